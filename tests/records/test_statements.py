"""A statement refuses fields that contradict each other, and survives a trip through JSON."""

import dataclasses
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import RecordError
from sayso.records import ACTS, FORMS, Anchor, Report, Statement

TEXT = "« Le pont tient », a déclaré la maire, « mais nous le fermons »."
REPORT = Report.make(key="a.txt", text=TEXT, language="fr")
OTHER = Report.make(key="b.txt", text=TEXT + " Bis.", language="fr")


def at(words: str, report: Report = REPORT) -> Anchor:
    start = report.text.index(words)
    return Anchor.of(report, start, start + len(words))


FIRST, SECOND = at("Le pont tient"), at("mais nous le fermons")


def statement(**changes: Any) -> Statement:
    content = changes.pop("content", (FIRST, SECOND))
    cue = changes.pop("cue", (at("a déclaré"),))
    fields: dict[str, Any] = {
        "id": Statement.identify(REPORT.id, content, cue),
        "report_id": REPORT.id,
        "content": content,
        "source": (at("la maire"),),
        "cue": cue,
        "form": "direct",
        "found_by": "fr.cue.declarer",
    }
    return Statement(**fields | changes)


def test_a_statement_without_content_is_refused() -> None:
    """Who said nothing made no statement."""
    with pytest.raises(RecordError, match="at least one piece of content"):
        statement(content=())


@pytest.mark.parametrize("role", ["content", "source", "cue"])
def test_anchors_of_another_report_are_refused(role: str) -> None:
    """All that a statement stands on is in one report."""
    with pytest.raises(RecordError, match=f"the {role} of a statement must stand in its own report {REPORT.id}"):
        statement(**{role: (at("la maire", OTHER),)})


@pytest.mark.parametrize("pieces", [(SECOND, FIRST), (FIRST, FIRST), (FIRST, at("pont"))])
def test_pieces_out_of_order_or_overlapping_are_refused(pieces: tuple[Anchor, ...]) -> None:
    """Pieces come in the order of the text and share no character."""
    with pytest.raises(RecordError, match="in order and not overlap"):
        statement(content=pieces)


def test_pieces_that_touch_are_taken() -> None:
    """Half-open pieces may meet."""
    assert statement(content=(at("Le pont"), at(" tient"))).quote == "Le pont […]  tient"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"form": "shouted"}, r"form must be one of direct, indirect, mixed, got 'shouted'"),
        ({"act": "mumble"}, r"act must be one of say, .*got 'mumble'"),
        ({"confidence": 1.01}, r"confidence lies between 0 and 1, got 1\.01"),
        ({"confidence": -0.1}, r"confidence lies between 0 and 1"),
        ({"confidence": float("nan")}, r"confidence lies between 0 and 1"),
        ({"found_by": ""}, "names the rule that found it"),
    ],
)
def test_a_field_out_of_its_range_is_refused(changes: dict[str, Any], reason: str) -> None:
    """A form, act, confidence or rule that cannot be is refused, and the message says what came."""
    with pytest.raises(RecordError, match=reason):
        statement(**changes)


@pytest.mark.parametrize(("form", "act"), [*[(form, "say") for form in FORMS], *[("direct", act) for act in ACTS]])
def test_every_form_and_act_is_taken(form: str, act: str) -> None:
    """What the records' page lists can be recorded."""
    assert (statement(form=form, act=act).form, statement(form=form, act=act).act) == (form, act)


def test_source_and_cue_may_be_absent() -> None:
    """Hearsay and continuing quotations have neither."""
    found = statement(source=(), cue=())
    assert found.anchors() == (FIRST, SECOND)


def test_the_id_depends_on_content_and_cue_alone() -> None:
    """The same words by the same cue are the same statement in every reading, whoever is held to be the speaker."""
    first, again = statement(), statement(speaker=("Nela Orvane",), act="confirm", confidence=0.5)
    assert first.id == again.id
    assert first.id != statement(content=(FIRST,)).id
    assert first.id != statement(cue=()).id


def test_a_cue_is_not_a_piece_of_content() -> None:
    """The same spans in other roles give another id."""
    with_cue = Statement.identify(REPORT.id, (FIRST,), (SECOND,))
    assert with_cue != Statement.identify(REPORT.id, (FIRST, SECOND), ())


def test_the_quote_joins_its_pieces() -> None:
    """What was said is shown with a mark where the cue interrupted it, and starts where its first piece does."""
    assert statement().quote == "Le pont tient […] mais nous le fermons"
    assert statement().start == 2


names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


@given(
    speaker=st.lists(names, max_size=3).map(tuple),
    form=st.sampled_from(FORMS),
    act=st.sampled_from(ACTS),
    hearsay=st.booleans(),
    medium=st.none() | names,
    made_at=st.none() | st.dates().map(str),
    answers=st.none() | names,
    within=st.none() | names,
    confidence=st.floats(0, 1),
    sourced=st.booleans(),
)
def test_json_round_trip(sourced: bool, **fields: Any) -> None:
    """A statement that went through JSON is the same statement."""
    whole = statement(**fields, **({} if sourced else {"source": (), "cue": ()}))
    again = Statement.from_json(json.loads(json.dumps(whole.to_json())))
    assert again == whole
    assert dataclasses.astuple(again) == dataclasses.astuple(whole)
