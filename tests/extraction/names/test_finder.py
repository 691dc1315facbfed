"""The names of a sentence: their types, all the strings that mean them, what the sentence says of them."""

from __future__ import annotations

import pytest

from extraction.names.reading import named, names_of

FOUND: list[tuple[str, str, dict[tuple[str, ...], str]]] = [
    (
        "fr",
        "Le colonel Ivo Radek a pris la parole à Corvelle. Radek juge la digue sûre.",
        {("Ivo Radek", "Radek"): "person", ("Corvelle",): "place"},
    ),
    (
        "fr",
        "La ministre de la Santé, Nadège Ferrandon, s'est rendue à l'hôpital Sainte-Orlane. « Nous tiendrons », a dit "
        "Mme Ferrandon.",
        {("Nadège Ferrandon", "Ferrandon", "Mme Ferrandon"): "person", ("hôpital Sainte-Orlane",): "facility"},
    ),
    (
        "fr",
        "L'entreprise publique Eaux du Val a coupé l'eau rue des Tanneurs, près de la gare de Corvelle-Nord.",
        {("Eaux du Val",): "organisation", ("rue des Tanneurs",): "place", ("gare de Corvelle-Nord",): "facility"},
    ),
    (
        "fr",
        "La cour d'appel de Tourvel a condamné l'ancien maire, Paul Anselme. La cour a suivi le parquet.",
        {("cour d'appel de Tourvel", "cour"): "organisation", ("Paul Anselme",): "person"},
    ),
    (
        "fr",
        "Les talibans et l'État islamique se sont affrontés près de Khost.",
        {("talibans",): "group", ("État islamique",): "group"},
    ),
    ("fr", "Le lac Orvane a débordé. L'Orvane n'avait pas ce niveau.", {("Orvane", "lac Orvane"): "place"}),
    (
        "fr",
        "Hugo Brévent a parlé hier à Tourvel. Le gouvernement de M. Brévent tient.",
        {("Hugo Brévent", "Brévent", "M. Brévent"): "person", ("gouvernement de M. Brévent",): "organisation"},
    ),
    (
        "en",
        "Mayor Tom Ruddock, a former teacher, told the Corvelle Herald that the bridge would reopen. Mr Ruddock left.",
        {
            ("Tom Ruddock", "Ruddock", "Mayor Tom Ruddock", "Mr Ruddock"): "person",
            ("Corvelle Herald",): "organisation",
        },
    ),
    (
        "en",
        "UN agencies said 12,000 people fled Korva province. The United Nations appealed for aid.",
        {("United Nations", "UN"): "organisation", ("Korva province",): "place"},
    ),
    (
        "en",
        "The Supreme Court of Valdria ruled against the government. The court sided with the Red Cross.",
        {("Supreme Court of Valdria", "court"): "organisation", ("Red Cross",): "organisation"},
    ),
    (
        "en",
        "Republican Senator Bill Ashworth of Ohio and Democrats in Congress traded blame.",
        {("Bill Ashworth",): "person", ("Democrats",): "group", ("Congress",): "organisation"},
    ),
    (
        "en",
        "The wounded were flown to St Orla Hospital from Merande International Airport, near Lake Orvane.",
        {("St Orla Hospital",): "facility", ("Merande International Airport",): "facility"},
    ),
    (
        "en",
        "Col Ivo Radek spoke in Corvelle. Radek called the levee safe.",
        {("Ivo Radek", "Radek", "Col Ivo Radek"): "person", ("Corvelle",): "place"},
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), FOUND)
def test_names(language: str, text: str, expected: dict[tuple[str, ...], str]) -> None:
    """Each name is there with its type and its forms, and no other name has one of them."""
    found = names_of(text, language).names
    assert {name.forms: name.type for name in found}.items() >= {
        tuple(forms): type_ for forms, type_ in expected.items()
    }.items()
    for forms in expected:
        assert sum(bool(set(forms) & set(name.forms)) for name in found) == 1


@pytest.mark.parametrize(
    ("language", "text", "form", "role", "gender"),
    [
        ("fr", "Mme Lise Orvane, préfète du Val, a parlé.", "Lise Orvane", "préfète du Val", "f"),
        ("fr", "Le colonel Ivo Radek a parlé.", "Ivo Radek", "Le colonel", "m"),
        (
            "fr",
            "Selon le porte-parole de la police nationale, Yann Kerbrat, rien n'est sûr.",
            "Yann Kerbrat",
            "le porte-parole de la police nationale",
            "m",
        ),
        ("fr", "Anne Solier est la cheffe du service.", "Anne Solier", "la cheffe du service", "f"),
        ("fr", "L'ONG Secours du Fleuve a ouvert un centre.", "Secours du Fleuve", "L'ONG", ""),
        ("en", "Health Minister Nadia Ferrand visited the wards.", "Nadia Ferrand", "Health Minister", ""),
        (
            "en",
            "Dr. Anne Solier, head of emergency medicine at Corvelle General Hospital, said staff were exhausted.",
            "Anne Solier",
            "head of emergency medicine at Corvelle General Hospital",
            "",
        ),
        ("en", "Haulage was halted, said spokeswoman Ada Pell.", "Ada Pell", "spokeswoman", "f"),
    ],
)
def test_roles(language: str, text: str, form: str, role: str, gender: str) -> None:
    """What a sentence says that somebody is, and whether it shows a man or a woman."""
    name = named(names_of(text, language), form)
    assert name is not None
    assert (name.role, name.gender) == (role, gender)


