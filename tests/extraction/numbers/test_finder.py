"""Each sentence has exactly the numbers that stand beside it: kind, ends, unit; and many have none."""

from decimal import Decimal
from itertools import pairwise
from random import Random

import pytest

from sayso.extraction.numbers import Number, find_numbers, read_numbers
from sayso.languages.pack import load_pack
from sayso.records import Span


def told(number: Number) -> str:
    """Return a number in short: "≥13", "≤700", "~300", "3000..4000", "?10..100", "#3" and its unit."""
    ends = {
        "exact": "{value}", "about": "~{value}", "at_least": "≥{low}", "at_most": "≤{high}", "range": "{low}..{high}",
        "vague_order": "?{low}..{high}", "ordinal": "#{value}",
    }  # fmt: skip

    def plain(value: Decimal | None) -> str:
        return "" if value is None else f"{float(value):.4f}".rstrip("0").rstrip(".")

    words = ends[number.kind].format(value=plain(number.value), low=plain(number.low), high=plain(number.high))
    return f"{words} {number.unit}" if number.unit else words


def read(language: str, text: str) -> list[str]:
    """Return the numbers of a text in short."""
    return [told(number) for number in find_numbers(text, load_pack(language))]


FRENCH = {
    "Le séisme a fait au moins 13 morts et plus de 500 blessés à Valdorne.": ["≥13", "≥500"],
    "L’armée aligne de 3 000 à 4 000 hommes sur la crête.": ["3000..4000"],
    "Des dizaines de milliers d’habitants ont fui la plaine.": ["?10000..100000"],
    "Quatre-vingt-dix-sept maisons ont brûlé, une trentaine sont menacées.": ["97", "~30"],
    "Une demi-douzaine de bateaux manquent.": ["~6"],
    "Le plan coûtera 2,5 milliards d’euros, soit deux millions et demi par commune.": ["2500000000 euro", "2500000"],
    "Trois habitants sur quatre ont voté, et un électeur sur dix a voté blanc.": ["0.75", "0.1"],
    "Le bilan est passé de 60 à 85 morts.": ["60", "85"],
    "Entre 15 et 20 % des vignes sont perdues.": ["15..20 percent"],
    "La crue a noyé 15 à 20 % des vignes.": ["15..20 percent"],
    "Le chantier coûtera 2 à 3 millions d’euros.": ["2000000..3000000 euro"],
    "Le gymnase peut abriter jusqu’à 700 personnes.": ["≤700"],
    "Pas moins de vingt routes sont coupées.": ["≥20"],
    "Près d’une centaine de pompiers luttent contre le feu.": ["~100"],
    "Plusieurs centaines de milliers de foyers sont sans courant.": ["?100000..1000000"],
    "Quelques dizaines de familles dorment dehors.": ["?10..100"],
    "La moitié du village et deux tiers de la forêt ont brûlé.": ["0.5", "0.6667"],
    "Un quart de million de litres se sont déversés.": ["250000 liter"],
    "L’eau a monté de deux mètres et demi.": ["2.5 meter"],
    "Le stock compte 1,500 couvertures et 12k masques.": ["1500", "12000"],
    "La digue a coûté 1,5 million.": ["1500000"],
    "La commune compte 1.458 habitants.": ["1458"],
    "La réserve contient 2 200, 2\u00a0300 et 2\u202f400 rations.": ["2200", "2300", "2400"],
    "Aucun blessé n’est à déplorer.": ["0"],
    "L’incendie n’a fait ni mort ni blessé.": ["0", "0"],
    "Il y avait deux cents personnes environ sur le quai.": ["~200"],
    "L’amende vise les groupes de cent personnes ou plus.": ["≥100"],
    "Il a fait moins douze degrés à Corvelle.": ["-12 degree"],
    "Le vent a soufflé à 130 km/h.": ["130 kilometer per hour"],
    "Le débit est supérieur à 10 et inférieur à 20 litres.": ["10..20 liter"],
    "Il ne reste plus que dix lits.": ["10"],
    "C’est la 12e réplique et le troisième séisme.": ["#12", "#3"],
    "Des milliers de passagers, par centaines, attendaient.": ["?1000..10000", "?100..1000"],
    "Sept millions deux cent mille électeurs étaient appelés aux urnes.": ["7200000"],
    "Un peu plus de 1,7 million de votants se sont déplacés.": ["≥1700000"],
    "Deux ou trois coups de feu ont retenti.": ["2..3"],
    "Le bilan dépasse les deux cents morts.": ["≥200"],
    "Une bonne centaine de chèvres ont péri.": ["~100"],
    "Le billet vaut 15 euros 50.": ["15.5 euro"],
    "Un bon tiers des vignes et plus des trois quarts des blés sont perdus.": ["~0.3333", "≥0.75"],
    "De 20 à 30 000 personnes, soit neuf habitants sur dix, ont fui.": ["20000..30000", "0.9"],
    "Des dizaines et des dizaines de volontaires ont creusé.": ["?10..100"],
    "Les deux listes ont 36 et 31 % des voix.": ["2", "36 percent", "31 percent"],
    "L’attaque a fait un mort et trois blessés.": ["1", "3"],
}
FRENCH_NONE = (
    "Le pont a cédé le 31 août 2021.",
    "La trêve date de 2016 et tient encore.",
    "La secousse a eu lieu à 14h30, puis à 16 h 05.",
    "Le maire invoque l’article 12 du règlement.",
    "Le G7 se réunit et un Boeing 737 décolle.",
    "L’un des gardiens a prévenu la mairie.",
    "L’équipe a perdu en demi-finale.",
    "Une voisine a donné l’alerte, un passant a appelé.",
    "Le virus Covid-19 circule de nouveau.",
    "Les trains partiront les 9 et 10 mai.",
    "Le site est joignable 24/7.",
    "Le sommet des Vingt-Sept est reporté.",
    "Il faut voir la note [3] du rapport.",
    "La fuite a été vue à 0430 UTC.",
    "",
)
ENGLISH = {
    "At least 13 soldiers and more than 500 civilians were hurt at Valdorne.": ["≥13", "≥500"],
    "Three and a half million people have fled.": ["3500000"],
    "A dozen tanks crossed, then half a dozen trucks.": ["12", "6"],
    "Half a million homes are dark.": ["500000"],
    "Tens of thousands marched, and the crowd came in the thousands.": ["?10000..100000", "?1000..10000"],
    "Scores of boats and dozens of nets were lost.": ["?20..100", "?12..100"],
    "Between 15 and 20 percent of the crop is lost.": ["15..20 percent"],
    "The toll rose from 60 to 85.": ["60", "85"],
    "Tickets go from 40 to 60 crowns.": ["40..60 krone"],
    "The levee cost $3.5bn, the pumps £6m and the boats US$ 3 million.": [
        "3500000000 dollar",
        "6000000 pound",
        "3000000 us dollar",
    ],
    "One in three islanders has left, and two-thirds of the shops are shut.": ["0.3333", "0.6667"],
    "Nearly half of the village and a third of the fields are under water.": ["~0.5", "0.3333"],
    "Several hundred sheep and a few thousand hens drowned.": ["?100..1000", "?1000..10000"],
    "A couple of hundred people stayed.": ["~200"],
    "At least about two million views were counted.": ["≥2000000"],
    "The fine is for groups of 500 or more.": ["≥500"],
    "There were 300-odd boats and fifty or so cranes.": ["~300", "~50"],
    "Just over 100 people came, just under 90 stayed.": ["≥100", "≤90"],
    "Two hundred and five goats and 2 to 3 million bees died.": ["205", "2000000..3000000"],
    "Gusts of 60 to 80 mph hit the coast.": ["60..80 mile per hour"],
    "There were no casualties.": ["0"],
    "The flow is above 10 but below 20.": ["10..20"],
    "Between a hundred and two hundred people are missing.": ["100..200"],
    "As few as ten families remain.": ["≥10"],
    "It was minus twelve degrees in Harlow Fen.": ["-12 degree"],
    "The 34-year-old fell 22 feet.": ["34 year", "22 foot"],
    "It is the 12th aftershock and the third quake.": ["#12", "#3"],
    "Police arrested 1,200 people in two days.": ["1200", "2 day"],
    "The wreck lies less than a mile offshore.": ["≤1 mile"],
    "A single firefighter was hurt.": ["1"],
    "The town has 2.7m visitors; its pole is 1.8m tall.": ["2700000", "1.8 meter"],
    "The fare is 15 dollars 50 cents.": ["15.5 dollar"],
    "A good third of the crop and 1-in-5 barns are lost.": ["~0.3333", "0.2"],
    "No one was hurt, and thousands upon thousands were fed.": ["0", "?1000..10000"],
    "The slide killed a woman and two children.": ["1", "2"],
}
ENGLISH_NONE = (
    "The bridge gave way on March 29.",
    "The truce dates from 2016 and holds.",
    "The tremor came at 9:01 p.m., or 11 a.m. at sea.",
    "The mayor cites article 12 of the bylaws.",
    "The G7 met while a Boeing 737 took off.",
    "One of the guards called the mayor.",
    "The team collapsed in the second half.",
    "COVID-19 is back in town.",
    "The ferry runs 24/7.",
    "The Group of Seven is divided.",
    "The tremor came at 0430 UTC.",
    "No one saw it, and one must ask why.",
    "The rate is told per 100,000 people.",
    "",
)


