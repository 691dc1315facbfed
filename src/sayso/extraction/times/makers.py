"""From the words that a rule of a pack caught to what they mean; each function is named in the rules as `make`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from sayso.extraction.times.calendar import GRAINS, Length
from sayso.extraction.times.meanings import (
    Clock,
    Cycle,
    Date,
    Edge,
    Every,
    Holiday,
    Lasting,
    Meaning,
    Named,
    Night,
    Now,
    Nth,
    Offset,
    Opened,
    Part,
    Rest,
    Rolling,
    Season,
    Shift,
    Span,
    Week,
    Within,
)

__all__ = ["MAKERS", "Caught", "Maker"]

Caught = Mapping[str, Any]
"""What a rule caught, by the name of its class: numbers, values of words, or meanings; and the rule's `with`."""

Maker = Callable[[Caught], Meaning | None]


def _year(caught: Caught) -> int | None:
    if "year" in caught:
        year = caught["year"]
        return year.year if isinstance(year, Date) else None
    if "yyyy" in caught:
        return int(caught["yyyy"])
    if "yy" in caught:
        short = int(caught["yy"])
        return short + (2000 if short < 40 else 1900)
    return None


def _day(caught: Caught) -> int | None:
    day = caught.get("n31", caught.get("nth"))
    return None if day is None else int(day)


def date(caught: Caught) -> Meaning | None:
    """Make a date of the fields caught: n31 or nth, monthname, year, dayname."""
    day = _day(caught)
    if day is not None and not 1 <= day <= 31:
        return None
    if "dayname" in caught and day is None and "slashday" in caught:
        caught = {**caught, "date": caught["slashday"]}
    if "date" in caught:
        known = caught["date"]
        if not isinstance(known, Date) or (known.year is not None and _year(caught) is not None):
            return None
        return replace(
            known,
            year=known.year if known.year is not None else _year(caught),
            weekday=caught.get("dayname", known.weekday),
        )
    return Date(_year(caught), caught.get("monthname"), day, caught.get("dayname"))


def month(caught: Caught) -> Meaning | None:
    """Make a month of monthname and perhaps year."""
    return Date(_year(caught), caught["monthname"])


def year(caught: Caught) -> Meaning | None:
    """Make a year of yyyy or yy."""
    return Date(_year(caught))


def day_of_month(caught: Caught) -> Meaning | None:
    """Make the nth day of a month: "le 20 du mois prochain"."""
    day = _day(caught)
    return None if day is None else Nth(day, "day", caught.get("month") or Cycle("month", caught.get("count", 0)))


def decade(caught: Caught) -> Meaning | None:
    """Make a decade of its first year, two figures or four."""
    first = int(caught.get("n", caught.get("decade", 0)))
    if first % 10:
        return None
    first += (1900 if first >= 20 else 2000) if first < 100 else 0
    return Nth(1, "decade", Date(first))


def century(caught: Caught) -> Meaning | None:
    """Make a century of its number."""
    number = int(caught["nth"])
    return Nth(1, "century", Date((number - 1) * 100)) if 2 <= number <= 22 else None


def quarter(caught: Caught) -> Meaning | None:
    """Make a quarter or half by its number, perhaps of a year: "Q3 2009"."""
    code = str(caught["code"])
    unit = str(caught.get("unit") or {"h": "half", "s": "half"}.get(code[0], "quarter"))
    of = Date(_year(caught)) if _year(caught) is not None else caught.get("when")
    return Nth(int(code[1:]), unit, of)


def offset(caught: Caught) -> Meaning | None:
    """Make a day counted from publication."""
    return Offset(int(caught["offset"]))


def now(caught: Caught) -> Meaning | None:
    """Make the moment of publication."""
    return Now()


def cycle(caught: Caught) -> Meaning | None:
    """Make a whole unit around publication, or around what was mentioned last (`anaphoric`)."""
    return Cycle(caught["unit"], int(caught["count"]), bool(caught.get("anaphoric")))


def named(caught: Caught) -> Meaning | None:
    """Make "last", "this", "next" of a weekday, month, season or feast."""
    what: Any
    if "dayname" in caught:
        what = Date(weekday=caught["dayname"])
    elif "monthname" in caught:
        what = Date(month=caught["monthname"])
    else:
        what = caught.get("season") or caught.get("holiday") or caught.get("date")
        if isinstance(what, Date) and what.year is not None:
            return None
    return (
        Named(what, int(caught["count"]), bool(caught.get("coming")))
        if isinstance(what, Date | Season | Holiday)
        else None
    )


