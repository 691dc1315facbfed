"""Names, guidance and links refuse words that their fields do not know."""

from typing import Any

import pytest

from sayso.errors import RecordError
from sayso.records import Anchor, Event, Guidance, Judgement, Link, Name, Report
from sayso.records.guidance import RESPONSE_TYPES, STATUSES
from sayso.records.links import RELATIONS
from sayso.records.names import NAME_TYPES

REPORT = Report.make(key="a.txt", text="Nela Orvane appelle à quitter la ville.", language="fr")
ANCHOR = Anchor.of(REPORT, 0, 11)


def name(**changes: Any) -> Name:
    fields = {"id": "n", "report_id": REPORT.id, "type": "person", "name": "Nela Orvane", "mentions": (ANCHOR,)}
    return Name(**fields | {"found_by": "fr.name"} | changes)


def guidance(**changes: Any) -> Guidance:
    fields: dict[str, Any] = {"id": "g", "anchor": ANCHOR, "found_by": "fr.guidance"}
    return Guidance(**fields | changes)


def test_every_listed_word_is_taken() -> None:
    """Each type, response, status and relation that is listed makes a record."""
    assert [name(type=word).type for word in NAME_TYPES] == list(NAME_TYPES)
    assert [guidance(response_type=word).response_type for word in RESPONSE_TYPES] == list(RESPONSE_TYPES)
    assert [guidance(status=word).status for word in STATUSES] == list(STATUSES)
    assert [Link(left="a", right="b", relation=word).relation for word in RELATIONS] == list(RELATIONS)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"type": "dog"}, "the type of a name is one of person, .*got 'dog'"),
        ({"mentions": ()}, "the name 'Nela Orvane' needs at least one mention"),
    ],
)
def test_a_name_needs_a_type_and_a_mention(changes: dict[str, Any], reason: str) -> None:
    """A name of an unknown type, or that stands nowhere, is refused."""
    with pytest.raises(RecordError, match=reason):
        name(**changes)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"response_type": "Panic"}, "response_type is one of Shelter, .*got 'Panic'"),
        ({"status": "forgotten"}, "status is one of issued, eased, lifted, got 'forgotten'"),
    ],
)
def test_guidance_uses_the_words_of_the_protocol(changes: dict[str, Any], reason: str) -> None:
    """A response type or status outside of the lists is refused."""
    with pytest.raises(RecordError, match=reason):
        guidance(**changes)


def test_a_link_joins_two_records() -> None:
    """A record is not linked to itself."""
    with pytest.raises(RecordError, match="a link joins two records, got 'a' twice"):
        Link(left="a", right="a", relation="repeats")


def test_an_unknown_relation_is_refused() -> None:
    """A relation outside of the list is refused."""
    with pytest.raises(RecordError, match=r"relation is one of same_statement, .*got 'resembles'"):
        Link(left="a", right="b", relation="resembles")  # type: ignore[arg-type]


def test_a_link_is_undecided_until_somebody_decides() -> None:
    """A new link has no judgement; a judgement is one of three words."""
    assert Link(left="a", right="b", relation="repeats").judgement is None
    assert [str(judgement) for judgement in Judgement] == ["positive", "negative", "unsure"]


def test_an_event_stands_on_its_trigger() -> None:
    """An event keeps the words that tell it."""
    assert Event(id="e", trigger=ANCHOR, type="evacuation", found_by="fr.event").trigger.exact == "Nela Orvane"
