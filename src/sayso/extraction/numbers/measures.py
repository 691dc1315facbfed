"""Measures: a cardinal with its unit or money, before or after it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from sayso.extraction.numbers.cardinals import CardinalReader
from sayso.extraction.numbers.lexemes import Lexeme
from sayso.extraction.numbers.sums import Cardinal
from sayso.languages.quantities import Unit

__all__ = ["Measure", "measure"]

_TALL = frozenset(("length", "speed", "volume", "mass"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A cardinal and its unit, on lexemes `first` up to, not with, `last`."""

    cardinal: Cardinal
    first: int
    last: int
    unit: Unit | None = None

    @property
    def value(self) -> Decimal:
        """Return the value; of a vague number its lower end."""
        value = self.cardinal.value if self.cardinal.value is not None else self.cardinal.low
        assert value is not None
        return value


def measure(reader: CardinalReader, cardinal: Cardinal) -> Measure:
    """Return a cardinal with the unit that stands before or after it, and with the value that fits the unit."""
    before = _before(reader, cardinal)
    if before is not None:
        cardinal = _with_money_suffix(reader, cardinal)
    after = _after(reader, cardinal, money=before is not None)
    unit = before[1] if before is not None else None
    last = cardinal.last
    if after is not None and (unit is None or unit.kind == after[1].kind == "money"):
        last = after[0]
        unit = after[1] if unit is None or unit.unit == "dollar" else unit
        if before is None and unit.kind == "money" and after[2] is not None:
            cardinal = after[2]
    first = before[0] if before is not None else cardinal.first
    return _with_part(reader, _settled(reader, Measure(cardinal=cardinal, first=first, last=last, unit=unit)))


def _before(reader: CardinalReader, cardinal: Cardinal) -> tuple[int, Unit] | None:
    if cardinal.form not in ("number", "vague") or cardinal.first == 0:
        return None
    found = reader.grammar.prefixes.find(reader.lexemes, cardinal.first - 1)
    if found is None:
        return None
    first = cardinal.first - found[0]
    if not _is_prefix(reader, first, cardinal.first):
        return None
    before = reader.lexemes[first - 1] if first else None
    opening = reader.lexemes[first]
    if before is not None and opening.glued and (before.value is not None or before.is_word) and not opening.is_word:
        return None  # "10 $ 30": the sign belongs to what stands before it
    if before is not None and before.value is not None and not opening.is_word and not cardinal.literal:
        return None
    return first, found[1]


def _is_prefix(reader: CardinalReader, first: int, last: int) -> bool:
    """Return whether a prefix is one sign: "A$ 5" is Australian, "a $ 5 note" is not."""
    letter = reader.lexemes[first]
    if last - first == 1 or len(letter.raw) > 1 or reader.lexemes[first + 1].glued:
        return True
    return not reader.grammar.has("article", letter) and not (first and reader.lexemes[first - 1].raw in "'’")


def _with_money_suffix(reader: CardinalReader, cardinal: Cardinal) -> Cardinal:
    """Multiply money by the letter glued to it: "£6m"."""
    at = cardinal.last
    if not cardinal.bare or at >= len(reader.lexemes):
        return cardinal
    lexeme = reader.lexemes[at]
    suffix = reader.grammar.suffixes.get(lexeme.raw)
    if suffix is None or not lexeme.glued or cardinal.value is None:
        return cardinal
    scaled = cardinal.value * suffix.value
    return replace(cardinal, last=at + 1, value=scaled, scale=Decimal(suffix.value), bare=False, rule=suffix.id)


def _after(reader: CardinalReader, cardinal: Cardinal, *, money: bool) -> tuple[int, Unit, Cardinal | None] | None:
    """Return where the unit after a cardinal ends, the unit, and the cardinal when a suffix of money changed it."""
    lexemes, grammar = reader.lexemes, reader.grammar
    at = reader.past_hyphen(cardinal.last)
    if cardinal.form in ("ordinal", "none") or at >= len(lexemes):
        return None
    big = cardinal.scale > 1 or cardinal.rounded or cardinal.form == "vague" or (cardinal.value or 0) >= 1_000_000
    if reader.is_mark("of", at) and big:
        at += 1
    if at >= len(lexemes):
        return None
    words = grammar.units.find(lexemes, at)
    symbol = grammar.symbols.find(lexemes, at) if cardinal.literal or not lexemes[at].is_word else None
    if symbol is not None and any(
        lexeme.value is not None and not lexeme.glued for lexeme in lexemes[at : at + symbol[0]]
    ):
        symbol = None  # "12 m 2 dm"
    if symbol is not None and lexemes[at].low in grammar.stopwords and reader.is_word(at + 1):
        symbol = None  # "killed 5 in Dorrin"
    if symbol is not None and _ends(lexemes, at + symbol[0]) and _is_symbol(lexemes[at], cardinal):
        return at + symbol[0], symbol[1], None
    if words is not None and not (at == cardinal.last and lexemes[at].glued and lexemes[at].is_word and words[0] == 1
                                  and not cardinal.literal):  # fmt: skip
        return at + words[0], words[1], None
    suffix = grammar.suffixes.get(lexemes[at].raw) if cardinal.bare and lexemes[at].glued else None
    if suffix is not None and suffix.money and not money:
        scaled = _with_money_suffix(reader, cardinal)
        coin = grammar.symbols.find(lexemes, scaled.last) or grammar.units.find(lexemes, scaled.last)
        if scaled.last < len(lexemes) and coin is not None and coin[1].kind == "money":
            return scaled.last + coin[0], coin[1], scaled
    return None


