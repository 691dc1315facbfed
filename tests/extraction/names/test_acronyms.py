"""Acronyms that a report explains itself are paired with their words."""

import pytest

from sayso.extraction.names.acronyms import find_acronyms, initials
from sayso.languages.pack import load_pack
from sayso.parsing.parser import parse
from sayso.records import Report


def pairs(text: str, language: str) -> list[tuple[str, str]]:
    parsed = parse(Report.make(key="a", text=text, language=language), load_pack(language))

    def words(first: int, last: int) -> str:
        return text[parsed.tokens[first].start : parsed.tokens[last - 1].end]

    return [(words(*pair.short), words(*pair.full)) for pair in find_acronyms(parsed)]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "The Valdria Rescue Service (VRS) opened a hotline.", ("VRS", "Valdria Rescue Service")),
        (
            "en",
            "Write to the Rivers, Coasts & Harbours Office (RCHO).",
            ("RCHO", "Rivers, Coasts & Harbours Office"),
        ),
        ("fr", "L'Agence du fleuve et des lacs (AFL) a publié son relevé.", ("AFL", "Agence du fleuve et des lacs")),
        ("fr", "L'OEV (Observatoire de l'eau du Val) est saisi.", ("OEV", "Observatoire de l'eau du Val")),
    ],
)
def test_a_full_form_beside_its_letters_is_found(language: str, text: str, found: tuple[str, str]) -> None:
    """The letters of the short form spell the words before or inside the brackets, small words left out or not."""
    assert pairs(text, language) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "The road to Korva (A7) is shut.",
        "Ada Pell (born 1961) left early.",
        "Crews found nothing (see below).",
    ],
)
def test_brackets_that_explain_nothing_are_left_alone(text: str) -> None:
    """A number, a remark or letters that the words before do not spell are no acronym."""
    assert pairs(text, "en") == []


def test_initials_are_the_capitals() -> None:
    """Small words give no letter."""
    assert initials(("Bureau", "des", "eaux", "du", "Val")) == "BV"
