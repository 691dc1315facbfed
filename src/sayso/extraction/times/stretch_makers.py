"""Makers of lengths, distances, stretches and sets."""

from __future__ import annotations

from dataclasses import replace

from sayso.extraction.times.calendar import GRAINS, Length
from sayso.extraction.times.caught import Caught, day_of, year_of
from sayso.extraction.times.clocks import Clock
from sayso.extraction.times.days import Cycle, Date, Named, Now, Nth, Within
from sayso.extraction.times.meanings import Meaning
from sayso.extraction.times.stretches import Edge, Every, Lasting, Opened, Rest, Rolling, Shift, Span

__all__ = [
    "and_half", "by_edge", "edge", "edge_short", "every", "hedged", "keeplength", "keepset", "length", "lengths",
    "opened", "opened_on", "rest", "rolling", "rolling_from", "rolling_to", "shift", "shift_day", "shift_of",
    "span", "span_checked", "span_hour", "span_hours", "span_on", "span_same",
]  # fmt: skip


def edge(caught: Caught) -> Meaning | None:
    """Make the beginning, middle or end of a stretch or of a part of a day."""
    of = caught.get("when")
    if of is None and "unit" in caught:
        of = Cycle(caught["unit"], 0)
    if of is None and "monthname" in caught:
        of = Date(year_of(caught), caught["monthname"])
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


def length(caught: Caught) -> Meaning | None:
    """Make a length of n units (1 where no number is caught); `plus` adds a share of the unit ("and a half")."""
    if "n" not in caught and caught["unit"] in ("second", "half", "quarter"):  # "a second round"
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
    if "length" in caught:
        known = caught["length"].length
    else:
        known = Length(((str(caught["unit"]), float(caught["n"]) if "n" in caught else 1.0),))
    if known.finest in ("second", "minute", "hour"):
        return None
    return Rolling(known, -1, caught["date"] if "date" in caught else caught["when"], to_end=True)


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
    if first is None and isinstance(last, Date) and day_of(caught) is not None:
        first = replace(last, day=day_of(caught), weekday=caught.get("dayname"))
    if first is None and isinstance(last, Date) and "monthname" in caught:
        first = Date(month=caught["monthname"])
    if first is None and isinstance(last, Nth) and last.what == "day" and day_of(caught) is not None:
        first = replace(last, nth=day_of(caught) or 1)
    if last is None and isinstance(first, Date) and day_of(caught) is not None:
        last = replace(first, day=day_of(caught), weekday=caught.get("dayname"))
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


def keepset(caught: Caught) -> Meaning | None:
    """Keep a set that a clock time stands beside: "every day at 7"."""
    known: Meaning = caught["set"]
    return known


def span_checked(caught: Caught) -> Meaning | None:
    """Make a stretch of two points of one kind that no "from" announces."""
    first, last = caught["first"], caught["last"]
    by_clock = [point.kind in ("clock", "moment") for point in (first, last)]
    if by_clock[0] != by_clock[1] or "now" in (first.kind, last.kind):
        return None
    return _matched(first, last)


def span_same(caught: Caught) -> Meaning | None:
    """Make a stretch of two points that a dash joins: both dates, both months or both clock times."""
    first, last = caught["first"], caught["last"]
    kinds = {"moment": "clock", "part": "date"}
    same = kinds.get(first.kind, first.kind) == kinds.get(last.kind, last.kind)
    return span_checked(caught) if same else None


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


def keeplength(caught: Caught) -> Meaning | None:
    """Keep a length under a longer span: "une semaine entière"."""
    known: Meaning = caught["length"]
    return known


def shift_day(caught: Caught) -> Meaning | None:
    """Make the day before or after a day: "la veille de Pâques"."""
    return (
        Shift(Length((("day", 1.0),)), int(caught["sign"]), caught["when"]) if caught["when"].kind == "date" else None
    )
