"""Resolve a source to a speaker: a name of this report, or nobody. Nobody is better than the wrong one."""

from __future__ import annotations

import re

from sayso.extraction.names.book import NameBook
from sayso.extraction.statements.bodies import Bodies
from sayso.extraction.statements.drafts import Draft
from sayso.extraction.statements.pronouns import Pronouns
from sayso.extraction.statements.scene import gender_of
from sayso.languages.pack import Pack
from sayso.parsing.document import Parsed, Token

__all__ = ["resolve_speakers"]

_ASIDE = frozenset(("appos", "nmod", "conj"))
_HANDLE = re.compile(r"\.?@\w+")


def resolve_speakers(parsed: Parsed, pack: Pack, book: NameBook, drafts: list[Draft]) -> None:
    """Fill in `speaker` of each draft, in order of the text."""
    resolver = _Resolver(parsed, pack, book)
    resolver.run(drafts)


class _Resolver(Bodies, Pronouns):
    def run(self, drafts: list[Draft]) -> None:
        self._learn_roles()
        self._learn_genders()
        for draft in sorted(drafts, key=lambda draft: (self._place(draft), draft.start)):
            if not draft.speaker:
                if draft.carried:
                    draft.speaker = self._carried(draft)
                elif draft.source:
                    draft.speaker = self._of_source(draft)
            self._learn_gender(draft)
            self._remember(draft)

    def _learn_gender(self, draft: Draft) -> None:
        """Note the gender of a body by the words that name it: "il" is never "la Maison-Blanche"."""
        words = [self.parsed.tokens[i] for i in draft.source if self.parsed.tokens[i].pos != "PUNCT"]
        if len(draft.speaker) != 1 or len(words) < 2 or any(known.name in draft.speaker for known in self.persons):
            return
        if words[0].pos == "DET" and draft.speaker[0] not in self.memory.bodies:
            self.memory.bodies.append(draft.speaker[0])
        head = self._head(words)
        noun = gender_of(head) if head.pos == "NOUN" else ""
        gender = gender_of(words[0]) if words[0].pos == "DET" and "Poss=Yes" not in words[0].feats else noun
        if gender and (words[0].head == head.i or noun):
            self.memory.gender.setdefault(draft.speaker[0], gender)

    def _remember(self, draft: Draft) -> None:
        """Note who spoke; a question leaves the floor to the one who is asked."""
        if not draft.speaker:
            self._remember_unnamed(draft)
            return
        asks = draft.act == "ask" or (draft.quotes and self._ends_with_question(draft))
        if asks and self.memory.last_speaker:
            return
        self.memory.last_speaker = draft.speaker
        self.memory.last_speaker_at = self._place(draft)
        self.memory.last_was_quoted = bool(draft.quotes)
        if len(draft.speaker) == 1 and any(known.name in draft.speaker for known in self.persons):
            self.memory.last_person, self.memory.last_person_at = draft.speaker, self._place(draft)

    def _remember_unnamed(self, draft: Draft) -> None:
        """Note that somebody without a name spoke: "elle" after "selon la mère" is she."""
        words = [self.parsed.tokens[i] for i in draft.source if self.parsed.tokens[i].pos != "PUNCT"]
        if not words or self._pronoun(words[0]) is not None:
            return
        head = self._head(words)
        role = self._role(head)
        unnamed = (
            words[0].lower in self.grammar.indefinites
            or "Definite=Ind" in words[0].feats
            or "Poss=Yes" in words[0].feats
        )
        nameless = role is not None and (role.type == "nameless" or (role.type == "person" and unnamed))
        nameless = nameless or (role is None and unnamed and head.pos == "NOUN" and head.base_dep not in _ASIDE)
        if nameless and "Number=Plur" not in head.feats:
            self.memory.unnamed.append((self._place(draft), gender_of(head)))

    def _ends_with_question(self, draft: Draft) -> bool:
        return self.parsed.report.text[draft.content[-1].start : draft.content[-1].end].rstrip(' »”"').endswith("?")

    def _carried(self, draft: Draft) -> tuple[str, ...]:
        """Return who spoke last: in this paragraph, or, quoted too, in the one before."""
        apart = self._paragraph(draft.start) - self._paragraph(self.memory.last_speaker_at)
        goes_on = apart == 0 or (apart == 1 and self.memory.last_was_quoted)
        between = any(self.memory.last_speaker_at < place < draft.start for place, _ in self.memory.unnamed[-1:])
        goes_on = goes_on and not between
        return self.memory.last_speaker if goes_on else ()

    def _of_source(self, draft: Draft) -> tuple[str, ...]:
        words = [self.parsed.tokens[i] for i in draft.source if self.parsed.tokens[i].pos != "PUNCT"]
        handle = next((self.parsed.tokens[i] for i in draft.source if _HANDLE.match(self.parsed.tokens[i].text)), None)
        if handle is not None:
            return (self._of_handle(handle.text),)
        if not words:
            return ()
        pronoun = self._pronoun_of(words)
        if pronoun is not None:
            return self._of_pronoun(words[0], pronoun)
        found: list[str] = []
        for group in self._conjuncts(words):
            name = self._of_group(group)
            if name and name not in found:
                found.append(name)
        return tuple(found)

    def _conjuncts(self, words: list[Token]) -> list[list[Token]]:
        """Cut a joint source at its conjunctions: "la maire Nela Orvane et le préfet"."""
        inside = {t.i for t in words}
        head = self._head(words)
        joined = [child for child in self.parsed.children(head.i) if child.dep == "conj" and child.i in inside]
        if not any(self.parsed.tokens[i].pos == "CCONJ" for i in inside):
            joined = []
        groups: list[list[Token]] = []
        taken: set[int] = set()
        for token in joined:
            part = self.parsed.subtree(token.i) & inside
            taken |= part
            groups.append([t for t in words if t.i in part and t.base_dep != "cc"])
        return [[t for t in words if t.i not in taken], *groups]

    def _of_group(self, words: list[Token]) -> str | None:
        if words and words[0].lower in self.grammar.author_prepositions:
            words = words[1:]  # "of the residents' group", cut off from its head
        if not words:
            return None
        head = self._head(words)
        person = self._person_in(words, head)
        if person is not None:
            return person.name
        pronoun = self._pronoun(head)
        if pronoun is not None and len(words) <= 2:
            resolved = self._of_pronoun(head, pronoun)
            return resolved[0] if resolved else None
        role = self._role(head)
        known = self.book.at(head.i)
        if role is not None and role.type == "nameless" and (known is None or len(words) == 1):
            return None
        if (
            role is not None
            and role.needs_name
            and not any(t.pos in ("ADJ", "NOUN", "PROPN") for t in words if t is not head)
        ):
            return None
        office = role is not None and role.type == "person" and known is None  # "le PDG de la SNCF"
        acronym = head.text.isupper() and len(head.text) > 1 and not office
        if head.pos == "PROPN" or acronym or (known is not None and role is None):
            return self._proper(words, known)
        first = words[0]
        indefinite = first.lower in self.grammar.indefinites or "Definite=Ind" in first.feats
        owned = "Poss=Yes" in first.feats
        if role is None:
            apposed = self._apposed(words, head)
            if apposed and any(t.text == "," for t in self.parsed.tokens[words[0].i : words[-1].i]):
                return apposed  # "the buyer, Valdria Steel"
            return self._by_body_inside(words, head, indefinite or owned) or self._meant_by(head, indefinite or owned)
        unlisted = self._unlisted_person(words) if role.type == "person" else None
        if unlisted:
            return unlisted
        if role.type == "document":
            return self._author(words, head, role)
        if role.type == "person" and not indefinite and not _is_plural(head) and self._bearer(head):
            return self._bearer(head)
        if role.speaks_for:
            return self._body_spoken_for(words, head) or (None if indefinite else self._last_spokesperson(head))
        if role.type == "person":
            return self._meant_by(head, indefinite or owned)
        if role.type != "body" or ((indefinite or owned) and known is None):
            return None
        return self._body(words, head, role)


def _is_plural(token: Token) -> bool:
    """Return whether a noun means several people, whatever its tag says: "Scientists", "les deux avocats"."""
    ends = "Number=Sing" not in token.feats and token.lower == token.lemma.lower() + "s"
    return ends or "Number=Plur" in token.feats
