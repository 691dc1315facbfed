"""What the other pages list is what the code has: columns, tables, names, errors, files, addresses, formats."""

from __future__ import annotations

import dataclasses
import re
import sqlite3
import tomllib
from pathlib import Path

import pytest

import sayso
from docs.pages import coded, column, page, section
from sayso import errors
from sayso.exports import (
    DECISION_COLUMNS,
    FIGURE_COLUMNS,
    NAME_COLUMNS,
    PROPOSAL_COLUMNS,
    REPORT_COLUMNS,
    SKIP_COLUMNS,
    STATEMENT_COLUMNS,
    TIME_COLUMNS,
    UNREAD_COLUMNS,
    report_as_json,
    statement_as_json,
)
from sayso.intake.dates import DATE_COLUMNS, FILE_COLUMNS
from sayso.intake.directory import MAX_BYTES, MEDIA
from sayso.intake.jsonl import MAX_LINE_BYTES
from sayso.languages.grammar import Grammar
from sayso.languages.pack import Cue, DayWord, Pronoun, Role, load_pack
from sayso.languages.quantities import Absence, Bound, NumberWord, RangeWord, Suffix, Unit, Vague
from sayso.languages.times import Feast, TimeRule, TimeWord
from sayso.languages.topics import Topic
from sayso.ledger.base import Row
from sayso.reading.plain import split_header
from sayso.reading.report import MAX_CHARACTERS
from sayso.records import PUBLISHED_FROM, Anchor, Metadata, Report, Statement


def first_codes(text: str, header: str) -> list[str]:
    """Return the first code of each cell in the first column of a table."""
    return [coded(cell)[0] for cell in column(text, header)]


@pytest.mark.parametrize(
    ("title", "columns"),
    [
        ("Columns of statements", [one.name for one in STATEMENT_COLUMNS]),
        ("Columns of figures", [one.name for one in FIGURE_COLUMNS]),
        ("Columns of times", [one.name for one in TIME_COLUMNS]),
        ("Columns of unread numerals", [one.name for one in UNREAD_COLUMNS]),
        ("Columns of names", [one.name for one in NAME_COLUMNS]),
        ("Columns of proposals", [one.name for one in PROPOSAL_COLUMNS]),
        ("Columns of decisions", [one.name for one in DECISION_COLUMNS]),
        ("Columns of reports", [one.name for one in REPORT_COLUMNS]),
        ("Columns of skips", [one.name for one in SKIP_COLUMNS]),
    ],
)
def test_columns_of_spreadsheets(title: str, columns: list[str]) -> None:
    """The columns are documented in the order in which they stand in the file."""
    assert first_codes(section(page("spreadsheets.md"), title), "column") == columns


def test_keys_of_json_lines() -> None:
    """The keys of a JSON line are documented in their order, those of the report too."""
    report = Report.make(key="a", text="Oui, dit-il.", language="fr", metadata=Metadata())
    anchor = Anchor.of(report, 0, 3)
    statement = Statement(id="1", report_id=report.id, content=(anchor,), form="indirect", found_by="by.hand")
    text = section(page("api.md"), "JSON Lines")
    assert first_codes(text, "key") == list(statement_as_json(Row(statement=statement, report=report)))
    assert coded(column(text, "key", number=1)[-1]) == list(report_as_json(report))


def test_tables_of_the_ledger(tmp_path: Path) -> None:
    """Every table of the ledger has a section with its columns in their order."""
    path = tmp_path / "a.sayso"
    sayso.open_ledger(path).close()
    connection = sqlite3.connect(path)
    listed = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    tables = {str(name) for (name,) in listed if "_fts" not in name and not name.startswith("sqlite_")}
    text = page("ledger.md")
    assert set(re.findall(r"^### (\w+)$", text, re.MULTILINE)) == tables
    for table in tables:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        assert first_codes(section(text, table), "column") == columns
    searchable = {str(name) for (name,) in listed if re.fullmatch(r"\w+_fts", name)}
    connection.close()
    assert searchable <= set(coded(text))


def test_public_names() -> None:
    """Everything that `import sayso` gives is in the table of names or of errors, once."""
    text = page("api.md")
    assert sorted(first_codes(text, "name") + first_codes(text, "error")) == sorted(sayso.__all__)


def test_errors() -> None:
    """The table of errors has each class, and the built-in that it refines."""
    text = page("api.md")
    names, bases = first_codes(text, "error"), [coded(cell)[0] for cell in column(text, "error", number=1)]
    assert sorted(names) == sorted(errors.__all__)
    for name, base in zip(names, bases, strict=True):
        assert base in {parent.__name__ for parent in getattr(errors, name).__mro__[1:]}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_files_of_a_pack(language: str) -> None:
    """Every file of a pack is documented, with the tables that are in it."""
    text = section(page("packs.md"), "The files")
    folder = load_pack(language).folder
    assert sorted(first_codes(text, "file")) == sorted(path.name for path in folder.glob("*.toml"))
    for name, tables in zip(first_codes(text, "file"), column(text, "file", number=2), strict=True):
        if name != "pack.toml":
            assert set(tomllib.loads((folder / name).read_text("utf-8"))) <= set(coded(tables)), name


