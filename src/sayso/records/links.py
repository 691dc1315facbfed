"""Links and judgements: what belongs together across reports, and who decided so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from sayso.errors import RecordError

__all__ = ["RELATIONS", "Judgement", "Link", "Relation"]

Relation = Literal[
    "same_statement", "repeats", "revises", "contradicts", "not_comparable", "same_as", "supersedes"
]  # fmt: skip
RELATIONS: tuple[Relation, ...] = (
    "same_statement", "repeats", "revises", "contradicts", "not_comparable", "same_as", "supersedes",
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
