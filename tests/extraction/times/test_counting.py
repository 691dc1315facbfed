"""Numbers in words are read as far as times need them, and no further than they go."""

import pytest

from sayso.extraction.times.counting import read_count
from sayso.languages.pack import load_pack

READ = [
    ("fr", "vingt et un", 21), ("fr", "soixante et onze", 71), ("fr", "quatre - vingt - dix - sept", 97),
    ("fr", "deux mille vingt", 2020), ("fr", "trois cent douze", 312), ("fr", "dix - huit", 18),
    ("fr", "mille neuf cent", 1900),
    ("en", "twenty - one", 21), ("en", "two thousand and six", 2006), ("en", "nineteen seventy - eight", 1978),
    ("en", "three hundred and twelve", 312), ("en", "twenty twenty", 2020), ("en", "fifteen", 15),
]  # fmt: skip


def count(language: str, words: str) -> tuple[int, int] | None:
    joiners = frozenset({"et", "and"})
    return read_count(words.split(), 0, load_pack(language).numbers, joiners)


@pytest.mark.parametrize(("language", "words", "value"), READ)
def test_a_number_in_words(language: str, words: str, value: int) -> None:
    """The whole number is read."""
    assert count(language, words) == (value, len(words.split()))


@pytest.mark.parametrize(
    ("language", "words", "found"),
    [
        ("fr", "deux et trois", (2, 1)), ("fr", "vingt et trois", (20, 1)), ("fr", "sept huit", (7, 1)),
        ("en", "five and twenty", (5, 1)), ("en", "eight forty", (8, 1)), ("en", "ten and out", (10, 1)),
    ],
)  # fmt: skip
def test_two_numbers_are_not_one(language: str, words: str, found: tuple[int, int]) -> None:
    """What no number says in one is left for the next."""
    assert count(language, words) == found


@pytest.mark.parametrize(("language", "words"), [("fr", "pont"), ("en", "bridge"), ("fr", "- deux"), ("en", "and two")])
def test_no_number(language: str, words: str) -> None:
    """Where no number begins there is none."""
    assert count(language, words) is None
