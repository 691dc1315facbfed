"""Every cue of the packs proves itself: its example is found, with content, source and cue by words, and its act."""

import tomllib
from pathlib import Path

import pytest

from cases.marked import Case, check, read_case
from sayso.extraction.statements import find_statements
from sayso.languages.pack import Cue, Pack, load_pack
from sayso.parsing.parser import parse

LANGUAGES = ("fr", "en")
# Examples that are not found yet, by id, with the reason; each fails here as soon as it is found.
GAPS: dict[str, str] = tomllib.loads(Path(__file__).with_name("pack_gaps.toml").read_text(encoding="utf-8"))


def examples(pack: Pack) -> list[tuple[Cue, Case]]:
    """Return each example of each cue as a case: what is marked must be found, more may be."""
    return [
        (cue, read_case(f"{cue.id}/{number}", pack.language, {"text": text, "act": cue.act, "others": True}))
        for cue in pack.cues
        for number, text in enumerate(cue.examples, start=1)
    ]


def parameters() -> list[object]:
    return [
        pytest.param(
            cue,
            case,
            id=case.id,
            marks=[pytest.mark.xfail(reason=GAPS[case.id], strict=True)] if case.id in GAPS else [],
        )
        for language in LANGUAGES
        for cue, case in examples(load_pack(language))
    ]


@pytest.mark.parametrize(("cue", "case"), parameters())
def test_example(cue: Cue, case: Case) -> None:
    """The example of a cue is found, also where the cue is too weak to be read by default."""
    pack = load_pack(case.language)
    trouble = check(case, find_statements(parse(case.report(), pack), pack, weakest=0.0))
    assert not trouble, f"\n{cue.kind} {' '.join(cue.words)}: {trouble}"


def test_gaps_are_of_examples_that_exist() -> None:
    """A gap that names no example is out of date."""
    ids = {case.id for language in LANGUAGES for _, case in examples(load_pack(language))}
    assert set(GAPS) <= ids


@pytest.mark.parametrize("language", LANGUAGES)
def test_gaps_are_few(language: str) -> None:
    """At most one example in twelve is a known gap."""
    total = len(examples(load_pack(language)))
    assert sum(name.startswith(f"{language}.") for name in GAPS) <= total / 12
