"""Names of reports to link: a report is the names that stand in it, one line each."""

from __future__ import annotations

from dataclasses import dataclass, field

from ledger.making import anchor, make_name, make_report
from sayso.linking import NamedIn
from sayso.records import Anchor, Decision, Judgement, Link, Name, Report
from sayso.records.links import Relation
from sayso.records.names import NameType

__all__ = ["Pile"]


@dataclass
class Pile:
    """Reports with names, links between them, and what was decided on them."""

    names: dict[str, NamedIn] = field(default_factory=dict)
    reports: dict[str, Report] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)

    def report(self, key: str, *names: str, type: NameType = "person", language: str = "en") -> None:
        """Add a report in which these names stand; forms of one name are parted by `` = ``."""
        lines = [name.replace(" = ", " or ") for name in names]
        self.reports[key] = make_report(". ".join((f"Report {key} names", *lines)) + ".", key=key)
        for name in names:
            made = make_name(self.reports[key], *name.split(" = "), type=type)
            day = f"2026-03-{10 + len(self.reports):02d}"
            self.names[f"{key} {made.name}"] = NamedIn(name=made, language=language, day=day)

    def name(self, key: str) -> Name:
        """Return a name by report and form: "a Pell"."""
        return self.names[key].name

    def place(self, key: str) -> Anchor:
        """Return where it stands."""
        return self.name(key).mentions[0]

    def link(self, left: str, right: str, score: float) -> None:
        """Link two names."""
        self.links.append(
            Link(left=self.name(left).id, right=self.name(right).id, relation="same_as", score=score, because=("test",))
        )

    def judge(self, judgement: Judgement, left: str, right: str) -> int:
        """Decide on two names; return the number of the row."""
        return self.add(judgement=judgement, left=self.place(left), right=self.place(right), because="seen")

    def part(self, left: str, right: str) -> int:
        """Part a name from all with which it stands together, of which the right one is one."""
        return self.add(judgement=Judgement.NEGATIVE, left=self.place(left), right=self.place(right), relation="one_of")

    def undo(self, number: int) -> int:
        """Undo a row; return the number of that."""
        return self.add(undoes=number)

    def add(
        self,
        *,
        judgement: Judgement | None = None,
        left: Anchor | None = None,
        right: Anchor | None = None,
        undoes: int | None = None,
        because: str | None = None,
        relation: Relation = "same_as",
    ) -> int:
        """Add a row."""
        number = len(self.decisions) + 1
        self.decisions.append(
            Decision(
                id=number,
                relation=relation,
                judgement=judgement,
                left=left,
                right=right,
                undoes=undoes,
                because=because,
                decided_by="N. Varga",
                decided_at=f"2026-03-20T10:00:{number % 60:02d}+00:00",
            )
        )
        return number

    def words(self, place: str, report: str) -> Anchor:
        """Return where words stand in a report."""
        return anchor(self.reports[report], place)
