"""CSV for spreadsheets."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.making import make_report, make_statement
from sayso.exports import STATEMENT_COLUMNS, CsvExporter, write_rows
from sayso.exports.csv import inert
from sayso.ledger import Row


def _written(text: str, *pieces: str, delimiter: str = ",") -> bytes:
    report = make_report(text, published="2026-03-14T07:30+01:00")
    stream = io.BytesIO()
    statement = make_statement(report, *pieces)
    write_rows(CsvExporter(stream, STATEMENT_COLUMNS, delimiter=delimiter), [Row(statement=statement, report=report)])
    return stream.getvalue()


def test_it_says_that_it_is_utf8() -> None:
    """Excel needs the mark at the beginning to read accents right; there is one, and no more."""
    data = _written("« Ça tient »", "Ça tient")
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\xef\xbb\xbf") == 1
    assert "Ça tient" in data.decode("utf-8-sig")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_each_delimiter_gives_the_same_table(delimiter: str) -> None:
    """Delimiters and line breaks inside a quote stay inside its cell."""
    data = _written(
        "Il dit : « un, deux; trois\tquatre \n\n cinq »", "un, deux; trois\tquatre \n\n cinq", delimiter=delimiter
    )
    (row,) = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter)
    assert row["quote"] == "un, deux; trois\tquatre \n\n cinq"
    assert (row["date"], row["time"], row["date from"]) == ("2026-03-14", "07:30+01:00", "given")


def test_every_text_is_quoted() -> None:
    """A program that splits at another delimiter still cannot begin a cell inside a quote."""
    data = _written("Il dit : a;=1+1", "a;=1+1")
    assert b'"a;=1+1"' in data


def test_pieces_are_no_dates() -> None:
    """Offsets of pieces are written so that no spreadsheet takes them for a month."""
    data = _written("« Oui », dit-elle, « demain ».", "Oui", "demain")
    assert b'"2..5"' not in data
    assert b'"2..5; 21..27"' in data


@given(st.text(max_size=20))
def test_inert_text_keeps_its_words(text: str) -> None:
    """At most one apostrophe is added, in front."""
    assert inert(text) in (text, f"'{text}")


@pytest.mark.parametrize("text", ["", "Non", "— Non", "« =1 »", "a=b", "'déjà", "3 000", "−5", "…"])
def test_plain_text_is_left_alone(text: str) -> None:
    """What no spreadsheet takes for a formula has nothing added."""
    assert inert(text) == text
