"""Guidance and events: what an authority tells the public to do, and what happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.errors import RecordError
from sayso.records.anchors import Anchor

__all__ = ["RESPONSE_TYPES", "STATUSES", "Event", "Guidance", "ResponseType", "Status"]

ResponseType = Literal[
    "Shelter", "Evacuate", "Prepare", "Execute", "Avoid", "Monitor", "Assess", "AllClear", "None"
]  # fmt: skip
Status = Literal["issued", "eased", "lifted"]
RESPONSE_TYPES: tuple[ResponseType, ...] = (
    "Shelter", "Evacuate", "Prepare", "Execute", "Avoid", "Monitor", "Assess", "AllClear", "None",
)  # fmt: skip
STATUSES: tuple[Status, ...] = ("issued", "eased", "lifted")


@dataclass(frozen=True, slots=True, kw_only=True)
class Guidance:
    """Advice or an order from an authority to the public about its safety; slots of the Common Alerting Protocol."""

    id: str
    anchor: Anchor
    sender: str | None = None
    audience: str | None = None
    area: str | None = None
    response_type: ResponseType = "None"
    effective: str | None = None
    expires: str | None = None
    status: Status = "issued"
    found_by: str

    def __post_init__(self) -> None:
        if self.response_type not in RESPONSE_TYPES:
            raise RecordError(f"response_type is one of {', '.join(RESPONSE_TYPES)}, got {self.response_type!r}")
        if self.status not in STATUSES:
            raise RecordError(f"status is one of {', '.join(STATUSES)}, got {self.status!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened at a place and a time."""

    id: str
    trigger: Anchor
    type: str
    when: str | None = None
    place: str | None = None
    figures: tuple[str, ...] = ()
    found_by: str
