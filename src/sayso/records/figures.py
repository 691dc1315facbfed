"""Figures and time expressions: numbers claimed in the text, the dates they speak of, and numerals left unread."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from sayso.errors import RecordError
from sayso.records.anchors import Anchor, Span

__all__ = ["Figure", "FigureKind", "TimeExpr", "Unread"]

FigureKind = Literal["exact", "about", "at_least", "at_most", "range", "vague_order", "ordinal"]

# Which of (value, low, high) a kind sets.
_SET_BY_KIND: dict[str, tuple[bool, bool, bool]] = {
    "exact": (True, False, False),
    "about": (True, False, False),
    "ordinal": (True, False, False),
    "at_least": (False, True, False),
    "at_most": (False, False, True),
    "range": (False, True, True),
    "vague_order": (False, True, True),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpr:
    """A date, clock time, period, duration or set; start and end are half-open ISO dates that show their precision."""

    id: str
    anchor: Anchor
    type: str
    start: str | None = None
    end: str | None = None
    grain: str | None = None
    duration: str | None = None
    every: str | None = None
    approx: bool = False
    bound: str | None = None
    anchored_to: str | None = None
    found_by: str

    def __post_init__(self) -> None:
        if self.type in ("duration", "set") and (self.start or self.end):
            raise RecordError(f"a {self.type} has no start and end, got {self.start!r} to {self.end!r}")

    def to_json(self) -> dict[str, Any]:
        """Return it as plain JSON; `from_json` makes it again."""
        return _plain(self)

    @classmethod
    def from_json(cls, fields: Mapping[str, Any]) -> TimeExpr:
        """Make it again from what `to_json` gave."""
        return cls(**{**fields, "anchor": _anchor(fields["anchor"])})


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number claimed in the text about the story, with its bounds, its claimant and its date."""

    id: str
    anchor: Anchor
    kind: FigureKind
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    approx: bool = False
    unit: str | None = None
    counted: str | None = None
    topic: str | None = None
    claimed_by: str = "article"
    as_of: str | None = None
    hearsay: bool = False
    within: str | None = None
    found_by: str

    def __post_init__(self) -> None:
        if self.kind not in _SET_BY_KIND:
            raise RecordError(f"the kind of a figure is one of {', '.join(_SET_BY_KIND)}, got {self.kind!r}")
        found = tuple(number is not None for number in (self.value, self.low, self.high))
        if found != _SET_BY_KIND[self.kind]:
            wanted = [
                name for name, needed in zip(("value", "low", "high"), _SET_BY_KIND[self.kind], strict=True) if needed
            ]
            raise RecordError(
                f"a figure of kind {self.kind} sets {' and '.join(wanted)} alone, "
                f"got value={self.value}, low={self.low}, high={self.high}"
            )
        if self.low is not None and self.high is not None and self.low > self.high:
            raise RecordError(f"a range runs from low to high, got {self.low} to {self.high}")

    @property
    def bounds(self) -> tuple[Decimal | None, Decimal | None]:
        """Return the least and the most that it may mean; None is open: "au moins 13" is (13, None)."""
        return (self.value, self.value) if self.value is not None else (self.low, self.high)

    def to_json(self) -> dict[str, Any]:
        """Return it as plain JSON, numbers as strings; `from_json` makes it again."""
        return _plain(self)

    @classmethod
    def from_json(cls, fields: Mapping[str, Any]) -> Figure:
        """Make it again from what `to_json` gave."""
        numbers = {name: Decimal(fields[name]) for name in ("value", "low", "high") if fields[name] is not None}
        return cls(**{**fields, **numbers, "anchor": _anchor(fields["anchor"])})


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A numeral that became no figure and no time, and why; `anchor` holds its words."""

    anchor: Anchor
    reason: str

    def to_json(self) -> dict[str, Any]:
        """Return it as plain JSON; `from_json` makes it again."""
        return _plain(self)

    @classmethod
    def from_json(cls, fields: Mapping[str, Any]) -> Unread:
        """Make it again from what `to_json` gave."""
        return cls(**{**fields, "anchor": _anchor(fields["anchor"])})


def _plain(record: TimeExpr | Figure | Unread) -> dict[str, Any]:
    fields = dataclasses.asdict(record)
    return {name: str(value) if isinstance(value, Decimal) else value for name, value in fields.items()}


def _anchor(fields: Mapping[str, Any]) -> Anchor:
    return Anchor(fields["report_id"], Span(**fields["span"]), fields["exact"])
