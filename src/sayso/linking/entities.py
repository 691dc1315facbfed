"""Who is who now: names joined by certain links and by what people decided; computed anew from the rows each time.

A decision stands on words: its two places are looked up among the names that the present readings found there. Then

1. of the decisions that count on the same two names, the latest holds;
2. what people joined is joined, in the order of time, unless that would join what people told apart (a conflict);
3. certain links are applied, the best first, and each that would join what people told apart is passed over: so a
   negative decision holds whatever way round the links lead, and splits an entity at its weakest link;
4. a name that people parted from all others stands alone, and the others as they stood with it (see `rulings`).
"""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from sayso.linking.features import IN_COMMON, SAID, SAME_OFFICE
from sayso.linking.names import CERTAIN, NamedIn
from sayso.linking.rulings import Rulings
from sayso.records import NAME_TYPES, Decision, Entity, Judgement, Link, Name, digest

__all__ = ["Conflict", "Entities", "entity_id", "find_entities", "is_told", "part_entities", "shares_context"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A positive decision that is not applied: others that count tell the two apart.

    Attributes:
        against: the numbers of those others.
    """

    decision: Decision
    against: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entities:
    """The present state.

    Attributes:
        entities: in order of their first member.
        applied: the links and positive judgements that hold; a judgement's `decided_by` is set.
        waiting: links between two entities that nobody has decided: possibly the same. One with the judgement unsure
            was looked at.
        of: name id to the entity it belongs to.
        places: number of each decision that counts to the two names it stands on now, left and right.
        overruled: decisions that count, but a later one on the same two names holds, or one that parts them.
        conflicts: positive decisions that are not applied, and why.
        dangling: decisions that count, but the present readings have no two names at their places; kept for later ones.
    """

    entities: tuple[Entity, ...]
    applied: tuple[Link, ...]
    waiting: tuple[Link, ...]
    of: dict[str, Entity]
    places: dict[int, tuple[str, str]] = field(default_factory=dict)
    overruled: tuple[Decision, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    dangling: tuple[Decision, ...] = ()


def entity_id(name_id: str) -> str:
    """Return the id of an entity whose first member is this name."""
    return digest("entity", name_id)


def find_entities(names: Iterable[NamedIn], links: Iterable[Link], decisions: Iterable[Decision] = ()) -> Entities:
    """Return who is who: a pure function of its input, whatever the order of the names, links and decisions."""
    ordered = sorted(names, key=lambda each: (each.day or "9999", each.name.id))
    rulings = Rulings.of([each.name for each in ordered], decisions)
    clusters = _Clusters([*(each.name.id for each in ordered), *rulings.stand_ins()], rulings.apart())
    joined, conflicts = _join_decided(clusters, rulings)
    applied, waiting = _join_linked(clusters, rulings, links)
    groups: dict[str, list[NamedIn]] = {}
    for each in ordered:
        groups.setdefault(clusters.find(each.name.id), []).append(each)
    entities = tuple(_entity(group) for group in groups.values())
    return Entities(
        entities=entities,
        applied=(*joined, *applied),
        waiting=tuple(_waiting(clusters, rulings, waiting)),
        of={name: entity for entity in entities for name in entity.names},
        places=rulings.places,
        overruled=tuple(rulings.overruled[number] for number in sorted(rulings.overruled)),
        conflicts=tuple(conflicts),
        dangling=tuple(rulings.dangling),
    )


def part_entities(found: Entities, names: Iterable[NamedIn], apart: Collection[str]) -> Entities:
    """Return the state with some names taken out of their entity; those of one entity make one of their own."""
    groups: dict[tuple[str, bool], list[NamedIn]] = {}
    for each in sorted(names, key=lambda each: (each.day or "9999", each.name.id)):
        groups.setdefault((found.of[each.name.id].id, each.name.id in apart), []).append(each)
    entities = tuple(_entity(group) for group in groups.values())
    of = {name: entity for entity in entities for name in entity.names}
    return dataclasses.replace(
        found,
        entities=entities,
        applied=tuple(link for link in found.applied if of[link.left].id == of[link.right].id),
        of=of,
    )


def is_told(link: Link) -> bool:
    """Return whether a link rests on what somebody says: a person's judgement, a report, an office in both reports."""
    return link.decided_by is not None or any(reason.startswith((SAID, SAME_OFFICE)) for reason in link.because)


def shares_context(link: Link) -> bool:
    """Return whether a link rests on what both reports name beside it."""
    return any(reason.startswith(IN_COMMON) for reason in link.because)


class _Clusters:
    """Names in disjoint groups, some of which must stay apart."""

    def __init__(self, names: Iterable[str], apart: Iterable[tuple[str, str, int]]) -> None:
        self._parent = {name: name for name in names}
        self._size = dict.fromkeys(self._parent, 1)
        self._foes: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for left, right, number in apart:
            self._foes[left].append((right, number))
            self._foes[right].append((left, number))

    def find(self, name: str) -> str:
        root = name
        while (above := self._parent[root]) != root:
            root = above
        while (above := self._parent[name]) != root:
            self._parent[name], name = root, above
        return root

    def barred(self, left: str, right: str) -> tuple[int, ...]:
        """Return the numbers of the decisions that keep the groups of two names apart."""
        left, right = self.find(left), self.find(right)
        if left not in self._foes or right not in self._foes:
            return ()
        return tuple(sorted({number for foe, number in self._foes[left] if self.find(foe) == right}))

    def join(self, left: str, right: str) -> None:
        left, right = self.find(left), self.find(right)
        if left == right:
            return
        big, small = (left, right) if self._size[left] >= self._size[right] else (right, left)
        self._parent[small] = big
        self._size[big] += self._size[small]
        if small in self._foes:
            self._foes[big] = self._foes.pop(small) + self._foes.get(big, [])


def _join_decided(clusters: _Clusters, rulings: Rulings) -> tuple[list[Link], list[Conflict]]:
    applied, conflicts = [], []
    for decision, left, right in rulings.that(Judgement.POSITIVE):
        one, other = rulings.stand_in(left, decision.id), rulings.stand_in(right, decision.id)
        if against := clusters.barred(one, other):
            conflicts.append(Conflict(decision=decision, against=against))
        elif left != right:
            clusters.join(one, other)
            if (one, other) == (left, right):
                applied.append(_as_link(decision, left, right))
            else:
                rulings.overruled[decision.id] = decision  # it still holds for the others
    return applied, conflicts


def _join_linked(clusters: _Clusters, rulings: Rulings, links: Iterable[Link]) -> tuple[list[Link], list[Link]]:
    applied, waiting = [], []
    for link in sorted(links, key=lambda link: (-link.score, link.left, link.right, link.because)):
        left, right = rulings.stand_in(link.left), rulings.stand_in(link.right)
        if link.score < CERTAIN:
            waiting.append(link)
        elif not clusters.barred(left, right):
            clusters.join(left, right)
            if (left, right) == (link.left, link.right):
                applied.append(link)
    return applied, waiting


def _waiting(clusters: _Clusters, rulings: Rulings, links: Collection[Link]) -> Iterator[Link]:
    """Yield the links that nobody decided, marked where somebody looked at them, and what was looked at without one."""
    looked_at = {
        frozenset((clusters.find(left), clusters.find(right))): (decision, left, right)
        for decision, left, right in rulings.that(Judgement.UNSURE)
    }
    seen = set()
    for link in links:
        pair = frozenset((clusters.find(link.left), clusters.find(link.right)))
        if len(pair) == 1 or clusters.barred(link.left, link.right):
            continue
        seen.add(pair)
        decision = looked_at[pair][0] if pair in looked_at else None
        yield link if decision is None else _marked(link, decision)
    for pair, (decision, left, right) in looked_at.items():
        if pair not in seen and len(pair) == 2 and not clusters.barred(left, right):
            yield _as_link(decision, left, right)


def _marked(link: Link, decision: Decision) -> Link:
    return dataclasses.replace(
        link, judgement=decision.judgement, decided_by=decision.decided_by, decided_at=decision.decided_at
    )


def _as_link(decision: Decision, left: str, right: str) -> Link:
    return Link(
        left=left,
        right=right,
        relation="same_as",
        judgement=decision.judgement,
        score=1.0 if decision.judgement is Judgement.POSITIVE else 0.0,
        because=(decision.because,) if decision.because else (),
        decided_by=decision.decided_by,
        decided_at=decision.decided_at,
    )


def _entity(members: list[NamedIn]) -> Entity:
    forms = Counter(form for each in members for form in _written(each.name))
    types = Counter(each.name.type for each in members)
    return Entity(
        id=entity_id(members[0].name.id),
        type=min(types, key=lambda kind: (-types[kind], NAME_TYPES.index(kind))),
        name=_fullest(Counter(each.name.name for each in members)),
        names=tuple(each.name.id for each in members),
        forms=tuple(sorted(forms, key=lambda form: (-forms[form], form))),
    )


def _written(name: Name) -> Iterator[str]:
    yield from (mention.exact for mention in name.mentions)
    if all(mention.exact != name.name for mention in name.mentions):
        yield name.name


def _fullest(names: Counter[str]) -> str:
    """Return the name to show: of those of several words (or all, where none has) the most used, then the fullest."""
    several = {name: count for name, count in names.items() if " " in name} or names
    return min(several, key=lambda name: (-several[name], -len(name.split()), -len(name), name))
