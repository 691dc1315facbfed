"""Types of names held against each other: what one report alone takes for a person is the town of the others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from sayso.records import Name
from sayso.records.names import NameType
from sayso.text.folding import fold

__all__ = ["settle_types"]

_LEAST = 2
"""In how many other reports a name has another type at least, before that counts."""


def settle_types(names: Iterable[Name]) -> dict[str, NameType]:
    """Return other types for names, by id, that nothing in their reports shows to be a person's.

    "Tourvel" is a place in four reports and a person in a fifth, without a title, an office or a first name: a place
    there, too. Wherever a report knows a person of that name, first or last, each keeps its type.
    """
    alike: dict[str, list[Name]] = defaultdict(list)
    persons: set[str] = set()
    for name in names:
        alike[fold(name.name)].append(name)
        if name.type == "person" and _is_shown(name):
            persons |= {word for form in name.forms for word in fold(form).split()} | {
                fold(form) for form in name.forms
            }
    settled: dict[str, NameType] = {}
    for form, same in alike.items():
        types = Counter(name.type for name in same)
        doubtful = types.pop("person", 0)
        if not doubtful or form in persons or not types:
            continue
        best, count = types.most_common(1)[0]
        if count >= max(_LEAST, doubtful):
            settled |= {name.id: best for name in same if name.type == "person"}
    return settled


def _is_shown(name: Name) -> bool:
    """Return whether a report shows that somebody is a person: by an office, a title, a name in full."""
    full = any(" " in form.strip() for form in name.forms)
    return bool(name.roles or name.titled or name.gender or full)
