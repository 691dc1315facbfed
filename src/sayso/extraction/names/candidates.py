"""A place where a name stands, what shows that it is one, and the places found so far.

Each kind of evidence has its rank; where two overlap, the better one gives the type, and the words of both the extent.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from enum import IntEnum

from sayso.extraction.names.book import KnownName, NameBook
from sayso.extraction.names.given import given_names
from sayso.extraction.names.headlines import is_headline
from sayso.languages.pack import Pack
from sayso.parsing.document import Parsed, Token
from sayso.records.names import NameType

__all__ = ["Candidate", "Collection", "Evidence"]

_SPOKEN = ("say", "ask", "answer", "deny", "confirm", "warn", "urge")


class Evidence(IntEnum):
    """What shows that words are a name and of which type, the weakest first."""

    CONTEXT = 0
    MODEL = 1
    APPOSED = 2
    HEAD = 3
    KNOWN = 4


@dataclass(slots=True, kw_only=True)
class Candidate:
    """A place where a name stands: tokens `first` up to, not with, `last`.

    Attributes:
        known: the name of the book that stands there.
        head: the number of its head noun; None where no noun heads it.
        bare: the head noun alone: "la police".
        weak: no name unless it is short for one: "la commission".
        unique: its bearer has only one such: a short form means the long one.
        noun: the head noun, folded.
        territory: a region may be called without that noun: "Westmark parish".
        alike: the name means the same without that noun: "Orvane Islands".
        whole: the same with the title or kind beside it.
        role: the words beside it that say what it is.
    """

    first: int
    last: int
    type: NameType
    evidence: Evidence
    known: KnownName | None = None
    head: int | None = None
    bare: bool = False
    weak: bool = False
    unique: bool = False
    noun: str | None = None
    alike: bool = False
    territory: bool = False
    whole: tuple[int, int] | None = None
    role: tuple[int, int] | None = None

    @property
    def size(self) -> int:
        """Return how many tokens it has."""
        return self.last - self.first


@dataclass
class Collection:
    """A report, its names as speakers need them, and the places found so far."""

    parsed: Parsed
    pack: Pack
    book: NameBook
    found: list[Candidate] = field(default_factory=list)

    @functools.cached_property
    def _shouted(self) -> frozenset[int]:
        """Return the tokens of headlines, where a capital tells nothing."""
        return frozenset(
            i for each in self.parsed.sentences if is_headline(self.parsed, each) for i in range(each.first, each.last)
        )

    def _overlapping(self, first: int, last: int) -> list[Candidate]:
        return [each for each in self.found if each.first < last and first < each.last]

    def _is_office(self, token: Token) -> bool:
        return token.lower in self._offices and token.pos != "VERB"

    def _has_first_name(self, each: Candidate) -> bool:
        """Return whether a person of several words begins with a first name."""
        given = self.parsed.tokens[each.first].text in given_names(self.parsed.report.language)
        return each.type == "person" and each.size > 1 and given

    def _speaks(self, first: int, last: int) -> bool:
        """Return whether a verb of saying has words as its subject."""
        tokens, inside = self.parsed.tokens, range(first, last)
        root = next((t for t in tokens[first:last] if t.head not in inside), tokens[first])
        return root.base_dep == "nsubj" and tokens[root.head].lemma.lower() in self._telling

    def _is_definite(self, token: Token) -> bool:
        before = self.parsed.tokens[token.i - 1] if token.i else None
        if token.text[:1].isupper():
            return True
        return before is not None and (
            "Definite=Def" in before.feats
            or before.lower in self.parsed.grammar.articles
            or before.lower in self.parsed.grammar.contractions
        )

    @functools.cached_property
    def _offices(self) -> frozenset[str]:
        return frozenset(
            word.lower() for role in self.pack.roles if role.type in ("person", "nameless") for word in role.words
        )

    @functools.cached_property
    def _telling(self) -> frozenset[str]:
        return frozenset(cue.words[0] for cue in self.pack.cues if cue.kind == "verb" and cue.act in _SPOKEN)
