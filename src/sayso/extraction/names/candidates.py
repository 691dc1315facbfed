"""Where names stand in a report: mentions of the trained model, nouns that head names, known names, peoples.

Each kind of evidence has its rank; where two overlap, the better one gives the type, and the words of both the extent.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field
from enum import IntEnum

from sayso.extraction.names.book import KnownName, NameBook
from sayso.extraction.names.given import given_names
from sayso.extraction.names.headlines import is_headline
from sayso.extraction.names.phrases import Phrase, find_phrases
from sayso.languages.pack import Pack, languages, load_pack
from sayso.languages.places import country_by_adjective, find_place, nationals
from sayso.parsing.document import Mention, Parsed, Token
from sayso.records.names import NameType
from sayso.text.folding import fold

__all__ = ["Candidate", "Evidence", "find_candidates"]

_SPOKEN = ("say", "ask", "answer", "deny", "confirm", "warn", "urge")
_ALIAS = 8
_SHORT_FORM = 6
_MANY = 4
_LARGE = 50_000
"""How many people a town needs to be meant by a word that the model takes for no name."""
_DASHES = ("-", "–", "—")
_DATELINE = 9
_SHORTEST = 4
_FIRST_WORD = re.compile(r"[^\W_]+")
_QUOTES = frozenset(('"', "“", "”", "«", "»"))
_PARTY_OF = re.compile(r"[RD]-[A-Z][a-z]")
"""The party and state of a member of parliament: "Sen. Ada Pell, R-Ohio"."""
_TYPES: dict[str, NameType] = {"PER": "person", "ORG": "organisation", "LOC": "place"}


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
    whole: tuple[int, int] | None = None
    role: tuple[int, int] | None = None

    @property
    def size(self) -> int:
        """Return how many tokens it has."""
        return self.last - self.first


def find_candidates(parsed: Parsed, pack: Pack, book: NameBook) -> list[Candidate]:
    """Return the places where names stand, in order; a place may stand inside the name of a body.

    "La préfecture du Val-d'Orne a parlé à Ivo Radek." gives "préfecture du Val-d'Orne", "Val-d'Orne" and "Ivo Radek".
    """
    return _Collector(parsed, pack, book).collect()


@functools.cache
def _packs(language: str) -> tuple[Pack, ...]:
    """Return all packs, that of a language first."""
    return (load_pack(language), *(load_pack(other) for other in languages() if other != language))


@functools.cache
def _known_forms(language: str) -> dict[str, list[tuple[str, NameType]]]:
    """Return the known names of a language by their first word, the longest first."""
    forms: dict[str, list[tuple[str, NameType]]] = {}
    known = load_pack(language).names.known
    for form in sorted(known, key=lambda form: (-len(form), form)):
        if (word := _FIRST_WORD.match(form)) is not None:
            forms.setdefault(word[0], []).append((form, known[form]))
    return forms


@dataclass
class _Collector:
    parsed: Parsed
    pack: Pack
    book: NameBook
    found: list[Candidate] = field(default_factory=list)

    def collect(self) -> list[Candidate]:
        for known in self.book.names:
            for mention in known.mentions:
                if self._is_noise(known, mention):
                    continue
                joined = None if self._is_anybody(known, mention) else known
                self.found.append(
                    Candidate(
                        first=self._after_title(self._after_quote(mention.first, mention.last), mention.last),
                        last=mention.last,
                        type=_TYPES[known.label],
                        evidence=Evidence.MODEL,
                        known=joined,
                    )
                )
                if self._is_dateline(mention):
                    self.found[-1].type, self.found[-1].evidence = "place", Evidence.APPOSED
                else:
                    self._retype(self.found[-1])
        for phrase in find_phrases(self.parsed, self.pack):
            if phrase.at not in self._shouted:
                self._add_phrase(phrase)
        self._add_companies()
        self._add_known()
        self._know_places()
        self._know_persons()
        self._know_short_forms()
        self._add_people()
        self._add_nationals()
        self._add_runs()
        self._add_places()
        self._drop_others()
        self.found.sort(key=lambda each: (each.first, -each.last))
        return self.found

    @functools.cached_property
    def _shouted(self) -> frozenset[int]:
        """Return the tokens of headlines, where a capital tells nothing."""
        return frozenset(
            i for each in self.parsed.sentences if is_headline(self.parsed, each) for i in range(each.first, each.last)
        )

    def _is_dateline(self, mention: Mention) -> bool:
        """Return whether words tell where a report comes from: "TOURVEL (AFP) — Le préfet …"."""
        tokens, sentence = self.parsed.tokens, self.parsed.sentence(mention.first)
        opens = mention.first == sentence.first and self.parsed.tokens[mention.first].text.isupper()
        after = tokens[mention.last : mention.last + _DATELINE]
        return opens and bool(after) and after[0].text in (",", "(", *_DASHES) and any(t.text in _DASHES for t in after)

    def _is_noise(self, known: KnownName, mention: Mention) -> bool:
        """Return whether the model takes words of a headline for a name that stands nowhere else and is no place."""
        if mention.first not in self._shouted:
            return False
        if any(other.first not in self._shouted for other in known.mentions):
            return False
        text = self.parsed.report.text[
            self.parsed.tokens[mention.first].start : self.parsed.tokens[mention.last - 1].end
        ]
        if find_place(text if not text.isupper() else text.title(), self.parsed.report.language) is not None:
            return False
        words = fold(text)
        return not any(
            each is not known and any(m.first not in self._shouted for m in each.mentions) and fold(each.name) == words
            for each in self.book.names
        )

    def _is_anybody(self, known: KnownName, mention: Mention) -> bool:
        """Return whether a first or last name is that of several persons named up to here: it tells neither."""
        words = self.parsed.tokens[mention.first : mention.last]
        while len(words) > 1 and words[0].lower in self.parsed.grammar.titles:
            words = words[1:]
        if known.label != "PER" or len(words) > 1 or len(known.words) < 2:
            return False
        word = words[0].lower
        return word in (known.words[0], known.words[-1]) and any(
            other is not known
            and other.label == "PER"
            and len(other.words) > 1
            and word in (other.words[0], other.words[-1])
            and other.mentions[0].first < mention.first
            for other in self.book.names
        )

    def _after_quote(self, first: int, last: int) -> int:
        """Return where a mention begins that the model draws across a quote mark: with the name behind it."""
        marks = [i for i in range(first, last - 1) if self.parsed.tokens[i].text in _QUOTES]
        if not marks:
            return first
        here = marks[-1] + 1
        while here < last - 1 and not self.parsed.tokens[here].text[:1].isupper():
            here += 1
        return here

    def _after_title(self, first: int, last: int) -> int:
        while first < last - 1 and self.parsed.tokens[first].lower in self.parsed.grammar.titles:
            first += 1
        return first

    def _retype(self, each: Candidate) -> None:
        """Give a name of several words with capitals the type of its head noun, also of one in another language."""
        words = self.parsed.tokens[each.first : each.last]
        if len(words) < 2 or not words[0].text[:1].isupper() or not words[-1].text[:1].isupper():
            return
        before = self.parsed.tokens[each.first - 1] if each.first else None
        called = before is not None and (self._is_office(before) or before.lower in self.parsed.grammar.titles)
        speaks = self._has_first_name(each) and self._speaks(each.first, each.last)
        if each.type == "person" and len(words) < _MANY and (called or speaks):
            return  # "actress Veronica Lake", not "General Radek Base"
        for pack in _packs(self.pack.language):
            head = pack.names.heads.get((words[0 if pack.head_first else -1].lower,))
            if head is not None and not (each.type == "person" and head.bare and pack.head_first):
                each.type, each.evidence = head.type, Evidence.APPOSED
                return  # not "Marine Orvane"

    def _overlapping(self, first: int, last: int) -> list[Candidate]:
        return [each for each in self.found if each.first < last and first < each.last]

    def _add_phrase(self, phrase: Phrase) -> None:
        around = self._overlapping(phrase.first, phrase.last)
        if phrase.apposed and any(self._has_first_name(each) for each in around):
            return  # "un réalisateur de télévision français Jean Radek"
        if phrase.bare:
            here = [each for each in around if each.known is None or len(each.known.words) > each.size]
            if not here and all(each.size <= phrase.last - phrase.first for each in around):
                self.found = [each for each in self.found if each not in around]
                self.found.append(self._of(phrase, phrase.first, phrase.last))
            return
        if not phrase.apposed and any(self._has_other_head(each, phrase) for each in around):
            return
        if any(self._is_person(each, phrase) for each in around):
            return
        first, last, known = phrase.first, phrase.last, None
        for each in around:
            inside = phrase.first <= each.first and each.last <= phrase.last
            if each.role is not None and each.first <= phrase.first and phrase.last <= each.last:
                return  # "l'ONG Secours du Fleuve": found by what stands beside it
            if each.evidence >= Evidence.HEAD:
                if each.head is not None and each.size >= phrase.last - phrase.first:
                    return
                continue
            if phrase.apposed or each.first <= phrase.at < each.last or not inside:
                if each.type == "person" and not phrase.apposed and each.last > phrase.last:
                    continue  # "Cour suprême Brett Kavanaugh": two names, not one
                first = first if phrase.apposed and phrase.at < phrase.first else min(first, each.first)
                last = max(last, self._closing(phrase.last, each.last))
                if each.known is not None and (
                    known is None or each.size > known.mentions[0].last - known.mentions[0].first
                ):
                    known = each.known
                self.found.remove(each)
            elif self._is_own(each, phrase) and not phrase.head.alike:
                continue
            else:
                self.found.remove(each)
        candidate = self._of(phrase, first, last)
        if phrase.apposed:
            candidate.known = known
            candidate.role = self._role_beside(phrase)
        elif phrase.head.alike and self.parsed.tokens[phrase.at].text[:1].islower():
            self._leave_out_kind(candidate, phrase.at)
        self.found.append(candidate)

    def _is_person(self, each: Candidate, phrase: Phrase) -> bool:
        """Return whether a noun is but a person's name: "Park Sun-woo", "Marine Orvane", "Mayor Frank Church"."""
        known = each.known
        if known is None or known.label != "PER" or each.type != "person" or phrase.apposed:
            return False
        if not each.first <= phrase.at < each.last or not self.parsed.tokens[phrase.at].text[:1].isupper():
            return False
        if self.pack.head_first:
            return phrase.head.bare and each.first == phrase.at and each.size > 1
        if phrase.at < each.last - 1:
            return True
        before = self.parsed.tokens[each.first - 1] if each.first else None
        called = before is not None and (self._is_office(before) or before.lower in self.parsed.grammar.titles)
        speaks = self._has_first_name(each) and self._speaks(each.first, each.last)
        return called or speaks or (each.size == 1 and len(known.words) > 1)

    def _has_first_name(self, each: Candidate) -> bool:
        """Return whether a person of several words begins with a first name."""
        given = self.parsed.tokens[each.first].text in given_names(self.parsed.report.language)
        return each.type == "person" and each.size > 1 and given

    def _has_other_head(self, each: Candidate, phrase: Phrase) -> bool:
        """Return whether a noun is but a word inside a longer name: "County" in "Korva County Police"."""
        if each.evidence > Evidence.APPOSED or not each.first <= phrase.at < each.last:
            return False
        tokens = self.parsed.tokens
        if self.pack.head_first:
            before = tokens[each.first : phrase.first]
            return any(t.text[:1].isupper() and t.pos in ("PROPN", "NOUN", "X") for t in before)
        after = tokens[phrase.last : each.last]
        return bool(after) and after[0].text[:1].isupper() and after[0].pos in ("PROPN", "NOUN")

    def _closing(self, first: int, last: int) -> int:
        """Return where a longer name that the model sees really ends: behind its last capital."""
        while last > first and not self.parsed.tokens[last - 1].text[:1].isupper():
            last -= 1
        return last

    def _role_beside(self, phrase: Phrase) -> tuple[int, int] | None:
        """Return the words from the determiner to a name in apposition: "l'ONG valdrienne"."""
        if phrase.at >= phrase.first:
            return None
        tokens, first = self.parsed.tokens, phrase.at
        while first and (
            tokens[first - 1].pos in ("DET", "ADJ") or tokens[first - 1].lower in self.parsed.grammar.articles
        ):
            first -= 1
        return first, phrase.first

    def _leave_out_kind(self, candidate: Candidate, at: int) -> None:
        """Make "volcan Orvane" the name "Orvane", which it means as well."""
        tokens, grammar = self.parsed.tokens, self.parsed.grammar
        first, last = candidate.first, candidate.last
        if at < last - 1:
            first = at + 1
            while first < last and (
                tokens[first].pos in ("ADP", "DET")
                or tokens[first].lower in grammar.articles | set(grammar.contractions)
            ):
                first += 1
        else:
            last = at
        words = tokens[first:last]
        if not words or not all(t.text[:1].isupper() or t.pos in ("ADP", "DET", "PART") for t in words):
            return
        candidate.whole = candidate.first, candidate.last
        candidate.first, candidate.last, candidate.head, candidate.noun = first, last, None, None

    def _of(self, phrase: Phrase, first: int, last: int) -> Candidate:
        return Candidate(
            first=first,
            last=last,
            type=phrase.head.type,
            evidence=Evidence.APPOSED if phrase.apposed else Evidence.HEAD,
            head=None if phrase.apposed else phrase.at,
            bare=phrase.bare,
            weak=phrase.weak,
            unique=phrase.head.unique,
            alike=phrase.head.alike,
            noun=None if phrase.apposed else fold(self.parsed.tokens[phrase.at].text),
        )

    def _is_own(self, inner: Candidate, phrase: Phrase) -> bool:
        """Return whether a name inside a longer one is a name by itself: "préfecture du [Val]", not "rue [Orlane]"."""
        if inner.first == phrase.first:
            return inner.type == "place" and phrase.head.type != "facility"
        first = inner.first - 1
        while first > phrase.first and self.parsed.tokens[first].lower in self.parsed.grammar.titles:
            first -= 1  # "le gouvernement de M. Radek"
        before = self.parsed.tokens[first]
        tied = before.pos == "ADP" or before.lower in self.parsed.grammar.contractions or before.pos == "DET"
        if inner.type in ("place", "person"):
            return tied or (inner.type == "place" and inner.last < phrase.last)
        words = self.parsed.tokens[inner.first : inner.last]
        return tied and (len(words) > 1 or words[0].text.isupper()) and inner.last == phrase.last

    def _add_companies(self) -> None:
        """Add what stands before the legal form of a company: "Orvalis SA", "Norvex Inc."."""
        tokens = self.parsed.tokens
        for token in tokens:
            if token.text not in self.pack.names.legal_forms or token.i in self._shouted:
                continue
            first = self._company(token)
            after = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
            if first == token.i or (after is not None and after.text[:1].isupper() and after.pos == "PROPN"):
                continue  # "the Korva AG Ivo Radek"
            around = self._overlapping(first, token.i + 1)
            known = self._known_as(around, first, token.i + 1)
            self.found = [each for each in self.found if each not in around]
            self.found.append(
                Candidate(
                    first=first,
                    last=token.i + 1,
                    type="organisation",
                    evidence=Evidence.HEAD,
                    known=known,
                    noun=fold(token.text).rstrip("."),
                )
            )

    def _known_as(self, around: list[Candidate], first: int, last: int) -> KnownName | None:
        """Return the name of the book that fills most of a place: not "Pakistan" in "Tehrik-e-Taliban Pakistan"."""
        fitting = [each for each in around if 2 * each.size > last - first and each.type != "place"]
        exact = [each for each in around if (each.first, each.last) == (first, last)]
        return next((each.known for each in (*exact, *fitting) if each.known is not None), None)

    def _company(self, form: Token) -> int:
        """Return where the name before a legal form begins."""
        tokens, first = self.parsed.tokens, form.i
        start = self.parsed.sentence(form.i).first
        while first > start:
            token = tokens[first - 1]
            named = (token.text[:1].isupper() and token.pos in ("PROPN", "NOUN", "X", "ADJ")) or token.text == "&"
            described = country_by_adjective(token.text, self.pack.language) is not None and first < form.i
            if not named or described or self._is_office(token) or token.lower in self.parsed.grammar.articles:
                break
            first -= 1
        return first

    def _add_known(self) -> None:
        """Add the names that the pack knows, the longest of those that begin at a place."""
        text, tokens = self.parsed.report.text.replace("’", "'"), self.parsed.tokens
        forms, ends = _known_forms(self.pack.language), {token.end: token.i + 1 for token in tokens}
        behind = 0
        for token in tokens:
            word = _FIRST_WORD.match(token.text)
            if word is None or token.i < behind:
                continue
            for form, type_ in forms.get(word[0], ()):
                last = ends.get(token.start + len(form))
                if last and text.startswith(form, token.start) and self._add_as_known(token.i, last, type_):
                    behind = last
                    break

    def _add_as_known(self, first: int, last: int, type_: NameType) -> bool:
        if first and self.parsed.tokens[first - 1].text in ("@", "#"):
            return False
        around = self._overlapping(first, last)
        for each in around:
            if each.first <= first and last <= each.last and each.size > last - first:
                words = self.parsed.tokens[each.first : first]
                article = all(token.lower in self.parsed.grammar.articles for token in words) and each.last == last
                if not article and self._trim(each, first, last, type_):
                    return True
                if not article and each in self.found:
                    self._type_as(each, last, type_)
                    return True  # part of a longer name: "Google France"
        known = self._known_as(around, first, last)
        self.found = [each for each in self.found if not any(each is other for other in around)]
        noun = self.parsed.tokens[first if self.pack.head_first else last - 1].lower
        headed = last - first > 1 and (noun,) in self.pack.names.heads
        self.found.append(
            Candidate(
                first=first,
                last=last,
                type=type_,
                evidence=Evidence.KNOWN,
                known=known,
                noun=fold(noun) if headed else None,
            )
        )
        return True

    def _trim(self, each: Candidate, first: int, last: int, type_: NameType) -> bool:
        """Leave the known name of a longer one: "Houthi rebels", "Commission européenne Ursula"."""
        tokens = self.parsed.tokens
        rest = [*tokens[each.first : first], *tokens[last : each.last]]
        kind = type_ == "group" and each.type == "group" and each.evidence == Evidence.HEAD
        if kind and all(token.text.islower() for token in rest):
            each.whole = each.first, each.last
            each.first, each.last, each.head, each.noun, each.evidence = first, last, None, None, Evidence.KNOWN
            return True
        beside = tokens[first - 1] if first > each.first else None
        if beside is not None and last == each.last and all(token.text.islower() for token in rest):
            tied = beside.pos in ("ADP", "DET") or beside.lower in self.parsed.grammar.contractions
            if last - first > 1 and each.evidence == Evidence.HEAD and not tied:
                self.found.remove(each)  # "l'extrême droite Alternative du Val"
                return False
        after = tokens[last] if last < each.last else None
        if after is None or first != each.first or last - first < 2:
            return False
        if self.pack.head_first and after.pos == "PROPN" and each.evidence == Evidence.HEAD:
            each.last, each.evidence = last, Evidence.KNOWN
            return True
        return False

    def _type_as(self, each: Candidate, last: int, type_: NameType) -> None:
        """Give a group with words that only say whose it is the group's type: "Hezbollah valdrien"."""
        others = [t for t in self.parsed.tokens[each.first : each.last] if t.pos != "PROPN" and not t.text.isupper()]
        if type_ == "group" and each.evidence == Evidence.MODEL and all(t.pos == "ADJ" for t in others) and others:
            each.type, each.evidence = type_, Evidence.KNOWN

    def _drop_others(self) -> None:
        """Drop what is no name: storms, laws, short forms of common nouns, the field of an office."""
        words, grammar = self.pack.names, self.parsed.grammar
        dropped: set[int] = set()
        for each in self.found:
            before = self.parsed.tokens[each.first - 1] if each.first else None
            words_here = self.parsed.tokens[each.first : each.last]
            text = self.parsed.report.text[words_here[0].start : words_here[-1].end]
            if each.type != "person" and each.size == 1 and self._is_adjective(words_here[0]):
                dropped.add(id(each))  # "Australian counterpart Ivo Radek"
            if before is not None and before.text == "," and _PARTY_OF.match(text):
                dropped.add(id(each))
            if each.type == "person" and all(self._is_office(token) for token in words_here):
                dropped.add(id(each))  # "Superintendent"
            if each.evidence > Evidence.MODEL or text in words.common:
                if text in words.common:
                    dropped.add(id(each))
                continue
            person = self._has_first_name(each)  # "l'affaire Colette Radek"
            if before is not None and not person and (before.lower in words.events or self._after_event(each)):
                dropped |= {id(other) for other in self.found if other.known is each.known and other.size <= each.size}
            elif each.type != "person" and self._is_field(each, grammar.articles):
                dropped.add(id(each))
        self.found = [each for each in self.found if id(each) not in dropped]

    def _is_adjective(self, token: Token) -> bool:
        """Return whether a word tells a nationality and names no place."""
        language = self.parsed.report.language
        return (
            token.pos == "ADJ"
            and country_by_adjective(token.text, language) is not None
            and (find_place(token.text, language) is None)
        )

    def _after_event(self, each: Candidate) -> bool:
        """Return whether the name itself begins or ends with such a noun: "Hurricane Mirta", "Ferris Fire"."""
        if each.size < 2:
            return False
        tokens = self.parsed.tokens
        return (
            tokens[each.first] if self.pack.head_first else tokens[each.last - 1]
        ).lower in self.pack.names.events or (
            not self.pack.head_first and tokens[each.first].lower in self.pack.names.events
        )

    def _is_field(self, each: Candidate, articles: frozenset[str]) -> bool:
        """ "la ministre de l'Intérieur": what an office deals with."""
        tokens, here = self.parsed.tokens, each.first - 1
        while here >= 0 and tokens[here].lower in articles:
            here -= 1
        tied = here > 0 and (tokens[here].pos == "ADP" or tokens[here].lower in self.parsed.grammar.contractions)
        here -= 1
        while here > 0 and tokens[here].pos == "ADJ":
            here -= 1  # "le ministre valdrien de l'Intérieur"
        return tied and tokens[here].lower in self.pack.names.fields and each.size < 5

    def _add_people(self) -> None:
        """Add plurals for those who share a belief or a country: "les sunnites", "les Mexicains"."""
        words = self.pack.names
        for token in self.parsed.tokens:
            if not {token.text, token.lower} & words.people or token.pos not in ("NOUN", "PROPN", "ADJ"):
                continue
            around = self._overlapping(token.i, token.i + 1)
            weak = all(each.size == 1 and each.evidence == Evidence.MODEL for each in around)
            if "Number=Sing" in token.feats or (around and not (weak and token.text[:1].isupper())):
                continue
            last = token.i + 1
            after = self.parsed.tokens[last] if last < len(self.parsed.tokens) else None
            described = after is not None and after.pos == "ADJ" and after.head == token.i
            if described and after is not None and after.lower not in words.vague:
                last += 1
            elif token.lower in words.modified or not self._is_definite(token):
                continue
            if token.pos == "ADJ" and token.head != token.i and token.base_dep == "amod":
                continue
            self.found = [each for each in self.found if each not in around]
            self.found.append(Candidate(first=token.i, last=last, type="group", evidence=Evidence.HEAD))

    def _know_places(self) -> None:
        """Make places of names that the model takes for a person or a body, but that are a town's or a country's."""
        for each in self.found:
            known = each.known
            if each.evidence != Evidence.MODEL or each.type == "place" or known is None:
                continue
            text = self.parsed.report.text[self.parsed.tokens[each.first].start : self.parsed.tokens[each.last - 1].end]
            place = find_place(text, self.parsed.report.language)
            before = self.parsed.tokens[each.first - 1] if each.first else None
            called = before is not None and (self._is_office(before) or before.lower in self.parsed.grammar.titles)
            if place is None or place.also_word or called or len(known.words) > each.size:
                continue
            each.type, each.evidence = "place", Evidence.APPOSED

    def _know_persons(self) -> None:
        """Make persons of names that begin with a first name and that the model takes for a place or a body."""
        tokens, language = self.parsed.tokens, self.parsed.report.language
        for each in self.found:
            if each.evidence != Evidence.MODEL or each.type == "person" or not 1 < each.size <= _MANY:
                continue
            words, before = tokens[each.first : each.last], tokens[each.first - 1] if each.first else None
            named = (
                words[0].text in given_names(language) and words[-1].text[:1].isupper() and words[-1].text[1:].islower()
            )
            headed = any((word.lower,) in self.pack.names.heads or word.pos == "CCONJ" for word in words[1:])
            article = before is not None and before.lower in self.parsed.grammar.articles
            text = self.parsed.report.text[words[0].start : words[-1].end]
            if named and not headed and not article and find_place(text, language) is None:
                each.type, each.evidence = "person", Evidence.APPOSED

    def _know_short_forms(self) -> None:
        """Make bodies of short forms that the model takes for a place or a person: "le MLC d'Ivo Radek"."""
        for each in self.found:
            text = self.parsed.tokens[each.first].text
            short = each.size == 1 and text.isupper() and text.isalpha() and 1 < len(text) < _SHORT_FORM
            if not short or each.evidence > Evidence.MODEL or each.type not in ("place", "person"):
                continue
            if each.known is not None and len(each.known.words) > 1:
                continue
            if find_place(text, self.parsed.report.language) is None and each.first not in self._shouted:
                each.type = "organisation"

    def _add_places(self) -> None:
        """Add the towns and countries that the model did not see: "Les rebelles ont pris Kunduz"."""
        language = self.parsed.report.language
        taken = {i for each in self.found for i in range(each.first, each.last)}
        for token in self.parsed.tokens:
            if token.pos != "PROPN" or token.i in taken or not token.text[:1].isupper() or len(token.text) < _SHORTEST:
                continue
            beside = [t for t in self.parsed.tokens[max(0, token.i - 1) : token.i + 2] if t is not token]
            if token.i in self._shouted or any(t.text[:1].isupper() and t.i not in taken for t in beside):
                continue
            place = find_place(token.text, language)
            large = place is not None and (place.kind != "city" or place.population >= _LARGE)
            if place is not None and large and not place.also_word:
                self.found.append(Candidate(first=token.i, last=token.i + 1, type="place", evidence=Evidence.CONTEXT))

    def _add_nationals(self) -> None:
        """Add the people of a country: "les Mexicains", "Samoans"."""
        language = self.parsed.report.language
        for token in self.parsed.tokens:
            if not token.text[:1].isupper() or len(token.text) < _SHORTEST or token.pos not in ("NOUN", "PROPN", "ADJ"):
                continue
            if nationals(token.text, language) is None or token.base_dep in ("amod", "compound", "flat"):
                continue
            if "Number=Sing" in token.feats or not (self._is_definite(token) and self._is_plural(token)):
                continue
            around = self._overlapping(token.i, token.i + 1)
            if all(each.size == 1 and each.evidence < Evidence.KNOWN for each in around):
                self.found = [each for each in self.found if each not in around]
                self.found.append(Candidate(first=token.i, last=token.i + 1, type="group", evidence=Evidence.KNOWN))

    def _is_plural(self, token: Token) -> bool:
        """Return whether a word for nationals is meant as a noun: "Samoans", "the French"."""
        before = self.parsed.tokens[token.i - 1] if token.i else None
        marked = token.lower.endswith(("s", "x")) and not token.lower.endswith("ese")
        return marked or (before is not None and before.lower in self.parsed.grammar.articles and token.pos != "ADJ")

    def _is_definite(self, token: Token) -> bool:
        before = self.parsed.tokens[token.i - 1] if token.i else None
        if token.text[:1].isupper():
            return True
        return before is not None and (
            "Definite=Def" in before.feats
            or before.lower in self.parsed.grammar.articles
            or before.lower in self.parsed.grammar.contractions
        )

    def _add_runs(self) -> None:
        """Add persons that the model did not see: words with capitals beside an office, or that speak."""
        taken = {i for each in self.found for i in range(each.first, each.last)}
        tokens = self.parsed.tokens
        first = 0
        while first < len(tokens):
            if self._is_office(tokens[first]):
                first += 1
                continue
            last = first
            while last < len(tokens) and self._may_name(tokens[last], taken):
                last += 1
                if self.parsed.sentence(last - 1).last == last:
                    break
            if 2 <= last - first <= 4 and self._is_named(first, last):
                self.found.append(Candidate(first=first, last=last, type="person", evidence=Evidence.CONTEXT))
            first = max(last, first + 1)

    def _may_name(self, token: Token, taken: set[int]) -> bool:
        if token.i in taken or token.pos != "PROPN" or not token.text[:1].isupper() or token.text.isupper():
            return False
        return not self._is_office(token) and token.lower not in self.parsed.grammar.titles

    def _is_office(self, token: Token) -> bool:
        return token.lower in self._offices and token.pos != "VERB"

    def _is_named(self, first: int, last: int) -> bool:
        """Return whether an office stands before words with capitals, or a verb of saying has them as subject."""
        tokens = self.parsed.tokens
        before = tokens[first - 1] if first > self.parsed.sentence(first).first else None
        if before is not None and (self._is_office(before) or before.lower in self.parsed.grammar.titles):
            return True
        if tokens[first].text in given_names(self.parsed.report.language) and not self._is_headed(first, last):
            return True
        rest = tuple(t.lower for t in tokens[last : last + _ALIAS] if t.text not in (",", "("))
        if any(rest[:size] in self.pack.names.aliases for size in range(1, len(rest) + 1)):
            return True
        return self._speaks(first, last)

    def _is_headed(self, first: int, last: int) -> bool:
        """Return whether words hold the noun of a body, a place or a storm."""
        words = self.parsed.tokens[first:last]
        return any((word.lower,) in self.pack.names.heads or word.lower in self.pack.names.events for word in words)

    def _speaks(self, first: int, last: int) -> bool:
        """Return whether a verb of saying has words as its subject."""
        tokens, inside = self.parsed.tokens, range(first, last)
        root = next((t for t in tokens[first:last] if t.head not in inside), tokens[first])
        return root.base_dep == "nsubj" and tokens[root.head].lemma.lower() in self._telling

    @functools.cached_property
    def _offices(self) -> frozenset[str]:
        return frozenset(
            word.lower() for role in self.pack.roles if role.type in ("person", "nameless") for word in role.words
        )

    @functools.cached_property
    def _telling(self) -> frozenset[str]:
        return frozenset(cue.words[0] for cue in self.pack.cues if cue.kind == "verb" and cue.act in _SPOKEN)
