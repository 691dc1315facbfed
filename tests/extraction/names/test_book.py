"""The names of a report are joined: titles left out, last names with whole names, offices with persons."""

import pytest

from extraction.trees import by_hand
from sayso.extraction.names.book import find_known_names
from sayso.languages.pack import load_pack


def names(marked: str) -> list[tuple[str, str, int]]:
    language = "en" if marked.startswith("Today") else "fr"
    book = find_known_names(by_hand(marked, language), load_pack(language))
    found = sorted(book.names, key=lambda known: known.mentions[0].first)
    return [(known.name, known.label, len(known.mentions)) for known in found]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Hier [Ivo Radek]{PER} a parlé. Puis [Radek]{PER} est parti.", [("Ivo Radek", "PER", 2)]),
        ("Hier [Ivo Radek]{PER} a parlé. Puis [M. Radek]{PER} est parti.", [("Ivo Radek", "PER", 2)]),
        ("Hier [Nela Orvane]{PER} a parlé. Puis [Mme Orvane]{PER} est partie.", [("Nela Orvane", "PER", 2)]),
        ("Today [Ada Pell]{PER} spoke. Then [Ms. Pell]{PER} left.", [("Ada Pell", "PER", 2)]),
        ("Today [Ada Pell]{PER} spoke. Here is [Ada Pell's]{PER} boat.", [("Ada Pell", "PER", 2)]),
        ("Today [Ada Pell]{PER} spoke. Here is [Pell’s]{PER} boat.", [("Ada Pell", "PER", 2)]),
        ("Hier [Nela Orvane]{PER} a parlé. Puis [Nela]{PER} est partie.", [("Nela Orvane", "PER", 2)]),
        ("Puis [Radek]{PER} est parti. Hier [Ivo Radek]{PER} a parlé.", [("Ivo Radek", "PER", 2)]),
    ],
)
def test_forms_of_one_name_are_joined(text: str, joined: list[tuple[str, str, int]]) -> None:
    """A last name, a first name or a name with its title is the person named in full in the same report."""
    assert names(text) == joined


@pytest.mark.parametrize(
    "text",
    [
        "Hier [Ivo Radek]{PER} a parlé. Puis [Nela Orvane]{PER} est partie.",
        "Hier [Ivo Radek]{PER} a parlé. Puis [Nela Radek]{PER} est partie.",
        "Hier [Cormelle]{LOC} dormait. Puis [Merande Rail]{ORG} a fermé.",
        "Hier [Merande Rail]{ORG} a fermé. Puis [Rail]{ORG} aussi.",
    ],
)
def test_different_names_stay_apart(text: str) -> None:
    """Two persons of one family, and bodies that share a word, are two names."""
    assert len(names(text)) == 2


def test_a_last_name_means_the_one_named_last_before_it() -> None:
    """Of two persons of one family the last name means the one who was named before it."""
    text = "Hier [Ivo Radek]{PER} a parlé. Puis [Radek]{PER} est parti. Enfin [Nela Radek]{PER} est venue."
    assert names(text) == [("Ivo Radek", "PER", 2), ("Nela Radek", "PER", 1)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hier la préfète [Solène Aubrac]{LOC} a parlé.", "Solène Aubrac"),
        ("Hier le colonel Ivo Radek a parlé.", "Ivo Radek"),
        ("Today [Mayor Ines Calloway]{ORG} spoke.", "Ines Calloway"),
    ],
)
def test_an_office_makes_a_person(text: str, name: str) -> None:
    """A name after an office is a person's, whatever the model takes it for, and the office is no part of it."""
    assert names(text) == [(name, "PER", 1)]


def test_a_place_after_an_office_is_none() -> None:
    """An office with its town names no person."""
    assert names("Hier la maire de [Cormelle]{LOC} a parlé.") == [("Cormelle", "LOC", 1)]


def test_a_name_is_found_by_its_tokens_and_by_its_words() -> None:
    """The book knows the name at a token, and the one that a string means, with title or last name alone."""
    parsed = by_hand("Hier [Ivo Radek]{PER} a parlé à [Merande Rail]{ORG}.")
    book = find_known_names(parsed, load_pack(parsed.report.language))
    at = {token.text: book.at(token.i) for token in parsed.tokens}
    person, body = at["Radek"], at["Rail"]
    assert person is not None
    assert body is not None
    assert (person.name, body.name, at["parlé"]) == ("Ivo Radek", "Merande Rail", None)
    assert book.by_words("M. Radek") is person
    assert book.by_words("ivo radek") is person
    assert book.by_words("Rail") is None
    assert book.by_words("Orvane") is None
    assert book.by_words("…") is None


def test_a_report_without_names() -> None:
    """A report that names nobody has an empty book."""
    assert names("Hier la pluie a cessé.") == []
