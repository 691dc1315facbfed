"""`sayso extract`: JSON Lines in, records as JSON Lines out, no ledger."""

from __future__ import annotations

import sys

import click

from sayso.cli.console import complain, progress_bar

__all__ = ["extract"]


def _kinds(_context: click.Context, _option: click.Parameter, value: str | None) -> tuple[str, ...]:
    from sayso.pipeline import KINDS

    wanted = KINDS if value is None else tuple(kind.strip() for kind in value.split(",") if kind.strip())
    if not wanted or not set(wanted) <= set(KINDS):
        raise click.BadParameter(f"a list of {', '.join(KINDS)}, with commas between")
    return wanted


@click.command()
@click.argument("file")
@click.option("--only", callback=_kinds, metavar="KINDS", help="statements,figures,times,names,guidance,events (all).")
@click.option(
    "--workers", type=click.IntRange(1), default=1, show_default=True, metavar="N", help="How many processes."
)
def extract(file: str, only: tuple[str, ...], workers: int) -> int:
    """Print the records of reports that come as JSON Lines, offsets into the text as given.

    FILE is .jsonl or .jsonl.gz, or - for standard input: one object a line with "id" and "text", and if known
    "language", "published", "title", "publisher", "url". A line that cannot be read goes to standard error with its
    number and reason; the others are done, and the exit code is 1.
    """
    from sayso import pipeline
    from sayso.exports import json_line
    from sayso.intake import open_lines, read_lines
    from sayso.records import Skipped

    bad = 0
    output = sys.stdout.buffer
    show_bar = not sys.stdout.isatty()  # else the bar and the lines would get in each other's way
    with open_lines(file) as stream, progress_bar("Extracting", show=show_bar) as tick:
        lines = read_lines(stream, file)
        for done, printed in enumerate(pipeline.extract_lines(lines, only=only, workers=workers), start=1):
            tick(done, None, "")
            if isinstance(printed.result, Skipped):
                bad += 1
                reason = printed.result.reason.removeprefix(f"line {printed.number}: ")
                complain(f"{file}, line {printed.number}: {reason}")
            else:
                output.write(json_line(printed.result))
                output.flush()
    return 1 if bad else 0
