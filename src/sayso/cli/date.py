"""`sayso date`: a publication date that a person gives."""

from __future__ import annotations

import click

from sayso.cli.console import note, one_line

__all__ = ["date"]


@click.command()
@click.argument("ledger")
@click.argument("report")
@click.argument("date", metavar="DATE")
@click.option(
    "--by", default="command line", show_default=True, metavar="NAME", help="Who says so; kept in the ledger."
)
def date(ledger: str, report: str, date: str, by: str) -> None:
    """Give a report its publication date.

    REPORT is a file name, a path or an id; DATE is 2026-03-14 or 2026-03-14T18:30+01:00. The report is read again with
    it; the date stays, whatever the file says, until another one is given.
    """
    from sayso import pipeline

    with pipeline.open_ledger(ledger, must_exist=True) as opened:
        dated = pipeline.give_date(opened, report, date, decided_by=by)
    note(f"{one_line(dated.key)} was published on {dated.published_at}.")
