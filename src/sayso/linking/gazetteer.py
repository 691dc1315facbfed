"""The gazetteer as linking asks it: ids of places that are the same in every language."""

from __future__ import annotations

from sayso.languages.places import country_by_adjective, country_of, find_place

__all__ = ["KnownPlaces"]


class KnownPlaces:
    """The places that sayso knows; a country is called by its code, by name and by adjective.

    >>> places = KnownPlaces()
    >>> places.place("États-Unis", "fr") == places.place("United States", "en") == places.country("American", "en")
    True
    """

    def place(self, name: str, language: str) -> str | None:
        """Return the id of a place by its name."""
        place = find_place(name, language)
        if place is None:
            return None
        return place.country if place.is_country else place.id

    def country(self, adjective: str, language: str) -> str | None:
        """Return the id of a country by an adjective of nationality."""
        return country_by_adjective(adjective, language)

    def country_of(self, name: str, language: str) -> str | None:
        """Return the id of the country in which a place lies."""
        return country_of(name, language)
