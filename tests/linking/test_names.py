"""Names of two reports are one for certain, possibly, or not; always for reasons in words, whatever their order."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linking.making import Made, identity, name, report
from sayso.linking import CERTAIN, NamedIn, find_entities, link_names
from sayso.records import Link

TABLES: dict[str, list[dict[str, Any]]] = tomllib.loads(Path(__file__).with_name("pairs.toml").read_text("utf-8"))
STORY = (name("Zembrault", type="place"), name("Yann Quillard"))


def pairs(table: str) -> list[Any]:
    return [
        pytest.param(entry, left, right, id=f"{entry['why']}: {left} / {right}")
        for entry in TABLES[table]
        for left, right in entry["pairs"]
    ]


def link(entry: dict[str, Any], left: str, right: str) -> Link | None:
    """Return the link between two names in two reports."""
    shared = STORY if entry["story"] else ()
    (french, english), type_ = entry["languages"], entry["type"]
    names = [
        *report("left", [name(left, type=type_), *shared], language=french),
        *report("right", [name(right, type=type_), *shared], language=english, day="2026-07-30"),
    ]
    ends = {names[0].name.id, names[1 + len(shared)].name.id}
    return next((found for found in link_names(names) if {found.left, found.right} == ends), None)


def certain(names: list[NamedIn], *identities: Any) -> set[frozenset[str]]:
    """Return the entities of several names, as sets of the names' fullest forms with their report."""
    shown = {each.name.id: f"{each.name.report_id}: {each.name.name}" for each in names}
    entities = find_entities(names, link_names(names, identities)).entities
    return {frozenset(shown[each] for each in entity.names) for entity in entities}


def test_there_are_enough() -> None:
    """There are eighty certain pairs and thirty doubtful ones, or more."""
    assert len(pairs("same")) >= 80
    assert len(pairs("possibly")) >= 30


@pytest.mark.parametrize(("entry", "left", "right"), pairs("same"))
def test_certainly_one(entry: dict[str, Any], left: str, right: str) -> None:
    """What an analyst takes for one without a second look is linked for certain, with a reason."""
    found = link(entry, left, right)
    assert found is not None
    assert found.score >= CERTAIN
    assert found.because


@pytest.mark.parametrize(("entry", "left", "right"), pairs("possibly"))
def test_possibly_one(entry: dict[str, Any], left: str, right: str) -> None:
    """What needs a second look is linked below certainty, with a reason."""
    found = link(entry, left, right)
    assert found is not None
    assert 0.4 <= found.score < CERTAIN
    assert found.because


class TestWhatReportsSay:
    def test_a_report_joins_its_own_names(self) -> None:
        """Two names of a report are one when it says so, and the reason quotes it."""
        names = report("a", [name("Patrick de Perlac"), name("Gépi")], language="fr")
        (found,) = link_names(names, [identity("Gépi", "Patrick de Perlac", names)])
        assert found.score == 1
        assert found.because == ("the report itself says so: “Gépi” is “Patrick de Perlac”",)

    def test_what_one_report_says_holds_in_the_others(self) -> None:
        """ "Comité national du Val (CNV)" in one report tells what CNV means in the next."""
        both = report("a", [name("Comité national du Val", "CNV", type="organisation")], language="fr")
        other = report("b", [name("CNV", type="organisation")], language="fr")
        (found,) = link_names([*both, *other])
        assert found.score >= CERTAIN
        assert "as a report says" in found.because[0]

    def test_a_nickname(self) -> None:
        """A nickname that a report gives beside the name means the same person in another."""
        first = report("a", [name("Maxime Nivolle", "Fly Rider")], language="fr")
        told = [identity("Fly Rider", "Maxime Nivolle", first)]
        names = [*first, *report("b", [name("Fly Rider")], language="fr")]
        assert certain(names, *told) == {frozenset({"a: Maxime Nivolle", "b: Fly Rider"})}

    def test_an_acronym_of_two(self) -> None:
        """An acronym that two reports explain in two ways is possibly either."""
        names = [
            *report("a", [name("Comité national du Val", "CNV", type="organisation")], language="fr"),
            *report("b", [name("Conseil des notables du Val", "CNV", type="organisation")], language="fr"),
            *report("c", [name("CNV", type="organisation")], language="fr"),
        ]
        scores = [found.score for found in link_names(names)]
        assert len(scores) == 2
        assert max(scores) < CERTAIN

    def test_a_claim_against_a_rule_waits(self) -> None:
        """A report that seems to say a branch is its parent does not join them; somebody has to look."""
        names = report(
            "a", [name("Front du Val", type="group"), name("Front du Val rouge", type="group")], language="fr"
        )
        (found,) = link_names(names, [identity("Front du Val", "Front du Val rouge", names)])
        assert found.score < CERTAIN
        assert found.because[-1].startswith("but “Front du Val rouge” says more than “Front du Val”")


