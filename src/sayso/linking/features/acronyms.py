"""Acronyms and what they stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sayso.linking.candidates import Candidates
from sayso.linking.clusters import Clusters
from sayso.linking.features.evidence import (
    Proposal,
    find_reasons,
)
from sayso.linking.forms import BodyForm
from sayso.text.folding import fold

__all__ = ["acronym", "initials_of"]


def acronym(names: Candidates, clusters: Clusters) -> Iterator[Proposal]:
    """An acronym and the name that it stands for, where no other name has that acronym."""
    bare, owners = _acronyms(names)
    initials = _by_initials(names, set(bare))
    for letters, places in sorted(bare.items()):
        meanings = clusters.roots(owners.get(letters, ()))
        said = len(meanings) == 1
        meanings = meanings or clusters.roots(initials.get(letters, ()))
        if len(meanings) < 2:
            yield from _same_letters(names, clusters, places)
        for place in places:
            open_to = {
                root: names_of_root
                for root, names_of_root in meanings.items()
                if not clusters.veto_of(place, names_of_root) and root != clusters.find(place)
            }
            for full in open_to.values():
                yield _stands_for(names, full, place, said=said, sole=len(meanings) == 1)


def _stands_for(names: Candidates, full: int, short: int, *, said: bool, sole: bool) -> Proposal:
    because = f"“{names[short].form.text}” stands for “{names[full].form.text}”"
    reasons = find_reasons(names, full, short)
    if not sole:
        return Proposal(left=full, right=short, score=0.5, because=(because, "and for others", *reasons))
    if said:
        return Proposal(left=full, right=short, score=0.95, because=(f"{because}, as a report says", *reasons))
    score = 0.9 if reasons and len(names[short].form.key) > 2 else 0.65
    return Proposal(left=full, right=short, score=score, because=(f"{because} by its first letters", *reasons))


def _acronyms(names: Candidates) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """Return the names that are acronyms, and those that have one beside a fuller form, by the letters."""
    bare: dict[str, list[int]] = defaultdict(list)
    owners: dict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(names.listed):
        if each.body is not None and each.body.acronym:
            bare[each.form.key].append(place)
        elif each.body is not None:
            for form in each.forms[1:]:
                if isinstance(form, BodyForm) and form.acronym:
                    owners[form.key].append(place)
    return bare, owners


def _by_initials(names: Candidates, wanted: set[str]) -> dict[str, list[int]]:
    """Return the names whose first letters make one of the acronyms."""
    found: dict[str, list[int]] = defaultdict(list)
    longest = max((len(letters.replace(" ", "")) for letters in wanted), default=0)
    by_letters = {letters.replace(" ", ""): letters for letters in wanted}
    for place, each in enumerate(names.listed):
        if each.body is None or each.name.type == "place" or " " not in each.body.text:
            continue
        for letters in initials_of(each.body.text, longest):
            if letters in by_letters and len(letters) > 1:
                found[by_letters[letters]].append(place)
    return found


def initials_of(text: str, longest: int) -> set[str]:
    """Return the first letters of the words, with and without those in lower case, the first one also in part."""
    words = text.replace("-", " ").replace("’", "'").replace("'", " ").split()
    every = "".join(fold(word)[:1] for word in words)
    capital = "".join(fold(word)[:1] for word in words if word[:1].isupper())
    telling = "".join(fold(word)[:1] for word in words if len(word) > 3 or word[:1].isupper())
    long = "".join(fold(word)[:1] for word in words if len(word) > 3)
    found = {every, capital, telling, long}
    found |= {fold(words[0])[:2] + each[1:] for each in (every, capital, telling)}  # "LaREM"
    return {each for each in found if 1 < len(each) <= longest}


def _same_letters(names: Candidates, clusters: Clusters, places: list[int]) -> Iterator[Proposal]:
    """Yield links between acronyms to which no two meanings are given."""
    letters = len(names[places[0]].form.key.replace(" ", ""))
    for at, place in enumerate(places):
        fitting = [other for other in (places[at - 1], places[0]) if at and not clusters.veto_of(other, place)]
        if not fitting:
            continue
        reasons = find_reasons(names, fitting[0], place)
        certain = letters > 2 or (reasons and letters > 1)
        because = ("the same acronym, and no report gives it two meanings", *reasons)
        yield Proposal(left=fitting[0], right=place, score=0.91 if certain else 0.5, because=because)
