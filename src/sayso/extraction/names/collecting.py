"""Where names stand in a report: mentions of the trained model, nouns that head names, known names, peoples, places."""

from __future__ import annotations

from sayso.extraction.names.book import NameBook
from sayso.extraction.names.candidates import Candidate
from sayso.extraction.names.headed import Headed
from sayso.extraction.names.known import Known
from sayso.extraction.names.modelled import Modelled
from sayso.extraction.names.typed import Typed
from sayso.extraction.names.unseen import Unseen
from sayso.languages.pack import Pack
from sayso.parsing.document import Parsed

__all__ = ["find_candidates"]


def find_candidates(parsed: Parsed, pack: Pack, book: NameBook) -> list[Candidate]:
    """Return the places where names stand, in order; a place may stand inside the name of a body.

    "La préfecture du Val-d'Orne a parlé à Ivo Radek." gives "préfecture du Val-d'Orne", "Val-d'Orne" and "Ivo Radek".
    """
    return _Collector(parsed, pack, book).collect()


class _Collector(Modelled, Headed, Known, Typed, Unseen):
    def collect(self) -> list[Candidate]:
        """Go from what is surest to what is a guess."""
        self._add_modelled()
        self._add_phrases()
        self._add_companies()
        self._add_known()
        self._know_places()
        self._know_persons()
        self._know_short_forms()
        self._add_people()
        self._add_nationals()
        self._add_runs()
        self._add_places()
        self._drop_others()
        self.found.sort(key=lambda each: (each.first, -each.last))
        return self.found
