"""Who is who: links, judgements, and what wins when they differ."""

from __future__ import annotations

import dataclasses
import random

import pytest

from linking.pile import Pile
from sayso.linking import Entities, find_entities
from sayso.records import Anchor, Judgement

SAME, DIFFERENT, UNSURE = Judgement.POSITIVE, Judgement.NEGATIVE, Judgement.UNSURE


def found(pile: Pile) -> Entities:
    """Return who is who; whatever the order of what goes in."""
    entities = find_entities(pile.names.values(), pile.links, pile.decisions)
    shuffled = random.Random(5)
    names, links, decisions = list(pile.names.values()), list(pile.links), list(pile.decisions)
    for each in (names, links, decisions):
        shuffled.shuffle(each)
    assert find_entities(names, links, decisions) == entities
    return entities


def groups(pile: Pile) -> list[set[str]]:
    """Return the entities as sets of keys, in their order."""
    by_id = {each.name.id: key for key, each in pile.names.items()}
    return [{by_id[name] for name in entity.names} for entity in found(pile).entities]


@pytest.fixture
def pell() -> Pile:
    """Return three reports on a harbour master, one of which has the last name alone, and on another of that name."""
    pile = Pile()
    pile.report("a", "Ada Pell = Pell")
    pile.report("b", "Ada Pell")
    pile.report("c", "Pell")
    pile.report("d", "Oren Pell")
    pile.link("a Ada Pell", "b Ada Pell", 1.0)
    pile.link("a Ada Pell", "c Pell", 0.6)
    pile.link("c Pell", "d Oren Pell", 0.5)
    return pile


def test_certain_links_join_and_doubtful_ones_wait(pell: Pile) -> None:
    """A link from the mark on is applied; below it, it waits as possibly the same."""
    entities = found(pell)
    assert groups(pell) == [{"a Ada Pell", "b Ada Pell"}, {"c Pell"}, {"d Oren Pell"}]
    assert [link.score for link in entities.applied] == [1.0]
    assert [link.score for link in entities.waiting] == [0.6, 0.5]


def test_an_entity_is_called_by_its_fullest_form() -> None:
    """Of names of several words the most used; its forms are counted, the most used first; its type is that of most."""
    pile = Pile()
    pile.report("a", "Pell")
    pile.report("b", "Ada Pell = Pell")
    pile.report("c", "Ada M. Pell", type="group")
    for left, right in (("a Pell", "b Ada Pell"), ("b Ada Pell", "c Ada M. Pell")):
        pile.judge(SAME, left, right)
    (entity,) = found(pile).entities
    assert (entity.name, entity.type, entity.forms) == ("Ada M. Pell", "person", ("Pell", "Ada M. Pell", "Ada Pell"))


def test_what_people_join_is_joined(pell: Pile) -> None:
    """A positive judgement needs no link, and says who decided and why."""
    pell.judge(SAME, "b Ada Pell", "d Oren Pell")
    entities = found(pell)
    assert groups(pell)[0] == {"a Ada Pell", "b Ada Pell", "d Oren Pell"}
    assert [(link.judgement, link.decided_by, link.because) for link in entities.applied] == [
        (SAME, "N. Varga", ("seen",)),
        (None, None, ("test",)),
    ]


def test_what_people_tell_apart_stays_apart(pell: Pile) -> None:
    """A negative judgement wins over a certain link, and takes a proposal off the list."""
    pell.judge(DIFFERENT, "a Ada Pell", "b Ada Pell")
    pell.judge(DIFFERENT, "d Oren Pell", "c Pell")
    assert {"a Ada Pell"} in groups(pell)
    assert [link.score for link in found(pell).waiting] == [0.6]


def test_what_people_tell_apart_stays_apart_whatever_way_round() -> None:
    """a is not c: whatever joins both to b, only one of the two links is applied, the better one."""
    pile = Pile()
    for key in "abc":
        pile.report(key, "Ivo Radek")
    pile.link("a Ivo Radek", "b Ivo Radek", 0.92)
    pile.link("b Ivo Radek", "c Ivo Radek", 0.97)
    pile.judge(DIFFERENT, "a Ivo Radek", "c Ivo Radek")
    assert groups(pile) == [{"a Ivo Radek"}, {"b Ivo Radek", "c Ivo Radek"}]
    pile.judge(SAME, "a Ivo Radek", "b Ivo Radek")
    assert groups(pile) == [{"a Ivo Radek", "b Ivo Radek"}, {"c Ivo Radek"}]


