"""The grammar of numbers of one language: what its pack lists, ready for look-ups by lexeme."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, Generic, TypeVar

from sayso.extraction.numbers.lexemes import Lexeme, fold, split
from sayso.languages.pack import Pack
from sayso.languages.quantities import Absence, Bound, NumberWord, Quantities, RangeWord, Suffix, Unit, Vague

__all__ = ["Grammar", "Phrases", "grammar_of"]

Entry = TypeVar("Entry")


class Phrases(Generic[Entry]):
    """Phrases of lexemes, each with its entry; the longest one that stands at a place is found.

    Args:
        backwards: phrases are looked up from their end.
        raw: upper and lower case are kept apart, for symbols.
    """

    def __init__(self, *, backwards: bool = False, raw: bool = False) -> None:
        self._tree: dict[str, Any] = {}
        self._step = -1 if backwards else 1
        self._raw = raw

    def add(self, phrase: str, entry: Entry, *, decimal_mark: str = ".") -> None:
        """Add a phrase; the first entry of a phrase stays."""
        here = self._tree
        elided = phrase.endswith(("'", "’"))  # an apostrophe belongs to its word only before another one
        parts = split(phrase + "a" if elided else phrase, decimal_mark=decimal_mark)
        for lexeme in (parts[:-1] if elided else parts)[:: self._step]:
            here = here.setdefault(lexeme.raw if self._raw else lexeme.low, {})
        here.setdefault("", entry)

    def find(self, lexemes: Sequence[Lexeme], place: int) -> tuple[int, Entry] | None:
        """Return how many lexemes the longest phrase has that begins (or ends) at a place, and its entry."""
        here, found, length = self._tree, None, 0
        while 0 <= place < len(lexemes):
            lexeme = lexemes[place]
            here = here.get(lexeme.raw if self._raw else lexeme.low)  # type: ignore[assignment]
            if here is None:
                break
            length += 1
            place += self._step
            if "" in here:
                found = (length, here[""])
        return found


class Grammar:
    """What one language knows of numbers, by lexeme.

    Attributes:
        numbers: number words and what they are; `ordinals` likewise for those that count an order.
        starters: the first lexemes of all that may begin a number, digits aside.
    """

    def __init__(self, quantities: Quantities) -> None:
        self.decimal_mark = quantities.decimal_mark
        self.numbers: Phrases[NumberWord] = Phrases()
        self.ordinals: dict[str, NumberWord] = {}
        self.shares = frozenset(number.amount for number in quantities.numbers if number.role == "share")
        self.suffixes: dict[str, Suffix] = {word: suffix for suffix in quantities.suffixes for word in suffix.words}
        self.marks: dict[str, frozenset[str]] = {}
        self.before: Phrases[Bound] = Phrases(backwards=True)
        self.about: Phrases[Bound] = Phrases()
        self.after: Phrases[Bound] = Phrases()
        self.ranges: Phrases[RangeWord] = Phrases()
        self.openings: Phrases[RangeWord] = Phrases(backwards=True)
        self.pairs: set[str] = set()
        self.opened: dict[str, Phrases[RangeWord]] = {}
        self.vague: Phrases[Vague] = Phrases()
        self.absences: Phrases[Absence] = Phrases()
        self.nouns: Phrases[str] = Phrases()
        self.out_of: Phrases[str] = Phrases()
        self.units: Phrases[Unit] = Phrases()
        self.symbols: Phrases[Unit] = Phrases(raw=True)
        self.prefixes: Phrases[Unit] = Phrases(backwards=True)
        self.idioms: Phrases[str] = Phrases()
        self.clocks: Phrases[str] = Phrases()
        self.bases: Phrases[str] = Phrases(backwards=True)
        self.changes = _words(word for phrase in quantities.changes for word in phrase.words)
        self.labels = _words(word for phrase in quantities.labels for word in phrase.words)
        self.months = _words(word.rstrip(".") for word in quantities.months)
        self.stopwords = _words(quantities.stopwords)
        self._fill(quantities)
        self.starters = frozenset(self.ordinals).union(
            *(phrases._tree for phrases in (self.numbers, self.vague, self.absences)),
            self.marks["article"],
            self.marks["minus"],
        )

    def _fill(self, quantities: Quantities) -> None:
        for number in quantities.numbers:
            for word in number.words:
                self.numbers.add(word, number)
                if "-" in word:
                    self.numbers.add(word.replace("-", " "), number)
            self.ordinals.update((fold(word), number) for word in number.ordinals)
        for mark in quantities.marks:
            if mark.kind == "out_of":
                for word in mark.words:
                    self.out_of.add(word, mark.id)
            else:
                self.marks[mark.kind] = self.marks.get(mark.kind, frozenset()) | _words(mark.words)
        for bound in quantities.bounds:
            for word in bound.words:
                (self.before if bound.place == "before" else self.after).add(word, bound)
                if bound.kind == "about":
                    self.about.add(word, bound)
        for kind in (
            "and",
            "point",
            "minus",
            "of",
            "article",
            "plural",
            "ordinal",
            "the",
            "single",
            "join",
            "by",
            "again",
        ):
            self.marks.setdefault(kind, frozenset())
        self._fill_phrases(quantities)

    def _fill_phrases(self, quantities: Quantities) -> None:
        for span in quantities.ranges:
            for word in span.words:
                # Of two entries with the same word the one without an opening decides what may stand alone.
                if not span.opening:
                    self.ranges.add(word, span)
            if fold(span.words[0]) in self.marks["and"]:
                self.pairs.add(span.id)
            opened = self.opened.setdefault(span.id, Phrases())
            for word in span.words:
                opened.add(word, span)
            for word in span.opening:
                self.openings.add(word, span)
        for vague in quantities.vague:
            for word in vague.words:
                self.vague.add(word, vague)
        for absence in quantities.absences:
            for word in absence.words:
                self.absences.add(word, absence)
            for word in absence.nouns:
                self.nouns.add(word, absence.id)
        for phrases, entries in (
            (self.idioms, quantities.idioms), (self.clocks, quantities.clocks), (self.bases, quantities.bases)
        ):  # fmt: skip
            for phrase in entries:
                for word in phrase.words:
                    phrases.add(word, phrase.id)
        for unit in quantities.units:
            for word in unit.words:
                self.units.add(word, unit)
            for word in unit.symbols:
                self.symbols.add(word, unit)
            for word in unit.before:
                self.prefixes.add(word, unit)

    def has(self, kind: str, lexeme: Lexeme) -> bool:
        """Return whether a lexeme is a mark of a kind."""
        return lexeme.low in self.marks[kind]


def _words(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


@cache
def _grammar(quantities: Quantities) -> Grammar:
    return Grammar(quantities)


def grammar_of(pack: Pack) -> Grammar:
    """Return the grammar of numbers of a pack, made once."""
    return _grammar(pack.quantities)
