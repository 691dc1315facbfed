"""Who holds an office, by the words that a report has for a person."""

from __future__ import annotations

import re
import tomllib

import pytest

from sayso.languages.offices import holds_office
from sayso.languages.pack import load_pack

PUBLIC = {
    "fr": [
        "la préfète",
        "le ministre des Ponts",
        "ancien ministre",
        "porte-parole de la famille Radek",
        "34 ans, maire de Tourvel",
        "directrice adjointe de l'hôpital",
        "L’ex-Premier ministre",
        "gardien de but du Tourvel FC",
        "président de l’association des boulangers",
        "chef d'état-major",
        "le colonel",
    ],
    "en": [
        "harbour master",
        "Kestrel Bay fire chief",
        "head of mission for the north",
        "the mayor's spokesman",
        "former Prime Minister",
        "34, mayor of Kestrel Bay",
        "marine biologist at the institute",
        "secretary of state",
        "county clerk",
        "chair of the farmers' union",
    ],
}
PRIVATE = {
    "fr": [
        "un témoin",
        "34 ans",
        "riveraine du barrage",
        "la femme du maire",
        "frère du ministre",
        "boulangère sur le quai",
        "l’épouse du préfet",
        "une victime",
        "pompier volontaire",
        "enfant de la directrice",
        "",
        "« Momo »",
        "mère de famille",
        "suspect",
    ],
    "en": [
        "a witness",
        "aged 34",
        "resident of Kestrel Bay",
        "the fire chief's wife",
        "son of the mayor",
        "baker on the quay",
        "wife of the governor",
        "a survivor",
        "the minister's driver",
        "a nurse at the hospital of the county",
        "",
        "juror number two",
        "defendant",
    ],
}


@pytest.mark.parametrize(("language", "words"), [(lang, words) for lang in PUBLIC for words in PUBLIC[lang]])
def test_an_office_is_public(language: str, words: str) -> None:
    """Offices, commands, those who speak for a body, experts."""
    assert holds_office(words, language)


@pytest.mark.parametrize(("language", "words"), [(lang, words) for lang in PRIVATE for words in PRIVATE[lang]])
def test_the_rest_is_private(language: str, words: str) -> None:
    """Witnesses, residents, victims, relatives of whoever, ages, trades; and what nobody knows."""
    assert not holds_office(words, language)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_example_of_the_pack_is_private(language: str) -> None:
    """An entry's example has one of its nouns between brackets, and gives nobody an office."""
    table = tomllib.loads((load_pack(language).folder / "private.toml").read_text("utf-8"))
    for entry in table["private"]:
        for example in entry["examples"]:
            (noun,) = re.findall(r"\[([^]]+)\]\{private\}", example)
            assert noun in entry["words"], example
            assert not holds_office(re.sub(r"\[([^]]+)\]\{private\}", r"\1", example), language), example
