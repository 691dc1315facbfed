"""Times are found with their exact words and resolved against the publication date, the text before and the tense."""

import pytest

from extraction.times.reading import read, values
from sayso.extraction.times import find_times
from sayso.languages.pack import load_pack
from sayso.records import Metadata, Report

# Published on Thursday 12 March 2026, at 09:30.
FOUND = [
    ("fr", "Le maire a parlé mardi soir.", ["2026-03-10T17:00:00/2026-03-10T23:00:00"]),
    ("fr", "Le col rouvrira le 31 août.", ["2026-08-31/2026-09-01"]),
    ("fr", "Le col a fermé le 31 août.", ["2025-08-31/2025-09-01"]),
    ("fr", "Le tribunal doit trancher vendredi.", ["2026-03-13/2026-03-14"]),
    ("fr", "À son apogée en 2016, le camp abritait 900 familles.", ["2016/2017"]),
    ("fr", "Les travaux seront finis d'ici la fin du mois.", ["2026-03-12T09:30:00/2026-04-01T00:00:00"]),
    ("fr", "Le prix du pain a doublé ces derniers mois.", ["2025-12-12/2026-03-12"]),
    ("fr", "Il y a deux ans, la digue tenait.", ["2024/2025"]),
    ("fr", "La halle a brûlé dans la nuit de jeudi à vendredi.", ["2026-03-05T20:00:00/2026-03-06T06:00:00"]),
    ("fr", "La halle fermera dans la nuit de jeudi à vendredi.", ["2026-03-12T20:00:00/2026-03-13T06:00:00"]),
    ("fr", "Le rapport est attendu au plus tard le 1er octobre.", ["../2026-10-02"]),
    ("fr", "Il y a deux dimanches, la digue tenait.", ["2026-03-01/2026-03-02"]),
    ("fr", "La grève entre dans sa deuxième semaine.", []),
    ("en", "It was shut between 10 p.m. Thursday and 4 a.m. Friday.", ["2026-03-05T22:00:00/2026-03-06T04:00:00"]),
    ("en", "It was shut between 10 p.m. Tuesday and 4 a.m. Wednesday.", ["2026-03-10T22:00:00/2026-03-11T04:00:00"]),
    ("fr", "Le préfet a demandé de rester chez soi jusqu'à vendredi matin.", ["../2026-03-13T12:00:00"]),
    ("en", "Police urged residents to stay indoors until Friday.", ["../2026-03-14"]),
    ("en", "The quay was wrecked by Monday's storm.", ["2026-03-09/2026-03-10"]),
    ("en", "It will rain in the coming days.", ["2026-03-13/2026-03-16"]),
    ("en", "Exports fell in the week to 20 February.", ["2026-02-14/2026-02-21"]),
    ("fr", "La digue a cédé dans la nuit de mardi à mercredi.", ["2026-03-10T20:00:00/2026-03-11T06:00:00"]),
    ("fr", "Au XIXe siècle, la ville vivait du sel.", ["1800/1900"]),
    ("fr", "Les ventes ont chuté au troisième trimestre de 2019.", ["2019-07/2019-10"]),
    ("fr", "Le bac passe toutes les deux heures.", ["RPT2H"]),
    ("fr", "Le bac a mis une heure et demie, pendant deux jours.", ["PT1.5H", "P2D"]),
    ("fr", "Le scrutin aura lieu dimanche prochain.", ["2026-03-15/2026-03-16"]),
    ("fr", "Le lundi de Pâques, rien n'ouvrira.", ["2026-04-06/2026-04-07"]),
    ("fr", "La route est coupée depuis mars.", ["2026-03/.."]),
    ("fr", "C'est la pire crue depuis 1910.", ["1910/1911"]),
    ("fr", "Le péage a ouvert en mars de l’année dernière.", ["2025-03/2025-04"]),
    ("fr", "Ce mardi 10 mars, rien n’a bougé.", ["2026-03-10/2026-03-11"]),
    ("fr", "Le péage a ouvert le 1er juillet dernier.", ["2025-07-01/2025-07-02"]),
    ("fr", "Dans la nuit de lundi à mardi, vers 2 heures, tout céda.", ["2026-03-10T02:00:00/2026-03-10T02:01:00"]),
    ("fr", "La nuit du 28 février au 1er mars fut calme.", ["2026-02-28T20:00:00/2026-03-01T06:00:00"]),
    ("fr", "La veille au soir, le convoi était arrivé.", ["2026-03-11T17:00:00/2026-03-11T23:00:00"]),
    ("fr", "Ils s’étaient connus au début des années 2000.", ["2000/2003"]),
    ("fr", "Le maire parlera à 15 heures cet après-midi.", ["2026-03-12T15:00:00/2026-03-12T15:01:00"]),
    ("fr", "Un an plus tard, les habitants attendent.", ["P1Y"]),
    ("fr", "Le conseil siège chaque premier lundi du mois.", ["RP1M"]),
    ("fr", "La digue a cédé pendant l’hiver 2018-2019.", ["2018-12/2019-03"]),
    ("fr", "Le vote a été repoussé au 15 avril.", ["2026-04-15/2026-04-16"]),
    ("fr", "L’usine a fermé en 2019 puis rouvert.", ["2019/2020"]),
    ("fr", "La trêve a tenu pendant le ramadan 2018.", ["2018-05-16/2018-06-15"]),
    ("fr", "Le marché a rouvert après l’Aïd el-Fitr 2023.", ["2023-04-21/.."]),
    ("en", "The toll bridge opened in March last year.", ["2025-03/2025-04"]),
    ("en", "The mayor will leave on 3 June next year.", ["2027-06-03/2027-06-04"]),
    ("en", "The mine flooded in the autumn of last year.", ["2025-09/2025-12"]),
    ("en", "The pass has been shut since mid-February.", ["2026-02-11/.."]),
    ("en", "Shots rang out on the night of 3 to 4 March.", ["2026-03-03T20:00:00/2026-03-04T06:00:00"]),
    ("en", "The camp was emptied in the second half of February.", ["2026-02-15/2026-03-01"]),
    ("en", "More rain is due in the coming days.", ["2026-03-13/2026-03-16"]),
    ("en", "The company will pay by year-end.", ["2026-03-12T09:30:00/2027-01-01T00:00:00"]),
    ("en", "Exports fell in the year to February.", ["2025-03/2026-03"]),
    ("en", "Two years on, the village is empty.", ["P2Y"]),
    ("en", "The port stays shut until at least Tuesday.", ["../2026-03-18"]),
    ("en", "The hearing was put back to early April.", ["2026-04-01/2026-04-11"]),
    ("en", "The 1914-18 war took both brothers.", ["1914/1919"]),
    ("en", "The lamp was lit on Orthodox Easter 2018.", ["2018-04-08/2018-04-09"]),
    ("en", "Nine men were held on Holi 2019.", ["2019-03-21/2019-03-22"]),
    ("en", "The pact was signed late on Tuesday.", ["2026-03-10T17:00:00/2026-03-11T00:00:00"]),
    ("en", "The raid came in the early hours of Tuesday.", ["2026-03-10T00:00:00/2026-03-10T05:00:00"]),
    ("en", "Nine people drowned in the past two weeks.", ["2026-02-26/2026-03-12"]),
    ("en", "The plant has been shut since March.", ["2026-03/.."]),
    ("en", "It was the worst flood since 1992.", ["1992/1993"]),
    ("en", "The mine closed in mid-2019.", ["2019-05/2019-09"]),
    ("en", "The panel reports later this week.", ["2026-03-12/2026-03-16"]),
    ("en", "The vote will be held on Friday.", ["2026-03-13/2026-03-14"]),
    ("en", "The vote was held on Friday.", ["2026-03-06/2026-03-07"]),
    ("en", "In the three months to September, exports fell.", ["2025-07/2025-10"]),
    ("en", "Over the weekend, 14 fires broke out.", ["2026-03-07/2026-03-09"]),
    ("en", "The curfew runs from 9 p.m. to 5 a.m.", ["2026-03-12T21:00:00/2026-03-13T05:00:00"]),
    ("en", "It was the first strike in ten years.", ["P10Y"]),
    ("en", "The bridge opens in ten years.", ["2036/2037"]),
    ("en", "Fiscal 2019 ended badly.", ["2019/2020"]),
    ("en", "The wells are checked twice a year.", ["RP1Y"]),
    ("en", "The index was down at 14:48 UTC.", ["2026-03-12T14:48:00/2026-03-12T14:49:00"]),
    ("en", "The mill closed in the 1990s.", ["1990/2000"]),
]  # fmt: skip
NOTHING = [
    ("fr", "Le conducteur, âgé de 45 ans, va bien."),
    ("fr", "Marie Orvane, 45 ans, va bien."),
    ("fr", "Le 4x4 pesait 2 016 kilos."),
    ("fr", "Il a tourné la page."),
    ("fr", "Un enfant de 3 ans a été sauvé."),
    ("fr", "Le service répond 24/7."),
    ("fr", "Deux mille personnes ont défilé."),
    ("fr", "Il mène 3 à 1."),
    ("fr", "La seconde vague fut haute."),
    ("fr", "Les deux tiers ont voté oui."),
    ("fr", "Bonne nuit, dit-elle."),
    ("fr", "Une seconde bombe fut trouvée."),
    ("fr", "La pièce 2015-32 manque au dossier."),
    ("fr", "Elle vit à Ascain, dans une grande maison."),
    ("en", "Four teams reached the second half."),
    ("en", "The days grew shorter."),
    ("en", "They lent him the boat."),
    ("en", "The ascension of the north face is closed."),
    ("fr", "L’ascension du pic fut longue."),
    ("fr", "Les rameaux ont gelé."),
    ("en", "Holly and Vishal won the lottery."),
    ("en", "Wait for the ferry in the years of the drought."),
    ("fr", "Le vol AF 447 est complet."),
    ("fr", "La mer est calme."),
    ("fr", "Le mari est parti."),
    ("fr", "Sept personnes sont mortes."),
    ("fr", "Il y a un pont."),
    ("fr", "Appelez le 18 33 44."),
    ("en", "The 27-year-old driver is well."),
    ("en", "The driver, aged 45, is well."),
    ("en", "May I ask why?"),
    ("en", "You may leave."),
    ("en", "Theresa May spoke."),
    ("en", "They march for peace."),
    ("en", "It was a second wave."),
    ("en", "A quarter of the crew left."),
    ("en", "The first of them spoke."),
    ("en", "Thousands fled."),
    ("en", "Some 2,000 people fled."),
    ("en", "The desk is open 24/7."),
    ("en", "Call 082-2100."),
    ("en", "They won 3 to 1."),
    ("en", "Bottled water was handed out."),
    ("en", "Nice day."),
    ("en", "The Boeing 737 landed."),
    ("en", "The sun shone."),
]


