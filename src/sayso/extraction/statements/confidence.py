"""Weigh how surely a draft is an attribution with the right source: a small model over what the rules saw."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sayso.extraction.names.book import NameBook
from sayso.extraction.statements.drafts import Draft
from sayso.languages.pack import Pack, Role
from sayso.parsing.document import Parsed, Token

__all__ = ["Weights", "features_of", "read_weights", "weigh"]

_LENGTHS = (1, 2, 3, 5, 8, 13, 25)
_MOODS = ("VerbForm=Inf", "VerbForm=Part", "VerbForm=Ger", "Mood=Cnd", "Mood=Imp", "Tense=Fut", "VerbForm=Fin")


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model: `bias` and a weight for each feature; below `threshold` a draft is left out."""

    bias: float
    threshold: float
    of: Mapping[str, float]

    def probability(self, features: frozenset[str]) -> float:
        """Return how likely a draft with these features is right, 0 to 1."""
        score = self.bias + sum(self.of.get(feature, 0.0) for feature in features)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


@cache
def read_weights(path: Path) -> Weights:
    """Return the weights that `training.confidence` wrote for a language."""
    stored = json.loads(path.read_text(encoding="utf-8"))
    return Weights(stored["bias"], stored["threshold"], stored["weights"])


def weigh(parsed: Parsed, pack: Pack, book: NameBook, drafts: list[Draft], weights: Weights) -> None:
    """Set `strength` of each draft to the probability that its content and source are right."""
    view = _View(parsed, pack, book)
    for draft in drafts:
        draft.strength = weights.probability(view.features(draft))


def features_of(parsed: Parsed, pack: Pack, book: NameBook, draft: Draft) -> frozenset[str]:
    """Return what speaks for and against a draft, as names: "source=person", "cue:VerbForm=Inf", "content<3"."""
    return _View(parsed, pack, book).features(draft)


