"""The forms of a name taken apart: what a person is called by, and which ideas the name of a body is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from sayso.languages.linking import NO_LINKING_WORDS, LinkingWords, Term
from sayso.text.folding import fold

__all__ = ["BodyForm", "Form", "FormReader", "Gazetteer", "Gender", "PersonForm"]

Gender = Literal["", "m", "f"]


class Gazetteer(Protocol):
    """What linking asks about places: ids that are the same in every language, None where a place is not certain."""

    def place(self, name: str, language: str) -> str | None:
        """Return the id of a place by its name: one id for "Londres" and "London"."""
        ...

    def country(self, adjective: str, language: str) -> str | None:
        """Return the id of a country, the same as `place` gives, by an adjective of nationality."""
        ...

    def country_of(self, name: str, language: str) -> str | None:
        """Return the id of the country in which a place lies; that of a country itself."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonForm:
    """A form of a person's name without title.

    Attributes:
        names: its words, folded, hyphens kept, particles ("de", "al-") left out.
        ends: which of the names may be the last name: the last one, and the first where families stand first.
        gender: what the title tells.
        generation: what tells father and son apart: "junior".
        kin: it means a family.
    """

    text: str
    names: tuple[str, ...]
    ends: tuple[str, ...]
    gender: Gender = ""
    generation: str = ""
    kin: bool = False

    @property
    def key(self) -> str:
        """Return what is equal for equal names."""
        return " ".join(" ".join(self.names).replace("-", " ").split())

    @property
    def full(self) -> bool:
        """Return whether there is more than a last name."""
        return len(self.names) > 1

    def given(self, last: str) -> tuple[str, ...]:
        """Return the names that stand with a last name."""
        return self.names[:-1] if self.names[-1] == last else self.names[1:]


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyForm:
    """A form of the name of an organisation, group, place or facility.

    Attributes:
        ideas: what it is made of, in order of the alphabet: the same in every language for words that packs know.
        known: those ideas that packs or the gazetteer know.
        body: it means one body in the world by itself: "ONU".
        relative: every country or town has one: "police", "ministère de la Santé".
        acronym: its letters, where it is one that no pack knows.
    """

    text: str
    language: str
    ideas: tuple[str, ...]
    known: frozenset[str] = frozenset()
    body: bool = False
    relative: bool = False
    acronym: str = ""

    @property
    def key(self) -> str:
        """Return what is equal for equal names."""
        return " ".join(self.ideas)


Form = PersonForm | BodyForm

_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’]s?(?=\s|$)")
_ELIDED = re.compile(r"^[lL]['’](?=\w)")
_DOTTED = re.compile(r"(?:\b[^\W\d_]\.){2,}")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th|er|ere|re|e|eme|nde?)?")
_ROMAN = re.compile(r"(?=[ivx]{2})x{0,3}(?:ix|iv|v?i{0,3})")
_ACRONYM = re.compile(r"[^\W\d_](?:[-.&]?[^\W_]){1,9}\.?")
_SAINTS: Mapping[str, str] = {"st": "saint", "ste": "sainte"}
_ROMANS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_PLACE_WORDS = 4


