"""What hides private persons in exports, with what the language packs know of offices."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.exports.masking import Mask
from sayso.ledger import View
from sayso.records import Report
from sayso.views import find_who
from sayso.views.private import find_private

__all__ = ["Masking", "find_mask"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Masking:
    """An answer to `find_mask`.

    Attributes:
        nameless: reports that an older sayso read without names: nobody in them is masked, unless named elsewhere.
    """

    mask: Mask
    nameless: tuple[Report, ...]


def find_mask(view: View) -> Masking:
    """Return what masks the private persons of a ledger: those to whom no report gives an office."""
    from sayso.languages.offices import holds_office
    from sayso.languages.pack import languages, load_pack

    who = find_who(view)
    private = find_private(view, who, holds_office)
    pseudonyms = {language: load_pack(language).pseudonym for language in languages()}
    return Masking(mask=Mask(private.persons, who, pseudonyms), nameless=private.nameless)
