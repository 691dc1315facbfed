"""What people drop or paste into the page, made into raw reports; nothing here is read yet."""

from __future__ import annotations

import dataclasses
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Protocol

from sayso.intake import count_raw, find_raw
from sayso.intake.dates import parse_moment
from sayso.records import Metadata, RawReport, Skipped
from sayso.web.runs import Lot

__all__ = ["Upload", "lot_of_files", "lot_of_text"]

_UNSAFE = re.compile(r"[^\w.\- ]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_TITLE_LENGTH = 60


class Upload(Protocol):
    """A file as the browser sent it."""

    @property
    def filename(self) -> str | None:
        """The name that it has on the user's disk; may be anything at all."""
        ...

    @property
    def file(self) -> IO[bytes]:
        """Its bytes."""
        ...


def lot_of_files(uploads: Sequence[Upload], *, published: str | None = None, by_name: bool = False) -> Lot:
    """Keep uploaded files in a folder of their own until a run reads them and removes it.

    Args:
        uploads: the files; their names are shown as they came, and used on the disk only after cleaning.
        published: the publication date of those that have none of their own, None where it is not known.
        by_name: take publication dates from the file names where they hold one.

    Raises:
        InputError: `published` is not a date.
    """
    date = parse_moment(published) if published else None
    folder = Path(tempfile.mkdtemp(prefix="sayso-"))
    try:
        shown = {_keep(folder, number, upload): _shown(upload.filename) for number, upload in enumerate(uploads)}
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    raw = _renamed(shown, date, "filename" if by_name else None)
    return Lot(raw=raw, total=count_raw(shown), folder=folder)


def lot_of_text(
    text: str, *, title: str = "", publisher: str = "", url: str = "", published: str = "", language: str = ""
) -> Lot:
    """Make the lot of one pasted report; empty fields are not known.

    Raises:
        InputError: `published` is not a date.
    """
    given = Metadata(
        title=title.strip() or None,
        publisher=publisher.strip() or None,
        url=url.strip() or None,
        published=parse_moment(published) if published.strip() else None,
        language=language or None,
    )
    name = _CONTROL.sub(" ", given.title or text.strip())
    key = f"pasted: {' '.join(name[: 4 * _TITLE_LENGTH].split())[:_TITLE_LENGTH]}"
    # A form sends every line break as CR LF, whatever was pasted.
    raw = RawReport(key=key, media="plain", data=text.replace("\r\n", "\n"), given=given)
    return Lot(raw=[raw], total=1)


def _keep(folder: Path, number: int, upload: Upload) -> Path:
    name = _UNSAFE.sub("_", (upload.filename or "").replace("\\", "/").rpartition("/")[2])
    place = folder / str(number)
    place.mkdir()
    path = place / f"upload-{name[-100:]}"  # never "CON.txt" or ".txt", which mean something on a disk
    with path.open("wb") as file:
        shutil.copyfileobj(upload.file, file)
    return path


def _shown(filename: str | None) -> str:
    return _CONTROL.sub("\ufffd", filename or "unnamed")[-300:]


def _renamed(shown: dict[Path, str], date: str | None, published_from: str | None) -> Iterator[RawReport | Skipped]:
    """Yield what the files hold under the names that the user knows them by."""
    for path, name in shown.items():
        for item in find_raw([path], published=date, published_from=published_from):
            key = item.key.replace(str(path), name)
            if isinstance(item, RawReport):
                # The date of the copy is the day of the upload, and says nothing.
                yield dataclasses.replace(item, key=key, modified=None)
            else:
                yield Skipped(key=key, reason=item.reason.replace(str(path), name))
