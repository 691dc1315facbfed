"""Every entry of ``names.toml`` proves itself: what its example marks is found, with its type, or is no name."""

from __future__ import annotations

import re

import pytest

from extraction.names.reading import named, names_of
from sayso.extraction.names import Names
from sayso.languages.pack import load_pack
from sayso.records import NAME_TYPES

LANGUAGES = ("fr", "en")
_MARK = re.compile(r"\[(?P<words>[^\]]+)\]\{(?P<what>\w+)\}")


def cases() -> list[tuple[str, str, str]]:
    """Return language, entry and example."""
    return [(language, *example) for language in LANGUAGES for example in load_pack(language).names.examples]


@pytest.mark.parametrize(("language", "entry", "example"), cases(), ids=lambda value: str(value)[:40])
def test_example(language: str, entry: str, example: str) -> None:
    """What the example marks is what the entry says it is."""
    found = names_of(_MARK.sub(lambda mark: mark["words"], example), language)
    marks = list(_MARK.finditer(example))
    assert marks, f"{entry} has an example without a mark"
    for mark in marks:
        assert _holds(found, mark["words"], mark["what"]), (entry, mark["words"], [n.forms for n in found.names])


def _holds(found: Names, words: str, what: str) -> bool:
    if what in NAME_TYPES:
        name = named(found, words)
        return name is not None and name.type == what
    forms = [anchor.exact for name in found.names for anchor in name.mentions]
    if what == "courtesy":
        return any(anchor.exact.startswith(words) for name in found.names for anchor in name.titled) and bool(
            found.names[0].gender
        )
    if what == "alias":
        return len(found.identities) == 1
    if what == "vague":
        return not any(words in form.split() for form in forms)
    return words not in forms


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_known_name_in_two_types(language: str) -> None:
    """A name that is known has one type."""
    import tomllib

    tables = tomllib.loads((load_pack(language).folder / "names.toml").read_text("utf-8"))
    words = [word for entry in tables["known"] for word in entry["words"]]
    assert len(words) == len(set(words))
