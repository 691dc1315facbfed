"""The ledger's file: opening it, bringing it up to date, and saying plainly why it cannot be used."""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from sayso.errors import LedgerError

__all__ = ["APPLICATION_ID", "connect", "speaking_plainly", "transaction"]

APPLICATION_ID = 0x53617973
"""``Says`` in ASCII: what `file` and `PRAGMA application_id` tell a ledger by."""

_MAGIC = b"SQLite format 3\x00"
_PATIENCE = 30.0  # seconds to wait for another process that writes


def connect(path: Path, *, must_exist: bool) -> sqlite3.Connection:
    """Open the ledger in a file, made new where there is none; raises LedgerError."""
    _check_place(path, must_exist=must_exist)
    with speaking_plainly(path):
        # One thread at a time uses a ledger, but not always the same one: web frameworks hand it on between threads.
        connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
        try:
            _check_kind(connection, path)
            _log_ahead(connection)
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute(
                "PRAGMA synchronous = NORMAL"
            )  # with a log ahead: safe when killed, and ten times faster
            _migrate(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """Do all of it or nothing, waiting for other writers; raises LedgerError."""
    with speaking_plainly(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")


@contextlib.contextmanager
def speaking_plainly(path: Path) -> Iterator[None]:
    """Turn what SQLite complains of into a LedgerError that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise LedgerError(_plain(path, error)) from error


def _plain(path: Path, error: sqlite3.Error) -> str:
    said = str(error)
    if "locked" in said or "busy" in said:
        return f"another program has been writing to {path} for {_PATIENCE:.0f} seconds; try again when it is done"
    if "readonly" in said or "read-only" in said or "unable to open" in said:
        return f"{path} cannot be written; a ledger needs a folder it may write to, even to be shown: copy it to one"
    if "full" in said:
        return f"the disk is full: {path} holds all finished reports; make room and run the same again"
    if "malformed" in said or "not a database" in said:
        return f"{path} is damaged ({said}); go back to a copy of it, or make it anew with `sayso read`"
    if "closed" in said:
        return f"the ledger {path} is closed already; open it again"
    return f"{path}: {said}"


def _check_place(path: Path, *, must_exist: bool) -> None:
    if path.is_dir():
        raise LedgerError(f"{path} is a folder; a ledger is one file, such as {path / 'crisis.sayso'}")
    if not path.parent.is_dir():
        raise LedgerError(f"{path} cannot be made: there is no folder {path.parent}; make it, or name another place")
    if not path.exists():
        if must_exist:
            raise LedgerError(f"there is no ledger {path}; `sayso read FOLDER --into {path}` makes one")
        return
    try:
        with path.open("rb") as file:
            begins = file.read(len(_MAGIC))
    except OSError as error:
        raise LedgerError(f"{path} cannot be opened: {error.strerror or error}") from error
    if begins != _MAGIC and (begins or must_exist):
        raise LedgerError(f"{path} is no ledger of sayso (it is another kind of file); nothing was changed in it")


def _check_kind(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse the database of another program, before anything is written to it."""
    # In this order: another process may be making it, and commits its tables together with its kind.
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    kind = connection.execute("PRAGMA application_id").fetchone()[0]
    if kind != APPLICATION_ID and (kind or tables):
        raise LedgerError(f"{path} is the database of another program, no ledger of sayso; nothing was changed in it")


def _log_ahead(connection: sqlite3.Connection) -> None:
    """Let several processes read while one writes; the change takes the whole file and may have to wait its turn."""
    until = time.monotonic() + _PATIENCE
    while connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.05)


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the tables up to date: each numbered file in `migrations` is run once."""
    scripts = sorted(
        (
            entry
            for entry in resources.files("sayso.ledger").joinpath("migrations").iterdir()
            if entry.name.endswith(".sql")
        ),
        key=lambda entry: entry.name,
    )
    if _version(connection) == len(scripts):
        return
    with transaction(connection, path):
        version = _version(connection)  # another process may have been first
        if version > len(scripts):
            raise LedgerError(
                f"{path} was made by a newer sayso (its tables are version {version}); update sayso to open it"
            )
        for script in scripts[version:]:
            for statement in _sql_statements(script.read_text(encoding="utf-8")):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(scripts)}")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _sql_statements(script: str) -> Iterator[str]:
    """Yield the statements of a script: `executescript` would end the transaction that holds them together."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
