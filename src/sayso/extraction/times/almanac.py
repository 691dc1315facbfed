"""The days of feasts that follow the moon, as the calendars of the `holidays` library know them."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterable, Iterator
from typing import Any

from sayso.errors import PackError

__all__ = ["lunar_days"]

_CALENDARS = {
    "buddhist": "_BuddhistLunisolar",
    "chinese": "_ChineseLunisolar",
    "hebrew": "_HebrewLunisolar",
    "hindu": "_HinduLunisolar",
    "islamic": "_IslamicLunar",
    "persian": "_Persian",
}


@functools.lru_cache(maxsize=4096)
def lunar_days(feast: str, year: int) -> tuple[datetime.datetime, ...]:
    """Return when a feast, "islamic.eid_al_fitr", begins in a year of the common calendar: "Eid fell on 15 June 2018".

    Most years hold one, a few two (or none) of a calendar of twelve moons; empty too where its table ends.

    >>> lunar_days("islamic.eid_al_fitr", 2018)
    (datetime.datetime(2018, 6, 15, 0, 0),)

    Raises:
        PackError: no calendar has such a feast.
    """
    calendar, _, name = feast.partition(".")
    known = _calendar(calendar)
    dates_of = getattr(known, f"{name}_dates", None) or getattr(known, f"{name}_date", None)
    if dates_of is None:
        raise PackError(
            f"{feast}: a lunar feast is one of {', '.join(sorted(_CALENDARS))}, a point, and its name there"
        )
    days = sorted({day for day in _dates(dates_of(year)) if day.year == year})
    return tuple(datetime.datetime(day.year, day.month, day.day) for day in days)


@functools.cache
def _calendar(name: str) -> Any:
    """Return the calendar, None when there is none; the library is loaded where the first such feast is read."""
    import holidays.calendars

    return getattr(holidays.calendars, _CALENDARS[name])() if name in _CALENDARS else None


def _dates(answer: object) -> Iterator[datetime.date]:
    """Yield the dates of an answer: the calendars give one, several, or pairs of a date and whether it is estimated."""
    if isinstance(answer, datetime.date):
        yield answer
    elif isinstance(answer, Iterable):
        for part in answer:
            yield from _dates(part)
