"""Readings by the order of words, where the tree shows nothing or shows it wrong."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.extraction.statements.contents import draft_of, is_quoted
from sayso.extraction.statements.cues import CueMatch
from sayso.extraction.statements.drafts import Draft
from sayso.extraction.statements.phrases import is_inverted_pronoun, noun_phrase
from sayso.extraction.statements.reader import NOMINAL, Reader
from sayso.extraction.statements.sources import beside_verb, inverted_subject, source_of, whole_name
from sayso.parsing.document import Token

__all__ = ["Orders"]

_NOMINAL = NOMINAL | {"NUM"}
_REACH = 12
_BULLETS = frozenset(("-", "–", "—", "•", "*"))


@dataclass(slots=True)
class Orders(Reader):
    """What a verb tells, by the words before and after it."""

    def _order(self, match: CueMatch) -> Draft | None:
        """Read "conseille à toute personne de partir" by the order of its words, where the tree loses the verb."""
        cue = next((entry for entry in match.cues if "infinitive" in entry.content and entry.act == "urge"), None)
        if cue is None:
            return None
        sentence = self.parsed.sentence(match.head)
        words = self.parsed.tokens[match.tokens[-1] + 1 : sentence.last]
        for token in words:
            if token.text in (";", ":") or "VerbForm=Fin" in token.feats:
                return None
            if token.lower not in self.grammar.infinitive_marks:
                continue
            following = [t for t in self.parsed.tokens[token.i + 1 : token.i + 6] if t.pos != "PUNCT"]
            verb = next((t for t in following if t.pos not in ("PRON", "ADV", "PART")), None)
            if verb is None or "VerbForm=Inf" not in verb.feats:
                continue
            quoted = [q.span.end for q in self.parsed.quotes if q.inner.holds(verb.start)]
            after = (t for t in self.parsed.tokens[verb.i : sentence.last] if not quoted or t.start >= quoted[0])
            stop = next((t.i for t in after if t.text in (",", ";", "–", "—")), sentence.last)
            source = source_of(self.parsed, match) or beside_verb(self.parsed, match)
            return draft_of(self.parsed, match, cue, set(range(token.i + 1, stop)), source)
        return None

    def _parted_infinitive(self, match: CueMatch) -> Draft | None:
        """Read "a indiqué dans un communiqué avoir fermé le site": the tree hangs the infinitive on the aside."""
        cue = match.taking("infinitive", "clause")
        sentence = self.parsed.sentence(match.head)
        last = match.tokens[-1]
        if (
            self.bare_clauses
            or cue is None
            or match.kind != "verb"
            or match.is_passive
            or is_quoted(self.parsed, match)
        ):
            return None
        head = self.parsed.tokens[match.head]
        if "VerbForm=Inf" in head.feats or cue.strength < 0.8 or last + 3 >= sentence.last:
            return None
        aside: list[Token] = []
        for token in self.parsed.tokens[last + 1 : min(last + 12, sentence.last)]:
            if "VerbForm=Inf" in token.feats or token.lower in self.grammar.negation_openers:
                break
            aside.append(token)
        else:
            return None
        set_off = len(aside) > 1 and aside[0].text == aside[-1].text == ","
        phrase = len(aside) > 2 and aside[0].pos == "ADP" and aside[-1].pos in NOMINAL
        if not (set_off or phrase) or any(t.pos in ("VERB", "AUX", "SCONJ") for t in aside):
            return None
        start = aside[-1].i + 1
        inside = self.parsed.tokens[start : sentence.last]
        verb = next((t for t in inside[:4] if "VerbForm=Inf" in t.feats), None)
        source = self._source(match) or beside_verb(self.parsed, match, strict=False)
        if verb is None or not source or max(source) > match.head:
            return None
        while verb.base_dep in ("aux", "cop") and verb.head > verb.i:
            verb = self.parsed.tokens[verb.head]
        content = {i for i in self.parsed.subtree(verb.i) | set(range(start, verb.i + 1)) if i >= start}
        return self._draft(match, cue, content, source)

    def _against(self, match: CueMatch) -> Draft | None:
        """Read "The consulate advises against a visit to the coast" by the order of its words."""
        after = match.tokens[-1] + 1
        sentence = self.parsed.sentence(match.head)
        if after + 1 >= sentence.last or self.parsed.tokens[after].lower not in self.grammar.opposites:
            return None
        word = self.parsed.tokens[after].lower
        cue = next((c for c in match.cues if c.act == "urge" and word in c.preposition and "phrase" in c.content), None)
        if cue is None or is_quoted(self.parsed, match) or match.is_passive:
            return None
        source = self._source(match) or beside_verb(self.parsed, match, strict=False) or self._opening(match)
        rest = self.parsed.tokens[after + 1 : sentence.last]
        stop = next((t.i for t in rest if t.pos == "SCONJ" or t.text in (",", ";", ":", "–", "—", ".")), sentence.last)
        content = set(range(after + 1, self._after_list(stop)))
        return draft_of(self.parsed, match, cue, content, source) if source and len(content) > 1 else None

    def _after_list(self, colon: int) -> int:
        """Return where a list ends that a colon opens, one item a line with a dash before it; else the colon."""
        if self.parsed.tokens[min(colon, len(self.parsed.tokens) - 1)].text != ":":
            return colon
        end, paragraph = colon, -1
        for sentence in self.parsed.sentences[self.parsed.sentence_number(colon) + 1 :]:
            if self.parsed.tokens[sentence.first].text not in _BULLETS and sentence.paragraph != paragraph:
                break
            end, paragraph = sentence.last, sentence.paragraph
        return end

    def _is_pointed_at(self, match: CueMatch) -> bool:
        """Return whether a clause only points at advice that is told elsewhere: "areas where X advises against …"."""
        after = self.parsed.tokens[min(match.tokens[-1] + 1, len(self.parsed.tokens) - 1)]
        if after.lower not in self.grammar.opposites:
            return False
        sentence = self.parsed.sentence(match.head)
        before = self.parsed.tokens[max(sentence.first, match.tokens[0] - 4) : match.tokens[0]]
        return any(t.lower in self.grammar.pointers for t in before)

    def _opening(self, match: CueMatch) -> tuple[int, ...]:
        """Return all that stands before a verb at the head of its sentence, when that can only be its subject."""
        first = self.parsed.sentence(match.head).first
        words = self.parsed.tokens[first : match.tokens[0]]
        if not words or len(words) > _REACH or any(t.pos in ("VERB", "AUX", "SCONJ", "ADP") for t in words):
            return ()
        named = words[0].pos in ("DET", "PROPN", "NOUN") and any(t.pos in ("PROPN", "NOUN") for t in words)
        return tuple(t.i for t in words if t.pos != "ADV") if named else ()

    def _after_colon(self, match: CueMatch) -> Draft | None:
        """ "Le préfet insiste : le village ne sera pas évacué." — what follows a colon, without quote marks."""
        cue = match.taking("clause", "quote")
        sentence = self.parsed.sentence(match.head)
        if cue is None or is_quoted(self.parsed, match):
            return None
        last = match.tokens[-1]
        reach = range(last + 1, min(last + 8, sentence.last))
        colon = next((i for i in reach if self.parsed.tokens[i].text == ":"), None)
        if colon is None or any(self.parsed.tokens[i].pos in ("VERB", "AUX") for i in range(last + 1, colon)):
            return None
        start, stop = colon + 1, sentence.last
        if start >= stop:  # the parser began a sentence after the colon
            following = self.parsed.sentences[self.parsed.sentence_number(match.head) + 1 :][:1]
            if not following or following[0].quote is not None or following[0].paragraph != sentence.paragraph:
                return None
            start, stop = following[0].first, following[0].last
        words = [t for t in self.parsed.tokens[start:stop] if t.pos != "PUNCT"]
        source = source_of(self.parsed, match) or beside_verb(self.parsed, match, strict=False)
        if len(words) < 4 or not source or not any(t.pos in ("VERB", "AUX") for t in words):
            return None
        return draft_of(self.parsed, match, cue, set(range(start, stop)), source)

    def _incise_by_order(self, match: CueMatch) -> Draft | None:
        """Read "L'eau monte, a-t-il ajouté." by the order of its words, where the tree hangs it otherwise."""
        cue = match.taking("clause", "quote")
        sentence = self.parsed.sentence(match.head)
        first = match.tokens[0]
        clitic = any(is_inverted_pronoun(child) for child in self.parsed.children(match.head))
        if cue is None or first - sentence.first < 2:
            return None
        straight = self._straight(match)
        if straight:
            breaks = [i + 1 for i in range(sentence.first, min(straight)) if self.parsed.tokens[i].text == ";"]
            content = set(range(max(breaks, default=sentence.first), min(straight) - 1))
            whole = self._with_rest(match, content, straight)
            if not any(self.parsed.tokens[i].pos in ("VERB", "AUX") for i in whole):
                return None
            return draft_of(self.parsed, match, cue, whole, straight)
        if self.parsed.tokens[first - 1].text != "," or first - sentence.first < 4:
            return None
        speaker = self._speaker_after(match)
        if speaker:
            before = set(range(self._after_semicolon(sentence.first, first), first - 1))
            return draft_of(self.parsed, match, cue, before, speaker) if len(before) > 3 else None
        inverted = inverted_subject(self.parsed, match)
        speaks = inverted is not None and (
            inverted.pos in ("PROPN", "PRON") or bool({inverted.lower, inverted.lemma.lower()} & self.speakers)
        )
        if not clitic and not speaks:
            return None
        before = set(range(sentence.first, first - 1))
        if not any(self.parsed.tokens[i].pos in ("VERB", "AUX") for i in before) and not clitic:
            return None
        return draft_of(self.parsed, match, cue, before, source_of(self.parsed, match, controlled=False))

    def _speaker_after(self, match: CueMatch) -> tuple[int, ...]:
        """Return who stands behind a verb and closes its sentence: "…, explique un communiqué de la mairie."."""
        last = match.tokens[-1]
        stop = self.parsed.sentence(last).last
        head = self.parsed.tokens[match.head]
        if match.is_passive or "VerbForm=Fin" not in head.feats or last + 2 >= stop:
            return ()
        if head.lemma.lower() in self.grammar.telling_verbs:
            return ()  # "told Radio Estran …"
        noun = next((t for t in self.parsed.tokens[last + 1 : last + 5] if t.pos in ("NOUN", "PROPN")), None)
        between = self.parsed.tokens[last + 1 : noun.i] if noun is not None else ()
        if noun is None or any(t.pos not in ("DET", "ADJ", "ADV") for t in between):
            return ()
        if noun.pos == "NOUN" and not {noun.lower, noun.lemma.lower()} & self.speakers:
            return ()
        source = {i for i in noun_phrase(self.parsed, noun.i) if i > last}
        rest = [t for t in self.parsed.tokens[max(source) + 1 : stop] if t.pos != "PUNCT"]
        return whole_name(self.parsed, match, source) if not rest or rest[0].i - max(source) > 1 else ()

    def _by_order(self, match: CueMatch) -> Draft | None:
        """Read "X cue que …" by the order of its words, where the tree shows nothing: the parser never saw the verb."""
        cue = match.taking("clause")
        last = match.tokens[-1]
        sentence = self.parsed.sentence(last)
        if cue is None or last + 3 >= sentence.last:
            return None
        before = self._before_conjunction(last, sentence.last)
        if before is None:
            return None
        last = before
        source = self._source(match) or beside_verb(self.parsed, match, strict=False) or self._of_gerund(match)
        if not source:
            return None
        stop = next((i for i in range(last + 2, sentence.last) if self._stops(i)), sentence.last)
        return draft_of(self.parsed, match, cue, set(range(last + 2, stop)), source)

    def _before_conjunction(self, last: int, stop: int) -> int | None:
        """Return the word before "que", with when and where it was told in between: "annoncé hier soir que …"."""
        last = self._after_aside(last, stop)
        for token in self.parsed.tokens[last + 1 : min(last + 10, stop)]:
            if token.lower in self.grammar.conjunctions:
                before = self.parsed.tokens[token.i - 1]
                told = before.i == last or before.pos in _NOMINAL or before.lower in self.days
                return before.i if told else None  # "alors que", "bien que": another conjunction
            if token.pos not in ("ADV", "ADP", "DET", "NOUN", "NUM", "ADJ", "PROPN"):
                return None
        return None

    def _stops(self, i: int) -> bool:
        """Return whether a telling ends before a token: a semicolon, or the next gerund that is a cue ("tout en …")."""
        marks = self.grammar.gerund_marks
        gerund = next((k for k in (i + 1, i + 2) if k in self.cues and self.parsed.tokens[k - 1].lower in marks), None)
        return self.parsed.tokens[i].text == ";" or (
            gerund is not None and self.parsed.tokens[i].lower in self.grammar.gerund_openers | marks
        )

    def _bare_told(self, match: CueMatch) -> Draft | None:
        """Read "announced it planned to join" before "planned to join": a pronoun subject right after the cue."""
        after = self.parsed.tokens[match.tokens[-1] + 1] if match.tokens[-1] + 1 < len(self.parsed.tokens) else None
        if after is None or after.pos != "PRON" or "PronType=Prs" not in after.feats:
            return None
        return self._bare(match)

    def _bare_parted(self, match: CueMatch) -> Draft | None:
        """Read "reports the mayor, Ivo Radek, has left" before "reports the mayor": a name set off, then a verb."""
        return self._bare(match, parted=True)

    def _bare(self, match: CueMatch, *, parted: bool = False) -> Draft | None:
        """Read "said the road was shut" by the order of its words: a phrase, then a finite verb, and no conjunction."""
        cue = match.taking("clause")
        if not self.bare_clauses or cue is None or cue.strength < 0.8 or match.is_passive or match.kind != "verb":
            return None
        sentence = self.parsed.sentence(match.head)
        last = self._after_day(match.tokens[-1], sentence.last)
        words = self.parsed.tokens[last + 1 : sentence.last]
        if (
            len(words) < 3
            or words[0].text in (",", ":", ";", ".", "“", '"')
            or words[0].lower in self.grammar.conjunctions
        ):
            return None
        verb = next((t for t in words[1:20] if self._is_finite(t)), None)
        if verb is not None and any(c.base_dep == "det" for c in self.parsed.children(verb.i)):
            verb = next((t for t in self.parsed.tokens[verb.i + 1 : words[-1].i] if self._is_finite(t)), None)
        if verb is None or any(t.text in (";", ":", "“", '"') for t in self.parsed.tokens[last + 1 : verb.i]):
            return None
        commas = [t.i for t in self.parsed.tokens[last + 1 : verb.i] if t.text == ","]
        if parted != (len(commas) == 2 and commas[1] == verb.i - 1) or (commas and not parted):
            return None
        before = self.parsed.tokens[last + 1 : verb.i]
        if not any(t.pos in NOMINAL or t.pos == "DET" for t in before):
            return None
        source = source_of(self.parsed, match) or beside_verb(self.parsed, match, strict=False)
        if not source or max(source) > match.tokens[0]:
            return None
        return draft_of(self.parsed, match, cue, set(range(last + 1, sentence.last)), source)

    def _after_day(self, last: int, stop: int) -> int:
        """Return where a clause begins behind a day set off: "noted on Monday, the fatalities were …"."""
        last = self._after_aside(last, stop)
        opening = self.parsed.tokens[last + 1 : min(last + 5, stop)]
        comma = next((t.i for t in opening if t.text == ","), None)
        if comma is None or not any(t.lower in self.days or t.pos == "PROPN" for t in opening if t.i < comma):
            return last
        return comma if opening[0].pos == "ADP" or opening[0].lower in self.days else last

    def _after_aside(self, last: int, stop: int) -> int:
        """Return where words end that commas set off behind a cue: "alleged, for example, the funds were lost"."""
        if last + 1 >= stop or self.parsed.tokens[last + 1].text != ",":
            return last
        aside = self.parsed.tokens[last + 2 : min(last + 8, stop)]
        comma = next((t.i for t in aside if t.text == ","), None)
        inside = [t for t in aside if comma is not None and t.i < comma]
        return (
            last if not inside or any(t.pos in ("VERB", "AUX", "PROPN", "PRON") for t in inside) else inside[-1].i + 1
        )

    def _is_finite(self, token: Token) -> bool:
        return token.pos in ("VERB", "AUX") and ("VerbForm=Fin" in token.feats or "Tense=Past" in token.feats)
