"""The words that a language pack knows of numbers: ``numbers.toml``, ``bounds.toml`` and ``units.toml``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal, get_args

from sayso.errors import PackError

__all__ = [
    "Absence",
    "Bound",
    "Mark",
    "NumberWord",
    "Phrase",
    "Quantities",
    "RangeWord",
    "Suffix",
    "Unit",
    "Vague",
    "read_quantities",
]

NumberRole = Literal["zero", "digit", "teen", "ten", "hundred", "scale", "group", "share", "none", "pair"]
MarkKind = Literal[
    "again", "and", "point", "minus", "of", "article", "plural", "out_of", "ordinal", "the", "single", "join", "by"
]
BoundKind = Literal["at_least", "at_most", "about", "exact"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWord:
    """A number word: its value and what it does in a compound.

    Attributes:
        role: zero, digit (1 to 9), teen, ten, hundred, scale (thousand, million), group ("dozen", "trentaine"),
            share ("half"), none ("aucun"), pair ("couple").
        ordinals: the ordinals made from it, which are its shares in the plural ("cinquièmes").
        next: where the next magnitude word would be used; ten times the value when left out.
        rounded: it is a round number by itself ("une centaine").
        teens: eleven to nineteen may follow it ("soixante-douze").
        partitive: its plural is a number before "of" alone ("scores of").
    """

    id: str
    words: tuple[str, ...]
    value: float
    role: NumberRole
    ordinals: tuple[str, ...] = ()
    next: int | None = None
    rounded: bool = False
    teens: bool = False
    partitive: bool = False
    examples: tuple[str, ...] = ()

    @property
    def amount(self) -> Decimal:
        """Return the value as an exact number; a third is as exact as 28 digits can tell."""
        return Decimal(int(self.value)) if self.value >= 1 or not self.value else 1 / Decimal(round(1 / self.value))


@dataclass(frozen=True, slots=True, kw_only=True)
class Suffix:
    """Letters glued to digits that multiply them ("12k"); with `money` they multiply money alone."""

    id: str
    words: tuple[str, ...]
    value: int
    money: bool = False
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A little word that number grammar needs: "et", "virgule", "moins", "de", an article."""

    id: str
    words: tuple[str, ...]
    kind: MarkKind
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """Words that bound a number or round it: "au moins", "some", "or more".

    Attributes:
        kind: at_least, at_most, about or exact.
        place: before or after the number.
        approx: the number is rounded as well ("un peu plus de").
        unless: one of these words shortly before makes it exact: "il ne reste plus que dix lits".
    """

    id: str
    words: tuple[str, ...]
    kind: BoundKind
    place: Literal["before", "after"]
    approx: bool = False
    unless: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeWord:
    """Words between two numbers that make a range of them; `opening`: what must stand before the first one."""

    id: str
    words: tuple[str, ...]
    opening: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Vague:
    """Words for a small number that is not told ("plusieurs"): from `low` to `high`."""

    id: str
    words: tuple[str, ...]
    low: int
    high: int
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """Openers that make one of the `nouns` after them a count of none ("aucun mort")."""

    id: str
    words: tuple[str, ...]
    nouns: tuple[str, ...]
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A measure or money.

    Attributes:
        words: forms that may follow any number.
        unit: its name in the records, the same in every language.
        kind: what it measures.
        symbols: short forms that follow digits alone, upper and lower case kept apart.
        before: what may stand before the number ("$", "eur").
        part_of: the unit, or kind of units, that it is a part of when told after it ("5 feet 2 inches", "15 euros 50").
        per: how many of it make one of those.
    """

    id: str
    words: tuple[str, ...]
    unit: str
    kind: str
    symbols: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    part_of: str | None = None
    per: int = 100
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words alone: of change ("passé de 60 à 85"), idioms ("l'un des"), labels of a number ("article 12")."""

    id: str
    words: tuple[str, ...]
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Quantities:
    """All number grammar of one language; equal to itself alone, so that what is built from it can be kept.

    Attributes:
        decimal_mark: the character before decimals, "," or ".".
    """

    decimal_mark: str
    numbers: tuple[NumberWord, ...]
    suffixes: tuple[Suffix, ...] = ()
    marks: tuple[Mark, ...] = ()
    bounds: tuple[Bound, ...] = ()
    ranges: tuple[RangeWord, ...] = ()
    vague: tuple[Vague, ...] = ()
    absences: tuple[Absence, ...] = ()
    units: tuple[Unit, ...] = ()
    changes: tuple[Phrase, ...] = ()
    idioms: tuple[Phrase, ...] = ()
    labels: tuple[Phrase, ...] = ()
    clocks: tuple[Phrase, ...] = ()
    bases: tuple[Phrase, ...] = ()
    months: frozenset[str] = field(default_factory=frozenset)
    stopwords: frozenset[str] = field(default_factory=frozenset)


Entries = Callable[[str, str, str], list[dict[str, Any]]]
"""File, table and id prefix to the checked entries of a pack."""


def read_quantities(
    entries: Entries, *, decimal_mark: str, months: frozenset[str], stopwords: frozenset[str]
) -> Quantities:
    """Read and check the words of numbers; raises PackError, KeyError and TypeError for an entry of a wrong shape."""

    def many(file: str, table: str, *lists: str) -> list[dict[str, Any]]:
        found = entries(file, table, table)
        return [{**entry, **{name: tuple(entry[name]) for name in lists if name in entry}} for entry in found]

    numbers = many("numbers", "number", "ordinals")
    for entry in numbers:
        _one_of(entry, "role", get_args(NumberRole))
        entry["value"]  # a number word without a value is refused
    marks, bounds = many("numbers", "mark"), many("bounds", "bound", "unless")
    for entry in marks:
        _one_of(entry, "kind", get_args(MarkKind))
    for entry in bounds:
        _one_of(entry, "kind", get_args(BoundKind))
        _one_of(entry, "place", ("before", "after"))
    return Quantities(
        decimal_mark=decimal_mark,
        numbers=tuple(NumberWord(**entry) for entry in numbers),
        suffixes=tuple(Suffix(**entry) for entry in many("numbers", "suffix")),
        marks=tuple(Mark(**entry) for entry in marks),
        bounds=tuple(Bound(**entry) for entry in bounds),
        ranges=tuple(RangeWord(**entry) for entry in many("bounds", "range", "opening")),
        vague=tuple(Vague(**entry) for entry in many("bounds", "vague")),
        absences=tuple(Absence(**entry) for entry in many("bounds", "absence", "nouns")),
        units=tuple(Unit(**entry) for entry in many("units", "unit", "symbols", "before")),
        changes=tuple(Phrase(**entry) for entry in many("bounds", "change")),
        idioms=tuple(Phrase(**entry) for entry in many("bounds", "idiom")),
        labels=tuple(Phrase(**entry) for entry in many("bounds", "label")),
        clocks=tuple(Phrase(**entry) for entry in many("bounds", "clock")),
        bases=tuple(Phrase(**entry) for entry in many("bounds", "base")),
        months=months,
        stopwords=stopwords,
    )


def _one_of(entry: Mapping[str, Any], name: str, known: tuple[str, ...]) -> None:
    if entry.get(name) not in known:
        raise PackError(f"{entry['id']}: {name} is one of {', '.join(known)}, got {entry.get(name)!r}")
