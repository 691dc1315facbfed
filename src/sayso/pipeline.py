"""The one place that knows every room: composes them, holds no logic of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sayso.ledger import Ledger, SqliteLedger
from sayso.records import RawReport, Report, Skipped, Statement

__all__ = ["Extraction", "Progress", "Summary", "extract", "give_date", "open_ledger", "read_into"]

Progress = Callable[[int, int | None, str], None]
"""Called after each report with: how many are done, how many there are (None: not known), the key of the last one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All that was found in one report."""

    report: Report
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a run of reading did."""

    read: int
    known: int
    skipped: tuple[Skipped, ...]
    statements: int
    need_date: tuple[Report, ...]


def open_ledger(path: Path | str, *, must_exist: bool = False) -> Ledger:
    """Open (or make) the ledger in this file; raises LedgerError."""
    return SqliteLedger(Path(path), must_exist=must_exist)


def extract(report: Report) -> Extraction:
    """Find the records of one report: a pure function of the report and its language pack."""
    raise NotImplementedError


def read_into(
    ledger: Ledger,
    raw: Iterable[RawReport | Skipped],
    *,
    total: int | None = None,
    progress: Progress | None = None,
) -> Summary:
    """Read raw reports, extract, and add each to the ledger as soon as it is done; what is known already is left alone."""
    raise NotImplementedError


def give_date(ledger: Ledger, name: str, published_at: str, *, decided_by: str) -> Report:
    """Give a report its publication date and read it again with it, so that what depends on the date is resolved."""
    raise NotImplementedError


def find_raw(paths: Iterable[str | Path], *, published: str | None = None, published_from: str | None = None) -> Iterator[RawReport | Skipped]:
    """Find the reports under paths; `published` dates them all, `published_from` is ``filename`` or a CSV file."""
    raise NotImplementedError


def extraction_as_json(extraction: Extraction, *, given: Mapping[str, object]) -> dict[str, object]:
    """Return what `sayso extract` prints for one report (INTERCHANGE)."""
    raise NotImplementedError
