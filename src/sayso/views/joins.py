"""Why the names of several reports are one entity: for each the link or the decision that joined it with an earlier."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.ledger.names import NameRow
from sayso.records import Link

if TYPE_CHECKING:
    from sayso.linking import Entities

__all__ = ["Join", "Joins"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """What joined the name of a report with that of another."""

    link: Link
    row: NameRow
    other: NameRow


class Joins:
    """The links and decisions that are applied, by the names they join."""

    def __init__(self, entities: Entities) -> None:
        self._links: dict[str, list[Link]] = defaultdict(list)
        for link in entities.applied:
            self._links[link.left].append(link)
            self._links[link.right].append(link)

    def among(self, rows: Sequence[NameRow]) -> Mapping[str, Join]:
        """Return by the id of a name what joined it, for all names of an entity but the first.

        What joins it with an earlier name comes before the rest, what somebody decided before a link, then the score.
        A name that only a name parted since had joined with the others has none.
        """
        at = {row.name.id: place for place, row in enumerate(rows)}
        found = {}
        for place, row in enumerate(rows[1:], start=1):
            others = [(link, at[_other(link, row.name.id)]) for link in self._known(row.name.id, at)]
            if others:
                link, other = min(
                    others, key=lambda each: (each[1] > place, each[0].decided_by is None, -each[0].score, each[1])
                )
                found[row.name.id] = Join(link=link, row=row, other=rows[other])
        return found

    def _known(self, name_id: str, at: Mapping[str, int]) -> Iterable[Link]:
        return (link for link in self._links[name_id] if _other(link, name_id) in at)


def _other(link: Link, name_id: str) -> str:
    return link.right if link.left == name_id else link.left
