"""Lexemes: words, numerals and signs of a text, as the grammar of numbers reads them."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

__all__ = ["Lexeme", "fold", "read_digits", "split"]

_SPACES = " \u00a0\u202f\u2009"
# A dotted date, a clock time or a version is one lexeme without a value: its parts are no numbers of their own.
_LEXEME = re.compile(
    rf"""
    (?P<digits>
        \d{{1,3}}(?:[{_SPACES}]{{1,2}}\d{{3}})+(?!\d)(?:[.,]\d+(?![.,]?\d))?
      | \d{{1,3}}(?:,\d{{3}})+(?![\d])(?:\.\d+)?(?![.,]\d)
      | \d{{1,3}}(?:\.\d{{3}})+(?![\d])(?:,\d+)?(?![.,]\d)
      | \d{{1,2}}(?:,\d{{2}})+,\d{{3}}(?:\.\d+)?(?!\d)
    )
  | (?P<code>\d{{4}}-\d\d?-\d\d?(?:T[\d:.]+Z?)? | \d+(?:\.\d+){{2,}} | \d+(?:/\d+){{2,}} | \d{{1,2}}:\d\d(?::\d\d)?)
  | (?P<plain>\d+[.,]\d+(?![.,]?\d) | \d+ | (?<![\w.,])[.,]\d+ | [½¼¾⅓⅔⅛])
  | (?P<word>[^\W\d_]+['’](?!(?:s|t|re|ve|ll|d|m)\b)(?=[^\W\d_]) | [^\W\d_]+)
  | (?P<sign>>=|<=|''|\S)
    """,
    re.VERBOSE,
)
_FRACTIONS = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅛": (1, 8)}
_LONGEST = 24  # digits in a row; more of them are a code, and no number that a report would claim
_APOSTROPHES = str.maketrans("’", "'")


class Lexeme:
    """One word, numeral or sign.

    Attributes:
        start, end: its place in the text.
        raw: the word as it stands.
        low: in lower case, without accents but for single letters ("à" is not "a"), with straight apostrophes.
        value: of digits.
        other: of digits that can be read in another way ("1,500": one and a half, or fifteen hundred).
        glued: no white space stands before it.
        code: digits that are no number (a date in figures, a clock time).
    """

    __slots__ = ("code", "end", "glued", "low", "other", "raw", "start", "value")

    def __init__(self, start: int, end: int, raw: str, low: str, *, glued: bool) -> None:
        self.start = start
        self.end = end
        self.raw = raw
        self.low = low
        self.glued = glued
        self.value: Decimal | None = None
        self.other: Decimal | None = None
        self.code = False

    def __repr__(self) -> str:
        return f"Lexeme({self.raw!r}, {self.start}, {self.end})"

    @property
    def is_word(self) -> bool:
        """Return whether it begins with a letter."""
        return self.raw[0].isalpha()


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return a word in lower case without accents; a single letter keeps its accent.

    >>> fold("Près"), fold("à"), fold("Jusqu’")
    ('pres', 'à', "jusqu'")
    """
    word = word.lower().translate(_APOSTROPHES)
    if len(word) == 1 or word.isascii():
        return word
    word = word.replace("œ", "oe").replace("æ", "ae")
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))


def split(text: str, *, decimal_mark: str) -> list[Lexeme]:
    """Return the lexemes of a text, in order.

    >>> [lexeme.low for lexeme in split("Jusqu’à 2 200 blessés", decimal_mark=",")]
    ["jusqu'", 'à', '2 200', 'blesses']
    """
    found: list[Lexeme] = []
    last = -1
    for match in _LEXEME.finditer(text):
        start, end = match.span()
        raw, kind = match.group(), match.lastgroup
        lexeme = Lexeme(start, end, raw, fold(raw) if kind == "word" else raw, glued=start == last)
        if kind == "code" or len(raw) > _LONGEST:
            lexeme.code = kind != "word"
        elif kind in ("digits", "plain"):
            lexeme.value, lexeme.other = read_digits(raw, decimal_mark)
        found.append(lexeme)
        last = end
    return found


@lru_cache(maxsize=8192)
def read_digits(raw: str, decimal_mark: str) -> tuple[Decimal, Decimal | None]:
    """Return the value of digits, and the other value that they may have.

    >>> read_digits("1\u202f234,5", ","), read_digits("1,500", ",")
    ((Decimal('1234.5'), None), (Decimal('1.5'), Decimal('1500')))
    """
    if len(raw) == 1 and not raw.isdecimal():
        over, under = _FRACTIONS[raw]
        return Decimal(over) / under, None
    digits = re.sub(rf"[{_SPACES}]", "", raw)
    marks = [mark for mark in digits if mark in ".,"]
    if not marks:
        return Decimal(digits), None
    if len(set(marks)) == 2:
        return Decimal(digits.replace(marks[0], "").replace(marks[-1], ".")), None
    mark = marks[0]
    whole, _, rest = digits.partition(mark)
    grouped = Decimal(digits.replace(mark, ""))
    if len(marks) > 1:
        return grouped, None
    decimal = Decimal(f"{whole or 0}.{rest}")
    groups = len(rest) == 3 and 1 <= len(whole) <= 3 and not whole.startswith("0") and digits == raw
    if not groups:
        return decimal, None
    return (decimal, grouped) if mark == decimal_mark else (grouped, decimal)
