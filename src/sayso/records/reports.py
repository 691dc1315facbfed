"""Reports: what came in, what it became, and what could not be read."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from sayso.errors import RecordError
from sayso.records.identity import digest

__all__ = ["PUBLISHED_FROM", "Metadata", "PublishedFrom", "RawReport", "Report", "Skipped", "is_iso_moment"]

PublishedFrom = Literal["given", "metadata", "dateline", "inferred", "none"]
PUBLISHED_FROM: tuple[PublishedFrom, ...] = ("given", "metadata", "dateline", "inferred", "none")

_ISO_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?\Z")


def is_iso_moment(value: str) -> bool:
    """Return whether the value is an ISO 8601 date or date-time that exists.

    >>> is_iso_moment("2026-03-14"), is_iso_moment("2026-03-14T18:30Z"), is_iso_moment("2026-02-30")
    (True, True, False)
    """
    if not _ISO_MOMENT.match(value):
        return False
    try:
        datetime.datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is known of a report beside its text; every field may be unknown (None)."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RawReport:
    """One report as intake found it, not read yet.

    Attributes:
        key: the caller's own name for it: a path, ``path#line`` of a JSON Lines file, ``-`` for standard input.
        media: how to read `data`: ``txt``, ``html``, ``pdf`` or ``docx``; ``plain`` for text that came as text.
        data: the bytes, or the text itself where `media` is ``plain``.
        given: what the caller says of it (a JSON line's fields, ``--published``); it wins over what the
            report says of itself.
        modified: ISO date of the file, where it is a file. Never used as a publication date.
    """

    key: str
    media: Literal["txt", "html", "pdf", "docx", "plain"]
    data: bytes | str
    given: Metadata = field(default_factory=Metadata)
    modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """Something that was not read, and why, in words a person can act on."""

    key: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report whose text is fixed for ever.

    Attributes:
        id: a digest of publisher, url and text (`Report.make` computes it): a changed text is another report.
        key: the caller's own id (a path, an id of a feed).
        text: clean text; paragraphs are separated by an empty line; every offset counts its code points.
        published_at: ISO 8601 date or date-time, None where it is not known ("date needed").
        published_from: where that date came from: given, metadata, dateline, inferred, none.
        language: ISO 639-1 code of a language that a pack exists for.
    """

    id: str
    key: str
    text: str
    language: str
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    published_at: str | None = None
    published_from: PublishedFrom = "none"

    def __post_init__(self) -> None:
        if self.published_from not in PUBLISHED_FROM:
            raise RecordError(f"published_from must be one of {', '.join(PUBLISHED_FROM)}, got {self.published_from!r}")
        if (self.published_at is None) != (self.published_from == "none"):
            raise RecordError(
                f"a publication date and where it came from go together, "
                f"got {self.published_at!r} from {self.published_from!r}"
            )
        if self.published_at is not None and not is_iso_moment(self.published_at):
            raise RecordError(f"a publication date is an ISO 8601 date or date-time, got {self.published_at!r}")

    @classmethod
    def make(
        cls,
        *,
        key: str,
        text: str,
        language: str,
        metadata: Metadata | None = None,
        published_from: PublishedFrom = "none",
    ) -> Report:
        """Make a report with its id; `metadata.published` is its date when `published_from` is not ``none``."""
        known = metadata or Metadata()
        return cls(
            id=digest("report", known.publisher or "", known.url or "", text),
            key=key,
            text=text,
            language=language,
            title=known.title,
            author=known.author,
            publisher=known.publisher,
            url=known.url,
            published_at=known.published if published_from != "none" else None,
            published_from=published_from,
        )

    @classmethod
    def from_json(cls, fields: Mapping[str, object]) -> Report:
        """Make it again from what `dataclasses.asdict` gave."""
        return cls(**fields)  # type: ignore[arg-type]  # every field is checked in __post_init__

    @property
    def needs_date(self) -> bool:
        """Return whether nobody has said yet when this was published."""
        return self.published_at is None
