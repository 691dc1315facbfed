"""The ledger's file: what only a file can do, or do wrong."""

from __future__ import annotations

import multiprocessing
import sqlite3
import threading
from pathlib import Path

import pytest

from ledger.making import READER, anchor, dam_found, dam_statements, make_report
from sayso.errors import LedgerError
from sayso.ledger import SqliteLedger, StatementQuery
from sayso.ledger.file import APPLICATION_ID
from sayso.records import Judgement, Skipped

ALL = StatementQuery()
FACTS = (
    "reports", "sightings", "dates", "readings", "statements", "speakers", "skips", "figures", "times", "unread",
    "names", "identities", "decisions",
)  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "crisis.sayso"


def _filled(path: Path) -> None:
    report = make_report(published="2026-03-14")
    with SqliteLedger(path) as ledger:
        ledger.add(report, dam_statements(report), reader=READER, found=dam_found(report))
        ledger.skip(Skipped(key="photo.png", reason="a .png file is not read"))
        mayor, prefect = anchor(report, "Ilyès Cormeray"), anchor(report, "Solène Aubrac")
        ledger.judge(Judgement.NEGATIVE, mayor, prefect, decided_by="N. Varga")


def _add_many(path: Path, name: str, number: int) -> None:
    with SqliteLedger(path) as ledger:
        for at in range(number):
            report = make_report(f"Le barrage {name} tient depuis {at} jours.", key=f"{name}/{at}")
            ledger.add(report, [], reader=READER)


def test_what_was_added_is_there_when_it_is_opened_again(path: Path) -> None:
    """A ledger outlives the program."""
    _filled(path)
    with SqliteLedger(path, must_exist=True) as ledger:
        assert ledger.count(ALL) == 3
        assert len(list(ledger.skips())) == 1


def test_a_closed_ledger_is_one_file(path: Path) -> None:
    """It can be copied, sent and thrown away as one file; the log beside it is gone."""
    _filled(path)
    assert [entry.name for entry in path.parent.iterdir()] == ["crisis.sayso"]


def test_the_file_tells_what_it_is(path: Path) -> None:
    """Its application id is the ledger's own, its version the number of its migrations."""
    _filled(path)
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (3,)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


@pytest.mark.parametrize("table", FACTS)
def test_no_fact_can_be_changed_or_deleted(path: Path, table: str) -> None:
    """Whatever program opens the file, the facts stay as they were written."""
    _filled(path)
    connection = sqlite3.connect(path)
    column = connection.execute(f"SELECT name FROM pragma_table_info('{table}') LIMIT 1").fetchone()[0]
    assert connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(f"UPDATE {table} SET {column} = {column}")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(f"DELETE FROM {table}")
    connection.close()


def test_every_table_of_facts_is_known_to_the_test_above(path: Path) -> None:
    """Only the search index and what is derived may change."""
    _filled(path)
    connection = sqlite3.connect(path)
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    connection.close()
    assert {name for name in tables if "_fts" not in name and not name.startswith("sqlite_")} == {*FACTS, "present"}


def test_the_present_follows_from_the_facts(path: Path) -> None:
    """The derived table is the same when it is worked out anew from the facts alone."""
    _filled(path)
    with SqliteLedger(path) as ledger:
        report = next(ledger.reports())
        ledger.date(report.id, "2026-03-12", decided_by="N. Varga")
        ledger.add(ledger.report(report.id), dam_statements(report)[:2], reader=READER)
        before = ledger._connection.execute("SELECT * FROM present").fetchall()
        ledger._connection.execute("DELETE FROM present")
        ledger._refresh(report.id)
        assert ledger._connection.execute("SELECT * FROM present").fetchall() == before
        assert ledger.count(ALL) == 2


def test_a_ledger_from_before_names_is_brought_up_to_date(path: Path) -> None:
    """What an older sayso wrote is there, and names and decisions can be added."""
    _filled(path)
    connection = sqlite3.connect(path)
    connection.execute("DROP INDEX figures_by_claimant")
    for table in ("names", "identities", "decisions"):
        connection.execute(f"DROP TABLE {table}")
    connection.execute("PRAGMA user_version = 2")
    connection.commit()
    connection.close()
    with SqliteLedger(path, must_exist=True) as ledger:
        assert ledger.count(ALL) == 3
        assert list(ledger.names()) == []
        report = next(ledger.reports())
        ledger.add(report, [], reader="sayso 2, fr 1", found=dam_found(report))
        assert len(list(ledger.names())) == 3


