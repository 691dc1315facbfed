"""Which statement found is which one of the gold file: the conventions by which statements are scored.

A text is cut into words, so that quotation marks, commas and white space at the edges never decide. A gold and a found
content are the same when they share at least half of the words that either has (Jaccard); pairs are taken greedily, the
best first. These conventions belong to the measure, not to a language pack: they stay when a pack learns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

__all__ = ["SAME", "Alignment", "Told", "Words", "align", "same_source", "same_speaker"]

SAME = 0.5
"""Share of words at which two contents are the same."""
TOUCHING = 0.2
"""Below this share two contents that overlap are two different mistakes, not one."""

Pieces = tuple[tuple[int, int], ...]
Numbers = frozenset[int]

_WORD = re.compile(r"[^\W_]+(?:[-'’‐‑][^\W_]+)*")
_ELIDED = re.compile(r"^(?:[ld]|qu)['’]")
_APART = re.compile(r"[^\s.’'\"“”«»]")
_AND = frozenset(("and", "or", "et", "ou"))
# Words that end the head of a source ("a spokesman | for the port"), and words that are no head by themselves.
_ENDS = frozenset((
    "as", "at", "by", "for", "from", "in", "of", "on", "that", "to", "which", "who", "whose", "with",
    "au", "aux", "avec", "d", "dans", "de", "des", "dont", "du", "en", "par", "pour", "que", "qui", "sur", "à",
))  # fmt: skip
_SMALL = _ENDS | _AND | frozenset((
    "a", "an", "the", "this", "these", "those", "any", "many", "one", "several", "some", "three", "two", "her", "his",
    "its", "my", "our", "their", "your", "dr", "mr", "mrs", "ms", "former", "other", "senior",
    "l", "la", "le", "les", "un", "une", "ce", "ces", "cet", "cette", "leur", "leurs", "ma", "mes", "mon", "nos",
    "notre", "sa", "ses", "son", "certaines", "certains", "deux", "plusieurs", "quelques", "trois", "m", "mlle", "mme",
    "ancien", "ancienne", "autre", "autres",
))  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A statement as a file tells it: gold, or found.

    Attributes:
        content: pieces as [begin, end) in code points of the text; likewise source and cue, which may be empty.
        form: direct, indirect or mixed; None where the file does not say.
        act: say, deny, warn …; None where the file does not say.
        speaker: the names that the source means, of joint speakers all; None where the file does not say.
        found_by: the rule that found it; empty in a gold file.
        confidence: 0 to 1; None in a gold file.
    """

    content: Pieces
    source: Pieces = ()
    cue: Pieces = ()
    form: str | None = None
    act: str | None = None
    speaker: tuple[str, ...] | None = None
    found_by: str = ""
    confidence: float | None = None

    @classmethod
    def of(cls, fields: Mapping[str, Any]) -> Told:
        """Make it from an object of the interchange format; raises ValueError where a span is none."""
        speaker = fields.get("speaker") or ()
        names = (speaker,) if isinstance(speaker, str) else tuple(speaker)
        return cls(
            content=_pieces(fields.get("content")),
            source=_pieces(fields.get("source")),
            cue=_pieces(fields.get("cue")),
            form=fields.get("kind"),
            act=fields.get("act"),
            speaker=names if "speaker" in fields else None,
            found_by=fields.get("found_by") or "",
            confidence=fields.get("confidence"),
        )

    def pieces(self) -> Pieces:
        """Return all that it stands on: content, source and cue."""
        return (*self.content, *self.source, *self.cue)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """How the statements found in a report stand to the gold ones, by their places in the two lists.

    Attributes:
        same: (gold, found, share of words) of those that count as the same.
        partial: (gold, found, share of words) of those that overlap by less; each counts as missed and as invented.
        missed: gold statements that nothing found comes near to.
        invented: found statements that come near to no gold one.
    """

    same: tuple[tuple[int, int, float], ...]
    partial: tuple[tuple[int, int, float], ...]
    missed: tuple[int, ...]
    invented: tuple[int, ...]


