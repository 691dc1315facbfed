"""Downloads: the statements that the list shows, all pages of them, as a file."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from sayso.exports import (
    FIGURE_COLUMNS,
    STATEMENT_COLUMNS,
    CsvExporter,
    Exporter,
    JsonlExporter,
    XlsxExporter,
    figure_as_json,
    statement_as_json,
    write_rows,
)
from sayso.ledger.base import Row, StatementQuery, View
from sayso.ledger.figures import FigureQuery, FigureRow

__all__ = ["KINDS", "Kind", "file_name", "write_download"]

_IN_MEMORY = 8_000_000  # bytes; a larger file waits on the disk


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of file: how its name ends, what the browser is told, and what writes it."""

    ending: str
    media_type: str
    exporter: Callable[[IO[bytes]], Exporter[Row]]
    figures: Callable[[IO[bytes]], Exporter[FigureRow]]


_CSV = "text/csv; charset=utf-8"

KINDS: dict[str, Kind] = {
    "xlsx": Kind(
        ending="xlsx",
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        exporter=lambda file: XlsxExporter(file, STATEMENT_COLUMNS),
        figures=lambda file: XlsxExporter(file, FIGURE_COLUMNS, name="figures"),
    ),
    "csv": Kind(
        ending="csv",
        media_type=_CSV,
        exporter=lambda file: CsvExporter(file, STATEMENT_COLUMNS),
        figures=lambda file: CsvExporter(file, FIGURE_COLUMNS),
    ),
    "csv-semicolon": Kind(
        ending="csv",
        media_type=_CSV,
        exporter=lambda file: CsvExporter(file, STATEMENT_COLUMNS, delimiter=";"),
        figures=lambda file: CsvExporter(file, FIGURE_COLUMNS, delimiter=";"),
    ),
    "jsonl": Kind(
        ending="jsonl",
        media_type="application/x-ndjson",
        exporter=lambda file: JsonlExporter(file, statement_as_json),
        figures=lambda file: JsonlExporter(file, figure_as_json),
    ),
}
"""What can be downloaded, in the order in which it is offered."""


def write_download(view: View, query: StatementQuery | FigureQuery, kind: Kind) -> IO[bytes]:
    """Write all that a query asks for, and return the file, open at its beginning; the caller closes it."""
    file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - it outlives this function
    try:
        if isinstance(query, FigureQuery):
            write_rows(kind.figures(file), view.figures(query))
        else:
            write_rows(kind.exporter(file), view.statements(query))
        file.seek(0)
    except BaseException:
        file.close()
        raise
    return file


def file_name(ledger_path: Path, kind: Kind, *, what: str = "statements") -> str:
    """Return a name that is safe on every system and in a header.

    >>> file_name(Path("crue d'avril.sayso"), KINDS["csv"])
    'crue_d_avril-statements.csv'
    """
    stem = re.sub(r"[^A-Za-z0-9_-]+", "_", ledger_path.stem)[:60].strip("_") or "sayso"
    return f"{stem}-{what}.{kind.ending}"