class TestLastNames:
    def test_two_bearers(self) -> None:
        """A last name that two people bear is possibly either."""
        names = [
            *report("a", [name("Ivo Radek"), *STORY]),
            *report("b", [name("Odile Radek"), *STORY]),
            *report("c", [name("Radek"), *STORY]),
        ]
        assert {"c: Radek"} in certain(names)
        radek = next(each.name.id for each in names if each.name.name == "Radek")
        waiting = [found for found in link_names(names) if radek in (found.left, found.right)]
        assert [found.score for found in waiting] == [0.5, 0.5]

    def test_gender_chooses(self) -> None:
        """ "Mme Radek" is the only woman of that name."""
        names = [
            *report("a", [name("Ivo Radek", gender="m"), *STORY]),
            *report("b", [name("Odile Radek", gender="f"), *STORY]),
            *report("c", [name("Mme Radek"), *STORY], language="fr"),
        ]
        assert {"b: Odile Radek", "c: Mme Radek"} in certain(names)

    def test_the_one_whom_reports_call_so(self) -> None:
        """Where reports call one bearer by the last name alone, it means that one elsewhere, too."""
        names = [
            *report("a", [name("Brett Corvane", "Corvane"), *STORY]),
            *report("b", [name("Ashley Corvane", "Ashley"), *STORY]),
            *report("c", [name("Corvane"), *STORY]),
        ]
        assert {"a: Brett Corvane", "c: Corvane"} in certain(names)

    def test_another_office(self) -> None:
        """A last name with another office is nobody known."""
        names = [
            *report("a", [name("Ivo Radek", role="mayor of Tourvel"), *STORY]),
            *report("b", [name("Radek", role="striker"), *STORY]),
        ]
        assert {"a: Ivo Radek"} in certain(names)


class TestFullNames:
    def test_two_offices_and_nothing_in_common(self) -> None:
        """A namesake with another office in another story is possibly the same."""
        names = [
            *report("a", [name("Ivo Radek", role="the mayor of Tourvel"), name("Tourvel", type="place")]),
            *report("b", [name("Ivo Radek", role="the striker"), name("Harlow", type="place")]),
        ]
        (found,) = link_names(names)
        assert found.score < CERTAIN
        assert "other offices, and nothing else in common" in found.because

    @pytest.mark.parametrize("third", [None, name("Ivo Radek")])
    def test_an_office_and_none(self, third: Made | None) -> None:
        """A carpenter and a governor of one name are possibly one, in two languages too, with a bare name between."""
        names = [
            *report(
                "a", [name("Ivo Radek", role="charpentier"), name("Radio Tarn", type="organisation")], language="fr"
            ),
            *report("b", [name("Ivo Radek", role="the governor"), name("Radio Tarn", type="organisation")]),
            *(report("c", [third], day="2026-03-13") if third else []),
        ]
        assert not any({"a: Ivo Radek", "b: Ivo Radek"} <= entity for entity in certain(names))

    def test_two_offices_in_one_story(self) -> None:
        """In one story he is both."""
        names = [
            *report("a", [name("Ivo Radek", role="the mayor"), *STORY]),
            *report("b", [name("Ivo Radek", role="the party leader"), *STORY]),
        ]
        assert {"a: Ivo Radek", "b: Ivo Radek"} in certain(names)

    def test_places_are_told_by_the_gazetteer(self) -> None:
        """What knows places joins their names in two languages, and bodies by the country's name and adjective."""

        class Invented:
            def place(self, name: str, language: str) -> str | None:
                return {"Valdrie": "VD", "Valdria": "VD"}.get(name)

            def country(self, adjective: str, language: str) -> str | None:
                return {"valdrienne": "VD", "Valdrian": "VD"}.get(adjective)

            def country_of(self, name: str, language: str) -> str | None:
                return self.place(name, language)

        names = [
            *report("a", [name("Valdrie", type="place"), name("armée valdrienne", type="organisation")], language="fr"),
            *report("b", [name("Valdria", type="place"), name("army of Valdria", type="organisation")]),
            *report("c", [name("Valdrian army", type="organisation")]),
        ]
        links = list(link_names(names, gazetteer=Invented()))
        assert [found.score >= CERTAIN for found in links] == [True, True, True]


