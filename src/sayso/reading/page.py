"""Web pages: the main text of an HTML file, paragraph by paragraph, and what the page says of itself."""

from __future__ import annotations

import logging
import re

from sayso.reading.clean import clean
from sayso.reading.draft import Draft, UnreadableError
from sayso.reading.encoding import decode
from sayso.reading.metadata import read_metadata

__all__ = ["read_html"]

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding=[\"']([\w.:-]+)", re.I
)
_DATA_URI = re.compile(r"data:[\w.+-]+/[\w.+-]+;base64,[A-Za-z0-9+/=\s]{200,}")

# The extractor makes every space a plain one; those that French typography puts beside its marks are carried through
# it as signs that no report holds.
_SHIELD = {"\u00a0": "\U0001d340", "\u202f": "\U0001d341", "\u2009": "\U0001d342"}
_AS_SIGNS = {ord(space): sign for space, sign in _SHIELD.items()}
_AS_SPACES = {ord(sign): space for space, sign in _SHIELD.items()}
_ENTITIES = re.compile(r"&(?:nbsp|thinsp|#0*(160|8239|8201)|#[xX]0*(a0|A0|202f|202F|2009));")
_MAX_TAGS = 60_000  # the longest live pages have half of it; more of them would keep the extractor busy for minutes
_TAG = re.compile(r"<[A-Za-z]")
_TABLE_RULE = re.compile(r"[|\s:-]+")


def read_html(data: bytes) -> Draft:
    """Return the main text of a page without menus, comments and advertising.

    Raises:
        UnreadableError: it is no page, or a page without a main text (a menu, a gallery, a page drawn by scripts).
    """
    import trafilatura

    _silence()
    match = _DECLARED.search(data[:4096])
    declared = (match[1] or match[2]).decode("ascii", "replace") if match else None
    page = _DATA_URI.sub("data:,", decode(data, declared=declared)).replace("\0", "")  # pictures inside a saved page
    if len(_TAG.findall(page)) > _MAX_TAGS:
        raise UnreadableError("the page has too many tags for one report: save the text of the report as .txt")
    try:
        tree = trafilatura.load_html(page)
        text = _main_text(page)
    except Exception as error:  # whatever a hostile page does to a parser, the other files are read
        reason = f"the page could not be taken apart ({type(error).__name__}): save its text as .txt"
        raise UnreadableError(reason) from error
    if tree is None or not text:
        raise UnreadableError(
            "the page has no main text (a menu, a gallery, a page drawn by scripts?): save its text as .txt"
        )
    return Draft(text=text, metadata=read_metadata(tree))


def _silence() -> None:
    """Keep the libraries' remarks on a strange page off the terminal; a program that logs still gets them."""
    for library in ("trafilatura", "htmldate"):
        logger = logging.getLogger(library)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())


def _main_text(page: str) -> str:
    """Return the paragraphs of the page's main text, its no-break spaces carried through the extractor."""
    import trafilatura

    carries = not any(sign in page for sign in _SHIELD.values())
    if carries:
        page = _ENTITIES.sub(_shield_entity, page).translate(_AS_SIGNS)
    document = trafilatura.bare_extraction(page, favor_precision=True, include_comments=False)
    text: str = (document.text or "") if document is not None else ""  # type: ignore[union-attr]  # a dict on request
    return _paragraphs(text.translate(_AS_SPACES) if carries else text)


def _shield_entity(match: re.Match[str]) -> str:
    if match[1]:
        return _SHIELD[chr(int(match[1]))]
    if match[2]:
        return _SHIELD[chr(int(match[2], 16))]
    return _SHIELD["\u00a0" if match[0] == "&nbsp;" else "\u2009"]


def _paragraphs(text: str) -> str:
    """Return the extractor's lines, one paragraph each, as paragraphs; rows of tables lose their outer bars."""
    lines = (line.strip() for line in text.split("\n"))
    kept = (line.strip("| ") if line.startswith("|") else line for line in lines if not _TABLE_RULE.fullmatch(line))
    return clean("\n\n".join(line for line in kept if line))
