"""Names, proposals and decisions as columns of a table, and as plain JSON."""

from __future__ import annotations

from collections import Counter
from typing import Any, Literal

from sayso.exports.columns import Column
from sayso.exports.jsonl import report_as_json
from sayso.records import Anchor, Link
from sayso.views.joins import Join
from sayso.views.who import Profile, Proposal, Ruling
from sayso.views.wording import decider_words, decision_words, identity_words, role_words, ruling_words

__all__ = [
    "DECISION_COLUMNS",
    "NAME_COLUMNS",
    "PROPOSAL_COLUMNS",
    "decision_as_json",
    "name_as_json",
    "proposal_as_json",
]


def _days(profile: Profile) -> list[str]:
    return sorted(report.published_at[:10] for report in profile.reports if report.published_at)


def _joins(profile: Profile) -> list[str]:
    """Return why its names are one: what somebody decided, or the first reason of each link, with how many have it."""
    reasons = Counter(_reason(join.link) for join in profile.joins.values())
    return [f"{reason} ({number} times)" if number > 1 else reason for reason, number in reasons.items()]


def _reason(link: Link) -> str:
    if link.decided_by:
        return "; ".join((f"decided: {decider_words(link.decided_by)}", *link.because))
    return next(iter(link.because), "")


def _degrees(profile: Profile, field: Literal["latitude", "longitude"]) -> float | str:
    degrees = getattr(profile.place, field) if profile.place else None
    return "" if degrees is None else float(degrees)


NAME_COLUMNS: tuple[Column[Profile], ...] = (
    Column("name", 30, lambda profile: profile.entity.name),
    Column("type", 12, lambda profile: profile.entity.type),
    Column("forms", 50, lambda profile: "; ".join(form.form for form in profile.forms)),
    Column("role", 30, lambda profile: profile.role.words if profile.role else ""),
    Column("roles", 50, lambda profile: "; ".join(map(role_words, profile.roles))),
    Column("known place", 24, lambda profile: profile.place.name if profile.place else ""),
    Column("country", 9, lambda profile: profile.place.country if profile.place else ""),
    Column("latitude", 10, lambda profile: _degrees(profile, "latitude")),
    Column("longitude", 10, lambda profile: _degrees(profile, "longitude")),
    Column("reports say", 50, lambda profile: "; ".join(map(identity_words, profile.identities))),
    Column("joined because", 60, lambda profile: "; ".join(_joins(profile))),
    Column("statements", 11, lambda profile: profile.statements),
    Column("figures", 9, lambda profile: profile.figures),
    Column("mentions", 10, lambda profile: profile.mentions),
    Column("reports", 9, lambda profile: len(profile.reports)),
    Column("first day", 12, lambda profile: next(iter(_days(profile)), ""), is_day=True),
    Column("last day", 12, lambda profile: next(reversed(_days(profile)), ""), is_day=True),
    Column("entity id", 18, lambda profile: profile.entity.id),
)
"""`role` is the latest that a report gives; the days are those of publication of the reports that name it."""

PROPOSAL_COLUMNS: tuple[Column[Proposal], ...] = (
    Column("name", 30, lambda row: row.left.entity.name),
    Column("possibly the same as", 30, lambda row: row.right.entity.name),
    Column("score", 8, lambda row: row.link.score),
    Column("because", 60, lambda row: "; ".join(row.link.because)),
    Column("looked at by", 20, lambda row: row.link.decided_by or ""),
    Column("type", 12, lambda row: row.left.entity.type),
    Column("type of the other", 12, lambda row: row.right.entity.type),
    Column("entity id", 18, lambda row: row.left.entity.id),
    Column("entity id of the other", 18, lambda row: row.right.entity.id),
)
"""`looked at by` is filled where somebody could not tell."""


def _judgement(row: Ruling) -> str:
    if row.decision.judgement is None:
        return "undo"
    return "parted" if row.decision.relation == "one_of" else row.decision.judgement


