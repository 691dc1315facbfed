"""The guard at the door: who may ask this server, and what the browser may do with the answer.

The server listens on this computer alone, yet every site that the user visits can make the browser send requests to it.
So the Host header is checked (a site whose name is made to point here must not read the ledger), writing is refused to
other sites, and the pages may load nothing but their own files.
"""

from __future__ import annotations

import hmac
import logging
from collections.abc import MutableMapping
from typing import TYPE_CHECKING, Any

from fastapi import HTTPException
from fastapi.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["HEADERS", "Guard", "check_token"]

_NAMES = ("127.0.0.1", "localhost", "[::1]")
_SAFE_METHODS = ("GET", "HEAD")

HEADERS: dict[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    # The ledger may be confidential: nothing of it stays in the browser's cache.
    "Cache-Control": "no-store",
}

_log = logging.getLogger(__name__)


class Guard:
    """The outermost layer of the application: checks each request, and adds `HEADERS` to each answer."""

    def __init__(self, app: ASGIApp, *, limit: int) -> None:
        """Put the guard around an application; `limit` is the largest request body in bytes."""
        self._app = app
        self._limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it in plain text."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def send_with_headers(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                _add_headers(message)
            await send(message)

        refusal = _refuse(scope)
        if refusal:
            await refusal(scope, receive, send_with_headers)
            return
        try:
            await self._app(scope, _limited(receive, self._limit), send_with_headers)
        except Exception:
            _log.exception("the page failed to answer %s", scope["path"])
            if started:
                raise
            await PlainTextResponse("Something went wrong inside sayso; the terminal says what.", 500)(
                scope, receive, send_with_headers
            )


def check_token(given: object, wanted: str) -> None:
    """Refuse a form that was not made by this run of the page.

    Raises:
        HTTPException: 403.
    """
    if not isinstance(given, str) or not hmac.compare_digest(given.encode(), wanted.encode()):
        raise HTTPException(403, "This page is older than the sayso that is running now: reload it and try again.")


def _add_headers(message: MutableMapping[str, Any]) -> None:
    present = {name.lower() for name, _ in message["headers"]}
    message["headers"] = [
        *message["headers"],
        *((n.lower().encode(), v.encode()) for n, v in HEADERS.items() if n.lower().encode() not in present),
    ]


def _refuse(scope: Scope) -> PlainTextResponse | None:
    """Return the refusal of a request that did not come from a page of this server, None for one that may pass."""
    headers = [(name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in scope["headers"]]
    hosts = [value.lower() for name, value in headers if name == "host"]
    allowed = _allowed_hosts(scope)
    if len(hosts) != 1 or hosts[0] not in allowed:
        return PlainTextResponse("sayso answers at 127.0.0.1 and localhost only.", 400)
    if scope["method"] not in _SAFE_METHODS and not _is_own_page(dict(headers), hosts[0]):
        return PlainTextResponse("Only sayso's own pages may change the ledger.", 403)
    return None


def _allowed_hosts(scope: Scope) -> set[str]:
    port = scope["server"][1] if scope.get("server") else None
    return {f"{name}:{port}" for name in _NAMES} | (set(_NAMES) if port == 80 else set())


def _is_own_page(headers: dict[str, str], host: str) -> bool:
    """Return whether the browser says that a page of this very origin asks.

    With "Referrer-Policy: no-referrer" a form is sent with "Origin: null", so Sec-Fetch-Site decides where it is there;
    browsers let no page set it.
    """
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None:
        return site == "same-origin" and origin in (None, "null", f"http://{host}")
    return origin == f"http://{host}"


def _limited(receive: Receive, limit: int) -> Receive:
    seen = 0

    async def receive_within_limit() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen <= limit:
            return message
        # A browser that is still sending does not read the answer: let it finish, and keep nothing.
        while message["type"] == "http.request" and message.get("more_body"):
            message = await receive()
        raise HTTPException(413, f"That is more than {limit // 1_000_000} MB at once: add it in smaller lots.")

    return receive_within_limit
