"""What the pages of names show: the list, what is possibly the same, decisions, and all that is told of one entity."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlencode

from sayso.ledger.base import Row, View
from sayso.ledger.figures import FigureRow
from sayso.records import NAME_TYPES, Judgement, Report
from sayso.text.folding import fold
from sayso.views.voices import claimed_by, said_by
from sayso.views.who import Profile, Proposal, Ruling, Who, find_who
from sayso.web.asked import PAGE_SIZE, page_number
from sayso.web.marking import Marked, Piece, light

__all__ = [
    "SHOWS",
    "VERDICTS",
    "KnownNames",
    "NameChoice",
    "NameListing",
    "NamePage",
    "NameReading",
    "NamesAsked",
    "find_name_choice",
    "find_name_page",
    "find_name_reading",
    "list_names",
]

VERDICTS = {"same": Judgement.POSITIVE, "different": Judgement.NEGATIVE, "unsure": Judgement.UNSURE}
"""What the forms send."""

SHOWS = ("names", "possibly", "decisions")
"""The lists of the page."""

_MOST_SHOWN = 25  # statements and figures on the page of a name


class KnownNames:
    """Who is who, kept until something is added to the ledger."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: tuple[str, Who] | None = None

    def of(self, view: View) -> Who:
        """Return who is who now."""
        stamp = view.stamp()
        with self._lock:
            if self._kept is None or self._kept[0] != stamp:
                self._kept = stamp, find_who(view)
            return self._kept[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesAsked:
    """One state of the page of names.

    Attributes:
        show: names, possibly (what may be the same) or decisions.
        type: of names alone; empty for all.
    """

    show: str = "names"
    text: str = ""
    type: str = ""
    page: int = 1

    @classmethod
    def of(cls, params: Iterable[tuple[str, str]]) -> NamesAsked:
        """Read it from the parameters of a URL; what is unknown is ignored; raises InputError for no page number."""
        given = {name: value.strip() for name, value in params if value.strip()}
        return cls(
            show=given.get("show", "") if given.get("show") in SHOWS else "names",
            text=given.get("q", ""),
            type=given.get("type", "") if given.get("type") in NAME_TYPES else "",
            page=page_number(given.get("page", "1")),
        )

    def url(self, **changed: object) -> str:
        """Return the address of this state, or of one that differs; another list begins at its first page."""
        state = dataclasses.replace(self, **{"page": 1, **changed})  # type: ignore[arg-type]
        pairs = [("show", state.show if state.show != "names" else ""), ("q", state.text), ("type", state.type)]
        pairs.append(("page", str(state.page) if state.page > 1 else ""))
        told = [(name, value) for name, value in pairs if value]
        return f"/names?{urlencode(told)}" if told else "/names"


@dataclass(frozen=True, slots=True, kw_only=True)
class NameListing:
    """One page of names, of proposals or of decisions; `total` counts what was asked for, the others what there is.

    Of decisions those that are not undone count, undoings do not; both are listed.
    """

    profiles: Sequence[Profile]
    proposals: Sequence[Proposal]
    rulings: Sequence[Ruling]
    total: int
    names: int
    possibly: int
    decisions: int
    types: dict[str, int]
    previous: str | None
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NamePage:
    """All that is told of one entity.

    Attributes:
        decided: what was just decided, to be told at the top.
        statements, figures: the first of them.
    """

    profile: Profile
    proposals: Sequence[Proposal]
    rulings: Sequence[Ruling]
    decided: Ruling | None
    statements: Sequence[Row]
    figures: Sequence[FigureRow]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameChoice:
    """What was typed for another name to decide on, and whom it may mean: never the one that the decision is on.

    Attributes:
        found: who bears it.
        near: where none does, who bears a name like it.
        is_itself: none but the entity itself bears it.
        is_clear: one other bears it, and not the entity itself.
    """

    profile: Profile
    typed: str
    verdict: str
    because: str
    found: Sequence[Profile]
    near: Sequence[Profile]
    is_itself: bool
    is_clear: bool

    @property
    def url(self) -> str:
        """Return the address that shows it."""
        asked = {"other": self.typed, "verdict": self.verdict, "because": self.because}
        return f"/names/{self.profile.entity.id}/decide?{urlencode(asked)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class NameReading:
    """A report as it stands open at a name: every place of it lit, with the words that tell its office.

    Attributes:
        previous, next: the reports that name it before and after.
        keys: where the report came from.
    """

    profile: Profile
    report: Report
    lit: Marked
    paragraphs: Sequence[Sequence[Piece]]
    previous: Report | None
    next: Report | None
    keys: Sequence[str]


def list_names(who: Who, asked: NamesAsked) -> NameListing:
    """Return one page of what is asked for."""
    wanted = fold(asked.text)
    named = [profile for profile in who.profiles if not wanted or _has(profile, wanted)]
    types: dict[str, int] = {kind: sum(profile.entity.type == kind for profile in named) for kind in NAME_TYPES}
    profiles = [profile for profile in named if asked.type in ("", profile.entity.type)]
    proposals = [each for each in who.waiting if not wanted or _has(each.left, wanted) or _has(each.right, wanted)]
    rulings = who.rulings[::-1]
    lists: dict[str, Sequence[object]] = {"names": profiles, "possibly": proposals, "decisions": rulings}
    total, first = len(lists[asked.show]), (asked.page - 1) * PAGE_SIZE
    shown = slice(first, first + PAGE_SIZE)
    return NameListing(
        profiles=profiles[shown] if asked.show == "names" else (),
        proposals=proposals[shown] if asked.show == "possibly" else (),
        rulings=rulings[shown] if asked.show == "decisions" else (),
        total=total,
        names=len(who.profiles),
        possibly=len(who.waiting),
        decisions=sum(each.decision.undoes is None and each.state != "undone" for each in who.rulings),
        types=types,
        previous=asked.url(page=asked.page - 1) if asked.page > 1 else None,
        next=asked.url(page=asked.page + 1) if first + PAGE_SIZE < total else None,
    )


def find_name_page(view: View, who: Who, entity_id: str, *, decided: str = "") -> NamePage | None:
    """Return all that is told of an entity, by its id or that of one of its names; None where there is none."""
    profile = who.profile(entity_id) or who.of_name(entity_id)
    if profile is None:
        return None
    rulings = [each for each in who.rulings_of(profile) if each.state != "undone"]
    return NamePage(
        profile=profile,
        proposals=who.proposals_of(profile),
        rulings=rulings,
        decided=next((each for each in rulings if str(each.decision.id) == decided), None),
        statements=list(islice(said_by(view, who, profile), _MOST_SHOWN)),
        figures=list(islice(claimed_by(view, who, profile), _MOST_SHOWN)),
    )


def find_name_choice(who: Who, entity_id: str, typed: str, verdict: str, because: str) -> NameChoice | None:
    """Return whom a decision on an entity may mean by what was typed; None where there is no such entity."""
    profile = who.profile(entity_id) or who.of_name(entity_id)
    if profile is None:
        return None
    meant = who.find(typed)
    found = [each for each in meant if each is not profile]
    return NameChoice(
        profile=profile,
        typed=typed,
        verdict=verdict if verdict in VERDICTS else "same",
        because=because,
        found=found,
        near=[each for each in who.near(typed) if each is not profile] if not found else (),
        is_itself=meant == (profile,),
        is_clear=len(meant) == len(found) == 1,
    )


def find_name_reading(view: View, who: Who, entity_id: str, report_id: str) -> NameReading | None:
    """Return a report with all that means an entity lit; None where it does not name it."""
    profile = who.profile(entity_id) or who.of_name(entity_id)
    rows = [row for row in profile.names if row.report.id == report_id] if profile else []
    if profile is None or not rows:
        return None
    said = [each.identity for each in profile.identities if each.report.id == report_id]
    lit = Marked(
        id=profile.entity.id,
        content=tuple(mention for row in rows for mention in row.name.mentions),
        source=tuple(role for row in rows for role in row.name.roles),
        cue=tuple(side for identity in said for side in (identity.left, identity.right)),
    )
    reports = profile.reports
    place = next(i for i, report in enumerate(reports) if report.id == report_id)
    return NameReading(
        profile=profile,
        report=rows[0].report,
        lit=lit,
        paragraphs=light(rows[0].report.text, [], lit=lit),
        previous=reports[place - 1] if place else None,
        next=reports[place + 1] if place + 1 < len(reports) else None,
        keys=view.keys(report_id),
    )


def _has(profile: Profile, wanted: str) -> bool:
    return any(wanted in fold(form) for form in (profile.entity.name, *profile.entity.forms))
