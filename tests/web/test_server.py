"""The server: this computer only, and the next free port when one is taken."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

import pytest
import uvicorn

from sayso.errors import InputError, LedgerError
from sayso.web.server import _listen, serve


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def test_it_listens_on_this_computer_alone() -> None:
    """Nobody else on the network can reach the page."""
    with _listen(free_port()) as listener:
        assert listener.getsockname()[0] == "127.0.0.1"


def test_a_taken_port_leads_to_the_next() -> None:
    """Two pages at once get two ports."""
    with _listen(free_port()) as first, _listen(first.getsockname()[1]) as second:
        assert second.getsockname()[1] > first.getsockname()[1]


@pytest.mark.parametrize("port", [0, -1, 65536])
def test_a_port_that_is_none_is_said(port: int) -> None:
    """A number that is no port gets a message."""
    with pytest.raises(InputError, match="a port is a number from 1 to 65535"):
        _listen(port)


def test_what_is_no_ledger_is_said_at_once(tmp_path: Path) -> None:
    """A file of another kind is told before a server starts."""
    path = tmp_path / "notes.txt"
    path.write_text("not a ledger", encoding="utf-8")
    with pytest.raises(LedgerError):
        serve(path, port=free_port(), open_browser=False)


def test_the_page_is_served_and_its_address_said(ledger_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The user is told the address, also that the port was taken, and the page is there."""
    servers: list[uvicorn.Server] = []
    start = uvicorn.Server.__init__

    def noted(self: uvicorn.Server, config: uvicorn.Config) -> None:
        start(self, config)
        servers.append(self)

    monkeypatch.setattr(uvicorn.Server, "__init__", noted)
    said: list[str] = []
    with _listen(free_port()) as taken:
        port = taken.getsockname()[1]
        options = {"port": port, "open_browser": False, "announce": said.append}
        thread = threading.Thread(target=serve, args=(ledger_path,), kwargs=options, daemon=True)
        thread.start()
        while not (servers and servers[0].started):
            assert thread.is_alive()
            time.sleep(0.01)
        address = said[0].split(" at ")[1].split()[0]
        with urllib.request.urlopen(address) as response:
            assert b"Vasseur" in response.read()
            assert "server" not in response.headers
        servers[0].should_exit = True
        thread.join(timeout=20)
    assert address.startswith("http://127.0.0.1:")
    assert str(port) not in address
    assert said[1].startswith(f"Port {port} is taken")


def test_importing_sayso_does_not_load_the_web_framework() -> None:
    """The framework is slow to import, so nothing but the page loads it."""
    code = (
        "import sys, sayso, sayso.pipeline, sayso.web, sayso.web.server; "
        "print([name for name in ('fastapi', 'uvicorn', 'starlette', 'jinja2') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
