"""XLSX: opens the same in every spreadsheet, in every country."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from sayso.exports.base import Target, WholeFile
from sayso.exports.columns import Cell, Column, readable

__all__ = ["MOST_CHARACTERS", "MOST_ROWS", "XlsxExporter", "fitting"]

MOST_CHARACTERS = 32_767
"""What a cell holds at most, in UTF-16 units."""

MOST_ROWS = 1_048_576
"""What a sheet holds at most, its header with it; more statements go on another sheet."""

Thing = TypeVar("Thing")

_FIRST_DAY = datetime.date(1900, 3, 1)  # before it spreadsheets disagree on how to count


class XlsxExporter(Generic[Thing]):
    """Writes rows as a sheet with a header that stays in sight and can be filtered."""

    def __init__(self, target: Target, columns: Sequence[Column[Thing]], *, name: str = "statements") -> None:
        from xlsxwriter import Workbook  # type: ignore[import-untyped]  # the library has no types

        self._columns = columns
        self._name = name
        self._file = WholeFile(target)
        # Texts are texts: nothing is taken for a formula, an address or a number.
        options = {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        self._book: Any = Workbook(self._file.stream, options)
        self._header = self._book.add_format({"bold": True, "bottom": 1})
        self._text = self._book.add_format({"text_wrap": True, "valign": "top"})
        self._plain = self._book.add_format({"valign": "top"})
        self._day = self._book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
        self._sheets = 0
        self._sheet = self._add_sheet()

    def write(self, row: Thing) -> None:
        """Write one row."""
        if self._row == MOST_ROWS:
            self._end_sheet()
            self._sheet = self._add_sheet()
        for at, column in enumerate(self._columns):
            self._put(at, column, column.value(row))
        self._row += 1

    def close(self) -> None:
        """Finish the file."""
        self._end_sheet()
        self._book.close()
        self._file.finish()

    def discard(self) -> None:
        """Give up."""
        self._book.filename = io.BytesIO()  # only a book that is closed removes its own temporary files
        self._book.close()
        self._file.discard()

    def _add_sheet(self) -> Any:
        self._sheets += 1
        sheet = self._book.add_worksheet(self._name if self._sheets == 1 else f"{self._name} {self._sheets}")
        for at, column in enumerate(self._columns):
            sheet.set_column(at, at, column.width)
            sheet.write_string(0, at, column.name, self._header)
        sheet.freeze_panes(1, 0)
        self._row = 1
        return sheet

    def _end_sheet(self) -> None:
        self._sheet.autofilter(0, 0, max(self._row - 1, 1), len(self._columns) - 1)

    def _put(self, at: int, column: Column[Thing], value: Cell) -> None:
        if not isinstance(value, str):
            self._sheet.write_number(self._row, at, value, self._plain)
        elif column.is_day and (day := _day(value)) is not None:
            self._sheet.write_datetime(self._row, at, day, self._day)
        elif value:
            style = self._text if column.name == "quote" else self._plain
            self._sheet.write_string(self._row, at, fitting(readable(value)), style)


def fitting(text: str) -> str:
    """Return a text that fits a cell; one that is cut says so, and how long it is."""
    if _units(text) <= MOST_CHARACTERS:
        return text
    note = f" […] [cut: the whole text has {len(text)} characters, see the report]"
    room = MOST_CHARACTERS - _units(note)
    kept = text.encode("utf-16-le")[: 2 * room].decode("utf-16-le", "ignore")  # never half of a surrogate pair
    return kept + note


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _day(value: str) -> datetime.date | None:
    try:
        day = datetime.date.fromisoformat(value)
    except ValueError:
        return None
    return day if day >= _FIRST_DAY else None