@pytest.mark.parametrize(("language", "text", "expected"), FOUND)
def test_a_time_is_resolved(language: str, text: str, expected: list[str]) -> None:
    """A time has the value that a reader on the day of publication gives it."""
    assert values(text, language) == expected


@pytest.mark.parametrize(("language", "text"), NOTHING)
def test_what_is_no_time_is_left_alone(language: str, text: str) -> None:
    """Ages, scores, names, quantities and words that only look like a month or unit are no times."""
    assert values(text, language) == []


def test_the_day_before_counts_from_the_day_mentioned_last() -> None:
    """ "La veille" goes back from the day that the story is at, and says so; at the head of a text from publication."""
    text = "Le barrage a cédé le 3 mars. La veille, l'alerte était levée."
    dam, eve = read(text)
    assert (dam.start, dam.anchored_to) == ("2026-03-03", "2026-03-12")
    assert (eve.start, eve.anchored_to) == ("2026-03-02", "2026-03-03")
    assert values("La veille, l'alerte était levée.") == ["2026-03-11/2026-03-12"]


def test_a_year_earlier_keeps_the_quarter() -> None:
    """A distance of years from a quarter or month leads to a quarter or month."""
    assert values("Profit fell in the third quarter of 2019 from a year earlier.", "en") == [
        "2019-07/2019-10",
        "2018-07/2018-10",
    ]


