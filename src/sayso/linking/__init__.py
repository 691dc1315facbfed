"""Linking across reports: which names may mean one, with a score and its reasons, and who an entity is."""

from sayso.linking.entities import (
    Conflict,
    Entities,
    entity_id,
    find_entities,
    is_told,
    part_entities,
    shares_context,
)
from sayso.linking.names import CERTAIN, NamedIn, link_names

__all__ = [
    "CERTAIN",
    "Conflict",
    "Entities",
    "NamedIn",
    "entity_id",
    "find_entities",
    "is_told",
    "link_names",
    "part_entities",
    "shares_context",
]
