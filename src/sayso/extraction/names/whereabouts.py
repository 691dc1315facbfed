"""Tell places from persons and bodies by what stands around them: "in Corvelle", "the mayor of Corvelle", datelines."""

from __future__ import annotations

import re
from collections import defaultdict

from sayso.extraction.names.candidates import Candidate, Evidence
from sayso.languages.pack import Pack
from sayso.parsing.document import Parsed, Token
from sayso.records import Span
from sayso.records.names import NameType
from sayso.text.folding import fold

__all__ = ["settle_whereabouts"]

_DATELINE = re.compile(
    r"(?P<place>[A-ZÀ-Þ][\w'’.-]*(?: [A-ZÀ-Þ][\w'’.-]*){0,3})"
    r"(?: \((?P<country>[^()\n]{2,30})\))?(?P<day>,[^()\n–—]{2,50}?)? ?\((?P<wire>[^()\n]{2,30})\)? ?[-–—] "
)
_OPENING = 3
"""In how many paragraphs at the head of a report a dateline is looked for."""


def settle_whereabouts(parsed: Parsed, pack: Pack, found: list[Candidate]) -> None:
    """Make places of names that stand where only places do, and bodies of the agencies of datelines.

    "CORVELLE, 9 mars (Agence Merande) – … le maire de Corvelle": Corvelle is a place, whatever the model says of it.
    """
    reader = _Whereabouts(parsed, pack)
    reader.read_dateline(found)
    alike: dict[str, list[Candidate]] = defaultdict(list)
    for each in found:
        alike[fold(reader.text(each))].append(each)
    for places in alike.values():
        sure = any(each.type == "place" and each.evidence > Evidence.MODEL for each in places)
        sure = sure or any(reader.is_where(each) for each in places)
        if not sure or any(reader.is_called(each) for each in places):
            continue
        for each in places:
            doubtful = each.evidence == Evidence.MODEL and each.type in ("person", "facility", "place")
            if doubtful and (each.known is None or len(each.known.words) <= each.size):
                each.type, each.evidence = "place", Evidence.APPOSED


class _Whereabouts:
    def __init__(self, parsed: Parsed, pack: Pack) -> None:
        self._parsed = parsed
        self._words = pack.names
        self._offices = frozenset(word for role in pack.roles if role.type == "person" for word in role.words)

    def text(self, each: Candidate) -> str:
        """Return the words of a place."""
        tokens = self._parsed.tokens
        return self._parsed.report.text[tokens[each.first].start : tokens[each.last - 1].end]

    def is_where(self, each: Candidate) -> bool:
        """Return whether the words before a name say that things are there: "near", "the residents of"."""
        tokens, start = self._parsed.tokens, self._parsed.sentence(each.first).first
        before = [token.lower for token in tokens[max(start, each.first - 3) : each.first]]
        if not before:
            return False
        words = self._words
        if before[-1] in words.where or " ".join(before[-2:]) in words.where or " ".join(before) in words.where:
            return not self._is_told(each)
        if before[-1] in words.where_towns:
            return each.size == 1 and not self._is_told(each)
        of = self._parsed.grammar.contractions.get(before[-1], before[-1]) in words.of
        return of and len(before) > 1 and before[-2] in words.seated

    def _is_told(self, each: Candidate) -> bool:
        """Return whether the name is rather who is told something: "a confié à Radek"."""
        inside = range(each.first, each.last)
        root = next((t for t in self._parsed.tokens[each.first : each.last] if t.head not in inside), None)
        if root is None:
            return False  # the head of its sentence
        return root.base_dep in ("nsubj", "appos") or root.dep in ("iobj", "obl:arg")

    def is_called(self, each: Candidate) -> bool:
        """Return whether a title or an office stands right before a name, so that it is a person's."""
        before = self._parsed.tokens[each.first - 1] if each.first else None
        return before is not None and (before.lower in self._parsed.grammar.titles or self._is_office(before))

    def _is_office(self, token: Token) -> bool:
        return token.lower in self._offices and token.pos != "ADP"

    def read_dateline(self, found: list[Candidate]) -> None:
        """Type what a dateline names: where a report was written, for which agency."""
        for paragraph in self._parsed.paragraphs[:_OPENING]:
            match = _DATELINE.match(self._parsed.report.text, paragraph.start, paragraph.end)
            if match is None:
                continue
            for group in ("place", "country", "wire"):
                if match[group] is None:
                    continue
                tokens = self._parsed.tokens_in(Span(match.start(group), match.end(group)))
                if not tokens:
                    continue
                first, last = tokens[0].i, tokens[-1].i + 1
                for each in [each for each in found if each.first < last and first < each.last]:
                    found.remove(each)
                known = next((each.known for each in found if fold(self.text(each)) == fold(match[group])), None)
                type_: NameType = "organisation" if group == "wire" else "place"
                found.append(Candidate(first=first, last=last, type=type_, evidence=Evidence.HEAD, known=known))
            return
