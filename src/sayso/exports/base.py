"""What an exporter is, where it writes, and how rows are written so that no half file is ever left behind."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Protocol, TypeVar

from sayso.errors import InputError, MissingPathError

__all__ = ["Exporter", "Target", "WholeFile", "write_rows"]

Target = Path | IO[bytes]
"""A file that appears, whole, when the exporter is closed; or a stream of bytes that is written as it comes."""

Thing = TypeVar("Thing")
Written = TypeVar("Written", contravariant=True)


class Exporter(Protocol[Written]):
    """Writes rows of one kind (statements, reports ...) for other programs (`tests/contracts/test_exporters.py`)."""

    def write(self, row: Written) -> None:
        """Write one row."""
        ...

    def close(self) -> None:
        """Finish: only now the file is there; raises InputError when it cannot be put in its place."""
        ...

    def discard(self) -> None:
        """Give up: a file that was there before stays as it was."""
        ...


def write_rows(exporter: Exporter[Thing], rows: Iterable[Thing]) -> int:
    """Write all rows and finish, or give up wholly; return how many were written."""
    number = 0
    try:
        for row in rows:
            exporter.write(row)
            number += 1
    except BaseException:
        exporter.discard()
        raise
    exporter.close()
    return number


class WholeFile:
    """A file written beside its place and moved there when it is whole; a given stream is written directly."""

    def __init__(self, target: Target) -> None:
        """Open it; raises MissingPathError, InputError."""
        self._place = target if isinstance(target, Path) else None
        if self._place is None:
            assert not isinstance(target, Path)
            self.stream: IO[bytes] = target
            return
        if self._place.is_dir():
            raise InputError(f"{self._place} is a folder; name a file in it")
        if not self._place.parent.is_dir():
            raise MissingPathError(f"there is no folder {self._place.parent}; make it, or name another place")
        self._beside = self._place.with_name(f".{self._place.name}.{secrets.token_hex(4)}.part")
        try:
            self.stream = self._beside.open("xb")
        except OSError as error:
            raise InputError(f"{self._place} cannot be written: {error.strerror or error}") from error

    def finish(self) -> None:
        """Put the file in its place; raises InputError."""
        if self._place is None:
            self.stream.flush()
            return
        self.stream.close()
        try:
            os.replace(self._beside, self._place)  # noqa: PTH105 - the same on every system, an open file excepted
        except OSError as error:
            self.discard()
            why = error.strerror or error
            raise InputError(
                f"{self._place} cannot be written: {why}; if a spreadsheet has it open, close it"
            ) from error

    def discard(self) -> None:
        """Leave nothing behind."""
        if self._place is not None:
            self.stream.close()
            with contextlib.suppress(OSError):
                self._beside.unlink()
