"""Words that tell which names of two reports may mean one: ``linking.toml`` of a language pack."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sayso.errors import PackError
from sayso.text.folding import fold

__all__ = ["NO_LINKING_WORDS", "LinkingWords", "Term", "Title", "cut", "read_linking_words"]

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """Words that stand before a person's name and are no part of it: "Mme", "Judge".

    Attributes:
        gender: m or f, where the form shows it.
    """

    id: str
    words: Words
    gender: str = ""
    examples: Words = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """An idea that the names of bodies are made of, by all its words; the id is that of the idea in every language.

    Attributes:
        body: alone it is the name of a body: "ONU".
        relative: of that body every country has its own: "parti démocrate".
    """

    id: str
    words: Words
    body: bool = False
    relative: bool = False
    examples: Words = ()

    @property
    def idea(self) -> str:
        """Return the id without language and table."""
        return self.id.rpartition(".")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkingWords:
    """What a language knows of the names that mean one.

    Forms are folded and cut into words (see `cut`), so that case, accents, dots and hyphens do not count.

    Attributes:
        titles: before a person's name, to the gender that they tell.
        generations: behind a person's name, to what tells father and son apart.
        kin: make a family out of a person's name: "famille", "brothers".
        particles: belong to the last name behind them: "de", "van".
        surnames: last names that stand first: "Kim".
        small: never tell two names apart: "de", "Inc".
        media: words at the head of the name of who publishes: "Newswire"; a report is not about them.
        media_endings: what such words may end with: "Northwire".
        terms: forms to the idea behind them, the same in every language.
        longest: how many words the longest form of a term has.
    """

    titles: Mapping[Words, str] = field(default_factory=dict)
    generations: Mapping[Words, str] = field(default_factory=dict)
    kin: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()
    small: frozenset[str] = frozenset()
    media: frozenset[Words] = frozenset()
    media_endings: Words = ()
    terms: Mapping[Words, Term] = field(default_factory=dict)
    longest: int = 1
    examples: tuple[tuple[str, str], ...] = ()


NO_LINKING_WORDS = LinkingWords()
"""What is known of a language without a pack."""

_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"'s?(?=\s|$)")


def cut(form: str) -> Words:
    """Return the words of a form as they are compared.

    >>> cut("L’Hôpital Sainte-Orlane"), cut("the U.N.’s")
    (('l', 'hopital', 'sainte', 'orlane'), ('the', 'un'))
    """
    plain = _POSSESSIVE.sub(" ", fold(form)).replace(".", "" if _is_dotted(form) else " ")
    return tuple(_WORD.findall(plain))


def _is_dotted(form: str) -> bool:
    return re.search(r"(?:\b[^\W\d_]\.){2}", form) is not None


def read_linking_words(
    entries: Callable[[str, str, str], list[dict[str, Any]]], offices: Iterable[tuple[Words, str]]
) -> LinkingWords:
    """Read ``linking.toml`` by the reader of entries of a pack; raises PackError for a word with two ideas.

    `offices` are nouns for people by office, with their gender: they stand before names as titles do.
    """
    titles: dict[Words, str] = {cut(word): gender for words, gender in offices for word in words}
    examples: list[tuple[str, str]] = []

    def table(name: str) -> list[dict[str, Any]]:
        found = entries("linking", name, name)
        examples.extend((entry["id"], text) for entry in found for text in entry["examples"])
        return found

    for title in (Title(**entry) for entry in table("title")):
        titles |= {cut(word): title.gender for word in title.words}
    generations = {cut(word): str(entry["means"]) for entry in table("generation") for word in entry["words"]}
    kin, particles, surnames, small = (
        frozenset(word for entry in table(name) for form in entry["words"] for word in cut(form))
        for name in ("kin", "particle", "surname", "small")
    )
    media = table("medium")
    terms: dict[Words, Term] = {}
    for name in ("body", "common"):
        for term in (Term(**entry, body=name == "body") for entry in table(name)):
            for words in {cut(word) for word in term.words}:
                key = tuple(word for word in words if word not in small) or words
                if terms.setdefault(key, term) is not term:
                    raise PackError(f"{term.id}: {' '.join(words)!r} stands for {terms[key].id} already")
    return LinkingWords(
        titles=titles,
        generations=generations,
        kin=kin,
        particles=particles,
        surnames=surnames,
        small=small,
        media=frozenset(cut(word) for entry in media for word in entry["words"]),
        media_endings=tuple(fold(word) for entry in media if entry.get("ending") for word in entry["words"]),
        terms=terms,
        longest=max(map(len, terms), default=1),
        examples=tuple(examples),
    )
