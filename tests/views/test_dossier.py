"""What a ledger holds as a whole."""

from __future__ import annotations

from ledger.making import BRIDGE, READER, dam_statements, make_report
from sayso.ledger import MemoryLedger, Tally
from sayso.records import Skipped
from sayso.views import overview


def test_everything_is_counted_read_or_not() -> None:
    """Reports by language and origin of their date, those that need one, and what was skipped."""
    ledger = MemoryLedger()
    dam = make_report(published="2026-03-14T07:00+01:00")
    ledger.add(dam, dam_statements(dam), reader=READER)
    ledger.add(make_report(BRIDGE, key="b", language="en", published="2026-03-16", dateline=True), [], reader=READER)
    ledger.add(make_report("Sans date.", key="c"), [], reader=READER)
    ledger.skip(Skipped(key="photo.png", reason="a .png file is not read"))
    found = overview(ledger)
    assert (found.reports, found.statements, found.need_date) == (3, 3, 1)
    assert found.by_language == (Tally(value="fr", count=2), Tally(value="en", count=1))
    assert {tally.value for tally in found.by_date_origin} == {"given", "dateline", "none"}
    assert (found.first_day, found.last_day) == ("2026-03-14", "2026-03-16")
    assert [row.skipped.key for row in found.skips] == ["photo.png"]


def test_an_empty_ledger_has_an_overview() -> None:
    """Nothing is there, and nothing is made up."""
    found = overview(MemoryLedger())
    assert (found.reports, found.statements, found.need_date, found.skips) == (0, 0, 0, ())
    assert (found.first_day, found.last_day) == (None, None)
