"""Find who a cue is attributed to: a subject, a passive's agent, a participle's controller, a noun's owner."""

from __future__ import annotations

from sayso.extraction.statements.cues import CueMatch, parted_auxiliary
from sayso.extraction.statements.phrases import is_inverted_pronoun, noun_phrase, subject_of
from sayso.parsing.document import Parsed, Token

__all__ = [
    "agent_of",
    "beside_verb",
    "inverted_subject",
    "is_impersonal",
    "opens_frame",
    "outer_cue",
    "owner_of",
    "source_of",
    "whole_name",
]

_CONTROLLED = frozenset(("xcomp", "advcl", "conj", "parataxis", "ccomp", "acl"))


def source_of(parsed: Parsed, match: CueMatch, *, controlled: bool = True) -> tuple[int, ...]:
    """Return the tokens that name who a verb's statement comes from; empty when the text names nobody.

    With `controlled`, a verb without a subject of its own takes that of its governor: "il a quitté la salle en
    dénonçant …", "she resigned, citing …", "il a dit et répété que …".
    """
    if match.is_passive:
        agent = agent_of(parsed, match.head)
        return whole_name(parsed, match, noun_phrase(parsed, agent.i)) if agent is not None else ()
    inverted = inverted_subject(parsed, match)
    if inverted is not None:
        return whole_name(parsed, match, noun_phrase(parsed, inverted.i))
    subject = _of_auxiliary(parsed, match) or _quoted_by(parsed, match)
    subject = subject or _subject(parsed, match.head, controlled, 0)
    if subject is None and controlled:
        subject = _dangling(parsed, match)
    if subject is None:
        agent = agent_of(parsed, match.head)
        if agent is None or not _is_participle(parsed.tokens[match.head]):
            return ()
        subject = agent
    return whole_name(parsed, match, noun_phrase(parsed, subject.i))


def _of_auxiliary(parsed: Parsed, match: CueMatch) -> Token | None:
    """Return the subject of an auxiliary that an aside parts from its verb: "[La ministre] a, dans un mot, dénoncé"."""
    if not parted_auxiliary(parsed, parsed.tokens[match.head]):
        return None
    return subject_of(parsed, match.tokens[0])


def _quoted_by(parsed: Parsed, match: CueMatch) -> Token | None:
    """Return who is quoted with "as": "The Courier quoted [the mayor] as saying …"."""
    head = parsed.tokens[match.head]
    marked = any(c.lower in parsed.grammar.comparisons and c.i < head.i for c in parsed.children(head.i))
    if not marked or not _is_present_participle(head):
        return None
    governor = parsed.tokens[head.head]
    return next((c for c in parsed.children(governor.i) if c.base_dep == "obj" and governor.i < c.i < head.i), None)


def _dangling(parsed: Parsed, match: CueMatch) -> Token | None:
    """Return the subject of the main verb for a participle at the head: "Calling it a shame, [Tolne] left the hall"."""
    head = parsed.tokens[match.head]
    sentence = parsed.sentence(head.i)
    if match.tokens[0] != sentence.first or not _is_present_participle(head):
        return None
    for token in parsed.tokens[head.i + 1 : sentence.last]:
        subject = subject_of(parsed, token.i) if "VerbForm=Fin" in token.feats else None
        if subject is not None and subject.i > head.i and not any(a.i == head.i for a in _clauses(parsed, token)):
            return subject
    return None


def _clauses(parsed: Parsed, token: Token) -> list[Token]:
    """Return what a verb hangs on as a clause that is told or described."""
    return [above for above in parsed.ancestors(token.i) if token.base_dep in ("ccomp", "acl", "advcl", "xcomp")]


def _before_aside(parsed: Parsed, position: int, first: int) -> int:
    """Return where the subject may end before a verb, going back over adverbs and ", quoting the army,"."""
    while position >= first and parsed.tokens[position].pos in ("ADV", "PUNCT", "AUX"):
        position -= 1
    if position < first:
        return position
    relative = next((t for t in (parsed.tokens[position], *parsed.ancestors(position)) if t.dep == "acl:relcl"), None)
    if relative is not None and parsed.tokens[position + 1].text == ",":
        start = min(parsed.subtree(relative.i))  # "Nela Orvane, who was a candidate, announced …"
        if start - 1 > first:  # or "Nela Orvane, an envoy who had left, announced …"
            return _before_aside(parsed, start - (2 if parsed.tokens[start - 1].text == "," else 1), first)
    for above in parsed.ancestors(position):
        participle = above.pos == "VERB" and "VerbForm=Part" in above.feats and above.i < position
        if participle and above.i > first and parsed.tokens[above.i - 1].text == ",":
            return _before_aside(parsed, above.i - 2, first)
    return position


