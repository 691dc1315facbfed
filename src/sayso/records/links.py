"""Links and judgements: what belongs together across reports, and who decided so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from sayso.errors import RecordError
from sayso.records.anchors import Anchor

__all__ = ["RELATIONS", "Decision", "Judgement", "Link", "Relation", "active_decisions"]

Relation = Literal[
    "same_statement", "repeats", "revises", "contradicts", "not_comparable", "same_as", "one_of", "supersedes"
]  # fmt: skip
RELATIONS: tuple[Relation, ...] = (
    "same_statement", "repeats", "revises", "contradicts", "not_comparable", "same_as", "one_of", "supersedes",
)  # fmt: skip


class Judgement(StrEnum):
    """What somebody decided about a link."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two records that may belong together; `left` is the earlier one; `because` says in words what spoke for it."""

    left: str
    right: str
    relation: Relation
    judgement: Judgement | None = None
    score: float = 0.0
    because: tuple[str, ...] = ()
    decided_by: str | None = None
    decided_at: str | None = None

    def __post_init__(self) -> None:
        if self.left == self.right:
            raise RecordError(f"a link joins two records, got {self.left!r} twice")
        if self.relation not in RELATIONS:
            raise RecordError(f"relation is one of {', '.join(RELATIONS)}, got {self.relation!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One row of what people decided, never changed: a judgement on two places, or the undoing of an earlier row.

    It stands on words, not on records: a later reading that finds other names at the same places keeps it.

    Attributes:
        id: its number in the ledger, counted from 1.
        relation: `same_as` is on the two names; `one_of`, always negative, says that the left name is none of those
            with which it stands together at the time, of which the right one is an example.
        judgement: None where the row undoes another.
        left: a mention of the one name.
        right: a mention of the other.
        undoes: the number of the row that counts no more (an undoing can be undone too).
        decided_at: ISO 8601, UTC.
    """

    id: int
    relation: Relation = "same_as"
    judgement: Judgement | None = None
    left: Anchor | None = None
    right: Anchor | None = None
    undoes: int | None = None
    because: str | None = None
    decided_by: str
    decided_at: str

    def __post_init__(self) -> None:
        judged = self.judgement is not None and self.left is not None and self.right is not None
        if judged == (self.undoes is not None):
            raise RecordError("a decision either judges two places or undoes an earlier row")
        if self.relation == "one_of" and self.judgement not in (None, Judgement.NEGATIVE):
            raise RecordError(f"a decision that parts one from all is negative, got {self.judgement}")


def active_decisions(decisions: Iterable[Decision]) -> list[Decision]:
    """Return the rows that count, in their order: those that no row which counts undoes.

    A judgement, its undoing, and the undoing of that: the first and the third count.
    """
    active: list[Decision] = []
    undone: set[int] = set()
    for decision in sorted(decisions, key=lambda decision: decision.id, reverse=True):
        if decision.id not in undone:
            active.append(decision)
            if decision.undoes is not None:
                undone.add(decision.undoes)
    return active[::-1]
