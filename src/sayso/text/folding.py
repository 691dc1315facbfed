"""Forms of a name made comparable: no case, no accents, one kind of apostrophe, single spaces."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator

__all__ = ["fold", "words_of"]

_WORD = re.compile(r"[^\W_]+")
_SAME = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "’": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-"})


@functools.lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Return a form as it is compared.

    >>> fold("L’Hôpital  de TOURVEL") == fold("l'hopital de Tourvel")
    True
    """
    plain = unicodedata.normalize("NFKD", text.translate(_SAME)).casefold()
    return " ".join("".join(char for char in plain if not unicodedata.combining(char)).split())


def words_of(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield each word of a text as it is compared, with where it stands.

    >>> list(words_of("d’Œuvre-Sainte_Eloïse"))
    [('d', 0, 1), ('oeuvre', 2, 7), ('sainte', 8, 14), ('eloise', 15, 21)]
    """
    for found in _WORD.finditer(text):
        yield fold(found[0]), found.start(), found.end()
