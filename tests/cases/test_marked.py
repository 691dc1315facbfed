"""The reader of marked sentences reads brackets right, and its comparison can fail."""

from pathlib import Path
from typing import Any

import pytest

from cases.marked import Case, check, mark, read_case, read_cases, unmark
from sayso.records import Anchor, Report, Span, Statement

MARKED = "« [Le pont tient]{content} », a [assuré]{cue} [la maire, Nela Orvane]{source}, « [pour l'instant]{content} »."
TEXT = "« Le pont tient », a assuré la maire, Nela Orvane, « pour l'instant »."


def case(text: str = MARKED, **fields: Any) -> Case:
    return read_case("fr/test/1", "fr", {"text": text, **fields})


def found(report: Report, **changes: Any) -> Statement:
    """Return the statement that the marked sentence asks for, with changes; spans are given as words."""
    words: dict[str, Any] = {
        "content": ["Le pont tient", "pour l'instant"],
        "source": ["la maire, Nela Orvane"],
        "cue": ["a assuré"],
        "form": "direct",
        "speaker": ("Nela Orvane",),
    } | changes
    for role in ("content", "source", "cue"):
        starts = [report.text.index(piece) for piece in words[role]]
        words[role] = tuple(
            Anchor.of(report, start, start + len(piece)) for start, piece in zip(starts, words[role], strict=True)
        )
    identity = Statement.identify(report.id, words["content"], words["cue"])
    return Statement(id=identity, report_id=report.id, found_by="fr.cue.assurer", **words)


def test_brackets_are_taken_out() -> None:
    """The text is what stands there without the marks; each span holds the words that were marked."""
    marked = unmark(MARKED)
    assert marked.text == TEXT
    assert [TEXT[span.start : span.end] for span in marked.spans["content"]] == ["Le pont tient", "pour l'instant"]
    assert [TEXT[span.start : span.end] for span in marked.spans["source"]] == ["la maire, Nela Orvane"]


def test_brackets_nest_and_share() -> None:
    """A span lies inside of another one, or serves two statements."""
    marked = unmark("[[Elle]{source source.2} dit [oui]{content.2}]{content}")
    assert marked.text == "Elle dit oui"
    assert marked.spans == {
        "source": (Span(0, 4),), "source.2": (Span(0, 4),), "content.2": (Span(9, 12),), "content": (Span(0, 12),),
    }  # fmt: skip


def test_a_bracket_of_the_text_stays() -> None:
    """A bracket without a label is the text's own, and moves nothing."""
    marked = unmark("Il a [dit]{cue} : « [le pont [de Cormelle] tient […]]{content} »")
    assert marked.text == "Il a dit : « le pont [de Cormelle] tient […] »"
    (span,) = marked.spans["content"]
    assert marked.text[span.start : span.end] == "le pont [de Cormelle] tient […]"


@pytest.mark.parametrize(("text", "reason"), [("[Non", "never closed"), ("Non]{content}", "never opened")])
def test_a_lost_bracket_is_refused(text: str, reason: str) -> None:
    """A bracket that has no partner is an error of the case."""
    with pytest.raises(ValueError, match=reason):
        unmark(text)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"speeker": "Nela Orvane"}, "no such field 'speeker'"),
        ({"2": {"act": "ask"}}, "statement 2 is not marked"),
        ({"1": {"tone": "calm"}}, "statement 1 is not marked, or has a field"),
    ],
)
def test_a_field_that_nothing_reads_is_refused(fields: dict[str, Any], reason: str) -> None:
    """A misspelled field does not pass unnoticed."""
    with pytest.raises(ValueError, match=reason):
        case(**fields)


def test_a_statement_needs_content() -> None:
    """A case that marks a source alone asks for nothing, and is refused."""
    with pytest.raises(ValueError, match="statement 2 has no content"):
        case("[Elle]{source.2} a dit [oui]{content}.")


def test_what_is_marked_passes() -> None:
    """The statement that the brackets ask for is right, white space and punctuation at its edges aside."""
    wanted = case(act="say", form="direct", speaker="Nela Orvane", pieces=2)
    assert check(wanted, [found(wanted.report())]) == ""
    assert check(wanted, [found(wanted.report(), content=["« Le pont tient »,", "pour l'instant »."])]) == ""


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"content": ["Le pont"]}, "content is 'Le pont', not 'Le pont tient pour l instant'"),
        (
            {"content": ["Le pont tient", "Orvane, « pour l'instant"]},
            "content is 'Le pont tient Orvane pour l instant'",
        ),
        ({"source": []}, "source is absent, not 'la maire Nela Orvane'"),
        ({"source": ["Nela Orvane"]}, "source is 'Nela Orvane'"),
        ({"cue": ["a"]}, "cue is 'a', not 'assuré'"),
        ({"act": "warn"}, "act is 'warn', not 'say'"),
        ({"form": "mixed"}, "form is 'mixed', not 'direct'"),
        ({"speaker": ()}, r"speaker is \[\], not \['Nela Orvane'\]"),
        ({"hearsay": True}, "hearsay is True, not False"),
    ],
)
def test_a_difference_is_named(changes: dict[str, Any], reason: str) -> None:
    """A word too many or too few, or another fact, fails the case and is told."""
    wanted = case(act="say", form="direct", speaker="Nela Orvane")
    with pytest.raises(AssertionError, match=reason):
        raise AssertionError(check(wanted, [found(wanted.report(), **changes)]))


def test_nothing_found_and_too_much_found_are_named() -> None:
    """A missing statement fails, and so does one beside those that are marked, unless others are allowed."""
    wanted = case()
    more = [found(wanted.report()), found(wanted.report(), content=["la maire"], cue=[])]
    assert "statement 1 is not found" in check(wanted, [])
    assert "found beside: 'la maire'" in check(wanted, more)
    assert check(case(others=True), more) == ""


def test_a_text_without_brackets_wants_nothing() -> None:
    """Where nothing is marked, whatever is found fails the case."""
    nothing = case(TEXT)
    assert check(nothing, []) == ""
    assert "found beside" in check(nothing, [found(nothing.report())])


def test_a_cue_that_nobody_marked_fails() -> None:
    """A statement without a marked cue must be found without one."""
    wanted = case(MARKED.replace("{cue}", "").replace("[assuré]", "assuré"))
    assert "cue is 'a assuré', not absent" in check(wanted, [found(wanted.report())])


def test_what_was_found_is_shown_as_a_case_is_written() -> None:
    """The text with what was found in brackets reads like the case, and reads back."""
    report = case().report()
    shown = mark(TEXT, [found(report)])
    assert shown == MARKED.replace("a [assuré]", "[a assuré]")
    assert unmark(shown).text == TEXT


def test_links_are_compared() -> None:
    """A statement that answers another one than the case says fails."""
    wanted = case("[Oui ?]{content} [Non]{content.2}", **{"2": {"answers": 1}})
    report = wanted.report()
    pair = [found(report, content=[words], source=[], cue=[], speaker=()) for words in ("Oui ?", "Non")]
    assert "statement 2: answers is statement 0, not 1" in check(wanted, pair)


def test_every_phenomenon_has_cases_in_both_languages() -> None:
    """French and English have the same files, and cases that find nothing in nearly every one."""
    folder = Path(__file__).parent
    files = {language: {path.name for path in (folder / language).glob("*.toml")} for language in ("fr", "en")}
    assert files["fr"] == files["en"]
    for language in files:
        cases = read_cases(folder / language)
        empty = [one for one in cases if not one.expected]
        assert len(cases) >= 130
        assert 0.4 <= len(empty) / len(cases) <= 0.6
