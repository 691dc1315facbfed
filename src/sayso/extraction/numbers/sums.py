"""Sums: a number while its words are read, one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sayso.languages.quantities import NumberWord

__all__ = ["Cardinal", "Sum"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cardinal:
    """A number without its bounds, on lexemes `first` up to, not with, `last`.

    Attributes:
        form: number, share, vague, ordinal, none (a count of none) or pair.
        value: None where it is vague, which runs from `low` to `high`.
        other: the other value that its digits may have ("1,500").
        scale: what magnitude words multiplied it by, 1 where there are none.
        literal: it begins with digits.
        bare: digits alone.
        rounded: a round number by itself ("une centaine").
        rule: id of the pack entry that made it, or what kind of number it is.
    """

    first: int
    last: int
    form: str = "number"
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    other: Decimal | None = None
    scale: Decimal = Decimal(1)
    literal: bool = False
    bare: bool = False
    rounded: bool = False
    rule: str = "number"


class Sum:
    """A number while its words are read: what is finished, and the group below the next magnitude."""

    def __init__(self) -> None:
        self.total = Decimal(0)
        self.group: Decimal | None = None
        self.scale = Decimal(1)
        self.least: Decimal | None = None
        self.last: NumberWord | None = None
        self.words = 0
        self.literal = False

    @property
    def empty(self) -> bool:
        """Return whether nothing has been read yet."""
        return self.words == 0

    @property
    def value(self) -> Decimal:
        """Return what has been read so far."""
        return self.total + (self.group or Decimal(0))

    @property
    def magnitude(self) -> Decimal:
        """Return what the last words multiplied all by, 1 where the number ends in ones."""
        whole = self.last is None and self.words == 1
        return self.scale if whole or (self.last and self.last.role in ("hundred", "scale", "group")) else Decimal(1)

    def take_digits(self, value: Decimal, *, joined: bool = False) -> bool:
        """Add digits where they may follow; return whether they do.

        Args:
            value: of the digits.
            joined: "and" stands before them.
        """
        if self.empty:
            self.literal = True
        elif self.last is None:
            return False
        elif self.last.role == "ten":
            if not 0 < value < 10 or value % 1:
                return False
        elif self.last.role not in ("hundred", "scale") or value >= self.last.amount or value % 1:
            return False
        elif self.literal and not joined and value < 100:
            return False  # "2.9 million 9 liter cases"
        self.group = (self.group or Decimal(0)) + value
        self.words += 1
        self.last = None
        return True

    def take(self, word: NumberWord) -> bool:
        """Add a number word where the grammar lets it follow; return whether it does."""
        if not self._fits(word):
            return False
        value = word.amount
        if word.role == "scale":
            self._close(value)
        elif word.role in ("hundred", "group"):
            self.scale *= value
            self.group = (self.group or Decimal(1)) * value
        else:
            self.group = (self.group or Decimal(0)) + value
        self.last = word
        self.words += 1
        return True

    def _fits(self, word: NumberWord) -> bool:
        if self.empty:
            return word.role in ("zero", "digit", "teen", "ten", "hundred", "scale")
        if self.last is not None and self.last.role in ("zero", "group"):
            return word.role == "scale" and self.last.role == "group"
        rest = None if self.group is None else self.group % 100
        if word.role == "scale":
            return self.group is not None or self.total > 0
        if word.role == "hundred":
            return self.group is None or (0 < self.group < 100) or (self.literal and self.last is None)
        if word.role == "group":
            return self.group is not None and (self.last is None or self.last.role != "scale")
        if self.last is None and self.literal:
            return False
        if word.role not in ("digit", "teen", "ten"):
            return False
        if rest is None or rest == 0:
            return True
        below = word.amount
        if self.last is not None and self.last.teens and 10 <= below < 20:
            return True
        if self.last is not None and self.last.amount == 10 and 7 <= below <= 9:
            return True  # "dix huit"
        return rest >= 20 and rest % 10 == 0 and below < 10 and self.last is not None and self.last.role == "ten"

    def _close(self, value: Decimal) -> None:
        if self.least is not None and value >= self.least:  # "cent mille milliards": all so far is multiplied
            self.total = (self.total + (self.group or Decimal(0))) * value
        else:
            self.total += (Decimal(1) if self.group is None else self.group) * value
        self.group, self.least = None, value
        self.scale *= value
