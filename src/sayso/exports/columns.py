"""The columns of tables of statements, reports and skips, for people who work in a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from sayso.ledger.base import Row, SkipRow
from sayso.ledger.figures import FigureRow, TimeRow, UnreadRow
from sayso.records import Anchor, Report

__all__ = [
    "FIGURE_COLUMNS",
    "REPORT_COLUMNS",
    "SKIP_COLUMNS",
    "STATEMENT_COLUMNS",
    "TIME_COLUMNS",
    "UNREAD_COLUMNS",
    "Cell",
    "Column",
    "readable",
]

Thing = TypeVar("Thing")

Cell = str | int | float

# Controls (but tab, line feed, carriage return) and what is no character at all: no spreadsheet file holds them.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Column(Generic[Thing]):
    """One column.

    Attributes:
        name: the header.
        width: how wide a spreadsheet shows it, in characters.
        value: what stands in it; ``""`` where nothing is known.
        is_day: its values are ISO days.
    """

    name: str
    width: int
    value: Callable[[Thing], Cell]
    is_day: bool = False


def readable(text: str) -> str:
    """Return a text with a replacement mark for each character that no spreadsheet file can hold; same length."""
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def _words(anchors: tuple[Anchor, ...]) -> str:
    return " […] ".join(anchor.exact for anchor in anchors)


def _pieces(row: Row) -> str:
    # "12..40", not "12-40", which a spreadsheet takes for a month.
    return "; ".join(f"{anchor.span.start}..{anchor.span.end}" for anchor in row.statement.content)


def _day(report: Report) -> str:
    return (report.published_at or "").partition("T")[0]


def _time(report: Report) -> str:
    return (report.published_at or "").partition("T")[2]


def _end(row: Row) -> int:
    return row.statement.content[-1].span.end


STATEMENT_COLUMNS: tuple[Column[Row], ...] = (
    Column("quote", 80, lambda row: row.statement.quote),
    Column("speaker", 24, lambda row: "; ".join(row.statement.speaker)),
    Column("source words", 30, lambda row: _words(row.statement.source)),
    Column("cue", 16, lambda row: _words(row.statement.cue)),
    Column("act", 10, lambda row: row.statement.act),
    Column("form", 10, lambda row: row.statement.form),
    Column("hearsay", 9, lambda row: "yes" if row.statement.hearsay else "no"),
    Column("date", 12, lambda row: _day(row.report), is_day=True),
    Column("time", 14, lambda row: _time(row.report)),
    Column("date from", 11, lambda row: row.report.published_from),
    Column("report title", 40, lambda row: row.report.title or ""),
    Column("publisher", 20, lambda row: row.report.publisher or ""),
    Column("url", 30, lambda row: row.report.url or ""),
    Column("report", 30, lambda row: row.report.key),
    Column("language", 9, lambda row: row.report.language),
    Column("start", 8, lambda row: row.statement.start),
    Column("end", 8, _end),
    Column("pieces", 16, _pieces),
    Column("made at", 16, lambda row: row.statement.made_at or ""),
    Column("medium", 20, lambda row: row.statement.medium or ""),
    Column("answers", 18, lambda row: row.statement.answers or ""),
    Column("within", 18, lambda row: row.statement.within or ""),
    Column("confidence", 11, lambda row: row.statement.confidence),
    Column("found by", 20, lambda row: row.statement.found_by),
    Column("report id", 18, lambda row: row.report.id),
    Column("statement id", 18, lambda row: row.statement.id),
)
"""Offsets (start, end, pieces) count code points of the report's text, half open; the date is that of publication."""


def _number(value: Decimal | None) -> Cell:
    """Return a number as a spreadsheet counts with it; "" where it is open."""
    if value is None:
        return ""
    return int(value) if value == value.to_integral_value() and abs(value) < 10**15 else float(value)


