"""Find quoted words without any cue in a sentence of the report: « La chaîne met « tout en œuvre » … »."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extraction.statements.drafts import Draft
from sayso.extraction.statements.phrases import clause_of, pieces
from sayso.languages.pack import Pack
from sayso.parsing.document import Parsed
from sayso.records import Span

__all__ = ["find_quoted_clauses"]

_SHORTEST = 4


def find_quoted_clauses(parsed: Parsed, pack: Pack, covered: list[Span]) -> Iterator[Draft]:
    """Yield the clause around quoted words that hold a verb and that no cue accounts for; the last speaker goes on."""
    seen: set[int] = set()
    for index, quote in enumerate(parsed.quotes):
        if quote.depth or index in parsed.detached or any(span.overlaps(quote.inner) for span in covered):
            continue
        inside = [token for token in parsed.tokens_in(quote.inner) if token.pos != "PUNCT"]
        if len(inside) < _SHORTEST or not any(t.pos == "VERB" for t in inside) or _is_label(parsed, pack, quote.span):
            continue
        head = clause_of(parsed, inside[0].i)
        if head in seen:
            continue
        seen.add(head)
        found = pieces(parsed, parsed.subtree(head) | {t.i for t in parsed.tokens_in(quote.span)})
        if found:
            yield Draft(
                content=found,
                rule=f"{pack.language}.quoted.clause",
                act="say",
                strength=0.5,
                carried=True,
                quotes=(index,),
            )


def _is_label(parsed: Parsed, pack: Pack, span: Span) -> bool:
    """Return whether the word before the quotation makes it a title or a nickname: baptisé « … », dubbed "…"."""
    before = parsed.tokens_in(Span(max(0, span.start - 40), span.start)) if span.start else ()
    return bool(before) and (before[-1].lower in pack.labels or before[-1].lemma.lower() in pack.labels)
