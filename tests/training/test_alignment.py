"""Gold and found statements are paired by the words of their contents, the best pair first."""

import pytest

from training.alignment import Told, Words, align, same_source, same_speaker

TEXT = "« La digue tient », assure la maire de Tourvel, Nela Orvane. Ivo Radek doute que le pont rouvre mardi."


def at(*parts: str) -> tuple[tuple[int, int], ...]:
    return tuple((TEXT.index(part), TEXT.index(part) + len(part)) for part in parts)


def told(*content: str, source: str = "", cue: str = "") -> Told:
    return Told(content=at(*content), source=at(source) if source else (), cue=at(cue) if cue else ())


def rounded(pairs: tuple[tuple[int, int, float], ...]) -> list[tuple[int, int, float]]:
    return [(gold, found, round(share, 2)) for gold, found, share in pairs]


def names(*numbers: int) -> list[str]:
    return [Words(TEXT).word(number) for number in numbers]


def test_words_are_runs_of_letters_digits_apostrophes_and_hyphens() -> None:
    """Quote marks and commas are no words, an apostrophe or a hyphen inside one cuts none."""
    words = Words("L'eau : « 2 200 sous-sols »_")
    assert [words.word(n) for n in range(len(words.spans))] == ["l'eau", "2", "200", "sous-sols"]


@pytest.mark.parametrize(
    ("gold", "found", "share"),
    [
        ("La digue tient", "« La digue tient »,", 1.0),
        ("le pont rouvre mardi", "le pont rouvre", 0.75),
        ("La digue tient », assure", "digue tient », assure la", 0.6),
        ("le pont", "le pont rouvre mardi", 0.5),
    ],
)
def test_contents_that_share_half_of_their_words_are_the_same(gold: str, found: str, share: float) -> None:
    """The share is counted in words of either, and one half is enough."""
    assert rounded(align(Words(TEXT), [told(gold)], [told(found)]).same) == [(0, 0, share)]


def test_contents_that_share_less_are_partial_or_two_mistakes() -> None:
    """Below one half a pair is partial, and below one fifth it is no pair: something missed, something invented."""
    partial = align(Words(TEXT), [told("le pont")], [told("doute que le pont rouvre")])
    assert (partial.same, rounded(partial.partial)) == ((), [(0, 0, 0.4)])
    apart = align(Words(TEXT), [told("mardi")], [told("Radek doute que le pont rouvre mardi")])
    assert (apart.same, apart.partial, apart.missed, apart.invented) == ((), (), (0,), (0,))


def test_contents_without_a_word_in_common_are_missed_and_invented() -> None:
    """Nothing is paired that shares nothing, and nothing is left out of the count."""
    alignment = align(Words(TEXT), [told("La digue tient")], [told("le pont rouvre"), told("doute")])
    assert (alignment.same, alignment.missed, alignment.invented) == ((), (0,), (0, 1))


def test_the_best_pair_wins_and_each_is_used_once() -> None:
    """A worse candidate that comes first stays without a partner."""
    alignment = align(
        Words(TEXT), [told("le pont rouvre mardi")], [told("le pont rouvre"), told("le pont rouvre mardi")]
    )
    assert (alignment.same, alignment.invented) == (((0, 1, 1.0),), (0,))


def test_ties_go_to_the_statement_with_the_right_source() -> None:
    """Of two found statements with the same words the one with the gold source is taken."""
    gold = told("La digue tient", source="Nela Orvane")
    alignment = align(Words(TEXT), [gold], [told("La digue tient", source="Ivo Radek"), gold])
    assert alignment.same == ((0, 1, 1.0),)


def test_pieces_are_one_content() -> None:
    """A content in two pieces found as two statements matches once."""
    gold = told("La digue tient", "le pont rouvre mardi")
    alignment = align(Words(TEXT), [gold], [told("La digue tient"), told("le pont rouvre mardi")])
    assert rounded(alignment.same) == [(0, 1, 0.57)]


