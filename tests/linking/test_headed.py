"""What waits because one person heads both bodies, or because a facility has a word more."""

from __future__ import annotations

import pytest

from linking.making import Made, name, report
from sayso.linking import CERTAIN, NamedIn, link_names
from sayso.records import Link


def between(left: list[Made], right: list[Made], *, languages: tuple[str, str] = ("en", "fr")) -> list[Link]:
    """Return the links between the first names of two reports."""
    names: list[NamedIn] = [
        *report("left", left, language=languages[0]),
        *report("right", right, language=languages[1], day="2026-03-15"),
    ]
    ids = {names[0].name.id, names[len(left)].name.id}
    return [link for link in link_names(names) if {link.left, link.right} == ids]


def body(form: str) -> Made:
    return name(form, type="organisation")


def test_one_director_of_two_bodies() -> None:
    """Two acronyms that no letter joins, and one director: possibly the same, with both offices as the reason."""
    left = [body("NDMA"), name("Paul Morvandis", role="director of the NDMA")]
    right = [body("ANGC"), name("Paul Morvandis", role="directeur de l'ANGC")]
    (found,) = between(left, right)
    assert 0.5 <= found.score <= 0.7
    assert found.because == (
        "“Paul Morvandis” is “director of the NDMA” in the one report, “directeur de l'ANGC” in the other",
    )


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("director of the NDMA", "treasurer of the FWB"),
        ("director of the NDMA", "director"),
        ("critic of the NDMA", "director of the FWB"),
    ],
)
def test_other_offices(left: str, right: str) -> None:
    """Another office in the same language, or one in no body, speaks for nothing."""
    names = [body("NDMA"), name("Paul Morvandis", role=left)], [body("FWB"), name("Paul Morvandis", role=right)]
    assert not between(*names, languages=("en", "en"))


def test_who_speaks_for_two_bodies() -> None:
    """Words for who speaks for a body mean one office in both languages; "critic" and "directeur" do not."""
    left, right = [body("NDMA")], [body("ANGC")]
    left.append(name("Paul Morvandis", role="spokesman for the NDMA"))
    right.append(name("Paul Morvandis", role="porte-parole de l'ANGC"))
    assert len(between(left, right)) == 1
    assert not between(left, [right[0], name("Paul Morvandis", role="directeur de l'ANGC")])


def test_a_report_that_names_both_has_two() -> None:
    """Who heads two bodies in one report heads two."""
    left = [body("NDMA"), body("ANGC"), name("Paul Morvandis", role="director of the NDMA")]
    right = [body("ANGC"), name("Paul Morvandis", role="directeur de l'ANGC")]
    assert not between(left, right)


def test_an_airport_with_a_word_more() -> None:
    """ "Kervaz airport" is possibly "Kervaz International Airport"; a terminal by number is none."""

    def airport(form: str) -> Made:
        return name(form, type="facility")

    (found,) = between([airport("Kervaz airport")], [airport("Kervaz International Airport")], languages=("en", "en"))
    assert found.score < CERTAIN
    both = [airport("Kervaz airport"), airport("Kervaz International Airport")]
    for left, right in (
        (both[:1], [airport("Kervaz 2 airport")]),
        (both[:1], [airport("Tourvel International Airport")]),
        (both[:1], [both[1], both[0]]),
    ):
        assert not between(left, right, languages=("en", "en"))