FIGURE_COLUMNS: tuple[Column[FigureRow], ...] = (
    Column("words", 24, lambda row: row.figure.anchor.exact),
    Column("counted", 36, lambda row: row.figure.counted or ""),
    Column("low", 12, lambda row: _number(row.figure.bounds[0])),
    Column("high", 12, lambda row: _number(row.figure.bounds[1])),
    Column("kind", 12, lambda row: row.figure.kind),
    Column("approx", 8, lambda row: "yes" if row.figure.approx else "no"),
    Column("unit", 10, lambda row: row.figure.unit or ""),
    Column("topic", 12, lambda row: row.figure.topic or ""),
    Column("claimed by", 28, lambda row: row.figure.claimed_by),
    Column("as of", 12, lambda row: row.figure.as_of or ""),
    Column("hearsay", 9, lambda row: "yes" if row.figure.hearsay else "no"),
    Column("date", 12, lambda row: _day(row.report), is_day=True),
    Column("time", 14, lambda row: _time(row.report)),
    Column("date from", 11, lambda row: row.report.published_from),
    Column("report title", 40, lambda row: row.report.title or ""),
    Column("publisher", 20, lambda row: row.report.publisher or ""),
    Column("url", 30, lambda row: row.report.url or ""),
    Column("report", 30, lambda row: row.report.key),
    Column("language", 9, lambda row: row.report.language),
    Column("start", 8, lambda row: row.figure.anchor.span.start),
    Column("end", 8, lambda row: row.figure.anchor.span.end),
    Column("within", 18, lambda row: row.figure.within or ""),
    Column("found by", 20, lambda row: row.figure.found_by),
    Column("report id", 18, lambda row: row.report.id),
    Column("figure id", 18, lambda row: row.figure.id),
)
"""The words of the report come first; an empty `low` or `high` is open."""

TIME_COLUMNS: tuple[Column[TimeRow], ...] = (
    Column("words", 30, lambda row: row.time.anchor.exact),
    Column("type", 10, lambda row: row.time.type),
    Column("from", 20, lambda row: row.time.start or ""),
    Column("until", 20, lambda row: row.time.end or ""),
    Column("grain", 10, lambda row: row.time.grain or ""),
    Column("duration", 10, lambda row: row.time.duration or ""),
    Column("every", 8, lambda row: row.time.every or ""),
    Column("approx", 8, lambda row: "yes" if row.time.approx else "no"),
    Column("bound", 10, lambda row: row.time.bound or ""),
    Column("anchored to", 12, lambda row: row.time.anchored_to or ""),
    Column("date", 12, lambda row: _day(row.report), is_day=True),
    Column("report title", 40, lambda row: row.report.title or ""),
    Column("publisher", 20, lambda row: row.report.publisher or ""),
    Column("report", 30, lambda row: row.report.key),
    Column("language", 9, lambda row: row.report.language),
    Column("start", 8, lambda row: row.time.anchor.span.start),
    Column("end", 8, lambda row: row.time.anchor.span.end),
    Column("found by", 20, lambda row: row.time.found_by),
    Column("report id", 18, lambda row: row.report.id),
    Column("time id", 18, lambda row: row.time.id),
)
"""`until` is the first instant after it; `from` and `until` are empty where nothing resolves them."""

UNREAD_COLUMNS: tuple[Column[UnreadRow], ...] = (
    Column("words", 24, lambda row: row.unread.anchor.exact),
    Column("reason", 40, lambda row: row.unread.reason),
    Column("date", 12, lambda row: _day(row.report), is_day=True),
    Column("report title", 40, lambda row: row.report.title or ""),
    Column("publisher", 20, lambda row: row.report.publisher or ""),
    Column("report", 30, lambda row: row.report.key),
    Column("start", 8, lambda row: row.unread.anchor.span.start),
    Column("end", 8, lambda row: row.unread.anchor.span.end),
    Column("report id", 18, lambda row: row.report.id),
)
"""Every numeral that is neither a figure nor part of a time, and why."""

REPORT_COLUMNS: tuple[Column[Report], ...] = (
    Column("report", 40, lambda report: report.key),
    Column("date", 12, _day, is_day=True),
    Column("time", 14, _time),
    Column("date from", 11, lambda report: report.published_from),
    Column("title", 60, lambda report: report.title or ""),
    Column("publisher", 20, lambda report: report.publisher or ""),
    Column("author", 20, lambda report: report.author or ""),
    Column("url", 40, lambda report: report.url or ""),
    Column("language", 9, lambda report: report.language),
    Column("characters", 11, lambda report: len(report.text)),
    Column("report id", 18, lambda report: report.id),
)
"""The first two are what ``sayso read --published-from FILE.csv`` reads: fill in dates and give the table back."""

SKIP_COLUMNS: tuple[Column[SkipRow], ...] = (
    Column("report", 60, lambda row: row.skipped.key),
    Column("reason", 80, lambda row: row.skipped.reason),
    Column("tried at", 28, lambda row: row.tried_at),
)
