"""Who claims a figure: the speaker of the innermost statement that contains it, else the article."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.records import Span, Statement

__all__ = ["ARTICLE", "find_claimant", "innermost"]

ARTICLE = "article"
"""The claimant of what the writer says in his own voice, hearsay included."""


def innermost(statements: Sequence[Statement], span: Span) -> Statement | None:
    """Return the smallest statement whose content covers a span."""
    covering = [statement for statement in statements if any(piece.span.covers(span) for piece in statement.content)]
    return min(covering, key=_length, default=None)


def _length(statement: Statement) -> int:
    return sum(piece.span.end - piece.span.start for piece in statement.content)


def find_claimant(statements: Sequence[Statement], statement: Statement | None) -> str:
    """Return who claims what stands in a statement: a name, else the words of its source, else "article"."""
    by_id = {one.id: one for one in statements}
    while statement is not None:
        if statement.speaker:
            return ", ".join(statement.speaker)
        if statement.source:
            return " ".join(piece.exact for piece in statement.source)
        if statement.hearsay or statement.within is None:
            return ARTICLE
        statement = by_id.get(statement.within)
    return ARTICLE