def _apposition(parsed: Parsed, found: set[int], end: int, stop: set[int]) -> set[int]:
    """Return the name between commas after a source: "la ministre de l'Eau, Nela Orvane, a …", lost by the tree."""
    last = max(found)
    if last + 2 >= end or parsed.tokens[last + 1].text != ",":
        return set()
    name = next((m for m in parsed.mentions if m.first == last + 2 and m.label == "PER"), None)
    if (
        name is None
        or not any(parsed.tokens[i].pos == "NOUN" for i in found)
        or name.last >= end
        or set(range(name.first, name.last)) & stop
    ):
        return set()
    after = parsed.tokens[name.last]
    closes = after.text in (",", ".", ":", "»", "”") or name.last in stop
    return set(range(last + 1, name.last)) if closes else set()


def _office_before(parsed: Parsed, first: int, start: int) -> set[int]:
    """Return the noun before a name where the tree has two subjects side by side: "[la ministre] Nela Orvane a dit"."""
    name, noun = parsed.tokens[first], parsed.tokens[max(first - 1, start)]
    if name.pos != "PROPN" or noun.pos != "NOUN" or noun.head != name.head or noun.base_dep != name.base_dep:
        return set()
    return {i for i in parsed.subtree(noun.i) if start <= i < first} if noun.base_dep == "nsubj" else set()


def _apposed_to(parsed: Parsed, first: int, start: int) -> set[int]:
    """Return the name that a source describes: "[Nela Orvane,] a baker, told …", where the tree lost the name."""
    if "Definite=Ind" not in parsed.tokens[first].feats or first - 2 < start or parsed.tokens[first - 1].text != ",":
        return set()
    named = next((m for m in parsed.mentions if m.last == first - 1), None)
    if named is None:
        return set()
    low = named.first - (named.first > start and parsed.tokens[named.first - 1].pos == "DET")
    opens = low == start or parsed.tokens[low - 1].text in (",", "“", '"') or parsed.tokens[low - 1].pos == "CCONJ"
    return set(range(low, first)) if opens else set()


def outer_cue(parsed: Parsed, match: CueMatch, cues: dict[int, CueMatch]) -> CueMatch | None:
    """Return the cue that a second one continues, where the parser took it for a part of the first one's content.

    "Le préfet a dit que le pont tenait et a ajouté que …": "ajouté" hangs on "tenait", but goes on with "dit".
    """
    head = parsed.tokens[match.head]
    if subject_of(parsed, head.i) is not None:
        return None
    if _is_present_participle(head) and head.base_dep in ("advcl", "acl") and opens_frame(parsed, match):
        return _cue_above(parsed, head, cues)
    if head.base_dep != "conj":
        return None
    inner = parsed.tokens[head.head]
    while inner.base_dep == "conj" and inner.head != inner.i:
        inner = parsed.tokens[inner.head]
    if inner.base_dep != "ccomp" or inner.head not in cues:
        return None
    outer = cues[inner.head]
    return outer if _tense(parsed, outer) == _tense(parsed, match) or _follows_quote(parsed, match) else None


def _follows_quote(parsed: Parsed, match: CueMatch) -> bool:
    """Return whether "and" parts a past verb from quoted words, so that it is not theirs: "said “A” and promised …"."""
    first = match.tokens[0]
    joined = first > 2 and parsed.tokens[first - 1].pos == "CCONJ"
    past = "Tense=Past" in parsed.tokens[match.head].feats
    return joined and past and parsed.tokens[first - 2].text in ("»", "”", '"')


def _cue_above(parsed: Parsed, head: Token, cues: dict[int, CueMatch]) -> CueMatch | None:
    """Return the cue that a participle goes on with: "Le préfet a dit que le pont tenait, citant un rapport"."""
    above = parsed.tokens[head.head]
    while above.base_dep not in ("ccomp", "root") and above.head != above.i:
        above = parsed.tokens[above.head]
    return cues.get(above.head) if above.base_dep == "ccomp" else None


def _tense(parsed: Parsed, match: CueMatch) -> tuple[int, frozenset[str]]:
    feats = parsed.tokens[match.head].feats
    helpers = [i for i in match.tokens if parsed.tokens[i].pos == "AUX"]
    return len(helpers), frozenset(feat for feat in feats if feat.startswith(("Tense=", "VerbForm=")))


