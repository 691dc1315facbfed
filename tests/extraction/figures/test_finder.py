"""The figures of a report: what is counted, what it is about, who claims it, hearsay; and what is no figure."""

from __future__ import annotations

import pytest

from sayso.extraction.figures import find_figures, find_numbers_of_report, find_unread
from sayso.extraction.statements import find_statements
from sayso.languages.pack import load_pack
from sayso.parsing.document import Parsed
from sayso.parsing.parser import parse
from sayso.records import Figure, Metadata, Report, Statement, TimeExpr


def read(language: str, text: str) -> tuple[Parsed, list[Statement]]:
    """Return a parsed text and its statements."""
    pack = load_pack(language)
    report = Report.make(key="test", text=text, language=language, metadata=Metadata())
    parsed = parse(report, pack)
    return parsed, list(find_statements(parsed, pack))


def figures(language: str, text: str, *, everything: bool = False, times: tuple[TimeExpr, ...] = ()) -> list[Figure]:
    """Return the figures of a text, or every number of it."""
    parsed, statements = read(language, text)
    find = find_numbers_of_report if everything else find_figures
    return list(find(parsed, statements, times, load_pack(language)))


COUNTED = [
    ("fr", "Au moins 36 habitants ont fui Valdorne.", ["habitants"]),
    ("fr", "Une dizaine de maisons ont brûlé à Corvelle.", ["maisons"]),
    ("fr", "Quelque 59 % des électeurs ont voté.", ["électeurs"]),
    ("fr", "La mairie a payé une amende de 45 000 euros.", ["amende"]),
    ("fr", "Deux des cinq ponts de la ville sont fermés.", ["ponts", "ponts"]),
    ("fr", "Les cambriolages ont grimpé de 12 à 40.", ["cambriolages", "cambriolages"]),
    ("en", "At least 36 residents fled Valdorne.", ["residents"]),
    ("en", "Dozens of homes burned in Harlow Fen.", ["homes"]),
    ("en", "Some 59 percent of voters turned out.", ["voters"]),
    ("en", "The slide killed seven riders and injured three more.", ["riders", "riders"]),
    ("en", "The 22-mile (35 km) march went on.", ["march", "march"]),
]
TOPICS = [
    ("fr", "Au moins 17 marins ont été tués dans le naufrage.", ["killed"]),
    ("fr", "L’attaque a fait douze morts et trente blessés.", ["killed", "injured"]),
    ("fr", "La police a arrêté quatorze manifestants.", ["detained"]),
    ("fr", "Le tribunal a infligé une amende de 300 euros.", ["money"]),
    ("fr", "La moitié des vignes est perdue.", ["share"]),
    ("fr", "Des milliers de manifestants ont bloqué le port.", ["participants"]),
    ("fr", "Le séisme a endommagé une dizaine de maisons.", ["damage"]),
    ("fr", "L’explosion a tué treize personnes, dont trois enfants.", ["killed", "killed"]),
    ("fr", "Sept otages ont été libérés.", ["released"]),
    ("fr", "La mairie a acheté douze bancs.", ["other"]),
    ("en", "At least 36 people were killed in the fire.", ["killed"]),
    ("en", "The blast injured over 200 people in Dorrin.", ["injured"]),
    ("en", "It left six soldiers dead.", ["killed"]),
    ("en", "Police arrested fourteen protesters.", ["detained"]),
    ("en", "The virus infected around 35,000 people.", ["infected"]),
    ("en", "The wreck lies 12 miles offshore.", ["distance"]),
    ("en", "The fire destroyed at least 200 homes.", ["damage"]),
    ("en", "Some 3,728 measles cases were logged in Harlow Fen.", ["infected"]),
    ("en", "The storm killed 62, including, according to the clinic, 54 children.", ["killed", "killed"]),
    ("en", "The 36 people infected included 26 cooks and nine drivers.", ["infected", "infected", "infected"]),
    ("en", "The council hired 36 people, among them 26 cooks and nine drivers.", ["other", "other", "other"]),
    ("en", "About 400 residents took part in the vigil.", ["participants"]),
    ("en", "About 400 residents took photographs of the vigil.", ["other"]),
    ("fr", "Douze marins ont perdu la vie au large de Corvelle.", ["killed"]),
    ("fr", "La fermeture causera une perte de 300 emplois.", ["other"]),
    ("fr", "Le gardien a réussi dix-sept arrêts.", ["other"]),
    ("fr", "Quelque 7 000 rebelles ont déposé les armes.", ["fighters"]),
    ("fr", "Cinq cents pompiers ont été mobilisés.", ["other"]),
    ("en", "The council bought twelve benches.", ["other"]),
]
CLAIMANTS = [
    ("fr", "« Douze maisons ont brûlé », a déclaré le maire, Paul Verrand.", ["Paul Verrand"]),
    ("fr", "La marche a réuni 2 400 personnes selon la préfecture, 9 000 selon les syndicats.", None),
    ("fr", "Douze maisons ont brûlé à Corvelle.", ["article"]),
    ("en", "“Twelve homes burned,” said the mayor, Paula Verrand.", ["Paula Verrand"]),
    ("en", "Twelve homes burned in Harlow Fen.", ["article"]),
    ("en", "Twelve homes burned, the health agency said.", ["health agency"]),
    ("fr", "Selon la préfecture, douze maisons ont brûlé.", ["préfecture"]),
    ("fr", "On déplore douze blessés à Valdorne.", ["article"]),
    ("fr", "Le bilan s’élève à douze morts.", ["article"]),
    ("fr", "Le canton de Valdorne est reconnu par 115 communes.", ["article"]),
    ("fr", "La digue a tenu et 300 habitants sont restés, selon la mairie.", ["mairie"]),
    ("en", "At least nine people drowned and 35 were pulled out, according to officials, who gave no names.", None),
    ("en", "Homes were lost, with estimates by the Harlow Trust ranging from 45% to 60%.", ["the Harlow Trust"]),
    ("en", "Thousands live on the flats, and residents claimed the sirens never rang.", ["article"]),
    ("en", "She marched alone on Monday, but hundreds of neighbours joined her.", ["article"]),
]
TELLERS = {"fr": ["la préfecture", "les syndicats"], "en": ["officials", "officials"]}
VICTIMS = [
    ("fr", "Un promeneur de 40 ans a été blessé par une branche.", [("promeneur", "injured")]),
    ("fr", "La gendarmerie a interpellé un individu à Corvelle.", [("individu", "detained")]),
    ("fr", "L’éboulement a fait un mort.", [("mort", "killed")]),
    ("fr", "Une autre personne est portée disparue.", [("autre personne", "missing")]),
    ("fr", "La crue a fait cinq morts : trois à Valdorne et un à Corvelle.", None),
    ("en", "The blast seriously injured a man.", [("man", "injured")]),
    ("en", "A hiker was killed by a rockfall.", [("hiker", "killed")]),
    ("fr", "Un promeneur a prévenu la mairie.", []),
    ("fr", "Un projet a été enterré par la région.", []),
    ("fr", "Une mort suspecte intrigue les habitants.", []),
    ("fr", "Le maire a salué un homme courageux.", []),
    ("en", "A hiker called the council.", []),
    ("en", "A bridge was destroyed by the flood.", []),
    ("en", "The fire took two barns and one of Valdorne's oldest mills.", []),
    ("en", "The Harlow Trust, a major landlord, posted a loss.", []),
    ("en", "The council hired a man from Harlow Fen.", []),
]


