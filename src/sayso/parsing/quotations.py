"""Tell quotations that stand apart from their frame from quoted words that are part of a sentence's grammar.

Apart (detached): « Le pont tient », assure la maire. · He said: "We wait." — parsed on its own, the frame without it.
Part of the sentence: le maire juge la digue « très fragile » · the "so-called" shelter — parsed in place.
"""

from __future__ import annotations

import re

from sayso.records import Span
from sayso.text.quotemarks import Quote

__all__ = ["find_detached"]

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_FINAL = ".!?…"
_EDGE = " \t\u00a0\u2009\u202f«»“”\"'‘’()[]"
# "« Non » répond-il", « Oui » a dit …: what follows a quotation without a comma and still is its frame.
_INVERTED = re.compile(
    r"(?:\w+[-‑](?:t[-‑])?(?:il|elle|on|ils|elles)\b|(?:a|ont|avait|avaient|said|says|told|added)\s)"
)
_LINKS = re.compile(
    r"\b(?:que|qu['’]|that|de|d['’]|of|to|as|comme|a|an|the|le|la|les|un|une|des|du|ces?|cette|its?|their)\Z", re.I
)
_FRAME_WORDS = 14
# Two sentences between the marks: a quotation set apart, whatever introduces it ("déclare que « … . … »").
_SEVERAL = re.compile(r"[.!?…]\s+[A-ZÀ-ÖØ-Þ]")
# A quotation that begins in the middle of a clause: "estime que les pompes « ne sauraient … . Elles … »".
_INSIDE_CLAUSE = re.compile(r"\b(?!que\b|qu['’]|that\b)\w+\Z", re.I)


def find_detached(text: str, paragraphs: tuple[Span, ...], quotes: tuple[Quote, ...]) -> frozenset[int]:
    """Return the indexes of the outermost quotations that stand apart from their frame.

    >>> from sayso.text.quotemarks import find_quotes
    >>> from sayso.text.segments import find_paragraphs
    >>> text = "Il juge la digue « fragile ». « Elle tiendra », assure la maire."
    >>> sorted(find_detached(text, find_paragraphs(text), find_quotes(text)))
    [1]
    """
    found: set[int] = set()
    for paragraph in paragraphs:
        previous: Quote | None = None
        for index, quote in enumerate(quotes):
            if quote.depth or not paragraph.covers(quote.span):
                continue
            if _is_detached(text, paragraph, quote, previous):
                found.add(index)
                previous = quote
    return frozenset(found)


def _is_detached(text: str, paragraph: Span, quote: Quote, previous: Quote | None) -> bool:
    before = text[paragraph.start : quote.span.start].rstrip()
    after = text[quote.span.end : paragraph.end].lstrip()
    inner = text[quote.inner.start : quote.inner.end]
    words = len(_WORD.findall(inner))
    begins = next((char for char in inner if char.isalnum()), "")
    capital = begins.isupper() or inner.startswith(("…", "...", "[", "("))
    final = inner.rstrip(_EDGE).endswith(tuple(_FINAL))
    if quote.continues is not None:
        return True
    if not quote.closed:
        return words >= 6 or before.endswith(":") or not before
    if _SEVERAL.search(inner) and words >= 8 and not _INSIDE_CLAUSE.search(before):
        return True
    if before.endswith(":"):
        return words >= 2 or capital
    if not before or before.endswith((*_FINAL, "»", "”", '"', ")")):
        if not after or final or inner.rstrip(_EDGE).endswith(","):
            return words >= 2 or final or (words == 1 and not before and bool(after))
        if after.startswith((",", "–", "—", "- ")):
            return words >= 2 or capital
        ends = after.startswith(tuple(_FINAL)) and words >= 6
        return ends or (bool(_INVERTED.match(after)) and words >= 2)
    if before.endswith((",", "–", "—")):
        if (capital and words >= 3) or (words >= 6 and (not after or after.startswith((".", ";", ":", "!", "?")))):
            return True
        return _goes_on(text, quote, previous) and words >= 2
    return capital and words >= 5 and not _LINKS.search(before) and (final or not after or after.startswith((".", ",")))


def _goes_on(text: str, quote: Quote, previous: Quote | None) -> bool:
    """Return whether only a short frame stands between this quotation and the one before: "A," he said, "b"."""
    if previous is None:
        return False
    between = text[previous.span.end : quote.span.start]
    return not re.search(r"[.!?…;]\s", between) and len(_WORD.findall(between)) <= _FRAME_WORDS
