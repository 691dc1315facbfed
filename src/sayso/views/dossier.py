"""What a ledger holds as a whole: how much was read, how it is dated, and what was not read."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.ledger.base import SkipRow, StatementQuery, Tally, View
from sayso.ledger.figures import FigureQuery

__all__ = ["Overview", "overview"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The counts of a ledger.

    Attributes:
        reports: how many reports were read.
        statements: how many statements stand in them.
        figures: how many figures stand in them.
        by_language: the reports by language, most first.
        by_date_origin: the reports by where their date came from (given, metadata, dateline, inferred, none).
        need_date: how many reports nobody has dated yet; nothing relative is resolved in them.
        first_day, last_day: ISO dates of the first and the last day of publication; None where no report is dated.
        skips: what was not read, and why.
    """

    reports: int
    statements: int
    figures: int
    by_language: tuple[Tally, ...]
    by_date_origin: tuple[Tally, ...]
    need_date: int
    first_day: str | None
    last_day: str | None
    skips: tuple[SkipRow, ...]


def overview(view: View) -> Overview:
    """Return the counts of a ledger."""
    by_language = view.tally_reports("language")
    by_date_origin = view.tally_reports("published_from")
    days = sorted(tally.value for tally in view.tally_reports("date") if tally.value)
    return Overview(
        reports=sum(tally.count for tally in by_language),
        statements=view.count(StatementQuery()),
        figures=view.count_figures(FigureQuery()),
        by_language=tuple(by_language),
        by_date_origin=tuple(by_date_origin),
        need_date=sum(tally.count for tally in by_date_origin if tally.value == "none"),
        first_day=days[0] if days else None,
        last_day=days[-1] if days else None,
        skips=tuple(view.skips()),
    )
