"""Which publication date counts."""

from __future__ import annotations

from sayso.ledger.dates import UNDATED, DateClaim, day_of, moment_of, present_claim, with_claim

LINE = DateClaim("2026-03-14", "dateline")
PAGE = DateClaim("2026-03-15", "metadata")
GIVEN = DateClaim("2026-03-16", "given")
DECIDED = DateClaim("2026-03-17", "given", "N. Varga")


def test_no_claim_is_no_date() -> None:
    """Without a claim nothing is made up."""
    assert present_claim([]) is None


def test_the_stronger_origin_counts_in_every_order() -> None:
    """Given beats metadata, metadata beats a dateline; what a person decided beats all."""
    assert present_claim([GIVEN, PAGE, LINE]) == present_claim([LINE, PAGE, GIVEN]) == GIVEN
    assert present_claim([PAGE, LINE]) == PAGE
    assert present_claim([DECIDED, GIVEN, PAGE]) == DECIDED


def test_among_equals_the_newest_counts() -> None:
    """Reading a pile again with another --published corrects it, and so does deciding again."""
    later = DateClaim("2026-03-18", "given")
    assert present_claim([GIVEN, later]) == later
    again = DateClaim("2026-03-12", "given", "N. Varga")
    assert present_claim([DECIDED, again, later]) == again


def test_a_claim_that_is_known_adds_nothing() -> None:
    """Two copies of a text with two dates settle: reading both again changes nothing."""
    other = DateClaim("2026-03-20", "given")
    once = with_claim(with_claim([], GIVEN), other)
    assert with_claim(with_claim(once, GIVEN), other) == once
    assert with_claim(once, None) == once


def test_the_day_is_the_publishers_own() -> None:
    """The day of a date-time is the day that the page shows."""
    assert day_of("2026-03-15T00:30+02:00") == "2026-03-15"
    assert day_of(None) == ""


def test_moments_sort_as_time_does() -> None:
    """Time zones are reckoned in, and what has no date comes last."""
    moments = ["2026-03-15T00:30+02:00", "2026-03-14T23:00Z", "2026-03-15", "2026-03-15T00:00:01", None]
    assert sorted(moments, key=moment_of) == moments
    assert moment_of("0001-01-01T00:00+14:00") < moment_of("9999-12-31T23:59-12:00") < UNDATED
