"""Files for the tests of reading, made byte by byte."""

import io
from collections.abc import Sequence
from typing import Literal

import docx

from sayso.reading import read_report
from sayso.records import Metadata, RawReport, Report, Skipped

FRENCH = "Le préfet a indiqué mardi que la digue tenait encore, tout en demandant aux habitants de rester prudents."
ENGLISH = "The mayor said on Tuesday that the dyke was holding, while asking the people of the valley to stay careful."

Media = Literal["txt", "html", "pdf", "docx", "plain"]
Line = tuple[float, float, str]


def read(data: bytes | str, media: Media = "txt", given: Metadata | None = None) -> Report:
    """Read one report that must be readable."""
    report = read_report(RawReport(key="a", media=media, data=data, given=given or Metadata()))
    assert isinstance(report, Report), report
    return report


def refuse(data: bytes | str, media: Media = "txt", given: Metadata | None = None) -> str:
    """Return the reason of one report that must not be readable."""
    skipped = read_report(RawReport(key="a", media=media, data=data, given=given or Metadata()))
    assert isinstance(skipped, Skipped), skipped
    assert skipped.key == "a"
    return skipped.reason


def pdf(*pages: Sequence[Line], size: int = 11, info: str = "") -> bytes:
    """Return a PDF of pages of lines, each with its place in points from the lower left corner."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    objects = [font]
    parent = 2 + 2 * len(pages)
    for lines in pages:
        words = b"".join(b"1 0 0 1 %g %g Tm (%s) Tj " % (x, y, _escaped(text)) for x, y, text in lines)
        stream = b"BT /F1 %d Tf " % size + words + b"ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        resources = b"<< /Font << /F1 1 0 R >> >>"
        objects.append(
            b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources %s >>"
            % (parent, len(objects), resources)
        )
    kids = b" ".join(b"%d 0 R" % (3 + 2 * number) for number in range(len(pages)))
    objects.append(b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)))
    objects.append(b"<< /Type /Catalog /Pages %d 0 R >>" % parent)
    objects.append(b"<< %s >>" % info.encode("cp1252"))
    return _file(objects)


def _escaped(text: str) -> bytes:
    return text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _file(objects: list[bytes]) -> bytes:
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    trailer = b"trailer << /Size %d /Root %d 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF"
    return data + head + table + trailer % (len(objects) + 1, len(objects) - 1, len(objects), len(data))


def word(*paragraphs: str, title: str = "", author: str = "") -> bytes:
    """Return a .docx file of these paragraphs."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.core_properties.title = title
    document.core_properties.author = author
    return packed(document)


def packed(document: "docx.document.Document") -> bytes:
    """Return the bytes of a document."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def page(body: str, head: str = "", *, lang: str = "fr") -> bytes:
    """Return a web page in UTF-8 with a menu around its body."""
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>'
        f"<nav><ul><li><a href='/a'>Monde</a></li><li><a href='/b'>Sport</a></li></ul></nav>"
        f"<article>{body}</article><footer><p>Mentions légales</p></footer></body></html>"
    ).encode()
