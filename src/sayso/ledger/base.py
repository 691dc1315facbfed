"""What a ledger can do: three small protocols that every ledger satisfies (`tests/contracts/test_ledgers.py`).

A ledger is append-only. Each fact is a row that is never changed: a report, a key it came under, one reading of it by
one version of sayso (with the records it found), a date that it came with or that somebody gave, a skip, a decision on
names. The present state (which date, which reading counts) is computed from the rows; `sayso.ledger.dates` says how.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, Self, cast

from sayso.ledger.figures import FigureQuery, FigureRow, Found, TimeRow, UnreadRow
from sayso.ledger.names import IdentityRow, NameRow, Voice
from sayso.records import Anchor, Decision, Judgement, Report, Skipped, Statement
from sayso.records.links import Relation

__all__ = [
    "FACETS",
    "REPORT_FACETS",
    "TALLIES",
    "Ledger",
    "Row",
    "SkipRow",
    "StatementQuery",
    "Tally",
    "View",
    "Writer",
]

FACETS: tuple[str, ...] = ("speaker", "act", "form", "publisher", "language", "date")
"""What a list of statements is narrowed by; ``date`` is the day of publication."""

TALLIES: tuple[str, ...] = (*FACETS, "report")
"""What statements can be counted by; the values of ``report`` are ids."""

REPORT_FACETS: tuple[str, ...] = ("language", "publisher", "published_from", "date")
"""What reports can be counted by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementQuery:
    """Which statements are asked for; the values of one field are alternatives, the fields all hold together.

    The value ``""`` of `speaker`, `publisher` and `date` means: not known. `since` and `until` are ISO dates, both
    included; with either, reports without a date are left out. `text` is searched in quotes, sources and speakers:
    every word must be there (a word also finds longer words that begin with it), words between quote marks exactly and
    in a row. No input is wrong: what cannot be found finds nothing.
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

    def without(self, facet: str) -> StatementQuery:
        """Return the query that leaves this one of `TALLIES` open, so that its other values can be counted."""
        if facet == "report":
            return dataclasses.replace(self, report=None)
        return dataclasses.replace(self, **{facet: cast(Any, ())})


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
    """One value of a facet and how many there are of it; ``""`` means not known."""

    value: str
    count: int


class Writer(Protocol):
    """Adding to a ledger; each call is one transaction, so a killed run loses no finished report."""

    def add(self, report: Report, statements: Sequence[Statement], *, reader: str, found: Found | None = None) -> bool:
        """Add a report with all that one reading found; return False when that reading is there already.

        `reader` names the version of sayso and of the packs. A new version of the reader, or another publication date,
        makes a new reading beside the old one. A text that came under a known key or address with other words is
        another report, joined to the earlier one by `View.revision_of`. `found` holds what was found beside statements.

        Raises:
            SpanError: a record does not stand on the report's exact characters.
            RecordError: two records of a kind have one id, or one refers to a statement that is not among them.
        """
        ...

    def sight(self, report: Report) -> None:
        """Note that a report which the ledger holds came again: its key and the date it came with, where they are new.

        Raises NotInLedgerError.
        """
        ...

    def skip(self, skipped: Skipped) -> None:
        """Note that something was not read, and why; the same key and reason again adds nothing."""
        ...

    def date(self, report_id: str, published_at: str, *, decided_by: str) -> None:
        """Note that somebody gave a report's publication date; raises NotInLedgerError, InputError.

        It wins over every date that the report came with, until somebody gives another.
        """
        ...

    def judge(
        self,
        judgement: Judgement,
        left: Anchor,
        right: Anchor,
        *,
        decided_by: str,
        because: str | None = None,
        relation: Relation = "same_as",
    ) -> Decision:
        """Add the row of what somebody decided on two places in texts, and return it.

        Raises:
            NotInLedgerError: the ledger holds no such report.
            SpanError: a place does not stand on the report's exact characters.
            InputError: the two places are one, or nobody decides.
        """
        ...

    def undo(self, decision_id: int, *, decided_by: str, because: str | None = None) -> Decision:
        """Add the row that undoes an earlier one (which may be such a row itself), and return it.

        Raises:
            NotInLedgerError: there is no such decision.
            InputError: it was undone already, or nobody decides.
        """
        ...


class View(Protocol):
    """Asking a ledger; nothing here changes it."""

    def dated(self, report: Report) -> Report:
        """Return the report with the date it would have in this ledger: its own, or a stronger one that is known."""
        ...

    def has(self, report: Report, *, reader: str) -> bool:
        """Return whether this reader has read this report with this publication date."""
        ...

    def report(self, report_id: str) -> Report:
        """Return a report as it is dated now; raises NotInLedgerError."""
        ...

    def find_report(self, name: str) -> Report:
        """Return the one report meant by an id, a key, a file name, or the beginning (4 characters or more) of an id.

        Of several texts that came under one key the newest is meant. Raises NotInLedgerError, also when several fit.
        """
        ...

    def reports(self, *, text: str | None = None) -> Iterator[Report]:
        """Yield all reports (or those whose title or text match a search), oldest publication first, undated last."""
        ...

    def keys(self, report_id: str) -> tuple[str, ...]:
        """Return every key that a report came under, in order of time; raises NotInLedgerError."""
        ...

    def revision_of(self, report_id: str) -> str | None:
        """Return the id of the earlier report that came under the same key or address; raises NotInLedgerError."""
        ...

    def statement(self, statement_id: str) -> Row:
        """Return one statement of a present reading; raises NotInLedgerError."""
        ...

    def statements(self, query: StatementQuery, *, limit: int | None = None, offset: int = 0) -> Iterator[Row]:
        """Yield the statements of the present readings, by publication date (undated last), report and place in it."""
        ...

    def count(self, query: StatementQuery) -> int:
        """Return how many statements `statements` would yield without a limit."""
        ...

    def tally(self, facet: str, query: StatementQuery) -> list[Tally]:
        """Count the statements by one of `TALLIES`, most first; raises InputError for another facet.

        The facet's own field of the query is left out of account. A statement of joint speakers counts for each.
        """
        ...

    def figure(self, figure_id: str) -> FigureRow:
        """Return one figure of a present reading; raises NotInLedgerError."""
        ...

    def figures(self, query: FigureQuery, *, limit: int | None = None, offset: int = 0) -> Iterator[FigureRow]:
        """Yield the figures of the present readings that a query asks for, in its order."""
        ...

    def count_figures(self, query: FigureQuery) -> int:
        """Return how many figures `figures` would yield without a limit."""
        ...

    def tally_figures(self, facet: str, query: FigureQuery) -> list[Tally]:
        """Count the figures by one of `FIGURE_FACETS`, most first; raises InputError for another facet."""
        ...

    def times(self, *, report: str | None = None) -> Iterator[TimeRow]:
        """Yield the times of the present readings (or of one report, by id), in order."""
        ...

    def unread(self, *, report: str | None = None) -> Iterator[UnreadRow]:
        """Yield the numerals that became no figure and no time (or those of one report, by id), in order."""
        ...

    def names(self, *, report: str | None = None) -> Iterator[NameRow]:
        """Yield the names of the present readings (or of one report, by id), in order of their first mention."""
        ...

    def identities(self, *, report: str | None = None) -> Iterator[IdentityRow]:
        """Yield where a report of the present readings (or one, by id) itself says that one name is another."""
        ...

    def decisions(self) -> Iterator[Decision]:
        """Yield every row of what people decided, in order of time; `active_decisions` tells which count."""
        ...

    def voices(self) -> list[Voice]:
        """Count the statements and figures of each report by who makes them, as the report names them; sorted."""
        ...

    def stamp(self) -> str:
        """Return what changes whenever anything was added: an answer may be kept as long as it stays the same."""
        ...

    def tally_reports(self, facet: str) -> list[Tally]:
        """Count the reports by one of `REPORT_FACETS`, most first; raises InputError for another."""
        ...

    def skips(self) -> Iterator[SkipRow]:
        """Yield what was not read, in order of time: the newest reason of each key that was not read later."""
        ...


class Ledger(Writer, View, Protocol):
    """A ledger that is open; a context manager that closes it.

    One thread at a time may use it; for another thread or process open it once more, which is cheap.
    """

    def close(self) -> None:
        """Close it; everything added is safe already."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...
