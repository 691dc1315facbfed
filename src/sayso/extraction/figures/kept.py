"""Which numbers of a report are figures: no dates, ordinals, ages, lengths of time or parts of names."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.extraction.numbers import Number, Passed, read_numbers
from sayso.languages.pack import Pack
from sayso.parsing.document import Parsed, Token
from sayso.records import Span, TimeExpr

__all__ = ["numbers_of", "reason_against"]

_TIMELESS = frozenset(("duration", "set"))


def numbers_of(parsed: Parsed, times: Sequence[TimeExpr], pack: Pack) -> tuple[list[Number], list[Passed]]:
    """Return the numbers of a report, and the numerals that are none, with the reason."""
    taken = [time.anchor.span for time in times if time.type not in _TIMELESS]
    numbers, passed = read_numbers(parsed.report.text, pack, taken=taken)
    kept: list[Number] = []
    for number in numbers:
        if _is_named(parsed, number):
            passed.append(Passed(number.start, number.end, "name"))
        else:
            kept.append(number)
    return kept, sorted(passed, key=lambda one: (one.start, one.end))


def reason_against(number: Number) -> str | None:
    """Return why a number is no figure of the ledger: "ordinal", "age or length of time"; None if it is one."""
    if number.form == "ordinal":
        return "ordinal"
    if number.measure == "time":
        return "age or length of time"
    return None


def _is_named(parsed: Parsed, number: Number) -> bool:
    """Return whether digits end a name: "France 24", "Surveyor 3"."""
    if number.unit is not None or number.kind != "exact" or number.value is None or number.value % 1:
        return False
    tokens = parsed.tokens_in(Span(number.first, number.last))
    if len(tokens) != 1 or not tokens[0].text.isdecimal() or tokens[0].i == 0:
        return False
    token, before = tokens[0], parsed.tokens[tokens[0].i - 1]
    if any(mention.first < token.i < mention.last for mention in parsed.mentions):
        return True
    follows = parsed.tokens[token.i + 1] if token.i + 1 < len(parsed.tokens) else None
    counts = follows is not None and follows.pos in ("NOUN", "ADJ", "PROPN") and follows.head != before.i
    return before.pos == "PROPN" and before.text[0].isupper() and not counts and _depends(token, before)


def _depends(token: Token, before: Token) -> bool:
    return token.head == before.i and token.base_dep in ("nummod", "flat", "appos", "compound", "nmod")
