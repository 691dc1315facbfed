"""`sayso links`: who the names of several reports mean, as JSON Lines."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from sayso.cli.console import complain, progress_bar

if TYPE_CHECKING:
    from sayso.pipeline.linking import NamesRead

__all__ = ["links"]


@click.command()
@click.argument("reports", metavar="LEDGER|FILE.jsonl")
@click.option(
    "--workers", type=click.IntRange(1), default=1, show_default=True, metavar="N", help="How many processes."
)
def links(reports: str, workers: int) -> int:
    """Print who the names of several reports mean, one JSON object a line.

    Give a ledger, or reports as for `sayso extract` (.jsonl, .jsonl.gz, or - for standard input), which are linked
    among themselves without a ledger. Each line is an entity with its forms, the places where it is named and the
    reasons for which its names are one; only what is certain is joined. The exit code is 1 if a line cannot be read.
    """
    from sayso import pipeline
    from sayso.exports import json_line

    if pipeline.holds_lines(reports):
        rows = pipeline.link_rows(read := _read_lines(reports, workers))
    else:
        with pipeline.open_ledger(reports, must_exist=True) as ledger:
            read, decisions = pipeline.names_in_ledger(ledger)
        rows = pipeline.link_rows(read, decisions)
    for row in rows:
        sys.stdout.buffer.write(json_line(row))
    sys.stdout.buffer.flush()
    return 1 if _complain(reports, read) else 0


def _read_lines(file: str, workers: int) -> list[NamesRead]:
    from sayso import pipeline
    from sayso.intake import open_lines, read_lines

    read = []
    with open_lines(file) as stream, progress_bar("Reading names") as tick:
        for done, each in enumerate(pipeline.names_in_lines(read_lines(stream, file), workers=workers), start=1):
            tick(done, None, "")
            read.append(each)
    return read


def _complain(file: str, read: Iterable[NamesRead]) -> int:
    """Tell which lines were not read; return how many."""
    from sayso.records import Skipped

    bad = 0
    for each in read:
        if isinstance(each.result, Skipped):
            bad += 1
            complain(f"{file}, line {each.number}: {each.result.reason.removeprefix(f'line {each.number}: ')}")
    return bad