def season(caught: Caught) -> Meaning | None:
    """Make a season, perhaps of a year; winter 2009 begins in December 2009."""
    known: Season = caught["season"]
    return replace(known, year=_year(caught))


def holiday(caught: Caught) -> Meaning | None:
    """Make a feast, perhaps of a year."""
    known: Holiday = caught["holiday"]
    return replace(known, year=_year(caught))


def nth(caught: Caught) -> Meaning | None:
    """Make the nth unit or weekday, perhaps of a longer stretch; with n a run of units ("the first two weeks of May")."""
    what = caught.get("unit", caught.get("dayname"))
    of = caught.get("when")
    if what is None or what in ("second", "minute", "hour", "fortnight") or (of is None and what == "day"):
        return None
    if isinstance(of, Date) and of.kind == "date":
        return None
    number = int(caught.get("nth", caught.get("count", 0)))
    return Nth(number, what, of, int(caught.get("n", 1))) if number else None


def week_of(caught: Caught) -> Meaning | None:
    """Make the week of a day, or by its number."""
    if "date" in caught:
        return Week(of=caught["date"])
    return Week(number=int(caught.get("n", caught.get("nth", 0))))


def within(caught: Caught) -> Meaning | None:
    """Make a weekday of a week or month."""
    return Within(caught["dayname"], caught["when"])


def edge(caught: Caught) -> Meaning | None:
    """Make the beginning, middle or end of a stretch or of a part of a day."""
    of = caught.get("when")
    if of is None and "unit" in caught:
        of = Cycle(caught["unit"], 0)
    if of is None and "monthname" in caught:
        of = Date(_year(caught), caught["monthname"])
    if of is None and "dayname" in caught:
        of = Date(weekday=caught["dayname"])
    if of is None or isinstance(of, Edge):
        return None
    return Edge(str(caught["edge"]), of)


def rest(caught: Caught) -> Meaning | None:
    """Make what is left of a stretch (`sign` 1) or what is over of it (-1)."""
    of = caught.get("when")
    if of is None:
        of = Cycle(str(caught["unit"]), 0)
    return Rest(of, int(caught["sign"]), bool(caught.get("whole")))


def _hours(caught: Caught) -> tuple[float, float]:
    """Return the hours of a part of the day, or of its early or late half, as the pack tells them."""
    hours = caught["partname"]
    chosen = {"start": hours[2:4], "end": hours[4:6]}.get(str(caught.get("edge")), hours[:2]) or hours[:2]
    return float(chosen[0]), float(chosen[1])


def part(caught: Caught) -> Meaning | None:
    """Make a part of a day, perhaps an early or late one, perhaps of a day."""
    of = caught.get("day")
    if isinstance(of, Part | Night):
        if "partname" in caught:
            of = of.of if isinstance(of, Part) else Offset(-1 if of.count < 0 else 0)
        else:
            return None
    if "dayname" in caught:
        of = Date(weekday=caught["dayname"])
    if "from_last" in caught:
        of = Cycle("day", int(caught["from_last"]), anaphoric=True)
    if "count" in caught:
        if _hours(caught)[1] > 24:
            return Night(_hours(caught), int(caught["count"]))
        of = Offset(int(caught["count"]))
    if isinstance(of, Named | Date | Offset | Nth | Within | Holiday | Cycle | Shift | None) or of.kind == "date":
        return Part(_hours(caught), of)
    return None


def part_of(caught: Caught) -> Meaning | None:
    """Give a bare part of a day its day."""
    known: Any = caught["part"]
    of = caught["date"]
    return Part(known.hours, of) if isinstance(known, Part) and known.of is None else None


def edge_of_part(caught: Caught) -> Meaning | None:
    """Make the early or late half of a part that has its day: "late Tuesday evening" by what it is of."""
    known: Any = caught["part"]
    middle = (known.hours[0] + known.hours[1]) / 2
    hours = (known.hours[0], middle) if caught["edge"] == "start" else (middle, known.hours[1])
    return replace(known, hours=hours) if isinstance(known, Part | Night) else None


