"""What a person decides on two names: whom the names mean, and on which words the decision stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.errors import InputError, NotInLedgerError
from sayso.ledger import Ledger, NameRow
from sayso.records import Anchor, Decision, Judgement
from sayso.text.folding import fold
from sayso.views import Profile, Ruling, Who, find_who
from sayso.views.wording import report_words

__all__ = ["Judged", "find_name", "judge", "undo"]

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
        NotInLedgerError: nobody is called so.
        InputError: several are called so; or both names are one name of one report, so that nothing can be decided.
    """
    who = find_who(ledger)
    if fold(left) == fold(right):
        raise InputError(f"a decision is on two names, got {left!r} twice; tell them apart by their ids")
    first, second = find_name(who, left), find_name(who, right)
    decision = ledger.judge(
        judgement, *_places(who, (first, left), (second, right)), decided_by=decided_by, because=because
    )
    return _judged(ledger, decision)


def undo(ledger: Ledger, decision_id: int, *, decided_by: str, because: str | None = None) -> Judged:
    """Undo what somebody decided; raises NotInLedgerError, InputError."""
    return _judged(ledger, ledger.undo(decision_id, decided_by=decided_by, because=because))


def find_name(who: Who, typed: str) -> Profile:
    """Return the one entity that is meant by a form (any case, any accents), an id, or part of an id.

    Raises:
        NotInLedgerError: nobody is; what looks alike is named.
        InputError: several are; each is named with its id.
    """
    found = who.find(typed)
    if len(found) == 1:
        return found[0]
    if found:
        raise InputError(f"{typed!r} may mean {len(found)} names; say which by its id: {_listed(found)}")
    near = who.near(typed)
    hint = f"did you mean {_listed(near)}?" if near else "`sayso show LEDGER names` lists those it holds"
    raise NotInLedgerError(f"no name in the ledger has the form or the id {typed!r}; {hint}")


def _listed(profiles: Iterable[Profile]) -> str:
    """Name entities so that they can be told apart: id, role or type, where they are named first."""
    listed = list(profiles)
    words = [_told_apart(profile) for profile in listed[:_MOST_LISTED]]
    more = len(listed) - len(words)
    return "; ".join(words) + (f"; and {more} more" if more else "")


def _told_apart(profile: Profile) -> str:
    what = profile.role.words if profile.role else profile.entity.type
    number = len(profile.reports)
    place = f"{report_words(profile.reports[0])}" + (f" and {number - 1} more" if number > 1 else "")
    return f"{profile.entity.id} {profile.entity.name} ({what}; {place})"


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
