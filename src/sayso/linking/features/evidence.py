"""What features share: a proposal with its score and reasons, and what two reports have in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from sayso.linking.candidates import Candidate, Candidates
from sayso.linking.clusters import Clusters
from sayso.linking.forms import BodyForm, PersonForm

__all__ = [
    "CERTAIN",
    "IN_COMMON",
    "NEAR",
    "SAID",
    "SAME_OFFICE",
    "SEASON",
    "WELL_KNOWN",
    "Feature",
    "Proposal",
    "days_between",
    "find_reasons",
    "group_by",
    "index_context",
    "is_telling",
    "one_of_each",
    "shortens",
    "tell_context",
]

CERTAIN = 0.9
"""Links from this score on are applied by themselves; those below wait for somebody as "possibly the same"."""

NEAR = 30
"""Reports so many days apart may tell one story."""

SEASON = 180
"""In reports so many days apart "le gouvernement" of one country is one."""

WELL_KNOWN = 2
"""Who is named in full by more reports than this is meant by the name, whatever office another report gives."""


SAID = "the report itself says so: "
SAME_OFFICE = "the same office: "
IN_COMMON = "both reports name "
"""How reasons begin that are more than the name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Two names, by number, that are or may be one.

    Attributes:
        bold: it is worth a look even where a rule tells the two apart.
    """

    left: int
    right: int
    score: float
    because: tuple[str, ...]
    bold: bool = False


Feature = Callable[[Candidates, Clusters], Iterator[Proposal]]
"""Yield proposals; the docstring says in a sentence what speaks for them."""


def group_by(names: Candidates, key: Callable[[Candidate], str | None]) -> Iterator[list[int]]:
    """Yield the places of names with the same key, in order of the keys; names without one are left out."""
    found: dict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(names.listed):
        if (own := key(each)) is not None:
            found[own].append(place)
    return (found[own] for own in sorted(found) if len(found[own]) > 1)


def one_of_each(group: Iterable[int], names: Candidates) -> list[int]:
    """Return the first place of each different name."""
    found: dict[tuple[str, str], int] = {}
    for place in group:
        found.setdefault((names[place].key, names[place].traits.gender), place)
    return list(found.values())


def is_telling(each: Candidate) -> bool:
    """Return whether the name alone means one in the world, near enough."""
    if each.person is not None:
        return each.person.full and not each.person.kin
    body = each.body
    assert body is not None
    return not body.acronym and (not body.relative or (each.name.type == "place" and not body.known))


def shortens(form: object, full: object) -> bool:
    """Return whether a form only leaves words out of the full one."""
    if isinstance(form, PersonForm) and isinstance(full, PersonForm):
        return set(form.names) <= set(full.names)
    if isinstance(form, BodyForm) and isinstance(full, BodyForm):
        return set(form.ideas) <= set(full.ideas)
    return False


def days_between(names: Candidates, left: int, right: int) -> int:
    """Return how many days lie between two reports; 0 where it is not known."""
    return names[left].days_from(names[right]) or 0


def find_reasons(names: Candidates, left: int, right: int) -> tuple[str, ...]:
    """Say what two names have in common beside themselves: an office, and what their reports name."""
    return (*_same_office(names, left, right), *tell_context(names, left, right))


def tell_context(names: Candidates, left: int, right: int) -> tuple[str, ...]:
    """Say what the reports of two names both name."""
    shared = names.shared(left, right)
    more = f" and {len(shared) - 3} more" if len(shared) > 3 else ""
    return (f"{IN_COMMON}{', '.join(shared[:3])}{more}",) if shared else ()


def index_context(names: Candidates, members: Iterable[int]) -> dict[str, int]:
    """Return what the reports of several names tell of, each with the first name whose report does."""
    found: dict[str, int] = {}
    for place in sorted(members):
        for key in names.context(place):
            found.setdefault(key, place)
    return found


def _same_office(names: Candidates, left: int, right: int) -> tuple[str, ...]:
    shared = names[left].posts & names[right].posts
    return (f"{SAME_OFFICE}{', '.join(sorted(shared))}",) if shared else ()
