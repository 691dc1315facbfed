"""Which speakers somebody means by a name: any case, any accents, and the other forms of whom it means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.ledger.base import StatementQuery, View
from sayso.text.folding import fold
from sayso.views.who import Who

__all__ = ["Speakers", "find_speakers"]

_MOST_NEAR = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Speakers:
    """An answer to `find_speakers`.

    Attributes:
        written: the speakers that are meant, as statements have them.
        also: those of them that are other forms than what was typed.
        shared: other forms that somebody else bears, too, and that are left out for it.
        near: where none is meant, speakers that look like what was typed.
    """

    written: tuple[str, ...]
    also: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


def find_speakers(view: View, who: Who, typed: str) -> Speakers:
    """Return the speakers of a ledger's statements that are meant by what somebody typed; "" is nobody named."""
    if not typed:
        return Speakers(written=("",))
    known = [tally.value for tally in view.tally("speaker", StatementQuery()) if tally.value]
    written = [speaker for speaker in known if fold(speaker) == fold(typed)]
    meant = who.find(typed)
    also: list[str] = []
    shared: list[str] = []
    if len(meant) == 1:
        forms = {fold(form) for form in (meant[0].entity.name, *meant[0].entity.forms)} - {fold(typed)}
        for speaker in known:
            if fold(speaker) in forms:
                (also if who.find(speaker) == meant else shared).append(speaker)
    return Speakers(
        written=(*written, *also),
        also=tuple(also),
        shared=tuple(shared),
        near=() if written or also else tuple(_near(typed, known)),
    )


def _near(typed: str, known: Iterable[str]) -> list[str]:
    import difflib  # rarely needed, and `sayso --help` imports this module

    by_form = {fold(speaker): speaker for speaker in known}
    close = difflib.get_close_matches(fold(typed), list(by_form), n=_MOST_NEAR, cutoff=0.7)
    words = set(fold(typed).split())
    holding = [form for form in by_form if words and words <= set(form.split())]
    return [by_form[form] for form in dict.fromkeys((*close, *holding))][:_MOST_NEAR]
