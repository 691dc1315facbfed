"""Sentences as agencies write them: whole names, right types, and never two under one name."""

from __future__ import annotations

import pytest

from extraction.names.reading import named, names_of

TYPES: list[tuple[str, str, dict[str, str]]] = [
    # particles, hyphens, orders of names
    ("fr", "M. Saint-Ambre sera remplacé par Mme Aliénor de la Tour.", {"Aliénor de la Tour": "person"}),
    ("fr", "Sir Edmund Harcastle a été reçu à Buckingham Palace.", {"Edmund Harcastle": "person"}),
    ("fr", "Le juge Ruud van der Meulen a tranché.", {"Ruud van der Meulen": "person"}),
    ("fr", "La présidente de la Commission européenne Ursula von der Layne a parlé.",
     {"Ursula von der Layne": "person", "Commission européenne": "organisation"}),
    ("en", "South Korean President Park Sun-woo will meet his Chinese counterpart, Liu Wenbo, in Beijing.",
     {"Park Sun-woo": "person", "Liu Wenbo": "person", "Beijing": "place"}),
    ("en", "Prime Minister Hector Saint-Ambre resigned on Monday.", {"Hector Saint-Ambre": "person"}),
    ("en", "Aung San Suu Kyi, leader of the league, was detained.", {"Aung San Suu Kyi": "person"}),
    ("en", "Interior Ministry spokesman Tariq Arian said twelve died.", {"Tariq Arian": "person"}),
    ("en", "Vietnamese Deputy Prime Minister Pham Binh Min signed the deal.", {"Pham Binh Min": "person"}),
    # last names that are nouns
    ("en", "Senator Frank Church and actress Veronica Lake attended the gala.",
     {"Frank Church": "person", "Veronica Lake": "person"}),
    ("fr", "Jean-Marie et Marine Le Goff ne se parlent plus.", {"Marine Le Goff": "person"}),
    # first names
    ("fr", "Le patron de la banque Vorel, François Vorel, a été condamné.", {"François Vorel": "person"}),
    ("fr", "L'affaire Colette Radek provoque la polémique.", {"Colette Radek": "person"}),
    ("fr", "Le président de la région Haute-Orne Alain Kermorel a répondu.", {"Alain Kermorel": "person"}),
    # companies
    ("fr", "Le PNF a ouvert une enquête contre Airbus et Veldoria SA.",
     {"Airbus": "organisation", "Veldoria SA": "organisation"}),
    ("en", "The agency is looking into Airbus and Veldoria Inc. over a deal.",
     {"Airbus": "organisation", "Veldoria Inc.": "organisation"}),
    ("en", "Orvalis Group, the parent of Orvalis Health, denied it.", {"Orvalis Group": "organisation"}),
    ("en", "Wage talks with British Airways owner IAG failed.", {"IAG": "organisation"}),
    # bodies and groups
    ("fr", "Le tribunal de grande instance de Nanterre a tranché.",
     {"tribunal de grande instance de Nanterre": "organisation"}),
    ("fr", "L'Armée de résistance du Nord a pris la ville.", {"Armée de résistance du Nord": "group"}),
    ("fr", "L'Église catholique a condamné la profanation de la cathédrale Saint-Maur.",
     {"Église catholique": "organisation", "cathédrale Saint-Maur": "facility"}),
    ("fr", "Le 3e régiment d'infanterie est parti de Calvi.", {"3e régiment d'infanterie": "organisation"}),
    ("fr", "L'UDPS d'Étienne Mbala et le MLC de Jean-Pierre Kengo font liste commune.",
     {"MLC": "organisation", "Étienne Mbala": "person"}),
    ("fr", "Le navire Ocean Viking de SOS Méditerranée a secouru 120 migrants.",
     {"Ocean Viking": "facility", "SOS Méditerranée": "organisation"}),
    ("en", "Al-Qaeda in the Islamic Maghreb claimed the abduction.", {"Al-Qaeda in the Islamic Maghreb": "group"}),
    ("en", "Houthi rebels fired at a ship.", {"Houthi": "group"}),
    ("en", "The New York Yankees won at Fenway Park.", {"New York Yankees": "organisation", "Fenway Park": "facility"}),
    ("en", "The suspect was arrested at King's Cross station.", {"King's Cross station": "facility"}),
    ("en", "Researchers at the University of Korva and Merande University found it.",
     {"University of Korva": "organisation", "Merande University": "organisation"}),
    ("en", "Trucks waited on Highway 101 near Jenin refugee camp.",
     {"Highway 101": "place", "Jenin refugee camp": "facility"}),
    ("fr", "Le parti d'extrême droite Alternative pour l'Allemagne progresse.",
     {"Alternative pour l'Allemagne": "organisation"}),
    ("fr", "Le ministère de l'Éducation nationale, de la Jeunesse et des Sports a publié un décret.",
     {"ministère de l'Éducation nationale, de la Jeunesse et des Sports": "organisation"}),
    ("en", "The Ministry of Finance, Planning and Economic Development denied it.",
     {"Ministry of Finance, Planning and Economic Development": "organisation"}),
    ("fr", "Des affrontements ont opposé Peuls et Dogons dans le centre du Mali.", {"Peuls": "group", "Mali": "place"}),
    ("en", "Muhammad Ali Jinnah International Airport was closed.",
     {"Muhammad Ali Jinnah International Airport": "facility"}),
    # places
    ("fr", "Les talibans ont pris Kunduz, dont l'aéroport résiste.", {"Kunduz": "place", "talibans": "group"}),
    ("en", "Washington accused Beijing of bad faith.", {"Washington": "place", "Beijing": "place"}),
    ("en", "JERUSALEM (AP) — Soldiers raided a house on Monday.", {"JERUSALEM": "place", "AP": "organisation"}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), TYPES)