@pytest.fixture
def radeks() -> Pile:
    """Return four reports on one name, joined in a chain in which the first link is the weakest."""
    pile = Pile()
    for key in "abcd":
        pile.report(key, "Ivo Radek")
    for left, right, score in (("a", "b", 0.97), ("b", "c", 0.92), ("c", "d", 0.96)):
        pile.link(f"{left} Ivo Radek", f"{right} Ivo Radek", score)
    return pile


@pytest.mark.parametrize("key", "abcd")
def test_one_is_parted_from_all_and_these_stay_together(radeks: Pile, key: str) -> None:
    """Also where all links between the others lead over it; undone, all is as it was."""
    before = found(radeks)
    others = [f"{other} Ivo Radek" for other in "abcd" if other != key]
    parting = radeks.part(f"{key} Ivo Radek", others[-1])
    assert sorted(groups(radeks), key=len) == [{f"{key} Ivo Radek"}, set(others)]
    assert found(radeks).waiting == ()
    radeks.undo(parting)
    assert found(radeks).entities == before.entities
    assert found(radeks).applied == before.applied


def test_what_people_joined_is_parted_too(radeks: Pile) -> None:
    """An earlier "same" on a name that was parted from all is overruled, and still holds for the others."""
    radeks.links.clear()
    for other in "acd":
        radeks.judge(SAME, "b Ivo Radek", f"{other} Ivo Radek")
    radeks.part("b Ivo Radek", "d Ivo Radek")
    assert groups(radeks) == [{"a Ivo Radek", "c Ivo Radek", "d Ivo Radek"}, {"b Ivo Radek"}]
    assert [each.id for each in found(radeks).overruled] == [1, 2, 3]


def test_one_that_was_parted_can_be_joined_with_another(radeks: Pile) -> None:
    """Also with one of those that it was parted from; and with all of them, by "same" on the two of that decision."""
    radeks.report("e", "Ivo Radek")
    radeks.part("b Ivo Radek", "c Ivo Radek")
    radeks.judge(SAME, "b Ivo Radek", "e Ivo Radek")
    assert {"b Ivo Radek", "e Ivo Radek"} in groups(radeks)
    radeks.judge(SAME, "b Ivo Radek", "d Ivo Radek")
    assert groups(radeks) == [{"a Ivo Radek", "c Ivo Radek"}, {"b Ivo Radek", "d Ivo Radek", "e Ivo Radek"}]
    radeks.judge(SAME, "c Ivo Radek", "b Ivo Radek")
    assert len(found(radeks).entities) == 1
    assert [each.id for each in found(radeks).overruled] == [1]


def test_one_is_parted_twice(radeks: Pile) -> None:
    """The second time from those with whom it stood then; these stay apart from the first ones as it did."""
    radeks.report("e", "Ivo Radek")
    radeks.part("b Ivo Radek", "a Ivo Radek")
    radeks.judge(SAME, "b Ivo Radek", "e Ivo Radek")
    radeks.part("b Ivo Radek", "e Ivo Radek")
    assert groups(radeks) == [
        {"a Ivo Radek", "c Ivo Radek", "d Ivo Radek"}, {"b Ivo Radek"}, {"e Ivo Radek"},
    ]  # fmt: skip
    radeks.judge(SAME, "b Ivo Radek", "a Ivo Radek")
    radeks.judge(SAME, "b Ivo Radek", "e Ivo Radek")
    assert len(found(radeks).entities) == 1


def test_joining_against_what_was_told_apart_is_a_conflict(pell: Pile) -> None:
    """It is not applied, and says which rows stand against it; once they are undone, it is."""
    apart = pell.judge(DIFFERENT, "a Ada Pell", "d Oren Pell")
    pell.judge(SAME, "a Ada Pell", "c Pell")
    joined = pell.judge(SAME, "c Pell", "d Oren Pell")
    (conflict,) = found(pell).conflicts
    assert (conflict.decision.id, conflict.against) == (joined, (apart,))
    assert {"d Oren Pell"} in groups(pell)
    pell.undo(apart)
    assert not found(pell).conflicts
    assert groups(pell) == [{"a Ada Pell", "b Ada Pell", "c Pell", "d Oren Pell"}]


def test_the_latest_judgement_on_two_names_holds(pell: Pile) -> None:
    """Whichever side is named first; the earlier is overruled, and holds again when the later is undone."""
    first = pell.judge(SAME, "a Ada Pell", "d Oren Pell")
    second = pell.judge(DIFFERENT, "d Oren Pell", "a Ada Pell")
    assert {"d Oren Pell"} in groups(pell)
    assert [each.id for each in found(pell).overruled] == [first]
    pell.undo(second)
    assert {"d Oren Pell"} not in groups(pell)