def test_what_stands_on_itself_has_no_anchor() -> None:
    """A full date needs nobody's date; a relative one names the day it was counted from."""
    full, relative = read("Le 3 mars 2019, puis hier.")
    assert (full.anchored_to, relative.anchored_to) == (None, "2026-03-12")


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("fr", "Le pont a cédé hier.", "date"),
        ("fr", "Le pont a cédé mardi soir.", "period"),
        ("en", "The bridge fell two years ago.", "period"),
        ("en", "The bridge fell on Friday.", "date"),
    ],
)
def test_without_a_publication_date_relative_times_stay_open(language: str, text: str, kind: str) -> None:
    """They are found, with neither start nor end nor anchor, rather than guessed."""
    (time,) = read(text, language, published=None)
    assert (time.type, time.start, time.end, time.anchored_to) == (kind, None, None, None)


def test_without_a_publication_date_the_rest_is_resolved() -> None:
    """Full dates, years, lengths, sets and clock times need none; a clock time stands on no day."""
    assert values(
        "Le 3 mars 2019 à 14h30, en 2016, pendant deux jours, chaque lundi ; fin à 18h05.", published=None
    ) == [
        "2019-03-03T14:30:00/2019-03-03T14:31:00",
        "2016/2017",
        "P2D",
        "RP1W",
        "2019-03-03T18:05:00/2019-03-03T18:06:00",
    ]
    assert values("Fin à 18h05.", published=None) == ["T18:05:00/T18:06:00"]