@pytest.mark.parametrize(("text", "numbers"), FRENCH.items())
def test_french_numbers(text: str, numbers: list[str]) -> None:
    """A French sentence has these numbers and no others."""
    assert read("fr", text) == numbers


@pytest.mark.parametrize(("text", "numbers"), ENGLISH.items())
def test_english_numbers(text: str, numbers: list[str]) -> None:
    """An English sentence has these numbers and no others."""
    assert read("en", text) == numbers


@pytest.mark.parametrize("text", FRENCH_NONE)
def test_french_sentences_without_a_number(text: str) -> None:
    """Dates, clock times, names, idioms and articles are no numbers in French."""
    assert read("fr", text) == []


@pytest.mark.parametrize("text", ENGLISH_NONE)
def test_english_sentences_without_a_number(text: str) -> None:
    """Dates, clock times, names, idioms and pronouns are no numbers in English."""
    assert read("en", text) == []


def test_a_span_holds_bound_and_unit() -> None:
    """The span of a number covers its bound and its unit, its core the number words alone."""
    text = "Il faudra au moins 2,5 milliards d’euros."
    (number,) = find_numbers(text, load_pack("fr"))
    assert text[number.start : number.end] == "au moins 2,5 milliards d’euros"
    assert text[number.first : number.last] == "2,5 milliards"


