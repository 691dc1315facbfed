"""What every reading of a verb needs: its source, what hangs on it, and where its content ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.extraction.statements.contents import closes_quote, draft_of, is_quoted
from sayso.extraction.statements.cues import CueMatch
from sayso.extraction.statements.drafts import Draft
from sayso.extraction.statements.phrases import noun_phrase, subject_of
from sayso.extraction.statements.sources import outer_cue, source_of, whole_name
from sayso.languages.grammar import Grammar
from sayso.languages.pack import Cue
from sayso.parsing.document import Parsed, Token

__all__ = ["NOMINAL", "Reader"]

NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))


@dataclass(slots=True)
class Reader:
    """A report and its cues, as the readings of verbs see them.

    Attributes:
        cues: the cues by the token that heads them.
        bare_clauses: a clause may follow without a conjunction ("said the road was shut").
        days: words for days; a phrase of them is when it was said, not what.
        phrase_strength: cues weaker than this take a noun phrase as content only when it is quoted or counted.
        speakers: nouns for those who speak.
    """

    parsed: Parsed
    cues: dict[int, CueMatch]
    bare_clauses: bool
    days: frozenset[str]
    phrase_strength: float
    speakers: frozenset[str]

    @property
    def grammar(self) -> Grammar:
        """Return the words of the language that do the work of grammar."""
        return self.parsed.grammar

    def _source(self, match: CueMatch) -> tuple[int, ...]:
        """Return the source of a cue, or of the one that it goes on with."""
        return source_of(self.parsed, outer_cue(self.parsed, match, self.cues) or match)

    def _of_gerund(self, match: CueMatch) -> tuple[int, ...]:
        """Return the source of the cue before in its sentence: "a concédé que …, tout en maintenant que …"."""
        sentence = self.parsed.sentence(match.head)
        if self.parsed.tokens[match.tokens[0] - 1].lower != "en":
            return ()
        earlier = [head for head in self.cues if sentence.first <= head < match.head]
        return source_of(self.parsed, self.cues[min(earlier)]) if earlier else ()

    def _dependents(self, match: CueMatch) -> Iterator[tuple[Token, bool]]:
        """Yield what hangs on a cue, and what hangs on its object (marked True), addressee or adverbial, to its right.

        Parsers hang "de bloquer les convois" on "rebelles" in "accuse les rebelles de bloquer les convois".
        """
        heads = [match.head, *(i for i in match.tokens if i > match.head)]
        own = [child for head in heads for child in self.parsed.children(head) if child.i not in match.tokens]
        for child in own:
            yield child, False
        for child in own:
            below = child.base_dep in ("obj", "obl", "iobj", "advmod", "nsubj") and child.pos in NOMINAL
            if child.i > match.head and below:
                for grand in self.parsed.children(child.i):
                    if grand.i > child.i:
                        yield grand, child.base_dep == "obj"

    def _draft(self, match: CueMatch, cue: Cue, content: set[int], source: tuple[int, ...]) -> Draft | None:
        content = self._without_day(match, self._until_next(match, content))
        return draft_of(self.parsed, match, cue, content, source)

    def _without_day(self, match: CueMatch, content: set[int]) -> set[int]:
        """Cut the day of the telling before a clause without conjunction: "said Tuesday | he will go"."""
        first = match.tokens[-1] + 1
        if not {first, first + 1} <= content or self.parsed.tokens[first].lower not in self.days:
            return content
        return content - {first} if self.parsed.tokens[first + 1].pos in ("PRON", "DET", "PROPN") else content

    def _until_next(self, match: CueMatch, content: set[int]) -> set[int]:
        """Cut a content before the next telling of its source: ", tout en précisant que …", ", adding that …"."""
        after = sorted(i for i in content if i > match.tokens[-1])
        clausal = any("VerbForm=Fin" in self.parsed.tokens[i].feats for i in after[:12])
        for i in after[2:]:
            start = self._next_start(self.cues[i], clausal) if i in self.cues else None
            if start is not None and start > after[0]:
                return {k for k in content if k < start}
        return content

    def _next_start(self, other: CueMatch, clausal: bool) -> int | None:
        """Return where a second telling begins: at its gerund, a comma before a participle, or "and" before a verb."""
        head, first = self.parsed.tokens[other.head], other.tokens[0]
        if is_quoted(self.parsed, other) or first + 2 > len(self.parsed.tokens) or first < 2:
            return None
        before = self.parsed.tokens[first - 1]
        if other.kind == "preposition":
            return before.i if before.text == "," else None  # ", according to the ministry"
        if head.text.endswith(("ant", "ing")) and "VerbForm=Fin" not in head.feats:
            if before.lower in self.grammar.gerund_marks:
                opener = self.parsed.tokens[first - 2]
                return opener.i if opener.lower in self.grammar.gerund_openers else before.i
            follows = self.parsed.tokens[min(other.tokens[-1] + 1, len(self.parsed.tokens) - 1)]
            tells = follows.lower in self.grammar.conjunctions or follows.text in ("«", "“", '"', ":")
            set_off = before.text == "," or before.pos == "SCONJ"  # "while noting that"
            if closes_quote(self.parsed, before.i) and self.parsed.tokens[before.i - 1].text == ",":
                return before.i + 1  # ‘… “will appeal,” calling it “a disgrace”’
            return before.i if tells and set_off else None
        parted = closes_quote(self.parsed, before.i - 1)  # "said “A holds” and promised “…”"
        finite = any("VerbForm=Fin" in self.parsed.tokens[k].feats for k in other.tokens)
        finite = finite or (parted and "Tense=Past" in head.feats)
        joined = before.pos == "CCONJ" and head.base_dep == "conj" and subject_of(self.parsed, head.i) is None
        return before.i if joined and finite and (parted or not clausal) else None

    def _after_break(self, match: CueMatch, content: set[int]) -> set[int]:
        """Cut what stands before a semicolon from what is told before its cue: "A; B, she said" tells B alone."""
        breaks = [i for i in content if i < match.head and self.parsed.tokens[i].text == ";"]
        return {i for i in content if i > max(breaks)} if breaks else content

    def _told_next(self, match: CueMatch, content: set[int]) -> set[int]:
        """Return the part of a content that is a second telling by the same source: "said A and said B"."""
        found: set[int] = set()
        for i in content:
            if (
                i in self.cues
                and outer_cue(self.parsed, self.cues[i], self.cues) is match
                and self._tells(self.cues[i])
            ):
                found |= self.parsed.subtree(i)
        return found

    def _tells(self, match: CueMatch) -> bool:
        """Return whether a cue surely tells something of its own: "and urged …", not "and wanted to go home"."""
        speech = (cue for cue in match.cues if cue.act != "believe" and cue.strength >= 0.75)
        return any("clause" in cue.content or cue.act == "urge" for cue in speech)

    def _with_rest(self, match: CueMatch, content: set[int], source: tuple[int, ...]) -> set[int]:
        """Add what goes on behind an incise: "The road, the mayor said, will stay shut."."""
        frame = {*match.tokens, *source}
        words = [i for i in content if self.parsed.tokens[i].pos != "PUNCT"]
        if not source or max(words, default=max(frame)) > min(frame):
            return content
        sentence = self.parsed.sentence(match.head)
        after = self.parsed.tokens[max(frame) + 1 : min(max(frame) + 8, sentence.last)]
        comma = next((t.i for t in after if t.text == ","), None)
        if comma is None or any(t.pos in ("VERB", "AUX", "SCONJ") for t in after if t.i < comma):
            return content
        rest = range(comma + 1, sentence.last)
        first = next((self.parsed.tokens[i] for i in rest), None)
        related = first is not None and (first.lower in self.grammar.relatives or "PronType=Rel" in first.feats)
        if first is None or related or first.pos in ("SCONJ", "PUNCT") or first.text.endswith(("ing", "ant")):
            return content
        if first.i in self.cues or first.pos in ("CCONJ", "ADV"):
            return content
        if max(source) > max(match.tokens) and first.pos in ("DET", "NOUN", "PROPN", "ADJ", "ADP"):
            return content  # "…, said Nela Orvane, the mayor of Korva", "…, said Nela Orvane, in a note to the crews"
        stop = next((i for i in rest if self.parsed.tokens[i].text == ";"), sentence.last)
        return content | set(range(comma + 1, stop))

    def _after_semicolon(self, first: int, stop: int) -> int:
        return max((i + 1 for i in range(first, stop) if self.parsed.tokens[i].text == ";"), default=first)

    def _straight(self, match: CueMatch) -> tuple[int, ...]:
        """Return the source of "…, the mayor said." or "…, the mayor said on Monday, …": then a comma or stop."""
        subject = subject_of(self.parsed, match.head)
        last = match.tokens[-1]
        if subject is None or subject.i > match.tokens[0] or match.is_passive:
            return ()
        behind = (t for t in self.parsed.tokens[last + 1 : last + 4] if t.lower not in self.days)
        after = next((t for t in behind if t.pos not in ("ADV", "NOUN", "ADP")), None)
        if after is not None and after.text not in (",", "."):
            return ()
        source = whole_name(self.parsed, match, noun_phrase(self.parsed, subject.i))
        first = min(source, default=0)
        if first and self.parsed.tokens[first - 1].pos == "DET":  # hung on the verb: "the Interior Ministry said"
            source, first = (first - 1, *source), first - 1
        if not source or max(source) + 1 != match.tokens[0] or not first:
            return ()
        comma = first - 2 if closes_quote(self.parsed, first - 1) else first - 1  # ‘“no way,” he said’
        return source if comma > 0 and self.parsed.tokens[comma].text == "," else ()

    def _whole_before(self, match: CueMatch) -> set[int]:
        """Return all that stands before an incise at the end: "There are “no plans,” she said"."""
        straight = self._straight(match)
        sentence = self.parsed.sentence(match.head)
        if not straight or not closes_quote(self.parsed, min(straight) - 1):
            return set()
        before = range(self._after_semicolon(sentence.first, match.head), min(straight) - 1)
        told = any(i in self.cues and self.cues[i].kind != "noun" for i in before)
        return set() if told else set(before)

    def _is_quoted_word(self, token: Token) -> bool:
        return any(quote.inner.holds(token.start) for quote in self.parsed.quotes)

    def _plain(self, token: Token) -> str:
        """Return a preposition without its contraction: "d'" and "du" are "de"."""
        return self.grammar.contractions.get(token.lower, token.lower)
