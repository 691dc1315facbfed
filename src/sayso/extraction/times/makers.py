"""All makers by the names that the rules of the packs use."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType

from sayso.extraction.times import clock_makers, day_makers, stretch_makers
from sayso.extraction.times.caught import Caught, Maker
from sayso.extraction.times.meanings import Meaning

__all__ = ["MAKERS"]


def keep(caught: Caught) -> Meaning | None:
    """Keep what is known under a longer span: "early" of "the early hours of Tuesday"."""
    known: Meaning | None = caught.get("point", caught.get("when", caught.get("day", caught.get("clock"))))
    return known


class _Nothing:
    """Words that look like a time and are none: an age, "24/7"."""

    kind = "nothing"

    def resolve(self, context: object) -> None:
        """Return None."""
        return


def nothing(caught: Caught) -> Meaning | None:
    """Mark words that are no time."""
    return _Nothing()


def _of(module: ModuleType) -> dict[str, Maker]:
    return {name: getattr(module, name) for name in module.__all__}


MAKERS: Mapping[str, Maker] = {
    "keep": keep,
    "nothing": nothing,
    **_of(day_makers),
    **_of(clock_makers),
    **_of(stretch_makers),
}