@pytest.mark.parametrize(("language", "text", "counted"), COUNTED)
def test_what_is_counted(language: str, text: str, counted: list[str]) -> None:
    """The noun that is counted stands after the number, governs it, or was told with the number before."""
    assert [figure.counted for figure in figures(language, text)] == counted


@pytest.mark.parametrize(("language", "text", "topics"), TOPICS)
def test_topics(language: str, text: str, topics: list[str]) -> None:
    """What a figure is about follows from its unit, its noun and what is said of it."""
    assert [figure.topic for figure in figures(language, text)] == topics


@pytest.mark.parametrize(("language", "text", "claimants"), CLAIMANTS)
def test_claimants(language: str, text: str, claimants: list[str] | None) -> None:
    """A figure is claimed by the speaker of its statement, by whoever is named beside it, else by the article."""
    found = [figure.claimed_by for figure in figures(language, text)]
    assert found == (claimants or TELLERS[language])


@pytest.mark.parametrize(("language", "text", "victims"), VICTIMS)
def test_one_person(language: str, text: str, victims: list[tuple[str, str]] | None) -> None:
    """An article counts one person where something happened to that person, and in a list by places; nowhere else."""
    found = [(figure.counted, figure.topic) for figure in figures(language, text) if figure.value == 1]
    assert found == ([("morts", "killed")] if victims is None else victims)