class FormReader:
    """Reads the forms of one language; each form once."""

    def __init__(
        self,
        language: str,
        words: LinkingWords = NO_LINKING_WORDS,
        *,
        generic: frozenset[str] = frozenset(),
        gazetteer: Gazetteer | None = None,
    ) -> None:
        """Make a reader.

        Args:
            language: of the forms.
            words: what its pack knows of linking.
            generic: more nouns that make no name by themselves ("rebelles").
            gazetteer: what knows places; None: names of places are compared as words.
        """
        self.language = language
        self._words = words
        self._generic = generic
        self._gazetteer = gazetteer
        self._longest_title = max(map(len, words.titles), default=0)
        self._persons: dict[str, PersonForm] = {}
        self._bodies: dict[tuple[str, bool], BodyForm] = {}

    def person(self, text: str) -> PersonForm:
        """Read a form of a person's name."""
        if (known := self._persons.get(text)) is None:
            known = self._persons[text] = self._read_person(text)
        return known

    def body(self, text: str, *, is_place: bool = False) -> BodyForm:
        """Read a form of any other name."""
        if (known := self._bodies.get((text, is_place))) is None:
            known = self._bodies[text, is_place] = self._read_body(text, is_place=is_place)
        return known

    def _read_person(self, text: str) -> PersonForm:
        folded = fold(_POSSESSIVE.sub("", _ELIDED.sub("", text))).replace(",", " ")
        words = [word.strip(".'\"()“”«»") for word in folded.replace(".", ". ").split()]
        words = [word for word in words if word.strip("-&")] or [folded]
        words, gender, kin = self._without_titles(words)
        words, generation = self._without_generation(words)
        reigning = generation.isdecimal() and len(words) == 1
        if reigning:  # "Elizabeth II"
            words, generation = [*words, generation], ""
        bare = (self._without_particle(word) for word in words if word not in self._words.particles)
        names = tuple(bare) or tuple(words)
        last = names[0] if reigning else names[-1]
        ends = tuple(dict.fromkeys((last, names[0]) if names[0] in self._words.surnames else (last,)))
        return PersonForm(text=text, names=names, ends=ends, gender=gender, generation=generation, kin=kin)

    def _without_particle(self, word: str) -> str:
        """Return "tarni" for "al-tarni", "orvane" for "d'orvane"."""
        particle, _, rest = word.replace("'", "-").partition("-")
        return rest if rest and particle in self._words.particles else word

    def _without_titles(self, words: list[str]) -> tuple[list[str], Gender, bool]:
        gender: Gender = ""
        kin = False
        while len(words) > 1:
            determiner = words[0] in self._words.small and len(words[0]) > 1  # a letter is an initial
            if determiner and len(words) > 2 and self._title(words[1:])[0]:  # "le juge", though "Le Pen"
                words = words[1:]
            if words[0] in self._words.kin or words[-1] in self._words.kin:
                words = words[1:] if words[0] in self._words.kin else words[:-1]
                kin = True
                continue
            size, told = self._title(words)
            if size:
                gender = told or gender
                words = words[size:]
            elif determiner and words[0] not in self._words.particles:
                words = words[1:]
            else:
                break
        return words, gender, kin

    def _title(self, words: list[str]) -> tuple[int, Gender]:
        """Return how many words the title at the head has (0: there is none), and the gender it tells."""
        for size in range(min(self._longest_title, len(words) - 1), 0, -1):
            flat = tuple(part for word in words[:size] for part in word.split("-"))
            if (told := self._words.titles.get(flat)) is not None:
                return size, "m" if told == "m" else "f" if told == "f" else ""
        return 0, ""

    def _without_generation(self, words: list[str]) -> tuple[list[str], str]:
        for size in (2, 1):
            if len(words) > size and (told := self._words.generations.get(tuple(words[-size:]))) is not None:
                return words[:-size], told
        return words, ""

    def _read_body(self, text: str, *, is_place: bool) -> BodyForm:
        plain = _POSSESSIVE.sub("", _DOTTED.sub(lambda dotted: dotted[0].replace(".", ""), text))
        if is_place and self._gazetteer and (place := self._gazetteer.place(plain, self.language)) is not None:
            return BodyForm(text=text, language=self.language, ideas=(f"@{place}",), known=frozenset((f"@{place}",)))
        found = list(self._ideas(plain))
        ideas = tuple(sorted({idea for idea, _ in found})) or (fold(plain),)
        terms = [term for _, term in found]
        known = frozenset(idea for idea, term in found if term is not None or idea[0] in "@#")
        body = len(terms) == 1 and terms[0] is not None and terms[0].body
        relative = bool(found) and all(self._is_relative(idea, term) for idea, term in found)
        relative = relative and not (is_place and len(found) > 1)  # "United Kingdom"
        return BodyForm(
            text=text,
            language=self.language,
            ideas=ideas,
            known=known,
            body=body and not relative,
            relative=relative,
            acronym="" if known or is_place else _acronym(plain),
        )

    def _is_relative(self, idea: str, term: Term | None) -> bool:
        if term is None:
            return idea[0] == "#" or idea in self._generic
        return term.relative or not term.body

    def _ideas(self, plain: str) -> Iterator[tuple[str, Term | None]]:
        """Yield the ideas of a form, each with its term; "@" marks a place and "#" a number."""
        spans = [match.span() for match in _WORD.finditer(plain)]
        words = [_SAINTS.get(word, word) for word in (fold(plain[start:end]) for start, end in spans)]
        telling = [place for place, word in enumerate(words) if word not in self._words.small]
        kept = telling or list(range(len(words)))
        spans, words = [spans[place] for place in kept], [words[place] for place in kept]
        at = 0
        while at < len(words):
            idea, term, size = self._idea(plain, spans, words, at)
            yield idea, term
            at += size

    def _idea(
        self, plain: str, spans: list[tuple[int, int]], words: list[str], at: int
    ) -> tuple[str, Term | None, int]:
        for size in range(min(max(self._words.longest, _PLACE_WORDS), len(words) - at), 0, -1):
            if (term := self._words.terms.get(tuple(words[at : at + size]))) is not None:
                return term.idea, term, size
            if self._gazetteer and size <= _PLACE_WORDS:
                exact = plain[spans[at][0] : spans[at + size - 1][1]]
                place = self._gazetteer.place(exact, self.language) if exact[:1].isupper() else None
                if place is None and size == 1:
                    place = self._gazetteer.country(exact, self.language)
                if place is not None:
                    return f"@{place}", None, size
        word = words[at]
        if (number := _ORDINAL.fullmatch(word)) is not None:
            return f"#{int(number[1])}", None, 1
        if at and _ROMAN.fullmatch(word) and word in _ROMANS:
            return f"#{_ROMANS.index(word)}", None, 1
        return word, None, 1


def _acronym(plain: str) -> str:
    """Return the letters of an acronym as they are written: "LaREM", "AP-HP"."""
    bare = plain.strip()
    if not _ACRONYM.fullmatch(bare):
        return ""
    capitals = sum(char.isupper() for char in bare)
    letters = sum(char.isalpha() for char in bare)
    return bare.rstrip(".") if capitals >= 2 and capitals >= 0.6 * letters else ""
