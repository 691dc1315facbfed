"""Names that the trained model sees: without what it draws in too much, and without the words of headlines."""

from __future__ import annotations

import functools

from sayso.extraction.names.book import KnownName
from sayso.extraction.names.candidates import Candidate, Collection, Evidence
from sayso.languages.pack import Pack, languages, load_pack
from sayso.languages.places import find_place
from sayso.parsing.document import Mention
from sayso.records.names import NameType
from sayso.text.folding import fold

__all__ = ["Modelled"]

_TYPES: dict[str, NameType] = {"PER": "person", "ORG": "organisation", "LOC": "place"}
_QUOTES = frozenset(('"', "“", "”", "«", "»"))
_DASHES = ("-", "–", "—")
_DATELINE = 9
_MANY = 4


@functools.cache
def _packs(language: str) -> tuple[Pack, ...]:
    """Return all packs, that of a language first."""
    return (load_pack(language), *(load_pack(other) for other in languages() if other != language))


class Modelled(Collection):
    """The mentions of the book, with the type of their head noun."""

    def _add_modelled(self) -> None:
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

    def _is_dateline(self, mention: Mention) -> bool:
        """Return whether words tell where a report comes from: "TOURVEL (AFP) — Le préfet …"."""
        tokens, sentence = self.parsed.tokens, self.parsed.sentence(mention.first)
        opens = mention.first == sentence.first and self.parsed.tokens[mention.first].text.isupper()
        after = tokens[mention.last : mention.last + _DATELINE]
        return opens and bool(after) and after[0].text in (",", "(", *_DASHES) and any(t.text in _DASHES for t in after)

    def _is_noise(self, known: KnownName, mention: Mention) -> bool:
        """Return whether the model takes words of a headline for a name that stands nowhere else and is no place."""
        if all(self._only_opens(each) for each in known.mentions):
            return True
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

    def _only_opens(self, mention: Mention) -> bool:
        """Return whether a single word has its capital from the head of a sentence: "Quatorze et sept font …"."""
        token = self.parsed.tokens[mention.first]
        if mention.last - mention.first > 1 or token.pos in ("PROPN", "X") or not token.text[1:].islower():
            return False
        opens = self.parsed.sentence(token.i).first
        before = self.parsed.tokens[opens : token.i]
        common = token.pos not in ("NOUN", "ADJ") or token.lemma.islower()
        return common and all(each.pos == "PUNCT" for each in before)

    def _is_anybody(self, known: KnownName, mention: Mention) -> bool:
        """Return whether a first or last name is that of several persons named up to here: it tells neither."""
        words = self.parsed.tokens[mention.first : mention.last]
        while len(words) > 1 and words[0].lower in self.parsed.grammar.titles:
            words = words[1:]
        if known.label != "PER" or len(words) > 1 or len(known.words) < 2:
            return False
        word = words[0].lower
        if self._comes_before(mention, known):
            return True  # "Mr Harte's brother, Simon Harte"
        return word in (known.words[0], known.words[-1]) and any(
            other is not known
            and other.label == "PER"
            and len(other.words) > 1
            and word in (other.words[0], other.words[-1])
            and other.mentions[0].first < mention.first
            for other in self.book.names
        )

    def _comes_before(self, mention: Mention, known: KnownName) -> bool:
        """Return whether a last name opens the sentence that gives somebody of that name in full: that is another."""
        full = [each for each in known.mentions if each.last - each.first > 1]
        first = min((each.first for each in full), default=mention.first)
        return mention.first < first and self.parsed.sentence(first) == self.parsed.sentence(mention.first)

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
