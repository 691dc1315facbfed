"""What speaks for persons whose names are not the same: a spelling, a part left out, a last name alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.linking.candidates import Candidates
from sayso.linking.clusters import Clusters
from sayso.linking.features.evidence import (
    NEAR,
    SEASON,
    WELL_KNOWN,
    Proposal,
    days_between,
    find_reasons,
    group_by,
    index_context,
    one_of_each,
)
from sayso.linking.forms import PersonForm
from sayso.linking.vetoes import sounds, spelled_alike

__all__ = ["last_name", "part_of_full_name", "spelling"]

_OPTIONS = 5
"""A last name is proposed for so many bearers, no more."""

_MANY = 200
"""So many names are compared each with each, no more."""


def spelling(names: Candidates, clusters: Clusters) -> Iterator[Proposal]:
    """The same given name and a last name that is spelled alike: "Ivo Raddek"."""
    for group in group_by(names, lambda each: each.person.names[0] if each.person and each.person.full else None):
        forms = one_of_each(group, names)
        for at, left in enumerate(forms[:_MANY]):
            for right in forms[:at]:
                yield from _alike(names, clusters, right, left)


def part_of_full_name(names: Candidates, clusters: Clusters) -> Iterator[Proposal]:
    """One name leaves out what the other has: "Odile Vasse" and "Odile Brun Vasse", "O. Vasse" and "Odile Vasse"."""
    for group in group_by(names, lambda each: each.person.names[-1] if each.person and each.person.full else None):
        forms = sorted(one_of_each(group, names), key=lambda place: (len(_person(names, place).key), place))
        for at, short in enumerate(forms[:_MANY]):
            fuller = [long for long in forms[at + 1 : _MANY] if _may_shorten(names, clusters, short, long)]
            groups = clusters.roots(fuller)
            groups.pop(clusters.find(short), None)
            for long in groups.values():
                shared = find_reasons(names, short, long)
                sole = len(groups) == 1 and len(_person(names, short).names[0]) > 1
                score = 0.92 if sole and shared else 0.7 if sole else 0.55
                yield Proposal(left=long, right=short, score=score, because=("the same name, not so full", *shared))


def last_name(names: Candidates, clusters: Clusters) -> Iterator[Proposal]:
    """A last name alone, where only one bearer of it is named in full."""
    full: dict[str, list[int]] = defaultdict(list)
    bare: dict[str, list[int]] = defaultdict(list)
    short: set[tuple[str, str]] = set()  # a full name and the last name that a report calls its bearer by
    for place, each in enumerate(names.listed):
        if each.person is None or each.person.kin:
            continue
        for last in each.person.ends:
            (full if each.person.full else bare)[last].append(place)
        if each.person.full:
            short |= {(each.key, form.key) for form in each.forms if isinstance(form, PersonForm) and not form.full}
    for last, places in sorted(bare.items()):
        called = {clusters.find(place) for place in full[last] if (names[place].key, last) in short}
        bearers = [
            _Bearer(first, index_context(names, clusters.members(root)), len(clusters.members(root)), root in called)
            for root, first in clusters.roots(full[last]).items()
        ]
        if bearers:
            for place in places:
                yield from _bearer(names, clusters, place, bearers)
        else:
            yield from _chain(names, places, "the same last name")


@dataclass(frozen=True, slots=True)
class _Bearer:
    """Somebody who is named in full.

    Attributes:
        first: the first name of the group.
        context: what its reports name, each with the first name of the group whose report does.
        size: how many names the group has.
        called: a report calls its bearer by the last name alone.
    """

    first: int
    context: dict[str, int]
    size: int
    called: bool


def _bearer(names: Candidates, clusters: Clusters, place: int, bearers: list[_Bearer]) -> Iterator[Proposal]:
    """Yield whom a last name may mean."""
    options = [each for each in bearers if not clusters.veto_of(each.first, place) and _fits(names, each.first, place)]
    called = [each for each in options if each.called]
    sole = len(options) == 1 or len(called) == 1
    for bearer in (called if len(called) == 1 else options)[:_OPTIONS]:
        own = names.own_keys(place) | names.own_keys(bearer.first)
        there = (bearer.context[key] for key in names.context(place) if key in bearer.context and key not in own)
        partner = min(there, default=bearer.first)
        reasons = find_reasons(names, partner, place)
        days = names[partner].days_from(names[place])
        if not reasons and len(options) == 1 and bearer.size > WELL_KNOWN and days is not None and days <= NEAR:
            reasons = (f"the reports are {days} days apart",)
        who = f"“{names[place].form.text}” may be “{names[partner].form.text}”"
        if not sole:
            because = (who, f"as one of {len(options)} of that last name", *reasons)
            yield Proposal(left=partner, right=place, score=0.5, because=because)
            continue
        only = "nobody else of that last name is named in full"
        if len(options) > 1:
            only = "the only one of that last name whom a report calls so"
        yield Proposal(left=partner, right=place, score=0.92 if reasons else 0.65, because=(who, only, *reasons))


def _chain(names: Candidates, places: list[int], same: str) -> Iterator[Proposal]:
    """Yield links between names of which nothing more is known, each with the best of those before it."""
    seen: dict[str, int] = {}
    for at, place in enumerate(places):
        own = names.own_keys(place)
        earlier = Counter(seen[key] for key in names.context(place) if key in seen and key not in own)
        if at:
            partner = min(earlier, key=lambda other: (-earlier[other], other)) if earlier else places[0]
            reasons = find_reasons(names, partner, place)
            certain = reasons and days_between(names, partner, place) <= 2 * SEASON
            yield Proposal(left=partner, right=place, score=0.9 if certain else 0.5, because=(same, *reasons))
        for key in names.context(place):
            seen[key] = place


def _fits(names: Candidates, full: int, bare: int) -> bool:
    """Return whether nothing that two reports say of two persons of one last name speaks against one."""
    a, b = names[full], names[bare]
    return not (a.offices and b.offices and a.language == b.language and not a.offices & b.offices)


def _alike(names: Candidates, clusters: Clusters, left: int, right: int) -> Iterator[Proposal]:
    a, b = _person(names, left), _person(names, right)
    if a.key == b.key or clusters.veto_of(left, right):
        return
    one, other = " ".join(a.names[1:]), " ".join(b.names[1:])
    if min(len(one), len(other)) < 5 or len(a.names[0]) == 1:
        return
    if sounds(one) == sounds(other) or spelled_alike(one, other):
        reasons = find_reasons(names, left, right)
        certain = sounds(one) == sounds(other) and reasons
        because = f"“{b.text}” is spelled almost like “{a.text}”"
        yield Proposal(left=left, right=right, score=0.9 if certain else 0.6, because=(because, *reasons))


def _may_shorten(names: Candidates, clusters: Clusters, short: int, long: int) -> bool:
    a, b = _person(names, short), _person(names, long)
    if a.key == b.key or a.kin or b.kin or clusters.veto_of(short, long):
        return False
    initials = any(len(given) == 1 for given in a.names[:-1])
    return a.names[-1] == b.names[-1] and (len(a.names) < len(b.names) or initials)


def _person(names: Candidates, place: int) -> PersonForm:
    person = names[place].person
    assert person is not None
    return person
