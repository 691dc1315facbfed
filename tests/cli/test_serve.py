"""`sayso serve` and `sayso demo`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cli.conftest import Run
from sayso.cli.serve import demo_ledger
from sayso.ledger import SqliteLedger


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, dict[str, Any]]]:
    """Return what was asked of the server, which is not started."""
    calls: list[tuple[Path, dict[str, Any]]] = []
    monkeypatch.setattr("sayso.web.server.serve", lambda path, **options: calls.append((path, options)))
    return calls


def test_a_ledger_is_served(run: Run, ledger: Path, served: list[tuple[Path, dict[str, Any]]]) -> None:
    """The page opens in the browser unless it is told not to."""
    assert run("serve", ledger).code == 0
    assert run("serve", ledger, "--no-open", "--port", 9000).code == 0
    (first, usual), (_, told) = served
    assert first == ledger
    assert (usual["port"], usual["open_browser"]) == (8642, True)
    assert (told["port"], told["open_browser"]) == (9000, False)


def test_a_ledger_that_is_not_there_is_not_served(
    run: Run, tmp_path: Path, served: list[tuple[Path, dict[str, Any]]]
) -> None:
    """A typing error shows no empty page; a new ledger is made when it is asked for."""
    path = tmp_path / "new.sayso"
    assert run("serve", path).code == 2
    assert (served, path.exists()) == ([], False)
    assert run("serve", path, "--new").code == 0
    assert path.exists()


def test_the_demo_reads_its_reports_and_serves_them(
    run: Run, tmp_path: Path, served: list[tuple[Path, dict[str, Any]]]
) -> None:
    """The example reports are read into a ledger, what comes next is told, and the page is shown."""
    path = tmp_path / "demo.sayso"
    ran = run("demo", "--into", path, "--no-open")
    assert ran.code == 0
    assert "sayso read FOLDER --into crisis.sayso" in ran.err
    assert served[0][0] == path
    with SqliteLedger(path, must_exist=True) as opened:
        assert len(list(opened.reports())) >= 14


def test_the_demos_own_ledger_is_kept_in_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other reports or another version have another ledger, so that an old one is never mixed with new ones."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    folder = tmp_path / "dossier"
    folder.mkdir()
    (folder / "a.txt").write_text("Un.", encoding="utf-8")
    first = demo_ledger(folder)
    assert first.parent.is_dir()
    assert first == demo_ledger(folder)
    assert tmp_path in first.parents
    (folder / "a.txt").write_text("Deux.", encoding="utf-8")
    assert demo_ledger(folder) != first
