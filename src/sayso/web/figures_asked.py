"""What the page of figures is asked for, and the address that says so."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import ClassVar
from urllib.parse import urlencode

from sayso.errors import InputError
from sayso.ledger.figures import FIGURE_FACETS, FIGURE_ORDERS, FigureOrder, FigureQuery
from sayso.web.asked import PAGE_SIZE, check_date, page_number

__all__ = ["FiguresAsked"]

_SINGLE = {"q": "text", "since": "since", "until": "until", "report": "report"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresAsked:
    """One state of the list of figures.

    Attributes:
        query: which figures, in what order.
        page: which hundred of them, from 1.
        open: id of the figure whose report is open beside the list.
    """

    path: ClassVar[str] = "/figures"

    query: FigureQuery = field(default_factory=FigureQuery)
    page: int = 1
    open: str | None = None

    @classmethod
    def of(cls, params: Iterable[tuple[str, str]]) -> FiguresAsked:
        """Read it from the parameters of a URL; unknown parameters are ignored.

        Raises:
            InputError: a date that is not an ISO date, a page that is not a number, an order that there is not.
        """
        given = list(params)
        fields: dict[str, tuple[str, ...] | str | bool] = {}
        for facet in FIGURE_FACETS:
            fields[facet] = tuple(dict.fromkeys(value for name, value in given if name == facet))
        for name, value in given:
            if name in _SINGLE and value.strip():
                fields[_SINGLE[name]] = value.strip()
        for bound in ("since", "until"):
            check_date(bound, fields.get(bound))
        order = next((value for name, value in given if name == "sort" and value), "date")
        if order not in FIGURE_ORDERS:
            raise InputError(f"figures are sorted by {', '.join(FIGURE_ORDERS)}, not by {order[:40]!r}")
        descending = any(name == "down" and value for name, value in given)
        page = next((value for name, value in given if name == "page" and value), "1")
        opened = next((value for name, value in given if name == "open" and value), None)
        query = FigureQuery(**fields, order=order, descending=descending)  # type: ignore[arg-type]
        return cls(query=query, page=page_number(page), open=opened)

    @property
    def offset(self) -> int:
        """Return how many figures come before this page."""
        return (self.page - 1) * PAGE_SIZE

    @property
    def narrows(self) -> bool:
        """Return whether anything but all figures is asked for, in whatever order."""
        return dataclasses.replace(self.query, order="date", descending=False) != FigureQuery()

    def params(self) -> list[tuple[str, str]]:
        """Return the parameters of the URL, in one fixed order: one state has one address."""
        pairs = [(name, getattr(self.query, at)) for name, at in _SINGLE.items() if getattr(self.query, at)]
        pairs += [(facet, value) for facet in FIGURE_FACETS for value in getattr(self.query, facet)]
        if self.query.order != "date":
            pairs.append(("sort", self.query.order))
        if self.query.descending:
            pairs.append(("down", "1"))
        if self.page > 1:
            pairs.append(("page", str(self.page)))
        if self.open:
            pairs.append(("open", self.open))
        return pairs

    def url(self, path: str = "/figures") -> str:
        """Return the address of this state."""
        return f"{path}?{urlencode(self.params())}" if self.params() else path

    def opening(self, figure_id: str | None) -> FiguresAsked:
        """Return the same list with another report beside it, or with none."""
        return dataclasses.replace(self, open=figure_id)

    def turned(self, page: int) -> FiguresAsked:
        """Return another page of the same list, with nothing open."""
        return dataclasses.replace(self, page=page, open=None)

    def toggled(self, facet: str, value: str) -> FiguresAsked:
        """Return the list with this value of a facet chosen, or no longer chosen."""
        chosen: tuple[str, ...] = getattr(self.query, facet)
        rest = tuple(other for other in chosen if other != value)
        return self._asking(**{facet: rest if value in chosen else (*chosen, value)})

    def without(self, name: str) -> FiguresAsked:
        """Return the list with one single-valued condition (`text`, `since`, `until`, `report`) dropped."""
        return self._asking(**{name: None})

    def toggled_report(self, report_id: str) -> FiguresAsked:
        """Return the list narrowed to one report with the same figure open, or no longer narrowed to it."""
        report = None if self.query.report == report_id else report_id
        return dataclasses.replace(self._asking(report=report), open=self.open)

    def sorted_by(self, order: FigureOrder) -> FiguresAsked:
        """Return the list in another order; a second time the other way round. Bounds begin with the largest."""
        again = order == self.query.order
        descending = not self.query.descending if again else order in ("low", "high")
        return self._asking(order=order, descending=descending)

    def _asking(self, **fields: object) -> FiguresAsked:
        return FiguresAsked(query=dataclasses.replace(self.query, **fields))  # type: ignore[arg-type]
