"""Resolve a source to a speaker: a name of this report, or nobody. Nobody is better than the wrong one."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass, field
from itertools import pairwise

from sayso.extraction.names import KnownName, NameBook
from sayso.extraction.statements.drafts import Draft
from sayso.extraction.statements.phrases import noun_phrase
from sayso.languages.pack import Gender, Pack, Pronoun, Role
from sayso.parsing.document import Parsed, Token

__all__ = ["resolve_speakers"]

_CLOSE = 800
_HANDLE = re.compile(r"\.?@\w+")
_BELOW_NAME = frozenset(("appos", "flat", "compound", "nmod", "conj"))
_MAIN = frozenset(("root", "conj", "parataxis"))


@dataclass(slots=True)
class _Memory:
    """Who was spoken of and who spoke, up to here."""

    last_speaker: tuple[str, ...] = ()
    last_speaker_at: int = -1
    last_was_quoted: bool = False
    unnamed: tuple[int, str] = (-1, "")
    documents: dict[str, str] = field(default_factory=dict)
    roles: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    gender: dict[str, str] = field(default_factory=dict)


def resolve_speakers(parsed: Parsed, pack: Pack, book: NameBook, drafts: list[Draft]) -> None:
    """Fill in `speaker` of each draft, in order of the text."""
    _Resolver(parsed, pack, book).run(drafts)


class _Resolver:
    def __init__(self, parsed: Parsed, pack: Pack, book: NameBook) -> None:
        self.parsed = parsed
        self.grammar = parsed.grammar
        self.book = book
        self.memory = _Memory()
        self.pronouns: dict[str, Pronoun] = {word: p for p in pack.pronouns for word in p.words}
        self.roles: dict[str, Role] = {word: role for role in pack.roles for word in role.words}
        self.days = frozenset(word for day in pack.days for word in day.words)
        self.persons = [known for known in book.names if known.label == "PER"]
        self.bodies = [known for known in book.names if known.label == "ORG"]
        self._learn_roles()

    def run(self, drafts: list[Draft]) -> None:
        for draft in sorted(drafts, key=lambda draft: (self._place(draft), draft.start)):
            if not draft.speaker:
                if draft.carried:
                    draft.speaker = self._carried(draft)
                elif draft.source:
                    draft.speaker = self._of_source(draft)
            self._remember(draft)

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
        if nameless and "Number=Plur" not in head.feats:
            self.memory.unnamed = (self._place(draft), _gender(head))

    def _is_unnamed(self, token: Token, since: int, gender: str) -> bool:
        """Return whether somebody without a name spoke close by, after whoever else a pronoun could mean."""
        place, theirs = self.memory.unnamed
        return place > since and self._is_close(place, token.start) and (not gender or not theirs or gender == theirs)

    def _ends_with_question(self, draft: Draft) -> bool:
        return self.parsed.report.text[draft.content[-1].start : draft.content[-1].end].rstrip(' »”"').endswith("?")

    # ---- where things stand

    def _place(self, draft: Draft) -> int:
        """Return where a statement stands for the order of speaking: its source, else its cue, else its content."""
        if draft.source:
            return self.parsed.tokens[draft.source[0]].start
        return self.parsed.tokens[draft.cue[0]].start if draft.cue else draft.start

    def _paragraph(self, position: int) -> int:
        return max(0, bisect.bisect_right(self.parsed.paragraphs, position, key=lambda span: span.start) - 1)

    def _carried(self, draft: Draft) -> tuple[str, ...]:
        """Return who spoke last: in this paragraph, or, quoted too, in the one before."""
        apart = self._paragraph(draft.start) - self._paragraph(self.memory.last_speaker_at)
        goes_on = apart == 0 or (apart == 1 and self.memory.last_was_quoted)
        goes_on = goes_on and not self.memory.last_speaker_at < self.memory.unnamed[0] < draft.start
        return self.memory.last_speaker if goes_on else ()

    def _top(self, first: int, last: int) -> Token:
        """Return the head of a range of tokens."""
        for i in range(first, last):
            if not first <= self.parsed.tokens[i].head < last or self.parsed.tokens[i].head == i:
                return self.parsed.tokens[i]
        return self.parsed.tokens[first]

    def _lead(self, token: Token) -> Token:
        """Climb from a name in apposition or after a role to the head of the whole phrase."""
        while token.head != token.i and token.base_dep in _BELOW_NAME:
            if any(c.base_dep == "case" for c in self.parsed.children(token.i)):
                break
            token = self.parsed.tokens[token.head]
        return token

    # ---- roles

    def _role(self, token: Token) -> Role | None:
        role = self.roles.get(token.lower) or self.roles.get(token.lemma.lower())
        if role is None and token.pos == "PROPN" and token.lower.endswith("s"):
            role = self.roles.get(token.lower[:-1])  # "Officials" at the head of a sentence, tagged a name
        return role

    def _learn_roles(self) -> None:
        """Note who bears which role: "le ministre des Transports, Ivo Radek", "Ivo Radek, the ministry's spokesman"."""
        for known in self.persons:
            for mention in known.mentions:
                first = self.parsed.sentence(mention.first).first
                last = self.parsed.sentence(mention.first).last
                closed = mention.last >= last or self.parsed.tokens[mention.last].text in (",", ")", ".", "»", "”", ":")
                for i in range(max(first, mention.first - 8), mention.first):
                    apart = any(t.text == "," for t in self.parsed.tokens[i + 1 : mention.first])
                    if self._reaches(i + 1, mention.first) and (closed or not apart):
                        self._note_role(self.parsed.tokens[i], known)
                if mention.last < last and self.parsed.tokens[mention.last].text == ",":
                    for i in range(mention.last + 1, min(mention.last + 5, last)):
                        if self._reaches(mention.last + 1, i):
                            self._note_role(self.parsed.tokens[i], known)

    def _reaches(self, first: int, last: int) -> bool:
        """Return whether nothing between two places parts a role from its bearer: no verb, no other person."""
        between = self.parsed.tokens[first:last]
        if any(t.pos in ("VERB", "AUX", "SCONJ", "CCONJ") or t.text in (";", ":", ".", "«", "»") for t in between):
            return False
        return not any(known is not None and known.label == "PER" for known in (self.book.at(t.i) for t in between))

    def _note_role(self, token: Token, known: KnownName) -> None:
        role = self._role(token)
        if role is None or role.type != "person" or "Number=Plur" in token.feats:
            return
        for word in {token.lower, token.lemma.lower()}:
            bearers = self.memory.roles.setdefault(word, [])
            if (token.i, known.name) not in bearers:
                bearers.append((token.i, known.name))
        determiners = [_gender(child) for child in self.parsed.children(token.i) if child.pos == "DET"]
        gender = role.gender or next((found for found in determiners if found), "") or _gender(token)
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

    # ---- sources

    def _of_source(self, draft: Draft) -> tuple[str, ...]:
        words = [self.parsed.tokens[i] for i in draft.source if self.parsed.tokens[i].pos != "PUNCT"]
        handle = next((self.parsed.tokens[i] for i in draft.source if _HANDLE.match(self.parsed.tokens[i].text)), None)
        if handle is not None:
            return (self._of_handle(handle.text),)
        if not words:
            return ()
        if len(words) == 1 and self._pronoun(words[0]) is not None:
            return self._of_pronoun(words[0])
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

    def _head(self, words: list[Token]) -> Token:
        inside = {t.i for t in words}
        return next((t for t in words if t.head not in inside or t.head == t.i), words[0])

    def _of_group(self, words: list[Token]) -> str | None:
        if not words:
            return None
        head = self._head(words)
        person = self._person_in(words, head)
        if person is not None:
            return person.name
        if self._pronoun(head) is not None and len(words) <= 2:
            resolved = self._of_pronoun(head)
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
        acronym = head.text.isupper() and len(head.text) > 1
        if head.pos == "PROPN" or acronym or (known is not None and role is None):
            return self._proper(words, known)
        first = words[0]
        indefinite = first.lower in self.grammar.indefinites or "Definite=Ind" in first.feats
        owned = "Poss=Yes" in first.feats
        if role is None:
            return self._by_body_inside(words, head, indefinite or owned) or self._meant_by(head, indefinite or owned)
        if role.type == "document":
            return self._author(words, head, role)
        if role.type == "person" and not indefinite and self._bearer(head):
            return self._bearer(head)
        if role.speaks_for:
            return self._body_spoken_for(words, head) or (None if indefinite else self._last_spokesperson(head))
        if role.type == "person":
            return self._meant_by(head, indefinite or owned)
        if role.type != "body" or ((indefinite or owned) and known is None):
            return None
        return self._body(words, head, role)

    def _meant_by(self, head: Token, indefinite: bool) -> str | None:
        """Return the person whom a definite noun takes up: "l'attaquant", "the archbishop"; no bearer of another role.

        That is who spoke last, close by, else the last subject, else the only person of the report.
        """
        pointing = self.grammar.articles | self.grammar.demonstratives
        definite = any(c.base_dep == "det" and c.lower in pointing for c in self.parsed.children(head.i))
        owned = any(c.base_dep == "nmod" and c.i > head.i for c in self.parsed.children(head.i))
        if indefinite or owned or not definite or "Number=Plur" in head.feats or head.pos != "NOUN":
            return None
        gender = _gender(head)
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

    def _author(self, words: list[Token], head: Token, role: Role) -> str | None:
        """Return whose a document is: "une étude de l'université", "a UN report", "le rapport" named before."""
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
                name = self._named_by(agent) if cases & self.grammar.author_prepositions else None
                if name is not None:
                    return name
        for before, token in pairwise(words):  # "a tweet on Monday by Mara Ellison", hung on the day
            known = self.book.at(token.i)
            if known is not None and known.label != "LOC" and before.lower in self.grammar.agent_prepositions:
                return known.name
        return None

    def _named_by(self, head: Token) -> str | None:
        """Return the name that a phrase stands for; a place is none, a body without a name is its words."""
        part = [self.parsed.tokens[i] for i in sorted(noun_phrase(self.parsed, head.i))]
        known = next((k for k in (self.book.at(t.i) for t in part) if k is not None), None)
        role = self._role(head)
        if head.lower in self.days:
            return None
        if known is not None and (known.label in ("PER", "ORG")):
            person = self._person_in(part, head)
            return person.name if person is not None else known.name if known.label == "ORG" else None
        if role is not None and role.type == "body" and not role.stands_for:
            return _bare(self._text(part))
        capital = known is None and any(t.text[:1].isupper() for t in part if t.pos in ("PROPN", "NOUN", "ADJ"))
        return _bare(self._text(part)) if capital else None

    def _proper(self, words: list[Token], known: KnownName | None) -> str | None:
        text = _bare(self._text(words))
        if known is None:
            return text
        return known.name if known.label != "LOC" or len(words) <= len(known.words) + 1 else text

    def _by_body_inside(self, words: list[Token], head: Token, indefinite: bool) -> str | None:
        """Return "administration Orvane" for an unknown noun with a name inside; nothing for the rest."""
        inside = {t.i for t in words}
        named = [
            t for t in words if self.book.at(t.i) is not None and t.i != head.i and not self._is_owned(t, head, inside)
        ]
        sure = named and not indefinite and head.pos == "NOUN" and len(words) <= 4 and "Number=Plur" not in head.feats
        if sure:
            return _bare(self._text(words))
        within = [t for t in words if t.i != head.i and t.pos in ("PROPN", "X") and t.text[:1].isupper()]
        person = any((known := self.book.at(t.i)) is not None and known.label == "PER" for t in within)
        proper = bool(within) and not person and not indefinite and head.pos == "NOUN"
        return _bare(self._text(words)) if proper and "Number=Plur" not in head.feats else None

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
            if role.stands_for:
                return self._body_meant(head, role)
        return _bare(self._text(words))

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
                return _bare(self._text(part))
        return None

    def _body_meant(self, head: Token, role: Role) -> str | None:
        """Return the body that "le groupe" or "the company" takes up: the last one named close by."""
        fitting = [known for known in self.bodies if not self._is_other_body(known, role)]
        found = self._nearest(fitting, head, "")
        return found[0] if found else None

    def _is_other_body(self, known: KnownName, role: Role) -> bool:
        """Return whether a name says itself that it is another kind of body: "Agence de l'eau" is no "entreprise"."""
        parts = {*known.words, " ".join(known.words)}
        return any(self.roles[word] is not role for word in parts if word in self.roles)

    def _before(self, names: list[KnownName], i: int) -> list[KnownName]:
        """Return the names with a mention before a token, the nearest last."""
        found = [
            (mention.first, rank) for rank, known in enumerate(names) for mention in known.mentions if mention.first < i
        ]
        return [names[rank] for _, rank in sorted(found)]

    def _text(self, words: list[Token]) -> str:
        return self.parsed.report.text[words[0].start : words[-1].end]

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

    def _is_owned(self, token: Token, head: Token, inside: set[int]) -> bool:
        """Return whether a name stands in a "de"/"of"/"'s" phrase below the head: "le frère de Nela Orvane"."""
        here = token
        while here.i != head.i and here.head != here.i and here.i in inside:
            if any(c.base_dep == "case" for c in self.parsed.children(here.i)) or here.dep == "nmod:poss":
                return True
            here = self.parsed.tokens[here.head]
        return False

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
                    return known.name if known is not None else _bare(self._text(part)) if part else None
                if known is not None or (role is not None and role.type == "body"):
                    part = [t for t in words if t.i in self.parsed.subtree(child.i) and t.lower not in ("'s", "'")]
                    return known.name if known is not None else _bare(self._text(part))
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

    def _speaks(self, word: str) -> bool:
        role = self.roles.get(word)
        return role is not None and role.speaks_for

    def _of_handle(self, handle: str) -> str:
        """Return the person whose last name a handle holds ("@nelaOrvane"), else the handle itself."""
        bare = handle.lstrip(".@").lower()
        for known in self.persons:
            if len(known.words) > 1 and len(known.words[-1]) > 3 and known.words[-1].replace("'", "") in bare:
                return known.name
        return handle.lstrip(".")

    # ---- pronouns

    def _pronoun(self, token: Token) -> Pronoun | None:
        if token.text.isupper() and len(token.text) > 2:
            return None  # "the WHO"
        if token.pos not in ("PRON", "DET", "ADJ", "X", "NOUN") and token.base_dep not in ("nsubj", "expl"):
            return None
        return self.pronouns.get(re.sub(r"^[-‑](?:t[-‑])?", "", token.lower))

    def _of_pronoun(self, token: Token) -> tuple[str, ...]:
        pronoun = self._pronoun(token)
        if pronoun is None or pronoun.impersonal or pronoun.person != 3 or token.lower in self.grammar.partial_pronouns:
            return ()
        if any(c.dep == "acl:relcl" for c in self.parsed.children(token.i)):
            return ()  # "celui qui passe pour le chef"
        recent = self.memory.last_speaker
        near = bool(recent) and self._is_close(self.memory.last_speaker_at, token.start)
        is_person = len(recent) == 1 and any(known.name == recent[0] for known in self.persons)
        if pronoun.number == "p":
            return recent if near and not is_person else ()
        subject = self._subject_before(token, pronoun.gender)
        spoke = near and len(recent) == 1 and self._fits(recent[0], pronoun.gender)
        spoke = spoke and (is_person or not pronoun.only_persons)
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

    def _nearest(self, names: list[KnownName], token: Token, gender: str) -> tuple[str, ...]:
        """Return the last fitting name before a pronoun outside of quotations, at most a paragraph back."""
        found = [
            (mention.first, known.name)
            for known in names
            for mention in known.mentions
            if self._is_near(mention.first, token.i)
            and self._fits(known.name, gender)
            and self.parsed.sentence(mention.first).quote is None
        ]
        return (max(found)[1],) if found else ()

    def _is_close(self, earlier: int, later: int) -> bool:
        """Return whether two places are at most a paragraph apart, or a few short ones: some print a line each."""
        apart = self._paragraph(later) - self._paragraph(earlier)
        return apart <= 1 or (apart <= 4 and later - earlier <= _CLOSE)

    def _is_near(self, first: int, i: int) -> bool:
        return first < i and self._is_close(self.parsed.tokens[first].start, self.parsed.tokens[i].start)

    def _subject_before(self, token: Token, gender: str) -> tuple[int, str] | None:
        """Return the last person who was the subject of a main clause before a pronoun, quotations left out."""
        best: tuple[int, str] | None = None
        for known in self.persons:
            for mention in known.mentions:
                top = self._top(mention.first, mention.last)
                if not self._is_near(top.i, token.i) or not self._fits(known.name, gender):
                    continue
                lead = self._lead(top)
                verb = self.parsed.tokens[lead.head]
                outside = self.parsed.sentence(top.i).quote is None
                if (
                    outside
                    and lead.base_dep == "nsubj"
                    and verb.base_dep in _MAIN
                    and (best is None or top.start > best[0])
                ):
                    best = (top.start, known.name)
        return best

    def _fits(self, name: str, gender: str) -> bool:
        known = self.memory.gender.get(name, "")
        return not gender or not known or known == gender


def _gender(token: Token) -> Gender:
    if "Gender=Masc" in token.feats:
        return "m"
    return "f" if "Gender=Fem" in token.feats else ""


def _bare(text: str) -> str:
    """Return a name without determiner, bracket and what follows a comma: "la préfecture (59)" is "préfecture"."""
    text = re.split(r"\s*[,(–—«“\"]", text, maxsplit=1)[0]
    return re.sub(r"^(?:(?:le|la|les|the|un|une|an?)\s+|l['’]\s*)", "", text, flags=re.I).strip()
