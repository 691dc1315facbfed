"""Numerals that count nothing: dates, clock times, and numbers that are part of a name ("G7", "article 12")."""

from __future__ import annotations

from sayso.extraction.numbers.cardinals import CardinalReader
from sayso.extraction.numbers.lexemes import Lexeme
from sayso.extraction.numbers.measures import Measure

__all__ = ["reason_to_pass"]


def reason_to_pass(reader: CardinalReader, found: Measure) -> str | None:
    """Return why a number is none: "date", "clock", "name", "word", "note", "base", "code"; None where it is one."""
    cardinal = found.cardinal
    if cardinal.form == "number" and cardinal.value == 1 and not cardinal.literal and _is_article(reader, found):
        return "word"
    if cardinal.form == "number" and not cardinal.literal and found.unit is None and _is_title(reader, found):
        return "name"
    if not cardinal.literal or cardinal.form not in ("number", "ordinal"):
        return None
    if found.unit is not None and found.unit.kind == "money":
        return None
    return _as_clock(reader, found) or _as_name(reader, found) or _as_date(reader, found)


def _is_title(reader: CardinalReader, found: Measure) -> bool:
    """Return whether a number word with a capital is a name: "les Vingt-Sept", "the Group of Seven"."""
    before, word = _at(reader, found.first - 1), reader.lexemes[found.first]
    inside = before is not None and before.is_word and before.raw.islower()
    return inside and word.raw[0].isupper() and not word.raw.isupper() and not reader.is_noun(found.last)


def _at(reader: CardinalReader, place: int) -> Lexeme | None:
    return reader.lexemes[place] if 0 <= place < len(reader.lexemes) else None


def _is_article(reader: CardinalReader, found: Measure) -> bool:
    """Return whether "un", "une" or "one" is a mere article or pronoun here."""
    if found.last - found.first > 1 or found.unit is not None:
        return False
    before, after = _at(reader, found.first - 1), _at(reader, found.last)
    if before is None and after is None:
        return False
    if reader.grammar.before.find(reader.lexemes, found.first - 1) if found.first else None:
        return False
    if is_listed(reader, found.first):
        return False
    if reader.is_mark("article", found.first):
        return True
    noun = after is not None and after.is_word and after.low not in reader.grammar.stopwords
    return not noun or (before is not None and before.low in ("the", "this", "that", "every", "each", "no", "any"))


def is_listed(reader: CardinalReader, place: int, *, depth: int = 0) -> bool:
    """Return whether "un" or "a" stands in a list of counts: "un mort et trois blessés", "two men and a woman"."""
    after = _at(reader, place + 2)
    if not reader.is_noun(place + 1) or (after is not None and (after.value is not None or reader.word(place + 2))):
        return False
    before = place - 1
    if before > 0 and (reader.is_mark("and", before) or reader.lexemes[before].raw == ","):
        for back in range(before - 1, max(-1, before - 5), -1):
            lexeme = reader.lexemes[back]
            if lexeme.value is not None and lexeme.glued:
                return False  # "Le G7 et un invité"
            if lexeme.value is not None or (reader.word(back, "digit", "teen", "ten", "group") and back < before - 1):
                measured = reader.grammar.units.find(reader.lexemes, back + 1) is not None  # "three years and a fine"
                return not measured and not reader.is_mark("article", back)
            if not lexeme.is_word:
                break
    for ahead in range(place + 2, min(place + 5, len(reader.lexemes) - 1)):
        lexeme = reader.lexemes[ahead]
        if lexeme.raw == "," or reader.is_mark("and", ahead):
            if reader.is_mark("article", ahead + 1):
                return depth < 6 and is_listed(reader, ahead + 1, depth=depth + 1)
            following = reader.lexemes[ahead + 1]
            return following.value is not None or reader.word(ahead + 1, "digit", "teen", "ten") is not None
        if not lexeme.is_word:
            break
    return False


def _as_name(reader: CardinalReader, found: Measure) -> str | None:
    """Return "name" for digits that are part of a name or an address."""
    first, last = reader.lexemes[found.first], reader.lexemes[found.last - 1]
    before, after = _at(reader, found.first - 1), _at(reader, found.last)
    if first.glued and before is not None and before.is_word and first.value is not None:
        return "name"  # "G7", "SF90"
    joined = first.glued and before is not None and before.raw in "-‑/"
    left = _at(reader, found.first - 2)
    digits = _at(reader, found.first - 3)
    unit = left is not None and left.glued and digits is not None and digits.value is not None  # "3km-5km"
    if before is not None and after is not None and before.raw == "[" and after.raw == "]" and found.cardinal.bare:
        return "note"
    if found.unit is None and reader.grammar.bases.find(reader.lexemes, found.first - 1) and _is_base(found):
        return "base"
    if _is_slashed(reader, found):
        return "code"
    hyphened = joined and before is not None and before.glued and left is not None and left.is_word and not unit
    if hyphened and left is not None and left.low not in ("mid", "top"):
        return "name"  # "COVID-19", "B-17"
    if after is not None and after.glued and after.is_word and last.value is not None and found.unit is None:
        return "name"  # "787s", "5G"
    if before is not None and found.unit is None and found.cardinal.bare and _is_initials(reader, found, before):
        return "name"  # "RN 20"
    if before is not None and found.unit is None and found.cardinal.bare and _is_label(reader, found, before):
        return "name"
    return None


def _is_initials(reader: CardinalReader, found: Measure, before: Lexeme) -> bool:
    """Return whether capital letters before digits make a name with them, and no noun is counted."""
    short = before.is_word and before.raw.isupper() and 2 <= len(before.raw) <= 4 and not before.glued
    other = _at(reader, found.first - 2)
    shouted = other is not None and other.is_word and len(other.raw) > 1 and other.raw.isupper()
    return short and not shouted and found.value < 1000 and not reader.is_noun(found.last)


