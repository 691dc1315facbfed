"""Figures and time expressions set what their kind sets, and nothing else."""

from decimal import Decimal
from typing import Any

import pytest

from sayso.errors import RecordError
from sayso.records import Anchor, Figure, Report, TimeExpr

REPORT = Report.make(key="a.txt", text="Au moins 13 morts mardi.", language="fr")
SPAN = Anchor.of(REPORT, 0, 11)
NUMBERS = {"value": Decimal(13), "low": Decimal(3), "high": Decimal(20)}


def figure(kind: str, *names: str, **fields: Any) -> Figure:
    numbers = {name: NUMBERS[name] for name in names}
    return Figure(id="f", anchor=SPAN, kind=kind, found_by="fr.number", **numbers, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("exact", ["value"]),
        ("about", ["value"]),
        ("ordinal", ["value"]),
        ("at_least", ["low"]),
        ("at_most", ["high"]),
        ("range", ["low", "high"]),
        ("vague_order", ["low", "high"]),
    ],
)
def test_a_kind_sets_its_own_bounds(kind: str, names: list[str]) -> None:
    """Each kind takes its bounds, and refuses any other choice of them by naming what it wants."""
    assert figure(kind, *names).kind == kind
    for other in ([], ["value"], ["low"], ["high"], ["low", "high"], ["value", "low", "high"]):
        if other != names:
            with pytest.raises(RecordError, match=f"a figure of kind {kind} sets {' and '.join(names)} alone"):
                figure(kind, *other)


def test_an_unknown_kind_is_refused() -> None:
    """A kind that nobody defined is refused, and the message lists those there are."""
    with pytest.raises(RecordError, match=r"the kind of a figure is one of exact, about, .*got 'roughly'"):
        figure("roughly", "value")


def test_zero_is_a_number() -> None:
    """No dead at all is a claim with the value 0."""
    assert Figure(id="f", anchor=SPAN, kind="exact", value=Decimal(0), found_by="fr.number").value == 0


def test_a_range_runs_upwards() -> None:
    """A range from high to low is refused; one number wide is taken."""
    with pytest.raises(RecordError, match="from low to high, got 20 to 3"):
        Figure(id="f", anchor=SPAN, kind="range", low=Decimal(20), high=Decimal(3), found_by="fr.number")
    assert Figure(id="f", anchor=SPAN, kind="range", low=Decimal(3), high=Decimal(3), found_by="x").high == 3


@pytest.mark.parametrize("kind", ["duration", "set"])
def test_lengths_and_sets_have_no_ends(kind: str) -> None:
    """A duration or a set has neither start nor end; a date has both."""
    with pytest.raises(RecordError, match=f"a {kind} has no start and end"):
        TimeExpr(id="t", anchor=SPAN, type=kind, start="2026-03-10", end="2026-03-11", found_by="fr.day")
    assert TimeExpr(id="t", anchor=SPAN, type="date", start="2026-03-10", end="2026-03-11", found_by="x").start
