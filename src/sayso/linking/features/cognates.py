"""Names of two languages whose words look alike or mean the same: "Tarvélie" and "Tarvelia"."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator

from sayso.linking.candidates import Candidates
from sayso.linking.clusters import Clusters
from sayso.linking.features.evidence import Proposal, find_reasons, one_of_each
from sayso.linking.forms import BodyForm

__all__ = ["cognates", "look_alike"]

_ROOT = 4
"""How many letters two words begin with alike, at least, to be held against each other."""

_OF_SHORT, _OF_LONG = 0.7, 0.6
"""What share of the shorter and of the longer word that beginning has, at least."""

_SHARED = 0.7
"""What share of the longer name's words has a partner in the other, at least."""

_MANY = 40


def cognates(names: Candidates, clusters: Clusters) -> Iterator[Proposal]:
    """Two names of two languages, word for word alike or the same in meaning, in reports that have more in common."""
    groups: dict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(names.listed):
        if each.body is not None and not each.body.relative:
            for word in set(each.body.ideas) - each.body.known:
                if len(word) >= _ROOT:
                    groups[word[:_ROOT]].append(place)
    seen: set[tuple[int, int]] = set()
    for _, group in sorted(groups.items()):
        forms = one_of_each(group, names)[:_MANY]
        for at, right in enumerate(forms):
            for left in forms[:at]:
                pair = (left, right)
                if pair not in seen and _may_be_one(names, clusters, left, right):
                    yield from _propose(names, left, right)
                seen.add(pair)


def _propose(names: Candidates, left: int, right: int) -> Iterator[Proposal]:
    a, b = names[left].body, names[right].body
    shared = find_reasons(names, left, right)
    if a is not None and b is not None and shared:
        because = f"“{a.text}” and “{b.text}” look alike in two languages"
        yield Proposal(left=left, right=right, score=0.55, because=(because, *shared))


def _may_be_one(names: Candidates, clusters: Clusters, left: int, right: int) -> bool:
    a, b = names[left].body, names[right].body
    if a is None or b is None or a.language == b.language or clusters.find(left) == clusters.find(right):
        return False
    if names[left].name.type != names[right].name.type and "place" in (names[left].name.type, names[right].name.type):
        return False
    return _pair_up(a, b)


def _pair_up(a: BodyForm, b: BodyForm) -> bool:
    """Return whether most words of each name have a partner in the other."""
    rest = list(b.ideas)
    pairs = 0
    for word in a.ideas:
        partner = next((other for other in rest if other == word), None) or next(
            (other for other in rest if look_alike(word, other)), None
        )
        if partner is not None:
            rest.remove(partner)
            pairs += 1
    return pairs >= _SHARED * max(len(a.ideas), len(b.ideas))


def look_alike(one: str, other: str) -> bool:
    """Return whether two words of two languages begin alike for most of their length.

    >>> look_alike("tarvelienne", "tarvelian"), look_alike("barrages", "barracks")
    (True, False)
    """
    common = sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    short, long = sorted((len(one), len(other)))
    return common >= max(_ROOT, _OF_SHORT * short, _OF_LONG * long)
