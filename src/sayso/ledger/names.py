"""Names of the present readings, and rows of what people decided: what may be added, and how a row is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sayso.errors import InputError, NotInLedgerError, RecordError, SpanError
from sayso.ledger.dates import now
from sayso.records import Anchor, Decision, Identity, Judgement, Name, Report, Span, active_decisions
from sayso.records.links import Relation

__all__ = ["IdentityRow", "NameRow", "Voice", "check_place", "decision_fields", "decision_of", "judged", "undone"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRow:
    """One name with the report that it stands in (as it is dated now)."""

    name: Name
    report: Report


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityRow:
    """Words in which a report itself says that one name is another, with that report."""

    identity: Identity
    report: Report


@dataclass(frozen=True, slots=True, order=True)
class Voice:
    """Somebody to whom a report gives statements or figures, as the report names them, and how many."""

    report_id: str
    speaker: str
    statements: int = 0
    figures: int = 0


def judged(
    decisions: Sequence[Decision],
    judgement: Judgement,
    left: Anchor,
    right: Anchor,
    *,
    decided_by: str,
    because: str | None,
    relation: Relation,
) -> Decision:
    """Return the next row: a judgement on two places, which were checked; raises InputError when they are one."""
    if left == right:
        raise InputError(f"a judgement is on two places, got {left.exact!r} of report {left.report_id} twice")
    return Decision(
        id=_next(decisions),
        relation=relation,
        judgement=Judgement(judgement),
        left=left,
        right=right,
        because=_said(because),
        decided_by=_signed(decided_by),
        decided_at=now(),
    )


def undone(decisions: Sequence[Decision], decision_id: int, *, decided_by: str, because: str | None) -> Decision:
    """Return the next row: one that undoes an earlier one.

    Raises:
        NotInLedgerError: there is no such row.
        InputError: it does not count any more.
    """
    earlier = next((decision for decision in decisions if decision.id == decision_id), None)
    if earlier is None:
        raise NotInLedgerError(
            f"the ledger holds no decision {decision_id}; `sayso show LEDGER names --decisions` lists those it holds"
        )
    if earlier not in active_decisions(decisions):
        by = max(decision.id for decision in decisions if decision.undoes == decision_id)
        raise InputError(f"decision {decision_id} was undone already (by {by}); undo {by} to bring it back")
    return Decision(
        id=_next(decisions),
        relation=earlier.relation,
        undoes=decision_id,
        because=_said(because),
        decided_by=_signed(decided_by),
        decided_at=now(),
    )


def check_place(report: Report, anchor: Anchor) -> None:
    """Check that a place stands in the report's text; raises SpanError."""
    if not anchor.holds_in(report.text):
        start, end = anchor.span.start, anchor.span.end
        raise SpanError(
            f"a judgement is said to stand on {anchor.exact!r} at [{start}, {end}) of report {report.key!r}, "
            f"which reads {report.text[start:end]!r} there"
        )


def decision_fields(decision: Decision) -> dict[str, Any]:
    """Return a row as the columns of a table."""
    return {
        "seq": decision.id,
        "relation": decision.relation,
        "judgement": None if decision.judgement is None else str(decision.judgement),
        **_place("left", decision.left),
        **_place("right", decision.right),
        "undoes": decision.undoes,
        "because": decision.because,
        "decided_by": decision.decided_by,
        "decided_at": decision.decided_at,
    }


def decision_of(row: Sequence[Any]) -> Decision:
    """Return the row that stands in these columns."""
    number, relation, judgement, *places, undoes, because, decided_by, decided_at = row
    return Decision(
        id=number,
        relation=relation,
        judgement=None if judgement is None else Judgement(judgement),
        left=_anchor(places[:4]),
        right=_anchor(places[4:]),
        undoes=undoes,
        because=because,
        decided_by=decided_by,
        decided_at=decided_at,
    )


def _place(side: str, anchor: Anchor | None) -> dict[str, Any]:
    report, span, words = (anchor.report_id, anchor.span, anchor.exact) if anchor else (None, None, None)
    return {
        f"{side}_report": report,
        f"{side}_start": span.start if span else None,
        f"{side}_end": span.end if span else None,
        f"{side}_words": words,
    }


def _anchor(fields: Sequence[Any]) -> Anchor | None:
    report, start, end, words = fields
    return None if report is None else Anchor(report, Span(start, end), words)


def _next(decisions: Sequence[Decision]) -> int:
    return max((decision.id for decision in decisions), default=0) + 1


def _signed(decided_by: str) -> str:
    """Return who decides, as it can be kept; raises InputError for nobody."""
    if not decided_by.strip():
        raise InputError("a decision names who decides (decided_by), got nothing")
    return _kept(decided_by, "the name of who decides").strip()


def _said(because: str | None) -> str | None:
    return _kept(because, "a reason").strip() or None if because else None


def _kept(text: str, what: str) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise RecordError(f"{what} holds half a character (a lone surrogate) at {error.start}") from error
    return text
