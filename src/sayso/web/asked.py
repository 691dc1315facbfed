"""What the page is asked for, and the address that says so: all state of the page is in its URL."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import ClassVar
from urllib.parse import urlencode

from sayso.errors import InputError
from sayso.ledger.base import FACETS, StatementQuery
from sayso.records.reports import is_iso_moment

__all__ = ["PAGE_SIZE", "Asked", "check_date", "page_number"]

PAGE_SIZE = 100
"""How many statements or reports one page holds."""

_SINGLE = {"q": "text", "since": "since", "until": "until", "report": "report"}
_LARGEST_PAGE = 1_000_000  # beyond it SQLite's 64-bit offset is in danger


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One state of the list of statements.

    Attributes:
        query: which statements.
        page: which hundred of them, from 1.
        open: id of the statement whose report is open beside the list.
    """

    path: ClassVar[str] = "/"

    query: StatementQuery = field(default_factory=StatementQuery)
    page: int = 1
    open: str | None = None

    @classmethod
    def of(cls, params: Iterable[tuple[str, str]]) -> Asked:
        """Read it from the parameters of a URL; unknown parameters are ignored.

        Raises:
            InputError: a date that is not an ISO date, or a page that is not a number.
        """
        given = list(params)
        fields: dict[str, tuple[str, ...] | str] = {}
        for facet in FACETS:
            fields[facet] = tuple(dict.fromkeys(value for name, value in given if name == facet))
        for name, value in given:
            if name in _SINGLE and value.strip():
                fields[_SINGLE[name]] = value.strip()
        for bound in ("since", "until"):
            check_date(bound, fields.get(bound))
        page = next((value for name, value in given if name == "page" and value), "1")
        opened = next((value for name, value in given if name == "open" and value), None)
        return cls(query=StatementQuery(**fields), page=page_number(page), open=opened)  # type: ignore[arg-type]

    @property
    def offset(self) -> int:
        """Return how many statements come before this page."""
        return (self.page - 1) * PAGE_SIZE

    @property
    def narrows(self) -> bool:
        """Return whether anything but all statements is asked for."""
        return self.query != StatementQuery()

    def params(self) -> list[tuple[str, str]]:
        """Return the parameters of the URL, in one fixed order: one state has one address."""
        pairs = [(name, getattr(self.query, at)) for name, at in _SINGLE.items() if getattr(self.query, at)]
        pairs += [(facet, value) for facet in FACETS for value in getattr(self.query, facet)]
        if self.page > 1:
            pairs.append(("page", str(self.page)))
        if self.open:
            pairs.append(("open", self.open))
        return pairs

    def url(self, path: str = "/") -> str:
        """Return the address of this state."""
        return f"{path}?{urlencode(self.params())}" if self.params() else path

    def opening(self, statement_id: str | None) -> Asked:
        """Return the same list with another report beside it, or with none."""
        query = self.query if statement_id else dataclasses.replace(self.query, report=None)
        return dataclasses.replace(self, open=statement_id, query=query)

    def turned(self, page: int) -> Asked:
        """Return another page of the same list, with nothing open."""
        return dataclasses.replace(self, page=page, open=None)

    def toggled(self, facet: str, value: str) -> Asked:
        """Return the list with this value of a facet chosen, or no longer chosen."""
        chosen: tuple[str, ...] = getattr(self.query, facet)
        rest = tuple(other for other in chosen if other != value)
        return self._asking(**{facet: rest if value in chosen else (*chosen, value)})

    def without(self, name: str) -> Asked:
        """Return the list with one single-valued condition (`text`, `since`, `until`, `report`) dropped."""
        return self._asking(**{name: None})

    def within(self, report_id: str) -> Asked:
        """Return the statements of one report, with that report beside the list."""
        return Asked(query=StatementQuery(report=report_id))

    def _asking(self, **fields: object) -> Asked:
        return Asked(query=dataclasses.replace(self.query, **fields))  # type: ignore[arg-type]


def check_date(name: str, value: object) -> None:
    """Check a parameter that must be an ISO date where it is given; raises InputError."""
    if value is not None and not (isinstance(value, str) and is_iso_moment(value)):
        raise InputError(f"{name} is a date such as 2026-03-14, got {value!r}")


def page_number(page: str) -> int:
    """Return the number of a page; raises InputError when it is none."""
    if not page.isascii() or not page.isdigit() or not 0 < int(page[:9]) <= _LARGEST_PAGE:
        raise InputError(f"page is a whole number from 1 to {_LARGEST_PAGE}, got {page[:40]!r}")
    return int(page[:9])
