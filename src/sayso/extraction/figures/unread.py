"""Numerals of a report that became no figure and no time, with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.extraction.figures.kept import numbers_of, reason_against
from sayso.languages.pack import Pack
from sayso.parsing.document import Parsed
from sayso.records import Anchor, TimeExpr

__all__ = ["find_unread"]

_WORDS = {
    "date": "part of a date",
    "clock": "a clock time",
    "name": "part of a name",
    "code": "a date, time or code in figures",
    "note": "a note mark",
    "base": "the base of a rate",
    "ordinal": "an ordinal",
}


def find_unread(parsed: Parsed, times: Sequence[TimeExpr], pack: Pack) -> Iterator[tuple[Anchor, str]]:
    """Yield each numeral that became no figure and no time, with the reason in words, in order.

    Args:
        parsed: the report.
        times: its time expressions; a numeral inside one is read.
        pack: the language.
    """
    numbers, passed = numbers_of(parsed, times, pack)
    left = [(one.start, one.end, one.reason) for one in passed if one.reason not in ("time", "word")]
    left += [(one.start, one.end, reason) for one in numbers if (reason := reason_against(one)) is not None]
    spans = [time.anchor.span for time in times]
    for start, end, reason in sorted(left):
        if not any(span.start <= start and end <= span.end for span in spans):
            yield parsed.anchor(start, end), _WORDS.get(reason, reason)
