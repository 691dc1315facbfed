"""Drafts: a number on its way, with its bounds as places in the lexemes, and the number that it becomes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sayso.extraction.numbers.found import Number
from sayso.extraction.numbers.lexemes import Lexeme
from sayso.extraction.numbers.measures import Measure
from sayso.languages.quantities import Unit
from sayso.records.figures import FigureKind

__all__ = ["Draft", "number_of"]


@dataclass(slots=True)
class Draft:
    """A number on its way: one measure, or two that make a range, and what stands around them."""

    first: int
    last: int
    low: Measure
    high: Measure | None
    unit: Unit | None
    core: tuple[int, int]
    kind: FigureKind = "exact"
    approx: bool = False
    rule: str = "digits"


def number_of(lexemes: Sequence[Lexeme], draft: Draft) -> Number:
    """Return the number that a draft becomes."""
    value, low, high = _limits(draft)
    return Number(
        start=lexemes[draft.first].start,
        end=lexemes[draft.last - 1].end,
        first=lexemes[draft.core[0]].start,
        last=lexemes[draft.core[1] - 1].end,
        kind=draft.kind,
        value=value,
        low=low,
        high=high,
        approx=draft.approx,
        unit=draft.unit.unit if draft.unit else None,
        measure=draft.unit.kind if draft.unit else None,
        form=_form(lexemes, draft),
        rule=draft.rule,
    )


def _form(lexemes: Sequence[Lexeme], draft: Draft) -> str:
    cardinal = draft.low.cardinal
    alone = cardinal.form == "number" and cardinal.value == 1 and not cardinal.literal and draft.kind == "exact"
    if alone and cardinal.last - cardinal.first == 1 and draft.unit is None:
        return "one"
    return cardinal.form


def _limits(draft: Draft) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    cardinal = draft.low.cardinal
    if draft.kind == "range":
        assert draft.high is not None
        return None, draft.low.value, draft.high.value
    if draft.kind == "vague_order":
        return None, cardinal.low, cardinal.high
    if draft.kind == "at_least":
        return None, draft.low.value, None
    if draft.kind == "at_most":
        return None, None, cardinal.high if cardinal.form == "vague" else draft.low.value
    return draft.low.value, None, None
