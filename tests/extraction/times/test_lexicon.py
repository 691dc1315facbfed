"""Text becomes pieces with the senses of the grammar: words, figures, and dates that are written in figures."""

from typing import Any

import pytest

from sayso.extraction.times.grammar import grammar_of
from sayso.extraction.times.lexicon import number_senses, words_of
from sayso.languages.pack import load_pack


def senses(text: str, language: str = "fr") -> list[tuple[str, set[str]]]:
    found = grammar_of(load_pack(language)).lexicon.pieces(text)
    return [(text[piece.start : piece.end], {name for name in piece.senses if name[0] != "="}) for piece in found]


def value(text: str, sense: str, language: str = "fr") -> Any:
    (piece,) = grammar_of(load_pack(language)).lexicon.pieces(text)
    return piece.senses[sense]


@pytest.mark.parametrize(
    ("text", "language", "sense"),
    [
        ("2026-03-14", "fr", "date"), ("14/03/2026", "fr", "date"), ("2026-03-14T18:30", "en", "moment"),
        ("3/2026", "en", "month"), ("14h30", "fr", "clock"), ("10:15", "en", "clock"), ("1990s", "en", "decade"),
        ("’82", "en", "quotedyear"), ("XIXe", "fr", "nth"), ("21st", "en", "nth"), ("31/10", "fr", "slashsure"),
    ],
)  # fmt: skip
def test_figures_have_their_senses(text: str, language: str, sense: str) -> None:
    """Dates, months, clock times, decades and ordinals in figures are known at sight."""
    ((words, found),) = senses(text, language)
    assert (words, sense in found) == (text, True)


@pytest.mark.parametrize("text", ["24/7", "25:61", "2026-99-99", "99/99/2026", "1.2.3.4.5"])
def test_figures_that_are_no_date(text: str) -> None:
    """An idiom, an impossible date and a version number are none."""
    assert not any({"date", "month", "clock", "slashday", "moment"} & found for _, found in senses(text))


def test_the_order_of_day_and_month_is_the_language_s() -> None:
    """3/4/2026 is in April in French, in March in English; what only one order allows is read in that one."""
    assert (value("3/4/2026", "date").month, value("3/4/2026", "date", "en").month) == (4, 3)
    assert value("14/3/2026", "date", "en").month == value("3/14/2026", "date").month == 3


def test_words_of_several_parts_are_one_piece() -> None:
    """The longest entry of the lexicon wins: "après-midi" is no "après"."""
    assert senses("l'après-midi") == [("l'", set()), ("après-midi", {"partname"})]


@pytest.mark.parametrize(
    ("value", "digits", "has", "lacks"),
    [
        (7, 1, "n12", "yy"),
        (30, 2, "n31", "n24"),
        (1994, 4, "yyyy", "n31"),
        (800, 3, "hhmm", "yyyy"),
        (2.5, None, "n", "n12"),
    ],
)
def test_numbers_by_their_size(value: float, digits: int | None, has: str, lacks: str) -> None:
    """A number can be what its size and its figures allow."""
    found = number_senses(value, digits)
    assert has in found
    assert lacks not in found


def test_an_english_genitive_is_no_part_of_its_word() -> None:
    """ "Year's" is a year and an s; "d'ici" is two words."""
    assert words_of("last year’s") == ("last", "year", "'", "s")
    assert words_of("d’ici") == ("d'", "ici")
