"""Makers of days, months, years and other units: from what a rule caught to what it means."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sayso.extraction.times.calendar import Length
from sayso.extraction.times.caught import Caught, day_of, year_of
from sayso.extraction.times.days import Cycle, Date, Holiday, Named, Now, Nth, Offset, OfYear, Season, Week, Within
from sayso.extraction.times.meanings import Meaning
from sayso.extraction.times.stretches import Rolling, Shift, Span

__all__ = [
    "century", "cycle", "date", "day_of_month", "decade", "holiday", "month", "named", "named_after", "named_weeks",
    "now", "nth", "nth_length", "nth_of_unit", "nth_quarter", "of_year", "offset", "quarter", "season", "spaced",
    "the_unit", "week_of", "within", "year", "years",
]  # fmt: skip

_LONGEST_SHORT = 15  # years: "1914-18"; farther apart, two figures are something else


def date(caught: Caught) -> Meaning | None:
    """Make a date of the fields caught: n31 or nth, monthname, year, dayname."""
    day = day_of(caught)
    if day is not None and not 1 <= day <= 31:
        return None
    if "dayname" in caught and day is None and "slashday" in caught:
        caught = {**caught, "date": caught["slashday"]}
    if "date" in caught:
        known = caught["date"]
        if not isinstance(known, Date) or (known.year is not None and year_of(caught) is not None):
            return None
        return replace(
            known,
            year=known.year if known.year is not None else year_of(caught),
            weekday=caught.get("dayname", known.weekday),
        )
    return Date(year_of(caught), caught.get("monthname"), day, caught.get("dayname"))


def month(caught: Caught) -> Meaning | None:
    """Make a month of monthname and perhaps year."""
    return Date(year_of(caught), caught["monthname"])


def year(caught: Caught) -> Meaning | None:
    """Make a year of yyyy or yy."""
    return Date(year_of(caught))


def day_of_month(caught: Caught) -> Meaning | None:
    """Make the nth day of a month: "le 20 du mois prochain"."""
    day = day_of(caught)
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
    of = Date(year_of(caught)) if year_of(caught) is not None else caught.get("when")
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
    return replace(known, year=year_of(caught))


def holiday(caught: Caught) -> Meaning | None:
    """Make a feast, perhaps of a year."""
    known: Holiday = caught["holiday"]
    return replace(known, year=year_of(caught))


def nth(caught: Caught) -> Meaning | None:
    """Make the nth unit or weekday, perhaps of a longer stretch; with n a run ("the first two weeks of May")."""
    what = caught.get("unit", caught.get("dayname"))
    of = caught.get("when")
    if "within" in caught:
        of = Cycle(caught["within"], 0)
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


def years(caught: Caught) -> Meaning | None:
    """Make a run of years: "1991-1995"."""
    first = int(caught["from"])
    last = int(caught["yyyy"]) if "yyyy" in caught else first // 100 * 100 + int(caught["yy"])
    if "yy" in caught and last - first > _LONGEST_SHORT:
        return None
    return Span(Date(first), Date(last)) if first < last else None


def the_unit(caught: Caught) -> Meaning | None:
    """Make the day, week, month or year that the text speaks of: "for the day"."""
    if caught["unit"] not in ("day", "week", "month", "quarter", "year", "weekend"):
        return None
    return Cycle(caught["unit"], 0, anaphoric=caught["unit"] == "day")


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


def spaced(caught: Caught) -> Meaning | None:
    """Make a date of figures with spaces between: "14 03 2019"."""
    return Date(int(caught["yyyy"]), int(caught["month"]), int(caught["day"]))


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


def of_year(caught: Caught) -> Meaning | None:
    """Put a day of a month, a month, season or feast without a year into a year: "en mars de l'an dernier"."""
    what = caught["what"]
    if not isinstance(what, Date | Season | Holiday) or what.year is not None:
        return None
    return None if isinstance(what, Date) and what.month is None else OfYear(what, caught["year"])
