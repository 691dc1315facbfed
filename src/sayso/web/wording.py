"""The words of the page: all of them are in `words/en.toml`, and the templates find them as ``w.room.name``."""

from __future__ import annotations

import datetime
import tomllib
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from sayso.records import Report

__all__ = ["counted", "date_words", "day_words", "load_words"]


@cache
def load_words(language: str = "en") -> SimpleNamespace:
    """Load the words of one interface language."""
    path = Path(__file__).parent / "words" / f"{language}.toml"
    tree: SimpleNamespace = _tree(tomllib.loads(path.read_text(encoding="utf-8")))
    return tree


def _tree(value: Any) -> Any:
    return SimpleNamespace(**{key: _tree(v) for key, v in value.items()}) if isinstance(value, dict) else value


def counted(number: int, noun: SimpleNamespace) -> str:
    """Say a number of things.

    >>> noun = SimpleNamespace(one="report", many="reports")
    >>> counted(1, noun), counted(1200, noun)
    ('1 report', '1,200 reports')
    """
    return f"{number:,} {noun.one if number == 1 else noun.many}"


def day_words(iso: str, *, with_weekday: bool = False) -> str:
    """Say the day of an ISO date or date-time.

    >>> day_words("2026-03-14T18:30Z"), day_words("2026-03-14", with_weekday=True)
    ('14 Mar 2026', 'Saturday 14 March 2026')
    """
    words = load_words()
    day = datetime.date.fromisoformat(iso[:10])
    month = words.dates.months[day.month - 1]
    if with_weekday:
        return f"{words.dates.weekdays[day.weekday()]} {day.day} {month} {day.year}"
    return f"{day.day} {month[:3]} {day.year}"


def date_words(report: Report) -> str:
    """Say when a report was published, to the minute where that is known, or that the date is needed."""
    if report.published_at is None:
        return str(load_words().dates.needed)
    day, _, time = report.published_at.partition("T")
    clock, zone = time[:5], time[5:].lstrip(":0123456789.")
    if not clock:
        return day_words(day)
    return f"{day_words(day)}, {clock}{' UTC' if zone in ('Z', '+00:00', '-00:00') else ' ' + zone if zone else ''}"