class TestStories:
    MINISTRY = name("ministère de la Justice", type="organisation")

    def joined(self, *shared: Made, day: str) -> bool:
        """Return whether the ministry is one in two reports that name something in common."""
        names = [
            *report("a", [self.MINISTRY, *shared], language="fr"),
            *report("b", [self.MINISTRY, *shared], language="fr", day=day),
        ]
        return {"a: ministère de la Justice", "b: ministère de la Justice"} in certain(names)

    def test_a_place_in_passing(self) -> None:
        """A place that both reports name makes one story of them when they are near in time, not months apart."""
        korvia = name("Korvie", type="place")
        assert self.joined(korvia, day="2026-03-20")
        assert not self.joined(korvia, day="2026-06-20")

    def test_a_person(self) -> None:
        """A person whom both reports name makes one story of them for a season."""
        assert self.joined(name("Yann Quillard"), day="2026-06-20")
        assert not self.joined(name("Yann Quillard"), day="2027-06-20")

    def test_nothing_in_common(self) -> None:
        """The same day is no story."""
        assert not self.joined(day="2026-03-14")


WORDS = [
    "Ivo",
    "Odile",
    "Radek",
    "Vasse",
    "Tourvel",
    "police",
    "Comité",
    "Nord",
    "II",
    "CNV",
    "M.",
    "Mrs",
    "de",
    "3e",
    "ONU",
]
forms = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
types = st.sampled_from(["person", "organisation", "group", "place", "facility"])


@st.composite
def dossiers(draw: st.DrawFn) -> list[NamedIn]:
    """Return the names of a few reports, made of few words so that they meet."""
    found = []
    for number in range(draw(st.integers(2, 5))):
        made: list[Made] = draw(
            st.lists(
                st.builds(
                    lambda all_forms, kind: name(*all_forms, type=kind), st.lists(forms, min_size=1, max_size=2), types
                ),
                min_size=1,
                max_size=5,
                unique_by=lambda each: (each[0], each[1]),
            )
        )
        found += report(f"report {number}", made, language=draw(st.sampled_from(["fr", "en", "xx"])))
    return found


@given(dossiers(), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=60)
def test_links_of_any_names(names: list[NamedIn], chance: random.Random) -> None:
    """The order of the names does not matter; no link joins a name to itself or a pair twice; all have reasons."""
    links = list(link_names(names))
    shuffled = list(names)
    chance.shuffle(shuffled)
    assert list(link_names(shuffled)) == links
    known = {each.name.id for each in names}
    pairs_found = [frozenset((found.left, found.right)) for found in links]
    assert len(pairs_found) == len(set(pairs_found))
    for found in links:
        assert found.left != found.right
        assert {found.left, found.right} <= known
        assert 0 < found.score <= 1
        assert found.because
        assert all(len(reason.split()) > 1 and reason == reason.strip() for reason in found.because)


@given(dossiers())
@settings(deadline=None, max_examples=60)
def test_entities_hold_no_two_that_a_rule_tells_apart(names: list[NamedIn]) -> None:
    """Taken together the certain links never join a person and a place, or a man and a woman."""
    by_id = {each.name.id: each.name for each in names}
    for entity in find_entities(names, link_names(names)).entities:
        kinds = {by_id[name_id].type == "person" for name_id in entity.names}
        assert len(kinds) == 1
