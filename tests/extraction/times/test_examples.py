"""Every word, feast and rule of the grammar of times proves itself: its example is found, by its own rule."""

import re

import pytest

from extraction.times.reading import read
from sayso.languages.pack import load_pack
from sayso.languages.times import Feast, TimeRule, TimeWord

LANGUAGES = ("fr", "en")
MARKED = re.compile(r"\[([^\[\]]+)\]\{time\}")
EXAMPLES = [
    pytest.param(language, entry, example, id=f"{entry.id}/{number}")
    for language in LANGUAGES
    for entries in (load_pack(language).times.words, load_pack(language).times.feasts, load_pack(language).times.rules)
    for entry in entries
    for number, example in enumerate(entry.examples, start=1)
]


def unmarked(example: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the text of an example and the spans that it marks."""
    text, spans, at = "", [], 0
    for match in MARKED.finditer(example):
        text += example[at : match.start()]
        spans.append((len(text), len(text) + len(match[1])))
        text += match[1]
        at = match.end()
    return text + example[at:], spans


@pytest.mark.parametrize(("language", "entry", "example"), EXAMPLES)
def test_example(language: str, entry: TimeWord | Feast | TimeRule, example: str) -> None:
    """What the example marks is found with exactly these characters; that of a rule by this rule."""
    text, spans = unmarked(example)
    assert spans
    found = {(time.anchor.span.start, time.anchor.span.end): time for time in read(text, language)}
    assert set(spans) <= set(found), [time.anchor.exact for time in found.values()]
    if isinstance(entry, TimeRule) and entry.make != "nothing" and entry.id not in BUILT_ON:
        assert entry.id in [found[span].found_by for span in spans]


BUILT_ON = {"fr.rule.heure-avant-partie"}
"""Rules that only prepare a longer expression, which carries the id of the rule that joined it."""


def test_rules_that_are_built_on_exist() -> None:
    """An exemption that names no rule is out of date."""
    assert {rule.id for language in LANGUAGES for rule in load_pack(language).times.rules} >= BUILT_ON
