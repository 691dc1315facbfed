"""Whatever the text, every statement stands on its exact characters, and reading again gives the same ones."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from properties.texts import texts
from sayso.extraction.statements import find_statements
from sayso.languages.pack import load_pack
from sayso.parsing.parser import parse
from sayso.records import Report, Statement

SLOWLY = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
WHOLE = {
    "fr": (
        "« Le pont tient », a déclaré la maire, Nela Orvane, « mais nous le fermons ».\n\n"
        "Selon les pompiers, trois hameaux sont isolés. Un cargo aurait heurté la digue 🌊.\n\n"
        "Le préfet a dit : « Nous avons tout essayé cette nuit encore.\n\n« Nous continuerons. » Qui paiera ?"
    ),
    "en": (
        "“The bridge holds,” said Mayor Nell Orvane, “but we are closing it.”\n\n"
        "According to police, three hamlets are cut off. A freighter reportedly hit the levee 🌊.\n\n"
        "The sheriff said: “We tried everything we could last night.\n\n“We will go on.” Who will pay?"
    ),
}


def read(text: str, language: str) -> tuple[Report, tuple[Statement, ...]]:
    report = Report.make(key="a", text=text, language=language)
    pack = load_pack(language)
    return report, find_statements(parse(report, pack), pack)


def check(report: Report, statements: tuple[Statement, ...]) -> None:
    """Assert what every statement of a report must keep."""
    ids = [statement.id for statement in statements]
    assert len(ids) == len(set(ids))
    assert [statement.start for statement in statements] == sorted(statement.start for statement in statements)
    for statement in statements:
        for anchor in statement.anchors():
            assert report.text[anchor.span.start : anchor.span.end] == anchor.exact
            assert anchor.exact == anchor.exact.strip()
        assert statement.id == Statement.identify(report.id, statement.content, statement.cue)
        assert statement.within is None or statement.within in ids
        assert statement.answers is None or statement.answers in ids
        assert statement.id not in (statement.within, statement.answers)
        assert not (statement.hearsay and statement.speaker)
        assert Statement.from_json(json.loads(json.dumps(statement.to_json()))) == statement


@pytest.mark.parametrize("language", WHOLE)
@SLOWLY
@given(data=st.data())
def test_statements_of_any_text_are_anchored(language: str, data: st.DataObject) -> None:
    """Anchors hold, pieces are in order, ids are unique and follow from the words, and links lead to statements."""
    check(*read(data.draw(texts(language)), language))


@pytest.mark.parametrize("language", WHOLE)
def test_statements_of_a_whole_report_are_anchored(language: str) -> None:
    """A report of several voices gives statements that keep the same."""
    report, statements = read(WHOLE[language], language)
    assert len(statements) >= 4
    check(report, statements)


@pytest.mark.parametrize("language", WHOLE)
@settings(SLOWLY, max_examples=15)
@given(data=st.data())
def test_the_same_text_gives_the_same_statements(language: str, data: st.DataObject) -> None:
    """Reading twice finds equal statements with equal ids, whatever was read in between."""
    text = WHOLE[language] + data.draw(texts(language))
    first = read(text, language)[1]
    read(data.draw(texts(language)), language)
    assert read(text, language)[1] == first


@pytest.mark.parametrize("language", WHOLE)
def test_the_same_words_in_another_report_have_other_ids(language: str) -> None:
    """A statement belongs to its report: printed elsewhere, it is another record."""
    first = {statement.id for statement in read(WHOLE[language], language)[1]}
    other = {statement.id for statement in read(WHOLE[language] + "\n\nFin.", language)[1]}
    assert not first & other
