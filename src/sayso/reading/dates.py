"""Written dates: the forms in which French and English reports, and web pages, write a full date."""

from __future__ import annotations

import datetime
import email.utils
import re

from sayso.records.reports import is_iso_moment

__all__ = ["WRITTEN", "moment_in_words", "to_moment"]

_MONTHS = {
    1: "janvier janv january jan",
    2: "février fevrier févr fevr fév february feb",
    3: "mars march mar",
    4: "avril avr april apr",
    5: "mai may",
    6: "juin june jun",
    7: "juillet juil july jul",
    8: "août aout august aug",
    9: "septembre september sept sep",
    10: "octobre october oct",
    11: "novembre november nov",
    12: "décembre decembre déc december dec",
}
_MONTH_OF = {name: number for number, names in _MONTHS.items() for name in names.split()}
_WEEKDAYS = (
    "lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday saturday sunday "
    "lun mar mer jeu ven sam dim mon tue tues wed thu thur thurs fri sat sun"
)
_MONTH = "|".join(sorted(_MONTH_OF, key=len, reverse=True))
_WEEKDAY = "|".join(sorted(_WEEKDAYS.split(), key=len, reverse=True))

WRITTEN = rf"""
    (?: (?:{_WEEKDAY})\b\.?,?\s+ )?
    (?: (?P<iso>\d{{4}}-\d\d-\d\d)
      | (?P<day1>\d{{1,2}})(?:er|st|nd|rd|th)?(?:\s+of)?[\s-]+(?P<month1>{_MONTH})\b\.?,?[\s-]+(?P<year1>\d{{4}})
      | (?P<month2>{_MONTH})\b\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{{4}})
      | (?P<first>\d{{1,2}})[/.](?P<second>\d{{1,2}})[/.](?P<year3>\d{{4}})
    )(?!\d)
    (?: (?:\s*[,|·•–—-]\s*|\s+|T)(?:à\s+|at\s+)?
        (?P<hour>\d{{1,2}})(?:\s?h\s?(?P<minute1>\d\d)?|:(?P<minute2>\d\d)(?::\d\d)?)
        (?:\s?(?P<half>am|pm|a\.m\.|p\.m\.))?
        (?:\s?(?P<zone>gmt|utc|z))?(?![\w:])
    )?
"""
"""The inside of a verbose, case-insensitive pattern; `moment_in_words` reads its match. No year, no date."""

_WRITTEN = re.compile(WRITTEN, re.VERBOSE | re.IGNORECASE)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?\Z|(\d{4})/(\d\d)/(\d\d)\b")
_EARLIEST, _LATEST = 1800, 2100


def moment_in_words(match: re.Match[str], *, day_first: bool | None = None) -> str | None:
    """Return the ISO date or date-time that a match of `WRITTEN` tells; None for a day that does not exist.

    `day_first` says how 03/04/2026 is read; without it a date that reads two ways is none.
    """
    found = match.groupdict()
    date = found["iso"] and _date(*found["iso"].split("-"))
    if found["month1"]:
        date = _date(found["year1"], _MONTH_OF[found["month1"].lower()], found["day1"])
    elif found["month2"]:
        date = _date(found["year2"], _MONTH_OF[found["month2"].lower()], found["day2"])
    elif found["first"]:
        by_day = _date(found["year3"], found["second"], found["first"])
        by_month = _date(found["year3"], found["first"], found["second"])
        readings = {by_day} if day_first else {by_day, by_month} - {None}
        date = readings.pop() if len(readings) == 1 else None
    return date and date + _time(found)


def _date(year: str | int, month: str | int, day: str | int) -> str | None:
    if not _EARLIEST <= int(year) <= _LATEST:
        return None
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _time(found: dict[str, str | None]) -> str:
    if found["hour"] is None:
        return ""
    hour, minute = int(found["hour"]), int(found["minute1"] or found["minute2"] or 0)
    if found["half"]:
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + (12 if found["half"].lower().startswith("p") else 0)
    if hour > 23 or minute > 59:
        return ""
    return f"T{hour:02}:{minute:02}" + ("Z" if found["zone"] else "")


def to_moment(value: str | None, *, day_first: bool | None = None) -> str | None:
    """Return a date of metadata as ISO 8601; None when it is none, ambiguous, or not of the time of the web.

    `day_first` says how 03/04/2026 is read; without it a date that reads two ways is none.

    >>> to_moment("2026-03-14 18:30:00 +0100"), to_moment("Sat, 14 Mar 2026 18:30:00 GMT"), to_moment("1970-01-01")
    ('2026-03-14T18:30:00+0100', '2026-03-14T18:30:00+00:00', None)
    """
    text = (value or "").strip()[:100]
    moment = _as_iso(text) or _as_mail(text)
    if moment is None and (match := _WRITTEN.match(text)):
        moment = moment_in_words(match, day_first=day_first)
    return moment if moment and 1990 <= int(moment[:4]) <= _LATEST else None


def _as_iso(text: str) -> str | None:
    if compact := _COMPACT.match(text):
        return _date(*(part for part in compact.groups() if part))
    moment = re.sub(r"^(\d{4}-\d\d-\d\d) +(?=\d)", r"\1T", text)
    moment = re.sub(r"(?<=\d) +(?=[+-]\d|Z\b|UTC|GMT)", "", moment)
    moment = re.sub(r"(?:UTC|GMT)$", "Z", moment)
    if is_iso_moment(moment):
        return moment
    return moment[:10] if re.match(r"\d{4}-\d\d-\d\d(?!\d)", moment) and is_iso_moment(moment[:10]) else None


def _as_mail(text: str) -> str | None:
    try:
        return email.utils.parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
