"""What the page of figures shows: rows with their labels and addresses, and the report open at a figure's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.ledger.base import StatementQuery, View
from sayso.ledger.figures import FIGURE_ORDERS, FigureOrder, FigureQuery, FigureRow
from sayso.records import Report, Statement
from sayso.views.claimed import which_figures
from sayso.web.asked import PAGE_SIZE
from sayso.web.figures_asked import FiguresAsked
from sayso.web.marking import Marked, Piece, light
from sayso.web.pages import Chip, Facet, facet_of, label_of, report_label
from sayso.web.wording import load_words

__all__ = ["FigureListing", "FigureReading", "Heading", "find_figure_reading", "list_figures"]

_FACET_ORDER = ("topic", "claimed_by", "publisher", "date", "language")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The head of a column, and the address that sorts by it; `sorted` is what aria-sort says."""

    name: FigureOrder
    label: str
    url: str
    sorted: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureListing:
    """One page of the list of figures, with all that narrows and sorts it."""

    rows: Sequence[FigureRow]
    total: int
    first: int
    last: int
    facets: list[Facet]
    chips: list[Chip]
    headings: dict[str, Heading]
    previous: str | None
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureReading:
    """A report as it stands open at a figure: its text in pieces, the statement around it, its neighbours."""

    report: Report
    lit: FigureRow
    around: Statement | None
    paragraphs: list[list[Piece]]
    previous: str | None
    next: str | None
    keys: Sequence[str]


def list_figures(view: View, asked: FiguresAsked) -> FigureListing:
    """Ask the ledger for one page of figures."""
    claimed = which_figures(view, asked.query, limit=PAGE_SIZE, offset=asked.offset)
    last = asked.offset + len(claimed.rows)
    words = load_words()
    return FigureListing(
        rows=claimed.rows,
        total=claimed.total,
        first=asked.offset + 1,
        last=last,
        facets=[facet_of(asked, name, claimed.facets[name], words) for name in _FACET_ORDER],
        chips=_chips(view, asked),
        headings={order: _heading(asked, order) for order in FIGURE_ORDERS},
        previous=asked.turned(asked.page - 1).url() if asked.page > 1 else None,
        next=asked.turned(asked.page + 1).url() if last < claimed.total else None,
    )


def find_figure_reading(view: View, asked: FiguresAsked) -> FigureReading | None:
    """Open the report of the figure that is asked for; raises NotInLedgerError."""
    if asked.open is None:
        return None
    lit = view.figure(asked.open)
    report = lit.report
    figures = [row.figure for row in view.figures(FigureQuery(report=report.id))]
    ids = [figure.id for figure in figures]
    place = ids.index(lit.figure.id) if lit.figure.id in ids else 0
    around = _statement(view, report, lit.figure.within)
    marks = [Marked(id=figure.id, content=(figure.anchor,)) for figure in figures]
    own = Marked(
        id=lit.figure.id,
        content=(lit.figure.anchor,),
        source=around.source if around else (),
        cue=around.cue if around else (),
    )
    return FigureReading(
        report=report,
        lit=lit,
        around=around,
        paragraphs=light(report.text, marks, lit=own),
        previous=ids[place - 1] if place else None,
        next=ids[place + 1] if place + 1 < len(ids) else None,
        keys=view.keys(report.id),
    )


def _statement(view: View, report: Report, statement_id: str | None) -> Statement | None:
    if statement_id is None:
        return None
    rows = view.statements(StatementQuery(report=report.id))
    return next((row.statement for row in rows if row.statement.id == statement_id), None)


def _heading(asked: FiguresAsked, order: FigureOrder) -> Heading:
    is_sorted = asked.query.order == order
    way = "descending" if asked.query.descending else "ascending"
    return Heading(
        name=order,
        label=getattr(load_words().figures, order),
        url=asked.sorted_by(order).url(),
        sorted=way if is_sorted else None,
    )


def _chips(view: View, asked: FiguresAsked) -> list[Chip]:
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
