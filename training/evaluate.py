"""Score pipelines from raw text: `python -m training.evaluate fr FOLDER --data FOLDER` prints a table in Markdown.

Scores are those of the CoNLL 2018 shared task on words of the text ("du" is one word, relation subtypes are ignored):
tokens and sentences are predicted, and a word counts when its characters are the same.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from sayso.parsing.weights import load_pipeline
from training import names, treebanks
from training.train import data_folder

__all__ = ["Scores", "score_names", "score_parses"]

PARSER_TESTS = {
    "fr": {"Sequoia": "fr_sequoia-ud-test", "GSD": "fr_gsd-ud-test", "PUD-B": "fr_pud-ud-test"},
    "en": {"EWT": "en_ewt-ud-test", "GUM (free)": "en_gum_free-test", "PUD-B": "en_pud-ud-test"},
}
_SPACES = str.maketrans("", "", " \u00a0\u202f")


@dataclass(frozen=True, slots=True)
class _Unit:
    """A word on the line of characters that are not spaces; `head` is another unit's index."""

    span: tuple[int, int]
    lemma: str
    upos: str
    head: int
    relation: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Scores:
    """F1 in per cent, from raw text."""

    tokens: float
    upos: float
    lemma: float
    uas: float
    las: float
    sentences: float


def _gold(sentences: Iterable[treebanks.Sentence]) -> list[_Unit]:
    units: list[_Unit] = []
    position = 0
    for sentence in sentences:
        first = len(units)
        for word in sentence.words:
            size = len(word.form.translate(_SPACES))
            span = (position, position + size)
            units.append(_Unit(span, word.lemma, word.upos, first + word.head, word.relation, first))
            position += size
    return units


def _predicted(docs: Iterable[Doc]) -> list[_Unit]:
    units: list[_Unit] = []
    position = 0
    for doc in docs:
        words = [token for token in doc if not token.is_space]
        place = {token.i: len(units) + k for k, token in enumerate(words)}
        sentence = len(units)
        last_start = -1
        for token in words:
            if token.sent.start != last_start:
                last_start, sentence = token.sent.start, place[token.i]
            size = len(token.text.translate(_SPACES))
            head = place.get(token.head.i, place[token.i])
            units.append(_Unit((position, position + size), token.lemma_, token.pos_, head, token.dep_, sentence))
            position += size
    return units


def _f1(right: int, predicted: int, gold: int) -> float:
    return round(200 * right / (predicted + gold), 1) if right else 0.0


def _plain(relation: str) -> str:
    return relation.lower().split(":")[0]


def _sentence_spans(units: Sequence[_Unit]) -> set[tuple[int, int]]:
    bounds: dict[int, tuple[int, int]] = {}
    for unit in units:
        start, _ = bounds.get(unit.sentence, unit.span)
        bounds[unit.sentence] = (start, unit.span[1])
    return set(bounds.values())


def _compare(gold: Sequence[_Unit], system: Sequence[_Unit]) -> Scores:
    index = {unit.span: i for i, unit in enumerate(system)}
    pairs = {i: index[unit.span] for i, unit in enumerate(gold) if unit.span in index}
    upos = lemma = uas = las = 0
    for i, j in pairs.items():
        ours, theirs = gold[i], system[j]
        upos += ours.upos == theirs.upos
        lemma += ours.lemma.lower() == theirs.lemma.lower()
        if ours.head == i or theirs.head == j:
            attached = ours.head == i and theirs.head == j
        else:
            attached = pairs.get(ours.head) == theirs.head
        uas += attached
        las += attached and _plain(ours.relation) == _plain(theirs.relation)
    sizes = len(system), len(gold)
    found, wanted = _sentence_spans(system), _sentence_spans(gold)
    return Scores(
        _f1(len(pairs), *sizes),
        _f1(upos, *sizes),
        _f1(lemma, *sizes),
        _f1(uas, *sizes),
        _f1(las, *sizes),
        _f1(len(found & wanted), len(found), len(wanted)),
    )


def _paragraphs(sentences: Sequence[treebanks.Sentence], size: int = 10) -> list[str]:
    return [_joined(sentences[i : i + size]) for i in range(0, len(sentences), size)]


def _joined(sentences: Iterable[treebanks.Sentence]) -> str:
    return "".join(word.form + (" " if word.space else "") for sentence in sentences for word in sentence.words).strip()


def score_parses(nlp: Language, sentences: Sequence[treebanks.Sentence]) -> Scores:
    """Parse the sentences as paragraphs of ten and compare."""
    return _compare(_gold(sentences), _predicted(nlp.pipe(_paragraphs(sentences), batch_size=64)))


