"""The arithmetic of the calendar: where units begin, where steps lead, how lengths print."""

import datetime

import pytest

from sayso.extraction.times.calendar import Length, add, easter, eastern_easter, floor, step

MOMENT = datetime.datetime(2026, 3, 12, 9, 30, 15)  # a Thursday


@pytest.mark.parametrize(
    ("unit", "begins"),
    [
        ("minute", "2026-03-12T09:30:00"), ("hour", "2026-03-12T09:00:00"), ("day", "2026-03-12T00:00:00"),
        ("week", "2026-03-09T00:00:00"), ("weekend", "2026-03-14T00:00:00"), ("month", "2026-03-01T00:00:00"),
        ("quarter", "2026-01-01T00:00:00"), ("half", "2026-01-01T00:00:00"), ("season", "2026-03-01T00:00:00"),
        ("year", "2026-01-01T00:00:00"), ("decade", "2020-01-01T00:00:00"), ("century", "2000-01-01T00:00:00"),
    ],
)  # fmt: skip
def test_units_begin(unit: str, begins: str) -> None:
    """A week begins on Monday, a quarter with its first month, a decade with its round year."""
    assert floor(MOMENT, unit).isoformat() == begins


@pytest.mark.parametrize(
    ("day", "unit", "count", "there"),
    [
        ("2026-01-31", "month", 1, "2026-02-28"), ("2028-02-29", "year", 1, "2029-02-28"),
        ("2026-03-31", "month", -1, "2026-02-28"), ("2026-12-31", "month", 2, "2027-02-28"),
        ("2026-03-12", "fortnight", -1, "2026-02-26"), ("2026-03-12", "decade", -2, "2006-03-12"),
        ("2026-03-12", "year", 0.5, "2026-09-12"), ("2026-03-12", "week", 2, "2026-03-26"),
    ],
)  # fmt: skip
def test_steps_stay_in_the_calendar(day: str, unit: str, count: float, there: str) -> None:
    """The 31st of a shorter month is its last day."""
    assert step(datetime.datetime.fromisoformat(day), unit, count).date().isoformat() == there


def test_the_calendar_ends() -> None:
    """A step beyond the years 1 to 9999 raises, and is no date by accident."""
    with pytest.raises(OverflowError):
        step(MOMENT, "year", 9000)
    with pytest.raises(OverflowError):
        add(MOMENT, Length((("century", 30.0),)), -1)


def test_lengths_add_up_coarse_units_first() -> None:
    """A month and a day before 31 March is the day before the last of February."""
    length = Length((("day", 1.0), ("month", 1.0)))
    assert add(datetime.datetime(2026, 3, 31), length, -1) == datetime.datetime(2026, 2, 27)


@pytest.mark.parametrize(
    ("parts", "iso"),
    [
        ((("year", 1.0), ("month", 6.0)), "P1Y6M"), ((("fortnight", 1.0),), "P2W"), ((("hour", 1.5),), "PT1.5H"),
        ((("decade", 2.0),), "P20Y"), ((("quarter", 1.0),), "P3M"), ((("day", 2.0), ("minute", 5.0)), "P2DT5M"),
    ],
)  # fmt: skip
def test_lengths_print(parts: tuple[tuple[str, float], ...], iso: str) -> None:
    """Units without a letter of their own become those that have one."""
    assert Length(parts).iso() == iso


@pytest.mark.parametrize(("year", "day"), [(1961, "04-02"), (2000, "04-23"), (2024, "03-31"), (2038, "04-25")])
def test_easter(year: int, day: str) -> None:
    """Easter is where the almanac has it, early and late ones too."""
    assert easter(year).date().isoformat() == f"{year}-{day}"


@pytest.mark.parametrize(("year", "day"), [(2013, "05-05"), (2017, "04-16"), (2018, "04-08"), (2024, "05-05")])
def test_eastern_easter(year: int, day: str) -> None:
    """Easter of the eastern churches is where their almanac has it, on the western day in some years."""
    assert eastern_easter(year).date().isoformat() == f"{year}-{day}"
