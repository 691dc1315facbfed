"""Statements: the text gives a proposition as coming from someone other than the writer of the report."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

from sayso.errors import RecordError
from sayso.records.anchors import Anchor, Span
from sayso.records.identity import digest

__all__ = ["ACTS", "FORMS", "Act", "Form", "Statement"]

Form = Literal["direct", "indirect", "mixed"]
Act = Literal[
    "say", "ask", "answer", "deny", "confirm", "warn", "urge", "estimate", "believe", "show", "intend", "decree"
]
FORMS: tuple[Form, ...] = ("direct", "indirect", "mixed")
ACTS: tuple[Act, ...] = (
    "say", "ask", "answer", "deny", "confirm", "warn", "urge", "estimate", "believe", "show", "intend", "decree",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """An attribution: content, source, cue, and the speaker that the source means.

    Attributes:
        content: what is said, in one or more pieces, in order, not overlapping; never empty.
        source: the words that name who says it; empty when the text names nobody.
        cue: the words that signal the attribution; empty after a bare colon or in a continuing quotation.
        form: direct (all of it between quote marks), indirect (none of it), mixed.
        act: what kind of attribution the cue makes.
        speaker: the names that the source means in this report; empty when the report names nobody, several when joint.
        hearsay: the claim's source is withheld ("seraient", "reportedly").
        medium: the words that tell where it was said ("dans un communiqué"), None where they do not.
        made_at: ISO date or date-time of the utterance where the text tells it and the publication date resolves it.
        answers: id of the statement (a question) that this one answers.
        within: id of the statement that contains this one.
        confidence: 0 to 1.
        found_by: id of the rule that found it.
    """

    id: str
    report_id: str
    content: tuple[Anchor, ...]
    source: tuple[Anchor, ...] = ()
    cue: tuple[Anchor, ...] = ()
    form: Form
    act: Act = "say"
    speaker: tuple[str, ...] = ()
    hearsay: bool = False
    medium: str | None = None
    made_at: str | None = None
    answers: str | None = None
    within: str | None = None
    confidence: float = 1.0
    found_by: str

    def __post_init__(self) -> None:
        if not self.content:
            raise RecordError("a statement needs at least one piece of content")
        for role, anchors in (("content", self.content), ("source", self.source), ("cue", self.cue)):
            if any(anchor.report_id != self.report_id for anchor in anchors):
                raise RecordError(f"the {role} of a statement must stand in its own report {self.report_id}")
            if any(left.span.end > right.span.start for left, right in pairwise(anchors)):
                raise RecordError(f"the pieces of a {role} must be in order and not overlap")
        if self.form not in FORMS:
            raise RecordError(f"form must be one of {', '.join(FORMS)}, got {self.form!r}")
        if self.act not in ACTS:
            raise RecordError(f"act must be one of {', '.join(ACTS)}, got {self.act!r}")
        if not 0 <= self.confidence <= 1:
            raise RecordError(f"confidence lies between 0 and 1, got {self.confidence}")
        if not self.found_by:
            raise RecordError("a statement names the rule that found it")

    @staticmethod
    def identify(report_id: str, content: tuple[Anchor, ...], cue: tuple[Anchor, ...]) -> str:
        """Return the id of the statement with this content and cue: the same in every reading."""
        where = [(anchor.span.start, anchor.span.end) for anchor in (*content, *cue)]
        return digest("statement", report_id, len(content), where)

    @property
    def quote(self) -> str:
        """Return the words said, pieces joined by an ellipsis in brackets."""
        return " […] ".join(anchor.exact for anchor in self.content)

    @property
    def start(self) -> int:
        """Return where its first piece begins."""
        return self.content[0].span.start

    def anchors(self) -> tuple[Anchor, ...]:
        """Return every anchor that the statement stands on."""
        return (*self.content, *self.source, *self.cue)

    def to_json(self) -> dict[str, Any]:
        """Return plain lists, strings and numbers; `from_json` makes the statement again."""
        return dataclasses.asdict(self)

    @classmethod
    def from_json(cls, fields: Mapping[str, Any]) -> Statement:
        """Make it again from what `to_json` gave (before or after a trip through JSON)."""
        roles = {role: tuple(_anchor(part) for part in fields[role]) for role in ("content", "source", "cue")}
        return cls(**{**fields, **roles, "speaker": tuple(fields["speaker"])})


def _anchor(fields: Mapping[str, Any]) -> Anchor:
    span = fields["span"]
    return Anchor(fields["report_id"], Span(span["start"], span["end"]), fields["exact"])
