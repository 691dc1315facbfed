"""Parse a report: pair its quote marks, then run the language's trained pipeline, each paragraph a document of its own.

Detached quotations are parsed apart from their frame: their edges are set as sentence boundaries before the parser
runs. Inside quoted words that belong to a sentence no sentence may begin. This is the only room that knows the parsing
library.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sayso.languages.grammar import Grammar
from sayso.languages.pack import Pack
from sayso.parsing.document import Mention, Parsed, Sentence, Token
from sayso.parsing.mending import mend_days
from sayso.parsing.quotations import find_detached
from sayso.records import Report, Span
from sayso.text.quotemarks import Quote, find_quotes
from sayso.text.segments import find_paragraphs

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Token as Word

__all__ = ["parse"]

_BATCH = 64
# A paragraph longer than this is parsed in parts, so that memory stays small on "one line of 50 MB".
_LONGEST = 20_000
_INNER_STOP = re.compile(r"[.!?…]\s")
# "CASTELBRUNE, 9 mars 2026 (AMP) – " and "9 mars 2026. – ": no part of the sentence that follows.
_DATELINE = re.compile(
    r"\s*(?:[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’. -]{2,}|\d{1,2}(?:er)?\s\w+\s\d{4})"
    r"(?:[\s,(][^–—\n«“\"]{0,60}?)?[.)]?\s?[–—-]{1,2}\s"
)
_MAY_END = frozenset(".!?…;:") | {"...", "!!", "??", "?!", "!?", "..", "*"}
_CLOSING = frozenset("»”\"'’)]") | {"''"}
_FULL_STOPS = frozenset((".", "!", "?", "…", "..."))


def parse(report: Report, pack: Pack) -> Parsed:
    """Parse a report with its language's pack."""
    nlp = _pipeline(pack.model)
    text = report.text
    paragraphs = find_paragraphs(text)
    quotes = find_quotes(text)
    detached = find_detached(text, paragraphs, quotes)
    outer = [(index, quote) for index, quote in enumerate(quotes) if quote.depth == 0]
    parts = [part for paragraph in paragraphs for part in _cut(text, paragraph)]
    docs = []
    for part in parts:
        doc = nlp.make_doc(text[part.start : part.end])
        _set_boundaries(
            doc, part.start, [(index, quote) for index, quote in outer if part.overlaps(quote.span)], detached
        )
        docs.append(doc)
    parsed = zip(parts, nlp.pipe(docs, batch_size=_BATCH), strict=True)
    weekdays = frozenset(word for day in pack.days if day.weekday is not None for word in day.words)
    return _collect(report, pack.grammar, weekdays, paragraphs, quotes, detached, parsed)


@functools.cache
def _pipeline(folder: Path) -> Language:
    from sayso.parsing.weights import load_pipeline

    return load_pipeline(folder)


def _cut(text: str, paragraph: Span) -> Iterable[Span]:
    """Yield the paragraph, or parts of it that end at white space where it is too long."""
    start = paragraph.start
    while paragraph.end - start > _LONGEST:
        space = max(text.rfind(mark, start + 1, start + _LONGEST) for mark in (". ", " "))
        end = space + 1 if space > start else start + _LONGEST
        yield Span(start, end)
        start = end
    if start < paragraph.end:
        yield Span(start, paragraph.end)


def _set_boundaries(doc: Doc, offset: int, quotes: list[tuple[int, Quote]], detached: frozenset[int]) -> None:
    """Force sentence boundaries at the edges of detached quotations; forbid them inside quoted words and after words.

    A sentence of a report begins after a mark that can end one, never after a word, a comma or an opening mark.
    """
    dateline = _DATELINE.match(doc.text)
    previous = None
    for token in doc:
        if token.is_space:
            continue
        if dateline is not None and token.idx < dateline.end():
            token.is_sent_start = False if previous is not None else None
        elif dateline is not None and previous is not None and previous.idx < dateline.end() <= token.idx:
            token.is_sent_start = True
        elif previous is not None and not _may_end(doc, previous):
            token.is_sent_start = False
        previous = token
    for index, quote in quotes:
        start, end = quote.span.start - offset, quote.span.end - offset
        if index in detached:
            _set_edges(doc, start, end)
        elif not _INNER_STOP.search(doc.text, max(start, 0), max(end - 3, 0)):
            for token in doc:
                if start < token.idx < end:
                    token.is_sent_start = False


def _may_end(doc: Doc, token: Word) -> bool:
    """Return whether a sentence may end with a token: a stop, or a closing mark right after one."""
    if token.text in _CLOSING and token.i:
        return doc[token.i - 1].text in _MAY_END or doc[token.i - 1].is_space
    return token.text in _MAY_END


def _set_edges(doc: Doc, start: int, end: int) -> None:
    """Begin a sentence at a quotation and after it; a full stop that follows the closing mark stays with it."""
    after = [token for token in doc if token.idx >= end and not token.is_space][:2]
    for token in doc:
        if token.idx == start:
            token.is_sent_start = True
    if after and after[0].text in _FULL_STOPS:
        after[0].is_sent_start = False
        after = after[1:]
    if after:
        after[0].is_sent_start = True


def _collect(
    report: Report,
    grammar: Grammar,
    weekdays: frozenset[str],
    paragraphs: tuple[Span, ...],
    quotes: tuple[Quote, ...],
    detached: frozenset[int],
    parts: Iterable[tuple[Span, Doc]],
) -> Parsed:
    """Copy tokens, sentences and names out of the library's documents; white-space tokens are left out."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    mentions: list[Mention] = []
    outer = sorted((quotes[index].span, index) for index in detached)
    for part, doc in parts:
        number = {token.i: len(tokens) + rank for rank, token in enumerate(t for t in doc if not t.is_space)}
        paragraph = next(rank for rank, span in enumerate(paragraphs) if span.covers(part))
        for sent in doc.sents:
            inside = [token for token in sent if not token.is_space]
            if not inside:
                continue
            start = part.start + inside[0].idx
            quote = next((index for span, index in outer if span.holds(start)), None)
            first = number[inside[0].i]
            sentences.append(Sentence(first, first + len(inside), paragraph, quote))
            for token in inside:
                head = token.head
                while head.is_space and head.head.i != head.i:
                    head = head.head
                tokens.append(
                    Token(
                        i=number[token.i],
                        start=part.start + token.idx,
                        end=part.start + token.idx + len(token),
                        text=token.text,
                        lemma=token.lemma_,
                        pos=token.pos_,
                        feats=frozenset(str(token.morph).split("|")) - {""},
                        head=number.get(head.i, number[token.i]),
                        dep=token.dep_.lower(),
                    )
                )
        for entity in doc.ents:
            inside = [token for token in entity if not token.is_space]
            if inside:
                first = number[inside[0].i]
                mentions.append(Mention(first, first + len(inside), entity.label_))
    return Parsed(
        report=report,
        paragraphs=paragraphs,
        quotes=quotes,
        detached=detached,
        tokens=tuple(mend_days(tokens, weekdays)),
        sentences=tuple(sentences),
        mentions=tuple(mentions),
        grammar=grammar,
    )
