"""A parsed report keeps every character in its place, whatever the trained weights think of it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.languages.pack import load_pack
from sayso.parsing.document import Parsed
from sayso.parsing.parser import parse
from sayso.records import Report, Span

FRENCH = (
    "« Le barrage tient. Les pompes tournent », a déclaré mardi la préfète Solène Aubrac.\n\n"
    "Le maire juge la digue « très fragile. Trop, même » pour l’hiver\u202f: il l’a dit\u00a0! Elle tiendra-t-elle ?"
)
ENGLISH = (
    '"The dam is holding. The pumps are running," Mayor Ines Calloway said.\n\n'
    "She called the levee “fragile”, and the engineers' report agrees."
)
TEXTS = {"fr": FRENCH, "en": ENGLISH}


def read(text: str, language: str = "fr") -> Parsed:
    return parse(Report.make(key="a", text=text, language=language), load_pack(language))


def check(parsed: Parsed) -> None:
    """Assert what every parse must keep."""
    text = parsed.report.text
    assert [token.i for token in parsed.tokens] == list(range(len(parsed.tokens)))
    at = 0
    for token in parsed.tokens:
        assert text[token.start : token.end] == token.text
        assert not text[at : token.start].strip()
        assert token.start >= at
        at = token.end
    assert not text[at:].strip()
    assert [sentence.first for sentence in parsed.sentences] == [0, *(s.last for s in parsed.sentences)][
        : len(parsed.sentences)
    ]
    assert not parsed.tokens or parsed.sentences[-1].last == len(parsed.tokens)
    for sentence in parsed.sentences:
        numbers = range(sentence.first, sentence.last)
        assert all(parsed.tokens[i].head in numbers for i in numbers)
        assert any(parsed.tokens[i].head == i for i in numbers)
        assert all(parsed.paragraphs[sentence.paragraph].holds(parsed.tokens[i].start) for i in numbers)
    for mention in parsed.mentions:
        assert 0 <= mention.first < mention.last <= len(parsed.tokens)
        assert mention.label in ("PER", "ORG", "LOC")


@pytest.mark.parametrize("language", TEXTS)
def test_every_character_is_kept(language: str) -> None:
    """Tokens stand in order on their own characters, sentences follow each other, trees stay in their sentence."""
    check(read(TEXTS[language], language))


@pytest.mark.parametrize("language", TEXTS)
def test_a_detached_quotation_is_a_sentence_apart(language: str) -> None:
    """No sentence reaches over the edge of a quotation that stands apart from its frame."""
    parsed = read(TEXTS[language], language)
    assert parsed.detached == {0}
    span = parsed.quotes[0].span
    inside = {token.i for token in parsed.tokens_in(span)}
    for sentence in parsed.sentences:
        numbers = set(range(sentence.first, sentence.last))
        assert not numbers & inside or numbers <= inside
        assert (sentence.quote == 0) == bool(numbers & inside)


def test_quoted_words_of_a_sentence_stay_in_it() -> None:
    """A sentence of the report is not cut inside of short quoted words."""
    parsed = read("Le maire juge la digue « très fragile » et le pont « condamné ».")
    assert not parsed.detached
    assert len(parsed.sentences) == 1


def test_a_sentence_never_begins_after_a_word() -> None:
    """Only a mark that can end a sentence stands before the next one."""
    parsed = read("Le maire Ilyès Cormeray Tourvel Le pont La route\u202f: fermés, dit Orvane\nLe barrage tient")
    for sentence in parsed.sentences[1:]:
        before = parsed.tokens[sentence.first - 1]
        first_of_paragraph = parsed.sentence(before.i).paragraph != sentence.paragraph
        assert first_of_paragraph or not before.text[-1].isalnum()


def test_paragraphs_are_parsed_apart() -> None:
    """A line break ends a sentence, full stop or not."""
    parsed = read("Le pont est fermé\nLa route est ouverte\n\nLe bac attend")
    assert [sentence.paragraph for sentence in parsed.sentences] == [0, 1, 2]


@pytest.mark.parametrize("text", ["", " \n\u00a0\n", "\u200b", "…", "« »", "🌊", "\n\n1"])
def test_texts_without_words_parse(text: str) -> None:
    """A text of white space, marks or signs alone is no trouble."""
    check(read(text))


def test_a_paragraph_without_end_is_parsed_in_parts() -> None:
    """A line of 60,000 characters is parsed, and keeps its characters too."""
    check(read("Le pont tient et la route est ouverte. " * 1600))
    check(read("pont" * 6000))


@pytest.mark.parametrize("language", TEXTS)
def test_reading_twice_gives_the_same(language: str) -> None:
    """The same report parses alike, alone or after others."""
    first = read(TEXTS[language], language)
    read("Autre chose. Something else.", language)
    again = read(TEXTS[language], language)
    assert (first.tokens, first.sentences, first.mentions) == (again.tokens, again.sentences, again.mentions)


def test_a_paragraph_does_not_depend_on_its_neighbours() -> None:
    """The words of a paragraph are tagged alike, whatever stands around it."""
    alone = read("La préfète a fermé le pont.")
    among = read("Neuf maisons.\n\nLa préfète a fermé le pont.\n\nEt la route ?")
    there = [t for t in among.tokens if Span(15, 42).holds(t.start)]
    assert [(t.text, t.lemma, t.pos, t.dep) for t in alone.tokens] == [(t.text, t.lemma, t.pos, t.dep) for t in there]


def test_the_tree_can_be_walked() -> None:
    """Children, ancestors and subtree agree with the heads."""
    parsed = read(FRENCH)
    for token in parsed.tokens:
        assert all(child.head == token.i for child in parsed.children(token.i))
        assert token.i in parsed.subtree(token.i)
        for above in parsed.ancestors(token.i):
            assert token.i in parsed.subtree(above.i)
        sentence = parsed.sentence(token.i)
        assert sentence is parsed.sentences[parsed.sentence_number(token.i)]
        assert token in parsed.words(sentence)


def test_tokens_in_a_span_begin_there() -> None:
    """A span of characters holds the tokens that begin in it, half open."""
    parsed = read("Le pont tient.")
    assert [token.text for token in parsed.tokens_in(Span(3, 8))] == ["pont"]
    assert [token.text for token in parsed.tokens_in(Span(3, 9))] == ["pont", "tient"]
    assert parsed.anchor(3, 7).exact == "pont"


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            ["Le pont", " tient", ".", "\n", "« ", " »", "“", "”", '"', "'", "\u00a0", "\u202f", "🌊", " ", "?"]
        )
        | st.text(max_size=5),
        max_size=25,
    ).map("".join)
)
def test_any_text_parses(text: str) -> None:
    """Whatever stands in a text, its parse keeps every character in its place."""
    check(read(text))
