"""Settle the source of each draft once the names of the report are known: cut what the tree hung to it by mistake."""

from __future__ import annotations

from sayso.extraction.names import NameBook
from sayso.extraction.statements.drafts import Draft
from sayso.extraction.statements.phrases import noun_phrase, subject_of
from sayso.languages.pack import Pack, Role
from sayso.parsing.document import Parsed, Token
from sayso.records import Span

_WHEN = frozenset(("obl:unmarked", "obl:tmod", "nmod:unmarked"))

__all__ = ["settle_sources"]


def settle_sources(parsed: Parsed, pack: Pack, book: NameBook, drafts: list[Draft]) -> None:
    """Mend `source` of each draft in place.

    "On Monday, the mayor of Korva said …" loses the day, "Selon Radio Korva, Ivo Radek …" the person after the outlet,
    and of "Nela Orvane a publié une lettre annonçant …" the source is she, not the letter.
    """
    settler = _Settler(parsed, pack, book)
    for draft in drafts:
        if draft.source:
            source = settler.without_time(draft.source)
            told = settler.person_after_body(source)
            source = source[: len(source) - len(told)]
            draft.source = settler.publisher(source, draft.cue) or source
            if told and draft.content and draft.cue and draft.cue[0] < told[0]:
                draft.content = _begun_by(parsed, draft.content, told)


def _begun_by(parsed: Parsed, content: tuple[Span, ...], told: tuple[int, ...]) -> tuple[Span, ...]:
    """Return a content with the words that its source had taken from it, where they touch its beginning."""
    start = parsed.tokens[told[1]].start  # told[0] is the comma
    gap = parsed.report.text[parsed.tokens[told[-1]].end : content[0].start]
    if content[0].start < start or gap.strip(" ,\u00a0"):
        return content
    return (Span(start, content[0].end), *content[1:])


class _Settler:
    def __init__(self, parsed: Parsed, pack: Pack, book: NameBook) -> None:
        self.parsed = parsed
        self.book = book
        self.roles: dict[str, Role] = {word: role for role in pack.roles for word in role.words}
        self.spans = frozenset(word for day in pack.days for word in day.words)

    def without_time(self, source: tuple[int, ...]) -> tuple[int, ...]:
        """Cut "On Sunday," or "The previous day," before the one who speaks."""
        tokens = [self.parsed.tokens[i] for i in source]
        comma = next((rank for rank, token in enumerate(tokens) if token.text == ","), None)
        if comma is None or comma == 0 or comma + 1 >= len(tokens):
            return source
        opening = tokens[:comma]
        timed = opening[0].pos == "ADP" or any(t.lower in self.spans or t.dep in _WHEN for t in opening)
        named = any(self.book.at(t.i) is not None and t.lower not in self.spans for t in opening)
        after = any(t.pos in ("NOUN", "PROPN", "PRON") for t in tokens[comma + 1 :])
        return source[comma + 1 :] if timed and after and not named else source

    def person_after_body(self, source: tuple[int, ...]) -> tuple[int, ...]:
        """Return the comma and the person behind it who is no apposition to a body: he begins the clause told."""
        for rank, i in enumerate(source):
            if self.parsed.tokens[i].text != "," or rank == 0 or rank + 1 == len(source):
                continue
            before = [self.book.at(j) for j in source[:rank]]
            after = self.book.at(source[rank + 1])
            head = self._head(source[:rank])
            role = self._role(head)
            body = role.type in ("body", "document") if role is not None else False
            named = any(known is not None and known.label == "ORG" for known in before)
            person = any(known is not None and known.label == "PER" for known in before)
            if after is not None and after.label == "PER" and not person and (body or (named and role is None)):
                return source[rank:]
        return ()

    def publisher(self, source: tuple[int, ...], cue: tuple[int, ...]) -> tuple[int, ...]:
        """Return who published a document that a participle speaks for: "issued a statement saying …"."""
        head = self._head(source)
        role = self._role(head)
        if role is None or role.type != "document" or head.base_dep not in ("obj", "obl") or not cue:
            return ()
        verb = self.parsed.tokens[head.head]
        told = self.parsed.tokens[cue[-1]]
        if verb.pos != "VERB" or told.head != head.i or not told.dep.startswith("acl"):
            return ()
        if any(child.base_dep in ("nmod", "acl") and child.i < told.i for child in self.parsed.children(head.i)):
            return ()  # "cited a report by the ministry saying …"
        subject = subject_of(self.parsed, verb.i)
        return tuple(sorted(noun_phrase(self.parsed, subject.i))) if subject is not None else ()

    def _head(self, source: tuple[int, ...]) -> Token:
        inside = set(source)
        tokens = [self.parsed.tokens[i] for i in source]
        return next((t for t in tokens if t.head not in inside or t.head == t.i), tokens[0])

    def _role(self, token: Token) -> Role | None:
        return self.roles.get(token.lower) or self.roles.get(token.lemma.lower())
