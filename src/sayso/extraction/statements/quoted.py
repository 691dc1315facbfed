"""Find quoted words without any cue in a sentence of the report: « La chaîne met « tout en œuvre » … »."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extraction.statements.cues import CueMatch
from sayso.extraction.statements.drafts import Draft
from sayso.extraction.statements.phrases import clause_of, pieces
from sayso.extraction.statements.sources import source_of
from sayso.languages.pack import Pack
from sayso.parsing.document import Parsed
from sayso.records import Span

__all__ = ["find_quoted_clauses"]

_SHORTEST = 4
_HELPERS = frozenset(("aux", "cop"))


def find_quoted_clauses(
    parsed: Parsed, pack: Pack, matches: list[CueMatch], covered: list[Span], used: set[int]
) -> Iterator[Draft]:
    """Yield quoted words with a verb that no tree accounts for: by the cue beside them, else by the last speaker."""
    seen: set[int] = set()
    for index, quote in enumerate(parsed.quotes):
        if quote.depth or index in parsed.detached or any(span.overlaps(quote.inner) for span in covered):
            continue
        inside = [token for token in parsed.tokens_in(quote.inner) if token.pos != "PUNCT"]
        if len(inside) < _SHORTEST or not any(t.pos == "VERB" for t in inside) or _is_label(parsed, pack, quote.span):
            continue
        near = clause_of(parsed, inside[0].i)
        head = _finite_clause(parsed, near)
        if head in seen:
            continue
        seen.add(head)
        beside = _cue_beside(parsed, matches, quote.span, used)
        if beside is not None:
            cue = beside.taking("quote", "clause", "topic") or beside.cues[0]
            source = source_of(parsed, beside)
            opening = _opening(parsed, min((*beside.tokens, *source)), quote.span)
            yield Draft(
                content=(opening, quote.inner) if opening is not None else (quote.inner,),
                rule=cue.id,
                act=cue.act,
                cue=beside.tokens,
                source=source,
                strength=min(cue.strength, 0.8),
                quotes=(index,),
            )
            continue
        found = pieces(parsed, parsed.subtree(head) | {t.i for t in parsed.tokens_in(quote.span)})
        told = head != near and any(span.overlaps(piece) for span in covered for piece in found)
        if found and not told:
            yield Draft(
                content=found,
                rule=f"{pack.language}.quoted.clause",
                act="say",
                strength=0.5,
                carried=True,
                quotes=(index,),
            )


def _opening(parsed: Parsed, first: int, quote: Span) -> Span | None:
    """Return the subject that a telling parts from its quoted verb: "[L'armée], a-t-il dit, « n'a rien perdu »"."""
    start = parsed.sentence(first).first
    words = parsed.tokens[start : first - 1]
    set_off = len(words) > 0 and parsed.tokens[first - 1].text == "," and words[-1].end < quote.start
    if not set_off or words[0].pos not in ("DET", "PROPN", "NOUN", "PRON", "NUM"):
        return None
    clause = any(t.pos in ("VERB", "AUX", "SCONJ", "PUNCT") for t in words)
    inside = parsed.tokens_in(quote)
    finite = any("VerbForm=Fin" in t.feats for t in inside[:4]) and not any(t.base_dep == "nsubj" for t in inside[:4])
    return None if clause or not finite else Span(words[0].start, words[-1].end)


def _finite_clause(parsed: Parsed, head: int) -> int:
    """Climb from an infinitive to the clause that it belongs to: "il était inutile de « répéter le message »"."""
    token = parsed.tokens[head]
    while token.head != token.i and not any(
        "VerbForm=Fin" in t.feats
        for t in (token, *parsed.children(token.i))
        if t.i == token.i or t.base_dep in _HELPERS
    ):
        token = parsed.tokens[token.head]
    return token.i


def _cue_beside(parsed: Parsed, matches: list[CueMatch], span: Span, used: set[int]) -> CueMatch | None:
    """Return the verb that touches a quotation: "Affirmant « … »", "saying that “…”", "« … » se félicite la maire"."""
    inside = parsed.tokens_in(span)
    first, last = inside[0].i, inside[-1].i
    for match in matches:
        if match.kind not in ("verb", "phrase") or match.head in used or match.taking("quote", "clause") is None:
            continue
        if parsed.sentence_number(match.head) != parsed.sentence_number(first):
            continue
        before = first - match.tokens[-1]
        after = match.tokens[0] - last
        if 1 <= before <= 3 or 1 <= after <= 2:
            return match
    return None


def _is_label(parsed: Parsed, pack: Pack, span: Span) -> bool:
    """Return whether the word before the quotation makes it a title or a nickname: baptisé « … », dubbed "…"."""
    before = parsed.tokens_in(Span(max(0, span.start - 40), span.start)) if span.start else ()
    return bool(before) and (before[-1].lower in pack.labels or before[-1].lemma.lower() in pack.labels)
