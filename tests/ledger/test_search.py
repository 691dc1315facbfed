"""What is typed into a search box, as words and phrases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ledger.search import Search, Term, tokens


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("barrage", [Term(("barrage",), open=True)]),
        ("le barrage", [Term(("le",)), Term(("barrage",), open=True)]),
        ("l’eau", [Term(("l", "eau"), open=True)]),
        ('"Le Barrage"', [Term(("le", "barrage"))]),
        ("« le barrage » cède", [Term(("cede",), open=True), Term(("le", "barrage"))]),
        ("“will not open", [Term(("will",), open=True), Term(("not",), open=True), Term(("open",), open=True)]),
        ("cœur", [Term(("coeur",), open=True)]),
        ("3 000", [Term(("3",)), Term(("000",), open=True)]),
        ("...", []),
        ('""', []),
    ],
)
def test_words_and_phrases(typed: str, terms: list[Term]) -> None:
    """Bare words stand alone and are open at their end; words between quote marks are exact and in a row."""
    assert Search.of(typed) == Search(tuple(terms))


@pytest.mark.parametrize("typed", [None, "", "   ", "\u00a0\n"])
def test_nothing_typed_is_no_search(typed: str | None) -> None:
    """An empty box leaves everything as it is."""
    assert Search.of(typed) is None


@given(st.text())
def test_tokens_are_words_alone(text: str) -> None:
    """Nothing of the search engine's own language is ever left in a token."""
    assert all(token and token.isalnum() for token in tokens(text))


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_every_text_is_found_by_itself(text: str) -> None:
    """Text that holds a word is found by typing it, bare or between quote marks."""
    search, quoted = Search.of(text), Search.of(f'"{text.replace(chr(34), " ")}"')
    if tokens(text) and len(tokens(text)) < 64:
        assert search is not None
        assert quoted is not None
        assert search.finds((text,))
        assert quoted.finds((text,))
