"""The date that a figure speaks of: a time told in its own clause, else in its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.extraction.statements.phrases import clause_of
from sayso.parsing.document import Parsed
from sayso.records import Span
from sayso.records.figures import TimeExpr

__all__ = ["find_as_of"]


def find_as_of(parsed: Parsed, span: Span, times: Sequence[TimeExpr]) -> str | None:
    """Return the ISO date, as precise as the text tells it, that a figure at a span speaks of; None where none is told.

    "En 2016, le mouvement comptait 4 000 hommes" speaks of 2016.
    """
    tokens = parsed.tokens_in(span)
    if not tokens:
        return None
    sentence = parsed.sentence(tokens[0].i)
    start, end = parsed.tokens[sentence.first].start, parsed.tokens[sentence.last - 1].end
    told = [time for time in times if time.start is not None and start <= time.anchor.span.start < end]
    if not told:
        return None
    clause = clause_of(parsed, tokens[0].i)

    def far(time: TimeExpr) -> tuple[bool, int, int]:
        words = parsed.tokens_in(time.anchor.span)
        other = not words or clause_of(parsed, words[0].i) != clause
        place = time.anchor.span
        distance = place.start - span.end if place.start >= span.end else span.start - place.end
        return (other, distance, place.start)

    return min(told, key=far).start
