"""Mend what the trained model makes of a person's name: it stops at a hyphen, a particle, a rare last name."""

from __future__ import annotations

from collections.abc import Callable

from sayso.languages.names import NameWords
from sayso.parsing.document import Mention, Parsed, Token

__all__ = ["whole_person"]

_HYPHENS = ("-", "‐", "‑")
_TIED = ("flat", "appos", "nmod", "dep")
_SYLLABLE = 6
_NO_SYLLABLES = frozenset(("era", "like", "run", "led", "style", "type"))
"""What stands behind a hyphen and is no part of a given name: "the Radek-era laws"."""
_PARTICLES = 3
"""How many particles stand in a row at most: "von und zu", "de la"."""


def whole_person(parsed: Parsed, words: NameWords, mention: Mention, is_free: Callable[[int], bool]) -> Mention:
    """Return a person's mention with all the words of the name; `is_free` tells tokens that no other mention has.

    "Park Sun" of "Park Sun-woo", "Aliénor" of "Mme Aliénor de la Tour", "Meulen" of "Van der Meulen" are made whole.
    """
    return _Mender(parsed, words, mention, is_free).mend()


class _Mender:
    def __init__(self, parsed: Parsed, words: NameWords, mention: Mention, is_free: Callable[[int], bool]) -> None:
        self._parsed = parsed
        self._words = words
        self._tokens = parsed.tokens
        self._free = is_free
        self._first, self._last = mention.first, mention.last
        sentence = parsed.sentence(mention.first)
        self._start, self._end = sentence.first, sentence.last

    def mend(self) -> Mention:
        while size := self._hyphened() or self._with_particle() or self._last_name():
            self._last += size
        self._last += self._generation()
        self._open()
        return Mention(self._first, self._last, "PER")

    def _generation(self) -> int:
        """ "fils" behind "Joseph Vallon"; not in "Joseph Vallon, fils du maire", nor in "Joseph Vallon fils de"."""
        if self._last >= self._end or self._last - self._first < 2:
            return 0
        token = self._tokens[self._last]
        after = self._tokens[self._last + 1] if self._last + 1 < self._end else None
        owned = after is not None and (after.pos == "ADP" or after.lower in self._parsed.grammar.contractions)
        return int(token.lower in self._words.juniors and not owned and self._free(token.i))

    def _hyphened(self) -> int:
        """ "-woo" behind "Park Sun", "-Ambre" behind "Saint"; not "-led" behind "Radek"."""
        if self._last + 1 >= self._end:
            return 0
        hyphen, piece = self._tokens[self._last : self._last + 2]
        tight = (
            hyphen.text in _HYPHENS and self._tokens[self._last - 1].end == hyphen.start and hyphen.end == piece.start
        )
        if not tight or not piece.text.isalpha() or not self._free(piece.i):
            return 0
        tied = piece.base_dep in ("flat", "compound") and self._is_inside(piece.head)
        short = len(piece.text) < _SYLLABLE and piece.pos not in ("VERB", "ADJ") and piece.text not in _NO_SYLLABLES
        given = self._last - self._first > 1 and (tied or short)
        return 2 if piece.text[0].isupper() or given else 0

    def _with_particle(self) -> int:
        """ "de la Tour", "van der Berg"."""
        here = self._last
        while here < self._end and here - self._last < _PARTICLES and self._tokens[here].text in self._words.particles:
            here += 1
        if here == self._last or here >= self._end:
            return 0
        titled = self._first > self._start and self._tokens[self._first - 1].lower in self._words.courtesies
        first_name = titled and self._last - self._first == 1 and not self._is_last_name()
        if self._tokens[self._last].text not in self._words.sure_particles and not first_name:
            return 0  # "Ivo Radek de Corvelle"
        return here + 1 - self._last if self._may_name(self._tokens[here]) else 0

    def _last_name(self) -> int:
        """ "Harcastle" behind "Sir Edmund"; behind several words only what the tree makes one name with them."""
        if self._last >= self._end or not self._may_name(token := self._tokens[self._last]):
            return 0
        if token.dep == "flat" and token.pos == "PROPN" and self._is_inside(token.head):
            return 1
        if self._last - self._first > 1 or not self._is_alone(token.i):
            return 0
        name, title = self._tokens[self._first], self._tokens[self._first - 1] if self._first > self._start else None
        called = title is not None and token.head == title.i and title.lower in self._parsed.grammar.titles
        return int(called or name.head == token.i or (self._is_inside(token.head) and token.base_dep in _TIED))

    def _open(self) -> None:
        """Make "Meulen" the "Van der Meulen" at the head of a sentence."""
        first = self._first
        while first > self._start and self._tokens[first - 1].lower in self._words.sure_particles:
            first -= 1
        if first < self._first and self._tokens[first].text[:1].isupper() and self._free(first):
            self._first = first

    def _may_name(self, token: Token) -> bool:
        return (
            token.pos in ("PROPN", "X", "NOUN")
            and (token.pos != "NOUN" or token.base_dep in ("nmod", "flat", "appos"))
            and token.text[:1].isupper()
            and not token.text.isupper()
            and token.text[-1:].isalpha()
            and token.lower not in self._parsed.grammar.titles
            and self._free(token.i)
        )

    def _is_last_name(self) -> bool:
        """Return whether the word stands behind a first name elsewhere: "Mme Radek" is Nela Radek."""
        words = [self._tokens[m.first : m.last] for m in self._parsed.mentions if m.last - m.first > 1]
        return any(self._tokens[self._first].text in (words_here[0].text, words_here[-1].text) for words_here in words)

    def _is_alone(self, i: int) -> bool:
        """Return whether no other mention of a person begins here: "François Tessier Manuel Kerbrat"."""
        return not any(mention.first == i for mention in self._parsed.mentions if mention.label == "PER")

    def _is_inside(self, i: int) -> bool:
        return self._first <= i < self._last
