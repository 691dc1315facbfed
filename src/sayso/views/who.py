"""Who is who in a ledger: names joined across reports, what each is called, and what was said and claimed by it."""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeVar

from sayso.ledger.base import View
from sayso.ledger.names import IdentityRow, NameRow, Voice
from sayso.records import Anchor, Decision, Entity, Link, Name, Report, active_decisions
from sayso.records.names import NameType
from sayso.text.folding import fold
from sayso.views.joins import Join, Joins

if TYPE_CHECKING:
    from sayso.languages.places import Place
    from sayso.linking import Entities

__all__ = [
    "SHORTEST_ID",
    "FormCount",
    "Profile",
    "Proposal",
    "RoleAt",
    "Ruling",
    "RulingState",
    "Who",
    "find_who",
    "part_who",
]

SHORTEST_ID = 4
"""How many characters of an id may stand for it, at least."""

_MOST_NEAR = 5
ARTICLE = "article"
"""The claimant of what the writer of a report says himself."""

Thing = TypeVar("Thing")

RulingState = Literal["counts", "undone", "overruled", "conflict", "dangling"]


@dataclass(frozen=True, slots=True)
class FormCount:
    """A string that means an entity, and at how many places it stands."""

    form: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleAt:
    """What a report calls the office of an entity; it held on the day of that report (``""``: not known)."""

    words: str
    day: str
    report: Report
    anchor: Anchor


@dataclass(frozen=True, kw_only=True)
class Profile:
    """An entity with all that the present readings tell of it.

    Attributes:
        forms: every string that means it, the most used first.
        roles: in order of time.
        names: its name in each report, the earliest first.
        identities: where a report itself says that two of its forms are one.
        statements: how many statements it makes.
        figures: how many figures it claims.
        joins: why its names are one, by the id of each but the first.
    """

    entity: Entity
    forms: tuple[FormCount, ...]
    roles: tuple[RoleAt, ...]
    names: tuple[NameRow, ...]
    identities: tuple[IdentityRow, ...]
    statements: int
    figures: int
    joins: Mapping[str, Join] = field(default_factory=dict, repr=False, compare=False)

    @property
    def reports(self) -> tuple[Report, ...]:
        """Return the reports that name it, the earliest first."""
        return tuple({row.report.id: row.report for row in self.names}.values())

    def name_of(self, name_id: str) -> Name:
        """Return one of its names."""
        return next(row.name for row in self.names if row.name.id == name_id)

    @property
    def mentions(self) -> int:
        """Return at how many places it is named."""
        return sum(len(row.name.mentions) for row in self.names)

    @functools.cached_property
    def place(self) -> Place | None:
        """Return the known place that its forms mean for certain; None for one that the table of places does not know.

        The name is held against the table, not the story: a report may mean another place of that name.
        """
        from sayso.languages.places import find_place

        if self.entity.type != "place":
            return None
        forms = {(form, row.report.language) for row in self.names for form in row.name.forms}
        found = {place.id: place for form, language in forms if (place := find_place(form, language)) is not None}
        return next(iter(found.values())) if len(found) == 1 else None

    @property
    def role(self) -> RoleAt | None:
        """Return the latest role; None where no report gives one."""
        return self.roles[-1] if self.roles else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Two entities that are possibly one; `link` is the best of those between them, with score and reasons.

    Its judgement is unsure where somebody looked at it and could not tell.
    """

    left: Profile
    right: Profile
    link: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A row of what people decided, and what it does now.

    Attributes:
        state: counts, undone (by a row that counts), overruled (a later one on the same names holds), conflict (it is
            not applied, see `against`), dangling (the present readings have no two names at its places).
        against: numbers of the decisions that stand against it.
        left, right: whom its two places mean now; None where nobody.
        reports: in which its two places stand; None for an undoing.
        types: of the two names that stand there now; None where none do.
    """

    decision: Decision
    state: RulingState
    against: tuple[int, ...] = ()
    left: Profile | None = None
    right: Profile | None = None
    reports: tuple[Report, Report] | None = None
    types: tuple[NameType, NameType] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """An answer to `find_who`: a value that changes no more and may be kept as long as `View.stamp` stays the same.

    Attributes:
        profiles: every entity, that of the most reports first.
        waiting: possibly the same, the best score first.
        rulings: every row of what people decided, in order of time.
        entities: what linking returned: the links that were applied, among others.
    """

    profiles: tuple[Profile, ...]
    waiting: tuple[Proposal, ...]
    rulings: tuple[Ruling, ...]
    entities: Entities
    _by_id: Mapping[str, Profile] = field(repr=False)
    _by_form: Mapping[str, Sequence[Profile]] = field(repr=False)
    _speakers: _Speakers = field(repr=False)

    def profile(self, entity_id: str) -> Profile | None:
        """Return the entity with this id, also one that it had before it was joined with an earlier one."""
        if (found := self._by_id.get(entity_id)) is not None:
            return found
        from sayso.linking import entity_id as id_of_entity

        member = next((name for name in self.entities.of if id_of_entity(name) == entity_id), None)
        return None if member is None else self.of_name(member)

    def of_name(self, name_id: str) -> Profile | None:
        """Return the entity that a name of a report belongs to."""
        entity = self.entities.of.get(name_id)
        return None if entity is None else self._by_id[entity.id]

    def of_speaker(self, report_id: str, speaker: str) -> Profile | None:
        """Return whom a report means by the speaker of a statement."""
        name_id = self._speakers.name_of(report_id, speaker)
        return None if name_id is None else self.of_name(name_id)

    def of_claimant(self, report_id: str, claimant: str) -> tuple[Profile, ...]:
        """Return whom a report means by the claimant of a figure: several where they claim it jointly."""
        if claimant == ARTICLE:
            return ()
        found = (self.of_name(name) for name in self._speakers.names_of(report_id, claimant))
        return tuple(profile for profile in found if profile is not None)

    def find(self, typed: str) -> tuple[Profile, ...]:
        """Return the entities that may be meant: by id, else by form (any case, any accents), else by part of an id.

        The id is that of an entity or of one of its names; part of it is its first four characters or more.
        """
        if (exact := self._by_id.get(typed) or self.of_name(typed)) is not None:
            return (exact,)
        if found := self._by_form.get(fold(typed)):
            return tuple(found)
        if (former := self.profile(typed)) is not None:
            return (former,)
        if len(typed) < SHORTEST_ID:
            return ()
        begun = [profile for entity_id, profile in self._by_id.items() if entity_id.startswith(typed)]
        begun = begun or [self._by_id[e.id] for name, e in self.entities.of.items() if name.startswith(typed)]
        return tuple({profile.entity.id: profile for profile in begun}.values())

    def near(self, typed: str) -> tuple[Profile, ...]:
        """Return the entities with a form that looks like what was typed, the most alike first: a slip of the hand."""
        import difflib  # rarely needed, and `sayso --help` imports this module

        close = difflib.get_close_matches(fold(typed), list(self._by_form), n=_MOST_NEAR, cutoff=0.7)
        words = fold(typed).split()
        holding = [form for form in self._by_form if words and set(words) <= set(form.split())]
        found = [profile for form in (*close, *holding) for profile in self._by_form[form]]
        return tuple({profile.entity.id: profile for profile in found}.values())[:_MOST_NEAR]

    def proposals_of(self, profile: Profile) -> tuple[Proposal, ...]:
        """Return whom an entity is possibly the same as, the best score first."""
        return tuple(each for each in self.waiting if profile in (each.left, each.right))

    def rulings_of(self, profile: Profile) -> tuple[Ruling, ...]:
        """Return the judgements on an entity that are not undone, in order of time."""
        return tuple(each for each in self.rulings if profile in (each.left, each.right))


