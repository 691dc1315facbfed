"""Feasts that follow the moon: where the almanacs have them, and nowhere else."""

import datetime

import pytest

from sayso.errors import PackError
from sayso.extraction.times.almanac import lunar_days
from sayso.languages.pack import load_pack


@pytest.mark.parametrize(
    ("feast", "year", "days"),
    [
        ("islamic.eid_al_fitr", 2023, ["2023-04-21"]),
        ("islamic.eid_al_fitr", 2000, ["2000-01-08", "2000-12-27"]),
        ("hebrew.yom_kippur", 1973, ["1973-10-06"]),
        ("hebrew.hanukkah", 2018, ["2018-12-03"]),
        ("chinese.lunar_new_year", 2020, ["2020-01-25"]),
        ("hindu.diwali_india", 2019, ["2019-10-27"]),
        ("buddhist.vesak_may", 2013, ["2013-05-24"]),
        ("persian.new_year", 2022, ["2022-03-21"]),
    ],
)
def test_days(feast: str, year: int, days: list[str]) -> None:
    """A feast stands on its days of the year, two of them in a year that holds two."""
    assert [day.date().isoformat() for day in lunar_days(feast, year)] == days


@pytest.mark.parametrize(
    ("feast", "year"), [("hindu.holi", 1950), ("hindu.holi", 9999), ("islamic.eid_al_fitr", 1), ("hebrew.purim", 3000)]
)
def test_days_unknown(feast: str, year: int) -> None:
    """Where a calendar's table ends there is no day."""
    assert lunar_days(feast, year) == ()


@pytest.mark.parametrize("feast", ["islamic.carnival", "martian.eid_al_fitr", "eid_al_fitr", ""])
def test_feast_unknown(feast: str) -> None:
    """A feast that no calendar has is an error of the pack, which says what is wanted."""
    with pytest.raises(PackError, match="a lunar feast is one of"):
        lunar_days(feast, 2020)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_feasts_of_packs(language: str) -> None:
    """Every lunar feast of a pack, and what it lasts to, has its day in a year that all calendars know."""
    names = {name for feast in load_pack(language).times.feasts for name in (feast.lunar, feast.until) if name}
    assert names
    assert all(isinstance(lunar_days(name, 2021)[0], datetime.datetime) for name in names)
