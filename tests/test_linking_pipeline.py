"""Names of lines and of ledgers become rows of entities."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from linking.making import name, report
from sayso.errors import LedgerError
from sayso.linking import NamedIn
from sayso.pipeline import NamesRead, holds_lines, link_rows, names_in_ledger
from sayso.records import Decision, Identity, Judgement, Metadata, Name, Report, Skipped


@dataclass(frozen=True)
class Row:
    name: Name
    report: Report


class Kept:
    """A ledger of two reports that name one man, and somebody who may have told them apart."""

    def __init__(self, *, judged: bool = False) -> None:
        self.rows = []
        for key in ("a", "b"):
            text = Report.make(key=key, text=f"Ivo Radek ({key})", language="en", metadata=Metadata())
            (named,) = report(text.id, [name("Ivo Radek")])
            self.rows.append(Row(named.name, text))
        self.judged = judged

    def names(self) -> Iterator[Row]:
        return iter(self.rows)

    def identities(self) -> Iterator[Identity]:
        return iter(())

    def decisions(self) -> Iterator[Decision]:
        left, right = (row.name.mentions[0] for row in self.rows)
        if self.judged:
            yield Decision(
                id=1,
                judgement=Judgement.NEGATIVE,
                left=left,
                right=right,
                decided_by="A. Pell",
                decided_at="2026-03-14",
            )


def test_names_of_a_ledger() -> None:
    """The rows of a ledger call the reports by their keys."""
    read, decisions = names_in_ledger(Kept())
    (row,) = link_rows(read, decisions)
    (entity,) = row["entities"]
    assert row["kind"] == "names"
    assert (entity["name"], entity["mentions"]) == ("Ivo Radek", ["Ivo Radek"])
    assert [place["report"] for place in entity["places"]] == ["a", "b"]
    assert entity["because"] == ["the same full name"]


def test_decisions_are_handed_on() -> None:
    """What people decided comes with the names."""
    _, decisions = names_in_ledger(Kept(judged=True))
    assert [decision.judgement for decision in decisions] == [Judgement.NEGATIVE]


def test_a_ledger_without_names() -> None:
    """A ledger that keeps no names says what to do."""
    with pytest.raises(LedgerError, match="give the reports as JSON Lines"):
        names_in_ledger(object())


def test_what_was_not_read_is_passed_over() -> None:
    """A line that was skipped has no names and stops nothing."""
    named: tuple[NamedIn, ...] = tuple(report("r1", [name("Ada Pell")]))
    skipped = NamesRead(number=1, key="x", result=Skipped(key="x", reason="no text"))
    rows = list(link_rows([skipped, NamesRead(number=2, key="y", result=named)]))
    assert [row["entities"][0]["places"][0]["report"] for row in rows] == ["y"]


@pytest.mark.parametrize(("path", "lines"), [("-", True), ("a.jsonl", True), ("a.jsonl.gz", True), ("a.sayso", False)])
def test_what_holds_lines(path: str, lines: bool) -> None:
    """JSON Lines are told from a ledger by the name."""
    assert holds_lines(path) == lines