def clock(caught: Caught) -> Meaning | None:
    """Make a clock time of hour, minute and a.m. or p.m., or of "quarter past" and its like."""
    known: Clock | None
    if "clockname" in caught:
        known = Clock(int(caught["clockname"]) % 24, 0, half="set", day_shift=int(caught["clockname"]) // 24)
    elif "clock" in caught:
        known = caught["clock"]
    else:
        hour, minute = int(caught["hour"]), int(caught.get("minute", 0))
        if "hhmm" in caught:
            hour, minute = divmod(int(caught["hhmm"]), 100)
        if not 0 <= hour <= 24 or not 0 <= minute <= 59:
            return None
        known = Clock(hour % 24, minute, int(caught.get("second", 0)), day_shift=hour // 24)
    if known.kind != "clock":
        return None
    if "meridian" in caught:
        known = _halved(known, str(caught["meridian"]))
    if known is not None and "partname" in caught:
        known = known.within(_hours(caught))
    if known is not None and "share" in caught:
        known = replace(known, minute=round(float(caught["share"]) * 60))
    if known is not None and "past" in caught:
        past = float(caught["past"])
        past = past * 60 if past < 1 else past
        minutes = known.hour * 60 + known.minute + int(caught["sign"]) * int(past)
        known = replace(known, hour=minutes // 60 % 24, minute=minutes % 60)
    return known


def military(caught: Caught) -> Meaning | None:
    """Make a clock time of four figures: "0800 GMT"."""
    hour, minute = divmod(int(caught["hhmm"]), 100)
    known = Clock(hour, minute) if hour < 24 and minute < 60 else None
    return _halved(known, str(caught["meridian"])) if known is not None and "meridian" in caught else known


def _halved(known: Clock, meridian: str) -> Clock | None:
    if known.hour > 12:
        return replace(known, half="set") if meridian == "pm" else None
    hour = known.hour % 12 + (12 if meridian == "pm" else 0)
    return replace(known, hour=hour, half="set")


def moment(caught: Caught) -> Meaning | None:
    """Put a clock time on a day or part of a day."""
    known = caught["clock"]
    if known.kind != "clock":
        return None
    result: Clock = known.of_day(caught["day"])
    return result


def length(caught: Caught) -> Meaning | None:
    """Make a length of n units (1 where no number is caught); `plus` adds a share of the unit ("and a half")."""
    if "n" not in caught and caught["unit"] == "second":  # "a second round"
        return None
    amount = float(caught.get("n", 1)) * float(caught.get("times", 1)) + float(caught.get("plus", 0))
    if amount > 1e6 or (float(caught.get("n", 1)) >= 1900 and caught["unit"] in ("year", "month")):
        return None
    return Lasting(Length(((str(caught["unit"]), amount),), approx=bool(caught.get("approx"))))


def lengths(caught: Caught) -> Meaning | None:
    """Join two lengths, the second of a finer unit: "one hour and ten minutes"; or minutes without their word."""
    first = caught["length"].length
    if "length2" in caught:
        second = caught["length2"].length
        if GRAINS.index(_known(second.finest)) >= GRAINS.index(_known(first.finest)):
            return None
        return Lasting(first.joined(second))
    return Lasting(first.joined(Length((("minute", float(caught["n"])),)))) if first.finest == "hour" else None


def _known(unit: str) -> str:
    return "week" if unit == "fortnight" else unit


def and_half(caught: Caught) -> Meaning | None:
    """Add a share of its own unit to a length: "two hours and a half"."""
    known = caught["length"].length
    (unit, amount), *others = known.parts
    if others:
        return None
    return Lasting(replace(known, parts=((unit, amount + float(caught["plus"])),)))


def hedged(caught: Caught) -> Meaning | None:
    """Hedge or bound a length: "about two weeks", "more than a month"."""
    known = caught["length"].length
    told = str(caught["hedge"])
    bound = told if told in ("at_least", "at_most") else known.bound
    return Lasting(replace(known, approx=known.approx or told == "approx" or bool(caught.get("approx")), bound=bound))


def shift(caught: Caught) -> Meaning | None:
    """Make a point at a distance (`sign`), from publication, from what a rule caught, or from the last mention."""
    base = caught.get("point", caught.get("when", caught.get("day")))
    if "moment" in caught:
        base = caught["moment"]
    if isinstance(base, Now):
        base = None
    known = caught["length"].length
    return Shift(known, int(caught["sign"]), base, bool(caught.get("anaphoric")), bool(caught.get("ahead")))


def shift_of(caught: Caught) -> Meaning | None:
    """Make a point some weekdays or feasts away: "four Tuesdays from now"."""
    weeks = Length((("week", float(caught["n"]) - (1 if int(caught["sign"]) > 0 else 0)),))
    count = 1 if int(caught["sign"]) > 0 else -1
    known = Date(weekday=caught["dayname"])
    if count < 0:
        return Shift(Length((("week", float(caught["n"]) - 1),)), -1, Named(known, -1))
    return Shift(weeks, 1, Named(known, 1) if caught.get("from_next") else _Coming(caught["dayname"]))


def _Coming(weekday: int) -> Meaning:  # noqa: N802  # reads as the meaning it makes
    return Within(weekday, Rolling(Length((("day", 7.0),)), 1))


def rolling(caught: Caught) -> Meaning | None:
    """Make a stretch up to or from publication: "the past two weeks"."""
    known = caught["length"].length if "length" in caught else Length(((caught["unit"], float(caught.get("n", 1))),))
    if any(amount > 1000 for _, amount in known.parts):  # "$18 billion last year"
        return None
    if caught.get("approx"):
        known = replace(known, approx=True)
    return Rolling(known, int(caught["sign"]), caught.get("when"), today=bool(caught.get("today")))


def rolling_to(caught: Caught) -> Meaning | None:
    """Make a stretch that ends with another: "the three months to September"."""
    known = caught["length"].length
    if known.finest in ("second", "minute", "hour"):
        return None
    return Rolling(known, -1, caught["when"], to_end=True)


def rolling_from(caught: Caught) -> Meaning | None:
    """Make a stretch that lasts from a point on: "for two hours from 2 pm"."""
    return _Lasts(caught["length"].length, caught["point"])


def _Lasts(known: Length, point: Meaning) -> Meaning:  # noqa: N802
    if isinstance(point, Clock) and known.finest in ("hour", "minute"):
        minutes = sum(amount * {"hour": 60, "minute": 1}.get(unit, 0) for unit, amount in known.parts)
        total = point.hour * 60 + point.minute + int(minutes)
        return Span(point, replace(point, hour=total // 60 % 24, minute=total % 60))
    return Rolling(known, 1, point)


def span(caught: Caught) -> Meaning | None:
    """Make a stretch from one point to another; what one side leaves out comes from the other."""
    first, last = caught.get("first"), caught.get("last")
    if first is None and "n" in caught and isinstance(last, Clock):
        hour = int(caught["n"])
        if last.half == "set" and last.hour >= 12 and hour < 12 and hour + 12 <= last.hour:
            hour += 12
        first = Clock(hour) if hour < 24 else None
        first = replace(first, of=last.of) if first is not None and last.of is not None else first
    if first is None and isinstance(last, Date) and _day(caught) is not None:
        first = replace(last, day=_day(caught), weekday=caught.get("dayname"))
    if first is None and isinstance(last, Date) and "monthname" in caught:
        first = Date(month=caught["monthname"])
    if first is None and isinstance(last, Nth) and last.what == "day" and _day(caught) is not None:
        first = replace(last, nth=_day(caught) or 1)
    if last is None and isinstance(first, Date) and _day(caught) is not None:
        last = replace(first, day=_day(caught), weekday=caught.get("dayname"))
    if first is None or last is None:
        return None
    return _matched(first, last)


def _matched(first: Meaning, last: Meaning) -> Meaning | None:
    if isinstance(first, Date) and isinstance(last, Date):
        if (
            first.kind == "date"
            and last.kind == "date"
            and first.month is None
            and last.month is not None
            and first.day
        ):
            first = replace(first, month=last.month, year=last.year)
        if first.month is not None and first.year is None and last.year is not None and last.month is not None:
            first = replace(first, year=last.year - ((first.month, first.day or 0) > (last.month, last.day or 0)))
    if isinstance(first, Clock) and isinstance(last, Clock):
        if first.of is not None and last.of is None:
            last = replace(last, of=first.of)
        elif last.of is not None and first.of is None:
            first = replace(first, of=last.of)
        if (
            last.half == "set"
            and first.half is None
            and last.hour >= 12
            and first.hour < 12 <= first.hour + 12 <= last.hour
        ):
            first = replace(first, hour=first.hour + 12, half="set")
        if first.half == "set" and last.half is None and first.hour >= 12 and first.hour - 12 < last.hour < 12:
            last = replace(last, hour=last.hour + 12, half="set")
    return Span(first, last)


def span_on(caught: Caught) -> Meaning | None:
    """Put a stretch between clock times on a day: "Friday from 9 to 11"."""
    known, day = caught["range"], caught["day"]
    if not (isinstance(known, Span) and isinstance(known.first, Clock) and isinstance(known.last, Clock)):
        return None
    if known.first.of is not None or known.last.of is not None:
        return None
    return Span(known.first.of_day(day), known.last.of_day(day))


def opened(caught: Caught) -> Meaning | None:
    """Open one side of a stretch: since, after, before, until, by."""
    of = caught.get("point", caught.get("when"))
    if of is None or isinstance(of, Opened | Span):
        return None
    return Opened(str(caught["side"]), of)


def opened_on(caught: Caught) -> Meaning | None:
    """Put an open stretch of clock times on a day: "tomorrow before 5 pm"."""
    known, day = caught["open"], caught["day"]
    if not (isinstance(known, Opened) and isinstance(known.of, Clock) and known.of.of is None):
        return None
    return Opened(known.side, known.of.of_day(day))


def every(caught: Caught) -> Meaning | None:
    """Make a set: every unit, n units, weekday, month or part of a day."""
    if "length" in caught:
        return Every(caught["length"].length)
    if "often" in caught:
        number = "".join(mark for mark in str(caught["often"]) if mark.isdigit() or mark == ".")
        return Every(Length(((str(caught["often"]).lstrip("0123456789."), float(number or 1)),)), lasts=True)
    unit = caught.get("unit")
    if "dayname" in caught or unit == "weekend":
        unit = "week"
    elif any(name in caught for name in ("monthname", "holiday", "date", "season")):
        unit = "year"
    elif "partname" in caught or "part" in caught:
        unit = "day"
    return None if unit is None else Every(Length(((str(unit), float(caught.get("n", 1))),)))


def keep(caught: Caught) -> Meaning | None:
    """Keep what is known under a longer span: "early" of "the early hours of Tuesday"."""
    known: Meaning | None = caught.get("point", caught.get("when", caught.get("day", caught.get("clock"))))
    return known


def years(caught: Caught) -> Meaning | None:
    """Make a run of years: "1991-1995"."""
    first, last = int(caught["from"]), int(caught["yyyy"])
    return Span(Date(first), Date(last)) if first < last else None


def the_unit(caught: Caught) -> Meaning | None:
    """Make the day, week, month or year that the text speaks of: "for the day"."""
    if caught["unit"] not in ("day", "week", "month", "quarter", "year", "weekend"):
        return None
    return Cycle(caught["unit"], 0, anaphoric=caught["unit"] == "day")


def keepset(caught: Caught) -> Meaning | None:
    """Keep a set that a clock time stands beside: "every day at 7"."""
    known: Meaning = caught["set"]
    return known


def moment_hour(caught: Caught) -> Meaning | None:
    """Put a bare hour on a part of a day: "this morning at 7"."""
    hour = int(caught["hour"])
    return Clock(hour).of_day(caught["day"]) if hour < 24 else None


def nth_of_unit(caught: Caught) -> Meaning | None:
    """Make the nth unit of the month, quarter or year around publication."""
    if caught["unit"] not in ("day", "weekend", "week", "month", "quarter", "half"):
        return None
    return Nth(int(caught["nth"]), caught["unit"], Cycle(caught["whole"], 0))


def nth_length(caught: Caught) -> Meaning | None:
    """Make a run of units at the beginning or end of a stretch: "the last three weeks of the year"."""
    (unit, amount), *others = caught["length"].length.parts
    number = int(caught["nth"])
    if others or amount != int(amount) or number not in (1, -1) or unit == "fortnight":
        return None
    return Nth(number, unit, caught["when"], int(amount))


def nth_quarter(caught: Caught) -> Meaning | None:
    """Make a quarter by its number, of a year or of the nearest; halves need their year."""
    if caught["unit"] not in ("quarter", "half") or (caught["unit"] == "half" and "when" not in caught):
        return None
    number = int(caught["nth"])
    return (
        Nth(number, caught["unit"], caught.get("when")) if number <= (4 if caught["unit"] == "quarter" else 2) else None
    )


def span_checked(caught: Caught) -> Meaning | None:
    """Make a stretch of two points of one kind that no "from" announces."""
    first, last = caught["first"], caught["last"]
    by_clock = [point.kind in ("clock", "moment") for point in (first, last)]
    if by_clock[0] != by_clock[1] or "now" in (first.kind, last.kind):
        return None
    return _matched(first, last)


def span_hour(caught: Caught) -> Meaning | None:
    """Make a stretch from a clock time to a bare hour."""
    hour = int(caught["hour"])
    return _matched(caught["first"], Clock(hour)) if hour < 24 and caught["first"].kind == "clock" else None


def span_hours(caught: Caught) -> Meaning | None:
    """Make a stretch between two bare hours."""
    first, last = int(caught["n"]), int(caught["hour"])
    return Span(Clock(first), Clock(last)) if first < 24 and last < 24 else None


def by_edge(caught: Caught) -> Meaning | None:
    """Make the time up to the end of something: "by the end of the month"; any other "by" is left to its point."""
    return Opened("by", caught["point"]) if isinstance(caught["point"], Edge) else None


def edge_short(caught: Caught) -> Meaning | None:
    """Make the beginning or end of a unit that an abbreviation names: "EOM"."""
    side, unit = str(caught["edgeunit"]).split(" ")
    return Edge(side, Cycle(unit, 0))


def clock_hours(caught: Caught) -> Meaning | None:
    """Make a clock time whose hour may be told with its word: "7 heures du matin"; other units make none."""
    return clock(caught) if caught.get("unit", "hour") == "hour" else None


def keeplength(caught: Caught) -> Meaning | None:
    """Keep a length under a longer span: "une semaine entière"."""
    known: Meaning = caught["length"]
    return known


def spaced(caught: Caught) -> Meaning | None:
    """Make a date of figures with spaces between: "14 03 2019"."""
    return Date(int(caught["yyyy"]), int(caught["month"]), int(caught["day"]))


def shift_day(caught: Caught) -> Meaning | None:
    """Make the day before or after a day: "la veille de Pâques"."""
    return (
        Shift(Length((("day", 1.0),)), int(caught["sign"]), caught["when"]) if caught["when"].kind == "date" else None
    )


def named_after(caught: Caught) -> Meaning | None:
    """Make the first such weekday after what was mentioned last: "le lundi suivant"."""
    if "dayname" not in caught:
        return named({**caught, "count": 1})
    week = Rolling(Length((("day", 7.0),)), 1, Cycle("day", 1, anaphoric=True))
    return Within(caught["dayname"], week)


def named_weeks(caught: Caught) -> Meaning | None:
    """Make a weekday some weeks after the coming one: "lundi en huit"."""
    known = Within(caught["dayname"], Rolling(Length((("day", 7.0),)), 1))
    return Shift(Length((("week", float(caught["count"])),)), 1, known)


def night_of(caught: Caught) -> Meaning | None:
    """Make the night between two days of one month: "la nuit du 3 au 4 mars"."""
    last = caught["date"]
    if not isinstance(last, Date) or last.day is None:
        return None
    return Part(_hours(caught), Shift(Length((("day", 1.0),)), -1, last))


class _Nothing:
    """Words that look like a time and are none: an age, "24/7"."""

    kind = "nothing"

    def resolve(self, context: object) -> None:
        """Return None."""
        return


def nothing(caught: Caught) -> Meaning | None:
    """Mark words that are no time."""
    return _Nothing()


MAKERS: Mapping[str, Maker] = {
    maker.__name__: maker
    for maker in (
        date, month, year, day_of_month, decade, century, quarter, offset, now, cycle, named, season, holiday, nth,
        week_of, within, edge, rest, part, part_of, edge_of_part, clock, military, moment, length, lengths, and_half,
        hedged, shift, shift_of, rolling, rolling_to, rolling_from, span, span_on, opened, opened_on, every, keep, nothing,
        years, the_unit, keepset, moment_hour, nth_of_unit, nth_length, nth_quarter, span_checked, span_hour, span_hours,
        by_edge, edge_short, clock_hours, keeplength, spaced, shift_day, named_after, named_weeks, night_of,
    )
}  # fmt: skip