def test_hearsay() -> None:
    """The French conditional makes a figure hearsay, claimed by the article."""
    (figure,) = figures("fr", "L’explosion aurait fait douze morts à Valdorne.")
    assert (figure.hearsay, figure.claimed_by, figure.topic) == (True, "article", "killed")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le chantier a duré trois ans."),
        ("fr", "Anne Sorel, 34 ans, dirige le troisième bataillon."),
        ("fr", "Le pont a cédé le 31 août 2021."),
        ("fr", "L’un des gardiens a prévenu la mairie."),
        ("fr", "La chaîne Vallée 24 diffuse les images."),
        ("en", "The work lasted three years."),
        ("en", "Ann Sorrel, aged 34, leads the third battalion."),
        ("en", "The guard, John Marlow, 34, leads the third battalion."),
        ("en", "She was 34 and lived in Harlow Fen."),
        ("en", "The bridge gave way on March 29, 2021."),
        ("en", "One of the guards called the mayor."),
    ],
)
def test_what_is_no_figure(language: str, text: str) -> None:
    """Lengths of time, ages, ordinals, dates, names and idioms are no figures of the ledger."""
    assert figures(language, text) == []


def test_every_number_is_printed() -> None:
    """Every number of a report is given, where asked for: ordinals, ages and lengths of time too."""
    found = figures("fr", "Anne Sorel, 34 ans, dirige le troisième bataillon depuis deux mois.", everything=True)
    assert [(figure.kind, figure.unit) for figure in found] == [
        ("exact", "year"),
        ("ordinal", None),
        ("exact", "month"),
    ]


def test_the_date_of_a_figure() -> None:
    """A figure speaks of the date that is told in its clause, and a date is no figure."""
    text = "En 2016, le groupe comptait 4 000 hommes, contre 2 200 en 2021."
    parsed, statements = read("fr", text)
    times = tuple(
        TimeExpr(id=year, anchor=parsed.anchor(at, at + 4), type="date", start=year, found_by="by.hand")
        for year, at in (("2016", 3), ("2021", text.index("2021")))
    )
    found = list(find_figures(parsed, statements, times, load_pack("fr")))
    assert [(str(figure.value), figure.as_of) for figure in found] == [("4000", "2016"), ("2200", "2021")]


def test_a_figure_without_a_date() -> None:
    """Where no date is told, none is invented."""
    assert [figure.as_of for figure in figures("fr", "Le groupe compte 4 000 hommes.")] == [None]


def test_numerals_that_were_not_read() -> None:
    """Each numeral that became no figure and no time is listed with its reason."""
    text = "Le 31 août, à 14h30, Anne Sorel a cité l’article 12 pour la troisième fois devant 40 élus."
    parsed, _ = read("fr", text)
    found = [(anchor.exact, reason) for anchor, reason in find_unread(parsed, (), load_pack("fr"))]
    assert ("31", "part of a date") in found
    assert ("12", "part of a name") in found
    assert ("troisième", "an ordinal") in found
    assert all(exact != "40" for exact, _ in found)


def test_times_are_read() -> None:
    """A numeral inside a time expression is read, and not listed."""
    parsed, _ = read("fr", "Le pont a cédé le 31 août.")
    time = TimeExpr(id="1", anchor=parsed.anchor(18, 25), type="date", start="2021-08-31", found_by="by.hand")
    assert list(find_unread(parsed, (time,), load_pack("fr"))) == []


def test_figures_are_the_same_each_time() -> None:
    """Reading twice gives the same figures with the same ids."""
    text = "Au moins 13 soldats sont morts et deux cents familles ont fui."
    assert figures("fr", text) == figures("fr", text)
    assert len({figure.id for figure in figures("fr", text)}) == 2
