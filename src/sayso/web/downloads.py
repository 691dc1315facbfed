"""Downloads: the statements that the list shows, all pages of them, as a file."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, TypeVar

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
from sayso.exports.columns import Column
from sayso.exports.masking import Mask
from sayso.ledger.base import StatementQuery, View
from sayso.ledger.figures import FigureQuery
from sayso.pipeline.masking import find_mask

__all__ = ["KINDS", "Kind", "file_name", "write_download"]

Thing = TypeVar("Thing")

_IN_MEMORY = 8_000_000  # bytes; a larger file waits on the disk


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of file: how its name ends, what the browser is told, and what writes it as a table (None: as JSON)."""

    ending: str
    media_type: str
    table: Callable[[IO[bytes], Sequence[Column[Any]], str], Exporter[Any]] | None = None


_CSV = "text/csv; charset=utf-8"

KINDS: dict[str, Kind] = {
    "xlsx": Kind(
        ending="xlsx",
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        table=lambda file, columns, name: XlsxExporter(file, columns, name=name),
    ),
    "csv": Kind(ending="csv", media_type=_CSV, table=lambda file, columns, _name: CsvExporter(file, columns)),
    "csv-semicolon": Kind(
        ending="csv",
        media_type=_CSV,
        table=lambda file, columns, _name: CsvExporter(file, columns, delimiter=";"),
    ),
    "jsonl": Kind(ending="jsonl", media_type="application/x-ndjson"),
}
"""What can be downloaded, in the order in which it is offered."""


def write_download(view: View, query: StatementQuery | FigureQuery, kind: Kind, *, masked: bool = False) -> IO[bytes]:
    """Write all that a query asks for, and return the file, open at its beginning; the caller closes it.

    Args:
        masked: private persons are called "Person 1".
    """
    mask = find_mask(view).mask if masked else None
    file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - it outlives this function
    try:
        if isinstance(query, FigureQuery):
            exporter = _exporter(file, kind, mask, FIGURE_COLUMNS, figure_as_json, "figures")
            write_rows(exporter, view.figures(query))
        else:
            rows = _exporter(file, kind, mask, STATEMENT_COLUMNS, statement_as_json, "statements")
            write_rows(rows, view.statements(query))
        file.seek(0)
    except BaseException:
        file.close()
        raise
    return file


def _exporter(
    file: IO[bytes],
    kind: Kind,
    mask: Mask | None,
    columns: Sequence[Column[Thing]],
    as_json: Callable[[Thing], Mapping[str, Any]],
    name: str,
) -> Exporter[Thing]:
    """Return what writes one kind of file, with private persons masked where there is a mask."""
    if kind.table is not None:
        return kind.table(file, mask.columns(columns) if mask else columns, name)
    return JsonlExporter(file, mask.as_json(as_json) if mask else as_json)


def file_name(ledger_path: Path, kind: Kind, *, what: str = "statements") -> str:
    """Return a name that is safe on every system and in a header.

    >>> file_name(Path("crue d'avril.sayso"), KINDS["csv"])
    'crue_d_avril-statements.csv'
    """
    stem = re.sub(r"[^A-Za-z0-9_-]+", "_", ledger_path.stem)[:60].strip("_") or "sayso"
    return f"{stem}-{what}.{kind.ending}"
