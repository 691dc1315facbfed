"""Word files: all paragraphs of a .docx in their order, those of tables, text boxes and tracked insertions too."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.reading.clean import clean, one_line
from sayso.reading.draft import Draft, UnreadableError
from sayso.records import Metadata

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["read_docx", "sensible_author", "sensible_title"]

_MAX_UNPACKED = 200_000_000
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BROKEN = "the .docx file is broken or is something else: open it in a word processor and save it again as .docx"
# What is in the text no more (deleted, moved away), or stands there twice.
_LEFT_OUT = frozenset({_FALLBACK, f"{_WORD}del", f"{_WORD}moveFrom"})
_CHARACTERS = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}noBreakHyphen": "\u2011"}

_NO_TITLE = re.compile(
    r"(?i)microsoft (?:word|powerpoint|office)|untitled|sans titre|(?:word )?document\s*\d*$"
    r"|.*\.(?:docx?|pdf|indd|tmp|qxp|odt|rtf|pptx?|xlsx?|txt)$"
)
_NO_AUTHOR = re.compile(r"(?i)python-docx$|microsoft|user|utilisateur|admin|unknown|inconnu|pc$|owner|default")


def read_docx(data: bytes) -> Draft:
    """Return the text of a .docx file; a row of a table is one line, its cells parted by bars.

    Raises:
        UnreadableError: it is broken, protected, or another kind of file.
    """
    import docx

    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableError("it is an old .doc file or protected by a password: save it again as .docx, unprotected")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            unpacked = sum(part.file_size for part in package.infolist())
    except Exception as error:  # zipfile raises half a dozen kinds on damaged archives
        raise UnreadableError(_BROKEN) from error
    if unpacked > _MAX_UNPACKED:
        raise UnreadableError(
            f"the .docx file unpacks to {unpacked / 1e6:.0f} MB, too much for a report: save its text as .txt"
        )
    try:
        document = docx.Document(io.BytesIO(data))
        body = document.element.body
        properties = document.core_properties
        title, author = properties.title, properties.author
    except Exception as error:  # python-docx passes on whatever zip, XML or a missing part raised
        raise UnreadableError(_BROKEN) from error
    text = clean("\n\n".join(_paragraphs(body)))
    return Draft(text=text, metadata=Metadata(title=sensible_title(title), author=sensible_author(author)))


def sensible_title(value: object) -> str | None:
    """Return a title from a file's properties; None for what a program put there."""
    title = one_line(value)
    return None if title is None or " " not in title or _NO_TITLE.match(title) else title


def sensible_author(value: object) -> str | None:
    """Return an author from a file's properties; None for what a program put there."""
    author = one_line(value)
    return None if author is None or _NO_AUTHOR.match(author) else author


def _paragraphs(element: _Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_WORD}tr":
            cells = (" ".join(_paragraphs(cell)) for cell in child if cell.tag != f"{_WORD}trPr")
            yield " | ".join(cell for cell in cells if cell.strip())
        elif child.tag == f"{_WORD}p":
            yield "".join(_characters(child))
            for box in child.iter(f"{_WORD}txbxContent"):
                if not any(above.tag == _FALLBACK for above in box.iterancestors()):
                    yield from _paragraphs(box)
        elif child.tag not in _LEFT_OUT:
            yield from _paragraphs(child)


def _characters(element: _Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_WORD}t":
            yield child.text or ""
        elif child.tag in _CHARACTERS:
            yield _CHARACTERS[str(child.tag)]
        elif child.tag not in _LEFT_OUT and child.tag not in (f"{_WORD}txbxContent", f"{_WORD}pPr"):
            yield from _characters(child)
