"""The demo dossier holds what is promised, and nothing that belongs to anybody real."""

import difflib
import html
import importlib
import json
import re
import unicodedata
from collections import Counter
from pathlib import Path

import docx
import pytest

from sayso.demo import dossier

pypdfium2 = importlib.import_module("pypdfium2")  # it ships no types
DOCS = Path(__file__).parents[2] / "docs" / "demo.md"
NAMES = {path.name[:2]: path.name for path in sorted(dossier().iterdir())}
REAL = (
    "AFP", "Reuters", "Associated Press", "BBC", "CNN", "Bloomberg", "Al Jazeera", "Le Monde", "Figaro", "Libération",
    "Guardian", "New York Times", "Washington Post", "France Info", "RFI", "RTBF", "Twitter", "Facebook", "Telegram",
    "ONU", "UNHCR", "UNICEF", "OCHA", "OMS", "WHO", "Croix-Rouge", "Red Cross", "Médecins", "Oxfam", "OTAN", "NATO",
    "France", "Paris", "London", "Londres", "Washington", "Europe", "européen", "European",
)  # fmt: skip
FRENCH = re.compile(r"\b(?:le|la|les|des|une|dans|est|pour|que|qui)\b")
ENGLISH = re.compile(r"\b(?:the|of|and|to|in|was|that|with|is|for)\b")
GERMAN = re.compile(r"\b(?:der|die|das|und|von|mit|den|nach|sich)\b")


