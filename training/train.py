"""Train one model of one language: `python -m training.train parser fr --data FOLDER --out FOLDER`.

FOLDER of the data holds `ud/`, `ner/` and `gold/`; without `--data`, `$SAYSO_SHARED/data` is taken. The result is an
ordinary spaCy pipeline; `python -m training.assemble` puts the two models of a language into its pack.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from spacy.language import Language
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as run_loop
from spacy.util import load_config, registry

from sayso.parsing.tokenizer import English, French
from training import names, treebanks
from training.vocabulary import exchange_verbs

LANGUAGES: dict[str, type[Language]] = {"fr": French, "en": English}
HERE = Path(__file__).parent


def data_folder(given: str | None) -> Path:
    """Find the corpora: the folder given, else the environment's."""
    if given:
        return Path(given)
    if "SAYSO_SHARED" in os.environ:
        return Path(os.environ["SAYSO_SHARED"]) / "data"
    sys.exit("wanted: --data FOLDER, or SAYSO_SHARED in the environment, to find ud/, ner/ and gold/")


def _treebank(data: Path, lang: str, name: str) -> list[treebanks.Sentence]:
    return treebanks.load(data / "ud" / f"{name}.conllu.gz", lang)


def parser_corpora(data: Path, lang: str, work: Path, *, cue_verbs: bool) -> tuple[Path, Path]:
    """Write the training and development corpora of a parser; what is held out never enters."""
    nlp = LANGUAGES[lang]()
    train, dev = work / f"{lang}_parser_train.spacy", work / f"{lang}_parser_dev.spacy"
    pud, _ = treebanks.split_by_document(_treebank(data, lang, f"{lang}_pud-ud-test"))
    if lang == "fr":
        sentences = [*_treebank(data, lang, "fr_sequoia-ud-train"), *_treebank(data, lang, "fr_gsd-ud-dev")]
        if (data / "ud" / "fr_gsd-ud-train.conllu.gz").exists():
            sentences += _treebank(data, lang, "fr_gsd-ud-train")
        sentences += _treebank(data, lang, "fr_fqb-ud-test")
        dev_sentences = _treebank(data, lang, "fr_sequoia-ud-dev")
    else:
        sentences = [*_treebank(data, lang, "en_ewt-ud-train"), *_treebank(data, lang, "en_gum_free-train")]
        dev_sentences = [
            *_treebank(data, lang, "en_ewt-ud-dev")[::2],
            *_treebank(data, lang, "en_gum_free-dev")[::2],
        ]
    copies = (4 if cue_verbs else 3) if lang == "fr" else 2
    exchange = exchange_verbs if cue_verbs else None
    count = treebanks.write_corpus(train, nlp, [*sentences, *pud], seed=5, copies=copies, exchange=exchange)
    held = treebanks.write_corpus(dev, nlp, dev_sentences, seed=6, with_fragments=False)
    print(f"{lang} parser: {len(sentences) + len(pud)} sentences in {count} documents, {held} to choose by", flush=True)
    return train, dev


def names_corpora(data: Path, lang: str, work: Path, *, bilingual: bool) -> tuple[Path, Path]:
    """Write the training and development corpora of a model of names."""
    nlp = LANGUAGES[lang]()
    suffix = "_bilingual" if bilingual else ""
    train, dev = work / f"{lang}_names{suffix}_train.spacy", work / f"{lang}_names_dev.spacy"
    passages = names.training(data, lang, bilingual=bilingual)
    pool = names.Pool(passages, names.training(data, "en" if lang == "fr" else "fr"))
    cases = 0.03 if lang == "en" else 0.01
    count = names.write_corpus(train, nlp, passages, seed=3, pool=pool, substituted=2, cases=cases)
    held = names.write_corpus(dev, nlp, names.development(data, lang), seed=4)
    print(f"{lang} names: {len(passages)} passages in {count} documents, {held} to choose by", flush=True)
    return train, dev


def train_model(config_path: Path, lang: str, train: Path, dev: Path, out: Path, overrides: dict[str, object]) -> None:
    """Run spaCy's training loop with one of the configurations of this folder."""
    for name, cls in LANGUAGES.items():
        registry.languages.register(name, func=cls)
    settings: dict[str, object] = {
        "paths.train": str(train),
        "paths.dev": str(dev),
        "nlp.lang": lang,
        "nlp.tokenizer.@tokenizers": f"sayso.{lang}.v1",
        **overrides,
    }
    raw = load_config(config_path, overrides=settings, interpolate=False)
    filled = LANGUAGES[lang].from_config(raw, auto_fill=True, validate=False).config.merge(raw)
    nlp = init_nlp(filled)
    out.mkdir(parents=True, exist_ok=True)
    run_loop(nlp, out, use_gpu=-1, stdout=sys.stdout, stderr=sys.stderr)


def _override(argument: str) -> tuple[str, object]:
    key, value = argument.split("=", 1)
    return key, json.loads(value)


def main(arguments: Sequence[str] | None = None) -> None:
    """Train one model from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", choices=["parser", "names"])
    parser.add_argument("lang", choices=sorted(LANGUAGES))
    parser.add_argument("--data", help="folder with ud/, ner/ and gold/ (else $SAYSO_SHARED/data)")
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="where corpora are written")
    parser.add_argument("--out", type=Path, required=True, help="where the trained pipeline goes")
    parser.add_argument("--cue-verbs", action="store_true", help="parser: put the pack's cue verbs into the treebanks")
    parser.add_argument("--bilingual", action="store_true", help="names: learn from both languages")
    parser.add_argument("--set", action="append", default=[], metavar="KEY=JSON", help="override a setting")
    options = parser.parse_args(arguments)
    data = data_folder(options.data)
    if options.model == "parser":
        train, dev = parser_corpora(data, options.lang, options.work, cue_verbs=options.cue_verbs)
    else:
        train, dev = names_corpora(data, options.lang, options.work, bilingual=options.bilingual)
    overrides = dict(_override(argument) for argument in options.set)
    train_model(HERE / f"{options.model}.cfg", options.lang, train, dev, options.out, overrides)


if __name__ == "__main__":
    main()