def test_hedges_and_bounds_of_lengths_are_kept() -> None:
    """ "About" is approximate, "more than" bounds from below, "less than" from above."""
    about, more, less = read("environ deux jours, plus d'un mois, moins d'une heure")
    assert (about.approx, about.bound) == (True, None)
    assert (more.bound, less.bound) == ("at_least", "at_most")


def test_a_date_that_no_calendar_has_is_no_time() -> None:
    """ "Le 31 février 2019" resolves to nothing, so nothing is recorded of it."""
    assert values("Le 31 février 2019 n'existe pas.") == []


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n", "'", "’", "99999999999999999999 ans", "31/31/2031", "in 9999999 years", "dans 99999999 ans",
     "0000", "2026-99-99", "١٢ مارس", "🌊" * 50, "de de de à à à", "mardi " * 200, "12" * 300, "il y a 9000 ans",
     "9000 years ago"],
)  # fmt: skip
def test_strange_text_never_raises(language: str, text: str) -> None:
    """Whatever stands in a report, its times are found or not, and every anchor holds."""
    for time in read(text, language):
        assert time.anchor.holds_in(text)


def test_the_same_report_gives_the_same_times() -> None:
    """Finding is a pure function of report and pack; ids are those of report and place."""
    text = "Mardi, puis mardi soir, puis le 3 mars."
    assert read(text) == read(text)
    assert len({time.id for time in read(text)}) == 3


def test_months_that_are_names_need_their_place() -> None:
    """ "May" and "March" are months where a small word stands before, or a day beside."""
    assert values("Elected in May, he left on March 3.", "en") == ["2025-05/2025-06", "2026-03-03/2026-03-04"]


def test_a_headline_does_not_run_into_the_next_line() -> None:
    """A short line ends what it tells; a wrapped line goes on."""
    assert values("Worst loss since 1992\nJanuary 27, 2026", "en") == ["1992/1993", "2026-01-27/2026-01-28"]
    wrapped = "The dam, which was finished after a long strike in the autumn of\n2019, is sound."
    assert values(wrapped, "en") == ["2019-09/2019-12"]


def test_every_time_names_its_rule() -> None:
    """`found_by` is the id of an entry of the pack."""
    pack = load_pack("fr")
    report = Report.make(key="a", text="Mardi soir, à 20 heures.", language="fr", metadata=Metadata())
    rules = {rule.id for rule in pack.times.rules}
    assert {time.found_by for time in find_times(report, pack)} <= rules
