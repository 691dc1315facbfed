"""What is claimed in numbers: a page of figures, how many there are in all, and by what they can be narrowed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sayso.ledger.base import Tally, View
from sayso.ledger.figures import FIGURE_FACETS, FigureQuery, FigureRow

__all__ = ["Claimed", "number_words", "which_figures"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """An answer to `which_figures`.

    Attributes:
        rows: the figures of this page, in the order that was asked for.
        total: how many figures there are on all pages.
        facets: for each of `FIGURE_FACETS`, its values and their counts under the other conditions, most first.
    """

    rows: tuple[FigureRow, ...]
    total: int
    facets: dict[str, list[Tally]]


def which_figures(view: View, query: FigureQuery, *, limit: int = 100, offset: int = 0) -> Claimed:
    """Return the figures that a query asks for: who puts the dead at what, and in which report."""
    return Claimed(
        rows=tuple(view.figures(query, limit=limit, offset=offset)),
        total=view.count_figures(query),
        facets={facet: view.tally_figures(facet, query) for facet in FIGURE_FACETS},
    )


def number_words(number: Decimal | None) -> str:
    """Say a number with its thousands apart, "" where a bound is open.

    >>> number_words(Decimal("2600000.0")), number_words(Decimal("0.25")), number_words(None)
    ('2,600,000', '0.25', '')
    """
    if number is None:
        return ""
    return f"{int(number):,}" if number == number.to_integral_value() else f"{float(number):,g}"
