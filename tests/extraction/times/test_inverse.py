"""What the words of a pack can write, the grammar reads back: thousands of phrases, exactly."""

import datetime

import pytest

from extraction.times.phrases import phrases
from extraction.times.reading import read, value
from sayso.languages.pack import load_pack

PUBLISHED = datetime.date(2026, 3, 12)
EACH = 300  # of nine kinds: 2,700 phrases a language


@pytest.mark.parametrize("language", ["fr", "en"])
def test_phrases_are_read_back(language: str) -> None:
    """Dates, months, years, lengths, clock times, distances, stretches and weekdays come back with words and value."""
    wrong = []
    for phrase in phrases(load_pack(language), PUBLISHED, each=EACH, seed=20260312):
        found = read(phrase.text, language, published=f"{PUBLISHED}T09:30")
        told = [(time.anchor.exact, value(time)) for time in found]
        if len(told) != 1 or phrase.words not in told[0][0] or told[0][1] != phrase.value:
            wrong.append((phrase, told))
    assert not wrong, f"{len(wrong)} of {9 * EACH}: {wrong[:5]}"
