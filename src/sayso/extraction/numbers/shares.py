"""Shares: "la moitié", "two thirds", "un sur trois", "half a million", "trois et demi"."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import replace
from decimal import Decimal

from sayso.extraction.numbers.places import Places
from sayso.extraction.numbers.sums import Cardinal

__all__ = ["Shares"]

_HALF = Decimal("0.5")


class Shares(Places, ABC):
    """Reads shares; what is a number it asks of the reader of cardinals, which is one of these."""

    @abstractmethod
    def number(self, place: int, *, stop: int | None = None) -> Cardinal | None:
        """Return the cardinal, ordinal or share that begins at a place."""

    def _share(self, place: int) -> Cardinal | None:
        """Read a share that begins with its own word or with an article: "la moitié", "half", "un tiers", "a third"."""
        start, rough = place, None
        article = self.is_mark("article", place)
        if article:
            place = self.past_hyphen(place + 1)
            rough = self.grammar.about.find(self.lexemes, place)
            place += rough[0] if rough is not None else 0  # "un bon tiers", "a good third"
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
            share = Cardinal(
                first=start,
                last=place + length,
                form="share",
                value=word.amount,
                rounded=rough is not None,
                rule=word.id,
            )
            return self._multiplied(share)
        if article and (compound := self._compound_share(start, place)) is not None:
            return compound
        ordinal = self.ordinal_word(place)
        if ordinal is None or not (article or self._multiplies(place + 1, strict=True)):
            return None
        after = self.at(place + 1)
        partitive = after is not None and (self.grammar.has("of", after) or after.low in ("des", "du"))
        if ordinal.amount < 3 or self.is_plural(place) or not partitive:
            return None
        share = Cardinal(
            first=start,
            last=place + 1,
            form="share",
            value=1 / ordinal.amount,
            rounded=rough is not None,
            rule=ordinal.id,
        )
        return self._multiplied(share)

    def _compound_share(self, start: int, place: int) -> Cardinal | None:
        """Read "un vingt-cinquième": an article and an ordinal of two words, which counts no order here."""
        number = self.number(place)
        if number is None or number.form != "ordinal" or number.last - place < 2 or self.is_noun(number.last):
            return None
        assert number.value is not None
        return replace(number, first=start, form="share", value=1 / number.value)

    def _is_half(self, place: int) -> bool:
        """Return whether "half" is a share: "half the town", "nearly half", but not "in the attacking half"."""
        after, before = self.at(place + 1), self.at(place - 1)
        if after is not None and (self.is_mark("of", place + 1) or after.low in self.grammar.stopwords):
            return not (before is not None and self.is_noun(place - 1) and not self.is_mark("of", place + 1))
        if self._multiplies(place + 1):
            return True
        return place > 0 and self.grammar.before.find(self.lexemes, place - 1) is not None

    def _is_defined(self, place: int, after: int) -> bool:
        """Return whether a share is told with the definite article alone: "le tiers des sièges", "plus du quart"."""
        before = self.grammar.before.find(self.lexemes, place - 1) if place else None
        lexeme = self.at(after)
        partitive = lexeme is not None and (self.grammar.has("of", lexeme) or lexeme.low in ("des", "du"))
        return before is not None or (partitive and self.is_mark("the", place - 1))

    def _multiplies(self, place: int, *, strict: bool = False) -> bool:
        """Return whether what follows a share is what it is a share of: "half a million", "quart de litre"."""
        at = self._past_of(place)
        if strict and at == place:
            return False
        return self.at(at) is not None and (
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
        if found is not None and not (self.is_plural(at) and found[1].role == "scale"):
            length, word = found
            value = share.value * word.amount
            return replace(share, last=at + length, form="number", value=value, scale=word.amount)
        if at > share.last and found is None and self.is_mark("article", at - 1):
            unit = self.grammar.units.find(self.lexemes, at)
            return replace(share, last=at, form="number") if unit else share  # "half a gallon"
        if at > share.last and not self.is_plural(at) and self.grammar.units.find(self.lexemes, at):
            return replace(share, last=at, form="number")  # "quart de litre", "demi-litre"
        return share

    def _as_share(self, number: Cardinal) -> Cardinal | None:
        """Read a share of two words or figures: "deux tiers", "three quarters", "trois cinquièmes", "4/5"."""
        assert number.value is not None
        at = self.past_hyphen(number.last)
        if self.at(at) is None:
            return None
        found = self.word(at, "share")
        if found is not None and found[1].amount != _HALF and (number.value == 1 or number.value < 1 / found[1].amount):
            value = number.value * found[1].amount
            return self._multiplied(
                replace(number, last=at + found[0], form="share", value=value, bare=False, rule=found[1].id)
            )
        word = self.ordinal_word(at)
        if word is not None and word.amount > 2 and (number.value == 1 or self.is_plural(at)):
            if number.value == 1 and (number.literal or not self._is_fraction(number, at, word.amount)):
                return None
            value = number.value / word.amount
            return self._multiplied(replace(number, last=at + 1, form="share", value=value, bare=False, rule=word.id))
        return self._slashed(number)

    def _is_fraction(self, number: Cardinal, place: int, amount: Decimal) -> bool:
        """Return whether "un" or "one" before an ordinal makes a share: "un cinquième des voix", "one-third"."""
        if 1 / amount in self.grammar.shares:
            return False  # "un troisième" is no "tiers"
        return place > number.last or not self.is_word(place + 1) or not self.is_noun(place + 1)

    def _slashed(self, number: Cardinal) -> Cardinal | None:
        slash, under = self.at(number.last), self.at(number.last + 1)
        if slash is None or under is None or slash.raw != "/" or not slash.glued or not number.bare:
            return None
        after = self.at(number.last + 2)
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
                whole = self.number(self.past_hyphen(at + sign[0]))
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
        ordinal = self.ordinal_word(at)
        if ordinal is not None and at > place + 1 and ordinal.amount > 2:
            return at + 1, 1 / ordinal.amount
        digit = self.word(place + 1, "digit")
        if digit is None:
            return None
        at = self.past_hyphen(place + 1 + digit[0])
        share = self.word(at, "share")
        ordinal = self.ordinal_word(at)
        if share is not None:
            return at + share[0], digit[1].amount * share[1].amount
        if ordinal is not None and (self.is_plural(at) or digit[1].value == 1) and ordinal.amount > 2:
            return at + 1, digit[1].amount / ordinal.amount
        return None
