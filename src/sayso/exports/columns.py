"""The columns of a table of statements, for people who work in a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from sayso.ledger.base import Row
from sayso.records import Anchor

__all__ = ["COLUMNS", "Cell", "Column", "readable"]

Cell = str | int | float

# Controls (but tab, line feed, carriage return) and what is no character at all: no spreadsheet file holds them.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        name: the header.
        width: how wide a spreadsheet shows it, in characters.
        value: what stands in it; ``""`` where nothing is known.
        is_day: its values are ISO days.
    """

    name: str
    width: int
    value: Callable[[Row], Cell]
    is_day: bool = False


def readable(text: str) -> str:
    """Return a text with a replacement mark for each character that no spreadsheet file can hold; same length."""
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def _words(anchors: tuple[Anchor, ...]) -> str:
    return " […] ".join(anchor.exact for anchor in anchors)


def _pieces(row: Row) -> str:
    # "12..40", not "12-40", which a spreadsheet takes for a month.
    return "; ".join(f"{anchor.span.start}..{anchor.span.end}" for anchor in row.statement.content)


def _day_and_time(row: Row) -> tuple[str, str]:
    day, _, time = (row.report.published_at or "").partition("T")
    return day, time


def _end(row: Row) -> int:
    return row.statement.content[-1].span.end


COLUMNS: tuple[Column, ...] = (
    Column("quote", 80, lambda row: row.statement.quote),
    Column("speaker", 24, lambda row: "; ".join(row.statement.speaker)),
    Column("source words", 30, lambda row: _words(row.statement.source)),
    Column("cue", 16, lambda row: _words(row.statement.cue)),
    Column("act", 10, lambda row: row.statement.act),
    Column("form", 10, lambda row: row.statement.form),
    Column("hearsay", 9, lambda row: "yes" if row.statement.hearsay else "no"),
    Column("date", 12, lambda row: _day_and_time(row)[0], is_day=True),
    Column("time", 14, lambda row: _day_and_time(row)[1]),
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
