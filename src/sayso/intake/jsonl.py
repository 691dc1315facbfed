"""JSON Lines: one report a line, its text taken as it is."""

from __future__ import annotations

import gzip
import json
import sys
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Protocol, cast

from sayso.errors import InputError, MissingPathError
from sayso.intake.dates import parse_moment
from sayso.records import Metadata, RawReport, Skipped

__all__ = ["MAX_LINE_BYTES", "Line", "count_lines", "open_lines", "parse_line", "read_lines"]

MAX_LINE_BYTES = 8_000_000
_CHUNK = 1 << 16
_SYNONYMS = {"language": ("language", "lang"), "published": ("published", "ref")}
_FIELDS = ("title", "author", "publisher", "url", "published", "language")


class Lines(Protocol):
    """A stream of bytes that is read line by line."""

    def readline(self, size: int, /) -> bytes:
        """Return the next line, or the first `size` bytes of it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a JSON Lines file: its number (from 1), what became of it, and all fields that it came with."""

    number: int
    result: RawReport | Skipped
    fields: Mapping[str, object]


def open_lines(path: str | Path) -> IO[bytes]:
    """Open a .jsonl or .jsonl.gz file, or standard input for ``-``.

    Raises:
        MissingPathError: there is no such file.
        InputError: it cannot be opened.
    """
    if str(path) == "-":
        return sys.stdin.buffer
    try:
        return cast("IO[bytes]", gzip.open(path, "rb")) if str(path).endswith(".gz") else Path(path).open("rb")
    except FileNotFoundError as error:
        raise MissingPathError(f"there is no file {path}: check the spelling") from error
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from error


def read_lines(stream: Lines, name: str) -> Iterator[Line]:
    """Yield every line that is not blank; `name` is what the stream is called in keys (``name#line``).

    A line that is no report is `Skipped` with its reason, and the others are read.
    """
    number = 0
    try:
        for number, data in enumerate(_pieces(stream), start=1):
            if data is None:
                reason = (
                    f"the line is longer than {MAX_LINE_BYTES // 1_000_000} MB: one line holds one report, cut it up"
                )
                yield Line(number=number, result=Skipped(key=f"{name}#{number}", reason=reason), fields={})
            elif data.startswith((b"\xff\xfe", b"\xfe\xff")):
                reason = "the file is UTF-16: save it as UTF-8"
                yield Line(number=number, result=Skipped(key=name, reason=reason), fields={})
                return
            elif data.strip():
                yield _parsed(data, name, number)
    except (OSError, EOFError, zlib.error) as error:
        reason = f"the file is damaged or cannot be read after line {number} ({error}): get it again"
        yield Line(number=number + 1, result=Skipped(key=name, reason=reason), fields={})


def _pieces(stream: Lines) -> Iterator[bytes | None]:
    """Yield lines; None for one that is too long, which is passed over without holding it in memory."""
    while data := stream.readline(MAX_LINE_BYTES + 1):
        if len(data) <= MAX_LINE_BYTES or data.endswith(b"\n"):
            yield data
            continue
        while data and not data.endswith(b"\n"):
            data = stream.readline(_CHUNK)
        yield None


def _parsed(data: bytes, name: str, number: int) -> Line:
    key = f"{name}#{number}"
    fields: Mapping[str, object] = {}
    result: RawReport | Skipped
    try:
        fields = _load(data, first=number == 1)
        result = parse_line(fields, key=key)
    except InputError as error:
        result = Skipped(key=key, reason=f"line {number}: {error}")
    return Line(number=number, result=result, fields=fields)


def _load(data: bytes, *, first: bool) -> Mapping[str, object]:
    try:
        text = data.decode("utf-8-sig" if first else "utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"not UTF-8 (byte {error.start}): save the file as UTF-8") from error
    try:
        fields: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"not JSON ({str(error)[:80]}): one object a line is needed") from error
    if not isinstance(fields, dict):
        raise InputError('not a JSON object: {"id": …, "text": …} is needed')
    return fields


def parse_line(fields: Mapping[str, object], *, key: str) -> RawReport:
    """Return the report that a JSON object holds; `key` names it when it has no ``id``. Unknown fields are ignored.

    Raises:
        InputError: there is no text, a field is no string, the date is no date, or a character is broken.
    """
    if "text" not in fields:
        raise InputError('there is no "text": {"id": …, "text": …} is needed')
    own_key = fields.get("id")
    if isinstance(own_key, int | float) and not isinstance(own_key, bool):
        own_key = str(own_key)
    text = _string(fields["text"], "text")
    known = {name: _first(fields, _SYNONYMS.get(name, (name,))) for name in _FIELDS}
    if known["published"] is not None:
        known["published"] = parse_moment(known["published"])
    return RawReport(key=_optional(own_key, "id") or key, media="plain", data=text, given=Metadata(**known))


def _first(fields: Mapping[str, object], names: tuple[str, ...]) -> str | None:
    return next((value for name in names if (value := _optional(fields.get(name), name))), None)


def _optional(value: object, name: str) -> str | None:
    return None if value is None else _string(value, name).strip() or None


def _string(value: object, name: str) -> str:
    if not isinstance(value, str):
        raise InputError(f'"{name}" must be a string, not {type(value).__name__}')
    if not value.isprintable():  # the common case needs no second look
        for place, character in enumerate(value):
            if character == "\0" or "\ud800" <= character <= "\udfff":
                what = "a NUL character" if character == "\0" else "half of a surrogate pair"
                raise InputError(f'"{name}" holds {what} at {place}, which is no text: take it out')
    return value


def count_lines(path: str | Path) -> int:
    """Return about how many reports a .jsonl or .jsonl.gz file holds; 0 for a file that cannot be read."""
    count, last = 0, b"\n"
    try:
        with open_lines(path) as stream:
            while data := stream.read(_CHUNK):
                count += data.count(b"\n")
                last = data
    except (OSError, EOFError, zlib.error, InputError):
        return count
    return count + (not last.endswith(b"\n"))
