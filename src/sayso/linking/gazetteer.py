"""The gazetteer as linking asks it: ids of places that are the same in every language."""

from __future__ import annotations

import functools

from sayso.errors import LanguageError
from sayso.languages.pack import Pack, load_pack
from sayso.languages.places import Place, country_by_adjective, country_of, find_place

__all__ = ["KnownPlaces"]


class KnownPlaces:
    """The places that sayso knows; a country is called by its code, by name and by adjective.

    >>> places = KnownPlaces()
    >>> places.place("États-Unis", "fr") == places.place("United States", "en") == places.country("American", "en")
    True
    """

    def place(self, name: str, language: str) -> str | None:
        """Return the id of a place by its name; a region may be called by what it is, too: "Westmoreland parish"."""
        place = find_place(name, language) or _region(name, language)
        if place is None:
            return None
        return place.country if place.is_country else place.id

    def country(self, adjective: str, language: str) -> str | None:
        """Return the id of a country by an adjective of nationality."""
        return country_by_adjective(adjective, language)

    def country_of(self, name: str, language: str) -> str | None:
        """Return the id of the country in which a place lies."""
        return country_of(name, language)


@functools.cache
def _pack(language: str) -> Pack | None:
    try:
        return load_pack(language)
    except LanguageError:
        return None


def _region(name: str, language: str) -> Place | None:
    """Return the region that a name means together with the noun for it, where no town bears the rest."""
    words = name.split()
    pack = _pack(language) if len(words) > 1 else None
    if pack is None:
        return None
    head = pack.names.heads.get((words[0 if pack.head_first else -1].lower(),))
    if head is None or not head.territory:
        return None
    rest = words[1:] if pack.head_first else words[:-1]
    while len(rest) > 1 and rest[0].lower() in pack.grammar.contractions:
        rest = rest[1:]
    if len(rest) > 1 and rest[0].lower() in ("de", "des"):
        rest = rest[1:]
    place = find_place(" ".join(rest), language)
    return place if place is not None and place.kind == "region" else None
