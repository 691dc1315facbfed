"""Names of two languages that look alike wait for somebody: never joined by themselves."""

from __future__ import annotations

import pytest

from linking.pile import Pile
from sayso.linking import CERTAIN, link_names
from sayso.linking.features.cognates import look_alike
from sayso.records import Link


def between(left: str, right: str, *, shared: str = "Croix-Blanche") -> list[Link]:
    """Return the links between a French and an English group whose reports both name another."""
    pile = Pile()
    pile.report("a", left, *([shared] if shared else []), type="group", language="fr")
    pile.report("b", right, *([shared] if shared else []), type="group", language="en")
    ids = {pile.name(f"a {left}").id, pile.name(f"b {right}").id}
    return [link for link in link_names(pile.names.values()) if {link.left, link.right} == ids]


@pytest.mark.parametrize(
    ("left", "right"),
    [("tarvelienne", "tarvelian"), ("tarvelie", "tarvelia"), ("vallees", "valleys")],
)
def test_words_of_one_root(left: str, right: str) -> None:
    """Words of one root begin alike for most of their length."""
    assert look_alike(left, right)
    assert look_alike(right, left)


@pytest.mark.parametrize(("left", "right"), [("barrages", "barracks"), ("eau", "eau"), ("montarel", "monterey")])
def test_other_words(left: str, right: str) -> None:
    """A short beginning in common, or a short word, is not enough."""
    assert not look_alike(left, right)


def test_cognates_only_wait() -> None:
    """They are possibly the same, and the reason says why."""
    found = between("Front de libération des vallées", "Valleys Liberation Front")
    assert [link.score < CERTAIN for link in found] == [True]
    assert "two languages" in found[0].because[0]


def test_reports_with_nothing_in_common() -> None:
    """Two reports that share nothing else tell of two bodies."""
    assert not between("Front de libération des vallées", "Valleys Liberation Front", shared="")
