"""Who publishes tells nothing of what a report is about."""

from __future__ import annotations

import dataclasses

import pytest

from ledger.making import make_name, make_report
from sayso.languages.pack import load_pack
from sayso.linking import CERTAIN, NamedIn, link_names
from sayso.linking.media import is_medium_by_words, signs
from sayso.records import Report

MEDIA = [
    ("en", "Northwire"), ("en", "Fen Herald"), ("en", "Radio Tarn"), ("en", "Tarn News Agency"),
    ("en", "Le Monde"), ("en", "Reuters"),
    ("fr", "Courrier du Val"), ("fr", "Radio Tarn"), ("fr", "Agence de presse du Tarn"), ("fr", "Valpresse"),
    ("fr", "Le Monde"),
]  # fmt: skip
OTHERS = [
    ("en", "Health Ministry"), ("en", "Journal Committee of Tarn"), ("en", "Sun Valley Council"),
    ("en", "Daily Bread Trust"),
    ("fr", "Office du courrier"), ("fr", "Comité du Val"), ("fr", "Syndicat des journaux"), ("fr", "Croix-Rouge"),
]  # fmt: skip


def named(report: Report, words: str, type_: str = "organisation") -> NamedIn:
    return NamedIn.of(make_name(report, words, type=type_), report)  # type: ignore[arg-type]


@pytest.mark.parametrize(("language", "words"), MEDIA)
def test_words_of_media(language: str, words: str) -> None:
    """The head of a name shows that it publishes."""
    name = make_name(make_report(f"It says {words} now."), words, type="organisation")
    assert is_medium_by_words(name, load_pack(language))


@pytest.mark.parametrize(("language", "words"), OTHERS)
def test_words_of_others(language: str, words: str) -> None:
    """A word of the press elsewhere in a name does not."""
    name = make_name(make_report(f"It says {words} now."), words, type="organisation")
    assert not is_medium_by_words(name, load_pack(language))


@pytest.mark.parametrize(
    "text",
    [
        "KERVAZ, May 17 (Orlanis) - Nine people died in the flood, the army said.",
        "KERVAZ (Orlanis) Nine people died in the flood, the army said.",
        "KERVAZ (avec Orlanis) — Neuf personnes sont mortes.",
        "KERVAZ, May 17 - Orlanis - Nine people died.",
        "Orlanis — Nine people died in the flood.",
        "(Orlanis) Nine people died in the flood.",
        "Nine people died in the flood, the army said. (Orlanis)",
        "Nine people died in the flood, the army said. — Orlanis",
    ],
)
def test_signatures(text: str) -> None:
    """A name signs a report in its dateline or at its end."""
    report = make_report(text)
    assert signs(make_name(report, "Orlanis", type="organisation"), report)


@pytest.mark.parametrize(
    "text",
    [
        "The National Relief Agency (Orlanis) said nine people died.",
        "Kervaz thanks Orlanis - and others - for the boats.",
        "Nine people died, Orlanis said.",
        "Orlanis said nine people died.",
        "A body (Orlanis), the army said, died.",
    ],
)
def test_no_signatures(text: str) -> None:
    """An acronym behind its full name does not sign, nor does who is told of."""
    report = make_report(text + " " + "More was said of the flood later. " * 8)
    assert not signs(make_name(report, "Orlanis", type="organisation"), report)


def test_the_author_signs() -> None:
    """The author of two reports is not what they are about."""
    report = dataclasses.replace(make_report("By Ada Quennell. It rained."), author="Ada Quennell, Kervaz")
    assert signs(make_name(report, "Ada Quennell"), report)


def test_a_byline_signs() -> None:
    """So does who stands in a line of their own at the head, and nowhere else."""
    byline = make_report("By Ada Quennell, Kervaz\n\nIt rained on Kervaz, the army said.")
    assert signs(make_name(byline, "Ada Quennell"), byline)
    for text in ("Ada Quennell left.\n\nIt rained.", "By Ada Quennell\n\nIt rained, Ms Quennell said."):
        told = make_report(text)
        assert not signs(make_name(told, "Ada Quennell", *(["Quennell"] if "Ms" in text else [])), told)


def test_a_dateline_is_no_context() -> None:
    """Two reports that one agency sent are not one story; two that tell of one body are."""
    sent = "KERVAZ (Orlanis) - The Health Ministry said nine people died."
    body = "The Health Ministry thanked Orlanis for the boats, a spokeswoman said."
    reports = [make_report(text, key=text, language="en") for text in (sent, sent + " More.", body, body + " More.")]
    links = [[named(report, "Health Ministry"), named(report, "Orlanis")] for report in reports]

    def one(left: int, right: int) -> bool:
        ids = {links[left][0].name.id, links[right][0].name.id}
        found = link_names([*links[left], *links[right]])
        return any({link.left, link.right} == ids and link.score >= CERTAIN for link in found)

    assert not one(0, 1)
    assert one(2, 3)
    assert not one(0, 2)  # who signs one report publishes, wherever it is named


def test_a_publisher_is_no_context() -> None:
    """What one report is published by is no context in another either."""
    text = "The Health Ministry told Orlanis that nine people died, its spokeswoman said on Monday."
    reports = [
        make_report(text, key=key, language="en", publisher=publisher)
        for key, publisher in (("a", "Orlanis"), ("b", None))
    ]
    names = [named(report, words) for report in reports for words in ("Health Ministry", "Orlanis")]
    ids = {names[0].name.id, names[2].name.id}
    assert not [link for link in link_names(names) if {link.left, link.right} == ids and link.score >= CERTAIN]
