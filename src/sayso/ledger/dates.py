"""Which publication date a report has now, of all the dates that it came with and that people gave."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.errors import InputError
from sayso.records import PUBLISHED_FROM, Report
from sayso.records.reports import PublishedFrom, is_iso_moment

__all__ = [
    "UNDATED",
    "DateClaim",
    "apply_date",
    "check_date",
    "day_of",
    "moment_of",
    "now",
    "own_claim",
    "present_claim",
    "with_claim",
]

UNDATED = "~"
"""The moment of a report without a date: after every ISO date in string order."""


@dataclass(frozen=True, slots=True)
class DateClaim:
    """A publication date that a report came with, or that somebody gave (`decided_by`)."""

    published_at: str
    published_from: PublishedFrom
    decided_by: str | None = None


def own_claim(report: Report) -> DateClaim | None:
    """Return the date that the report came with, as a claim."""
    return None if report.published_at is None else DateClaim(report.published_at, report.published_from)


def present_claim(claims: Sequence[DateClaim]) -> DateClaim | None:
    """Return the claim that counts, of claims in order of time.

    What somebody decided for this very report comes first, so that reading the pile again never undoes it; then the
    stronger origin (given, metadata, dateline, inferred); among equals the newest.

    >>> present_claim([DateClaim("2026-03-14", "given"), DateClaim("2026-03-15", "dateline")]).published_at
    '2026-03-14'
    """
    ranked = [(c.decided_by is not None, -PUBLISHED_FROM.index(c.published_from), at) for at, c in enumerate(claims)]
    return claims[max(ranked)[-1]] if ranked else None


def with_claim(claims: Sequence[DateClaim], claim: DateClaim | None) -> list[DateClaim]:
    """Return the claims with another one; one that the report came with before adds nothing."""
    return [*claims] if claim is None or claim in claims else [*claims, claim]


def apply_date(report: Report, claim: DateClaim | None) -> Report:
    """Return the report with this date, or with none."""
    if claim is None:
        return dataclasses.replace(report, published_at=None, published_from="none")
    return dataclasses.replace(report, published_at=claim.published_at, published_from=claim.published_from)


def check_date(published_at: str) -> str:
    """Return a publication date that somebody gave, without spaces around it; raises InputError when it is none."""
    stripped = published_at.strip()
    if not is_iso_moment(stripped):
        raise InputError(
            f"a publication date is written 2026-03-14 or 2026-03-14T18:30+01:00 (year-month-day), got {published_at!r}"
        )
    return stripped


def day_of(published_at: str | None) -> str:
    """Return the day of publication as the publisher wrote it, ``""`` where it is not known."""
    return (published_at or "")[:10]


def moment_of(published_at: str | None) -> str:
    """Return what sorts dates and date-times of all time zones in order of time; `UNDATED` comes last.

    >>> moment_of("2026-03-15T00:30+02:00") < moment_of("2026-03-14T23:00Z") < moment_of("2026-03-15")
    True
    """
    if published_at is None:
        return UNDATED
    moment = datetime.datetime.fromisoformat(published_at)
    try:
        utc = moment.replace(tzinfo=datetime.UTC) if moment.tzinfo is None else moment.astimezone(datetime.UTC)
    except OverflowError:  # the first and last day of the calendar in a far time zone
        return published_at
    return utc.isoformat()


def now() -> str:
    """Return this moment: ISO 8601, UTC, in microseconds, so that moments sort as strings."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds")
