"""CSV that spreadsheets open right: UTF-8 with a mark that says so, every text quoted, no cell a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from typing import Generic, TypeVar

from sayso.exports.base import Target, WholeFile
from sayso.exports.columns import Cell, Column, readable

__all__ = ["DELIMITERS", "CsvExporter", "inert"]

DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t"}
"""What separates columns. Excel takes the one of the computer's region, which is a semicolon wherever 3,5 is a number.

A first line ``sep=;`` would tell Excel, but makes it forget that the file is UTF-8, and is a row of data to every other
program. XLSX needs none of this.
"""

Thing = TypeVar("Thing")

# Spreadsheets begin a formula at = + - @ (also full-width), some after white space; a tab or line break moves on.
_FORMULA = re.compile(r"[\s\u200b\u200e\u200f\u2060\ufeff]*[=+\-@＝＋－＠﹦﹢﹣﹫]|[\t\r\n]")


def inert(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: an apostrophe stands before one that could be.

    >>> inert("=1+1"), inert("- Non, dit-elle"), inert("Non = non")
    ("'=1+1", "'- Non, dit-elle", 'Non = non')
    """
    return f"'{text}" if _FORMULA.match(text) else text


class CsvExporter(Generic[Thing]):
    """Writes rows as CSV, a header first."""

    def __init__(self, target: Target, columns: Sequence[Column[Thing]], *, delimiter: str = ",") -> None:
        self._columns = columns
        self._file = WholeFile(target)
        self._text = io.StringIO(newline="")
        # Every text is quoted: a program that guesses another delimiter still finds the cells where they are.
        self._writer = csv.writer(self._text, delimiter=delimiter, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
        self._file.stream.write(b"\xef\xbb\xbf")
        self._put([column.name for column in columns])

    def write(self, row: Thing) -> None:
        """Write one row."""
        self._put([_cell(column.value(row)) for column in self._columns])

    def close(self) -> None:
        """Finish the file."""
        self._file.finish()

    def discard(self) -> None:
        """Give up."""
        self._file.discard()

    def _put(self, cells: list[Cell]) -> None:
        self._writer.writerow(cells)
        self._file.stream.write(self._text.getvalue().encode("utf-8"))
        self._text.seek(0)
        self._text.truncate()


def _cell(value: Cell) -> Cell:
    return inert(readable(value)) if isinstance(value, str) else value
