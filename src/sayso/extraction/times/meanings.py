"""What a time expression means before anybody knows the day: small trees that resolve against a context.

"The first Monday of next month" is an `Nth` of a `Cycle`. Each meaning says its `kind`, the class that the rules of
the packs know it by, and resolves to a `Stretch`, or to None where the day it stands on is not known.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from sayso.extraction.times.calendar import GRAINS, Length, Stretch, add, easter, floor, step

__all__ = [
    "Clock", "Context", "Cycle", "Date", "Edge", "Every", "Holiday", "Lasting", "Meaning", "Named", "Night", "Now",
    "Nth", "Offset", "Opened", "Part", "Rest", "Rolling", "Season", "Shift", "Span", "Spelled", "Week", "Within",
]  # fmt: skip

_DAY = datetime.timedelta(days=1)


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


def _unit(start: datetime.datetime, unit: str) -> Stretch:
    if unit == "weekend":
        return Stretch(start, start + 2 * _DAY, unit)
    return Stretch(start, step(start, unit, 1), unit)


def _of_lean(candidates: list[datetime.datetime], now: datetime.datetime, lean: int) -> datetime.datetime | None:
    """Return the candidate that the lean asks for; the nearest where nothing tells, the earlier one of two as near."""
    day = floor(now, "day")
    past, future = [c for c in candidates if c <= day], [c for c in candidates if c >= day]
    if lean < 0 and past:
        return max(past)
    if lean > 0 and future:
        return min(future)
    return min(candidates, key=lambda c: (abs((c - day).days), c), default=None)


@dataclass(frozen=True, slots=True)
class Date:
    """A date by its fields, any of which the words may leave out: "31 August", "Friday", "March 2019", "2016"."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    @property
    def kind(self) -> str:
        """Return date, month or year, by the finest field."""
        if self.day is not None or self.weekday is not None:
            return "date"
        return "month" if self.month is not None else "year"

    def resolve(self, context: Context) -> Stretch | None:
        """Return the day, month or year; the fields left out are filled by the context's lean."""
        unit = {"date": "day"}.get(self.kind, self.kind)
        start = self._start(context)
        return None if start is None else _unit(start, unit)

    def _start(self, context: Context) -> datetime.datetime | None:
        if self.year is not None and (self.month is not None or self.kind == "year"):
            return _date(self.year, self.month or 1, self.day or 1)
        now = context.today()
        if now is None:
            return None
        if self.month is None and self.day is None:
            return self._weekday(now, context.lean)
        return _of_lean(list(self._candidates(now)), floor(now, "month") if self.kind == "month" else now, context.lean)

    def _weekday(self, now: datetime.datetime, lean: int) -> datetime.datetime:
        """Return the last such day, today included, or the next one where the words look ahead."""
        assert self.weekday is not None
        today = floor(now, "day")
        ahead = (self.weekday - today.weekday()) % 7
        return today + ahead * _DAY if lean > 0 or ahead == 0 else today - (7 - ahead) * _DAY

    def _candidates(self, now: datetime.datetime) -> Iterator[datetime.datetime]:
        matching: list[datetime.datetime] = []
        others: list[datetime.datetime] = []
        for year in range(now.year - 4, now.year + 5):
            for month in (self.month,) if self.month is not None else range(1, 13):
                found = _date(year, month, self.day or 1)
                if found is not None:
                    (matching if self.weekday in (None, found.weekday()) else others).append(found)
        yield from matching if self.weekday is None or self._is_near(matching, now) else others

    def _is_near(self, candidates: list[datetime.datetime], now: datetime.datetime) -> bool:
        """Return whether weekday and date agree within reach; else the weekday is a slip and the date counts."""
        return any(abs((found - now).days) <= 400 for found in candidates)