def _is_base(found: Measure) -> bool:
    return found.value >= 100 and str(int(found.value)).strip("0") == "1"


def _is_slashed(reader: CardinalReader, found: Measure) -> bool:
    """Return whether digits stand beside a stroke, and are no share: "24/7"."""
    for stroke, other in ((found.last, found.last + 1), (found.first - 1, found.first - 2)):
        sign, number = _at(reader, stroke), _at(reader, other)
        if sign is not None and sign.raw == "/" and sign.glued and number is not None and number.value is not None:
            return found.cardinal.form == "number" and found.cardinal.bare
    return False


def _is_label(reader: CardinalReader, found: Measure, before: Lexeme) -> bool:
    label = before if before.raw not in ".°º" else _at(reader, found.first - 2)
    if label is None or label.low not in reader.grammar.labels or first_digits(reader, found) > 9999:
        return False
    after = _at(reader, found.last)
    counts = after is not None and after.is_word and after.low not in reader.grammar.stopwords and not after.glued
    return not counts or label.raw != label.raw.lower()


def first_digits(reader: CardinalReader, found: Measure) -> int:
    """Return the whole part of a number, for limits on what a label may be."""
    return int(found.value)


def _as_date(reader: CardinalReader, found: Measure) -> str | None:
    """Return "date" for the day or year of a date: "31 août", "March 29", "en 2016"."""
    grammar = reader.grammar
    before, after = _at(reader, found.first - 1), _at(reader, found.last)
    if found.unit is not None or not _plain(reader, found):
        return None
    if found.value <= 31 and found.cardinal.literal:
        if after is not None and after.low in grammar.months and not after.glued:
            return "date"
        if before is not None and _is_month(reader, found.first - 1):
            return "date"
        if _lists_days(reader, found):
            return "date"
    return "date" if found.cardinal.bare and _is_year(reader, found, before, after) else None


def _plain(reader: CardinalReader, found: Measure) -> bool:
    return reader.lexemes[found.cardinal.first].raw.isdecimal()


def _is_month(reader: CardinalReader, place: int) -> bool:
    lexeme = reader.lexemes[place]
    if lexeme.raw == "." and place:
        lexeme = reader.lexemes[place - 1]
    return lexeme.low in reader.grammar.months and (lexeme.raw[0].isupper() or reader.grammar.decimal_mark == ",")


def _lists_days(reader: CardinalReader, found: Measure) -> bool:
    """Return whether days stand in a row before or after one month: "les 9 et 10 mai", "Sept. 20-24"."""
    at = found.last
    for _ in range(3):
        middle, number = _at(reader, at), _at(reader, at + 1)
        if middle is None or number is None or number.value is None or number.value > 31:
            break
        if (
            middle.raw not in "-–,/"
            and not reader.grammar.has("and", middle)
            and middle.low not in ("à", "ou", "au", "or")
        ):
            break
        month = _at(reader, at + 2)
        if month is not None and month.low in reader.grammar.months:
            return True
        at += 2
    left, middle = _at(reader, found.first - 2), _at(reader, found.first - 1)
    if left is None or middle is None or left.value is None or middle.raw not in "-–" or found.first < 3:
        return False
    return left.value < found.value and _is_month(reader, found.first - 3)


def _is_year(reader: CardinalReader, found: Measure, before: Lexeme | None, after: Lexeme | None) -> bool:
    value = found.value
    if not 1500 <= value <= 2100 or value % 1 or len(reader.lexemes[found.first].raw) != 4:
        return False
    noun = after is not None and after.is_word and after.low not in reader.grammar.stopwords and not after.glued
    plural = noun and after is not None and after.low[-1] in "sx" and after.raw[0].islower()
    bounded = found.first > 0 and reader.grammar.before.find(reader.lexemes, found.first - 1) is not None
    if (plural or bounded) and value % 50 == 0:
        return False
    if bounded and before is not None and noun:
        return False
    if value >= 1900:
        return True
    return not plural and (before is None or before.low in reader.grammar.stopwords or before.raw in "(-–,")


def _as_clock(reader: CardinalReader, found: Measure) -> str | None:
    """Return "clock" for an hour of the day: "14h30", "11 a.m."."""
    first, after = found.first, _at(reader, found.last)
    first_digit = reader.lexemes[first]
    if _is_hours(reader, first) or (first > 1 and _is_hours(reader, first - 2)):
        return "clock"
    if found.unit is not None and found.unit.unit == "hour" and found.value <= 24:
        symbol = reader.lexemes[found.last - 1]
        if symbol.low == "h" and (found.value != 24 or (after is not None and after.value is not None)):
            return "clock"
    hours = found.cardinal.bare and (found.value <= 24 or len(first_digit.raw) == 4)
    if hours and reader.grammar.clocks.find(reader.lexemes, found.last) is not None:
        return "clock"
    before = _at(reader, found.first - 2)
    if before is not None and before.low in ("utc", "gmt") and found.cardinal.bare:
        return "clock"
    return None


def _is_hours(reader: CardinalReader, place: int) -> bool:
    """Return whether hours and minutes stand at a place: "14h30", "9 h 05"."""
    hours, sign, minutes = (_at(reader, place + step) for step in range(3))
    if hours is None or sign is None or minutes is None or hours.value is None or minutes.value is None:
        return False
    return sign.low == "h" and hours.value <= 24 and minutes.value < 60 and sign.glued == minutes.glued
