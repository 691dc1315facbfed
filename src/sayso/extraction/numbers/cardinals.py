"""Cardinals: one number without its bounds, from digits, words or both, at a place in the lexemes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from sayso.extraction.numbers.grammar import Grammar
from sayso.extraction.numbers.lexemes import Lexeme
from sayso.extraction.numbers.sums import Cardinal, Sum
from sayso.languages.quantities import NumberWord

__all__ = ["CardinalReader"]

_HYPHENS = frozenset("-‐‑—")
_HALF = Decimal("0.5")


class CardinalReader:
    """Reads single numbers in the lexemes of a text."""

    def __init__(self, lexemes: Sequence[Lexeme], grammar: Grammar) -> None:
        self.lexemes = lexemes
        self.grammar = grammar

    def read(self, place: int, *, stop: int | None = None) -> Cardinal | None:
        """Return the number that begins at a place, the longest one; None where none does.

        Args:
            place: index of a lexeme.
            stop: place of an "and" that does not belong to the number, as after "between".
        """
        lexeme = self.lexemes[place]
        if lexeme.value is None:
            return (
                self._absence(place)
                or self._vague(place)
                or self._magnitude(place)
                or self._share(place)
                or self._signed(place)
                or self._article(place)
                or self._number(place, stop=stop)
                or self._ordinal(place)
            )
        return self._number(place, stop=stop)

    def _at(self, place: int) -> Lexeme | None:
        return self.lexemes[place] if 0 <= place < len(self.lexemes) else None

    def is_mark(self, kind: str, place: int) -> bool:
        """Return whether a mark of a kind stands at a place."""
        lexeme = self._at(place)
        return lexeme is not None and self.grammar.has(kind, lexeme)

    def past_hyphen(self, place: int) -> int:
        """Return the place after a hyphen that joins two words, or the place itself."""
        lexeme, after = self._at(place), self._at(place + 1)
        joins = lexeme is not None and lexeme.raw in _HYPHENS and lexeme.glued and after is not None and after.glued
        return place + 1 if joins else place

    def word(self, place: int, *roles: str) -> tuple[int, NumberWord] | None:
        """Return the number word at a place, where it has one of the roles (any, when none is given)."""
        if self._at(place) is None:
            return None
        found = self.grammar.numbers.find(self.lexemes, place)
        return found if found and (not roles or found[1].role in roles) else None

    def _ordinal_word(self, place: int) -> NumberWord | None:
        lexeme = self._at(place)
        return self.grammar.ordinals.get(lexeme.low) if lexeme is not None else None

    def _plural(self, place: int) -> bool:
        lexeme = self._at(place)
        return lexeme is not None and lexeme.low.endswith("s")

    # ------------------------------------------------------------------------------------------ vague and none

    def _absence(self, place: int) -> Cardinal | None:
        found = self.grammar.absences.find(self.lexemes, place)
        if found is None:
            return None
        length, absence = found
        after = place + length
        for skip in (0, 1):  # "aucune nouvelle victime", "no serious injuries"
            if self._at(after + skip) is None:
                return None
            if self.grammar.nouns.find(self.lexemes, after + skip):
                return Cardinal(first=place, last=after, form="none", value=Decimal(0), rule=absence.id)
        return None

    def _vague(self, place: int) -> Cardinal | None:
        found = self.grammar.vague.find(self.lexemes, place)
        if found is None:
            return None
        length, vague = found
        after = place + length
        follower = self._at(after)
        if follower is None or follower.value is not None:
            return None
        order = self._orders(after)
        if order is not None:
            last, value, next_value = order
            return Cardinal(first=place, last=last, form="vague", low=value, high=next_value, rule=vague.id)
        if not follower.is_word:
            return None
        low, high = Decimal(vague.low), Decimal(vague.high)
        return Cardinal(first=place, last=after, form="vague", low=low, high=high, rule=vague.id)

    def _orders(self, place: int) -> tuple[int, Decimal, Decimal] | None:
        """Read magnitude words in a row ("dizaines de milliers"): where they end, their product and the next order."""
        value, following, last = Decimal(1), Decimal(1), place
        while True:
            found = self.word(place, "group", "hundred", "scale")
            if found is None:
                break
            length, word = found
            step = Decimal(word.next) if word.next else word.amount * 10
            following = following * word.amount if value > 1 else step
            value *= word.amount
            last = place + length
            place = last + 1 if self.is_mark("of", last) else last
        return None if value == 1 else (last, value, following)

    def _magnitude(self, place: int) -> Cardinal | None:
        """Read a bare plural of a magnitude: "des milliers", "tens of thousands"."""
        found = self.word(place, "group", "hundred", "scale")
        if found is None or not self._plural(place) or self.lexemes[place].low[:-1] + "s" == "":
            return None
        length, word = found
        if fold_singular(self.lexemes[place].low) not in word.words and word.role != "group":
            return None
        if word.partitive and not self.is_mark("of", place + length):
            return None
        order = self._orders(place)
        assert order is not None
        last, value, following = order
        first = place
        if self.is_mark("plural", place - 1) and not self.is_mark("of", place - 1):
            first = place - 1
            if self.is_mark("plural", place - 2) and self.grammar.decimal_mark == ".":
                first = place - 2  # "in the thousands"
        return Cardinal(first=first, last=last, form="vague", low=value, high=following, rule=word.id)

    # ------------------------------------------------------------------------------------------ shares

    def _share(self, place: int) -> Cardinal | None:
        """Read a share that begins with its own word or with an article: "la moitié", "half", "un tiers", "a third"."""
        start = place
        article = self.is_mark("article", place)
        if article:
            place = self.past_hyphen(place + 1)
        found = self.word(place, "share")
        if found is not None:
            length, word = found
            stem = self.lexemes[place].low
            alone = word.amount != _HALF and not article and not self._multiplies(place + length)
            if alone and not self._is_defined(place, place + length):
                return None
            if not article and length == 1 and stem == "half" and not self._is_half(place):
                return None
            if stem.startswith("demi") and not article and not self._multiplies(place + length):
                return None
            share = Cardinal(first=start, last=place + length, form="share", value=word.amount, rule=word.id)
            return self._multiplied(share)
        if article and (compound := self._compound_share(start, place)) is not None:
            return compound
        ordinal = self._ordinal_word(place)
        if ordinal is None or not (article or self._multiplies(place + 1, strict=True)):
            return None
        after = self._at(place + 1)
        partitive = after is not None and (self.grammar.has("of", after) or after.low in ("des", "du"))
        if ordinal.amount < 3 or self._plural(place) or not partitive:
            return None
        share = Cardinal(first=start, last=place + 1, form="share", value=1 / ordinal.amount, rule=ordinal.id)
        return self._multiplied(share)

    def _is_defined(self, place: int, after: int) -> bool:
        """Return whether a share is told with the definite article alone: "le tiers des sièges", "plus du quart"."""
        before = self.grammar.before.find(self.lexemes, place - 1) if place else None
        lexeme = self._at(after)
        partitive = lexeme is not None and (self.grammar.has("of", lexeme) or lexeme.low in ("des", "du"))
        return before is not None or (partitive and self.is_mark("the", place - 1))

    def _is_half(self, place: int) -> bool:
        """Return whether "half" is a share: "half the town", "nearly half", but not "in the attacking half"."""
        after, before = self._at(place + 1), self._at(place - 1)
        if after is not None and (self.is_mark("of", place + 1) or after.low in self.grammar.stopwords):
            return not (before is not None and self.is_noun(place - 1) and not self.is_mark("of", place + 1))
        if self._multiplies(place + 1):
            return True
        return place > 0 and self.grammar.before.find(self.lexemes, place - 1) is not None

    def _compound_share(self, start: int, place: int) -> Cardinal | None:
        """Read "un vingt-cinquième": an article and an ordinal of two words, which counts no order here."""
        number = self._number(place)
        if number is None or number.form != "ordinal" or number.last - place < 2 or self.is_noun(number.last):
            return None
        assert number.value is not None
        return replace(number, first=start, form="share", value=1 / number.value)

    def _multiplies(self, place: int, *, strict: bool = False) -> bool:
        """Return whether what follows a share is what it is a share of: "half a million", "quart de litre"."""
        at = self._past_of(place)
        if strict and at == place:
            return False
        return self._at(at) is not None and (
            self.word(at, "scale", "group", "hundred") is not None
            or self.grammar.units.find(self.lexemes, at) is not None
        )

    def _past_of(self, place: int) -> int:
        at = self.past_hyphen(place)
        if self.is_mark("of", at):
            at += 1
        return at + 1 if self.is_mark("article", at) else at

    def _multiplied(self, share: Cardinal) -> Cardinal:
        assert share.value is not None
        at = self._past_of(share.last)
        found = self.word(at, "scale", "hundred", "group")
        if found is not None and not (self._plural(at) and found[1].role == "scale"):
            length, word = found
            value = share.value * word.amount
            return replace(share, last=at + length, form="number", value=value, scale=word.amount)
        if at > share.last and found is None and self.is_mark("article", at - 1):
            unit = self.grammar.units.find(self.lexemes, at)
            return replace(share, last=at, form="number") if unit else share  # "half a gallon"
        if at > share.last and not self._plural(at) and self.grammar.units.find(self.lexemes, at):
            return replace(share, last=at, form="number")  # "quart de litre", "demi-litre"
        return share

    # ------------------------------------------------------------------------------------------ cardinals

    def _signed(self, place: int) -> Cardinal | None:
        lexeme = self.lexemes[place]
        sign = lexeme.raw in ("-", "−") or self.grammar.has("minus", lexeme)
        after = self._at(place + 1)
        if not sign or after is None or after.code:
            return None
        bound = self.grammar.before.find(self.lexemes, place)
        if bound is not None and bound[0] > 1:
            return None  # "au moins 36"
        at = self.past_hyphen(place + 1)
        if lexeme.raw in ("-", "−"):
            before = self._at(place - 1)
            apart = before is None or (not lexeme.glued and before.value is None) or before.raw in "([<>=$€£"
            close = after.glued or before is None or before.raw == "("
            if after.value is None or not close or not apart:
                return None
            at = place + 1
        found = self._number(at)
        if found is None or found.value is None or found.form not in ("number", "share"):
            return None
        return replace(found, first=place, value=-found.value, bare=False)

    def _article(self, place: int) -> Cardinal | None:
        """Read "une centaine", "a hundred", "un seul": an article, perhaps a rounding word, and a magnitude."""
        if not self.is_mark("article", place):
            return None
        at = place + 1
        if self.is_mark("single", at):
            return Cardinal(first=place, last=at + 1, value=Decimal(1), rule="single")
        rough = self.grammar.about.find(self.lexemes, at)
        if rough is not None and self.word(at + rough[0], "group", "hundred", "scale"):
            at += rough[0]
        found = self.word(at, "group", "hundred", "scale", "pair")
        if found is None or (self._plural(at) and found[1].role != "pair"):
            return None
        length, word = found
        if word.role == "pair":
            return self._pair(place, at + length, word)
        if word.role in ("hundred", "scale") and not word.rounded:
            number = self._number(at)
            return replace(number, first=place, literal=False, rounded=rough is not None) if number else None
        last, value, _ = self._orders(at) or (at + length, word.amount, word.amount)
        rounded = word.rounded or rough is not None
        return Cardinal(first=place, last=last, value=value, scale=value, rounded=rounded, rule=word.id)

    def _pair(self, first: int, last: int, word: NumberWord) -> Cardinal | None:
        order = self._orders(last + 1 if self.is_mark("of", last) else last)
        if order is not None:  # "a couple of hundred"
            value = word.amount * order[1]
            return Cardinal(first=first, last=order[0], value=value, scale=order[1], rounded=True, rule=word.id)
        follower = self._at(last)
        if follower is not None and not self.is_mark("of", last):
            return None
        return Cardinal(first=first, last=last, form="pair", value=word.amount, rule=word.id)

    def _number(self, place: int, *, stop: int | None = None) -> Cardinal | None:
        """Read a cardinal in digits or words, with its fraction, or the ordinal or share that it becomes."""
        if self._at(place) is None:
            return None
        single = self.word(place, "group")
        if single is not None:  # "la dizaine de millions"
            order = self._orders(place)
            if order is None or not self.is_mark("of", place + single[0]):
                return None
            return Cardinal(
                first=place,
                last=order[0],
                value=order[1],
                scale=order[1],
                rounded=single[1].rounded,
                rule=single[1].id,
            )
        sums, last = Sum(), place
        other: Decimal | None = None
        first = self.lexemes[place]
        if first.code:
            return None
        if first.value is not None:
            sums.take_digits(first.value)
            other, last = first.other, place + 1
            last = self._suffix(sums, last)
        bare = not sums.empty and sums.scale == 1
        while (at := self._next(sums, last, stop=stop)) is not None:
            last = at
        if sums.empty:
            return None
        bare = bare and last == place + 1
        number = Cardinal(
            first=place, last=last, value=sums.value, other=other, scale=sums.magnitude,
            literal=sums.literal, bare=bare, rule=sums.last.id if sums.last is not None else "digits",
        )  # fmt: skip
        return (
            self._as_ordinal(number, sums)
            or self._as_share(number)
            or self._out_of(number)
            or (self._with_fraction(number, sums) if last != stop else number)
        )

    def _suffix(self, sums: Sum, place: int) -> int:
        """Multiply digits by the letter that is glued to them: "12k", "1,2M"; money alone is left to the measures."""
        lexeme, after = self._at(place), self._at(place + 1)
        if lexeme is None or not lexeme.is_word:
            return place
        suffix = self.grammar.suffixes.get(lexeme.raw)
        glued = lexeme.glued or (len(lexeme.raw) > 1 or lexeme.raw in "kMK")
        if suffix is None or not glued or suffix.money or (after is not None and after.glued and after.is_word):
            return place
        if not lexeme.glued and self.grammar.symbols.find(self.lexemes, place):
            return place
        if after is not None and after.glued and after.value is not None:
            return place
        assert sums.group is not None
        sums.group *= suffix.value
        sums.scale *= suffix.value
        return place + 1

    def _next(self, sums: Sum, place: int, *, stop: int | None) -> int | None:
        """Add the next word or numeral of a number; return the place after it, None where the number ends."""
        for at, by_and in self._joints(sums, place, stop=stop):
            lexeme = self._at(at)
            if lexeme is None or lexeme.code:
                continue
            if lexeme.value is not None:
                if (
                    not sums.empty
                    and (by_and or sums.last is not None)
                    and sums.take_digits(lexeme.value, joined=by_and)
                ):
                    return at + 1
                continue
            if self.grammar.has("point", lexeme) and not by_and and sums.group is not None:
                decimals = self._decimals(at + 1)
                if decimals is not None:
                    sums.group += decimals[1]
                    return decimals[0]
            found = self.word(at)
            if found is None:
                continue
            length, word = found
            if by_and and not self._joins(sums, word, at + length):
                continue
            if lexeme.glued and at == place and not sums.empty and word.role not in ("scale", "group"):
                continue
            if word.role == "hundred" and sums.literal and self._is_money(sums, at, length):
                continue
            if sums.take(word):
                return at + length
        return None

    def _joints(self, sums: Sum, place: int, *, stop: int | None) -> Iterator[tuple[int, bool]]:
        lexeme = self._at(place)
        if lexeme is None:
            return
        if sums.empty:
            yield place, False
            return
        at = self.past_hyphen(place)
        if at == stop:
            return
        if self.is_mark("and", at):
            yield self.past_hyphen(at + 1), True
            return
        if at > place or not lexeme.glued or (sums.literal and sums.words == 1):
            yield at, False

    def _joins(self, sums: Sum, word: NumberWord, after: int) -> bool:
        """Return whether "and" may join the number so far and a word: "vingt et un", "a hundred and five"."""
        if sums.last is None:
            return False
        ahead = self.word(after, "hundred")
        if sums.last.role == "ten":
            return word.amount in (1, 11) and self.grammar.decimal_mark == ","
        if sums.last.role not in ("hundred", "scale"):
            return False
        return not (ahead is not None and sums.group is not None and sums.group >= 100)

    def _is_money(self, sums: Sum, place: int, length: int) -> bool:
        """Return whether "cents" after digits is a coin: "50 cents", but "3 cents" is three hundred in French."""
        coin = self.grammar.units.find(self.lexemes, place)
        return coin is not None and coin[0] == length and (sums.value >= 10 or sums.value % 1 > 0)

    def _decimals(self, place: int) -> tuple[int, Decimal] | None:
        digits = ""
        while (found := self.word(place, "zero", "digit", "teen", "ten")) is not None:
            digits += str(int(found[1].value))
            place = self.past_hyphen(place + found[0])
            if found[1].role == "ten" and (unit := self.word(place, "digit")) is not None:
                digits = digits[:-1] + str(int(unit[1].value))
                place += unit[0]
        return (place, Decimal(f"0.{digits}")) if digits else None

    # ------------------------------------------------------------------------------------------ what it becomes

    def _ordinal(self, place: int) -> Cardinal | None:
        word = self._ordinal_word(place)
        if word is None or (self._plural(place) and word.amount > 2):
            return None
        return Cardinal(first=place, last=place + 1, form="ordinal", value=word.amount, rule=word.id)

    def _as_ordinal(self, number: Cardinal, sums: Sum) -> Cardinal | None:
        lexeme = self._at(number.last)
        if lexeme is None:
            return None
        if number.bare and lexeme.glued and lexeme.low in self.grammar.marks["ordinal"]:
            return replace(number, last=number.last + 1, form="ordinal", bare=False, rule="ordinal")
        at = self.past_hyphen(number.last)
        if self.is_mark("and", at):
            at = self.past_hyphen(at + 1)
        word = self._ordinal_word(at)
        if word is None or number.literal or self._plural(at) or (at > number.last + 1 and word.amount != 1):
            return None
        if sums.take(replace(word, role=word.role)):
            return replace(number, last=at + 1, form="ordinal", value=sums.value, rule=word.id)
        return None

    def _as_share(self, number: Cardinal) -> Cardinal | None:
        """Read a share of two words or figures: "deux tiers", "three quarters", "trois cinquièmes", "4/5"."""
        assert number.value is not None
        at = self.past_hyphen(number.last)
        if self._at(at) is None:
            return None
        found = self.word(at, "share")
        if found is not None and found[1].amount != _HALF and (number.value == 1 or number.value < 1 / found[1].amount):
            value = number.value * found[1].amount
            return self._multiplied(
                replace(number, last=at + found[0], form="share", value=value, bare=False, rule=found[1].id)
            )
        word = self._ordinal_word(at)
        if word is not None and word.amount > 2 and (number.value == 1 or self._plural(at)):
            if number.value == 1 and number.literal:
                return None
            value = number.value / word.amount
            return self._multiplied(replace(number, last=at + 1, form="share", value=value, bare=False, rule=word.id))
        return self._slashed(number)

    def _slashed(self, number: Cardinal) -> Cardinal | None:
        slash, under = self._at(number.last), self._at(number.last + 1)
        if slash is None or under is None or slash.raw != "/" or not slash.glued or not number.bare:
            return None
        after = self._at(number.last + 2)
        if under.value is None or not under.glued or under.value % 1 or (after is not None and after.raw == "/"):
            return None
        assert number.value is not None
        if not (number.value < under.value <= 10 or (number.value < 100 and under.value in (12, 15, 16, 20, 100))):
            return None
        return replace(
            number, last=number.last + 2, form="share", value=number.value / under.value, bare=False, rule="share"
        )

    def _out_of(self, number: Cardinal) -> Cardinal | None:
        """Read a share out of a number: "un sur trois", "three in four", "trois habitants sur quatre"."""
        part = number.value
        if part is None or part % 1 or not 0 < part < 100 or number.scale > 1:
            return None
        for nouns in range(3):
            at = self.past_hyphen(number.last) if not nouns else number.last + nouns
            sign = self.grammar.out_of.find(self.lexemes, at)
            if sign is not None:
                whole = self._number(self.past_hyphen(at + sign[0]))
                if whole is None or not self._is_whole(part, whole, apart=nouns > 0) or whole.value is None:
                    return None
                return replace(
                    number, last=whole.last, form="share", value=part / whole.value, bare=False, rule=sign[1]
                )
            if not self.is_noun(at):
                return None
        return None

    def _is_whole(self, part: Decimal, whole: Cardinal, *, apart: bool) -> bool:
        """Return whether a share is told out of a number, and not two counts: "4 buts sur 5 tirs", "39 sur 54"."""
        value = whole.value
        if whole.form != "number" or value is None or value % 1 or not part < value <= 1000:
            return False
        if apart and self.is_noun(whole.last):
            return False
        return part == 1 or value <= 10 or value in (12, 20, 100, 1000)

    def is_word(self, place: int) -> bool:
        """Return whether a word stands at a place."""
        lexeme = self._at(place)
        return lexeme is not None and lexeme.is_word

    def is_noun(self, place: int) -> bool:
        """Return whether a word stands at a place that may be a noun: no function word, no number word."""
        lexeme = self._at(place)
        if lexeme is None or not lexeme.is_word or lexeme.glued or lexeme.low in self.grammar.stopwords:
            return False
        return self.word(place) is None

    def _with_fraction(self, number: Cardinal, sums: Sum) -> Cardinal:
        """Add a fraction that is told after the number: "trois et demi", "two and a half million", "2 1/4"."""
        assert number.value is not None
        added = self.fraction_after(number.last)
        if added is not None:
            last, share = added
            unit = sums.last.amount if sums.last is not None and sums.last.role in ("scale", "group") else Decimal(1)
            value = number.value + share * unit
            found = self.word(last, "scale") if unit == 1 else None
            if found is None:
                return replace(number, last=last, value=value, bare=False)
            scale = found[1].amount
            return replace(number, last=last + found[0], value=value * scale, scale=scale, bare=False)
        if number.bare:
            over = self._at(number.last)
            if over is not None and over.value is not None and over.raw in "½¼¾⅓⅔⅛":
                value = number.value + over.value
                return replace(number, last=number.last + 1, value=value, bare=False)
            if over is not None and over.value is not None and len(over.raw) == 1:
                part = self._number(number.last)
                if part is not None and part.form == "share" and part.last == number.last + 3 and part.value:
                    value = number.value + part.value
                    return replace(number, last=part.last, value=value, bare=False)
        return number

    def fraction_after(self, place: int) -> tuple[int, Decimal] | None:
        """Return where the fraction after "and" ends, and its value: "et demi", "and a quarter"."""
        if not self.is_mark("and", place):
            return None
        at = place + 1
        if self.is_mark("article", at):
            at = self.past_hyphen(at + 1)
        found = self.word(at, "share")
        if found is not None:
            return at + found[0], found[1].amount
        ordinal = self._ordinal_word(at)
        if ordinal is not None and at > place + 1 and ordinal.amount > 2:
            return at + 1, 1 / ordinal.amount
        digit = self.word(place + 1, "digit")
        if digit is None:
            return None
        at = self.past_hyphen(place + 1 + digit[0])
        share = self.word(at, "share")
        ordinal = self._ordinal_word(at)
        if share is not None:
            return at + share[0], digit[1].amount * share[1].amount
        if ordinal is not None and (self._plural(at) or digit[1].value == 1) and ordinal.amount > 2:
            return at + 1, digit[1].amount / ordinal.amount
        return None


def fold_singular(word: str) -> str:
    """Return a word without its plural s."""
    return word.removesuffix("s")
