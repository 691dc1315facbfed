"""Find the figures of a report: its numbers, with what they count, who claims them and the date they speak of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.extraction.figures.claimants import find_claimant, innermost
from sayso.extraction.figures.counted import Counted, find_counted
from sayso.extraction.figures.dates import find_as_of
from sayso.extraction.figures.kept import numbers_of, reason_against
from sayso.extraction.figures.topics import find_topic
from sayso.extraction.numbers import Number
from sayso.languages.pack import Pack
from sayso.parsing.document import Parsed
from sayso.records import Figure, Span, Statement, TimeExpr
from sayso.records.identity import digest

__all__ = ["find_figures", "find_numbers_of_report"]


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


def _figures(context: _Context) -> Iterator[tuple[Number, Figure]]:
    before: Counted | None = None
    sentence = -1
    numbers, _ = numbers_of(context.parsed, context.times, context.pack)
    for number in numbers:
        tokens = context.parsed.tokens_in(Span(number.start, number.end))
        here = context.parsed.sentence_number(tokens[0].i) if tokens else -1
        if here != sentence:
            before, sentence = None, here
        counted = find_counted(context.parsed, number, before)
        if number.form not in ("ordinal", "share") and number.measure is None:
            before = counted
        yield number, _figure(context, number, counted)


def _figure(context: _Context, number: Number, counted: Counted | None) -> Figure:
    parsed, span = context.parsed, Span(number.start, number.end)
    statement = innermost(context.statements, Span(number.first, number.last))
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
        claimed_by=find_claimant(context.statements, statement),
        as_of=find_as_of(parsed, span, context.times),
        hearsay=statement is not None and statement.hearsay,
        within=statement.id if statement is not None else None,
        found_by=number.rule,
    )
