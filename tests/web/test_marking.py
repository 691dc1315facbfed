"""Lighting: the words of a statement, on exact code points."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import SpanError
from sayso.records import Anchor, Report, Statement
from sayso.web.marking import Piece, light

from . import reports


def looks(paragraphs: list[list[Piece]]) -> str:
    """Write the pieces with brackets: [words]{roles of the lit statement} and <words> of another one."""
    drawn = []
    for piece in (piece for paragraph in paragraphs for piece in paragraph):
        words = f"<{piece.text}>" if piece.statement else piece.text
        drawn.append(f"[{words}]{{{'+'.join(piece.roles)}}}" if piece.roles else words)
    return "".join(drawn)


def made(text: str) -> Report:
    return Report.make(key="t", text=text, language="fr")


def test_content_source_and_cue_are_told_apart() -> None:
    """The three parts of the lit statement have roles of their own, and nothing else is lit."""
    report = made("« Rentrez », a crié le maire hier.")
    lit = reports.statement(report, "Rentrez", source="le maire", cue="a crié")
    assert looks(light(report.text, [lit], lit=lit)) == "« [Rentrez]{content} », [a crié]{cue} [le maire]{source} hier."


def test_nothing_is_lit_without_a_statement() -> None:
    """A report without statements is one plain piece."""
    assert light("Rien à dire.", []) == [[Piece(text="Rien à dire.")]]


def test_an_empty_text_has_no_paragraph() -> None:
    """A text without characters gives nothing to show."""
    assert light("", []) == []


def test_every_piece_of_the_content_is_lit() -> None:
    """A quotation that the cue interrupts is lit on both sides of it."""
    report = made("« Ici », dit-elle, « et là ».")
    lit = reports.statement(report, "Ici", "et là", cue="dit", source="elle")
    expected = "« [Ici]{content} », [dit]{cue}-[elle]{source}, « [et là]{content} »."
    assert looks(light(report.text, [lit], lit=lit)) == expected


def test_other_statements_can_be_clicked_but_are_not_lit() -> None:
    """The content of another statement is marked as that statement's, its source and cue are left plain."""
    report = made("« Oui », dit Anne. « Non », dit Paul.")
    yes = reports.statement(report, "Oui", source="Anne", cue="dit")
    no = reports.statement(report, "Non", source="Paul", cue="dit", after="Non")
    assert (
        looks(light(report.text, [yes, no], lit=yes))
        == "« [Oui]{content} », [dit]{cue} [Anne]{source}. « <Non> », dit Paul."
    )


def test_a_statement_inside_the_lit_one_is_lit_and_can_be_clicked() -> None:
    """Of statements inside each other, the innermost is the one that a click opens."""
    report = made("Kova a dit que la mairie nie tout.")
    outer = reports.statement(report, "la mairie nie tout", source="Kova", cue="a dit", form="indirect")
    inner = reports.statement(report, "tout", source="la mairie", cue="nie", form="indirect")
    lit_outer = light(report.text, [outer, inner], lit=outer)
    assert looks(lit_outer) == "[Kova]{source} [a dit]{cue} que [la mairie nie ]{content}[<tout>]{content}."
    lit_inner = light(report.text, [outer, inner], lit=inner)
    assert looks(lit_inner) == "Kova a dit que [<la mairie>]{source}< >[<nie>]{cue}< >[tout]{content}."


def test_statements_that_overlap_do_not_nest() -> None:
    """Statements that overlap by a part are cut where they meet; every character is shown once."""
    report = made("un deux trois quatre")
    left = reports.statement(report, "un deux trois", form="indirect")
    right = reports.statement(report, "deux trois quatre", form="indirect")
    paragraphs = light(report.text, [left, right], lit=left)
    assert looks(paragraphs) == "[un ]{content}[deux trois]{content}< quatre>"


def test_one_word_may_have_two_roles() -> None:
    """In "a-t-elle ajouté" the source stands inside the cue."""
    report = made("« Non », a-t-elle ajouté.")
    lit = reports.statement(report, "Non", source="elle", cue="a-t-elle ajouté")
    assert "[a-t-]{cue}[elle]{source+cue}[ ajouté]{cue}" in looks(light(report.text, [lit], lit=lit))


