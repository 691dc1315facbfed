"""What a rule caught, and the fields that makers read from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sayso.extraction.times.days import Date
from sayso.extraction.times.meanings import Meaning

__all__ = ["Caught", "Maker", "day_of", "hours_of", "year_of"]

Caught = Mapping[str, Any]
"""What a rule caught, by the name of its class: numbers, values of words, or meanings; and the rule's `given`."""

Maker = Callable[[Caught], Meaning | None]


def year_of(caught: Caught) -> int | None:
    """Return the year that was caught, two figures made four; None when there is none."""
    if "year" in caught:
        year = caught["year"]
        return year.year if isinstance(year, Date) else None
    if "yyyy" in caught:
        return int(caught["yyyy"])
    if "yy" in caught:
        short = int(caught["yy"])
        return short + (2000 if short < 40 else 1900)
    return None


def day_of(caught: Caught) -> int | None:
    """Return the day of the month that was caught, None when there is none."""
    day = caught.get("n31", caught.get("nth"))
    return None if day is None else int(day)


def hours_of(caught: Caught) -> tuple[float, float]:
    """Return the hours of a part of the day, or of its early or late half, as the pack tells them."""
    hours = caught["partname"]
    chosen = {"start": hours[2:4], "end": hours[4:6]}.get(str(caught.get("edge")), hours[:2]) or hours[:2]
    return float(chosen[0]), float(chosen[1])
