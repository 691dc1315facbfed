"""What a number counts: the noun after it, the noun that governs a sum, or what the number before it counted."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sayso.extraction.numbers import Number
from sayso.extraction.numbers.grammar import grammar_of
from sayso.languages.pack import Pack
from sayso.parsing.document import Parsed, Token
from sayso.records import Span

__all__ = ["Counted", "find_counted", "number_tokens"]

_INSIDE = frozenset(("ADJ", "NOUN", "PROPN", "X"))
_MARKS = frozenset('«»“”"-‑')
_MEASURES = frozenset(("money", "length", "area", "volume", "mass", "speed", "temperature", "energy", "data", "points"))


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun that is counted and the shortest phrase that is understandable alone.

    Attributes:
        beside: it stands beside the number, and is not what a number before it counted.
    """

    head: int
    words: str
    beside: bool = True


def number_tokens(parsed: Parsed, number: Number) -> tuple[Token, ...]:
    """Return the tokens of a number expression, with its bounds and unit."""
    return parsed.tokens_in(Span(number.start, number.end))


def find_counted(
    parsed: Parsed, number: Number, before: Counted | None, taken: frozenset[int], pack: Pack
) -> Counted | None:
    """Return what a number counts: of "trente maisons en bois" the "maisons".

    Args:
        parsed: the report.
        number: one of its numbers.
        before: what the number before it in the sentence counted, which "trente autres" counts too.
        taken: the tokens of all numbers of the report, which are never what is counted.
        pack: the language.
    """
    tokens = number_tokens(parsed, number)
    if not tokens:
        return None
    found = _after(parsed, number, tokens, taken, pack)
    if found is not None and parsed.tokens[found.head].lemma.lower() not in pack.light_nouns:
        return found
    inherited = replace(before, beside=False) if before is not None else None
    if inherited is not None and number.measure is None and number.form != "share":
        return inherited
    return _governor(parsed, tokens, taken, pack) or found or inherited


def _after(
    parsed: Parsed, number: Number, tokens: tuple[Token, ...], taken: frozenset[int], pack: Pack
) -> Counted | None:
    sentence = parsed.sentence(tokens[-1].i)
    of = grammar_of(pack).marks["of"]
    place, linked = tokens[-1].i + 1, False
    while place < sentence.last:
        token = parsed.tokens[place]
        if token.lower in of or (token.pos == "ADP" and token.lemma in of):
            linked = True
        elif token.pos != "DET" and token.text not in _MARKS and not (linked and place in taken):
            break  # "deux des cinq bâtiments" goes on
        place += 1
    if number.measure in _MEASURES and not linked:
        return None
    run = _run(parsed, place, sentence.last)
    nouns = [token for token in run if token.pos in ("NOUN", "PROPN", "X") and token.i not in taken]
    if not run or (run[0].lower in pack.same_words and len(run) == 1):
        return None
    if not nouns:
        young = [token for token in run if token.pos in ("ADJ", "VERB")]  # "trois jeunes", "200 injured"
        return _phrase(parsed, run[:1], young[0]) if young and young[0] is run[0] else None
    head = _head(nouns, {token.i for token in run})
    return _phrase(parsed, run, head)


def _run(parsed: Parsed, place: int, last: int) -> list[Token]:
    """Return adjectives and nouns in a row, with the hyphens that join them."""
    run: list[Token] = []
    while place < last:
        token = parsed.tokens[place]
        joined = token.text in "-‑/" and run and place + 1 < last
        part = token.pos == "VERB" and "VerbForm=Part" in token.feats
        participle = token.pos == "VERB" and (token.dep in ("amod", "compound") or (not run and token.head > token.i))
        participle = participle or (part and not run)
        if token.pos not in _INSIDE and not joined and not participle and not (token.pos == "ADV" and not run):
            break
        run.append(token)
        place += 1
    return run


def _head(nouns: list[Token], run: set[int]) -> Token:
    """Return the noun of a row that the others depend on; the first one where there are several."""
    for noun, after in zip(nouns, [*nouns[1:], None], strict=True):
        inner = noun.head in run and noun.head > noun.i
        doubled = after is not None and (after.i, after.head, after.dep) == (noun.i + 1, noun.head, noun.dep)
        if not inner and not doubled:  # "measles cases", both read as subjects
            return noun
    return nouns[-1]


def _phrase(parsed: Parsed, run: list[Token], head: Token) -> Counted:
    last = head.i
    for token in run:
        if token.i == last + 1 and token.head == head.i and token.base_dep in ("amod", "flat", "appos", "acl"):
            last = token.i
    first = run[0]
    return Counted(head.i, parsed.report.text[first.start : parsed.tokens[last].end])


def _governor(parsed: Parsed, tokens: tuple[Token, ...], taken: frozenset[int], pack: Pack) -> Counted | None:
    """Return the noun that a number belongs to: "une amende de 300 euros", "le chômage atteint 7 %"."""
    inside = {token.i for token in tokens}
    here = next((token for token in tokens if token.head not in inside or token.head == token.i), tokens[0])
    for _ in range(4):
        subject = _dependent(parsed, here, taken, ("nsubj",))
        if subject is not None:
            return _named(parsed, subject, taken, pack)
        if here.head == here.i:
            return None
        here = parsed.tokens[here.head]
        noun = here.pos in ("NOUN", "PROPN") and here.i not in taken
        if noun and here.lemma.lower() not in pack.light_nouns:
            return _named(parsed, here, taken, pack)
        if noun and (of := _dependent(parsed, here, taken, ("nmod",))) is not None:
            return _named(parsed, of, taken, pack)
        if here.pos in ("VERB", "AUX", "ADJ") and here.i not in taken:
            found = _dependent(parsed, here, taken, ("obj", "nsubj"))
            if found is None and here.base_dep == "acl":
                continue  # "the number of cases rose to 58", with the verb read as part of the noun
            return _named(parsed, found, taken, pack) if found is not None else None
    return None


def _dependent(parsed: Parsed, head: Token, taken: frozenset[int], relations: tuple[str, ...]) -> Token | None:
    for relation in relations:
        for child in parsed.children(head.i):
            if child.base_dep == relation and child.i not in taken and child.pos in ("NOUN", "PROPN"):
                return child
    return None


def _named(parsed: Parsed, noun: Token, taken: frozenset[int], pack: Pack) -> Counted:
    if noun.lemma.lower() in pack.light_nouns:
        noun = _dependent(parsed, noun, taken, ("nmod",)) or noun
    parts = [
        noun,
        *(c for c in parsed.children(noun.i) if c.base_dep in ("amod", "compound") and abs(c.i - noun.i) <= 2),
    ]
    first, last = min(token.i for token in parts), max(token.i for token in parts)
    return Counted(noun.i, parsed.report.text[parsed.tokens[first].start : parsed.tokens[last].end])