def find_who(view: View) -> Who:
    """Return who is who: the names of the present readings joined by links and decisions, with what each says."""
    from sayso.linking import NamedIn, find_entities, link_names

    named = [NamedIn.of(row.name, row.report) for row in view.names()]
    identities = [row.identity for row in view.identities()]
    return _tell_who(view, find_entities(named, link_names(named, identities), list(view.decisions())))


def part_who(view: View, who: Who, apart: Collection[str]) -> Who:
    """Return who is who with some names taken out of their entities; those of one entity make one of their own."""
    if not apart:
        return who
    from sayso.linking import NamedIn, part_entities

    named = [NamedIn.of(row.name, row.report) for row in view.names()]
    return _tell_who(view, part_entities(who.entities, named, apart))


def _tell_who(view: View, entities: Entities) -> Who:
    rows, identities, decisions = list(view.names()), list(view.identities()), list(view.decisions())
    speakers = _Speakers(rows)
    counts = _count_voices(view.voices(), speakers, entities)
    profiles = _profiles(entities, rows, _place_identities(identities, speakers, entities), counts)
    by_id = {profile.entity.id: profile for profile in profiles}
    return Who(
        profiles=tuple(profiles),
        waiting=tuple(_proposals(entities, by_id)),
        rulings=tuple(_rulings(view, decisions, entities, by_id)),
        entities=entities,
        _by_id=by_id,
        _by_form=_index_forms(profiles),
        _speakers=speakers,
    )


class _Speakers:
    """Which name of a report a speaker or claimant means, as the report writes it."""

    def __init__(self, rows: Iterable[NameRow]) -> None:
        self._exact: dict[tuple[str, str], str] = {}
        self._folded: dict[tuple[str, str], str] = {}
        ordered = sorted(rows, key=lambda row: row.name.type != "person")
        for row in ordered:  # a name's own form comes before the other forms of any name
            self._exact.setdefault((row.report.id, row.name.name), row.name.id)
        for row in ordered:
            for form in row.name.forms:
                self._exact.setdefault((row.report.id, form), row.name.id)
                self._folded.setdefault((row.report.id, fold(form)), row.name.id)

    def name_of(self, report_id: str, speaker: str) -> str | None:
        """Return the id of the name."""
        return self._exact.get((report_id, speaker)) or self._folded.get((report_id, fold(speaker)))

    def names_of(self, report_id: str, speaker: str) -> list[str]:
        """Return the ids of the names: of joint claimants, "Ada Pell, Tom Ruddock", those of each."""
        if (name := self.name_of(report_id, speaker)) is not None:
            return [name]
        found = (self.name_of(report_id, part) for part in speaker.split(", "))
        return [name for name in found if name is not None]


