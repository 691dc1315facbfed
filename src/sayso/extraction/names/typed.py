"""Types that the gazetteer, first names and the words around a name tell better than the model; what is no name."""

from __future__ import annotations

import re

from sayso.extraction.names.candidates import Candidate, Collection, Evidence
from sayso.extraction.names.given import given_names
from sayso.languages.places import country_by_adjective, find_place
from sayso.parsing.document import Token

__all__ = ["Typed"]

_MANY = 4
_SHORT_FORM = 6
_PARTY_OF = re.compile(r"[RD]-[A-Z][a-z]")
"""The party and state of a member of parliament: "Sen. Ada Pell, R-Ohio"."""


class Typed(Collection):
    """Corrections of what was found."""

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
