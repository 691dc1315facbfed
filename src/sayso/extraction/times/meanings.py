"""What a time expression means before anybody knows the day, and the context that it resolves against.

Meanings are small trees: "the first Monday of next month" is an `Nth` of a `Cycle`. Each says its `kind`, the class
that the rules of the packs know it by, and resolves to a `Stretch`, or to None where the day it stands on is not known.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Protocol

from sayso.extraction.times.calendar import GRAINS, Stretch, floor, step

__all__ = ["DAY", "Context", "Meaning", "chosen", "day_or_none", "nth_weekday", "unit_from"]

DAY = datetime.timedelta(days=1)


@dataclass(slots=True)
class Context:
    """What an expression resolves against.

    Attributes:
        now: the moment of publication, None where it is not known.
        lean: -1 where tense and words point to the past, 1 to the future, 0 where nothing tells.
        mentioned: what was resolved before in the text, latest first.
        used: after resolving, the ISO date that the reading stands on; None when it stands on itself.
    """

    now: datetime.datetime | None
    lean: int = 0
    mentioned: tuple[Stretch, ...] = ()
    used: str | None = None

    def today(self) -> datetime.datetime | None:
        """Return the moment of publication, and note that it was used."""
        if self.now is not None and self.used is None:
            self.used = self.now.date().isoformat()
        return self.now

    def last(self, unit: str) -> Stretch | None:
        """Return what "the day before" counts from: the last day (month, year …) mentioned, else the publication."""
        wanted = GRAINS.index(unit) if unit in GRAINS else GRAINS.index("day")
        for stretch in self.mentioned:
            if stretch.start is not None and not stretch.floating and GRAINS.index(stretch.grain) <= wanted:
                self.used = stretch.start.date().isoformat()
                return stretch
        today = self.today()
        return None if today is None else Stretch(today, None, "minute")


class Meaning(Protocol):
    """What a rule makes of words."""

    @property
    def kind(self) -> str:
        """Return the class that rules know it by."""
        ...

    def resolve(self, context: Context) -> Stretch | None:
        """Return the stretch of time, or None where it has none or the day is not known."""
        ...


def unit_from(start: datetime.datetime, unit: str) -> Stretch:
    """Return the whole unit that begins at a moment."""
    if unit == "weekend":
        return Stretch(start, start + 2 * DAY, unit)
    return Stretch(start, step(start, unit, 1), unit)


def chosen(candidates: list[datetime.datetime], now: datetime.datetime, lean: int) -> datetime.datetime | None:
    """Return the candidate that the lean asks for; the nearest where nothing tells, the earlier one of two as near."""
    day = floor(now, "day")
    past, future = [c for c in candidates if c <= day], [c for c in candidates if c >= day]
    if lean < 0 and past:
        return max(past)
    if lean > 0 and future:
        return min(future)
    return min(candidates, key=lambda c: (abs((c - day).days), c), default=None)


def day_or_none(year: int, month: int, day: int) -> datetime.datetime | None:
    """Return the day, None when no calendar has it: 31 February."""
    try:
        return datetime.datetime(year, month, day)
    except ValueError:
        return None


def nth_weekday(within: Stretch, nth: int, weekday: int) -> datetime.datetime | None:
    """Return the nth such weekday of a stretch, counted from its end where nth is negative; None when it has none."""
    assert within.start is not None
    assert within.end is not None
    if nth < 0:
        last = within.end - DAY
        found = last - ((last.weekday() - weekday) % 7) * DAY + (nth + 1) * 7 * DAY
    else:
        found = within.start + ((weekday - within.start.weekday()) % 7) * DAY + (nth - 1) * 7 * DAY
    return found if within.start <= found < within.end else None
