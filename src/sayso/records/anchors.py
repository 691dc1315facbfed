"""Anchors: the exact characters of a report that a record stands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.errors import SpanError

if TYPE_CHECKING:
    from sayso.records.reports import Report

__all__ = ["Anchor", "Span"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of text, counted in Unicode code points: ``0 <= start < end``.

    >>> Span(3, 7).holds(6), Span(3, 7).holds(7)
    (True, False)
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanError(f"a span needs 0 <= start < end, got start={self.start}, end={self.end}")

    def holds(self, position: int) -> bool:
        """Return whether the position lies inside."""
        return self.start <= position < self.end

    def covers(self, other: Span) -> bool:
        """Return whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Return whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Anchor:
    """The place a record stands on: ``report.text[span.start:span.end] == exact``, for ever.

    The pair is the W3C Web Annotation TextPositionSelector and TextQuoteSelector in one. Make it with `Anchor.of`.
    """

    report_id: str
    span: Span
    exact: str

    def __post_init__(self) -> None:
        if len(self.exact) != self.span.end - self.span.start:
            raise SpanError(
                f"an anchor's words must be as long as its span: {len(self.exact)} characters "
                f"for [{self.span.start}, {self.span.end})"
            )

    @classmethod
    def of(cls, report: Report, start: int, end: int) -> Anchor:
        """Make the anchor of ``report.text[start:end]``.

        Raises:
            SpanError: the span is empty or leaves the text.
        """
        if end > len(report.text):
            raise SpanError(f"the span [{start}, {end}) leaves a text of {len(report.text)} characters")
        return cls(report.id, Span(start, end), report.text[start:end])

    def holds_in(self, text: str) -> bool:
        """Return whether the text has exactly these words at exactly this place."""
        return text[self.span.start : self.span.end] == self.exact
