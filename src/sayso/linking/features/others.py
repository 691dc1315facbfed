"""Names that another report uses for somebody beside the full one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sayso.linking.candidates import Candidates
from sayso.linking.clusters import Clusters
from sayso.linking.features.acronyms import initials_of
from sayso.linking.features.evidence import (
    SAID,
    Proposal,
    find_reasons,
    is_telling,
    shortens,
)
from sayso.linking.forms import BodyForm

__all__ = ["other_name", "short_name"]


def other_name(names: Candidates, clusters: Clusters) -> Iterator[Proposal]:
    """A name that another report uses for somebody beside the full one: a nickname, a translated acronym, a handle."""
    owners: dict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(names.listed):
        for form in each.forms[1:]:
            if form.key != each.form.key and not shortens(form, each.form):
                owners[f"{each.key[0]}:{form.key}"].append(place)
    for place, each in enumerate(names.listed):
        meanings = clusters.roots(owners.get(each.key, ()))
        meanings.pop(clusters.find(place), None)
        for owner in meanings.values():
            said = each.form.key in names[owner].asserted
            because = (
                f"{SAID}“{each.form.text}” is “{names[owner].form.text}”"
                if said
                else f"a report calls “{names[owner].form.text}” “{each.form.text}”, too"
            )
            shared = find_reasons(names, owner, place)
            letters = each.form.key in initials_of(names[owner].form.text, len(each.form.key))  # "Insee"
            sure = len(meanings) == 1 and (said or letters or (shared and is_telling(each)))
            score = (0.95 if said else 0.9) if sure else 0.6
            yield Proposal(left=owner, right=place, score=score, because=(because, *shared), bold=True)


def short_name(names: Candidates, clusters: Clusters) -> Iterator[Proposal]:
    """A form that another report uses for short: "le Comité" for the "Comité du Val"."""
    owners: dict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(names.listed):
        for form in each.forms[1:]:
            if isinstance(form, BodyForm) and form.key != each.form.key and shortens(form, each.form):
                owners[f"b:{form.key}"].append(place)
    for place, each in enumerate(names.listed):
        if each.body is None:
            continue
        for owner in list(clusters.roots(owners.get(each.key, ())).values())[:3]:
            shared = find_reasons(names, owner, place)
            if shared and clusters.find(owner) != clusters.find(place):
                because = f"a report calls “{names[owner].form.text}” “{each.form.text}” for short"
                yield Proposal(left=owner, right=place, score=0.6, because=(because, *shared), bold=True)
