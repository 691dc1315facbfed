"""What every intake keeps: files, folders, JSON Lines and standard input alike."""

import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.intake import find_in_paths, read_lines
from sayso.records import RawReport, Skipped

Intake = Callable[[Path, bytes], Iterator[RawReport | Skipped]]


def from_text_file(folder: Path, data: bytes) -> Iterator[RawReport | Skipped]:
    (folder / "a.txt").write_bytes(data)
    return find_in_paths([folder / "a.txt"])


def from_folder(folder: Path, data: bytes) -> Iterator[RawReport | Skipped]:
    for name in ("a.txt", "b.html", "c.pdf", "d.docx", "e.jsonl", "f.jsonl.gz", "g.odd"):
        (folder / name).write_bytes(data)
    return find_in_paths([folder])


def from_lines(folder: Path, data: bytes) -> Iterator[RawReport | Skipped]:
    return (line.result for line in read_lines(io.BytesIO(data), "pile.jsonl"))


def from_standard_input(folder: Path, data: bytes) -> Iterator[RawReport | Skipped]:
    return find_in_paths(["-"], stdin=io.BytesIO(data))


INTAKES = [from_text_file, from_folder, from_lines, from_standard_input]
LINES = st.lists(
    st.one_of(
        st.binary(max_size=40),
        st.dictionaries(
            st.sampled_from(["id", "text", "published", "language", "lang", "ref", "title", "x"]),
            st.one_of(st.text(max_size=20), st.none(), st.integers(), st.booleans(), st.lists(st.text(max_size=3))),
        ).map(lambda fields: json.dumps(fields).encode()),
    ),
    max_size=6,
).map(b"\n".join)


@pytest.mark.parametrize("intake", INTAKES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(data=st.one_of(st.binary(max_size=200), LINES))
def test_any_bytes_are_found_or_skipped(intake: Intake, tmp_path: Path, data: bytes) -> None:
    """Any bytes at all give raw reports and skips that can be stored, each with a key, and each skip with a reason."""
    for result in intake(tmp_path, data):
        assert isinstance(result, RawReport | Skipped)
        assert result.key.encode("utf-8")
        if isinstance(result, Skipped):
            assert result.reason.encode("utf-8")
        elif isinstance(result.data, str):
            assert result.data.encode("utf-8").count(b"\0") == 0


@pytest.mark.parametrize("intake", INTAKES)
def test_finding_twice_finds_the_same(intake: Intake, tmp_path: Path) -> None:
    """The same pile gives the same raw reports in the same order."""
    data = b'{"id": "a", "text": "Le maire a parl\xc3\xa9."}\n{"text": "b"}\n'
    assert list(intake(tmp_path, data)) == list(intake(tmp_path, data))
