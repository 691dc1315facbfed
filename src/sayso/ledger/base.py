"""What a ledger can do: three small protocols that every ledger satisfies (`tests/contracts/test_ledgers.py`).

A ledger is append-only. Each fact is a row that is never changed: a report, one reading of it by one version of sayso
(with the records it found), a date that somebody gave, a skip. The present state (which date, which reading counts) is
computed from the rows: the newest row wins.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, Self

from sayso.records import Report, Skipped, Statement

__all__ = ["FACETS", "Ledger", "Row", "SkipRow", "StatementQuery", "Tally", "View", "Writer"]

FACETS: tuple[str, ...] = ("speaker", "act", "form", "publisher", "language", "date")
"""What statements can be counted by; ``date`` is the day of publication."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementQuery:
    """Which statements are asked for; the values of one field are alternatives, the fields all hold together.

    The value ``""`` of `speaker`, `publisher` and `date` means: not known. `since` and `until` are ISO dates, both included;
    with either, reports without a date are left out. `text` is searched in quotes, sources and speakers (FTS5, any input is safe).
    """

    text: str | None = None
    speaker: tuple[str, ...] = ()
    act: tuple[str, ...] = ()
    form: tuple[str, ...] = ()
    publisher: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    report: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One statement with the report that it stands in (the report as it is dated now)."""

    statement: Statement
    report: Report


@dataclass(frozen=True, slots=True, kw_only=True)
class SkipRow:
    """Something that was not read, why, and when that was tried (ISO 8601, UTC)."""

    skipped: Skipped
    tried_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """One value of a facet and how many statements have it; ``""`` means not known."""

    value: str
    count: int


class Writer(Protocol):
    """Adding to a ledger; each call is one transaction, so a killed run loses no finished report."""

    def add(self, report: Report, statements: Sequence[Statement], *, reader: str) -> bool:
        """Add a report with all that one reading found; return False, and add nothing, when that reading is there already.

        `reader` names the version of sayso and of the packs. A new version of the reader, or another publication date, makes
        a new reading beside the old one; the newest counts.
        """
        ...

    def skip(self, skipped: Skipped) -> None:
        """Note that something was not read, and why; the same key and reason again adds nothing."""
        ...

    def date(self, report_id: str, published_at: str, *, decided_by: str) -> None:
        """Note that somebody gave a report's publication date; raises NotInLedgerError, InputError."""
        ...


class View(Protocol):
    """Asking a ledger; nothing here changes it."""

    def has(self, report_id: str, *, reader: str) -> bool:
        """Return whether this reader has read this report, with the date that the report has now."""
        ...

    def report(self, report_id: str) -> Report:
        """Return a report as it is dated now; raises NotInLedgerError."""
        ...

    def find_report(self, name: str) -> Report:
        """Return the one report meant by an id, the beginning of an id, a key, or a file name; raises NotInLedgerError."""
        ...

    def reports(self, *, text: str | None = None) -> Iterator[Report]:
        """Yield all reports (or those whose title or text match a search), oldest publication first, undated last."""
        ...

    def statement(self, statement_id: str) -> Row:
        """Return one statement of a present reading; raises NotInLedgerError."""
        ...

    def statements(self, query: StatementQuery, *, limit: int | None = None, offset: int = 0) -> Iterator[Row]:
        """Yield the statements of the present readings, by publication date (undated last), report and place in the text."""
        ...

    def count(self, query: StatementQuery) -> int:
        """Return how many statements `statements` would yield without a limit."""
        ...

    def tally(self, facet: str, query: StatementQuery) -> list[Tally]:
        """Count the statements by a facet of `FACETS`, most first; the facet's own field of the query is left out of account.

        A statement of joint speakers counts for each of them.
        """
        ...

    def skips(self) -> Iterator[SkipRow]:
        """Yield what was not read, in order of time."""
        ...


class Ledger(Writer, View, Protocol):
    """A ledger that is open; a context manager that closes it."""

    def close(self) -> None:
        """Close it; everything added is safe already."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...
