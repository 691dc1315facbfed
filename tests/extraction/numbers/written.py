"""Write numbers in digits and words: the inverse of the grammar, made without looking at it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

__all__ = ["Phrase", "in_digits", "in_english", "in_french", "phrases"]

_FR = tuple(
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize "
    "dix-sept dix-huit dix-neuf".split()
)
_FR_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 80: "quatre-vingt"}
_EN = tuple(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split()
)
_EN_TENS = dict(zip(range(20, 100, 10), "twenty thirty forty fifty sixty seventy eighty ninety".split(), strict=True))


def in_french(n: int) -> str:
    """Return a whole number below a thousand milliards in French words."""
    for size, one, many in ((10**9, "un milliard", "milliards"), (10**6, "un million", "millions")):
        if n >= size:
            head, rest = divmod(n, size)
            return (one if head == 1 else f"{in_french(head)} {many}") + (f" {in_french(rest)}" if rest else "")
    if n >= 1000:
        head, rest = divmod(n, 1000)
        thousands = (
            "mille"
            if head == 1
            else f"{in_french(head).removesuffix('s') if head % 100 in (0, 80) else in_french(head)} mille"
        )
        return thousands + (f" {in_french(rest)}" if rest else "")
    if n >= 100:
        head, rest = divmod(n, 100)
        hundreds = "cent" if head == 1 else f"{_FR[head]} cent"
        return f"{hundreds} {in_french(rest)}" if rest else hundreds + ("s" if head > 1 else "")
    if n < 20:
        return _FR[n]
    tens = max(ten for ten in _FR_TENS if ten <= n)
    rest = n - tens
    if not rest:
        return _FR_TENS[tens] + ("s" if tens == 80 else "")
    joint = " et " if rest in (1, 11) and tens != 80 else "-"
    return _FR_TENS[tens] + joint + _FR[rest]


def in_english(n: int) -> str:
    """Return a whole number below a trillion in English words."""
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if n >= size:
            head, rest = divmod(n, size)
            joint = " and " if 0 < rest < 100 and size == 1000 else " "
            return f"{in_english(head)} {name}" + (joint + in_english(rest) if rest else "")
    if n >= 100:
        head, rest = divmod(n, 100)
        return f"{_EN[head]} hundred" + (f" and {in_english(rest)}" if rest else "")
    if n < 20:
        return _EN[n]
    ten, rest = n - n % 10, n % 10
    return _EN_TENS[ten] + (f"-{_EN[rest]}" if rest else "")


def in_digits(n: int, mark: str) -> str:
    """Return a whole number in digits, in groups of three with a mark between them."""
    return f"{n:,}".replace(",", mark)


@dataclass(frozen=True)
class Phrase:
    """A sentence with one number, and what must be read in it."""

    text: str
    kind: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None


_FRAMES = {
    "fr": ("Il y a {} maisons à Corvelle.", "La préfecture parle de {} habitants.", "{} soldats tiennent le pont."),
    "en": ("There are {} houses in Harlow Fen.", "The council spoke of {} residents.", "{} soldiers hold the bridge."),
}
_BOUNDS: dict[str, dict[str, tuple[str, ...]]] = {
    "fr": {
        "at_least": ("au moins {}", "plus de {}", "pas moins de {}", "un peu plus de {}"),
        "at_most": ("moins de {}", "jusqu’à {}", "pas plus de {}", "au plus {}"),
        "about": ("environ {}", "quelque {}", "près de {}", "à peu près {}"),
    },
    "en": {
        "at_least": ("at least {}", "more than {}", "no fewer than {}", "just over {}", "upwards of {}"),
        "at_most": ("fewer than {}", "up to {}", "no more than {}", "just under {}"),
        "about": ("about {}", "some {}", "nearly {}", "roughly {}", "an estimated {}"),
    },
}
_RANGES = {"fr": ("entre {} et {}", "de {} à {}", "{} à {}"), "en": ("between {} and {}", "from {} to {}", "{} to {}")}
_UNITS = {
    "fr": (
        ("%", "percent"),
        ("euros", "euro"),
        ("kilomètres", "kilometer"),
        ("tonnes", "ton"),
        ("hectares", "hectare"),
    ),
    "en": (("%", "percent"), ("dollars", "dollar"), ("miles", "mile"), ("tonnes", "ton"), ("acres", "acre")),
}
_MARKS = {"fr": (" ", "\u00a0", "\u202f", "."), "en": (",", "\u202f")}
_WORDS = {"fr": in_french, "en": in_english}


def _spelled(language: str, n: int, random: Random) -> str:
    if random.random() < 0.5:
        return _WORDS[language](n)
    return str(n) if n < 1000 else in_digits(n, random.choice(_MARKS[language]))


def _number(random: Random) -> int:
    # From two on: "un" and "one" may be articles; no bare year is written, digits from 1,000 on are grouped.
    return random.randint(2, 10 ** random.randint(1, 9))


def _framed(language: str, words: str, random: Random) -> str:
    text = random.choice(_FRAMES[language]).format(words)
    return text[0].upper() + text[1:]


def phrases(language: str, count: int, seed: int = 1) -> Iterator[Phrase]:
    """Yield sentences with numbers of every kind, the same ones for the same seed."""
    random = Random(seed)
    for _ in range(count):
        n = _number(random)
        plain = _spelled(language, n, random)
        form = random.choice(("plain", "bound", "range", "unit"))
        if form == "plain":
            yield Phrase(_framed(language, plain, random), "exact", value=n)
        elif form == "bound":
            kind = random.choice(("at_least", "at_most", "about"))
            words = random.choice(_BOUNDS[language][kind]).format(plain)
            yield Phrase(
                _framed(language, words, random),
                kind,
                value=n if kind == "about" else None,
                low=n if kind == "at_least" else None,
                high=n if kind == "at_most" else None,
            )
        elif form == "range":
            high = n + random.randint(1, n)
            spell = _WORDS[language] if random.random() < 0.5 else str if high < 1000 else None
            if spell is None:
                mark = random.choice(_MARKS[language])
                ends_in_words = (in_digits(n, mark), in_digits(high, mark))
            else:
                ends_in_words = (spell(n), spell(high))
            yield Phrase(
                _framed(language, random.choice(_RANGES[language]).format(*ends_in_words), random),
                "range",
                low=n,
                high=high,
            )
        else:
            word, unit = random.choice(_UNITS[language])
            of = (
                ("d’" if word[0] in "eh" else "de ")
                if plain.endswith(("million", "millions", "milliard", "milliards"))
                else ""
            )
            sign = str(n) if word == "%" else plain
            sentence = {"fr": "Le total atteint {}.", "en": "The total comes to {}."}[language]
            yield Phrase(
                sentence.format(f"{sign} {of if language == 'fr' and word != '%' else ''}{word}"),
                "exact",
                value=n,
                unit=unit,
            )