def test_unsure_marks_a_proposal(pell: Pile) -> None:
    """It joins nothing and parts nothing: the proposal waits on, with a note that somebody has looked."""
    pell.judge(UNSURE, "a Ada Pell", "c Pell")
    waiting = found(pell).waiting
    assert [(link.score, link.judgement, link.decided_by) for link in waiting] == [
        (0.6, UNSURE, "N. Varga"),
        (0.5, None, None),
    ]


def test_unsure_makes_a_proposal_where_there_was_none(pell: Pile) -> None:
    """What nothing proposed and somebody could not tell waits too; what is one already does not."""
    pell.judge(UNSURE, "a Ada Pell", "d Oren Pell")
    pell.judge(UNSURE, "a Ada Pell", "b Ada Pell")
    assert [(link.score, link.judgement) for link in found(pell).waiting] == [(0.6, None), (0.5, None), (0.0, UNSURE)]


def test_undoing_restores_the_state(pell: Pile) -> None:
    """Undo, and undo of undo."""
    before = groups(pell)
    judged = pell.judge(SAME, "a Ada Pell", "c Pell")
    after = groups(pell)
    undone = pell.undo(judged)
    assert groups(pell) == before != after
    again = pell.undo(undone)
    assert groups(pell) == after
    pell.undo(again)
    assert groups(pell) == before


def test_a_decision_finds_the_name_at_its_place(pell: Pile) -> None:
    """It stands on words: a new reading may find another stretch there, or give the name another id."""
    pile = Pile()
    pile.report("a", "harbour master Ada Pell")
    pile.report("b", "Pell")
    pile.add(judgement=SAME, left=pile.words("Ada Pell", "a"), right=pile.words("Pell", "b"))
    assert len(found(pile).entities) == 1
    assert found(pile).places == {1: (pile.name("a harbour master Ada Pell").id, pile.name("b Pell").id)}


def test_of_names_at_one_place_the_one_with_that_form_is_meant() -> None:
    """ "Tourvel" in "Comité de Tourvel" is the town, though the committee stands there too."""
    pile = Pile()
    pile.report("a", "Comité de Tourvel", "Tourvel")
    pile.report("b", "Comité de Tourvel")
    assert pile.place("a Tourvel").span.start > pile.place("a Comité de Tourvel").span.start
    assert pile.place("a Tourvel").span.overlaps(pile.place("a Comité de Tourvel").span)
    pile.judge(SAME, "a Tourvel", "b Comité de Tourvel")
    assert {"a Tourvel", "b Comité de Tourvel"} in groups(pile)


def test_a_decision_whose_place_has_no_name_takes_the_same_form_elsewhere_in_the_report() -> None:
    """The pack finds the name in the title line no more, but further down; words that are nobody's form dangle."""
    pile = Pile()
    pile.report("a", "Ada Pell", "Again Ada Pell")
    pile.report("b", "Pell")
    del pile.names["a Again Ada Pell"]
    place, at = pile.place("a Ada Pell"), pile.reports["a"].text.rindex("Ada Pell")
    later = Anchor.of(pile.reports["a"], at, at + len("Ada Pell"))
    moved = dataclasses.replace(pile.name("a Ada Pell"), mentions=(later,))
    pile.names["a Ada Pell"] = dataclasses.replace(pile.names["a Ada Pell"], name=moved)
    pile.add(judgement=SAME, left=place, right=pile.place("b Pell"))
    pile.add(judgement=SAME, left=pile.words("Report", "a"), right=pile.place("b Pell"))
    assert not later.span.overlaps(place.span)
    assert groups(pile) == [{"a Ada Pell", "b Pell"}]
    assert [each.id for each in found(pile).dangling] == [2]


def test_a_decision_that_finds_no_names_waits(pell: Pile) -> None:
    """It dangles, and counts again when a reading finds the names: nothing is lost."""
    pell.judge(SAME, "a Ada Pell", "c Pell")
    gone = pell.names.pop("c Pell")
    pell.links.clear()
    assert [each.id for each in found(pell).dangling] == [1]
    pell.names["c Pell"] = gone
    assert not found(pell).dangling
    assert {"a Ada Pell", "c Pell"} in groups(pell)


def test_a_name_cannot_be_told_apart_from_itself(pell: Pile) -> None:
    """A reading that has both forms as one name: "different" dangles, "same" is so already."""
    pell.add(judgement=DIFFERENT, left=pell.words("Ada Pell", "a"), right=pell.name("a Ada Pell").mentions[1])
    pell.add(judgement=SAME, left=pell.words("Ada Pell", "a"), right=pell.name("a Ada Pell").mentions[1])
    assert [each.id for each in found(pell).dangling] == [1]
    assert not found(pell).conflicts


def test_nothing_is_nobody() -> None:
    """No names, no entities."""
    assert find_entities([], []) == Entities(entities=(), applied=(), waiting=(), of={})
