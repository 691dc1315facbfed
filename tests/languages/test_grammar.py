"""Each pack tells the words that do the work of grammar, class by class, each class shown by an example."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

from sayso.errors import PackError
from sayso.languages.grammar import Grammar
from sayso.languages.pack import Pack, load_pack, read_pack
from sayso.parsing.parser import parse
from sayso.records import Report

BRACKET = re.compile(r"\[([^\[\]]+)\]\{(\w+)\}")


def entries(language: str, table: str) -> list[dict[str, Any]]:
    text = (load_pack(language).folder / "grammar.toml").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = tomllib.loads(text).get(table, [])
    return found


EXAMPLES = [
    pytest.param(language, entry, table, text, id=f"{language}.{entry['id']}")
    for language in ("fr", "en")
    for table in ("class", "contraction")
    for entry in entries(language, table)
    for text in entry["examples"]
]


@pytest.fixture(params=["fr", "en"])
def pack(request: pytest.FixtureRequest) -> Pack:
    return load_pack(request.param)


@pytest.mark.parametrize(("language", "entry", "table", "text"), EXAMPLES)
def test_an_example_shows_a_word_of_its_class(language: str, entry: dict[str, Any], table: str, text: str) -> None:
    """What an example marks is one token when it is parsed, and its form (of a verb, its lemma) is in the class."""
    (match,) = BRACKET.finditer(text)
    assert match[2] == table
    report = Report.make(key="a", text=BRACKET.sub(r"\1", text), language=language)
    marked = range(match.start(), match.start() + len(match[1]))
    tokens = [t for t in parse(report, load_pack(language)).tokens if t.start < marked.stop and t.end > marked.start]
    assert [(t.start, t.end) for t in tokens] == [(marked.start, marked.stop)]
    form = tokens[0].lemma.lower() if entry["id"].endswith("-verbs") else tokens[0].lower
    assert form in entry["words"]


def test_words_are_written_as_they_are_looked_up(pack: Pack) -> None:
    """A word is in lower case, with straight apostrophes and without spaces, and stands once in its class."""
    for entry in entries(pack.language, "class") + entries(pack.language, "contraction"):
        assert len(entry["words"]) == len(set(entry["words"])), entry["id"]
        for word in entry["words"]:
            assert word == word.lower().replace("’", "'").strip(), entry["id"]
            assert " " not in word, entry["id"]


def test_a_pack_has_what_every_construction_needs(pack: Pack) -> None:
    """Each language has words for what every construction asks of it."""
    grammar = pack.grammar
    for words in (
        grammar.conjunctions,
        grammar.questions,
        grammar.negations,
        grammar.agent_prepositions,
        grammar.titles,
    ):
        assert words


def test_a_language_without_such_words_has_none() -> None:
    """English has no reflexive pronouns of verbs, no conditional of hearsay and no contractions."""
    grammar = load_pack("en").grammar
    assert not grammar.reflexives | grammar.conditions | grammar.modal_verbs | grammar.gerund_marks
    assert not grammar.contractions


@pytest.mark.parametrize(
    ("language", "name", "word"),
    [
        ("en", "own_voice", "on"),
        ("fr", "indefinites", "an"),
        ("en", "titles", "me"),
        ("en", "agent_prepositions", "de"),
        ("fr", "outlet_prepositions", "on"),
    ],
)
def test_words_of_the_other_language_stay_out(language: str, name: str, word: str) -> None:
    """A word that only looks like one of the other language does nothing: "on" names nobody in English."""
    assert word not in getattr(load_pack(language).grammar, name)


def test_contractions_lead_to_their_preposition() -> None:
    """A contraction is known as the preposition that it holds."""
    contractions = load_pack("fr").grammar.contractions
    assert (contractions["du"], contractions["aux"]) == ("de", "à")
    assert "de" not in contractions


def test_a_parsed_report_has_the_grammar_of_its_language(pack: Pack) -> None:
    """Constructions reach the words through the parsed report."""
    assert parse(Report.make(key="a", text="1", language=pack.language), pack).grammar is pack.grammar


def test_classes_are_made_from_ids() -> None:
    """An id with hyphens is the class of that name; a class that is not told is empty."""
    grammar = Grammar.of({"own-voice": ["i", "we"]}, {})
    assert grammar.own_voice == {"i", "we"}
    assert grammar.nobody == frozenset()


def test_a_class_that_nothing_reads_is_refused() -> None:
    """A class that no construction knows is a mistake in writing, and named."""
    with pytest.raises(PackError, match=r"grammar\.toml has classes that nothing reads: own-voices"):
        Grammar.of({"own-voices": ["i"]}, {})


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('id = "titles"', 'id = "tittles"', "nothing reads: tittles"),
        ('id = "titles"', 'id = "articles"', r"needs an id of its own, got 'fr\.grammar\.articles'"),
        ("stands_for =", "means =", "wrong shape: 'stands_for'"),
        ("examples = [", "samples = [", "needs at least one example"),
    ],
)
def test_a_broken_file_says_what_is_wrong(tmp_path: Path, old: str, new: str, reason: str) -> None:
    """A pack whose grammar has an unknown class, an id twice, or an entry of another shape is refused."""
    folder = tmp_path / "fr"
    shutil.copytree(load_pack("fr").folder, folder, ignore=shutil.ignore_patterns("model", "__pycache__"))
    text = (folder / "grammar.toml").read_text(encoding="utf-8")
    assert old in text
    (folder / "grammar.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PackError, match=reason):
        read_pack(folder)
