"""Names that the pack knows as they stand, and companies by their legal form."""

from __future__ import annotations

import functools
import re

from sayso.extraction.names.book import KnownName
from sayso.extraction.names.candidates import Candidate, Collection, Evidence
from sayso.languages.pack import load_pack
from sayso.languages.places import country_by_adjective
from sayso.parsing.document import Token
from sayso.records.names import NameType
from sayso.text.folding import fold

__all__ = ["Known"]

_FIRST_WORD = re.compile(r"[^\W_]+")


@functools.cache
def _known_forms(language: str) -> dict[str, list[tuple[str, NameType]]]:
    """Return the known names of a language by their first word, the longest first."""
    forms: dict[str, list[tuple[str, NameType]]] = {}
    known = load_pack(language).names.known
    for form in sorted(known, key=lambda form: (-len(form), form)):
        if (word := _FIRST_WORD.match(form)) is not None:
            forms.setdefault(word[0], []).append((form, known[form]))
    return forms


class Known(Collection):
    """ "Boko Haram", "Orvalis SA"."""

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