def score_fragments(nlp: Language, sentences: Sequence[treebanks.Sentence]) -> tuple[Scores, int]:
    """Parse frames and quotations cut apart, each a segment whose edges are known, as at run time; and count them."""
    cut = treebanks.fragments(sentences, str(nlp.lang), random.Random(11))
    pieces = [piece for group in cut for piece in group]
    docs = []
    for piece in pieces:
        doc = nlp.make_doc(piece.text)
        for token in doc[1:]:
            token.is_sent_start = False
        docs.append(doc)
    return _compare(_gold(pieces), _predicted(nlp.pipe(docs, batch_size=64))), len(pieces)


def score_names(nlp: Language, gold: Iterable[names.Passage]) -> dict[str, float]:
    """F1 of names, exact spans: with types, for each type, and without types ("untyped")."""
    counts: dict[str, list[int]] = {}
    passages = list(gold)
    for passage, doc in zip(passages, nlp.pipe(passage.text for passage in passages), strict=True):
        wanted = {(start, end, label) for start, end, label in passage.names}
        found = {(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents}
        groups = {label: label for *_, label in wanted | found} | {"all": "", "untyped": ""}
        for group in groups:
            left, right = wanted, found
            if group == "untyped":
                left = {(start, end, "") for start, end, _ in wanted}
                right = {(start, end, "") for start, end, _ in found}
            elif group != "all":
                left = {name for name in wanted if name[2] == group}
                right = {name for name in found if name[2] == group}
            tally = counts.setdefault(group, [0, 0, 0])
            for k, number in enumerate((len(left & right), len(right), len(left))):
                tally[k] += number
    return {group: _f1(*tally) for group, tally in counts.items()}


def parser_tests(data: Path, lang: str) -> dict[str, list[treebanks.Sentence]]:
    """Load the held-out parts of the treebanks."""
    tests = {name: treebanks.load(data / "ud" / f"{file}.conllu.gz", lang) for name, file in PARSER_TESTS[lang].items()}
    _, tests["PUD-B"] = treebanks.split_by_document(tests["PUD-B"])
    return tests


def _speed(nlp: Language, texts: Sequence[str]) -> float:
    started = time.process_time()
    words = sum(len(doc.text.split()) for doc in nlp.pipe(texts, batch_size=64))
    return words / (time.process_time() - started)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables of one language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lang", choices=["fr", "en"])
    parser.add_argument("model", type=Path, help="a folder saved by save_pipeline, or a trained spaCy pipeline")
    parser.add_argument("--data", help="folder with ud/, ner/ and gold/ (else $SAYSO_SHARED/data)")
    options = parser.parse_args(arguments)
    data = data_folder(options.data)
    started = time.perf_counter()
    nlp = load_pipeline(options.model)
    loaded = time.perf_counter() - started
    tests = parser_tests(data, options.lang)
    if nlp.has_pipe("parser"):
        print("| test | tokens | UPOS | lemma | UAS | LAS | sentences |\n|---|---|---|---|---|---|---|")
        with nlp.select_pipes(disable=["ner"] if nlp.has_pipe("ner") else []):
            for name, sentences in tests.items():
                scores = score_parses(nlp, sentences)
                cells = (scores.tokens, scores.upos, scores.lemma, scores.uas, scores.las, scores.sentences)
                print(f"| {name} | " + " | ".join(f"{cell:.1f}" for cell in cells) + " |", flush=True)
            everything = [sentence for sentences in tests.values() for sentence in sentences]
            scores, count = score_fragments(nlp, everything)
            cells = (scores.tokens, scores.upos, scores.lemma, scores.uas, scores.las, scores.sentences)
            print(f"| {count} frames and quotations | " + " | ".join(f"{cell:.1f}" for cell in cells) + " |")
    if nlp.has_pipe("ner"):
        print("\n| test | F1 | PER | LOC | ORG | without types |\n|---|---|---|---|---|---|")
        with nlp.select_pipes(enable=["ner"]):
            for name, passages in names.tests(data, options.lang).items():
                f1 = score_names(nlp, passages)
                cells_ = (f1.get(key, 0.0) for key in ("all", "PER", "LOC", "ORG", "untyped"))
                print(f"| {name} | " + " | ".join(f"{cell:.1f}" for cell in cells_) + " |", flush=True)
    texts = _paragraphs(tests["PUD-B"])
    print(f"\nloaded in {loaded:.2f} s; {_speed(nlp, texts * 3):,.0f} words a second of one core")


if __name__ == "__main__":
    main()
