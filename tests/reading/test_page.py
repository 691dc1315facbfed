import time

import pytest

from reading.making import FRENCH, page, read, refuse
from sayso.records import Metadata

QUOTE = "«\u00a0Nous n’attendrons pas\u202f!\u00a0», a-t-elle déclaré, “très émue”, devant la 'presse'\u2009."
BODY = f"<h1>La digue tient</h1><p>{FRENCH}</p><p>{QUOTE}</p><p>{FRENCH.replace('mardi', 'mercredi')}</p>"


def test_the_main_text_is_kept_in_paragraphs() -> None:
    """The paragraphs of the article are the text; the menu and the legal notice are not."""
    text = read(page(BODY), "html").text
    assert text.split("\n\n")[-3:] == [FRENCH, QUOTE, FRENCH.replace("mardi", "mercredi")]
    assert "Sport" not in text
    assert "Mentions" not in text


def test_the_spaces_of_french_typography_come_through() -> None:
    """No-break and narrow spaces stay what they are, also where the page writes them as entities."""
    body = BODY.replace("\u00a0", "&nbsp;").replace("\u202f", "&#8239;").replace("\u2009", "&#x2009;")
    assert QUOTE in read(page(body), "html").text


def test_a_page_that_holds_the_carrying_signs_is_read() -> None:
    """Signs that the reader uses inside stay what they are when a page has them."""
    assert "\U0001d340" in read(page(BODY.replace("très", "\U0001d340 très")), "html").text


def test_comments_are_no_report() -> None:
    """What readers wrote below is left out."""
    comments = f"<section class='comments' id='comments'><p>Premier ! {FRENCH.upper()}</p></section>"
    assert "Premier" not in read(page(f"{BODY}{comments}"), "html").text


def test_rows_of_a_table_are_lines() -> None:
    """A table in the article keeps its rows, without rules of dashes."""
    table = "<table><tr><th>Commune</th><th>Évacués</th></tr><tr><td>Port-Alder</td><td>1 200</td></tr></table>"
    text = read(page(f"{BODY}{table}<p>{FRENCH}</p>"), "html").text
    assert "Port-Alder | 1 200" in text
    assert "---" not in text


@pytest.mark.parametrize("cut", [0.6, 0.8, 0.95])
def test_a_truncated_page_is_read(cut: float) -> None:
    """A page that breaks off gives the text before the break."""
    data = page(BODY * 3)
    assert FRENCH in read(data[: int(len(data) * cut)], "html").text


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_the_declared_encoding_is_used(encoding: str) -> None:
    """A page is decoded by its mark or by what it declares."""
    data = page(BODY.replace("\u202f", "").replace("\u2009", "")).decode().replace('"utf-8"', f'"{encoding}"')
    assert FRENCH in read(data.encode(encoding), "html").text


def test_an_xml_declaration_is_no_obstacle() -> None:
    """An XHTML page with an XML declaration is read."""
    assert FRENCH in read(b'<?xml version="1.0" encoding="utf-8"?>\n' + page(BODY), "html").text


def test_a_saved_page_with_pictures_inside_is_read() -> None:
    """A page of megabytes of pictures saved into it is read for its text."""
    picture = f"<img src='data:image/png;base64,{'iVBORw0KGgo' * 500_000}'>"
    assert FRENCH in read(page(picture + BODY), "html").text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"<html><body></body></html>", "no main text"),
        (page("<script>draw()</script>"), "no main text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "binary"),
        (b"\0" * 3000, "binary"),
        (b"https://anv.example/digue", "no main text"),
        (page("<div>" * 50_000 + FRENCH), "no main text"),
        (page("<i>" * 70_000 + FRENCH), "too many tags"),
        (b"<" * 100_000, "no main text"),
        (b"<!--" * 1000, "no main text"),
        (page("<p>12 45</p>"), "no"),
    ],
)
def test_a_page_without_text_is_refused(data: bytes, reason: str) -> None:
    """An empty, drawn, binary, endlessly nested or swollen page is refused with what to do."""
    assert reason in refuse(data, "html")


def test_a_deep_page_takes_no_time() -> None:
    """A page of tens of thousands of open tags is done with in seconds."""
    began = time.monotonic()
    read(page("<p>" * 30_000 + FRENCH * 3), "html")
    assert time.monotonic() - began < 20


def test_nothing_is_said_on_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    """The libraries' remarks on a strange page do not reach the terminal."""
    refuse(b"<html></html>", "html")
    refuse(b"<html><time datetime='x'>" * 20, "html")
    assert capfd.readouterr() == ("", "")


def test_script_in_a_title_is_text() -> None:
    """Markup in a title is kept as the words it is, for the page to escape."""
    head = "<meta property='og:title' content='&lt;script&gt;alert(1)&lt;/script&gt; La digue'>"
    assert read(page(BODY, head), "html").title == "<script>alert(1)</script> La digue"


def test_what_is_given_wins() -> None:
    """Title, publisher and address that the caller gives win over those of the page."""
    head = "<meta property='og:title' content='Autre'><meta property='og:site_name' content='Autre'>"
    report = read(page(BODY, head), "html", Metadata(title="La digue", publisher="ANV", language="fr"))
    assert (report.title, report.publisher) == ("La digue", "ANV")
