"""Who claims a figure: the speaker of the innermost statement that contains it, else the article."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.extraction.numbers import Number
from sayso.extraction.statements.phrases import noun_phrase, subject_of
from sayso.languages.pack import Pack
from sayso.parsing.document import Parsed, Token
from sayso.records import Span, Statement

__all__ = ["ARTICLE", "Claimants"]

ARTICLE = "article"
"""The claimant of what the writer says in his own voice, hearsay included."""

_TELLING = frozenset(("say", "confirm", "estimate", "show", "warn"))
_LONG_SOURCE = 18  # tokens from the head of a sentence to the comma after its source
_LONG_QUOTE = 5  # words; a shorter one is a label more often than speech


class _Words:
    """The words of a pack that tell who claims something.

    Attributes:
        pronouns: words that stand for a name told before.
        verbs: verbs of telling that take a clause or a noun phrase, in their plain sense.
    """

    def __init__(self, pack: Pack) -> None:
        self.pronouns = frozenset(word for pronoun in pack.pronouns for word in pronoun.words)
        self.verbs = frozenset(
            cue.words[0]
            for cue in pack.cues
            if cue.kind == "verb" and cue.act in _TELLING and cue.strength >= 0.8 and cue.content & {"clause", "phrase"}
        )
        self._prepositions: dict[str, list[tuple[str, ...]]] = {}
        for cue in pack.cues:
            if cue.kind == "preposition" and cue.strength >= 0.8:
                self._prepositions.setdefault(cue.words[0], []).append(cue.words)

    def begins(self, token: Token) -> bool:
        """Return whether a preposition begins with a token."""
        return token.lower in self._prepositions

    def preposition(self, tokens: Sequence[Token]) -> int:
        """Return how many words the preposition has that tokens begin with ("d'après"), 0 where there is none."""
        found = self._prepositions.get(tokens[0].lower, ()) if tokens else ()
        fitting = [words for words in found if tuple(token.lower for token in tokens[: len(words)]) == words]
        return max(map(len, fitting), default=0)


_KEPT: dict[int, tuple[Pack, _Words]] = {}


def _words_of(pack: Pack) -> _Words:
    """Return the words of a pack, made once; found by identity, since a pack has no hash."""
    kept = _KEPT.get(id(pack))
    if kept is None or kept[0] is not pack:
        kept = _KEPT[id(pack)] = (pack, _Words(pack))
    return kept[1]


class Claimants:
    """Who claims what in one report.

    Args:
        parsed: the report.
        statements: what is said in it, in order.
        pack: the language.
    """

    def __init__(self, parsed: Parsed, statements: Sequence[Statement], pack: Pack) -> None:
        self._parsed = parsed
        self._statements = statements
        self._words = _words_of(pack)
        self._by_id = {statement.id: statement for statement in statements}

    def statement_of(self, number: Number) -> Statement | None:
        """Return the smallest statement whose content covers a number, or governs the clause that it stands in."""
        span = Span(number.first, number.last)
        covering = [one for one in self._statements if any(piece.span.covers(span) for piece in one.content)]
        return min(covering, key=_length, default=None) or self._governing(span)

    def _governing(self, span: Span) -> Statement | None:
        """Return a statement that ends before a number which depends on its words ("… et trente blessés")."""
        tokens = self._parsed.tokens_in(span)
        if not tokens:
            return None
        above = [tokens[0], *self._parsed.ancestors(tokens[0].i)]
        for statement in self._statements:
            end = statement.content[-1].span.end
            if end > span.start or tokens[0].start - end > 300 or statement.form == "direct":
                continue
            content = statement.content[-1].span
            if any(content.holds(token.start) for token in above[1:]):
                return statement
        return None

    def of(self, number: Number, statement: Statement | None, last: int) -> str:
        """Return who claims a number: a name, else the words of the source, else "article".

        Args:
            number: the number.
            statement: what `statement_of` gave.
            last: where the number and what it counts end, in code points.
        """
        told = self._told_beside(last)
        if told is not None:
            return told
        if statement is None:
            if self._is_quoted(number):
                return self._last_speaker(number.start) or ARTICLE
            return self._told_before(number) or self._told_after(number) or self._governed(number) or ARTICLE
        while statement is not None:
            if statement.speaker:
                return ", ".join(statement.speaker)
            if statement.source:
                words = " ".join(piece.exact for piece in statement.source)
                pronoun = words.lower().replace("’", "'") in self._words.pronouns or words[0] in "-‑"
                return (self._last_speaker(statement.start) or words) if pronoun else words
            if statement.hearsay or statement.within is None:
                return ARTICLE
            statement = self._by_id.get(statement.within)
        return ARTICLE

    def _told_before(self, number: Number) -> str | None:
        """Return who is named at the head of the sentence: "Selon la préfecture, douze maisons ont brûlé"."""
        tokens = self._parsed.tokens_in(Span(number.start, number.end))
        if not tokens:
            return None
        sentence = self._parsed.sentence(tokens[0].i)
        words = self._parsed.words(sentence)
        length = self._words.preposition(words)
        comma = next((token.i for token in words[length:] if token.text == ","), None) if length else None
        if comma is None or comma >= tokens[0].i or comma - sentence.first > _LONG_SOURCE:
            return None
        return self._parsed.report.text[words[length].start : self._parsed.tokens[comma - 1].end]

    def _told_after(self, number: Number) -> str | None:
        """Return who is named at the end of the sentence: "Twelve homes burned, the mayor said"."""
        tokens = self._parsed.tokens_in(Span(number.first, number.last))
        if not tokens:
            return None
        sentence = self._parsed.sentence(tokens[-1].i)
        for token in self._parsed.tokens[tokens[-1].i + 1 : sentence.last]:
            if token.pos != "VERB" or token.lemma.lower() not in self._words.verbs:
                continue
            subject = subject_of(self._parsed, token.i)
            if subject is None:
                continue
            helpers = [
                c.i for c in self._parsed.children(token.i) if c.base_dep in ("aux", "expl", "advmod") and c.i < token.i
            ]
            begin = min([token.i, *helpers, *noun_phrase(self._parsed, subject.i)])
            if begin > tokens[-1].i + 1 and self._parsed.tokens[begin - 1].text == ",":
                return self._subject(subject)
        return None

    def _governed(self, number: Number) -> str | None:
        """Return the subject of a verb of telling that a number depends on ("La police signale douze feux")."""
        tokens = self._parsed.tokens_in(Span(number.first, number.last))
        if not tokens:
            return None
        below = tokens[0]
        for above in self._parsed.ancestors(below.i):
            told = below.base_dep in ("obj", "ccomp", "xcomp", "obl", "nmod") and below.i > above.i
            if told and above.pos == "VERB" and above.lemma.lower() in self._words.verbs:
                subject = subject_of(self._parsed, above.i)
                if subject is None or subject.i > above.i:
                    return None
                return self._subject(subject)
            below = above
        return None

    def _subject(self, subject: Token) -> str | None:
        if subject.pos == "PRON":
            return self._last_speaker(subject.start)
        below = self._parsed.subtree(subject.i)
        for mention in self._parsed.mentions:
            if (
                mention.label == "PER" and mention.first in below and mention.last - 1 in below
            ):  # "le maire, Luc Ferran"
                first, last = self._parsed.tokens[mention.first], self._parsed.tokens[mention.last - 1]
                return self._parsed.report.text[first.start : last.end]
        numbers = noun_phrase(self._parsed, subject.i)
        found = [self._parsed.tokens[i] for i in sorted(numbers)]
        return self._parsed.report.text[found[0].start : found[-1].end]

    def names_a_source(self, token: Token) -> bool:
        """Return whether a token begins a preposition that names a source: "selon"."""
        return self._words.begins(token)

    def _told_beside(self, last: int) -> str | None:
        """Return who is named right after a number: "13 500 selon la police, 100 000 selon les organisateurs"."""
        after = self._parsed.tokens_in(Span(last, last + 40))
        length = self._words.preposition(after)
        if 0 < length < len(after):
            first = after[length]
            end = first.i
            sentence = self._parsed.sentence(first.i)
            while end < sentence.last and self._parsed.tokens[end].pos in ("DET", "NOUN", "PROPN", "ADJ", "ADP"):
                end += 1
            if end > first.i:
                return self._parsed.report.text[first.start : self._parsed.tokens[end - 1].end]
        return None

    def _is_quoted(self, number: Number) -> bool:
        return any(
            quote.span.start <= number.start
            and number.end <= quote.span.end
            and len(self._parsed.tokens_in(quote.span)) > _LONG_QUOTE
            for quote in self._parsed.quotes
        )

    def _last_speaker(self, place: int) -> str | None:
        """Return who spoke last before a place: a quotation goes on without being attributed anew."""
        for statement in reversed(self._statements):
            if statement.start < place and statement.speaker:
                return ", ".join(statement.speaker)
        return None


def _length(statement: Statement) -> int:
    return sum(piece.span.end - piece.span.start for piece in statement.content)
