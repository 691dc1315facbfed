"""The state of the page is its address."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import InputError
from sayso.ledger.base import StatementQuery
from sayso.web.asked import Asked

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
VALUES = st.lists(st.one_of(WORDS, st.just("")), unique=True, max_size=3).map(tuple)
STATES = st.builds(
    Asked,
    query=st.builds(
        StatementQuery,
        text=st.one_of(st.none(), WORDS.map(str.strip).filter(bool)),
        speaker=VALUES,
        publisher=VALUES,
        date=VALUES,
        act=VALUES,
        since=st.sampled_from([None, "2026-04-12"]),
        report=st.sampled_from([None, "0123456789abcdef"]),
    ),
    page=st.integers(1, 999),
    open=st.sampled_from([None, "fedcba9876543210"]),
)


@given(STATES)
def test_an_address_means_the_state_that_it_was_made_from(asked: Asked) -> None:
    """Any state, written as an address and read again, is the same state."""
    query = urlsplit(asked.url()).query
    assert Asked.of(parse_qsl(query, keep_blank_values=True)) == asked


def test_no_parameters_ask_for_everything() -> None:
    """The bare address is the whole list, and its address is bare again."""
    assert Asked.of([]) == Asked()
    assert Asked().url() == "/"


def test_unknown_parameters_are_ignored() -> None:
    """A parameter that means nothing here changes nothing."""
    assert Asked.of([("utm_source", "mail"), ("speakers", "Ana")]) == Asked()


def test_an_empty_search_is_no_search() -> None:
    """The empty field of a form does not narrow the list."""
    assert not Asked.of([("q", "  "), ("since", ""), ("until", "")]).narrows


def test_the_empty_value_of_a_facet_means_not_known() -> None:
    """`speaker=` asks for statements whose speaker nobody names."""
    assert Asked.of([("speaker", "")]).query.speaker == ("",)


def test_a_value_is_chosen_and_taken_back() -> None:
    """A second value of one facet is added, and choosing it again takes it away."""
    one = Asked().toggled("speaker", "Ana")
    two = one.toggled("speaker", "Zoé")
    assert two.query.speaker == ("Ana", "Zoé")
    assert two.toggled("speaker", "Zoé") == one


def test_narrowing_begins_at_the_first_page_with_nothing_open() -> None:
    """Another filter makes another list: its page and its open report are not those of the old one."""
    asked = Asked(page=4, open="fedcba9876543210").toggled("act", "deny")
    assert (asked.page, asked.open) == (1, None)


def test_opening_a_report_keeps_the_list() -> None:
    """The list beside an open report is the list that was there before."""
    asked = Asked.of([("q", "barrage"), ("act", "say"), ("page", "2")])
    opened = asked.opening("fedcba9876543210")
    assert (opened.query, opened.page) == (asked.query, 2)
    assert opened.opening(None) == asked


def test_closing_a_report_widens_a_list_of_its_statements() -> None:
    """A list narrowed to one report keeps that report open, so closing the report ends the narrowing."""
    asked = Asked().within("0123456789abcdef").opening("fedcba9876543210")
    assert asked.opening(None) == Asked()


@pytest.mark.parametrize("page", ["0", "-1", "two", "1.5", "²", "9" * 30, "1e3"])
def test_a_page_that_is_no_number_is_said(page: str) -> None:
    """What is no page number gets a message that says what to write."""
    with pytest.raises(InputError, match="whole number"):
        Asked.of([("page", page)])


@pytest.mark.parametrize("name", ["since", "until"])
def test_a_bound_that_is_no_date_is_said(name: str) -> None:
    """A wrong date is never silently left out: the list would hold more than was asked for."""
    with pytest.raises(InputError, match=name):
        Asked.of([(name, "12/04/2026")])
