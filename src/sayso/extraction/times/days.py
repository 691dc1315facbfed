"""Days, months, years and other units of the calendar, as words tell them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.extraction.times.almanac import lunar_days
from sayso.extraction.times.calendar import GRAINS, Stretch, easter, eastern_easter, floor, step
from sayso.extraction.times.meanings import DAY, Context, Meaning, chosen, day_or_none, nth_weekday, unit_from

__all__ = ["Cycle", "Date", "Holiday", "Named", "Now", "Nth", "OfYear", "Offset", "Season", "Spelled", "Week", "Within"]


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
        return None if start is None else unit_from(start, unit)

    def _start(self, context: Context) -> datetime.datetime | None:
        if self.year is not None and (self.month is not None or self.kind == "year"):
            return day_or_none(self.year, self.month or 1, self.day or 1)
        now = context.today()
        if now is None:
            return None
        if self.month is None and self.day is None:
            return self._weekday(now, context.lean)
        return chosen(list(self._candidates(now)), floor(now, "month") if self.kind == "month" else now, context.lean)

    def _weekday(self, now: datetime.datetime, lean: int) -> datetime.datetime:
        """Return the last such day, today included, or the next one where the words look ahead."""
        assert self.weekday is not None
        today = floor(now, "day")
        ahead = (self.weekday - today.weekday()) % 7
        return today + ahead * DAY if lean > 0 or ahead == 0 else today - (7 - ahead) * DAY

    def _candidates(self, now: datetime.datetime) -> Iterator[datetime.datetime]:
        matching: list[datetime.datetime] = []
        others: list[datetime.datetime] = []
        for year in range(now.year - 4, now.year + 5):
            for month in (self.month,) if self.month is not None else range(1, 13):
                found = day_or_none(year, month, self.day or 1)
                if found is not None:
                    (matching if self.weekday in (None, found.weekday()) else others).append(found)
        yield from matching if self.weekday is None or self._is_near(matching, now) else others

    def _is_near(self, candidates: list[datetime.datetime], now: datetime.datetime) -> bool:
        """Return whether weekday and date agree within reach; else the weekday is a slip and the date counts."""
        return any(abs((found - now).days) <= 400 for found in candidates)


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
        return None if now is None else unit_from(floor(now, "minute"), "minute")


@dataclass(frozen=True, slots=True)
class Offset:
    """A day counted from publication: "yesterday"."""

    days: int
    kind: str = "date"

    def resolve(self, context: Context) -> Stretch | None:
        """Return the day."""
        now = context.today()
        return None if now is None else unit_from(floor(now, "day") + self.days * DAY, "day")


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
            first -= 7 * DAY
        return Stretch(first, first + 14 * DAY, "week") if self.unit == "fortnight" else unit_from(first, unit)


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
        found = [s for year in range(now.year - 2, now.year + 3) for s in self._in(year)]
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
        found = monday + weekday * DAY
        if self.count < 0:
            found -= 7 * DAY * (found >= floor(now, "day") or self.count < -1)
        elif self.count > 0 and not (self.coming and found > floor(now, "day")):
            found += 7 * DAY
        return unit_from(found, "day")

    def _in(self, year: int) -> list[Stretch]:
        if isinstance(self.what, Holiday):
            return self.what.all_in(year)
        if isinstance(self.what, Season):
            return [self.what.in_year(year)]
        found = replace(self.what, year=year).resolve(Context(None))
        return [] if found is None else [found]


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
    """A feast: a date, the nth weekday of a month (-1: the last), days from Easter, or what a lunar calendar tells.

    A `julian` Easter is that of the eastern churches; words that need a `capital` mean the feast only with one.
    """

    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    nth: int | None = None
    easter: int | None = None
    plus: int = 0
    days: int = 1
    julian: bool = False
    lunar: str | None = None
    until: str | None = None
    capital: bool = False
    year: int | None = None
    kind: str = "date"

    def in_year(self, year: int) -> Stretch | None:
        """Return the feast of a year, the first where a lunar year brings two."""
        return next(iter(self.all_in(year)), None)

    def all_in(self, year: int) -> list[Stretch]:
        """Return the feasts that begin in a year."""
        if self.lunar is not None:
            starts = [start + self.plus * DAY for start in lunar_days(self.lunar, year)]
        else:
            start = self._start(year)
            starts = [] if start is None else [start + self.plus * DAY]
        ends = [self._end(start) for start in starts]
        return [Stretch(start, end, _grain((end - start).days)) for start, end in zip(starts, ends, strict=True)]

    def _end(self, start: datetime.datetime) -> datetime.datetime:
        if self.until is None:
            return start + self.days * DAY
        ends = (end for year in (start.year, start.year + 1) for end in lunar_days(self.until, year) if end > start)
        return next(ends, start + 29 * DAY)

    def _start(self, year: int) -> datetime.datetime | None:
        if self.easter is not None:
            return (eastern_easter(year) if self.julian else easter(year)) + self.easter * DAY
        if self.month is None:
            return None
        if self.weekday is None:
            return day_or_none(year, self.month, self.day or 1)
        first = datetime.datetime(year, self.month, 1)
        within = Stretch(first, step(first, "month", 1), "month")
        return nth_weekday(within, self.nth or 1, self.weekday)

    def resolve(self, context: Context) -> Stretch | None:
        """Return the feast; without a year the one that the lean asks for."""
        if self.year is not None:
            return self.in_year(self.year)
        now = context.today()
        if now is None:
            return None
        found = {s.start: s for year in range(now.year - 1, now.year + 2) for s in self.all_in(year) if s.start}
        start = chosen(list(found), now, context.lean)
        return found.get(start) if start is not None else None


def _grain(days: int) -> str:
    return "day" if days == 1 else "week" if days < 20 else "month"


@dataclass(frozen=True, slots=True)
class OfYear:
    """A day, month, season or feast of a year that is told apart: "March last year", "Christmas of next year"."""

    what: Date | Season | Holiday
    of: Meaning

    @property
    def kind(self) -> str:
        """Return the kind of what the year holds."""
        return self.what.kind

    def resolve(self, context: Context) -> Stretch | None:
        """Return it in that year."""
        of = self.of.resolve(context)
        return None if of is None or of.start is None else replace(self.what, year=of.start.year).resolve(context)


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
            return None if day is None or day.start is None else unit_from(floor(day.start, "week"), "week")
        now = context.today()
        if now is None or self.number is None or not 1 <= self.number <= 53:
            return None
        first = floor(datetime.datetime(now.year, 1, 4), "week")
        return unit_from(step(first, "week", self.number - 1), "week")


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
        found = {s.start: s for year in years if (s := self._in(unit_from(year, "year"))) is not None and s.start}
        day = floor(now, str(self.what)) if self.what in GRAINS else now
        start = chosen(list(found), day, context.lean)
        return found.get(start) if start else None

    def _in(self, of: Stretch) -> Stretch | None:
        if of.start is None or of.end is None:
            return None
        if isinstance(self.what, int):
            day = nth_weekday(of, self.nth, self.what)
            return None if day is None else unit_from(day, "day")
        if self.what == "half" and (of.end - of.start).days < 360:
            middle = floor(of.start + (of.end - of.start) / 2, "day")
            return Stretch(of.start, middle, "day") if self.nth == 1 else Stretch(middle, of.end, "day")
        first = self._first(of, self.what)
        end = step(first, "week" if self.what == "weekend" else self.what, self.run)
        if self.what == "weekend":
            end = first + 2 * DAY
        if not of.start - 6 * DAY <= first < of.end:
            return None
        return Stretch(first, end, self.what if self.run == 1 else "day")

    def _first(self, of: Stretch, unit: str) -> datetime.datetime:
        """Return where the unit begins: a week belongs to the month or year that holds its Thursday."""
        assert of.start is not None
        assert of.end is not None
        each = "week" if unit == "weekend" else unit
        if each == "week":
            begin = floor(of.start + 3 * DAY, "week")
            begin = begin if begin + 3 * DAY >= of.start else begin + 7 * DAY
            end = floor(of.end + 3 * DAY, "week")
            if unit == "weekend":
                saturday = of.start + ((5 - of.start.weekday()) % 7) * DAY
                last = of.end - DAY
                end_saturday = last - ((last.weekday() - 5) % 7) * DAY
                return (
                    step(saturday, "week", self.nth - 1) if self.nth > 0 else step(end_saturday, "week", self.nth + 1)
                )
        else:
            begin, end = floor(of.start, each), of.end
        return step(begin, each, self.nth - 1) if self.nth > 0 else step(end, each, self.nth + 1 - self.run)


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
        day = nth_weekday(of, 1, self.weekday)
        return None if day is None else unit_from(day, "day")
