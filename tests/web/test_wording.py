"""The words of the page: all in one place, none missing, none left over."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import sayso.web
from sayso.ledger.base import FACETS
from sayso.ledger.figures import FIGURE_FACETS, FIGURE_ORDERS
from sayso.records import ACTS, FORMS, PUBLISHED_FROM, Report
from sayso.web.downloads import KINDS
from sayso.web.names import SHOWS
from sayso.web.wording import date_words, load_words

WEB = Path(sayso.web.__file__).parent


def known_words() -> set[str]:
    tree = tomllib.loads((WEB / "words" / "en.toml").read_text(encoding="utf-8"))
    return {f"{room}.{name}" for room, names in tree.items() for name in names}


def test_every_kind_of_record_has_words() -> None:
    """Each act, form, facet and origin of a date that a record can have has a word on the page."""
    words = load_words()
    assert all(hasattr(words.acts, act) for act in ACTS)
    assert all(hasattr(words.forms, form) and hasattr(words.forms, f"{form}_hint") for form in FORMS)
    assert all(hasattr(words.filter, facet) for facet in FACETS)
    assert list(vars(words.downloads)) == list(KINDS)
    assert all(hasattr(words.dates, origin) for origin in PUBLISHED_FROM)


def test_no_word_is_left_over() -> None:
    """Each word of the file is used by a template or by the code (some by their kind: acts, forms, ...)."""
    used = "".join(path.read_text(encoding="utf-8") for path in [*WEB.glob("templates/*.html"), *WEB.glob("*.py")])
    by_kind = {"acts", "forms", "languages", "downloads", "topics", "name_types", "verdicts"}
    by_value = {f"dates.{origin}" for origin in PUBLISHED_FROM} | {"reader.content", "reader.source", "reader.cue"}
    by_value |= {f"filter.{name}" for name in (*FACETS, "text", "report", "since", "until")}
    by_value |= {f"filter.no_{name}" for name in ("speaker", "publisher", "date", "topic")}
    by_value |= {f"filter.{name}" for name in FIGURE_FACETS} | {f"figures.{name}" for name in FIGURE_ORDERS}
    by_value |= {f"names.{what}_{show}" for what in ("show", "none") for show in SHOWS}
    left = {word for word in known_words() - by_value if not re.search(rf"\b{re.escape(word)}\b", used)}
    assert {word for word in left if word.split(".")[0] not in by_kind} == set()


def test_templates_hold_no_words_of_their_own() -> None:
    """Text between tags comes from the file of words, so that the page can be translated in one place."""
    for path in WEB.glob("templates/*.html"):
        bare = re.sub(
            r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|<[^>]*>", " ", path.read_text(encoding="utf-8"), flags=re.DOTALL
        )
        bare = re.sub(r"&\w+;|[\w-]+=\"[^\"]*\"", " ", bare).replace("sayso", "")
        assert not re.search(r"[A-Za-z]{2,}", bare), f"{path.name}: {bare.split()}"


@pytest.mark.parametrize(
    ("published", "said"),
    [
        ("2026-04-12", "12 Apr 2026"),
        ("2026-04-12T18:40", "12 Apr 2026, 18:40"),
        ("2026-04-12T18:40:07Z", "12 Apr 2026, 18:40 UTC"),
        ("2026-04-12T18:40+02:00", "12 Apr 2026, 18:40 +02:00"),
        ("2026-04-12T18:40:07.250-05:00", "12 Apr 2026, 18:40 -05:00"),
        (None, "date needed"),
    ],
)
def test_a_date_is_said_as_it_was_given(published: str | None, said: str) -> None:
    """A date is said to the minute, in the time zone that it was given in, and a missing one is said to be missing."""
    origin = "given" if published else "none"
    report = Report(id="r", key="r", text="r", language="fr", published_at=published, published_from=origin)  # type: ignore[arg-type]
    assert date_words(report) == said
