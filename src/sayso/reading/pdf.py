"""PDF files: the text layer, its lines put together again to paragraphs by where they stand on the page."""

from __future__ import annotations

import re
import statistics
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from sayso.reading.clean import clean
from sayso.reading.draft import Draft, UnreadableError
from sayso.reading.word import sensible_author, sensible_title
from sayso.records import Metadata

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage  # type: ignore[import-untyped]  # ships no types

__all__ = ["read_pdf"]

_MAX_PAGES = 2000
_HYPHEN = "\ufffe"  # what the library puts for a hyphen at the end of a line, together with the line end
_LINE = re.compile(rf"[^\r\n{_HYPHEN}]+{_HYPHEN}?")
_LINE_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010\xad\x02]$")  # the same, where the library left it: at a page's end
_BULLET = re.compile(r"[–—•▪‣◦*-]\s")
_SENTENCE_END = re.compile(r"[.!?…:;»”\"’)\]]\s*$")
# "a-t-|il", "peut-|être", "porte-|parole": the hyphen belongs to the word.
_KEEPS_HYPHEN = re.compile(
    r"(?:je|tu|il|elle|on|nous|vous|ils|elles|ce|là|ci|moi|toi|lui|leur|le|la|les|en|y|t|être|même|mêmes|parole|"
    r"midi|dessus|dessous|delà|dire|vis|chef|known|based|led|term|old|year|up|down|in|off|out|by|to|the)\b"
)
_library = threading.Lock()  # the PDF library is not safe in threads


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page and its box, in points from the lower left corner."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        return self.top - self.bottom


def read_pdf(data: bytes) -> Draft:
    """Return the text layer of a PDF as paragraphs; lines that head or foot every page are left out.

    Raises:
        UnreadableError: it is broken, protected by a password, or holds pictures of text only.
    """
    import pypdfium2

    with _library:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            if "password" in str(error).lower():
                raise UnreadableError("the PDF is protected by a password: save it without one") from error
            raise UnreadableError(
                "the PDF is broken or is something else: open it in a viewer and print it to PDF"
            ) from error
        try:
            pages = _pages(document)
            properties = document.get_metadata_dict()
        except (pypdfium2.PdfiumError, UnicodeError, ValueError) as error:
            raise UnreadableError(f"the PDF is damaged ({error}): open it in a viewer and print it to PDF") from error
        finally:
            document.close()
    lines = [line for page in _without_furniture(pages) for line in page]
    text = clean(_paragraphs(lines))
    if not re.search(r"[^\W\d_]", text):
        raise UnreadableError("the PDF has no text layer, only pictures: OCR it first")
    title, author = sensible_title(properties.get("Title")), sensible_author(properties.get("Author"))
    return Draft(text=text, metadata=Metadata(title=title, author=author))


def _pages(document: PdfDocument) -> list[list[_Line]]:
    if len(document) > _MAX_PAGES:
        raise UnreadableError(
            f"the PDF has {len(document)} pages, too many for one report (at most {_MAX_PAGES}): cut it up"
        )
    pages = []
    for number in range(len(document)):
        page = document[number]
        pages.append(list(_lines(page)))
        page.close()
    return pages


def _lines(page: PdfPage) -> Iterator[_Line]:
    textpage = page.get_textpage()
    text = textpage.get_text_range()
    count = textpage.count_chars()
    for match in _LINE.finditer(text):
        words = _LINE_HYPHEN.sub(_HYPHEN, match[0].strip(" "))
        if not words:
            continue
        start = match.start() + len(match[0]) - len(match[0].lstrip(" "))
        first, last = (min(place, count - 1) for place in (start, start + len(words) - 1))
        left, bottom, _, top = textpage.get_charbox(first, loose=True)
        _, _, right, _ = textpage.get_charbox(last, loose=True)
        yield _Line(words, left, right, bottom, top)
    textpage.close()


def _without_furniture(pages: list[list[_Line]]) -> list[list[_Line]]:
    """Leave out what stands at the head or foot of most pages, but for its numbers: mastheads, page numbers."""
    if len(pages) < 3:
        return pages
    edges = [set(page[:2] + page[-2:]) if len(page) > 4 else set(page[:1] + page[-1:]) for page in pages]
    seen = Counter(shape for edge in edges for shape in {_shape(line) for line in edge})
    often = {shape for shape, count in seen.items() if count >= 3 and count > len(pages) / 2}
    return [
        [line for line in page if not (line in edge and _shape(line) in often)]
        for page, edge in zip(pages, edges, strict=True)
    ]


def _shape(line: _Line) -> str:
    return re.sub(r"\d+", "#", line.text)


def _paragraphs(lines: list[_Line]) -> str:
    """Return the lines as one text: joined inside a paragraph, an empty line between two."""
    if not lines:
        return ""
    known = {word.lower() for line in lines for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line.text)}
    steps = [above.bottom - below.bottom for above, below in pairwise(lines)]
    step = statistics.median([step for step in steps if step > 0.5 * lines[0].height] or [lines[0].height * 1.2])
    right = statistics.quantiles([line.right for line in lines], n=10)[-1] if len(lines) > 1 else lines[0].right
    text = lines[0].text
    for above, below in pairwise(lines):
        if _is_break(above, below, step=step, right=right):
            text = text.rstrip(_HYPHEN) + "\n\n" + below.text
        else:
            text = _joined(text, below.text, known)
    return text.rstrip(_HYPHEN)


def _is_break(above: _Line, below: _Line, *, step: float, right: float) -> bool:
    """Return whether a paragraph ends between two lines: a gap, another size, an indent, or a short last line."""
    if above.text.endswith(_HYPHEN):
        return False
    ends = bool(_SENTENCE_END.search(above.text))
    width = max(right - above.left, 1.0)
    gap = above.bottom - below.bottom
    if gap < -0.5 * step:  # the next column or page
        return ends
    if gap < 0.5 * step:  # pieces of one line
        return False
    if abs(above.height - below.height) > 0.15 * max(above.height, below.height) or gap > 1.4 * step:
        return True
    if ends and _BULLET.match(below.text):
        return True
    is_short = above.right < above.left + 0.85 * width
    is_indented = below.left > above.left + 0.7 * below.height
    return (ends and (is_short or is_indented)) or above.right < above.left + 0.5 * width


def _joined(text: str, following: str, known: set[str]) -> str:
    """Return a paragraph with its next line: a hyphen at the line's end goes when it only parts a word.

    It stays where the text has the word with a hyphen elsewhere, or where it must be one ("porte-", "parole").
    """
    if not text.endswith(_HYPHEN):
        return f"{text} {following}"
    text = text[:-1]
    last, first = re.search(r"[\w-]*$", text), re.match(r"\w+", following)
    before, after = (last[0] if last else "").lower(), (first[0] if first else "").lower()
    is_word = before + after in known
    is_compound = f"{before}-{after}" in known or bool(_KEEPS_HYPHEN.fullmatch(after)) or not after[:1].isalpha()
    starts_big = following[:1].isupper() or following[:1].isdigit()
    return text + ("-" if not is_word and (is_compound or starts_big) else "") + following
