"""Who is who now: names joined by certain links and by what people decided; computed anew from the rows each time.

A decision stands on words: its two places are looked up among the names that the present readings found there. Then

1. of the decisions that count on the same two names, the latest holds;
2. what people joined is joined, in the order of time, unless that would join what people told apart (a conflict);
3. certain links are applied, the best first, and each that would join what people told apart is passed over: so a
   negative decision holds whatever way round the links lead, and splits an entity at its weakest link.
"""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sayso.linking.features import IN_COMMON, SAID, SAME_OFFICE
from sayso.linking.names import CERTAIN, NamedIn
from sayso.records import NAME_TYPES, Anchor, Decision, Entity, Judgement, Link, Name, active_decisions, digest
from sayso.text.folding import fold

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
        overruled: decisions that count, but a later one on the same two names holds.
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
    rulings = _Rulings.of([each.name for each in ordered], decisions)
    clusters = _Clusters((each.name.id for each in ordered), rulings.apart())
    joined, conflicts = _join_decided(clusters, rulings)
    applied, waiting = _join_linked(clusters, links)
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
        overruled=tuple(rulings.overruled),
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


@dataclass(slots=True)
class _Rulings:
    """The decisions that count, on the names that stand at their places now.

    Attributes:
        holding: of those on the same two names the latest, by number.
    """

    places: dict[int, tuple[str, str]] = field(default_factory=dict)
    holding: list[Decision] = field(default_factory=list)
    overruled: list[Decision] = field(default_factory=list)
    dangling: list[Decision] = field(default_factory=list)

    @classmethod
    def of(cls, names: Iterable[Name], decisions: Iterable[Decision]) -> _Rulings:
        found = cls()
        counting = [each for each in active_decisions(decisions) if each.undoes is None and each.relation == "same_as"]
        wanted = {side.report_id for each in counting for side in (each.left, each.right) if side is not None}
        by_report: dict[str, list[Name]] = {report_id: [] for report_id in wanted}
        for name in names:
            if name.report_id in by_report:
                by_report[name.report_id].append(name)
        latest: dict[frozenset[str], Decision] = {}
        for decision in counting:
            left, right = (_name_at(by_report, side) for side in (decision.left, decision.right))
            if left is None or right is None or (left == right and decision.judgement is not Judgement.POSITIVE):
                found.dangling.append(decision)
                continue
            found.places[decision.id] = left, right
            if (earlier := latest.get(pair := frozenset((left, right)))) is not None:
                found.overruled.append(earlier)
            latest[pair] = decision
        found.holding = sorted(latest.values(), key=lambda decision: decision.id)
        return found

    def that(self, judgement: Judgement) -> Iterator[tuple[Decision, str, str]]:
        """Yield the decisions of one kind that hold, with their two names."""
        for decision in self.holding:
            if decision.judgement is judgement:
                yield decision, *self.places[decision.id]

    def apart(self) -> dict[tuple[str, str], int]:
        """Return the pairs that people told apart, with the number of the decision."""
        return {(left, right): decision.id for decision, left, right in self.that(Judgement.NEGATIVE)}


class _Clusters:
    """Names in disjoint groups, some of which must stay apart."""

    def __init__(self, names: Iterable[str], apart: Mapping[tuple[str, str], int]) -> None:
        self._parent = {name: name for name in names}
        self._size = dict.fromkeys(self._parent, 1)
        self._foes: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for (left, right), number in apart.items():
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


def _join_decided(clusters: _Clusters, rulings: _Rulings) -> tuple[list[Link], list[Conflict]]:
    applied, conflicts = [], []
    for decision, left, right in rulings.that(Judgement.POSITIVE):
        if against := clusters.barred(left, right):
            conflicts.append(Conflict(decision=decision, against=against))
        elif left != right:
            clusters.join(left, right)
            applied.append(_as_link(decision, left, right))
    return applied, conflicts


def _join_linked(clusters: _Clusters, links: Iterable[Link]) -> tuple[list[Link], list[Link]]:
    applied, waiting = [], []
    for link in sorted(links, key=lambda link: (-link.score, link.left, link.right, link.because)):
        if link.score < CERTAIN:
            waiting.append(link)
        elif not clusters.barred(link.left, link.right):
            clusters.join(link.left, link.right)
            applied.append(link)
    return applied, waiting


def _waiting(clusters: _Clusters, rulings: _Rulings, links: Collection[Link]) -> Iterator[Link]:
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


def _name_at(by_report: Mapping[str, Collection[Name]], place: Anchor | None) -> str | None:
    """Return the name that stands at a place now, or else one with the same form in that report.

    Of several at the place, as where "Tourvel" lies in "Comité de Tourvel", one with that very form is meant, else the
    one with the most alike span.
    """
    if place is None:
        return None
    names, form = by_report[place.report_id], fold(place.exact)
    at_place = [
        (fold(name_form) != form, abs(span.start - place.span.start) + abs(span.end - place.span.end), span, name.id)
        for name in names
        for span, name_form in ((mention.span, mention.exact) for mention in name.mentions)
        if span.overlaps(place.span)
    ]
    if at_place:
        return min(at_place)[-1]
    alike = [(name.mentions[0].span, name.id) for name in names if form in {fold(each) for each in name.forms}]
    return min(alike)[-1] if alike else None


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
