"""Numbers written in words, as far as dates and lengths of time need them: "vingt et un", "nineteen seventy-eight"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

__all__ = ["read_count"]


def read_count(
    words: Sequence[str], first: int, values: Mapping[str, float], joiners: frozenset[str]
) -> tuple[int, int] | None:
    """Return the whole number that begins at a word, and the index after it; None when none begins there.

    >>> read_count("the twenty - first of two thousand".split(), 5, {"two": 2, "thousand": 1000}, frozenset())
    (2000, 7)
    """
    total, group, after = 0, 0, first
    i, started = first, False
    while i < len(words):
        word = words[i]
        if started and (word == "-" or word in joiners) and i + 1 < len(words) and words[i + 1] in values:
            if word != "-" and not _may_join(total, group, values[words[i + 1]]):
                break
            i += 1
            word = words[i]
        value = values.get(word)
        if value is None or value != int(value):
            break
        grown = _grow(total, group, int(value), started=started)
        if grown is None:
            break
        total, group = grown
        i += 1
        after, started = i, True
    return (total + group, after) if started else None


def _may_join(total: int, group: int, value: float) -> bool:
    """Return whether "and" adds: two thousand and six, vingt et un, soixante et onze; never "five and twenty"."""
    if group == 0:
        return total > 0
    return group % 100 == 0 or (group % 100 in (20, 30, 40, 50, 60, 70) and value in (1, 11))


def _grow(total: int, group: int, value: int, *, started: bool) -> tuple[int, int] | None:
    if not started:
        return (value, 0) if value >= 1000 else (0, value)
    if value >= 1000:
        return (total + group * value, 0) if group and not total else None
    if value == 100:
        return (total, group * 100) if 0 < group < 100 else None
    low = group % 100
    if value == 20 and low == 4:  # quatre-vingts
        return total, group + 76
    fits = (
        (low == 0 and value < 100)
        or (low % 10 == 0 and low >= 20 and value < 10 and value > 0)
        or (low in (60, 80) and 10 <= value < 20)
        or (low == 10 and 7 <= value <= 9)
        or (low in (70, 90) and 7 <= value <= 9)
    )
    if fits and (group or total):
        return total, group + value
    if not total and 17 <= group <= 20 and 10 <= value < 100:  # nineteen seventy
        return total, group * 100 + value
    return None
