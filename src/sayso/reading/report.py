"""Reports: one raw report in, one report with its text fixed for ever out, or a skip with its reason."""

from __future__ import annotations

import dataclasses
import re

from sayso.errors import SaysoError
from sayso.reading.dateline import find_dateline, find_in_url
from sayso.reading.detect import READABLE, detect_language, language_code
from sayso.reading.draft import Draft, UnreadableError
from sayso.records import Metadata, RawReport, Report, Skipped
from sayso.records.reports import PublishedFrom

__all__ = ["MAX_CHARACTERS", "read_report"]

MAX_CHARACTERS = 1_000_000
"""The longest text that is read, in code points."""

_MIN_WORDS = 3


def read_report(raw: RawReport, *, languages: tuple[str, ...] = READABLE) -> Report | Skipped:
    """Return the report with its clean text, metadata, date and language; or why it is not read. Raises nothing.

    A pure function: the same bytes give the same report. Text that came as text (``plain``) is taken as it is. What
    the caller gave wins over what the file says. `languages` are the codes that are readable.
    """
    try:
        draft = _draft(raw)
        _check(draft.text, is_given=raw.given.language is not None)
        language = _language(raw.given, draft, languages)
        metadata, published_from = _dated(_merged(raw.given, draft), raw.given, draft.text, language)
        return Report.make(
            key=raw.key, text=draft.text, language=language, metadata=metadata, published_from=published_from
        )
    except SaysoError as error:
        return Skipped(key=raw.key, reason=str(error))


def _draft(raw: RawReport) -> Draft:
    data = raw.data
    if isinstance(data, str):
        return Draft(text=data)
    if not data.strip():
        raise UnreadableError("the file is empty")
    if raw.media == "html":
        from sayso.reading.page import read_html

        return read_html(data)
    if raw.media == "pdf":
        from sayso.reading.pdf import read_pdf

        return read_pdf(data)
    if raw.media == "docx":
        from sayso.reading.word import read_docx

        return read_docx(data)
    from sayso.reading.plain import read_txt

    return read_txt(data)


def _check(text: str, *, is_given: bool) -> None:
    """Refuse what is no report; a short text is one when the caller says in which language it is."""
    if len(text) > MAX_CHARACTERS:
        raise UnreadableError(
            f"it holds {len(text):,} characters, too many for one report (at most {MAX_CHARACTERS:,}): cut it up"
        )
    words = len(re.findall(r"[^\W\d_]+", text[:1000]))
    if not text.strip() or (words < _MIN_WORDS and not is_given):
        raise UnreadableError("it holds no text (fewer than three words)")


def _language(given: Metadata, draft: Draft, languages: tuple[str, ...]) -> str:
    if given.language:
        return language_code(given.language, readable=languages)
    return detect_language(draft.text, hint=draft.metadata.language, readable=languages)


def _merged(given: Metadata, draft: Draft) -> Metadata:
    """Return all that is known, field by field; what the caller gave wins."""
    from sayso.reading.plain import first_line_title

    fields = dataclasses.asdict(draft.metadata)
    fields["title"] = fields["title"] or first_line_title(draft.text)
    fields.update({name: value for name, value in dataclasses.asdict(given).items() if value})
    return Metadata(**fields)


def _dated(known: Metadata, given: Metadata, text: str, language: str) -> tuple[Metadata, PublishedFrom]:
    """Return the metadata with the publication date, and where that came from; no date is better than a wrong one."""
    found: tuple[tuple[PublishedFrom, str | None], ...] = (
        ("given", given.published),
        ("metadata", known.published),
        ("dateline", find_dateline(text, language=language)),
        ("inferred", find_in_url(known.url)),
    )
    for origin, moment in found:
        if moment:
            return dataclasses.replace(known, published=moment), origin
    return known, "none"
