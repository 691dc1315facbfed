"""Words that make or type a name: ``names.toml`` of a language pack."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sayso.errors import PackError
from sayso.records.names import NAME_TYPES, NameType

_TABLES = (
    "head",
    "known",
    "people",
    "vague",
    "event",
    "common",
    "field",
    "courtesy",
    "alias",
    "particle",
    "form",
    "same",
    "given",
    "where",
    "seated",
    "of",
    "junior",
    "tongue",
)
Gender = Literal["", "m", "f"]

__all__ = ["Head", "NameWords", "read_name_words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A noun at the head of a name: "ministère" in "ministère de l'Eau".

    Attributes:
        type: what such a name means.
        common: common nouns complete it to a name, too: "brigade de recherche".
        bare: alone, with its article, it is a name in a report: "la police".
        unique: whoever has one has one alone, so that the short form means the long one: "le Parlement".
        alike: the name means the same without it: "volcan Orvane".
        territory: a region may be called without it: "Westmark parish".
        proper: it heads a name only with a capital: "Direction des eaux", not "en direction des eaux".
        closed: it bears no person's name: "Cour suprême", not "lycée Jean-Radek".
        apposed: right before a name it tells what that is: "l'ONG Secours du Fleuve".
        medium: what bears it publishes: "Courrier du Val".
    """

    id: str
    words: tuple[str, ...]
    type: NameType
    common: bool = False
    bare: bool = False
    unique: bool = False
    alike: bool = False
    territory: bool = False
    proper: bool = False
    apposed: bool = False
    closed: bool = False
    medium: bool = False
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NameWords:
    """What a language knows of names.

    Attributes:
        heads: words in lower case, apart, to the head that they are (the first entry of a word counts).
        known: names in lower case, as they stand, to their type; the form itself to tell "Occupy" from "occupy".
        media: those of them that publish, as they stand.
        people: plural nouns in lower case for those who share a belief or a party.
        modified: those of them that need another word to be a name: "rebelles korviens".
        vague: adjectives that describe a body without naming it.
        events: nouns before the name of a storm, a law or an operation.
        common: short forms of common nouns, as they stand: "SMS".
        courtesies: titles in lower case to m or f.
        aliases: words between two names of one bearer, apart.
        where: what stands before a place and hardly before a person: "near".
        where_towns: the same, where the name is one word: "à Merande", but "à Ivo Radek".
        of: what ties a place to the noun before it: "de".
        seated: nouns before that and a place: "les habitants de".
        fields: nouns for offices whose field is no name by itself: "ministre de l'Intérieur".
        particles: small words inside last names, as they stand: "de la", "van der".
        sure_particles: those of them that stand nowhere else.
        legal_forms: what stands behind the name of a company, as it stands: "SA", "Inc.".
        given: first names, as they stand.
        juniors: what tells two of one name apart, behind it: "Ivo Radek fils".
        tongues: languages, by their names: "anglais".
        same: forms to the entry of all those that mean the same, wherever they stand: "ONU", "Nations unies".
    """

    heads: Mapping[tuple[str, ...], Head]
    known: Mapping[str, NameType]
    media: frozenset[str]
    people: frozenset[str]
    modified: frozenset[str]
    vague: frozenset[str]
    events: frozenset[str]
    common: frozenset[str]
    fields: frozenset[str]
    courtesies: Mapping[str, Gender]
    aliases: frozenset[tuple[str, ...]]
    where: frozenset[str]
    where_towns: frozenset[str]
    of: frozenset[str]
    seated: frozenset[str]
    particles: frozenset[str]
    sure_particles: frozenset[str]
    legal_forms: frozenset[str]
    same: Mapping[str, str]
    given: frozenset[str]
    juniors: frozenset[str]
    tongues: frozenset[str]
    examples: tuple[tuple[str, str], ...] = ()


def read_name_words(entries: Callable[[str, str, str], list[dict[str, Any]]]) -> NameWords:
    """Read ``names.toml`` by the reader of entries of a pack; raises PackError for a type that is none."""
    tables = {table: entries("names", table, table) for table in _TABLES}
    examples = [(each["id"], text) for found in tables.values() for each in found for text in each["examples"]]
    heads: dict[tuple[str, ...], Head] = {}
    for entry in tables["head"]:
        head = Head(**{**entry, "words": tuple(entry["words"])})
        _check(head.id, head.type)
        for word in head.words:
            heads.setdefault(tuple(word.lower().replace("’", "'").split()), head)
    for entry in tables["known"]:
        _check(entry["id"], entry.get("type"))
    words = {table: frozenset(word for each in found for word in each["words"]) for table, found in tables.items()}
    return NameWords(
        heads=heads,
        known={word: each["type"] for each in tables["known"] for word in each["words"]},
        media=frozenset(word for each in tables["known"] if each.get("medium") for word in each["words"]),
        people=words["people"],
        modified=frozenset(word for each in tables["people"] if each.get("modified") for word in each["words"]),
        vague=words["vague"],
        events=words["event"],
        common=words["common"],
        fields=words["field"],
        courtesies={word: each["gender"] for each in tables["courtesy"] for word in each["words"]},
        aliases=frozenset(tuple(each.split()) for each in words["alias"]),
        where=frozenset(word for each in tables["where"] if not each.get("towns") for word in each["words"]),
        where_towns=frozenset(word for each in tables["where"] if each.get("towns") for word in each["words"]),
        of=words["of"],
        seated=words["seated"],
        particles=words["particle"],
        sure_particles=frozenset(word for each in tables["particle"] if each.get("sure") for word in each["words"]),
        legal_forms=words["form"],
        given=words["given"],
        juniors=words["junior"],
        tongues=words["tongue"],
        same={word: each["id"] for each in tables["same"] for word in each["words"]},
        examples=tuple(examples),
    )


def _check(name: str, type_: object) -> None:
    if type_ not in NAME_TYPES:
        raise PackError(f"{name}: type is one of {', '.join(NAME_TYPES)}, got {type_!r}")
