"""Files, folders and standard input: every file is either a raw report or skipped with a reason."""

from __future__ import annotations

import dataclasses
import datetime
import io
import json
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Literal, NamedTuple

from sayso.errors import InputError, MissingPathError
from sayso.intake.dates import GivenDates
from sayso.intake.jsonl import MAX_LINE_BYTES, count_lines, open_lines, read_lines
from sayso.records import RawReport, Skipped

__all__ = ["MAX_BYTES", "MISSING", "count_raw", "find_in_paths", "find_raw"]

Media = Literal["txt", "html", "pdf", "docx"]

MISSING = "there is no file or folder of this name: check the spelling"
"""The reason of a `Skipped` whose path does not exist; nothing else has it."""

MEDIA: dict[str, Media] = {".txt": "txt", ".html": "html", ".htm": "html", ".pdf": "pdf", ".docx": "docx"}
MAX_BYTES: dict[Media, int] = {"txt": 5_000_000, "html": 20_000_000, "pdf": 100_000_000, "docx": 50_000_000}
_LINES = (".jsonl", ".jsonl.gz")
_READS = "sayso reads .txt, .html, .pdf, .docx and .jsonl"
_CONVERT = {
    ".doc": "save it as .docx", ".odt": "save it as .docx", ".rtf": "save it as .docx", ".md": "rename it to .txt",
    ".text": "rename it to .txt", ".json": "write one object a line and name it .jsonl", ".xhtml": "rename it to .html",
    ".eml": "save its text as .txt", ".zip": "unpack it first", ".gz": "unpack it first",
}  # fmt: skip
_LITTER = frozenset({"__macosx", "thumbs.db", "desktop.ini"})


class _Found(NamedTuple):
    """What was found, and the file that it was found in (None: standard input)."""

    item: RawReport | Skipped
    path: str | None


def find_raw(
    paths: Iterable[str | Path], *, published: str | None = None, published_from: str | Path | None = None
) -> Iterator[RawReport | Skipped]:
    """Find the reports under paths and give them their publication dates.

    Args:
        paths: files, folders (read recursively), or ``-`` for standard input.
        published: ISO date or date-time of all reports that nothing more specific dates.
        published_from: ``filename``, or a CSV file with the columns file and date.

    Raises:
        InputError: an option is no date, or the CSV file is wrong (at once, before anything is read).
        MissingPathError: the CSV file does not exist.
    """
    dates = GivenDates.parse(published, published_from)
    leave_out = (dates.table.path,) if dates.table else ()
    return (_dated(found, dates) for found in _find(paths, leave_out=leave_out))


def find_in_paths(
    paths: Iterable[str | Path], *, leave_out: Iterable[Path] = (), stdin: IO[bytes] | None = None
) -> Iterator[RawReport | Skipped]:
    """Find the reports under paths, in order; a strange or missing file is `Skipped`, never an error.

    Hidden files, ledgers (``*.sayso``) and the files of `leave_out` are passed over in folders without a word.
    """
    return (found.item for found in _find(paths, leave_out=leave_out, stdin=stdin))


def count_raw(paths: Iterable[str | Path]) -> int | None:
    """Return about how many items `find_raw` will yield; None when standard input is among the paths."""
    count = 0
    for path in paths:
        if str(path) == "-":
            return None
        for entry in _walk(Path(path), leave_out=frozenset()):
            is_lines = isinstance(entry, Path) and entry.name.lower().endswith(_LINES)
            count += count_lines(entry) if is_lines and isinstance(entry, Path) else 1
    return count


def _dated(found: _Found, dates: GivenDates) -> RawReport | Skipped:
    raw = found.item
    if isinstance(raw, Skipped):
        return raw
    date = dates.of(raw.key, found.path, raw.given.published)
    return dataclasses.replace(raw, given=dataclasses.replace(raw.given, published=date))


def _find(
    paths: Iterable[str | Path], *, leave_out: Iterable[Path], stdin: IO[bytes] | None = None
) -> Iterator[_Found]:
    absent = frozenset(path.resolve() for path in leave_out)
    for path in paths:
        if str(path) == "-":
            stream = stdin if stdin is not None else sys.stdin.buffer
            yield from (_Found(item, None) for item in _read_stream(stream))
            continue
        for entry in _walk(Path(path), leave_out=absent):
            if isinstance(entry, Skipped):
                yield _Found(entry, None)
            else:
                yield from (_Found(item, _key(entry)) for item in _read_file(entry))


def _key(path: Path | str) -> str:
    """Return a path as text that can be stored: a name that is no UTF-8 has its strange bytes replaced."""
    return os.fsencode(path).decode("utf-8", "replace")


def _walk(path: Path, *, leave_out: frozenset[Path]) -> Iterator[Path | Skipped]:
    """Yield the files that a path means, sorted; the path itself when it is a file."""
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        yield Skipped(key=_key(path), reason=MISSING)
        return
    except (OSError, ValueError) as error:
        yield _unreadable(path, error)
        return
    if not stat.S_ISDIR(mode):
        yield path
        return
    empty = True
    for entry in _walk_folder(path, leave_out=leave_out):
        empty = False
        yield entry
    if empty:
        yield Skipped(key=_key(path), reason=f"the folder holds no file to read: {_READS}")


