"""The grammar of times in a pack: words beside the days, feasts with fixed rules, and the rules that join them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Feast", "TimeGrammar", "TimeRule", "TimeWord", "read_times"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWord:
    """A word of the grammar of times: its class in the rules (`kind`), and what it is worth there."""

    id: str
    words: tuple[str, ...]
    kind: str
    value: str | float | tuple[float, ...] = 0
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Feast:
    """A holiday: a day of a month, the nth weekday of a month (-1: the last), days from Easter, or a lunar feast.

    Attributes:
        julian: Easter is that of the eastern churches.
        lunar: its calendar and name there (`sayso.extraction.times.almanac`): "islamic.eid_al_fitr".
        capital: those of its words that mean it only with a capital ("Lent").
        until: the lunar feast that it lasts to, instead of `days`.
        plus: days after that ("Black Friday" is the day after a Thursday).
        days: how long it lasts.
    """

    id: str
    words: tuple[str, ...]
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    nth: int | None = None
    easter: int | None = None
    plus: int = 0
    days: int = 1
    julian: bool = False
    lunar: str | None = None
    until: str | None = None
    capital: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRule:
    """A pattern of classes and words that makes one time of them (`sayso.extraction.times.grammar`).

    Attributes:
        make: the function that makes it, of `sayso.extraction.times.makers`.
        level: rules of a lower level run first.
        given: what the rule tells that function beside what it catches.
    """

    id: str
    pattern: str
    make: str
    level: int
    given: Mapping[str, Any] = field(default_factory=dict)
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeGrammar:
    """All that a pack knows of times beside its days.

    Attributes:
        day_first: 3/4 is the third of April.
        ambiguous_months: names of months that are other words as well ("may").
        deadlines: words before a day that is still to come ("until").
        future_endings: endings of verbs that tell what is to come ("-ront").
        past_endings: endings of verbs that tell what is over ("-ed").
    """

    words: tuple[TimeWord, ...]
    feasts: tuple[Feast, ...]
    rules: tuple[TimeRule, ...]
    day_first: bool
    ambiguous_months: frozenset[str]
    deadlines: frozenset[str]
    future_endings: tuple[str, ...]
    past_endings: tuple[str, ...]


Entries = Callable[[str, str, str], list[dict[str, Any]]]
"""From the name of a file, of its table and of an id's prefix to the entries of that table, checked."""


def read_times(entries: Entries, settings: Mapping[str, Any]) -> TimeGrammar:
    """Return the grammar of times from the tables of a pack and the settings of its pack.toml."""
    return TimeGrammar(
        words=tuple(_word(entry) for entry in entries("timewords", "word", "time")),
        feasts=tuple(Feast(**entry) for entry in entries("timewords", "holiday", "holiday")),
        rules=tuple(TimeRule(**entry) for entry in entries("timerules", "rule", "rule")),
        day_first=bool(settings.get("day_first", True)),
        ambiguous_months=frozenset(settings.get("ambiguous_months", ())),
        deadlines=frozenset(settings.get("deadlines", ())),
        future_endings=tuple(settings.get("future_endings", ())),
        past_endings=tuple(settings.get("past_endings", ())),
    )


def _word(entry: dict[str, Any]) -> TimeWord:
    value = entry.pop("value", 0)
    return TimeWord(value=tuple(value) if isinstance(value, list) else value, **entry)
