"""A ledger in memory: the plainest reading of the protocols, for tests and for a look at a few reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Self

from sayso.ledger.base import REPORT_FACETS, TALLIES, Row, SkipRow, StatementQuery, Tally
from sayso.ledger.checks import (
    SHORTEST_ID,
    check_facet,
    check_found,
    check_reading,
    file_name,
    missing,
    names_a_page,
    the_one,
)
from sayso.ledger.dates import (
    DateClaim,
    apply_date,
    check_date,
    day_of,
    moment_of,
    now,
    own_claim,
    present_claim,
    with_claim,
)
from sayso.ledger.figures import (
    FIGURE_FACETS,
    FigureQuery,
    FigureRow,
    Found,
    TimeRow,
    UnreadRow,
    searched_in_figure,
)
from sayso.ledger.names import IdentityRow, NameRow, Voice, check_place, judged, undone
from sayso.ledger.search import Search, searched, tokens
from sayso.records import Anchor, Decision, Judgement, Report, Skipped, Statement
from sayso.records.links import Relation

__all__ = ["MemoryLedger"]


@dataclass(slots=True)
class _Entry:
    """One report and all that was noted of it, each list in order of time."""

    report: Report
    revision_of: str | None
    keys: dict[str, str] = field(default_factory=dict)  # to when it was seen under it
    claims: list[DateClaim] = field(default_factory=list)
    readings: dict[tuple[str, str | None], tuple[tuple[Statement, ...], Found]] = field(default_factory=dict)

    def dated(self) -> Report:
        return apply_date(self.report, present_claim(self.claims))

    def present(self) -> tuple[tuple[Statement, ...], Found]:
        """Return what the newest reading with the present date found, or else the newest."""
        date = self.dated().published_at
        with_date = [found for (_, published_at), found in self.readings.items() if published_at == date]
        return (with_date or list(self.readings.values()) or [((), Found())])[-1]


class MemoryLedger:
    """A ledger that is forgotten when the program ends; see `sayso.ledger.base` for what it does."""

    def __init__(self) -> None:
        self._entries: dict[str, _Entry] = {}
        self._seen: list[tuple[str, str]] = []  # (key, report id)
        self._skips: dict[Skipped, str] = {}
        self._decisions: list[Decision] = []

    def close(self) -> None:
        """Do nothing: there is nothing to close."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add(self, report: Report, statements: Sequence[Statement], *, reader: str, found: Found | None = None) -> bool:
        """Add a report with all that one reading found; see `Writer.add`."""
        found = found or Found()
        check_reading(report, statements)
        check_found(report, statements, found)
        if report.id not in self._entries:
            self._entries[report.id] = _Entry(report, self._earlier_text(report))
        self.sight(report)
        readings = self._entries[report.id].readings
        if (reader, report.published_at) in readings:
            return False
        readings[reader, report.published_at] = (tuple(statements), found)
        return True

    def sight(self, report: Report) -> None:
        """Note that a report came again; see `Writer.sight`."""
        entry = self._entry(report.id)
        if report.key not in entry.keys:
            entry.keys[report.key] = now()
            self._seen.append((report.key, report.id))
        entry.claims = with_claim(entry.claims, own_claim(report))

    def skip(self, skipped: Skipped) -> None:
        """Note that something was not read, and why."""
        self._skips.setdefault(skipped, now())

    def date(self, report_id: str, published_at: str, *, decided_by: str) -> None:
        """Note that somebody gave a report's publication date; see `Writer.date`."""
        claim = DateClaim(check_date(published_at), "given", decided_by)
        entry = self._entry(report_id)
        present = present_claim(entry.claims)
        if present is None or present.decided_by is None or present.published_at != claim.published_at:
            entry.claims.append(claim)

    def judge(
        self,
        judgement: Judgement,
        left: Anchor,
        right: Anchor,
        *,
        decided_by: str,
        because: str | None = None,
        relation: Relation = "same_as",
    ) -> Decision:
        """Add the row of what somebody decided; see `Writer.judge`."""
        for place in (left, right):
            check_place(self.report(place.report_id), place)
        decision = judged(
            self._decisions, judgement, left, right, decided_by=decided_by, because=because, relation=relation
        )
        self._decisions.append(decision)
        return decision

    def undo(self, decision_id: int, *, decided_by: str, because: str | None = None) -> Decision:
        """Add the row that undoes an earlier one; see `Writer.undo`."""
        decision = undone(self._decisions, decision_id, decided_by=decided_by, because=because)
        self._decisions.append(decision)
        return decision

    def dated(self, report: Report) -> Report:
        """Return the report with the date it would have in this ledger."""
        known = self._entries[report.id].claims if report.id in self._entries else []
        return apply_date(report, present_claim(with_claim(known, own_claim(report))))

    def has(self, report: Report, *, reader: str) -> bool:
        """Return whether this reader has read this report with this publication date."""
        return report.id in self._entries and (reader, report.published_at) in self._entries[report.id].readings

    def report(self, report_id: str) -> Report:
        """Return a report as it is dated now; raises NotInLedgerError."""
        return self._entry(report_id).dated()

    def find_report(self, name: str) -> Report:
        """Return the one report that a name means; see `View.find_report`."""
        seen = [(report_id, key) for key, report_id in self._seen]
        first = [(report_id, entry.report.key) for report_id, entry in self._entries.items()]
        candidates = [
            [pair for pair in first if pair[0] == name],
            [pair for pair in seen if pair[1] == name][-1:],
            [pair for pair in seen if file_name(pair[1]) == name],
            [pair for pair in first if len(name) >= SHORTEST_ID and pair[0].startswith(name)],
        ]
        return self.report(the_one(name, candidates))

    def reports(self, *, text: str | None = None) -> Iterator[Report]:
        """Yield all reports, or those whose title or text match a search, oldest publication first, undated last."""
        search = Search.of(text)
        for entry in self._in_order():
            if search is None or search.finds((entry.report.title or "", entry.report.text)):
                yield entry.dated()

    def keys(self, report_id: str) -> tuple[str, ...]:
        """Return every key that a report came under, in order of time; raises NotInLedgerError."""
        return tuple(self._entry(report_id).keys)

    def revision_of(self, report_id: str) -> str | None:
        """Return the id of the earlier report under the same key or address; raises NotInLedgerError."""
        return self._entry(report_id).revision_of

    def statement(self, statement_id: str) -> Row:
        """Return one statement of a present reading; raises NotInLedgerError."""
        for row in self.statements(StatementQuery()):
            if row.statement.id == statement_id:
                return row
        raise missing("statement", statement_id)

    def statements(self, query: StatementQuery, *, limit: int | None = None, offset: int = 0) -> Iterator[Row]:
        """Yield the statements of the present readings that a query asks for, in order; see `View.statements`."""
        search = Search.of(query.text)
        rows = [row for row in self._rows() if _holds(query, search, row)]
        start = max(offset, 0)
        yield from rows[start : None if limit is None else start + max(limit, 0)]

    def count(self, query: StatementQuery) -> int:
        """Return how many statements `statements` would yield without a limit."""
        return sum(1 for _ in self.statements(query))

    def tally(self, facet: str, query: StatementQuery) -> list[Tally]:
        """Count the statements by a facet, most first; see `View.tally`."""
        rows = self.statements(query.without(check_facet(facet, TALLIES)))
        return _tally(value for row in rows for value in _values(facet, row))

    def figure(self, figure_id: str) -> FigureRow:
        """Return one figure of a present reading; raises NotInLedgerError."""
        for row in self._figures():
            if row.figure.id == figure_id:
                return row
        raise missing("figure", figure_id)

    def figures(self, query: FigureQuery, *, limit: int | None = None, offset: int = 0) -> Iterator[FigureRow]:
        """Yield the figures of the present readings that a query asks for; see `View.figures`."""
        search = Search.of(query.text)
        rows = [row for row in self._figures() if _figure_holds(query, search, row)]
        if query.order == "date":
            dated = [row for row in rows if row.report.published_at]
            if query.descending:
                dated.sort(key=lambda row: moment_of(row.report.published_at), reverse=True)
            rows = dated + [row for row in rows if not row.report.published_at]
        else:
            known = [row for row in rows if _figure_key(query.order, row) is not None]
            known.sort(key=lambda row: _figure_key(query.order, row), reverse=query.descending)  # type: ignore[arg-type, return-value]
            rows = known + [row for row in rows if _figure_key(query.order, row) is None]
        start = max(offset, 0)
        yield from rows[start : None if limit is None else start + max(limit, 0)]

    def count_figures(self, query: FigureQuery) -> int:
        """Return how many figures `figures` would yield without a limit."""
        return sum(1 for _ in self.figures(query))

    def tally_figures(self, facet: str, query: FigureQuery) -> list[Tally]:
        """Count the figures by a facet, most first; see `View.tally_figures`."""
        rows = self.figures(query.without(check_facet(facet, FIGURE_FACETS)))
        return _tally(_figure_value(facet, row) for row in rows)

    def times(self, *, report: str | None = None) -> Iterator[TimeRow]:
        """Yield the times of the present readings, in order; see `View.times`."""
        for entry in self._in_order():
            if report is None or entry.report.id == report:
                for time in sorted(entry.present()[1].times, key=lambda time: time.anchor.span):
                    yield TimeRow(time=time, report=entry.dated())

    def unread(self, *, report: str | None = None) -> Iterator[UnreadRow]:
        """Yield the numerals that became no figure and no time; see `View.unread`."""
        for entry in self._in_order():
            if report is None or entry.report.id == report:
                for unread in sorted(entry.present()[1].unread, key=lambda unread: unread.anchor.span):
                    yield UnreadRow(unread=unread, report=entry.dated())

    def names(self, *, report: str | None = None) -> Iterator[NameRow]:
        """Yield the names of the present readings, in order; see `View.names`."""
        for entry in self._in_order():
            if report is None or entry.report.id == report:
                for name in sorted(entry.present()[1].names, key=lambda name: name.mentions[0].span.start):
                    yield NameRow(name=name, report=entry.dated())

    def identities(self, *, report: str | None = None) -> Iterator[IdentityRow]:
        """Yield where a report itself says that one name is another; see `View.identities`."""
        for entry in self._in_order():
            if report is None or entry.report.id == report:
                for identity in sorted(entry.present()[1].identities, key=lambda each: each.left.span.start):
                    yield IdentityRow(identity=identity, report=entry.dated())

    def decisions(self) -> Iterator[Decision]:
        """Yield every row of what people decided, in order of time."""
        yield from self._decisions

    def voices(self) -> list[Voice]:
        """Count the statements and figures of each report by who makes them; see `View.voices`."""
        said = Counter((row.report.id, who) for row in self._rows() for who in dict.fromkeys(row.statement.speaker))
        claimed = Counter((row.report.id, row.figure.claimed_by) for row in self._figures())
        return sorted(Voice(*voice, said[voice], claimed[voice]) for voice in {*said, *claimed})

    def stamp(self) -> str:
        """Return what changes whenever anything was added: how much there is of each kind."""
        entries = self._entries.values()
        numbers = (
            len(entries),
            len(self._seen),
            sum(len(entry.claims) for entry in entries),
            sum(len(entry.readings) for entry in entries),
            len(self._skips),
            len(self._decisions),
        )
        return ".".join(map(str, numbers))

    def _figures(self) -> Iterator[FigureRow]:
        for entry in self._in_order():
            for figure in sorted(entry.present()[1].figures, key=lambda figure: figure.anchor.span):
                yield FigureRow(figure=figure, report=entry.dated())

    def tally_reports(self, facet: str) -> list[Tally]:
        """Count the reports by a facet, most first; see `View.tally_reports`."""
        check_facet(facet, REPORT_FACETS)
        return _tally(_report_value(facet, entry.dated()) for entry in self._entries.values())

    def skips(self) -> Iterator[SkipRow]:
        """Yield what was not read, in order of time; see `View.skips`."""
        newest = {skipped.key: skipped for skipped in self._skips}
        for skipped, tried_at in self._skips.items():
            seen = [entry.keys[skipped.key] for entry in self._entries.values() if skipped.key in entry.keys]
            if newest[skipped.key] == skipped and not any(seen_at >= tried_at for seen_at in seen):
                yield SkipRow(skipped=skipped, tried_at=tried_at)

    def _entry(self, report_id: str) -> _Entry:
        if report_id not in self._entries:
            raise missing("report", report_id)
        return self._entries[report_id]

    def _earlier_text(self, report: Report) -> str | None:
        by_key = [report_id for key, report_id in self._seen if key == report.key]
        by_url = [entry.report.id for entry in self._entries.values() if entry.report.url == report.url]
        earlier = by_key or (by_url if names_a_page(report.url) else [])
        return earlier[-1] if earlier else None

    def _in_order(self) -> list[_Entry]:
        return sorted(self._entries.values(), key=lambda entry: moment_of(entry.dated().published_at))

    def _rows(self) -> Iterator[Row]:
        for entry in self._in_order():
            report = entry.dated()
            for statement in sorted(entry.present()[0], key=lambda statement: statement.start):
                yield Row(statement=statement, report=report)


