"""What must hold before a ledger takes anything in, and which report a name means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from sayso.errors import InputError, NotInLedgerError, RecordError, SpanError
from sayso.ledger.figures import Found
from sayso.records import Anchor, Report, Statement

__all__ = [
    "SHORTEST_ID",
    "check_facet",
    "check_found",
    "check_reading",
    "file_name",
    "missing",
    "names_a_page",
    "the_one",
]

SHORTEST_ID = 4
"""How many characters of an id may stand for it, at least."""


def check_reading(report: Report, statements: Sequence[Statement]) -> None:
    """Check that every statement stands on the report's exact characters and that what they refer to is there.

    Raises:
        SpanError: an anchor does not hold.
        RecordError: a report without an encodable text, two statements with one id, a reference to none of them.
    """
    for words in (report.text, report.title, report.author, report.publisher, report.url):
        try:
            (words or "").encode("utf-8")
        except UnicodeEncodeError as error:
            raise RecordError(f"the report holds half a character (a lone surrogate) at {error.start}") from error
    ids = {statement.id for statement in statements}
    if len(ids) != len(statements):
        raise RecordError(f"two statements of report {report.key!r} have the same id")
    for statement in statements:
        for anchor in statement.anchors():
            if anchor.report_id != report.id or not anchor.holds_in(report.text):
                start, end = anchor.span.start, anchor.span.end
                raise SpanError(
                    f"statement {statement.id} is said to stand on {anchor.exact!r} at [{start}, {end}) of report "
                    f"{report.key!r}, which reads {report.text[start:end]!r} there"
                )
        for other in (statement.within, statement.answers):
            if other is not None and other not in ids:
                raise RecordError(f"statement {statement.id} refers to {other}, which is not in its reading")


def check_found(report: Report, statements: Sequence[Statement], found: Found) -> None:
    """Check that all that was found stands on the report's exact characters, each record with an id of its own.

    Raises:
        SpanError: an anchor does not hold.
        RecordError: two records of a kind with one id, a figure in a statement that is not there.
    """
    for what, anchor in (
        *(("figure", figure.anchor) for figure in found.figures),
        *(("time", time.anchor) for time in found.times),
        *(("unread numeral", unread.anchor) for unread in found.unread),
        *(("name", mention) for name in found.names for mention in (*name.mentions, *name.roles)),
        *(("identity", side) for identity in found.identities for side in (identity.left, identity.right)),
    ):
        _check_anchor(report, what, anchor)
    for what, records in (
        ("figures", found.figures), ("times", found.times), ("names", found.names), ("identities", found.identities),
    ):  # fmt: skip
        if len({record.id for record in records}) != len(records):
            raise RecordError(f"two {what} of report {report.key!r} have the same id")
    ids = {statement.id for statement in statements}
    for figure in found.figures:
        if figure.within is not None and figure.within not in ids:
            raise RecordError(f"figure {figure.id} refers to {figure.within}, which is not in its reading")


def _check_anchor(report: Report, what: str, anchor: Anchor) -> None:
    if anchor.report_id != report.id or not anchor.holds_in(report.text):
        start, end = anchor.span.start, anchor.span.end
        raise SpanError(
            f"a {what} is said to stand on {anchor.exact!r} at [{start}, {end}) of report {report.key!r}, "
            f"which reads {report.text[start:end]!r} there"
        )


def check_facet(facet: str, known: tuple[str, ...]) -> str:
    """Return the facet; raises InputError when it is none of those known."""
    if facet not in known:
        raise InputError(f"can be counted by {', '.join(known)}, not by {facet!r}")
    return facet


def file_name(key: str) -> str:
    """Return the last part of a key, on whatever system it was written.

    >>> file_name("pile/jour 2/a.txt"), file_name("C:\\\\pile\\\\a.txt"), file_name("pile/b.jsonl#3")
    ('a.txt', 'a.txt', 'b.jsonl#3')
    """
    return re.split(r"[/\\]", key.rstrip("/\\"))[-1] or key


def names_a_page(url: str | None) -> bool:
    """Return whether an address names one page, so that two texts under it are one report and its revision.

    >>> names_a_page("https://vallee.example/a/12"), names_a_page("https://vallee.example/"), names_a_page(None)
    (True, False, False)
    """
    if not url:
        return False
    try:
        parts = urlsplit(url)
    except ValueError:  # "http://[::1": no address at all
        return False
    return bool(parts.path.strip("/") or parts.query)


def missing(what: str, name: str) -> NotInLedgerError:
    """Return the error for something that the ledger does not hold."""
    return NotInLedgerError(f"the ledger holds no {what} {name!r}")


def the_one(name: str, candidates: Iterable[Sequence[tuple[str, str]]]) -> str:
    """Return the id of the one report that a name means, of lists of (id, key), the best kind of match first.

    Raises:
        NotInLedgerError: nothing fits, or several reports fit equally well.
    """
    for found in candidates:
        ids = list(dict.fromkeys(report_id for report_id, _ in found))
        if len(ids) == 1:
            return ids[0]
        if ids:
            shown = ", ".join(f"{report_id} ({key})" for report_id, key in found[:5])
            raise NotInLedgerError(
                f"{name!r} may mean {len(ids)} reports: {shown}; name one by its id or its whole path"
            )
    raise NotInLedgerError(f"the ledger holds no report {name!r}; `sayso show LEDGER reports` lists those it holds")
