"""Readings by the tree: clause, infinitive, incise, predicate, noun phrase."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.extraction.statements.contents import (
    closes_quote,
    draft_of,
    extended,
    first_word,
    is_quoted,
    mark_of,
    opens_quote,
    without_mark,
)
from sayso.extraction.statements.cues import CueMatch
from sayso.extraction.statements.drafts import Draft
from sayso.extraction.statements.phrases import noun_phrase, subject_of
from sayso.extraction.statements.reader import Reader
from sayso.extraction.statements.sources import beside_verb, inverted_subject, source_of
from sayso.languages.pack import Cue
from sayso.parsing.document import Token

__all__ = ["Trees"]

RAISED = 0.85
"""Cues at least this strong tell in the passive without an agent: "Two blasts were reported", "a été signalé"."""


@dataclass(slots=True)
class Trees(Reader):
    """What a verb tells, by what hangs on it."""

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
            if is_below and child.head in self.cues and "phrase" in cue.content:
                continue  # "denied claims that …": what is denied are the claims
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
            added = child.i in self.cues and child.i > match.head and self.parsed.tokens[child.i - 1].text == ","
            if added and "VerbForm=Fin" not in child.feats and child.text.endswith(("ing", "ant")):
                continue  # ", she said, adding that …"
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
        if not content:
            return None  # the tree takes the clause for a part of the source
        first = min(content)
        if first in self.cues and first > match.head and self.parsed.tokens[first].text.endswith(("ing", "ant")):
            return None  # ", she said, adding none had sunk"
        if self.parsed.tokens[first].lower in self.grammar.conjunctions and clause.dep.startswith("acl"):
            content.discard(first)
            if not content:
                return None
        content = extended(self.parsed, match, content, source)
        if clause.i > match.head and not mark_of(self.parsed, clause):
            content |= self._subject_before(match, clause, source) or self._opening_before(match, content, source)
            content |= self._subject_after(match, clause, content)
            content |= self._behind_conjunction(match, content)
        for more in self.parsed.children(match.head):  # "said that A; that B; and that C", B and C hung on "said"
            also = more.base_dep in ("conj", "ccomp", "parataxis") and clause.i < more.i
            if also and mark_of(self.parsed, more) in self.grammar.conjunctions:
                content |= self.parsed.subtree(more.i)
        if clause.i < match.head:
            content |= self._whole_before(match)
        content = self._with_rest(match, self._after_break(match, content), source)
        if clause.i > match.head and mark_of(self.parsed, clause) in self.grammar.conjunctions:
            content = self._with_verb(content)
        if clause.i > match.head:
            content = self._to_the_end(match, content)
        content -= self._told_next(match, content)
        return self._draft(match, cue, content, source)

    def _subject_before(self, match: CueMatch, clause: Token, source: tuple[int, ...]) -> set[int]:
        """Return the subject of a clause that the telling parts from it: "The bridge, engineers said, will stand"."""
        first = min((*source, *match.tokens))
        start = self.parsed.sentence(first).first
        if not source or subject_of(self.parsed, clause.i) is not None or first - start < 2:
            return set()
        left = range(start, first - 1)
        named = any(self.parsed.tokens[i].pos in ("NOUN", "PROPN", "PRON") for i in left)
        if self.parsed.tokens[match.tokens[0] - 1].text == ",":
            return set()  # "Le porte-parole, le colonel Vann, a dit …": his office, not a subject of what is told
        cased = self.parsed.tokens[start].pos in ("ADP", "ADV", "SCONJ", "CCONJ")
        return set(left) if self.parsed.tokens[first - 1].text == "," and named and not cased else set()

    def _opening_before(self, match: CueMatch, content: set[int], source: tuple[int, ...]) -> set[int]:
        """Return the time or place that a telling parts from its clause: "At noon, she said, the wall gave way"."""
        frame = (*source, *match.tokens)
        first, last = min(frame), max(frame)
        start = self.parsed.sentence(first).first
        set_off = self.parsed.tokens[last + 1 : last + 2]
        if not source or first - start < 2 or not set_off or set_off[0].text != "," or min(content) < last:
            return set()
        left = self.parsed.tokens[start : first - 1]
        phrase = left[0].pos == "ADP" and not any(t.pos in ("VERB", "AUX", "SCONJ", "CCONJ") for t in left)
        return {t.i for t in left} if phrase and self.parsed.tokens[first - 1].text == "," else set()

    def _subject_after(self, match: CueMatch, clause: Token, content: set[int]) -> set[int]:
        """Return the subject that the tree hangs on the cue: "said | Nela Orvane, the former envoy, | will not run"."""
        last = match.tokens[-1]
        between = self.parsed.tokens[last + 1 : min(content)]
        telling = self.parsed.tokens[match.head].lemma.lower() in self.grammar.telling_verbs
        if not between or telling or subject_of(self.parsed, clause.i) is not None or match.is_passive:
            return set()
        opens = between[0].pos in ("PROPN", "NOUN", "DET", "NUM", "ADJ") or "Poss=Yes" in between[0].feats
        named = opens and between[0].lower not in self.days
        return {t.i for t in between} if named else set()

    def _behind_conjunction(self, match: CueMatch, content: set[int]) -> set[int]:
        """Return what the tree lost between "que" and a clause: "que « toutes les mesures » | avaient été prises"."""
        after = min((i for i in content if i > match.tokens[-1]), default=0)
        between = self.parsed.tokens[match.tokens[-1] + 1 : after]
        mark = next((t.i for t in between if t.pos == "SCONJ" and t.lower in self.grammar.conjunctions), None)
        return set(range(mark + 1, after)) if mark is not None else set()

    def _to_the_end(self, match: CueMatch, content: set[int]) -> set[int]:
        """Go on where a clause breaks off before words that no comma parts from it: "said the road has | been shut"."""
        sentence = self.parsed.sentence(match.head)
        here = max(content, default=sentence.last) + 1
        if here < match.head or here + 1 >= sentence.last or not self._closes_sentence(match):
            return content
        if closes_quote(self.parsed, here):
            here += 1
        after = self.parsed.tokens[here]
        quoted = here == max(content) + 1 and opens_quote(self.parsed, here)
        if (after.pos in ("PUNCT", "SCONJ", "ADP", "ADV") and not quoted) or after.lower in self.days:
            return content
        if after.pos == "CCONJ" and self._tells_anew(here + 1, sentence.last):
            return content
        stop = next((i for i in range(here, sentence.last) if self._parts(i, here)), sentence.last)
        return content | set(range(max(content) + 1, stop))

    def _closes_sentence(self, match: CueMatch) -> bool:
        """Return whether a cue is the verb of a main clause or adds to it (", saying …"): no other verb can follow."""
        first = match.tokens[0]
        if first and self.parsed.tokens[first - 1].text == "," and self.parsed.tokens[match.head].text.endswith("ing"):
            return True
        finite = any("VerbForm=Fin" in self.parsed.tokens[i].feats for i in match.tokens)
        return match.kind != "noun" and finite and self.parsed.tokens[match.head].base_dep not in ("acl", "advcl")

    def _tells_anew(self, first: int, last: int) -> bool:
        """Return whether "and" leads to the next telling of the same source: "said the road was shut and urged …"."""
        verb = next((t for t in self.parsed.tokens[first:last] if t.pos not in ("ADV", "AUX", "PART")), None)
        if verb is None or verb.i not in self.cues:
            return False
        return self._tells(self.cues[verb.i])

    def _parts(self, i: int, first: int) -> bool:
        """Return whether a mark ends what is told: a semicolon, or a comma before words that hang far to the left."""
        token = self.parsed.tokens[i]
        if token.text in (";", ":"):
            return True
        if token.text != "," or i + 1 >= len(self.parsed.tokens):
            return False
        head = self.parsed.tokens[i + 1]
        while head.head > i and head.head != head.i:
            head = self.parsed.tokens[head.head]
        return head.head < first or head.head == head.i

    def _with_verb(self, content: set[int]) -> set[int]:
        """Go on to the end of the sentence where the verb of a clause is lost: "dit que X – l'ancien maire – a fui"."""
        finite = any("VerbForm=Fin" in self.parsed.tokens[i].feats for i in content)
        stop = self.parsed.sentence(min(content)).last if content else 0
        rest = range(max(content, default=-1) + 1, stop)
        verb = next((i for i in rest if "VerbForm=Fin" in self.parsed.tokens[i].feats), None)
        if finite or verb is None or any(i in self.cues for i in rest if i < verb):
            return content
        return content | set(range(min(content), next((i for i in rest if self.parsed.tokens[i].text == ";"), stop)))

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
            if not mark and self.parsed.tokens[child.i - 1].text == ",":
                continue  # "…, raconte Fidy Rakoto, boulanger": no verb, whatever its tag
            if (child.base_dep in ("advcl", "obl", "acl") or is_below) and mark not in self.grammar.infinitive_marks:
                continue
            if child.head not in match.tokens and not is_below and child.base_dep == "acl" and cue.act != "urge":
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
        else:
            content |= self._doer(match, cue, verb)
        if len([i for i in content if self.parsed.tokens[i].pos != "PUNCT"]) < 2 and cue.strength < 0.8:
            return None
        return self._draft(match, cue, extended(self.parsed, match, content, source), source)

    def _doer(self, match: CueMatch, cue: Cue, verb: Token) -> set[int]:
        """Return who does what an infinitive tells, where that is told too: "called for [the dam] to be …"."""
        last = match.tokens[-1]
        after = self.parsed.tokens[last + 1]
        wanted = any("phrase" in entry.content and after.lower in entry.preposition for entry in match.cues)
        if wanted and after.lower in self.grammar.doer_marks:
            return set(range(last + 2, verb.i))
        thing = next((c for c in self.parsed.children(match.head) if c.base_dep in ("obj", "iobj")), None)
        if cue.act == "believe" and thing is not None and last < thing.i < verb.i and thing.dep != "expl:pv":
            return self.parsed.subtree(thing.i)
        return set()

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
        apart = any(t.text == ";" for t in self.parsed.tokens[token.head : token.i])
        behind = (child for child in children if child.i > token.i and child.base_dep in ("obj", "nsubj"))
        if apart and inverted is None and any(behind):
            return None  # "…, selon X ; le syndicat réclame une enquête": a sentence of its own
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
        if min(content) > match.head:
            content |= self._subject_before(match, host, source)
        return draft_of(
            self.parsed, match, cue, self._with_rest(match, self._after_break(match, content), source), source
        )

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
            if child.base_dep == "nmod" and child.head == thing.i and self._is_measure(thing, child):
                continue
            marked = bool(cue.preposition)
            if child.base_dep == "amod" and (child.i < thing.i or not (marked or self._is_quoted_word(child))):
                continue
            source = self._source(match)
            named = noun_phrase(self.parsed, thing.i) - self.parsed.subtree(child.i) - set(match.tokens)
            said = without_mark(self.parsed, child, cue.preposition if match.is_passive else ())
            joined = named | said
            if thing.i > match.head:
                joined |= set(range(min(joined), max(joined) + 1))
            if self._goes_on_with_phrase(joined):
                joined = extended(self.parsed, match, joined, source, self.days)
            return self._draft(match, cue, joined, () if thing.i in source else source)
        return None

    def _called_by_order(self, match: CueMatch) -> Draft | None:
        """Read "hailed the vote to leave as “fantastic”", "called the deal “a step”": quoted, by its place."""
        if is_quoted(self.parsed, match) or match.is_passive:
            return None
        thing = self._thing(match)
        if thing is None or thing.i < match.head:
            return None
        stop = min(match.head + 24, self.parsed.sentence(match.head).last)
        for i in range(thing.i + 1, stop):
            token = self.parsed.tokens[i]
            if "VerbForm=Fin" in token.feats or token.text in (";", ":"):
                return None
            if not opens_quote(self.parsed, i):
                continue
            before = self._plain(self.parsed.tokens[i - 1])
            right = i - 1 == max(noun_phrase(self.parsed, thing.i) - set(range(i, stop)), default=-1)
            for cue in (entry for entry in match.cues if "predicate" in entry.content):
                if before in cue.preposition or (not cue.preposition and right):
                    source = self._source(match) or beside_verb(self.parsed, match)
                    start = min(k for k in noun_phrase(self.parsed, thing.i) if k > match.tokens[-1])
                    closed = next((k for k in range(i + 1, stop) if closes_quote(self.parsed, k)), i + 1)
                    content = set(range(start, closed + 1))
                    if self._goes_on_with_phrase(content):
                        content = extended(self.parsed, match, content, source, self.days)
                    return self._draft(match, cue, content, source) if source else None
            return None
        return None

    def _goes_on_with_phrase(self, content: set[int]) -> bool:
        """Return whether a preposition follows a content: "called it a “shame” | for the town"."""
        here = max(content) + 1
        if here + 1 < len(self.parsed.tokens) and closes_quote(self.parsed, here):
            here += 1
        return here < len(self.parsed.tokens) and self.parsed.tokens[here].pos in ("ADP", "SCONJ", "PART")

    def _is_measure(self, thing: Token, said: Token) -> bool:
        """Return whether "of" only measures a thing: "accuse une baisse de 3 %", not "la maire de deux vols"."""
        if thing.pos in ("PROPN", "PRON") or {thing.lower, thing.lemma.lower()} & self.speakers:
            return False
        cases = {self._plain(c) for c in self.parsed.children(said.i) if c.base_dep == "case"}
        counted = said.pos in ("NUM", "SYM") or any(c.base_dep == "nummod" for c in self.parsed.children(said.i))
        return counted and bool(cases & self.grammar.author_prepositions)

    def _of_oneself(self, match: CueMatch) -> Draft | None:
        """ "se dit prête à partir", "s'estime trahie": what is said of oneself."""
        cue = next(entry for entry in match.cues if "predicate" in entry.content)
        for child in self.parsed.children(match.head):
            wanted = child.base_dep in ("xcomp", "amod", "obj", "advcl", "obl", "ccomp") and child.i > match.head
            if wanted and child.pos in ("ADJ", "NOUN", "VERB") and child.lower not in self.days:
                source = source_of(self.parsed, match) or beside_verb(self.parsed, match)
                return self._draft(match, cue, self.parsed.subtree(child.i) - set(source), source)
        return None

    def _thing(self, match: CueMatch) -> Token | None:
        """Return what a predicate is said of: the object, the subject of a passive, the noun before a participle."""
        children = self.parsed.children(match.head)
        if match.is_passive:
            own = next((c for c in children if c.dep == "nsubj:pass"), None) or subject_of(self.parsed, match.head)
            head = self.parsed.tokens[match.head]
            shared = own is None and head.base_dep == "conj"  # "was found at noon and is considered dangerous"
            return subject_of(self.parsed, head.head) if shared else own
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
        if thing is None and not match.is_passive:
            thing = next((c for c in children if self._is_counted_object(match, c) or self._is_quoted_thing(c)), None)
        source = self._source(match) or beside_verb(self.parsed, match)
        if thing is None or thing.i in source or (not source and not match.is_passive):
            return None
        if thing.i and self.parsed.tokens[thing.i - 1].lower in self.days:
            return None  # "a annoncé mardi soir"
        future = any("Tense=Fut" in self.parsed.tokens[i].feats for i in match.tokens)
        raised = match.is_passive and not source and cue.act in ("say", "confirm") and cue.strength >= RAISED
        if match.is_passive and not source and (future or (cue.act != "decree" and cue.strength < 1 and not raised)):
            return None  # "une réunion est prévue", "les résultats seront annoncés"
        content = self.parsed.subtree(thing.i) - set(source)
        if raised:
            content |= self._said_of(match, cue)
        if not match.is_passive and thing.i > match.head:
            content = {i for i in content if i > match.head}
        if not match.is_passive:
            content = extended(self.parsed, match, content, source, self.days)
        return self._draft(match, cue, content, source)

    def _is_quoted_thing(self, token: Token) -> bool:
        """Return whether a quoted noun is an object that the tree names otherwise: "a dénoncé « une honte »"."""
        cased = any(c.base_dep in ("case", "mark") for c in self.parsed.children(token.i))
        return token.base_dep == "xcomp" and token.pos == "NOUN" and not cased and self._is_quoted_word(token)

    def _is_counted_object(self, match: CueMatch, token: Token) -> bool:
        """Return whether things counted are an object that a day parts from its verb: "reported on Monday, 9 cases"."""
        below = self.parsed.children(token.i)
        counted = any(c.base_dep == "nummod" for c in below) and not any(c.base_dep == "case" for c in below)
        noun = token.pos == "NOUN" and token.lower not in self.days and token.i > match.head
        set_off = self.parsed.tokens[min(self.parsed.subtree(token.i)) - 1].text == ","
        return token.dep == "obl" and counted and noun and set_off

    def _said_of(self, match: CueMatch, cue: Cue) -> set[int]:
        """Return what is told of a passive's subject: "Two blasts were reported [near the port]", "confirmed dead"."""
        found: set[int] = set()
        for child in self.parsed.children(match.head):
            raises = "infinitive" in cue.content and child.base_dep in ("obl", "advcl")
            if child.i < match.head or not (raises or child.base_dep == "xcomp"):
                continue
            part = self.parsed.subtree(child.i)
            if not any(self.parsed.tokens[i].lower in self.days for i in part):
                found |= part
        return found

    def _takes_quoted_object(self, match: CueMatch) -> bool:
        """Return whether the object is quoted or counted: "citant un « objectif commun »", "parle de douze morts"."""
        below = [c for c in self.parsed.children(match.head) if c.i > match.head]
        things = [c for c in below if c.base_dep in ("obj", "obl") or self._is_quoted_thing(c)]
        counts = match.cues[0].act in ("say", "estimate", "show", "confirm")
        return any(
            self._is_quoted_word(thing)
            or (counts and any(c.base_dep == "nummod" for c in self.parsed.children(thing.i)))
            for thing in things
        )
