"""Who is a private person: named in the news, and no report gives an office."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass

from sayso.ledger.base import StatementQuery, View
from sayso.records import Anchor, Report
from sayso.text.folding import fold
from sayso.views.who import Profile, Who, part_who

__all__ = ["HoldsOffice", "Private", "find_private"]

HoldsOffice = Callable[[str, str], bool]
"""Whether the words that a report has for a person, in a language, give it an office: "la préfète" do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Private:
    """An answer to `find_private`.

    Attributes:
        persons: private persons, the earliest named first.
        who: who is who where a private person is not one with an office holder of the same name for that name alone.
        nameless: reports with speakers and no name at all, as an older sayso read them: nobody in them is known.
    """

    persons: tuple[Profile, ...]
    who: Who
    nameless: tuple[Report, ...]


def find_private(view: View, who: Who, holds_office: HoldsOffice) -> Private:
    """Return the persons who hold no office in any report, neither by a role nor by the words of a source.

    Each report counts for itself: an office in one makes a name in another public only if the two are one for more
    than the name. "Jean Martin, a farmer" is not lit by "Jean Martin, the director", though linking takes both for one.
    """
    public = {
        row.name.id
        for profile in who.profiles
        for row in profile.names
        if any(holds_office(role.exact, row.report.language) for role in row.name.roles)
    }
    speaking: set[str] = set()
    for row in view.statements(StatementQuery()):
        statement, report = row.statement, row.report
        if statement.speaker:
            speaking.add(report.id)
        if len(statement.speaker) != 1:  # "the mayor and Ada Pell": whose office it is, the words do not tell
            continue
        profile = who.of_speaker(report.id, statement.speaker[0])
        if profile is None or not holds_office(_without_names(statement.source, profile), report.language):
            continue
        public |= {each.name.id for each in profile.names if each.report.id == report.id}
    who = part_who(view, who, _only_called_alike(who, public))
    return Private(
        persons=tuple(_without_office(who, public)),
        who=who,
        nameless=tuple(view.report(report_id) for report_id in sorted(speaking - _named(who))),
    )


def _named(who: Who) -> set[str]:
    return {row.report.id for profile in who.profiles for row in profile.names}


def _without_office(who: Who, public: Container[str]) -> Iterable[Profile]:
    """Yield the persons none of whose names is public."""
    others = {
        fold(form) for profile in who.profiles if profile.entity.type != "person" for form in profile.entity.forms
    }
    for entity in who.entities.entities:
        if entity.type != "person" or any(name in public for name in entity.names):
            continue
        profile = who.profile(entity.id)
        if profile is not None and not _is_no_person(profile, others):
            yield profile


def _only_called_alike(who: Who, public: Container[str]) -> set[str]:
    """Return the names of persons that are one with a public name for nothing but the name."""
    from sayso.linking import is_told, shares_context

    links: dict[str, list[tuple[str, bool, bool]]] = defaultdict(list)
    for link in who.entities.applied:
        for one, other in ((link.left, link.right), (link.right, link.left)):
            links[one].append((other, is_told(link), shares_context(link)))
    found: set[str] = set()
    for profile in who.profiles:
        if profile.entity.type != "person":
            continue
        humble = {row.name.id for row in profile.names if row.name.roles and row.name.id not in public}  # "a farmer"
        reached = {name for name in profile.entity.names if name in public}
        waiting = list(reached)
        while waiting:
            name = waiting.pop()
            for other, told, shared in links[name]:
                lit = told or (shared and not {name, other} & humble)
                if lit and other not in reached:
                    reached.add(other)
                    waiting.append(other)
        if reached:
            found |= set(profile.entity.names) - reached
    return found


def _is_no_person(profile: Profile, others: Container[str]) -> bool:
    """Return whether all forms are those of a place or a body, too: a town that one report seemed to call a person."""
    languages = {row.report.language for row in profile.names}
    return all(
        fold(form) in others or any(_is_country(form, language) for language in languages)
        for form in profile.entity.forms
    )


def _is_country(form: str, language: str) -> bool:
    from sayso.languages.places import find_place

    place = find_place(form, language)
    return place is not None and place.is_country


def _without_names(source: Iterable[Anchor], profile: Profile) -> str:
    """Return the words of a source around the name: a Mr Baker is no baker, and a Mr King no king."""
    words = ", ".join(anchor.exact for anchor in source)
    for form in sorted(profile.entity.forms, key=len, reverse=True):
        words = words.replace(form, ",")
    return words
