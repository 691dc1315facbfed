"""Find the names of a report: where they stand, which mean one, and what the report says of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.extraction.names.book import NameBook
from sayso.extraction.names.candidates import Candidate
from sayso.extraction.names.collecting import find_candidates
from sayso.extraction.names.identities import find_handles, find_pairs
from sayso.extraction.names.joining import Joined, join_candidates
from sayso.extraction.names.roles import describe_persons
from sayso.extraction.names.whereabouts import settle_whereabouts
from sayso.languages.pack import Pack
from sayso.parsing.document import Parsed
from sayso.records import Anchor, Identity, Name, digest

__all__ = ["Names", "find_names"]


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
    found = find_candidates(parsed, pack, book)
    settle_whereabouts(parsed, pack, found)
    found.sort(key=lambda each: (each.first, -each.last))
    said = list(find_pairs(parsed, pack, found))
    handles = list(find_handles(parsed, found))
    owned = [(owner, handle) for handle, owner, _ in handles if owner is not None]
    places = [*found, *(handle for handle, _, _ in handles)]
    joined = join_candidates(parsed, pack, places, [*said, *owned])
    describe_persons(parsed, pack, joined)
    names = [_name(parsed, pack, each) for each in joined]
    said += [(owner, handle) for handle, owner, beside in handles if beside and owner is not None]
    return Names(
        names=tuple(sorted(names, key=lambda name: name.mentions[0].span)),
        identities=tuple(_identity(parsed, pack, *pair) for pair in said),
    )


def _identity(parsed: Parsed, pack: Pack, left: Candidate, right: Candidate) -> Identity:
    one, other = (_anchors(parsed, [(each.first, each.last)])[0] for each in (left, right))
    return Identity(
        id=digest("identity", parsed.report.id, one.span.start, other.span.start),
        left=one,
        right=other,
        found_by=f"{pack.language}.identities",
    )


def _name(parsed: Parsed, pack: Pack, joined: Joined) -> Name:
    mentions = _anchors(parsed, [(each.first, each.last) for each in joined.places])
    return Name(
        id=digest("name", parsed.report.id, mentions[0].span.start, mentions[0].span.end),
        report_id=parsed.report.id,
        type=joined.type,
        name=joined.name,
        mentions=mentions,
        titled=_anchors(parsed, [each.whole for each in joined.places]),
        gender=joined.gender,
        roles=_anchors(parsed, [each.role for each in joined.places]),
        found_by=f"{pack.language}.names",
    )


def _anchors(parsed: Parsed, places: Iterable[tuple[int, int] | None]) -> tuple[Anchor, ...]:
    """Return ranges of tokens as places in the text, in order, each once."""
    spans = {(parsed.tokens[place[0]].start, parsed.tokens[place[1] - 1].end) for place in places if place is not None}
    return tuple(parsed.anchor(*span) for span in sorted(spans))