def test_a_report_is_added_wholly_or_not_at_all(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What fails in the middle leaves nothing behind."""
    report = make_report()
    with SqliteLedger(path) as ledger:
        with monkeypatch.context() as patch:
            patch.setattr(ledger, "_refresh", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
            with pytest.raises(KeyboardInterrupt):
                ledger.add(report, dam_statements(report), reader=READER)
        assert not list(ledger.reports())
        assert not ledger.has(report, reader=READER)
        assert ledger.add(report, dam_statements(report), reader=READER)


class TestOpening:
    def test_a_ledger_that_must_exist_is_not_made(self, path: Path) -> None:
        """The message says how one is made."""
        with pytest.raises(LedgerError, match="sayso read FOLDER --into"):
            SqliteLedger(path, must_exist=True)
        assert not path.exists()

    def test_a_folder_is_no_ledger(self, tmp_path: Path) -> None:
        """The message names a file in it."""
        with pytest.raises(LedgerError, match="is a folder"):
            SqliteLedger(tmp_path)

    def test_a_folder_that_is_not_there_is_said(self, tmp_path: Path) -> None:
        """No folder is made by a typing error."""
        with pytest.raises(LedgerError, match="there is no folder"):
            SqliteLedger(tmp_path / "nowhere" / "crisis.sayso")
        assert not (tmp_path / "nowhere").exists()

    @pytest.mark.parametrize("content", [b"quote;speaker\n", b"PK\x03\x04", b"SQLite format 2", b"\x00" * 5000])
    def test_another_kind_of_file_is_refused_and_left_alone(self, path: Path, content: bytes) -> None:
        """A spreadsheet that was named by mistake is not touched."""
        path.write_bytes(content)
        with pytest.raises(LedgerError, match="no ledger of sayso"):
            SqliteLedger(path)
        assert path.read_bytes() == content

    def test_an_empty_file_is_filled_but_is_no_ledger_to_show(self, path: Path) -> None:
        """What `touch` made may become a ledger; there is nothing in it to show."""
        path.touch()
        with pytest.raises(LedgerError, match="no ledger of sayso"):
            SqliteLedger(path, must_exist=True)
        _filled(path)
        with SqliteLedger(path, must_exist=True) as ledger:
            assert ledger.count(ALL) == 3

    def test_the_database_of_another_program_is_refused_and_left_alone(self, path: Path) -> None:
        """A browser's history is SQLite, and no ledger."""
        connection = sqlite3.connect(path)
        connection.execute("CREATE TABLE visits (url TEXT)")
        connection.close()
        before = path.read_bytes()
        with pytest.raises(LedgerError, match="another program"):
            SqliteLedger(path)
        assert path.read_bytes() == before

    def test_a_ledger_of_a_newer_sayso_is_refused(self, path: Path) -> None:
        """The message says to update."""
        _filled(path)
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA user_version = 99")
        connection.close()
        with pytest.raises(LedgerError, match="newer sayso"):
            SqliteLedger(path)

    def test_a_damaged_ledger_is_said_to_be(self, path: Path) -> None:
        """A file that was cut off gives a message, not a traceback."""
        _filled(path)
        data = path.read_bytes()
        path.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
        with pytest.raises(LedgerError, match="damaged"), SqliteLedger(path) as ledger:
            list(ledger.statements(ALL))

    def test_a_place_that_cannot_be_written_is_said_to_be(self) -> None:
        """The message says to copy the ledger elsewhere."""
        place = Path("/proc")
        if not place.is_dir():
            pytest.skip("there is no folder here that nobody may write to")
        with pytest.raises(LedgerError, match="cannot be written"):
            SqliteLedger(place / "crisis.sayso")

    def test_a_closed_ledger_says_so(self, path: Path) -> None:
        """Asking after closing gives an error of the tree."""
        ledger = SqliteLedger(path)
        ledger.close()
        with pytest.raises(LedgerError, match="closed"):
            ledger.count(ALL)


class TestTogether:
    def test_several_processes_write_at_once(self, path: Path) -> None:
        """Nobody's reports are lost, and nobody gets an error, from the first moment of a new file."""
        context = multiprocessing.get_context("spawn")
        processes = [context.Process(target=_add_many, args=(path, name, 40)) for name in ("amont", "aval")]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        assert [process.exitcode for process in processes] == [0, 0]
        with SqliteLedger(path) as ledger:
            assert len(list(ledger.reports())) == 80

    def test_one_reads_while_another_writes(self, path: Path) -> None:
        """A list that is being shown is not disturbed by what is added meanwhile."""
        _filled(path)
        with SqliteLedger(path) as reader, SqliteLedger(path) as writer:
            rows = reader.statements(ALL)
            first = next(rows)
            report = make_report("Un autre texte.", key="b.txt")
            writer.add(report, [], reader=READER)
            assert len([first, *rows]) == 3
            assert len(list(reader.reports())) == 2

    def test_a_ledger_may_be_handed_to_another_thread(self, path: Path) -> None:
        """A web server opens it in one thread and uses it in the next."""
        _filled(path)
        counts: list[int] = []
        with SqliteLedger(path) as ledger:
            thread = threading.Thread(target=lambda: counts.append(ledger.count(ALL)))
            thread.start()
            thread.join()
        assert counts == [3]

    def test_waiting_too_long_for_a_writer_is_an_error_that_says_so(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The message says to try again."""
        monkeypatch.setattr("sayso.ledger.file._PATIENCE", 0.05)
        _filled(path)
        with SqliteLedger(path) as ledger:
            other = sqlite3.connect(path, isolation_level=None)
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(LedgerError, match="try again"):
                ledger.skip(Skipped(key="a", reason="b"))
            other.execute("ROLLBACK")
            other.close()
