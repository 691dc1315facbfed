"""A report's text, id and date hold together."""

import dataclasses
import json

import pytest

from sayso.errors import RecordError
from sayso.records import PUBLISHED_FROM, Metadata, Report, digest
from sayso.records.reports import is_iso_moment


def report(
    text: str = "Le pont tient.", *, publisher: str | None = None, url: str | None = None, key: str = "a"
) -> Report:
    return Report.make(key=key, text=text, language="fr", metadata=Metadata(publisher=publisher, url=url))


def test_the_id_is_of_publisher_address_and_text() -> None:
    """A changed text, publisher or address is another report; the caller's key is not part of it."""
    ids = {
        report().id,
        report("Le pont cède.").id,
        report(publisher="Radio Estran").id,
        report(url="https://x.example").id,
    }
    assert len(ids) == 4
    assert report(key="b").id == report(key="a").id


def test_the_parts_of_an_id_do_not_run_together() -> None:
    """Parts are told apart, so moving a letter from one to the next changes the id."""
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("a") == digest("a")
    assert digest("\ud800")  # a lone surrogate, as broken input has it


@pytest.mark.parametrize("date", ["2026-03-14", "2026-03-14T18:30", "2026-03-14T18:30:05Z", "2026-03-14T18:30+01:00"])
def test_iso_dates_and_moments_are_taken(date: str) -> None:
    """A date or date-time of ISO 8601 dates a report."""
    assert is_iso_moment(date)
    dated = Report.make(key="a", text="x", language="fr", metadata=Metadata(published=date), published_from="given")
    assert (dated.published_at, dated.needs_date) == (date, False)


@pytest.mark.parametrize("date", ["14/03/2026", "2026-3-4", "2026-02-30", "2026", "2026-03-14 18:30", "hier", ""])
def test_other_dates_are_refused(date: str) -> None:
    """A date that is not ISO 8601, or that does not exist, is refused and shown."""
    with pytest.raises(RecordError, match="ISO 8601 date or date-time"):
        Report.make(key="a", text="x", language="fr", metadata=Metadata(published=date), published_from="given")


@pytest.mark.parametrize("published_from", [name for name in PUBLISHED_FROM if name != "none"])
def test_a_date_and_its_origin_go_together(published_from: str) -> None:
    """Neither a date without an origin nor an origin without a date."""
    with pytest.raises(RecordError, match="go together"):
        Report(id="x", key="a", text="x", language="fr", published_from=published_from)  # type: ignore[arg-type]
    with pytest.raises(RecordError, match="go together"):
        Report(id="x", key="a", text="x", language="fr", published_at="2026-03-14")


def test_an_unknown_origin_is_refused() -> None:
    """Where a date came from is one of a few words."""
    with pytest.raises(RecordError, match=r"published_from must be one of given, .*got 'guessed'"):
        Report(id="x", key="a", text="x", language="fr", published_from="guessed")  # type: ignore[arg-type]


def test_a_report_without_a_date_says_so() -> None:
    """A report that nobody dated needs a date."""
    assert report().needs_date


def test_json_round_trip() -> None:
    """A report that went through JSON is the same report."""
    whole = report("Le pont 🌉\u202f: il tient.", publisher="Radio Estran")
    assert Report.from_json(json.loads(json.dumps(dataclasses.asdict(whole)))) == whole