def test_types(language: str, text: str, expected: dict[str, str]) -> None:
    """Each name stands there whole, with its type."""
    found = names_of(text, language)
    for form, type_ in expected.items():
        name = named(found, form)
        assert name is not None, (form, [each.forms for each in found.names])
        assert (form, name.type) == (form, type_)


@pytest.mark.parametrize(
    ("language", "text", "form"),
    [
        ("fr", "Le marché rouvrira après Pâques.", "Pâques"),
        ("fr", "L'ouragan Odette a touché la côte.", "Odette"),
        ("fr", "La loi Borniol encadre les loyers.", "Borniol"),
        ("fr", "Les ministères de la Santé et de l'Eau ont été perquisitionnés.", "Santé"),
        ("fr", "L'organisation du référendum coûtera cher.", "organisation du référendum"),
        ("fr", "Le ministre valdrien de l'Intérieur a parlé.", "Intérieur"),
        ("fr", "Le documentaire « La Maison du lac » sort mercredi.", "Maison"),
        ("en", "Flights were disrupted on Christmas Eve.", "Eve"),
        ("en", "Flights were disrupted during Ramadan.", "Ramadan"),
        ("en", "French energy prices rose again.", "French energy"),
        ("en", "A British press photographer was hurt.", "British press"),
        ("en", "Sen. Paul Anselme, R-Ohio, visited the site.", "R-Ohio"),
        ("en", "Saint-Ambre Calls Emergency Meeting After Tourvel Bombing\n\nA bomb went off.", "Tourvel Bombing"),
        ("en", "FACTORY FIRE IN CORVELLE KILLS THREE\n\nA fire broke out in Corvelle.", "FIRE IN CORVELLE KILLS THREE"),
        ("en", "Muhammad Ali Jinnah International Airport was closed.", "Muhammad Ali Jinnah International"),
        ("en", "He said that troops would leave Korva.", "troops"),
        ("fr", "L'équipe d'Ivo Radek a trouvé la cause.", "équipe d'Ivo Radek"),
        ("en", "Australian counterpart Ivo Radek came.", "Australian"),
    ],
)
def test_no_name(language: str, text: str, form: str) -> None:
    """Feasts, storms, laws, fields of offices and words of headlines are no names."""
    assert named(names_of(text, language), form) is None


