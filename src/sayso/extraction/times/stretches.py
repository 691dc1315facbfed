"""Lengths of time, distances, and stretches between points."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from sayso.extraction.times.calendar import GRAINS, Length, Stretch, add, floor, step
from sayso.extraction.times.clocks import Clock
from sayso.extraction.times.days import Date, Now
from sayso.extraction.times.meanings import DAY, Context, Meaning, unit_from

__all__ = ["Edge", "Every", "Lasting", "Opened", "Rest", "Rolling", "Shift", "Span"]


@dataclass(frozen=True, slots=True)
class Edge:
    """The beginning, middle or end of a stretch: its thirds, or half-lives that custom gives ("fin août")."""

    edge: str
    of: Meaning
    kind: str = "period"

    def resolve(self, context: Context) -> Stretch | None:
        """Return that part of the stretch."""
        of = self.of.resolve(context)
        if of is None or of.start is None or of.end is None or of.floating:
            return None
        if isinstance(self.of, Rolling):
            return None
        start, end = self._bounds(of.start, of.end, of.grain)
        return Stretch(start, end, of.grain)

    def _bounds(
        self, start: datetime.datetime, end: datetime.datetime, grain: str
    ) -> tuple[datetime.datetime, datetime.datetime]:
        if grain == "day" and end - start == DAY:
            hours = {"start": (6, 10), "middle": (10, 15), "end": (17, 24)}[self.edge]
            return start + datetime.timedelta(hours=hours[0]), start + datetime.timedelta(hours=hours[1])
        if grain == "month" and start.day == 1:
            first, last = start.replace(day=11), start.replace(day=21)
        elif grain == "year":
            first, last = start.replace(month=5), start.replace(month=9)
        elif grain in ("decade", "century"):
            years = 10 if grain == "decade" else 100
            first, last = step(start, "year", years * 3 // 10), step(start, "year", years * 7 // 10)
        elif grain == "week":
            first, last = start + 3 * DAY, start + 4 * DAY
            return {"start": (start, first), "middle": (start + 2 * DAY, last), "end": (first, end)}[self.edge]
        else:
            third = (end - start) / 3
            first, last = floor(start + third, "day"), floor(start + 2 * third, "day")
        return {"start": (start, first), "middle": (first, last), "end": (last, end)}[self.edge]


@dataclass(frozen=True, slots=True)
class Rest:
    """What remains of a stretch after publication, or what is over of it: "later this year", "earlier today"."""

    of: Meaning
    sign: int
    whole: bool = False
    kind: str = "period"

    def resolve(self, context: Context) -> Stretch | None:
        """Return the side of the stretch before or after the moment of publication."""
        of = self.of.resolve(context)
        now = context.today()
        if of is None or now is None or of.start is None or of.end is None:
            return None
        middle = of.start + (of.end - of.start) / 2
        if of.grain == "year":
            middle = of.start.replace(month=7)
        elif of.grain != "day":
            middle = floor(middle, "day")
        cut = now if of.grain == "day" else floor(now, "day")
        if not of.start < cut < of.end:
            cut = middle
        elif self.whole:
            return Stretch(cut, of.end, of.grain)
        elif self.sign > 0:
            cut = max(cut, middle)
        else:
            cut = min(cut, middle)
        return Stretch(cut, of.end, of.grain) if self.sign > 0 else Stretch(of.start, cut, of.grain)


@dataclass(frozen=True, slots=True)
class Lasting:
    """A length of time by itself: "for two years"."""

    length: Length
    kind: str = "length"

    def resolve(self, context: Context) -> Stretch | None:
        """Return None: a length begins and ends nowhere."""
        return None


@dataclass(frozen=True, slots=True)
class Every:
    """Something that comes again: "every Monday", "annually"; `length` is how often, and how long where it `lasts`."""

    length: Length
    lasts: bool = False
    kind: str = "set"

    def resolve(self, context: Context) -> Stretch | None:
        """Return None: it has no single place."""
        return None


@dataclass(frozen=True, slots=True)
class Shift:
    """A point at some distance: "two weeks ago", "three days after Easter", "a year earlier".

    `base` is None for publication; an anaphoric one counts from what was mentioned last. One that looks `ahead` does so
    only where the sentence does: "opens in two years", but "the first in two years".
    """

    length: Length
    sign: int
    base: Meaning | None = None
    anaphoric: bool = False
    ahead: bool = False

    @property
    def kind(self) -> str:
        """Return moment below a day, else date, month or year."""
        return {"second": "moment", "minute": "moment", "hour": "moment", "month": "month", "year": "year"}.get(
            self.length.finest if self.base is None else "day", "date"
        )

    def resolve(self, context: Context) -> Stretch | None:
        """Return the point with the precision that the words show."""
        start, grain = self._base(context)
        if start is None:
            return None
        finest = self.length.finest
        try:
            moved = add(start, self.length, self.sign)
        except (OverflowError, ValueError):
            return None
        if finest in ("second", "minute", "hour"):
            return Stretch(moved, step(moved, "minute", 1), "minute")
        if grain is not None and GRAINS.index(grain) > GRAINS.index("day"):
            return unit_from(floor(moved, grain), grain)
        coarse = finest if self.base is None and finest in ("month", "year", "decade", "century") else "day"
        coarse = "month" if finest in ("quarter", "half") and self.base is None else coarse
        return unit_from(floor(moved, coarse), coarse)

    def _base(self, context: Context) -> tuple[datetime.datetime | None, str | None]:
        """Return the point that is counted from, and the grain to keep where it is coarser than a day."""
        if self.base is not None:
            base = self.base.resolve(context)
            if base is None:
                return None, None
            return base.start, None
        if self.anaphoric:
            finest = self.length.finest
            last = context.last("quarter" if finest == "year" else finest)
            if last is None:
                return None, None
            keep = last.grain if last.grain in ("month", "quarter") and finest in ("year", "month", "quarter") else None
            return last.start, keep
        return context.today(), None


@dataclass(frozen=True, slots=True)
class Rolling:
    """A stretch that ends or begins at publication: "the past two weeks", "within three days", "ces derniers mois"."""

    length: Length
    sign: int
    base: Meaning | None = None
    today: bool = False
    to_end: bool = False
    kind: str = "period"

    def resolve(self, context: Context) -> Stretch | None:
        """Return the stretch; whole days where the length has no hours."""
        stretch = self.base.resolve(context) if self.base is not None else None
        now = context.today()
        if self.base is not None:
            now = None
            if stretch is not None:
                now = stretch.end if self.to_end else stretch.start
        if now is None:
            return None
        finest = self.length.finest
        is_clock = finest in ("second", "minute", "hour")
        start = now if is_clock else floor(now, "day")
        if finest == "decade" and self.sign < 0:
            start = floor(now, "decade")
        if self.sign > 0 and self.base is None and not is_clock and not self.today:
            start += DAY
        try:
            other = add(start, self.length, self.sign)
        except (OverflowError, ValueError):
            return None
        first, last = sorted((now if self.today else start, other))
        return Stretch(first, last, "minute" if is_clock else finest if self.to_end else "day")


@dataclass(frozen=True, slots=True)
class Span:
    """From one point to another; fields that one side leaves out come from the other ("du 4 au 22 janvier")."""

    first: Meaning
    last: Meaning
    kind: str = "range"

    def resolve(self, context: Context) -> Stretch | None:
        """Return the stretch from the beginning of the first to the end of the last (a clock time: as it strikes)."""
        first = self.first.resolve(context)
        last = self.last.resolve(context)
        if first is None or last is None or first.start is None or last.start is None or last.end is None:
            return None
        by_clock = GRAINS.index(last.grain) < GRAINS.index("daypart")
        end = last.start if by_clock else last.end
        if isinstance(self.last, Edge) and self.last.edge == "end":
            end = last.end
        start = first.start
        by_day = GRAINS.index("day")
        if isinstance(self.first, Now) and GRAINS.index(last.grain) >= by_day:
            start = floor(start, "day")
        if isinstance(self.last, Now) and GRAINS.index(first.grain) >= by_day:
            end = floor(end, "day")
        if isinstance(self.first, Edge) and self.first.edge == "end" and first.end is not None:
            start = first.end
        if end <= start:
            start, end = self._straightened(start, end, last.grain, context.lean)
        if end <= start:
            return None
        grain = min(first.grain, last.grain, key=GRAINS.index)
        return Stretch(start, end, grain, first.floating and last.floating)

    def _straightened(
        self, start: datetime.datetime, end: datetime.datetime, grain: str, lean: int
    ) -> tuple[datetime.datetime, datetime.datetime]:
        """Return an order that holds: the night ends the next day, November to February ends the next year."""
        if isinstance(self.last, Clock):
            if isinstance(self.first, Clock) and _on_other_weekdays(self.first, self.last):
                return (start, end + 7 * DAY) if lean > 0 else (start - 7 * DAY, end)
            half = isinstance(self.first, Clock) and self.first.half is None and self.last.half is None
            if half and self.last.hour < 12 and (start + datetime.timedelta(hours=12)).day == start.day:
                return start, end + datetime.timedelta(hours=12)
            return start, end + DAY
        if isinstance(self.last, Date) and self.last.weekday is not None and self.last.day is None:
            return start, end + 7 * DAY
        if isinstance(self.first, Date) and self.first.year is None and isinstance(self.last, Date):
            if self.last.year is not None:
                return step(start, "year", -1), end
            return start, step(end, "month" if self.first.month is None else "year", 1)
        return start, end


def _on_other_weekdays(first: Clock, last: Clock) -> bool:
    """Return whether both stand on a weekday without a date, and not the same: "10 p.m. Friday to 4 a.m. Saturday"."""
    days = [clock.of.weekday for clock in (first, last) if isinstance(clock.of, Date) and clock.of.day is None]
    return len(days) == 2 and None not in days and days[0] != days[1]


@dataclass(frozen=True, slots=True)
class Opened:
    """A stretch with one open side: "since March", "avant 2019", "from Friday on"; `side` says which word opens it."""

    side: str
    of: Meaning
    kind: str = "open"

    def resolve(self, context: Context) -> Stretch | None:
        """Return the stretch; None marks its open side."""
        if self.side in ("since", "by"):
            context.lean = -1 if self.side == "since" else 1
        elif self.side == "until" and context.lean == 0:  # "stays shut until Tuesday"
            context.lean = 1
        of = self.of.resolve(context)
        if of is None or of.start is None:
            return None
        by_end = GRAINS.index(of.grain) > GRAINS.index("day") or isinstance(self.of, Edge)
        if self.side in ("since", "from"):
            return Stretch(of.start, None, of.grain, of.floating)
        if self.side == "after":
            return Stretch(of.end if by_end else of.start, None, of.grain, of.floating)
        if self.side == "before":
            ended = isinstance(self.of, Edge) and self.of.edge == "end"
            return Stretch(None, of.end if ended else of.start, of.grain, of.floating)
        by_clock = GRAINS.index(of.grain) < GRAINS.index("daypart")
        end = of.start if by_clock else of.end
        begin = context.today() if self.side == "by" else None
        if begin is not None and end is not None and begin >= end:
            begin = None
        return Stretch(begin, end, of.grain, of.floating)