def beside_verb(parsed: Parsed, match: CueMatch, *, strict: bool = True) -> tuple[int, ...]:
    """Return the phrase just before a finite verb whose subject the tree does not show: "Rep. Ann Lowe, D-Ill., says".

    Without `strict` the verb need not look finite in the tree: its tags may be wrong too.
    """
    head = parsed.tokens[match.head]
    finite = "VerbForm=Fin" in head.feats or any("VerbForm=Fin" in parsed.tokens[i].feats for i in match.tokens)
    finite = finite or (head.dep == "root" and "Tense=Past" in head.feats)
    if match.is_passive or (strict and (not finite or head.base_dep in ("conj", "acl", "xcomp"))):
        return ()
    sentence = parsed.sentence(head.i)
    position = _before_aside(parsed, match.tokens[0] - 1, sentence.first)
    if position < sentence.first:
        return ()
    token = parsed.tokens[position]
    if token.pos not in ("NOUN", "PROPN", "PRON"):
        return ()
    below = ("appos", "flat", "compound", "nmod", "conj", "amod", "parataxis")
    while token.base_dep in below and token.head < match.head:
        above = parsed.tokens[token.head]
        if token.base_dep in ("appos", "conj") and any(c.base_dep == "case" for c in parsed.children(above.i)):
            break  # "On Wednesday, Ann Lowe, the mayor, said": she is no apposition to the day
        token = above
    if token.pos not in ("NOUN", "PROPN", "PRON") or any(c.base_dep == "case" for c in parsed.children(token.i)):
        return ()
    return whole_name(parsed, match, {i for i in noun_phrase(parsed, token.i) if i < match.tokens[0]})


def whole_name(parsed: Parsed, match: CueMatch, numbers: set[int]) -> tuple[int, ...]:
    """Add the capitalised words that touch a source but hang elsewhere in the tree: "Police director" + "Vera Lind"."""
    found = set(numbers) - set(match.tokens)
    if not found:
        return ()
    sentence = parsed.sentence(min(found))
    stop = set(match.tokens)

    def is_name(i: int) -> bool:
        token = parsed.tokens[i]
        return i not in stop and token.pos in ("PROPN", "X") and token.text[:1].isupper()

    last = max(found)
    if parsed.tokens[last].pos in ("NOUN", "PROPN", "ADJ", "X"):
        while last + 1 < sentence.last and is_name(last + 1):
            last += 1
            found.add(last)
    found |= _apposition(parsed, found, sentence.last, stop)
    found |= _apposed_to(parsed, min(found), sentence.first)
    found |= _office_before(parsed, min(found), sentence.first)
    first = min(found)
    if parsed.tokens[first].pos in ("PROPN", "X"):
        while first > sentence.first and is_name(first - 1):
            first -= 1
            found.add(first)
    return tuple(sorted(found))


def inverted_subject(parsed: Parsed, match: CueMatch) -> Token | None:
    """Return the subject after its verb that a parser takes for an object: ", a indiqué la préfecture", "said Ellison".

    Only where the verb opens its frame (after a comma, a quotation, or at the head of a sentence) and has no subject.
    """
    head = parsed.tokens[match.head]
    if match.is_passive or head.pos not in ("VERB", "AUX") or _has_own_subject(parsed, match):
        return None
    if not opens_frame(parsed, match) or "VerbForm=Ger" in head.feats or _is_present_participle(head):
        return None
    for child in parsed.children(head.i):
        if child.i in match.tokens:
            continue
        if child.base_dep in ("obj", "obl", "xcomp", "appos", "flat", "iobj", "nmod", "parataxis") and child.i > head.i:
            cased = any(c.base_dep in ("case", "mark") for c in parsed.children(child.i))
            is_day = child.base_dep != "appos" and not any(c.pos == "DET" for c in parsed.children(child.i))
            if cased or child.pos not in ("NOUN", "PROPN", "PRON", "ADJ", "X") or (is_day and child.pos == "NOUN"):
                continue
            between = parsed.tokens[head.i + 1 : child.i]
            return child if not any(t.text in (",", ":", "«", "“", '"') for t in between) else None
    return None


def _has_own_subject(parsed: Parsed, match: CueMatch) -> bool:
    """Return whether a verb's subject is its own: a lone comma parts it in "… » cette note, se défend le groupe"."""
    subject = subject_of(parsed, match.head) or _of_auxiliary(parsed, match)
    if subject is None or is_inverted_pronoun(subject):
        return subject is not None
    first = match.tokens[0]
    if subject.i > first or parsed.tokens[first - 1].text != ",":
        return True
    return sum(token.text == "," for token in parsed.tokens[subject.i : first]) != 1


