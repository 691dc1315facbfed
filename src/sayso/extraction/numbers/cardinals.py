"""Cardinals: one number without its bounds, from digits, words or both, at a place in the lexemes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from sayso.extraction.numbers.magnitudes import Magnitudes
from sayso.extraction.numbers.shares import Shares
from sayso.extraction.numbers.sums import Cardinal, Sum
from sayso.languages.quantities import NumberWord

__all__ = ["CardinalReader"]


class CardinalReader(Magnitudes, Shares):
    """Reads single numbers in the lexemes of a text."""

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
                or self.number(place, stop=stop)
                or self._ordinal(place)
            )
        return self.number(place, stop=stop)

    def _signed(self, place: int) -> Cardinal | None:
        lexeme = self.lexemes[place]
        sign = lexeme.raw in ("-", "−") or self.grammar.has("minus", lexeme)
        after = self.at(place + 1)
        if not sign or after is None or after.code:
            return None
        bound = self.grammar.before.find(self.lexemes, place)
        if bound is not None and bound[0] > 1:
            return None  # "au moins 36"
        at = self.past_hyphen(place + 1)
        if lexeme.raw in ("-", "−"):
            before = self.at(place - 1)
            apart = before is None or (not lexeme.glued and before.value is None) or before.raw in "([<>=$€£"
            close = after.glued or before is None or before.raw == "("
            if after.value is None or not close or not apart:
                return None
            at = place + 1
        found = self.number(at)
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
        if found is None or (self.is_plural(at) and found[1].role != "pair"):
            return None
        length, word = found
        if word.role == "pair":
            return self._pair(place, at + length, word)
        if word.role in ("hundred", "scale") and not word.rounded:
            number = self.number(at)
            return replace(number, first=place, literal=False, rounded=rough is not None) if number else None
        last, value, _ = self._orders(at) or (at + length, word.amount, word.amount)
        rounded = word.rounded or rough is not None
        return Cardinal(first=place, last=last, value=value, scale=value, rounded=rounded, rule=word.id)

    def _pair(self, first: int, last: int, word: NumberWord) -> Cardinal | None:
        order = self._orders(last + 1 if self.is_mark("of", last) else last)
        if order is not None:  # "a couple of hundred"
            value = word.amount * order[1]
            return Cardinal(first=first, last=order[0], value=value, scale=order[1], rounded=True, rule=word.id)
        follower = self.at(last)
        if follower is not None and not self.is_mark("of", last):
            return None
        return Cardinal(first=first, last=last, form="pair", value=word.amount, rule=word.id)

    def number(self, place: int, *, stop: int | None = None) -> Cardinal | None:
        """Read a cardinal in digits or words, with its fraction, or the ordinal or share that it becomes."""
        if self.at(place) is None:
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
        lexeme, after = self.at(place), self.at(place + 1)
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
            lexeme = self.at(at)
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
        lexeme = self.at(place)
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

    def _ordinal(self, place: int) -> Cardinal | None:
        word = self.ordinal_word(place)
        if word is None or (self.is_plural(place) and word.amount > 2):
            return None
        return Cardinal(first=place, last=place + 1, form="ordinal", value=word.amount, rule=word.id)

    def _as_ordinal(self, number: Cardinal, sums: Sum) -> Cardinal | None:
        lexeme = self.at(number.last)
        if lexeme is None:
            return None
        if number.bare and lexeme.glued and lexeme.low in self.grammar.marks["ordinal"]:
            return replace(number, last=number.last + 1, form="ordinal", bare=False, rule="ordinal")
        at = self.past_hyphen(number.last)
        if self.is_mark("and", at):
            at = self.past_hyphen(at + 1)
        word = self.ordinal_word(at)
        if word is None or number.literal or self.is_plural(at) or (at > number.last + 1 and word.amount != 1):
            return None
        if sums.take(replace(word, role=word.role)):
            return replace(number, last=at + 1, form="ordinal", value=sums.value, rule=word.id)
        return None

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
            over = self.at(number.last)
            if over is not None and over.value is not None and over.raw in "½¼¾⅓⅔⅛":
                value = number.value + over.value
                return replace(number, last=number.last + 1, value=value, bare=False)
            if over is not None and over.value is not None and len(over.raw) == 1:
                part = self.number(number.last)
                if part is not None and part.form == "share" and part.last == number.last + 3 and part.value:
                    value = number.value + part.value
                    return replace(number, last=part.last, value=value, bare=False)
        return number
