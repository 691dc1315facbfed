"""JSON Lines: one statement a line with everything that is known of it, for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Generic, TypeVar

from sayso.exports.base import Target, WholeFile
from sayso.ledger.base import Row, SkipRow
from sayso.ledger.figures import FigureRow, TimeRow, UnreadRow
from sayso.records import Anchor, Report

__all__ = [
    "JsonlExporter",
    "figure_as_json",
    "json_line",
    "report_as_json",
    "skip_as_json",
    "statement_as_json",
    "time_as_json",
    "unread_as_json",
]

Thing = TypeVar("Thing")

# Many programs end a line at these too.
_LINE_ENDS = {ord(char): f"\\u{ord(char):04x}" for char in "\x85\u2028\u2029"}


def json_line(value: Mapping[str, Any]) -> bytes:
    """Return an object as one line of JSON in UTF-8, its line end with it."""
    line = json.dumps(value, ensure_ascii=False).translate(_LINE_ENDS)
    try:
        return line.encode("utf-8") + b"\n"
    except UnicodeEncodeError:  # half of a surrogate pair, which JSON can spell and UTF-8 cannot
        return json.dumps(value).encode("ascii") + b"\n"


def statement_as_json(row: Row) -> dict[str, Any]:
    """Return a statement with its report as plain JSON; spans are ``[start, end]`` in code points, half open."""
    statement = row.statement
    return {
        "id": statement.id,
        "quote": statement.quote,
        "speaker": list(statement.speaker),
        "act": statement.act,
        "form": statement.form,
        "hearsay": statement.hearsay,
        "medium": statement.medium,
        "made_at": statement.made_at,
        "answers": statement.answers,
        "within": statement.within,
        "confidence": statement.confidence,
        "found_by": statement.found_by,
        "content": _anchors(statement.content),
        "source": _anchors(statement.source),
        "cue": _anchors(statement.cue),
        "report": report_as_json(row.report),
    }


def figure_as_json(row: FigureRow) -> dict[str, Any]:
    """Return a figure with its report as plain JSON; numbers are numbers, an open bound is null."""
    figure = row.figure
    low, high = figure.bounds
    return {
        "id": figure.id,
        "words": figure.anchor.exact,
        "span": [figure.anchor.span.start, figure.anchor.span.end],
        "kind": figure.kind,
        "value": _number(figure.value),
        "low": _number(low),
        "high": _number(high),
        "approx": figure.approx,
        "unit": figure.unit,
        "counted": figure.counted,
        "topic": figure.topic,
        "claimed_by": figure.claimed_by,
        "as_of": figure.as_of,
        "hearsay": figure.hearsay,
        "within": figure.within,
        "found_by": figure.found_by,
        "report": report_as_json(row.report),
    }


def time_as_json(row: TimeRow) -> dict[str, Any]:
    """Return a time with its report as plain JSON."""
    time = row.time
    return {
        "id": time.id,
        "words": time.anchor.exact,
        "span": [time.anchor.span.start, time.anchor.span.end],
        "type": time.type,
        "start": time.start,
        "end": time.end,
        "grain": time.grain,
        "duration": time.duration,
        "every": time.every,
        "approx": time.approx,
        "bound": time.bound,
        "anchored_to": time.anchored_to,
        "found_by": time.found_by,
        "report": report_as_json(row.report),
    }


def unread_as_json(row: UnreadRow) -> dict[str, Any]:
    """Return a numeral that was not read, with its report, as plain JSON."""
    anchor = row.unread.anchor
    return {
        "words": anchor.exact,
        "span": [anchor.span.start, anchor.span.end],
        "reason": row.unread.reason,
        "report": report_as_json(row.report),
    }


def report_as_json(report: Report) -> dict[str, Any]:
    """Return what is known of a report, but its text, as plain JSON."""
    return {
        "id": report.id,
        "key": report.key,
        "title": report.title,
        "author": report.author,
        "publisher": report.publisher,
        "url": report.url,
        "language": report.language,
        "published_at": report.published_at,
        "published_from": report.published_from,
    }


def skip_as_json(row: SkipRow) -> dict[str, Any]:
    """Return something that was not read as plain JSON."""
    return {"key": row.skipped.key, "reason": row.skipped.reason, "tried_at": row.tried_at}


class JsonlExporter(Generic[Thing]):
    """Writes rows as JSON Lines, UTF-8."""

    def __init__(self, target: Target, as_json: Callable[[Thing], Mapping[str, Any]]) -> None:
        self._as_json = as_json
        self._file = WholeFile(target)

    def write(self, row: Thing) -> None:
        """Write one row."""
        self._file.stream.write(json_line(self._as_json(row)))

    def close(self) -> None:
        """Finish the file."""
        self._file.finish()

    def discard(self) -> None:
        """Give up."""
        self._file.discard()


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _anchors(anchors: tuple[Anchor, ...]) -> list[dict[str, Any]]:
    return [{"span": [anchor.span.start, anchor.span.end], "exact": anchor.exact} for anchor in anchors]