def _date(year: int, month: int, day: int) -> datetime.datetime | None:
    try:
        return datetime.datetime(year, month, day)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Spelled:
    """A date or moment written out in figures, with nothing left to the context: "2021-08-26T18:00"."""

    stretch: Stretch
    kind: str = "date"

    def resolve(self, context: Context) -> Stretch | None:
        """Return it as it is written."""
        return self.stretch


@dataclass(frozen=True, slots=True)
class Now:
    """The moment of publication: "now", "at present"."""

    kind: str = "now"

    def resolve(self, context: Context) -> Stretch | None:
        """Return the minute of publication."""
        now = context.today()
        return None if now is None else _unit(floor(now, "minute"), "minute")


@dataclass(frozen=True, slots=True)
class Offset:
    """A day counted from publication: "yesterday"."""

    days: int
    kind: str = "date"

    def resolve(self, context: Context) -> Stretch | None:
        """Return the day."""
        now = context.today()
        return None if now is None else _unit(floor(now, "day") + self.days * _DAY, "day")


@dataclass(frozen=True, slots=True)
class Cycle:
    """A whole unit counted from the one around publication: "last week" is -1, "next year" 1.

    An anaphoric one counts from what was mentioned last: "the following day", "the same month".
    """

    unit: str
    count: int
    anaphoric: bool = False

    @property
    def kind(self) -> str:
        """Return date, month, year or period, by the unit."""
        return {"day": "date", "month": "month", "year": "year"}.get(self.unit, "period")

    def resolve(self, context: Context) -> Stretch | None:
        """Return the unit."""
        if self.anaphoric:
            last = context.last(self.unit)
            start = last.start if last is not None else None
        else:
            start = context.today()
        if start is None:
            return None
        if self.unit in ("second", "minute", "hour"):
            moment = floor(start, "minute")
            ends = sorted((moment, step(moment, self.unit, self.count or 1)))
            return Stretch(ends[0], ends[1], self.unit)
        unit = "week" if self.unit == "fortnight" else self.unit
        count = self.count * 2 - (self.count > 0) if self.unit == "fortnight" else self.count
        first = step(floor(start, unit), "week" if unit == "weekend" else unit, count)
        if (
            unit == "weekend" and count == 0 and context.lean < 0 and first > start
        ):  # "over the weekend, fires broke out"
            first -= 7 * _DAY
        return Stretch(first, first + 14 * _DAY, "week") if self.unit == "fortnight" else _unit(first, unit)


@dataclass(frozen=True, slots=True)
class Named:
    """A weekday, month, season or feast told apart by "last", "this" or "next".

    "Next Friday" is of next week; where the language means the `coming` one, it is the first after publication.
    """

    what: Date | Season | Holiday
    count: int
    coming: bool = False

    @property
    def kind(self) -> str:
        """Return the kind of what is named."""
        return self.what.kind

    def resolve(self, context: Context) -> Stretch | None:
        """Return the one before, around or after publication."""
        now = context.today()
        if now is None:
            return None
        if isinstance(self.what, Date) and self.what.weekday is not None and self.what.day is None:
            return self._weekday(now, self.what.weekday)
        day = floor(now, "day")
        found = [s for year in range(now.year - 2, now.year + 3) if (s := self._in(year)) is not None]
        past = [s for s in found if s.end is not None and s.end <= day]
        future = [s for s in found if s.start is not None and s.start > day]
        if self.count == 0:
            return self._around(found, day)
        if self.count < 0:
            return past[-1] if past else None
        return future[0] if future else None

    def _around(self, found: list[Stretch], day: datetime.datetime) -> Stretch | None:
        """Return the one that is on, or that of this year: "this March"."""
        on = [s for s in found if s.start is not None and s.end is not None and s.start <= day < s.end]
        year = [s for s in found if s.start is not None and s.start.year == day.year]
        return next(iter(on + year), None)

    def _weekday(self, now: datetime.datetime, weekday: int) -> Stretch:
        monday = floor(now, "week")
        found = monday + weekday * _DAY
        if self.count < 0:
            found -= 7 * _DAY * (found >= floor(now, "day") or self.count < -1)
        elif self.count > 0 and not (self.coming and found > floor(now, "day")):
            found += 7 * _DAY
        return _unit(found, "day")

    def _in(self, year: int) -> Stretch | None:
        if isinstance(self.what, Date):
            return replace(self.what, year=year).resolve(Context(None))
        return self.what.in_year(year)


