"""Every rule says in words what it does, and tells two names apart whichever stands first."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sayso.languages.pack import load_pack
from sayso.linking.features import FEATURES
from sayso.linking.forms import FormReader
from sayso.linking.vetoes import VETOES, Traits, find_veto, sounds, spelled_alike

NEVER = tomllib.loads(Path(__file__).with_name("never.toml").read_text("utf-8"))["never"]
READERS = {language: FormReader(language, load_pack(language).linking) for language in ("fr", "en")}


def traits(text: str, type_: str, language: str) -> Traits:
    """Return what tells a name from others."""
    reader = READERS[language]
    if type_ == "person":
        form = reader.person(text)
        return Traits(type="person", form=form, gender=form.gender)
    return Traits(type=type_, form=reader.body(text, is_place=type_ == "place"))  # type: ignore[arg-type]


def told_apart() -> Iterator[tuple[Traits, Traits]]:
    """Yield the pairs that are never one."""
    for entry in NEVER:
        for left, right in entry["pairs"]:
            first, second = entry["types"]
            yield traits(left, first, entry["language"]), traits(right, second, entry["language"])


@pytest.mark.parametrize("rule", [*VETOES, *FEATURES], ids=lambda rule: rule.__name__)
def test_a_rule_says_what_it_does(rule: Callable[..., object]) -> None:
    """The docstring is the description that people read: one or two sentences."""
    assert rule.__doc__
    assert rule.__doc__.strip().endswith((".", "…"))
    assert rule.__doc__[0].isupper() or rule.__doc__[0] in ' "'


@pytest.mark.parametrize("veto", VETOES, ids=lambda veto: veto.__name__)
def test_a_veto_is_symmetric_and_needed(veto: Callable[[Traits, Traits], str]) -> None:
    """A veto tells some pair of the list apart, gives a reason of several words, and does not mind the order."""
    reasons = [(veto(left, right), veto(right, left)) for left, right in told_apart()]
    assert any(reason for reason, _ in reasons)
    for reason, other in reasons:
        assert bool(reason) == bool(other)
        assert not reason or len(reason.split()) > 3


def test_nothing_is_told_apart_from_itself() -> None:
    """No rule speaks against a name and itself."""
    for left, right in told_apart():
        assert find_veto(left, left) == find_veto(right, right) == ""


@pytest.mark.parametrize(
    ("left", "right", "alike"),
    [
        ("radek", "radek", True),
        ("radek", "radke", True),
        ("vasse", "vase", True),
        ("vasse", "vesta", False),
        ("pell", "pe", False),
    ],
)
def test_words_spelled_alike(left: str, right: str, alike: bool) -> None:
    """One letter left out, added, changed or moved makes a misspelling, two do not."""
    assert spelled_alike(left, right) == spelled_alike(right, left) == alike


def test_words_that_sound_alike() -> None:
    """What is heard alike is written in several ways; what is heard apart is not."""
    assert sounds("griveaux") == sounds("grivaux")
    assert sounds("nicolle") == sounds("nicole")
    assert sounds("marie") != sounds("mario")


@pytest.mark.parametrize(
    ("language", "form", "names", "gender"),
    [
        ("fr", "M. Radek", ("radek",), "m"),
        ("fr", "le juge Paul Tarnac", ("paul", "tarnac"), ""),
        ("fr", "Marine Le Guern", ("marine", "guern"), ""),
        ("fr", "Mme Odile d’Orvane", ("odile", "orvane"), "f"),
        ("fr", "A. Radek", ("a", "radek"), ""),
        ("en", "Lt. Gen. H.R. Orme", ("h", "r", "orme"), ""),
        ("en", "Health Minister Ada Pell", ("ada", "pell"), ""),
        ("en", "Queen Elisa II", ("elisa", "2"), "f"),
        ("en", "Pell's", ("pell",), ""),
    ],
)
def test_persons_without_their_titles(language: str, form: str, names: tuple[str, ...], gender: str) -> None:
    """Titles, offices and particles are no part of a name; a letter is an initial."""
    read = READERS[language].person(form)
    assert (read.names, read.gender) == (names, gender)


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("ministère de la Santé", "Health Ministry"),
        ("Cour d’appel du district de Corvelle", "the Corvelle District Court of Appeals"),
        ("4e régiment du Tarn", "4th Tarn Regiment"),
        ("Assemblée générale de l’ONU", "U.N. General Assembly"),
    ],
)
def test_bodies_by_their_ideas(french: str, english: str) -> None:
    """A body has the same ideas in two languages."""
    assert READERS["fr"].body(french).ideas == READERS["en"].body(english).ideas
