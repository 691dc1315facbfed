"""The sentence around a fault, and the skeleton of a marked case for it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

from training.alignment import Pieces, Told

__all__ = ["sentences_around", "skeleton"]

_ROLES = ("content", "source", "cue")
_END = re.compile(r"[.!?…]+(?:\s*»|[”\"’')\]])*(?=\s+(?![a-zà-ÿ\s»”]))|\n+")
_SHORT = re.compile(r"\b(?:[A-ZÀ-Ý]|M|MM|Mr|Mrs|Ms|Dr|Pr|St|Sen|Rep|Gov|Gen|Col|Lt|No|vs|etc)\.$")
_HEAD = "# Write it anew: a case is a sentence of your own, about invented people and places."


def sentences_around(text: str, pieces: Pieces) -> tuple[int, int]:
    """Return the span of the whole sentences that some pieces of a text stand in, in code points.

    >>> text = "Il pleut. La digue tient, dit Orvane. Il vente."
    >>> begin, end = sentences_around(text, ((13, 24),))
    >>> text[begin:end]
    'La digue tient, dit Orvane.'
    """
    first, last = min(begin for begin, _ in pieces), max(end for _, end in pieces)
    edges = [0, *_edges(text), len(text)]
    begin = max(edge for edge in edges if edge <= first)
    end = min(edge for edge in edges if edge >= last)
    while begin < first and text[begin].isspace():
        begin += 1
    while end > last and text[end - 1].isspace():
        end -= 1
    return begin, end


def skeleton(text: str, span: tuple[int, int], gold: Sequence[Told], first: Told | None, note: str = "") -> str:
    """Return a TOML case of the sentences in `span` with the gold statements in it marked.

    Args:
        first: the gold statement that the case is about, which gets number 1; None where nothing should be found.
        note: a line of comment: what was found instead.
    """
    begin, end = span
    inside = [told for told in gold if told != first and all(begin <= b and e <= end for b, e in told.pieces())]
    shown = [*([first] if first is not None else []), *inside]
    lines = [_HEAD, *([f"# {' '.join(note.split())}"] if note else []), "[[case]]"]
    lines.append(f"text = {_quoted(_marked(text, begin, end, shown))}")
    for number, told in enumerate(shown, start=1):
        if number > 1:
            lines.append(f"[case.{number}]")
        lines += _facts(told)
    return "\n".join(lines) + "\n"


def _edges(text: str) -> Iterable[int]:
    """Yield where sentences end; the point after an initial or a title ends none."""
    for match in _END.finditer(text):
        if not _SHORT.search(text[max(0, match.start() - 5) : match.start() + 1]):
            yield match.end()


def _marked(text: str, begin: int, end: int, shown: Sequence[Told]) -> str:
    """Put the spans of statements in brackets, as tests/cases/*.toml are written; brackets nest."""
    edges: list[tuple[int, int, int, str]] = []
    for number, told in enumerate(shown, start=1):
        suffix = f".{number}" if number > 1 else ""
        for role in _ROLES:
            for b, e in getattr(told, role):
                edges.append((b, 1, b - e, "["))
                edges.append((e, 0, e - b, f"]{{{role}{suffix}}}"))
    out, at = [], begin
    for position, _, _, sign in sorted(edges):
        out += [text[at:position], sign]
        at = position
    return "".join((*out, text[at:end]))


def _facts(told: Told) -> list[str]:
    facts = [f"{name} = {_quoted(value)}" for name, value in (("act", told.act), ("form", told.form)) if value]
    if told.speaker is None:
        return facts
    names = [_quoted(name) for name in told.speaker]
    return [*facts, f"speaker = {names[0] if len(names) == 1 else '[' + ', '.join(names) + ']'}"]


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
