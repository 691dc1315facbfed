"""Which names of two reports may mean one: links with a score and the reasons in words.

1. `forms.py` takes each form apart: titles, given and last names; the ideas of which the name of a body is made.
2. `features.py` proposes links, the surest first: the report says so, the same full name, a last name alone …
3. `vetoes.py` tells names apart whatever speaks for them; no link that is applied by itself joins two such names,
   not even by way of a third (`clusters.py`).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sayso.errors import LanguageError
from sayso.languages.pack import Pack, load_pack
from sayso.linking.candidates import Candidates, read_candidates
from sayso.linking.clusters import Clusters
from sayso.linking.features import CERTAIN, FEATURES, Proposal
from sayso.linking.forms import Gazetteer
from sayso.linking.gazetteer import KnownPlaces
from sayso.records import Identity, Link, Name, Report

__all__ = ["CERTAIN", "NamedIn", "link_names"]

KNOWN_PLACES = KnownPlaces()

_DOUBTFUL = 0.4  # below, a link is not worth anybody's time
_UNCERTAIN = 0.8  # what a link is worth that would be certain but for a rule
_ELSEWHERE = 0.6  # ... but for what makes it doubtful


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedIn:
    """A name with what linking looks at beside it.

    Attributes:
        language: of the report.
        day: ISO date of publication, empty where it is not known.
        report: in which it stands, to tell who publishes from what it is about; None where it is not at hand.
    """

    name: Name
    language: str
    day: str = ""
    report: Report | None = None

    @classmethod
    def of(cls, name: Name, report: Report) -> NamedIn:
        """Return a name with what its report tells."""
        return cls(name=name, language=report.language, day=(report.published_at or "")[:10], report=report)


def link_names(
    names: Iterable[NamedIn], identities: Iterable[Identity] = (), *, gazetteer: Gazetteer | None = KNOWN_PLACES
) -> Iterator[Link]:
    """Yield `same_as` links between names (ids, the earlier first) that are or may be one, the best first.

    "Ivo Radek" in two reports is one person for certain; "Radek" alone in another is, where only one Radek is named in
    full and the reports have more in common. Links that are certain never join two names that a rule tells apart,
    taken together neither. The order of the names does not matter.

    Args:
        names: of all reports.
        identities: what reports themselves say.
        gazetteer: what knows places in every language; None: names of places are compared as words.
    """
    unique = {each.name.id: each for each in names}.values()
    packs = _packs({each.language for each in unique})
    listed = read_candidates(((e.name, e.language, e.day, e.report) for e in unique), identities, packs, gazetteer)
    clusters = Clusters([each.traits for each in listed.listed])
    applied: list[Proposal] = []
    waiting: list[Proposal] = []
    for feature in FEATURES:
        proposals = sorted(feature(listed, clusters), key=lambda each: (-each.score, each.left, each.right))
        for proposal in proposals:
            _apply(proposal, clusters, applied, waiting)
    waiting = list(_open(waiting, clusters))
    links = [_link(proposal, listed) for proposal in (*applied, *waiting)]
    yield from sorted(links, key=lambda link: (-link.score, link.left, link.right))


def _apply(proposal: Proposal, clusters: Clusters, applied: list[Proposal], waiting: list[Proposal]) -> None:
    left, right = proposal.left, proposal.right
    if clusters.find(left) == clusters.find(right):
        return
    if proposal.score < CERTAIN:
        waiting.append(proposal)
    elif veto := clusters.veto(left, right):
        because = (*proposal.because, f"but {veto}")
        waiting.append(dataclasses.replace(proposal, score=_UNCERTAIN, because=because))
    elif proposal.score < 1 and (doubt := clusters.doubt(left, right)):
        because = (*proposal.because, f"but {doubt}")
        waiting.append(dataclasses.replace(proposal, score=_ELSEWHERE, because=because))
    else:
        clusters.join(left, right)
        applied.append(proposal)


def _open(waiting: Iterable[Proposal], clusters: Clusters) -> Iterator[Proposal]:
    """Yield the best proposal between any two groups that are apart in the end."""
    seen: set[tuple[int, int]] = set()
    for proposal in sorted(waiting, key=lambda each: (-each.score, each.left, each.right)):
        roots = sorted((clusters.find(proposal.left), clusters.find(proposal.right)))
        pair = roots[0], roots[1]
        if roots[0] == roots[1] or pair in seen or proposal.score < _DOUBTFUL:
            continue
        if proposal.bold or not clusters.veto_of(proposal.left, proposal.right):
            seen.add(pair)
            yield proposal


def _link(proposal: Proposal, listed: Candidates) -> Link:
    left, right = sorted((proposal.left, proposal.right))
    return Link(
        left=listed[left].name.id,
        right=listed[right].name.id,
        relation="same_as",
        score=proposal.score,
        because=proposal.because,
    )


def _packs(languages: Iterable[str]) -> Mapping[str, Pack]:
    """Return the packs of languages; one that has none is compared by its letters alone."""
    found = {}
    for language in sorted(languages):
        try:
            found[language] = load_pack(language)
        except LanguageError:
            continue
    return found
