"""What every exporter does, whatever it writes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ledger.making import BRIDGE, READER, bridge_statements, dam_statements, make_report, make_statement
from sayso.errors import InputError, MissingPathError
from sayso.exports import (
    REPORT_COLUMNS,
    SKIP_COLUMNS,
    STATEMENT_COLUMNS,
    Column,
    CsvExporter,
    Exporter,
    JsonlExporter,
    Target,
    XlsxExporter,
    statement_as_json,
    write_rows,
)
from sayso.ledger import MemoryLedger, Row, StatementQuery

Table = list[dict[str, Any]]


def _csv(data: bytes) -> Table:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def _xlsx(data: bytes) -> Table:
    rows = list(openpyxl.load_workbook(io.BytesIO(data)).active.values)  # type: ignore[union-attr]
    return [dict(zip(map(str, rows[0]), row, strict=True)) for row in rows[1:]]


def _jsonl(data: bytes) -> Table:
    found = [json.loads(line) for line in data.decode("utf-8").splitlines()]
    return [
        {"quote": row["quote"], "speaker": "; ".join(row["speaker"]), "statement id": row["id"], "act": row["act"],
         "report title": row["report"]["title"], "start": row["content"][0]["span"][0]}
        for row in found
    ]  # fmt: skip


def make_csv(target: Target) -> Exporter[Row]:
    return CsvExporter(target, STATEMENT_COLUMNS)


def make_xlsx(target: Target) -> Exporter[Row]:
    return XlsxExporter(target, STATEMENT_COLUMNS)


def make_jsonl(target: Target) -> Exporter[Row]:
    return JsonlExporter(target, statement_as_json)


Kind = tuple[Callable[[Target], Exporter[Row]], Callable[[bytes], Table]]
KINDS: list[Kind] = [(make_csv, _csv), (make_xlsx, _xlsx), (make_jsonl, _jsonl)]


@pytest.fixture(params=KINDS, ids=["csv", "xlsx", "jsonl"])
def kind(request: pytest.FixtureRequest) -> Kind:
    found: Kind = request.param
    return found


@pytest.fixture
def rows() -> list[Row]:
    with MemoryLedger() as ledger:
        dam = make_report(published="2026-03-14T07:30+01:00", title='Le barrage « tient »; dit-on, "aujourd’hui"')
        bridge = make_report(BRIDGE, key="bridge.txt", language="en", published="2026-03-16")
        ledger.add(dam, dam_statements(dam), reader=READER)
        ledger.add(bridge, bridge_statements(bridge), reader=READER)
        return list(ledger.statements(StatementQuery()))


def test_every_row_comes_back(kind: Kind, rows: list[Row], tmp_path: Path) -> None:
    """What was written is read again: the same quotes, speakers, ids and offsets, in order."""
    make, read = kind
    place = tmp_path / "table"
    assert write_rows(make(place), rows) == 5
    table = read(place.read_bytes())
    assert [row["quote"] for row in table] == [row.statement.quote for row in rows]
    assert [row["statement id"] for row in table] == [row.statement.id for row in rows]
    assert [int(row["start"]) for row in table] == [row.statement.start for row in rows]
    assert [row["speaker"] or "" for row in table] == [
        "Solène Aubrac", "", "Ilyès Cormeray", "Ada Pell", "Ada Pell; Tom Ruddock",
    ]  # fmt: skip
    assert table[0]["report title"] == rows[0].report.title


def test_a_stream_gets_the_same_bytes(kind: Kind, rows: list[Row]) -> None:
    """What goes to a file may go to any stream of bytes."""
    make, read = kind
    stream = io.BytesIO()
    write_rows(make(stream), rows)
    assert [row["act"] for row in read(stream.getvalue())] == [row.statement.act for row in rows]


def test_nothing_to_write_is_a_whole_file(kind: Kind, tmp_path: Path) -> None:
    """An empty table opens, and is empty."""
    make, read = kind
    place = tmp_path / "table"
    assert write_rows(make(place), []) == 0
    assert read(place.read_bytes()) == []


def test_nothing_half_written_is_left(kind: Kind, rows: list[Row], tmp_path: Path) -> None:
    """When writing fails, what was there before is untouched, and nothing lies beside it."""
    make, _ = kind
    place = tmp_path / "table"
    place.write_bytes(b"yesterday's")

    def failing() -> Any:
        yield rows[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_rows(make(place), failing())
    assert place.read_bytes() == b"yesterday's"
    assert [entry.name for entry in tmp_path.iterdir()] == ["table"]


def test_the_file_is_there_only_when_it_is_whole(kind: Kind, rows: list[Row], tmp_path: Path) -> None:
    """Whoever looks meanwhile sees the old file, or none."""
    make, _ = kind
    place = tmp_path / "table"
    exporter = make(place)
    exporter.write(rows[0])
    assert not place.exists()
    exporter.close()
    assert [entry.name for entry in tmp_path.iterdir()] == ["table"]


def test_a_place_that_is_none_is_an_error(kind: Kind, tmp_path: Path) -> None:
    """A folder, or a folder that is not there, gives a message."""
    make, _ = kind
    with pytest.raises(InputError, match="is a folder"):
        make(tmp_path)
    with pytest.raises(MissingPathError, match="there is no folder"):
        make(tmp_path / "nowhere" / "table")


@pytest.mark.parametrize(
    "words",
    ["=1+1", "+33 1 23", "-5 degrés", "@maire", "\t=1+1", " =1+1", "\u00a0=A1", "\u200b=A1", "＝1+1", "＋1", "－1",
     "＠x", "\r=1", "\n=1", "=HYPERLINK(\"http://a.example\")", "=cmd|'/c calc'!A1"],
)  # fmt: skip
def test_no_cell_is_a_formula(kind: Kind, words: str, tmp_path: Path) -> None:
    """Whatever a report says, a spreadsheet shows it and never works it out."""
    make, read = kind
    report = make_report(f"Il a dit : {words} !", key=words, title=words, publisher=words, url=words)
    row = Row(statement=make_statement(report, words, source=words, cue=words, speaker=(words,)), report=report)
    place = tmp_path / "table"
    write_rows(make(place), [row])
    if make is make_xlsx:
        sheet = openpyxl.load_workbook(io.BytesIO(place.read_bytes())).active
        assert sheet is not None
        cells = [cell for row_of_cells in sheet.iter_rows() for cell in row_of_cells]
        assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    if make is make_jsonl:
        assert read(place.read_bytes())[0]["quote"] == words
    if make is make_csv:
        risky = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
        for cell in read(place.read_bytes())[0].values():
            assert not cell.strip(" \u00a0\u200b").startswith(risky)
            assert words not in cell or cell == f"'{words}"


@pytest.mark.parametrize(
    "words", ["a\x00b", "a\x08b", "a\ufffeb", "a\x1fb", "\x85x", "_x0041_", "l1\nl2", "\U0001f30a"]
)
def test_strange_characters_break_nothing(kind: Kind, words: str, tmp_path: Path) -> None:
    """The file opens; what it cannot hold is marked, everything else is as it was."""
    make, read = kind
    report = make_report(f"Il a dit : {words}.")
    row = Row(statement=make_statement(report, words), report=report)
    place = tmp_path / "table"
    write_rows(make(place), [row])
    (found,) = read(place.read_bytes())
    allowed = words if make is make_jsonl else "".join(
        "\ufffd" if char in "\x00\x08\x1f\ufffe" else char for char in words
    )  # fmt: skip
    assert _unescaped(found["quote"]) == allowed


def _unescaped(value: str) -> str:
    return value.replace(
        "_x005F_x0041_", "_x0041_"
    )  # how a workbook spells these letters; spreadsheets show them right


@pytest.mark.parametrize("columns", [STATEMENT_COLUMNS, REPORT_COLUMNS, SKIP_COLUMNS])
def test_columns_are_named_once(columns: tuple[Column[Any], ...]) -> None:
    """No two columns of a table share a name."""
    names = [column.name for column in columns]
    assert len(set(names)) == len(names)


def test_what_analysts_ask_for_is_there() -> None:
    """Quote, speaker, source words, cue, date, report, publisher and offsets are columns."""
    names = {column.name for column in STATEMENT_COLUMNS}
    assert {"quote", "speaker", "source words", "cue", "date", "report", "publisher", "start", "end"} <= names
