"""What the templates show: the answers of the ledger with their labels and addresses; no SQL and no HTML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import SimpleNamespace

from sayso.errors import NotInLedgerError
from sayso.ledger.base import FACETS, Row, StatementQuery, Tally, View
from sayso.ledger.checks import file_name
from sayso.records import Report, digest
from sayso.views.said import Said, who_said_what
from sayso.web.asked import PAGE_SIZE, Asked
from sayso.web.figures_asked import FiguresAsked
from sayso.web.marking import Piece, light
from sayso.web.wording import day_words, load_words

__all__ = [
    "Chip",
    "Facet",
    "FacetValue",
    "Listing",
    "Reading",
    "ReportLine",
    "facet_of",
    "find_reading",
    "is_web_address",
    "label_of",
    "list_reports",
    "list_statements",
    "report_label",
]

_SHOWN_VALUES = 8  # of a facet, before "more"
_FACET_ORDER = ("speaker", "publisher", "date", "act", "form", "language")


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """One value that the list can be narrowed to, and the address that does it (or undoes it)."""

    id: str
    label: str
    count: int
    is_chosen: bool
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One facet: the values that are shown at once, and those behind "more"."""

    name: str
    label: str
    shown: list[FacetValue]
    more: list[FacetValue]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """One condition that holds now, and the address without it."""

    label: str
    value: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One page of the list of statements, with all that narrows it."""

    rows: Sequence[Row]
    total: int
    first: int
    last: int
    facets: list[Facet]
    chips: list[Chip]
    previous: str | None
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A report as it stands open: its text in pieces, the statement that is lit, its neighbours in the text."""

    report: Report
    lit: Row | None
    paragraphs: list[list[Piece]]
    previous: str | None
    next: str | None
    keys: Sequence[str]
    revision_of: Report | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """One report of the list of reports."""

    report: Report
    statements: int


def list_statements(view: View, asked: Asked) -> Listing:
    """Ask the ledger for one page of statements."""
    said = who_said_what(view, asked.query, limit=PAGE_SIZE, offset=asked.offset)
    last = asked.offset + len(said.rows)
    return Listing(
        rows=said.rows,
        total=said.total,
        first=asked.offset + 1,
        last=last,
        facets=_facets(asked, said),
        chips=_chips(view, asked),
        previous=asked.turned(asked.page - 1).url() if asked.page > 1 else None,
        next=asked.turned(asked.page + 1).url() if last < said.total else None,
    )


def find_reading(view: View, asked: Asked) -> Reading | None:
    """Open the report of the statement that is asked for, or the report that the list is narrowed to.

    Raises:
        NotInLedgerError: the ledger does not hold it.
    """
    if asked.open is None and asked.query.report is None:
        return None
    lit = view.statement(asked.open) if asked.open else None
    report = lit.report if lit else view.report(asked.query.report or "")
    rows = list(view.statements(StatementQuery(report=report.id)))
    statements = [row.statement for row in rows]
    place = next((i for i, s in enumerate(statements) if lit and s.id == lit.statement.id), None)
    earlier = view.revision_of(report.id)
    return Reading(
        report=report,
        lit=lit,
        paragraphs=light(report.text, statements, lit=lit.statement if lit else None),
        previous=statements[place - 1].id if place else None,
        next=_next_id([s.id for s in statements], place),
        keys=view.keys(report.id),
        revision_of=view.report(earlier) if earlier else None,
    )


def list_reports(view: View, *, text: str | None, page: int) -> tuple[list[ReportLine], int]:
    """Return one page of the reports, those that need a date first, and how many there are in all."""
    counts = {tally.value: tally.count for tally in view.tally("report", StatementQuery())}
    reports = sorted(view.reports(text=text), key=lambda report: not report.needs_date)
    start = (page - 1) * PAGE_SIZE
    lines = [ReportLine(report=r, statements=counts.get(r.id, 0)) for r in reports[start : start + PAGE_SIZE]]
    return lines, len(reports)


def is_web_address(url: str | None) -> bool:
    """Return whether a report's address may become a link: nothing but http and https may.

    >>> is_web_address("https://radio.example/a"), is_web_address("javascript:alert(1)"), is_web_address(None)
    (True, False, False)
    """
    return url is not None and url.lower().startswith(("http://", "https://")) and url.isprintable()


def _next_id(ids: list[str], place: int | None) -> str | None:
    following = 0 if place is None else place + 1
    return ids[following] if following < len(ids) else None


def _facets(asked: Asked, said: Said) -> list[Facet]:
    words = load_words()
    return [facet_of(asked, name, said.facets.get(name, []), words) for name in _FACET_ORDER if name in FACETS]


def facet_of(asked: Asked | FiguresAsked, name: str, tallies: Sequence[Tally], words: SimpleNamespace) -> Facet:
    """Return a facet with its values, most first; what is not known comes last."""
    chosen: tuple[str, ...] = getattr(asked.query, name)
    counts = {tally.value: tally.count for tally in tallies} | {
        value: 0 for value in chosen if value not in {tally.value for tally in tallies}
    }
    # What is not known comes last, and is never hidden behind "more".
    order = sorted(counts, key=lambda value: (value == "", value if name == "date" else ""))
    values = [
        FacetValue(
            id=f"{name}-{digest(value)}",
            label=label_of(name, value, words),
            count=counts[value],
            is_chosen=value in chosen,
            url=asked.toggled(name, value).url(),
        )
        for value in order
    ]
    at_once = [
        value for place, value in enumerate(values) if place < _SHOWN_VALUES or value.is_chosen or order[place] == ""
    ]
    more = [value for value in values if value not in at_once]
    return Facet(name=name, label=getattr(words.filter, name), shown=at_once, more=more)


def _chips(view: View, asked: Asked) -> list[Chip]:
    words = load_words()
    chips = []
    for name in ("text", "report", "since", "until"):
        value = getattr(asked.query, name)
        if value is not None:
            shown = report_label(view, value) if name == "report" else value
            chips.append(Chip(label=getattr(words.filter, name), value=shown, url=asked.without(name).url()))
    for name in _FACET_ORDER:
        for value in getattr(asked.query, name):
            label = getattr(words.filter, name)
            chips.append(Chip(label=label, value=label_of(name, value, words), url=asked.toggled(name, value).url()))
    return chips


def report_label(view: View, report_id: str) -> str:
    """Say which report is meant: its title, or the name of its file."""
    try:
        report = view.report(report_id)
    except NotInLedgerError:
        return report_id
    return report.title or file_name(report.key)


def label_of(facet: str, value: str, words: SimpleNamespace) -> str:
    """Say one value of a facet as people say it."""
    if value == "":
        return str(getattr(words.filter, f"no_{facet}", "–"))
    if facet == "date":
        try:
            return day_words(value)
        except ValueError:
            return value
    if facet == "claimed_by" and value == "article":
        return str(words.figures.article)
    is_named = facet in ("act", "form", "language", "topic")
    known: Mapping[str, str] = vars(getattr(words, f"{facet}s")) if is_named else {}
    return known.get(value, value)
