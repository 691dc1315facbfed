"""Lighting the words of a statement in the text of its report: pure functions on code points.

The text is cut wherever the look of it changes, so that the pieces never nest and, joined, are the text again,
character for character. Escaping is the template's business: a piece holds plain text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from sayso.errors import SpanError
from sayso.records import Anchor

__all__ = ["ROLES", "Lightable", "Marked", "Piece", "light"]

ROLES: tuple[str, ...] = ("content", "source", "cue")
"""The three things of a lit statement that are told apart, in the order in which they are named."""

_PARAGRAPH_END = re.compile(r"\n\n+")


class Lightable(Protocol):
    """What can be lit: a statement, or the words of a figure."""

    @property
    def id(self) -> str:
        """Return what tells it from others."""
        ...

    @property
    def content(self) -> tuple[Anchor, ...]:
        """Return the words that are lit first of all."""
        ...

    def anchors(self) -> tuple[Anchor, ...]:
        """Return all its words."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Words to light, with those that name who says them and those that signal it."""

    id: str
    content: tuple[Anchor, ...]
    source: tuple[Anchor, ...] = ()
    cue: tuple[Anchor, ...] = ()

    def anchors(self) -> tuple[Anchor, ...]:
        """Return all the words."""
        return (*self.content, *self.source, *self.cue)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text that looks the same all through.

    Attributes:
        text: the characters.
        roles: what they are in the lit statement (`ROLES`); empty outside it.
        statement: id of the innermost *other* statement whose content holds them, None where the lit one is innermost.
        is_first: the first piece of the lit content, or of that other statement: the place to scroll or to tab to.
    """

    text: str
    roles: tuple[str, ...] = ()
    statement: str | None = None
    is_first: bool = False


def light(text: str, statements: Sequence[Lightable], *, lit: Lightable | None = None) -> list[list[Piece]]:
    """Cut a text into paragraphs of pieces: one statement lit, the others ready to be clicked.

    A paragraph keeps the line breaks that end it. Offsets are code points.

    Raises:
        SpanError: a statement does not stand on the words that the text has there.
    """
    every = [*(s for s in statements if lit is None or s.id != lit.id), *((lit,) if lit else ())]
    for statement in every:
        for anchor in statement.anchors():
            _check(anchor, text)
    ends = {match.end() for match in _PARAGRAPH_END.finditer(text) if match.end() < len(text)}
    cuts = sorted({0, len(text), *ends, *_edges(every, lit)})
    around, roles = _statements_at(cuts, every), _roles_at(cuts, lit)
    seen: set[str] = set()
    paragraphs: list[list[Piece]] = [[]]
    for start, end in pairwise(cuts):
        if start in ends:
            paragraphs.append([])
        paragraphs[-1].append(_piece(text[start:end], around[start], roles[start], lit, seen))
    return [paragraph for paragraph in paragraphs if paragraph]


def _check(anchor: Anchor, text: str) -> None:
    if not anchor.holds_in(text):
        raise SpanError(
            f"report {anchor.report_id} was to have {anchor.exact!r} at [{anchor.span.start}, {anchor.span.end}), "
            f"and has {text[anchor.span.start : anchor.span.end]!r}: the ledger is damaged, read the report again"
        )


def _edges(statements: Sequence[Lightable], lit: Lightable | None) -> set[int]:
    anchors = [anchor for statement in statements for anchor in statement.content]
    anchors += lit.anchors() if lit else ()
    return {edge for anchor in anchors for edge in (anchor.span.start, anchor.span.end)}


def _covered(cuts: Sequence[int], anchor: Anchor) -> Sequence[int]:
    """Return the cuts that an anchor holds: where the pieces begin that lie inside it."""
    return cuts[bisect_left(cuts, anchor.span.start) : bisect_left(cuts, anchor.span.end)]


def _statements_at(cuts: Sequence[int], statements: Sequence[Lightable]) -> dict[int, list[Lightable]]:
    around: dict[int, list[Lightable]] = defaultdict(list)
    for statement in statements:
        for anchor in statement.content:
            for cut in _covered(cuts, anchor):
                around[cut].append(statement)
    return around


def _roles_at(cuts: Sequence[int], lit: Lightable | None) -> dict[int, list[str]]:
    roles: dict[int, list[str]] = defaultdict(list)
    for role in ROLES if lit else ():
        for anchor in getattr(lit, role):
            for cut in _covered(cuts, anchor):
                roles[cut].append(role)
    return roles


def _piece(
    words: str, around: Sequence[Lightable], roles: Sequence[str], lit: Lightable | None, seen: set[str]
) -> Piece:
    innermost = min(around, key=lambda statement: (_size(statement), statement is not lit), default=None)
    other = innermost.id if innermost and innermost is not lit else None
    marked = lit.id if lit and "content" in roles else other
    is_first = marked is not None and marked not in seen
    if marked is not None:
        seen.add(marked)
    return Piece(text=words, roles=tuple(roles), statement=other, is_first=is_first)


def _size(statement: Lightable) -> int:
    return sum(len(anchor.exact) for anchor in statement.content)