class _View:
    """The questions that features ask of a report."""

    def __init__(self, parsed: Parsed, pack: Pack, book: NameBook) -> None:
        self.parsed = parsed
        self.pack = pack
        self.book = book
        self.roles: dict[str, Role] = {word.lower(): role for role in pack.roles for word in role.words}
        self.pronouns = frozenset(word for pronoun in pack.pronouns for word in pronoun.words)
        self.impersonal = frozenset(word for p in pack.pronouns if p.impersonal for word in p.words)

    def features(self, draft: Draft) -> frozenset[str]:
        found = set(self._of_rule(draft))
        found |= set(self._of_cue(draft))
        found |= set(self._of_source(draft))
        found |= set(self._of_content(draft))
        return frozenset(found)

    def _of_rule(self, draft: Draft) -> Iterator[str]:
        kind = draft.construction or draft.rule.split(".", 1)[-1]
        yield f"construction={kind}"
        yield f"rule={draft.rule}"
        yield f"act={draft.act}"
        yield f"prior={min(9, int(draft.strength * 10))}"
        yield f"{kind}+act={draft.act}"
        yield f"{kind}+prior={min(9, int(draft.strength * 10))}"
        if draft.quotes:
            yield "quoted"
        if draft.carried:
            yield "carried"
        if draft.impersonal:
            yield "impersonal"

    def _of_cue(self, draft: Draft) -> Iterator[str]:
        if not draft.cue:
            yield "cue=none"
            return
        head = self._top(draft.cue)
        yield f"cue-pos={head.pos}"
        yield f"cue-dep={head.base_dep}"
        for mood in _MOODS:
            if any(mood in self.parsed.tokens[i].feats for i in draft.cue):
                yield f"cue:{mood}"
        above = self.parsed.tokens[head.head]
        yield f"cue-above={'root' if above.i == head.i else above.pos}+{head.base_dep}"
        marks = {c.lower for c in self.parsed.children(head.i) if c.base_dep in ("mark", "case") and c.i < head.i}
        for mark in sorted(marks):
            yield f"cue-mark={mark}"
        if any(quote.inner.holds(head.start) for quote in self.parsed.quotes):
            yield "cue-quoted"
        if any(c.dep == "aux:pass" for c in self.parsed.children(head.i)):
            yield "cue-passive"
        if any(c.lower in ("ne", "n'", "not", "n't", "pas") for c in self.parsed.children(head.i)):
            yield "cue-negated"
        modal = [c.lemma.lower() for c in self.parsed.children(head.i) if c.base_dep == "aux" and c.i < head.i]
        for lemma in modal:
            yield f"cue-aux={lemma}"
        if head.base_dep == "xcomp" and above.pos in ("VERB", "AUX"):
            yield f"cue-under={above.lemma.lower()}"

    def _of_source(self, draft: Draft) -> Iterator[str]:
        kind = self._source_kind(draft)
        yield f"source={kind}"
        yield f"source={kind}+act={draft.act}"
        yield f"source={kind}+{draft.construction}"
        yield f"speaker={'yes' if draft.speaker else 'no'}"
        if not draft.source:
            return
        first, last = draft.source[0], draft.source[-1]
        words = sum(self.parsed.tokens[i].pos != "PUNCT" for i in draft.source)
        yield f"source-long={words > 6}"
        if draft.cue:
            gap = draft.cue[0] - last if last < draft.cue[0] else first - draft.cue[-1]
            side = "before" if last < draft.cue[0] else "after"
            yield f"source-{side}-gap={_bucket(max(gap, 0), (1, 2, 4, 8, 16))}"
        token = self.parsed.tokens[first]
        if token.feats & {"Person=1", "Person=2"}:
            yield "source-first-person"
        if self.parsed.tokens[first].base_dep in ("case", "mark"):
            yield "source-preposition"
        if any(self.parsed.tokens[i].pos in ("VERB", "AUX") for i in draft.source):
            yield "source-verb"
        if any(self.parsed.tokens[i].text == "," for i in draft.source):
            yield "source-comma"

    def _source_kind(self, draft: Draft) -> str:
        if not draft.source:
            return "none"
        inside = set(draft.source)
        tokens = [self.parsed.tokens[i] for i in draft.source]
        head = next((t for t in tokens if t.head not in inside or t.head == t.i), tokens[0])
        if head.lower in self.impersonal:
            return "impersonal"
        if head.lower.lstrip("-t") in self.pronouns or head.pos == "PRON":
            return "pronoun" if head.lower.strip("-t") in self.pronouns else "odd-pronoun"
        known = self.book.at(head.i) or next((k for k in map(self.book.at, draft.source) if k is not None), None)
        role = self.roles.get(head.lower) or self.roles.get(head.lemma.lower())
        if role is not None:
            return f"role-{role.type}"
        if known is not None and self.book.at(head.i) is known:
            return f"name-{known.label}"
        return "noun-with-name" if known is not None else "noun" if head.pos == "NOUN" else f"other-{head.pos}"

    def _of_content(self, draft: Draft) -> Iterator[str]:
        tokens = [t for piece in draft.content for t in self.parsed.tokens_in(piece) if t.pos != "PUNCT"]
        yield f"content<{_bucket(len(tokens), _LENGTHS)}"
        yield f"content<{_bucket(len(tokens), _LENGTHS)}+{draft.construction}"
        yield f"pieces={min(3, len(draft.content))}"
        if not tokens:
            return
        finite = any("VerbForm=Fin" in t.feats for t in tokens)
        verb = any(t.pos in ("VERB", "AUX") for t in tokens)
        yield f"content-verb={'finite' if finite else 'other' if verb else 'none'}"
        yield f"content-verb={'finite' if finite else 'other' if verb else 'none'}+{draft.construction}"
        yield f"content-first={tokens[0].pos}+{draft.construction}"
        yield f"content-last={tokens[-1].pos}"
        if draft.cue:
            yield f"content-{'after' if tokens[0].i > draft.cue[0] else 'before'}"
            between = tokens[0].i - draft.cue[-1]
            if between > 0:
                yield f"content-gap={_bucket(between, (1, 2, 4, 8))}"
        if any(t.pos == "NUM" for t in tokens):
            yield f"content-number+{draft.construction}"
        inside = [any(q.inner.holds(t.start) for q in self.parsed.quotes) for t in tokens]
        share = sum(inside) / len(inside)
        yield f"content-quoted={'all' if share > 0.95 else 'some' if share > 0.05 else 'none'}"
        yield from self._of_edges(tokens[0], tokens[-1], draft)
        if tokens[0].lower in ("qui", "dont", "which", "who", "où", "where"):
            yield "content-relative"

    def _of_edges(self, first: Token, last: Token, draft: Draft) -> Iterator[str]:
        """Tell what stands around a content: one that ends in the midst of a sentence may have been cut short."""
        taken = {*draft.cue, *draft.source}
        sentence = self.parsed.sentence(last.i)
        after = self.parsed.tokens[last.i + 1] if last.i + 1 < sentence.last else None
        if after is not None and after.i in taken:
            yield "content-then=frame"
        else:
            yield f"content-then={'end' if after is None or after.text in '.!?' else _kind(after)}"
        start = self.parsed.sentence(first.i).first
        before = self.parsed.tokens[first.i - 1] if first.i > start else None
        if before is not None and before.i in taken:
            yield "content-behind=frame"
        else:
            yield f"content-behind={'start' if before is None else _kind(before)}"

    def _top(self, numbers: tuple[int, ...]) -> Token:
        inside = set(numbers)
        tokens = [self.parsed.tokens[i] for i in numbers]
        outer = [t for t in tokens if t.head not in inside or t.head == t.i]
        return outer[-1] if outer else tokens[-1]


def _kind(token: Token) -> str:
    """Return a mark as it is, any other token as its part of speech."""
    return token.text if token.pos == "PUNCT" else token.pos


def _bucket(number: int, edges: tuple[int, ...]) -> str:
    """Return the first edge that is not below a number: 4 of (1, 3, 5) is "5"."""
    return next((str(edge) for edge in edges if number <= edge), "more")
