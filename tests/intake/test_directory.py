import io
import json
import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any

import pytest

from sayso.errors import InputError, MissingPathError
from sayso.intake import MISSING, count_raw, find_in_paths, find_raw
from sayso.intake.directory import MAX_BYTES
from sayso.records import RawReport, Skipped


def report(paths: Iterable[str | Path], stdin: IO[bytes] | None = None) -> RawReport:
    """Return the one report that is found."""
    (result,) = find_in_paths(paths, stdin=stdin)
    assert isinstance(result, RawReport)
    return result


def skip(paths: Iterable[str | Path], stdin: IO[bytes] | None = None) -> Skipped:
    """Return the one skip that is found."""
    (result,) = find_in_paths(paths, stdin=stdin)
    assert isinstance(result, Skipped)
    return result


def dates(found: Iterable[RawReport | Skipped]) -> list[str | None]:
    """Return the dates that were given to the reports."""
    return [raw.given.published for raw in found if isinstance(raw, RawReport)]


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """A folder of reports with what else lies in such folders."""
    folder = tmp_path / "pile"
    (folder / "b").mkdir(parents=True)
    (folder / ".git").mkdir()
    for name in ("z.txt", "a.HTML", "b/n.htm", "b/m.pdf", "c.docx"):
        (folder / name).write_bytes(b"words")
    for name in (".hidden.txt", ".git/x.txt", "~$c.docx", "Thumbs.db"):
        (folder / name).write_bytes(b"litter")
    for name in ("crisis.sayso", "crisis.sayso-wal", "crisis.sayso-shm"):
        (folder / name).write_bytes(b"SQLite")
    (folder / "lines.jsonl").write_text('{"id": "l1", "text": "a"}\n\n{"text": "b"}\n')
    (folder / "toll.xlsx").write_bytes(b"PK")
    return folder


def names(results: Iterable[RawReport | Skipped], folder: Path) -> list[str]:
    return [os.path.relpath(result.key, folder) if os.sep in result.key else result.key for result in results]


def test_a_folder_is_read_in_order_and_to_the_bottom(pile: Path) -> None:
    """A folder gives its files sorted, then those of its folders; hidden files and ledgers are no matter."""
    results = list(find_in_paths([str(pile)]))
    assert names(results, pile) == [
        "a.HTML", "c.docx", "l1", "lines.jsonl#3", "toll.xlsx", "z.txt", "b/m.pdf", "b/n.htm",
    ]  # fmt: skip
    media = [result.media for result in results if isinstance(result, RawReport)]
    assert media == ["html", "docx", "plain", "plain", "txt", "pdf", "html"]


def test_the_count_for_the_progress_bar_is_right(pile: Path) -> None:
    """What is counted beforehand is what is found then, but for blank lines."""
    assert count_raw([pile]) == len(list(find_raw([pile]))) + 1
    assert count_raw([pile / "z.txt", pile / "none.txt"]) == 2
    assert count_raw([pile, "-"]) is None
    assert count_raw([]) == 0


def test_another_file_says_what_is_read(pile: Path) -> None:
    """A file of another kind is skipped with the kinds that are read."""
    result = skip([pile / "toll.xlsx"])
    assert result.reason == "a .xlsx file is not read; sayso reads .txt, .html, .pdf, .docx and .jsonl"


@pytest.mark.parametrize(
    ("name", "advice"), [("x.doc", "save it as .docx"), ("README", "rename it"), ("x.json", ".jsonl")]
)
def test_a_convertible_file_says_how(tmp_path: Path, name: str, advice: str) -> None:
    """Where a file can be turned into one that is read, the reason says how."""
    (tmp_path / name).write_bytes(b"words")
    result = skip([tmp_path / name])
    assert advice in result.reason


def test_a_missing_path_is_skipped_and_can_be_told_apart(tmp_path: Path) -> None:
    """A missing path is skipped with a reason of its own, and the other paths are read."""
    (tmp_path / "a.txt").write_text("words")
    missing, read = find_in_paths([tmp_path / "none", tmp_path / "a.txt"])
    assert missing == Skipped(key=str(tmp_path / "none"), reason=MISSING)
    assert isinstance(read, RawReport)


@pytest.mark.parametrize("path", ["a\0b", "x" * 5000, "a.txt/b.txt"])
def test_an_impossible_path_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    """A path that no file system takes is skipped, not an error."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("words")
    result = skip([path])
    assert isinstance(result, Skipped)


def test_an_empty_file_and_an_empty_folder_are_told(tmp_path: Path) -> None:
    """An empty file, and a folder with nothing to read, are skipped; an empty folder in a folder is no matter."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.txt").touch()
    folder = skip([tmp_path / "empty"])
    assert "holds no file to read" in folder.reason
    file = skip([tmp_path])
    assert file.reason == "the file is empty"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="everything may be read by root")
def test_what_may_not_be_read_is_told(tmp_path: Path) -> None:
    """A file and a folder without permission are skipped with that reason."""
    (tmp_path / "closed").mkdir(mode=0)
    (tmp_path / "a.txt").write_text("words")
    (tmp_path / "a.txt").chmod(0)
    reasons = [result.reason for result in find_in_paths([tmp_path]) if isinstance(result, Skipped)]
    assert len(reasons) == 2
    assert all("permission" in reason for reason in reasons)


def test_a_file_that_fails_to_open_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that cannot be opened is skipped with what the system says, and the next one is read."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("words")
    real = type(tmp_path).open

    def refuse(path: Path, *rest: Any, **options: Any) -> Any:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *rest, **options)

    monkeypatch.setattr(type(tmp_path), "open", refuse)
    refused, read = find_in_paths([tmp_path])
    assert isinstance(refused, Skipped)
    assert "permission denied" in refused.reason
    assert isinstance(read, RawReport)


