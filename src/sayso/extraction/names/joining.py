"""Join the places where names stand into the names of a report: one name, all the strings that mean it.

A short form joins a long one only where the report leaves no choice: of two that fit it joins neither, and a branch
("État islamique au Khorosan") is never its parent.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from sayso.extraction.names.candidates import Candidate, Evidence
from sayso.languages.names import Gender
from sayso.languages.pack import Pack
from sayso.languages.places import Place, country_by_adjective, find_place
from sayso.parsing.document import Parsed
from sayso.records.names import NameType
from sayso.text.folding import fold

__all__ = ["Joined", "join_candidates", "name_words"]

_WORD = re.compile(r"[^\W_]+(?:[.-][^\W_]+)*\.?")
_ACRONYM = re.compile(r"[A-ZÀ-Þ](?:\.?[A-ZÀ-Þ&]){1,7}\.?\Z")
_ARTICLES = frozenset(("al", "el", "as", "ad", "ar", "an", "at", "az", "ed"))
_BODIES = ("organisation", "group")
_MISSPELT = 7
"""How many letters a word needs, so that one wrong letter does not make another word."""

Words = tuple[str, ...]


@dataclass(slots=True)
class Joined:
    """A name of the report: the places where it stands, in order, and its fullest form."""

    places: list[Candidate]
    type: NameType = "organisation"
    name: str = ""
    forms: dict[Words, str] = field(default_factory=dict)
    gender: Gender = ""
    is_of_couple: bool = False

    @property
    def words(self) -> Words:
        """Return the words of its fullest form."""
        return max(self.forms, key=len)

    @property
    def is_bare(self) -> bool:
        """Return whether it is no more than a noun: "la police"."""
        return all(each.bare for each in self.places)

    @property
    def noun(self) -> str | None:
        """Return its head noun."""
        return next((each.noun for each in self.places if each.noun), None)

    @property
    def unique(self) -> str | None:
        """Return the head noun of which each bearer has one alone."""
        return next((each.noun for each in self.places if each.unique), None)

    def settle(self) -> None:
        """Set the type by the best evidence."""
        best = name_evidence(self)
        votes = Counter(each.type for each in self.places if each.evidence == best)
        self.type = votes.most_common(1)[0][0]

    def take(self, other: Joined) -> None:
        """Make the forms of another name its own, and its type where that is better known."""
        if name_evidence(other) > max(name_evidence(self), Evidence.MODEL):
            self.type = other.type
        self.places += other.places
        for words, form in other.forms.items():
            self.forms.setdefault(words, form)


def name_evidence(name: Joined) -> Evidence:
    """Return the best evidence for the type of a name."""
    return max(each.evidence for each in name.places)


def name_words(text: str, skip: frozenset[str] = frozenset()) -> Words:
    """Return the words of a form as they are compared, without articles and titles at its head.

    "L’Hôpital Sainte-Orlane" is ("hopital", "sainte-orlane").
    """
    words = _WORD.findall(re.sub(r"'s?(?= |$)", "", fold(text)))
    while len(words) > 1 and words[0] in skip:
        words = words[1:]
    return tuple(words)


def join_candidates(
    parsed: Parsed, pack: Pack, found: Iterable[Candidate], pairs: Iterable[tuple[Candidate, Candidate]] = ()
) -> list[Joined]:
    """Return the names, in order of their first place; `pairs` are places that the report says are one.

    "La préfecture du Val-d'Orne … Ivo Radek … la préfecture … Radek" has two names of two forms each, and "Val-d'Orne".
    """
    return _Joiner(parsed, pack).join(list(found), pairs)


class _Joiner:
    def __init__(self, parsed: Parsed, pack: Pack) -> None:
        self._parsed = parsed
        self._pack = pack
        self._skip = frozenset(fold(word) for word in parsed.grammar.titles | parsed.grammar.articles)
        self._small = frozenset(
            fold(word).rstrip("'")
            for word in parsed.grammar.articles
            | parsed.grammar.naming_prepositions
            | {"et", "and", "&", "of", "the", "s"}
        ) | {fold(word).rstrip("'") for word in parsed.grammar.contractions}
        self._names: list[Joined] = []

    def join(self, found: list[Candidate], pairs: Iterable[tuple[Candidate, Candidate]]) -> list[Joined]:
        self._names = list(self._same_words(found))
        for name in self._names:
            name.settle()
        for left, right in pairs:
            self._join_pair(left, right)
        self._merge(self._same_known)
        self._merge(self._short_person)
        self._merge(self._acronym)
        self._merge(self._short_body)
        self._merge(self._without_kind)
        self._merge(self._same_body)
        self._merge(self._short_place)
        self._merge(self._same_place)
        self._merge(self._misspelt)
        self._names = [name for name in self._names if not all(each.weak for each in name.places)]
        for name in self._names:
            name.places.sort(key=lambda each: each.first)
            name.name = self._fullest(name)
        return sorted(self._names, key=lambda name: name.places[0].first)

    def _same_words(self, found: list[Candidate]) -> Iterator[Joined]:
        by_book: dict[int, Joined] = {}
        couples = self._couples(found)
        by_words: dict[Words, Joined] = {}
        for each in found:
            text = self._text(each)
            words = name_words(text, self._skip) or (fold(text),)
            key, gender = words, self._shown(each)
            if words in couples and each.type == "person":
                each.known, key = None, (*words, gender)
            if each.known is not None and self._is_namesake(each, words):
                each.known, key = None, (*words, each.type)
            name = by_book.get(id(each.known)) if each.known is not None else None
            name = name or by_words.get(key)
            if name is None:
                name = Joined([])
                yield name
            name.places.append(each)
            name.forms.setdefault(words, text)
            by_words.setdefault(key, name)
            name.gender = name.gender or gender
            name.is_of_couple = name.is_of_couple or words in couples
            if each.known is not None:
                by_book.setdefault(id(each.known), name)

    def _is_namesake(self, each: Candidate, words: Words) -> bool:
        """Return whether a body bears a person's last name: "la banque Radek" beside Ivo Radek."""
        known = each.known
        called = known is not None and known.label == "PER" and len(known.words) > 1 and len(words) == 1
        return called and each.type in _BODIES and each.evidence >= Evidence.APPOSED

    def _shown(self, each: Candidate) -> Gender:
        """Return man or woman by the title before a place, or a woman by an office or a bond: "sa sœur, Nela"."""
        tokens = self._parsed.tokens
        before = tokens[each.first - 1] if each.first and each.type == "person" else None
        if before is None:
            return ""
        courtesy = self._pack.names.courtesies.get(before.lower, "")
        if courtesy or before.text != ",":
            return courtesy or self._women.get(before.lower, "")
        return self._women.get(tokens[each.first - 2].lower, "") if each.first > 1 else ""

    @functools.cached_property
    def _women(self) -> dict[str, Gender]:
        return {word: role.gender for role in self._pack.roles if role.gender == "f" for word in role.words}

    def _couples(self, found: list[Candidate]) -> set[Words]:
        """Return the last names that stand both for a man and for a woman: "M. Radek et Mme Radek"."""
        shown: dict[Words, set[Gender]] = {}
        for each in found:
            if each.type == "person" and each.size == 1 and (gender := self._shown(each)):
                shown.setdefault(name_words(self._text(each), self._skip), set()).add(gender)
        return {words for words, genders in shown.items() if len(genders) > 1}

    def _merge(self, home_of: Callable[[Joined], Joined | None]) -> None:
        """Let each name join the one that a rule finds for it, the short ones first."""
        for name in sorted(self._names, key=lambda name: (len(name.words), name.places[0].first)):
            home = home_of(name)
            if home is not None and home is not name:
                home.take(name)
                self._names = [each for each in self._names if each is not name]

    def _join_pair(self, left: Candidate, right: Candidate) -> None:
        one, other = (next(n for n in self._names if any(each is p for each in n.places)) for p in (left, right))
        if one is not other:
            one.take(other)
            self._names = [each for each in self._names if each is not other]

    def _only(self, homes: Iterable[Joined]) -> Joined | None:
        found = list(homes)
        return found[0] if len(found) == 1 else None

    def _short_person(self, name: Joined) -> Joined | None:
        """ "Radek", "I. Radek" for "Ivo Radek"; "Radek" for a place where the model erred."""
        words = name.words
        if name.type != "person" and (len(words) > 1 or any(each.evidence > Evidence.MODEL for each in name.places)):
            return None
        homes = [
            other
            for other in self._names
            if other is not name
            and other.type == "person"
            and any(_is_short_for(words, form, self._pack.names.juniors) for form in other.forms)
        ]
        if len(words) > 1:
            homes = [other for other in homes if not self._in_one_sentence(name, other)]
        else:
            homes = [other for other in homes if not self._opens_sentence_of(name, other)]
        return self._only(other for other in homes if self._may_be_called(other, name))

    def _may_be_called(self, person: Joined, name: Joined) -> bool:
        """Return whether what the report shows of man or woman lets a person be meant by a short form."""
        if name.is_of_couple:
            return bool(name.gender) and person.gender == name.gender
        return "" in (name.gender, person.gender) or person.gender == name.gender

    def _opens_sentence_of(self, name: Joined, other: Joined) -> bool:
        """Return whether a last name stands before the full one in its sentence: "Mr Harte's brother, Simon Harte"."""
        first, full = (min(each.first for each in either.places) for either in (name, other))
        return first < full and self._parsed.sentence(first) == self._parsed.sentence(full)

    def _in_one_sentence(self, one: Joined, other: Joined) -> bool:
        """Return whether two names of several words stand in one sentence, so that they are two."""
        sentences = {self._parsed.sentence(each.first) for each in one.places if each.size > 1}
        return any(self._parsed.sentence(each.first) in sentences for each in other.places if each.size > 1)

    def _same_known(self, name: Joined) -> Joined | None:
        """ "ONU" for "Nations unies": forms that mean one wherever they stand."""
        ids = self._ids(name)
        return self._only(
            other for other in self._names if other is not name and ids & self._ids(other) and other.type != "person"
        )

    def _ids(self, name: Joined) -> set[str]:
        same = self._pack.names.same
        return {same[form] for form in name.forms.values() if form in same} if name.type != "person" else set()

    def _acronym(self, name: Joined) -> Joined | None:
        """ "CNV" for "Comité national du Val": each word of weight gives its letter."""
        if len(name.forms) > 1 or not _ACRONYM.match(form := next(iter(name.forms.values()))):
            return None
        letters = fold(form).replace(".", "").replace("&", "")
        return self._only(
            other
            for other in self._names
            if other is not name and other.type != "person" and any(self._spells(form, letters) for form in other.forms)
        )

    def _spells(self, words: Words, letters: str) -> bool:
        parts = [part for word in words for part in re.split(r"[-.]", word) if part and not part[0].isdigit()]
        weighty = [part[0] for part in parts if part not in self._small and not (len(part) == 1 and part in "dl")]
        every = [part[0] for part in parts]
        return len(parts) > 1 and letters in ("".join(weighty), "".join(every))

    def _short_body(self, name: Joined) -> Joined | None:
        """ "la cour" for "Cour d'appel de Tourvel", "the Health Ministry" for "Valdrian Health Ministry"."""
        noun = name.noun if name.is_bare else name.unique
        if noun is None or name.type not in _BODIES:
            return None
        words = name.words
        return self._only(
            other
            for other in self._names
            if other is not name
            and noun in (other.noun, other.unique)
            and other.type == name.type
            and not other.is_bare
            and (words == (noun,) or any(self._is_part(words, form) for form in other.forms))
            and (name.is_bare or not self._in_one_sentence(name, other))
        )

    def _is_part(self, short: Words, long: Words) -> bool:
        """Return whether a body's short form lies in its long one, with the noun that heads both."""
        if len(short) >= len(long):
            return False
        if self._pack.head_first:
            return short[0] == long[0] and _is_within(short, long)
        opens = long[: len(short)] == short and long[len(short)] not in ("and", "&")
        return _is_within(short, long) and (short[-1] == long[-1] or opens)

    def _same_body(self, name: Joined) -> Joined | None:
        """ "Government of Peru" for "Peruvian government", "Senate" for "French Senate"."""
        if name.noun is None or name.type not in _BODIES:
            return None
        core, country = self._core(name)
        homes = [
            (other, found[1])
            for other in self._names
            if other is not name and other.type == name.type and other.noun == name.noun
            if (found := self._core(other))[0] == core
        ]
        same = [other for other, its in homes if its == country]
        if same or country is not None:
            return self._only(same)
        rivals = [other for other in self._names if other.noun == name.noun and other is not name and not other.is_bare]
        return self._only(other for other, its in homes if core or len(rivals) == 1)

    def _core(self, name: Joined) -> tuple[Words, str | None]:
        """Return the words of a body's name without those that tell its country, and that country."""
        country, rest = None, []
        for word in re.findall(r"[^\W_]+(?:[.-][^\W_]+)*", name.forms[name.words]):
            code = country_by_adjective(word, self._parsed.report.language)
            if code is None and word[:1].isupper():
                place = find_place(word, self._parsed.report.language)
                code = place.country if place is not None and place.is_country else None
            if code is not None:
                country = code
            elif fold(word) not in self._small and len(word) > 1:
                rest.append(fold(word))
        return tuple(rest), country

    def _same_place(self, name: Joined) -> Joined | None:
        """ "UK" for "United Kingdom"."""
        if name.type != "place" or (place := self._place(name)) is None:
            return None
        return self._only(
            other
            for other in self._names
            if other is not name and other.type == "place" and (its := self._place(other)) is not None
            if its.id == place.id
        )

    def _place(self, name: Joined) -> Place | None:
        return find_place(name.forms[name.words], self._parsed.report.language)

    def _without_kind(self, name: Joined) -> Joined | None:
        """ "Orvane" for "Orvane Corporation", "Radio Estran" for "Radio Estran News": less the noun for what it is."""
        words = name.words
        if name.type not in _BODIES or name.noun in words or (len(words) == 1 and words in self._pack.names.heads):
            return None  # "Congress" is not the Congress Party
        if find_place(name.forms[words], self._parsed.report.language) is not None:
            return None  # "Oxford" is not Oxford University
        return self._only(
            other
            for other in self._names
            if other is not name and other.type == name.type
            if any(
                (form[1:] if form[0] == each.noun else form[:-1]) == words
                for each in other.places
                if each.noun
                for form in other.forms
                if len(form) == len(words) + 1 and each.noun in (form[0], form[-1])
            )
        )

    def _short_place(self, name: Joined) -> Joined | None:
        """ "Orvane" for "Orvane Islands"; "Orvane Airport" for "Orvane International Airport"."""
        if name.type not in ("place", "facility"):
            return None
        words = name.words
        return self._only(
            other
            for other in self._names
            if other is not name
            and other.type == name.type
            and any(
                self._is_kind_of(words, form, each)
                for each in other.places
                for form in other.forms
                if each.noun is not None
            )
        )

    def _is_kind_of(self, short: Words, long: Words, place: Candidate) -> bool:
        """Return whether a form is a longer one without its kind, or has less of the name under the same noun."""
        noun = place.noun
        if noun not in (long[0], long[-1]):
            return False
        if place.alike and tuple(word for word in long if word != noun and word not in self._small) == short:
            return not self._are_two(" ".join(short), " ".join(long))
        if place.territory and tuple(word for word in long if word != noun and word not in self._small) == short:
            region = find_place(" ".join(short).title(), self._parsed.report.language)
            return region is not None and region.kind == "region"  # "Westmark parish", where no town has that name
        return place.type == "facility" and noun in short and 1 < len(short) < len(long) and _is_within(short, long)

    def _are_two(self, one: str, other: str) -> bool:
        """Return whether the gazetteer knows two names as those of two places."""
        places = [find_place(name, self._parsed.report.language) for name in (one, other)]
        return places[0] is not None and places[1] is not None and places[0].id != places[1].id

    def _misspelt(self, name: Joined) -> Joined | None:
        """ "Encinelas" for "Encinellas": one letter is wrong in a long word."""
        words = name.words
        if name.type not in ("person", "place") or len(words[-1]) < _MISSPELT:
            return None
        return self._only(
            other
            for other in self._names
            if other is not name
            and other.type == name.type
            and not self._are_two(name.forms[words], other.forms[other.words])
            and any(
                len(form) == len(words) and form[:-1] == words[:-1] and _slips(words[-1], form[-1])
                for form in other.forms
            )
        )

    def _text(self, each: Candidate) -> str:
        return self._parsed.report.text[self._parsed.tokens[each.first].start : self._parsed.tokens[each.last - 1].end]

    def _fullest(self, name: Joined) -> str:
        known = next((each.known for each in name.places if each.known is not None), None)
        if name.type == "person" and known is not None:
            return known.name
        return name.forms[name.words]


