"""Find the numbers of a text: cardinals with their measures, then ranges, then bounds and hedges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from sayso.extraction.numbers.cardinals import CardinalReader
from sayso.extraction.numbers.drafts import Draft
from sayso.extraction.numbers.found import Number, Passed
from sayso.extraction.numbers.grammar import Grammar, grammar_of
from sayso.extraction.numbers.lexemes import Lexeme, split
from sayso.extraction.numbers.measures import Measure, measure
from sayso.extraction.numbers.names import is_listed, reason_to_pass
from sayso.extraction.numbers.pairs import join
from sayso.extraction.numbers.sums import Cardinal
from sayso.languages.pack import Pack
from sayso.languages.quantities import Bound, Unit
from sayso.records import Span

__all__ = ["find_numbers", "read_numbers"]

_REACH = 6  # how many lexemes before a range a word of change may stand: "est passé, selon la mairie, de 60 à 85"


def find_numbers(text: str, pack: Pack, *, taken: Sequence[Span] = ()) -> list[Number]:
    """Return the number expressions of a text, in order: "Au moins 13 soldats" has one, at least 13.

    Args:
        text: any text in the language of the pack.
        pack: the language.
        taken: stretches that are something else, dates and clock times say; a number that touches one is left out.
    """
    return read_numbers(text, pack, taken=taken)[0]


def read_numbers(text: str, pack: Pack, *, taken: Sequence[Span] = ()) -> tuple[list[Number], list[Passed]]:
    """Return the numbers of a text, and the numerals that are none, with the reason."""
    finder = _Finder(split(text, decimal_mark=pack.quantities.decimal_mark), grammar_of(pack), taken)
    numbers = list(join(finder.reader, finder.drafts()))
    return numbers, finder.passed


class _Finder:
    def __init__(self, lexemes: list[Lexeme], grammar: Grammar, taken: Sequence[Span]) -> None:
        self.lexemes = lexemes
        self.grammar = grammar
        self.reader = CardinalReader(lexemes, grammar)
        self.taken = sorted(taken)
        self.passed: list[Passed] = []

    def drafts(self) -> Iterator[Draft]:
        """Yield the numbers in order."""
        place, floor = 0, 0
        starters = self.grammar.starters
        while place < len(self.lexemes):
            lexeme = self.lexemes[place]
            idiom = self.grammar.idioms.find(self.lexemes, place)
            if idiom is not None and not self._goes_on(place, place + idiom[0]):
                place += idiom[0]
                continue
            if lexeme.code:
                self._pass(place, place + 1, "code")
            if lexeme.value is None and lexeme.low not in starters and lexeme.raw not in "-−½":
                place += 1
                continue
            found = self._measured(place)
            if found is None:
                place += 1
                continue
            if found.first < floor:  # "10 $ 30": the sign belongs to what stands before it
                found = replace(found, first=found.cardinal.first, unit=None, last=found.cardinal.last)
            reason = self._reason(found)
            if reason == "word" and self._ranged(found, floor).high is not None:
                reason = None  # "one to two years"
            if reason is not None:
                self._pass(found.first, found.last, reason)
                place = floor = max(found.last, place + 1)
                continue
            draft = self._bounded(self._ranged(found, floor), floor)
            yield draft
            place = floor = max(draft.last, place + 1)

    def _goes_on(self, first: int, place: int) -> bool:
        """Return whether an idiom is none here: "la trentaine de blessés", "no one was hurt"."""
        if self.grammar.absences.find(self.lexemes, first) is not None:
            found = self.reader.read(first)
            if found is not None and found.form == "none":
                return True
        of = place < len(self.lexemes) and self.grammar.has("of", self.lexemes[place])
        return of and self.reader.word(place - 1, "group") is not None

    def _pass(self, first: int, last: int, reason: str) -> None:
        self.passed.append(Passed(self.lexemes[first].start, self.lexemes[last - 1].end, reason))

    def _reason(self, found: Measure) -> str | None:
        start, end = self.lexemes[found.first].start, self.lexemes[found.last - 1].end
        if any(span.start < end and start < span.end for span in self.taken):
            return "time"
        if self.passed and self._continues(found):
            return self.passed[-1].reason
        return reason_to_pass(self.reader, found)

    def _continues(self, found: Measure) -> bool:
        """Return whether digits go on with a date or name that was passed over: "1990-91", "Boeing 737-800"."""
        last, before = self.passed[-1], self.lexemes[found.first - 1] if found.first else None
        joined = before is not None and before.raw in "-–/" and before.glued and before.start == last.end
        return joined and last.reason in ("date", "name") and found.cardinal.bare

    def _measured(self, place: int, *, stop: int | None = None) -> Measure | None:
        if place >= len(self.lexemes):
            return None
        cardinal = self.reader.read(place, stop=stop) or self._article(place)
        if cardinal is None:
            return None
        found = measure(self.reader, cardinal)
        if cardinal.rule == "article" and (found.unit is None) != is_listed(self.reader, place):
            return None
        fraction = self.reader.fraction_after(found.last) if found.unit is not None and cardinal.value else None
        if fraction is not None and cardinal.scale == 1:  # "deux mètres et demi"
            assert cardinal.value is not None
            whole = replace(cardinal, value=cardinal.value + fraction[1], bare=False)
            found = replace(found, cardinal=whole, last=fraction[0])
        return found

    def _article(self, place: int) -> Cardinal | None:
        """Return an article as one, where a bound says that it counts: "less than a mile"."""
        if not self.reader.is_mark("article", place) or self.reader.word(place) is not None:
            return None
        bounded = place > 0 and self.grammar.before.find(self.lexemes, place - 1) is not None
        listed = is_listed(self.reader, place)
        if not bounded and not listed and not self._is_amount(place + 1):
            return None
        return Cardinal(first=place, last=place + 1, value=Decimal(1), rule="article")

    def _is_amount(self, place: int) -> bool:
        """Return whether a weight or volume of something is told: "a tonne of cocaine"."""
        found = self.grammar.units.find(self.lexemes, place) or self.grammar.symbols.find(self.lexemes, place)
        if found is None or found[1].kind not in ("mass", "volume"):
            return False
        after = place + found[0]
        return after >= len(self.lexemes) or self.grammar.has("of", self.lexemes[after])

    # ------------------------------------------------------------------------------------------ ranges

    def _ranged(self, low: Measure, floor: int) -> Draft:
        """Return a number, or the range that it begins; "and" may belong to the number or stand between two."""
        opening = self._opening(low.first, floor)
        if opening is not None and self._opens_with_and(opening):
            for place in self._ands(low):
                apart = self._measured(low.first, stop=place)
                if apart is not None and apart.last == place:
                    draft = self._range(apart, floor)
                    if draft.high is not None:
                        return draft
        return self._range(low, floor)

    def _opens_with_and(self, opening: int) -> bool:
        """Return whether the words that open a range ask for "and" in its middle: "between", not "from"."""
        key = opening_key(self.lexemes, opening, self.grammar)
        return key in self.grammar.pairs

    def _ands(self, low: Measure) -> list[int]:
        """Return the places of "and" in a row of number words, the last one first."""
        found, place = [], low.first
        while place < len(self.lexemes):
            if self.grammar.has("and", self.lexemes[place]):
                found.append(place)
            elif self.reader.word(place) is None and self.lexemes[place].raw != "-":
                break
            place += 1
        return found[::-1]

    def _range(self, low: Measure, floor: int) -> Draft:
        single = Draft(low.first, low.last, low, None, low.unit, (low.cardinal.first, low.cardinal.last))
        single.rule = low.cardinal.rule
        if low.cardinal.form in ("vague", "none", "pair"):
            return single
        opening = self._opening(low.first, floor)
        middle = self._middle(low.last, opening)
        if middle is None:
            return single
        high = self._measured(self._past_determiner(middle))
        if high is None or high.cardinal.form not in ("number", "share", "ordinal"):
            return single
        both = self._distributed(low, high)
        if both is None or self._reason(high) is not None:
            return single
        grown = both[1].value > 3 * both[0].value  # "up by 40 million to 90 million", but "down by 1 to 1.5 degrees"
        if self._is_change(low.first if opening is None else opening, opening, middle, grown=grown):
            return single
        core = (low.cardinal.first, high.cardinal.last)
        unit = low.unit if low.unit is not None and high.first < high.cardinal.first else high.unit or low.unit
        first = low.first if opening is None else opening
        return Draft(first, high.last, both[0], both[1], unit, core, kind="range", rule="range")

    def _opening(self, place: int, floor: int) -> int | None:
        """Return where the words that open a range begin ("entre", "from"), before a number at a place."""
        for at in (place - 1, place - 2):
            if at < floor:
                return None
            found = self.grammar.openings.find(self.lexemes, at)
            if found is not None:
                return at - found[0] + 1
            if not self.grammar.has("the", self.lexemes[at]):
                return None
        return None

    def _middle(self, place: int, opening: int | None) -> int | None:
        """Return the place after the word between the two ends of a range."""
        if place >= len(self.lexemes):
            return None
        if opening is not None:
            entry = self.grammar.opened[opening_key(self.lexemes, opening, self.grammar)]
            found = entry.find(self.lexemes, place)
            if found is not None:
                return place + found[0]
        found = self.grammar.ranges.find(self.lexemes, place)
        if found is None or place + found[0] >= len(self.lexemes):
            return None
        lexeme, after = self.lexemes[place], self.lexemes[place + found[0]]
        if not lexeme.is_word and lexeme.glued != after.glued and lexeme.raw != "–":
            return None
        if not lexeme.is_word and not lexeme.glued and self.lexemes[place - 1].is_word:
            return None  # "by two points – 12 points to 10"
        return place + found[0]

    def _past_determiner(self, place: int) -> int:
        hedge = self.grammar.about.find(self.lexemes, place) if place < len(self.lexemes) else None
        if hedge is not None:
            place += hedge[0]
        inner = place < len(self.lexemes) - 1 and self.grammar.has("the", self.lexemes[place])
        if inner and self.reader.read(place) is None:
            return place + 1
        prefix = place
        for ahead in range(place, min(place + 3, len(self.lexemes))):
            if self.lexemes[ahead].value is not None:
                found = self.grammar.prefixes.find(self.lexemes, ahead - 1) if ahead > place else None
                return ahead if found is not None and ahead - found[0] == place else prefix
        return prefix

    def _distributed(self, low: Measure, high: Measure) -> tuple[Measure, Measure] | None:
        """Return both ends with the magnitude that is told once ("2 à 3 millions"), None where they make no range."""
        if low.cardinal.form != high.cardinal.form and "ordinal" in (low.cardinal.form, high.cardinal.form):
            return None
        if low.unit is not None and high.unit is not None and not _agree(low.unit, high.unit):
            return None
        if low.unit is not None and high.unit is None and low.last > low.cardinal.last:
            return None  # "rose 0.7 per cent to 3,005"
        scale = high.cardinal.scale
        if low.cardinal.scale == 1 and scale > 1 and low.value < high.value / scale and low.value >= 1:
            low = replace(low, cardinal=replace(low.cardinal, value=low.value * scale))
        if _is_short(low, high):  # "entre 200 et 300.000 personnes"
            low = replace(low, cardinal=replace(low.cardinal, value=low.value * 1000))
        return (low, high) if low.value < high.value else None

    def _is_change(self, first: int, opening: int | None, middle: int, *, grown: bool) -> bool:
        """Return whether the two numbers are before and after a change: "passé de 60 à 85"."""
        if opening is None and not self.lexemes[middle - 1].is_word:
            return False
        if opening is not None and self.grammar.marks["and"] & {self.lexemes[middle - 1].low}:
            return False
        before = self.lexemes[max(0, first - _REACH) : first]
        changes = any(lexeme.low in self.grammar.changes for lexeme in before)
        return changes and (opening is not None or (grown and self.grammar.has("by", before[-1])))

    # ------------------------------------------------------------------------------------------ bounds

    def _bounded(self, draft: Draft, floor: int) -> Draft:
        bounds: list[Bound] = []
        while (found := self._bound_before(draft.first, floor)) is not None:
            first, bound = found
            if bound.unless and self._negated(first, bound):
                bound = replace(bound, kind="exact")
            if bound.kind in [seen.kind for seen in bounds]:
                break
            bounds.append(bound)
            draft.first = first
        after = self._bound_after(draft)
        if after is not None:
            draft.last = after[0]
            bounds.append(after[1])
        draft.approx = draft.low.cardinal.rounded or any(bound.kind == "about" or bound.approx for bound in bounds)
        limits = [bound for bound in bounds if bound.kind in ("at_least", "at_most")]
        if limits and draft.kind != "range" and draft.low.cardinal.form != "none":
            draft.kind = "at_least" if limits[0].kind == "at_least" else "at_most"
            draft.approx = any(bound.kind == "about" or bound.approx for bound in bounds)
        elif draft.low.cardinal.form == "vague":
            draft.kind = "vague_order"
        elif draft.low.cardinal.form == "ordinal" and draft.kind != "range":
            draft.kind = "ordinal"
        elif draft.approx and draft.kind == "exact":
            draft.kind = "about"
        if bounds:
            draft.rule = bounds[0].id
        return draft

    def _bound_before(self, place: int, floor: int) -> tuple[int, Bound] | None:
        for at in (place - 1, place - 2):
            if at < floor:
                return None
            found = self.grammar.before.find(self.lexemes, at)
            if found is not None and at - found[0] + 1 >= floor:
                return at - found[0] + 1, found[1]
            if not self.grammar.has("the", self.lexemes[at]):
                return None
        return None

    def _negated(self, place: int, bound: Bound) -> bool:
        return any(lexeme.low in bound.unless for lexeme in self.lexemes[max(0, place - 5) : place])

    def _bound_after(self, draft: Draft) -> tuple[int, Bound] | None:
        """Return where a bound after the number ends: "or more", also past the noun that is counted."""
        last = self.reader.past_hyphen(draft.last)
        for skip in range(3):
            at = last + skip
            if at >= len(self.lexemes):
                return None
            found = self.grammar.after.find(self.lexemes, at)
            if found is not None and not self._leads_on(at + found[0], found[1], skip):
                return (at + found[0], found[1]) if skip == 0 else (draft.last, found[1])
            lexeme = self.lexemes[at]
            if not lexeme.is_word or lexeme.low in self.grammar.stopwords or lexeme.value is not None:
                return None
        return None

    def _leads_on(self, place: int, bound: Bound, skip: int) -> bool:
        """Return whether the words belong to the number after them: "douze morts au moins trente blessés"."""
        if place >= len(self.lexemes):
            return False
        lexeme = self.lexemes[place]
        if lexeme.value is not None or lexeme.low in self.grammar.starters or lexeme.raw in "$€£":
            return True
        for ahead in range(4):  # "200 ou plus que 190", "10 et plus petit que 20"
            found = self.grammar.before.find(self.lexemes, place + ahead)
            if found is not None and found[0] > ahead + 1:
                return True
        return skip > 0 and bound.kind == "exact"


def _is_short(low: Measure, high: Measure) -> bool:
    """Return whether the low end of a range leaves out the thousands that the high end tells."""
    both = low.cardinal.bare and high.cardinal.bare and low.unit is None
    return both and low.value < 1000 and high.value % 1000 == 0 and high.value < low.value * 5000 < high.value * 5


def _agree(left: Unit, right: Unit) -> bool:
    """Return whether two units may be the ends of a range: "US $89 to $93 billion"."""
    return left.unit == right.unit or (
        left.kind == "money" and left.unit.endswith(right.unit) and right.unit == "dollar"
    )


def opening_key(lexemes: Sequence[Lexeme], first: int, grammar: Grammar) -> str:
    """Return the id of the range that the words at a place open."""
    for length in range(4, 0, -1):
        found = grammar.openings.find(lexemes, first + length - 1) if first + length <= len(lexemes) else None
        if found is not None and found[0] == length:
            return found[1].id
    raise AssertionError("an opening was found there")
