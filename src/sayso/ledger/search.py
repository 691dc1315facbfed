"""What a person types into a search box, made into something that cannot be wrong: words and phrases."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.records import Statement

__all__ = ["Search", "Term", "searched", "tokens"]

_WORD = re.compile(r"[^\W_]+")
_PHRASE = re.compile(r'"([^"]*)"|«([^»]*)»|“([^”]*)”')
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE"})
_MOST = 64  # terms, and words of a phrase: the search engine refuses endless ones


def tokens(text: str) -> list[str]:
    """Return the words of a text, without case and accents, as they are indexed and searched.

    >>> tokens("L’Œuvre de la Préfète, n°3")
    ['l', 'oeuvre', 'de', 'la', 'prefete', 'n', '3']
    """
    plain = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    return _WORD.findall("".join(char for char in plain if not unicodedata.combining(char)).casefold())


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand in a row; of an `open` one the last may be the beginning of a longer word."""

    words: tuple[str, ...]
    open: bool = False

    def stands_in(self, text: Sequence[str]) -> bool:
        """Return whether the words stand in a text of tokens."""
        *firsts, last = self.words
        size = len(firsts)
        return any(
            [*text[at : at + size]] == firsts
            and (text[at + size].startswith(last) if self.open else text[at + size] == last)
            for at in range(len(text) - size)
        )


@dataclass(frozen=True, slots=True)
class Search:
    """A search: every term must be found."""

    terms: tuple[Term, ...]

    @classmethod
    def of(cls, typed: str | None) -> Search | None:
        """Return the search that was typed, None when nothing was.

        >>> Search.of('préfète "le barrage tient"').as_fts5()
        '"prefete"* "le barrage tient"'
        """
        if typed is None or not typed.strip():
            return None
        # "l'eau" is two tokens in a row, as the text's own "l'eau" is.
        bare = [parts for word in _PHRASE.sub(" ", typed).split() if (parts := tokens(word)[:_MOST])]
        quoted = [parts for phrase in _PHRASE.finditer(typed) if (parts := tokens(phrase[0])[:_MOST])]
        terms = [Term(tuple(parts), open=len(parts[-1]) > 2) for parts in bare] + [
            Term(tuple(parts)) for parts in quoted
        ]
        return cls(tuple(terms[:_MOST]))

    def as_fts5(self) -> str:
        """Return it in the query language of SQLite's FTS5: tokens are letters and digits, nothing needs escaping."""
        return " ".join(f'"{" ".join(term.words)}"{"*" if term.open else ""}' for term in self.terms)

    def finds(self, fields: Iterable[str]) -> bool:
        """Return whether every term stands in one of the fields; a search without a word finds nothing."""
        texts = [tokens(field) for field in fields]
        return bool(self.terms) and all(any(term.stands_in(text) for text in texts) for term in self.terms)


def searched(statement: Statement) -> tuple[str, str, str]:
    """Return what a search in statements looks at: the quote, the source's words, the speakers."""
    return statement.quote, " ".join(anchor.exact for anchor in statement.source), "; ".join(statement.speaker)
