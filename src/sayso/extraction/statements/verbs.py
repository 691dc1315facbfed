"""The constructions of a verb: clause, infinitive, incise, predicate, noun phrase; by the tree, else by order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.extraction.statements.contents import draft_of, extended, first_word, is_quoted, mark_of, without_mark
from sayso.extraction.statements.cues import CueMatch
from sayso.extraction.statements.drafts import Draft
from sayso.extraction.statements.phrases import is_inverted_pronoun, noun_phrase, subject_of
from sayso.extraction.statements.sources import (
    beside_verb,
    inverted_subject,
    is_impersonal,
    outer_cue,
    source_of,
    whole_name,
)
from sayso.languages.grammar import Grammar
from sayso.languages.pack import Cue, Pack
from sayso.parsing.document import Parsed, Token

__all__ = ["find_by_verbs"]

_NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
# Below this strength a noun phrase is as often a thing as a proposition: "a publié un livre", "a rejeté la réforme".
_PHRASE_STRENGTH = 0.75


def find_by_verbs(
    parsed: Parsed, pack: Pack, matches: list[CueMatch], used: set[int], weakest: float
) -> Iterator[Draft]:
    """Yield the statements of verbs and verbal phrases; those whose heads are in `used` frame a quotation already."""
    finder = _Verbs(
        parsed=parsed,
        cues={match.head: match for match in matches if match.kind in ("verb", "phrase")},
        bare_clauses=pack.bare_clauses,
        days=frozenset(word for day in pack.days if day.month is None for word in day.words),
        speakers=frozenset(word for role in pack.roles for word in role.words),
        phrase_strength=min(_PHRASE_STRENGTH, weakest) if weakest < 0.1 else _PHRASE_STRENGTH,
    )
    for match in matches:
        if match.kind in ("verb", "phrase") and match.head not in used:
            draft = finder.read(match)
            if draft is not None:
                yield draft


@dataclass(slots=True)
class _Verbs:
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

    def read(self, match: CueMatch) -> Draft | None:
        """Try the constructions of a verb in order of their certainty."""
        if self._is_wished(match):
            return None
        expects = match.is_passive and all(cue.act in ("believe", "intend", "estimate") for cue in match.cues)
        constructions = (
            self._clause,
            self._bare_told,
            self._infinitive,
            self._order,
            self._incise,
            self._predicate,
            self._after_colon,
            self._incise_by_order,
            self._phrase,
            self._by_order,
            self._bare,
        )
        for construction in constructions:
            draft = construction(match)
            if draft is not None:
                if expects and not draft.source and construction in (self._infinitive, self._phrase):
                    return None  # "is expected to", "est attendu": nobody's voice
                draft.impersonal = not draft.source and is_impersonal(self.parsed, match)
                draft.construction = construction.__name__.strip("_")
                return draft
        return None

    def _is_wished(self, match: CueMatch) -> bool:
        """Return whether a telling is only wished or asked for: "il voulait qualifier …", "a demandé de préciser …"."""
        head = self.parsed.tokens[match.head]
        if "VerbForm=Inf" not in head.feats or head.base_dep not in ("xcomp", "ccomp", "acl", "obl", "advcl"):
            return False
        for above in self.parsed.ancestors(head.i):
            if above.i in self.cues:
                acts = {cue.act for cue in self.cues[above.i].cues if "infinitive" in cue.content}
                return bool(acts) and acts <= {"intend", "urge"}
            if above.base_dep not in ("xcomp", "obl", "obj"):
                return False
        return False

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
            below = child.base_dep in ("obj", "obl", "iobj", "advmod", "nsubj") and child.pos in _NOMINAL
            if child.i > match.head and below:
                for grand in self.parsed.children(child.i):
                    if grand.i > child.i:
                        yield grand, child.base_dep == "obj"

    def _clause(self, match: CueMatch) -> Draft | None:
        """ "a annoncé que …", "said (that) …", "a informé les habitants que …", "se demande si …"."""
        cue = match.taking("clause")
        if cue is None:
            return None
        for child, is_below in self._dependents(match):
            mark = mark_of(self.parsed, child)
            opened = mark in self.grammar.conjunctions or (
                first_word(self.parsed, child) in self.grammar.conjunctions and child.dep.startswith("acl")
            )
            clausal = child.base_dep in ("ccomp", "csubj") and (not is_below or mark in self.grammar.conjunctions)
            loose = child.base_dep in ("advcl", "xcomp", "acl", "obl") and opened
            loose = loose and not (is_below and "phrase" in cue.content)
            asked = (
                child.i > match.head and mark in self.grammar.questions and child.base_dep in ("advcl", "obl", "ccomp")
            )
            asked = asked and cue.act in ("ask", "believe", "say")
            if not (clausal or loose or asked) or (child.base_dep == "csubj" and not match.is_passive):
                continue
            if self._is_loose_participle(child):
                continue  # "a accepté une rectification concernant cette vente"
            if child.i in self.cues and not clausal:
                continue  # "a répondu en concédant que …": the content is the second cue's
            before = child.i < match.head
            if before and child.i > 0 and subject_of(self.parsed, match.head) is None and not match.is_passive:
                continue
            return self._told(match, child)
        return None

    def _is_loose_participle(self, token: Token) -> bool:
        """Return whether a present participle stands without auxiliary and conjunction: no clause that is told."""
        if not token.text.endswith(("ant", "ing")) or token.pos != "VERB" or "VerbForm=Part" not in token.feats:
            return False
        return not any(c.base_dep in ("aux", "mark", "nsubj") for c in self.parsed.children(token.i))

    def _told(self, match: CueMatch, clause: Token) -> Draft | None:
        cue = match.taking("clause")
        assert cue is not None
        source = self._source(match) or beside_verb(self.parsed, match)
        content = without_mark(self.parsed, clause) - set(source)
        first = min(content, default=0)
        if self.parsed.tokens[first].lower in self.grammar.conjunctions and clause.dep.startswith("acl"):
            content.discard(first)
        content = extended(self.parsed, match, content, source)
        for more in self.parsed.children(match.head):  # "said that A; that B; and that C", B and C hung on "said"
            also = more.base_dep in ("conj", "ccomp", "parataxis") and clause.i < more.i
            if also and mark_of(self.parsed, more) in self.grammar.conjunctions:
                content |= self.parsed.subtree(more.i)
        content = self._with_rest(match, content, source)
        content -= self._told_next(match, content)
        return self._draft(match, cue, content, source)

    def _order(self, match: CueMatch) -> Draft | None:
        """Read "conseille à toute personne de partir" by the order of its words, where the tree loses the verb."""
        cue = match.taking("infinitive")
        if cue is None or cue.act != "urge":
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

    def _draft(self, match: CueMatch, cue: Cue, content: set[int], source: tuple[int, ...]) -> Draft | None:
        return draft_of(self.parsed, match, cue, self._until_next(match, content), source)

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
        if head.text.endswith(("ant", "ing")) and "VerbForm=Fin" not in head.feats:
            if before.lower in self.grammar.gerund_marks:
                opener = self.parsed.tokens[first - 2]
                return opener.i if opener.lower in self.grammar.gerund_openers else before.i
            follows = self.parsed.tokens[min(other.tokens[-1] + 1, len(self.parsed.tokens) - 1)]
            tells = follows.lower in self.grammar.conjunctions or follows.text in ("«", "“", '"')
            return before.i if before.text == "," and tells else None
        finite = any("VerbForm=Fin" in self.parsed.tokens[k].feats for k in other.tokens)
        joined = before.pos == "CCONJ" and head.base_dep == "conj" and subject_of(self.parsed, head.i) is None
        return before.i if joined and finite and not clausal else None

    def _told_next(self, match: CueMatch, content: set[int]) -> set[int]:
        """Return the part of a content that is a second telling by the same source: "said A and said B"."""
        found: set[int] = set()
        for i in content:
            if i in self.cues and outer_cue(self.parsed, self.cues[i], self.cues) is match:
                found |= self.parsed.subtree(i)
        return found

    def _infinitive(self, match: CueMatch) -> Draft | None:
        """ "dit vouloir …", "a promis de …", "demande aux habitants de …", "told residents to …"."""
        cue = match.taking("infinitive")
        if cue is None:
            return None
        for child, is_below in self._dependents(match):
            if child.i < match.head or child.base_dep not in ("xcomp", "ccomp", "advcl", "acl", "obl"):
                continue
            if child.pos not in ("VERB", "AUX") and not self._has_copula(child):
                continue
            mark = mark_of(self.parsed, child)
            if (child.base_dep in ("advcl", "obl", "acl") or is_below) and mark not in self.grammar.infinitive_marks:
                continue
            if child.head != match.head and not is_below and child.base_dep == "acl" and cue.act != "urge":
                continue
            return self._to_do(match, child, is_below)
        return None

    def _to_do(self, match: CueMatch, verb: Token, is_below: bool) -> Draft | None:
        cue = match.taking("infinitive")
        assert cue is not None
        source = self._source(match) or beside_verb(self.parsed, match)
        content = without_mark(self.parsed, verb)
        if any(c.base_dep == "obj" and "PronType=Rel" in c.feats for c in self.parsed.children(verb.i)):
            return None  # "des jeux qu'elle souhaite réaliser"
        thing = next((c for c in self.parsed.children(match.head) if c.base_dep == "obj" and c.pos == "NOUN"), None)
        if thing is not None and "phrase" in cue.content and cue.act != "urge" and match.head < thing.i < verb.i:
            content = self.parsed.subtree(thing.i) | self.parsed.subtree(verb.i)  # "a annoncé sa volonté de …"
        elif is_below and "phrase" in cue.content and cue.act != "urge":
            return None
        if len([i for i in content if self.parsed.tokens[i].pos != "PUNCT"]) < 2 and cue.strength < 0.8:
            return None
        return self._draft(match, cue, extended(self.parsed, match, content, source), source)

    def _has_copula(self, token: Token) -> bool:
        return any(child.base_dep == "cop" for child in self.parsed.children(token.i))

    def _incise(self, match: CueMatch) -> Draft | None:
        """ "La digue a cédé, a indiqué la préfecture." — the verb hangs on the sentence that it reports."""
        cue = match.taking("clause", "quote")
        token = self.parsed.tokens[match.head]
        if cue is None or token.head == token.i:
            return None
        children = self.parsed.children(token.i)
        as_clause = token.base_dep == "advcl" and any(
            child.lower in self.grammar.comparisons and child.base_dep in ("mark", "advmod", "case")
            for child in children
        )
        inverted = inverted_subject(self.parsed, match)
        loose = inverted is not None and token.base_dep in ("conj", "advcl", "acl", "ccomp", "appos", "dep", "obl")
        if token.base_dep != "parataxis" and not as_clause and not loose:
            return None
        if inverted is None and subject_of(self.parsed, token.i) is None and not match.is_passive:
            return None
        host = self.parsed.tokens[token.head]
        subjects = ("nsubj", "cop", "expl")
        if host.pos not in ("VERB", "AUX") and not any(c.base_dep in subjects for c in self.parsed.children(host.i)):
            return None
        if any(child.dep == "ccomp" for child in children):
            return None
        source = source_of(self.parsed, match, controlled=False)
        content = self.parsed.subtree(host.i) - self.parsed.subtree(token.i) - set(source)
        if len(content) < 2:
            return None
        return draft_of(self.parsed, match, cue, self._with_rest(match, content, source), source)

    def _with_rest(self, match: CueMatch, content: set[int], source: tuple[int, ...]) -> set[int]:
        """Add what goes on behind an incise: "The road, the mayor said, will stay shut."."""
        frame = {*match.tokens, *source}
        if not source or max(content, default=max(frame)) > min(frame):
            return content
        sentence = self.parsed.sentence(match.head)
        after = self.parsed.tokens[max(frame) + 1 : min(max(frame) + 8, sentence.last)]
        comma = next((t.i for t in after if t.text == ","), None)
        if comma is None or any(t.pos in ("VERB", "AUX", "SCONJ") for t in after if t.i < comma):
            return content
        rest = range(comma + 1, sentence.last)
        first = next((self.parsed.tokens[i] for i in rest), None)
        if first is None or first.pos in ("SCONJ", "PUNCT") or first.text.endswith(("ing", "ant")):
            return content
        if first.i in self.cues or first.pos in ("CCONJ", "ADV"):
            return content
        stop = next((i for i in rest if self.parsed.tokens[i].text == ";"), sentence.last)
        return content | set(range(comma + 1, stop))

    def _predicate(self, match: CueMatch) -> Draft | None:
        """ "a qualifié la crue de « catastrophe »", "called it a scandal", "Elle est accusée d'avoir …"."""
        cue = next((entry for entry in match.cues if "predicate" in entry.content), None)
        if cue is None:
            return None
        thing = self._thing(match)
        if thing is None:
            return self._of_oneself(match) if cue.reflexive else None
        for child, _ in self._dependents(match):
            if child.i == thing.i or (child.i < match.head and child.base_dep != "xcomp"):
                continue
            if child.base_dep not in ("obl", "xcomp", "advcl", "obj", "nmod", "ccomp", "acl", "amod"):
                continue
            words = {self._plain(c) for c in self.parsed.children(child.i) if c.base_dep in ("case", "mark", "advmod")}
            words |= {self.grammar.contractions.get(first, first) for first in (first_word(self.parsed, child),)}
            if cue.preposition and not words & set(cue.preposition):
                continue
            if not cue.preposition and child.base_dep in ("obl", "nmod", "advcl", "acl"):
                continue
            if child.base_dep == "amod" and (child.i < thing.i or not self._is_quoted_word(child)):
                continue
            source = self._source(match)
            named = noun_phrase(self.parsed, thing.i) - self.parsed.subtree(child.i) - set(match.tokens)
            said = without_mark(self.parsed, child, cue.preposition if match.is_passive else ())
            joined = named | said
            if thing.i > match.head:
                joined |= set(range(min(joined), max(joined) + 1))
            return self._draft(match, cue, joined, () if thing.i in source else source)
        return None

    def _of_oneself(self, match: CueMatch) -> Draft | None:
        """ "se dit prête à partir", "s'estime trahie": what is said of oneself."""
        cue = next(entry for entry in match.cues if "predicate" in entry.content)
        for child in self.parsed.children(match.head):
            wanted = child.base_dep in ("xcomp", "amod", "obj", "advcl", "obl", "ccomp") and child.i > match.head
            if wanted and child.pos in ("ADJ", "NOUN", "VERB") and child.lower not in self.days:
                source = source_of(self.parsed, match) or beside_verb(self.parsed, match)
                return self._draft(match, cue, self.parsed.subtree(child.i) - set(source), source)
        return None

    def _is_quoted_word(self, token: Token) -> bool:
        return any(quote.inner.holds(token.start) for quote in self.parsed.quotes)

    def _thing(self, match: CueMatch) -> Token | None:
        """Return what a predicate is said of: the object, the subject of a passive, the noun before a participle."""
        children = self.parsed.children(match.head)
        if match.is_passive:
            return next((c for c in children if c.dep == "nsubj:pass"), None) or subject_of(self.parsed, match.head)
        thing = next((c for c in children if c.base_dep == "obj"), None)
        if thing is None and self.parsed.tokens[match.head].base_dep == "acl":
            thing = self.parsed.tokens[self.parsed.tokens[match.head].head]  # "une loi qualifiée de …"
        return thing

    def _phrase(self, match: CueMatch) -> Draft | None:
        """ "a annoncé la fermeture de l'école", "called for a ceasefire", "un couvre-feu a été annoncé par …"."""
        cue = next((entry for entry in match.cues if "phrase" in entry.content), None)
        if cue is None or is_quoted(self.parsed, match):
            return None
        if cue.strength < self.phrase_strength and not self._takes_quoted_object(match):
            return None
        for entry in (entry for entry in match.cues if "phrase" in entry.content and entry.preposition):
            for child, _ in self._dependents(match):
                words = {self._plain(c) for c in self.parsed.children(child.i) if c.base_dep in ("case", "mark")}
                if child.base_dep in ("obl", "advcl", "nmod", "xcomp", "acl") and words & set(entry.preposition):
                    source = self._source(match)
                    content = without_mark(self.parsed, child, entry.preposition)
                    content = extended(self.parsed, match, content, source, self.days)
                    return self._draft(match, entry, content, source)
        cue = next((entry for entry in match.cues if "phrase" in entry.content and not entry.preposition), None)
        if cue is None:
            return None
        last = self.parsed.tokens[match.tokens[-1]]
        if match.kind == "phrase" and last.pos in ("ADP", "SCONJ", "PART") and last.head not in match.tokens:
            source = self._source(match) or beside_verb(self.parsed, match)
            content = self.parsed.subtree(last.head) - set(source)  # "fait état de [deux blessés]"
            return self._draft(match, cue, {i for i in content if i > last.i}, source)
        wanted = "nsubj" if match.is_passive else "obj"
        heads = [match.head, *(i for i in match.tokens if i > match.head)]
        children = [child for head in heads for child in self.parsed.children(head)]
        thing = next(
            (c for c in children if c.base_dep == wanted and c.pos == "NOUN" and c.i not in match.tokens), None
        )
        source = self._source(match)
        if thing is None or thing.i in source or (not source and not match.is_passive):
            return None
        if thing.i and self.parsed.tokens[thing.i - 1].lower in self.days:
            return None  # "a annoncé mardi soir"
        future = any("Tense=Fut" in self.parsed.tokens[i].feats for i in match.tokens)
        if match.is_passive and not source and (future or (cue.act != "decree" and cue.strength < 1)):
            return None  # "une réunion est prévue", "les résultats seront annoncés"
        content = self.parsed.subtree(thing.i) - set(source)
        if not match.is_passive and thing.i > match.head:
            content = {i for i in content if i > match.head}
        if not match.is_passive:
            content = extended(self.parsed, match, content, source, self.days)
        return self._draft(match, cue, content, source)

    def _takes_quoted_object(self, match: CueMatch) -> bool:
        """Return whether the object is quoted or counted: "citant un « objectif commun »", "parle de douze morts"."""
        things = [c for c in self.parsed.children(match.head) if c.base_dep in ("obj", "obl") and c.i > match.head]
        counts = match.cues[0].act in ("say", "estimate", "show", "confirm")
        return any(
            self._is_quoted_word(thing)
            or (counts and any(c.base_dep == "nummod" for c in self.parsed.children(thing.i)))
            for thing in things
        )

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
            before = set(range(self._after_break(sentence.first, first), first - 1))
            return draft_of(self.parsed, match, cue, before, speaker) if len(before) > 3 else None
        if not clitic and inverted_subject(self.parsed, match) is None:
            return None
        before = set(range(sentence.first, first - 1))
        if not any(self.parsed.tokens[i].pos in ("VERB", "AUX") for i in before) and not clitic:
            return None
        return draft_of(self.parsed, match, cue, before, source_of(self.parsed, match, controlled=False))

    def _after_break(self, first: int, stop: int) -> int:
        return max((i + 1 for i in range(first, stop) if self.parsed.tokens[i].text == ";"), default=first)

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

    def _straight(self, match: CueMatch) -> tuple[int, ...]:
        """Return the source of "…, the mayor said." or "…, the mayor said on Monday, …": then a comma or stop."""
        subject = subject_of(self.parsed, match.head)
        last = match.tokens[-1]
        if subject is None or subject.i > match.tokens[0] or match.is_passive:
            return ()
        after = next((t for t in self.parsed.tokens[last + 1 : last + 4] if t.pos not in ("ADV", "NOUN", "ADP")), None)
        if after is not None and after.text not in (",", "."):
            return ()
        source = whole_name(self.parsed, match, noun_phrase(self.parsed, subject.i))
        first = min(source, default=0)
        if not source or max(source) + 1 != match.tokens[0] or not first or self.parsed.tokens[first - 1].text != ",":
            return ()
        return source

    def _by_order(self, match: CueMatch) -> Draft | None:
        """Read "X cue que …" by the order of its words, where the tree shows nothing: the parser never saw the verb."""
        cue = match.taking("clause")
        last = match.tokens[-1]
        sentence = self.parsed.sentence(last)
        if (
            cue is None
            or last + 3 >= sentence.last
            or self.parsed.tokens[last + 1].lower not in self.grammar.conjunctions
        ):
            return None
        source = self._source(match) or beside_verb(self.parsed, match, strict=False) or self._of_gerund(match)
        if not source:
            return None
        stop = next((i for i in range(last + 2, sentence.last) if self._stops(i)), sentence.last)
        return draft_of(self.parsed, match, cue, set(range(last + 2, stop)), source)

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

    def _bare(self, match: CueMatch) -> Draft | None:
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
        if verb is None or any(t.text in (",", ";", ":", "“", '"') for t in self.parsed.tokens[last + 1 : verb.i]):
            return None
        before = self.parsed.tokens[last + 1 : verb.i]
        if not any(t.pos in _NOMINAL or t.pos == "DET" for t in before):
            return None
        source = source_of(self.parsed, match) or beside_verb(self.parsed, match, strict=False)
        if not source or max(source) > match.tokens[0]:
            return None
        return draft_of(self.parsed, match, cue, set(range(last + 1, sentence.last)), source)

    def _after_day(self, last: int, stop: int) -> int:
        """Return where a clause begins behind a day set off: "noted on Monday, the fatalities were …"."""
        opening = self.parsed.tokens[last + 1 : min(last + 5, stop)]
        comma = next((t.i for t in opening if t.text == ","), None)
        if comma is None or not any(t.lower in self.days or t.pos == "PROPN" for t in opening if t.i < comma):
            return last
        return comma if opening[0].pos == "ADP" or opening[0].lower in self.days else last

    def _is_finite(self, token: Token) -> bool:
        return token.pos in ("VERB", "AUX") and ("VerbForm=Fin" in token.feats or "Tense=Past" in token.feats)

    def _plain(self, token: Token) -> str:
        """Return a preposition without its contraction: "d'" and "du" are "de"."""
        return self.grammar.contractions.get(token.lower, token.lower)
