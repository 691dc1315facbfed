"""Every word of numbers in the packs proves itself: its example is read as the entry says."""

import re
from collections.abc import Iterator

import pytest

from sayso.extraction.numbers import Number, read_numbers
from sayso.languages.pack import Pack, load_pack
from sayso.languages.quantities import Bound, Unit

BRACKET = re.compile(r"\[([^\[\]]+)\]\{\w+\}")


def examples(language: str, *tables: str) -> Iterator[object]:
    """Yield the examples of tables: entry, text without brackets, where the brackets began and ended."""
    quantities = load_pack(language).quantities
    for table in tables:
        for entry in getattr(quantities, table):
            for number, example in enumerate(entry.examples, start=1):
                match = BRACKET.search(example)
                assert match, entry.id
                text = BRACKET.sub(r"\1", example)
                span = (match.start(), match.start() + len(match[1]))
                yield pytest.param(load_pack(language), entry, text, *span, id=f"{entry.id}/{number}")


def both(*tables: str) -> list[object]:
    return [example for language in ("fr", "en") for example in examples(language, *tables)]


def touching(pack: Pack, text: str, start: int, end: int) -> list[Number]:
    """Return the numbers that share a character with a stretch of a text."""
    return [one for one in read_numbers(text, pack)[0] if one.start < end and start < one.end]


@pytest.mark.parametrize(
    ("pack", "entry", "text", "start", "end"), both("numbers", "suffixes", "ranges", "vague", "absences")
)
def test_words_of_numbers(pack: Pack, entry: object, text: str, start: int, end: int) -> None:
    """A number word, suffix, range, vague word or word of absence is part of a number."""
    assert touching(pack, text, start, end), text


@pytest.mark.parametrize(("pack", "entry", "text", "start", "end"), both("bounds"))
def test_bounds(pack: Pack, entry: Bound, text: str, start: int, end: int) -> None:
    """A bound gives the number its kind, or its hedge."""
    assert [one.kind for one in read_numbers(text, pack)[0]] == [entry.kind]


@pytest.mark.parametrize(("pack", "entry", "text", "start", "end"), both("units"))
def test_units(pack: Pack, entry: Unit, text: str, start: int, end: int) -> None:
    """A unit gives the number its name in the records, and what it measures."""
    (number,) = touching(pack, text, start, end)
    assert (number.unit, number.measure) == (entry.unit, entry.kind)


@pytest.mark.parametrize(("pack", "entry", "text", "start", "end"), both("idioms"))
def test_idioms(pack: Pack, entry: object, text: str, start: int, end: int) -> None:
    """An idiom is no number, though it has a number word."""
    assert not touching(pack, text, start, end)


@pytest.mark.parametrize(("pack", "entry", "text", "start", "end"), both("labels", "clocks"))
def test_labels_and_clocks(pack: Pack, entry: object, text: str, start: int, end: int) -> None:
    """Digits beside a label or a word of the clock are passed over, with a reason."""
    numbers, passed = read_numbers(text, pack)
    assert not numbers
    assert passed


@pytest.mark.parametrize(("pack", "entry", "text", "start", "end"), both("bases"))
def test_bases(pack: Pack, entry: object, text: str, start: int, end: int) -> None:
    """The base of a rate is passed over, its number is not."""
    numbers, passed = read_numbers(text, pack)
    assert len(numbers) == 1
    assert [one.reason for one in passed] == ["base"]


@pytest.mark.parametrize(("pack", "entry", "text", "start", "end"), both("changes"))
def test_changes(pack: Pack, entry: object, text: str, start: int, end: int) -> None:
    """After a word of change two numbers are before and after, and no range."""
    numbers = read_numbers(text, pack)[0]
    assert [one.kind for one in numbers] == ["exact", "exact"]
