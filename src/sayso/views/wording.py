"""What is known of names, in words: always as what a report says, what somebody decided, or what is possible."""

from __future__ import annotations

from pathlib import PurePath

from sayso.ledger.names import IdentityRow
from sayso.records import Decision, Judgement, Report
from sayso.views.who import Proposal, RoleAt, Ruling

__all__ = ["decision_words", "identity_words", "proposal_words", "report_words", "role_words", "ruling_words"]

_DECIDED = {
    Judgement.POSITIVE: "{left} and {right} are the same",
    Judgement.NEGATIVE: "{left} and {right} are different",
    Judgement.UNSURE: "cannot tell whether {left} and {right} are the same",
}


def report_words(report: Report) -> str:
    """Name a report: by its publisher, else its file, and its day."""
    place = report.publisher or PurePath(report.key).name
    return f"{place}, {report.published_at[:10]}" if report.published_at else place


def identity_words(row: IdentityRow) -> str:
    """Say what a report says: 'Kestrel Courier, 2026-03-16, says that "HBA" is "Harbour Board Association"'."""
    left, right = row.identity.left.exact, row.identity.right.exact
    return f"{report_words(row.report)}, says that “{left}” is “{right}”"


def role_words(role: RoleAt) -> str:
    """Say what a report calls somebody: "la préfète (L'Écho du Val, 2026-03-14)"."""
    return f"{role.words} ({report_words(role.report)})"


def proposal_words(proposal: Proposal) -> str:
    """Say whom somebody is possibly the same as, with score and reasons, and whether anybody has looked."""
    link = proposal.link
    reasons = "; ".join(link.because) or "no reason given"
    looked = f"; {link.decided_by} looked and is unsure" if link.judgement is Judgement.UNSURE else ""
    left, right = proposal.left.entity.name, proposal.right.entity.name
    return f"{left} and {right} are possibly the same ({link.score:.2f}: {reasons}{looked})"


def decision_words(decision: Decision) -> str:
    """Say what somebody decided and why: "N. Varga: Pell and Ada Pell are the same (she signs so)"."""
    because = f" ({decision.because})" if decision.because else ""
    if decision.judgement is None or decision.left is None or decision.right is None:
        return f"{decision.decided_by}: decision {decision.undoes} is undone{because}"
    words = _DECIDED[decision.judgement].format(left=decision.left.exact, right=decision.right.exact)
    return f"{decision.decided_by}: {words}{because}"


def ruling_words(ruling: Ruling) -> str:
    """Say what a decision does now."""
    numbers = " and ".join(map(str, ruling.against))
    return {
        "counts": "counts",
        "undone": "undone",
        "overruled": "overruled: a later decision on the same two names holds",
        "conflict": f"not applied: decision {numbers} tells them apart",
        "dangling": "not applied: the present readings have no two names at its places",
    }[ruling.state]
