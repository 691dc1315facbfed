import gzip
import io
import json
from pathlib import Path

import pytest

from sayso.errors import InputError, MissingPathError
from sayso.intake import Line, open_lines, read_lines
from sayso.intake.jsonl import MAX_LINE_BYTES, count_lines
from sayso.records import RawReport, Skipped


def lines_of(data: bytes) -> list[Line]:
    return list(read_lines(io.BytesIO(data), "pile.jsonl"))


def only(data: bytes) -> RawReport:
    (line,) = lines_of(data)
    assert isinstance(line.result, RawReport)
    return line.result


def test_all_fields_of_a_line_are_kept() -> None:
    """A line's fields become what is given of the report; its text is not touched."""
    text = "\u00a0Le maire :\r\n\r\n« non »  "
    fields = {
        "id": "anv-1", "text": text, "title": "La digue", "author": "L. Morel", "publisher": "ANV",
        "url": "https://anv.example/1", "published": "2026-03-14 18:30", "language": "fr", "colour": 3,
    }  # fmt: skip
    line = lines_of(json.dumps(fields).encode())[0]
    raw = line.result
    assert isinstance(raw, RawReport)
    assert (raw.key, raw.media, raw.data) == ("anv-1", "plain", text)
    given = raw.given
    assert (given.title, given.author, given.publisher) == ("La digue", "L. Morel", "ANV")
    assert (given.url, given.published, given.language) == ("https://anv.example/1", "2026-03-14T18:30", "fr")
    assert line.fields == fields


def test_lang_and_ref_are_synonyms() -> None:
    """`lang` and `ref` say language and publication date; the full names win."""
    given = only(b'{"text": "x", "lang": "fr", "ref": "2026-03-14"}').given
    assert (given.language, given.published) == ("fr", "2026-03-14")
    given = only(b'{"text": "x", "lang": "en", "language": "fr", "ref": "2026-03-14", "published": null}').given
    assert (given.language, given.published) == ("fr", "2026-03-14")


def test_a_line_without_id_is_named_by_its_number() -> None:
    """Without an id the key is the file and the line, counting blank lines; a number is an id too."""
    results = [
        line.result.key
        for line in lines_of(b'\xef\xbb\xbf{"text": "a"}\n\n{"text": "b", "id": ""}\n{"text": "c", "id": 7}')
    ]
    assert results == ["pile.jsonl#1", "pile.jsonl#3", "7"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"not json", "not JSON"),
        (b'["text"]', "not a JSON object"),
        (b'{"id": 1}', 'no "text"'),
        (b'{"text": null}', '"text" must be a string'),
        (b'{"text": ["a"]}', '"text" must be a string'),
        (b'{"text": "a", "title": {"x": 1}}', '"title" must be a string, not dict'),
        (b'{"text": "a", "id": true}', '"id" must be a string'),
        (b'{"text": "a", "published": "14/03/2026"}', "write year-month-day"),
        (b'{"text": "caf\xe9"}', "not UTF-8"),
        (b'{"text": "a \\ud800 b"}', "half of a surrogate pair at 2"),
        (b'{"text": "a\\u0000b"}', "a NUL character at 1"),
        (b"[" * 100_000, "not JSON"),
        (b'{"text": ' + b"9" * 10_000 + b"}", "not JSON"),
    ],
)
def test_a_bad_line_is_skipped_with_number_and_reason(line: bytes, reason: str) -> None:
    """A line that is no report is skipped with its number and what is wrong; the lines around it are read."""
    good = b'{"id": "good", "text": "Le maire a parl\xc3\xa9."}\n'
    before, bad, after = (each.result for each in lines_of(good + line + b"\n" + good))
    assert before.key == after.key == "good"
    assert isinstance(bad, Skipped)
    assert bad.key == "pile.jsonl#2"
    assert bad.reason.startswith("line 2: ")
    assert reason in bad.reason


def test_a_paired_surrogate_is_a_character() -> None:
    """An emoji written as two escapes is one character, and no fault."""
    assert only(b'{"text": "a \\ud83d\\ude00"}').data == "a 😀"


class Endless:
    """A stream of one line of so many bytes, which never holds them."""

    def __init__(self, size: int) -> None:
        self.left = size
        self.largest = 0

    def readline(self, size: int, /) -> bytes:
        self.largest = max(self.largest, size)
        given = min(size, self.left)
        self.left -= given
        return b"x" * given


def test_a_line_of_50_mb_is_passed_over() -> None:
    """A line of 50 MB is skipped with a reason and never held in memory as a whole."""
    stream = Endless(50_000_000)
    (line,) = read_lines(stream, "pile.jsonl")
    assert isinstance(line.result, Skipped)
    assert "longer than 8 MB" in line.result.reason
    assert stream.left == 0
    assert stream.largest <= MAX_LINE_BYTES + 1


def test_lines_after_a_long_one_are_read() -> None:
    """The line after one that is too long is read with its right number."""
    long, short = lines_of(b"x" * (MAX_LINE_BYTES + 5) + b'\n{"text": "b"}\n')
    assert isinstance(long.result, Skipped)
    assert short.result.key == "pile.jsonl#2"


def test_a_utf16_file_is_told_once() -> None:
    """A file in UTF-16 is one skip that says how to save it, not one a line."""
    (line,) = lines_of('{"text": "a"}\n{"text": "b"}\n'.encode("utf-16"))
    assert isinstance(line.result, Skipped)
    assert "save it as UTF-8" in line.result.reason


def test_a_damaged_archive_gives_what_it_holds(tmp_path: Path) -> None:
    """A gzip file that is cut off gives the lines before the cut, and then says that it is damaged."""
    file = tmp_path / "pile.jsonl.gz"
    rows = "".join(json.dumps({"id": str(n), "text": f"{n * 7919 % 10007} barrages"}) + "\n" for n in range(20_000))
    data = gzip.compress(rows.encode())
    file.write_bytes(data[: len(data) // 2])
    with open_lines(file) as stream:
        results = [line.result for line in read_lines(stream, "pile.jsonl.gz")]
    assert len(results) > 1000
    assert all(isinstance(result, RawReport) for result in results[:-1])
    assert isinstance(results[-1], Skipped)
    assert "damaged" in results[-1].reason
    assert count_lines(file) > 1000


def test_a_file_that_is_no_archive_is_told(tmp_path: Path) -> None:
    """A .gz file that is no gzip is skipped with a reason."""
    file = tmp_path / "pile.jsonl.gz"
    file.write_bytes(b"{}")
    with open_lines(file) as stream:
        (line,) = read_lines(stream, "pile.jsonl.gz")
    assert isinstance(line.result, Skipped)


def test_opening_what_is_not_there(tmp_path: Path) -> None:
    """A missing file and a folder are errors of their own kinds."""
    with pytest.raises(MissingPathError, match="check the spelling"):
        open_lines(tmp_path / "none.jsonl")
    with pytest.raises(InputError, match="cannot be read"):
        open_lines(tmp_path)


def test_nothing_in_nothing() -> None:
    """An empty stream and one of blank lines have no lines."""
    assert lines_of(b"") == lines_of(b"\n \n\n") == []
