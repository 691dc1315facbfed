"""Rules are read as they are written, the longest wins, and a rule that cannot work is refused by its id."""

import dataclasses

import pytest

from extraction.times.reading import read
from sayso.errors import PackError
from sayso.extraction.times.grammar import Grammar, grammar_of
from sayso.languages.pack import Pack, load_pack
from sayso.languages.times import TimeRule


def with_rule(rule: TimeRule) -> Pack:
    pack = load_pack("en")
    return dataclasses.replace(pack, times=dataclasses.replace(pack.times, rules=(*pack.times.rules, rule)))


@pytest.mark.parametrize(
    ("pattern", "make", "reason"),
    [
        ("<dayname>", "guess", r"en\.rule\.own: make is one of .*, got 'guess'"),
        ("<planet> of", "date", r"en\.rule\.own: no word has the class planet"),
        ("(<dayname>", "date", r"en\.rule\.own: the pattern .* cannot be read"),
    ],
)
def test_a_broken_rule_is_refused(pattern: str, make: str, reason: str) -> None:
    """The message names the rule and what is wrong with it."""
    with pytest.raises(PackError, match=reason):
        Grammar(with_rule(TimeRule(id="en.rule.own", pattern=pattern, make=make, level=2)))


def test_a_rule_of_ones_own_is_used() -> None:
    """A pattern with words, a class under another name, and context at both sides."""
    rule = TimeRule(
        id="en.rule.own", pattern="{shift} moon (of|in) <n31> {!days}", make="date", level=2, given={"monthname": 5}
    )
    pieces = Grammar(with_rule(rule)).read("shift moon of 12 , shift moon in 3 days , moon of 4")
    assert [(piece.start, piece.end) for piece in pieces if piece.rule == "en.rule.own"] == [(6, 16)]


def test_the_longest_wins() -> None:
    """ "March 12, 2019" is one date, not a month, a day and a year."""
    assert [time.anchor.exact for time in read("Signed on March 12, 2019, in May 2020.", "en")] == [
        "March 12, 2019",
        "May 2020",
    ]


def test_a_grammar_is_compiled_once() -> None:
    """Reading another report costs no compiling."""
    assert grammar_of(load_pack("fr")) is grammar_of(load_pack("fr"))
