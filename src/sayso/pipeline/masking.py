"""What hides private persons in exports, with what the language packs know of offices."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.exports.masking import Mask
from sayso.ledger import View
from sayso.records import Report
from sayso.views import Who, find_who
from sayso.views.private import find_private

__all__ = ["Masking", "find_mask"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Masking:
    """An answer to `find_mask`.

    Attributes:
        who: who is who in what is masked: a private person is not one with an office holder for the name alone.
        nameless: reports that an older sayso read without names: nobody in them is masked, unless named elsewhere.
    """

    mask: Mask
    who: Who
    nameless: tuple[Report, ...]


def find_mask(view: View) -> Masking:
    """Return what masks the private persons of a ledger: those to whom no report gives an office."""
    from sayso.languages.offices import holds_office
    from sayso.languages.pack import languages, load_pack

    private = find_private(view, find_who(view), holds_office)
    pseudonyms = {language: load_pack(language).pseudonym for language in languages()}
    return Masking(mask=Mask(private.persons, private.who, pseudonyms), who=private.who, nameless=private.nameless)
