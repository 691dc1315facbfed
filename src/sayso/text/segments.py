"""Paragraphs: every line that holds more than white space is one."""

from __future__ import annotations

import re

from sayso.records.anchors import Span

__all__ = ["find_paragraphs", "strip_span"]

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")


def find_paragraphs(text: str) -> tuple[Span, ...]:
    """Return the paragraphs of a text, white space at their edges left out.

    >>> [(span.start, span.end) for span in find_paragraphs("Le pont tient.\\n\\n  La route non. ")]
    [(0, 14), (18, 31)]
    """
    found = []
    for line in _LINE.finditer(text):
        span = strip_span(text, line.start(), line.end())
        if span is not None:
            found.append(span)
    return tuple(found)


def strip_span(text: str, start: int, end: int, characters: str | None = None) -> Span | None:
    """Return the span without white space (or the given characters) at its edges; None when nothing is left.

    >>> strip_span("« Non »", 1, 6)
    Span(start=2, end=5)
    """
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip(characters))
    right = len(piece.rstrip(characters))
    return Span(start + left, start + right) if left < right else None