@pytest.mark.parametrize(
    ("language", "text", "form"),
    [
        ("fr", "L'avocat d'Ivo Radek a parlé hier à Corvelle.", "Ivo Radek"),
        ("fr", "Le frère de Nadège Ferrandon, maire de Tourvel, a parlé.", "Nadège Ferrandon"),
        ("en", "Tom Ruddock was not the mayor of Corvelle, the clerk said.", "Tom Ruddock"),
        ("en", "A lawyer for Tom Ruddock spoke in Corvelle.", "Tom Ruddock"),
    ],
)
def test_no_role_of_somebody_else(language: str, text: str, form: str) -> None:
    """The office of who stands beside somebody is not his."""
    name = named(names_of(text, language), form)
    assert name is not None
    assert name.roles == ()


@pytest.mark.parametrize(
    ("language", "text", "pairs"),
    [
        (
            "fr",
            "Le Comité national du Val (CNV) accuse la préfecture. Le CNV attend.",
            [("Comité national du Val", "CNV")],
        ),
        ("fr", "La police a arrêté Marek Sol, dit « le Renard ».", [("Marek Sol", "Renard")]),
        ("fr", "Jason Ménard (@jasonmenard) était sur place.", [("Jason Ménard", "@jasonmenard")]),
        ("fr", "Le député Ivo Radek (PRV) a voté.", []),
        (
            "en",
            "The armed group Salt Front, also known as the White Brigade, claimed the attack.",
            [("Salt Front", "White Brigade")],
        ),
        ("en", "The Valdrian Rescue Service (VRS) opened a hotline.", [("Valdrian Rescue Service", "VRS")]),
        ("en", "Salt Front and the White Brigade claimed the attack.", []),
    ],
)
def test_identities(language: str, text: str, pairs: list[tuple[str, str]]) -> None:
    """Only what the sentence itself says is one: the place of both forms is kept, and they are one name."""
    found = names_of(text, language)
    assert [(each.left.exact, each.right.exact) for each in found.identities] == pairs
    for left, right in pairs:
        assert named(found, left) is named(found, right) is not None


@pytest.mark.parametrize(
    ("language", "text", "one", "other"),
    [
        ("fr", "Ivo Radek a parlé. Nela Radek est partie.", "Ivo Radek", "Nela Radek"),
        ("fr", "L'État islamique et l'État islamique au Khorassan s'affrontent.", "État islamique", "Khorassan"),
        ("fr", "Le ministère de l'Eau se tait. La ministre, Lise Orvane, parle.", "ministère de l'Eau", "Lise Orvane"),
        ("fr", "Tourvel dort. L'aéroport de Tourvel est fermé.", "Tourvel", "aéroport de Tourvel"),
        ("fr", "Le 3e régiment est parti, le 4e régiment reste à Tourvel.", "3e régiment", "4e régiment"),
        ("en", "Hugo Brevent and his wife, Clara Brevent, attended.", "Hugo Brevent", "Clara Brevent"),
        ("en", "Corvelle was quiet. Corvelle University was shut.", "Corvelle", "Corvelle University"),
        ("en", "The Korva Police Force met the Merande Police Force.", "Korva Police Force", "Merande Police Force"),
        ("en", "Mr Harte's brother, Simon Harte, said the family would sue.", "Mr Harte", "Simon Harte"),
        ("fr", "Le frère de M. Kerguen, Luc Kerguen, a parlé hier.", "M. Kerguen", "Luc Kerguen"),
        ("en", "North Korva voted. South Korva did not.", "North Korva", "South Korva"),
    ],
)  # fmt: skip
def test_never_one(language: str, text: str, one: str, other: str) -> None:
    """Two that share words stay two."""
    found = names_of(text, language)
    for name in found.names:
        assert not {one, other} <= set(name.forms)
    first, second = named(found, one), named(found, other)
    assert first is None or first is not second


def test_ambiguous_last_name() -> None:
    """A last name that two persons bear is neither's."""
    found = names_of("Ivo Radek a parlé. Nela Radek est partie. Puis Radek a ri.", "fr")
    assert all(set(name.forms) in ({"Ivo Radek"}, {"Nela Radek"}, {"Radek"}) for name in found.names)
