"""Reading the times of one text, for the tests beside this module."""

from __future__ import annotations

from sayso.extraction.times import find_times
from sayso.languages.pack import load_pack
from sayso.records import Metadata, Report, TimeExpr

__all__ = ["THURSDAY", "read", "value", "values"]

THURSDAY = "2026-03-12T09:30"


def read(text: str, language: str = "fr", *, published: str | None = THURSDAY) -> list[TimeExpr]:
    """Return the times of a text published on a Thursday."""
    report = Report.make(
        key="a",
        text=text,
        language=language,
        metadata=Metadata(published=published),
        published_from="given" if published else "none",
    )
    return find_times(report, load_pack(language))


def values(text: str, language: str = "fr", *, published: str | None = THURSDAY) -> list[str]:
    """Return what each time of a text resolves to: "start/end", or the length, or how often after an R."""
    return [value(time) for time in read(text, language, published=published)]


def value(time: TimeExpr) -> str:
    """Return start and end, or the length, or how often; a question mark where a time is unresolved."""
    if time.type == "set":
        return f"R{time.every}"
    if time.type == "duration":
        return str(time.duration)
    return f"{time.start or '..'}/{time.end or '..'}" if time.start or time.end else "?"
