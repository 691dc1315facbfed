"""Magnitudes: numbers that are vague or none, such as "des milliers", "several dozen", "aucun mort"."""

from __future__ import annotations

from decimal import Decimal

from sayso.extraction.numbers.places import Places
from sayso.extraction.numbers.sums import Cardinal

__all__ = ["Magnitudes"]


class Magnitudes(Places):
    """Reads vague numbers and counts of none."""

    def _absence(self, place: int) -> Cardinal | None:
        found = self.grammar.absences.find(self.lexemes, place)
        if found is None:
            return None
        length, absence = found
        after = place + length
        for skip in (0, 1):  # "aucune nouvelle victime", "no serious injuries"
            if self.at(after + skip) is None:
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
        follower = self.at(after)
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
        if found is None or not self.is_plural(place) or self.lexemes[place].low[:-1] + "s" == "":
            return None
        length, word = found
        if self.lexemes[place].low.removesuffix("s") not in word.words and word.role != "group":
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
