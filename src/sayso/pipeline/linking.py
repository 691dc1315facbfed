"""What `sayso links` prints: who the names of several reports mean, as the rows that the scorer of links reads."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from sayso.errors import LedgerError
from sayso.pipeline.extracting import Extraction, Extractor, extract
from sayso.pipeline.workers import Failed, Workers
from sayso.records import Decision, Entity, Identity, Link, Name, Report, Skipped

if TYPE_CHECKING:
    from sayso.intake import Line
    from sayso.linking import NamedIn

__all__ = ["NamesRead", "holds_lines", "link_rows", "names_in_ledger", "names_in_lines"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesRead:
    """The names of one report, or why there are none.

    Attributes:
        number: of the line, from 1; in a ledger, of the report.
        key: what the caller calls the report.
    """

    number: int
    key: object
    result: tuple[NamedIn, ...] | Skipped
    identities: tuple[Identity, ...] = ()


class _NameRow(Protocol):
    @property
    def name(self) -> Name: ...
    @property
    def report(self) -> Report: ...


class _IdentityRow(Protocol):
    @property
    def identity(self) -> Identity: ...


@runtime_checkable
class _KeepsNames(Protocol):
    """What is asked of a ledger."""

    def names(self) -> Iterable[_NameRow]: ...
    def identities(self) -> Iterable[_IdentityRow]: ...
    def decisions(self) -> Iterable[Decision]: ...


def holds_lines(path: str) -> bool:
    """Return whether a name is that of JSON Lines (``-`` is standard input), not of a ledger.

    >>> holds_lines("reports.jsonl"), holds_lines("crisis.sayso")
    (True, False)
    """
    return path == "-" or path.endswith((".jsonl", ".jsonl.gz"))


def names_in_lines(lines: Iterable[Line], *, workers: int = 1, extractor: Extractor = extract) -> Iterator[NamesRead]:
    """Yield the names of each line of reports, in the order of the lines; one that fails does not stop the others.

    Args:
        lines: what `sayso.intake.read_lines` yields.
        workers: how many processes to use; 1 uses this one.
        extractor: what finds the records.
    """
    from sayso.linking import NamedIn

    task = functools.partial(_extract_line, extractor=extractor)
    with Workers(workers) as pool:
        for line, found in pool.run(task, lines):
            key = line.fields.get("id", line.result.key)
            if isinstance(found, Failed):
                reason = f"could not be read by the extractor: {found.reason}"
                yield NamesRead(number=line.number, key=key, result=Skipped(key=line.result.key, reason=reason))
            elif isinstance(found, Skipped):
                yield NamesRead(number=line.number, key=key, result=found)
            else:
                named = tuple(NamedIn.of(name, found.report) for name in found.names)
                yield NamesRead(number=line.number, key=key, result=named, identities=found.identities)


def names_in_ledger(ledger: object) -> tuple[list[NamesRead], list[Decision]]:
    """Return the names of each report of a ledger, and what people decided on them.

    Raises:
        LedgerError: it keeps no names.
    """
    from sayso.linking import NamedIn

    if not isinstance(ledger, _KeepsNames):
        raise LedgerError("this ledger keeps no names; give the reports as JSON Lines (a .jsonl file) instead")
    reports: dict[str, Report] = {}
    named: dict[str, list[NamedIn]] = {}
    identities: dict[str, list[Identity]] = {}
    for row in ledger.names():
        reports.setdefault(row.report.id, row.report)
        named.setdefault(row.report.id, []).append(NamedIn.of(row.name, row.report))
    for told in ledger.identities():
        identities.setdefault(told.identity.left.report_id, []).append(told.identity)
    read = [
        NamesRead(
            number=number,
            key=report.key,
            result=tuple(named[report.id]),
            identities=tuple(identities.get(report.id, ())),
        )
        for number, report in enumerate(reports.values(), start=1)
    ]
    return read, list(ledger.decisions())


def link_rows(reports: Iterable[NamesRead], decisions: Iterable[Decision] = ()) -> Iterator[dict[str, Any]]:
    """Yield a ``names`` row for each entity, that of the most reports first: its forms, where it stands, and why.

    Args:
        reports: the names to link; those that were not read are passed over.
        decisions: what people decided on them.
    """
    from sayso.linking import find_entities, link_names

    named: list[NamedIn] = []
    identities: list[Identity] = []
    keys: dict[str, object] = {}
    for each in reports:
        if not isinstance(each.result, Skipped):
            named += each.result
            identities += each.identities
            keys |= {name.name.report_id: each.key for name in reversed(each.result)}
    names = {each.name.id: each.name for each in named}
    found = find_entities(named, link_names(named, identities), decisions)
    reasons: dict[str, list[Link]] = {}
    for link in found.applied:
        reasons.setdefault(found.of[link.left].id, []).append(link)
    for entity in sorted(found.entities, key=lambda entity: (-len(entity.names), entity.name, entity.id)):
        yield {"kind": "names", "entities": [_entity(entity, names, keys, reasons.get(entity.id, ()))]}


def _extract_line(line: Line, *, extractor: Extractor) -> Extraction | Skipped:
    from sayso.languages.pack import languages
    from sayso.reading import read_report

    if isinstance(line.result, Skipped):
        return line.result
    report = read_report(line.result, languages=tuple(languages()))
    return report if isinstance(report, Skipped) else extractor(report)


def _entity(entity: Entity, names: dict[str, Name], keys: dict[str, object], links: Iterable[Link]) -> dict[str, Any]:
    places = [
        {"report": keys[mention.report_id], "span": [mention.span.start, mention.span.end], "words": mention.exact}
        for name in entity.names
        for mention in names[name].mentions
    ]
    return {
        "name": entity.name,
        "type": entity.type,
        "mentions": list(entity.forms),
        "places": places,
        "because": list(dict.fromkeys(reason for link in links for reason in link.because)),
    }