def _count_voices(voices: Iterable[Voice], speakers: _Speakers, entities: Entities) -> Counter[tuple[str, str]]:
    """Count statements and figures by entity id and kind."""
    counts: Counter[tuple[str, str]] = Counter()
    for voice in voices:
        if voice.speaker == ARTICLE:
            continue
        for entity_id in {entities.of[name].id for name in speakers.names_of(voice.report_id, voice.speaker)}:
            counts[entity_id, "statements"] += voice.statements
            counts[entity_id, "figures"] += voice.figures
    return counts


def _place_identities(
    rows: Iterable[IdentityRow], speakers: _Speakers, entities: Entities
) -> dict[str, list[IdentityRow]]:
    """Return what reports say, by the entities that it is about."""
    placed = defaultdict(list)
    for row in rows:
        names = {speakers.name_of(row.report.id, side.exact) for side in (row.identity.left, row.identity.right)}
        for entity_id in {entities.of[name].id for name in names if name is not None}:
            placed[entity_id].append(row)
    return placed


def _profiles(
    entities: Entities,
    rows: Iterable[NameRow],
    identities: Mapping[str, list[IdentityRow]],
    counts: Counter[tuple[str, str]],
) -> list[Profile]:
    by_name, joins = {row.name.id: row for row in rows}, Joins(entities)
    profiles = []
    for entity in entities.entities:
        members = tuple(by_name[name] for name in entity.names)
        forms = Counter(mention.exact for row in members for mention in row.name.mentions)
        profiles.append(
            Profile(
                entity=entity,
                forms=tuple(FormCount(form, forms[form]) for form in entity.forms),
                roles=tuple(_roles(members)),
                names=members,
                identities=tuple(identities.get(entity.id, ())),
                statements=counts[entity.id, "statements"],
                figures=counts[entity.id, "figures"],
                joins=joins.among(members),
            )
        )
    profiles.sort(key=lambda each: (-len(each.entity.names), -each.mentions, each.entity.name, each.entity.id))
    return profiles


def _roles(members: Iterable[NameRow]) -> Iterator[RoleAt]:
    """Yield roles in order of time: members are."""
    for row in members:
        for anchor in row.name.roles:
            yield RoleAt(words=anchor.exact, day=_day(row.report), report=row.report, anchor=anchor)


def _proposals(entities: Entities, by_id: Mapping[str, Profile]) -> Iterator[Proposal]:
    """Yield the best waiting link between any two entities."""
    seen = set()
    for link in sorted(entities.waiting, key=lambda link: (-link.score, link.left, link.right)):
        left, right = entities.of[link.left].id, entities.of[link.right].id
        if (pair := frozenset((left, right))) not in seen:
            seen.add(pair)
            yield Proposal(left=by_id[left], right=by_id[right], link=link)


def _rulings(
    view: View, decisions: Sequence[Decision], entities: Entities, by_id: Mapping[str, Profile]
) -> Iterator[Ruling]:
    active = {decision.id for decision in active_decisions(decisions)}
    against = {conflict.decision.id: conflict.against for conflict in entities.conflicts}
    overruled, dangling = ({each.id for each in rows} for rows in (entities.overruled, entities.dangling))
    for decision in decisions:
        state: RulingState = (
            "undone" if decision.id not in active
            else "overruled" if decision.id in overruled
            else "conflict" if decision.id in against
            else "dangling" if decision.id in dangling
            else "counts"
        )  # fmt: skip
        places = entities.places.get(decision.id)
        left, right = (by_id[entities.of[name].id] for name in places) if places else (None, None)
        sides = (decision.left, decision.right)
        yield Ruling(
            decision=decision,
            state=state,
            against=against.get(decision.id, ()),
            left=left,
            right=right,
            reports=_pair(view.report(side.report_id) for side in sides if side is not None),
            types=_pair(by_id[entities.of[name].id].name_of(name).type for name in places) if places else None,
        )


def _pair(found: Iterable[Thing]) -> tuple[Thing, Thing] | None:
    two = tuple(found)
    return (two[0], two[1]) if len(two) == 2 else None


def _index_forms(profiles: Iterable[Profile]) -> dict[str, list[Profile]]:
    found: dict[str, list[Profile]] = {}
    for profile in profiles:
        for form in dict.fromkeys(fold(form) for form in (profile.entity.name, *profile.entity.forms)):
            found.setdefault(form, []).append(profile)
    return found


def _day(report: Report) -> str:
    return (report.published_at or "")[:10]