@pytest.mark.parametrize("language", ["fr", "en"])
def test_fields_of_the_pack_itself(language: str) -> None:
    """What `pack.toml` says of a language is documented."""
    fields = tomllib.loads((load_pack(language).folder / "pack.toml").read_text("utf-8"))
    assert first_codes(section(page("packs.md"), "The pack itself"), "field") == list(fields)


@pytest.mark.parametrize(
    ("title", "record"),
    [
        ("A cue", Cue),
        ("A pronoun", Pronoun),
        ("A role", Role),
        ("A day", DayWord),
        ("A number word", NumberWord),
        ("A suffix", Suffix),
        ("A bound", Bound),
        ("A range", RangeWord),
        ("A vague word", Vague),
        ("An absence", Absence),
        ("A unit", Unit),
        ("A topic", Topic),
        ("A word of times", TimeWord),
        ("A holiday", Feast),
        ("A rule of times", TimeRule),
    ],
)
def test_fields_of_a_pack(title: str, record: type) -> None:
    """The fields of an entry are documented, but for those of every entry, and a cue's kind, which is its table."""
    fields = [field.name for field in dataclasses.fields(record)]
    own = [name for name in fields if name not in ("id", "kind", "words", "examples")]
    assert first_codes(section(page("packs.md"), title), "field") == own


def test_classes_of_grammar() -> None:
    """Every class of grammatical words that the rules read is documented, in their order."""
    names = [name.replace("_", "-") for name in Grammar.names()]
    assert first_codes(section(page("packs.md"), "Grammar"), "class") == names


def test_addresses_of_the_page(tmp_path: Path) -> None:
    """Every address that the page answers, and every parameter of the list, is documented."""
    from sayso.ledger.base import FACETS
    from sayso.web.app import create_app, router
    from sayso.web.asked import Asked
    from sayso.web.downloads import KINDS

    text = section(page("page.md"), "Addresses")
    paths = {str(getattr(route, "path", "")) for route in create_app(tmp_path / "a.sayso").routes} - {""}
    paths |= {str(getattr(route, "path", "")) for route in router.routes}
    assert set(first_codes(text, "address")) == paths
    values = {"since": "2026-03-14", "until": "2026-03-14", "page": "2"}
    parameters = first_codes(text, "parameter")
    asked = Asked.of([(name, values.get(name, "x")) for name in parameters])
    assert {name for name, _ in asked.params()} == set(parameters)
    assert set(parameters) == {*FACETS, "q", "since", "until", "report", "page", "open"}
    assert set(KINDS) <= set(coded(text))


def test_formats_and_limits() -> None:
    """Every ending that is read is documented with the size up to which it is."""
    text = section(page("reading.md"), "What is read")
    endings, limits = column(text, "ending"), column(text, "ending", number=2)
    assert {ending for cell in endings for ending in coded(cell)} == {*MEDIA, ".jsonl", ".jsonl.gz", "-"}
    told = {ending: limit for cell, limit in zip(endings, limits, strict=True) for ending in coded(cell)}
    for ending, media in MEDIA.items():
        assert told[ending] == f"{MAX_BYTES[media] // 1_000_000} MB"
    assert told[".jsonl"] == f"{MAX_LINE_BYTES // 1_000_000} MB a line"
    assert f"{MAX_CHARACTERS:,} characters" in text


def test_origins_of_dates() -> None:
    """Where a date can come from is documented in the order of strength."""
    assert first_codes(section(page("reading.md"), "Publication date"), "from") == list(PUBLISHED_FROM)


def test_columns_of_a_table_of_dates() -> None:
    """Every name that a column of a table of dates may have is documented."""
    assert set(coded(section(page("reading.md"), "Publication date"))) >= FILE_COLUMNS | DATE_COLUMNS


def test_keys_of_a_header_block() -> None:
    """Every key that is documented for a header block fills the field that it is documented for."""
    text = section(page("reading.md"), "The header block of a .txt file")
    for field, cell in zip(column(text, "field"), column(text, "field", number=1), strict=True):
        for key in coded(cell):
            other = "Title" if field != "title" else "Author"
            metadata, rest = split_header(f"{key}: 2026-03-14\n{other}: La digue\n\nElle tient.")
            assert (getattr(metadata, field), rest) == ("2026-03-14", "Elle tient."), key