def test_taken_stretches_are_left_out() -> None:
    """A number that touches a stretch which is something else already is left out, with the reason."""
    text = "Douze soldats sont partis il y a douze jours."
    numbers, passed = read_numbers(text, load_pack("fr"), taken=[Span(26, 44)])
    assert [text[number.start : number.end] for number in numbers] == ["Douze"]
    assert [(text[one.start : one.end], one.reason) for one in passed] == [("douze jours", "time")]


@pytest.mark.parametrize("text", ["½", "-", "-5", "5-", "$", "$5", "et", "un", "a", "1/0", "0/0", "²", "١٢", "9" * 400])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_scraps_never_crash(language: str, text: str) -> None:
    """Scraps of numbers, foreign digits and endless ones are read or left, never an error."""
    for number in find_numbers(f"{text}", load_pack(language)):
        assert 0 <= number.start < number.end <= len(text)


PIECES = (
    "0 1 2 3,5 1.500 1,500 12k 2016 -5 000 ½ 3/4 1/0 un une deux cent cents mille million millions de d’ et ou à la "
    "des les moins plus au quatre vingt soixante dix tiers quart moitié demi sur pour % € $ km entre one two hundred a "
    "an and of in out half third to between from at least up - – . , ( ) ' / minus point virgule dozen douzaines "
    "plusieurs few twenty-first premier 1er 2nd h 30 mai May US$ GBP m no aucun mort deaths"
).split()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_any_mixture_is_read_or_left(language: str) -> None:
    """Any mixture of the words of numbers gives numbers in order that lie inside the text, and never an error."""
    random, pack = Random(7), load_pack(language)
    for _ in range(4000):
        text = random.choice(("", " ")).join(random.choices(PIECES, k=random.randint(1, 9)))
        numbers = find_numbers(text, pack)
        assert all(0 <= one.start <= one.first < one.last <= one.end <= len(text) for one in numbers), text
        assert all(left.end <= right.start for left, right in pairwise(numbers)), text
