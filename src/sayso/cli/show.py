"""`sayso show`: what a ledger holds, as a table on the terminal or as a file for others."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Generic, TypeVar

import click

from sayso.cli.console import counted, note, on_terminal, one_line
from sayso.ledger.base import Row, SkipRow, StatementQuery, View
from sayso.ledger.figures import FIGURE_ORDERS, FigureQuery, FigureRow, TimeRow, UnreadRow
from sayso.records import ACTS, FORMS, NAME_TYPES, Report
from sayso.views.claimed import number_words

if TYPE_CHECKING:
    from sayso.exports import Column, Exporter
    from sayso.views import Profile, Proposal, Ruling, Who

__all__ = ["show"]

Thing = TypeVar("Thing")

_ON_A_SCREEN = 100
_LISTS = ("statements", "figures", "times", "unread", "names", "reports", "skips")
_FITTING = {
    "statements": ("search", "speaker", "publisher", "act", "form", "language", "since", "until", "report"),
    "figures": (
        "search", "topic", "claimed_by", "publisher", "language", "since", "until", "report", "sort", "descending",
    ),
    "times": ("report",),
    "unread": ("report",),
    "names": ("type", "possibly", "decisions"),
    "reports": ("search", "undated"),
}  # fmt: skip
"""The options that go with each list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listing(Generic[Thing]):
    """What is shown: the rows, how they look on a terminal and in files."""

    noun: str
    rows: Iterable[Thing]
    total: int | None
    headers: Sequence[str]
    cells: Callable[[Thing], Sequence[str]]
    columns: Sequence[Column[Thing]]
    as_json: Callable[[Thing], Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Output:
    """Where it is shown."""

    json: bool
    csv: str | None
    xlsx: str | None
    delimiter: str
    limit: int | None
    masked: bool


@click.command()
@click.argument("ledger")
@click.argument("what", required=False, type=click.Choice(_LISTS))
@click.option("--search", metavar="WORDS", help='Words to find (any case, any accents); "in quote marks": exactly so.')
@click.option(
    "--speaker", multiple=True, metavar="NAME", help='Said by NAME, in any form; "" for nobody named. May be repeated.'
)
@click.option(
    "--publisher", multiple=True, metavar="NAME", help='Published by NAME; "" for not known. May be repeated.'
)
@click.option("--act", multiple=True, type=click.Choice(ACTS), help="What kind of statement. May be repeated.")
@click.option("--form", multiple=True, type=click.Choice(FORMS), help="How it is quoted. May be repeated.")
@click.option("--topic", multiple=True, metavar="TOPIC", help='Figures on TOPIC (killed, aid …); "" for none told.')
@click.option("--claimed-by", multiple=True, metavar="NAME", help='Figures claimed by NAME; "article" for the writer.')
@click.option("--sort", type=click.Choice(FIGURE_ORDERS), help="What figures are sorted by (date).")
@click.option("--descending", is_flag=True, help="Sort from the largest or latest down.")
@click.option("--language", multiple=True, metavar="CODE", help="fr or en. May be repeated.")
@click.option("--since", metavar="DATE", help="Published on this day (2026-03-14) or later.")
@click.option("--until", metavar="DATE", help="Published on this day or earlier.")
@click.option("--report", metavar="REPORT", help="In this report: a file name, a path or an id.")
@click.option("--type", multiple=True, type=click.Choice(NAME_TYPES), help="What kind of name. May be repeated.")
@click.option("--possibly", is_flag=True, help="Names that are possibly the same, with a score and its reasons.")
@click.option("--decisions", is_flag=True, help="What people decided on names, undone or not, and what it does now.")
@click.option("--undated", is_flag=True, help="Only reports that need a publication date.")
@click.option(
    "--limit",
    type=click.IntRange(0),
    metavar="N",
    help=f"At most N rows (on the terminal {_ON_A_SCREEN}, in files all).",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines.")
@click.option("--csv", metavar="FILE", help="Write CSV; - for standard output.")
@click.option("--xlsx", metavar="FILE", help="Write a workbook, which opens right in every spreadsheet.")
@click.option(
    "--delimiter",
    type=click.Choice(["auto", "comma", "semicolon", "tab"]),
    default="auto",
    show_default=True,
    help="What separates CSV columns; auto: a semicolon where this computer writes 3,5, as Excel expects there.",
)
@click.option(
    "--mask-private/--no-mask-private",
    default=None,
    help="Write “Person 1” for people to whom no report gives an office.",
)
@click.option("--for-publication", is_flag=True, help="For others to read: private people masked, unless you say no.")
def show(ledger: str, what: str | None, **options: Any) -> None:
    """Show what a ledger holds: statements, figures, times, names, reports; without a word, the counts.

    names lists who is called what over all reports; unread the numerals that became no figure and no time, with the
    reason; skips the files that were not read.
    """
    from sayso import pipeline

    output = _Output(
        json=options.pop("as_json"), csv=options.pop("csv"), xlsx=options.pop("xlsx"),
        delimiter=options.pop("delimiter"), limit=options.pop("limit"),
        masked=_wants_mask(options.pop("mask_private"), options.pop("for_publication"), what),
    )  # fmt: skip
    _refuse_misfits(what, options)
    with pipeline.open_ledger(ledger, must_exist=True) as view:
        if what is None:
            _show_counts(view)
        elif what == "statements":
            _put_out(view, _statements(view, options), output)
        elif what == "figures":
            _put_out(view, _figures(view, options), output)
        elif what in ("times", "unread"):
            report = view.find_report(options["report"]).id if options["report"] else None
            if what == "times":
                _put_out(view, _times(view, report), output)
            else:
                _put_out(view, _unread(view, report), output)
        elif what == "names":
            _put_out_names(view, options, output)
        elif what == "reports":
            _put_out(view, _reports(view, search=options["search"], undated=options["undated"]), output)
        else:
            _put_out(view, _skips(view), output)


def _wants_mask(asked: bool | None, for_publication: bool, what: str | None) -> bool:
    """Return whether private persons are masked: as asked, else in what is meant for publication."""
    if what is None and (asked is not None or for_publication):
        raise click.UsageError("the counts name nobody: --mask-private and --for-publication go with a list")
    return for_publication if asked is None else asked


def _mask(listing: _Listing[Thing], view: View) -> _Listing[Thing]:
    """Return the list with private persons masked in every cell."""
    from sayso.pipeline.masking import find_mask

    masking = find_mask(view)
    mask = masking.mask
    note(f"{counted(len(mask), 'private person', 'private persons')} masked: those to whom no report gives an office.")
    if masking.nameless:
        known = ", ".join(one_line(report.key) for report in masking.nameless[:3])
        more = " …" if len(masking.nameless) > 3 else ""
        note(
            f"{counted(len(masking.nameless), 'report')} hold no names, as an older sayso read them: nobody whom they "
            f"alone name is masked. Read them again: {known}{more}"
        )
    return dataclasses.replace(
        listing,
        cells=mask.cells(listing.cells),
        columns=mask.columns(listing.columns),
        as_json=mask.as_json(listing.as_json),
    )


def _refuse_misfits(what: str | None, options: Mapping[str, Any]) -> None:
    """Refuse an option that would be ignored: a filter that does nothing shows a wrong list."""
    fitting = _FITTING.get(what or "", ())
    for name, value in options.items():
        if value and name not in fitting:
            shown = "the counts" if what is None else what
            raise click.UsageError(f"--{name.replace('_', '-')} does not go with {shown}")


def _statements(view: View, options: Mapping[str, Any]) -> _Listing[Row]:
    from sayso.exports import STATEMENT_COLUMNS, statement_as_json
    from sayso.intake.dates import parse_moment

    since, until = (parse_moment(options[name]) if options[name] else None for name in ("since", "until"))
    query = StatementQuery(
        text=options["search"],
        since=since,
        until=until,
        report=view.find_report(options["report"]).id if options["report"] else None,
        speaker=_speakers(view, options["speaker"]),
        **{name: tuple(options[name]) for name in ("publisher", "act", "form", "language")},
    )
    return _Listing(
        noun="statement",
        rows=view.statements(query),
        total=view.count(query),
        headers=("date", "speaker", "act", "quote", "report"),
        cells=_statement_cells,
        columns=STATEMENT_COLUMNS,
        as_json=statement_as_json,
    )


def _speakers(view: View, typed: Sequence[str]) -> tuple[str, ...]:
    """Return the speakers that are meant, and say which other forms that takes in, or what may be meant instead."""
    from sayso.views import find_speakers, find_who

    if not any(typed):
        return tuple(typed)
    who = find_who(view)
    found = {name: find_speakers(view, who, name) for name in typed}
    for name, speakers in found.items():
        shown = one_line(name)
        if speakers.also:
            note(f"{shown}, also: {', '.join(map(one_line, speakers.also))}")
        if speakers.shared:
            note(f"{shown}, not: {', '.join(map(one_line, speakers.shared))} (somebody else is called so, too)")
        if not speakers.written:
            near = "; ".join(map(one_line, speakers.near))
            note(f"Nobody called {shown} speaks here." + (f" Did you mean: {near}?" if near else ""))
    return tuple(dict.fromkeys(form for name, each in found.items() for form in each.written or (name,)))


def _statement_cells(row: Row) -> tuple[str, ...]:
    statement, report = row.statement, row.report
    who = "; ".join(statement.speaker) or f"({' '.join(anchor.exact for anchor in statement.source) or 'not named'})"
    day = (report.published_at or "date needed")[:11].rstrip("T")
    return day, who, statement.act, statement.quote, report.publisher or Path(report.key).name


def _figures(view: View, options: Mapping[str, Any]) -> _Listing[FigureRow]:
    from sayso.exports import FIGURE_COLUMNS, figure_as_json
    from sayso.intake.dates import parse_moment

    since, until = (parse_moment(options[name]) if options[name] else None for name in ("since", "until"))
    query = FigureQuery(
        text=options["search"],
        since=since,
        until=until,
        report=view.find_report(options["report"]).id if options["report"] else None,
        order=options["sort"] or "date",
        descending=options["descending"],
        **{name: tuple(options[name]) for name in ("topic", "claimed_by", "publisher", "language")},
    )
    return _Listing(
        noun="figure",
        rows=view.figures(query),
        total=view.count_figures(query),
        headers=("date", "words", "counted", "low", "high", "claimed by", "as of", "report"),
        cells=_figure_cells,
        columns=FIGURE_COLUMNS,
        as_json=figure_as_json,
    )


def _figure_cells(row: FigureRow) -> tuple[str, ...]:
    figure, report = row.figure, row.report
    low, high = (number_words(bound) for bound in figure.bounds)
    day = (report.published_at or "date needed")[:11].rstrip("T")
    place = report.publisher or Path(report.key).name
    claimant = f"{figure.claimed_by} (hearsay)" if figure.hearsay else figure.claimed_by
    return day, figure.anchor.exact, figure.counted or "", low, high, claimant, figure.as_of or "", place


def _times(view: View, report: str | None) -> _Listing[TimeRow]:
    from sayso.exports import TIME_COLUMNS, time_as_json

    return _Listing(
        noun="time",
        rows=view.times(report=report),
        total=None,
        headers=("words", "type", "from", "until", "length", "counted from", "report"),
        cells=lambda row: (
            row.time.anchor.exact,
            row.time.type,
            row.time.start or ("" if row.time.type in ("duration", "set") or row.time.end else "unresolved"),
            row.time.end or "",
            row.time.duration or row.time.every or "",
            row.time.anchored_to or "",
            row.report.publisher or Path(row.report.key).name,
        ),
        columns=TIME_COLUMNS,
        as_json=time_as_json,
    )


def _unread(view: View, report: str | None) -> _Listing[UnreadRow]:
    from sayso.exports import UNREAD_COLUMNS, unread_as_json

    return _Listing(
        noun="unread numeral",
        rows=view.unread(report=report),
        total=None,
        headers=("words", "reason", "report"),
        cells=lambda row: (
            row.unread.anchor.exact,
            row.unread.reason,
            row.report.publisher or Path(row.report.key).name,
        ),
        columns=UNREAD_COLUMNS,
        as_json=unread_as_json,
    )


def _put_out_names(view: View, options: Mapping[str, Any], output: _Output) -> None:
    if sum(bool(options[name]) for name in ("type", "possibly", "decisions")) > 1:
        raise click.UsageError("--type, --possibly and --decisions are three different lists: take one of them")
    who = _who(view, masked=output.masked)
    if options["possibly"]:
        _put_out(view, _proposals(who), output)
    elif options["decisions"]:
        _put_out(view, _decisions(who), output)
    else:
        _put_out(view, _names(who, options["type"]), output)


def _who(view: View, *, masked: bool) -> Who:
    """Return who is who; in a list to be masked nobody is one with an office holder for the name alone."""
    from sayso.pipeline.masking import find_mask
    from sayso.views import find_who

    return find_mask(view).who if masked else find_who(view)


def _names(who: Who, types: Sequence[str]) -> _Listing[Profile]:
    from sayso.exports import NAME_COLUMNS, name_as_json

    rows = [profile for profile in who.profiles if not types or profile.entity.type in types]
    return _Listing(
        noun="name",
        rows=rows,
        total=len(rows),
        headers=("name", "type", "role", "also", "reports", "statements", "figures", "id"),
        cells=lambda profile: (
            profile.entity.name,
            profile.entity.type,
            profile.role.words if profile.role else "",
            "; ".join(form for form in profile.entity.forms if form != profile.entity.name),
            str(len(profile.reports)),
            str(profile.statements),
            str(profile.figures),
            profile.entity.id,
        ),
        columns=NAME_COLUMNS,
        as_json=name_as_json,
    )


def _proposals(who: Who) -> _Listing[Proposal]:
    from sayso.exports import PROPOSAL_COLUMNS, proposal_as_json

    rows = who.waiting
    return _Listing(
        noun="proposal",
        rows=rows,
        total=len(rows),
        headers=("name", "possibly the same as", "score", "reason", "looked at by", "id", "id of the other"),
        cells=lambda row: (
            row.left.entity.name,
            row.right.entity.name,
            f"{row.link.score:.2f}",
            "; ".join(row.link.because),
            row.link.decided_by or "",
            row.left.entity.id,
            row.right.entity.id,
        ),
        columns=PROPOSAL_COLUMNS,
        as_json=proposal_as_json,
    )


def _decisions(who: Who) -> _Listing[Ruling]:
    from sayso.exports import DECISION_COLUMNS, decision_as_json
    from sayso.views.wording import decision_words, ruling_words

    rows = who.rulings
    return _Listing(
        noun="decision",
        rows=rows,
        total=len(rows),
        headers=("number", "decision", "what it does now", "decided at"),
        cells=lambda row: (
            str(row.decision.id),
            decision_words(row),
            ruling_words(row),
            row.decision.decided_at,
        ),
        columns=DECISION_COLUMNS,
        as_json=decision_as_json,
    )


def _reports(view: View, *, search: str | None, undated: bool) -> _Listing[Report]:
    from sayso.exports import REPORT_COLUMNS, report_as_json

    counts = {tally.value: tally.count for tally in view.tally("report", StatementQuery())}
    return _Listing(
        noun="report",
        rows=(report for report in view.reports(text=search) if report.needs_date or not undated),
        total=None,
        headers=("date", "date from", "language", "statements", "report", "title", "id"),
        cells=lambda report: (
            (report.published_at or "date needed")[:11].rstrip("T"),
            report.published_from,
            report.language,
            str(counts.get(report.id, 0)),
            report.key,
            report.title or "",
            report.id,
        ),
        columns=REPORT_COLUMNS,
        as_json=report_as_json,
    )


def _skips(view: View) -> _Listing[SkipRow]:
    from sayso.exports import SKIP_COLUMNS, skip_as_json

    return _Listing(
        noun="skip",
        rows=view.skips(),
        total=None,
        headers=("not read", "reason"),
        cells=lambda row: (row.skipped.key, row.skipped.reason),
        columns=SKIP_COLUMNS,
        as_json=skip_as_json,
    )


def _put_out(view: View, listing: _Listing[Thing], output: _Output) -> None:
    from sayso.exports import DELIMITERS, CsvExporter, JsonlExporter, XlsxExporter, write_rows

    if output.masked:
        listing = _mask(listing, view)
    exporters: list[tuple[str, Exporter[Thing]]] = []
    if output.csv is not None:
        delimiter = DELIMITERS[_usual_delimiter() if output.delimiter == "auto" else output.delimiter]
        exporters.append((output.csv, CsvExporter(_target(output.csv), listing.columns, delimiter=delimiter)))
    if output.xlsx is not None:
        exporters.append((output.xlsx, XlsxExporter(_target(output.xlsx), listing.columns, name=f"{listing.noun}s")))
    if output.json:
        exporters.append(("-", JsonlExporter(sys.stdout.buffer, listing.as_json)))
    if not exporters:
        _draw(listing, limit=_ON_A_SCREEN if output.limit is None else output.limit)
        return
    rows = list(islice(listing.rows, output.limit)) if len(exporters) > 1 else islice(listing.rows, output.limit)
    for name, exporter in exporters:
        number = write_rows(exporter, rows)
        if name != "-":
            note(f"{counted(number, listing.noun)} written to {name}.")


def _target(name: str) -> Path | IO[bytes]:
    return sys.stdout.buffer if name == "-" else Path(name)


def _usual_delimiter() -> str:
    """Return what Excel takes on this computer for a separator of columns: its region decides, by its decimal sign."""
    import locale

    before = locale.setlocale(locale.LC_NUMERIC)
    try:
        locale.setlocale(locale.LC_NUMERIC, "")
        return "semicolon" if locale.localeconv()["decimal_point"] == "," else "comma"
    except locale.Error:  # a region that is not installed here
        return "comma"
    finally:
        locale.setlocale(locale.LC_NUMERIC, before)


def _draw(listing: _Listing[Thing], *, limit: int) -> None:
    from rich.table import Table
    from rich.text import Text

    rows: Iterator[Thing] = iter(listing.rows)
    table = Table(show_edge=False, pad_edge=False, row_styles=("", "dim"))
    for header in listing.headers:
        table.add_column(header, overflow="fold", ratio=4 if header in ("quote", "reason", "title") else None)
    number = 0
    for row in islice(rows, limit):
        table.add_row(*(Text(one_line(cell)) for cell in listing.cells(row)))
        number += 1
    total = listing.total if listing.total is not None else number + sum(1 for _ in rows)
    if number:
        on_terminal().print(table)
    note(
        f"{counted(total, listing.noun)}."
        + (f" {total - number:,} more: --limit, --csv or --xlsx." if total > number else "")
    )


def _show_counts(view: View) -> None:
    from sayso.views import overview

    found = overview(view)
    days = f", published from {found.first_day} to {found.last_day}" if found.first_day else ""
    languages = ", ".join(f"{tally.value} {tally.count:,}" for tally in found.by_language)
    origins = ", ".join(f"{tally.value} {tally.count:,}" for tally in found.by_date_origin)
    click.echo(f"{counted(found.reports, 'report')}{days}")
    if found.reports:
        click.echo(f"  by language:   {languages}")
        click.echo(f"  date from:     {origins}")
    click.echo(f"{counted(found.statements, 'statement')}")
    click.echo(f"{counted(found.figures, 'figure')}")
    click.echo(f"{counted(found.need_date, 'report')} without a publication date")
    click.echo(f"{counted(len(found.skips), 'file or line', 'files or lines')} not read")
