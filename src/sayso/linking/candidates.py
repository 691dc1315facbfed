"""The names that are compared: read once, and found again by what two names of one entity share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from sayso.languages.offices import holds_office
from sayso.languages.pack import Pack
from sayso.linking.forms import BodyForm, Form, FormReader, Gazetteer, PersonForm
from sayso.linking.media import is_medium_by_words, publishers_of, signs
from sayso.linking.vetoes import Traits
from sayso.records import Identity, Name, Report
from sayso.text.folding import fold

__all__ = ["Candidate", "Candidates", "read_candidates"]


_MANY = 40
"""What more reports than this name (and more than a tenth of all) tells nothing of what a report is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A name as linking sees it.

    Attributes:
        traits: what tells it from others.
        forms: its forms, the fullest first.
        asserted: keys of the forms that its report itself says to mean it ("le CNV (Comité national du Val)").
        offices: the words of its roles that carry meaning, folded.
        posts: those of them that are nouns for an office: "ministre", not "valdrien".
        standing: whether its roles give an office ("the governor") or only tell what a private person does ("a baker").
        medium: it publishes; that two reports name it tells nothing.
        lands: where a place lies, or the country in the name of a body: keys that are the same in every language.
    """

    name: Name
    language: str
    day: date | None
    traits: Traits
    forms: tuple[Form, ...]
    asserted: frozenset[str]
    offices: frozenset[str]
    posts: frozenset[str]
    standing: Literal["", "public", "private"] = ""
    medium: bool = False
    lands: frozenset[str] = frozenset()

    @property
    def form(self) -> Form:
        """Return the fullest form."""
        return self.traits.form

    @property
    def person(self) -> PersonForm | None:
        """Return the fullest form of a person; None for another name."""
        return self.traits.form if isinstance(self.traits.form, PersonForm) else None

    @property
    def body(self) -> BodyForm | None:
        """Return the fullest form of what is no person."""
        return self.traits.form if isinstance(self.traits.form, BodyForm) else None

    @property
    def key(self) -> str:
        """Return what is equal for equal names of one kind."""
        return f"{'p' if self.person else 'b'}:{self.form.key}"

    def days_from(self, other: Candidate) -> int | None:
        """Return how many days lie between two reports; None where a date is not known."""
        return None if self.day is None or other.day is None else abs((self.day - other.day).days)


class Candidates:
    """All names, in order of time, with what each report names beside them."""

    def __init__(self, listed: Sequence[Candidate], identities: Iterable[Identity]) -> None:
        """Index names that are in order."""
        self.listed = listed
        self.identities = sorted(identities, key=lambda identity: identity.id)
        self.by_report: dict[str, list[int]] = defaultdict(list)
        self._context: dict[str, dict[str, str]] = defaultdict(dict)
        self._media = {each.key for each in listed if each.medium and each.name.type not in ("person", "place")}
        self._places: dict[str, set[str]] = defaultdict(set)
        for place, each in enumerate(listed):
            self.by_report[each.name.report_id].append(place)
            for key, shown in self._context_of(each):
                self._context[each.name.report_id].setdefault(key, shown)
                if each.name.type == "place":
                    self._places[each.name.report_id].add(key)
        self._leave_out_what_many_name()

    def __len__(self) -> int:
        return len(self.listed)

    def __getitem__(self, place: int) -> Candidate:
        return self.listed[place]

    def context(self, place: int) -> Mapping[str, str]:
        """Return what a name's report names, as keys to words; what every report may name is left out."""
        return self._context[self.listed[place].name.report_id]

    def is_place(self, place: int, key: str) -> bool:
        """Return whether a key in the context of a name is that of a place."""
        return key in self._places[self.listed[place].name.report_id]

    def shared(self, left: int, right: int) -> tuple[str, ...]:
        """Return what the reports of two names both name beside them."""
        a, b = self.listed[left], self.listed[right]
        if a.name.report_id == b.name.report_id:
            return ()
        own = {key for each in (a, b) for key, _ in self._context_of(each)}
        there = self.context(right)
        shared = (
            (key[0] != "p", words) for key, words in self.context(left).items() if key in there and key not in own
        )
        return tuple(words for _, words in sorted(shared))  # people first: they tell most

    def own_keys(self, place: int) -> frozenset[str]:
        """Return the keys under which a name itself stands in the context of its report."""
        return frozenset(key for key, _ in self._context_of(self.listed[place]))

    def share_more_than_places(self, left: int, right: int) -> bool:
        """Return whether the reports of two names both name somebody or some body beside them."""
        own, there = self.own_keys(left) | self.own_keys(right), self.context(right)
        return any(
            key in there and key not in own and not self.is_place(left, key) and not self.is_place(right, key)
            for key in self.context(left)
        )

    def _context_of(self, each: Candidate) -> list[tuple[str, str]]:
        """Return the keys under which a name tells what its report is about; who publishes tells nothing."""
        if each.medium or each.key in self._media:
            return []
        if each.person is not None:
            return [(f"p:{last}", each.form.text) for last in each.person.ends]
        if each.body is not None and not each.body.relative:
            return [(each.key, each.form.text)]
        return []

    def _leave_out_what_many_name(self) -> None:
        """Leave out what is named in so many reports that it tells no story from another."""
        counts = Counter(key for context in self._context.values() for key in context)
        most = max(_MANY, len(self._context) // 10)
        for context in self._context.values():
            for key in [key for key in context if counts[key] > most]:
                del context[key]

    def named_at(self, report_id: str, start: int, end: int) -> int | None:
        """Return the name that stands at a place, the closest one where several do."""
        found = [
            (abs(mention.span.start - start) + abs(mention.span.end - end), place)
            for place in self.by_report.get(report_id, ())
            for mention in self.listed[place].name.mentions
            if mention.span.start < end and start < mention.span.end
        ]
        return min(found)[1] if found else None


def read_candidates(
    names: Iterable[tuple[Name, str, str, Report | None]],
    identities: Iterable[Identity],
    packs: Mapping[str, Pack],
    gazetteer: Gazetteer | None,
) -> Candidates:
    """Read names (each with language, day and report) in an order that does not depend on theirs."""
    readers: dict[str, FormReader] = {}
    sides: dict[str, set[str]] = defaultdict(set)
    held = list(identities)
    for identity in held:
        sides[identity.left.report_id] |= {fold(identity.left.exact), fold(identity.right.exact)}
    ordered = sorted(names, key=lambda each: (each[2] or "9999", each[0].id))
    publishers = {each for _, _, _, report in ordered for each in publishers_of(report)}
    listed = []
    for name, language, day, report in ordered:
        if language not in readers:
            readers[language] = _reader(language, packs.get(language), gazetteer)
        each = _candidate(name, language, day, readers[language], packs.get(language), sides[name.report_id])
        by_words = is_medium_by_words(name, packs.get(language))
        medium = by_words or signs(name, report) or _is_called(each, publishers)
        listed.append(replace(each, medium=medium, lands=frozenset() if medium else _lands(each, gazetteer)))
    return Candidates(_with_lands(listed), held)


def _reader(language: str, pack: Pack | None, gazetteer: Gazetteer | None) -> FormReader:
    if pack is None:
        return FormReader(language, gazetteer=gazetteer)
    heads = {fold(words[0]) for words in pack.names.heads if len(words) == 1}
    generic = frozenset(heads | {fold(word) for word in pack.names.people})
    return FormReader(language, pack.linking, generic=generic, gazetteer=gazetteer)


def _candidate(
    name: Name, language: str, day: str, reader: FormReader, pack: Pack | None, asserted: set[str]
) -> Candidate:
    forms: list[Form] = (
        [reader.person(text) for text in name.forms]
        if name.type == "person"
        else [reader.body(text, is_place=name.type == "place") for text in name.forms]
    )
    genders = {form.gender for form in forms if isinstance(form, PersonForm)} | {name.gender}
    genders |= {reader.person(f"{role.exact} x").gender for role in name.roles} if name.type == "person" else set()
    told = genders - {""}
    offices = _offices(name, pack)
    return Candidate(
        name=name,
        language=language,
        day=_day(day),
        traits=Traits(type=name.type, form=forms[0], gender=next(iter(told)) if len(told) == 1 else ""),
        forms=tuple(dict.fromkeys(forms)),
        asserted=frozenset(form.key for form in forms if fold(form.text) in asserted),
        offices=offices,
        posts=frozenset(word for word in offices if pack and (word,) in pack.linking.titles),
        standing=_standing(name, language) if pack else "",
    )


def _is_called(each: Candidate, publishers: set[str]) -> bool:
    """Return whether a report of the dossier is published under a name."""
    if each.name.type not in ("organisation", "group", "facility"):
        return False
    return any(fold(form).strip() in publishers for form in each.name.forms)


def _lands(each: Candidate, gazetteer: Gazetteer | None) -> frozenset[str]:
    if each.body is None:
        return frozenset()
    if each.name.type != "place":
        return frozenset(idea for idea in each.body.ideas if idea[0] == "@")
    country = gazetteer.country_of(each.body.text, each.language) if gazetteer else None
    return frozenset({each.body.key} | ({f"@{country}"} if country else set()))


def _with_lands(listed: Sequence[Candidate]) -> list[Candidate]:
    """Give the names of bodies that every country has all places that their reports name."""
    lands: dict[str, set[str]] = defaultdict(set)
    for each in listed:
        lands[each.name.report_id] |= each.lands
    return [
        replace(each, traits=replace(each.traits, lands=frozenset(lands[each.name.report_id])))
        if each.body is not None and each.name.type != "place" and (each.body.relative or each.body.acronym)
        else each
        for each in listed
    ]


def _standing(name: Name, language: str) -> Literal["", "public", "private"]:
    if name.type != "person" or not name.roles:
        return ""
    return "public" if any(holds_office(role.exact, language) for role in name.roles) else "private"


def _offices(name: Name, pack: Pack | None) -> frozenset[str]:
    if not name.roles or pack is None:
        return frozenset()
    words = {word for role in name.roles for word in fold(role.exact).replace("'", " ").split()}
    return frozenset(words - pack.stopwords)


def _day(day: str) -> date | None:
    try:
        return date.fromisoformat(day[:10])
    except ValueError:
        return None
