"""What the README shows, as a user would write it: checked by ``mypy --strict``, never run."""

from __future__ import annotations

from pathlib import Path

import sayso


def read_a_pile(folder: Path) -> sayso.Summary:
    """Read a folder, and look at what was not read."""
    with sayso.open_ledger("crisis.sayso") as ledger:
        summary = sayso.read_into(ledger, sayso.find_raw([folder], published_from="filename"), workers=2)
        for skipped in summary.skipped:
            print(skipped.key, skipped.reason)  # noqa: T201 - users print
        return summary


def ask(path: str) -> dict[str, int]:
    """Ask who said what, page by page, and count."""
    query = sayso.StatementQuery(act=("warn", "urge"), since="2026-03-09", text="barrage")
    with sayso.open_ledger(path, must_exist=True) as ledger:
        said: sayso.Said = sayso.who_said_what(ledger, query, limit=20)
        for row in said.rows:
            for anchor in row.statement.anchors():
                assert row.report.text[anchor.span.start : anchor.span.end] == anchor.exact
        return {tally.value: tally.count for tally in said.facets["speaker"]}


def write_a_table(path: str, place: Path) -> int:
    """Write what was found for a spreadsheet."""
    with sayso.open_ledger(path, must_exist=True) as ledger:
        exporter = sayso.XlsxExporter(place, sayso.STATEMENT_COLUMNS)
        return sayso.write_rows(exporter, ledger.statements(sayso.StatementQuery()))


def correct_a_date(path: str) -> str | None:
    """Say when a report was published."""
    with sayso.open_ledger(path, must_exist=True) as ledger:
        try:
            report: sayso.Report = sayso.give_date(ledger, "a.txt", "2026-03-14", decided_by="N. Varga")
        except sayso.NotInLedgerError:
            return None
        return report.published_at


def extract_from_text(text: str) -> list[str]:
    """Find the statements of one text, without a ledger."""
    report = sayso.Report.make(key="note", text=text, language="fr")
    extraction: sayso.Extraction = sayso.extract(report)
    return [statement.quote for statement in extraction.statements]


def keep_in_memory(report: sayso.Report, statements: list[sayso.Statement]) -> sayso.Overview:
    """Use a ledger that is forgotten when the program ends."""
    ledger: sayso.Ledger = sayso.MemoryLedger()
    ledger.add(report, statements, reader="by hand")
    return sayso.overview(ledger)


def tell_apart(path: str) -> list[str]:
    """Decide on two names, and say who is who then."""
    with sayso.open_ledger(path, must_exist=True) as ledger:
        judged: sayso.Judged = sayso.judge(
            ledger, sayso.Judgement.NEGATIVE, "Ada Pell", "Oren Pell", decided_by="N. Varga", because="two people"
        )
        decision: sayso.Decision = judged.decision
        sayso.undo(ledger, decision.id, decided_by="N. Varga")
        who: sayso.Who = sayso.find_who(ledger)
        profile: sayso.Profile | None = who.profiles[0] if who.profiles else None
        return [] if profile is None else [row.statement.quote for row in sayso.said_by(ledger, who, profile)]