DECISION_COLUMNS: tuple[Column[Ruling], ...] = (
    Column("number", 9, lambda row: row.decision.id),
    Column("decision", 50, lambda row: decision_words(row)),
    Column("what it does now", 40, lambda row: ruling_words(row)),
    Column("judgement", 12, _judgement),
    Column("undoes", 9, lambda row: row.decision.undoes or ""),
    Column("words", 24, lambda row: row.decision.left.exact if row.decision.left else ""),
    Column("other words", 24, lambda row: row.decision.right.exact if row.decision.right else ""),
    Column("because", 40, lambda row: row.decision.because or ""),
    Column("decided by", 20, lambda row: row.decision.decided_by),
    Column("decided at", 28, lambda row: row.decision.decided_at),
    Column("entity id", 18, lambda row: row.left.entity.id if row.left else ""),
    Column("entity id of the other", 18, lambda row: row.right.entity.id if row.right else ""),
)
"""Every row that was ever added, in order of time."""


def name_as_json(profile: Profile) -> dict[str, Any]:
    """Return an entity with all that the present readings tell of it as plain JSON."""
    return {
        "id": profile.entity.id,
        "name": profile.entity.name,
        "type": profile.entity.type,
        "forms": [{"form": form.form, "count": form.count} for form in profile.forms],
        "roles": [{**_place(role.anchor), "day": role.day or None} for role in profile.roles],
        "place": _known_place(profile),
        "statements": profile.statements,
        "figures": profile.figures,
        "names": [
            {
                "id": row.name.id,
                "name": row.name.name,
                "mentions": [_place(mention) for mention in row.name.mentions],
                "report": report_as_json(row.report),
                "joined_because": _join(profile.joins.get(row.name.id)),
            }
            for row in profile.names
        ],
        "reports_say": [
            {"words": identity_words(row), "left": _place(row.identity.left), "right": _place(row.identity.right)}
            for row in profile.identities
        ],
    }


def _join(join: Join | None) -> dict[str, Any] | None:
    if join is None:
        return None
    return {
        "name_id": join.other.name.id,
        "score": join.link.score,
        "because": list(join.link.because),
        "decided_by": join.link.decided_by,
    }


def _known_place(profile: Profile) -> dict[str, Any] | None:
    place = profile.place
    if place is None:
        return None
    return {
        "name": place.name,
        "kind": place.kind,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geonames": place.id,
    }


def proposal_as_json(proposal: Proposal) -> dict[str, Any]:
    """Return two entities that are possibly one as plain JSON, with the score and its reasons."""
    return {
        "left": _entity(proposal.left),
        "right": _entity(proposal.right),
        **_link(proposal.link),
    }


def decision_as_json(ruling: Ruling) -> dict[str, Any]:
    """Return a row of what people decided as plain JSON, with what it does now."""
    decision = ruling.decision
    return {
        "number": decision.id,
        "relation": decision.relation,
        "judgement": decision.judgement,
        "undoes": decision.undoes,
        "left": _place(decision.left) if decision.left else None,
        "right": _place(decision.right) if decision.right else None,
        "because": decision.because,
        "decided_by": decision.decided_by,
        "decided_at": decision.decided_at,
        "state": ruling.state,
        "against": list(ruling.against),
        "left_entity": ruling.left.entity.id if ruling.left else None,
        "right_entity": ruling.right.entity.id if ruling.right else None,
    }


def _link(link: Link) -> dict[str, Any]:
    return {
        "score": link.score,
        "because": list(link.because),
        "judgement": link.judgement,
        "decided_by": link.decided_by,
    }


def _entity(profile: Profile) -> dict[str, Any]:
    return {"id": profile.entity.id, "name": profile.entity.name, "type": profile.entity.type}


def _place(anchor: Anchor) -> dict[str, Any]:
    return {"words": anchor.exact, "span": [anchor.span.start, anchor.span.end], "report_id": anchor.report_id}
