"""From one report to all its records."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sayso.ledger.figures import Found
from sayso.records import Figure, Identity, Name, Report, Statement, TimeExpr, Unread

__all__ = ["Extraction", "Extractor", "extract", "extract_times", "reader_of", "version"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All that was found in one report.

    Attributes:
        figures: the numbers claimed about the story.
        numbers: every number as a figure, ordinals, ages and lengths of time among them.
        unread: numerals that became no figure and no time.
        identities: where the report itself says that one name is another.
    """

    report: Report
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...] = ()
    numbers: tuple[Figure, ...] = ()
    times: tuple[TimeExpr, ...] = ()
    unread: tuple[Unread, ...] = ()
    names: tuple[Name, ...] = ()
    identities: tuple[Identity, ...] = ()

    @property
    def found(self) -> Found:
        """Return what a ledger keeps beside the statements."""
        return Found(
            figures=self.figures,
            times=self.times,
            unread=self.unread,
            names=self.names,
            identities=self.identities,
        )


Extractor = Callable[[Report], Extraction]
"""A pure function of a report; with several workers it is one that other processes can import by its name."""


def extract(report: Report) -> Extraction:
    """Find the records of one report: a pure function of the report and its language pack.

    Raises:
        LanguageError: there is no pack for the report's language.
    """
    from sayso.extraction.figures import find_both, find_unread
    from sayso.extraction.names import find_known_names, find_names
    from sayso.extraction.statements import find_statements
    from sayso.extraction.times import find_times
    from sayso.languages.pack import load_pack
    from sayso.parsing.parser import parse

    pack = load_pack(report.language)
    parsed = parse(report, pack)
    book = find_known_names(parsed, pack)
    statements = find_statements(parsed, pack, book)
    named = find_names(parsed, pack, book)
    times = tuple(find_times(report, pack))
    figures, numbers = find_both(parsed, statements, times, pack)
    unread = tuple(Unread(anchor=anchor, reason=reason) for anchor, reason in find_unread(parsed, times, pack))
    return Extraction(
        report=report,
        statements=statements,
        figures=figures,
        numbers=numbers,
        times=times,
        unread=unread,
        names=named.names,
        identities=named.identities,
    )


def extract_times(report: Report) -> Extraction:
    """Find the times of one report alone, which needs no parse.

    Raises:
        LanguageError: there is no pack for the report's language.
    """
    from sayso.extraction.times import find_times
    from sayso.languages.pack import load_pack

    return Extraction(report=report, statements=(), times=tuple(find_times(report, load_pack(report.language))))


def reader_of(language: str) -> str:
    """Return who reads a language: the versions and digests of sayso's rules and of the language's pack.

    Another reader reads anew: a changed word of the pack, other weights or changed rules are another reader.

    Raises:
        LanguageError: there is no pack for the language.
    """
    from sayso.languages.pack import load_pack

    pack = load_pack(language)
    return f"sayso {version()}+{_rules()}, {language} {pack.version}+{pack.fingerprint}"


@functools.cache
def _rules() -> str:
    """Return a digest of the code that finds records, so that a ledger never mixes two sets of rules unseen."""
    import hashlib

    found = hashlib.sha256()
    for room in ("text", "parsing", "extraction"):
        for path in sorted((Path(__file__).parent.parent / room).rglob("*.py")):
            found.update(path.read_bytes())
    return found.hexdigest()[:8]


@functools.cache
def version() -> str:
    """Return the version of sayso that is installed."""
    import importlib.metadata

    try:
        return importlib.metadata.version("sayso")
    except importlib.metadata.PackageNotFoundError:  # run from a checkout that was never installed
        return "0+unknown"
