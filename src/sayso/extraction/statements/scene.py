"""The scene of a report for those who resolve sources: its names, who spoke last, and what stands near what."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass, field

from sayso.extraction.names.book import KnownName, NameBook
from sayso.extraction.statements.drafts import Draft
from sayso.languages.pack import Gender, Pack, Pronoun, Role
from sayso.parsing.document import Parsed, Token

__all__ = ["Memory", "Scene", "bare_name", "gender_of"]

_CLOSE = 800
_BELOW_NAME = frozenset(("appos", "flat", "compound", "nmod", "conj"))
_MAIN = frozenset(("root", "conj", "parataxis"))


@dataclass(slots=True)
class Memory:
    """Who was spoken of and who spoke, up to here."""

    last_speaker: tuple[str, ...] = ()
    last_speaker_at: int = -1
    last_was_quoted: bool = False
    last_person: tuple[str, ...] = ()
    last_person_at: int = -1
    bodies: list[str] = field(default_factory=list)
    unnamed: list[tuple[int, str]] = field(default_factory=list)
    documents: dict[str, str] = field(default_factory=dict)
    roles: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    gender: dict[str, str] = field(default_factory=dict)


class Scene:
    """A report, its names, and the questions of place that every resolution asks."""

    def __init__(self, parsed: Parsed, pack: Pack, book: NameBook) -> None:
        self.parsed = parsed
        self.grammar = parsed.grammar
        self.book = book
        self.memory = Memory()
        self.pronouns: dict[str, Pronoun] = {word: p for p in pack.pronouns for word in p.words}
        self.roles: dict[str, Role] = {word.lower(): role for role in pack.roles for word in role.words}
        self.days = frozenset(word for day in pack.days for word in day.words)
        self.courtesies = pack.names.courtesies
        self.persons = [known for known in book.names if known.label == "PER"]
        self.bodies = [known for known in book.names if known.label == "ORG"]
        self.strangers = [token for token in parsed.tokens if token.base_dep == "nsubj" and self._is_stranger(token)]

    def _is_stranger(self, token: Token) -> bool:
        """Return whether the subject of a main clause is one person whom the report does not name: "a diplomat"."""
        role = self._role(token)
        if token.pos != "NOUN" or "Number=Plur" in token.feats or role is None:
            return False
        if (
            role.speaks_for
            or role.type not in ("person", "nameless")
            or self.parsed.tokens[token.head].base_dep not in _MAIN
        ):
            return False
        below = self.parsed.children(token.i)
        indefinite = any(
            c.base_dep == "det" and (c.lower in self.grammar.indefinites or "Definite=Ind" in c.feats) for c in below
        )
        near = (*self.parsed.subtree(token.i), *range(max(0, token.i - 4), token.i))  # "Nela Orvane, a diplomat"
        named = any((known := self.book.at(i)) is not None and known.label == "PER" for i in near)
        return indefinite and not named and self.parsed.sentence(token.i).quote is None

    def _place(self, draft: Draft) -> int:
        """Return where a statement stands for the order of speaking: its source, else its cue, else its content."""
        if draft.source:
            return self.parsed.tokens[draft.source[0]].start
        return self.parsed.tokens[draft.cue[0]].start if draft.cue else draft.start

    def _paragraph(self, position: int) -> int:
        return max(0, bisect.bisect_right(self.parsed.paragraphs, position, key=lambda span: span.start) - 1)

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

    def _role(self, token: Token) -> Role | None:
        role = self.roles.get(token.lower) or self.roles.get(token.lemma.lower())
        if role is None and token.pos == "PROPN" and token.lower.endswith("s"):
            role = self.roles.get(token.lower[:-1])  # "Officials" at the head of a sentence, tagged a name
        return role

    def _head(self, words: list[Token]) -> Token:
        inside = {t.i for t in words}
        tops = [t for t in words if t.head not in inside or t.head == t.i]
        return next((t for t in tops if t.pos != "DET"), tops[0] if tops else words[0])

    def _text(self, words: list[Token]) -> str:
        return self.parsed.report.text[words[0].start : words[-1].end]

    def _before(self, names: list[KnownName], i: int) -> list[KnownName]:
        """Return the names with a mention before a token, the nearest last."""
        found = [
            (mention.first, rank) for rank, known in enumerate(names) for mention in known.mentions if mention.first < i
        ]
        return [names[rank] for _, rank in sorted(found)]

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

    def _subject_before(
        self, token: Token, gender: str, names: list[KnownName] | None = None
    ) -> tuple[int, str] | None:
        """Return the last person, or other name, that was the subject of a main clause before, quotations left out."""
        best: tuple[int, str] | None = None
        for known in self.persons if names is None else names:
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

    def _is_owned(self, token: Token, head: Token, inside: set[int]) -> bool:
        """Return whether a name stands in a "de"/"of"/"'s" phrase below the head: "le frère de Nela Orvane"."""
        here = token
        while here.i != head.i and here.head != here.i and here.i in inside:
            if any(c.base_dep == "case" for c in self.parsed.children(here.i)) or here.dep == "nmod:poss":
                return True
            here = self.parsed.tokens[here.head]
        return False

    def _proper(self, words: list[Token], known: KnownName | None) -> str | None:
        text = bare_name(self._text(words))
        if known is None:
            return text
        return known.name if known.label != "LOC" or len(words) <= len(known.words) + 1 else text


def gender_of(token: Token) -> Gender:
    """Return the gender that a word's form or the tagger shows; empty where neither does."""
    if "Gender=Masc" in token.feats:
        return "m"
    return "f" if "Gender=Fem" in token.feats else ""


def bare_name(text: str) -> str:
    """Return a name without determiner, bracket and what follows a comma: "la préfecture (59)" is "préfecture"."""
    text = re.split(r"\s*[,(–—«“\"]", text, maxsplit=1)[0]
    return re.sub(r"^(?:(?:le|la|les|the|un|une|an?)\s+|l['’]\s*)", "", text, flags=re.I).strip()
