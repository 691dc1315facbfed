"""Names: who or what a report calls by name, which names it says are one, and who that is across reports."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sayso.errors import RecordError
from sayso.records.anchors import Anchor, Span

__all__ = ["NAME_TYPES", "Entity", "Identity", "Name", "NameType"]

NameType = Literal["person", "organisation", "group", "place", "facility"]
NAME_TYPES: tuple[NameType, ...] = ("person", "organisation", "group", "place", "facility")


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A person, organisation, group, place or facility with all strings that mean it in a report, pronouns left out.

    Attributes:
        name: the fullest form, as the report writes it, without determiner and title.
        mentions: every place it stands at, in order.
        titled: the same with the title or the kind that stands beside it: "M. Radek", "le quartier Orvane".
        roles: the words that say what a person is or does ("le préfet du Val"), in order; a role holds on the day of
            the report.
        gender: m or f where the report shows it.
    """

    id: str
    report_id: str
    type: NameType
    name: str
    mentions: tuple[Anchor, ...]
    titled: tuple[Anchor, ...] = ()
    roles: tuple[Anchor, ...] = ()
    gender: Literal["", "m", "f"] = ""
    found_by: str

    def __post_init__(self) -> None:
        if self.type not in NAME_TYPES:
            raise RecordError(f"the type of a name is one of {', '.join(NAME_TYPES)}, got {self.type!r}")
        if not self.mentions:
            raise RecordError(f"the name {self.name!r} needs at least one mention")

    @property
    def role(self) -> str | None:
        """Return the first role that the report gives; None where it gives none."""
        return self.roles[0].exact if self.roles else None

    @property
    def forms(self) -> tuple[str, ...]:
        """Return the different strings that mean it, the name itself first, then in order of the text."""
        return tuple(dict.fromkeys((self.name, *(place.exact for place in (*self.mentions, *self.titled)))))

    def to_json(self) -> dict[str, Any]:
        """Return it as plain JSON; `from_json` makes it again."""
        return dataclasses.asdict(self)

    @classmethod
    def from_json(cls, fields: Mapping[str, Any]) -> Name:
        """Make it again from what `to_json` gave."""
        anchors = {each: tuple(map(_anchor, fields[each])) for each in ("mentions", "titled", "roles")}
        return cls(**{**fields, **anchors})


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """The words in which a report itself says that one name is another: "le CNV (Comité national du Val)".

    Attributes:
        left: the form that stands first.
        right: the other form.
    """

    id: str
    left: Anchor
    right: Anchor
    found_by: str

    def __post_init__(self) -> None:
        if self.left.report_id != self.right.report_id:
            raise RecordError("both sides of an identity stand in one report")

    def to_json(self) -> dict[str, Any]:
        """Return it as plain JSON; `from_json` makes it again."""
        return dataclasses.asdict(self)

    @classmethod
    def from_json(cls, fields: Mapping[str, Any]) -> Identity:
        """Make it again from what `to_json` gave."""
        return cls(**{**fields, "left": _anchor(fields["left"]), "right": _anchor(fields["right"])})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Who a name is across reports: names joined by certain links and by judgements.

    Attributes:
        id: a digest of its first member; the same members make the same entity.
        names: ids of the names that mean it, the earliest report first.
        forms: the different strings that mean it, the most used first.
    """

    id: str
    type: NameType
    name: str
    names: tuple[str, ...]
    forms: tuple[str, ...]


def _anchor(fields: Mapping[str, Any]) -> Anchor:
    return Anchor(fields["report_id"], Span(**fields["span"]), fields["exact"])
