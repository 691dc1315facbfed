"""Clean text: what is invisible goes, line ends are made equal, paragraphs are kept; no word or mark is touched."""

from __future__ import annotations

import re
from itertools import pairwise

__all__ = ["clean", "one_line", "rejoin"]

_LINE_ENDS = re.compile("\r\n|[\r\u2028\u0085\x0b]")
_PARAGRAPH_ENDS = re.compile("[\x0c\u2029]")
# Control characters, soft hyphens, zero-width spaces, direction marks: they would stand unseen inside a quotation.
# Joiners (U+200C, U+200D) stay: they make the shape of letters and emoji.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]"
)

_MAX_WIDTH, _MIN_WIDTH = 100, 50
_MIN_BREAKS, _FULL_SHARE = 3, 0.8


def clean(text: str) -> str:
    """Return the text with equal line ends, without invisible characters, trailing spaces and doubled empty lines.

    Quote marks, apostrophes, no-break spaces and letters stay as they are; nothing is normalised.

    >>> clean("\\ufeffLe maire\\u00a0: « non ».  \\r\\n\\r\\n\\r\\nLe préfet aussi.\\r\\n")
    'Le maire\\xa0: « non ».\\n\\nLe préfet aussi.'
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _PARAGRAPH_ENDS.sub("\n\n", text)
    text = _INVISIBLE.sub("", text)
    # By line and not by pattern: a megabyte of spaces would keep a pattern busy for hours.
    paragraphs: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line and not line.isspace():
            paragraphs[-1].append(line.rstrip(" \t"))
        elif paragraphs[-1]:
            paragraphs.append([])
    return "\n\n".join("\n".join(lines) for lines in paragraphs if lines)


def rejoin(text: str) -> str:
    """Return clean text with the lines of hard-wrapped paragraphs joined; any other text as it is.

    A text is wrapped when most lines inside its paragraphs are full: the first word of the next line would not have
    fitted. Only the ends of full lines are joined. One paragraph a line, verse, lists and addresses fail this, and are
    left alone.
    """
    blocks = [block.split("\n") for block in text.split("\n\n")]
    wrapped = [block for block in blocks if len(block) > 1]
    width = max((len(line) for block in wrapped for line in block), default=0)
    breaks = [_is_full(line, following, width) for block in wrapped for line, following in pairwise(block)]
    is_wrapped = len(breaks) >= _MIN_BREAKS and sum(breaks) >= _FULL_SHARE * len(breaks)
    if not (_MIN_WIDTH <= width <= _MAX_WIDTH and is_wrapped):
        return text
    return "\n\n".join(_joined(block, width) for block in blocks)


def _is_full(line: str, following: str, width: int) -> bool:
    word = following.split(" ", 1)[0]
    return len(line) + 1 + len(word) > width


def _joined(block: list[str], width: int) -> str:
    joined = block[0]
    for line, following in pairwise(block):
        if not _is_full(line, following, width):
            joined += "\n" + following
        elif re.search(r"[^\W\d_]-$", line):  # "Saint-" and "Brévin": the hyphen belongs to the word
            joined += following
        else:
            joined += " " + following.lstrip(" \t")
    return joined


def one_line(value: object, *, longest: int = 500) -> str | None:
    """Return a string of metadata on one line, without invisible characters; None when nothing is left."""
    if not isinstance(value, str):
        return None
    line = re.sub(r"[ \t\r\n\x0b\x0c\u2028\u2029]+", " ", _INVISIBLE.sub("", value[: 4 * longest])).strip()
    line = line.encode("utf-8", "replace").decode("utf-8")  # half of a surrogate pair cannot be stored
    return line[:longest] or None
