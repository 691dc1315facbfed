"""Paragraphs are lines with something on them; spans are stripped without touching the text."""

import pytest

from sayso.records import Span
from sayso.text.segments import find_paragraphs, strip_span


def pieces(text: str) -> list[str]:
    return [text[span.start : span.end] for span in find_paragraphs(text)]


@pytest.mark.parametrize("break_", ["\n", "\n\n", "\r\n", "\r", "\n \n", "\u2028", "\u2029", "\x0b", "\x0c", "\x85"])
def test_any_line_break_ends_a_paragraph(break_: str) -> None:
    """Each kind of line break, single or double, separates two paragraphs."""
    assert pieces(f"Le pont tient.{break_}La route non.") == ["Le pont tient.", "La route non."]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t\u00a0\n\u202f"])
def test_white_space_is_no_paragraph(text: str) -> None:
    """A line of white space, no-break spaces included, is none."""
    assert pieces(text) == []


def test_edges_are_stripped_and_insides_kept() -> None:
    """White space at the edges is left out, inside it is kept."""
    assert pieces("\u00a0 Le pont\u202f: tient \t\n") == ["Le pont\u202f: tient"]


def test_strip_span_of_characters() -> None:
    """Given characters are stripped instead of white space."""
    assert strip_span("--a-b--", 0, 7, "-") == Span(2, 5)


def test_strip_span_of_nothing() -> None:
    """A span of white space alone strips to None."""
    assert strip_span("a  b", 1, 3) is None