def test_what_is_ignored_counts_only_where_it_matches() -> None:
    """A found statement inside an ignored span is left out, unless it is a gold one or reaches beyond the span."""
    ignore = at("le pont rouvre mardi")
    assert align(Words(TEXT), [], [told("le pont rouvre")], ignore).invented == ()
    assert align(Words(TEXT), [], [told("que le pont rouvre")], ignore).invented == (0,)
    assert align(Words(TEXT), [told("le pont rouvre")], [told("le pont rouvre")], ignore).same == ((0, 0, 1.0),)


def test_a_content_without_words_counts_nowhere() -> None:
    """A content of punctuation alone is neither missed nor invented."""
    alignment = align(Words(TEXT), [told(",")], [told("»")])
    assert (alignment.missed, alignment.invented) == ((), ())


@pytest.mark.parametrize(
    ("source", "heads"),
    [
        ("la maire de Tourvel, Nela Orvane", {"maire", "orvane"}),
        ("Nela Orvane", {"orvane"}),
        ("la maire", {"maire"}),
        ("Tourvel, Nela Orvane", {"tourvel", "orvane"}),
        ("la", {"la"}),
    ],
)
def test_the_words_that_a_source_is_known_by(source: str, heads: set[str]) -> None:
    """Each apposition or conjunct is known by its last word before a preposition; small words alone by themselves."""
    words = Words(TEXT)
    assert set(names(*words.heads(words.inside(at(source))))) == heads


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("l'adjoint d'Orvane et l’hydrologue", {"l'adjoint", "l’hydrologue"}),
        ("from Merande", {"from", "merande"}),
        ("port captain Jonas Trevell, who was aboard", {"trevell"}),
        ("one of the pilots", {"pilots"}),
    ],
)
def test_heads_in_either_language(text: str, heads: set[str]) -> None:
    """Elided articles cut nothing, prepositions and relative pronouns do; a phrase that opens so has no head."""
    words = Words(text)
    assert {words.word(n) for n in words.heads(frozenset(range(len(words.spans))))} == heads


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ("la maire de Tourvel, Nela Orvane", "Nela Orvane", True),
        ("la maire de Tourvel", "maire", True),
        ("la maire de Tourvel", "Tourvel", False),
        ("Nela Orvane", "Ivo Radek", False),
        ("", "Ivo Radek", False),
        ("Ivo Radek", "", False),
        ("", "", True),
    ],
)
def test_sources_are_the_same_by_a_head(gold: str, found: str, same: bool) -> None:
    """Two sources are the same when a head is shared, or when both are absent."""
    assert same_source(Words(TEXT), at(gold) if gold else (), at(found) if found else ()) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Nela Orvane", "Orvane", True),
        ("Mme Orvane", "nela  ORVANE", True),
        ("la préfecture du Val", "préfecture", True),
        ("Nela Orvane", "Ivo Radek", False),
        ("Nela Orvane", "Nela Radek", False),
        ("", "Nela Orvane", False),
    ],
)
def test_speakers_are_the_same_by_their_words(one: str, other: str, same: bool) -> None:
    """A name means another when all its words but titles and articles are among the other's."""
    assert same_speaker(one, other) is same


def test_an_object_of_the_interchange_format_is_read() -> None:
    """Spans are put in order, a single speaker becomes a list of one, what is absent is empty."""
    fields = {
        "content": [[9, 12], [0, 3], [5, 5]],
        "source": None,
        "kind": "mixed",
        "speaker": "Ivo Radek",
        "act": "say",
    }
    assert Told.of(fields) == Told(content=((0, 3), (9, 12)), form="mixed", act="say", speaker=("Ivo Radek",))


@pytest.mark.parametrize("span", [[3, 1], [-1, 2], ["a", 2], [0.5, 2]])
def test_a_span_that_is_none_is_refused(span: list[object]) -> None:
    """A span that ends before it begins, or whose ends are no numbers, is named."""
    with pytest.raises(ValueError, match="wanted a span"):
        Told.of({"content": [span]})
