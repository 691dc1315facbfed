"""Relations that the meaning of a word rules out."""

from __future__ import annotations

import pytest

from sayso.languages.pack import load_pack
from sayso.parsing.parser import parse
from sayso.records import Report


@pytest.mark.parametrize(
    "text",
    [
        "Trente camions sont partis, a annoncé samedi son directeur, Daniel Okoro.",
        "Rien ne presse, a déclaré vendredi la préfète.",
    ],
)
def test_a_day_says_nothing(text: str) -> None:
    """A bare weekday behind a verb is no subject of it."""
    parsed = parse(Report.make(key="t", text=text, language="fr"), load_pack("fr"))
    assert not [t for t in parsed.tokens if t.base_dep == "nsubj" and t.text in ("samedi", "vendredi")]


def test_a_day_may_see_something() -> None:
    """Before its verb, with no other subject, a weekday may be one."""
    parsed = parse(Report.make(key="t", text="Thursday saw fresh protests.", language="en"), load_pack("en"))
    assert [t.text for t in parsed.tokens if t.base_dep == "nsubj"] == ["Thursday"]