def _holds(query: StatementQuery, search: Search | None, row: Row) -> bool:
    for facet in ("speaker", "act", "form", "publisher", "language", "date"):
        wanted = getattr(query, facet)
        if wanted and not set(wanted) & set(_values(facet, row)):
            return False
    day = day_of(row.report.published_at)
    if (query.since is not None or query.until is not None) and not (query.since or "")[:10] <= day <= (
        query.until or "~"
    )[:10]:
        return False
    if (query.since is not None or query.until is not None) and not day:
        return False
    if query.report is not None and row.report.id != query.report:
        return False
    return search is None or search.finds(searched(row.statement))


def _figure_holds(query: FigureQuery, search: Search | None, row: FigureRow) -> bool:
    for facet in FIGURE_FACETS:
        wanted = getattr(query, facet)
        if wanted and _figure_value(facet, row) not in wanted:
            return False
    day = day_of(row.report.published_at)
    if query.since is not None or query.until is not None:
        last = (query.until or "~")[:10]
        if not day or not (query.since or "")[:10] <= day <= last:
            return False
    if query.report is not None and row.report.id != query.report:
        return False
    return search is None or search.finds(searched_in_figure(row.figure))


def _figure_value(facet: str, row: FigureRow) -> str:
    if facet in ("topic", "claimed_by"):
        return getattr(row.figure, facet) or ""
    return _report_value(facet, row.report)


def _figure_key(order: str, row: FigureRow) -> float | str | None:
    low, high = row.figure.bounds
    first, other = (low, high) if order == "low" else (high, low)
    if order in ("low", "high"):
        bound = first if first is not None else other
        return None if bound is None else float(bound)
    if order == "counted":
        return " ".join(tokens(row.figure.counted or "")) or None
    return getattr(row.figure, order) or None


def _values(facet: str, row: Row) -> tuple[str, ...]:
    if facet == "speaker":
        return tuple(dict.fromkeys(row.statement.speaker)) or ("",)
    if facet in ("act", "form"):
        return (getattr(row.statement, facet),)
    return (row.report.id,) if facet == "report" else (_report_value(facet, row.report),)


def _report_value(facet: str, report: Report) -> str:
    return day_of(report.published_at) if facet == "date" else getattr(report, facet) or ""


def _tally(values: Iterable[str]) -> list[Tally]:
    counts = Counter(values)
    return [
        Tally(value=value, count=counts[value]) for value in sorted(counts, key=lambda value: (-counts[value], value))
    ]
