"""Whom a pronoun means as a source: who spoke last, the last subject, the person whom the report is about."""

from __future__ import annotations

import re

from sayso.extraction.statements.scene import Scene, gender_of
from sayso.languages.pack import Pronoun
from sayso.parsing.document import Token

__all__ = ["Pronouns"]


class Pronouns(Scene):
    """Pronouns that stand as a source."""

    def _pronoun(self, token: Token) -> Pronoun | None:
        if token.text.isupper() and len(token.text) > 2:
            return None  # "the WHO"
        if token.pos not in ("PRON", "DET", "ADJ", "X", "NOUN") and token.base_dep not in ("nsubj", "expl"):
            return None
        return self.pronouns.get(re.sub(r"^[-‑](?:t[-‑])?", "", token.lower))

    def _pronoun_of(self, words: list[Token]) -> Pronoun | None:
        """Return the pronoun that a source is, of one word or of two: "elle", "ce dernier"."""
        if len(words) == 1:
            return self._pronoun(words[0])
        return self.pronouns.get(" ".join(token.lower for token in words)) if len(words) == 2 else None

    def _of_pronoun(self, token: Token, pronoun: Pronoun) -> tuple[str, ...]:
        if pronoun.only_bodies:
            return self._body_that_spoke(token)
        if pronoun.impersonal or pronoun.person != 3 or token.lower in self.grammar.partial_pronouns:
            return ()
        if any(c.dep == "acl:relcl" for c in self.parsed.children(token.i)):
            return ()  # "celui qui passe pour le chef"
        recent = self.memory.last_speaker
        near = bool(recent) and self._is_close(self.memory.last_speaker_at, token.start)
        is_person = len(recent) == 1 and any(known.name == recent[0] for known in self.persons)
        if pronoun.number == "p":
            fits = len(recent) > 1 or (bool(recent) and self._fits(recent[0], pronoun.gender))
            return recent if near and not is_person and fits and not pronoun.nearest else ()
        if pronoun.nearest:
            found = self._nearest(self.persons, token, pronoun.gender)
            for name in found if pronoun.gender else ():
                self.memory.gender.setdefault(name, pronoun.gender)
            return found
        subject = self._subject_before(token, pronoun.gender)
        spoke = near and len(recent) == 1 and self._fits(recent[0], pronoun.gender)
        spoke = spoke and (is_person or not pronoun.only_persons)
        unsure = spoke and not is_person and not self.memory.gender.get(recent[0])
        if unsure and self._person_spoke(token, pronoun.gender):
            recent, is_person = self.memory.last_person, True  # "Valdria" said something too: "il" is the man before
        since = max(self.memory.last_speaker_at if spoke else -1, subject[0] if subject is not None else -1)
        if self._is_unnamed(token, since, pronoun.gender):
            return ()
        if subject is not None and (not spoke or subject[0] > self.memory.last_speaker_at):
            return (subject[1],)
        if spoke:
            return recent
        found = self._nearest(self.persons, token, pronoun.gender)
        if not found and not pronoun.only_persons:
            found = self._nearest(self.bodies, token, "")
        return found or self._focus(token, pronoun.gender)

    def _person_spoke(self, token: Token, gender: str) -> bool:
        """Return whether a person whom a pronoun may mean spoke close by."""
        person = self.memory.last_person
        near = bool(person) and self._is_close(self.memory.last_person_at, token.start)
        return near and self._fits(person[0], gender)

    def _body_that_spoke(self, token: Token) -> tuple[str, ...]:
        """Return the body that "it" takes up as a source: the last subject, or who spoke last, close by."""
        recent, place = self.memory.last_speaker, self.memory.last_speaker_at
        subject = self._subject_before(token, "", self.bodies)
        if subject is not None and subject[0] > place:
            return (subject[1],)
        bodies = (*self.memory.bodies, *(known.name for known in self.book.names if known.label != "PER"))
        body = any(name in recent for name in bodies)
        near = len(recent) == 1 and self._is_close(place, token.start)
        return recent if near and body else ()

    def _focus(self, token: Token, gender: str) -> tuple[str, ...]:
        """Return the person whom a report has named most often before a pronoun, and not alone in passing."""
        counts = {
            known.name: sum(m.first < token.i for m in known.mentions)
            for known in self.persons
            if gender and self._fits(known.name, gender)
        }
        best = sorted(counts, key=lambda name: -counts[name])[:2]
        if not best or not counts[best[0]] or (len(best) > 1 and counts[best[1]] == counts[best[0]]):
            return ()
        return (best[0],)

    def _is_unnamed(self, token: Token, since: int, gender: str) -> bool:
        """Return whether somebody without a name spoke close by, after whoever else a pronoun could mean."""
        people = (*self.memory.unnamed, *((t.start, gender_of(t)) for t in self.strangers if t.i < token.i))
        return any(
            place > since and self._is_close(place, token.start) and (not gender or not theirs or gender == theirs)
            for place, theirs in people
        )