@pytest.mark.parametrize(
    ("language", "text", "one", "other"),
    [
        # persons
        ("fr", "Karim Abdelkader a nié. Salim Abdelkader s'est tu.", "Karim Abdelkader", "Salim Abdelkader"),
        ("fr", "M. Bertin et Mme Bertin ont divorcé en 2012.", "M. Bertin", "Mme Bertin"),
        ("fr", "Paul Bertin a parlé. Mme Bertin est venue, M. Bertin est parti.", "Mme Bertin", "M. Bertin"),
        ("fr", "Hugo Brévent est venu avec sa femme, Clara Brévent. M. Brévent a parlé.",
         "Clara Brévent", "M. Brévent"),
        ("en", "Hugo Brévent and his wife, Clara Brévent, left. Mr. Brévent spoke.", "Clara Brévent", "Mr. Brévent"),
        ("en", "Tom Ruddock Jr. and Tom Ruddock were named.", "Tom Ruddock Jr.", "Tom Ruddock"),
        ("fr", "Tom Ruddock Jr. et Tom Ruddock sont cités.", "Tom Ruddock Jr.", "Tom Ruddock"),
        ("en", "Gil H.W. Maddox and Gil W. Maddox both sent letters.", "Gil H.W. Maddox", "Gil W. Maddox"),
        ("fr", "Ahmad Massoudi, fils du commandant Ahmad Chah Massoudi, dirige la résistance.",
         "Ahmad Massoudi", "Ahmad Chah Massoudi"),
        ("en", "Ahmad Massoudi, son of commander Ahmad Shah Massoudi, leads the resistance.",
         "Ahmad Massoudi", "Ahmad Shah Massoudi"),
        ("fr", "Kim Dae-won était là avec sa sœur, Kim So-ra.", "Kim Dae-won", "Kim So-ra"),
        ("fr", "Georges Marchal et Georges Marchand débattent.", "Georges Marchal", "Georges Marchand"),
        ("fr", "Yves Martinet et Yves Martinez ont été élus.", "Yves Martinet", "Yves Martinez"),
        ("en", "Chris Martinez and Chris Martinet were elected.", "Chris Martinez", "Chris Martinet"),
        ("fr", "Le roi Baudouin II et le roi Baudouin III y reposent.", "Baudouin II", "Baudouin III"),
        ("fr", "Le patron de la banque Vorel, François Vorel, a été condamné.", "Vorel", "François Vorel"),
        ("fr", "Selon Laurent Wauquier (LR), le texte passera.", "Laurent Wauquier", "LR"),
        ("fr", "Le maire (LR) de Corvelle, Paul Anselme, est venu.", "Le maire", "LR"),
        # bodies
        ("fr", "Le ministère de l'Économie et le ministère de l'Économie numérique se disputent.",
         "ministère de l'Économie", "ministère de l'Économie numérique"),
        ("fr", "Le ministère russe de la Défense et le ministère ukrainien de la Défense s'accusent.",
         "ministère russe de la Défense", "ministère ukrainien de la Défense"),
        ("en", "The Russian Defence Ministry and the Ukrainian Defence Ministry traded blame.",
         "Russian Defence Ministry", "Ukrainian Defence Ministry"),
        ("en", "The Department of Health and the Department of Health and Safety disagree.",
         "Department of Health", "Department of Health and Safety"),
        ("en", "The Ministry of Defence and Defence Minister Ivo Radek were silent.",
         "Ministry of Defence", "Ivo Radek"),
        ("fr", "Le 1er régiment d'infanterie et le 3e régiment d'infanterie sont partis.",
         "1er régiment d'infanterie", "3e régiment d'infanterie"),
        ("en", "The 1st Infantry Division and the 3rd Infantry Division left.",
         "1st Infantry Division", "3rd Infantry Division"),
        ("fr", "L'armée syrienne et l'armée turque se font face. L'armée a démenti.", "armée syrienne", "armée turque"),
        ("en", "The Syrian army and the Turkish army face each other.", "Syrian army", "Turkish army"),
        ("fr", "Le Parti communiste valdrien et le Parti communiste merandais ont fusionné.",
         "Parti communiste valdrien", "Parti communiste merandais"),
        ("fr", "La Croix-Rouge valdrienne et la Croix-Rouge merandaise ont aidé.",
         "Croix-Rouge valdrienne", "Croix-Rouge merandaise"),
        ("fr", "La préfecture du Val et la préfecture de la Marne ont fermé.",
         "préfecture du Val", "préfecture de la Marne"),
        ("fr", "La Banque du Val et la Banque du Sud ont fusionné.", "Banque du Val", "Banque du Sud"),
        ("en", "The Bank of Korva and the Bank of Merande merged.", "Bank of Korva", "Bank of Merande"),
        ("en", "The Korva Times and the Merande Times printed the list.", "Korva Times", "Merande Times"),
        ("en", "Victoria Police and the Victoria Police Association disagreed.",
         "Victoria Police", "Victoria Police Association"),
        ("en", "The Congress Party and Congress differ.", "Congress Party", "Congress"),
        ("fr", "L'hôpital Nord de Corvelle et l'hôpital Sud de Corvelle sont saturés.",
         "hôpital Nord de Corvelle", "hôpital Sud de Corvelle"),
        # parent and branch
        ("fr", "Al-Qaïda au Maghreb islamique a revendiqué l'enlèvement. Al-Qaïda n'a rien dit.",
         "Al-Qaïda au Maghreb islamique", "Al-Qaïda"),
        ("fr", "L'État islamique en Afrique de l'Ouest a attaqué une base. L'État islamique se tait.",
         "État islamique en Afrique de l'Ouest", "État islamique"),
        ("en", "The Islamic State and Islamic State Khorasan Province (ISKP) differ.",
         "Islamic State", "Islamic State Khorasan Province"),
        ("en", "Pakistan's Taliban, the Tehrik-e-Taliban Pakistan (TTP), denied it.", "Pakistan", "TTP"),
        ("fr", "Airbus et Airbus Defence and Space ont signé.", "Airbus", "Airbus Defence and Space"),
        # places
        ("fr", "La République du Congo et la République démocratique du Congo se parlent.",
         "République du Congo", "République démocratique du Congo"),
        ("fr", "Le Niger et le Nigeria ont fermé leur frontière.", "Niger", "Nigeria"),
        ("en", "Mexico closed its border. Mexico City was quiet.", "Mexico", "Mexico City"),
        ("en", "Guinea and Equatorial Guinea closed their border.", "Guinea", "Equatorial Guinea"),
        ("en", "JERUSALEM (AP) — Soldiers raided a house on Monday.", "JERUSALEM", "AP"),
    ],
)  # fmt: skip
def test_never_one(language: str, text: str, one: str, other: str) -> None:
    """Two persons, bodies or places that share words are two names; so are a town and the agency behind it."""
    found = names_of(text, language)
    first, second = named(found, one), named(found, other)
    assert first is None or first is not second


