"""Quote marks are paired paragraph by paragraph, whatever their kind; apostrophes, measures and stray marks are not."""

import time

import pytest

from sayso.text.quotemarks import Quote, find_quotes


def inner(text: str) -> list[tuple[str, int]]:
    return [(text[quote.inner.start : quote.inner.end], quote.depth) for quote in find_quotes(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Elle dit : « Le pont tient »",
        "Elle dit : «\u00a0Le pont tient\u00a0»",
        "Elle dit : «\u202fLe pont tient\u202f»",
        "Elle dit : “Le pont tient”",
        'Elle dit : "Le pont tient"',
        "Elle dit : ‘Le pont tient’",
        "Elle dit : 'Le pont tient'",
        "Elle dit : „Le pont tient“",
        "Elle dit : „Le pont tient”",
        "Elle dit : ‹ Le pont tient ›",
        "Elle dit : ``Le pont tient''",
        "Elle dit : <<Le pont tient>>",
        "Elle dit : “Le pont tient“",
        'Elle dit : “Le pont tient"',
    ],
)
def test_every_kind_of_mark_pairs(text: str) -> None:
    """Any pair of marks that print or typing uses makes one quotation, its inner words without the white space."""
    assert inner(text) == [("Le pont tient", 0)]


def test_marks_of_two_kinds_nest() -> None:
    """A quotation inside another one, in marks of another kind, is one level deeper."""
    text = "« On l'appelle “le vieux pont” au village », dit-elle."
    assert inner(text) == [("On l'appelle “le vieux pont” au village", 0), ("le vieux pont", 1)]


def test_double_holds_single() -> None:
    """English print puts single marks inside double ones, with contractions around."""
    text = "“He said, ‘Don’t go,’ and I didn’t,” she recalled."
    assert inner(text) == [("He said, ‘Don’t go,’ and I didn’t,", 0), ("Don’t go,", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "L'eau monte aujourd'hui jusqu'à l'église d'Orsin.",
        "L’eau monte aujourd’hui jusqu’à l’église d’Orsin.",
        "The miners' strike and the dockers' walkout ended in '84.",
        "The Joneses’ barn didn’t burn in ’84.",
        'A 6\'2" board and a 5" pipe.',
        "Il a couru en 3'30\"65.",
        "Un guillemet perdu » au milieu.",
        "A lost ” mark.",
        "",
        "\n\n",
    ],
)
def test_apostrophes_measures_and_stray_marks_are_none(text: str) -> None:
    """Elisions, genitives, decades, feet and inches and closing marks without an opening one are no quotations."""
    assert inner(text) == []


def test_a_plural_genitive_inside_single_marks_does_not_close() -> None:
    """In ‘the miners’ strike’ the first closing mark is an apostrophe."""
    assert inner("‘It is the miners’ strike again,’ he said.") == [("It is the miners’ strike again,", 0)]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    """A quotation that nobody closes and nobody reopens runs to the end of its paragraph and says it is open."""
    quotes = find_quotes("Elle dit : « Le pont tient.\n\nLa route est coupée.")
    assert [(quote.closed, quote.continues) for quote in quotes] == [(False, None)]
    assert quotes[0].inner.end == len("Elle dit : « Le pont tient.")


@pytest.mark.parametrize("reopened", ["“We wait", "”We wait"])
def test_a_quotation_runs_on_over_paragraphs(reopened: str) -> None:
    """A paragraph that reopens the mark of an open quotation goes on with it."""
    text = f"He said: “We stay.\n\n{reopened} for you.”"
    quotes = find_quotes(text)
    assert [quote.continues for quote in quotes] == [None, 0]
    assert quotes[1].closed


def test_french_reopens_with_a_closing_mark() -> None:
    """« at the beginning, » at the head of each paragraph, » at the end: one quotation in three pieces."""
    text = "Il dit : « Un.\n» Deux.\n» Trois. »"
    quotes = find_quotes(text)
    assert [(text[q.inner.start : q.inner.end], q.continues, q.closed) for q in quotes] == [
        ("Un.", None, False),
        ("Deux.", 0, False),
        ("Trois.", 1, True),
    ]


def test_another_mark_does_not_continue() -> None:
    """A paragraph that opens a mark of another kind begins a quotation of its own."""
    assert [quote.continues for quote in find_quotes("Il dit : « Un.\n\n“Deux.”")] == [None, None]


def test_a_forgotten_closing_mark_does_not_swallow_the_next_quotation() -> None:
    """« A. Il part. « B » holds two quotations on one level: the first ends with its sentence."""
    text = "« Le pont tient. Il part. « La route aussi », dit-elle."
    assert inner(text) == [("Le pont tient.", 0), ("La route aussi", 0)]


def test_several_forgotten_marks() -> None:
    """Marks that are forgotten again and again leave quotations side by side, each with its own sentence."""
    assert inner("« Un. Puis « Deux. Puis « Trois. Fin.") == [("Un.", 0), ("Deux.", 0), ("Trois. Fin.", 0)]


@pytest.mark.parametrize("part", ["« a ", "“ a ", '"a b" ', "‘the dogs’ a’ ", "l'eau d'ici ", "a » "])
def test_a_line_full_of_marks_is_read_in_time(part: str) -> None:
    """A line of a hundred kilobytes with a mark at every word takes seconds, not minutes."""
    text = part * (100_000 // len(part))
    begun = time.monotonic()
    find_quotes(text)
    assert time.monotonic() - begun < 5


def test_the_marks_are_in_the_span_and_not_in_the_inner_words() -> None:
    """The span holds the marks, the inner span neither marks nor white space; both are half open."""
    text = "a « b » c"
    (quote,) = find_quotes(text)
    assert text[quote.span.start : quote.span.end] == "« b »"
    assert text[quote.inner.start : quote.inner.end] == "b"
    assert quote == Quote(span=quote.span, inner=quote.inner, kind="«", depth=0, closed=True)


def test_nothing_between_the_marks_is_no_quotation() -> None:
    """Marks with only white space between them quote nothing."""
    assert inner('« » et “” et ""') == []
