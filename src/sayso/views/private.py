"""Who is a private person: named in the news, and no report gives an office."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass

from sayso.ledger.base import StatementQuery, View
from sayso.records import Anchor, Report
from sayso.text.folding import fold
from sayso.views.who import Profile, Who

__all__ = ["HoldsOffice", "Private", "find_private"]

HoldsOffice = Callable[[str, str], bool]
"""Whether the words that a report has for a person, in a language, give it an office: "la préfète" do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Private:
    """An answer to `find_private`.

    Attributes:
        persons: private persons, the earliest named first.
        nameless: reports with speakers and no name at all, as an older sayso read them: nobody in them is known.
    """

    persons: tuple[Profile, ...]
    nameless: tuple[Report, ...]


def find_private(view: View, who: Who, holds_office: HoldsOffice) -> Private:
    """Return the persons who hold no office in any report, neither by a role nor by the words of a source."""
    persons = [who.profile(entity.id) for entity in who.entities.entities if entity.type == "person"]
    public = {
        profile.entity.id
        for profile in who.profiles
        if any(holds_office(role.words, role.report.language) for role in profile.roles)
    }
    speaking: set[str] = set()
    for row in view.statements(StatementQuery()):
        statement, report = row.statement, row.report
        if statement.speaker:
            speaking.add(report.id)
        if len(statement.speaker) != 1:  # "the mayor and Ada Pell": whose office it is, the words do not tell
            continue
        profile = who.of_speaker(report.id, statement.speaker[0])
        if profile is None or profile.entity.id in public:
            continue
        if holds_office(_without_names(statement.source, profile), report.language):
            public.add(profile.entity.id)
    named = {row.report.id for profile in who.profiles for row in profile.names}
    others = {
        fold(form) for profile in who.profiles if profile.entity.type != "person" for form in profile.entity.forms
    }
    return Private(
        persons=tuple(
            each
            for each in persons
            if each is not None and each.entity.id not in public and not _is_no_person(each, others)
        ),
        nameless=tuple(view.report(report_id) for report_id in sorted(speaking - named)),
    )


def _is_no_person(profile: Profile, others: Container[str]) -> bool:
    """Return whether all forms are those of a place or a body, too: a town that one report seemed to call a person."""
    return all(fold(form) in others for form in profile.entity.forms)


def _without_names(source: Iterable[Anchor], profile: Profile) -> str:
    """Return the words of a source around the name: a Mr Baker is no baker, and a Mr King no king."""
    words = ", ".join(anchor.exact for anchor in source)
    for form in sorted(profile.entity.forms, key=len, reverse=True):
        words = words.replace(form, ",")
    return words
