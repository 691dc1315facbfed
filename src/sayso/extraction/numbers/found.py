"""What the grammar of numbers finds: a number with its bounds, and a numeral that it passed over."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sayso.records.figures import FigureKind

__all__ = ["Number", "Passed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number expression, in code points of its text.

    Attributes:
        start, end: the expression with its bounds, hedges and unit: "au moins 13", "2,5 milliards d'euros".
        first, last: the number words alone: "13", "2,5 milliards"; of a range, of both its ends.
        kind: as of a figure; `value`, `low` and `high` are set as the kind asks.
        unit: the name of its measure or money, None where it counts things.
        measure: what its unit measures ("money", "length", "time", "share").
        form: number, share, vague, ordinal, none ("aucun mort"), pair or one (a bare "un" or "one").
        rule: id of the pack entry that it was read by.
    """

    start: int
    end: int
    first: int
    last: int
    kind: FigureKind
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    approx: bool = False
    unit: str | None = None
    measure: str | None = None
    form: str = "number"
    rule: str = "digits"


@dataclass(frozen=True, slots=True)
class Passed:
    """A numeral that is no number of its own, and why: "date", "clock", "name", "code"."""

    start: int
    end: int
    reason: str
