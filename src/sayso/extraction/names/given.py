"""First names of all packs, and where one opens a person's name inside other words."""

from __future__ import annotations

import functools

from sayso.languages.pack import languages, load_pack
from sayso.parsing.document import Parsed

__all__ = ["given_names", "person_within"]

_LONGEST = 4


@functools.cache
def given_names(language: str) -> frozenset[str]:
    """Return the first names that the packs know, whatever the language: reports name people from everywhere."""
    return frozenset().union(*(load_pack(each).names.given for each in {language, *languages()}))


def person_within(parsed: Parsed, first: int, last: int) -> int | None:
    """Return where a person's name begins that ends a run of tokens, none if it fills the run: "Labour Jo Radek"."""
    given, tokens = given_names(parsed.report.language), parsed.tokens
    for i in range(max(first + 1, last - _LONGEST), last - 1):
        words = [token.text for token in tokens[i:last]]
        if words[0] in given and all(word[:1].isupper() and word[1:].islower() for word in words[1:]):
            return i if tokens[i - 1].pos not in ("ADP", "DET", "CCONJ", "PUNCT") else None
    return None
