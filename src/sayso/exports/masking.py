"""Names of private persons masked: "Person 1" in every cell, quotes and titles too, the same number everywhere.

A text is read word by word, without case and accents. At each place the longest form counts; of forms of one length:

1. every form of a private person whom the row's report names,
2. every form of somebody else whom it names: stays as it is (but "Fonds Marthe Lioubert" bears her name),
3. each word of the name of a private person whom it names, where it begins with a capital and no place has that name,
   and the family's name ("the Quennells"),
4. each word of a name of somebody else whom it names: stays,
5. every form of every other private person, for a report that names them and no reading saw it; but not one word that
   is a place, too.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import Any, TypeVar
from urllib.parse import unquote

from sayso.exports.columns import Cell, Column
from sayso.ledger.base import Row
from sayso.ledger.figures import FigureRow, TimeRow, UnreadRow
from sayso.records import Report
from sayso.text.folding import words_of
from sayso.views.who import Profile, Proposal, Ruling, Who

__all__ = ["Mask"]

Thing = TypeVar("Thing")
Words = tuple[str, ...]

_ADDRESSES = frozenset({"url", "report", "key"})
"""Columns and keys that hold an address or a path: "pile/ada-pell.txt" has no capitals."""
_SHORTEST_PART = 3
"""Letters of a word that means somebody by itself; "de" and "O." do not."""


@dataclasses.dataclass(frozen=True, slots=True)
class _Form:
    """A form to look for: whose number stands for it (None: it stays), and whether it must have a capital.

    "pell" is a word of its own; "ada pell" is she.
    """

    words: Words
    number: int | None
    capital: bool
    person: bool


Forms = Mapping[str, Sequence[_Form]]
"""Forms by their first word."""


class Mask:
    """What hides private persons in exports; numbers hold as long as nothing is added to the ledger."""

    def __init__(self, private: Iterable[Profile], who: Who, pseudonyms: Mapping[str, str]) -> None:
        """Take the private persons, in the order of their numbers, and by language what stands before a number."""
        self._number = {profile.entity.id: at for at, profile in enumerate(private, start=1)}
        self._pseudonyms = pseudonyms
        self._who = who
        self._profiles: dict[str, list[Profile]] = {}
        for profile in who.profiles:
            for report in profile.reports:
                self._profiles.setdefault(report.id, []).append(profile)
        hidden = [profile for profile in who.profiles if profile.entity.id in self._number]
        self._plurals = {plural: profile for profile in reversed(hidden) for plural in _plurals(profile.entity.forms)}
        places = _places(who)
        self._everywhere = _by_first_word(
            form
            for profile in hidden
            for form in self._forms(profile, profile.entity.forms)
            if form.words not in places and not (len(form.words) == 1 and _is_country(profile, form.words[0]))
        )
        self._places = places
        self._whole = {form.words for forms in self._everywhere.values() for form in forms}
        self._of_report: dict[str, Forms] = {}

    def __len__(self) -> int:
        return len(self._number)

    def columns(self, columns: Sequence[Column[Thing]]) -> list[Column[Thing]]:
        """Return the columns with their values masked."""
        return [dataclasses.replace(column, value=self._masked(column)) for column in columns]

    def as_json(self, as_json: Callable[[Thing], Mapping[str, Any]]) -> Callable[[Thing], Mapping[str, Any]]:
        """Return the function with its strings masked, but ids."""

        def masked(row: Thing) -> Mapping[str, Any]:
            found = self._value("", as_json(row), self._known(row), _language(row))
            assert isinstance(found, dict)
            return found

        return masked

    def cells(self, cells: Callable[[Thing], Sequence[str]]) -> Callable[[Thing], Sequence[str]]:
        """Return the function with its cells masked."""
        return lambda row: [
            self._text(cell, self._known(row), _language(row), loose=_is_address(cell)) for cell in cells(row)
        ]

    def _masked(self, column: Column[Thing]) -> Callable[[Thing], Cell]:
        def value(row: Thing) -> Cell:
            found = column.value(row)
            if not isinstance(found, str) or column.name.endswith(("id", "id of the other")):
                return found
            return self._text(found, self._known(row), _language(row), loose=column.name in _ADDRESSES)

        return value

    def _value(self, key: str, value: Any, known: Forms, language: str) -> Any:
        if isinstance(value, str) and not key.endswith("id"):
            return self._text(value, known, language, loose=key in _ADDRESSES)
        if isinstance(value, Mapping):
            if key == "report":  # of a name, which stands in several
                known = self._known_in(str(value["id"]))
            return {name: self._value(name, inner, known, language) for name, inner in value.items()}
        if isinstance(value, list):
            return [self._value(key, inner, known, language) for inner in value]
        return value

    def _known(self, row: object) -> Forms:
        """Return the forms of those whom a row is about."""
        if isinstance(row, Profile):
            return self._forms_of([row])
        if isinstance(row, Proposal | Ruling):
            return self._forms_of([each for each in (row.left, row.right) if each is not None])
        report = _report(row)
        return {} if report is None else self._known_in(report.id)

    def _known_in(self, report_id: str) -> Forms:
        """Return the forms of those whom a report names."""
        if report_id not in self._of_report:
            self._of_report[report_id] = self._forms_of(self._profiles.get(report_id, []), report_id)
        return self._of_report[report_id]

    def _forms_of(self, profiles: Iterable[Profile], report_id: str | None = None) -> Forms:
        """Return the forms of the entities of a row, in the order in which they count."""
        forms: list[_Form] = []
        kept: list[tuple[_Form, Profile, str]] = []
        parts: list[_Form] = []
        for profile in profiles:
            if profile.entity.id in self._number:
                forms += self._forms(profile, profile.entity.forms)
                own = self._forms(profile, _parts(profile.entity.forms))
                parts += [part for part in own if part.words not in self._places]
                parts += self._family(profile)
                continue
            rows = [row for row in profile.names if report_id is None or row.report.id == report_id]
            written = [form for row in rows for form in row.name.forms]
            for form in written:
                for made in self._forms(profile, [form]):
                    if made.words in self._plurals and profile.entity.type != "place":  # "the Quennells"
                        forms += self._family(self._plurals[made.words])
                    else:
                        kept.append((made, profile, form))
        names = {form.words for form in forms}
        kept = [each for each in kept if not self._bears(each[0], names)]
        forms += [form for form, _, _ in kept]
        forms += parts
        forms += [part for _, profile, form in kept for part in self._forms(profile, _parts([form]))]
        return _by_first_word(forms)

    def _bears(self, form: _Form, names: Container[Words]) -> bool:
        """Return whether somebody else's form has a private person's whole name in it: "Fonds Marthe Lioubert".

        One word is a whole name only where a report uses it so, and never in a person's name: "Ada Pell" is not Pell.
        """
        size = len(form.words)
        inner = [form.words[at:end] for at in range(size) for end in range(at + 1, size + 1) if end - at < size]
        return any((words in names and not form.person) if len(words) == 1 else words in self._whole for words in inner)

    def _forms(self, profile: Profile, forms: Iterable[str]) -> Iterable[_Form]:
        number = self._number.get(profile.entity.id)
        for form in forms:
            words = tuple(word for word, _, _ in words_of(form))
            if words:
                capital = len(words) == 1 and form != form.lower()
                yield _Form(words, number, capital=capital, person=profile.entity.type == "person")

    def _family(self, profile: Profile) -> Iterable[_Form]:
        """Yield what an English text calls the family of a private person."""
        number = self._number[profile.entity.id]
        for words in _plurals(profile.entity.forms):
            yield _Form(words, number, capital=True, person=True)

    def _text(self, text: str, known: Forms, language: str, *, loose: bool) -> str:
        if loose and "%" in text:
            plain = unquote(text)
            masked = self._text(plain, known, language, loose=True) if plain != text else text
            return text if masked == plain else masked
        words = list(words_of(text))
        pieces: list[str] = []
        end = at = 0
        last = ""
        while at < len(words):
            form = self._form_at(text, words, at, known, loose=loose)
            if form is not None and form.number is not None:
                begin = words[at][1]
                pseudonym = f"{self._pseudonyms[language]} {form.number}"
                if not (pseudonym == last and text[end:begin] == "; "):  # one of a list of forms: said once
                    pieces += [text[end:begin], pseudonym]
                last, end = pseudonym, words[at + len(form.words) - 1][2]
            at += len(form.words) if form is not None else 1
        return "".join((*pieces, text[end:])) if pieces else text

    def _form_at(
        self, text: str, words: Sequence[tuple[str, int, int]], at: int, known: Forms, *, loose: bool
    ) -> _Form | None:
        """Return the form that begins at a word: the longest, of equals the one that counts first."""
        best: _Form | None = None
        for form in (*known.get(words[at][0], ()), *self._everywhere.get(words[at][0], ())):
            length = len(form.words)
            if best is not None and length <= len(best.words):
                continue
            if tuple(word for word, _, _ in words[at : at + length]) != form.words:
                continue
            begin, end = words[at][1], words[at + length - 1][2]
            if loose or not form.capital or text[begin:end] != text[begin:end].lower():
                best = form
        return best


def _by_first_word(forms: Iterable[_Form]) -> dict[str, list[_Form]]:
    """Return the forms by first word, in order; of two with the same words the first counts."""
    found: dict[Words, _Form] = {}
    for form in forms:
        found.setdefault(form.words, form)
    by_word: dict[str, list[_Form]] = {}
    for words, form in found.items():
        by_word.setdefault(words[0], []).append(form)
    return by_word


def _parts(forms: Iterable[str]) -> Iterable[str]:
    """Yield the words of names of several words that begin with a capital: Ada and Pell."""
    for form in forms:
        places = [form[start:end] for _, start, end in words_of(form)]
        if len(places) > 1:
            yield from (word for word in places if word[0].isupper() and len(word) >= _SHORTEST_PART)


def _plurals(forms: Iterable[str]) -> Iterable[Words]:
    """Yield the plurals of the last words of names: "the Quennells"."""
    for form in forms:
        words = list(words_of(form))
        if words and len(words[-1][0]) >= _SHORTEST_PART and form[words[-1][1]].isupper():
            last = words[-1][0]
            yield (f"{last}es" if last.endswith(("s", "x", "z", "ch", "sh")) else f"{last}s",)


def _places(who: Who) -> frozenset[Words]:
    """Return the forms of places: "Sarmonia" is no part of a person's name where another person bears it."""
    return frozenset(
        tuple(word for word, _, _ in words_of(form))
        for profile in who.profiles
        if profile.entity.type == "place"
        for form in profile.entity.forms
    )


def _is_country(profile: Profile, word: str) -> bool:
    from sayso.languages.places import find_place

    places = (find_place(word.title(), row.report.language) for row in profile.names)
    return any(place is not None and place.is_country for place in places)


def _is_address(cell: str) -> bool:
    return " " not in cell and ("/" in cell or "." in cell)


def _report(row: object) -> Report | None:
    if isinstance(row, Report):
        return row
    if isinstance(row, Row | FigureRow | TimeRow | UnreadRow):
        return row.report
    return None


def _language(row: object) -> str:
    """Return the language in which a pseudonym is written: that of the row's report, or of the first of its reports."""
    if isinstance(row, Profile):
        return row.reports[0].language
    if isinstance(row, Proposal | Ruling) and row.left is not None:
        return row.left.reports[0].language
    report = _report(row)
    return report.language if report is not None else "en"
