"""Whether words give somebody an office: "la préfète du Val" do, "la femme du préfet" and "a baker" do not."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from sayso.languages.pack import Pack, load_pack
from sayso.text.folding import words_of

__all__ = ["holds_office"]

_BREAK = re.compile(r"[,;:()]")

Nouns = dict[tuple[str, ...], bool]


def holds_office(words: str, language: str) -> bool:
    """Return whether the words that a report has for a person give it an office, a command or a voice for a body.

    The noun that the words are about decides: the first in French, in English the last before "of" and the like. What
    the pack does not know is no office.

    >>> holds_office("ancien ministre des Ponts", "fr"), holds_office("frère du ministre des Ponts", "fr")
    (True, False)
    >>> holds_office("Kestrel Bay fire chief", "en"), holds_office("the fire chief's wife", "en")
    (True, False)
    """
    pack = load_pack(language)
    nouns, longest = _nouns(language)
    for part in _BREAK.split(words):
        found = list(_found(part if pack.head_first else _before_preposition(part), nouns, longest))
        if found:
            return found[0] if pack.head_first else found[-1]
    return False


def _before_preposition(part: str) -> str:
    """Return an English noun phrase up to its head: "head" of "head of mission for the north"."""
    return re.split(r"\b(?:of|for|in|at|to|from|with|on|who|whose)\b", part, maxsplit=1)[0]


def _found(part: str, nouns: Nouns, longest: int) -> Iterator[bool]:
    """Yield for each noun that the pack knows, the longest at its place, whether it is an office."""
    words = _split(part)
    at = 0
    while at < len(words):
        length = next((n for n in range(longest, 0, -1) if tuple(words[at : at + n]) in nouns), 0)
        if length:
            yield nouns[tuple(words[at : at + length])]
        at += length or 1


@functools.cache
def _nouns(language: str) -> tuple[Nouns, int]:
    """Return the nouns for persons, each with whether it is an office, and how many words the longest has."""
    pack: Pack = load_pack(language)
    offices = {word for role in pack.roles if role.type == "person" for word in role.words} - pack.private
    others = {word for role in pack.roles if role.type == "nameless" for word in role.words}
    nouns = {_split(word): False for word in (*pack.person_words, *others, *pack.private)}
    nouns |= {_split(word): True for word in offices}
    return nouns, max(map(len, nouns))


def _split(text: str) -> tuple[str, ...]:
    return tuple(word for word, _, _ in words_of(text))
