"""Which figures are asked for, in what order, and a question about them as SQL."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, Literal, cast

from sayso.ledger.search import Search
from sayso.records import Figure, Identity, Name, Report, TimeExpr, Unread

__all__ = [
    "FIGURE_FACETS",
    "FIGURE_ORDERS",
    "FigureOrder",
    "FigureQuery",
    "FigureRow",
    "FigureSelection",
    "Found",
    "TimeRow",
    "UnreadRow",
    "searched_in_figure",
]

FIGURE_FACETS: tuple[str, ...] = ("topic", "claimed_by", "publisher", "language", "date")
"""What a list of figures is narrowed by; ``date`` is the day of publication."""

FigureOrder = Literal["date", "counted", "low", "high", "claimed_by", "as_of"]
FIGURE_ORDERS: tuple[FigureOrder, ...] = ("date", "counted", "low", "high", "claimed_by", "as_of")
"""What figures can be sorted by; ``date`` is publication and place in the report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a reading found beside statements.

    Attributes:
        unread: numerals that became no figure and no time.
        identities: where the report itself says that one name is another.
    """

    figures: tuple[Figure, ...] = ()
    times: tuple[TimeExpr, ...] = ()
    unread: tuple[Unread, ...] = ()
    names: tuple[Name, ...] = ()
    identities: tuple[Identity, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureQuery:
    """Which figures are asked for, as `StatementQuery` does for statements; `text` is searched in words and names.

    The value ``""`` of `topic`, `publisher` and `date` means: not known. What the order does not know comes last.
    """

    text: str | None = None
    topic: tuple[str, ...] = ()
    claimed_by: tuple[str, ...] = ()
    publisher: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    report: str | None = None
    order: FigureOrder = "date"
    descending: bool = False

    def without(self, facet: str) -> FigureQuery:
        """Return the query that leaves this one of `FIGURE_FACETS` open, so that its other values can be counted."""
        return dataclasses.replace(self, **{facet: cast(Any, ())})


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """One figure with the report that it stands in (as it is dated now)."""

    figure: Figure
    report: Report


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRow:
    """One time expression with its report."""

    time: TimeExpr
    report: Report


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadRow:
    """One numeral that was not read, with its report."""

    unread: Unread
    report: Report


_COLUMNS = {
    "topic": "figures.topic",
    "claimed_by": "figures.claimed_by",
    "publisher": "ifnull(reports.publisher, '')",
    "language": "reports.language",
    "date": "present.day",
}
_ORDERS = {
    "counted": "nullif(figures.counted, '')",
    "low": "ifnull(figures.low, figures.high)",
    "high": "ifnull(figures.high, figures.low)",
    "claimed_by": "figures.claimed_by",
    "as_of": "nullif(figures.as_of, '')",
}
_TABLES = "present JOIN figures ON figures.reading = present.reading JOIN reports ON reports.seq = present.report"


@dataclass(frozen=True, slots=True)
class FigureSelection:
    """The conditions that a query makes, as SQL and its parameters; a person's words are never part of the SQL."""

    where: str
    parameters: tuple[str, ...]
    order: str

    @classmethod
    def of(cls, query: FigureQuery) -> FigureSelection:
        """Return the conditions and the order of a query."""
        conditions: list[str] = []
        parameters: list[str] = []

        def hold(condition: str, *values: str) -> None:
            conditions.append(condition)
            parameters.extend(value.encode("utf-8", "replace").decode("utf-8") for value in values)

        for field in FIGURE_FACETS:
            if values := getattr(query, field):
                hold(f"{_COLUMNS[field]} IN ({', '.join('?' * len(values))})", *values)
        if query.since is not None or query.until is not None:
            hold("present.day != ''")
        if query.since is not None:
            hold("present.day >= ?", query.since[:10])
        if query.until is not None:
            hold("present.day <= ?", query.until[:10])
        if query.report is not None:
            hold("reports.id = ?", query.report)
        if search := Search.of(query.text):
            found = "SELECT rowid FROM figures_fts WHERE figures_fts MATCH ?"
            hold(f"figures.seq IN ({found})", search.as_fts5()) if search.terms else hold("0")
        return cls(" AND ".join(conditions) or "1", tuple(parameters), _order(query))

    @classmethod
    def tally(cls, facet: str, query: FigureQuery) -> tuple[str, tuple[str, ...]]:
        """Return the SQL that counts by a facet, the facet's own field left out of account, and its parameters."""
        selection = cls.of(query.without(facet))
        return (
            f"SELECT {_COLUMNS[facet]} AS value, count(*) AS number FROM {_TABLES} "  # noqa: S608 - constants
            f"WHERE {selection.where} GROUP BY value ORDER BY number DESC, value",
            selection.parameters,
        )

    def count(self) -> str:
        """Return the SQL that counts the figures."""
        return f"SELECT count(*) FROM {_TABLES} WHERE {self.where}"  # noqa: S608 - constants and question marks

    def rows(self) -> str:
        """Return the SQL that lists (report id, figure as JSON) in order; two more parameters: limit, offset."""
        return (
            f"SELECT reports.id, figures.json FROM {_TABLES} WHERE {self.where} "  # noqa: S608 - as above
            f"ORDER BY {self.order} LIMIT ? OFFSET ?"
        )


def _order(query: FigureQuery) -> str:
    place = "present.moment, present.report, figures.start, figures.seq"
    way = "DESC" if query.descending else "ASC"
    if query.order not in _ORDERS:
        first = "(present.day = ''), present.moment DESC, present.report, figures.start, figures.seq"
        return first if query.descending else place
    column = _ORDERS[query.order]
    return f"({column} IS NULL), {column} {way}, {place}"


def searched_in_figure(figure: Figure) -> tuple[str, str, str]:
    """Return what a search in figures looks at: its words, what is counted, who claims it."""
    return figure.anchor.exact, figure.counted or "", figure.claimed_by
