"""The terminal: what may be printed on it, where notices go, and how progress is shown."""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["complain", "counted", "note", "on_terminal", "one_line", "prepare_streams", "progress_bar", "shell_words"]

_PATIENCE = 2.0  # seconds before progress is shown: what is done sooner needs no bar

# Controls (a terminal obeys them: colours, titles, worse), marks that turn the direction of text, halves of characters.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def prepare_streams() -> None:
    """Make sure that no character stops the program: Windows consoles know few of them, and pipes want UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty() or "PYTHONIOENCODING" in os.environ:
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="replace")


def one_line(text: str) -> str:
    """Return words of a report or a file name as one line that a terminal only shows: it is hostile until cleaned."""
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", " ".join(text.split()))


def complain(message: str) -> None:
    """Print an error: one clear line on standard error."""
    click.echo(f"sayso: {one_line(message)}", err=True)


def note(message: str = "") -> None:
    """Print something that is not the output itself, on standard error."""
    click.echo(message, err=True)


def on_terminal() -> Console:
    """Return what draws tables on standard output."""
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False, width=None if sys.stdout.isatty() else 160)


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun.

    >>> counted(1, "report"), counted(2150, "report")
    ('1 report', '2,150 reports')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def shell_words(*words: str) -> str:
    """Return a command as it can be typed again."""
    import shlex
    import subprocess

    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)


@contextlib.contextmanager
def progress_bar(what: str, *, show: bool = True) -> Iterator[Callable[[int, int | None, str], None]]:
    """Give a function to call after each thing that is done; a bar appears on a terminal when it takes a while."""
    if not (show and sys.stderr.isatty()):
        yield lambda _done, _total, _key: None
        return
    from rich import progress as bars
    from rich.console import Console

    began = time.monotonic()
    columns: tuple[Any, ...] = (
        bars.TextColumn("{task.description}", markup=False),
        bars.BarColumn(),
        bars.MofNCompleteColumn(),
        bars.TimeRemainingColumn(),
        bars.TextColumn("{task.fields[key]}", markup=False),
    )
    with contextlib.ExitStack() as stack:
        bar = bars.Progress(*columns, console=Console(stderr=True), transient=True)
        task = bar.add_task(what, total=None, key="")
        started = False

        def tick(done: int, total: int | None, key: str) -> None:
            nonlocal started
            if not started and time.monotonic() - began > _PATIENCE:
                stack.enter_context(bar)
                started = True
            # The number of things is an estimate: a bar is never more than full.
            bar.update(task, completed=done, total=None if total is None else max(done, total), key=one_line(key)[-40:])

        yield tick
