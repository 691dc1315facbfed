"""Relations of the tree that the meaning of a word rules out, mended before anybody reads the tree."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from sayso.parsing.document import Token

__all__ = ["mend_days"]


def mend_days(tokens: Sequence[Token], weekdays: frozenset[str]) -> list[Token]:
    """Make a bare weekday that is taken for a subject the time it tells.

    "Trente camions sont partis, a annoncé samedi son directeur": Saturday announces nothing. A weekday is a subject
    with its article ("Le samedi suffit"), or alone before its verb ("Thursday saw fresh protests").
    """
    subjects: dict[int, list[int]] = {}
    determined = {token.head for token in tokens if token.pos == "DET"}
    for token in tokens:
        if token.base_dep == "nsubj":
            subjects.setdefault(token.head, []).append(token.i)
    mended = list(tokens)
    for token in tokens:
        if token.base_dep != "nsubj" or token.lower not in weekdays or token.i in determined:
            continue
        if len(subjects[token.head]) > 1 or token.i > token.head:
            mended[token.i] = dataclasses.replace(token, dep="obl")
    return mended
