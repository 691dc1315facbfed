"""The command line, run in this process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from ledger.making import BRIDGE, DAM, READER, bridge_statements, dam_statements, make_report
from sayso.cli import main
from sayso.ledger import SqliteLedger
from sayso.records import Skipped


@dataclass(frozen=True)
class Ran:
    """What a command left."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run `sayso` with arguments."""

    def ran(*arguments: object) -> Ran:
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        assert isinstance(left.value.code, int)
        return Ran(left.value.code, out.decode("utf-8"), err.decode("utf-8"))

    return ran


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Return a ledger with two reports, one of them undated, and a skip."""
    path = tmp_path / "crisis.sayso"
    dam = make_report(DAM, publisher="L’Écho du Val", title="Le barrage tient", published="2026-03-14")
    bridge = make_report(BRIDGE, key="pile/bridge.txt", language="en")
    with SqliteLedger(path) as opened:
        opened.add(dam, dam_statements(dam), reader=READER)
        opened.add(bridge, bridge_statements(bridge), reader=READER)
        opened.skip(Skipped(key="pile/photo.png", reason="a .png file is not read"))
    return path
