"""What a person decides on two names: whom the names mean, and on which words the decision stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.errors import AmbiguousNameError, InputError, UnknownNameError
from sayso.ledger import Ledger, NameRow
from sayso.records import Anchor, Decision, Judgement
from sayso.text.folding import fold
from sayso.views import Profile, Ruling, Who, find_who
from sayso.views.wording import report_words

__all__ = ["Judged", "find_name", "judge", "part", "undo"]

_MOST_LISTED = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A row that was added, and what it does.

    Attributes:
        ruling: the row with its state; that of an undoing is "counts".
        who: who is who with it.
    """

    ruling: Ruling
    who: Who

    @property
    def decision(self) -> Decision:
        """Return the row."""
        return self.ruling.decision

    @property
    def is_applied(self) -> bool:
        """Return whether it holds now."""
        return self.ruling.state == "counts"


def judge(
    ledger: Ledger,
    judgement: Judgement,
    left: str,
    right: str,
    *,
    decided_by: str,
    because: str | None = None,
) -> Judged:
    """Note that somebody says two names are the same, are different, or that nobody can tell.

    Args:
        left, right: what `find_name` takes: a form, an id, the beginning of an id.

    Raises:
        UnknownNameError: nobody is called so.
        AmbiguousNameError: several are called so.
        InputError: both names are one name of one report, so that nothing can be decided.
    """
    who = find_who(ledger)
    if fold(left) == fold(right):
        raise InputError(f"a decision is on two names, got {left!r} twice; tell them apart by their ids")
    first, second = find_name(who, left), find_name(who, right)
    decision = ledger.judge(
        judgement, *_places(who, (first, left), (second, right)), decided_by=decided_by, because=because
    )
    return _judged(ledger, decision)


def part(ledger: Ledger, name_id: str, *, decided_by: str, because: str | None = None) -> Judged:
    """Note that the name of one report means another one than all those with which it is joined now.

    It stands alone from then on, and the others stay as they are with each other.

    Raises:
        UnknownNameError: no report has a name with this id.
        InputError: it is joined with none.
    """
    who = find_who(ledger)
    profile = who.of_name(name_id)
    if profile is None:
        raise UnknownNameError(f"no report in the ledger has a name with the id {name_id!r}", ())
    (place,) = (place for _, place in _mentions(profile, name_id))
    others = [place for row in profile.names if row.name.id != name_id for _, place in _mentions(profile, row.name.id)]
    if not others:
        raise InputError(f"“{place.exact}” is joined with no other name: there is nothing to part it from")
    decision = ledger.judge(
        Judgement.NEGATIVE, place, others[0], decided_by=decided_by, because=because, relation="one_of"
    )
    return _judged(ledger, decision)


def undo(ledger: Ledger, decision_id: int, *, decided_by: str, because: str | None = None) -> Judged:
    """Undo what somebody decided; raises NotInLedgerError, InputError."""
    return _judged(ledger, ledger.undo(decision_id, decided_by=decided_by, because=because))


def find_name(who: Who, typed: str) -> Profile:
    """Return the one entity that is meant by a form (any case, any accents), an id, or part of an id.

    Raises:
        UnknownNameError: nobody is; what looks alike is named.
        AmbiguousNameError: several are; each is named with its id.
    """
    found = who.find(typed)
    if len(found) == 1:
        return found[0]
    if found:
        raise AmbiguousNameError(f"{typed!r} may mean {len(found)} names; say which by its id:", _listed(found))
    near = who.near(typed)
    hint = "did you mean" if near else "`sayso show LEDGER names` lists those it holds"
    raise UnknownNameError(f"no name in the ledger has the form or the id {typed!r}; {hint}", _listed(near))


def _listed(profiles: Sequence[Profile]) -> tuple[str, ...]:
    """Name entities so that they can be told apart, one a line."""
    more = len(profiles) - _MOST_LISTED
    words = [_told_apart(profile) for profile in profiles[:_MOST_LISTED]]
    return (*words, f"and {more} more") if more > 0 else tuple(words)


def _told_apart(profile: Profile) -> str:
    """Tell id, name, type, latest role and reports: "3f00320d8be1fe9b  Ada Pell (person, mayor; in 2 reports …"."""
    what = f"{profile.entity.type}, {profile.role.words}" if profile.role else profile.entity.type
    number = len(profile.reports)
    first = report_words(profile.reports[0])
    place = f"in {first}" if number == 1 else f"in {number} reports, first {first}"
    return f"{profile.entity.id}  {profile.entity.name} ({what}; {place})"


def _judged(ledger: Ledger, decision: Decision) -> Judged:
    who = find_who(ledger)
    ruling = next(ruling for ruling in who.rulings if ruling.decision.id == decision.id)
    return Judged(ruling=ruling, who=who)


def _places(who: Who, left: tuple[Profile, str], right: tuple[Profile, str]) -> tuple[Anchor, Anchor]:
    """Return the two mentions that a decision stands on.

    Where people decided on the same two before, it stands on the words of the latest such row, so that it overrules it.
    """
    firsts, seconds = list(_mentions(*left)), list(_mentions(*right))
    first_ids, second_ids = ({row.name.id for row, _ in side} for side in (firsts, seconds))
    for ruling in reversed(who.rulings):
        one, other = who.entities.places.get(ruling.decision.id, ("", ""))
        meant = (one in first_ids and other in second_ids) or (other in first_ids and one in second_ids)
        earlier = ruling.decision
        if meant and one != other and earlier.left is not None and earlier.right is not None:
            return earlier.left, earlier.right
    for row, place in firsts:
        for other_row, other_place in seconds:
            if row.name.id != other_row.name.id:
                return place, other_place
    row = firsts[0][0]
    raise InputError(
        f"{left[1]!r} and {right[1]!r} are one name in {report_words(row.report)} ({', '.join(row.name.forms)}); "
        "a decision is on two names"
    )


def _mentions(profile: Profile, typed: str) -> Iterator[tuple[NameRow, Anchor]]:
    """Yield the names of an entity that have the form that was typed, or all of them, each with its best mention."""
    by_id = [row for row in profile.names if row.name.id.startswith(typed)]
    by_form = [row for row in profile.names if fold(typed) in {fold(form) for form in row.name.forms}]
    for row in by_form or by_id or profile.names:
        mentions = row.name.mentions
        wanted = {fold(typed)} if by_form else {fold(row.name.name)}
        yield row, next((mention for mention in mentions if fold(mention.exact) in wanted), mentions[0])
