"""What the documentation shows runs: commands, Python, SQL."""

from __future__ import annotations

import io
import os
import shlex
import sqlite3
import subprocess
import sys
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from docs.pages import ALL, ROOT, blocks, page
from sayso.cli import main

SHELL = ("|", ">", "<")
SET_UP = ("python3 -m ", "py -m ")
"""Lines that install sayso: tried in a fresh clone, not here."""

WITH_COMMANDS = [path for path in ALL if blocks(path.read_text(encoding="utf-8"), "sh")]


def lines_of(path: Path) -> list[str]:
    """Return the command lines that a page shows, in order."""
    lines = [line for block in blocks(path.read_text(encoding="utf-8"), "sh") for line in block.lines]
    return [line for line in lines if not line.startswith(SET_UP)]


@pytest.fixture
def shim(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put this very sayso on the path of shells."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "sayso"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m sayso "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)


def run_in_shell(line: str) -> int:
    """Run a line with a pipe or a redirection as a user would; return its exit code."""
    if sys.platform == "win32":  # its shell has another grammar
        return 0
    return subprocess.run(["sh", "-c", line], check=False, capture_output=True).returncode


def run_here(line: str) -> Any:
    """Run a line that is `sayso` and arguments in this process; return its exit code."""
    with pytest.raises(SystemExit) as left:
        main(shlex.split(line)[1:])
    return left.value.code


@pytest.mark.usefixtures("shim")
@pytest.mark.parametrize("path", WITH_COMMANDS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_command_line_runs(
    path: Path, desk: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Every `sayso` line of a page ends well, one after the other, in a folder with reports and their ledger."""
    served: list[Path] = []
    monkeypatch.setattr("sayso.web.server.serve", lambda path, **_: served.append(path))
    monkeypatch.setattr("sayso.demo.dossier", lambda: desk / "reports")  # few: the demo itself has its own tests
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(desk / "cache"))
    lines = lines_of(path)
    for line in lines:
        assert line.startswith("sayso ") or " | sayso " in line, line
        code = run_in_shell(line) if any(mark in shlex.split(line) for mark in SHELL) else run_here(line)
        assert code == 0, f"{line}\n{capfdbinary.readouterr().err.decode()}"
    assert len(served) == sum(line.startswith(("sayso serve", "sayso demo")) for line in lines)


@pytest.mark.usefixtures("desk")
def test_every_python_example_runs() -> None:
    """The examples of the API run one after the other in one namespace."""
    names: dict[str, Any] = {}
    examples = blocks(page("api.md"), "python")
    assert examples
    with redirect_stdout(io.StringIO()) as printed:
        for number, example in enumerate(examples, start=1):
            exec(compile(example.text, f"docs/api.md, example {number}", "exec"), names)
    assert "rows written" in printed.getvalue()


def test_every_sql_example_runs(desk: Path) -> None:
    """The queries run on a ledger that is opened read-only, and say what the page says of them."""
    queries = [block.text for block in blocks(page("ledger.md"), "sql")]
    uri = f"{(desk / 'crisis.sayso').as_uri()}?mode=ro"
    connection = sqlite3.connect(uri, uri=True)
    speakers, warnings, broken = (connection.execute(query).fetchall() for query in queries)
    texts = {str(text) for (text,) in connection.execute("SELECT text FROM reports")}
    connection.close()
    assert len(speakers) == 10
    assert all(count >= reports >= 1 for _, count, reports in speakers)
    assert all(any(text[start:end] == words for text in texts) for *_, words, start, end in warnings)
    assert broken == [(0,)]