class Words:
    """The words of a text: which of them stand in a piece of it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = [match.span() for match in _WORD.finditer(text)]
        self._at = [-1] * len(text)
        for number, (begin, end) in enumerate(self.spans):
            self._at[begin:end] = [number] * (end - begin)

    def inside(self, pieces: Iterable[tuple[int, int]]) -> Numbers:
        """Return the numbers of the words that some pieces touch."""
        return frozenset(number for begin, end in pieces for number in self._at[begin:end] if number >= 0)

    def word(self, number: int) -> str:
        """Return a word in lower case."""
        begin, end = self.spans[number]
        return self.text[begin:end].lower()

    def heads(self, numbers: Numbers) -> Numbers:
        """Return the words that a source is known by, one for each apposition or conjunct.

        "le préfet du Val, Ivo Radek" is known by "préfet" and "Radek"; a source of small words alone by all of them.
        """
        found: set[int] = set()
        for phrase in self._phrases(sorted(numbers)):
            head = self._head(phrase)
            if head is not None:
                found.add(head)
        return frozenset(found) or numbers

    def _phrases(self, numbers: Sequence[int]) -> list[list[int]]:
        """Cut at punctuation and before "and", "or", "et", "ou"."""
        phrases = [[numbers[0]]] if numbers else []
        for before, number in pairwise(numbers):
            gap = self.text[self.spans[before][1] : self.spans[number][0]]
            if _APART.search(gap) or self.word(number) in _AND:
                phrases.append([])
            phrases[-1].append(number)
        return phrases

    def _head(self, phrase: Sequence[int]) -> int | None:
        """Return the last word with a meaning of its own before the preposition or pronoun that follows it."""
        head = None
        for place, number in enumerate(phrase):
            word = self.word(number)
            ends = word in _ENDS or (_ELIDED.match(word) and word[0] != "l")
            if ends and (head is not None or place == 0):
                break
            word = _ELIDED.sub("", word)
            if word not in _SMALL and not word.isdigit():
                head = number
        return head


def align(
    words: Words, gold: Sequence[Told], found: Sequence[Told], ignore: Iterable[tuple[int, int]] = ()
) -> Alignment:
    """Pair gold and found statements; what is found wholly inside `ignore` and matches nothing is left out."""
    pairs = _pairs(words, gold, found)
    same = tuple(pair for pair in pairs if pair[2] >= SAME)
    matched = {k for _, k, _ in same}
    ignored = words.inside(ignore)
    kept = {
        k
        for k, told in enumerate(found)
        if (said := words.inside(told.content)) and (k in matched or not said <= ignored)
    }
    partial = tuple(pair for pair in pairs if TOUCHING <= pair[2] < SAME and pair[1] in kept)
    left = {i for i, told in enumerate(gold) if words.inside(told.content)}
    return Alignment(
        same=same,
        partial=partial,
        missed=tuple(sorted(left - {i for i, _, _ in (*same, *partial)})),
        invented=tuple(sorted(kept - {k for _, k, _ in (*same, *partial)})),
    )


def same_source(words: Words, gold: Pieces, found: Pieces) -> bool:
    """Return whether two sources are known by the same word; both absent are the same."""
    ours, theirs = words.inside(gold), words.inside(found)
    if not ours or not theirs:
        return not ours and not theirs
    return bool(words.heads(ours) & words.heads(theirs))


def same_speaker(one: str, other: str) -> bool:
    """Return whether all words of one name are among those of the other, determiners and titles left out.

    >>> same_speaker("la maire Nela Orvane", "Orvane")
    True
    """
    ours, theirs = _name(one), _name(other)
    return bool(ours and theirs) and (ours <= theirs or theirs <= ours)


def _name(text: str) -> set[str]:
    words = set(re.sub(r"[\W_]+", " ", text).lower().split())
    return {word for word in words if word not in _SMALL} or words


def _pairs(words: Words, gold: Sequence[Told], found: Sequence[Told]) -> list[tuple[int, int, float]]:
    """Pair by falling share of words; ties go to the better source, then the better cue, then the earlier place."""
    ours, theirs = [_numbers(words, told) for told in gold], [_numbers(words, told) for told in found]
    candidates: list[tuple[tuple[float, ...], int, int]] = []
    for i, one in enumerate(ours):
        for k, other in enumerate(theirs):
            shares = tuple(-_share(a, b) for a, b in zip(one, other, strict=True))
            if shares[0]:
                candidates.append((shares, i, k))
    pairs: list[tuple[int, int, float]] = []
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    for shares, i, k in sorted(candidates):
        if i not in taken_gold and k not in taken_found:
            taken_gold.add(i)
            taken_found.add(k)
            pairs.append((i, k, -shares[0]))
    return pairs


def _numbers(words: Words, told: Told) -> tuple[Numbers, Numbers, Numbers]:
    return words.inside(told.content), words.inside(told.source), words.inside(told.cue)


def _share(one: Numbers, other: Numbers) -> float:
    return len(one & other) / len(one | other) if one or other else 0.0


def _pieces(value: object) -> Pieces:
    pieces = []
    for begin, end in value if isinstance(value, list) else ():
        if not (isinstance(begin, int) and isinstance(end, int) and 0 <= begin <= end):
            raise ValueError(f"wanted a span [begin, end], got {[begin, end]!r}")
        if begin < end:
            pieces.append((begin, end))
    return tuple(sorted(pieces))
