"""Who claims a figure: the speaker of the innermost statement that contains it, else the article."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.extraction.numbers import Number
from sayso.extraction.numbers.lexemes import fold
from sayso.extraction.statements.phrases import noun_phrase, subject_of
from sayso.languages.pack import Pack
from sayso.parsing.document import Parsed, Token
from sayso.records import Span, Statement

__all__ = ["ARTICLE", "Claimants"]

ARTICLE = "article"
"""The claimant of what the writer says in his own voice, hearsay included."""

_TELLING = frozenset(("say", "confirm", "estimate", "show", "warn"))
_LONG_SOURCE = 18  # tokens from the head of a sentence to the comma after its source
_OBJECTS = frozenset(("obj", "ccomp", "xcomp", "obl", "nmod", "advcl"))
_NAMING = frozenset(("DET", "NOUN", "PROPN", "ADJ", "ADP"))
_NEAR_VERB = 3  # words between a verb of telling and its "que"
_LONG_QUOTE = 5  # words; a shorter one is a label more often than speech


class _Words:
    """The words of a pack that tell who claims something.

    Attributes:
        pronouns: words that stand for a name told before.
        impersonal: those that stand for nobody ("on").
        verbs: verbs of telling that take a clause or a noun phrase, in their plain sense.
        nouns: nouns of telling: "estimate".
        documents: nouns for what a body publishes: "communiqué".
        by: prepositions of an author: "par".
        light: nouns that say how a number is told; none of them claims anything ("le bilan").
    """

    def __init__(self, pack: Pack) -> None:
        self.pronouns = frozenset(word for pronoun in pack.pronouns for word in pronoun.words)
        self.impersonal = frozenset(
            word for pronoun in pack.pronouns if pronoun.impersonal and pronoun.number == "s" for word in pronoun.words
        )
        telling = [cue for cue in pack.cues if cue.act in _TELLING and cue.strength >= 0.7]
        self.verbs = frozenset(
            cue.words[0] for cue in telling if cue.kind == "verb" and cue.content & {"clause", "phrase"}
        )
        self.nouns = frozenset(fold(cue.words[0]) for cue in pack.cues if cue.kind == "noun" and cue.act in _TELLING)
        self.documents = frozenset(word for role in pack.roles if role.type == "document" for word in role.words)
        self.by = pack.grammar.agent_prepositions
        self.light = pack.light_nouns
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
        numbers: its numbers.
        pack: the language.
    """

    def __init__(self, parsed: Parsed, statements: Sequence[Statement], numbers: Sequence[Number], pack: Pack) -> None:
        self._parsed = parsed
        self._numbers = numbers
        self._counting = frozenset(
            token.head for number in numbers for token in parsed.tokens_in(Span(number.first, number.last))
        )
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
            return self._unattributed(number)
        while statement is not None:
            if statement.speaker:
                return ", ".join(statement.speaker)
            words = self._source(statement)
            if words is not None:
                return self._of_pronoun(statement, words) if self._is_pronoun(words) else words
            if statement.hearsay or statement.within is None:
                break
            statement = self._by_id.get(statement.within)
        return self._unattributed(number)

    def _unattributed(self, number: Number) -> str:
        """Return who is named in the sentence of a number that stands in no attributed statement."""
        tellers = (
            self._told_before,
            self._told_after,
            self._told_aside,
            self._governed,
            self._conjoined,
            self._reported,
        )
        return next((told for teller in tellers if (told := teller(number)) is not None), ARTICLE)

    def _source(self, statement: Statement) -> str | None:
        """Return the words of a source, cut before a number that was taken for a part of it."""
        if not statement.source:
            return None
        kept = []
        for piece in statement.source:
            inside = [number for number in self._numbers if piece.span.covers(Span(number.first, number.last))]
            end = min((number.start for number in inside), default=piece.span.end)
            cut = self._parsed.report.text[piece.span.start : end]
            cut = cut.rpartition(",")[0] if inside else cut  # "according to the clinic, 54 patients"
            kept.append(cut.strip())
        return " ".join(words for words in kept if words) or None

    def _is_pronoun(self, words: str) -> bool:
        return words.lower().replace("’", "'") in self._words.pronouns or words[0] in "-‑"

    def _of_pronoun(self, statement: Statement, words: str) -> str:
        """Return whom a pronoun means that the statements leave unresolved: nobody ("on"), or who spoke last."""
        if words.lower().replace("’", "'") in self._words.impersonal:
            return ARTICLE
        return self._last_speaker(statement.start, unnamed=True) or words

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
            subject = subject_of(self._parsed, token.i) or self._inverted(token)
            if subject is None:
                continue
            helpers = [
                c.i for c in self._parsed.children(token.i) if c.base_dep in ("aux", "expl", "advmod") and c.i < token.i
            ]
            begin = min([token.i, *helpers, *noun_phrase(self._parsed, subject.i)])
            told = begin > tokens[-1].i + 1 and self._parsed.tokens[begin - 1].text == ","
            if told and token.base_dep != "conj":  # "Twelve homes burned, and locals claim the hydrants were dry"
                return self._subject(subject)
        return None

    def _inverted(self, verb: Token) -> Token | None:
        """Return the noun right after a verb that follows a comma, which a tree may take for its object."""
        if self._parsed.tokens[verb.i - 1].text != ",":
            return None
        nouns = (child for child in self._parsed.children(verb.i) if child.i > verb.i)
        return next((noun for noun in nouns if noun.base_dep == "obj" and noun.pos in ("NOUN", "PROPN")), None)

    def _told_aside(self, number: Number) -> str | None:
        """Return whom a phrase between commas names: "Twelve died, according to officials, and six were hurt"."""
        tokens = self._parsed.tokens_in(Span(number.first, number.last))
        if not tokens:
            return None
        words = self._parsed.words(self._parsed.sentence(tokens[-1].i))
        for place, token in enumerate(words):
            if token.i <= tokens[-1].i or words[place - 1].text != ",":
                continue
            if any(mark.text == ";" for mark in self._parsed.tokens[tokens[-1].i : token.i]):
                return None
            length = self._words.preposition(words[place:])
            if length:
                return self._phrase_at(token.i + length)
        return None

    def _phrase_at(self, first: int) -> str | None:
        """Return the words of a name or noun phrase that begins at a token, up to what cannot be part of it."""
        last = self._parsed.sentence(first).last if first < len(self._parsed.tokens) else first
        end = first
        while end < last and self._parsed.tokens[end].pos in _NAMING:
            end += 1
        return (
            self._parsed.report.text[self._parsed.tokens[first].start : self._parsed.tokens[end - 1].end]
            if end > first
            else None
        )

    def _governed(self, number: Number) -> str | None:
        """Return the subject of a verb of telling that a number depends on ("La police signale douze feux")."""
        tokens = self._parsed.tokens_in(Span(number.first, number.last))
        if not tokens:
            return None
        below = tokens[0]
        for above in self._parsed.ancestors(below.i):
            if below.dep == "acl:relcl":
                return None
            told = below.base_dep in _OBJECTS and below.i > above.i and not self._is_joined(below)
            if told and above.pos == "VERB" and above.lemma.lower() in self._words.verbs:
                return self._teller(above)
            below = above
        return None

    def _conjoined(self, number: Number) -> str | None:
        """Return the subject of a verb of telling before the "que" of a number's clause, where the tree lost it."""
        tokens = self._parsed.tokens_in(Span(number.first, number.last))
        if not tokens:
            return None
        sentence = self._parsed.sentence(tokens[0].i)
        for place in range(tokens[0].i - 1, sentence.first, -1):
            token = self._parsed.tokens[place]
            if token.text in ";:" or token.pos in ("VERB", "AUX"):
                return None
            if token.lower in self._parsed.grammar.conjunctions:
                before = self._parsed.tokens[max(sentence.first, place - _NEAR_VERB) : place]
                verbs = [verb for verb in before if verb.pos == "VERB" and verb.lemma.lower() in self._words.verbs]
                return self._teller(verbs[-1]) if verbs else None
        return None

    def _reported(self, number: Number) -> str | None:
        """Return the author of a report named before a number: "Estimates by the bank range from 45 to 60 %"."""
        tokens = self._parsed.tokens_in(Span(number.first, number.last))
        if not tokens:
            return None
        first = max(self._parsed.sentence(tokens[0].i).first, tokens[0].i - _LONG_SOURCE)
        for token in reversed(self._parsed.tokens[first : tokens[0].i - 2]):
            if token.text == ";":
                return None
            by = self._parsed.tokens[token.i + 1].lower in self._words.by
            if by and token.pos == "NOUN" and fold(token.lemma).removesuffix("s") in self._words.nouns:
                return self._phrase_at(token.i + 2)
        return None

    def _is_joined(self, token: Token) -> bool:
        """Return whether "and" or "but" opens a clause, which the tree took for a part of the one before."""
        return any(child.base_dep == "cc" and child.i < token.i for child in self._parsed.children(token.i))

    def _teller(self, verb: Token) -> str | None:
        """Return the subject of a verb of telling, its agent where it is passive: "estimated at 300 by the bank"."""
        subject = subject_of(self._parsed, verb.i)
        if subject is None or subject.i > verb.i:
            return None
        if subject.dep == "nsubj:pass":
            author = self._author(verb)
            return self._subject(author) if author is not None and author.i not in self._counting else None
        return None if subject.lemma.lower() in self._words.light else self._subject(subject)

    def _author(self, head: Token) -> Token | None:
        """Return who made a report or did what a passive verb says: "an estimate by the bank"."""
        for child in self._parsed.children(head.i):
            if child.base_dep in ("obl", "nmod") and any(
                case.base_dep == "case" and case.lower in self._words.by for case in self._parsed.children(child.i)
            ):
                return child
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
        if subject.lemma.lower() in self._words.documents:  # "un communiqué de la Sarnave"
            names = (child for child in self._parsed.children(subject.i) if child.base_dep == "nmod")
            subject = next((name for name in names if name.pos == "PROPN"), subject)
        found = [self._parsed.tokens[i] for i in sorted(noun_phrase(self._parsed, subject.i))]
        if subject.pos == "PROPN" and found[0].pos == "DET" and len(found) > 1:
            del found[0]
        return self._parsed.report.text[found[0].start : found[-1].end]

    def names_a_source(self, token: Token) -> bool:
        """Return whether a token begins a preposition that names a source: "selon"."""
        return self._words.begins(token)

    def _told_beside(self, last: int) -> str | None:
        """Return who is named right after a number: "2 400 selon la préfecture, 9 000 selon les syndicats"."""
        after = self._parsed.tokens_in(Span(last, last + 40))
        length = self._words.preposition(after)
        return self._phrase_at(after[length].i) if 0 < length < len(after) else None

    def _is_quoted(self, number: Number) -> bool:
        return any(
            quote.span.start <= number.start
            and number.end <= quote.span.end
            and len(self._parsed.tokens_in(quote.span)) > _LONG_QUOTE
            for quote in self._parsed.quotes
        )

    def _last_speaker(self, place: int, *, unnamed: bool = False) -> str | None:
        """Return who spoke last before a place: a quotation goes on without being attributed anew.

        With `unnamed`, a source whom the report leaves unnamed will do: "un gardien".
        """
        for statement in reversed(self._statements):
            if statement.start >= place:
                continue
            if statement.speaker:
                return ", ".join(statement.speaker)
            words = self._source(statement) if unnamed else None
            if words is not None and not self._is_pronoun(words):
                return words
        return None


def _length(statement: Statement) -> int:
    return sum(piece.span.end - piece.span.start for piece in statement.content)
