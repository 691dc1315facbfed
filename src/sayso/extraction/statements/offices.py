"""Who bears which office, and whom a definite noun means: "le ministre", "l'attaquant"."""

from __future__ import annotations

from itertools import pairwise

from sayso.extraction.names.book import KnownName
from sayso.extraction.statements.scene import Scene, gender_of
from sayso.languages.pack import Gender
from sayso.parsing.document import Token

__all__ = ["Offices"]


class Offices(Scene):
    """Persons by what they are called."""

    def _learn_roles(self) -> None:
        """Note who bears which role: "le ministre des Transports, Ivo Radek", "Ivo Radek, the ministry's spokesman"."""
        for known in self.persons:
            for mention in known.mentions:
                first = self.parsed.sentence(mention.first).first
                last = self.parsed.sentence(mention.first).last
                owned = mention.first > 0 and self.parsed.tokens[mention.first - 1].pos == "ADP"
                closed = mention.last >= last or self.parsed.tokens[mention.last].text in (",", ")", ".", "»", "”", ":")
                for i in range(max(first, mention.first - 8), mention.first):
                    apart = any(t.text == "," for t in self.parsed.tokens[i + 1 : mention.first])
                    if not owned and self._reaches(i + 1, mention.first) and (closed or not apart):
                        self._note_role(self.parsed.tokens[i], known)
                if mention.last < last and self.parsed.tokens[mention.last].text == ",":
                    for i in range(mention.last + 1, min(mention.last + 5, last)):
                        if self._reaches(mention.last + 1, i):
                            self._note_role(self.parsed.tokens[i], known)

    def _learn_genders(self) -> None:
        """Note the gender that a title or an agreement tells: "Mme Orvane", "Nela Orvane s'est dite inquiète"."""
        for known in self.persons:
            for mention in known.mentions:
                first, top = self.parsed.tokens[mention.first], self._top(mention.first, mention.last)
                title = self.courtesies.get(first.lower) or self.courtesies.get(self.parsed.tokens[first.i - 1].lower)
                agreed = self._agreement(top) if top.base_dep == "nsubj" else ""
                if title or agreed:
                    self.memory.gender.setdefault(known.name, title or agreed)

    def _agreement(self, subject: Token) -> Gender:
        """Return the gender of what agrees with a subject: "est arrivée", "est absente"."""
        said = self.parsed.tokens[subject.head]
        role = self._role(said) if said.pos == "NOUN" else None
        if role is not None and role.type in ("person", "nameless"):  # "est un détenu", "est une élue"
            return next((gender_of(c) for c in self.parsed.children(said.i) if "Definite=Ind" in c.feats), "")
        participle = said.pos == "ADJ" or "VerbForm=Part" in said.feats
        helpers = [c for c in self.parsed.children(said.i) if c.base_dep in ("aux", "cop")]
        agrees = any(c.base_dep == "cop" or c.dep == "aux:pass" for c in helpers)
        return gender_of(said) if participle and agrees and "Number=Plur" not in said.feats else ""

    def _reaches(self, first: int, last: int) -> bool:
        """Return whether nothing between two places parts a role from its bearer: no verb, no other person."""
        between = self.parsed.tokens[first:last]
        if any(t.pos in ("VERB", "AUX", "SCONJ", "CCONJ") or t.text in (";", ":", ".", "«", "»") for t in between):
            return False
        return not any(known is not None and known.label == "PER" for known in (self.book.at(t.i) for t in between))

    def _note_role(self, token: Token, known: KnownName) -> None:
        role = self._role(token)
        if role is None or "Number=Plur" in token.feats:
            return
        if role.type == "nameless" and role.gender:
            self.memory.gender.setdefault(known.name, role.gender)  # "son père, Ivo Radek"
        if role.type != "person":
            return
        for word in {token.lower, token.lemma.lower()}:
            bearers = self.memory.roles.setdefault(word, [])
            if (token.i, known.name) not in bearers:
                bearers.append((token.i, known.name))
        determiners = [gender_of(child) for child in self.parsed.children(token.i) if child.pos == "DET"]
        gender = role.gender or next((found for found in determiners if found), "") or gender_of(token)
        if gender:
            self.memory.gender.setdefault(known.name, gender)

    def _bearer(self, head: Token) -> str | None:
        """Return who bears a role: the last one named with it before this place, else the only one in the report.

        A spokesman speaks for some body, and a later one may speak for another: only those before count.
        """
        bearers = self.memory.roles.get(head.lower, []) or self.memory.roles.get(head.lemma.lower(), [])
        before = [name for i, name in sorted(bearers) if i < head.i]
        names = {name for _, name in bearers}
        alone = len(names) == 1 and not self._speaks(head.lower) and not self._speaks(head.lemma.lower())
        return before[-1] if before else next(iter(names)) if alone else None

    def _person_in(self, words: list[Token], head: Token) -> KnownName | None:
        """Return the person that a source names as its head, in apposition to it, or right after a role."""
        known = self.book.at(head.i)
        if known is not None and known.label == "PER":
            return known
        role = self._role(head)
        inside = {t.i for t in words}
        last = self.book.at(words[-1].i)
        if last is not None and last.label == "PER" and self._closes_with(words, last):
            return last
        for token in words:
            known = self.book.at(token.i)
            if known is None or known.label != "PER" or self._is_owned(token, head, inside):
                continue
            beside = token.base_dep == "appos" or self.parsed.tokens[token.i - 1].text == ","
            if beside or (role is not None and role.type in ("person", "nameless")) or head.pos == "PROPN":
                return known
        return None

    def _unlisted_person(self, words: list[Token]) -> str | None:
        """Return a name that is set off from an office and known from nowhere else: "Nora Bell, the nurse"."""
        commas = [t.i for t in self.parsed.tokens[words[0].i : words[-1].i + 1] if t.text == ","]
        edges = [words[0].i - 1, *commas, words[-1].i + 1]
        for before, after in pairwise(edges):
            part = [t for t in words if before < t.i < after]
            proper = len(part) in (2, 3) and all(t.pos == "PROPN" and t.text[:1].isupper() for t in part)
            if commas and proper and not any(self.book.at(t.i) for t in part):
                return self._text(part)
        return None

    def _closes_with(self, words: list[Token], known: KnownName) -> bool:
        """Return whether a name ends a source right after an office: "Secretary of State Mara Ellison"."""
        own = [t for t in words if self.book.at(t.i) is known]
        before = [t for t in words if t.i < own[0].i]
        offices = [t for t in before if (role := self._role(t)) is not None and role.type == "person"]
        if not offices or self._serves(self._head(words), offices[-1]):
            return False
        return before[-1].pos not in ("ADP", "PART", "DET", "PUNCT") and before[-1].lower not in ("'s", "'")

    def _serves(self, head: Token, office: Token) -> bool:
        """Return whether a source is somebody below an office: "un conseiller du ministre Hugh Orvane"."""
        between = self.parsed.tokens[head.i + 1 : office.i]
        return (
            self._role(head) is not None
            and any(t.pos == "ADP" for t in between)
            and all(t.text != "," for t in between)
        )

    def _meant_by(self, head: Token, indefinite: bool) -> str | None:
        """Return the person whom a definite noun takes up: "l'attaquant", "the archbishop"; no bearer of another role.

        That is who spoke last, close by, else the last subject, else the only person of the report.
        """
        pointing = self.grammar.articles | self.grammar.demonstratives
        definite = any(c.base_dep == "det" and c.lower in pointing for c in self.parsed.children(head.i))
        owned = any(c.base_dep == "nmod" and c.i > head.i for c in self.parsed.children(head.i))
        if indefinite or owned or not definite or "Number=Plur" in head.feats or head.pos != "NOUN":
            return None
        gender = gender_of(head)
        recent = self.memory.last_speaker
        near = len(recent) == 1 and self._is_close(self.memory.last_speaker_at, head.start)
        if near and self._may_be(recent[0], head) and self._fits(recent[0], gender):
            return recent[0]
        subject = self._subject_before(head, gender)
        if subject is not None and self._may_be(subject[1], head):
            return subject[1]
        return None

    def _may_be(self, name: str, head: Token) -> bool:
        """Return whether the report gives a person no role that differs from this one, or this one says little."""
        if not any(known.name == name for known in self.persons):
            return False
        role = self._role(head)
        held = {word for word, bearers in self.memory.roles.items() if any(bearer == name for _, bearer in bearers)}
        return role is None or role.broad or bool(held & {head.lower, head.lemma.lower()})

    def _speaks(self, word: str) -> bool:
        role = self.roles.get(word)
        return role is not None and role.speaks_for