def test_a_file_of_50_mb_is_refused_at_once(tmp_path: Path) -> None:
    """A file of 50 MB of one line is refused by its size, without reading it."""
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(50_000_000)
    began = time.monotonic()
    result = skip([tmp_path / "a.txt"])
    assert "50 MB; at most 5 MB" in result.reason
    assert time.monotonic() - began < 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
def test_a_pipe_with_a_name_does_not_hang(tmp_path: Path) -> None:
    """A pipe that lies in a folder is skipped and not waited for."""
    os.mkfifo(tmp_path / "pipe.txt")
    result = skip([tmp_path])
    assert "no regular file" in result.reason


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux takes any bytes as a name")
def test_a_name_that_is_no_text_is_made_one(tmp_path: Path) -> None:
    """A file whose name is no UTF-8 is read; its key can be stored as text."""
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("words")
    result = report([tmp_path])
    assert isinstance(result, RawReport)
    assert result.key.encode("utf-8").endswith("caf\ufffd.txt".encode())


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    """A link to the folder above is not followed."""
    (tmp_path / "a.txt").write_text("words")
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert len(list(find_in_paths([tmp_path]))) == 1


def test_standard_input_is_a_text() -> None:
    """Standard input is one report, whole, with the key -."""
    result = report(["-"], stdin=io.BytesIO("Le maire.\n\nLe préfet.\n".encode()))
    assert (result.key, result.media, result.data) == ("-", "txt", "Le maire.\n\nLe préfet.\n".encode())


def test_standard_input_may_be_json_lines() -> None:
    """When its first line is an object with a text, standard input is JSON Lines, and a bad line is skipped."""
    stream = io.BytesIO(b'{"id": "x", "text": "a"}\noops\n{"text": "b"}\n')
    results = list(find_in_paths(["-"], stdin=stream))
    assert [result.key for result in results] == ["x", "-#2", "-#3"]
    assert isinstance(results[1], Skipped)


@pytest.mark.parametrize(
    ("data", "media"),
    [
        (b'{"a": 1}\n', "txt"),
        (b"%PDF-1.7\n", "pdf"),
        (b"PK\x03\x04", "docx"),
        (b"\n <!DOCTYPE html>\n", "html"),
        (b"Notes on <html> pages", "txt"),
    ],
)
def test_standard_input_tells_what_it_is(data: bytes, media: str) -> None:
    """A PDF, a page or a document is known by its first bytes; anything else is text."""
    result = report(["-"], stdin=io.BytesIO(data))
    assert (result.media, result.data) == (media, data)


def test_standard_input_empty_or_too_large() -> None:
    """Standard input that holds nothing, or too much, is skipped with a reason."""
    empty = skip(["-"], stdin=io.BytesIO(b""))
    assert empty.reason == "standard input is empty"
    for data in (b"x" * (MAX_BYTES["txt"] + 1), b"a b\n" * (MAX_BYTES["txt"] // 4 + 1), b"x" * 9_000_000):
        large = skip(["-"], stdin=io.BytesIO(data))
        assert "too large" in large.reason


def test_dates_are_given_to_all(pile: Path) -> None:
    """--published dates every report that has no date of its own."""
    (pile / "lines.jsonl").write_text('{"text": "a"}\n{"text": "b", "published": "2026-03-01"}\n')
    found = [raw for raw in find_raw([pile], published="2026-03-14") if isinstance(raw, RawReport)]
    assert {raw.given.published for raw in found if raw.media != "plain"} == {"2026-03-14"}
    assert [raw.given.published for raw in found if raw.media == "plain"] == ["2026-03-14", "2026-03-01"]


def test_dates_come_from_file_names(tmp_path: Path) -> None:
    """--published-from filename dates those whose name holds a date, the lines of a dated file too."""
    (tmp_path / "2026-03-14.txt").write_text("words")
    (tmp_path / "2026-03-15.jsonl").write_text(json.dumps({"text": "a"}))
    (tmp_path / "none.txt").write_text("words")
    found = find_raw([tmp_path], published_from="filename")
    assert dates(found) == ["2026-03-14", "2026-03-15", None]


def test_dates_come_from_a_table_that_lies_among_the_reports(tmp_path: Path) -> None:
    """--published-from FILE.csv dates the reports it names, and is itself no report."""
    (tmp_path / "a.txt").write_text("words")
    (tmp_path / "b.txt").write_text("words")
    (tmp_path / "dates.csv").write_text("file;date\na.txt;2026-03-14\n")
    found = list(find_raw([tmp_path], published_from=str(tmp_path / "dates.csv")))
    assert dates(found) == ["2026-03-14", None]


def test_a_wrong_option_is_told_before_anything_is_read() -> None:
    """A wrong date or table is an error at once, not at the first report."""
    with pytest.raises(InputError):
        find_raw([], published="14/03/2026")
    with pytest.raises(MissingPathError):
        find_raw([], published_from="none.csv")


def test_the_day_of_a_file_is_noted_and_no_date_of_publication(tmp_path: Path) -> None:
    """When a file was changed is noted beside it, and never taken as its publication."""
    (tmp_path / "a.txt").write_text("words")
    os.utime(tmp_path / "a.txt", (1_773_500_000, 1_773_500_000))
    raw = report([tmp_path])
    assert raw.modified == "2026-03-14"
    assert raw.given.published is None
