"""Pair quote marks, paragraph by paragraph, before anything else cuts the text.

Marks of every kind are known (« » “ ” „ ” ‚ ’ ‹ › " " ‘ ’ ' ' `` ''), mixed in one text and nested. An apostrophe is
no quote mark. A quotation that is still open at the end of a paragraph runs on where the next paragraph opens a mark of
the same kind again (the habit of English and French print) or begins with the closing mark (an old French habit);
otherwise it ends with its paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import islice, zip_longest

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
            found.append(replace(quote, continues=continues))
        running = next(
            (base + index for index, (quote, _) in enumerate(quotes) if not quote.closed and quote.depth == 0), None
        )
    return tuple(found)


def _pair_paragraph(text: str, paragraph: Span, running: str | None) -> tuple[list[tuple[Quote, int]], bool]:
    """Pair the marks of one paragraph; return its quotes with their ranks, and whether the first reopens `running`."""
    marks = list(_MARK.finditer(text, paragraph.start, paragraph.end))
    hopeful = _last_closings(text, paragraph, marks)
    stack: list[_Open] = []
    kinds: Counter[str] = Counter()  # of what is open, so that a line full of marks is still read in one go
    done: list[tuple[int, int, int, int, str, int, bool]] = []
    reopened = False
    for number, mark in enumerate(marks):
        sign, start, end = mark.group(), mark.start(), mark.end()
        if running is not None and start == paragraph.start:
            if sign == running:
                reopened = True
                stack.append(_Open(sign, start, end))
                kinds[sign] += 1
                continue
            if sign in _CLOSERS[running]:  # « ... \n » ... : the closing mark stands at the head of each paragraph
                reopened = True
                stack.append(_Open(running, start, end))
                kinds[running] += 1
                continue
        is_open = any(sign in _CLOSERS[kind] for kind, count in kinds.items() if count)
        role = _role(text, paragraph, marks, number, is_open=is_open, hopeful=hopeful)
        if role == "open":
            stack.append(_Open(sign, start, end))
            kinds[sign] += 1
        elif role == "close":
            _close(stack, kinds, done, sign, start, end)
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


def _last_closings(text: str, paragraph: Span, marks: list[re.Match[str]]) -> dict[str, int]:
    """Return the last place where each mark could close: after a word, before none."""
    found: dict[str, int] = {}
    for mark in marks:
        following = text[mark.end()] if mark.end() < paragraph.end else " "
        if not following.isalnum() and text[mark.start() - 1] not in _SPACES:
            found[mark.group()] = mark.start()
    return found


def _close(
    stack: list[_Open],
    kinds: Counter[str],
    done: list[tuple[int, int, int, int, str, int, bool]],
    sign: str,
    start: int,
    end: int,
) -> None:
    """Close the innermost open quotation that this mark can close; what was open inside it is closed with it."""
    for depth in range(len(stack) - 1, -1, -1):
        if sign in _CLOSERS[stack[depth].kind]:
            for inner_depth in range(len(stack) - 1, depth, -1):
                lost = stack.pop()
                kinds[lost.kind] -= 1
                if lost.kind not in ("'", "‘", "‚"):
                    done.append((lost.start, start, lost.inner, start, lost.kind, inner_depth, False))
            opened = stack.pop()
            kinds[opened.kind] -= 1
            done.append((opened.start, end, opened.inner, start, opened.kind, depth, True))
            return


def _role(
    text: str,
    paragraph: Span,
    marks: list[re.Match[str]],
    number: int,
    *,
    is_open: bool,
    hopeful: dict[str, int],
) -> str:
    """Return what a mark does here: ``open``, ``close``, or ``none`` for an apostrophe or a stray mark."""
    sign, start, end = marks[number].group(), marks[number].start(), marks[number].end()
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
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
        again = any(mark.group() == "”" for mark in islice(marks, number + 1, None))
        return "open" if before in _OPENING_CONTEXT and after.isalnum() and again else "none"
    if sign == "''":
        opens = before in _OPENING_CONTEXT and after not in _SPACES
        return "close" if is_open else "open" if opens else "none"
    if sign in ('"', "＂"):
        return _role_of_straight(before, after, is_open)
    if is_open and not after.isalnum() and before not in _SPACES:
        return "none" if _is_plural_possessive(text, paragraph, marks, number) else "close"
    closes_later = any(hopeful.get(closer, -1) > start for closer in _CLOSERS.get(sign, ""))
    return _role_of_single(sign, before, after, is_open=is_open, closes_later=closes_later)


def _role_of_straight(before: str, after: str, is_open: bool) -> str:
    opens = before in _OPENING_CONTEXT and after not in _SPACES
    closes = before not in _SPACES and not after.isalnum()
    if is_open:
        return "open" if opens and not closes else "close"  # "open": the one before was never closed
    if (closes and not opens) or (before.isdigit() and after.isdigit()):
        return "none"  # 6'2", 3'30"65, or a mark whose opening was lost
    return "open"


def _role_of_single(sign: str, before: str, after: str, *, is_open: bool, closes_later: bool) -> str:
    """Tell a single quote mark from an apostrophe: "l'eau", "the miners' strike", "'90s" are apostrophes."""
    if (before.isalnum() and after.isalnum()) or (sign == "’" and not is_open):
        return "none"
    if sign not in ("‘", "‚", "'") or before not in _OPENING_CONTEXT or not (after.isalnum() or after in '[(«“"'):
        return "none"
    if after.isdigit() and sign == "'":
        return "none"
    return "open" if closes_later else "none"


def _is_plural_possessive(text: str, paragraph: Span, marks: list[re.Match[str]], number: int) -> bool:
    """Return whether a mark inside ‘ ’ is the apostrophe of "the dogs’ fault": a better closing mark follows."""
    sign, start = marks[number].group(), marks[number].start()
    if text[start - 1] != "s":
        return False
    for mark in islice(marks, number + 1, None):
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
    mended: list[Quote] = []
    ends: list[int] = []  # where quotations around that were cut short had ended
    for left, right in zip_longest(quotes, quotes[1:]):
        while ends and ends[-1] <= left.span.start:
            ends.pop()
        depth = left.depth - len(ends)
        inner = strip_span(text, left.inner.start, right.span.start) if _is_forgotten(left, right) else None
        if inner is None:
            mended.append(replace(left, depth=depth))
            continue
        stop = _end_of_sentence(text, inner)
        mended.append(replace(left, span=Span(left.span.start, stop), inner=Span(inner.start, stop), depth=depth))
        ends.append(left.span.end)
    return mended


def _is_forgotten(left: Quote, right: Quote | None) -> bool:
    """Return whether a quotation that was never closed has another of its kind right inside it."""
    if right is None or left.closed or left.kind not in ("«", "“", '"'):
        return False
    return left.kind == right.kind and right.depth == left.depth + 1


def _end_of_sentence(text: str, inner: Span) -> int:
    """Return where the first sentence inside a never-closed quotation ends, or its end."""
    stop = re.compile(r"[.!?…]+(?=\s|$)").search(text, inner.start, inner.end)
    return stop.end() if stop else inner.end
