"""No invented quotation: what is called direct stands between quote marks, or after a dash of dialogue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso import demo
from sayso.extraction.statements import find_statements
from sayso.languages.pack import languages, load_pack
from sayso.parsing.parser import parse
from sayso.pipeline import find_raw
from sayso.reading import read_report
from sayso.records import RawReport, Report

OPENING, CLOSING = "«“„‹‘", "»”›’"
APOSTROPHE = re.compile(r"\w’\w")
DASH = re.compile(r"\s*[–—-]\s")


def reports() -> Iterator[Report]:
    for raw in find_raw([demo.dossier()]):
        if isinstance(raw, RawReport):
            report = read_report(raw, languages=tuple(languages()))
            if isinstance(report, Report):
                yield report


def is_open(text: str, position: int) -> bool:
    """Return whether a mark stands open at a place of its paragraph, told without the product's own pairing."""
    start = text.rfind("\n\n", 0, position) + 1
    depth = straight = 0
    for character in APOSTROPHE.sub("", text[start:position]):
        depth = depth + 1 if character in OPENING else max(0, depth - 1) if character in CLOSING else depth
        straight += character == '"'
    return depth > 0 or straight % 2 == 1 or DASH.match(text, start) is not None


def test_the_check_can_fail() -> None:
    """Words outside of marks are not taken for quoted ones."""
    text = "« Le pont tient », dit la maire. Rien de plus."
    assert is_open(text, text.index("Le pont"))
    assert not is_open(text, text.index("Rien"))


@pytest.mark.parametrize("report", list(reports()), ids=lambda report: Path(report.key).name)
def test_direct_words_are_quoted_words(report: Report) -> None:
    """Each piece of a direct statement begins where a quote mark is open, and so does its last word."""
    pack = load_pack(report.language)
    for statement in find_statements(parse(report, pack), pack):
        if statement.form != "direct":
            continue
        for anchor in statement.content:
            first, last = anchor.span.start, anchor.span.end - 1
            while first < last and not report.text[first].isalnum():
                first += 1
            while last > first and not report.text[last].isalnum():
                last -= 1
            assert is_open(report.text, first), anchor.exact
            assert is_open(report.text, last), anchor.exact
