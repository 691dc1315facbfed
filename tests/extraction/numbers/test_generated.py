"""Numbers written from the grammar's own inverse are read back exactly, in both languages."""

import pytest

from extraction.numbers.written import Phrase, in_digits, in_english, in_french, phrases
from sayso.extraction.numbers import find_numbers
from sayso.languages.pack import load_pack

SPELLED = [*range(2, 2000), *range(2000, 1_000_000, 997), *range(1_000_000, 3_000_000_000, 7_654_321)]


@pytest.mark.parametrize(("language", "spell"), [("fr", in_french), ("en", in_english)])
def test_numbers_in_words(language: str, spell: object) -> None:
    """Every whole number in words has its value, and the span of all its words."""
    pack = load_pack(language)
    assert callable(spell)
    for n in SPELLED:
        words = str(spell(n))
        found = find_numbers(f"({words})", pack)
        assert [(one.value, one.start, one.end) for one in found] == [(n, 1, 1 + len(words))], words


@pytest.mark.parametrize(
    ("language", "mark"), [("fr", " "), ("fr", "\u00a0"), ("fr", "\u202f"), ("fr", "."), ("en", ","), ("en", " ")]
)
def test_numbers_in_digits(language: str, mark: str) -> None:
    """Digits are read with every mark between their groups."""
    pack = load_pack(language)
    for n in SPELLED[998::7]:
        digits = in_digits(n, mark)
        found = find_numbers(f"({digits})", pack)
        assert [(one.value, one.start, one.end) for one in found] == [(n, 1, 1 + len(digits))], digits


def read(phrase: Phrase, language: str) -> list[Phrase]:
    """Return what is read in a phrase, as phrases."""

    def plain(value: object) -> float | None:
        return None if value is None else float(str(value))

    return [
        Phrase(phrase.text, one.kind, plain(one.value), plain(one.low), plain(one.high), one.unit)
        for one in find_numbers(phrase.text, load_pack(language))
    ]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_phrases_with_bounds_ranges_and_units(language: str) -> None:
    """Bounds, hedges, ranges and units around a number give its kind, its ends and its unit, and nothing besides."""
    for phrase in phrases(language, 3000):
        assert read(phrase, language) == [phrase], phrase.text
