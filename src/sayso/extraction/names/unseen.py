"""Names that the model did not see: peoples, towns of the gazetteer, persons beside an office or a verb of saying."""

from __future__ import annotations

from sayso.extraction.names.candidates import Candidate, Collection, Evidence
from sayso.extraction.names.given import given_names
from sayso.languages.places import find_place, nationals
from sayso.parsing.document import Token

__all__ = ["Unseen"]

_ALIAS = 8
_SHORTEST = 4
_LARGE = 50_000
"""How many people a town needs to be meant by a word that the model takes for no name."""


class Unseen(Collection):
    """ "les sunnites", "Samoans", "Voter Ada Pell"."""

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
