"""The table of places is cut as its script says: bare names of regions, marks, seats."""

import pytest

from training.gazetteer import Row, bare_region, lies_in, mark_words, square


@pytest.mark.parametrize(
    ("name", "language", "bare"),
    [
        ("Gouvernorat d’Alep", "fr", "Alep"),
        ("oblast de Kherson", "fr", "Kherson"),
        ("État de Washington", "fr", "Washington"),
        ("Nord", "fr", "Nord"),
        ("Pays de la Loire", "fr", "Pays de la Loire"),
        ("Kars Province", "en", "Kars"),
        ("Scotland", "en", "Scotland"),
    ],
)
def test_bare_names_of_regions(name: str, language: str, bare: str) -> None:
    """The word for what a region is comes off, where it is one."""
    assert bare_region(name, language) == bare


def test_names_are_taken_once() -> None:
    """Marks make no other name, and the first stays."""
    row = Row("1", "city", "FR", (47.4, 0.7), 140_000)
    row.add("fr", "Tours?", "Tours", "", "Ville de Tours")
    assert row.names["fr"] == ["Tours?", "Ville de Tours"]


def test_words_are_marked_in_their_language() -> None:
    """ "Reading" is a word in English; the French cell says that it is none there."""
    row = Row("1", "city", "GB", (51.5, -1.0), 300_000)
    row.add("en", "Reading")
    mark_words([row], "en", {"reading"})
    mark_words([row], "fr", set())
    assert row.names == {"en": ["Reading?"], "fr": ["Reading"]}


def test_seats() -> None:
    """A city is the seat of a region that it lies in and is no small part of."""
    region = Row("XX-1", "region", "XX", (10.0, 10.0), 1_000_000, towns=frozenset({square((10.01, 10.01))}))
    assert lies_in(Row("1", "city", "XX", (10.0, 10.0), 100_000), region)
    assert not lies_in(Row("2", "city", "XX", (10.0, 10.0), 10_000), region)
    assert not lies_in(Row("3", "city", "XX", (12.0, 10.0), 100_000), region)
