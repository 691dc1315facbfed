"""Find statements in the grammar of a sentence: complement clauses, incises, "selon X", predicates, nouns."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from sayso.extraction.statements.cues import CueMatch
from sayso.extraction.statements.drafts import Draft
from sayso.extraction.statements.phrases import clause_of, noun_phrase, pieces, subject_of
from sayso.extraction.statements.sources import (
    beside_verb,
    inverted_subject,
    is_impersonal,
    outer_cue,
    owner_of,
    source_of,
)
from sayso.languages.pack import Cue, Pack
from sayso.parsing.document import Parsed, Token
from sayso.records import Span

__all__ = ["find_in_trees"]

_COMPLEMENTIZERS = frozenset(("que", "qu'", "that", ":"))
_INFINITIVE_MARKS = frozenset(("de", "d'", "à", "to"))
_AS = frozenset(("as", "comme", "ainsi"))
_NEGATIONS = frozenset(("pas", "jamais", "sans", "not", "n't", "never", "without", "nullement", "guère"))
_ASSERTIVE = frozenset(("say", "confirm", "show", "warn", "estimate", "deny"))
_OURSELVES = frozenset(
    ("je", "j'", "nous", "on", "tu", "vous", "i", "we", "you", "-je", "-on", "-t-on", "-nous", "-vous")
)
_PHRASE_STRENGTH = 0.75
_LOOSE = frozenset(("obl", "nmod", "acl", "advmod", "advcl", "xcomp", "amod", "obj", "appos", "nummod", "iobj"))


def find_in_trees(parsed: Parsed, pack: Pack, matches: list[CueMatch], used: set[int]) -> Iterator[Draft]:
    """Yield the statements that the tree shows; cues whose heads are in `used` frame a quotation already."""
    cues = {match.head: match for match in matches if match.kind in ("verb", "phrase")}
    days = frozenset(word for day in pack.days for word in day.words)
    people = frozenset(word for role in pack.roles for word in role.words)
    for match in matches:
        if match.head in used and match.kind == "preposition":
            continue
        if match.kind == "preposition":
            yield from _by_preposition(parsed, match, people)
        elif match.kind == "noun":
            yield from _by_noun(parsed, match)
        elif match.head not in used:
            draft = _by_verb(parsed, match, days, cues)
            if draft is not None:
                yield draft


def _draft(
    parsed: Parsed, match: CueMatch, cue: Cue, content: set[int], source: tuple[int, ...], **more: object
) -> Draft | None:
    numbers = _with_whole_quotes(parsed, content - set(match.tokens), match)
    found = pieces(parsed, numbers)
    if not found or _is_hollow(parsed, match, cue, numbers):
        return None
    draft = Draft(content=found, rule=cue.id, act=cue.act, cue=match.tokens, source=source, strength=cue.strength)
    for name, value in more.items():
        setattr(draft, name, value)
    return draft


def _is_hollow(parsed: Parsed, match: CueMatch, cue: Cue, numbers: set[int]) -> bool:
    """Return whether nothing is claimed: a negated cue of saying, one in the first person inside a quotation, a lone verb."""
    if match.kind in ("verb", "phrase"):
        if cue.act in _ASSERTIVE and _is_negated(parsed, match):
            return True
        if _is_quoted(parsed, match) and _is_first_person(parsed, match):
            return True
    words = [i for i in numbers if parsed.tokens[i].pos not in ("PUNCT", "PRON", "DET", "ADP")]
    return not words


def _is_negated(parsed: Parsed, match: CueMatch) -> bool:
    """Return whether a cue is denied: "n'a pas précisé", "sans préciser", "did not say"."""
    for child in parsed.children(match.head):
        if child.i < match.head and child.lower in _NEGATIONS and child.base_dep in ("advmod", "mark", "case", "aux"):
            return True
    return False


def _is_quoted(parsed: Parsed, match: CueMatch) -> bool:
    start = parsed.tokens[match.head].start
    return any(quote.inner.holds(start) for quote in parsed.quotes if quote.depth == 0)


def _is_first_person(parsed: Parsed, match: CueMatch) -> bool:
    """Return whether the speaker of a quotation speaks of himself ("Je ne voudrais pas que …"), or of anybody ("on")."""
    source = source_of(parsed, match)
    if not source:
        return True
    subject = parsed.tokens[source[0]]
    return subject.lower in _OURSELVES or bool(subject.feats & {"Person=1", "Person=2"})


def _with_whole_quotes(parsed: Parsed, numbers: set[int], match: CueMatch) -> set[int]:
    """Add the rest of a quotation that the content begins: "affirme que « la digue tient. Elle est neuve »"."""
    for index, quote in enumerate(parsed.quotes):
        if quote.depth or index in parsed.detached:
            continue
        inside = [token.i for token in parsed.tokens_in(quote.inner)]
        if inside and inside[0] in numbers and not set(inside) <= numbers and not set(inside) & set(match.tokens):
            numbers |= set(range(inside[0], inside[-1] + 1))
    return numbers


def _by_verb(parsed: Parsed, match: CueMatch, days: frozenset[str], cues: dict[int, CueMatch]) -> Draft | None:
    """Try the constructions of a verb in order of their certainty."""
    for construction in (partial(_clause, cues=cues), _infinitive, _incise, _predicate, partial(_phrase, days=days)):
        draft = construction(parsed, match)
        if draft is not None:
            draft.impersonal = draft.impersonal or (not draft.source and is_impersonal(parsed, match))
            return draft
    return None


def _clause(parsed: Parsed, match: CueMatch, cues: dict[int, CueMatch]) -> Draft | None:
    cue = match.taking("clause")
    if cue is None:
        return None
    for child in parsed.children(match.head):
        clausal = child.dep in ("ccomp", "csubj", "csubj:pass") or (
            child.base_dep in ("advcl", "xcomp", "acl") and _mark(parsed, child) in ("que", "qu'", "that")
        )
        if not clausal or (child.base_dep == "csubj" and not match.is_passive):
            continue
        if child.i < match.head and child.i > 0 and subject_of(parsed, match.head) is None and not match.is_passive:
            continue
        outer = outer_cue(parsed, match, cues)
        source = source_of(parsed, outer or match) or beside_verb(parsed, match)
        content = _extended(parsed, match, _without_mark(parsed, child) - set(source), source)
        for more in parsed.children(match.head):  # "said that A but that B", B hung on "said"
            if more.base_dep == "conj" and _mark(parsed, more) in ("que", "qu'", "that"):
                content |= parsed.subtree(more.i)
        content -= _told_next(parsed, match, content, cues)
        return _draft(parsed, match, cue, content, source)
    return None


def _told_next(parsed: Parsed, match: CueMatch, content: set[int], cues: dict[int, CueMatch]) -> set[int]:
    """Return the part of a content that is a second telling by the same source: "said A and said B"."""
    found: set[int] = set()
    for i in content:
        if i in cues and outer_cue(parsed, cues[i], cues) is match:
            found |= parsed.subtree(i)
    return found


def _extended(
    parsed: Parsed, match: CueMatch, content: set[int], source: tuple[int, ...], days: frozenset[str] = frozenset()
) -> set[int]:
    """Add what follows a content without a comma and hangs on the cue: a phrase that the parser attached too high.

    "…expliqué qu'il était jaloux de sa voisine": where "de sa voisine" hangs on "expliqué", it is content all the same.
    With `days`, a phrase that tells the day of the announcement stays outside.
    """
    if not content or max(content) < match.head:
        return content
    found = set(content)
    again = True
    while again:
        again = False
        nxt = max(found) + 1
        if nxt >= parsed.sentence(match.head).last:
            break
        child = _phrase_from(parsed, nxt, match.head)
        if child is None or child.base_dep not in _LOOSE or child.dep == "obl:agent":
            break
        part = parsed.subtree(child.i)
        if part & set(source) or any(parsed.tokens[i].lower in days for i in part):
            break
        first = parsed.tokens[nxt]
        if child.base_dep in ("advcl", "acl") and first.pos == "VERB" and "VerbForm=Part" in first.feats:
            break
        found |= part
        again = True
    return found


def _phrase_from(parsed: Parsed, start: int, cue: int) -> Token | None:
    """Return the head of the largest phrase that begins at a token and hangs on the cue or to the left of it."""
    token = parsed.tokens[start]
    while token.head >= start and token.head != token.i:
        token = parsed.tokens[token.head]
    if token.head > cue or min(parsed.subtree(token.i)) != start or token.head == token.i:
        return None
    return token


def _infinitive(parsed: Parsed, match: CueMatch) -> Draft | None:
    cue = match.taking("infinitive")
    if cue is None:
        return None
    for child in parsed.children(match.head):
        if child.i < match.head or child.base_dep not in ("xcomp", "ccomp", "advcl"):
            continue
        if child.pos not in ("VERB", "AUX") and not _has_copula(parsed, child):
            continue
        if child.base_dep == "advcl" and _mark(parsed, child) not in ("de", "d'", "to"):
            continue
        source = source_of(parsed, match)
        content = _without_mark(parsed, child)
        thing = next((c for c in parsed.children(match.head) if c.base_dep == "obj" and c.pos == "NOUN"), None)
        if thing is not None and "phrase" in cue.content and cue.act != "urge" and match.head < thing.i < child.i:
            content = parsed.subtree(thing.i) | parsed.subtree(
                child.i
            )  # "a annoncé sa volonté de …", "announced plans to …"
        if len([i for i in content if parsed.tokens[i].pos != "PUNCT"]) < 2:
            return None
        return _draft(parsed, match, cue, _extended(parsed, match, content, source), source)
    return None


def _incise(parsed: Parsed, match: CueMatch) -> Draft | None:
    """ "La digue a cédé, a indiqué la préfecture." — the verb hangs on the sentence that it reports."""
    cue = match.taking("clause", "quote")
    token = parsed.tokens[match.head]
    if cue is None or token.head == token.i:
        return None
    as_clause = token.base_dep == "advcl" and any(
        child.lower in _AS and child.base_dep in ("mark", "advmod", "case") for child in parsed.children(token.i)
    )
    inverted = inverted_subject(parsed, match)
    loose = inverted is not None and token.base_dep in ("conj", "advcl", "acl", "ccomp", "appos", "dep", "obl")
    if token.base_dep != "parataxis" and not as_clause and not loose:
        return None
    if inverted is None and subject_of(parsed, token.i) is None and not match.is_passive:
        return None
    host = parsed.tokens[token.head]
    if host.pos not in ("VERB", "AUX") and not any(
        c.base_dep in ("nsubj", "cop", "expl") for c in parsed.children(host.i)
    ):
        return None
    content = parsed.subtree(host.i) - parsed.subtree(token.i)
    if any(child.dep == "ccomp" for child in parsed.children(token.i)):
        return None
    if len(content) < 2:
        return None
    return _draft(parsed, match, cue, content, source_of(parsed, match, controlled=False))


def _predicate(parsed: Parsed, match: CueMatch) -> Draft | None:
    """Read "Il a qualifié la crue de « catastrophe »", "She called it a scandal", "Elle est accusée d'avoir …"."""
    cue = next((entry for entry in match.cues if "predicate" in entry.content), None)
    if cue is None:
        return None
    children = parsed.children(match.head)
    thing = next((c for c in children if c.dep in ("nsubj:pass",)), None) if match.is_passive else None
    thing = thing or next((c for c in children if c.base_dep == "obj"), None)
    if thing is None and match.is_passive:
        thing = subject_of(parsed, match.head)
    if thing is None and parsed.tokens[match.head].base_dep == "acl":
        thing = parsed.tokens[parsed.tokens[match.head].head]  # "une loi qualifiée de …"
    if thing is None:
        return None
    said = None
    for child in children:
        if child.i == thing.i or (child.i < match.head and child.base_dep != "xcomp"):
            continue
        heads = {case.lower for case in parsed.children(child.i) if case.base_dep in ("case", "mark", "advmod")}
        if child.base_dep in ("obl", "xcomp", "advcl", "obj", "nmod", "ccomp"):
            if cue.preposition and not heads & set(cue.preposition):
                continue
            said = child
            break
    if said is None:
        return None
    content = _without_mark(parsed, said) | (
        noun_phrase(parsed, thing.i) - parsed.subtree(match.head)
        if thing.i not in parsed.subtree(match.head)
        else noun_phrase(parsed, thing.i)
    )
    return _draft(parsed, match, cue, content, _source_beside(parsed, match, thing))


def _source_beside(parsed: Parsed, match: CueMatch, thing: Token) -> tuple[int, ...]:
    source = source_of(parsed, match)
    return () if thing.i in source else source


def _phrase(parsed: Parsed, match: CueMatch, days: frozenset[str] = frozenset()) -> Draft | None:
    """ "Le préfet a annoncé la fermeture de l'école." · "A ceasefire was called for by …"."""
    cue = match.taking("phrase")
    if cue is None or cue.strength < _PHRASE_STRENGTH or _is_quoted(parsed, match):
        return None
    children = parsed.children(match.head)
    if cue.preposition:
        for child in children:
            heads = {case.lower for case in parsed.children(child.i) if case.base_dep in ("case", "mark")}
            if child.base_dep in ("obl", "advcl", "nmod", "xcomp") and heads & set(cue.preposition):
                return _draft(parsed, match, cue, _without_mark(parsed, child), source_of(parsed, match))
        return None
    if match.is_passive:
        thing = next((c for c in children if c.base_dep == "nsubj" and c.pos in ("NOUN", "PROPN")), None)
    else:
        thing = next((c for c in children if c.base_dep == "obj" and c.pos in ("NOUN", "PROPN")), None)
    if thing is None or thing.pos == "PROPN":
        return None
    source = source_of(parsed, match)
    if not source and not match.is_passive:
        return None
    content = parsed.subtree(thing.i) - set(source)
    if not match.is_passive:
        content = _extended(parsed, match, content, source, days)
    return _draft(parsed, match, cue, content, source)


def _by_noun(parsed: Parsed, match: CueMatch) -> Iterator[Draft]:
    """ "l'annonce de la préfète selon laquelle …" · "the claim that …" · "sa volonté de …"."""
    for child in parsed.children(match.head):
        if child.i < match.head or child.base_dep not in ("acl", "ccomp", "xcomp", "advcl"):
            continue
        mark = _mark(parsed, child)
        finite = mark in ("que", "qu'", "that")
        infinitive = mark in _INFINITIVE_MARKS
        cue = match.taking("clause") if finite else match.taking("infinitive") if infinitive else None
        if cue is None:
            continue
        draft = _draft(parsed, match, cue, _without_mark(parsed, child), owner_of(parsed, match.head))
        if draft is not None:
            yield draft
            return


def _opens_clause(parsed: Parsed, match: CueMatch, named: Token, people: frozenset[str]) -> bool:
    """Return whether a weak preposition opens a clause with a person or body: "Pour la maire, …"."""
    sentence = parsed.sentence(match.tokens[0])
    first = match.tokens[0]
    if first > sentence.first and parsed.tokens[first - 1].text.lower() not in (
        ",",
        ";",
        ":",
        "mais",
        "et",
        "but",
        "and",
    ):
        return False
    last = max(parsed.subtree(named.i))
    if last + 1 >= sentence.last or parsed.tokens[last + 1].text != ",":
        return False
    return named.pos in ("PROPN", "PRON") or named.lower in people or named.lemma.lower() in people


def _by_preposition(parsed: Parsed, match: CueMatch, people: frozenset[str]) -> Iterator[Draft]:
    """ "Selon la préfecture, la digue a cédé." · "The road is shut, according to police."."""
    named = _object_of(parsed, match)
    if named is None or (match.cues[0].strength < 0.8 and not _opens_clause(parsed, match, named, people)):
        return
    sentence = parsed.sentence(match.head)
    source = noun_phrase(parsed, named.i) - set(match.tokens)
    aside = parsed.subtree(named.i) | set(match.tokens)
    host = parsed.tokens[clause_of(parsed, named.i)]
    if host.i == named.i or host.i in aside:
        others = [i for i in range(sentence.first, sentence.last) if i not in aside and parsed.tokens[i].pos != "PUNCT"]
        if not others:
            return
        content = set(range(sentence.first, sentence.last))
    else:
        content = _scope(parsed, host.i, min(aside), sentence.first)
    content -= _phrase_with_edges(parsed, aside, source)
    if min(aside) - sentence.first > 2 and not any(i < min(aside) for i in content):
        content = set(range(sentence.first, min(aside)))  # "…, according to a poll taken last week": what goes before
    cue = match.cues[0]
    draft = _draft(parsed, match, cue, content, tuple(sorted(source)))
    if draft is not None and sum(len(range(*_bounds(parsed, span))) for span in draft.content) >= 2:
        yield draft


def _bounds(parsed: Parsed, span: Span) -> tuple[int, int]:
    inside = parsed.tokens_in(span)
    return (inside[0].i, inside[-1].i + 1) if inside else (0, 0)


def _scope(parsed: Parsed, host: int, first: int, start: int) -> set[int]:
    """Return the clause that "selon X" covers: all of the sentence from its beginning or end, else its own clause."""
    token = parsed.tokens[host]
    while token.head != token.i and token.base_dep in ("xcomp", "conj") and first <= min(parsed.subtree(token.i)) + 1:
        break
    if first - start <= 2 or token.base_dep in ("root", "xcomp"):
        while token.head != token.i and token.base_dep not in ("ccomp", "parataxis", "acl"):
            token = parsed.tokens[token.head]
    return parsed.subtree(token.i)


def _object_of(parsed: Parsed, match: CueMatch) -> Token | None:
    """Return the head of the phrase that a preposition introduces."""
    last = match.tokens[-1]
    token = parsed.tokens[last]
    inside = set(match.tokens)
    head = token
    while head.i in inside and head.head != head.i:
        head = parsed.tokens[head.head]
    if head.i not in inside and head.i > last:
        return head if head.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "DET", "SYM") else None
    # the tree hangs it elsewhere: take the next noun to the right
    sentence = parsed.sentence(last)
    for i in range(last + 1, min(last + 6, sentence.last)):
        if parsed.tokens[i].pos in ("NOUN", "PROPN", "PRON"):
            return parsed.tokens[i]
    return None


def _phrase_with_edges(parsed: Parsed, aside: set[int], source: set[int]) -> set[int]:
    """Return the tokens of "selon X, qui …" with the commas around it."""
    low, high = min(aside), max(aside)
    found = set(aside)
    if low > 0 and parsed.tokens[low - 1].text in (",", "(", "–", "—", "-"):
        found.add(low - 1)
    if high + 1 < len(parsed.tokens) and parsed.tokens[high + 1].text in (",", ")", "–", "—", "-"):
        found.add(high + 1)
    return found


def _mark(parsed: Parsed, token: Token) -> str:
    """Return the word that introduces a clause: "que", "that", "de", "to", "si" …; empty when there is none."""
    for child in parsed.children(token.i):
        if child.i < token.i and child.base_dep in ("mark", "case"):
            return child.lower
    return ""


def _has_copula(parsed: Parsed, token: Token) -> bool:
    return any(child.base_dep == "cop" for child in parsed.children(token.i))


def _without_mark(parsed: Parsed, token: Token) -> set[int]:
    """Return a clause or phrase without the conjunction or preposition that introduces it."""
    found = parsed.subtree(token.i)
    for child in parsed.children(token.i):
        introduces = child.i < token.i and child.base_dep in ("mark", "case")
        if introduces and child.lower in _COMPLEMENTIZERS | _INFINITIVE_MARKS | _AS:
            found.discard(child.i)
    return found
