"""Settle the source of each draft once the names of the report are known: cut what the tree hung to it by mistake."""

from __future__ import annotations

from sayso.extraction.names.book import NameBook
from sayso.extraction.statements.drafts import Draft
from sayso.extraction.statements.phrases import noun_phrase, subject_of, unbroken_runs
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
    ordered = sorted((draft for draft in drafts if draft.cue), key=lambda draft: draft.cue[0])
    for place, draft in enumerate(ordered):
        before = [other for other in ordered[:place] if other.source and settler.is_close(other, draft)]
        if settler.goes_on(draft) or (before and settler.is_gerund_of(before[-1], draft)):
            draft.source = before[-1].source if before else draft.source or settler.subject_of_sentence(draft)
    for draft in drafts:
        if draft.source:
            draft.source = settler.with_office(settler.without_place(draft.source), draft.cue)
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
        self.roles: dict[str, Role] = {word.lower(): role for role in pack.roles for word in role.words}
        self.spans = frozenset(word for day in pack.days for word in day.words)

    def goes_on(self, draft: Draft) -> bool:
        """Return whether a cue has no subject of its own: "et a ajouté", ", précisant que", "avant de conclure"."""
        head = next((self.parsed.tokens[i] for i in reversed(draft.cue) if self.parsed.tokens[i].pos == "VERB"), None)
        first = draft.cue[0]
        if head is None or draft.impersonal or first < 2:
            return False
        children = self.parsed.children(head.i)
        if any(c.dep in ("aux:pass", "nsubj:pass") or c.base_dep == "nsubj" for c in children):
            return False
        if "VerbForm=Inf" in head.feats:
            opening = {token.lower for token in self.parsed.tokens[first - 2 : first]}
            return bool(opening & self.parsed.grammar.not_yet)
        if draft.source:
            return False
        before = self.parsed.tokens[first - 1]
        if "VerbForm=Fin" not in head.feats and head.text.endswith(("ant", "ing")):
            return before.text == "," or before.lower in self.parsed.grammar.gerund_marks
        finite = any("VerbForm=Fin" in self.parsed.tokens[i].feats for i in draft.cue)
        return finite and before.pos in ("CCONJ", "ADV")

    def is_gerund_of(self, earlier: Draft, later: Draft) -> bool:
        """Return whether a gerund took its source from what was told: "estime que le plan …, tout en précisant"."""
        first = later.cue[0]
        before, head = self.parsed.tokens[max(first - 1, 0)], self.parsed.tokens[later.cue[-1]]
        added = before.text == "," and "VerbForm=Part" in head.feats and "Tense=Pres" in head.feats
        gerund = before.lower in self.parsed.grammar.gerund_marks or (added and bool(later.quotes))
        inside = [any(piece.holds(self.parsed.tokens[i].start) for piece in earlier.content) for i in later.source]
        return gerund and bool(inside) and 2 * sum(inside) >= len(inside)

    def is_close(self, earlier: Draft, later: Draft) -> bool:
        """Return whether two cues stand in one paragraph, a sentence apart at most but for quotations in between."""
        one, other = self.parsed.sentence(earlier.cue[0]), self.parsed.sentence(later.cue[0])
        apart = self.parsed.sentence_number(later.cue[0]) - self.parsed.sentence_number(earlier.cue[0])
        return one.paragraph == other.paragraph and (apart == 0 or (apart <= 2 and bool(earlier.quotes)))

    def subject_of_sentence(self, draft: Draft) -> tuple[int, ...]:
        """Return the subject of the main clause that a participle or a second verb goes on with."""
        sentence = self.parsed.sentence(draft.cue[0])
        root = next((t for t in self.parsed.words(sentence) if t.head == t.i), None)
        subject = subject_of(self.parsed, root.i) if root is not None else None
        if subject is None or subject.i >= draft.cue[0] or subject.base_dep == "expl":
            return ()
        found = noun_phrase(self.parsed, subject.i)
        inside = any(piece.start <= self.parsed.tokens[i].start < piece.end for piece in draft.content for i in found)
        return () if inside else tuple(sorted(found))

    def with_office(self, source: tuple[int, ...], cue: tuple[int, ...]) -> tuple[int, ...]:
        """Add the office that stands right before a person: "la ministre de la Santé" before "Nela Orvane"."""
        first = source[0]
        known = self.book.at(first)
        if known is None or known.label != "PER":
            return source
        start, office = first, None
        bound = self.parsed.sentence(first).first
        for i in range(first - 1, max(bound, first - 9) - 1, -1):
            token = self.parsed.tokens[i]
            if i in cue or token.pos not in ("NOUN", "PROPN", "ADJ", "ADP", "DET") or self._is_person(i):
                break
            role = self._role(token)
            if token.pos in ("NOUN", "PROPN") and role is not None and role.type == "person":
                office = i
            if office is not None and token.pos != "ADP":
                start = i
            if office is not None and token.pos == "DET":
                break
        return (*range(start, first), *source) if office is not None else source

    def _is_person(self, i: int) -> bool:
        known = self.book.at(i)
        return known is not None and known.label == "PER"

    def without_place(self, source: tuple[int, ...]) -> tuple[int, ...]:
        """Cut "a message" off "In [a message] posted on Monday, [singer Ilan Drey] thanked …"."""
        runs = unbroken_runs(source)
        first = runs[0][0] - 1
        inside = first >= 0 and self.parsed.tokens[first].pos == "ADP" and len(runs) > 1
        later = any(self.parsed.tokens[i].pos in ("NOUN", "PROPN", "PRON") for i in source if i not in runs[0])
        return tuple(i for i in source if i not in runs[0]) if inside and later else source

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
            if after is not None and after.label == "PER" and (body or (named and role is None and not person)):
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
