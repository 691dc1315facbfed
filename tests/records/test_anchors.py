"""Spans and anchors refuse to stand where they do not fit."""

import pytest

from sayso.errors import SpanError
from sayso.records import Anchor, Report, Span

REPORT = Report.make(key="a.txt", text="Le pont 🌉 tient.", language="fr")


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 4), (-3, -1)])
def test_a_span_needs_a_character(start: int, end: int) -> None:
    """An empty, reversed or negative span is refused, and the message shows it."""
    with pytest.raises(SpanError, match=f"start={start}, end={end}"):
        Span(start, end)


def test_spans_are_half_open() -> None:
    """A span holds its start and not its end; spans that only touch do not overlap."""
    assert Span(3, 7).holds(3)
    assert not Span(3, 7).holds(7)
    assert not Span(3, 7).holds(2)
    assert not Span(3, 7).overlaps(Span(7, 9))
    assert Span(3, 7).overlaps(Span(6, 9))
    assert Span(3, 7).covers(Span(3, 7))
    assert not Span(3, 7).covers(Span(2, 7))


def test_spans_sort_by_start_then_end() -> None:
    """Spans have the order of the text."""
    assert sorted([Span(4, 9), Span(4, 5), Span(1, 20)]) == [Span(1, 20), Span(4, 5), Span(4, 9)]


def test_an_anchor_has_the_words_of_its_span() -> None:
    """An anchor made from a report holds in its text, counted in code points."""
    anchor = Anchor.of(REPORT, 8, 15)
    assert (anchor.report_id, anchor.exact) == (REPORT.id, "🌉 tient")
    assert anchor.holds_in(REPORT.text)
    assert not anchor.holds_in(REPORT.text[1:])


@pytest.mark.parametrize(("start", "end"), [(0, 17), (16, 18), (30, 40)])
def test_an_anchor_outside_of_the_text_is_refused(start: int, end: int) -> None:
    """A span that leaves the text makes no anchor."""
    with pytest.raises(SpanError, match="leaves a text of 16 characters"):
        Anchor.of(REPORT, start, end)


def test_words_longer_than_their_span_are_refused() -> None:
    """Words and span must be of one length."""
    with pytest.raises(SpanError, match=r"8 characters for \[0, 7\)"):
        Anchor("x", Span(0, 7), "Le pont ")


def test_an_anchor_never_changes() -> None:
    """Anchors are frozen."""
    with pytest.raises(AttributeError):
        Anchor.of(REPORT, 0, 2).exact = "La"  # type: ignore[misc]
