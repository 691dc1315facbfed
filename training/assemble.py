"""Put the parser and the names of a language into one pack: `python -m training.assemble fr --parser F --names F`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.util import registry

import sayso.languages
from sayso.parsing.weights import save_pipeline
from training.train import LANGUAGES

PACKS = Path(next(iter(sayso.languages.__path__)))


def load_trained(folder: Path) -> Language:
    """Load a pipeline as spaCy's training loop left it."""
    for name, cls in LANGUAGES.items():
        registry.languages.register(name, func=cls)
    return spacy.load(folder)


def main(arguments: Sequence[str] | None = None) -> None:
    """Assemble one language from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lang", choices=sorted(LANGUAGES))
    parser.add_argument("--parser", type=Path, required=True, help="trained parser (its model-best or model-last)")
    parser.add_argument("--names", type=Path, help="trained model of names")
    parser.add_argument("--out", type=Path, help="folder to write (else the language's pack)")
    options = parser.parse_args(arguments)
    nlp = load_trained(options.parser)
    if options.names:
        nlp.add_pipe("ner", source=load_trained(options.names))
    nlp.meta.update(
        name="sayso",
        version="1.0.0",
        license="CC BY-SA 4.0",
        description="features, lemmas, dependencies and names, for agency copy",
        performance={},
    )
    out = options.out or PACKS / options.lang / "model"
    save_pipeline(nlp, out)
    size = sum(file.stat().st_size for file in out.rglob("*") if file.is_file())
    print(f"{out}: {', '.join(nlp.pipe_names)}; {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
