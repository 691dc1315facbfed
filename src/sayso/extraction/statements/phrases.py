"""From tokens of a tree to spans of characters, and the small questions that every other module asks of a tree."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.parsing.document import Parsed, Token
from sayso.records import Span

__all__ = [
    "clause_of",
    "is_clause",
    "is_inverted_pronoun",
    "noun_phrase",
    "pieces",
    "subject_of",
    "trim",
    "unbroken_runs",
    "without_edges",
]

_CLAUSE_DEPS = frozenset(("root", "conj", "ccomp", "xcomp", "csubj", "advcl", "acl", "parataxis", "dislocated"))
_EDGE_MARKS = frozenset(",;:.!?…–—-‑\"“”„«»‹›'’‘()[]") | {"...", "``", "''", "--"}
_OPENING = {"«": "»", "“": "”", '"': '"', "(": ")", "[": "]", "‘": "’", "„": "“", "'": "'", "``": "''", "‹": "›"}
_SUBJECTS = frozenset(("nsubj", "nsubj:pass", "csubj", "expl:subj", "nsubj:outer"))
# Dependents that describe a source without naming it: relative clauses, insertions, adverbial clauses.
_DESCRIPTIVE = frozenset(("acl:relcl", "parataxis", "advcl", "advmod", "cc", "dislocated", "discourse", "vocative"))


def is_clause(token: Token) -> bool:
    """Return whether a token heads a clause: a verb or a predicate with a clausal relation."""
    return token.pos in ("VERB", "AUX") or token.base_dep in ("root", "ccomp", "csubj", "parataxis", "advcl")


def clause_of(parsed: Parsed, i: int) -> int:
    """Return the head of the smallest clause that a token stands in."""
    token = parsed.tokens[i]
    while token.head != token.i and token.base_dep not in _CLAUSE_DEPS:
        token = parsed.tokens[token.head]
    return token.i


def subject_of(parsed: Parsed, verb: int) -> Token | None:
    """Return the head of a verb's own subject, an expletive included."""
    found = [child for child in parsed.children(verb) if child.dep in _SUBJECTS or child.base_dep == "nsubj"]
    found += [c for c in parsed.children(verb) if c.base_dep == "expl" and is_inverted_pronoun(c) and c not in found]
    if not found:
        return None
    inverted = [child for child in found if is_inverted_pronoun(child)]
    if inverted:
        return inverted[0]
    subjects = [child for child in found if child.base_dep == "nsubj"]
    before = [child for child in subjects if child.i < verb]  # of two, the nearer: "Vendredi, la maire a dit …"
    return (before or subjects or found)[-1 if before else 0]


def is_inverted_pronoun(token: Token) -> bool:
    """Return whether a token is the subject after its verb in "a-t-il indiqué", "répond-elle"."""
    return token.pos == "PRON" and token.text[:1] in ("-", "‑")


def noun_phrase(parsed: Parsed, head: int) -> set[int]:
    """Return the tokens of a phrase that name somebody: with role and apposition, without descriptive clauses.

    "la préfète, Anne Sorel, qui visitait le barrage" gives "la préfète, Anne Sorel".
    """
    found = {head}
    for child in parsed.children(head):
        if child.dep in _DESCRIPTIVE or child.pos == "PUNCT":
            continue
        if child.base_dep == "acl" and "VerbForm=Inf" not in child.feats and not _identifies(parsed, head, child):
            continue
        if child.base_dep == "nmod" and not _names(parsed, child):
            continue
        if child.base_dep == "conj" and (child.pos in ("VERB", "AUX") or _is_predicate(parsed, child)):
            continue
        if child.base_dep in ("case", "mark"):
            continue
        found |= noun_phrase(parsed, child.i) if child.base_dep in ("appos", "conj", "nmod", "flat") else set()
        if child.base_dep not in ("appos", "conj", "nmod", "flat"):
            found |= parsed.subtree(child.i)
        elif child.base_dep in ("nmod", "conj"):
            found |= {grand.i for grand in parsed.children(child.i) if grand.base_dep in ("case", "cc")}
    return _fill(parsed, found)


def _identifies(parsed: Parsed, head: int, participle: Token) -> bool:
    """Return whether a participle tells which one of many speaks: "une étude publiée par l'institut"."""
    if parsed.tokens[head].pos != "NOUN" or participle.i != head + 1 or "Tense=Pres" in participle.feats:
        return False
    authors = parsed.grammar.author_prepositions
    return any(
        case.lower in authors
        for child in parsed.children(participle.i)
        if child.base_dep in ("obl", "nmod")
        for case in parsed.children(child.i)
        if case.base_dep == "case"
    )


def _is_predicate(parsed: Parsed, token: Token) -> bool:
    return any(child.base_dep in ("cop", "aux", "nsubj", "expl") for child in parsed.children(token.i))


def _names(parsed: Parsed, token: Token) -> bool:
    """Return whether a phrase below a noun helps to name it: "de la ville", "of the city", not "devant sa maison"."""
    cases = [child.lower for child in parsed.children(token.i) if child.base_dep == "case"]
    return not cases or cases[0] in parsed.grammar.naming_prepositions


def _fill(parsed: Parsed, found: set[int]) -> set[int]:
    """Add punctuation that stands between two tokens of the phrase."""
    if not found:
        return found
    low, high = min(found), max(found)
    filled = set(found)
    for i in range(low, high + 1):
        if i not in filled and parsed.tokens[i].pos == "PUNCT":
            filled.add(i)
    return filled


def pieces(parsed: Parsed, numbers: Iterable[int]) -> tuple[Span, ...]:
    """Return the spans that some tokens stand on, edge punctuation left out, one for each unbroken run."""
    found = []
    for run in unbroken_runs(numbers):
        span = trim(parsed, run)
        if span is not None:
            found.append(span)
    return tuple(found)


def unbroken_runs(numbers: Iterable[int]) -> list[list[int]]:
    """Return numbers in order, cut wherever one is missing: 3, 4, 7 is [3, 4] and [7]."""
    runs: list[list[int]] = []
    for i in sorted(set(numbers)):
        if runs and i == runs[-1][-1] + 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


def trim(parsed: Parsed, run: list[int]) -> Span | None:
    """Return the span of a run of tokens without punctuation at its edges; a pair of marks both inside stays."""
    kept = without_edges(parsed, run)
    if not kept:
        return None
    return Span(parsed.tokens[kept[0]].start, parsed.tokens[kept[-1]].end)


def without_edges(parsed: Parsed, run: list[int]) -> list[int]:
    """Return a run of token numbers without punctuation at its edges, save a mark whose partner is inside."""
    low, high = 0, len(run)

    def text(position: int) -> str:
        return parsed.tokens[run[position]].text

    while low < high:
        first, last = text(low), text(high - 1)
        inside = [text(position) for position in range(low + 1, high)]
        if first in _EDGE_MARKS and not (first in _OPENING and _OPENING[first] in inside and last != _OPENING[first]):
            if first in _OPENING and last == _OPENING[first] and inside[:-1].count(first):
                break  # « A » puis « B »: both edges belong to pairs of their own
            low += 1
            if first in _OPENING and high > low and text(high - 1) == _OPENING[first]:
                high -= 1
            continue
        closes = [mark for mark, close in _OPENING.items() if close == last]
        if last in _EDGE_MARKS and not any(mark in [text(p) for p in range(low, high - 1)] for mark in closes):
            high -= 1
            continue
        break
    return run[low:high]
