"""Publication dates that a person gives: for all reports, by their file names, or in a CSV file."""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from sayso.errors import InputError, MissingPathError
from sayso.records.reports import is_iso_moment

__all__ = ["DateTable", "GivenDates", "find_in_filename", "parse_moment"]

FILE_COLUMNS = frozenset({"file", "filename", "path", "key", "id", "report", "fichier"})
DATE_COLUMNS = frozenset({"date", "published", "published_at", "publication_date"})
MAX_TABLE_BYTES = 50_000_000

_SPACED = re.compile(r"(\d{4}-\d{2}-\d{2}) +(\d{2}:.*)", re.DOTALL)
# 2026-03-14, 2026_03_14, 2026.03.14, 20260314, also with a time behind (20260314T1830, 20260314183000).
_YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_. ]?)(\d\d)\2(\d\d)(?:\d{4}(?:\d\d)?)?(?!\d)")
# 14-03-2026, 14_03_2026, 14.03.2026
_YEAR_LAST = re.compile(r"(?<!\d)(\d\d)([-_. ])(\d\d)\2((?:19|20)\d\d)(?!\d)")


def parse_moment(value: str) -> str:
    """Return a date or date-time that a person typed, as ISO 8601.

    Raises:
        InputError: it is no ISO date, or a day that does not exist; the message says what to write.

    >>> parse_moment(" 2026-03-14 18:30 ")
    '2026-03-14T18:30'
    """
    moment = _SPACED.sub(r"\1T\2", value.strip())
    if not is_iso_moment(moment):
        raise InputError(
            f"{value.strip()[:60]!r} is not a date: write year-month-day, such as 2026-03-14, or 2026-03-14T18:30"
        )
    return moment


def find_in_filename(name: str) -> str | None:
    """Return the date that a file name holds as ISO 8601; None when it holds none, several, or one that reads two ways.

    >>> find_in_filename("kestrel-bay_2026-03-14.txt"), find_in_filename("14-03-2026 anv.html")
    ('2026-03-14', '2026-03-14')
    >>> find_in_filename("04-03-2026.txt") is None  # the fourth of March or the third of April
    True
    """
    found = {_day(year, month, day) for year, _, month, day in _YEAR_FIRST.findall(name)}
    for first, _, second, year in _YEAR_LAST.findall(name):
        readings = {_day(year, second, first), _day(year, first, second)} - {None}
        found |= readings
    found.discard(None)
    return found.pop() if len(found) == 1 else None


def _day(year: str, month: str, day: str) -> str | None:
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class DateTable:
    """Dates by report, read from a CSV file; a report is named by its key, its path, a path's end, or a file's stem."""

    path: Path
    dates: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, path: str | Path) -> DateTable:
        """Read a CSV file with a header (`,` `;` or tab; UTF-8, UTF-16 or Windows-1252).

        Raises:
            MissingPathError: there is no such file.
            InputError: a column is missing, a value is no date, or one report has two dates; the message names
                file, line and value.
        """
        path = Path(path)
        dates: dict[str, str] = {}
        lines: dict[str, int] = {}
        for line, name, value in _rows(path, _read_text(path)):
            try:
                date = parse_moment(value)
            except InputError as error:
                raise InputError(f"{path}, line {line}: {error}") from error
            key = _normal(name)
            if dates.setdefault(key, date) != date:
                raise InputError(
                    f"{path}, line {line}: {name!r} has the date {date}, but {dates[key]} on line {lines[key]}: "
                    "keep one"
                )
            lines.setdefault(key, line)
        return cls(path, dates)

    def of(self, key: str, path: str | None) -> str | None:
        """Return the date of the report with this key, found in this file; the longest name that fits wins."""
        names = [_normal(key)]
        if path is not None:
            parts = PurePosixPath(_normal(path)).parts
            names += [str(PurePosixPath(*parts[start:])) for start in range(len(parts))]
            names += [PurePosixPath(name).stem for name in names[-1:]]
        return next((self.dates[name] for name in names if name in self.dates), None)


def _normal(name: str) -> str:
    normal = name.strip().replace("\\", "/")
    return str(PurePosixPath(normal)) if normal else ""


def _read_text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_TABLE_BYTES + 1)
    except FileNotFoundError as error:
        raise MissingPathError(f"--published-from: there is no file {path}; give `filename` or a CSV file") from error
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from error
    if len(data) > MAX_TABLE_BYTES:
        raise InputError(f"{path} is too large for a table of dates (over {MAX_TABLE_BYTES // 1_000_000} MB)")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):  # "Unicode text" of a spreadsheet
        return data.decode("utf-16", "replace")
    if b"\0" in data:
        raise InputError(f"{path} is not a CSV file: save the table as CSV (UTF-8)")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:  # a spreadsheet on Windows
        return data.decode("cp1252", "replace")


def _rows(path: Path, text: str) -> Iterator[tuple[int, str, str]]:
    """Yield line number, report and date of each row that has both."""
    header_line = text.lstrip().partition("\n")[0]
    delimiter = max(",;\t", key=header_line.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    columns: tuple[int, int] | None = None
    try:
        for row in reader:
            if not any(cell.strip() for cell in row):
                continue
            if columns is None:
                columns = _columns(path, row)
                continue
            name, date = (row[column].strip() if column < len(row) else "" for column in columns)
            if not date:  # a report whose date is not known yet
                continue
            if not name:
                raise InputError(f"{path}, line {reader.line_num}: the date {date!r} stands beside no file name")
            yield reader.line_num, name, date
    except csv.Error as error:
        raise InputError(f"{path}, line {reader.line_num}: not a row of CSV ({error})") from error
    if columns is None:
        raise InputError(f"{path} is empty: its first row must name the columns, such as file,date")


def _columns(path: Path, header: list[str]) -> tuple[int, int]:
    names = [re.sub(r"[\s_-]+", "_", cell.strip().casefold()) for cell in header]
    file = next((place for place, name in enumerate(names) if name in FILE_COLUMNS), None)
    date = next((place for place, name in enumerate(names) if name in DATE_COLUMNS), None)
    if file is None or date is None:
        wanted = "file" if file is None else "date"
        raise InputError(
            f"{path}, line 1: no column {wanted!r}; the first row must name the columns, such as file,date "
            f"(found: {', '.join(header)[:100]})"
        )
    return file, date


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenDates:
    """All that a call says about publication dates; the most specific word wins.

    That is: a row of the table, then what the report was given with (a JSON line), its file name, the date for all.
    """

    for_all: str | None = None
    from_filename: bool = False
    table: DateTable | None = None

    @classmethod
    def parse(cls, published: str | None, published_from: str | Path | None) -> GivenDates:
        """Make it from the options `--published` and `--published-from`; raises InputError, MissingPathError."""
        return cls(
            for_all=parse_moment(published) if published is not None else None,
            from_filename=published_from == "filename",
            table=DateTable.read(published_from) if published_from not in (None, "filename") else None,
        )

    def of(self, key: str, path: str | None, own: str | None) -> str | None:
        """Return the date of a report with its own date, found in the file `path` (None: standard input)."""
        if self.table is not None and (date := self.table.of(key, path)):
            return date
        if own is not None:
            return own
        if self.from_filename and path is not None and (date := find_in_filename(Path(path).name)):
            return date
        return self.for_all
