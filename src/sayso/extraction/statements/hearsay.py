"""Find claims whose source is withheld: the French journalistic conditional, "reportedly", "allegedly"."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Mapping

from sayso.extraction.statements.drafts import Draft
from sayso.extraction.statements.phrases import clause_of, pieces, subject_of
from sayso.languages.pack import Hedge, Pack
from sayso.parsing.document import Parsed, Token
from sayso.records import Span

__all__ = ["find_hearsay"]


def find_hearsay(parsed: Parsed, pack: Pack, covered: list[Span], cues: set[int]) -> Iterator[Draft]:
    """Yield a statement without source and cue for each clause that marks hearsay outside of attributed words."""
    seen: set[int] = set()
    hedges: dict[str, list[Hedge]] = {}
    for hedge in pack.hedges:
        hedges.setdefault(hedge.words[0], []).append(hedge)
    hidden = _merged([*covered, *(quote.span for quote in parsed.quotes)])
    for token in parsed.tokens:
        if parsed.sentence(token.i).quote is not None or _inside(token, hidden):
            continue
        rule = _by_adverb(parsed, token, hedges) or _by_conditional(parsed, token, pack)
        if rule is None:
            continue
        head = clause_of(parsed, token.i)
        if head in seen or _goes_on(parsed, head, seen):
            continue
        seen.add(head)
        numbers = _clause(parsed, head)
        if token.i == min(numbers) and not rule.endswith("conditional"):
            numbers = parsed.subtree(head)  # "Reportedly, two died and three were hurt": it covers both
        if head in cues:
            continue  # "est accusé d'avoir …" is a statement already, with a cue of its own
        if parsed.tokens[min(numbers)].pos == "CCONJ":
            numbers = numbers - {min(numbers)}  # "and dozens were reportedly hurt"
        found = pieces(parsed, numbers)
        if found and len(numbers) >= 3:
            yield Draft(content=found, rule=rule, act="say", strength=0.6, hearsay=True, impersonal=True)


def _goes_on(parsed: Parsed, head: int, seen: set[int]) -> bool:
    """Return whether a verb shares the subject of a clause that is hearsay already: "aurait fui et aurait été pris"."""
    token = parsed.tokens[head]
    return token.base_dep == "conj" and token.head in seen and subject_of(parsed, head) is None


def _merged(spans: list[Span]) -> list[Span]:
    """Return spans in order, those that touch joined, so that one look-up finds whether a place lies in any."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _inside(token: Token, hidden: list[Span]) -> bool:
    place = bisect.bisect_right(hidden, token.start, key=lambda span: span.start) - 1
    return place >= 0 and hidden[place].holds(token.start)


def _by_adverb(parsed: Parsed, token: Token, hedges: Mapping[str, list[Hedge]]) -> str | None:
    fitting: list[Hedge] = [*hedges.get(token.lower, []), *hedges.get(token.lemma.lower(), [])]
    for hedge in fitting:
        here = parsed.tokens[token.i : token.i + len(hedge.words)]
        if len(here) == len(hedge.words) and all(
            word in (t.lower, t.lemma.lower()) for word, t in zip(hedge.words, here, strict=True)
        ):
            return hedge.id
    return None


def _by_conditional(parsed: Parsed, token: Token, pack: Pack) -> str | None:
    """Return the rule when a main clause stands in the conditional: "Le pont aurait cédé dans la nuit."."""
    if "Mood=Cnd" not in token.feats or not token.lower.endswith(pack.hearsay_endings):
        return None  # the tagger alone takes "surveillait" for one
    head = parsed.tokens[clause_of(parsed, token.i)]
    grammar = parsed.grammar
    if {head.lemma.lower(), token.lemma.lower()} & grammar.modal_verbs:
        return None
    if head.base_dep in ("ccomp", "advcl") or any(c.lower in grammar.conjunctions for c in parsed.children(head.i)):
        return None
    sentence = parsed.sentence(token.i)
    words = parsed.words(sentence)
    supposed = any(
        word.lower in grammar.conditions or (word.lower in grammar.questions and word.base_dep == "mark")
        for word in words
    )
    if supposed or words[0].lower in grammar.lacking or words[-1].text == "?":
        return None
    return f"{pack.language}.hearsay.conditional"


def _clause(parsed: Parsed, head: int) -> set[int]:
    """Return the tokens of a clause without coordinated and inserted clauses."""
    found = parsed.subtree(head)
    for child in parsed.children(head):
        clause = child.pos in ("VERB", "AUX") or any(c.base_dep in ("cop", "aux") for c in parsed.children(child.i))
        own = child.base_dep == "parataxis" or subject_of(parsed, child.i) is not None
        if child.base_dep in ("conj", "parataxis") and clause and own:
            found -= parsed.subtree(child.i)
    return found
