"""Pair quote marks, paragraph by paragraph, before anything else cuts the text.

Marks of every kind are known (« » “ ” „ ” ‚ ’ ‹ › " " ‘ ’ ' ' `` ''), mixed in one text and nested. An apostrophe is
no quote mark. A quotation that is still open at the end of a paragraph runs on where the next paragraph opens a mark of
the same kind again (the habit of English and French print) or begins with the closing mark (an old French habit);
otherwise it ends with its paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from sayso.records.anchors import Span
from sayso.text.segments import find_paragraphs, strip_span

__all__ = ["QUOTE_MARKS", "Quote", "find_quotes"]

# Opening marks, and what may close each. “ closes „ in German print; ” opens and closes in some typing.
_CLOSERS = {
    "«": "»",
    "“": '”“"',
    "”": "”",
    "„": "”“",
    "‟": "”",
    "‹": "›",
    "‘": "’",
    "‚": "’‘",
    '"': '"”“',
    "'": "'",
    "``": ("''", "``"),
    "''": ("''",),
    "<<": (">>",),
    "＂": "＂",
}
_MARK = re.compile(r"``|''|<<|>>|[«»“”„‟‹›‘’‚\"'＂]")
QUOTE_MARKS = frozenset("«»“”„‟‹›‘’‚\"'`＂")
"""Every character that can be (part of) a quote mark."""

_SPACES = " \t\u00a0\u2007\u2009\u202f"
_OPENING_CONTEXT = "([{—–-/:=>«“„‘\"'" + _SPACES


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A quotation within one paragraph.

    Attributes:
        span: marks included.
        inner: the words between the marks, white space at the edges left out.
        kind: the opening mark.
        depth: 0 for an outermost quotation.
        closed: whether the paragraph closes it.
        continues: index (in the list of the text's quotes) of the quotation of an earlier paragraph that runs on here.
    """

    span: Span
    inner: Span
    kind: str
    depth: int
    closed: bool
    continues: int | None = None


@dataclass(slots=True)
class _Open:
    kind: str
    start: int
    inner: int


def find_quotes(text: str) -> tuple[Quote, ...]:
    """Return the quotations of a text in order of their opening marks.

    >>> text = 'Elle a dit : « On l’appelle “le vieux pont”. »'
    >>> [(text[q.inner.start:q.inner.end], q.depth) for q in find_quotes(text)]
    [('On l’appelle “le vieux pont”.', 0), ('le vieux pont', 1)]
    >>> [q.continues for q in find_quotes("He said: “We wait.\\n\\n“We always wait.”")]
    [None, 0]
    """
    found: list[Quote] = []
    running: int | None = None
    for paragraph in find_paragraphs(text):
        quotes, reopened = _pair_paragraph(text, paragraph, found[running].kind if running is not None else None)
        base = len(found)
        if running is not None and not (quotes and reopened):
            running = None
        for quote, position in quotes:
            continues = running if position == 0 and reopened else None
            found.append(_with(quote, continues) if continues is not None else quote)
        running = next(
            (base + index for index, (quote, _) in enumerate(quotes) if not quote.closed and quote.depth == 0), None
        )
    return tuple(found)


def _with(quote: Quote, continues: int) -> Quote:
    return Quote(
        span=quote.span, inner=quote.inner, kind=quote.kind, depth=quote.depth, closed=quote.closed, continues=continues
    )


def _pair_paragraph(text: str, paragraph: Span, running: str | None) -> tuple[list[tuple[Quote, int]], bool]:
    """Pair the marks of one paragraph; return its quotes with their ranks, and whether the first reopens `running`."""
    marks = list(_MARK.finditer(text, paragraph.start, paragraph.end))
    stack: list[_Open] = []
    done: list[tuple[int, int, int, int, str, int, bool]] = []
    reopened = False
    for number, mark in enumerate(marks):
        sign, start, end = mark.group(), mark.start(), mark.end()
        if running is not None and start == paragraph.start:
            if sign == running:
                reopened = True
                stack.append(_Open(sign, start, end))
                continue
            if sign in _CLOSERS[running]:  # « ... \n » ... : the closing mark stands at the head of each paragraph
                reopened = True
                stack.append(_Open(running, start, end))
                continue
        role = _role(text, paragraph, sign, start, end, stack, marks[number + 1 :])
        if role == "open":
            stack.append(_Open(sign, start, end))
        elif role == "close":
            _close(stack, done, sign, start, end)
    while stack:
        depth = len(stack) - 1
        left = stack.pop()
        if left.kind not in ("'", "‘", "‚"):  # a lone single mark is an apostrophe after all
            done.append((left.start, paragraph.end, left.inner, paragraph.end, left.kind, depth, False))
    quotes = []
    for begin, finish, inner_start, inner_end, kind, depth, closed in sorted(done):
        inner = strip_span(text, inner_start, inner_end) if inner_start < inner_end else None
        if inner is not None:
            quotes.append(Quote(span=Span(begin, finish), inner=inner, kind=kind, depth=depth, closed=closed))
    quotes = _mend_unclosed(text, quotes)
    reopened = reopened and bool(quotes) and quotes[0].span.start == paragraph.start
    return [(quote, rank) for rank, quote in enumerate(quotes)], reopened


