"""Parts of a day and clock times."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from sayso.extraction.times.calendar import Stretch, floor
from sayso.extraction.times.days import Date, Offset
from sayso.extraction.times.meanings import DAY, Context, Meaning

__all__ = ["Clock", "Night", "Part"]

Hours = tuple[float, float]
"""From and to, in hours of the day; past 24 is the next day."""


def at_hour(day: datetime.datetime, hours: float) -> datetime.datetime:
    return day + datetime.timedelta(seconds=round(hours * 3600))


def day_of(of: Meaning | None, context: Context) -> datetime.datetime | None:
    if of is None:
        last = context.last("day")
        return None if last is None or last.start is None else floor(last.start, "day")
    stretch = of.resolve(context)
    return None if stretch is None or stretch.start is None else floor(stretch.start, "day")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a day, by its hours: "Tuesday morning", "ce soir"; a night runs past midnight.

    A night told by both its days is `over` two: its small hours are of the second, "vers 2 heures".
    """

    hours: Hours
    of: Meaning | None = None
    over: bool = False
    kind: str = "part"

    def resolve(self, context: Context) -> Stretch | None:
        """Return the part; without a day, of the day mentioned last or of publication."""
        day = day_of(self.of, context)
        now = context.today()
        if day is None:
            return None
        is_weekday = isinstance(self.of, Date) and self.of.weekday is not None and self.of.day is None
        if is_weekday and context.lean < 0 and self.hours[1] > 24 and now is not None and day == floor(now, "day"):
            day -= 7 * DAY  # told as past on the Friday itself: "dans la nuit de vendredi à samedi"
        return Stretch(at_hour(day, self.hours[0]), at_hour(day, self.hours[1]), "daypart")


@dataclass(frozen=True, slots=True)
class Night:
    """The night around publication: "last night" ran into this morning, "cette nuit" too where it is told as past."""

    hours: Hours
    count: int
    kind: str = "part"

    def resolve(self, context: Context) -> Stretch | None:
        """Return the night."""
        now = context.today()
        if now is None:
            return None
        before = self.count < 0 or (self.count == 0 and context.lean < 0)
        day = floor(now, "day") - DAY * before
        return Stretch(at_hour(day, self.hours[0]), at_hour(day, self.hours[1]), "daypart")


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock time, of a day or floating; `open` where a.m. or p.m. is not told ("at 7")."""

    hour: int
    minute: int = 0
    second: int = 0
    of: Meaning | None = None
    half: str | None = None
    day_shift: int = 0
    kind: str = "clock"

    def of_day(self, day: Meaning) -> Clock:
        """Return this time on a day; on a part of a day, an hour of the half that it lies in."""
        clock = self
        if isinstance(day, Part | Night):
            clock = self.within(day.hours)
            if isinstance(day, Night):
                shift = -1 if day.count < 0 else 0
                late = clock.hour < 6 and day.count < 0
                return replace(clock, of=Offset(shift + late), kind="moment", half="set")
            if day.of is None:
                return clock
            if day.over and self.hour < 12:
                clock = replace(self, half="set", day_shift=1)
            day = day.of
        return replace(clock, of=day, kind="moment")

    def within(self, hours: Hours) -> Clock:
        """Return this time read as an hour of a part of a day: 8 in the evening is 20."""
        if self.half is not None or self.hour > 12:
            return self
        afternoon = hours[0] >= 11 and not (hours[1] > 24 and self.hour in (0, 1, 2, 3, 4, 5, 12))
        if self.hour == 12:
            return replace(self, hour=0 if hours[1] > 24 else 12, half="set", day_shift=1 if hours[1] > 24 else 0)
        return replace(self, hour=self.hour + 12 if afternoon else self.hour, half="set")

    def resolve(self, context: Context) -> Stretch | None:
        """Return the minute; a floating one stands on the first of January of year 1."""
        day = day_of(self.of, context)
        floating = day is None and self.of is None
        if day is None:
            if not floating:
                return None
            day = datetime.datetime(1, 1, 1)
        start = day + datetime.timedelta(days=self.day_shift, hours=self.hour, minutes=self.minute, seconds=self.second)
        return Stretch(start, start + datetime.timedelta(minutes=1), "minute", floating)