@dataclass(frozen=True, slots=True)
class Season:
    """A season by its first month: winter is 12; of a year, or the nearest one."""

    month: int
    year: int | None = None
    kind: str = "period"

    def in_year(self, year: int) -> Stretch:
        """Return the season that begins in a year."""
        start = datetime.datetime(year, self.month, 1)
        return Stretch(start, step(start, "month", 3), "season")

    def resolve(self, context: Context) -> Stretch | None:
        """Return the season; without a year the nearest."""
        if self.year is not None:
            return self.in_year(self.year)
        now = context.today()
        if now is None:
            return None
        found = [self.in_year(year) for year in (now.year - 1, now.year, now.year + 1)]
        if context.lean < 0:
            found = [s for s in found if s.start is not None and s.start <= now]
        elif context.lean > 0:
            found = [s for s in found if s.end is not None and s.end > now]
        middles = [(abs((s.start + datetime.timedelta(days=45) - now).days), s) for s in found if s.start is not None]
        return min(middles, key=lambda pair: pair[0])[1]


@dataclass(frozen=True, slots=True)
class Holiday:
    """A feast with a fixed rule: a date, the nth weekday of a month (-1: the last), or days from Easter."""

    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    nth: int | None = None
    easter: int | None = None
    plus: int = 0
    days: int = 1
    year: int | None = None
    kind: str = "date"

    def in_year(self, year: int) -> Stretch | None:
        """Return the feast of a year."""
        start = self._start(year)
        if start is None:
            return None
        start += self.plus * _DAY
        return Stretch(start, start + self.days * _DAY, "day" if self.days == 1 else "week")

    def _start(self, year: int) -> datetime.datetime | None:
        if self.easter is not None:
            return easter(year) + self.easter * _DAY
        if self.month is None:
            return None
        if self.weekday is None:
            return _date(year, self.month, self.day or 1)
        first = datetime.datetime(year, self.month, 1)
        within = Stretch(first, step(first, "month", 1), "month")
        return _nth_weekday(within, self.nth or 1, self.weekday)

    def resolve(self, context: Context) -> Stretch | None:
        """Return the feast; without a year the one that the lean asks for."""
        if self.year is not None:
            return self.in_year(self.year)
        now = context.today()
        if now is None:
            return None
        found = {s.start: s for year in range(now.year - 1, now.year + 2) if (s := self.in_year(year)) and s.start}
        start = _of_lean(list(found), now, context.lean)
        return found.get(start) if start is not None else None


def _nth_weekday(within: Stretch, nth: int, weekday: int) -> datetime.datetime | None:
    assert within.start is not None
    assert within.end is not None
    if nth < 0:
        last = within.end - _DAY
        found = last - ((last.weekday() - weekday) % 7) * _DAY + (nth + 1) * 7 * _DAY
    else:
        found = within.start + ((weekday - within.start.weekday()) % 7) * _DAY + (nth - 1) * 7 * _DAY
    return found if within.start <= found < within.end else None


@dataclass(frozen=True, slots=True)
class Week:
    """The week that a day lies in, or a week by its number of the ISO year."""

    of: Meaning | None = None
    number: int | None = None
    kind: str = "period"

    def resolve(self, context: Context) -> Stretch | None:
        """Return the week from Monday on."""
        if self.of is not None:
            day = self.of.resolve(context)
            return None if day is None or day.start is None else _unit(floor(day.start, "week"), "week")
        now = context.today()
        if now is None or self.number is None or not 1 <= self.number <= 53:
            return None
        first = floor(datetime.datetime(now.year, 1, 4), "week")
        return _unit(step(first, "week", self.number - 1), "week")