def _is_symbol(lexeme: Lexeme, cardinal: Cardinal) -> bool:
    """Return whether a symbol may stand there: single letters only beside digits, never after a magnitude word."""
    return not lexeme.is_word or cardinal.scale == 1 or len(lexeme.raw) > 1


def _ends(lexemes: list[Lexeme] | object, place: int) -> bool:
    """Return whether nothing is glued to a symbol that would make it another word."""
    assert isinstance(lexemes, list)
    if place >= len(lexemes):
        return True
    after = lexemes[place]
    if after.raw == "." and after.glued and place + 1 < len(lexemes) and lexemes[place + 1].glued:
        return False  # "5 p.m."
    return not (after.glued and (after.value is not None or after.is_word))


def _settled(reader: CardinalReader, found: Measure) -> Measure:
    """Decide between the readings of digits, of a letter, and of a magnitude for what follows them."""
    cardinal, unit = found.cardinal, found.unit
    if cardinal.other is not None and cardinal.value is not None:
        measured = unit is not None and unit.kind != "money"
        decimal, grouped = sorted((cardinal.value, cardinal.other))
        whole = cardinal.scale == 1 and not measured and (unit is not None or reader.is_noun(found.last))
        if whole and cardinal.value == decimal:
            found = replace(found, cardinal=replace(cardinal, value=grouped))
    if unit is not None and unit.kind == "length" and _reads_as_million(reader, found):
        value = found.value * 1_000_000
        scaled = replace(cardinal, value=value, scale=Decimal(1_000_000), last=found.last, bare=False)
        after = _after(reader, scaled, money=False)  # "12.3m tonnes"
        found = replace(
            found, cardinal=scaled, unit=after[1] if after else None, last=after[0] if after else found.last
        )
    return found


def _with_part(reader: CardinalReader, found: Measure) -> Measure:
    """Add a part of the unit that is told after it: "5 feet 2 inches", "15 euros 50"."""
    cardinal, unit = found.cardinal, found.unit
    if unit is None or cardinal.value is None or cardinal.value % 1 or unit.part_of or cardinal.form != "number":
        return found
    at = found.last + 1 if reader.is_mark("and", found.last) else found.last
    if at >= len(reader.lexemes) or (found.last == cardinal.last and at == found.last and unit.kind == "money"):
        return found
    part = reader.read(at)
    if part is None or part.form != "number" or part.value is None or part.value % 1 or part.scale > 1:
        return found
    after = _after(reader, part, money=False)
    if after is not None:
        share = after[1].per if after[1].part_of in (unit.unit, unit.kind) else 0
        last = after[0]
    else:
        pure = unit.kind == "money" and part.bare and not reader.is_noun(part.last) and part.value >= 10
        share, last = (100 if pure and not _at_number(reader, part.last) else 0), part.last
    if not share or not 0 < part.value < share:
        return found
    value = cardinal.value + part.value / share
    return replace(found, cardinal=replace(cardinal, value=value, bare=False, last=part.last), last=last)


def _at_number(reader: CardinalReader, place: int) -> bool:
    return place < len(reader.lexemes) and (
        reader.lexemes[place].raw in "%/-–" or reader.lexemes[place].value is not None
    )


def _reads_as_million(reader: CardinalReader, found: Measure) -> bool:
    """Return whether "m" glued to digits means million: "2.7m sales", but not "1.8m tall" or "3m"."""
    symbol = reader.lexemes[found.last - 1]
    suffix = reader.grammar.suffixes.get(symbol.raw)
    if suffix is None or not suffix.money or not symbol.glued or not reader.is_noun(found.last):
        return False
    return reader.lexemes[found.last].low.endswith("s") or (
        reader.lexemes[found.last].low
        not in ("tall", "high", "deep", "wide", "long", "away", "above", "below", "thick")
        and reader.lexemes[found.last].low.isalpha()
        and found.last + 1 < len(reader.lexemes)
        and reader.lexemes[found.last + 1].is_word
    )
