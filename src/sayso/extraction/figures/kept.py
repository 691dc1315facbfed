"""Which numbers of a report are figures: no dates, ordinals, ages, lengths of time or parts of names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.extraction.figures.victims import find_victims
from sayso.extraction.numbers import Number, Passed, read_numbers
from sayso.languages.pack import Pack
from sayso.parsing.document import Parsed, Token
from sayso.records import Span, TimeExpr

__all__ = ["numbers_of", "reason_against"]

_TIMELESS = frozenset(("duration", "set"))


def numbers_of(parsed: Parsed, times: Sequence[TimeExpr], pack: Pack) -> tuple[list[Number], list[Passed]]:
    """Return the numbers of a report, and the numerals that are none, with the reason."""
    numbers, passed = read_numbers(parsed.report.text, pack)
    told = [time for time in times if time.type not in _TIMELESS]
    kept: list[Number] = []
    for number in numbers:
        if any(_is_part(number, time) for time in told):
            passed.append(Passed(number.start, number.end, "time"))
        elif _is_named(parsed, number):
            passed.append(Passed(number.start, number.end, "name"))
        else:
            kept.append(replace(number, unit="year", measure="time") if _is_age(parsed, number, pack) else number)
    victims = list(find_victims(parsed, numbers, pack))
    passed = [one for one in passed if not any(one.start <= victim.start < one.end for victim in victims)]
    kept = sorted([*kept, *victims], key=lambda number: (number.start, number.end))
    return kept, sorted(passed, key=lambda one: (one.start, one.end))


def _is_part(number: Number, time: TimeExpr) -> bool:
    """Return whether a number is but a part of a time: of "le 3 mai à 9 heures" both, of "il y a trois ans" none."""
    span = time.anchor.span
    if not (span.start < number.end and number.start < span.end):
        return False
    if number.measure == "time" or number.form == "ordinal":
        return time.type == "datetime" and number.unit in ("hour", "minute", None)
    return not (number.start <= span.start and span.end <= number.end)


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


def _is_age(parsed: Parsed, number: Number, pack: Pack) -> bool:
    """Return whether a bare number is the age of a person: "Ann Sorrel, 34, leads …", "He will be 35"."""
    if number.unit is not None or number.value is None or number.value % 1 or not 0 < number.value < 120:
        return False
    tokens = parsed.tokens_in(Span(number.first, number.last))
    if number.form != "number" or len(tokens) != 1 or not tokens[0].text.isdecimal() or tokens[0].i < 2:
        return False
    i = tokens[0].i
    before, after = parsed.tokens[i - 1], parsed.tokens[i + 1] if i + 1 < len(parsed.tokens) else None
    ends = after is None or after.pos in ("PUNCT", "ADP", "CCONJ", "SCONJ")
    person = any(mention.label == "PER" and mention.last == i - 1 for mention in parsed.mentions)
    if before.text == "," and person and after is not None and after.text in ",.;)":
        return True
    persons = {word for pronoun in pack.pronouns if pronoun.only_persons for word in pronoun.words}
    someone = any(
        child.base_dep == "nsubj" and child.lower in persons
        for child in (*parsed.children(i), *parsed.children(before.i))
    )
    told_of = parsed.tokens[parsed.tokens[i].head] if parsed.tokens[i].dep == "acl:relcl" else None
    if told_of is not None:  # "his daughter Marla, who was 10"
        someone = someone or any(m.label == "PER" and m.first <= told_of.i < m.last for m in parsed.mentions)
    return ends and before.pos == "AUX" and someone


def _depends(token: Token, before: Token) -> bool:
    return token.head == before.i and token.base_dep in ("nummod", "flat", "appos", "compound", "nmod")
