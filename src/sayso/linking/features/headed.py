"""Bodies that one person heads or speaks for: "director of the NDMA" and "directeur de l'ANGC"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.languages.offices import holds_office
from sayso.languages.pack import languages, load_pack
from sayso.linking.candidates import Candidates
from sayso.linking.clusters import Clusters
from sayso.linking.features.cognates import look_alike
from sayso.linking.features.evidence import Proposal
from sayso.records import Anchor
from sayso.text.folding import fold, words_of

__all__ = ["same_head"]

_MANY = 40


@dataclass(frozen=True, slots=True)
class _Post:
    """An office that a report gives somebody in a body.

    Attributes:
        body: the number of its name.
        words: the words of the office that carry meaning, those of the body left out.
        role: as the report writes it.
    """

    body: int
    words: frozenset[str]
    role: Anchor


def same_head(names: Candidates, clusters: Clusters) -> Iterator[Proposal]:
    """Two bodies of two reports that one person heads or speaks for: a body and its name in another language."""
    posts: dict[int, list[_Post]] = defaultdict(list)
    for place, each in enumerate(names.listed):
        if each.person is not None and each.person.full:
            for role in each.name.roles:
                if (post := _post(names, place, role)) is not None:
                    posts[clusters.find(place)].append(post)
    for root in sorted(posts):
        held = posts[root][:_MANY]
        for at, right in enumerate(held):
            for left in held[:at]:
                if _may_be_one(names, clusters, left.body, right.body):
                    yield from _propose(names, root, left, right)


def _post(names: Candidates, place: int, role: Anchor) -> _Post | None:
    """Return the body that the words of a role name, the one whose name is longest."""
    each = names[place]
    folded = {word for word, _, _ in words_of(role.exact)}
    found: list[tuple[int, int]] = []
    for other in names.by_report[each.name.report_id]:
        body = names[other]
        if body.name.type in ("person", "place"):
            continue
        inside = any(mention.span.overlaps(role.span) for mention in body.name.mentions)
        forms = ({word for word, _, _ in words_of(form)} for form in body.name.forms)
        if inside or any(form and form <= folded for form in forms):
            found.append((-len(body.form.text), other))
    if not found or each.language not in languages() or not holds_office(role.exact, each.language):
        return None
    body_place = min(found)[1]
    own = {word for form in names[body_place].name.forms for word, _, _ in words_of(form)}
    words = each.offices & folded - own
    return _Post(body_place, words, role) if words else None


def _may_be_one(names: Candidates, clusters: Clusters, left: int, right: int) -> bool:
    a, b = names[left], names[right]
    if (
        a.name.report_id == b.name.report_id
        or a.name.type != b.name.type
        or a.key == b.key  # the same name, asked for already
        or clusters.find(left) == clusters.find(right)
    ):
        return False
    reports = [{names[place].name.report_id for place in clusters.members(each)} for each in (left, right)]
    return not reports[0] & reports[1]  # a report that names both has two


def _propose(names: Candidates, person: int, left: _Post, right: _Post) -> Iterator[Proposal]:
    a, b = names[left.body], names[right.body]
    alike = left.words & right.words or any(look_alike(one, other) for one in left.words for other in right.words)
    if not alike and not (_speaks(left, a.language) and _speaks(right, b.language)):
        return
    because = f"“{names[person].form.text}” is “{left.role.exact}” in the one report, “{right.role.exact}” in the other"
    yield Proposal(left=left.body, right=right.body, score=0.6, because=(because,))


def _speaks(post: _Post, language: str) -> bool:
    """Return whether an office is that of who speaks for a body: "porte-parole", "spokeswoman"."""
    roles = load_pack(language).roles if language in languages() else ()
    plain = " ".join(word for word, _, _ in words_of(post.role.exact))
    return any(
        f" {fold(noun).replace('-', ' ')} " in f" {plain} " for role in roles if role.speaks_for for noun in role.words
    )
