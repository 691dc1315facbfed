"""A folder as a reader of the documentation would have it: some reports, and the ledger that they were read into."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import sayso
from sayso.demo import dossier

REPORTS = ("05-water-agency-do-not-drink.txt", "13-straitwire-convoy.txt", "17-revue-estuaire-petite-venise.txt")
SKIPPED = "18-grenzbote.txt"
LINES = "19-wires.jsonl"


@pytest.fixture(scope="session")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with `reports/`, `reports.jsonl` and `crisis.sayso`, read once for all tests."""
    folder = tmp_path_factory.mktemp("docs")
    (folder / "reports").mkdir()
    for name in (*REPORTS, SKIPPED):
        shutil.copy(dossier() / name, folder / "reports" / name)
    shutil.copy(dossier() / LINES, folder / "reports.jsonl")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        with sayso.open_ledger("crisis.sayso") as ledger:
            sayso.read_into(ledger, sayso.find_raw(["reports/"]))
    return folder


@pytest.fixture
def desk(read_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of that folder, and work in it."""
    folder = tmp_path / "desk"
    shutil.copytree(read_once, folder)
    monkeypatch.chdir(folder)
    return folder