def opens_frame(parsed: Parsed, match: CueMatch) -> bool:
    """Return whether a cue stands right after a comma, a dash or a quotation, or at the head of its sentence."""
    first = match.tokens[0]
    sentence = parsed.sentence(first)
    before = parsed.tokens[first - 1] if first > sentence.first else None
    return before is None or before.text in (",", "–", "—", "-", "»", "”", '"')


def _is_present_participle(token: Token) -> bool:
    return "VerbForm=Part" in token.feats and "Tense=Pres" in token.feats


def agent_of(parsed: Parsed, verb: int) -> Token | None:
    """Return the head of the agent of a passive: "annoncé par la préfète", "announced by the mayor"."""
    sentence = parsed.sentence(verb)
    for token in parsed.tokens[verb + 1 : min(verb + 12, sentence.last)]:
        if token.text in (";", ":") or (token.pos in ("VERB", "AUX") and token.i > verb + 1):
            break
        if token.lower in parsed.grammar.agent_prepositions and token.head != token.i:
            agent = parsed.tokens[token.head]
            if agent.i > token.i and agent.pos in ("NOUN", "PROPN", "PRON"):
                return agent
    return None


def is_impersonal(parsed: Parsed, match: CueMatch) -> bool:
    """Return whether the subject is an expletive: "il a été annoncé que", "it was reported that"."""
    subject = next(
        (c for c in parsed.children(match.head) if c.base_dep in ("nsubj", "expl")),
        None,
    )
    if subject is None or (is_inverted_pronoun(subject) and not match.is_passive):
        return False
    return subject.lower in parsed.grammar.expletives and match.is_passive


def owner_of(parsed: Parsed, noun: int) -> tuple[int, ...]:
    """Return the tokens that name a noun's owner: "l'annonce de la préfète", "the mayor's claim", "sa volonté"."""
    for child in parsed.children(noun):
        if child.dep in ("nmod:poss", "det:poss") or (child.base_dep == "det" and "Poss=Yes" in child.feats):
            return tuple(sorted(noun_phrase(parsed, child.i) - _genitive(parsed, child.i)))
    for child in parsed.children(noun):
        if child.base_dep == "nmod":
            cases = {case.lower for case in parsed.children(child.i) if case.base_dep == "case"}
            if cases & {"de", "d'", "du", "des", "by", "of", "par", "from"}:
                return tuple(sorted(noun_phrase(parsed, child.i)))
    head = parsed.tokens[parsed.tokens[noun].head]
    if head.i != noun and head.pos in ("VERB", "AUX"):
        subject = subject_of(parsed, head.i)
        if subject is not None and subject.i != noun:
            return tuple(sorted(noun_phrase(parsed, subject.i)))
    return ()


def _genitive(parsed: Parsed, i: int) -> set[int]:
    return {child.i for child in parsed.children(i) if child.lower in ("'s", "'")}


def _subject(parsed: Parsed, verb: int, controlled: bool, depth: int) -> Token | None:
    own = subject_of(parsed, verb)
    if own is not None:
        return _antecedent(parsed, verb, own)
    token = parsed.tokens[verb]
    if not controlled or token.head == verb or depth > 4:
        return None
    governor = parsed.tokens[token.head]
    relation = token.base_dep
    if relation == "acl":
        return governor  # "des habitants affirmant que", "a man claiming that"
    if relation in _CONTROLLED:
        if governor.pos in ("NOUN", "PROPN", "PRON") and relation == "advcl":
            return governor
        found = _subject(parsed, governor.i, controlled, depth + 1)
        if found is not None and relation == "xcomp":
            # "il a demandé à la préfète de préciser": the object controls; the subject is a safe second best
            return found
        return found
    return None


def _antecedent(parsed: Parsed, verb: int, subject: Token) -> Token:
    """Return the noun that a relative pronoun stands for: "le maire, qui a déclaré …"."""
    if subject.lower in parsed.grammar.relatives or "PronType=Rel" in subject.feats:
        token = parsed.tokens[verb]
        while token.head != token.i:
            if token.dep.startswith("acl"):
                return parsed.tokens[token.head]
            token = parsed.tokens[token.head]
    return subject


def _is_participle(token: Token) -> bool:
    return "VerbForm=Part" in token.feats
