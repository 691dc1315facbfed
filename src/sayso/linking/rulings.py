"""What people decided on names: which rows hold, on which names they stand now, and what was parted from all.

A row that parts one name from all (`one_of`) means the state that its author saw. So from then on the name stands
alone, and a stand-in takes its place in all that was known before: it bears the links and the earlier decisions of the
name, so that the others stay together and apart just as they were, and the name itself is told apart from it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sayso.records import Anchor, Decision, Judgement, Name, active_decisions
from sayso.text.folding import fold

__all__ = ["Rulings"]


@dataclass(slots=True)
class Rulings:
    """The decisions that count, on the names that stand at their places now.

    Attributes:
        holding: of those on the same two names the latest, by number, and all that part one name from all.
        partings: the numbers of those that part a name from all.
        taken_over: the number of a decision to that of the next one on the same two names.
    """

    places: dict[int, tuple[str, str]] = field(default_factory=dict)
    holding: list[Decision] = field(default_factory=list)
    overruled: dict[int, Decision] = field(default_factory=dict)
    dangling: list[Decision] = field(default_factory=list)
    partings: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    taken_over: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, names: Iterable[Name], decisions: Iterable[Decision]) -> Rulings:
        """Return what of these rows holds on these names."""
        found = cls()
        placed = found._place(names, active_decisions(decisions))
        for decision in placed:
            if decision.relation == "one_of" and not found._is_withdrawn(decision, placed):
                found.partings[found.places[decision.id][0]].append(decision.id)
                found.holding.append(decision)
            elif decision.relation == "one_of":
                found.overruled[decision.id] = decision
        found._settle([decision for decision in placed if decision.relation == "same_as"])
        found.holding.sort(key=lambda decision: decision.id)
        return found

    def that(self, judgement: Judgement) -> Iterator[tuple[Decision, str, str]]:
        """Yield the decisions of one kind on two names that hold, with these."""
        for decision in self.holding:
            if decision.judgement is judgement:
                yield decision, *self.places[decision.id]

    def stand_in(self, name: str, number: int = 0) -> str:
        """Return what bears a decision on a name or its links (0): itself, or a stand-in if it was parted since."""
        return self._bearers(name, number)[0]

    def stand_ins(self) -> Iterator[str]:
        """Yield every stand-in."""
        for name in self.partings:
            yield from self._bearers(name)[:-1]

    def apart(self) -> Iterator[tuple[str, str, int]]:
        """Yield the pairs that people told apart, with the number of the decision.

        What was told apart stays so for all that bears either name later, until another row on the same two names.
        """
        for decision, left, right in self.that(Judgement.NEGATIVE):
            lefts, rights = self._bearers(left, decision.id), self._bearers(right, decision.id)
            until = self.taken_over.get(decision.id)
            later = ([], []) if until is None else (self._bearers(left, until), self._bearers(right, until))
            for one in lefts:
                for other in rights:
                    if one not in later[0] or other not in later[1]:
                        yield one, other, decision.id
                if decision.relation == "one_of":
                    yield one, _stand_in(left, decision.id), decision.id

    def _bearers(self, name: str, number: int = 0) -> list[str]:
        """Return what bears a name from a decision on, in order of time: stand-ins, and the name itself last."""
        numbers = self.partings.get(name, ())
        return [*(_stand_in(name, parting) for parting in numbers if parting > number), name]

    def _place(self, names: Iterable[Name], decisions: Iterable[Decision]) -> list[Decision]:
        """Find the two names of each decision; return those that have two."""
        counting = [each for each in decisions if each.undoes is None and each.relation in ("same_as", "one_of")]
        wanted = {side.report_id for each in counting for side in (each.left, each.right) if side is not None}
        by_report: dict[str, list[Name]] = {report_id: [] for report_id in wanted}
        for name in names:
            if name.report_id in by_report:
                by_report[name.report_id].append(name)
        placed = []
        for decision in counting:
            left, right = (_name_at(by_report, side) for side in (decision.left, decision.right))
            if left is None or right is None or (left == right and decision.judgement is not Judgement.POSITIVE):
                self.dangling.append(decision)
            else:
                self.places[decision.id] = left, right
                placed.append(decision)
        return placed

    def _is_withdrawn(self, parting: Decision, placed: Iterable[Decision]) -> bool:
        """Return whether somebody said later that its two names are the same, or may be."""
        pair = set(self.places[parting.id])
        return any(
            later.id > parting.id
            and later.relation == "same_as"
            and later.judgement is not Judgement.NEGATIVE
            and set(self.places[later.id]) == pair
            for later in placed
        )

    def _settle(self, placed: Iterable[Decision]) -> None:
        """Note which decisions on two names hold.

        One that a later one on the same names overrules may still bind the stand-ins that bore them before.
        """
        latest: dict[frozenset[str], Decision] = {}
        holding: dict[frozenset[str], Decision] = {}
        for decision in placed:
            left, right = self.places[decision.id]
            if (earlier := latest.get(pair := frozenset((left, right)))) is not None:
                self.overruled[earlier.id] = earlier
                self.taken_over[earlier.id] = decision.id
            latest[pair] = decision
            holding[frozenset((self.stand_in(left, decision.id), self.stand_in(right, decision.id)))] = decision
        self.holding.extend(holding.values())


def _stand_in(name: str, parting: int) -> str:
    return f"{name} before {parting}"


def _name_at(by_report: Mapping[str, Collection[Name]], place: Anchor | None) -> str | None:
    """Return the name that stands at a place now, or else one with the same form in that report.

    Of several at the place, as where "Tourvel" lies in "Comité de Tourvel", one with that very form is meant, else the
    one with the most alike span.
    """
    if place is None:
        return None
    names, form = by_report[place.report_id], fold(place.exact)
    at_place = [
        (fold(name_form) != form, abs(span.start - place.span.start) + abs(span.end - place.span.end), span, name.id)
        for name in names
        for span, name_form in ((mention.span, mention.exact) for mention in name.mentions)
        if span.overlaps(place.span)
    ]
    if at_place:
        return min(at_place)[-1]
    alike = [(name.mentions[0].span, name.id) for name in names if form in {fold(each) for each in name.forms}]
    return min(alike)[-1] if alike else None
