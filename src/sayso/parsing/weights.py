"""Keep trained pipelines small on disk: weights are stored with half precision and cast back when loaded.

The folder is self-contained: configuration, labels, weights, and the word endings the lemmatizer exchanges. The words
met in training are not kept, since nothing looks them up.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import load_config
from thinc.api import Model

from sayso.parsing.tokenizer import English, French

__all__ = ["forbid_sentence_edges", "load_pipeline", "save_pipeline"]

_LANGUAGES: dict[str, type[Language]] = {"fr": French, "en": English}
_STORED, _WORKING = "float16", "float32"
_LEFT_OUT = ["vocab", "tokenizer"]
_ENDINGS = "endings.json"


_EDGES = "sentence_edges"
_ENDING = frozenset((*".!?…:;\"»”'’)]•*>", "...", "?!", "!?", "!!"))
_DASHES = frozenset("-–—")
_NEVER_FIRST = frozenset((*",;:.!?…)]»”%", "..."))


def forbid_sentence_edges(doc: Doc) -> Doc:
    """Forbid the sentence starts that no writer makes, where nothing was decided beforehand.

    No sentence begins with a comma or a closing mark, after a comma, or with a lower-case letter or a dash in the
    middle of another ("the company – it employs 300 – said"). The parser, which has met frames of quotations on their
    own (", said the mayor."), would otherwise see too many.
    """
    previous = ""
    for token in doc:
        text = token.text
        if previous and not previous.isspace() and token.is_sent_start is None:
            broken_off = (text[:1].islower() or text in _DASHES) and previous not in _ENDING
            if text in _NEVER_FIRST or previous == "," or broken_off:
                token.is_sent_start = False
        previous = text
    return doc


Language.component(_EDGES, func=forbid_sentence_edges)


def _nodes(nlp: Language) -> Iterator[Model[Any, Any]]:
    seen: set[int] = set()
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if isinstance(model, Model):
            for node in model.walk():
                if node.id not in seen:
                    seen.add(node.id)
                    yield node


def _cast(nlp: Language, precision: str) -> None:
    for node in _nodes(nlp):
        for name in node.param_names:
            if node.has_param(name):
                node.set_param(name, np.asarray(node.get_param(name), dtype=precision))  # type: ignore[arg-type]


def _endings(nlp: Language) -> list[str]:
    """List the strings that the lemmatizer's edit trees know by their hash alone."""
    found: set[str] = set()
    for name, component in nlp.pipeline:
        if name == "trainable_lemmatizer":
            trees = component.trees  # type: ignore[attr-defined]
            nodes = [trees[i] for i in range(len(trees))]
            found.update(nlp.vocab.strings[node[key]] for node in nodes for key in ("orig", "subst") if key in node)
    return sorted(found)


def save_pipeline(nlp: Language, folder: Path) -> None:
    """Write a pipeline to a folder, replacing what is there in one step; the pipeline itself is left as it was."""
    if nlp.has_pipe(_EDGES):  # it comes with loading, not with the weights
        nlp.remove_pipe(_EDGES)
        try:
            save_pipeline(nlp, folder)
        finally:
            nlp.add_pipe(_EDGES, first=True)
        return
    beside = folder.with_name(folder.name + ".new")
    shutil.rmtree(beside, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    kept = {
        (node.id, name): node.get_param(name)
        for node in _nodes(nlp)
        for name in node.param_names
        if node.has_param(name)
    }
    _cast(nlp, _STORED)
    try:
        nlp.to_disk(beside, exclude=_LEFT_OUT)
        (beside / _ENDINGS).write_text(json.dumps(_endings(nlp), ensure_ascii=False), encoding="utf8")
    finally:
        for node in _nodes(nlp):
            for name in node.param_names:
                if (node.id, name) in kept:
                    node.set_param(name, kept[node.id, name])
    if folder.exists():
        for note in folder.glob("*.md"):  # the licences stay with the weights
            shutil.copy2(note, beside / note.name)
        before = folder.with_name(folder.name + ".old")
        shutil.rmtree(before, ignore_errors=True)
        folder.rename(before)
        beside.rename(folder)
        shutil.rmtree(before)
    else:
        beside.rename(folder)


def load_pipeline(folder: Path) -> Language:
    """Load a pipeline saved by `save_pipeline`, ready to parse.

    Its documents carry `pos_` (universal), `morph`, `lemma_`, `dep_` (Universal Dependencies, the root's is "ROOT") and
    `ents`. Sentence starts set on a document before it goes through the pipeline are kept: True begins a sentence,
    False never does, None lets the parser decide (after `forbid_sentence_edges`).
    """
    config = load_config(folder / "config.cfg")
    language = _LANGUAGES[config["nlp"]["lang"]]
    nlp = language.from_config(config, auto_fill=False, validate=False)
    for ending in json.loads((folder / _ENDINGS).read_text(encoding="utf8")):
        nlp.vocab.strings.add(ending)
    nlp.from_disk(folder, exclude=_LEFT_OUT)
    _cast(nlp, _WORKING)
    if nlp.has_pipe("parser"):
        nlp.add_pipe(_EDGES, first=True)
    return nlp
