"""The arithmetic of the calendar: where a unit begins, steps of whole units, lengths of time, feasts that move."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

__all__ = ["GRAINS", "Length", "Stretch", "add", "easter", "eastern_easter", "floor", "step"]

GRAINS: tuple[str, ...] = (
    "second", "minute", "hour", "daypart", "day", "weekend", "week", "month", "quarter", "half", "season", "year",
    "decade", "century",
)  # fmt: skip
"""Units from fine to coarse."""

_MONTHS = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "weekend": 604800, "week": 604800}
_LETTERS = {"second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M", "year": "Y"}
_AS = {
    "quarter": (3, "month"), "season": (3, "month"), "half": (6, "month"), "fortnight": (2, "week"),
    "decade": (10, "year"), "century": (100, "year"), "weekend": (2, "day"), "daypart": (1, "day"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time, half open: None is an open side; `grain` is the precision that the words show.

    A floating stretch is a clock time of a day that nobody knows.
    """

    start: datetime.datetime | None
    end: datetime.datetime | None
    grain: str
    floating: bool = False


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time: amounts of units, and whether words hedge or bound it."""

    parts: tuple[tuple[str, float], ...]
    approx: bool = False
    bound: str | None = None

    def joined(self, other: Length) -> Length:
        """Return both lengths one after the other."""
        return replace(self, parts=self.parts + other.parts, approx=self.approx or other.approx)

    @property
    def finest(self) -> str:
        """Return the finest unit that is named."""
        return min((unit for unit, _ in self.parts), key=lambda unit: GRAINS.index(_plain(unit)))

    def iso(self) -> str:
        """Return the length as ISO 8601.

        >>> Length((("year", 1), ("month", 6))).iso(), Length((("hour", 1.5),)).iso()
        ('P1Y6M', 'PT1.5H')
        """
        amounts: dict[str, float] = {}
        for unit, amount in self.parts:
            times, plain = _AS.get(unit, (1, unit))
            amounts[plain] = amounts.get(plain, 0) + amount * times
        days = "".join(
            f"{_number(amounts[unit])}{_LETTERS[unit]}" for unit in ("year", "month", "week", "day") if unit in amounts
        )
        clock = "".join(
            f"{_number(amounts[unit])}{_LETTERS[unit]}" for unit in ("hour", "minute", "second") if unit in amounts
        )
        return f"P{days}T{clock}" if clock else f"P{days}"


def _plain(unit: str) -> str:
    return "week" if unit == "fortnight" else unit


def _number(amount: float) -> str:
    return f"{round(amount, 4):g}" if amount != int(amount) else str(int(amount))


def floor(moment: datetime.datetime, unit: str) -> datetime.datetime:
    """Return the beginning of the unit that a moment lies in; weeks begin on Monday, seasons in March, June …"""
    if unit in ("second", "minute", "hour"):
        moment = moment.replace(microsecond=0) if unit == "second" else moment.replace(second=0, microsecond=0)
        return moment.replace(minute=0) if unit == "hour" else moment
    day = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    if unit == "week":
        return day - datetime.timedelta(days=day.weekday())
    if unit == "weekend":
        return day - datetime.timedelta(days=day.weekday() - 5)
    if unit == "season":
        return _month(day, -(day.month % 3))
    months = _MONTHS.get(unit)
    if months is None:
        return day
    if months <= 12:
        return day.replace(month=(day.month - 1) // months * months + 1, day=1)
    years = months // 12
    return day.replace(year=max(1, day.year // years * years), month=1, day=1)


def _month(day: datetime.datetime, months: int) -> datetime.datetime:
    return step(day.replace(day=1), "month", months)


def step(moment: datetime.datetime, unit: str, count: float) -> datetime.datetime:
    """Return the moment that many units later (earlier, when negative); 31 January and a month is 28 February.

    Raises:
        OverflowError: the calendar ends before.
    """
    if unit == "fortnight":
        unit, count = "week", count * 2
    months = _MONTHS.get(unit)
    if months is None:
        return moment + datetime.timedelta(seconds=count * _SECONDS.get(unit, 86400))
    whole = int(count * months)
    rest = count * months - whole
    year, month = divmod(moment.year * 12 + moment.month - 1 + whole, 12)
    if not 1 <= year <= 9999:
        raise OverflowError("the calendar ends before")
    moved = moment.replace(year=year, month=month + 1, day=min(moment.day, _days(year, month + 1)))
    return moved + datetime.timedelta(days=round(rest * 30)) if rest else moved


def _days(year: int, month: int) -> int:
    if month == 12:
        return 31
    return (datetime.date(year, month + 1, 1) - datetime.date(year, month, 1)).days


def add(moment: datetime.datetime, length: Length, sign: int) -> datetime.datetime:
    """Return the moment a length later (`sign` 1) or earlier (-1); raises OverflowError past the calendar's end."""
    for unit, amount in sorted(length.parts, key=lambda part: -GRAINS.index(_plain(part[0]))):
        moment = step(moment, unit, sign * amount)
    return moment


def easter(year: int) -> datetime.datetime:
    """Return Easter Sunday of the western churches in a year.

    >>> easter(2026).date().isoformat()
    '2026-04-05'
    """
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return datetime.datetime(year, month, day + 1)


def eastern_easter(year: int) -> datetime.datetime:
    """Return Easter Sunday of the eastern churches in a year, counted by the old calendar, told in the new one.

    >>> eastern_easter(2018).date().isoformat()
    '2018-04-08'
    """
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    behind = year // 100 - year // 400 - 2
    return datetime.datetime(year, month, day + 1) + datetime.timedelta(days=behind)
