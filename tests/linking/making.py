"""Make names without reports: each report is its names, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sayso.linking import NamedIn
from sayso.records import Anchor, Identity, Name, Span, digest
from sayso.records.names import NameType

__all__ = ["Made", "identity", "name", "report"]

Made = tuple[tuple[str, ...], NameType, dict[str, Any]]
"""The forms of a name, its type, and what else is known of it."""


def name(*forms: str, type: NameType = "person", role: str | None = None, gender: str = "") -> Made:
    """Return a name that stands in no report yet, the fullest form first."""
    return forms, type, {"role": role, "gender": gender}


def report(key: str, names: Sequence[Made], *, language: str = "en", day: str = "2026-03-14") -> list[NamedIn]:
    """Return the names of one report."""
    found, at = [], 0

    def anchor(words: str) -> Anchor:
        nonlocal at
        start, at = at, at + len(words) + 1
        return Anchor(key, Span(start, start + len(words)), words)

    for forms, type_, known in names:
        mentions = tuple(anchor(form) for form in forms)
        made = Name(
            id=digest(key, *forms, type_),
            report_id=key,
            type=type_,
            name=forms[0],
            mentions=mentions,
            roles=(anchor(known["role"]),) if known["role"] else (),
            gender=known["gender"],
            found_by="by.hand",
        )
        found.append(NamedIn(name=made, language=language, day=day))
    return found


def identity(left: str, right: str, names: Iterable[NamedIn]) -> Identity:
    """Return the words of a report, given by its names, that make one form another."""
    mentions = [mention for each in names for mention in each.name.mentions]
    a, b = (next(mention for mention in mentions if mention.exact == form) for form in (left, right))
    return Identity(id=digest("identity", left, right, a.report_id), left=a, right=b, found_by="by.hand")
