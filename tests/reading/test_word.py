import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml

from reading.making import FRENCH, packed, read, refuse, word

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def test_paragraphs_are_kept() -> None:
    """The paragraphs of a document are those of the text; empty ones are not."""
    report = read(word(FRENCH, "", "« Non\u00a0», a-t-elle dit.", title="La digue tient", author="L. Morel"), "docx")
    assert report.text == f"{FRENCH}\n\n« Non\u00a0», a-t-elle dit."
    assert (report.title, report.author, report.published_from) == ("La digue tient", "L. Morel", "none")


def test_tables_stand_where_they_are() -> None:
    """A row of a table is a line in its place."""
    document = docx.Document()
    document.add_paragraph(FRENCH)
    table = document.add_table(rows=2, cols=2)
    for place, words in enumerate(["Commune", "Évacués", "Port-Alder", "1 200"]):
        table.cell(place // 2, place % 2).text = words
    document.add_paragraph("Fin du point de situation.")
    text = read(packed(document), "docx").text
    assert text == f"{FRENCH}\n\nCommune | Évacués\n\nPort-Alder | 1 200\n\nFin du point de situation."


def test_tracked_changes_are_read_as_accepted() -> None:
    """Words that were inserted are read, words that were deleted or moved away are not; links and fields are text."""
    document = docx.Document()
    document.add_paragraph(FRENCH)
    document.element.body.insert(
        1,
        parse_xml(
            f"<w:p {NAMESPACE}><w:r><w:t>Le maire a dit </w:t></w:r><w:ins><w:r><w:t>« oui »</w:t></w:r></w:ins>"
            "<w:del><w:r><w:delText>« non »</w:delText></w:r></w:del>"
            "<w:moveFrom><w:r><w:t>jamais</w:t></w:r></w:moveFrom>"
            "<w:hyperlink><w:r><w:t>, hier</w:t></w:r></w:hyperlink><w:r><w:br/><w:t>à Port</w:t>"
            "<w:noBreakHyphen/><w:t>Alder.</w:t></w:r></w:p>"
        ),
    )
    assert read(packed(document), "docx").text == f"{FRENCH}\n\nLe maire a dit « oui », hier\nà Port\u2011Alder."


def other_archive() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("photos/a.jpg", b"x")
    return file.getvalue()


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"x" * 210_000_000)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (other_archive(), "broken or is something else"),
        (b"PK\x03\x04 cut off", "broken or is something else"),
        (word(FRENCH)[:3000], "broken or is something else"),
        (b"just words", "broken or is something else"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old .doc file or protected by a password"),
        (bomb(), "unpacks to 210 MB"),
        (word("", " "), "holds no text"),
    ],
)
def test_what_is_no_document_is_refused(data: bytes, reason: str) -> None:
    """A broken, protected, empty or swollen document, or another archive, is refused with what to do."""
    assert reason in refuse(data, "docx")
