"""JSON Lines: one statement a line with everything that is known of it, for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sayso.exports.base import Target, WholeFile
from sayso.ledger.base import Row
from sayso.records import Anchor, Report

__all__ = ["JsonlExporter", "json_line", "report_as_json", "row_as_json"]

# Many programs end a line at these too.
_LINE_ENDS = {ord(char): f"\\u{ord(char):04x}" for char in "\x85\u2028\u2029"}


def json_line(value: Mapping[str, Any]) -> bytes:
    """Return an object as one line of JSON in UTF-8, its line end with it."""
    line = json.dumps(value, ensure_ascii=False).translate(_LINE_ENDS)
    try:
        return line.encode("utf-8") + b"\n"
    except UnicodeEncodeError:  # half of a surrogate pair, which JSON can spell and UTF-8 cannot
        return json.dumps(value).encode("ascii") + b"\n"


def row_as_json(row: Row) -> dict[str, Any]:
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


class JsonlExporter:
    """Writes statements as JSON Lines, UTF-8."""

    def __init__(self, target: Target) -> None:
        self._file = WholeFile(target)

    def write(self, row: Row) -> None:
        """Write one statement."""
        self._file.stream.write(json_line(row_as_json(row)))

    def close(self) -> None:
        """Finish the file."""
        self._file.finish()

    def discard(self) -> None:
        """Give up."""
        self._file.discard()


def _anchors(anchors: tuple[Anchor, ...]) -> list[dict[str, Any]]:
    return [{"span": [anchor.span.start, anchor.span.end], "exact": anchor.exact} for anchor in anchors]
