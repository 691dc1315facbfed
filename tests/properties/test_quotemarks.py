"""Whatever the text, its quotations are in order, in bounds, and nested as brackets are."""

from hypothesis import given
from hypothesis import strategies as st

from properties.texts import MARKS, texts
from sayso.records import Span
from sayso.text.quotemarks import find_quotes
from sayso.text.segments import find_paragraphs

ANY = texts("fr", max_size=60) | texts("en", max_size=60) | st.text(max_size=60)


@given(ANY)
def test_quotations_are_in_bounds_and_in_order(text: str) -> None:
    """Quotations come in the order of their opening marks, inside of one paragraph, inner words inside of the marks."""
    quotes = find_quotes(text)
    assert [quote.span.start for quote in quotes] == sorted({quote.span.start for quote in quotes})
    for quote in quotes:
        assert quote.span.end <= len(text)
        assert quote.span.covers(quote.inner)
        inner = text[quote.inner.start : quote.inner.end]
        assert inner == inner.strip() != ""
        assert sum(paragraph.covers(quote.span) for paragraph in find_paragraphs(text)) == 1


@given(ANY)
def test_quotations_nest_as_brackets_do(text: str) -> None:
    """Two quotations are apart, or one lies inside of the other; the depth counts those around."""
    quotes = find_quotes(text)
    for index, quote in enumerate(quotes):
        around = 0
        for other in quotes[:index]:
            if other.span.overlaps(quote.span):
                assert other.span.covers(quote.span)
                around += 1
        assert quote.depth <= around


@given(ANY)
def test_a_quotation_opens_with_a_mark_and_closes_with_one(text: str) -> None:
    """A quotation begins with its opening mark, or the closing one where it runs on; a closed one ends with a mark."""
    for quote in find_quotes(text):
        words = text[quote.span.start : quote.span.end]
        assert words.startswith(quote.kind) or quote.continues is not None
        if quote.closed:
            assert words.endswith(tuple(MARKS))


@given(ANY)
def test_a_quotation_continues_an_open_one_of_the_paragraph_before(text: str) -> None:
    """Only an open outermost quotation of an earlier paragraph runs on, at the head of a later one."""
    quotes = find_quotes(text)
    heads = {paragraph.start for paragraph in find_paragraphs(text)}
    for index, quote in enumerate(quotes):
        if quote.continues is not None:
            before = quotes[quote.continues]
            assert quote.continues < index
            assert (before.depth, before.closed, before.kind) == (0, False, quote.kind)
            assert quote.span.start in heads
            assert before.span.end <= quote.span.start


@given(texts("fr"), st.integers(0, 3))
def test_paragraphs_before_change_nothing(text: str, lines: int) -> None:
    """Lines without marks before a text move its quotations and do nothing else."""
    before = "Le pont tient.\n" * lines
    moved = [
        Span(quote.inner.start - len(before), quote.inner.end - len(before)) for quote in find_quotes(before + text)
    ]
    assert moved == [quote.inner for quote in find_quotes(text)]
