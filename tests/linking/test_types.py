"""What one report takes for a person is the town of the others, unless any of them knows a person of that name."""

from __future__ import annotations

from sayso.linking.types import settle_types
from sayso.records import Anchor, Name, Span
from sayso.records.names import NameType


def a_name(report: int, type_: NameType, form: str, *, role: str = "") -> Name:
    anchor = Anchor(f"report{report}", Span(0, len(form)), form)
    roles = (Anchor(f"report{report}", Span(50, 50 + len(role)), role),) if role else ()
    return Name(
        id=f"n{report}",
        report_id=f"report{report}",
        type=type_,
        name=form,
        mentions=(anchor,),
        roles=roles,
        found_by="t",
    )


def test_a_town_is_no_person() -> None:
    """Two reports call it a place, one a person without showing one."""
    names = [a_name(1, "place", "Tourvel"), a_name(2, "place", "TOURVEL"), a_name(3, "person", "Tourvel")]
    assert settle_types(names) == {"n3": "place"}


def test_one_other_report_is_not_enough() -> None:
    """One against one settles nothing."""
    assert settle_types([a_name(1, "place", "Tourvel"), a_name(3, "person", "Tourvel")]) == {}


def test_a_person_with_an_office_stays_one() -> None:
    """An office shows a person, and so does a first name in any report."""
    towns = [a_name(1, "place", "Radek"), a_name(2, "place", "Radek")]
    assert settle_types([*towns, a_name(3, "person", "Radek", role="the mayor")]) == {}
    assert settle_types([*towns, a_name(3, "person", "Radek"), a_name(4, "person", "Ivo Radek")]) == {}
