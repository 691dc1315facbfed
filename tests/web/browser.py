"""A real server and a real Chromium, for the browser tests and for the picture in the README."""

from __future__ import annotations

import contextlib
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import uvicorn

from sayso.web.app import create_app

if TYPE_CHECKING:
    from playwright.sync_api import Browser

__all__ = ["find_chromium", "launched", "serving", "take_picture"]


def find_chromium() -> str | None:
    """Return the path of a Chromium or Chrome on this machine."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
    return next(filter(None, map(shutil.which, names)), None)


@contextlib.contextmanager
def serving(ledger_path: Path, *, max_upload: int | None = None) -> Iterator[str]:
    """Serve a ledger on a free port of this machine, and yield the address without the last slash."""
    options = {} if max_upload is None else {"max_upload": max_upload}
    app = create_app(ledger_path, **options)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(timeout=10)


@contextlib.contextmanager
def launched() -> Iterator[Browser]:
    """Start a browser without a window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


def take_picture(
    ledger_path: Path,
    png: Path,
    *,
    path: str = "/",
    open_first: str | None = None,
    width: int = 1280,
    height: int = 800,
    scheme: Literal["light", "dark"] = "light",
) -> None:
    """Make a picture of the page: the list, or with `open_first` (words of a quote) the report open at them."""
    with serving(ledger_path) as address, launched() as browser:
        page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
        page.goto(address + path)
        if open_first:
            page.locator(".row .quote", has_text=open_first).first.click()
            page.locator("#lit").wait_for()
            page.wait_for_timeout(300)
        png.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=png)
