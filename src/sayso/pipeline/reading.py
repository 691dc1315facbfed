"""From a pile to a ledger: read, extract, add; what is known already is left alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import LanguageError, RecordError, SpanError
from sayso.intake.directory import MISSING
from sayso.ledger import Ledger, SqliteLedger
from sayso.pipeline.extracting import Extraction, Extractor, extract, reader_of
from sayso.pipeline.workers import Failed, Workers
from sayso.records import RawReport, Report, Skipped

__all__ = ["Progress", "Summary", "count_raw", "find_raw", "give_date", "open_ledger", "read_into"]

Progress = Callable[[int, int | None, str], None]
"""Called after each report with: how many are done, how many there are (None: not known), the key of the last one."""

ReaderOf = Callable[[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a run of reading did.

    Attributes:
        read: how many reports were read and added.
        known: how many were in the ledger already, as this reader would read them.
        skipped: what was not read, and why.
        statements: how many statements were found in the reports added.
        need_date: the reports of this run, known ones too, that nobody has dated yet.
    """

    read: int
    known: int
    skipped: tuple[Skipped, ...]
    statements: int
    need_date: tuple[Report, ...]


def open_ledger(path: Path | str, *, must_exist: bool = False) -> Ledger:
    """Open (or make) the ledger in this file; raises LedgerError."""
    return SqliteLedger(Path(path), must_exist=must_exist)


def find_raw(
    paths: Iterable[str | Path], *, published: str | None = None, published_from: str | Path | None = None
) -> Iterator[RawReport | Skipped]:
    """Find the reports under paths.

    Args:
        paths: files, folders (read recursively), or ``-`` for standard input.
        published: ISO date of all reports that nothing more specific dates.
        published_from: ``filename``, or a CSV file with the columns file and date.

    Raises:
        InputError: a date is none, or the CSV file is wrong.
        MissingPathError: the CSV file does not exist.
    """
    from sayso import intake

    return intake.find_raw(paths, published=published, published_from=published_from)


def count_raw(paths: Iterable[str | Path]) -> int | None:
    """Return about how many items `find_raw` will yield; None when nobody can know."""
    from sayso import intake

    return intake.count_raw(paths)


def read_into(
    ledger: Ledger,
    raw: Iterable[RawReport | Skipped],
    *,
    total: int | None = None,
    progress: Progress | None = None,
    workers: int = 1,
    extractor: Extractor = extract,
    reader_of: ReaderOf = reader_of,
) -> Summary:
    """Read raw reports, extract, and add each to the ledger as soon as it is done; what is known is left alone.

    A run that is killed has lost nothing that was added, and the same run again goes on from there. A report that
    cannot be read, that makes the extractor raise, or (with several workers) that takes its process down, is skipped
    with its reason, and the run goes on. Reports are added in the order of `raw`, however many workers there are.

    Raises:
        LedgerError: the ledger cannot be written.
    """
    run = _Run(ledger, reader_of, total=total, progress=progress)
    with Workers(workers) as pool:
        fresh = run.fresh(pool.run(_read, run.readable(raw)))
        for report, found in pool.run(extractor, fresh):
            run.take(report, found)
    return run.summary()


def give_date(
    ledger: Ledger,
    name: str,
    published_at: str,
    *,
    decided_by: str,
    extractor: Extractor = extract,
    reader_of: ReaderOf = reader_of,
) -> Report:
    """Give a report its publication date and read it again with it, so that what depends on the date is resolved.

    Args:
        name: what `View.find_report` takes: an id, a key, a file name.
        published_at: ISO date or date-time.
        decided_by: who says so; kept in the ledger.

    Raises:
        NotInLedgerError: no report is meant, or several.
        InputError: the date is none.
    """
    from sayso.intake.dates import parse_moment

    moment = parse_moment(published_at)
    report = ledger.find_report(name)
    ledger.date(report.id, moment, decided_by=decided_by)
    dated = ledger.report(report.id)
    reader = reader_of(dated.language)
    if not ledger.has(dated, reader=reader):
        found = extractor(dated)
        ledger.add(dated, found.statements, reader=reader, found=found.found)
    return dated


def _read(raw: RawReport) -> Report | Skipped:
    from sayso.languages.pack import languages
    from sayso.reading import read_report

    return read_report(raw, languages=tuple(languages()))


class _Run:
    """The counts of a run, and what is decided for each report on its way."""

    def __init__(
        self,
        ledger: Ledger,
        reader_of: ReaderOf,
        *,
        total: int | None,
        progress: Progress | None,
    ) -> None:
        self._ledger = ledger
        self._reader_of = reader_of
        self._total = total
        self._progress = progress
        self._done = self._read = self._known = self._statements = 0
        self._skipped: list[Skipped] = []
        self._need_date: dict[str, Report] = {}

    def readable(self, raw: Iterable[RawReport | Skipped]) -> Iterator[RawReport]:
        """Yield what may be read; the rest is noted as skipped."""
        for item in raw:
            if isinstance(item, Skipped):
                self._skip(item)
            else:
                yield item

    def fresh(self, results: Iterable[tuple[RawReport, Report | Skipped | Failed]]) -> Iterator[Report]:
        """Yield the reports that this reader has not read yet, dated as they will be in the ledger."""
        for raw, result in results:
            if isinstance(result, Failed):
                self._skip(Skipped(key=raw.key, reason=f"could not be read: {result.reason}"))
            elif isinstance(result, Skipped):
                self._skip(result)
            else:
                try:
                    known = self._is_known(result)
                except LanguageError as error:
                    self._skip(Skipped(key=result.key, reason=str(error)))
                    continue
                if not known:
                    yield self._ledger.dated(result)

    def take(self, report: Report, found: Extraction | Failed) -> None:
        """Add what was found in a report."""
        if self._is_known(report):  # a copy of it was on its way at the same time
            return
        if isinstance(found, Failed):
            self._refuse(report, found.reason)
            return
        try:
            self._ledger.add(report, found.statements, reader=self._reader_of(report.language), found=found.found)
        except (SpanError, RecordError) as error:
            self._refuse(report, str(error))
            return
        self._read += 1
        self._statements += len(found.statements)
        self._note(report)

    def summary(self) -> Summary:
        """Return the counts."""
        return Summary(
            read=self._read,
            known=self._known,
            skipped=tuple(self._skipped),
            statements=self._statements,
            need_date=tuple(self._need_date.values()),
        )

    def _is_known(self, report: Report) -> bool:
        dated = self._ledger.dated(report)
        if not self._ledger.has(dated, reader=self._reader_of(report.language)):
            return False
        self._ledger.sight(report)
        self._known += 1
        self._note(dated)
        return True

    def _refuse(self, report: Report, reason: str) -> None:
        self._skip(Skipped(key=report.key, reason=f"could not be read by the extractor: {reason}"))

    def _skip(self, skipped: Skipped) -> None:
        if skipped.reason != MISSING:  # a slip of the hand is no report: the run tells of it, the ledger need not
            self._ledger.skip(skipped)
        self._skipped.append(skipped)
        self._tick(skipped.key)

    def _note(self, report: Report) -> None:
        if report.needs_date:
            self._need_date[report.id] = report
        self._tick(report.key)

    def _tick(self, key: str) -> None:
        self._done += 1
        if self._progress is not None:
            self._progress(self._done, self._total, key)
