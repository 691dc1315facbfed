"""Names of which one report alone has another type: the town that the model took for a person there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from sayso.linking.candidates import Candidates
from sayso.linking.clusters import Clusters
from sayso.linking.features.evidence import Proposal
from sayso.records import Name
from sayso.text.folding import fold

__all__ = ["mistaken_type"]

_LEAST = 2
"""In how many reports a name has another type at least, before that counts."""


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
        because = f"{count} reports take “{names[other].name.name}” for a {kind}; here nothing shows a person"
        for person in clusters.roots(doubtful).values():
            yield Proposal(left=other, right=person, score=0.6, because=(because,), bold=True)


def _is_shown(name: Name) -> bool:
    """Return whether a report shows that somebody is a person: by an office, a title, a name in full."""
    return bool(name.roles or name.titled or name.gender or any(" " in form.strip() for form in name.forms))
