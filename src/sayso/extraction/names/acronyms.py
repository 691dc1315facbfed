"""Find the acronyms that a report explains itself: "the Valdria Rescue Service (VRS)", "le CNV (Comité national …)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.parsing.document import Parsed, Token
from sayso.text.folding import fold

__all__ = ["Acronym", "find_acronyms", "initials"]

_SHORT = re.compile(r"(?=(?:.*[A-ZÀ-Þ]){2})[A-ZÀ-Þ][\w.&-]{1,9}\Z")
_WORDLIKE = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ]{2,8}\Z")
"""An acronym written like a word: "Insee", "Cnil"."""
_OPEN, _CLOSE = ("(", "["), (")", "]", ",", ";")


@dataclass(frozen=True, slots=True)
class Acronym:
    """A short form and the words it stands for, as half-open ranges of token numbers."""

    short: tuple[int, int]
    full: tuple[int, int]


def find_acronyms(parsed: Parsed) -> Iterator[Acronym]:
    """Yield the pairs of short and full form that stand side by side, one of them in brackets.

    "The Valdria Rescue Service (VRS) said the road was cut." pairs "VRS" with "Valdria Rescue Service". The full form
    is the shortest run of words whose letters spell the short form backwards (Schwartz and Hearst 2003, "A simple
    algorithm for identifying abbreviation definitions in biomedical text"); where a translation's letters do not
    ("Conseil du fleuve (RCV)"), an organisation of the trained model that ends at the bracket.
    """
    for token in parsed.tokens[:-2]:
        if token.text not in _OPEN:
            continue
        sentence = parsed.sentence(token.i)
        inside = parsed.tokens[token.i + 1]
        if _WORDLIKE.match(inside.text) and parsed.tokens[token.i + 2].text in _CLOSE:
            full = _strictly_spelled(parsed, sentence.first, token.i, fold(inside.text))
            if full is not None:
                yield Acronym((inside.i, inside.i + 1), full)
        if _SHORT.match(inside.text) and parsed.tokens[token.i + 2].text in _CLOSE:
            full = _full_before(parsed, sentence.first, token.i, inside.text)
            if full is not None and _is_name(parsed, full):
                yield Acronym((inside.i, inside.i + 1), full)
        before = parsed.tokens[token.i - 1] if token.i > sentence.first else None
        if before is not None and _SHORT.match(before.text):
            full = _full_inside(parsed, token.i + 1, sentence.last, before.text)
            if full is not None:
                yield Acronym((before.i, before.i + 1), full)


def initials(words: tuple[str, ...]) -> str:
    """Return the first letters of the words of a name that begin with a capital: "Korva News Agency" gives "KNA"."""
    return "".join(word[0] for word in words if word[:1].isupper())


def _strictly_spelled(parsed: Parsed, first: int, bracket: int, letters: str) -> tuple[int, int] | None:
    """Return the words right before a bracket whose first letters, one of each word of weight, are the short form."""
    left, start = len(letters), bracket
    for token in reversed(parsed.tokens[max(first, bracket - 2 * len(letters) - 2) : bracket]):
        if not left or not (token.text[0].isalpha() or token.text == ","):
            break
        if token.pos in ("ADP", "DET", "CCONJ", "PUNCT") or token.lower in parsed.grammar.articles:
            continue
        if fold(token.text)[:1] != letters[left - 1]:
            return None
        left, start = left - 1, token.i
    return (start, bracket) if not left and parsed.tokens[start].text[:1].isupper() else None


def _is_name(parsed: Parsed, full: tuple[int, int]) -> bool:
    """Return whether words have a capital beside that of an article: "Les Orvaniens", not "Le maire"."""
    words = parsed.tokens[full[0] : full[1]]
    return any(token.text[:1].isupper() and token.lower not in parsed.grammar.articles for token in words) or (
        words[0].text.islower()
    )


def _full_before(parsed: Parsed, first: int, bracket: int, short: str) -> tuple[int, int] | None:
    letters = [letter for letter in fold(short) if letter.isalnum()]
    reach = max(first, bracket - 2 * min(len(letters) + 5, len(letters) * 2))
    words = parsed.tokens[reach:bracket]
    start = _spelled(words, letters)
    if start is None:
        start = _headed(words, short)
    if start is None:
        mention = next((m for m in parsed.mentions if m.last == bracket and m.label == "ORG"), None)
        if mention is None or all(t.text.isupper() for t in parsed.tokens[mention.first : mention.last]):
            return None  # "JERUSALEM (AP)"
        return mention.first, mention.last
    return (start, bracket) if bracket - start > 1 else None


def _full_inside(parsed: Parsed, first: int, last: int, short: str) -> tuple[int, int] | None:
    close = next((t.i for t in parsed.tokens[first:last] if t.text in _CLOSE), None)
    if close is None or close - first < 2 or not parsed.tokens[first].text[:1].isupper():
        return None
    letters = [letter for letter in fold(short) if letter.isalnum()]
    return (first, close) if _spelled(parsed.tokens[first:close], letters) == first else None


def _spelled(words: tuple[Token, ...], letters: list[str]) -> int | None:
    """Return the token whose first letter is the short form's first, the others being found on the way to it."""
    left = len(letters) - 1
    for token in reversed(words):
        text = fold(token.text)
        if text in ("(", ")", ",", ";", ":", ".", "»", "«"):
            return None
        if left == 0 and not text.startswith(letters[0]):
            continue
        for position in range(len(text) - 1, -1, -1):
            if text[position] != letters[left]:
                continue
            if left == 0:
                if position == 0 and token.text[0].isupper():
                    return token.i
                continue
            left -= 1
    return None


def _headed(words: tuple[Token, ...], short: str) -> int | None:
    """Return where capitals spell the short form across commas: "Rivers, Coasts & Harbours Office (RCHO)"."""
    left = short.upper()
    for token in reversed(words):
        if token.text in (",", "&") or token.text.islower():
            continue
        if not left or token.text[0] != left[-1]:
            return None
        left = left[:-1]
        if not left:
            return token.i
    return None
