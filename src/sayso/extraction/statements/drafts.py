"""A draft of a statement: tokens and spans before speaker, form and links are settled."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records import Span
from sayso.records.statements import Act

__all__ = ["Draft"]


@dataclass(slots=True)
class Draft:
    """What one construction found.

    Attributes:
        content: pieces of the content, in order.
        rule: id of the cue or construction.
        cue: tokens of the cue.
        source: tokens of the source.
        strength: how surely this is an attribution.
        quotes: indexes of detached quotations in the content.
        carried: a continuing quotation: the speaker is the one who spoke last.
        impersonal: the text names nobody on purpose ("on pensait que", "il a été annoncé que").
        medium: the words that tell where it was said; `made_at`: the day, ISO 8601.
        source_span: the source, where it is no run of tokens.
        construction: which reading of a verb, noun or preposition found it ("clause", "phrase", "incise_by_order").
    """

    content: tuple[Span, ...]
    rule: str
    act: Act
    cue: tuple[int, ...] = ()
    source: tuple[int, ...] = ()
    strength: float = 1.0
    quotes: tuple[int, ...] = ()
    carried: bool = False
    impersonal: bool = False
    hearsay: bool = False
    speaker: tuple[str, ...] = ()
    medium: str | None = None
    made_at: str | None = None
    source_span: Span | None = None
    construction: str = ""

    @property
    def start(self) -> int:
        """Return where the content begins."""
        return self.content[0].start

    @property
    def end(self) -> int:
        """Return where the content ends."""
        return self.content[-1].end
