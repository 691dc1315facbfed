"""Makers of clock times and parts of a day."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sayso.extraction.times.calendar import Length
from sayso.extraction.times.caught import Caught, hours_of
from sayso.extraction.times.clocks import Clock, Night, Part
from sayso.extraction.times.days import Cycle, Date, Holiday, Named, Nth, Offset, OfYear, Within
from sayso.extraction.times.meanings import Meaning
from sayso.extraction.times.stretches import Shift

__all__ = [
    "clock", "clock_hours", "edge_of_part", "military", "moment", "moment_hour", "night_of", "part", "part_of",
]  # fmt: skip


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
        if hours_of(caught)[1] > 24:
            return Night(hours_of(caught), int(caught["count"]))
        of = Offset(int(caught["count"]))
    if (
        isinstance(of, Named | Date | Offset | Nth | OfYear | Within | Holiday | Cycle | Shift | None)
        or of.kind == "date"
    ):
        return Part(hours_of(caught), of, over=bool(caught.get("over")))
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
        known = known.within(hours_of(caught))
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


def moment_hour(caught: Caught) -> Meaning | None:
    """Put a bare hour on a part of a day: "this morning at 7"."""
    hour = int(caught["hour"])
    return Clock(hour).of_day(caught["day"]) if hour < 24 else None


def clock_hours(caught: Caught) -> Meaning | None:
    """Make a clock time whose hour may be told with its word: "7 heures du matin"; other units make none."""
    return clock(caught) if caught.get("unit", "hour") == "hour" else None


def night_of(caught: Caught) -> Meaning | None:
    """Make the night between two days of one month: "la nuit du 3 au 4 mars"."""
    last = caught["date"]
    if not isinstance(last, Date) or last.day is None:
        return None
    return Part(hours_of(caught), Shift(Length((("day", 1.0),)), -1, last), over=True)
