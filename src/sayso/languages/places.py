"""Know places by their names in French and English, where a name is certain: country, coordinates, nationality.

Three tables, cut or checked by ``training/gazetteer.py``; those that look-ups need are read when the first one is made:

==========================  ===================================================================================
``places.tsv``              countries, territories, regions and cities with their names in each language
``<language>/demonyms.tsv`` adjectives of nationality and nouns for nationals ("haïtienne", "Spaniards")
``<language>/exonyms.tsv``  names written by hand ("Le Caire"), which are put into ``places.tsv``
==========================  ===================================================================================

A wrong place is worse than none: a name that may mean two places is None unless the caller knows the country.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from sayso.languages.pack import languages, pack_folder

__all__ = [
    "COLUMNS",
    "DEMONYM_COLUMNS",
    "DOMINANCE",
    "LANGUAGES",
    "MARKS",
    "PLACE_KINDS",
    "Place",
    "PlaceKind",
    "all_places",
    "country_by_adjective",
    "country_of",
    "find_place",
    "fold_names",
    "is_place_name",
    "nationals",
    "same_place",
]

PlaceKind = Literal["country", "territory", "region", "city"]
PLACE_KINDS: tuple[PlaceKind, ...] = ("country", "territory", "region", "city")

COLUMNS = ("id", "kind", "country", "latitude", "longitude", "population", "rivals", "en", "fr")
"""The columns of ``places.tsv``. Those after `rivals` are languages; an empty cell says: as in English."""
LANGUAGES = COLUMNS[7:]
DEMONYM_COLUMNS = ("countries", "adjectives", "singular", "plural")

MARKS = "?*~"
"""What may stand behind a name in the tables: ? also a common word or a name of people ("Nice"); * means this place
where nothing else is said ("Washington"); ~ means it only where the country is said ("Grenade")."""

DOMINANCE = 10
"""A place is meant without more ado when it has this many times the people of each namesake."""

_DETERMINERS: Mapping[str, str] = {"en": r"the ", "fr": r"l['’]|les? |la "}
_SHORT = 3
"""Names up to this length ("US", "RDC") must be written as the table writes them: "us" is a pronoun."""
_FOLDED = str.maketrans(
    {
        **dict.fromkeys(map(chr, range(0x300, 0x370))),
        **dict.fromkeys(".,", None),
        **dict.fromkeys("-‐‑–'’‘ʼʻʿʾ`´\u00a0\u202f", " "),
        **dict(zip("øłđðıæœ", ("o", "l", "d", "d", "i", "ae", "oe"), strict=True)),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place that a name means for certain.

    Attributes:
        id: of GeoNames for countries, territories and cities; for regions the ISO 3166-2 code, or one like it.
        name: the first name that the language of the look-up gives it.
        country: ISO 3166-1 code of the country or territory that it is or lies in ("XK" for Kosovo).
        latitude: of a city; of the capital of a country; of the middle of the towns of a region. None if not known.
        longitude: likewise.
        population: 0 where it is not known, as of regions.
        also_word: the name looked up is a common word or a name of people, too ("Nice", "Jordan"): ask for evidence.
        rivals: countries with namesakes that are too small for the table and too large to be passed over.
    """

    id: str
    name: str
    kind: PlaceKind
    country: str
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    also_word: bool = False
    rivals: frozenset[str] = frozenset()

    @property
    def is_country(self) -> bool:
        """Tell whether it is a country or a territory of its own."""
        return self.kind in ("country", "territory")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A place that bears a name, and the marks of the name."""

    place: Place
    marks: str


def find_place(name: str, language: str, country: str | None = None) -> Place | None:
    """Return the place that a name means for certain, with or without its determiner; None where it may be another.

    `country` is the ISO 3166-1 code of the country in which it must lie; it tells namesakes apart.

    >>> find_place("Alep", "fr").country
    'SY'
    >>> find_place("Tripoli", "fr") is None, find_place("Tripoli", "fr", country="LB").country
    (True, 'LB')
    """
    candidates = [each for each in _candidates(name, language) if country in (None, each.place.country)]
    chosen = _chosen(candidates)
    if chosen is None or (country is None and "~" in chosen.marks):
        return None
    place = chosen.place
    is_rivalled = place.rivals and country in (None, *place.rivals)
    return None if is_rivalled and "*" not in chosen.marks else place


def is_place_name(name: str, language: str, *, also_words: bool = True) -> bool:
    """Tell whether a name is that of a place, be it one of many; without `also_words`, one that can hardly be else.

    >>> is_place_name("Birmingham", "en"), is_place_name("Bermingham", "en")
    (True, False)
    >>> is_place_name("Reading", "en"), is_place_name("Reading", "en", also_words=False)
    (True, False)
    """
    return any(also_words or not each.place.also_word for each in _candidates(name, language))


def country_of(name: str, language: str) -> str | None:
    """Return the code of the country that a name means or in which the place that it means lies, where it is certain.

    >>> country_of("les États-Unis", "fr"), country_of("Marseille", "fr")
    ('US', 'FR')
    """
    place = find_place(name, language)
    return place.country if place else None


def country_by_adjective(word: str, language: str) -> str | None:
    """Return the code of the country that an adjective of nationality or a noun for its people means for certain.

    "Congolese" and "coréen" may mean two countries, so they mean none. English writes such words with a capital.

    >>> country_by_adjective("jamaïcaine", "fr"), country_by_adjective("Jamaican", "en")
    ('JM', 'JM')
    """
    return _only(_demonyms(language).get(fold_names(word))) if language != "en" or word[:1].isupper() else None


def nationals(word: str, language: str) -> str | None:
    """Return the code of the country whose people a plural noun means for certain, with or without its determiner.

    "the French" and "the Chinese" are such nouns, too: whether "Chinese" is one, or an adjective, the sentence tells.

    >>> nationals("les Mexicains", "fr"), nationals("Samoans", "en"), nationals("mexicains", "fr")
    ('MX', 'WS', None)
    """
    bare = _bare(word, language)
    return _only(_peoples(language).get(fold_names(bare))) if bare[:1].isupper() else None


def same_place(name_a: str, language_a: str, name_b: str, language_b: str) -> bool | None:
    """Tell whether two names, maybe of two languages, mean one place; None where either is not certain.

    >>> same_place("Londres", "fr", "London", "en"), same_place("Alep", "fr", "Homs", "en")
    (True, False)
    """
    a, b = find_place(name_a, language_a), find_place(name_b, language_b)
    return a.id == b.id if a and b else None


def all_places(language: str) -> Iterator[Place]:
    """Yield every place of the table with its first name in a language."""
    for line in _table()[1:] if language in LANGUAGES else ():
        if names := _names(line, language):
            yield _place(line, names[0].rstrip(MARKS), also_word="?" in names[0])


def fold_names(text: str) -> str:
    """Return text without what writers vary in names: capitals, accents, dots, hyphens, apostrophes, "St" for "Saint".

    >>> fold_names("L’Île-d’Étel"), fold_names("St. Martin")
    ('l ile d etel', 'saint martin')
    """
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(_FOLDED)
    return re.sub(r"\bst(e?) ", r"saint\1 ", plain)


def _chosen(candidates: Sequence[_Candidate]) -> _Candidate | None:
    """Return the candidate that is meant: the one marked so, the only country, or the one with far more people."""
    if len(candidates) < 2:
        return candidates[0] if candidates else None
    marked = [each for each in candidates if "*" in each.marks]
    if len(marked) == 1:
        return marked[0]
    countries = [each for each in candidates if each.place.kind == "country"]
    if len(countries) == 1:
        return countries[0]
    own = {each.place.country for each in candidates}
    territories = [each for each in candidates if each.place.kind == "territory"]
    if len(own) == 1 and territories:  # "Hong Kong": the territory, rather than its city
        return territories[0]
    first, second = sorted(candidates, key=lambda each: -each.place.population)[:2]
    known = all(each.place.population for each in candidates)
    return first if known and first.place.population >= DOMINANCE * second.place.population else None


@functools.lru_cache(maxsize=4096)
def _candidates(name: str, language: str) -> tuple[_Candidate, ...]:
    """Return the places that bear a name; without its determiner only where that is no part of it ("Le Caire")."""
    if language not in LANGUAGES:
        return ()
    written = name.strip()
    found = list(_bearing(written, language))
    bare = _bare(written, language)
    if not found and bare != written:
        found = [each for each in _bearing(bare, language) if each.place.kind != "city"]
    return tuple(found)


def _bare(name: str, language: str) -> str:
    """Return a name without its determiner."""
    return re.sub(f"^(?:{_DETERMINERS.get(language, '')})", "", name.strip(), count=1, flags=re.IGNORECASE)


def _bearing(name: str, language: str) -> Iterator[_Candidate]:
    if not any(letter.isupper() for letter in name):
        return
    key = fold_names(name)
    for number in _index(language).get(key, ()):
        line = _table()[number]
        names = _names(line, language)
        matching = [each for each in names if fold_names(each.rstrip(MARKS)) == key]
        if len(key) <= _SHORT:
            matching = [each for each in matching if each.rstrip(MARKS).replace(".", "") == name.replace(".", "")]
        for each in matching[:1]:
            marks = each[len(each.rstrip(MARKS)) :]
            place = _place(line, names[0].rstrip(MARKS), also_word="?" in marks)
            english = {fold_names(other.rstrip(MARKS)) for other in _names(line, "en")} if place.rivals else set()
            # rivals bear the English name: there is a Geneva in Illinois, but no Genève
            yield _Candidate(place if key in english else replace(place, rivals=frozenset()), marks)


def _names(line: str, language: str) -> list[str]:
    fields = line.split("\t")
    written = fields[COLUMNS.index(language)]
    if not written and fields[1] == "city":
        written = fields[COLUMNS.index("en")]
    return written.split("|") if written else []


def _place(line: str, name: str, *, also_word: bool) -> Place:
    fields = line.split("\t")
    return Place(
        id=fields[0],
        name=name,
        kind=next(kind for kind in PLACE_KINDS if kind == fields[1]),
        country=fields[2],
        latitude=float(fields[3]) if fields[3] else None,
        longitude=float(fields[4]) if fields[4] else None,
        population=int(fields[5]),
        also_word=also_word,
        rivals=frozenset(fields[6].split()),
    )


@functools.cache
def _table() -> list[str]:
    return Path(__file__).with_name("places.tsv").read_text(encoding="utf-8").splitlines()


@functools.cache
def _index(language: str) -> dict[str, list[int]]:
    """Return the lines of the table by each folded name; all are folded at one go, which is what makes it fast."""
    column, english = COLUMNS.index(language), COLUMNS.index("en")
    cells = []
    for line in _table()[1:]:
        fields = line.split("\t")
        cells.append(fields[column] or (fields[english] if fields[1] == "city" else ""))
    unmarked = "\n".join(cells).translate(dict.fromkeys(map(ord, MARKS)))
    found: dict[str, list[int]] = {}
    for number, cell in enumerate(fold_names(unmarked).split("\n"), start=1):
        for name in dict.fromkeys(cell.split("|")):
            found.setdefault(name, []).append(number)
    found.pop("", None)
    return found


def _only(countries: frozenset[str] | None) -> str | None:
    return next(iter(countries)) if countries and len(countries) == 1 else None


@functools.cache
def _demonyms(language: str) -> dict[str, frozenset[str]]:
    """Return the countries that each word of nationality may mean."""
    return _words_of_countries(language, slice(1, 4))


@functools.cache
def _peoples(language: str) -> dict[str, frozenset[str]]:
    """Return the countries whose people each plural noun may mean."""
    return _words_of_countries(language, slice(3, 4))


def _words_of_countries(language: str, columns: slice) -> dict[str, frozenset[str]]:
    path = pack_folder(language) / "demonyms.tsv" if language in languages() else None
    found: dict[str, frozenset[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines()[1:] if path and path.exists() else ():
        fields = line.split("\t")
        codes = frozenset(code[:2] for code in fields[0].split())
        for word in "|".join(fields[columns]).split("|"):
            found[fold_names(word)] = found.get(fold_names(word), frozenset()) | codes
    return found
