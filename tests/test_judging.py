"""Judgements on a dossier: what `sayso read` stores is judged, read again by another pack, and kept."""

from __future__ import annotations

import dataclasses
import itertools
from pathlib import Path

import pytest

from sayso.demo import dossier
from sayso.errors import InputError, NotInLedgerError, UnknownNameError
from sayso.ledger import Ledger, MemoryLedger
from sayso.pipeline import Extraction, extract, find_name, find_raw, judge, read_into, undo
from sayso.records import Anchor, Judgement, Name, Report, digest
from sayso.views import find_who

FILES = ("02-agence-merande-neuf-morts.txt", "03-straitwire-nine-dead.txt", "12-courrier-dalmasque.txt",
         "13-straitwire-convoy.txt")  # fmt: skip


def found_once(report: Report, _seen: dict[str, Extraction] = {}) -> Extraction:  # noqa: B006 - kept on purpose
    """Extract each report once for all tests of this page."""
    if report.id not in _seen:
        _seen[report.id] = extract(report)
    return _seen[report.id]


def found_otherwise(report: Report) -> Extraction:
    """Find what a later pack might find: the word before a name belongs to it, every other mention is passed by."""
    found = found_once(report)
    return dataclasses.replace(found, names=tuple(_moved(report, name) for name in found.names))


def _moved(report: Report, name: Name) -> Name:
    kept = name.mentions[1:] if len(name.mentions) > 2 else name.mentions
    mentions = tuple(_longer(report, mention) for mention in kept)
    first = mentions[0]
    return dataclasses.replace(
        name, id=digest("name", report.id, first.span.start, first.span.end), name=first.exact, mentions=mentions
    )


def _longer(report: Report, mention: Anchor) -> Anchor:
    before = report.text.rfind(" ", 0, max(mention.span.start - 1, 0)) + 1
    return Anchor.of(report, before, mention.span.end) if mention.span.start - before > 1 else mention


def read(ledger: Ledger, *, again: bool = False) -> None:
    raw = find_raw([Path(dossier()) / name for name in FILES])
    if again:
        read_into(ledger, raw, extractor=found_otherwise, reader_of=lambda language: f"sayso 9, {language} 9+feedbeef")
    else:
        read_into(ledger, raw, extractor=found_once)


@pytest.fixture
def ledger() -> MemoryLedger:
    ledger = MemoryLedger()
    read(ledger)
    return ledger


def test_reading_stores_names_and_identities(ledger: MemoryLedger) -> None:
    """Every name that the extraction finds is in the ledger, with the report that it stands in."""
    stored: dict[str, list[Name]] = {row.report.key: [] for row in ledger.names()}
    for row in ledger.names():
        stored[row.report.key].append(row.name)
    assert len(stored) == len(FILES)
    for report in ledger.reports():
        assert tuple(stored[report.key]) == found_once(report).names
        assert tuple(row.identity for row in ledger.identities(report=report.id)) == found_once(report).identities


def test_reading_again_with_another_pack_keeps_every_judgement(ledger: MemoryLedger) -> None:
    """Other ids, longer stretches, fewer mentions: each judgement still stands on the same two people."""
    people = [profile for profile in find_who(ledger).profiles if profile.entity.type == "person"][:8]
    pairs = list(itertools.pairwise(people))
    for at, (one, two) in enumerate(pairs):
        judgement = list(Judgement)[at % 3]
        judge(ledger, judgement, one.entity.id, two.entity.id, decided_by="N. Varga", because=f"reason {at}")
    undo(ledger, 2, decided_by="N. Varga")
    rows = list(ledger.decisions())
    before = [(ruling.state, ruling.against) for ruling in find_who(ledger).rulings]
    assert len(rows) == len(pairs) + 1 >= 6
    assert {state for state, _ in before} == {"counts", "undone"}
    ids = {row.name.id for row in ledger.names()}
    read(ledger, again=True)
    assert len(ids & {row.name.id for row in ledger.names()}) < len(ids) / 2
    assert list(ledger.decisions()) == rows
    after = find_who(ledger)
    assert [(ruling.state, ruling.against) for ruling in after.rulings] == before
    for ruling in after.rulings:
        if ruling.state == "counts" and ruling.decision.judgement is not None:
            assert ruling.left is not None
            assert (ruling.left is ruling.right) == (ruling.decision.judgement is Judgement.POSITIVE)


def test_a_name_is_found_by_form_and_id(ledger: MemoryLedger) -> None:
    """One is returned; several or none is an error that says what to type next."""
    who = find_who(ledger)
    person = next(profile for profile in who.profiles if profile.entity.type == "person")
    assert find_name(who, person.entity.id[:8]) is person
    with pytest.raises(UnknownNameError, match="did you mean") as unknown:
        find_name(who, f"{person.entity.name}x")
    assert unknown.value.candidates[0].startswith(f"{person.entity.id}  {person.entity.name} (person")
    with pytest.raises(NotInLedgerError, match="sayso show LEDGER names"):
        find_name(who, "qqqqq")


def test_the_same_name_twice_is_nothing_to_decide(ledger: MemoryLedger) -> None:
    """No row is added."""
    name = find_who(ledger).profiles[0].entity.name
    with pytest.raises(InputError, match="twice"):
        judge(ledger, Judgement.POSITIVE, name, name.upper(), decided_by="N. Varga")
    assert list(ledger.decisions()) == []
