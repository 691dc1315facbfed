"""From text to pieces: words and figures with the senses that the grammar of times knows, all others as filler."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sayso.extraction.times.calendar import Stretch
from sayso.extraction.times.clocks import Clock
from sayso.extraction.times.counting import read_count
from sayso.extraction.times.days import Date, Holiday, Season, Spelled
from sayso.languages.pack import Pack

__all__ = ["BOUNDARY", "FILLER", "Lexicon", "Piece", "number_senses", "words_of"]

FILLER: Mapping[str, Any] = {}
"""The senses of a word that the grammar does not know."""
BOUNDARY: Mapping[str, Any] = {"boundary": True}
"""The senses of a mark that no expression runs over."""

Senses = Mapping[str, Any]

_TOKEN = re.compile(
    r"""
      (?P<word>[^\W\d_]+(?:['’](?!s\b)(?=\w|$))?)  # first: it is what most of a text is
    | (?P<gap>\n[ \t]*\n)
    | (?P<line>\n)
    | (?P<iso>(?<![\w/.-])\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[T ]\d{1,2}:\d\d(?::\d\d)?Z?)?(?![\w]|[-/.]\d))
    | (?P<slashes>(?<![\w/.-])\d{1,2}(?P<mark>[-/.])\d{1,2}(?P=mark)(?:\d{4}|\d\d)(?![\w]|[-/.]\d))
    | (?P<yearmonth>(?<![\w/.-])(?:\d{4}\s?[-/]\s?(?:1[0-2]|0?[1-9])|(?:1[0-2]|0?[1-9])\s?[-/]\s?\d{4})(?![\w]|[-/.]\d))
    | (?P<slash>(?<![\w/.,-])\d{1,2}/\d{1,2}(?![\w/]|[.,]\d))
    | (?P<clock>(?<![\w:.,])\d{1,2}(?:
          :\d\d(?::\d\d)?(?![:\d])
        | \s?[hH]\s?[0-5]\d(?:\s?min(?:\s?\d\d?\s?s)?)?(?!\w)
        | \.[0-5]\d(?=\s?[apAP]\.?[mM]\b)
      ))
    | (?P<quoted>['’]\d0s\b|['’]\d\d(?!\w))
    | (?P<decades>(?<!\w)(?:\d{3}0|\d0)['’]?\s?s(?![\w]))
    | (?P<number>\d+(?:[.,]\d+)*|\d{1,3}(?:[\u0020\u00a0\u202f]\d{3})+(?!\d))
    | (?P<other>[^\w\s])
    """,
    re.VERBOSE,
)
_CUES = frozenset(("copula", "future", "pasttense", "record"))
_WRAPPED = 60  # characters: a longer line may go on in the next
_BOUNDARIES = frozenset(".!?;…[]|•")
_QUOTES = frozenset('"«»“”')
_QUOTE: Senses = {"boundary": True, "quote": True}


@dataclass(slots=True)
class Piece:
    """A stretch of text with its senses; `rule` is what made it, None for a word."""

    start: int
    end: int
    senses: Senses
    rule: str | None = None


def number_senses(value: float, digits: int | None) -> dict[str, Any]:
    """Return the senses of a number by its size; `digits` is how many figures it has, None for words.

    >>> sorted(number_senses(12, 2))
    ['n', 'n12', 'n24', 'n31', 'n60', 'nn', 'yy']
    """
    senses: dict[str, Any] = {"n": value}
    if value != int(value):
        return senses
    whole = int(value)
    short = digits is None or digits <= 2
    for name, low, high in (("n12", 1, 12), ("n24", 0, 24), ("n31", 1, 31), ("n60", 0, 59)):
        if short and low <= whole <= high and (name != "n60" or digits != 1):
            senses[name] = whole
    if digits == 2:
        senses["yy"] = whole
    if digits == 2 or (digits is None and 10 <= whole <= 59):
        senses["nn"] = whole
    if digits in (3, 4) and whole % 100 < 60 and whole // 100 < 24:
        senses["hhmm"] = whole
    if (1000 if digits else 1100) <= whole <= 2199 and digits in (4, None):
        senses["yyyy"] = whole
    return senses


class Lexicon:
    """The words of a pack that tell times, ready for look-up.

    Attributes:
        literals: the words that the rules name outright.
    """

    def __init__(self, pack: Pack, literals: Iterable[str]) -> None:
        self._day_first = pack.times.day_first
        self._counts = {
            word: value
            for word, value in pack.numbers.items()
            if " " not in word and "-" not in word and value == int(value) and 1 <= value <= 1e9
        }
        self._counts["zero"] = 0
        senses: dict[tuple[str, ...], dict[str, Any]] = {}
        for words, kind, value in _entries(pack):
            senses.setdefault(words_of(words), {})[kind] = value
        for literal in literals:
            senses.setdefault(words_of(literal), {})[f"={literal}"] = literal
        self._joiners = frozenset(words[0] for words, known in senses.items() if "numjoin" in known)
        self._marks = frozenset(words[0] for words, known in senses.items() if "nthmark" in known)
        self._romans = {f"{_roman(number)}{mark}": {"nth": number} for number in range(1, 31) for mark in self._marks}
        self._first: dict[str, list[tuple[tuple[str, ...], Senses]]] = {}
        for key, known in senses.items():
            self._first.setdefault(key[0], []).append((key, known))
        for options in self._first.values():
            options.sort(key=lambda option: -len(option[0]))
        self._known = {*self._first, *self._counts, *self._romans}
        self.signatures = [frozenset(known) for known in senses.values()]

    def all_signatures(self) -> set[frozenset[str]]:
        """Return every set of senses that a piece of text can have."""
        found = set(self.signatures) | {frozenset(BOUNDARY), frozenset(FILLER), frozenset(_QUOTE)}
        numbers = {
            frozenset(number_senses(value, digits))
            for value in (0, 0.5, 1, 12, 13, 24, 25, 31, 32, 59, 60, 99, 100, 230, 299, 960, 1000, 1050, 1260, 1999,
                          1930, 2150, 2170, 2300, 2370, 2400, 2460, 9000, 100000)
            for digits in (None, 1, 2, 3, 4, 5)
            if digits is None or len(str(int(value))) <= digits
        }  # fmt: skip
        merged = set()
        for word, value in self._counts.items():
            own = next((known for words, known in self._first.get(word, ()) if len(words) == 1), FILLER)
            merged.add(frozenset({**number_senses(value, None), **own}))
        merged |= {signature | {"monthname"} for signature in found if "weakmonth" in signature}
        shapes = {frozenset({name}) for name in ("date", "month", "clock", "slashday", "decade", "moment", "share")}
        shapes |= {
            frozenset(names)
            for names in (
                ("nth",),
                ("nth", "nthfigure"),
                ("yy", "quotedyear"),
                ("slashday", "share"),
                ("slashday", "slashsure"),
            )
        }
        return found | numbers | merged | shapes

    def pieces(self, text: str) -> list[Piece]:
        """Return the text as pieces, in order."""
        tokens = [
            (*match.span(), match.group().lower().replace("’", "'"), match.lastgroup or "other")
            for match in _TOKEN.finditer(text)
        ]
        words = [token[2] for token in tokens]
        found: list[Piece] = []
        i = 0
        while i < len(tokens):
            start, end, word, kind = tokens[i]
            if kind == "mark":
                kind = "slashes"
            if kind == "word" and word not in self._known:
                found.append(Piece(start, end, FILLER))
                i += 1
                continue
            options = self._first.get(word)
            if kind in ("word", "other"):
                after, senses = self._look_up(words, i, options, text, start)
                if word in self._counts and after <= i + 1:
                    counted = read_count(words, i, self._counts, self._joiners)
                    if counted is not None:
                        value, after_count = counted
                        own = senses if after_count == i + 1 else FILLER
                        senses, after = {**number_senses(value, None), **own}, after_count
                found.append(Piece(start, tokens[after - 1][1], senses))
                i = after
            elif kind == "number":
                i = self._number(tokens, i, found)
            elif kind == "line":
                if start - text.rfind("\n", 0, start) < _WRAPPED:  # a headline, not a line that was wrapped
                    found.append(Piece(start, end, BOUNDARY))
                i += 1
            else:
                found.append(Piece(start, end, self._shape(kind, text[start:end])))
                i += 1
        return found

    def _look_up(
        self,
        words: list[str],
        i: int,
        options: list[tuple[tuple[str, ...], Senses]] | None,
        text: str,
        start: int,
    ) -> tuple[int, Senses]:
        for known, senses in options or ():
            if len(known) == 1 or tuple(words[i : i + len(known)]) == known:
                if "weakmonth" in senses and text[start].isupper() and self._after_small_word(text, start):
                    senses = {**senses, "monthname": senses["weakmonth"]}
                if "holiday" in senses and senses["holiday"].capital and text[start].islower():
                    senses = {sense: value for sense, value in senses.items() if sense != "holiday"}
                return i + len(known), senses
        if words[i] in self._romans and text[start].isupper():
            return i + 1, self._romans[words[i]]
        if words[i] in _QUOTES:
            return i + 1, _QUOTE
        return i + 1, BOUNDARY if words[i] in _BOUNDARIES else FILLER

    @staticmethod
    def _after_small_word(text: str, start: int) -> bool:
        """Return whether a small word stands before: "in May", not "Theresa May" and not "May I ask"."""
        before = text[max(0, start - 30) : start].replace("-", " ").split(" ")
        return len(before) >= 2 and not before[-1] and bool(before[-2]) and before[-2][0].islower()

    def _number(self, tokens: list[tuple[int, int, str, str]], i: int, found: list[Piece]) -> int:
        """Add a number, or an ordinal where its mark follows at once: "21st", "1er"."""
        start, end, word, _ = tokens[i]
        follower = tokens[i + 1] if i + 1 < len(tokens) else None
        value, digits = _value(word)
        if follower is not None and follower[0] == end and follower[2] in self._marks and value == int(value):
            found.append(Piece(start, follower[1], {"nth": int(value), "nthfigure": int(value)}))
            return i + 2
        found.append(Piece(start, end, number_senses(value, digits)))
        return i + 1

    def _shape(self, kind: str, words: str) -> Senses:
        if kind == "gap":
            return BOUNDARY
        figures = [int(part) for part in re.findall(r"\d+", words)]
        if kind == "iso":
            return _spelled(figures)
        if kind == "slashes":
            return self._slashes(figures)
        if kind == "yearmonth":
            year, month = sorted(figures, reverse=True)
            return {"month": Date(year, month)} if 1000 <= year <= 2199 else FILLER
        if kind == "slash":
            if words == "24/7":  # day and night, not the 24th of July
                return FILLER
            first, second = figures if self._day_first else figures[::-1]
            if second > 12:
                first, second = second, first
            senses: dict[str, Any] = {"share": figures[0] / figures[1]} if 0 < figures[0] < figures[1] <= 4 else {}
            if 1 <= second <= 12 and 1 <= first <= 31:
                senses["slashday"] = Date(None, second, first)
                if figures[0] > 12 and figures[1] <= 12:  # no fraction has more above than below
                    senses["slashsure"] = senses["slashday"]
            return senses
        if kind == "clock":
            hour, minute, second = [*figures, 0, 0][:3]
            if hour > 24 or minute > 59 or second > 59:
                return FILLER
            half = "set" if words[0] == "0" or hour > 12 or hour == 0 else None
            return {"clock": Clock(hour % 24, minute, second, half=half, day_shift=hour // 24)}
        if kind == "quoted" and not words.endswith("s"):
            return {"yy": figures[0], "quotedyear": figures[0]}
        return {"decade": figures[0]}

    def _slashes(self, figures: list[int]) -> Senses:
        first, second, year = figures
        day, month = (first, second) if self._day_first else (second, first)
        if month > 12:
            day, month = month, day
        if year < 100:
            year += 2000 if year < 40 else 1900
        return {"date": Date(year, month, day)} if 1 <= month <= 12 and 1 <= day <= 31 else FILLER


def _spelled(figures: list[int]) -> Senses:
    try:
        start = datetime.datetime(*figures)  # type: ignore[arg-type]  # two to six whole numbers
    except ValueError:
        return FILLER
    if len(figures) == 3:
        return {"date": Date(*figures)}
    return {"moment": Spelled(Stretch(start, start + datetime.timedelta(minutes=1), "minute"), "moment")}


def _value(word: str) -> tuple[float, int]:
    """Return the value of figures and how many there are; a comma or point before one or two is decimal."""
    if word.isdecimal():
        return int(word[:15]), len(word)
    if re.fullmatch(r"\d+[.,]\d{1,2}", word):
        return float(word.replace(",", ".")), 0
    if re.fullmatch(r"\d{1,3}(?:[.,\u0020\u00a0\u202f]\d{3})+", word):
        return float(re.sub(r"\D", "", word)[:15]), 9
    return float(re.split("[.,]", word)[0][:15] or 0) + 0.5, 0


def _roman(number: int) -> str:
    """Return a number up to 30 in Roman figures, lower-case.

    >>> _roman(19)
    'xix'
    """
    units = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    return "x" * (number // 10) + units[number % 10]


def words_of(words: str) -> tuple[str, ...]:
    """Return the words and marks of a text as the lexicon looks them up.

    >>> words_of("d’ici la mi-mai")
    ("d'", 'ici', 'la', 'mi', '-', 'mai')
    """
    return tuple(match.group().lower().replace("’", "'") for match in _TOKEN.finditer(words))


def _entries(pack: Pack) -> Iterable[tuple[str, str, Any]]:
    """Yield the words of the pack with their class and value."""
    own = {word for entry in pack.times.words if entry.kind not in _CUES for word in entry.words}
    for day in pack.days:
        for word in day.words:
            if day.offset is not None and " " not in word and word not in own:
                yield word, "offset", day.offset
            elif day.weekday is not None:
                plural = word.removesuffix("s") in day.words and word.endswith("s")
                yield word, "daynames" if plural else "dayname", day.weekday
            elif day.month is not None and word not in own:
                yield word, "weakmonth" if word in pack.times.ambiguous_months else "monthname", day.month
    for entry in pack.times.words:
        for word in entry.words:
            value = entry.value
            yield word, entry.kind, Season(int(value)) if entry.kind.endswith("season") else value  # type: ignore[arg-type]
    for feast in pack.times.feasts:
        known = Holiday(
            month=feast.month, day=feast.day, weekday=feast.weekday, nth=feast.nth, easter=feast.easter,
            plus=feast.plus, days=feast.days, julian=feast.julian, lunar=feast.lunar,
            until=feast.until,
        )  # fmt: skip
        for word in feast.words:
            yield word, "holiday", replace(known, capital=word in feast.capital)
