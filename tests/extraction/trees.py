"""Parsed reports made by hand: words without a trained parser, so that a test depends on its own words alone."""

from __future__ import annotations

import re

from sayso.languages.pack import load_pack
from sayso.parsing.document import Mention, Parsed, Sentence, Token
from sayso.records import Report
from sayso.text.quotemarks import find_quotes
from sayso.text.segments import find_paragraphs

__all__ = ["by_hand"]

_WORD = re.compile(r"\w+(?:[-'’]\w+)*\.?(?=\s)|\w+(?:[-'’]\w+)*|[^\w\s]")
_MENTION = re.compile(r"\[([^\]]+)\]\{(PER|ORG|LOC)\}")


def by_hand(marked: str, language: str = "fr") -> Parsed:
    """Return a flat parse of a text in which names are marked: "Le colonel [Ivo Radek]{PER} a dit oui."

    Words in capitals are proper nouns, all others nouns; every word hangs on the first one of its sentence.
    """
    spans, text, at = [], "", 0
    for match in _MENTION.finditer(marked):
        text += marked[at : match.start()]
        spans.append((len(text), len(text) + len(match[1]), match[2]))
        text += match[1]
        at = match.end()
    report = Report.make(key="a", text=text + marked[at:], language=language)
    paragraphs = find_paragraphs(report.text)
    words = [m for p in paragraphs for m in _WORD.finditer(report.text, p.start, p.end)]
    sentences: list[Sentence] = []
    first = 0
    for i, word in enumerate(words):
        here = next(n for n, p in enumerate(paragraphs) if p.holds(word.start()))
        last = i + 1 == len(words) or not paragraphs[here].holds(words[i + 1].start())
        if word.group() in (".", "!", "?") or last:
            sentences.append(Sentence(first, i + 1, here, None))
            first = i + 1
    tokens = []
    for sentence in sentences:
        for i in range(sentence.first, sentence.last):
            form = words[i].group()
            pos = "PROPN" if form[0].isupper() and i > sentence.first else "NOUN" if form[0].isalnum() else "PUNCT"
            tokens.append(
                Token(
                    i=i,
                    start=words[i].start(),
                    end=words[i].end(),
                    text=form,
                    lemma=form.lower(),
                    pos=pos,
                    feats=frozenset(),
                    head=sentence.first,
                    dep="root" if i == sentence.first else "dep",
                )
            )
    mentions = []
    for start, end, label in spans:
        inside = [token.i for token in tokens if start <= token.start < end]
        mentions.append(Mention(inside[0], inside[-1] + 1, label))
    return Parsed(
        report=report,
        paragraphs=paragraphs,
        quotes=find_quotes(report.text),
        detached=frozenset(),
        tokens=tuple(tokens),
        sentences=tuple(sentences),
        mentions=tuple(mentions),
        grammar=load_pack(language).grammar,
    )
