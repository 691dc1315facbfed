"""From the names that speakers need to the records of a report."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.extraction.names.book import KnownName, NameBook
from sayso.languages.pack import Pack
from sayso.parsing.document import Parsed
from sayso.records import Identity, Name, digest
from sayso.records.names import NameType

__all__ = ["Names", "find_names"]

_TYPES: dict[str, NameType] = {"PER": "person", "ORG": "organisation", "LOC": "place"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The names of a report and what it says of them.

    Attributes:
        names: in order of their first mention.
        identities: where the report itself says that one name is another.
    """

    names: tuple[Name, ...] = ()
    identities: tuple[Identity, ...] = ()


def find_names(parsed: Parsed, pack: Pack, book: NameBook) -> Names:
    """Return the names of a parsed report.

    "Le colonel Ivo Radek a pris la parole. Radek juge la digue sûre." has one person with two mentions and the role
    "Le colonel".
    """
    found = [_name(parsed, pack, known) for known in book.names if known.mentions]
    return Names(names=tuple(sorted(found, key=lambda name: name.mentions[0].span)))


def _name(parsed: Parsed, pack: Pack, known: KnownName) -> Name:
    mentions = tuple(
        parsed.anchor(parsed.tokens[mention.first].start, parsed.tokens[mention.last - 1].end)
        for mention in known.mentions
    )
    return Name(
        id=digest("name", parsed.report.id, mentions[0].span.start, mentions[0].span.end),
        report_id=parsed.report.id,
        type=_TYPES[known.label],
        name=known.name,
        mentions=mentions,
        found_by=f"{pack.language}.names",
    )
