"""What one report takes for a person is perhaps the town of the others: told to people, never joined by itself."""

from __future__ import annotations

from linking.pile import Pile
from sayso.linking import CERTAIN, link_names
from sayso.records import Link


def links(pile: Pile) -> list[Link]:
    return list(link_names(pile.names.values()))


def towns() -> Pile:
    pile = Pile()
    pile.report("a", "Tourvel", type="place")
    pile.report("b", "Tourvel", type="place")
    return pile


def test_a_town_that_seems_a_person_waits() -> None:
    """Two reports call it a place, one a person without showing one: possibly the same, with the count as reason."""
    pile = towns()
    pile.report("c", "Tourvel", type="person")
    waiting = [link for link in links(pile) if pile.name("c Tourvel").id in (link.left, link.right)]
    assert [link.score < CERTAIN for link in waiting] == [True]
    assert "2 reports take" in waiting[0].because[0]


def test_a_person_of_that_name_keeps_it_from_waiting() -> None:
    """Where any report names a person by that last name, nothing is mistaken."""
    pile = towns()
    pile.report("c", "Tourvel", type="person")
    pile.report("d", "Ivo Tourvel", type="person")
    assert not [link for link in links(pile) if any("reports take" in reason for reason in link.because)]


def test_a_last_name_that_seems_a_place_waits() -> None:
    """ "Okoro" is a place in one report, and Daniel Okoro is named in full in another: possibly he."""
    pile = Pile()
    pile.report("a", "Okoro", type="place")
    pile.report("b", "Daniel Okoro")
    (found,) = links(pile)
    assert found.score < CERTAIN
    assert "1 report names “Daniel Okoro”" in found.because[0]


def test_a_town_that_bears_his_name_does_not() -> None:
    """Where more reports have the place than the person, it is one."""
    pile = towns()
    pile.report("c", "Ivo Tourvel")
    assert not [link for link in links(pile) if link.score < CERTAIN]


def test_a_town_that_seems_a_body_waits() -> None:
    """Two reports call it a place, one an organisation: possibly the same; but not a town and a club."""
    pile = towns()
    pile.report("c", "Tourvel", type="organisation")
    assert ["2 reports take “Tourvel” for a place, 1 for a body" in link.because for link in links(pile)
            if link.score < CERTAIN] == [True]  # fmt: skip
    pile.report("d", "Tourvel", type="organisation")
    assert not [link for link in links(pile) if link.score < CERTAIN]
