"""Pairs: two numbers beside each other that make one, or tell one unit for both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sayso.extraction.numbers.cardinals import CardinalReader
from sayso.extraction.numbers.drafts import Draft, number_of
from sayso.extraction.numbers.found import Number

__all__ = ["join"]


def join(reader: CardinalReader, drafts: Iterable[Draft]) -> Iterator[Number]:
    """Yield numbers; two bounds beside each other make a range: "plus de 10 et moins de 20"."""
    waiting: Draft | None = None
    for draft in drafts:
        if waiting is not None:
            if _again(reader, waiting, draft):
                waiting.last, waiting.core = draft.last, (waiting.core[0], draft.core[1])
                continue
            _share_unit(reader, waiting, draft)
            both = _both(reader, waiting, draft)
            if both is not None:
                yield both
                waiting = None
                continue
            yield number_of(reader.lexemes, waiting)
        waiting = draft
    if waiting is not None:
        yield number_of(reader.lexemes, waiting)


def _share_unit(reader: CardinalReader, left: Draft, right: Draft) -> None:
    """Give a number the share that is told once for two: "36 et 31 % des voix"."""
    alone = left.unit is None and left.low.cardinal.form == "number" and right.first - left.last == 1
    if alone and right.unit is not None and right.unit.kind in ("share", "time") and _joins(reader, left.last):
        left.unit = right.unit


def _joins(reader: CardinalReader, place: int) -> bool:
    """Return whether a word stands at a place that joins two shares: "36 et 31 %", "54 to 46 percent"."""
    return reader.is_mark("and", place) or reader.grammar.ranges.find(reader.lexemes, place) is not None


def _again(reader: CardinalReader, left: Draft, right: Draft) -> bool:
    """Return whether a vague number is only said twice: "thousands upon thousands", "des dizaines et des dizaines"."""
    if left.kind != "vague_order" or right.kind != "vague_order" or left.low.cardinal.low != right.low.cardinal.low:
        return False
    between = reader.lexemes[left.last : right.first]
    return len(between) == 1 and reader.grammar.has("again", between[0])


def _both(reader: CardinalReader, left: Draft, right: Draft) -> Number | None:
    if {left.kind, right.kind} != {"at_least", "at_most"}:
        return None
    between = reader.lexemes[left.last : right.first]
    words = [lexeme for lexeme in between if lexeme.raw != ","]
    if len(words) > 1 or any(lexeme.low not in reader.grammar.marks["join"] for lexeme in words):
        return None
    low, high = (left, right) if left.kind == "at_least" else (right, left)
    if low.low.value >= high.low.value or not between:
        return None
    number = number_of(reader.lexemes, low)
    return replace(
        number,
        start=reader.lexemes[left.first].start,
        end=reader.lexemes[right.last - 1].end,
        first=reader.lexemes[left.core[0]].start,
        last=reader.lexemes[right.core[1] - 1].end,
        kind="range",
        low=low.low.value,
        high=high.low.value,
        unit=number.unit or (high.unit.unit if high.unit else None),
    )
