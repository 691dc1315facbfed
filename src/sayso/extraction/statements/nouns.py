"""The constructions of nouns and prepositions: "l'annonce de X selon laquelle …", "selon X", "according to X"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sayso.extraction.statements.contents import closes_quote, draft_of, mark_of, opens_quote, without_mark
from sayso.extraction.statements.cues import CueMatch
from sayso.extraction.statements.drafts import Draft
from sayso.extraction.statements.phrases import clause_of, noun_phrase, subject_of
from sayso.extraction.statements.sources import owner_of, whole_name
from sayso.languages.pack import ContentKind, Pack
from sayso.parsing.document import Parsed, Token

__all__ = ["find_by_nouns", "find_by_prepositions"]

_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "DET", "SYM"))
_STOPS = frozenset((";", "."))
_BREAKS = frozenset((",", "(", ")", "–", "—", "-"))


def find_by_nouns(parsed: Parsed, matches: list[CueMatch]) -> Iterator[Draft]:
    """Yield the statements of nouns: "l'annonce de X selon laquelle …", "the claim that …", "sa volonté de …"."""
    denials = {match.head: match for match in matches if match.kind == "verb" and match.cues[0].act == "deny"}
    for match in matches:
        if match.kind != "noun" or _is_undone(parsed, match):
            continue
        draft = _which_clause(parsed, match) or _noun_clause(parsed, match)
        if draft is not None:
            denial = _denial(parsed, match, denials)
            if denial is not None:
                draft.act, draft.cue = "deny", denial.tokens
            draft.construction = "noun"
            yield draft


def _is_undone(parsed: Parsed, match: CueMatch) -> bool:
    """Return whether what a noun says is taken back: "a levé l'interdiction de …", "lifted the ban on …"."""
    noun = parsed.tokens[match.head]
    return (
        match.cues[0].act == "decree"
        and noun.dep in ("obj", "nsubj:pass")
        and parsed.tokens[noun.head].lemma.lower() in parsed.grammar.lifting_verbs
    )


def _denial(parsed: Parsed, match: CueMatch, denials: Mapping[int, CueMatch]) -> CueMatch | None:
    """Return the verb by which somebody denies what a noun tells that is not said to be another's.

    "The mayor dismissed claims that food was stolen" denies; in "dismissed the envoy's claim that …" the envoy speaks.
    """
    noun = parsed.tokens[match.head]
    owner = owner_of(parsed, noun.i)
    denied = noun.base_dep == "obj" and noun.head in denials and (not owner or max(owner) < noun.head)
    return denials[noun.head] if denied else None


def _noun_clause(parsed: Parsed, match: CueMatch) -> Draft | None:
    for child in parsed.children(match.head):
        if child.i < match.head or child.base_dep not in ("acl", "ccomp", "xcomp", "advcl"):
            continue
        mark = mark_of(parsed, child)
        told: ContentKind = "clause" if mark in parsed.grammar.conjunctions else "infinitive"
        opened = mark in parsed.grammar.conjunctions | parsed.grammar.infinitive_marks
        cue = match.taking(told) if opened else None
        if cue is not None:
            return draft_of(parsed, match, cue, without_mark(parsed, child), owner_of(parsed, match.head))
    return None


def _which_clause(parsed: Parsed, match: CueMatch) -> Draft | None:
    """Read "l'annonce de X selon laquelle …": the clause after the relative pronoun."""
    cue = match.taking("clause")
    sentence = parsed.sentence(match.head)
    if cue is None:
        return None
    grammar = parsed.grammar
    for i in range(match.head + 1, min(match.head + 12, sentence.last - 2)):
        after = parsed.tokens[i + 1].lower
        if parsed.tokens[i].lower in grammar.clause_prepositions and after in grammar.prepositional_relatives:
            stop = next((k for k in range(i + 2, sentence.last) if parsed.tokens[k].text in (",", ";")), sentence.last)
            owner = tuple(k for k in owner_of(parsed, match.head) if k < i)
            return draft_of(parsed, match, cue, set(range(i + 2, stop)), owner)
    return None


def find_by_prepositions(parsed: Parsed, pack: Pack, matches: list[CueMatch], used: set[int]) -> Iterator[Draft]:
    """Yield the statements of prepositions: "Selon la préfecture, …", "…, according to police"."""
    people = frozenset(word.lower() for role in pack.roles for word in role.words)
    for match in matches:
        if match.kind != "preposition" or match.head in used:
            continue
        draft = _by_preposition(parsed, match, people)
        if draft is not None:
            draft.construction = "preposition"
            yield draft


def _by_preposition(parsed: Parsed, match: CueMatch, people: frozenset[str]) -> Draft | None:
    named = _object_of(parsed, match)
    if named is None:
        return None
    if named.lower in parsed.grammar.prepositional_relatives:
        return _by_relative(parsed, match, named) if match.cues[0].strength >= 0.8 else None
    if match.cues[0].strength < 0.8 and not _opens_clause(parsed, match, named, people):
        return None
    sentence = parsed.sentence(match.head)
    aside = _without_marks(parsed, parsed.subtree(named.i) | set(match.tokens))
    source = set(whole_name(parsed, match, noun_phrase(parsed, named.i) - set(match.tokens)))
    if not _can_speak(parsed, match, named, source, people):
        return None
    aside |= source
    quoted = _quoted_behind(parsed, match, named)
    if quoted:
        source = set(range(match.tokens[-1] + 1, min(quoted) - 1))
        return draft_of(parsed, match, match.cues[0], quoted, tuple(sorted(source)))
    begun = _clause_begun(parsed, match, named)
    if begun is not None:
        start, verb = begun
        source = {i for i in source if i < start - 1}
        content = _without_marks(
            parsed, set(range(start, verb + 1)) | {i for i in _clause_of(parsed, verb) if i >= start}
        )
        content = _around(parsed, content, set(range(sentence.first, start - 1)), sentence.first, sentence.last)
        return draft_of(parsed, match, match.cues[0], content, tuple(sorted(source))) if source else None
    host = parsed.tokens[clause_of(parsed, named.i)]
    counted = _counted(parsed, named, match)
    if counted is not None:
        content = parsed.subtree(counted.i)
    elif host.i == named.i or host.i in aside:
        aside = set(range(min(aside), max(source) + 1))
        content = set(range(sentence.first, sentence.last))
    else:
        content = _scope(parsed, host.i, min(aside), sentence.first)
    if counted is None and not any(parsed.tokens[i].pos in ("VERB", "AUX") for i in content - aside):
        content = set(range(sentence.first, sentence.last))
    ends = max(aside) + 2 >= sentence.last and min(aside) - sentence.first > 2
    if counted is None and ends and parsed.tokens[min(aside) - 1].text == ",":
        content |= set(range(_last_break(parsed, min(aside), sentence.first), min(aside)))  # "A et B, selon X."
    content -= _with_edges(parsed, aside)
    if counted is None:
        content = _around(parsed, content, aside, sentence.first, sentence.last)
    if counted is None and _starts_late(parsed, content, aside, sentence.first):
        before = set(range(sentence.first, min(aside)))  # "…, according to a poll taken last week": what goes before
        content = _around(parsed, before, aside, sentence.first, sentence.last)
    if len([i for i in content if parsed.tokens[i].pos != "PUNCT"]) < 2:
        return None
    return draft_of(parsed, match, match.cues[0], content, tuple(sorted(source)))


def _quoted_behind(parsed: Parsed, match: CueMatch, named: Token) -> set[int]:
    """Return quoted words behind a source with its office, at the end: "Selon Nela Orvane, préfète, « … »"."""
    sentence = parsed.sentence(match.head)
    if match.tokens[0] > sentence.first or named.i < match.tokens[-1]:
        return set()
    for i in range(named.i + 1, min(named.i + 16, sentence.last)):
        token = parsed.tokens[i]
        if "VerbForm=Fin" in token.feats or token.text in (";", ":"):
            return set()
        if opens_quote(parsed, i):
            closed = next((k for k in range(i + 1, sentence.last) if closes_quote(parsed, k)), None)
            ends = closed is not None and all(t.pos == "PUNCT" for t in parsed.tokens[closed + 1 : sentence.last])
            set_off = parsed.tokens[i - 1].text == "," and any(t.text == "," for t in parsed.tokens[named.i : i - 1])
            return set(range(i, (closed or i) + 1)) if ends and set_off else set()
    return set()


def _clause_begun(parsed: Parsed, match: CueMatch, named: Token) -> tuple[int, int] | None:
    """Return where a clause and its verb begin whose subject the tree takes for an apposition.

    "Selon l'organisation, des milliers de familles fuient": an apposition would have a comma behind it too.
    """
    sentence = parsed.sentence(match.head)
    if match.tokens[0] > sentence.first or named.i < match.tokens[-1]:
        return None
    comma = next((i for i in range(named.i + 1, sentence.last) if parsed.tokens[i].text == ","), None)
    apposed = comma is not None and any(
        t.base_dep in ("appos", "conj", "nmod", "advmod") and t.i > comma and parsed.tokens[t.head].i <= comma
        for t in parsed.tokens[comma + 1 : min(comma + 12, sentence.last)]
    )
    if comma is None or not apposed:
        return None
    verb = next((t for t in parsed.tokens[comma + 1 : sentence.last] if "VerbForm=Fin" in t.feats), None)
    first = parsed.tokens[comma + 1]
    if verb is None or first.lower in parsed.grammar.relatives or "PronType=Rel" in first.feats:
        return None
    between = parsed.tokens[comma + 1 : verb.i]
    named_there = any(t.pos in ("NOUN", "PROPN", "PRON") for t in between)
    marks = (t for t in between[1:] if t.pos == "PUNCT" and t.text not in ("/", "-", "’"))
    parted = any(marks) or any(t.pos in ("SCONJ", "PRON") for t in between[1:])
    return (comma + 1, verb.i) if named_there and not parted and first.pos != "ADP" else None


def _clause_of(parsed: Parsed, verb: int) -> set[int]:
    """Return the clause of a finite verb or auxiliary."""
    return parsed.subtree(clause_of(parsed, verb))


def _by_relative(parsed: Parsed, match: CueMatch, relative: Token) -> Draft | None:
    """Read "la Chambre des ports, selon laquelle la jetée tient": the source is the noun before."""
    clause = next((t for t in parsed.ancestors(relative.i) if t.dep.startswith("acl")), None)
    if clause is None:
        return None
    antecedent = parsed.tokens[clause.head]
    told = any(parsed.tokens[i].text == "," for i in range(antecedent.i, match.tokens[0]))
    if not told or antecedent.pos not in ("NOUN", "PROPN"):
        return None  # "l'annonce selon laquelle …" is the noun's
    content = parsed.subtree(clause.i) - parsed.subtree(relative.i)
    content = {i for i in content if i > relative.i}
    source = noun_phrase(parsed, antecedent.i) - parsed.subtree(clause.i)
    return draft_of(parsed, match, match.cues[0], content, tuple(sorted(source)))


def _starts_late(parsed: Parsed, content: set[int], aside: set[int], first: int) -> bool:
    """Return whether words stand before an aside and none of them is content: the tree hung the wrong side to it."""
    low = min(aside)
    start = max((i + 1 for i in range(first, low) if parsed.tokens[i].text in _STOPS), default=first)
    return low - start > 2 and not any(i < low for i in content)


def _around(parsed: Parsed, content: set[int], aside: set[int], first: int, last: int) -> set[int]:
    """Return a content up to the semicolons around "selon X", with what goes on behind: "Elle est, selon X, coupée"."""
    low, high = min(aside), max(aside)
    start = max((i + 1 for i in range(first, low) if parsed.tokens[i].text in _STOPS), default=first)
    stop = next((i for i in range(high + 1, last) if parsed.tokens[i].text == ";"), last)
    inside = {i for i in content if start <= i < stop}
    if not inside - aside:
        return set(range(start, stop))
    commas = high + 2 < stop and parsed.tokens[high + 1].text == "," and parsed.tokens[low - 1].text == ","
    goes_on = commas and parsed.tokens[high + 2].pos not in ("SCONJ", "CCONJ", "ADV")
    touches = low - 2 in inside or low - 1 in inside
    return inside | set(range(high + 2, stop)) if goes_on and touches and max(inside) < low else inside


def _can_speak(parsed: Parsed, match: CueMatch, named: Token, source: set[int], people: frozenset[str]) -> bool:
    """Return whether "selon" leads to a source: in "varient selon la marée" neither a comma nor a speaker does."""
    first = match.tokens[0]
    sentence = parsed.sentence(first)
    if named.lower in parsed.grammar.scales and not any(parsed.tokens[i].pos == "PROPN" for i in source):
        return False  # "Selon la saison, le bac passe deux fois"
    apart = (
        first - sentence.first <= 1 or parsed.tokens[first - 1].text in _BREAKS or parsed.tokens[first - 1].text in "»”"
    )
    known = named.lower in people or named.lemma.lower() in people or named.pos in ("PROPN", "PRON")
    return apart or known or any(parsed.tokens[i].pos == "PROPN" for i in source)


def _without_marks(parsed: Parsed, numbers: set[int]) -> set[int]:
    """Return tokens without the punctuation at their edges."""
    words = [i for i in numbers if parsed.tokens[i].pos != "PUNCT"]
    return {i for i in numbers if min(words) <= i <= max(words)}


def _last_break(parsed: Parsed, before: int, first: int) -> int:
    """Return where the stretch begins that a closing "selon X" covers: after the last semicolon, colon or stop."""
    return max((i + 1 for i in range(first, before) if parsed.tokens[i].text in (";", ":", ".")), default=first)


def _counted(parsed: Parsed, named: Token, match: CueMatch) -> Token | None:
    """Return the counted noun right before "selon X" in "2 400 personnes selon la préfecture, 9 000 selon …"."""
    first = match.tokens[0]
    before = parsed.tokens[first - 1] if first else None
    if before is None or before.pos not in ("NOUN", "NUM"):
        return None
    head = parsed.tokens[named.head]
    counts = before.pos == "NUM" or any(c.base_dep == "nummod" for c in parsed.children(before.i))
    return before if counts and head.i == before.i else None


def _scope(parsed: Parsed, host: int, first: int, start: int) -> set[int]:
    """Return the clause that "selon X" covers: all of the sentence from its beginning or end, else its own clause."""
    token = parsed.tokens[host]
    while token.base_dep == "conj" and token.i < first and subject_of(parsed, token.i) is None:
        token = parsed.tokens[token.head]  # "The pier is registered here and was built in 1944 according to X"
    if first - start <= 2 or token.base_dep in ("root", "xcomp"):
        while token.head != token.i and token.base_dep not in ("ccomp", "parataxis", "acl"):
            token = parsed.tokens[token.head]
    return parsed.subtree(token.i)


def _object_of(parsed: Parsed, match: CueMatch) -> Token | None:
    """Return the head of the phrase that a preposition introduces."""
    last = match.tokens[-1]
    inside = set(match.tokens)
    head = parsed.tokens[last]
    while head.i in inside and head.head != head.i:
        head = parsed.tokens[head.head]
    if head.i not in inside and head.i > last and head.pos in _NOMINAL:
        return head
    sentence = parsed.sentence(last)  # the tree hangs it elsewhere: take the next noun to the right
    return next(
        (t for t in parsed.tokens[last + 1 : min(last + 6, sentence.last)] if t.pos in ("NOUN", "PROPN", "PRON")), None
    )


def _opens_clause(parsed: Parsed, match: CueMatch, named: Token, people: frozenset[str]) -> bool:
    """Return whether a weak preposition opens a clause with a person or body: "Pour la maire, …"."""
    sentence = parsed.sentence(match.tokens[0])
    first = match.tokens[0]
    opens = parsed.grammar.coordinators | {",", ";", ":"}
    if first > sentence.first and parsed.tokens[first - 1].text.lower() not in opens:
        return False
    last = max(i for i in parsed.subtree(named.i) if parsed.tokens[i].pos != "PUNCT")
    if last + 1 >= sentence.last or parsed.tokens[last + 1].text != ",":
        return False
    some = named.lower in parsed.grammar.partial_pronouns  # "Pour certains, …"
    return named.pos in ("PROPN", "PRON") or some or named.lower in people or named.lemma.lower() in people


def _with_edges(parsed: Parsed, aside: set[int]) -> set[int]:
    """Return the tokens of "selon X, qui …" with the commas around it."""
    low, high = min(aside), max(aside)
    found = set(aside)
    if low > 0 and parsed.tokens[low - 1].text in _BREAKS:
        found.add(low - 1)
    if high + 1 < len(parsed.tokens) and parsed.tokens[high + 1].text in _BREAKS:
        found.add(high + 1)
    return found
