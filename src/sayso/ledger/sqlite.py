"""The ledger in one SQLite file: what the protocols of `base` say, in SQL."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, Self

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
    FigureSelection,
    Found,
    TimeRow,
    UnreadRow,
    searched_in_figure,
)
from sayso.ledger.file import connect, speaking_plainly, transaction
from sayso.ledger.names import (
    IdentityRow,
    NameRow,
    Voice,
    check_place,
    decision_fields,
    decision_of,
    judged,
    undone,
)
from sayso.ledger.search import Search, searched, tokens
from sayso.ledger.selection import Selection, sendable
from sayso.records import (
    Anchor,
    Decision,
    Figure,
    Identity,
    Judgement,
    Name,
    Report,
    Skipped,
    Statement,
    TimeExpr,
    Unread,
)
from sayso.records.links import Relation

__all__ = ["SqliteLedger"]

_REPORT = (
    "SELECT reports.id, key, text, language, title, author, publisher, url, published_at, published_from "
    "FROM present JOIN reports ON reports.seq = present.report"
)
_REPORT_COLUMNS = {
    "language": "reports.language",
    "publisher": "ifnull(reports.publisher, '')",
    "published_from": "present.published_from",
    "date": "present.day",
}
_SKIPS = """
SELECT key, reason, tried_at FROM skips AS skip
WHERE seq = (SELECT max(seq) FROM skips WHERE key = skip.key)
AND NOT EXISTS (SELECT 1 FROM sightings WHERE key = skip.key AND seen_at >= skip.tried_at)
ORDER BY seq
"""
_VOICES = """
SELECT id, voice, sum(statements), sum(figures) FROM (
    SELECT present.report, speaker AS voice, count(*) AS statements, 0 AS figures FROM present
    JOIN statements ON statements.reading = present.reading JOIN speakers ON speakers.statement = statements.seq
    WHERE speaker != '' GROUP BY present.report, speaker
    UNION ALL
    SELECT present.report, claimed_by, 0, count(*) FROM present
    JOIN figures ON figures.reading = present.reading GROUP BY present.report, claimed_by
) JOIN reports ON reports.seq = report GROUP BY report, voice
"""
_FACTS = ("reports", "sightings", "dates", "readings", "skips", "decisions")
"""The tables that grow by themselves; all others grow with `readings`."""
_ALL = 2**62
"""More rows than there are: SQLite's limits are 64 bits."""


