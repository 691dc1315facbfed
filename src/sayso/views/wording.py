"""What is known of names, in words: always as what a report says, what somebody decided, or what is possible."""

from __future__ import annotations

from pathlib import PurePath

from sayso.ledger.names import IdentityRow
from sayso.records import Judgement, Report
from sayso.views.joins import Join
from sayso.views.who import Proposal, RoleAt, Ruling

__all__ = [
    "decider_words",
    "decision_words",
    "identity_words",
    "join_words",
    "kinds_words",
    "proposal_words",
    "report_words",
    "role_words",
    "ruling_words",
]

_DECIDED = {
    Judgement.POSITIVE: "{left}, and {right}, are the same",
    Judgement.NEGATIVE: "{left}, and {right}, are different",
    Judgement.UNSURE: "cannot tell whether {left}, and {right}, are the same",
}
_PARTED = "{left}, is another one than {right}, and all that was joined with it"
_DOORS = {"page": "on the page", "command line": "on the command line"}
_KINDS = {
    "person": "a person",
    "organisation": "an organisation",
    "group": "a group",
    "place": "a place",
    "facility": "a facility",
}
_ALIKE = ({"organisation", "group", "facility"}, {"place", "facility"})


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
    looked = (
        f"; {decider_words(link.decided_by or '')} looked and is unsure" if link.judgement is Judgement.UNSURE else ""
    )
    left, right = proposal.left.entity.name, proposal.right.entity.name
    return f"{left} and {right} are possibly the same ({link.score:.2f}: {reasons}{looked})"


def decider_words(decided_by: str) -> str:
    """Say who decided, or where somebody did who left no name: "N. Varga", "on the page"."""
    return _DOORS.get(decided_by, decided_by)


def decision_words(ruling: Ruling) -> str:
    """Say what somebody decided and why: 'N. Varga: “Pell” in Post, 2026-03-16, and “Ada Pell” in … are the same'."""
    decision, who = ruling.decision, decider_words(ruling.decision.decided_by)
    because = f" ({decision.because})" if decision.because else ""
    if decision.judgement is None or decision.left is None or decision.right is None or ruling.reports is None:
        return f"{who}: decision {decision.undoes} is undone{because}"
    left, right = (
        f"“{place.exact}” in {report_words(report)}"
        for place, report in zip((decision.left, decision.right), ruling.reports, strict=True)
    )
    words = _PARTED if decision.relation == "one_of" else _DECIDED[decision.judgement]
    return f"{who}: {words.format(left=left, right=right)}{because}"


def kinds_words(ruling: Ruling) -> str:
    """Say which two kinds a decision joins that are rarely one, "a person and a place"; else nothing."""
    if ruling.types is None or ruling.decision.judgement is not Judgement.POSITIVE:
        return ""
    if len(set(ruling.types)) == 1 or any(set(ruling.types) <= alike for alike in _ALIKE):
        return ""
    return " and ".join(_KINDS[kind] for kind in ruling.types)


def join_words(join: Join) -> str:
    """Say why the name of a report was joined with that of another: "with the one in Post: same full name"."""
    link = join.link
    by = [f"decided: {decider_words(link.decided_by)}"] if link.decided_by else []
    return f"with the one in {report_words(join.other.report)}: {'; '.join((*by, *link.because)) or 'no reason given'}"


def ruling_words(ruling: Ruling) -> str:
    """Say what a decision does now."""
    numbers = " and ".join(map(str, ruling.against))
    tell = "tells" if len(ruling.against) == 1 else "tell"
    return {
        "counts": "counts",
        "undone": "undone",
        "overruled": "overruled: a later decision holds",
        "conflict": f"not applied: decision {numbers} {tell} them apart",
        "dangling": "not applied: the present readings have no two names at its places",
    }[ruling.state]
