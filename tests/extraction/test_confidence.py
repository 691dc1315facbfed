"""A statement's confidence is a probability, and what is less likely than the threshold is left out."""

import pytest

from sayso.extraction.statements import find_statements
from sayso.extraction.statements.confidence import Weights, read_weights
from sayso.languages.pack import load_pack
from sayso.parsing.parser import parse
from sayso.records import Report, Statement


def statements(text: str, language: str, weakest: float | None = None) -> tuple[Statement, ...]:
    pack = load_pack(language)
    return find_statements(parse(Report.make(key="a", text=text, language=language), pack), pack, weakest=weakest)


def test_a_logistic_model_says_a_probability() -> None:
    """Weights add up; what the model does not know adds nothing."""
    weights = Weights(bias=0.0, threshold=0.3, of={"sure": 2.0, "unsure": -2.0})
    assert weights.probability(frozenset({"unheard of"})) == 0.5
    assert weights.probability(frozenset({"sure"})) == pytest.approx(0.88, abs=0.01)
    assert weights.probability(frozenset({"unsure"})) == pytest.approx(0.12, abs=0.01)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_packs_carry_weights(language: str) -> None:
    """Both languages have weights, and a threshold between none and all."""
    path = load_pack(language).confidence
    assert path is not None
    weights = read_weights(path)
    assert weights.of
    assert 0 < weights.threshold < 1


def test_a_named_speaker_is_surer_than_nobody() -> None:
    """The same words are likelier an attribution when somebody with a name says them."""
    (named,) = statements("Nela Orvane a annoncé que la digue serait renforcée.", "fr")
    (nobody,) = statements("Il a été annoncé que la digue serait renforcée.", "fr", weakest=0.0)
    assert named.confidence > nobody.confidence
    assert named.confidence > 0.8


def test_quoted_words_with_cue_and_source_are_never_left_out() -> None:
    """What was printed as said stays, however unsure the model is."""
    (said,) = statements("“Not all of them,” answered a foreman.", "en")
    assert said.form == "direct"
