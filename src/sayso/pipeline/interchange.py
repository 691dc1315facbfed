"""What `sayso extract` prints: all records of one report as one JSON object, offsets into the text as it was given."""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sayso.pipeline.extracting import Extraction, Extractor, extract, extract_times
from sayso.pipeline.workers import Failed, Workers
from sayso.records import Anchor, Figure, Name, Skipped, Statement, TimeExpr

if TYPE_CHECKING:
    from sayso.intake import Line

__all__ = ["KINDS", "Printed", "extract_lines", "extraction_as_json"]

KINDS: tuple[str, ...] = ("statements", "figures", "times", "names", "guidance", "events")
"""The kinds of records that can be printed; one that sayso does not find yet prints an empty list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What became of one line: the object to print, or why there is none."""

    number: int
    result: dict[str, Any] | Skipped


def extraction_as_json(
    extraction: Extraction, *, given: Mapping[str, object], only: Collection[str] = KINDS
) -> dict[str, Any]:
    """Return what `sayso extract` prints for one report.

    Args:
        extraction: what was found.
        given: the fields that the report came with; its ``id`` is printed as it is.
        only: which of `KINDS` to print.
    """
    report = extraction.report
    return {
        "id": given.get("id", report.key),
        "language": report.language,
        "published": report.published_at,
        **{kind: _records(kind, extraction) for kind in KINDS if kind in only},
    }


def extract_lines(
    lines: Iterable[Line], *, only: Collection[str] = KINDS, workers: int = 1, extractor: Extractor = extract
) -> Iterator[Printed]:
    """Yield what each line of reports becomes, in the order of the lines; one that fails does not stop the others.

    Args:
        lines: what `sayso.intake.read_lines` yields.
        only: which of `KINDS` to print.
        workers: how many processes to use; 1 uses this one.
        extractor: what finds the records.
    """
    if extractor is extract and set(only) <= {"times"}:  # no parse is needed
        extractor = extract_times
    task = functools.partial(_extract_line, only=tuple(only), extractor=extractor)
    with Workers(workers) as pool:
        for line, result in pool.run(task, lines):
            if isinstance(result, Failed):
                result = Skipped(key=line.result.key, reason=f"could not be read by the extractor: {result.reason}")
            yield Printed(number=line.number, result=result)


def _extract_line(line: Line, *, only: tuple[str, ...], extractor: Extractor) -> dict[str, Any] | Skipped:
    from sayso.languages.pack import languages
    from sayso.reading import read_report

    if isinstance(line.result, Skipped):
        return line.result
    report = read_report(line.result, languages=tuple(languages()))
    if isinstance(report, Skipped):
        return report
    return extraction_as_json(extractor(report), given=line.fields, only=only)


def _records(kind: str, extraction: Extraction) -> list[dict[str, Any]]:
    if kind == "figures":
        return [_figure(figure) for figure in extraction.numbers]
    if kind == "times":
        return [_time(time) for time in extraction.times]
    if kind == "names":
        return [_name(name) for name in extraction.names]
    if kind != "statements":
        return []
    places = {statement.id: place for place, statement in enumerate(extraction.statements)}
    return [_statement(statement, places) for statement in extraction.statements]


def _statement(statement: Statement, places: Mapping[str, int]) -> dict[str, Any]:
    names = statement.speaker
    return {
        "content": _spans(statement.content),
        "source": _spans(statement.source),
        "cue": _spans(statement.cue),
        "kind": statement.form,
        "act": statement.act,
        "speaker": list(names) if len(names) > 1 else (names[0] if names else None),
        "hearsay": statement.hearsay,
        "medium": statement.medium,
        "made_at": statement.made_at,
        "answers": places[statement.answers] if statement.answers is not None else None,
        "within": places[statement.within] if statement.within is not None else None,
        "confidence": statement.confidence,
    }


def _figure(figure: Figure) -> dict[str, Any]:
    span = figure.anchor.span
    return {
        "span": [span.start, span.end],
        "kind": figure.kind,
        "value": _number(figure.value),
        "low": _number(figure.low),
        "high": _number(figure.high),
        "approx": figure.approx,
        "unit": figure.unit,
        "counted": figure.counted,
        "topic": figure.topic,
        "claimed_by": figure.claimed_by,
        "as_of": figure.as_of,
        "hearsay": figure.hearsay,
    }


def _name(name: Name) -> dict[str, Any]:
    return {"name": name.name, "type": name.type, "mentions": _spans((*name.mentions, *name.titled)), "role": name.role}


def _number(value: Decimal | None) -> int | float | None:
    """Return a number as JSON has it: whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _time(time: TimeExpr) -> dict[str, Any]:
    """Return what is printed of a time; `duration`, `every`, `approx` and `bound` only where they are told."""
    span = time.anchor.span
    told = {"duration": time.duration, "every": time.every, "approx": time.approx or None, "bound": time.bound}
    return {
        "span": [span.start, span.end],
        "type": time.type,
        "start": time.start,
        "end": time.end,
        "grain": time.grain,
        **{name: value for name, value in told.items() if value is not None},
        "anchor_used": time.anchored_to,
    }


def _spans(anchors: tuple[Anchor, ...]) -> list[list[int]] | None:
    return [[anchor.span.start, anchor.span.end] for anchor in anchors] or None
