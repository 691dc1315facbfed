"""Who said what."""

from __future__ import annotations

from ledger.making import BRIDGE, READER, bridge_statements, dam_statements, make_report
from sayso.ledger import FACETS, MemoryLedger, StatementQuery, Tally
from sayso.views import who_said_what


def _ledger() -> MemoryLedger:
    ledger = MemoryLedger()
    dam = make_report(published="2026-03-14")
    bridge = make_report(BRIDGE, key="bridge.txt", language="en")
    ledger.add(dam, dam_statements(dam), reader=READER)
    ledger.add(bridge, bridge_statements(bridge), reader=READER)
    return ledger


def test_a_page_knows_how_many_there_are_in_all() -> None:
    """The page holds some rows, the total counts all pages."""
    said = who_said_what(_ledger(), StatementQuery(), limit=2, offset=1)
    assert [row.statement.quote for row in said.rows] == ["trois hameaux restent coupés du monde", "Qui paiera ?"]
    assert said.total == 5


def test_every_facet_is_counted() -> None:
    """All facets are there, each under the other conditions of the query."""
    said = who_said_what(_ledger(), StatementQuery(language=("en",)))
    assert tuple(said.facets) == FACETS
    assert said.facets["speaker"] == [Tally(value="Ada Pell", count=2), Tally(value="Tom Ruddock", count=1)]
    assert said.facets["language"] == [Tally(value="fr", count=3), Tally(value="en", count=2)]


def test_nothing_found_is_an_empty_page() -> None:
    """A query that nothing fits has no rows, and its facets show what would."""
    said = who_said_what(_ledger(), StatementQuery(act=("decree",)))
    assert (said.rows, said.total, said.facets["speaker"]) == ((), 0, [])
    assert {tally.value for tally in said.facets["act"]} == {"say", "ask", "warn"}
