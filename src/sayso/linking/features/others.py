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
    one_of_each,
    shortens,
)
from sayso.linking.forms import BodyForm

__all__ = ["fuller_facility", "other_name", "short_name"]


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


def fuller_facility(names: Candidates, clusters: Clusters) -> Iterator[Proposal]:
    """A facility with a common word more, which no other has: "Kervaz airport", "Kervaz International Airport"."""
    places = [
        place for place, each in enumerate(names.listed) if each.name.type == "facility" and each.body is not None
    ]
    by_word: dict[str, list[int]] = defaultdict(list)
    for place in one_of_each(places, names):
        body = names[place].body
        assert body is not None
        for word in set(body.ideas) - body.known:
            by_word[word].append(place)
    seen: set[tuple[int, int]] = set()
    for _, group in sorted(by_word.items()):
        for short in group:
            fuller = clusters.roots(
                place for place in group if _adds_common_words(names[short].body, names[place].body)
            )
            fuller.pop(clusters.find(short), None)
            for long in fuller.values() if len(fuller) == 1 else ():
                reports = [{names[each].name.report_id for each in clusters.members(place)} for place in (short, long)]
                if (short, long) in seen or reports[0] & reports[1]:  # a report that names both has two
                    continue
                seen.add((short, long))
                shared = find_reasons(names, short, long)
                because = f"“{names[long].form.text}” says what “{names[short].form.text}” is in a word more"
                score = 0.6 if shared else 0.5
                yield Proposal(left=short, right=long, score=score, because=(because, *shared), bold=True)


def _adds_common_words(short: BodyForm | None, long: BodyForm | None) -> bool:
    """Return whether a name has all words of another, its head too, and some that packs know, but no number."""
    if short is None or long is None or not set(short.ideas) < set(long.ideas):
        return False
    more = set(long.ideas) - set(short.ideas)
    return more <= long.known and bool(short.known) and not any(idea[0] in "@#" for idea in more)