def _walk_folder(folder: Path, *, leave_out: frozenset[Path]) -> Iterator[Path | Skipped]:
    refused: list[OSError] = []
    for where, folders, files in os.walk(folder, onerror=refused.append):
        yield from (_unreadable(error.filename, error) for error in refused)
        refused.clear()
        folders[:] = sorted(name for name in folders if not _is_litter(name))
        for name in sorted(files):
            path = Path(where, name)
            if not _is_litter(name) and not (leave_out and path.resolve() in leave_out):
                yield path
    yield from (_unreadable(error.filename, error) for error in refused)


def _is_litter(name: str) -> bool:
    """Return whether a name in a folder is no report and nothing to tell of: hidden files, ledgers, lock files."""
    lowered = name.lower()
    is_ledger = lowered.endswith((".sayso", ".sayso-wal", ".sayso-shm", ".sayso-journal"))
    return name.startswith((".", "~$")) or is_ledger or lowered in _LITTER


def _unreadable(path: Path | str, error: Exception) -> Skipped:
    if isinstance(error, PermissionError):
        return Skipped(key=_key(path), reason="it may not be read (permission denied): change its permissions")
    reason = getattr(error, "strerror", None) or str(error)
    return Skipped(key=_key(path), reason=f"it cannot be read: {reason}")


def _read_file(path: Path) -> Iterator[RawReport | Skipped]:
    name = path.name.lower()
    media = MEDIA.get(Path(name).suffix)
    if media is None and not name.endswith(_LINES):
        yield Skipped(key=_key(path), reason=_why_not(name))
        return
    try:
        status = path.stat()
    except OSError as error:
        yield _unreadable(path, error)
        return
    if not stat.S_ISREG(status.st_mode):
        yield Skipped(key=_key(path), reason="it is no regular file: give its content by standard input (-)")
    elif status.st_size == 0:
        yield Skipped(key=_key(path), reason="the file is empty")
    elif media is None:
        yield from _read_lines_file(path)
    elif status.st_size > MAX_BYTES[media]:
        yield Skipped(key=_key(path), reason=_too_large(status.st_size, media))
    else:
        yield _read_whole(path, media, status.st_mtime)


def _why_not(name: str) -> str:
    suffix = Path(name).suffix
    if not suffix:
        return f"a file without an ending is not read; {_READS}: rename it"
    advice = f": {_CONVERT[suffix]}" if suffix in _CONVERT else ""
    return f"a {suffix[:20]} file is not read; {_READS}{advice}"


def _too_large(size: int, media: Media) -> str:
    return (
        f"it is too large for one report ({size / 1e6:.0f} MB; at most {MAX_BYTES[media] // 1_000_000} MB "
        f"for .{media}): cut it up, one report a file"
    )


def _read_whole(path: Path, media: Media, changed: float) -> RawReport | Skipped:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES[media] + 1)
    except OSError as error:
        return _unreadable(path, error)
    if len(data) > MAX_BYTES[media]:  # it grew since it was measured
        return Skipped(key=_key(path), reason=_too_large(len(data), media))
    modified = datetime.datetime.fromtimestamp(changed, datetime.UTC).date().isoformat()
    return RawReport(key=_key(path), media=media, data=data, modified=modified)


def _read_lines_file(path: Path) -> Iterator[RawReport | Skipped]:
    try:
        stream = open_lines(path)
    except (InputError, MissingPathError) as error:
        yield Skipped(key=_key(path), reason=str(error))
        return
    with stream:
        yield from (line.result for line in read_lines(stream, _key(path)))


class _Rewound:
    """A stream whose first lines were read already, and are given again."""

    def __init__(self, first: bytes, stream: IO[bytes]) -> None:
        self._first = io.BytesIO(first)
        self._stream = stream

    def readline(self, size: int, /) -> bytes:
        return self._first.readline(size) or self._stream.readline(size)

    def read(self, size: int) -> bytes:
        first = self._first.read(size)
        return first + self._stream.read(size - len(first))


def _read_stream(stream: IO[bytes]) -> Iterator[RawReport | Skipped]:
    """Yield the JSON Lines or the one report of standard input; the first line tells which (so a long pipe streams)."""
    first = stream.readline(MAX_LINE_BYTES + 1)
    while first.isspace() and len(first) < MAX_LINE_BYTES and (more := stream.readline(MAX_LINE_BYTES + 1)):
        first += more
    rewound = _Rewound(first, stream)
    if _is_report_line(first):
        yield from (line.result for line in read_lines(rewound, "-"))
        return
    media = _sniff(first)
    data = rewound.read(max(MAX_BYTES[media], len(first)) + 1)
    if not data:
        yield Skipped(key="-", reason="standard input is empty")
    elif len(data) > MAX_BYTES[media]:
        yield Skipped(key="-", reason=_too_large(len(data), media))
    else:
        yield RawReport(key="-", media=media, data=data)


def _is_report_line(line: bytes) -> bool:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(fields, dict) and "text" in fields


def _sniff(first: bytes) -> Media:
    """Return how to read standard input, which has no name to tell it."""
    beginning = first.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    if beginning.startswith(b"%pdf-"):
        return "pdf"
    if beginning.startswith(b"pk\x03\x04"):
        return "docx"
    return "html" if beginning.startswith((b"<!doctype html", b"<html")) else "txt"
