"""Forms of a name made comparable: no case, no accents, one kind of apostrophe, single spaces."""

from __future__ import annotations

import functools
import unicodedata

__all__ = ["fold"]

_SAME = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "’": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-"})


@functools.lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Return a form as it is compared.

    >>> fold("L’Hôpital  de TOURVEL") == fold("l'hopital de Tourvel")
    True
    """
    plain = unicodedata.normalize("NFKD", text.translate(_SAME)).casefold()
    return " ".join("".join(char for char in plain if not unicodedata.combining(char)).split())
