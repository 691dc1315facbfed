import pytest

from reading.making import FRENCH, read, refuse
from sayso.reading.plain import first_line_title, split_header


def test_a_header_block_is_metadata_and_no_text() -> None:
    """Lines of known keys on top of a file tell what it is, and are no part of its text."""
    top = "Titre : La digue tient\r\nSource : La Gazette du Val\r\nPublié le : 14 mars 2026 à 18h30\r\n"
    report = read(f"{top}URL: https://gazette.example/digue\r\nAuteur : L. Morel\r\n\r\n{FRENCH}\r\n".encode())
    assert report.text == FRENCH
    assert (report.title, report.publisher, report.author) == ("La digue tient", "La Gazette du Val", "L. Morel")
    assert report.url == "https://gazette.example/digue"
    assert (report.published_at, report.published_from) == ("2026-03-14T18:30", "metadata")


@pytest.mark.parametrize(
    "top",
    [
        "Date: 14 March 2026",
        "Title: The dyke\nWeather: fine",
        "Title: The dyke\nThe mayor spoke.",
        "Title: The dyke\nTitle: The dam",
        "Inès Varga : nous partons\nLe préfet : nous restons",
        "Source: a\nDate:",
    ],
)
def test_what_is_no_clear_header_stays(top: str) -> None:
    """One line, an unknown key, a key twice, or speech with a colon is no header."""
    if top.endswith("Date:"):  # a header with nothing behind it: there is no report then
        assert split_header(top)[1] == top
    else:
        assert split_header(f"{top}\n\nLa suite.")[1] == f"{top}\n\nLa suite."


def test_a_header_with_an_ambiguous_date_gives_none() -> None:
    """A date in the header that reads two ways is no date; in a French header the day comes first."""
    assert split_header("Titre : A\nDate : 04/03/2026\n\nTexte.")[0].published == "2026-03-04"
    assert split_header("Title: A\nDate: 04/03/2026\n\nText.")[0].published is None


@pytest.mark.parametrize("line", ["La digue tient", "« Non » au barrage".removeprefix("« "), "Crue : ce que l’on sait"])
def test_a_first_line_may_be_the_title(line: str) -> None:
    """A short first line without a stop, and an empty line behind it, is the title, and stays in the text."""
    assert first_line_title(f"{line}\n\n{FRENCH}") == line
    report = read(f"{line}\n\n{FRENCH}".encode())
    assert report.title == line
    assert report.text.startswith(line)


@pytest.mark.parametrize(
    "text",
    [
        f"La digue tient.\n\n{FRENCH}",
        f"La digue tient\n{FRENCH}",
        f"Alerte\n\n{FRENCH}",
        f"« Nous partons »\n\n{FRENCH}",
        f"Il a répondu :\n\n{FRENCH}",
        f"{FRENCH * 2}\n\n{FRENCH}",
        "La digue tient",
        "",
    ],
)
def test_a_first_line_that_is_no_title(text: str) -> None:
    """A sentence, a quotation, one word, a paragraph, or a line with nothing behind it is no title."""
    assert first_line_title(text) is None


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf", "holds no text"),
        (b"%PDF-1.4 ...", ".pdf"),
        (b"PK\x03\x04\0\0", ".docx"),
        (bytes(range(256)) * 9, "binary"),
        (b"\0" * 500, "binary"),
        (b"12 45 67 -- ??", "holds no text"),
        (b"a" * 2_000_000, "2,000,000 characters, too many for one report"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, reason: str) -> None:
    """An empty, binary, misnamed or endless file is refused with what to do."""
    assert reason in refuse(data)
