"""Runs: readings that the page has asked for, one at a time, in a thread of their own, with their progress.

Reading a report takes seconds, so the page starts a run, shows how far it is, and may be left.
"""

from __future__ import annotations

import logging
import secrets
import shutil
import threading
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from sayso import pipeline
from sayso.errors import SaysoError
from sayso.pipeline import Summary
from sayso.records import RawReport, Report, Skipped

__all__ = ["Lot", "Run", "Runs"]

_KEPT = 100  # runs whose results are kept to be looked at again

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """Raw reports that came in together, and the folder their files wait in until they are read."""

    raw: Iterable[RawReport | Skipped]
    total: int | None = None
    folder: Path | None = None


@dataclass(slots=True, kw_only=True)
class Run:
    """One reading: how far it is, and in the end its summary or what stopped it."""

    id: str = field(default_factory=lambda: secrets.token_urlsafe(9))
    total: int | None = None
    has_begun: bool = False
    done: int = 0
    last: str = ""
    summary: Summary | None = None
    error: str | None = None

    @property
    def is_over(self) -> bool:
        """Return whether it has ended, well or not."""
        return self.summary is not None or self.error is not None


class _Stopped(Exception):  # noqa: N818 - not an error: the page closes between two reports
    """The page is being closed: the reports read so far are safe, the others stay unread."""


class Runs:
    """The runs of one page; a single thread reads, so that two uploads never race for memory or for the ledger."""

    def __init__(self, ledger_path: Path) -> None:
        """Start with no run; nothing is opened before there is one."""
        self._ledger_path = ledger_path
        self._runs: dict[str, Run] = {}
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="sayso-reader")
        self._closing = threading.Event()

    def get(self, run_id: str) -> Run | None:
        """Return a run by its id, None when there is none (any more)."""
        return self._runs.get(run_id)

    def read(self, lot: Lot) -> Run:
        """Start to read a lot into the ledger, and return at once."""
        run = Run(total=lot.total)
        self._runs[run.id] = run
        for old in list(self._runs)[:-_KEPT]:
            del self._runs[old]
        self._pool.submit(self._read, run, lot)
        return run

    def give_date(self, report_id: str, published_at: str) -> Future[Report]:
        """Start to read one report again with the publication date that the user gives."""
        return self._pool.submit(self._give_date, report_id, published_at)

    def close(self) -> None:
        """Stop after the report that is being read now."""
        self._closing.set()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _give_date(self, report_id: str, published_at: str) -> Report:
        with pipeline.open_ledger(self._ledger_path) as ledger:
            return pipeline.give_date(ledger, report_id, published_at, decided_by="page")

    def _read(self, run: Run, lot: Lot) -> None:
        def progress(done: int, total: int | None, last: str) -> None:
            run.done, run.last = done, last
            if self._closing.is_set():
                raise _Stopped

        run.has_begun = True
        summary, problem = None, None
        try:
            with pipeline.open_ledger(self._ledger_path) as ledger:
                summary = pipeline.read_into(ledger, lot.raw, total=lot.total, progress=progress)
        except _Stopped:
            problem = "stopped"
        except SaysoError as error:
            problem = str(error)
        except Exception as error:  # the thread must live on, and the page must tell
            _log.exception("a run failed")
            problem = f"{type(error).__name__}: {error}"
        finally:
            if lot.folder is not None:
                shutil.rmtree(lot.folder, ignore_errors=True)
        run.summary, run.error = summary, problem  # last of all: whoever sees that it is over may look at the rest
