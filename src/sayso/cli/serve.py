"""`sayso serve` and `sayso demo`: the page in the browser."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from sayso.cli.console import note
from sayso.cli.read import read_paths, tell

__all__ = ["demo", "demo_ledger", "serve"]

_port = click.option("--port", type=click.IntRange(1, 65535), default=8642, show_default=True, help="Where to listen.")
_no_open = click.option("--no-open", is_flag=True, help="Do not open the browser.")


@click.command()
@click.argument("ledger")
@_port
@_no_open
@click.option("--new", is_flag=True, help="Make the ledger when there is none: reports are then added on the page.")
def serve(ledger: str, port: int, no_open: bool, new: bool) -> None:
    """Show a ledger in the browser, on this computer alone."""
    from sayso import pipeline

    pipeline.open_ledger(ledger, must_exist=not new).close()
    _serve(Path(ledger), port=port, no_open=no_open)


@click.command()
@click.option("--into", metavar="LEDGER", help="Keep the ledger in this file (else where caches are kept).")
@_port
@_no_open
def demo(into: str | None, port: int, no_open: bool) -> None:
    """Read the example reports (an invented crisis, in French and English) and show them in the browser."""
    from sayso.demo import dossier

    folder = dossier()
    ledger = into or str(demo_ledger(folder))
    dates = folder / "dates.csv"
    summary = read_paths(
        [str(folder)],
        ledger,
        published=None,
        published_from=str(dates) if dates.is_file() else None,
        workers=None,
    )
    tell(summary, ledger)
    note("With your own:  sayso read FOLDER --into crisis.sayso\n")
    _serve(Path(ledger), port=port, no_open=no_open)


def demo_ledger(folder: Path) -> Path:
    """Return the file in the user's cache for the ledger of just these reports and this version, its folder made."""
    from sayso.pipeline import version
    from sayso.records import digest

    content = [entry.read_bytes() for entry in sorted(folder.rglob("*")) if entry.is_file()]
    cache = _cache()
    cache.mkdir(parents=True, exist_ok=True)
    return cache / f"demo-{digest(version(), *content)[:8]}.sayso"


def _cache() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "sayso"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "sayso"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "sayso"


def _serve(ledger: Path, *, port: int, no_open: bool) -> None:
    from sayso.web import server

    server.serve(ledger, port=port, open_browser=not no_open, announce=note)
