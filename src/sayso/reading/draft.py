"""Drafts: what a reader of one kind of file found, before its date and language are known."""

from dataclasses import dataclass, field

from sayso.errors import SaysoError
from sayso.records import Metadata

__all__ = ["Draft", "UnreadableError"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The text of a report and what the file says of itself; `metadata.language` is only a hint."""

    text: str
    metadata: Metadata = field(default_factory=Metadata)


class UnreadableError(SaysoError):
    """A file that holds no readable report; its message is the reason of the `Skipped`. Never leaves this room."""