def _is_within(short: Words, long: Words) -> bool:
    """Return whether all words of one form stand in the other, in their order."""
    rest = iter(long)
    return all(word in rest for word in short)


def _is_short_for(short: Words, long: Words, juniors: frozenset[str]) -> bool:
    """Return whether a form is a person's name cut short: without a first, middle or second last name."""
    if len(short) >= len(long):
        return len(short) == len(long) > 1 and short[1:] == long[1:] and _is_initial(short[0], long[0])
    if len(short) == 1:
        return any(_is_word(short[0], word) for word in long) if len(short[0]) > 2 else short[0] == long[-1]
    if (short[-1] in juniors) != (long[-1] in juniors):
        return False
    rest = iter(long)
    return all(any(_is_word(word, other) or _is_initial(word, other) for other in rest) for word in short)


def _is_word(short: str, long: str) -> bool:
    """Return whether two words are one, an Arabic article left out: "Rashid" for "al-Rashid"."""
    return short == long or (long[2:3] == "-" and long[:2] in _ARTICLES and long[3:] == short)


def _is_initial(short: str, long: str) -> bool:
    return short.rstrip(".") == long[:1]


@functools.lru_cache(maxsize=4096)
def _slips(one: str, other: str) -> bool:
    """Return whether one letter too many, too few, wrong or two swapped tell two words apart, not at their ends."""
    if one == other or one[0] != other[0] or one[-1] != other[-1] or abs(len(one) - len(other)) > 1:
        return False
    first = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    a, b = one[first:], other[first:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
