import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reading.making import ENGLISH, FRENCH, Media, page, pdf, read, refuse, word
from sayso.reading import MAX_CHARACTERS, read_report
from sayso.records import Metadata, RawReport, Report, Skipped

DATED = f"PORT-ALDER, 14 mars 2026 (ANV) — {FRENCH}"
FILES: list[tuple[Media, bytes]] = [
    ("txt", f"La digue tient\r\n\r\n{FRENCH}\r\n".encode("cp1252")),
    ("html", page(f"<h1>La digue tient</h1><p>{FRENCH}</p><p>{ENGLISH}</p>")),
    ("pdf", pdf([(70, 700, FRENCH[:80]), (70, 686, FRENCH[80:])])),
    ("docx", word(FRENCH, FRENCH)),
]


def test_text_that_came_as_text_is_taken_as_it_is() -> None:
    """The text of a JSON line is not cleaned: the caller's offsets hold."""
    text = f"\ufeff Titre : a\r\nSource : b\r\n\r\n\r\n  {FRENCH} \u00ad\x0b  "
    report = read(text, "plain")
    assert report.text == text
    assert report.publisher is None


def test_all_that_is_given_is_kept() -> None:
    """What the caller gave of a report is in it, and its date is marked as given."""
    known = Metadata(title="La digue", author="L. Morel", publisher="ANV", url="https://anv.example/2025/01/01/x")
    report = read(
        FRENCH, "plain", Metadata(**{f: getattr(known, f) for f in known.__slots__} | {"published": "2026-03-14"})
    )
    assert (report.title, report.author, report.publisher, report.url) == (
        known.title,
        known.author,
        known.publisher,
        known.url,
    )
    assert (report.published_at, report.published_from, report.language) == ("2026-03-14", "given", "fr")


@pytest.mark.parametrize(
    ("given_date", "text", "url", "expected"),
    [
        ("2026-03-20", DATED, "https://a.example/2026/03/10/x", ("2026-03-20", "given")),
        (None, DATED, "https://a.example/2026/03/10/x", ("2026-03-14", "dateline")),
        (None, FRENCH, "https://a.example/2026/03/10/x", ("2026-03-10", "inferred")),
        (None, FRENCH, "https://a.example/x", (None, "none")),
        (None, FRENCH, None, (None, "none")),
    ],
)  # fmt: skip
def test_where_a_date_comes_from(
    given_date: str | None, text: str, url: str | None, expected: tuple[str | None, str]
) -> None:
    """Given, then the dateline, then the address; what is not known is not made up."""
    report = read(text, "plain", Metadata(published=given_date, url=url))
    assert (report.published_at, report.published_from) == expected


def test_a_short_text_is_read_when_its_language_is_given() -> None:
    """Two words with a language are a report; without one they are not; nothing is none in any case."""
    assert read("Dix morts.", "plain", Metadata(language="fr")).text == "Dix morts."
    assert read("3 000", "plain", Metadata(language="fr")).text == "3 000"
    assert "holds no text" in refuse("Dix morts.", "plain")
    assert "holds no text" in refuse("  ", "plain", Metadata(language="fr"))


def test_the_given_language_wins() -> None:
    """A language that the caller gave is believed; one that is not read is a skip."""
    assert read(ENGLISH, "plain", Metadata(language="fr-CA")).language == "fr"
    assert "German (de)" in refuse(FRENCH, "plain", Metadata(language="de"))


def test_the_languages_are_the_callers() -> None:
    """What is readable can be narrowed."""
    skipped = read_report(RawReport(key="a", media="plain", data=FRENCH), languages=("en",))
    assert skipped == Skipped(key="a", reason="it is in French (fr): sayso reads en so far")


