"""Resolve a source to a speaker: a name of this report, or nobody. Nobody is better than the wrong one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sayso.extraction.names import KnownName, NameBook
from sayso.extraction.statements.drafts import Draft
from sayso.languages.pack import Pack, Pronoun, Role
from sayso.parsing.document import Parsed, Token

__all__ = ["resolve_speakers"]

_INDEFINITE = frozenset((
    "un", "une", "des", "certains", "certaines", "plusieurs", "quelques", "d'autres", "deux", "trois", "aucun",
    "chaque", "nombre", "beaucoup", "a", "an", "some", "several", "many", "other", "two", "three", "one", "few", "most",
))  # fmt: skip
_HANDLE = re.compile(r"@\w+")


@dataclass(slots=True)
class _Memory:
    """Who was spoken of and who spoke, up to here."""

    last_speaker: tuple[str, ...] = ()
    last_speaker_at: int = -1
    roles: dict[str, str] = field(default_factory=dict)
    gender: dict[str, str] = field(default_factory=dict)
    seen: list[tuple[int, KnownName]] = field(default_factory=list)


def resolve_speakers(parsed: Parsed, pack: Pack, book: NameBook, drafts: list[Draft]) -> None:
    """Fill in `speaker` of each draft, in order of the text."""
    _Resolver(parsed, pack, book).run(drafts)


class _Resolver:
    def __init__(self, parsed: Parsed, pack: Pack, book: NameBook) -> None:
        self.parsed = parsed
        self.pack = pack
        self.book = book
        self.memory = _Memory()
        self.pronouns: dict[str, Pronoun] = {word: p for p in pack.pronouns for word in p.words}
        self.roles: dict[str, Role] = {word: role for role in pack.roles for word in role.words}
        self.persons = [known for known in book.names if known.label == "PER"]
        self._learn_roles()

    def run(self, drafts: list[Draft]) -> None:
        ordered = sorted(drafts, key=lambda draft: (self._place(draft), draft.start))
        for draft in ordered:
            if draft.speaker:
                self._remember(draft)
                continue
            if draft.carried:
                draft.speaker = self._carried(draft)
            elif draft.source:
                draft.speaker = self._of_source(draft)
            self._remember(draft)

    # ---- memory

    def _place(self, draft: Draft) -> int:
        """Return where a statement stands for the order of speaking: its source, else its cue, else its content."""
        if draft.source:
            return self.parsed.tokens[draft.source[0]].start
        if draft.cue:
            return self.parsed.tokens[draft.cue[0]].start
        return draft.start

    def _remember(self, draft: Draft) -> None:
        if draft.speaker:
            self.memory.last_speaker = draft.speaker
            self.memory.last_speaker_at = self._place(draft)

    def _carried(self, draft: Draft) -> tuple[str, ...]:
        """Return who spoke last, unless that lies more than a paragraph back."""
        if not self.memory.last_speaker:
            return ()
        here = self._paragraph(draft.start)
        there = self._paragraph(self.memory.last_speaker_at)
        return self.memory.last_speaker if here - there <= 1 else ()

    def _paragraph(self, position: int) -> int:
        return next((n for n, span in enumerate(self.parsed.paragraphs) if span.start <= position < span.end), 0)

    def _learn_roles(self) -> None:
        """Note which person bears which role: "le ministre des Transports, Ivo Radek", "spokesman Ivo Radek"."""
        for known in self.persons:
            for mention in known.mentions:
                for i in range(max(0, mention.first - 8), mention.first):
                    self._learn(i, mention.first, known)
                for child in self.parsed.children(self._top(mention.first, mention.last)):
                    if child.base_dep == "appos":
                        self._note_role(child, known)

    def _learn(self, i: int, first: int, known: KnownName) -> None:
        token = self.parsed.tokens[i]
        role = self._role(token)
        if role is None or role.type != "person":
            return
        if self.parsed.sentence_number(i) != self.parsed.sentence_number(first):
            return
        between = self.parsed.tokens[i + 1 : first]
        if any(t.pos in ("VERB", "AUX", "SCONJ", "CCONJ") or t.text in (";", ":", ".") for t in between):
            return
        if any(self.book.at(t.i) is not None and self.book.at(t.i).label == "PER" for t in between):  # type: ignore[union-attr]
            return
        self._note_role(token, known)

    def _note_role(self, token: Token, known: KnownName) -> None:
        role = self._role(token)
        if role is None or role.type != "person":
            return
        self.memory.roles.setdefault(token.lower, known.name)
        if token.lemma.lower() != token.lower:
            self.memory.roles.setdefault(token.lemma.lower(), known.name)
        gender = role.gender or _gender(token) or self._gender_of_determiner(token)
        if gender:
            self.memory.gender.setdefault(known.name, gender)

    def _gender_of_determiner(self, token: Token) -> str:
        for child in self.parsed.children(token.i):
            if child.pos == "DET":
                return _gender(child)
        return ""

    def _role(self, token: Token) -> Role | None:
        return self.roles.get(token.lower) or self.roles.get(token.lemma.lower())

    def _top(self, first: int, last: int) -> int:
        for i in range(first, last):
            if not first <= self.parsed.tokens[i].head < last or self.parsed.tokens[i].head == i:
                return i
        return first

    # ---- sources

    def _of_source(self, draft: Draft) -> tuple[str, ...]:
        tokens = [self.parsed.tokens[i] for i in draft.source]
        words = [t for t in tokens if t.pos != "PUNCT"]
        if not words:
            return ()
        handle = next((t for t in words if _HANDLE.match(t.text.lstrip("."))), None)
        if handle is not None:
            return (self._of_handle(handle.text),)
        if len(words) == 1 and self._pronoun(words[0]) is not None:
            return self._of_pronoun(words[0], draft)
        found: list[str] = []
        for group in self._conjuncts(words):
            name = self._of_group(group, draft)
            if name and name not in found:
                found.append(name)
        return tuple(found)

    def _conjuncts(self, words: list[Token]) -> list[list[Token]]:
        """Cut a joint source at its conjunctions: "la maire Nela Orvane et le préfet"."""
        inside = {t.i for t in words}
        heads = [t for t in words if t.head not in inside or t.head == t.i][:1]
        if not heads:
            return [words]
        joined = [child for child in self.parsed.children(heads[0].i) if child.dep == "conj" and child.i in inside]
        if not joined:
            return [words]
        groups = []
        taken: set[int] = set()
        for token in joined:
            part = self.parsed.subtree(token.i) & inside
            taken |= part
            groups.append([t for t in words if t.i in part])
        first = [t for t in words if t.i not in taken]
        return [first, *groups]

    def _of_group(self, words: list[Token], draft: Draft) -> str | None:
        if not words:
            return None
        inside = {t.i for t in words}
        head = next((t for t in words if t.head not in inside or t.head == t.i), words[0])
        person = self._person_in(words, head)
        if person is not None:
            return person.name
        role = self._role(head)
        first = words[0]
        if self._pronoun(head) is not None and len(words) <= 2:
            resolved = self._of_pronoun(head, draft)
            return resolved[0] if resolved else None
        if head.pos == "PROPN" or self.book.at(head.i) is not None:
            known = self.book.at(head.i)
            return known.name if known is not None else _bare(self._words_of(words))
        indefinite = first.lower in _INDEFINITE or (role is None and "Definite=Ind" in first.feats)
        if role is not None and role.type == "nameless":
            return None
        if role is not None and role.type == "person":
            if indefinite:
                return self._institution_in(words, head)
            return self._of_role(head, words) or self._institution_in(words, head)
        if role is not None and role.type == "body":
            if indefinite:
                return None
            back = self._short_for_body(head, words)
            return back or _bare(self._words_of(words))
        if indefinite:
            return None
        known = next((self.book.at(t.i) for t in words if self.book.at(t.i) is not None), None)
        if known is not None and known.label == "ORG" and "Number=Sing" in head.feats:
            return _bare(self._words_of(words))
        return None

    def _words_of(self, words: list[Token]) -> str:
        first, last = words[0], words[-1]
        return self.parsed.report.text[first.start : last.end]

    def _person_in(self, words: list[Token], head: Token) -> KnownName | None:
        """Return the person that a source names as its head, in apposition to it, or right after a role."""
        known = self.book.at(head.i)
        if known is not None and known.label == "PER":
            return known
        inside = {t.i for t in words}
        for token in words:
            known = self.book.at(token.i)
            if known is None or known.label != "PER":
                continue
            cases = [c.lower for c in self.parsed.children(token.i) if c.base_dep == "case" and c.i in inside]
            if token.base_dep in ("appos", "flat", "compound", "nmod") and not cases:
                return known
            if self._role(head) is not None and not cases and not self._owned(token, head):
                return known
        return None

    def _owned(self, token: Token, head: Token) -> bool:
        """Return whether a name stands in a "de"/"of"/"'s" phrase below the head: "le frère de Nela Orvane"."""
        here = token
        while here.i != head.i and here.head != here.i:
            if any(c.base_dep == "case" for c in self.parsed.children(here.i)) or here.dep == "nmod:poss":
                return True
            here = self.parsed.tokens[here.head]
        return False

    def _of_role(self, head: Token, words: list[Token]) -> str | None:
        """Return the person that a role means here: the one who bears it, or the last speaker if the role fits."""
        return self.memory.roles.get(head.lower) or self.memory.roles.get(head.lemma.lower())

    def _institution_in(self, words: list[Token], head: Token) -> str | None:
        """Return the body that an unnamed spokesman speaks for: "un porte-parole de la préfecture"."""
        inside = {t.i for t in words}
        for child in self.parsed.children(head.i):
            if child.base_dep in ("nmod", "compound", "nmod:poss") and child.i in inside and child.i != head.i:
                role = self._role(child)
                known = self.book.at(child.i)
                if (role is not None and role.type == "body") or (known is not None and known.label == "ORG"):
                    part = [t for t in words if t.i in self.parsed.subtree(child.i) and t.base_dep != "case"]
                    if known is not None and child.base_dep == "compound":
                        return known.name
                    return _bare(self._words_of(part)) if part else None
        return None

    def _short_for_body(self, head: Token, words: list[Token]) -> str | None:
        """Return the full name of a body named before, for "le ministère", "the agency", "le journal"."""
        if len([t for t in words if t.pos not in ("DET", "PUNCT")]) > 1:
            return None
        for known in reversed(self._named_before(words[0].i)):
            if known.label == "ORG" and head.lower in known.words:
                return known.name
        return None

    def _named_before(self, i: int) -> list[KnownName]:
        found = [(mention.first, known) for known in self.book.names for mention in known.mentions if mention.first < i]
        return [known for _, known in sorted(found, key=lambda pair: pair[0])]

    def _of_handle(self, handle: str) -> str:
        """Return the person whose last name a handle holds ("@nelaOrvane"), else the handle itself."""
        bare = handle.lstrip(".@").lower()
        for known in self.persons:
            if len(known.words) > 1 and len(known.words[-1]) > 3 and known.words[-1].replace("'", "") in bare:
                return known.name
        return handle.lstrip(".")

    # ---- pronouns

    def _pronoun(self, token: Token) -> Pronoun | None:
        if token.pos not in ("PRON", "DET", "ADJ", "X", "NOUN") and token.base_dep not in ("nsubj", "expl"):
            return None
        return self.pronouns.get(token.lower.lstrip("-").removeprefix("t-"))

    def _of_pronoun(self, token: Token, draft: Draft) -> tuple[str, ...]:
        pronoun = self._pronoun(token)
        if pronoun is None or pronoun.impersonal:
            return ()
        if pronoun.person == 1:
            return ()
        if pronoun.number == "p":
            return self._plural(token)
        place = token.start
        recent = self.memory.last_speaker
        subject = self._subject_before(token, pronoun.gender)
        if recent and len(recent) == 1 and self._fits(recent[0], pronoun.gender):
            near = self._paragraph(place) - self._paragraph(self.memory.last_speaker_at) <= 1
            if near and (subject is None or self.memory.last_speaker_at >= subject[0]):
                return recent
        if subject is not None:
            return (subject[1],)
        return recent if recent and len(recent) == 1 and self._fits(recent[0], pronoun.gender) else ()

    def _plural(self, token: Token) -> tuple[str, ...]:
        recent = self.memory.last_speaker
        if recent and self._paragraph(token.start) - self._paragraph(self.memory.last_speaker_at) <= 1:
            is_person = len(recent) == 1 and any(known.name == recent[0] for known in self.persons)
            return () if is_person else recent
        return ()

    def _subject_before(self, token: Token, gender: str) -> tuple[int, str] | None:
        """Return the last person who was a subject before a pronoun, in this paragraph or the one before."""
        here = self._paragraph(token.start)
        best: tuple[int, str] | None = None
        for known in self.persons:
            for mention in known.mentions:
                top = self.parsed.tokens[self._top(mention.first, mention.last)]
                if top.i >= token.i or here - self._paragraph(top.start) > 1 or not self._fits(known.name, gender):
                    continue
                lead = self._lead(top)
                if lead.base_dep == "nsubj" and (best is None or top.start > best[0]):
                    best = (top.start, known.name)
        if best is not None:
            return best
        for known in self.persons:
            for mention in known.mentions:
                start = self.parsed.tokens[mention.first].start
                near = mention.first < token.i and here - self._paragraph(start) <= 1
                if near and self._fits(known.name, gender) and (best is None or start > best[0]):
                    best = (start, known.name)
        return best

    def _lead(self, token: Token) -> Token:
        """Climb from a name in apposition or after a role to the head of the whole phrase."""
        while token.head != token.i and token.base_dep in ("appos", "flat", "compound", "nmod", "conj"):
            if any(c.base_dep == "case" for c in self.parsed.children(token.i)):
                break
            token = self.parsed.tokens[token.head]
        return token

    def _fits(self, name: str, gender: str) -> bool:
        known = self.memory.gender.get(name, "")
        return not gender or not known or known == gender


def _gender(token: Token) -> str:
    if "Gender=Masc" in token.feats:
        return "m"
    return "f" if "Gender=Fem" in token.feats else ""


def _bare(text: str) -> str:
    """Return a name without the determiner at its head: "la préfecture du Val" is "préfecture du Val"."""
    return re.sub(r"^(?:(?:le|la|les|the|un|une|an?)\s+|l['’]\s*)", "", text, flags=re.I).strip()
