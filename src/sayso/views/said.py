"""Who said what: a page of statements, how many there are in all, and by what they can be narrowed."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.ledger.base import FACETS, Row, StatementQuery, Tally, View

__all__ = ["Said", "who_said_what"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """An answer to `who_said_what`.

    Attributes:
        rows: the statements of this page, in order.
        total: how many statements there are on all pages.
        facets: for each of `FACETS`, its values and their counts under the other conditions of the query, most first.
    """

    rows: tuple[Row, ...]
    total: int
    facets: dict[str, list[Tally]]


def who_said_what(view: View, query: StatementQuery, *, limit: int = 100, offset: int = 0) -> Said:
    """Return the statements that a query asks for, by publication date and place in the report."""
    return Said(
        rows=tuple(view.statements(query, limit=limit, offset=offset)),
        total=view.count(query),
        facets={facet: view.tally(facet, query) for facet in FACETS},
    )
