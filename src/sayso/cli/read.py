"""`sayso read`: a pile of files into a ledger, and what came of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.console import counted, note, one_line, progress_bar, shell_words

if TYPE_CHECKING:
    from sayso.pipeline import Summary
    from sayso.records import Report, Skipped

__all__ = ["read", "read_paths", "tell"]

_MOST = 5  # reasons, files and reports that a summary names; the ledger has them all


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--into", required=True, metavar="LEDGER", help="The ledger's file, made when there is none (crisis.sayso)."
)
@click.option(
    "--published",
    metavar="DATE",
    help="Publication date (2026-03-14) of all reports of this call that no table, line or file name dates.",
)
@click.option(
    "--published-from",
    metavar="filename|FILE.csv",
    help="Take publication dates from the file names, or from a CSV file with the columns file and date.",
)
@click.option(
    "--workers", type=click.IntRange(1), metavar="N", help="How many processes read (one for each core, at most 4)."
)
def read(
    paths: Sequence[str], into: str, published: str | None, published_from: str | None, workers: int | None
) -> int:
    """Read reports into a ledger.

    PATH is a file (.txt .html .pdf .docx .jsonl), a folder, or - for standard input. What the ledger holds already is
    left alone: run the same command again to go on after a stop, or to add what is new.
    """
    summary = read_paths(paths, into, published=published, published_from=published_from, workers=workers)
    tell(summary, into)
    return 1 if _is_amiss(summary) else 0


def read_paths(
    paths: Sequence[str], into: str, *, published: str | None, published_from: str | None, workers: int | None
) -> Summary:
    """Read with a progress bar; a stop says what is safe."""
    from sayso import pipeline

    if all(path != "-" and not Path(path).exists() for path in paths):
        from sayso.intake import MISSING

        raise click.UsageError(f"{', '.join(map(one_line, paths))}: {MISSING}")  # and no ledger is made
    raw = pipeline.find_raw(paths, published=published, published_from=published_from)
    total = pipeline.count_raw(paths)
    count = 0
    with pipeline.open_ledger(into) as ledger, progress_bar("Reading") as tick:

        def progress(done: int, total: int | None, key: str) -> None:
            nonlocal count
            count = done
            tick(done, total, key)

        try:
            return pipeline.read_into(
                ledger,
                raw,
                total=total,
                progress=progress,
                workers=workers or pipeline.suitable_workers(total),
            )
        except KeyboardInterrupt:
            raise click.Abort(
                f"stopped after {counted(count, 'report')}: what was read is safe in {into}; "
                "the same command goes on from there"
            ) from None


def tell(summary: Summary, ledger: str) -> None:
    """Print what a run did: nothing unread stays hidden."""
    known = f" ({summary.known:,} known already)" if summary.known else ""
    found = counted(summary.statements, "statement")
    note(f"{counted(summary.read, 'report')} read into {ledger}{known}, {found} found.")
    if summary.skipped:
        _tell_skipped(summary.skipped, ledger)
    if summary.need_date:
        _tell_undated(summary.need_date, ledger)
    if summary.read or summary.known:
        note(f"\nOn the page:  {shell_words('sayso', 'serve', ledger)}")
        note(f"As a table:   {shell_words('sayso', 'show', ledger, 'statements', '--xlsx', 'statements.xlsx')}")


def _tell_skipped(skipped: Sequence[Skipped], ledger: str) -> None:
    note(f"\n{counted(len(skipped), 'file or line', 'files or lines')} not read:")
    by_reason: dict[str, list[str]] = defaultdict(list)
    for skip in skipped:
        by_reason[skip.reason].append(skip.key)
    reasons = sorted(by_reason, key=lambda reason: -len(by_reason[reason]))
    for reason in reasons[:_MOST]:
        keys = by_reason[reason]
        note(f"  {len(keys):>5,}  {one_line(reason)}")
        note(f"         {one_line(', '.join(keys[:_MOST]))}{' ...' if len(keys) > _MOST else ''}")
    if len(reasons) > _MOST:
        others = counted(len(reasons) - _MOST, "other reason")
        note(f"         and for {others}: {shell_words('sayso', 'show', ledger, 'skips')}")


def _tell_undated(reports: Sequence[Report], ledger: str) -> None:
    one = len(reports) == 1
    note(
        f"\n{counted(len(reports), 'report')} {'needs' if one else 'need'} a publication date; without it nothing like"
    )
    note('"yesterday" is resolved. Give it with --published or --published-from, or one by one:')
    for report in reports[:_MOST]:
        note(f"  {one_line(shell_words('sayso', 'date', ledger, report.key))} YYYY-MM-DD")
    if len(reports) > _MOST:
        note(f"  ... all of them: {shell_words('sayso', 'show', ledger, 'reports', '--undated')}")


def _is_amiss(summary: Summary) -> bool:
    """Return whether somebody should look: a path that is not there, or nothing read at all."""
    from sayso.intake import MISSING

    nothing = summary.read + summary.known == 0
    return nothing or any(skip.reason == MISSING for skip in summary.skipped)
