"""Know places by their names in French and English, where a name is certain: country, coordinates, nationality.

Two tables, cut or checked by ``training/gazetteer.py`` and read when the first name is looked up:

==========================  ===================================================================================
``places.tsv``              countries, territories, regions and cities with their names in each language
``<language>/demonyms.tsv`` adjectives of nationality and nouns for nationals ("haïtienne", "Spaniards")
==========================  ===================================================================================

A wrong place is worse than none: a name that may mean two places is None unless the report itself tells which.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sayso.languages.pack import languages, pack_folder

__all__ = [
    "COLUMNS",
    "PLACE_KINDS",
    "Place",
    "PlaceKind",
    "all_places",
    "country_by_adjective",
    "country_of",
    "find_place",
    "fold_names",
    "same_place",
]

PlaceKind = Literal["country", "territory", "region", "city"]
PLACE_KINDS: tuple[PlaceKind, ...] = ("country", "territory", "region", "city")

COLUMNS = ("id", "kind", "country", "latitude", "longitude", "population", "rivals", "en", "fr")
"""The columns of ``places.tsv``; those after `rivals` are languages."""

_DOMINANCE = 20
"""A place is meant without more ado when it has this many times the people of each namesake."""

_DETERMINERS: Mapping[str, str] = {"en": r"the ", "fr": r"l['’]|les? |la "}
_SHORT = 3
"""Names up to this length ("US", "RDC") must be written as the table writes them: "us" is a pronoun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place that a name means for certain.

    Attributes:
        id: of GeoNames for countries, territories and cities; the ISO 3166-2 code of a region.
        name: the first name that the language of the look-up gives it.
        country: ISO 3166-1 code of the country or territory that it is or lies in.
        latitude: of a city; of the capital of a country; of the middle of the towns of a region.
        population: of a region, that of its towns together; 0 where it is not known.
        rivals: countries with smaller namesakes, too small for the table and too large to be passed over.
    """

    id: str
    name: str
    kind: PlaceKind
    country: str
    latitude: float
    longitude: float
    population: int = 0
    rivals: frozenset[str] = frozenset()


def find_place(name: str, language: str, *, countries: Collection[str] = ()) -> Place | None:
    """Return the place that a name means for certain, with or without its determiner; None where it may be another.

    `countries` are codes of those that the same report speaks of; they tell namesakes apart.

    >>> find_place("Alep", "fr").country
    'SY'
    >>> find_place("Springfield", "en") is None
    True
    """
    candidates = _candidates(name, language)
    named = [place for place, doubtful in candidates if _is_country(place) and not doubtful]
    if len(named) == 1:
        return named[0]
    near = [place for place, _ in candidates if place.country in countries]
    main = _main([place for place, _ in candidates])
    if near:
        chosen = _main(near)
        agreed = main is None or main == chosen
        return chosen if chosen and agreed and not chosen.rivals.intersection(countries) else None
    doubtful = any(place == main and doubt for place, doubt in candidates)
    return None if main is None or doubtful or main.rivals else main


def country_of(name: str, language: str, *, countries: Collection[str] = ()) -> str | None:
    """Return the code of the country or territory that a name means; None for a city and where it is not certain.

    >>> country_of("les États-Unis", "fr"), country_of("Marseille", "fr")
    ('US', None)
    """
    place = find_place(name, language, countries=countries)
    return place.country if place and _is_country(place) else None


def country_by_adjective(word: str, language: str) -> str | None:
    """Return the code of the country that an adjective of nationality or a noun for its people means for certain.

    "Congolese" and "coréen" may mean two countries, so they mean none. English writes such words with a capital.

    >>> country_by_adjective("jamaïcaine", "fr"), country_by_adjective("Jamaican", "en")
    ('JM', 'JM')
    """
    if language == "en" and not word[:1].isupper():
        return None
    found = _demonyms(language).get(fold_names(word), frozenset()) if language in languages() else frozenset()
    return next(iter(found)) if len(found) == 1 else None


def same_place(
    name_a: str, language_a: str, name_b: str, language_b: str, *, countries: Collection[str] = ()
) -> bool | None:
    """Tell whether two names, maybe of two languages, mean one place; None where either is not certain.

    >>> same_place("Londres", "fr", "London", "en"), same_place("Alep", "fr", "Homs", "en")
    (True, False)
    """
    a = find_place(name_a, language_a, countries=countries)
    b = find_place(name_b, language_b, countries=countries)
    return a.id == b.id if a and b else None


def all_places(language: str) -> Iterator[Place]:
    """Yield every place of the table with its first name in a language."""
    if language in COLUMNS[7:]:
        for line in _table()[1:]:
            yield _place(line, language)


def fold_names(text: str) -> str:
    """Return text without what writers vary in names: capitals, accents, dots, hyphens, apostrophes, "St" for "Saint".

    >>> fold_names("L’Île-d’Étel"), fold_names("St. Martin")
    ('l ile d etel', 'saint martin')
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = re.sub(r"[\u0300-\u036f.,]", "", plain)
    plain = re.sub(r"[-–‑'’ʼʻ‘`\u00a0\u202f]", " ", plain)
    return re.sub(r"\bst(e?)\b", r"saint\1", plain)


