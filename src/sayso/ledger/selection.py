"""A question about statements as SQL: which rows, joined to what."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.ledger.base import StatementQuery
from sayso.ledger.search import Search

__all__ = ["Selection", "sendable"]

# What the statements of the present readings are counted by.
_COLUMNS = {
    "speaker": "speakers.speaker",
    "act": "statements.act",
    "form": "statements.form",
    "publisher": "ifnull(reports.publisher, '')",
    "language": "reports.language",
    "date": "present.day",
    "report": "reports.id",
}

_TABLES = "present JOIN statements ON statements.reading = present.reading JOIN reports ON reports.seq = present.report"


@dataclass(frozen=True, slots=True)
class Selection:
    """The conditions that a query makes, as SQL and its parameters; a person's words are never part of the SQL."""

    where: str
    parameters: tuple[str, ...]

    @classmethod
    def of(cls, query: StatementQuery) -> Selection:
        """Return the conditions of a query."""
        conditions: list[str] = []
        parameters: list[str] = []

        def hold(condition: str, *values: str) -> None:
            conditions.append(condition)
            parameters.extend(map(sendable, values))

        for field in ("act", "form", "publisher", "language", "date"):
            if values := getattr(query, field):
                hold(f"{_COLUMNS[field]} IN ({_marks(values)})", *values)
        if query.speaker:
            speakers = f"SELECT statement FROM speakers WHERE speaker IN ({_marks(query.speaker)})"  # noqa: S608 - question marks
            hold(f"statements.seq IN ({speakers})", *query.speaker)
        if query.since is not None or query.until is not None:
            hold("present.day != ''")
        if query.since is not None:
            hold("present.day >= ?", query.since[:10])
        if query.until is not None:
            hold("present.day <= ?", query.until[:10])
        if query.report is not None:
            hold("reports.id = ?", query.report)
        if search := Search.of(query.text):
            if search.terms:
                hold(
                    "statements.seq IN (SELECT rowid FROM statements_fts WHERE statements_fts MATCH ?)",
                    search.as_fts5(),
                )
            else:
                hold("0")
        return cls(" AND ".join(conditions) or "1", tuple(parameters))

    @classmethod
    def tally(cls, facet: str, query: StatementQuery) -> tuple[str, tuple[str, ...]]:
        """Return the SQL that counts by a facet, the facet's own field left out of account, and its parameters."""
        selection = cls.of(query.without(facet))
        joined = " JOIN speakers ON speakers.statement = statements.seq" if facet == "speaker" else ""
        return (
            f"SELECT {_COLUMNS[facet]} AS value, count(*) AS number FROM {_TABLES}{joined} "  # noqa: S608 - constants
            f"WHERE {selection.where} GROUP BY value ORDER BY number DESC, value",
            selection.parameters,
        )

    def count(self) -> str:
        """Return the SQL that counts the statements."""
        return f"SELECT count(*) FROM {_TABLES} WHERE {self.where}"  # noqa: S608 - constants and question marks

    def rows(self) -> str:
        """Return the SQL that lists (report id, statement as JSON) in order; two more parameters: limit, offset."""
        return (
            f"SELECT reports.id, statements.json FROM {_TABLES} WHERE {self.where} "  # noqa: S608 - as above
            "ORDER BY present.moment, present.report, statements.start, statements.seq LIMIT ? OFFSET ?"
        )


def sendable(value: str) -> str:
    """Return a string that SQLite takes: half characters (bytes of a strange file name) become question marks."""
    return value.encode("utf-8", "replace").decode("utf-8")


def _marks(values: tuple[str, ...]) -> str:
    return ", ".join("?" * len(values))
