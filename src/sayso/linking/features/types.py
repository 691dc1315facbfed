"""Names of which one report alone has another type: the town that was taken for a person there, and the other way."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from sayso.linking.candidates import Candidates
from sayso.linking.clusters import Clusters
from sayso.linking.features.evidence import Proposal
from sayso.records import Name
from sayso.text.folding import fold

__all__ = ["mistaken_body", "mistaken_place", "mistaken_type"]

_LEAST = 2
"""In how many reports a name has another type at least, before that counts."""

_OPTIONS = 5
"""A last name is proposed for so many bearers, no more."""


def mistaken_type(names: Candidates, clusters: Clusters) -> Iterator[Proposal]:
    """A person whom nothing shows to be one (no office, no title, no first name), and the place of other reports."""
    alike: dict[str, list[int]] = defaultdict(list)
    persons: set[str] = set()
    for place, each in enumerate(names.listed):
        alike[fold(each.name.name)].append(place)
        if each.name.type == "person" and _is_shown(each.name):
            persons |= {word for form in each.name.forms for word in (fold(form), *fold(form).split())}
    for form, places in alike.items():
        doubtful = [place for place in places if names[place].name.type == "person"]
        types = Counter(names[place].name.type for place in places if place not in set(doubtful))
        if not doubtful or form in persons or not types:
            continue
        kind, count = types.most_common(1)[0]
        if count < max(_LEAST, len(doubtful)):
            continue
        other = next(place for place in places if names[place].name.type == kind)
        because = f"{count} reports take “{names[other].name.name}” for {_a(kind)}; here nothing shows a person"
        for person in clusters.roots(doubtful).values():
            yield Proposal(left=other, right=person, score=0.6, because=(because,), bold=True)


def mistaken_place(names: Candidates, clusters: Clusters) -> Iterator[Proposal]:
    """A place or a body in one word that is the last name of a person in as many other reports: "in Okoro's view"."""
    bearers: dict[str, list[int]] = defaultdict(list)
    doubtful: dict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(names.listed):
        if each.person is not None and each.person.full and not each.person.kin and _is_shown(each.name):
            for last in each.person.ends:
                bearers[last].append(place)
        elif each.body is not None and " " not in each.name.name and not each.body.known and not each.body.acronym:
            doubtful[fold(each.name.name)].append(place)
    for form, places in sorted(doubtful.items()):
        reports = {names[place].name.report_id for place in bearers.get(form, ())}
        meanings = clusters.roots(bearers.get(form, ()))
        if len(reports) < len(places) or not meanings:
            continue
        score = 0.6 if len(meanings) == 1 else 0.5
        for first in clusters.roots(places).values():
            for person in list(meanings.values())[:_OPTIONS]:
                count = "1 report names" if len(reports) == 1 else f"{len(reports)} reports name"
                told = f"{count} “{names[person].form.text}”"
                because = f"{told}, whose last name one takes for {_a(names[first].name.type)}"
                yield Proposal(left=person, right=first, score=score, because=(because,), bold=True)


def mistaken_body(names: Candidates, clusters: Clusters) -> Iterator[Proposal]:
    """An organisation, a group or a facility that at least twice as many reports, two at least, take for a place."""
    alike: dict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(names.listed):
        if each.body is not None and not each.body.acronym and not each.body.body:
            alike[fold(each.name.name)].append(place)
    for _, places in sorted(alike.items()):
        towns = [place for place in places if names[place].name.type == "place"]
        bodies = [place for place in places if names[place].name.type != "place"]
        if not bodies or len(towns) < max(_LEAST, 2 * len(bodies)):
            continue
        because = f"{len(towns)} reports take “{names[towns[0]].form.text}” for a place, {len(bodies)} for a body"
        for body in clusters.roots(bodies).values():
            yield Proposal(left=towns[0], right=body, score=0.6, because=(because,), bold=True)


def _a(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def _is_shown(name: Name) -> bool:
    """Return whether a report shows that somebody is a person: by an office, a title, a name in full."""
    return bool(name.roles or name.titled or name.gender or any(" " in form.strip() for form in name.forms))
