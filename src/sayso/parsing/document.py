"""A parsed report: plain tokens with a Universal Dependencies tree, free of the parsing library.

Token numbers (`Token.i`) count through the whole report; a root is its own head. Relations are those of Universal
Dependencies in lower case ("nsubj:pass", "root").
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from dataclasses import dataclass, field

from sayso.languages.grammar import Grammar
from sayso.records import Anchor, Report, Span
from sayso.text.quotemarks import Quote

__all__ = ["Mention", "Parsed", "Sentence", "Token"]


@dataclass(frozen=True, slots=True)
class Token:
    """One syntactic word: its place, form, lemma, part of speech (UPOS), features, head and relation."""

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    feats: frozenset[str]
    head: int
    dep: str

    @property
    def lower(self) -> str:
        """Return the form in lower case with straight apostrophes, for look-ups."""
        return self.text.lower().replace("’", "'")

    @property
    def base_dep(self) -> str:
        """Return the relation without its subtype: "obl:agent" is "obl"."""
        return self.dep.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a piece of one that a detached quotation cut off: tokens `first` up to, not with, `last`.

    Attributes:
        quote: index of the detached quotation that it stands in, None in the running text.
        paragraph: index of its paragraph.
    """

    first: int
    last: int
    paragraph: int
    quote: int | None


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as the trained model sees it: PER, ORG or LOC, on tokens `first` up to, not with, `last`."""

    first: int
    last: int
    label: str


@dataclass(slots=True)
class Parsed:
    """A report with its paragraphs, quotations, tokens, sentences and names.

    Attributes:
        detached: indexes of the quotations that are parsed apart from their frame.
        grammar: the words of its language that do the work of grammar.
    """

    report: Report
    paragraphs: tuple[Span, ...]
    quotes: tuple[Quote, ...]
    detached: frozenset[int]
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    grammar: Grammar = field(repr=False)
    _children: list[list[int]] = field(init=False, repr=False)
    _starts: list[int] = field(init=False, repr=False)
    _sentence_of: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._children = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                self._children[token.head].append(token.i)
        self._starts = [token.start for token in self.tokens]
        self._sentence_of = [0] * len(self.tokens)
        for number, sentence in enumerate(self.sentences):
            for i in range(sentence.first, sentence.last):
                self._sentence_of[i] = number

    def children(self, i: int) -> list[Token]:
        """Return the dependents of a token, in order."""
        return [self.tokens[child] for child in self._children[i]]

    def subtree(self, i: int) -> set[int]:
        """Return the numbers of a token and of all that depends on it."""
        found, waiting = set(), [i]
        while waiting:
            here = waiting.pop()
            found.add(here)
            waiting.extend(self._children[here])
        return found

    def ancestors(self, i: int) -> Iterator[Token]:
        """Yield the heads of a token, nearest first."""
        token = self.tokens[i]
        while token.head != token.i:
            token = self.tokens[token.head]
            yield token

    def sentence(self, i: int) -> Sentence:
        """Return the sentence of a token."""
        return self.sentences[self._sentence_of[i]]

    def sentence_number(self, i: int) -> int:
        """Return the index of the sentence of a token."""
        return self._sentence_of[i]

    def words(self, sentence: Sentence) -> tuple[Token, ...]:
        """Return the tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """Return the tokens that begin inside a span of characters."""
        first = bisect.bisect_left(self._starts, span.start)
        return self.tokens[first : bisect.bisect_left(self._starts, span.end, first)]

    def anchor(self, start: int, end: int) -> Anchor:
        """Return the anchor of a span of characters."""
        return Anchor.of(self.report, start, end)
