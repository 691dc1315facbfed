"""Names: who or what a report calls by name, and who that is across reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.errors import RecordError
from sayso.records.anchors import Anchor

__all__ = ["NAME_TYPES", "Entity", "Name", "NameType"]

NameType = Literal["person", "organisation", "group", "place", "facility"]
NAME_TYPES: tuple[NameType, ...] = ("person", "organisation", "group", "place", "facility")


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A person, organisation, group, place or facility with all strings that mean it in a report, pronouns left out."""

    id: str
    report_id: str
    type: NameType
    name: str
    mentions: tuple[Anchor, ...]
    role: str | None = None
    found_by: str

    def __post_init__(self) -> None:
        if self.type not in NAME_TYPES:
            raise RecordError(f"the type of a name is one of {', '.join(NAME_TYPES)}, got {self.type!r}")
        if not self.mentions:
            raise RecordError(f"the name {self.name!r} needs at least one mention")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Who a name is across reports."""

    id: str
    type: NameType
    name: str