def texts_of(path: Path) -> list[str]:
    """Return the readable texts of one file, one a report, as plainly as each format allows."""
    match path.suffix:
        case ".pdf":
            document = pypdfium2.PdfDocument(path)
            try:
                pages = [page.get_textpage().get_text_range() for page in document]
            finally:
                document.close()
            return ["\n".join(pages).replace("\r\n", " ")]
        case ".docx":
            return ["\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)]
        case ".jsonl":
            return [json.loads(line)["text"] for line in path.read_text("utf-8").splitlines()]
        case ".html":
            body = path.read_text("utf-8").split("<article", 1)[1].split("</article>", 1)[0]
            return [html.unescape(re.sub(r"<[^>]+>", " ", body.partition(">")[2]))]
        case _:
            return [path.read_text("utf-8")]


ALL = {path.name: texts_of(path) for path in sorted(dossier().iterdir())}
REPORTS = [(name, text) for name, texts in ALL.items() if "grenzbote" not in name for text in texts]


def language_of(text: str) -> str:
    """Return the language whose small words are most frequent."""
    counts = {"fr": len(FRENCH.findall(text)), "en": len(ENGLISH.findall(text)), "de": len(GERMAN.findall(text))}
    return max(counts, key=lambda code: counts[code])


def plain(text: str) -> str:
    """Return the text with one kind of space and one kind of apostrophe."""
    text = re.sub(r"\s+", " ", text)
    return re.sub("[‘’]", "'", text)


def documented() -> list[tuple[str, str]]:
    """Return what the page promises: the file's number and words that stand in it."""
    rows = [line for line in DOCS.read_text("utf-8").splitlines() if re.match(r"\| \d\d \|", line)]
    return [(row[2:4], words) for row in rows for words in re.findall(r"`([^`]+)`", row)]


def test_folder_is_there() -> None:
    """The dossier is a folder on disk that can be read like any other."""
    assert dossier().is_dir()
    assert len(NAMES) == len(ALL) == 19


def test_formats() -> None:
    """Reports come in every format that is read."""
    formats = Counter(Path(name).suffix for name in ALL)
    assert formats == {".txt": 12, ".html": 4, ".jsonl": 1, ".docx": 1, ".pdf": 1}


def test_languages() -> None:
    """Twelve reports are French and eight English; one file more is in a language that nobody promised to read."""
    assert Counter(language_of(text) for _, text in REPORTS) == {"fr": 12, "en": 8}
    assert [name for name, texts in ALL.items() if language_of(texts[0]) == "de"] == ["18-grenzbote.txt"]


@pytest.mark.parametrize(("name", "text"), REPORTS, ids=[f"{n[:2]}-{i}" for i, (n, _) in enumerate(REPORTS)])
def test_length(name: str, text: str) -> None:
    """Each report is as long as a real one, wire items shorter."""
    least = 200 if name.endswith(".jsonl") else 300
    assert least <= len(text.split()) <= 600


@pytest.mark.parametrize("path", [p for p in sorted(dossier().iterdir()) if p.suffix in {".txt", ".html", ".jsonl"}])
def test_encoding(path: Path) -> None:
    """Text files are UTF-8 in composed form, without a byte order mark or a carriage return."""
    text = path.read_bytes().decode("utf-8")
    assert not text.startswith("\ufeff")
    assert "\r" not in text
    assert "\ufffd" not in text
    assert unicodedata.normalize("NFC", text) == text
    assert text.endswith("\n")


@pytest.mark.parametrize("path", sorted(dossier().iterdir()), ids=lambda path: path.name)
def test_nobody_real(path: Path) -> None:
    """No file holds the name of a real agency, medium, body or place, and every address is a reserved one."""
    markup = path.read_text("utf-8") if path.suffix in {".txt", ".html", ".jsonl"} else "\n".join(texts_of(path))
    found = [name for name in REAL if re.search(rf"\b{re.escape(name)}\b", markup)]
    assert found == []
    hosts = set(re.findall(r"(?:https?://|@)([\w-]+(?:\.[\w-]+)+)", markup)) - {"schema.org"}
    assert all(host.endswith(".example") for host in hosts)


def test_wire_items() -> None:
    """The wire items carry the fields of the interchange format."""
    lines = (dossier() / NAMES["19"]).read_text("utf-8").splitlines()
    items = [json.loads(line) for line in lines]
    assert all(set(item) == {"id", "text", "language", "published", "title", "publisher", "url"} for item in items)
    assert len({item["id"] for item in items}) == 3


def test_one_report_has_no_date() -> None:
    """One report names no day, month or year anywhere; the others do."""
    date = re.compile(r"\b(?:20\d\d|mars|March|lundi|mardi|mercredi|jeudi|vendredi|\w+day)\b")
    undated = [name for name, texts in ALL.items() if not any(date.search(text) for text in texts)]
    assert undated == ["17-revue-estuaire-petite-venise.txt"]


def test_pages_tell_their_date() -> None:
    """Every web page has its publication date in JSON-LD, within the five days."""
    for name in (name for name in ALL if name.endswith(".html")):
        found = re.findall(r'"datePublished":\s*"([^"]+)"', (dossier() / name).read_text("utf-8"))
        assert found, name
        assert all("2026-03-09" <= date[:10] <= "2026-03-13" for date in found), name


def test_wire_copy() -> None:
    """The newspaper's copy has nearly all of the agency's words and less than the whole; no other pair comes close."""
    bare = {name: re.sub(r"\W+", " ", texts[0]).split() for name, texts in ALL.items()}
    agency, paper = bare[NAMES["02"]], bare[NAMES["04"]]
    assert len(paper) < len(agency)
    assert difflib.SequenceMatcher(None, agency, paper, autojunk=False).ratio() > 0.85
    for name, words in bare.items():
        if name not in {NAMES["02"], NAMES["04"]}:
            assert difflib.SequenceMatcher(None, agency, words, autojunk=False).ratio() < 0.5, name


def test_typography_is_mixed() -> None:
    """French reports use wide and narrow no-break and plain spaces, three kinds of quote marks, both apostrophes."""
    french = [text for _, text in REPORTS if language_of(text) == "fr"]
    for mark in ("«\u00a0", "«\u202f", "« ", '"', "“", "'", "’", "–"):
        assert any(mark in text for text in french), repr(mark)
    english = [text for _, text in REPORTS if language_of(text) == "en"]
    for mark in ('"', "“", "‘", "'", "’", "–", "—"):
        assert any(mark in text for text in english), repr(mark)


def test_quotations_run_on_or_stay_open() -> None:
    """A quotation runs on over a paragraph in both languages, and one is never closed."""
    assert ALL[NAMES["12"]][0].count("“") == ALL[NAMES["12"]][0].count("”") + 1
    assert ALL[NAMES["08"]][0].count("“") == ALL[NAMES["08"]][0].count("”") + 1
    unclosed = [name for name, text in REPORTS if text.count("«") != text.count("»")]
    assert unclosed == ["17-revue-estuaire-petite-venise.txt"]


def test_page_promises_enough() -> None:
    """The page names at least a dozen statements, a dozen tolls and a dozen pieces of advice."""
    assert len(documented()) > 90
    assert {number for number, _ in documented()} == set(NAMES) - {"18"}


@pytest.mark.parametrize(("number", "words"), documented())
def test_page_is_true(number: str, words: str) -> None:
    """What the page says to look for stands in the report that it names."""
    assert any(plain(words) in plain(text) for text in ALL[NAMES[number]])


def test_page_lists_every_report() -> None:
    """The page lists every file of the dossier."""
    page = DOCS.read_text("utf-8")
    assert [name for name in ALL if name not in page] == []
