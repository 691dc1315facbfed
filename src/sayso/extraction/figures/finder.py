"""Find the figures of a report: its numbers, with what they count, who claims them and the date they speak of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.extraction.figures.claimants import ARTICLE, Claimants
from sayso.extraction.figures.counted import Counted, find_counted, number_tokens
from sayso.extraction.figures.dates import find_as_of
from sayso.extraction.figures.kept import numbers_of, reason_against
from sayso.extraction.figures.topics import find_topic
from sayso.extraction.numbers import Number
from sayso.languages.pack import Pack
from sayso.parsing.document import Parsed
from sayso.records import Figure, Span, Statement, TimeExpr
from sayso.records.identity import digest

__all__ = ["find_both", "find_figures", "find_numbers_of_report"]

_NEAR = 12  # tokens between two numbers of one breath


@dataclass(frozen=True, slots=True)
class _Context:
    """What the figures of one report are read with."""

    parsed: Parsed
    statements: Sequence[Statement]
    times: Sequence[TimeExpr]
    pack: Pack


def find_figures(
    parsed: Parsed, statements: Sequence[Statement], times: Sequence[TimeExpr], pack: Pack
) -> Iterator[Figure]:
    """Yield the numbers claimed about the story: "Au moins 13 soldats sont morts" has one, at least 13 killed.

    Args:
        parsed: the report.
        statements: what is said in it, for who claims a figure.
        times: its time expressions, which are no figures, and for the date that a figure speaks of.
        pack: the language.
    """
    for number, figure in _figures(_Context(parsed, statements, times, pack)):
        if reason_against(number) is None:
            yield figure


def find_numbers_of_report(
    parsed: Parsed, statements: Sequence[Statement], times: Sequence[TimeExpr], pack: Pack
) -> Iterator[Figure]:
    """Yield every number of a report as a figure: ordinals, ages and lengths of time as well."""
    for _, figure in _figures(_Context(parsed, statements, times, pack)):
        yield figure


def find_both(
    parsed: Parsed, statements: Sequence[Statement], times: Sequence[TimeExpr], pack: Pack
) -> tuple[tuple[Figure, ...], tuple[Figure, ...]]:
    """Return what `find_figures` and `find_numbers_of_report` yield, found in one go."""
    found = list(_figures(_Context(parsed, statements, times, pack)))
    figures = tuple(figure for number, figure in found if reason_against(number) is None)
    return figures, tuple(figure for _, figure in found)


def _figures(context: _Context) -> Iterator[tuple[Number, Figure]]:
    parsed = context.parsed
    numbers, _ = numbers_of(parsed, context.times, context.pack)
    taken = frozenset(token.i for number in numbers for token in number_tokens(parsed, number))
    claimants = Claimants(parsed, context.statements, numbers, context.pack)
    before: Counted | None = None
    sentence = -1
    last: tuple[Number, Figure] | None = None
    part = False
    for number in numbers:
        tokens = number_tokens(parsed, number)
        here = parsed.sentence_number(tokens[0].i) if tokens else -1
        if here != sentence:
            before, sentence = None, here
        if last is not None and _converts(parsed, last[0], number):
            figure = _converted(parsed, number, last[1])
        else:
            counted = find_counted(parsed, number, before, taken, context.pack)
            if number.form not in ("ordinal", "share") and number.measure is None:
                before = counted
            figure = _figure(context, claimants, number, counted)
            if (
                last is not None
                and figure.claimed_by == ARTICLE
                and _goes_on(parsed, claimants, last[0], number, taken)
            ):
                figure = replace(figure, claimed_by=last[1].claimed_by)
            part = last is not None and (
                _is_part(parsed, last[0], number, context.pack) or (part and _is_next(parsed, last[0], number))
            )
            if last is not None and part and figure.topic == "other":
                figure = replace(figure, topic=last[1].topic)
        last = (number, figure)
        yield last


def _is_part(parsed: Parsed, before: Number, number: Number, pack: Pack) -> bool:
    """Return whether a number is told as part of the one before it: "douze morts, dont trois enfants"."""
    between = parsed.tokens_in(Span(before.end, number.start))
    if between and between[-1].text == ",":  # "62 people, including, according to the clinic, 54 children"
        opening = max((token.i for token in between[:-1] if token.text == ","), default=between[0].i)
        between = tuple(token for token in between if token.i < opening)
    near = 0 < len(between) < _NEAR and between[-1].lower in pack.part_words
    return (
        near
        and number.measure is None
        and parsed.sentence_number(between[0].i) == parsed.sentence_number(between[-1].i)
    )


def _is_next(parsed: Parsed, before: Number, number: Number) -> bool:
    """Return whether a number stands in one list with the one before it: "dont une femme et sept enfants"."""
    between = parsed.tokens_in(Span(before.end, number.start))
    listed = 0 < len(between) < _NEAR and (between[-1].pos == "CCONJ" or between[-1].text == ",")
    return listed and number.measure is None and not any(token.pos in ("VERB", "AUX", "ADP") for token in between)


def _goes_on(parsed: Parsed, claimants: Claimants, before: Number, number: Number, taken: frozenset[int]) -> bool:
    """Return whether a number goes on with what was said of the one before it: no verb and no sentence between."""
    tokens = parsed.tokens_in(Span(before.end, number.end))
    between = [token for token in tokens if token.i not in taken]
    if any(claimants.names_a_source(token) for token in between):
        return False  # "2 400 selon la préfecture, 9 000 au matin"
    same = tokens and parsed.sentence_number(tokens[0].i) == parsed.sentence_number(tokens[-1].i)
    return bool(same) and len(between) < _NEAR and not any(token.pos in ("VERB", "AUX") for token in between)


def _converts(parsed: Parsed, before: Number, number: Number) -> bool:
    """Return whether a number in brackets says the one before it in another unit: "12 miles (19 km)"."""
    same = before.measure is not None and before.measure == number.measure != "time"
    return same and parsed.report.text[before.end : number.start].strip(" \u00a0\u202f-‑") == "("


def _converted(parsed: Parsed, number: Number, before: Figure) -> Figure:
    """Return the same figure in another unit."""
    return replace(
        before,
        id=digest("figure", parsed.report.id, number.start, number.end),
        anchor=parsed.anchor(number.start, number.end),
        kind=number.kind,
        value=number.value,
        low=number.low,
        high=number.high,
        approx=number.approx,
        unit=number.unit,
        found_by=number.rule,
    )


def _figure(context: _Context, claimants: Claimants, number: Number, counted: Counted | None) -> Figure:
    parsed, span = context.parsed, Span(number.start, number.end)
    statement = claimants.statement_of(number)
    end = number.end
    if counted is not None and counted.beside:
        end = max(end, parsed.tokens[counted.head].end if parsed.tokens[counted.head].start < end + 60 else end)
    claimed_by = claimants.of(number, statement, end)
    return Figure(
        id=digest("figure", parsed.report.id, number.start, number.end),
        anchor=parsed.anchor(number.start, number.end),
        kind=number.kind,
        value=number.value,
        low=number.low,
        high=number.high,
        approx=number.approx,
        unit=number.unit,
        counted=counted.words if counted is not None else None,
        topic=find_topic(parsed, number, counted, context.pack),
        claimed_by=claimed_by,
        as_of=find_as_of(parsed, span, context.times),
        hearsay=statement is not None and statement.hearsay and claimed_by == ARTICLE,
        within=statement.id if statement is not None else None,
        found_by=number.rule,
    )