def test_characters_outside_the_basic_plane_shift_nothing() -> None:
    """Emoji and rare letters count as one character each, wherever a browser counts two."""
    report = made("🚨🚨 𝔸lerte : « l’eau 🌊 monte », dit 👩🏽\u200d🚒 Ana.")
    lit = reports.statement(report, "l’eau 🌊 monte", source="👩🏽\u200d🚒 Ana", cue="dit")
    expected = "🚨🚨 𝔸lerte : « [l’eau 🌊 monte]{content} », [dit]{cue} [👩🏽\u200d🚒 Ana]{source}."
    assert looks(light(report.text, [lit], lit=lit)) == expected


def test_combining_characters_stay_where_they_are() -> None:
    """A letter and its accent, written as two characters, are neither joined nor parted by the count."""
    report = made("« De\u0301ja\u0300 », re\u0301pond Zoe\u0308.")
    lit = reports.statement(report, "De\u0301ja\u0300", source="Zoe\u0308", cue="re\u0301pond")
    expected = "« [De\u0301ja\u0300]{content} », [re\u0301pond]{cue} [Zoe\u0308]{source}."
    assert looks(light(report.text, [lit], lit=lit)) == expected


def test_paragraphs_keep_the_line_breaks_that_end_them() -> None:
    """Cut into paragraphs, the text still has all its line breaks."""
    paragraphs = light("Un.\nDeux.\n\n\nTrois.\n\n", [])
    assert ["".join(piece.text for piece in paragraph) for paragraph in paragraphs] == [
        "Un.\nDeux.\n\n\n",
        "Trois.\n\n",
    ]


def test_a_quotation_may_run_over_paragraphs() -> None:
    """A piece of content that holds a paragraph's end is lit on both sides of it."""
    report = made("« Un\n\ndeux », dit Ana.")
    lit = reports.statement(report, "Un\n\ndeux")
    paragraphs = light(report.text, [lit], lit=lit)
    assert [[piece.text for piece in paragraph if piece.roles] for paragraph in paragraphs] == [["Un\n\n"], ["deux"]]


def test_only_the_first_piece_is_the_place_to_scroll_to() -> None:
    """The lit content has one beginning, and so has every other statement."""
    report = made("« Un », dit-il, « deux ». « Trois », dit Ana, « quatre ».")
    lit = reports.statement(report, "Un", "deux")
    other = reports.statement(report, "Trois", "quatre")
    pieces = [piece for paragraph in light(report.text, [lit, other], lit=lit) for piece in paragraph]
    assert [piece.text for piece in pieces if piece.is_first] == ["Un", "Trois"]


def test_words_that_are_not_there_are_never_lit() -> None:
    """A statement that does not stand on the text's exact characters is refused, not shown somewhere near."""
    report = made("« Rentrez », a crié le maire.")
    lit = reports.statement(report, "Rentrez")
    with pytest.raises(SpanError, match="the ledger is damaged"):
        light("« Sortez », a crié le maire.", [lit], lit=lit)


@st.composite
def texts_with_statements(draw: Any) -> tuple[Report, list[Statement]]:
    alphabet = st.sampled_from("aé« »\n\n’.\r\t<&\"'🌊𝔸\u0301\u200d\u202fx")
    text = draw(st.text(alphabet, min_size=1, max_size=60))
    report = made(text)
    spans = draw(st.lists(st.tuples(st.integers(0, len(text) - 1), st.integers(1, 20)), max_size=8))
    anchors = [Anchor.of(report, start, min(len(text), start + size)) for start, size in spans]
    statements = {
        Statement.identify(report.id, (a,), ()): Statement(
            id=Statement.identify(report.id, (a,), ()), report_id=report.id, content=(a,), form="indirect", found_by="t"
        )
        for a in anchors
    }
    return report, list(statements.values())


@given(texts_with_statements(), st.integers(0, 7))
def test_the_pieces_are_the_text(case: tuple[Report, list[Statement]], number: int) -> None:
    """Whatever stands in it, the pieces joined are the text, and what is lit is exactly the statement's content."""
    report, statements = case
    lit = statements[number % len(statements)] if statements else None
    pieces = [piece for paragraph in light(report.text, statements, lit=lit) for piece in paragraph]
    assert "".join(piece.text for piece in pieces) == report.text
    assert all(piece.text for piece in pieces)
    lit_text = "".join(piece.text for piece in pieces if "content" in piece.roles)
    assert lit_text == (lit.content[0].exact if lit else "")
    covered = {i for s in statements for i in range(s.content[0].span.start, s.content[0].span.end)}
    place = 0
    for piece in pieces:
        inside = set(range(place, place + len(piece.text)))
        assert inside <= covered or not (inside & covered)
        assert bool(inside & covered) == bool(piece.statement or piece.roles)
        place += len(piece.text)
