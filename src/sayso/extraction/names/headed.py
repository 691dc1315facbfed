"""Names that a noun heads, together with what the model sees there."""

from __future__ import annotations

from sayso.extraction.names.candidates import Candidate, Collection, Evidence
from sayso.extraction.names.phrases import Phrase, find_phrases
from sayso.text.folding import fold

__all__ = ["Headed"]


class Headed(Collection):
    """Phrases such as "ministère de l'Eau", joined with the mentions that they overlap."""

    def _add_phrases(self) -> None:
        for phrase in find_phrases(self.parsed, self.pack):
            if phrase.at not in self._shouted:
                self._add_phrase(phrase)

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
                    continue  # "Cour suprême Octave Lemaire": two names, not one
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
            territory=phrase.head.territory,
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
