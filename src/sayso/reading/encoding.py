"""Encodings: bytes become text by their mark, as UTF-8, or by detection."""

from __future__ import annotations

import codecs
import re

from sayso.reading.draft import UnreadableError

__all__ = ["decode"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4096
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffd]")
_UTF8_LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
# Names that web pages and mail use for what is Windows-1252 in practice.
_WINDOWS = frozenset({"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii", "iso8859-1"})


def decode(data: bytes, *, declared: str | None = None) -> str:
    """Return the text of the bytes: by byte order mark, the declared encoding, strict UTF-8, or the detector.

    Raises:
        UnreadableError: the bytes are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _text(data[len(mark) :].decode(encoding, "replace"))
    wide = _wide(data[:_SAMPLE])
    if wide is not None:
        return _text(data.decode(wide, "replace"))
    try:
        return _text(data.decode("utf-8"))  # what is valid UTF-8 is UTF-8, whatever a page declares
    except UnicodeDecodeError:
        return _text(data.decode(_known(declared) or _detected(data), "replace"))


def _text(text: str) -> str:
    sample = text[: 1 << 20]
    strange = len(_CONTROLS.findall(sample))
    if strange > 1 + len(sample) * 0.02:
        raise UnreadableError(
            "it is binary data, not text: give the file the ending of what it is, or save it as text (UTF-8)"
        )
    return text


def _wide(sample: bytes) -> str | None:
    """Return UTF-16 for bytes whose every second one is mostly zero, as in Western text without a mark."""
    if b"\0" not in sample or len(sample) < 4:
        return None
    even, odd = (sample[start::2].count(0) / (len(sample) // 2) for start in (0, 1))
    if odd > 0.7 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 and odd < 0.1 else None


def _known(declared: str | None) -> str | None:
    name = (declared or "").strip().strip("\"'").lower()
    if not name or name.replace("_", "-") in ("utf-8", "utf8"):  # was tried
        return None
    try:
        found = codecs.lookup("cp1252" if name in _WINDOWS else name)
        "é".encode(found.name, "replace").decode(found.name)  # some are no text encodings (base64, zip)
    except (LookupError, ValueError, TypeError, OverflowError):
        return None
    return found.name if found._is_text_encoding else None


def _detected(data: bytes) -> str:
    from resiliparse.parse.encoding import detect_encoding

    good = len(_UTF8_LETTER.findall(data))
    broken = data.decode("utf-8", "replace").count("\ufffd")
    if good > 10 * broken:  # UTF-8 that was cut or damaged somewhere
        return "utf-8"
    name = detect_encoding(data) or "cp1252"
    if name == "utf-8":  # the detector's word for "I do not know"; it is not
        name = "cp1252"
    return _known(name) or "cp1252"
