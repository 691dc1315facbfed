import pytest

from sayso.reading.dateline import find_dateline, find_in_url


@pytest.mark.parametrize(
    "line",
    [
        "PORT-ALDER, 14 mars 2026 (ANV) — Le préfet a levé l’alerte.",
        "PORT-ALDER, 14 mars 2026 (ANV) - Le préfet a levé l’alerte.",
        "PORT-ALDER (ANV), 14 mars 2026 — Le préfet a levé l’alerte.",
        "Port-Alder, le 14 mars 2026 – Le préfet a levé l’alerte.",
        "KESTREL BAY, March 14, 2026 (Northwire) - The mayor lifted the order.",
        "KESTREL BAY, Vallonia, 14 March 2026 – The mayor lifted the order.",
        "(Northwire) Kestrel Bay, March 14, 2026 -- The mayor lifted the order.",
        "14 mars 2026. – Le préfet a levé l’alerte.",
        "14 mars 2026\u00a0– Le préfet a levé l’alerte.",
        "Publié le 14 mars 2026",
        "Publié le samedi 14 mars 2026, mis à jour le 15 mars 2026 à 9h",
        "Publié le 14/03/2026 | Par Lucie Morel",
        "Mis en ligne le 14.03.2026",
        "Le Courrier du Val – Publié le 14 mars 2026",
        "Published: March 14, 2026",
        "Published 14 March 2026 (updated 16 March 2026)",
        "Issued: 2026-03-14",
        "14 March 2026",
        "Saturday, March 14, 2026",
        "Samedi 14 mars 2026",
        "Le 14 mars 2026",
        "Port-Alder, le 14 mars 2026",
        "La Gazette du Val – 14 mars 2026",
        "The Kestrel Bay Courier | March 14, 2026",
    ],
)
@pytest.mark.parametrize("above", ["", "Alerte levée dans la vallée\n\nPar Lucie Morel\n\n"])
def test_a_dateline_is_found(above: str, line: str) -> None:
    """The date of a dateline, a line of publication or a date that stands alone is the report's."""
    assert find_dateline(f"{above}{line}\n\nLa suite du 2 mars 2025.") == "2026-03-14"


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("Publié le 14 mars 2026 à 18h30", "2026-03-14T18:30"),
        ("Publié le 14/03/2026 à 18h", "2026-03-14T18:00"),
        ("Publié le 04/03/2026", "2026-03-04"),
        ("Posted on March 14, 2026 at 6:05 a.m.", "2026-03-14T06:05"),
        ("March 14, 2026 12:30 am", "2026-03-14T00:30"),
        ("14 March 2026, 18:30 GMT", "2026-03-14T18:30Z"),
        ("1er août 2026. – Le préfet", "2026-08-01"),
    ],
)
def test_the_hour_is_kept(line: str, moment: str) -> None:
    """An hour beside the date is kept; `Publié le` puts the day before the month."""
    assert find_dateline(line) == moment


@pytest.mark.parametrize(
    "line",
    [
        "Le 14 mars 2026, la digue a cédé.",
        "Le séisme du 14 mars 2026 – le pire depuis un siècle – a fait douze morts.",
        "La digue a cédé le 14 mars 2026.",
        "Publié le 14 mars 2026, le rapport de l’inspection accuse la société du port.",
        "Published on March 14, 2026, the audit blames the harbour company.",
        "Mis à jour le 14 mars 2026",
        "Le Courrier du Val – Mis à jour le 14 mars 2026",
        "Le rapport – publié le 14 mars 2026 par l’inspection – accuse la société du port.",
        "PORT-ALDER, 14 mars (ANV) — Le préfet a levé l’alerte.",
        "Mars 2026",
        "Published 04/03/2026",
        "31 février 2026",
        "Il a dit : « le 14 mars 2026 »",
        "On March 14, 2026 the dyke failed.",
        "March 14, 2026 was the day the dyke failed.",
        "Inondations, ce que l’on sait, 14 mars 2026 – tout est dit",
        "Le préfet a levé l’alerte.",
        "14 mars 2026 - 18 mars 2026",
        "",
    ],
)
def test_a_date_in_a_sentence_is_none(line: str) -> None:
    """When something happened, when a page was updated, a day without a year: none is the report's date."""
    assert find_dateline(f"{line}\n\nLa suite.") is None


def test_a_dateline_far_below_is_none() -> None:
    """Only the head of a report is looked at."""
    assert find_dateline("Un paragraphe.\n\n" * 8 + "PORT-ALDER, 14 mars 2026 (ANV) — Le préfet") is None


def test_the_language_says_how_a_number_is_read() -> None:
    """04/03/2026 is the fourth of March in a French report and unknown in an English one."""
    assert find_dateline("04/03/2026", language="fr") == "2026-03-04"
    assert find_dateline("04/03/2026", language="en") is None


@pytest.mark.parametrize(
    "url",
    [
        "https://anv.example/2026/03/14/digue.html",
        "https://anv.example/monde/2026-03-14-digue",
        "https://anv.example/20260314/digue?d=2025/01/01",
        "https://anv.example/world/2026/mar/14/dyke",
        "https://anv.example/2026/03/14",
    ],
)
def test_a_date_in_an_address(url: str) -> None:
    """A date in the path of an address is found."""
    assert find_in_url(url) == "2026-03-14"


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "https://anv.example/digue",
        "https://anv.example/2026/03/digue",
        "https://anv.example/a?day=/2026/03/14/",
        "https://anv.example/2026/03/14/bilan-du-/2026/03/12/",
        "https://anv.example/2026/13/40/x",
        "https://2026-03-14.example/x",
        "https://anv.example/id-120260314/",
    ],
)
def test_no_date_in_an_address(url: str | None) -> None:
    """A month, a query, a host name, a day that does not exist, or two dates give none."""
    assert find_in_url(url) is None
