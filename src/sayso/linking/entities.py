"""Who is who now: names joined by certain links and by what people decided; computed anew from the rows each time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.linking.names import CERTAIN, NamedIn
from sayso.records import Decision, Entity, Link, digest

__all__ = ["Entities", "find_entities"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entities:
    """The present state.

    Attributes:
        entities: in order of their first member.
        applied: the links and judgements that hold.
        waiting: links between two entities that nobody has decided: possibly the same.
        of: name id to the entity it belongs to.
    """

    entities: tuple[Entity, ...]
    applied: tuple[Link, ...]
    waiting: tuple[Link, ...]
    of: dict[str, Entity]


def find_entities(names: Iterable[NamedIn], links: Iterable[Link], decisions: Iterable[Decision] = ()) -> Entities:
    """Return who is who: a pure function of its input, whatever the order of the names and links.

    A decision counts unless a later one that counts undoes it, and wins over every link.
    """
    del decisions
    ordered = sorted(names, key=lambda each: (each.day or "9999", each.name.id))
    home = {each.name.id: each.name.id for each in ordered}
    applied, waiting = [], []
    for link in sorted(links, key=lambda link: (-link.score, link.left, link.right)):
        if link.score < CERTAIN:
            waiting.append(link)
            continue
        applied.append(link)
        left, right = home[link.left], home[link.right]
        home = {name: left if at == right else at for name, at in home.items()}
    members: dict[str, list[NamedIn]] = {}
    for each in ordered:
        members.setdefault(home[each.name.id], []).append(each)
    entities = [_entity(group) for group in members.values()]
    of = {name: entity for entity in entities for name in entity.names}
    return Entities(
        entities=tuple(entities),
        applied=tuple(applied),
        waiting=tuple(link for link in waiting if of[link.left].id != of[link.right].id),
        of=of,
    )


def _entity(members: list[NamedIn]) -> Entity:
    forms = Counter(mention.exact for each in members for mention in each.name.mentions)
    first = members[0].name
    names = Counter(each.name.name for each in members)
    return Entity(
        id=digest("entity", first.id),
        type=Counter(each.name.type for each in members).most_common(1)[0][0],
        name=max(names, key=lambda name: (len(name.split()), names[name], name)),
        names=tuple(each.name.id for each in members),
        forms=tuple(form for form, _ in forms.most_common()),
    )