@pytest.mark.parametrize(
    ("language", "text", "forms"),
    [
        ("fr", "Bachar al-Assadi a reçu Ivo Radek. Assadi a souri.", {"Bachar al-Assadi", "Assadi"}),
        ("fr", "L'Institut national des mesures et des études hydrauliques (Inmeh) compte. L'Inmeh corrige.",
         {"Institut national des mesures et des études hydrauliques", "Inmeh"}),
        ("fr", "Les Nations unies réclament une trêve. L'ONU la surveillera.", {"Nations unies", "ONU"}),
        ("fr", "L'État islamique recule. Daech a perdu la ville.", {"État islamique", "Daech"}),
        ("fr", "Paul Bertin a parlé. M. Bertin est parti.", {"Paul Bertin", "Bertin"}),
        ("fr", "Hugo Brévent est venu avec sa femme, Clara Brévent. M. Brévent a parlé.", {"Hugo Brévent", "Brévent"}),
        ("fr", "Le prince Mohammed ben Salmani (MBS) est attendu. MBS verra le président.",
         {"Mohammed ben Salmani", "MBS"}),
        ("fr", "Le 2e régiment étranger de parachutistes (REP) part. Le REP reviendra.",
         {"2e régiment étranger de parachutistes", "REP"}),
        ("en", "The Department for Environment, Food and Rural Affairs (Defra) confirmed it. Defra culled birds.",
         {"Department for Environment, Food and Rural Affairs", "Defra"}),
        ("en", "Houthi rebels fired at a ship. The Houthis denied it.", {"Houthi", "Houthis"}),
        ("en", "Doctors Without Borders left the town. MSF will not return.", {"Doctors Without Borders", "MSF"}),
    ],
)  # fmt: skip
def test_one(language: str, text: str, forms: set[str]) -> None:
    """Forms that can only mean one are one name."""
    assert forms in [{anchor.exact for anchor in name.mentions} for name in names_of(text, language).names]


@pytest.mark.parametrize(
    ("language", "text", "form", "role"),
    [
        ("fr", "Le maire de Corvelle, Paul Anselme, et la préfète, Lise Orvane, sont venus.",
         "Lise Orvane", "la préfète"),
        ("fr", "L'ex-président Laurent Gbaya est rentré.", "Laurent Gbaya", "L'ex-président"),
        ("fr", "Selon le directeur de l'hôpital, le professeur Alain Gauthier, rien n'est sûr.", "Alain Gauthier",
         "le directeur de l'hôpital"),
        ("en", "Airbus chief executive Guillaume Faure spoke.", "Guillaume Faure", "Airbus chief executive"),
        ("en", "Pfizer CEO Albert Boula spoke.", "Albert Boula", "Pfizer CEO"),
        ("en", "Her lawyer was here. Suu Kyi's lawyer, Khin Maung Zaw, said so.", "Khin Maung Zaw", "lawyer"),
        ("en", "Rosa Quint, a spokeswoman for the Transport Workers' Union, told AFP.", "Rosa Quint",
         "a spokeswoman for the Transport Workers' Union"),
        ("en", "The ex-CIA chief John Brannan testified.", "John Brannan", "The ex-CIA chief"),
    ],
)  # fmt: skip
def test_roles(language: str, text: str, form: str, role: str) -> None:
    """An office is taken whole, and no more than it."""
    name = named(names_of(text, language), form)
    assert name is not None
    assert name.role == role


def test_no_office_of_the_next_in_a_list() -> None:
    """The office of the next person of a list is not the one's before it."""
    name = named(names_of("Paul Anselme, et la préfète du Tarn, Lise Orvane, sont venus.", "fr"), "Paul Anselme")
    assert name is not None
    assert name.roles == ()
