"""What figures are about: ``topics.toml`` of a language pack."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from sayso.errors import PackError

__all__ = ["TOPICS", "Topic", "TopicName", "read_topics", "read_words"]

TopicName = Literal[
    "killed", "injured", "missing", "detained", "released", "displaced", "evacuated", "stranded", "infected",
    "fighters", "troops", "participants", "aid", "money", "share", "distance", "damage", "other",
]  # fmt: skip
TOPICS: tuple[TopicName, ...] = get_args(TopicName)
_LISTS = ("objects", "subjects", "states", "nouns")


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What tells a topic: nouns that are counted, and what is said of them.

    Attributes:
        topic: one of `TOPICS`.
        words: nouns that are counted.
        objects: verbs whose object or passive subject is counted ("arrêter").
        subjects: verbs whose subject is counted ("mourir").
        states: adjectives and participles said of what is counted ("dead").
        nouns: nouns of which it is said ("la mort de").
    """

    id: str
    topic: TopicName
    words: tuple[str, ...]
    objects: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


def read_words(entries: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    """Return the words of a table that is but a list of words."""
    return frozenset(word for entry in entries for word in entry["words"])


def read_topics(entries: Iterable[Mapping[str, Any]]) -> tuple[Topic, ...]:
    """Return the topics of a pack; raises PackError for one that is none of `TOPICS`."""
    found = []
    for entry in entries:
        if entry.get("topic") not in TOPICS:
            raise PackError(f"{entry['id']}: topic is one of {', '.join(TOPICS)}, got {entry.get('topic')!r}")
        found.append(Topic(**{**entry, **{name: tuple(entry[name]) for name in _LISTS if name in entry}}))
    return tuple(found)