def _close(
    stack: list[_Open], done: list[tuple[int, int, int, int, str, int, bool]], sign: str, start: int, end: int
) -> None:
    """Close the innermost open quotation that this mark can close; what was open inside it is closed with it."""
    for depth in range(len(stack) - 1, -1, -1):
        if sign in _CLOSERS[stack[depth].kind]:
            for inner_depth in range(len(stack) - 1, depth, -1):
                lost = stack.pop()
                if lost.kind not in ("'", "‘", "‚"):
                    done.append((lost.start, start, lost.inner, start, lost.kind, inner_depth, False))
            opened = stack.pop()
            done.append((opened.start, end, opened.inner, start, opened.kind, depth, True))
            return


def _role(
    text: str,
    paragraph: Span,
    sign: str,
    start: int,
    end: int,
    stack: list[_Open],
    later: list[re.Match[str]],
) -> str:
    """Return what a mark does here: ``open``, ``close``, or ``none`` for an apostrophe or a stray mark."""
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    is_open = any(sign in _CLOSERS[entry.kind] for entry in stack)
    if sign in ("«", "„", "‟", "‹", "``", "<<"):
        return "open"
    if sign == "“":
        closes = is_open and before not in _OPENING_CONTEXT and not after.isalnum()  # „ … “, or typed for ”
        return "close" if closes else "open"
    if sign in ("»", "›", ">>"):
        return "close" if is_open else "none"
    if sign == "”":
        if is_open:
            return "close"
        return (
            "open"
            if before in _OPENING_CONTEXT and after.isalnum() and any(m.group() == "”" for m in later)
            else "none"
        )
    if sign == "''":
        opens = before in _OPENING_CONTEXT and after not in _SPACES
        return "close" if is_open else "open" if opens else "none"
    if sign in ('"', "＂"):
        return _role_of_straight(before, after, is_open)
    return _role_of_single(text, paragraph, sign, before, after, is_open, later)


def _role_of_straight(before: str, after: str, is_open: bool) -> str:
    opens = before in _OPENING_CONTEXT and after not in _SPACES
    closes = before not in _SPACES and not after.isalnum()
    if is_open:
        return "open" if opens and not closes else "close"  # "open": the one before was never closed
    if (closes and not opens) or (before.isdigit() and after.isdigit()):
        return "none"  # 6'2", 3'30"65, or a mark whose opening was lost
    return "open"


def _role_of_single(
    text: str, paragraph: Span, sign: str, before: str, after: str, is_open: bool, later: list[re.Match[str]]
) -> str:
    """Tell a single quote mark from an apostrophe: "l'eau", "the miners' strike", "'90s" are apostrophes."""
    word_before, word_after = before.isalnum(), after.isalnum()
    if word_before and word_after:
        return "none"
    if sign == "’" and not is_open:
        return "none"
    if is_open and not word_after and before not in _SPACES:
        return "none" if _is_plural_possessive(text, paragraph, sign, before, later) else "close"
    if sign in ("‘", "‚", "'") and before in _OPENING_CONTEXT and (word_after or after in '[(«“"'):
        if after.isdigit() and sign == "'":
            return "none"
        for mark in later:
            if mark.group() not in _CLOSERS[sign]:
                continue
            previous = text[mark.start() - 1]
            following = text[mark.end()] if mark.end() < paragraph.end else " "
            if not following.isalnum() and previous not in _SPACES:
                return "open"
    return "none"


def _is_plural_possessive(text: str, paragraph: Span, sign: str, before: str, later: list[re.Match[str]]) -> bool:
    """Return whether a mark inside ‘ ’ is the apostrophe of "the dogs’ fault": a better closing mark follows."""
    if before != "s" or not later:
        return False
    for mark in later:
        if mark.group() in ("‘", "‚"):
            return False
        if mark.group() == sign:
            following = text[mark.end()] if mark.end() < paragraph.end else " "
            if not following.isalnum():
                return text[mark.start() - 1] not in _SPACES
    return False


def _mend_unclosed(text: str, quotes: list[Quote]) -> list[Quote]:
    """Undo a nesting that only a forgotten closing mark explains.

    « A … « B » : the first was never closed (French print does not nest « in «, nor English “ in “), so it ends before
    the second, unless it runs to the end of the paragraph as a quotation that goes on in the next one.
    """
    mended = list(quotes)
    for index, (left, right) in enumerate(pairwise(quotes)):
        nested_alike = (
            not left.closed
            and left.kind == right.kind
            and right.depth == left.depth + 1
            and left.kind in ("«", "“", '"')
        )
        if nested_alike:
            inner = strip_span(text, left.inner.start, right.span.start)
            if inner is None:
                continue
            stop = _end_of_sentence(text, inner)
            mended[index] = Quote(
                span=Span(left.span.start, stop),
                inner=Span(inner.start, stop),
                kind=left.kind,
                depth=left.depth,
                closed=False,
            )
            for later in range(index + 1, len(mended)):
                quote = mended[later]
                if quote.span.start >= right.span.start and quote.depth > left.depth:
                    mended[later] = Quote(
                        span=quote.span, inner=quote.inner, kind=quote.kind, depth=quote.depth - 1, closed=quote.closed
                    )
    return mended


def _end_of_sentence(text: str, inner: Span) -> int:
    """Return where the first sentence inside a never-closed quotation ends, or its end."""
    stop = re.compile(r"[.!?…]+(?=\s|$)").search(text, inner.start, inner.end)
    return stop.end() if stop else inner.end
