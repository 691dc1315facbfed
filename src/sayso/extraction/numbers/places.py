"""Places: what stands at a place in the lexemes of a text, for the readers of numbers."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.extraction.numbers.grammar import Grammar
from sayso.extraction.numbers.lexemes import Lexeme
from sayso.languages.quantities import NumberWord

__all__ = ["Places"]

_HYPHENS = frozenset("-‐‑—")


class Places:
    """Look-ups in the lexemes of a text, by place."""

    def __init__(self, lexemes: Sequence[Lexeme], grammar: Grammar) -> None:
        self.lexemes = lexemes
        self.grammar = grammar

    def at(self, place: int) -> Lexeme | None:
        """Return the lexeme at a place, None outside of the text."""
        return self.lexemes[place] if 0 <= place < len(self.lexemes) else None

    def is_mark(self, kind: str, place: int) -> bool:
        """Return whether a mark of a kind stands at a place."""
        lexeme = self.at(place)
        return lexeme is not None and self.grammar.has(kind, lexeme)

    def past_hyphen(self, place: int) -> int:
        """Return the place after a hyphen that joins two words, or the place itself."""
        lexeme, after = self.at(place), self.at(place + 1)
        joins = lexeme is not None and lexeme.raw in _HYPHENS and lexeme.glued and after is not None and after.glued
        return place + 1 if joins else place

    def is_word(self, place: int) -> bool:
        """Return whether a word stands at a place."""
        lexeme = self.at(place)
        return lexeme is not None and lexeme.is_word

    def is_noun(self, place: int) -> bool:
        """Return whether a word stands at a place that may be a noun: no function word, no number word."""
        lexeme = self.at(place)
        if lexeme is None or not lexeme.is_word or lexeme.glued or lexeme.low in self.grammar.stopwords:
            return False
        return self.word(place) is None

    def word(self, place: int, *roles: str) -> tuple[int, NumberWord] | None:
        """Return the number word at a place, where it has one of the roles (any, when none is given)."""
        if self.at(place) is None:
            return None
        found = self.grammar.numbers.find(self.lexemes, place)
        return found if found and (not roles or found[1].role in roles) else None

    def ordinal_word(self, place: int) -> NumberWord | None:
        """Return what the ordinal at a place is made from, None where there is none."""
        lexeme = self.at(place)
        return self.grammar.ordinals.get(lexeme.low) if lexeme is not None else None

    def is_plural(self, place: int) -> bool:
        """Return whether the word at a place ends like a plural."""
        lexeme = self.at(place)
        return lexeme is not None and lexeme.low.endswith("s")
