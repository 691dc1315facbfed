"""`sayso` itself, started as users start it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import sayso
from cli.conftest import Run
from sayso.cli.console import counted, one_line

# What takes long to import, or is needed by one command only.
SLOW = {
    "spacy", "numpy", "thinc", "fastapi", "starlette", "uvicorn", "jinja2", "trafilatura", "htmldate", "lxml", "docx",
    "pypdfium2", "py3langid", "resiliparse", "selectolax", "xlsxwriter", "rich", "multipart",
}  # fmt: skip


def _start(*arguments: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "sayso", *arguments], capture_output=True, env={**os.environ, **variables}, check=False
    )


def test_the_version_is_told(run: Run) -> None:
    """`--version` names the program and its version."""
    assert run("--version").out == f"sayso {sayso.version()}\n"


def test_it_starts_as_a_module() -> None:
    """`python -m sayso` is `sayso`."""
    started = _start("--help")
    assert started.returncode == 0
    for command in (b"demo", b"read", b"show", b"date", b"judge", b"serve", b"extract", b"links"):
        assert command in started.stdout


@pytest.mark.parametrize("command", ["demo", "read", "show", "date", "judge", "serve", "extract", "links"])
def test_every_command_explains_itself(run: Run, command: str) -> None:
    """`--help` says what a command does, and every option has a line of help."""
    ran = run(command, "--help")
    assert ran.code == 0
    assert ran.out.startswith(f"Usage: sayso {command}")


def test_nothing_slow_is_imported_to_say_hello() -> None:
    """`sayso --help` and `import sayso` load no library that takes its time."""
    code = (
        "import sys, sayso, sayso.pipeline, sayso.cli\n"
        "try: sayso.cli.main(['--help'])\n"
        "except SystemExit: pass\n"
        "print('\\n'.join(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stderr.split()}
    assert {"sayso", "click"} <= loaded
    assert not loaded & SLOW


def test_an_error_is_one_line(tmp_path: Path) -> None:
    """No traceback: what is wrong and what to do, and exit code 2."""
    started = _start("show", str(tmp_path / "nowhere.sayso"))
    assert started.returncode == 2
    assert started.stdout == b""
    assert started.stderr.startswith(b"sayso: there is no ledger")
    assert len(started.stderr.splitlines()) == 1


def test_a_reader_that_has_seen_enough_is_no_error(ledger: Path) -> None:
    """`sayso show ... | head -1` ends without a word."""
    command = [sys.executable, "-m", "sayso", "show", str(ledger), "statements", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


def test_a_console_that_knows_few_characters_stops_nothing(ledger: Path) -> None:
    """On a console of Windows (cp1252) what it cannot show is a question mark."""
    started = _start("show", str(ledger), "statements", PYTHONIOENCODING="cp1252")
    assert started.returncode == 0
    assert "Solène Aubrac".encode("cp1252") in started.stdout


def test_json_is_utf8_on_every_console(ledger: Path) -> None:
    """What programs read does not depend on the console."""
    started = _start("show", str(ledger), "statements", "--json", PYTHONIOENCODING="ascii")
    assert "L’Écho du Val" in started.stdout.decode("utf-8")


def test_the_front_door_has_what_it_names() -> None:
    """`__all__` is sorted out, complete, and everything in it is there."""
    public = {name for name in vars(sayso) if not name.startswith("_")}
    modules = {name for name in public if type(vars(sayso)[name]) is type(sys)}
    assert set(sayso.__all__) == public - modules
    assert len(sayso.__all__) == len(set(sayso.__all__))


def test_numbers_come_with_their_noun() -> None:
    """One report, two reports, two lines of something irregular."""
    assert counted(1, "report") == "1 report"
    assert counted(0, "report") == "0 reports"
    assert counted(2, "file or line", "files or lines") == "2 files or lines"


def test_one_line_is_one_harmless_line() -> None:
    """White space is one space, controls are marked, everything else stays."""
    assert one_line("a\n\tb\x1b[0m é 水 \u202e\ud800") == "a b\ufffd[0m é 水 \ufffd\ufffd"
