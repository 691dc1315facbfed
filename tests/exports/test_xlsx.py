"""XLSX for spreadsheets."""

from __future__ import annotations

import datetime
import io
from typing import Any

import openpyxl
import pytest

from ledger.making import make_report, make_statement
from sayso.exports import STATEMENT_COLUMNS, XlsxExporter, write_rows
from sayso.exports.xlsx import MOST_CHARACTERS, fitting
from sayso.ledger import Row


def _row(text: str, quote: str, *, published: str | None = None) -> Row:
    report = make_report(text, published=published)
    return Row(statement=make_statement(report, quote), report=report)


def _book(*rows: Row) -> Any:
    stream = io.BytesIO()
    write_rows(XlsxExporter(stream, STATEMENT_COLUMNS), rows)
    return openpyxl.load_workbook(stream)


def _cell(sheet: Any, name: str) -> Any:
    at = [column.name for column in STATEMENT_COLUMNS].index(name)
    return sheet.cell(row=2, column=at + 1)


def test_the_header_stays_in_sight_and_filters() -> None:
    """The first row is frozen, the whole table has filters, columns have widths."""
    sheet = _book(_row("Il dit oui.", "oui"), _row("Il dit non.", "non")).active
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:Z3"
    assert sheet.column_dimensions["A"].width >= 60


def test_a_day_is_a_date_and_offsets_are_numbers() -> None:
    """Sorting by date and by place works in a spreadsheet."""
    sheet = _book(_row("Il dit oui.", "oui", published="2026-03-14T07:30+01:00")).active
    assert _cell(sheet, "date").value == datetime.datetime(2026, 3, 14)
    assert _cell(sheet, "date").number_format == "yyyy-mm-dd"
    assert _cell(sheet, "time").value == "07:30+01:00"
    assert (_cell(sheet, "start").value, _cell(sheet, "confidence").value) == (7, 1)


@pytest.mark.parametrize("published", [None, "1848-02-24"])
def test_a_date_that_is_none_is_no_date(published: str | None) -> None:
    """Without a date the cell is empty; one that spreadsheets cannot count is written as text."""
    assert _cell(_book(_row("Il dit oui.", "oui", published=published)).active, "date").value == published


def test_a_number_in_words_stays_text() -> None:
    """A quote that looks like a number, a date or an address is a text."""
    for quote in ("3000", "2026-03-14", "https://vallee.example/a", "1e5", "TRUE"):
        cell = _cell(_book(_row(f"Il dit {quote}.", quote)).active, "quote")
        assert (cell.value, cell.data_type, cell.hyperlink) == (quote, "s", None)


@pytest.mark.parametrize("char", ["a", "é", "\U0001f30a"])
def test_what_does_not_fit_says_so(char: str) -> None:
    """A cell holds 32,767 UTF-16 units; a longer text is cut, and the cell tells how long it was."""
    quote = char * 40_000
    value = _cell(_book(_row(f"Il dit : {quote}.", quote)).active, "quote").value
    assert "40000 characters" in value
    assert len(value.encode("utf-16-le")) // 2 <= MOST_CHARACTERS
    assert value.startswith(char * 1000)


def test_what_fits_is_left_alone() -> None:
    """The longest text that fits is whole."""
    assert fitting("a" * MOST_CHARACTERS) == "a" * MOST_CHARACTERS


def test_a_full_sheet_goes_on_in_another(monkeypatch: pytest.MonkeyPatch) -> None:
    """No row is lost when there are more than a sheet holds."""
    monkeypatch.setattr("sayso.exports.xlsx.MOST_ROWS", 3)
    book = _book(*[_row(f"Il dit oui {at}.", f"oui {at}") for at in range(5)])
    assert book.sheetnames == ["statements", "statements 2", "statements 3"]
    quotes = [row[0] for sheet in book for row in list(sheet.values)[1:]]
    assert quotes == [f"oui {at}" for at in range(5)]
