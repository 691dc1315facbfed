"""Names that are the same: in full, in another language, or because a report says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.languages.linking import cut
from sayso.linking.candidates import Candidates
from sayso.linking.clusters import Clusters
from sayso.linking.features.evidence import (
    NEAR,
    SAID,
    SEASON,
    WELL_KNOWN,
    Proposal,
    days_between,
    find_reasons,
    group_by,
    is_telling,
    tell_context,
)
from sayso.linking.forms import BodyForm

__all__ = ["said_by_report", "same_common_name", "same_full_name"]


def said_by_report(names: Candidates, clusters: Clusters) -> Iterator[Proposal]:
    """The report itself says that one name is another: "le CNV (Comité national du Val)"."""
    del clusters
    for identity in names.identities:
        left, right = (
            names.named_at(side.report_id, side.span.start, side.span.end) for side in (identity.left, identity.right)
        )
        if left is not None and right is not None and left != right:
            because = f"{SAID}“{identity.left.exact}” is “{identity.right.exact}”"
            yield Proposal(left=left, right=right, score=1.0, because=(because,), bold=True)


def same_full_name(names: Candidates, clusters: Clusters) -> Iterator[Proposal]:
    """The same full name of a person, or the same name of a body or a place that not every country has."""
    for group in group_by(names, lambda each: each.key if is_telling(each) else None):
        alike: list[_Alike] = []
        for place in group:
            fitting = [each for each in alike if not clusters.veto_of(each.first, place)]
            if fitting:
                partner, into = max(((each.closest(place), each) for each in fitting), key=lambda pair: pair[0])
                at_odds = into.at_odds(place)
                yield _same(names, partner.place, place, known=len(group) > WELL_KNOWN, at_odds=at_odds)
            else:
                into = _Alike(names, place)
                alike.append(into)
            into.add(place)
        for at, each in enumerate(alike):  # "Orange", the town and the company
            yield from (_two_kinds(names, other.first, each.first) for other in alike[:at])


def same_common_name(names: Candidates, clusters: Clusters) -> Iterator[Proposal]:
    """The same name that every country or town has ("le Parlement"), in reports that name something else in common."""
    for group in group_by(names, lambda each: None if is_telling(each) or each.person else each.key):
        stories: dict[str, int] = {}  # what a report names -> the story that named it first
        told: list[list[int]] = []  # the names of each story, one for each set of places
        for place in group:
            story = _story(names, clusters, place, stories, told)
            if story is not None:
                yield _in_one_story(names, told[story][-1], place)
                told[story] = [each for each in told[story] if _lands(names, each) != _lands(names, place)] + [place]
            else:
                story = len(told)
                told.append([place])
                several = len(names[place].form.key.split()) > 1  # "police" alone is not worth a look
                if story and several and not clusters.veto_of(group[0], place):
                    because = ("the same name, but one that many have",)
                    yield Proposal(left=group[0], right=place, score=0.45, because=because)
            for key in names.context(place):
                stories.setdefault(key, story)


def _lands(names: Candidates, place: int) -> frozenset[str]:
    return names[place].traits.lands


def _story(
    names: Candidates, clusters: Clusters, place: int, stories: dict[str, int], told: list[list[int]]
) -> int | None:
    """Return the story that a report tells on; None where it is another.

    A place that two reports name in passing ("Russie") makes one story of them only when they are near in time; reports
    that name no place in common tell of two ("the army" of two countries), whatever else they share.
    """
    own = names.own_keys(place)
    shared = [key for key in names.context(place) if key in stories and key not in own]
    common = Counter(stories[key] for key in shared)
    more = {stories[key] for key in shared if not names.is_place(place, key)}
    fitting = [
        story
        for story in common
        if not clusters.veto_of(told[story][-1], place)
        and not any(clusters.doubt_of(each, place) for each in told[story])
        and days_between(names, told[story][-1], place) <= (SEASON if story in more else NEAR)
    ]
    return max(fitting, key=lambda story: (common[story], -story), default=None)


class _Alike:
    """Names alike, to find the one whose report has most in common with that of another."""

    def __init__(self, names: Candidates, first: int) -> None:
        self.first = first
        self._names = names
        self._seen: dict[str, int] = {}
        self._standings: set[str] = set()

    def add(self, place: int) -> None:
        self._standings.add(self._names[place].standing)
        for sign in self._signs(place):
            self._seen[sign] = place

    def closest(self, place: int) -> _Closest:
        """Return the name with the most in common; the first one where none has anything."""
        own = self._names.own_keys(place)
        common = Counter(self._seen[sign] for sign in self._signs(place) if sign in self._seen and sign not in own)
        found = min(common, key=lambda other: (-common[other], other)) if common else self.first
        return _Closest(common[found], -found)

    def at_odds(self, place: int) -> bool:
        """Return whether one report gives an office and another only tells what a private person does."""
        return {*self._standings, self._names[place].standing} >= {"public", "private"}

    def _signs(self, place: int) -> Iterator[str]:
        yield from self._names.context(place)
        yield from (f"o:{office}" for office in self._names[place].offices)


@dataclass(frozen=True, slots=True, order=True)
class _Closest:
    common: int
    minus_place: int

    @property
    def place(self) -> int:
        return -self.minus_place


def _same(names: Candidates, left: int, right: int, *, known: bool, at_odds: bool) -> Proposal:
    a, b = names[left], names[right]
    reasons = find_reasons(names, left, right)
    if a.person is not None:
        initial = len(a.person.names[0]) == 1
        apart = bool(a.offices and b.offices and a.language == b.language and not a.offices & b.offices)
        if not reasons and not known and (apart or initial):
            doubt = "other offices, and nothing else in common" if apart else "the given name is only a letter"
            return Proposal(left=left, right=right, score=0.75, because=("the same full name", doubt))
        if at_odds and not (a.posts & b.posts) and not names.share_more_than_places(left, right):
            doubt = "one has an office, the other none"
            return Proposal(left=left, right=right, score=0.75, because=("the same full name", doubt, *reasons))
        return Proposal(left=left, right=right, score=0.98, because=("the same full name", *reasons))
    assert a.body is not None
    assert b.body is not None
    return Proposal(left=left, right=right, score=0.96, because=(_same_words(a.body, b.body), *reasons))


def _same_words(left: BodyForm, right: BodyForm) -> str:
    """Say how two names that mean the same do so."""
    words = [{word for word in cut(form.text) if len(word) > 3} or set(cut(form.text)) for form in (left, right)]
    if words[0] == words[1]:
        return "the same name"
    if left.language == right.language:
        return f"“{right.text}” is another name of “{left.text}”"
    return f"“{right.text}” is “{left.text}” in another language"


def _two_kinds(names: Candidates, left: int, right: int) -> Proposal:
    because = f"the same name, of the types {names[left].name.type} and {names[right].name.type}"
    return Proposal(left=left, right=right, score=0.4, because=(because,))


def _in_one_story(names: Candidates, left: int, right: int) -> Proposal:
    a, b = names[left].body, names[right].body
    assert a is not None
    assert b is not None
    because = (_same_words(a, b), *tell_context(names, left, right))
    return Proposal(left=left, right=right, score=0.92, because=because)
