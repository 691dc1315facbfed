"""Bodies, the documents that they publish, and those who speak for them."""

from __future__ import annotations

from itertools import pairwise

from sayso.extraction.names.book import KnownName
from sayso.extraction.statements.offices import Offices
from sayso.extraction.statements.phrases import noun_phrase
from sayso.extraction.statements.scene import bare_name
from sayso.languages.pack import Role
from sayso.parsing.document import Token

__all__ = ["Bodies"]


class Bodies(Offices):
    """Institutions by their nouns, their names, their reports and their spokespeople."""

    def _author(self, words: list[Token], head: Token, role: Role) -> str | None:
        """Return whose a document is: "une étude de l'université", "a UN report", "le rapport" named before."""
        owner = next(
            (c for c in self.parsed.children(head.i) if c.dep == "nmod:poss" and c.pos in ("NOUN", "PROPN")), None
        )
        if owner is not None:
            return self._named_by(owner)  # "the hotel's website"
        name = self._author_inside(words, head)
        if name is not None:
            self.memory.documents[role.id] = name
            return name
        if (
            words[0].lower in self.grammar.indefinites
            or "Definite=Ind" in words[0].feats
            or "Number=Plur" in head.feats
        ):
            return None
        known = self.memory.documents.get(role.id)
        if known is not None:
            return known
        recent = self.memory.last_speaker
        apart = self._paragraph(head.start) - self._paragraph(self.memory.last_speaker_at)
        return recent[0] if recent and apart <= 1 and role.stands_for else None

    def _author_inside(self, words: list[Token], head: Token) -> str | None:
        """Return the body or person that a document's own words name: "de l'université", "transmis par le parquet"."""
        for child in self.parsed.children(head.i):
            known = self.book.at(child.i)
            if child.i < head.i and known is not None and known.label == "ORG":
                return known.name  # "a UN report"
            agents = [child] if child.base_dep in ("nmod", "obl") else []
            if child.base_dep == "acl" and "VerbForm=Part" in child.feats:
                agents = [grand for grand in self.parsed.children(child.i) if grand.base_dep in ("obl", "nmod")]
            for agent in agents:
                cases = {c.lower for c in self.parsed.children(agent.i) if c.base_dep == "case"}
                name = self._named_by(agent, words[-1].i) if cases & self.grammar.author_prepositions else None
                if name is not None:
                    return name
        for before, token in pairwise(words):  # "a tweet on Monday by Mara Ellison", hung on the day
            known = self.book.at(token.i)
            if known is not None and known.label != "LOC" and before.lower in self.grammar.agent_prepositions:
                return known.name
        return None

    def _named_by(self, head: Token, last: int | None = None) -> str | None:
        """Return the name a phrase stands for, up to a comma behind `last`; a body without a name is its words."""
        part = [self.parsed.tokens[i] for i in sorted(noun_phrase(self.parsed, head.i))]
        stop = next((t.i for t in part if last is not None and t.i > last and t.text == ","), part[-1].i + 1)
        part = [t for t in part if t.i < stop]
        known = next((k for k in (self.book.at(t.i) for t in part) if k is not None), None)
        role = self._role(head)
        if head.lower in self.days:
            return None
        if known is not None and (known.label in ("PER", "ORG")):
            person = self._person_in(part, head)
            return person.name if person is not None else known.name if known.label == "ORG" else None
        if role is not None and role.type == "body" and not role.stands_for:
            return bare_name(self._text(part))
        capital = known is None and any(t.text[:1].isupper() for t in part if t.pos in ("PROPN", "NOUN", "ADJ"))
        return bare_name(self._text(part)) if capital else None

    def _by_body_inside(self, words: list[Token], head: Token, indefinite: bool) -> str | None:
        """Return "administration Orvane" for an unknown noun with a name inside; nothing for the rest."""
        inside = {t.i for t in words}
        named = [
            t for t in words if self.book.at(t.i) is not None and t.i != head.i and not self._is_owned(t, head, inside)
        ]
        sure = named and not indefinite and head.pos == "NOUN" and len(words) <= 4 and "Number=Plur" not in head.feats
        name = bare_name(self._text(words))
        if sure and any(letter.isupper() for letter in name):
            return name
        within = [t for t in words if t.i != head.i and t.pos in ("PROPN", "X") and t.text[:1].isupper()]
        person = any((known := self.book.at(t.i)) is not None and known.label == "PER" for t in within)
        proper = bool(within) and not person and not indefinite and head.pos == "NOUN"
        name = bare_name(self._text(words)) if proper and "Number=Plur" not in head.feats else ""
        return name if any(letter.isupper() for letter in name) else None

    def _body(self, words: list[Token], head: Token, role: Role) -> str | None:
        """Return a body by its words, or by its name where the noun alone stands for one: "le journal"."""
        named = self._apposed(words, head)
        if named is not None:
            return named
        bare = [t for t in words if t.pos not in ("DET", "PUNCT")]
        if len(bare) == 1:
            same = [known for known in self._before(self.bodies, head.i) if head.lower in known.words]
            if same:
                return same[-1].name
            here = self._paragraph(head.start) == self._paragraph(self.memory.last_speaker_at)
            if role.stands_for and here and len(self.memory.last_speaker) == 1:
                spoke = [known for known in self.bodies if known.name == self.memory.last_speaker[0]]
                if spoke and not self._is_other_body(spoke[0], role):
                    return spoke[0].name
            shorter = [name for name in self.memory.bodies if self._is_short_for(head, name)]
            if shorter:
                return shorter[-1]  # "le groupe" after "le groupe Halvec"
            if role.stands_for:
                return self._body_meant(head, role)
        return bare_name(self._text(words))

    def _apposed(self, words: list[Token], head: Token) -> str | None:
        """Return the name beside a noun for a body: "the operator, Valdria Energy", "le journal L'Écho du Val"."""
        inside = {t.i for t in words}
        for child in self.parsed.children(head.i):
            if child.i not in inside or child.i < head.i or child.base_dep not in ("appos", "flat"):
                continue
            if any(c.base_dep == "case" for c in self.parsed.children(child.i)):
                continue
            known = self.book.at(child.i)
            if known is not None and known.label == "ORG":
                return known.name
            part = [t for t in words if t.i in self.parsed.subtree(child.i)]
            if child.base_dep == "appos" and child.pos == "PROPN" and part:
                return bare_name(self._text(part))
        return None

    def _is_short_for(self, head: Token, name: str) -> bool:
        """Return whether a noun alone begins or ends the name of a body that spoke: "la préfecture", "the ministry"."""
        words = name.lower().split()
        return len(words) > 1 and head.lower in (words[0], words[-1])

    def _body_meant(self, head: Token, role: Role) -> str | None:
        """Return the body that "le groupe" or "the company" takes up: one close by that the report names above all."""
        fitting = [known for known in self.bodies if not self._is_other_body(known, role)]
        found = self._nearest(fitting, head, "")
        counts = {known.name: len(known.mentions) for known in fitting}
        sure = bool(found) and counts[found[0]] == max(counts.values()) > 1
        return found[0] if sure else None

    def _is_other_body(self, known: KnownName, role: Role) -> bool:
        """Return whether a name says itself that it is another kind of body: "Agence de l'eau" is no "entreprise"."""
        parts = {*known.words, " ".join(known.words)}
        return any(self.roles[word] is not role for word in parts if word in self.roles)

    def _body_spoken_for(self, words: list[Token], head: Token) -> str | None:
        """Return the body that an unnamed spokesman speaks for: "un porte-parole de la préfecture"."""
        if "Number=Plur" in head.feats:
            return None
        inside = {t.i for t in words}
        for child in self.parsed.children(head.i):
            if child.base_dep in ("nmod", "compound", "nmod:poss", "amod") and child.i in inside:
                role, known = self._role(child), self.book.at(child.i)
                if known is not None and known.label == "PER":
                    return None  # "l'avocate de Nela Orvane" is not she
                if child.base_dep != "amod" and child.base_dep != "compound" and child.dep != "nmod:poss":
                    part = [t for t in words if t.i in self.parsed.subtree(child.i) and t.base_dep != "case"]
                    return known.name if known is not None else bare_name(self._text(part)) if part else None
                if known is not None or (role is not None and role.type == "body"):
                    part = [t for t in words if t.i in self.parsed.subtree(child.i) and t.lower not in ("'s", "'")]
                    return known.name if known is not None else bare_name(self._text(part))
        return None

    def _last_spokesperson(self, head: Token) -> str | None:
        """Return whom "le porte-parole" means: who spoke last and bears such an office, or no other office near by."""
        recent = self.memory.last_speaker
        apart = self._paragraph(head.start) - self._paragraph(self.memory.last_speaker_at)
        if len(recent) != 1 or apart > 3 or not any(known.name == recent[0] for known in self.persons):
            return None
        held = [word for word, found in self.memory.roles.items() if any(name == recent[0] for _, name in found)]
        speaks = any(self._speaks(word) for word in held)
        return recent[0] if speaks or (apart <= 1 and not held) else None

    def _of_handle(self, handle: str) -> str:
        """Return the person whose last name a handle holds ("@nelaOrvane"), else the handle itself."""
        bare = handle.lstrip(".@").lower()
        for known in self.persons:
            if len(known.words) > 1 and len(known.words[-1]) > 3 and known.words[-1].replace("'", "") in bare:
                return known.name
        return handle.lstrip(".")
