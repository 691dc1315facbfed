"""Whatever stands in a text, its times are anchored on it, in order, and the same each time."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.extraction.times import find_times
from sayso.languages.pack import load_pack
from sayso.records import Metadata, Report, TimeExpr


def words(language: str) -> list[str]:
    """Return words of the pack's grammar of times, its literals, figures and signs."""
    pack = load_pack(language)
    own = [word for entry in pack.times.words for word in entry.words]
    own += [word for feast in pack.times.feasts for word in feast.words] + [
        word for day in pack.days for word in day.words
    ]
    small = ["de", "à", "le", "la", "d'", "du", "au", "of", "the", "to", "in", "a", "and", "et", "on", "from", "since"]
    figures = ["3", "12", "31", "99", "2016", "0800", "14h30", "3/4", "31/12/2019", "2026-03-14", "1,5", "2 000", "1er"]
    return [*own, *small, *figures, ",", ".", "-", "–", ":", "(", ")", "%", "\n", "\n\n", "pont", "bridge", "'", "’"]


def times(text: str, language: str, published: str | None) -> list[TimeExpr]:
    metadata = Metadata(published=published)
    report = Report.make(
        key="a", text=text, language=language, metadata=metadata, published_from="given" if published else "none"
    )
    return find_times(report, load_pack(language))


@pytest.mark.parametrize("language", ["fr", "en"])
@settings(deadline=None)  # the first call compiles the grammar
@given(data=st.data())
def test_times_hold(language: str, data: st.DataObject) -> None:
    """No arrangement of words and signs makes reading fail; anchors hold, follow each other and do not overlap."""
    parts = data.draw(st.lists(st.sampled_from(words(language)), max_size=14))
    text = data.draw(st.sampled_from([" ", "", "-"])).join(parts)
    published = data.draw(st.sampled_from([None, "2026-03-12", "2024-02-29T23:59", "0001-01-01", "9999-12-31"]))
    found = times(text, language, published)
    at = 0
    for time in found:
        assert time.anchor.holds_in(text)
        assert time.anchor.span.start >= at
        at = time.anchor.span.end
    assert found == times(text, language, published)
