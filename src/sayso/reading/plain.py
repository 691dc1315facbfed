"""Text files: their encoding, a header block on top, and paragraphs."""

from __future__ import annotations

import re

from sayso.reading.clean import clean, one_line, rejoin
from sayso.reading.dates import to_moment
from sayso.reading.draft import Draft, UnreadableError
from sayso.reading.encoding import decode
from sayso.records import Metadata

__all__ = ["first_line_title", "read_txt", "split_header"]

_HEADER_KEYS = {
    "title": ("title", "titre", "headline"),
    "publisher": ("source", "publisher", "média", "media", "éditeur", "journal", "publication"),
    "published": ("date", "published", "publié le", "publication date", "date de publication", "published on"),
    "url": ("url", "link", "lien", "adresse"),
    "author": ("author", "auteur", "autrice", "by", "par"),
    "language": ("language", "langue", "lang"),
}
_FRENCH_KEYS = frozenset(
    {"titre", "publié le", "date de publication", "auteur", "autrice", "par", "éditeur", "média", "lien", "langue"}
)
_FIELD_OF = {key: field for field, keys in _HEADER_KEYS.items() for key in keys}
_HEADER_LINE = re.compile(r"(?P<key>[^\W\d][\w ]{1,20}?)[ \u00a0\u202f]*:[ \t\u00a0\u202f]*(?P<value>\S.*)?")
_OTHER_FILES = {b"%PDF-": ".pdf", b"PK\x03\x04": ".docx (or .zip)", b"{\\rtf": ".rtf", b"\x89PNG": ".png"}


def read_txt(data: bytes) -> Draft:
    """Return the text of a .txt file; a header block on top becomes metadata and is left out.

    Raises:
        UnreadableError: the bytes are no text.
    """
    for beginning, suffix in _OTHER_FILES.items():
        if data.startswith(beginning):
            raise UnreadableError(
                f"it is no text file but looks like a {suffix} file: give it the ending of what it is"
            )
    metadata, text = split_header(clean(decode(data)))
    return Draft(text=rejoin(text), metadata=metadata)


def split_header(text: str) -> tuple[Metadata, str]:
    """Return the metadata of a header block and the text behind it; without a clear block, the text as it is.

    A block is clear when all lines above the first empty line are ``Key: value`` with known keys, and at least two.

    >>> split_header("Titre : La digue tient\\nPublié le : 14 mars 2026\\n\\nLe préfet rassure.")[1]
    'Le préfet rassure.'
    """
    block, _, rest = text.partition("\n\n")
    found: dict[str, str | None] = {}
    is_french = False
    lines = block.split("\n")
    for line in lines:
        match = _HEADER_LINE.fullmatch(line)
        key = match["key"].strip().lower() if match else ""
        field = _FIELD_OF.get(key)
        if match is None or field is None or field in found:
            return Metadata(), text
        found[field] = one_line(match["value"])
        is_french = is_french or key in _FRENCH_KEYS
    if len(lines) < 2 or not rest.strip():
        return Metadata(), text
    published = to_moment(found.get("published"), day_first=is_french or None)
    return Metadata(**{**found, "published": published}), rest


def first_line_title(text: str) -> str | None:
    """Return the first line if it looks like a title: short, no stop, an empty line behind it; it stays in the text."""
    line, mark, rest = text.partition("\n\n")
    is_short = "\n" not in line and len(line.split()) >= 2 and len(line) <= 150
    if not (mark and rest and is_short) or re.search(r"[.!:;,…—–-]\W*$", line) or not line[0].isalnum():
        return None
    return line.strip()
