"""Every entry of ``linking.toml`` proves itself: two names of its example are certainly one, or are not."""

from __future__ import annotations

import re

import pytest

from linking.making import name, report
from sayso.languages.pack import load_pack
from sayso.linking import find_entities, link_names
from sayso.records.names import NameType

MARKED = re.compile(r"\[([^\[\]]+)\]\{(name|same|other)\}")
EXAMPLES = [
    pytest.param(language, *example, id=example[0])
    for language in ("fr", "en")
    for example in load_pack(language).linking.examples
]
PERSONS = ("title", "generation", "kin", "particle", "surname")
STORY = (name("Zembrault", type="place"), name("Yann Quillard"))


@pytest.mark.parametrize(("language", "entry", "text"), EXAMPLES)
def test_an_example_shows_what_its_entry_does(language: str, entry: str, text: str) -> None:
    """The two names in brackets are one entity, or not, as the mark says."""
    (first, head), (second, mark) = MARKED.findall(text)
    assert head == "name", text
    type_: NameType = "person" if entry.split(".")[1] in PERSONS else "organisation"
    names = [
        *report("a", [name(first, type=type_), *STORY], language=language),
        *report("b", [name(second, type=type_), *STORY], language=language),
    ]
    entities = find_entities(names, link_names(names)).of
    joined = entities[names[0].name.id].id == entities[names[3].name.id].id
    assert joined == (mark == "same"), text


@pytest.mark.parametrize(("language", "entry", "text"), EXAMPLES)
def test_an_example_uses_its_words(language: str, entry: str, text: str) -> None:
    """The example shows one of the words that the entry lists."""
    import tomllib

    tables = tomllib.loads((load_pack(language).folder / "linking.toml").read_text("utf-8"))
    _, table, key = entry.split(".")
    words = next(each["words"] for each in tables[table] if each["id"] == key)
    assert any(word.casefold() in text.casefold() for word in words)


def test_ideas_are_those_of_the_other_language() -> None:
    """An id of `body` or `common` stands for one idea in both languages."""
    french, english = ({term.idea for term in load_pack(code).linking.terms.values()} for code in ("fr", "en"))
    assert french == english
