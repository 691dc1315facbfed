"""The grammar of times turned round: from a value to words of a pack that tell it."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sayso.languages.pack import Pack

__all__ = ["Phrase", "phrases"]

DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Phrase:
    """Words in a sentence of their own, and the value that they must have."""

    text: str
    words: str
    value: str


class Writer:
    """Writes times in the words of one pack."""

    def __init__(self, pack: Pack, published: datetime.date, seed: int) -> None:
        self.pack, self.published, self.random = pack, published, random.Random(seed)
        self.months = {day.month: day.words[0] for day in pack.days if day.month is not None}
        self.weekdays = {day.weekday: day.words[0] for day in pack.days if day.weekday is not None}
        names = {f"{pack.language}.time.{name}": unit for name, unit in UNITS.items()}
        self.units = {names[word.id]: word.words for word in pack.times.words if word.id in names}
        self.numbers = {
            int(value): word
            for word, value in reversed(list(pack.numbers.items()))
            if value in range(2, 17) and " " not in word
        }

    @property
    def french(self) -> bool:
        return self.pack.language == "fr"

    def month(self, month: int) -> str:
        name = self.months[month]
        return name if self.french else name.capitalize()

    def date(self, day: datetime.date) -> str:
        """Write a full date in one of the orders of the language."""
        name = self.month(day.month)
        if self.french:
            first = "1er" if day.day == 1 else str(day.day)
            weekday = self.weekdays[day.weekday()]
            return self.random.choice([f"{first} {name} {day.year}", f"{weekday} {first} {name} {day.year}"])
        weekday = self.weekdays[day.weekday()].capitalize()
        ordinal = (
            f"{day.day}{'th' if 4 <= day.day % 100 <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day.day % 10, 'th')}"
        )
        return self.random.choice([
            f"{day.day} {name} {day.year}",
            f"{name} {day.day}, {day.year}",
            f"{weekday}, {name} {day.day}, {day.year}",
            f"the {ordinal} of {name} {day.year}",
        ])  # fmt: skip

    def a_date(self) -> Phrase:
        day = datetime.date(1950, 1, 1) + self.random.randrange(36500) * DAY
        words = self.date(day)
        before = "Le pont date du " if self.french else "The bridge dates from "
        return Phrase(f"{before}{words}.", words, f"{day}/{day + DAY}")

    def a_near_date(self) -> Phrase:
        """Write a day without its year, less than half a year away."""
        day = self.published + self.random.randrange(-170, 170) * DAY
        name = self.month(day.month)
        words = f"{'1er' if day.day == 1 else day.day} {name}" if self.french else f"{name} {day.day}"
        before = "Rendez-vous le " if self.french else "Dateline "
        return Phrase(f"Mot de {words}." if self.french else f"{before}{words}.", words, f"{day}/{day + DAY}")

    def a_month(self) -> Phrase:
        month, year = self.random.randint(1, 12), self.random.randint(1920, 2040)
        words = f"{self.month(month)} {year}"
        after = f"{year + (month == 12)}-{month % 12 + 1:02}"
        before = "Le pont date de " if self.french else "The bridge dates from "
        return Phrase(f"{before}{words}.", words, f"{year}-{month:02}/{after}")

    def a_year(self) -> Phrase:
        year = self.random.randint(1900, 2049)
        return Phrase(f"{'Le pont fut bâti en' if self.french else 'The bridge was built in'} {year}.", str(year),
                      f"{year}/{year + 1}")  # fmt: skip

    def a_length(self) -> Phrase:
        unit = self.random.choice(sorted(UNITS.values()))
        number = self.random.randint(2, 60)
        written = self.numbers[number] if number in self.numbers and self.random.random() < 0.7 else str(number)
        noun = self.units[unit][1 if len(self.units[unit]) > 1 else 0]
        letter = {"minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "week": "P{}W", "month": "P{}M", "year": "P{}Y"}[
            unit
        ]
        words = f"{written} {noun}"
        before = "Le siège dura" if self.french else "The siege went on for"
        return Phrase(f"{before} {words}.", words, letter.format(number))

    def a_clock_time(self) -> Phrase:
        day = self.published + self.random.randrange(-60, 60) * DAY
        hour, minute = self.random.randint(0, 23), self.random.randint(0, 59)
        if self.french:
            words = f"{self.date(day)} à {hour}h{minute:02}"
        else:
            half = "a.m." if hour < 12 else "p.m."
            words = f"{self.date(day)} at {(hour - 1) % 12 + 1}:{minute:02} {half}"
        start = datetime.datetime.combine(day, datetime.time(hour, minute))
        before = "Séance du" if self.french else "Session of"
        return Phrase(f"{before} {words}, {'salle' if self.french else 'room'} A.", words,
                      f"{start.isoformat()}/{(start + datetime.timedelta(minutes=1)).isoformat()}")  # fmt: skip

    def a_distance(self) -> Phrase:
        count = self.random.randint(2, 40)
        days = self.random.choice([1, 7])
        unit = self.units["day" if days == 1 else "week"][1]
        day = self.published - count * days * DAY
        words = f"il y a {count} {unit}" if self.french else f"{count} {unit} ago"
        before = "Le pont a cédé" if self.french else "The bridge gave way"
        return Phrase(f"{before} {words}.", words, f"{day}/{day + DAY}")

    def a_stretch(self) -> Phrase:
        year, month = self.random.randint(1950, 2040), self.random.randint(1, 12)
        first = self.random.randint(1, 20)
        last = first + self.random.randint(1, 8)
        name = self.month(month)
        if self.french:
            words = f"du {'1er' if first == 1 else first} au {last} {name} {year}"
        else:
            words = f"from {first} to {last} {name} {year}"
        end = datetime.date(year, month, last) + DAY
        before = "Le pont fut fermé" if self.french else "The bridge was shut"
        return Phrase(f"{before} {words}.", words, f"{datetime.date(year, month, first)}/{end}")

    def a_weekday(self) -> Phrase:
        """Write a weekday of the last seven days, told as past."""
        day = self.published - self.random.randrange(7) * DAY
        name = self.weekdays[day.weekday()]
        words = name if self.french else name.capitalize()
        before = "Le pont a cédé" if self.french else "The bridge collapsed on"
        return Phrase(f"{before} {words}.", words, f"{day}/{day + DAY}")


UNITS = {
    "minute": "minute", "hour": "hour", "heure": "hour", "day": "day", "jour": "day", "week": "week",
    "semaine": "week", "month": "month", "mois": "month", "year": "year", "an": "year",
}  # fmt: skip
"""Ids of the words of units that are written, and their units."""


def phrases(pack: Pack, published: datetime.date, *, each: int, seed: int) -> Iterator[Phrase]:
    """Yield so many phrases of each kind, the same ones for the same seed."""
    writer = Writer(pack, published, seed)
    kinds: list[Callable[[], Phrase]] = [
        writer.a_date, writer.a_near_date, writer.a_month, writer.a_year, writer.a_length, writer.a_clock_time,
        writer.a_distance, writer.a_stretch, writer.a_weekday,
    ]  # fmt: skip
    for _ in range(each):
        for kind in kinds:
            yield kind()