def test_a_text_without_end_is_refused() -> None:
    """A text over the limit is refused with the limit, one at the limit is read."""
    assert "at most 1,000,000" in refuse("mot " * (MAX_CHARACTERS // 4 + 1), "plain", Metadata(language="fr"))
    assert read("mot " * (MAX_CHARACTERS // 4), "plain", Metadata(language="fr"))


@pytest.mark.parametrize(("media", "data"), FILES)
def test_the_same_bytes_give_the_same_report(media: Media, data: bytes) -> None:
    """Reading twice gives an equal report, with the same id and text, and no file needs more than itself."""
    assert read(data, media) == read(data, media)


def test_another_process_reads_the_same() -> None:
    """The id of a report does not depend on the process that read it."""
    code = (
        "from sayso.reading import read_report; from sayso.records import RawReport; import sys;"
        "print(read_report(RawReport(key='a', media='html', data=sys.stdin.buffer.read())).id)"
    )
    for seed in ("1", "2"):
        run = subprocess.run(
            [sys.executable, "-c", code],
            input=FILES[1][1],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed},
        )
        assert run.stdout.decode().strip() == read(FILES[1][1], "html").id


@pytest.mark.parametrize("media", ["txt", "html", "pdf", "docx"])
@pytest.mark.parametrize(("_", "data"), FILES)
def test_a_file_under_another_name_is_no_error(media: Media, _: Media, data: bytes) -> None:
    """A file with the ending of another kind is read or skipped, never an error."""
    assert isinstance(read_report(RawReport(key="a", media=media, data=data)), Report | Skipped)


PIECES = st.lists(
    st.sampled_from(
        [
            "<p>", "</p>", "<html lang='fr'>", "<meta name='date' content='2026-13-99'>", "<time datetime='0'>", "<!--",
            "-->",
            '<script type="application/ld+json">', '{"@type": "NewsArticle", "author": [null, 3]}', "</script>",
            "<table><tr>",
            "&#0;", "&#xD800;", "&nbsp;", "\x00", "\ufeff", "\u2028", "14 mars 2026", " – ", "Date:", "\n\n", "\r",
            FRENCH, ENGLISH,
            "<body>", "<a href='", "31/02/2026", "Publié le ", "<link rel=canonical href='http://[x'>",
            "\U0001d340", "«",
        ]
    ),
    max_size=12,
).map(lambda pieces: "".join(pieces).encode("utf-8"))  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(data=st.one_of(st.binary(max_size=300), PIECES, st.text(max_size=200).map(lambda text: text.encode("utf-16"))))
@pytest.mark.parametrize("media", ["txt", "html"])
def test_any_bytes_are_a_report_or_a_skip(media: Media, data: bytes) -> None:
    """Any bytes give a report or a skip, never an error; twice the same; all of it can be stored as text."""
    raw = RawReport(key="a", media=media, data=data)
    result = read_report(raw)
    assert result == read_report(raw)
    if isinstance(result, Report):
        for words in (result.text, result.title, result.author, result.publisher, result.url):
            assert (words or "").encode("utf-8").count(b"\0") == 0
    else:
        assert result.reason


@settings(deadline=None, max_examples=60)
@given(start=st.integers(0, 3000), stop=st.integers(0, 3000), put=st.binary(max_size=20))
@pytest.mark.parametrize(("media", "data"), FILES[2:])
def test_a_damaged_file_is_a_report_or_a_skip(media: Media, data: bytes, start: int, stop: int, put: bytes) -> None:
    """A PDF or a document with bytes cut out and put in gives a report or a skip, never an error."""
    damaged = data[:start] + put + data[max(start, stop) :]
    assert isinstance(read_report(RawReport(key="a", media=media, data=damaged)), Report | Skipped)


def test_a_thousand_texts_take_seconds() -> None:
    """A thousand text files are read in a few seconds."""
    began = time.monotonic()
    for number in range(1000):
        read(f"{FRENCH} {number}\n\n{FRENCH * 5}".encode())
    assert time.monotonic() - began < 20


def test_importing_reading_is_cheap() -> None:
    """Importing the room loads none of the libraries that take a while."""
    code = (
        "import sys, sayso.reading, sayso.intake;"
        "slow = {'trafilatura', 'docx', 'pypdfium2', 'py3langid', 'numpy', 'lxml', 'resiliparse', 'htmldate'};"
        "print(slow & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert run.stdout.decode().strip() == "set()"