class SqliteLedger:
    """A ledger in one file, open; see `sayso.ledger.base` for what it does."""

    def __init__(self, path: Path, *, must_exist: bool = False) -> None:
        """Open the file, or make it; raises LedgerError."""
        self._path = path
        self._connection = connect(path, must_exist=must_exist)

    def close(self) -> None:
        """Close it; everything added is safe already."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Writing -------------------------------------------------------------------------------------------------------

    def add(self, report: Report, statements: Sequence[Statement], *, reader: str, found: Found | None = None) -> bool:
        """Add a report with all that one reading found; see `Writer.add`."""
        found = found or Found()
        check_reading(report, statements)
        check_found(report, statements, found)
        with transaction(self._connection, self._path):
            self._add_report(report)
            self._note_sighting(report)
            reading = {"report_id": report.id, "reader": reader, "published_at": report.published_at, "read_at": now()}
            added = self._insert("readings", reading)
            if added is not None:
                for statement in statements:
                    self._add_statement(added, statement)
                self._add_found(added, found)
            self._refresh(report.id)
        return added is not None

    def sight(self, report: Report) -> None:
        """Note that a report came again; see `Writer.sight`."""
        if self._is_sighted(
            report
        ):  # the rule when a pile is read again: nothing to write, no waiting for other writers
            return
        with transaction(self._connection, self._path):
            self._need_report(report.id)
            self._note_sighting(report)
            self._refresh(report.id)

    def skip(self, skipped: Skipped) -> None:
        """Note that something was not read, and why."""
        with transaction(self._connection, self._path):
            row = {"key": sendable(skipped.key), "reason": sendable(skipped.reason), "tried_at": now()}
            self._insert("skips", row)

    def date(self, report_id: str, published_at: str, *, decided_by: str) -> None:
        """Note that somebody gave a report's publication date; see `Writer.date`."""
        claim = DateClaim(check_date(published_at), "given", decided_by)
        with transaction(self._connection, self._path):
            self._need_report(report_id)
            present = present_claim(self._claims(report_id))
            if present is None or present.decided_by is None or present.published_at != claim.published_at:
                self._note_date(report_id, claim)
                self._refresh(report_id)

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
        with transaction(self._connection, self._path):
            for place in (left, right):
                check_place(self.report(place.report_id), place)
            before = list(self.decisions())
            decision = judged(before, judgement, left, right, decided_by=decided_by, because=because, relation=relation)
            self._insert("decisions", decision_fields(decision))
        return decision

    def undo(self, decision_id: int, *, decided_by: str, because: str | None = None) -> Decision:
        """Add the row that undoes an earlier one; see `Writer.undo`."""
        with transaction(self._connection, self._path):
            decision = undone(list(self.decisions()), decision_id, decided_by=decided_by, because=because)
            self._insert("decisions", decision_fields(decision))
        return decision

    def _add_report(self, report: Report) -> None:
        row = {
            "id": report.id,
            "key": sendable(report.key),
            "language": report.language,
            "title": report.title,
            "author": report.author,
            "publisher": report.publisher,
            "url": report.url,
            "revision_of": self._earlier_text(report),
            "added_at": now(),
            "text": report.text,
        }
        if (seq := self._insert("reports", row)) is not None:
            title, text = (" ".join(tokens(words)) for words in (report.title or "", report.text))
            self._insert("reports_fts", {"rowid": seq, "title": title, "text": text})

    def _earlier_text(self, report: Report) -> str | None:
        by_key = "SELECT report_id FROM sightings WHERE key = ? AND report_id != ? ORDER BY seq DESC LIMIT 1"
        by_url = "SELECT id FROM reports WHERE url = ? AND id != ? ORDER BY seq DESC LIMIT 1"
        earlier = self._value(by_key, (report.key, report.id))
        if earlier is None and names_a_page(report.url):
            earlier = self._value(by_url, (report.url, report.id))
        return None if earlier is None else str(earlier)

    def _note_sighting(self, report: Report) -> None:
        key = sendable(report.key)
        self._insert("sightings", {"report_id": report.id, "key": key, "file_name": file_name(key), "seen_at": now()})
        if (claim := own_claim(report)) is not None:
            self._note_date(report.id, claim)

    def _is_sighted(self, report: Report) -> bool:
        sql = "SELECT 1 FROM sightings WHERE report_id = ? AND key = ?"
        with speaking_plainly(self._path):
            if self._value(sql, (report.id, sendable(report.key))) is None:
                return False
            claim = own_claim(report)
            return claim is None or claim in self._claims(report.id)

    def _note_date(self, report_id: str, claim: DateClaim) -> None:
        self._insert("dates", {"report_id": report_id, **dataclasses.asdict(claim), "noted_at": now()})

    def _add_statement(self, reading: int, statement: Statement) -> None:
        row = {
            "reading": reading,
            "id": statement.id,
            "start": statement.start,
            "act": statement.act,
            "form": statement.form,
            "json": _json(statement.to_json()),
        }
        seq = self._insert("statements", row)
        for speaker in dict.fromkeys(statement.speaker or ("",)):
            self._insert("speakers", {"statement": seq, "speaker": speaker})
        quote, source, speaker = (" ".join(tokens(field)) for field in searched(statement))
        self._insert("statements_fts", {"rowid": seq, "quote": quote, "source": source, "speaker": speaker})

    def _add_found(self, reading: int, found: Found) -> None:
        for figure in found.figures:
            low, high = figure.bounds
            row = {
                "reading": reading,
                "id": figure.id,
                "start": figure.anchor.span.start,
                "topic": figure.topic or "",
                "claimed_by": figure.claimed_by,
                "counted": " ".join(tokens(figure.counted or "")),
                "low": None if low is None else float(low),
                "high": None if high is None else float(high),
                "as_of": figure.as_of or "",
                "json": _json(figure.to_json()),
            }
            seq = self._insert("figures", row)
            words, counted, claimant = (" ".join(tokens(field)) for field in searched_in_figure(figure))
            self._insert("figures_fts", {"rowid": seq, "words": words, "counted": counted, "claimed_by": claimant})
        for time in found.times:
            start = time.anchor.span.start
            self._insert("times", {"reading": reading, "id": time.id, "start": start, "json": _json(time.to_json())})
        for unread in found.unread:
            start = unread.anchor.span.start
            self._insert("unread", {"reading": reading, "start": start, "json": _json(unread.to_json())})
        self._add_names(reading, found)

    def _add_names(self, reading: int, found: Found) -> None:
        for name in found.names:
            row = {
                "reading": reading,
                "id": name.id,
                "start": name.mentions[0].span.start,
                "type": name.type,
                "name": name.name,
                "json": _json(name.to_json()),
            }
            self._insert("names", row)
        for identity in found.identities:
            start, record = identity.left.span.start, _json(identity.to_json())
            self._insert("identities", {"reading": reading, "id": identity.id, "start": start, "json": record})

    def _refresh(self, report_id: str) -> None:
        """Work out anew which date and which reading of a report count now."""
        claim = present_claim(self._claims(report_id))
        published_at = claim.published_at if claim else None
        newest = "SELECT seq FROM readings WHERE report_id = ? ORDER BY published_at IS ? DESC, seq DESC LIMIT 1"
        row = {
            "report": self._value("SELECT seq FROM reports WHERE id = ?", (report_id,)),
            "reading": self._value(newest, (report_id, published_at)),
            "published_at": published_at,
            "published_from": claim.published_from if claim else "none",
            "day": day_of(published_at),
            "moment": moment_of(published_at),
        }
        self._insert("present", row, or_else="REPLACE")

    # Asking --------------------------------------------------------------------------------------------------------

    def dated(self, report: Report) -> Report:
        """Return the report with the date it would have in this ledger."""
        with speaking_plainly(self._path):
            return apply_date(report, present_claim(with_claim(self._claims(report.id), own_claim(report))))

    def has(self, report: Report, *, reader: str) -> bool:
        """Return whether this reader has read this report with this publication date."""
        with speaking_plainly(self._path):
            sql = "SELECT 1 FROM readings WHERE report_id = ? AND reader = ? AND published_at IS ?"
            return self._value(sql, (report.id, reader, report.published_at)) is not None

    def report(self, report_id: str) -> Report:
        """Return a report as it is dated now; raises NotInLedgerError."""
        with speaking_plainly(self._path):
            found = self._connection.execute(f"{_REPORT} WHERE reports.id = ?", (sendable(report_id),)).fetchone()
        if found is None:
            raise missing("report", report_id)
        return _report(found)

    def find_report(self, name: str) -> Report:
        """Return the one report that a name means; see `View.find_report`."""
        return self.report(the_one(name, self._candidates(sendable(name))))

    def _candidates(self, name: str) -> Iterator[list[tuple[str, str]]]:
        yield self._pairs("SELECT id, key FROM reports WHERE id = ?", (name,))
        yield self._pairs("SELECT report_id, key FROM sightings WHERE key = ? ORDER BY seq DESC LIMIT 1", (name,))
        yield self._pairs("SELECT report_id, key FROM sightings WHERE file_name = ? ORDER BY seq", (name,))
        if len(name) >= SHORTEST_ID:
            yield self._pairs("SELECT id, key FROM reports WHERE substr(id, 1, ?) = ? ORDER BY seq", (len(name), name))

    def reports(self, *, text: str | None = None) -> Iterator[Report]:
        """Yield all reports, or those whose title or text match a search, oldest publication first, undated last."""
        search = Search.of(text)
        if search is not None and not search.terms:
            return
        found = "WHERE reports.seq IN (SELECT rowid FROM reports_fts WHERE reports_fts MATCH ?)" if search else ""
        sql = f"{_REPORT} {found} ORDER BY present.moment, present.report"
        yield from map(_report, self._each(sql, (search.as_fts5(),) if search else ()))

    def keys(self, report_id: str) -> tuple[str, ...]:
        """Return every key that a report came under, in order of time; raises NotInLedgerError."""
        found = self._pairs(
            "SELECT key, seen_at FROM sightings WHERE report_id = ? ORDER BY seq", (sendable(report_id),)
        )
        if not found:
            raise missing("report", report_id)
        return tuple(key for key, _ in found)

    def revision_of(self, report_id: str) -> str | None:
        """Return the id of the earlier report under the same key or address; raises NotInLedgerError."""
        with speaking_plainly(self._path):
            self._need_report(report_id)
            earlier = self._value("SELECT revision_of FROM reports WHERE id = ?", (report_id,))
        return None if earlier is None else str(earlier)

    def statement(self, statement_id: str) -> Row:
        """Return one statement of a present reading; raises NotInLedgerError."""
        sql = (
            "SELECT json FROM statements JOIN present ON present.reading = statements.reading "
            "WHERE statements.id = ? ORDER BY present.moment, present.report"
        )
        with speaking_plainly(self._path):
            found = self._value(sql, (sendable(statement_id),))
        if found is None:
            raise missing("statement", statement_id)
        statement = Statement.from_json(json.loads(str(found)))
        return Row(statement=statement, report=self.report(statement.report_id))

    def statements(self, query: StatementQuery, *, limit: int | None = None, offset: int = 0) -> Iterator[Row]:
        """Yield the statements of the present readings that a query asks for, in order; see `View.statements`."""
        selection = Selection.of(query)
        window = (_ALL if limit is None else min(max(limit, 0), _ALL), min(max(offset, 0), _ALL))
        report: Report | None = None
        for report_id, record in self._each(selection.rows(), (*selection.parameters, *window)):
            if report is None or report.id != report_id:
                report = self.report(report_id)
            yield Row(statement=Statement.from_json(json.loads(record)), report=report)

    def count(self, query: StatementQuery) -> int:
        """Return how many statements `statements` would yield without a limit."""
        selection = Selection.of(query)
        with speaking_plainly(self._path):
            return int(self._connection.execute(selection.count(), selection.parameters).fetchone()[0])

    def tally(self, facet: str, query: StatementQuery) -> list[Tally]:
        """Count the statements by a facet, most first; see `View.tally`."""
        sql, parameters = Selection.tally(check_facet(facet, TALLIES), query)
        return [Tally(value=value, count=count) for value, count in self._each(sql, parameters)]

    def figure(self, figure_id: str) -> FigureRow:
        """Return one figure of a present reading; raises NotInLedgerError."""
        sql = (
            "SELECT json FROM figures JOIN present ON present.reading = figures.reading "
            "WHERE figures.id = ? ORDER BY present.moment, present.report"
        )
        with speaking_plainly(self._path):
            found = self._value(sql, (sendable(figure_id),))
        if found is None:
            raise missing("figure", figure_id)
        figure = Figure.from_json(json.loads(str(found)))
        return FigureRow(figure=figure, report=self.report(figure.anchor.report_id))

    def figures(self, query: FigureQuery, *, limit: int | None = None, offset: int = 0) -> Iterator[FigureRow]:
        """Yield the figures of the present readings that a query asks for; see `View.figures`."""
        selection = FigureSelection.of(query)
        window = (_ALL if limit is None else min(max(limit, 0), _ALL), min(max(offset, 0), _ALL))
        for report, record in self._with_reports(selection.rows(), (*selection.parameters, *window)):
            yield FigureRow(figure=Figure.from_json(record), report=report)

    def count_figures(self, query: FigureQuery) -> int:
        """Return how many figures `figures` would yield without a limit."""
        selection = FigureSelection.of(query)
        with speaking_plainly(self._path):
            return int(self._connection.execute(selection.count(), selection.parameters).fetchone()[0])

    def tally_figures(self, facet: str, query: FigureQuery) -> list[Tally]:
        """Count the figures by a facet, most first; see `View.tally_figures`."""
        sql, parameters = FigureSelection.tally(check_facet(facet, FIGURE_FACETS), query)
        return [Tally(value=value, count=count) for value, count in self._each(sql, parameters)]

    def times(self, *, report: str | None = None) -> Iterator[TimeRow]:
        """Yield the times of the present readings, in order; see `View.times`."""
        for of, record in self._of_present("times", report):
            yield TimeRow(time=TimeExpr.from_json(record), report=of)

    def unread(self, *, report: str | None = None) -> Iterator[UnreadRow]:
        """Yield the numerals that became no figure and no time; see `View.unread`."""
        for of, record in self._of_present("unread", report):
            yield UnreadRow(unread=Unread.from_json(record), report=of)

    def names(self, *, report: str | None = None) -> Iterator[NameRow]:
        """Yield the names of the present readings, in order; see `View.names`."""
        for of, record in self._of_present("names", report):
            yield NameRow(name=Name.from_json(record), report=of)

    def identities(self, *, report: str | None = None) -> Iterator[IdentityRow]:
        """Yield where a report itself says that one name is another; see `View.identities`."""
        for of, record in self._of_present("identities", report):
            yield IdentityRow(identity=Identity.from_json(record), report=of)

    def decisions(self) -> Iterator[Decision]:
        """Yield every row of what people decided, in order of time."""
        yield from map(decision_of, self._each("SELECT * FROM decisions ORDER BY seq", ()))

    def voices(self) -> list[Voice]:
        """Count the statements and figures of each report by who makes them; see `View.voices`."""
        return sorted(Voice(*row) for row in self._each(_VOICES, ()))

    def stamp(self) -> str:
        """Return what changes whenever anything was added: the last number of each table of facts."""
        with speaking_plainly(self._path):
            return ".".join(str(self._value(f"SELECT ifnull(max(seq), 0) FROM {table}", ())) for table in _FACTS)  # noqa: S608

    def _of_present(
        self, table: Literal["times", "unread", "names", "identities"], report: str | None
    ) -> Iterator[tuple[Report, Any]]:
        where = "" if report is None else "WHERE reports.id = ?"
        sql = (
            f"SELECT reports.id, {table}.json FROM present JOIN {table} ON {table}.reading = present.reading "  # noqa: S608
            f"JOIN reports ON reports.seq = present.report {where} "
            f"ORDER BY present.moment, present.report, {table}.start, {table}.seq"
        )
        yield from self._with_reports(sql, () if report is None else (sendable(report),))

    def _with_reports(self, sql: str, parameters: Sequence[Any]) -> Iterator[tuple[Report, Any]]:
        """Yield each record of a list of (report id, JSON) with its report."""
        reports: dict[str, Report] = {}
        for report_id, record in self._each(sql, parameters):
            if report_id not in reports:
                reports[report_id] = self.report(report_id)
            yield reports[report_id], json.loads(record)

    def tally_reports(self, facet: str) -> list[Tally]:
        """Count the reports by a facet, most first; see `View.tally_reports`."""
        column = _REPORT_COLUMNS[check_facet(facet, REPORT_FACETS)]
        tables = "present JOIN reports ON reports.seq = present.report"
        sql = f"SELECT {column} AS value, count(*) AS number FROM {tables} GROUP BY value ORDER BY number DESC, value"  # noqa: S608
        return [Tally(value=value, count=count) for value, count in self._each(sql, ())]

    def skips(self) -> Iterator[SkipRow]:
        """Yield what was not read, in order of time; see `View.skips`."""
        for key, reason, tried_at in self._each(_SKIPS, ()):
            yield SkipRow(skipped=Skipped(key=key, reason=reason), tried_at=tried_at)

    # SQL in small --------------------------------------------------------------------------------------------------

    def _claims(self, report_id: str) -> list[DateClaim]:
        sql = "SELECT published_at, published_from, decided_by FROM dates WHERE report_id = ? ORDER BY seq"
        return [DateClaim(*row) for row in self._connection.execute(sql, (report_id,))]

    def _need_report(self, report_id: str) -> None:
        if self._value("SELECT 1 FROM reports WHERE id = ?", (sendable(report_id),)) is None:
            raise missing("report", report_id)

    def _insert(
        self, table: str, row: Mapping[str, Any], *, or_else: Literal["IGNORE", "REPLACE"] = "IGNORE"
    ) -> int | None:
        """Return the number of the new row, None when it was there already."""
        marks = ", ".join("?" * len(row))
        # The names are this module's own; what people wrote goes through the question marks.
        sql = f"INSERT OR {or_else} INTO {table} ({', '.join(row)}) VALUES ({marks})"  # noqa: S608
        cursor = self._connection.execute(sql, tuple(row.values()))
        return cursor.lastrowid if cursor.rowcount else None

    def _value(self, sql: str, parameters: Sequence[Any]) -> object:
        row = self._connection.execute(sql, parameters).fetchone()
        return row[0] if row else None

    def _pairs(self, sql: str, parameters: Sequence[Any]) -> list[tuple[str, str]]:
        return [(str(left), str(right)) for left, right in self._each(sql, parameters)]

    def _each(self, sql: str, parameters: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
        with speaking_plainly(self._path):
            cursor = self._connection.execute(sql, parameters)
            while rows := cursor.fetchmany(500):
                yield from rows


def _report(row: Sequence[Any]) -> Report:
    names = ("id", "key", "text", "language", "title", "author", "publisher", "url", "published_at", "published_from")
    return Report(**dict(zip(names, row, strict=True)))


def _json(record: Mapping[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))
