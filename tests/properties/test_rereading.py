"""Reading the same pile again adds nothing, whatever is in it."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.making import make_statement
from sayso.exports import (
    STATEMENT_COLUMNS,
    CsvExporter,
    JsonlExporter,
    skip_as_json,
    statement_as_json,
    write_rows,
)
from sayso.ledger import MemoryLedger, SqliteLedger, StatementQuery
from sayso.ledger.base import Ledger
from sayso.pipeline import Extraction, give_date, read_into
from sayso.records import Metadata, RawReport, Report, Skipped

# Few texts, keys, media and dates, so that copies, revisions and contradicting dates come up all the time.
TEXTS = st.sampled_from(["Le barrage tient.", "Le barrage cède, dit-on.", "La préfète l’a dit.", "BOUM"])
DATES = st.sampled_from([None, "2026-03-14", "2026-03-14T08:00+01:00", "2026-03-16"])
RAW = st.builds(
    lambda key, text, published, publisher, url: RawReport(
        key=key,
        media="plain",
        data=text,
        given=Metadata(published=published, publisher=publisher, url=url, language="fr"),
    ),
    st.sampled_from(["a.txt", "b.txt", "pile/a.txt"]),
    TEXTS,
    DATES,
    st.sampled_from([None, "Radio Vallée"]),
    st.sampled_from([None, "https://vallee.example/a/1"]),
)
SKIPS = st.builds(Skipped, key=st.sampled_from(["a.txt", "c.png"]), reason=st.sampled_from(["empty", "not read"]))
PILES = st.lists(st.one_of(RAW, SKIPS), max_size=8)


def _extract(report: Report) -> Extraction:
    if "BOUM" in report.text:
        raise ValueError("no parse")
    first, *_ = report.text.split()
    statements = [make_statement(report, first), make_statement(report, report.text[1:4])]
    # What depends on the publication date is there only with it.
    return Extraction(report=report, statements=tuple(statements if report.published_at else statements[:1]))


def _read(ledger: Ledger, pile: list[RawReport | Skipped]) -> int:
    return read_into(ledger, pile, extractor=_extract, reader_of=lambda language: f"test, {language}").read


def _exported(ledger: Ledger) -> bytes:
    stream = io.BytesIO()
    write_rows(CsvExporter(stream, STATEMENT_COLUMNS), ledger.statements(StatementQuery()))
    write_rows(JsonlExporter(stream, statement_as_json), ledger.statements(StatementQuery()))
    write_rows(JsonlExporter(stream, skip_as_json), ledger.skips())
    keys = [(report, ledger.keys(report.id), ledger.revision_of(report.id)) for report in ledger.reports()]
    return stream.getvalue() + repr(keys).encode()


def _rows(ledger: SqliteLedger) -> dict[str, int]:
    tables = ("reports", "sightings", "dates", "readings", "statements", "speakers", "skips", "present")
    return {table: ledger._connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}


@settings(deadline=None, max_examples=60)
@given(pile=PILES)
def test_reading_twice_adds_nothing(pile: list[RawReport | Skipped]) -> None:
    """The second reading of a pile adds no row, and what is exported is the same byte for byte."""

    with tempfile.TemporaryDirectory() as folder, SqliteLedger(Path(folder) / "a.sayso") as ledger:
        _read(ledger, pile)
        rows, exported = _rows(ledger), _exported(ledger)
        assert _read(ledger, pile) == 0
        assert _rows(ledger) == rows
        assert _exported(ledger) == exported


@settings(deadline=None, max_examples=60)
@given(pile=PILES, date=st.sampled_from(["2026-03-11", "2026-03-14"]))
def test_a_correction_outlives_reading_again(pile: list[RawReport | Skipped], date: str) -> None:
    """After somebody dated a report, the pile read again leaves that report as it is dated."""
    ledger = MemoryLedger()
    _read(ledger, pile)
    for report in list(ledger.reports()):
        give_date(ledger, report.id, date, decided_by="N. Varga", extractor=_extract, reader_of=lambda _: "test, fr")
    exported = _exported(ledger)
    assert _read(ledger, pile) == 0
    assert _exported(ledger) == exported
    assert {report.published_at for report in ledger.reports()} <= {date}


@settings(deadline=None, max_examples=60)
@given(pile=PILES)
def test_every_anchor_holds(pile: list[RawReport | Skipped]) -> None:
    """Whatever was read, each record of the ledger stands on the characters that it quotes."""
    ledger = MemoryLedger()
    _read(ledger, pile)
    for row in ledger.statements(StatementQuery()):
        for anchor in row.statement.anchors():
            assert row.report.text[anchor.span.start : anchor.span.end] == anchor.exact


@settings(deadline=None, max_examples=30)
@given(pile=PILES)
def test_both_ledgers_hold_the_same(pile: list[RawReport | Skipped]) -> None:
    """A file and the memory answer alike."""

    memory = MemoryLedger()
    _read(memory, pile)
    with tempfile.TemporaryDirectory() as folder, SqliteLedger(Path(folder) / "a.sayso") as ledger:
        _read(ledger, pile)
        lines = [line for line in _exported(ledger).split(b"\n") if b"tried_at" not in line]
        assert lines == [line for line in _exported(memory).split(b"\n") if b"tried_at" not in line]
        assert [row.skipped for row in ledger.skips()] == [row.skipped for row in memory.skips()]
