"""Read the names of a sentence in a test."""

from __future__ import annotations

from sayso.extraction.names import Names, find_known_names, find_names
from sayso.languages.pack import load_pack
from sayso.parsing.parser import parse
from sayso.records import Name, Report


def names_of(text: str, language: str) -> Names:
    """Return what is found in a text."""
    pack = load_pack(language)
    parsed = parse(Report.make(key="test", text=text, language=language), pack)
    return find_names(parsed, pack, find_known_names(parsed, pack))


def named(found: Names, form: str) -> Name | None:
    """Return the name that stands in a text as this form, with or without what stands beside it."""
    return next((n for n in found.names if any(form == a.exact for a in (*n.mentions, *n.titled))), None)
