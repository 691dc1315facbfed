"""The server: the page on this computer's own address, for nobody else."""

from __future__ import annotations

import contextlib
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable
from pathlib import Path

from sayso.errors import InputError

__all__ = ["serve"]

_HOST = "127.0.0.1"
_TRIES = 20


def serve(
    ledger_path: Path,
    *,
    port: int = 8642,
    open_browser: bool = True,
    announce: Callable[[str], None] | None = None,
) -> None:
    """Show a ledger in the browser until the user stops it (Ctrl-C).

    Args:
        ledger_path: the ledger's file; it is made when it does not exist.
        port: where to listen on 127.0.0.1; when it is taken the next free one is used, and `announce` says so.
        open_browser: open the page in the user's browser.
        announce: is called with each line that the user should see, the address first.

    Raises:
        InputError: no port from `port` on is free, or it is no port.
        LedgerError: the ledger cannot be opened.
    """
    import uvicorn

    from sayso.web.app import create_app

    app = create_app(ledger_path)  # a file that is no ledger is told before anything is announced
    listener = _listen(port)
    address = f"http://{_HOST}:{listener.getsockname()[1]}/"
    say = announce or (lambda _: None)
    say(f"{ledger_path.name} is shown at {address} (stop with Ctrl-C)")
    if listener.getsockname()[1] != port:
        say(f"Port {port} is taken by another program, so this is the next free one.")
    if open_browser:
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    config = uvicorn.Config(
        app,
        log_level="warning",
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=3,
    )
    with listener, contextlib.suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listener])


def _listen(port: int) -> socket.socket:
    """Return a listening socket at the first free port; it listens at once, so the browser may come early."""
    if not 0 < port <= 65535:
        raise InputError(f"a port is a number from 1 to 65535, got {port}")
    for number in range(port, min(port + _TRIES, 65536)):
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if sys.platform != "win32":  # there it would let two programs share the port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((_HOST, number))
        except OSError:
            listener.close()
            continue
        listener.listen(128)
        return listener
    raise InputError(f"no port from {port} to {port + _TRIES - 1} is free: give another one with --port")
