"""Tie detached quotations to their frames: the cue and source before, after, or in the middle of quoted words."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.extraction.statements.contents import mark_of
from sayso.extraction.statements.cues import CueMatch
from sayso.extraction.statements.drafts import Draft
from sayso.extraction.statements.phrases import is_inverted_pronoun, noun_phrase, subject_of
from sayso.extraction.statements.sources import inverted_subject, owner_of, source_of, whole_name
from sayso.languages.pack import Pack
from sayso.parsing.document import Parsed, Sentence, Token
from sayso.records import Span
from sayso.text.segments import strip_span

__all__ = ["find_in_frames"]

_DASHES = frozenset(("–", "—", "-", "--", "‑"))
_REACH = 16
_OWN_CONTENT = frozenset(("ccomp", "xcomp"))


@dataclass(slots=True)
class _Frame:
    """A piece of running text beside a quotation."""

    sentence: Sentence
    words: tuple[Token, ...]


def find_in_frames(parsed: Parsed, pack: Pack, matches: list[CueMatch]) -> tuple[list[Draft], set[int]]:
    """Return the statements whose content is a detached quotation, and the heads of the cues that they use."""
    finder = _Finder(parsed, pack, matches)
    return finder.run(), finder.used


class _Finder:
    def __init__(self, parsed: Parsed, pack: Pack, matches: list[CueMatch]) -> None:
        self.parsed = parsed
        self.pack = pack
        self.by_sentence: dict[int, list[CueMatch]] = {}
        for match in matches:
            self.by_sentence.setdefault(parsed.sentence_number(match.head), []).append(match)
        self.days = frozenset(word for day in pack.days for word in day.words)
        self.roles = frozenset(word.lower() for role in pack.roles for word in role.words)
        self.used: set[int] = set()
        self.drafts: list[Draft] = []
        self.of_quote: dict[int, Draft] = {}

    def run(self) -> list[Draft]:
        order = sorted(self.parsed.detached, key=lambda index: self.parsed.quotes[index].span)
        for position, index in enumerate(order):
            previous = order[position - 1] if position else None
            self._place(index, previous)
        return self.drafts

    def _place(self, index: int, previous: int | None) -> None:
        quote = self.parsed.quotes[index]
        if quote.continues is not None and quote.continues in self.of_quote:
            self._join(self.of_quote[quote.continues], index)
            return
        inside = self._inside(index)
        if inside is not None:
            self._add(inside, index)
            return
        left, right = self._left(index), self._right(index)
        before = self._before(left) if left else None
        after = self._after(right, index) if right else None
        prefers_after = right is not None and (
            right.words[0].text == "," or right.words[0].text in _DASHES or self._ends_open(index)
        )
        if left is not None and left.words[-1].text == ":":
            prefers_after = False
        if right is not None and right.sentence.paragraph != self._paragraph_of(index):
            prefers_after = False  # a signature below
        chosen = (after or before) if prefers_after else (before or after)
        shared = self._shared(index, previous)
        if shared is not None and chosen is None:
            self._join(shared, index)
            return
        if chosen is None:
            self._alone(index)
            return
        opening = self._opening(chosen, left) if chosen is before and left is not None else None
        chosen.content = (opening, quote.inner) if opening is not None else (quote.inner,)
        chosen.quotes = (index,)
        self._add(chosen, index)

    def _opening(self, draft: Draft, left: _Frame) -> Span | None:
        """Return the subject that a frame parts from its quoted verb: "[L'armée], a-t-il dit, « n'a rien perdu »"."""
        first = min((*draft.cue, *draft.source), default=left.words[0].i)
        words = [t for t in left.words if t.i < first]
        if left.words[-1].text != "," or len(words) < 2 or words[-1].text != "," or not draft.cue:
            return None
        opens = words[0].pos in ("DET", "PROPN", "NOUN", "PRON", "NUM")
        told = (
            any(t.pos in ("VERB", "AUX", "SCONJ") for t in words)
            or max((*draft.cue, *draft.source)) + 2 < left.words[-1].i
        )
        return Span(words[0].start, words[-2].end) if opens and not told else None

    # ---- where the frames are

    def _left(self, index: int) -> _Frame | None:
        """Return the piece of text that ends where a quotation begins; after a colon, of the paragraph before too."""
        quote = self.parsed.quotes[index]
        inside = self.parsed.tokens_in(quote.span)
        if not inside:
            return None
        first = inside[0].i
        if first == 0:
            return None
        sentence = self.parsed.sentence(first - 1)
        if sentence.quote is not None:
            return None
        same = sentence.paragraph == self.parsed.sentence(first).paragraph
        words = self.parsed.words(sentence)
        ends = words[-1].text
        if not same:
            return _Frame(sentence, words) if ends == ":" else None
        if ends in (".", "!", "?", "…", "..."):
            return None
        return _Frame(sentence, words)

    def _right(self, index: int) -> _Frame | None:
        """Return the piece of text that begins where a quotation ends, when it goes on with the same sentence."""
        quote = self.parsed.quotes[index]
        inside = self.parsed.tokens_in(quote.span)
        if not inside:
            return None
        last = inside[-1].i
        nxt = last + 1
        if nxt >= len(self.parsed.tokens):
            return None
        sentence = self.parsed.sentence(nxt)
        if sentence.quote is not None or nxt != sentence.first:
            return None
        words = self.parsed.words(sentence)
        apart = sentence.paragraph - self.parsed.sentence(last).paragraph
        if apart and not (apart == 1 and self._is_signature(sentence)):
            return None
        return _Frame(sentence, words)

    def _is_signature(self, sentence: Sentence) -> bool:
        """Return whether a paragraph is a dash and a name or office, as pages set them under a quotation set off."""
        words = self.parsed.words(sentence)
        following = self.parsed.sentences[self.parsed.sentence_number(sentence.first) + 1 :][:1]
        alone = not following or following[0].paragraph != sentence.paragraph
        return alone and words[0].text in _DASHES and len(words) <= _REACH

    def _paragraph_of(self, index: int) -> int:
        """Return the paragraph that a quotation ends in."""
        return self.parsed.sentence(self.parsed.tokens_in(self.parsed.quotes[index].span)[-1].i).paragraph

    def _ends_open(self, index: int) -> bool:
        """Return whether the quoted words end with a comma, as English print has it before "said"."""
        quote = self.parsed.quotes[index]
        return self.parsed.report.text[quote.inner.start : quote.inner.end].rstrip(" \u00a0’'”\"»").endswith(",")

    def _inside(self, index: int) -> Draft | None:
        """Read a frame inside the marks: « Moi, dit-il, je reste », « Le pont tient, a dit la maire, mais … »."""
        quote = self.parsed.quotes[index]
        tokens = self.parsed.tokens_in(quote.inner)
        numbers = {t.i for t in tokens}
        for match in (m for found in self.by_sentence.values() for m in found):
            first = match.tokens[0]
            if match.kind == "preposition" or not set(match.tokens) <= numbers or first - 1 not in numbers:
                continue
            if self.parsed.tokens[first - 1].text != "," or match.taking("quote") is None:
                continue
            clitic = any(is_inverted_pronoun(child) for child in self.parsed.children(match.head))
            if not clitic and inverted_subject(self.parsed, match) is None:
                continue
            source = source_of(self.parsed, match, controlled=False)
            last = max((*source, *match.tokens))
            if last + 1 not in numbers or self.parsed.tokens[last + 1].text not in (",", ".", ";"):
                continue
            pieces = (
                strip_span(self.parsed.report.text, quote.inner.start, self.parsed.tokens[first - 1].start),
                strip_span(self.parsed.report.text, self.parsed.tokens[last + 1].end, quote.inner.end),
            )
            draft = self._draft(match, source)
            draft.content = tuple(piece for piece in pieces if piece is not None)
            draft.quotes = (index,)
            return draft
        return None

    # ---- what the frames say

    def _matches(self, frame: _Frame) -> list[CueMatch]:
        number = self.parsed.sentence_number(frame.words[0].i)
        matches = [m for m in self.by_sentence.get(number, []) if m.head not in self.used]
        heads = {m.head for m in matches}
        return [m for m in matches if not self._describes(m, heads)]

    def _describes(self, match: CueMatch, heads: set[int]) -> bool:
        """Return whether a participle only describes who speaks: "s'est dit [confiant] : « … »"."""
        head = self.parsed.tokens[match.head]
        alone = len(match.tokens) == 1 and not any(
            c.i > head.i for c in self.parsed.children(head.i) if c.pos != "PUNCT"
        )
        return alone and head.base_dep == "xcomp" and "VerbForm=Part" in head.feats and head.head in heads

    def _after(self, frame: _Frame, index: int) -> Draft | None:
        """Read a frame that follows: ", a déclaré la maire", "– Nela Orvane", ", selon la préfecture"."""
        words = frame.words
        first = words[0]
        opens = first.text in (",", *_DASHES, "(") or not first.text[:1].isupper() or self._ends_open(index)
        if not opens and not self._is_tag(frame, index):
            return None
        start = words[0].i
        reach = 2 * _REACH if self._ends_open(index) else _REACH
        for match in self._matches(frame):
            if match.tokens[0] - start > reach:
                break
            if match.kind == "preposition" and match.tokens[0] - start <= 2:
                return self._by_preposition(match)
            near = match.tokens[0] - start <= 4
            if match.kind in ("verb", "phrase") and not self._has_own_content(match, near=near):
                cue = match.taking("quote", "topic", "clause")
                inverted = first.text == "," and match.tokens[0] == start + 1 and inverted_subject(self.parsed, match)
                if cue is None and not inverted:
                    continue
                source = self._source(match, words)
                if not source and match.tokens[0] - start > 4:
                    continue
                return self._draft(match, source)
        if first.text in _DASHES or first.text == "(":
            return self._signature(words)
        return self._inversion(words)

    def _is_tag(self, frame: _Frame, index: int) -> bool:
        """Return whether a sentence only names the speaker of a cry or question before it: "Run!" Mara Ellison said."""
        quote = self.parsed.quotes[index]
        words = self.parsed.report.text[quote.inner.start : quote.inner.end].rstrip(" \u00a0’'”\"»")
        match = next((m for m in self._matches(frame) if m.kind in ("verb", "phrase")), None)
        opens_next = frame.words[-1].text in (",", ":")  # “… no?” She answered, “…”
        if not words.endswith(("!", "?", "…")) or match is None or opens_next or self._has_own_content(match):
            return False
        source = source_of(self.parsed, match, controlled=False)
        if not source or min(source) != frame.words[0].i or max(source) >= match.tokens[0]:
            return False
        after = self.parsed.tokens[match.tokens[-1] + 1 : frame.sentence.last][:1]
        return not after or after[0].pos in ("PUNCT", "ADP", "ADV") or after[0].lower in self.days

    def _inversion(self, words: tuple[Token, ...]) -> Draft | None:
        """Read a verb that is no cue of the pack but has its subject after it: "« … », s'emporte-t-elle"."""
        for token in words[:6]:
            if not is_inverted_pronoun(token):
                continue
            verb = self.parsed.tokens[token.head]
            if verb.i not in {word.i for word in words} or abs(verb.i - token.i) > 3:
                return None
            return Draft(
                content=(Span(0, 1),),
                rule=f"{self.pack.language}.frame.inversion",
                act="say",
                cue=(verb.i,),
                source=(token.i,),
                strength=0.85,
            )
        return self._inverted_noun(words)

    def _inverted_noun(self, words: tuple[Token, ...]) -> Draft | None:
        """Read a verb that is no cue with a person behind it, and no more: "« … », tonne, à côté de lui, sa femme"."""
        if len(words) < 3 or words[0].text != "," or words[1].pos not in ("VERB", "AUX"):
            return None
        helped = words[1].pos == "AUX" and "VerbForm=Part" in words[2].feats
        verb = words[2] if helped else words[1]
        finite = helped or ("VerbForm=Fin" in verb.feats and "Person=3" in verb.feats)
        rest = words[words.index(verb) + 1 :]
        later = any(t.pos in ("VERB", "AUX", "SCONJ") for t in rest)
        nouns = [
            t for t in rest if t.pos in ("NOUN", "PROPN") and not any(c.base_dep == "case" for c in self._below(t))
        ]
        noun = next((t for t in nouns if t.lower not in self.days and t.base_dep not in ("flat", "appos")), None)
        if not finite or later or noun is None or noun.i - verb.i > 8 or self._subject_is_before(verb):
            return None
        if noun.pos == "NOUN" and not self._is_role(noun) and not any("Poss=Yes" in c.feats for c in self._below(noun)):
            return None
        return Draft(
            content=(Span(0, 1),),
            rule=f"{self.pack.language}.frame.inversion",
            act="say",
            cue=tuple(t.i for t in words[1 : words.index(verb) + 1]),
            source=tuple(i for i in sorted(noun_phrase(self.parsed, noun.i)) if i > verb.i),
            strength=0.8,
        )

    def _below(self, token: Token) -> tuple[Token, ...]:
        return tuple(self.parsed.children(token.i))

    def _subject_is_before(self, verb: Token) -> bool:
        subject = subject_of(self.parsed, verb.i)
        return subject is not None and subject.i < verb.i

    def _before(self, frame: _Frame) -> Draft | None:
        """Read a frame that goes before: "La maire a prévenu :", "She said,", "La maire :"."""
        words = frame.words
        colon = words[-1].text == ":"
        for match in reversed(self._matches(frame)):
            if words[-1].i - match.tokens[-1] > _REACH * 2:
                break
            if match.kind in ("verb", "phrase") and not self._has_own_content(match, colon=colon):
                if match.taking("quote", "topic", "clause") is None and not colon:
                    continue
                source = self._source(match, words)
                if colon and self._tells_a_clause(match):
                    return self._explanation(match, source)
                return self._draft(match, source)
            if match.kind == "preposition" and words[-1].text in (":", ",", ";"):
                opens = match.tokens[0] - words[0].i <= 1 or self.parsed.tokens[match.tokens[0] - 1].text == ","
                if opens and words[-1].i - match.tokens[-1] <= _REACH:
                    return self._by_preposition(match)
            if match.kind == "noun" and colon:
                source = owner_of(self.parsed, match.head)
                if source:
                    return self._draft(match, source)
        if not colon:
            return None
        return self._name_and_colon(words) or self._any_verb(words)

    def _draft(self, match: CueMatch, source: tuple[int, ...]) -> Draft:
        cue = match.taking("quote", "topic", "clause") or match.cues[0]
        self.used.add(match.head)
        return Draft(
            content=(Span(0, 1),),
            rule=cue.id,
            act=cue.act,
            cue=match.tokens,
            source=source,
            strength=max(cue.strength, 0.9),
        )

    def _source(self, match: CueMatch, words: tuple[Token, ...]) -> tuple[int, ...]:
        source = source_of(self.parsed, match)
        if source:
            return source
        if match.is_passive:
            return ()
        return self._beside(match, words)

    def _beside(self, match: CueMatch, words: tuple[Token, ...]) -> tuple[int, ...]:
        """Return the name next to a verb whose subject the tree does not show: "said Mara Ellison", "Ellison said"."""
        position = {token.i: rank for rank, token in enumerate(words)}
        after = [t for t in words[position.get(match.tokens[-1], 0) + 1 :][:4] if t.pos in ("PROPN", "NOUN", "PRON")]
        before = [t for t in words[: position.get(match.tokens[0], 0)][-4:] if t.pos in ("PROPN", "NOUN", "PRON")]
        telling = self.parsed.tokens[match.head].lemma.lower() in self.parsed.grammar.telling_verbs
        telling = telling or (words[-1].text == ":" and bool(before) and before[-1].i + 1 == match.tokens[0])
        for token in (*(() if telling and before else after), *reversed(before)):
            if token.lower in self.days:
                continue
            head = self._climb(token, set(match.tokens))
            return whole_name(self.parsed, match, noun_phrase(self.parsed, head.i))
        return ()

    def _climb(self, token: Token, stop: set[int]) -> Token:
        while (
            token.head != token.i and token.base_dep in ("flat", "compound", "amod", "nmod") and token.head not in stop
        ):
            token = self.parsed.tokens[token.head]
        return token

    def _by_preposition(self, match: CueMatch) -> Draft | None:
        last = match.tokens[-1]
        for i in range(last + 1, min(last + 6, self.parsed.sentence(last).last)):
            token = self.parsed.tokens[i]
            if token.pos in ("NOUN", "PROPN", "PRON"):
                head = self._climb(token, set(match.tokens))
                return self._draft(match, tuple(sorted(noun_phrase(self.parsed, head.i) - set(match.tokens))))
        return None

    def _signature(self, words: tuple[Token, ...]) -> Draft | None:
        """Read "« … » – Nela Orvane, ministre" or "« … » (Nela Orvane)": a name after a dash, no verb."""
        rest = [token for token in words[1:] if token.pos != "PUNCT"]
        if (
            not rest
            or len(rest) > _REACH
            or not any(t.pos == "PROPN" or self._is_role(t) for t in rest)
            or any(t.pos in ("VERB", "AUX") for t in rest)
        ):
            return None
        return Draft(
            content=(Span(0, 1),),
            rule=f"{self.pack.language}.frame.signature",
            act="say",
            source=tuple(t.i for t in words[1:] if t.text not in ("(", ")", ".")),
            strength=0.7,
        )

    def _name_and_colon(self, words: tuple[Token, ...]) -> Draft | None:
        """Read "Kirvane :" or "Le préfet du Val-d'Orsin :" — who speaks, then a colon."""
        body = list(words[:-1])
        for rank in range(len(body) - 1, -1, -1):  # a sentence before may not have been cut off: start after its stop
            if body[rank].text in (".", "!", "?", "…") or body[rank].pos in ("VERB", "AUX"):
                verb = body[rank].pos in ("VERB", "AUX")
                body = body[rank + 1 :]
                if verb and body and body[0].pos == "ADP":
                    return None  # "She reacted on Twitter:"
                break
        named = [t for t in body if t.pos in ("PROPN", "NOUN") or t.text.lstrip(".").startswith("@")]
        if not named or len(body) > 10 or (len(body) != len(words) - 1 and not any(t.pos == "PROPN" for t in named)):
            return None
        while body and body[0].pos in ("PUNCT", "CCONJ", "ADP"):
            body = body[1:]
        if not body:
            return None
        return Draft(
            content=(Span(0, 1),),
            rule=f"{self.pack.language}.frame.name_colon",
            act="say",
            source=tuple(t.i for t in body if t.text not in (".",)),
            strength=0.85,
        )

    def _any_verb(self, words: tuple[Token, ...]) -> Draft | None:
        """Read a frame whose verb is no cue of the pack: "Le colonel hausse les épaules : « … »"."""
        root = next((t for t in words if t.head == t.i), None)
        if root is None or root.pos not in ("VERB", "AUX"):
            return None
        subject = subject_of(self.parsed, root.i)
        if subject is None or subject.dep.startswith("expl"):
            return None
        people = subject.pos == "PROPN" or subject.pos == "PRON" or self._is_role(subject)
        if not people:
            return None
        return Draft(
            content=(Span(0, 1),),
            rule=f"{self.pack.language}.frame.colon",
            act="say",
            source=tuple(sorted(noun_phrase(self.parsed, subject.i))),
            cue=(),
            strength=0.6,
        )

    def _is_role(self, token: Token) -> bool:
        return token.lower in self.roles or token.lemma.lower() in self.roles

    def _has_own_content(self, match: CueMatch, *, colon: bool = False, near: bool = False) -> bool:
        """Return whether a verb already has its content in the frame itself: "affirmant que …", "wants to …".

        Right after a quotation (`near`) only a clause with its conjunction counts: « … », a dit la maire, qui …
        """
        for child in self.parsed.children(match.head):
            if child.base_dep in _OWN_CONTENT and child.i > match.head and child.pos in ("VERB", "AUX", "ADJ", "NOUN"):
                marks = {c.lower for c in self.parsed.children(child.i) if c.base_dep == "mark"}
                if near and not marks & self.parsed.grammar.conjunctions:
                    continue
                return not colon
        return False

    def _tells_a_clause(self, match: CueMatch) -> bool:
        """Return whether a cue before a colon has a clause as content already: "précise que le pont tient : « … »"."""
        return match.taking("clause") is not None and any(
            child.base_dep == "ccomp"
            and child.i > match.head
            and mark_of(self.parsed, child) in self.parsed.grammar.conjunctions
            for child in self.parsed.children(match.head)
        )

    def _explanation(self, match: CueMatch, source: tuple[int, ...]) -> Draft:
        """Return a quotation that explains the clause told before it; the cue is the clause's."""
        cue = match.taking("clause") or match.cues[0]
        return Draft(
            content=(Span(0, 1),),
            rule=f"{self.pack.language}.frame.explanation",
            act="ask" if cue.act == "ask" else "say",
            source=source,
            strength=0.85,
        )

    # ---- putting it together

    def _shared(self, index: int, previous: int | None) -> Draft | None:
        """Return the statement of the quotation before, when only its frame stands between: "A", said X. "B"."""
        if previous is None or previous not in self.of_quote:
            return None
        parsed = self.parsed
        left, right = parsed.quotes[previous], parsed.quotes[index]
        between = parsed.tokens_in(Span(left.span.end, right.span.start)) if left.span.end < right.span.start else ()
        draft = self.of_quote[previous]
        here = {parsed.sentence(t.i).paragraph for t in between}
        first = parsed.tokens_in(right.span)
        last = parsed.tokens_in(left.span)
        if not first or not last or parsed.sentence(first[0].i).paragraph != parsed.sentence(last[-1].i).paragraph:
            return None
        if len(here) > 1:
            return None
        if not between or all(t.pos == "PUNCT" for t in between):
            return draft
        if (not draft.cue and not draft.source) or any(t.text == ";" for t in between):
            return None
        core = set(draft.cue) | set(draft.source)
        frame = {t.i for t in between}
        if not core & frame:
            return None
        numbers = {parsed.sentence_number(t.i) for t in between if t.pos != "PUNCT"}
        return draft if len(numbers) == 1 and len(between) <= 30 else None

    def _join(self, draft: Draft, index: int) -> None:
        draft.content = (*draft.content, self.parsed.quotes[index].inner)
        draft.quotes = (*draft.quotes, index)
        self.of_quote[index] = draft

    def _add(self, draft: Draft, index: int) -> None:
        draft.construction = draft.construction or "frame"
        self.drafts.append(draft)
        self.of_quote[index] = draft

    def _alone(self, index: int) -> None:
        """Keep a quotation without any cue: it continues whoever spoke last, if somebody did."""
        quote = self.parsed.quotes[index]
        words = [t for t in self.parsed.tokens_in(quote.inner) if t.pos != "PUNCT"]
        if len(words) < 4:
            return
        draft = Draft(
            content=(quote.inner,),
            rule=f"{self.pack.language}.frame.continued",
            act="say",
            strength=0.6,
            quotes=(index,),
            carried=True,
        )
        self._add(draft, index)