@dataclass(frozen=True, slots=True)
class Nth:
    """The nth unit, weekday or run of units of a longer stretch; -1 is the last: "the third quarter of 2009"."""

    nth: int
    what: str | int
    of: Meaning | None = None
    run: int = 1

    @property
    def kind(self) -> str:
        """Return date, month or period, by what is counted."""
        if isinstance(self.what, int) or (self.what == "day" and self.run == 1):
            return "date"
        return {"month": "month", "year": "year"}.get(self.what, "period") if self.run == 1 else "period"

    def resolve(self, context: Context) -> Stretch | None:
        """Return it; without a longer stretch, of the year that the lean asks for."""
        if self.of is not None:
            of = self.of.resolve(context)
            return None if of is None else self._in(of)
        now = context.today()
        if now is None:
            return None
        years = [floor(now.replace(year=year, day=1), "year") for year in (now.year - 1, now.year, now.year + 1)]
        found = {s.start: s for year in years if (s := self._in(_unit(year, "year"))) is not None and s.start}
        day = floor(now, str(self.what)) if self.what in GRAINS else now
        start = _of_lean(list(found), day, context.lean)
        return found.get(start) if start else None

    def _in(self, of: Stretch) -> Stretch | None:
        if of.start is None or of.end is None:
            return None
        if isinstance(self.what, int):
            day = _nth_weekday(of, self.nth, self.what)
            return None if day is None else _unit(day, "day")
        first = self._first(of, self.what)
        end = step(first, "week" if self.what == "weekend" else self.what, self.run)
        if self.what == "weekend":
            end = first + 2 * _DAY
        if not of.start - 6 * _DAY <= first < of.end:
            return None
        return Stretch(first, end, self.what if self.run == 1 else "day")

    def _first(self, of: Stretch, unit: str) -> datetime.datetime:
        """Return where the unit begins: a week belongs to the month or year that holds its Thursday."""
        assert of.start is not None
        assert of.end is not None
        each = "week" if unit == "weekend" else unit
        if each == "week":
            begin = floor(of.start + 3 * _DAY, "week")
            begin = begin if begin + 3 * _DAY >= of.start else begin + 7 * _DAY
            end = floor(of.end + 3 * _DAY, "week")
            if unit == "weekend":
                saturday = of.start + ((5 - of.start.weekday()) % 7) * _DAY
                last = of.end - _DAY
                end_saturday = last - ((last.weekday() - 5) % 7) * _DAY
                return (
                    step(saturday, "week", self.nth - 1) if self.nth > 0 else step(end_saturday, "week", self.nth + 1)
                )
        else:
            begin, end = floor(of.start, each), of.end
        return step(begin, each, self.nth - 1) if self.nth > 0 else step(end, each, self.nth + 1 - self.run)


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
        if grain == "day" and end - start == _DAY:
            hours = {"start": (6, 10), "middle": (10, 15), "end": (17, 21)}[self.edge]
            return start + datetime.timedelta(hours=hours[0]), start + datetime.timedelta(hours=hours[1])
        if grain == "month":
            first, last = start.replace(day=11), start.replace(day=21)
        elif grain == "year":
            first, last = start.replace(month=5), start.replace(month=9)
        elif grain in ("decade", "century"):
            years = 10 if grain == "decade" else 100
            first, last = step(start, "year", years * 3 // 10), step(start, "year", years * 7 // 10)
        elif grain == "week":
            first, last = start + 3 * _DAY, start + 4 * _DAY
            return {"start": (start, first), "middle": (start + 2 * _DAY, last), "end": (first, end)}[self.edge]
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


Hours = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a day, by its hours: "Tuesday morning", "ce soir"; a night runs past midnight."""

    hours: Hours
    of: Meaning | None = None
    kind: str = "part"

    def resolve(self, context: Context) -> Stretch | None:
        """Return the part; without a day, of the day mentioned last or of publication."""
        day = _day_of(self.of, context)
        if day is None:
            return None
        return Stretch(_at(day, self.hours[0]), _at(day, self.hours[1]), "daypart")


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
        day = floor(now, "day") - _DAY * before
        return Stretch(_at(day, self.hours[0]), _at(day, self.hours[1]), "daypart")


def _at(day: datetime.datetime, hours: float) -> datetime.datetime:
    return day + datetime.timedelta(seconds=round(hours * 3600))


def _day_of(of: Meaning | None, context: Context) -> datetime.datetime | None:
    if of is None:
        last = context.last("day")
        return None if last is None or last.start is None else floor(last.start, "day")
    stretch = of.resolve(context)
    return None if stretch is None or stretch.start is None else floor(stretch.start, "day")


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
        day = _day_of(self.of, context)
        floating = day is None and self.of is None
        if day is None:
            if not floating:
                return None
            day = datetime.datetime(1, 1, 1)
        start = day + datetime.timedelta(days=self.day_shift, hours=self.hour, minutes=self.minute, seconds=self.second)
        return Stretch(start, start + datetime.timedelta(minutes=1), "minute", floating)


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
            return _unit(floor(moved, grain), grain)
        coarse = finest if self.base is None and finest in ("month", "year", "decade", "century") else "day"
        coarse = "month" if finest in ("quarter", "half") and self.base is None else coarse
        return _unit(floor(moved, coarse), coarse)

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
            start += _DAY
        try:
            other = add(start, self.length, self.sign)
        except (OverflowError, ValueError):
            return None
        first, last = sorted((now if self.today else start, other))
        return Stretch(first, last, "minute" if is_clock else "day")


@dataclass(frozen=True, slots=True)
class Within:
    """A weekday of a week or month that is told apart: "Tuesday of next week"."""

    weekday: int
    of: Meaning
    kind: str = "date"

    def resolve(self, context: Context) -> Stretch | None:
        """Return the first such day of the stretch."""
        of = self.of.resolve(context)
        if of is None or of.start is None or of.end is None:
            return None
        day = _nth_weekday(of, 1, self.weekday)
        return None if day is None else _unit(day, "day")


@dataclass(frozen=True, slots=True)
class Span:
    """From one point to another; fields that one side leaves out come from the other ("du 4 au 22 janvier")."""

    first: Meaning
    last: Meaning
    kind: str = "range"

    def resolve(self, context: Context) -> Stretch | None:
        """Return the stretch from the beginning of the first to the end of the last; a clock time ends when it strikes."""
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
            start, end = self._straightened(start, end, last.grain)
        if end <= start:
            return None
        grain = min(first.grain, last.grain, key=GRAINS.index)
        return Stretch(start, end, grain, first.floating and last.floating)

    def _straightened(
        self, start: datetime.datetime, end: datetime.datetime, grain: str
    ) -> tuple[datetime.datetime, datetime.datetime]:
        """Return an order that holds: the night ends the next day, November to February ends the next year."""
        if isinstance(self.last, Clock):
            half = isinstance(self.first, Clock) and self.first.half is None and self.last.half is None
            if half and self.last.hour < 12 and (start + datetime.timedelta(hours=12)).day == start.day:
                return start, end + datetime.timedelta(hours=12)
            return start, end + _DAY
        if isinstance(self.last, Date) and self.last.weekday is not None and self.last.day is None:
            return start, end + 7 * _DAY
        if isinstance(self.first, Date) and self.first.year is None and isinstance(self.last, Date):
            if self.last.year is not None:
                return step(start, "year", -1), end
            return start, step(end, "month" if self.first.month is None else "year", 1)
        return start, end


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
