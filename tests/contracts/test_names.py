"""What every ledger does with names, and with what people decide on them, whatever it is kept in."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ledger.making import (
    BRIDGE,
    DAM,
    READER,
    anchor,
    bridge_names,
    bridge_statements,
    dam_found,
    dam_names,
    dam_statements,
    make_figure,
    make_report,
)
from sayso.errors import InputError, NotInLedgerError, RecordError, SpanError
from sayso.ledger import Found, Ledger, MemoryLedger, SqliteLedger, Voice
from sayso.records import Anchor, Judgement, Report, Span, active_decisions


@pytest.fixture(params=["memory", "sqlite"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    make: Callable[[], Ledger] = MemoryLedger if request.param == "memory" else lambda: SqliteLedger(tmp_path / "a")
    with make() as opened:
        yield opened


def fill(ledger: Ledger) -> tuple[Report, Report]:
    """Add two reports with their names, the later one first."""
    bridge = make_report(BRIDGE, key="pile/bridge.txt", language="en", published="2026-03-16")
    dam = make_report(DAM, published="2026-03-14")
    ledger.add(bridge, bridge_statements(bridge), reader=READER, found=Found(names=bridge_names(bridge)))
    ledger.add(dam, dam_statements(dam), reader=READER, found=dam_found(dam))
    return dam, bridge


def places(report: Report) -> tuple[Anchor, Anchor]:
    return anchor(report, "Solène Aubrac"), anchor(report, "Ilyès Cormeray")


def test_names_come_back_the_same(ledger: Ledger) -> None:
    """Names and identities come back equal in every field, by report and place in it."""
    dam, bridge = fill(ledger)
    assert tuple(row.name for row in ledger.names()) == (*dam_names(dam), *bridge_names(bridge))
    assert tuple(row.name for row in ledger.names(report=bridge.id)) == bridge_names(bridge)
    assert tuple(row.identity for row in ledger.identities()) == dam_found(dam).identities
    assert [row.report for row in ledger.identities(report=dam.id)] == [dam]
    assert list(ledger.names(report="nowhere")) == []
    assert list(ledger.identities(report="nowhere")) == []


def test_only_the_present_reading_counts(ledger: Ledger) -> None:
    """A newer reading takes the place of the older one, with its names."""
    dam, _ = fill(ledger)
    ledger.add(dam, [], reader="sayso 2, fr 1", found=Found(names=dam_names(dam)[:1]))
    assert [row.name.name for row in ledger.names(report=dam.id)] == ["Solène Aubrac"]
    assert list(ledger.identities()) == []


def test_voices_are_counted_by_report(ledger: Ledger) -> None:
    """Statements and figures of each report are counted by who makes them; nobody named is no voice of a statement."""
    dam, bridge = fill(ledger)
    more = make_report("Ada Pell compte 12 bateaux.", key="pile/x.txt")
    ledger.add(more, [], reader=READER, found=Found(figures=(make_figure(more, "12", 12, claimed_by="Ada Pell"),)))
    assert ledger.voices() == sorted(
        [
            Voice(dam.id, "Solène Aubrac", 1),
            Voice(dam.id, "Ilyès Cormeray", 1),
            Voice(dam.id, "pompiers du Val-Dormant", 0, 1),
            Voice(bridge.id, "Ada Pell", 2),
            Voice(bridge.id, "Tom Ruddock", 1),
            Voice(more.id, "Ada Pell", 0, 1),
        ]
    )


def test_what_does_not_stand_on_its_words_is_refused(ledger: Ledger) -> None:
    """A name of another report, an id given twice: nothing is written."""
    dam, bridge = make_report(DAM), make_report(BRIDGE, key="pile/bridge.txt", language="en")
    names = dam_names(dam)
    with pytest.raises(SpanError):
        ledger.add(bridge, [], reader=READER, found=Found(names=names))
    with pytest.raises(SpanError):
        ledger.add(bridge, [], reader=READER, found=Found(identities=dam_found(dam).identities))
    with pytest.raises(RecordError):
        ledger.add(dam, [], reader=READER, found=Found(names=(names[0], names[0])))
    assert list(ledger.names()) == []


def test_decisions_are_rows_in_order_of_time(ledger: Ledger) -> None:
    """Each judgement and each undoing is a row, numbered from 1, with who decided, why and when."""
    dam, _ = fill(ledger)
    left, right = places(dam)
    first = ledger.judge(Judgement.POSITIVE, left, right, decided_by=" N. Varga ", because=" one office ")
    second = ledger.undo(first.id, decided_by="I. Radek")
    third = ledger.judge(Judgement.UNSURE, right, left, decided_by="N. Varga", because=" ")
    assert list(ledger.decisions()) == [first, second, third]
    assert [row.id for row in ledger.decisions()] == [1, 2, 3]
    assert (first.left, first.right, first.because, first.decided_by) == (left, right, "one office", "N. Varga")
    assert (second.undoes, second.judgement, second.decided_by) == (1, None, "I. Radek")
    assert (third.judgement, third.because) == (Judgement.UNSURE, None)
    assert active_decisions(ledger.decisions()) == [second, third]


def test_undoing_can_be_undone(ledger: Ledger) -> None:
    """What was undone twice counts again; what does not count cannot be undone."""
    dam, _ = fill(ledger)
    judged = ledger.judge(Judgement.NEGATIVE, *places(dam), decided_by="N. Varga")
    undone = ledger.undo(judged.id, decided_by="N. Varga")
    with pytest.raises(InputError, match=r"undone already \(by 2\); undo 2 to bring it back"):
        ledger.undo(judged.id, decided_by="N. Varga")
    ledger.undo(undone.id, decided_by="N. Varga")
    assert judged in active_decisions(ledger.decisions())


def test_a_judgement_stands_on_exact_words(ledger: Ledger) -> None:
    """A place that is none, a report that is not there, one place twice, nobody who decides: no row."""
    dam, _ = fill(ledger)
    left, right = places(dam)
    moved = Anchor(dam.id, Span(left.span.start + 1, left.span.end + 1), left.exact)
    lost = dataclasses.replace(left, report_id="nowhere")
    for wrong, error in ((moved, SpanError), (lost, NotInLedgerError), (right, InputError)):
        with pytest.raises(error):
            ledger.judge(Judgement.POSITIVE, wrong, right, decided_by="N. Varga")
    with pytest.raises(InputError, match="who decides"):
        ledger.judge(Judgement.POSITIVE, left, right, decided_by=" ")
    with pytest.raises(NotInLedgerError, match="no decision 7"):
        ledger.undo(7, decided_by="N. Varga")
    for decided_by, because in (("\ud800", None), ("N. Varga", "\udfff")):
        with pytest.raises(RecordError, match="half a character"):
            ledger.judge(Judgement.POSITIVE, left, right, decided_by=decided_by, because=because)
    assert list(ledger.decisions()) == []


def test_decisions_outlive_readings(ledger: Ledger) -> None:
    """Reading a report anew, with other names, leaves the rows as they are."""
    dam, _ = fill(ledger)
    row = ledger.judge(Judgement.NEGATIVE, *places(dam), decided_by="N. Varga")
    ledger.add(dam, [], reader="sayso 2, fr 2", found=Found())
    assert list(ledger.decisions()) == [row]


def test_the_stamp_changes_with_each_decision(ledger: Ledger) -> None:
    """Whoever keeps an answer sees that it is old."""
    dam, _ = fill(ledger)
    before = ledger.stamp()
    row = ledger.judge(Judgement.NEGATIVE, *places(dam), decided_by="N. Varga")
    between = ledger.stamp()
    ledger.undo(row.id, decided_by="N. Varga")
    assert len({before, between, ledger.stamp()}) == 3
