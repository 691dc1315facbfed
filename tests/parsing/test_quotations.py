"""A quotation apart from its frame is told from quoted words that belong to a sentence's grammar."""

import pytest

from sayso.parsing.quotations import find_detached
from sayso.text.quotemarks import find_quotes
from sayso.text.segments import find_paragraphs


def detached(text: str) -> list[str]:
    quotes = find_quotes(text)
    found = find_detached(text, find_paragraphs(text), quotes)
    return [text[quotes[index].inner.start : quotes[index].inner.end] for index in sorted(found)]


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("« Elle tiendra », assure la maire.", ["Elle tiendra"]),
        ("“We will wait,” the mayor said.", ["We will wait,"]),
        ('"We will wait," said the mayor.', ["We will wait,"]),
        ("La maire a dit : « Nous attendons. »", ["Nous attendons."]),
        ('She said: "No."', ["No."]),
        ("« Partez tout de suite ! » a crié le pompier.", ["Partez tout de suite !"]),
        ("« Combien de temps ? » demande-t-il.", ["Combien de temps ?"]),
        ("« Elle tiendra », dit-elle, « mais pas longtemps ».", ["Elle tiendra", "mais pas longtemps"]),
        ("« Non », répond la maire.", ["Non"]),
        ("“It holds,” she said, “but not for long.”", ["It holds,", "but not for long."]),
        (
            "Il répète que « le pont tient. Personne ne partira ce soir ».",
            ["le pont tient. Personne ne partira ce soir"],
        ),
        ("« Nous attendons. Nous ne partirons pas. »", ["Nous attendons. Nous ne partirons pas."]),
    ],
)
def test_quotations_apart(text: str, apart: list[str]) -> None:
    """What a comma, a colon or a paragraph sets off stands apart."""
    assert detached(text) == apart


@pytest.mark.parametrize(
    "text",
    [
        "Il juge la digue « fragile ».",
        "Le « conseil de paix » siège à Tourvel.",
        "La préfète assure que « la digue tiendra ».",
        "The mayor said the levee was “in good shape” on Monday.",
        "The so-called “peace council” sits in a hotel.",
        "Le film « Les Eaux noires » a reçu un prix.",
        "Elle parle d'une « honte ».",
        "Aucune citation ici.",
    ],
)
def test_words_in_a_sentence(text: str) -> None:
    """Labels, titles, single words and clauses after their conjunction are part of their sentence."""
    assert detached(text) == []


def test_only_the_outermost_stands_apart() -> None:
    """A quotation inside another one is never set apart by itself."""
    assert detached("« Il m'a dit : “Partez tout de suite.” », raconte-t-elle.") == [
        "Il m'a dit : “Partez tout de suite.”"
    ]


def test_each_paragraph_of_a_run_on_quotation_stands_apart() -> None:
    """A quotation that runs on into the next paragraph stands apart in both."""
    text = "Il a dit : « Nous avons tout essayé cette nuit encore.\n\n« Demain aussi. »"
    assert detached(text) == ["Nous avons tout essayé cette nuit encore.", "Demain aussi."]


def test_a_text_without_quotations() -> None:
    """An empty text has none."""
    assert detached("") == []