def _is_country(place: Place) -> bool:
    return place.kind in ("country", "territory")


def _main(places: Sequence[Place]) -> Place | None:
    """Return the one that has many times the people of each other; of a single one no number is asked."""
    if len(places) < 2:
        return places[0] if places else None
    first, second = sorted(places, key=lambda place: -place.population)[:2]
    known = all(place.population for place in places)
    return first if known and first.population >= _DOMINANCE * second.population else None


def _candidates(name: str, language: str) -> list[tuple[Place, bool]]:
    """Return the places that bear a name, and whether the name alone leaves a doubt that they are meant."""
    if language not in COLUMNS[7:]:
        return []
    found = list(_bearing(name.strip(), language))
    bare = re.sub(f"^(?:{_DETERMINERS[language]})", "", name.strip(), count=1, flags=re.IGNORECASE)
    if not found and bare != name.strip():
        found = [each for each in _bearing(bare, language) if each[0].kind != "city"]
    return found


def _bearing(name: str, language: str) -> Iterator[tuple[Place, bool]]:
    if not name[:1].isupper() and not re.match(r"l['’][^\W\d_]", name):
        return
    column = COLUMNS.index(language)
    key = fold_names(name)
    for number in _index(language).get(key, ()):
        line = _table()[number]
        written = line.split("\t")[column].split("|")
        matching = [each for each in written if fold_names(each.removesuffix("?")) == key]
        if len(key) <= _SHORT:
            matching = [each for each in matching if each.rstrip("?").replace(".", "") == name.replace(".", "")]
        if matching:
            yield _place(line, language), all(each.endswith("?") for each in matching)


def _place(line: str, language: str) -> Place:
    fields = line.split("\t")
    return Place(
        id=fields[0],
        name=fields[COLUMNS.index(language)].split("|")[0].removesuffix("?"),
        kind=next(kind for kind in PLACE_KINDS if kind == fields[1]),
        country=fields[2],
        latitude=float(fields[3]),
        longitude=float(fields[4]),
        population=int(fields[5]),
        rivals=frozenset(fields[6].split()),
    )


@functools.cache
def _table() -> list[str]:
    return Path(__file__).with_name("places.tsv").read_text(encoding="utf-8").splitlines()


@functools.cache
def _index(language: str) -> dict[str, list[int]]:
    """Return the lines of the table by each folded name; the table is folded at one go, which is what makes it fast."""
    column = COLUMNS.index(language)
    found: dict[str, list[int]] = {}
    for number, line in enumerate(fold_names("\n".join(_table())).split("\n")):
        if number:
            for name in line.split("\t")[column].replace("?", "").split("|"):
                found.setdefault(name, []).append(number)
    return found


@functools.cache
def _demonyms(language: str) -> dict[str, frozenset[str]]:
    """Return the countries that each word of nationality may mean."""
    path = pack_folder(language) / "demonyms.tsv"
    found: dict[str, frozenset[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines()[1:] if path.exists() else ():
        _, country, words = line.split("\t")
        for word in words.split("|"):
            found[fold_names(word)] = found.get(fold_names(word), frozenset()) | {country}
    return found
