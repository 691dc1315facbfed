"""The records: what sayso knows is always what somebody claimed in some report, on exact characters of it.

Frozen, slotted dataclasses of the standard library, each checked when it is made. The meaning of every field is in
`docs/records.md`.
"""

from sayso.records.anchors import Anchor, Span
from sayso.records.figures import Figure, TimeExpr, Unread
from sayso.records.guidance import Event, Guidance
from sayso.records.identity import digest
from sayso.records.links import Decision, Judgement, Link, active_decisions
from sayso.records.names import NAME_TYPES, Entity, Identity, Name
from sayso.records.reports import PUBLISHED_FROM, Metadata, RawReport, Report, Skipped
from sayso.records.statements import ACTS, FORMS, Statement

__all__ = [
    "ACTS",
    "FORMS",
    "NAME_TYPES",
    "PUBLISHED_FROM",
    "Anchor",
    "Decision",
    "Entity",
    "Event",
    "Figure",
    "Guidance",
    "Identity",
    "Judgement",
    "Link",
    "Metadata",
    "Name",
    "RawReport",
    "Report",
    "Skipped",
    "Span",
    "Statement",
    "TimeExpr",
    "Unread",
    "active_decisions",
    "digest",
]
