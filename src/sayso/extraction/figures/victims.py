"""One person told of with an article, who counts as a figure: "Un homme a été tué", "one was injured"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from sayso.extraction.figures.topics import fate_of
from sayso.extraction.numbers import Number
from sayso.extraction.numbers.grammar import grammar_of
from sayso.languages.pack import Pack
from sayso.languages.topics import TopicName
from sayso.parsing.document import Parsed, Token
from sayso.records import Span

__all__ = ["find_victims"]

# What happens to a person in the news; elsewhere "un homme" is but an article and a noun.
_FATES: frozenset[TopicName] = frozenset(
    ("killed", "injured", "missing", "detained", "released", "evacuated", "stranded", "infected")
)
_ARTICLES = ("DET", "NUM", "PRON")
_REACH = 4  # words between an article and its noun
_LIST = 6  # words between two counts of a list


def find_victims(parsed: Parsed, numbers: Sequence[Number], pack: Pack) -> Iterator[Number]:
    """Yield a number for each article or "one" that counts a person to whom something happened, in order.

    "Un promeneur de 40 ans a été blessé" has one; "Un promeneur a appelé la mairie" has none.

    Args:
        parsed: the report.
        numbers: its numbers as the grammar of numbers reads them; a token of one is left alone.
        pack: the language.
    """
    articles, of = grammar_of(pack).marks["article"], grammar_of(pack).marks["of"]
    persons = pack.person_words | {
        word for role in pack.roles if role.type in ("person", "nameless") for word in role.words
    }
    counts = [Span(number.start, number.end) for number in numbers]
    for token in parsed.tokens:
        article = token.lower in articles
        if not (article or pack.numbers.get(token.lower) == 1) or not token.text.isalpha() or _inside(token, counts):
            continue
        noun = _noun_of(parsed, token, persons) if token.pos in _ARTICLES else None
        if noun is None and not article and token.base_dep in ("nsubj", "obj"):
            noun = token  # "one was hurt", but never "une a été blessée"
        if (noun is not None and fate_of(parsed, noun, {token.i}, pack) in _FATES) or _goes_on(
            parsed, token, counts, of
        ):
            counts.append(Span(token.start, token.end))
            yield _one(token)


def _inside(token: Token, spans: Iterable[Span]) -> bool:
    return any(span.start <= token.start < span.end for span in spans)


def _one(token: Token) -> Number:
    return Number(
        start=token.start,
        end=token.end,
        first=token.start,
        last=token.end,
        kind="exact",
        value=Decimal(1),
        form="one",
        rule="victim",
    )


def _noun_of(parsed: Parsed, one: Token, persons: frozenset[str]) -> Token | None:
    """Return the noun of an article, where it means a human being."""
    noun = parsed.tokens[one.head]
    if one.base_dep not in ("det", "nummod", "amod") or not 0 < noun.i - one.i <= _REACH or noun.base_dep == "appos":
        return None
    words = (noun.lemma.lower(), noun.lower, f"{one.lower} {noun.lower}")
    return noun if any(word in persons for word in words) else None


def _goes_on(parsed: Parsed, one: Token, counts: Sequence[Span], of: frozenset[str]) -> bool:
    """Return whether "one" ends a list by places: "three in Corvelle, two in Sarn and one in Vaud"."""
    tokens = parsed.tokens
    if not 1 < one.i < len(tokens) - 2 or tokens[one.i + 1].pos != "ADP" or not tokens[one.i + 2].text[0].isupper():
        return False
    place = one.i - 1
    while place > 0 and tokens[place].pos == "ADV":
        place -= 1
    if tokens[place].text != "," and tokens[place].pos != "CCONJ":
        return False
    if tokens[one.i + 1].lower in of:  # "two barns and one of Valdorne's oldest mills"
        return False
    sentence = parsed.sentence(one.i)
    before = tokens[max(sentence.first, place - _LIST) : place]
    return any(_inside(token, counts) for token in before)
