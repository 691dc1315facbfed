"""The sentence around a fault is cut out whole, and written as a case that can be read back."""

from __future__ import annotations

import tomllib

import pytest

from cases.marked import read_case
from training.alignment import Told
from training.skeletons import sentences_around, skeleton

TEXT = (
    'Il pleut sur Cormelle. « La digue tient ! » lance M. Radek, selon qui J. Orvane a dit que le pont était "sûr".\n'
    "Le port rouvre. Il vente."
)


def at(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def around(*words: str) -> str:
    begin, end = sentences_around(TEXT, tuple(map(at, words)))
    return TEXT[begin:end]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["pleut"], "Il pleut sur Cormelle."),
        (["Il vente"], "Il vente."),
        (["port"], "Le port rouvre."),
        (["pont"], TEXT.splitlines()[0].removeprefix("Il pleut sur Cormelle. ")),
        (["pleut", "pont"], TEXT.splitlines()[0]),
        (["rouvre", "vente"], TEXT.splitlines()[1]),
    ],
)
def test_whole_sentences(words: list[str], sentence: str) -> None:
    """A sentence ends at its point or its line, not at an initial, a title, or a quotation that goes on."""
    assert around(*words) == sentence


LANCE = Told(
    content=(at("La digue tient !"),),
    source=(at("M. Radek"),),
    cue=(at("lance"),),
    act="say",
    form="direct",
    speaker=(),
)
DIT = Told(content=(at('le pont était "sûr"'),), source=(at("J. Orvane"),), cue=(at("a dit"),), speaker=("Orvane",))
SPAN = sentences_around(TEXT, LANCE.content)


def test_a_skeleton_is_a_case() -> None:
    """What is copied is TOML that the reader of cases takes, with the gold statement that was missed as number 1."""
    made = skeleton(TEXT, SPAN, [LANCE, DIT], DIT, "nothing was\nfound here")
    assert made.startswith("# Write it anew: ")
    assert "\n# nothing was found here\n[[case]]\n" in made
    (table,) = tomllib.loads(made)["case"]
    case = read_case("fr/here/1", "fr", table)
    assert case.text == TEXT[slice(*SPAN)]
    first, second = case.expected
    assert [case.text[span.start : span.end] for span in first.content] == ['le pont était "sûr"']
    assert first.facts == {"speaker": "Orvane"}
    assert [case.text[span.start : span.end] for span in second.source] == ["M. Radek"]
    assert second.facts == {"act": "say", "form": "direct", "speaker": []}


def test_a_skeleton_of_what_was_invented_marks_nothing() -> None:
    """Where gold has nothing in the sentence, the case wants nothing found; gold of other sentences stays out."""
    made = skeleton(TEXT, sentences_around(TEXT, (at("port"),)), [LANCE, DIT], None)
    assert tomllib.loads(made)["case"] == [{"text": "Le port rouvre."}]


def test_pieces_and_nested_spans_are_marked() -> None:
    """Each piece has its bracket, and a span inside another one nests."""
    text = "Non, dit Orvane, jamais."
    whole = Told(content=((0, 3), (17, 23)), source=((9, 15),), cue=((5, 8),))
    inner = Told(content=((17, 23),))
    made = skeleton(text, (0, len(text)), [whole, inner], whole)
    assert tomllib.loads(made)["case"][0]["text"] == (
        "[Non]{content}, [dit]{cue} [Orvane]{source}, [[jamais]{content.2}]{content}."
    )
