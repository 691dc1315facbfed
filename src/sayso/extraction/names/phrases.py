"""Names that a noun heads: "le ministère de l'Eau", "l'hôpital Sainte-Orlane", "Korva District Court", "la police"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.extraction.names.given import given_names
from sayso.languages.names import Head, NameWords
from sayso.languages.pack import Pack
from sayso.languages.places import country_by_adjective
from sayso.parsing.document import Parsed, Token

__all__ = ["Phrase", "find_phrases", "folded", "split_words"]

_PIECE = re.compile(r"[^\W_]+'(?=[^\W_]{2})|'s\b|[^\W_]+(?:[-.][^\W_]+)*\.?")
_ORDINAL = re.compile(r"\d{1,3}(?:er|re|e|è|ème|nd|st|rd|th)\Z")
_ENDS = frozenset((",", ";", ":", "(", ")", "«", "»", "“", "”", '"', "–", "—", ".", "?", "!"))
_LONGEST = 12


@dataclass(frozen=True, slots=True)
class Phrase:
    """A name on tokens `first` up to, not with, `last`; its head noun stands at `at`.

    Attributes:
        bare: the noun stands alone: "la police".
        weak: it does, and is no name by itself, but may be short for one: "la commission".
        apposed: the noun stands before the name and is no part of it: "l'ONG Secours du Fleuve".
    """

    first: int
    last: int
    at: int
    head: Head
    bare: bool = False
    weak: bool = False
    apposed: bool = False


def split_words(words: str) -> tuple[str, ...]:
    """Return words as the tokenizers cut them, in lower case: "cour d'appel" is ("cour", "d'", "appel")."""
    return tuple(_PIECE.findall(words.lower().replace("’", "'")))


def folded(token: Token) -> str:
    """Return a token as `split_words` writes it."""
    return token.lower


def find_phrases(parsed: Parsed, pack: Pack) -> Iterator[Phrase]:
    """Yield the names that a noun heads, in order of the noun; of nouns in a row the longest entry counts.

    "La préfecture de police de Corvelle et la mairie" gives "préfecture de police de Corvelle" and, bare, "mairie".
    """
    reader = _Reader(parsed, pack)
    heads = _heads(pack.language)
    i = 0
    while i < len(parsed.tokens):
        match = _longest(parsed, heads, i)
        if match is None:
            i += 1
            continue
        head, size = match
        phrase = reader.read(i, i + size, head)
        if phrase is not None:
            yield phrase
        i += size


@functools.cache
def _heads(language: str) -> dict[str, list[tuple[tuple[str, ...], Head]]]:
    from sayso.languages.pack import load_pack

    found: dict[str, list[tuple[tuple[str, ...], Head]]] = {}
    for words, head in load_pack(language).names.heads.items():
        pieces = split_words(" ".join(words))
        found.setdefault(pieces[0], []).append((pieces, head))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


def _longest(parsed: Parsed, heads: dict[str, list[tuple[tuple[str, ...], Head]]], i: int) -> tuple[Head, int] | None:
    token = parsed.tokens[i]
    if token.pos in ("VERB", "AUX", "ADP", "PRON"):
        return None
    for pieces, head in heads.get(folded(token), ()):
        here = parsed.tokens[i : i + len(pieces)]
        if tuple(folded(t) for t in here) == pieces:
            return head, len(pieces)
    return None


class _Reader:
    def __init__(self, parsed: Parsed, pack: Pack) -> None:
        self._parsed = parsed
        self._words: NameWords = pack.names
        self._head_first = pack.head_first
        self._language = pack.language
        self._grammar = parsed.grammar
        self._persons = {m.first: m.last for m in parsed.mentions if m.label == "PER" and m.last - m.first > 1}
        self._places = {m.last for m in parsed.mentions if m.label == "LOC"}
        self._starts = {mention.first for mention in parsed.mentions if mention.label != "ORG"}
        self._offices = frozenset(word for role in pack.roles if role.type == "person" for word in role.words)
        self._given = given_names(parsed.report.language)
        self._bodies = {m.first: m.last for m in parsed.mentions if m.label == "ORG"}
        self._body_ends = frozenset(self._bodies.values())
        self._ends = self._places | {m.last for m in parsed.mentions if m.label == "PER"}

    def read(self, first: int, last: int, head: Head) -> Phrase | None:
        """Return the name around a head noun on tokens `first` to `last`; None where it names nothing."""
        tokens = self._parsed.tokens
        sentence = self._parsed.sentence(first)
        after = tokens[last] if last < sentence.last else None
        nested = after is not None and after.text[:1].isupper() and (folded(after),) in self._words.heads
        if nested and not self._head_first and tokens[first].text[:1].isupper():
            return None  # "Radek International Airport", "Korva Press Association"
        if head.proper and not tokens[first].text[:1].isupper():
            return None
        if head.apposed and (tokens[first].text.isupper() or not self._is_capital(tokens[first])):
            beside = self._beside(first, last, sentence.first, sentence.last, head)
            if beside is not None or (
                head.type != "group" and not head.common and (self._head_first or head.type == "organisation")
            ):
                return beside
        if head.id.rpartition(".")[2] in _OWNED and self._is_of_person(last):
            return None  # "l'équipe d'Ivo Radek"
        left = self._left(first, sentence.first, head)
        right = self._right(first, last, sentence.last, head)
        if self._names(left, right, first, last, head):
            return Phrase(left, right, first if self._head_first else last - 1, head)
        alone = left == first and right == last
        capital = self._is_capital(tokens[first]) or any(t.text[:1].isupper() for t in tokens[first + 1 : last])
        if alone and (head.bare or (capital and head.type == "organisation")) and self._is_definite(first):
            return Phrase(first, last, first if self._head_first else last - 1, head, bare=True)
        if alone and head.unique and head.type == "organisation" and self._is_definite(first, strict=True):
            return Phrase(first, last, first if self._head_first else last - 1, head, bare=True, weak=True)
        return None

    def _is_of_person(self, here: int) -> bool:
        """Return whether "de" or "of" and a person's name follow."""
        tokens = self._parsed.tokens
        follows = here + 1 < len(tokens) and folded(tokens[here]) in _OF
        return follows and any(m.first == here + 1 and m.label == "PER" for m in self._parsed.mentions)

    def _beside(self, first: int, last: int, start: int, end: int, head: Head) -> Phrase | None:
        """Return the name beside a noun that tells what it is: "l'ONG Secours du Fleuve", "the Korva Post daily"."""
        tokens = self._parsed.tokens
        here = last
        while here < end and tokens[here].pos == "ADJ" and tokens[here].text.islower():
            here += 1  # "l'entreprise valdrienne Orvane"
        run = self._run(here, end, plain=head.type == "facility")
        if run > here:
            return Phrase(here, run, first, head, apposed=True)
        if self._head_first or head.type != "organisation":
            return None
        here = first
        while here > start and tokens[here - 1].text[:1].isupper() and tokens[here - 1].pos in ("PROPN", "NOUN", "ADJ"):
            here -= 1
        before = tokens[here - 1] if here > start else None
        if before is not None and before.lower in self._grammar.indefinites:
            return None  # "a Corvelle newspaper"
        named = any(token.pos == "PROPN" for token in tokens[here:first])
        return Phrase(here, first, first, head, apposed=True) if named else None

    def _is_capital(self, token: Token) -> bool:
        """Return whether a capital means something: not at the head of a sentence, unless it is tagged as a name."""
        if not token.text[:1].isupper():
            return False
        return token.pos == "PROPN" or self._parsed.sentence(token.i).first != token.i

    def _run(self, first: int, end: int, *, plain: bool = False) -> int:
        """Return where a run of capitalised words that begins at `first` ends, small words of names inside."""
        tokens = self._parsed.tokens
        here = first
        if here < end and tokens[here].text in ("«", "“", '"'):
            return first
        while here < end and here - first < _LONGEST:
            token = tokens[here]
            joins = folded(token) in ("et", "and", "&") and here + 1 < end
            small = folded(token) in _OF or (joins and (folded(tokens[here + 1]),) not in self._words.heads)
            small = small and not plain
            if token.text[:1].isupper() or token.text[:1].isdigit():
                here += 1
            elif small and here > first and here + 1 < end and tokens[here + 1].text[:1].isupper():
                here += 2
            else:
                break
        while self._head_first and first < here < end and self._describes(tokens[here], first, here):
            here += 1  # "Mains ouvertes"
        return here if here > first and tokens[first].text[:1].isupper() else first

    def _describes(self, token: Token, first: int, last: int) -> bool:
        """Return whether an adjective goes on with words that have capitals."""
        tied = token.base_dep in ("amod", "flat") and first - 1 <= token.head < last
        return tied and token.pos == "ADJ" and token.text.islower() and folded(token) not in self._words.vague

    def _left(self, first: int, start: int, head: Head) -> int:
        tokens = self._parsed.tokens
        here = first
        while here > start and first - here < _LONGEST:
            token = tokens[here - 1]
            if not self._leads(token, tokens[here], first, head):
                break
            here -= 1
        while here < first and (
            tokens[here].pos in ("CCONJ", "ADP", "PUNCT") or folded(tokens[here]) in ("'s", "'", "and", "&")
        ):
            here += 1
        return here

    def _leads(self, token: Token, after: Token, first: int, head: Head) -> bool:
        """Return whether a word before the head noun is part of the name."""
        if _ORDINAL.match(token.text):
            return head.type in ("organisation", "place") and not head.bare  # "3e régiment", "82nd Airborne Division"
        if token.text in _ENDS or token.pos in ("DET", "PRON", "VERB", "AUX", "ADP"):
            return token.pos in ("VERB",) and self._is_capital(token) and not self._head_first
        capital = token.text[:1].isupper()
        if self._head_first:
            return token.pos == "ADJ" and capital and folded(token) not in self._words.vague
        if folded(token) in ("'s", "'"):
            ends = self._places if head.type == "facility" else self._ends
            return self._parsed.tokens[first].text[:1].isupper() and token.i not in ends
        if folded(token) in ("and", "&"):
            before = self._parsed.tokens[token.i - 1] if token.i else token
            apart = token.i in self._ends | self._body_ends or (folded(before),) in self._words.heads
            return after.text[:1].isupper() and after.i < first and not apart
        if capital:
            return token.pos != "NUM" and (token.pos == "PROPN" or self._is_capital(token) or not self._is_plain(token))
        if folded(token) in self._words.vague or token.text[:1].isdigit():
            return False
        return token.pos in ("NOUN", "ADJ") and head.common and token.head >= token.i

    def _is_plain(self, token: Token) -> bool:
        return folded(token) in self._words.vague or token.pos not in ("ADJ", "NOUN", "PROPN")

    def _right(self, first: int, last: int, end: int, head: Head) -> int:
        tokens = self._parsed.tokens
        here = last
        while here < end and here - first < _LONGEST:
            size = self._follows(here, end, first, last, head)
            if not size:
                break
            here += size
        if head.id.rpartition(".")[2] in _FIELDED and here > last:
            here = self._fields(here, end)
        while here > last and (
            tokens[here - 1].pos in ("ADP", "DET", "CCONJ") and not tokens[here - 1].text[:1].isupper()
        ):
            here -= 1
        return here

    def _fields(self, here: int, end: int) -> int:
        """Return where a list of fields ends: "de l'Éducation, de la Jeunesse et des Sports"."""
        tokens, at = self._parsed.tokens, here
        while at < end and tokens[at].text == ",":
            size = self._field(at + 1, end)
            if not size:
                return here
            at += 1 + size
        if at == here or at >= end or folded(tokens[at]) not in ("et", "and", "&"):
            return here
        return at + 1 + size if (size := self._field(at + 1, end)) else here

    def _field(self, here: int, end: int) -> int:
        """Return the length of one more field of a ministry."""
        tokens = self._parsed.tokens
        if self._head_first:
            return self._of_phrase(here, end, self._words.heads["ministère",]) if here < end else 0
        size = 0
        while here + size < end and tokens[here + size].text[:1].isupper() and here + size not in self._starts:
            size += 1
        return size

    def _follows(self, here: int, end: int, first: int, last: int, head: Head) -> int:
        """Return how many words from here on go on with the name; 0 where it ends."""
        tokens = self._parsed.tokens
        token = tokens[here]
        if token.text in _ENDS:
            return 0
        if here in self._persons and head.type not in ("facility", "place"):
            return 0  # "le ministère de l'Eau Ivo Radek": in headlines
        if head.closed and token.text in self._given and here + 1 < end and tokens[here + 1].text[:1].isupper():
            return 0  # "la Cour suprême Brett Radek"
        if not self._head_first:
            if (
                token.text.isdigit()
                and here == last
                and folded(tokens[first]) in _NUMBERED
                and tokens[first].text[0].isupper()
            ):
                return 1  # "Highway 101"
            rebels = head.type == "group" and "Number=Plur" in tokens[first].feats
            return 0 if rebels else self._of_phrase(here, end, head)
        if token.text[:1].isupper() and token.pos not in ("VERB", "AUX"):
            return 1
        if token.text.isdigit() and tokens[here - 1].text[:1].isupper() and here - 1 > first and len(token.text) < 3:
            return 1
        if token.pos == "ADJ" and not token.text[:1].isdigit():
            vague = folded(token) in self._words.vague
            tied = first <= token.head < here or country_by_adjective(token.text, self._language) is not None
            return 1 if tied and not vague else 0
        if folded(token) == "et" and here + 1 < end:
            after = tokens[here + 1]
            joins = after.text[:1].isupper() or (after.pos == "ADJ" and after.dep == "conj" and here - first > 1)
            if joins and after.dep == "conj" and first <= after.head < here:
                return 2
            return 1 + self._of_phrase(here + 1, end, head) if self._of_phrase(here + 1, end, head) > 1 else 0
        return self._of_phrase(here, end, head)

    def _of_phrase(self, here: int, end: int, head: Head) -> int:
        """Return the length of a "de la Santé", "of the United Kingdom" that goes on with the name."""
        tokens = self._parsed.tokens
        opener = folded(tokens[here])
        stands_for = self._grammar.contractions.get(opener, opener)
        of = stands_for in ("de", "d'", "of", "du", "des")
        if not of and stands_for not in ("à", "en", "pour", "contre", "for", "in", "sur"):
            return 0
        size = 1
        while here + size < end and (
            tokens[here + size].pos == "DET" or folded(tokens[here + size]) in self._grammar.articles
        ):
            size += 1
        if here + size >= end:
            return 0
        token = tokens[here + size]
        if token.text[:1].isupper():
            if not of and stands_for in ("in", "à", "en", "sur") and head.id.rpartition(".")[2] not in _PLACED:
                return 0
            return size + 1 + self._rest(here + size + 1, end)
        common = head.common and token.pos == "NOUN" and self._head_first
        if common and (of or stands_for in ("contre", "pour")):
            return size + 1
        return 0

    def _rest(self, here: int, end: int) -> int:
        """Return how many more capitalised words follow."""
        tokens = self._parsed.tokens
        size = 0
        while here + size < end:
            token = tokens[here + size]
            after = tokens[here + size + 1] if here + size + 1 < end else None
            if token.text[:1].isupper() and token.pos not in ("VERB", "AUX", "PRON"):
                size += 1
            elif folded(token) in ("and", "&") and after is not None and self._goes_on(after):
                size += 2
            else:
                break
        return size

    def _goes_on(self, token: Token) -> bool:
        """Return whether a word after "and" still belongs to the name: not the head of another."""
        tokens = self._parsed.tokens
        office = token.i + 1 < len(tokens) and folded(tokens[token.i + 1]) in self._offices
        headed = (folded(token),) in self._words.heads
        return token.text[:1].isupper() and not headed and not office and token.i not in self._bodies

    def _names(self, left: int, right: int, first: int, last: int, head: Head) -> bool:
        tokens = self._parsed.tokens
        around = [*tokens[left:first], *tokens[last:right]]
        if right == last + 1 and tokens[last].text.isdigit():
            return not self._head_first
        if any(self._is_capital(t) or (t.text[:1].isupper() and t.pos == "ADJ") for t in around):
            return True
        if head.type in ("facility", "place"):
            return False
        if any(t.pos == "ADJ" and folded(t) not in self._words.vague for t in tokens[last:right]):
            return True
        if head.id.rpartition(".")[2] in _DOINGS and tokens[first].text.islower():
            return False  # "l'organisation du référendum"
        return head.common and any(t.pos == "NOUN" or (t.pos == "ADJ" and t.i < first) for t in around)

    def _is_definite(self, first: int, *, strict: bool = False) -> bool:
        before = self._parsed.tokens[first - 1] if first else None
        if strict:
            articles = self._grammar.articles | set(self._grammar.contractions)
            return before is not None and folded(before) in articles and folded(before) not in self._grammar.indefinites
        if before is None or self._parsed.sentence(first).first == first:
            return True
        if folded(before) in self._grammar.articles or folded(before) in self._grammar.contractions:
            return True
        return not self._head_first and before.pos in ("ADP", "VERB", "SCONJ", "PUNCT", "CCONJ", "AUX")


_NUMBERED = frozenset(("highway", "route", "interstate", "flight", "pier", "terminal"))
_FIELDED = frozenset(("ministere", "ministry"))
_OWNED = frozenset(("regime", "equipe", "team"))
_DOINGS = frozenset(("organisation",))
_OF = frozenset(("de", "d'", "du", "des", "of", "for", "pour"))
_PLACED = frozenset(("ambassade", "embassy", "association", "brigade"))
