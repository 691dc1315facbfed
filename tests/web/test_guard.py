"""Who may ask, who may write, and what an answer may do in the browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.ledger.sqlite import SqliteLedger
from sayso.web.guard import HEADERS

from . import reports
from .conftest import HOST, Client

PAGES = ["/", "/reports", "/skipped", "/add", "/nowhere", "/runs/none", "/static/page.css", "/?page=no"]


def reports_in(path: Path) -> int:
    with SqliteLedger(path) as ledger:
        return sum(1 for _ in ledger.reports())


@pytest.mark.parametrize("host", ["127.0.0.1:8642", "localhost:8642", "LOCALHOST:8642", "[::1]:8642"])
def test_this_computer_is_answered(client: Client, host: str) -> None:
    """The page answers to the names of this computer with its own port."""
    assert client.get("/", host=host).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example", "evil.example:8642", "127.0.0.1", "127.0.0.1:80", "localhost:9999",
        "localhost.evil.example:8642", "127.0.0.1:8642.evil.example", "127.0.0.1:8642@evil.example", "0.0.0.0:8642",
        "192.168.1.7:8642", "", "[::1]",
    ],
)  # fmt: skip
def test_another_name_is_refused(client: Client, host: str) -> None:
    """A site whose name was made to point at this computer cannot read the ledger."""
    response = client.get("/", host=host)
    assert response.status_code == 400
    assert "Vasseur" not in response.text


@pytest.mark.parametrize("page", PAGES)
def test_every_answer_carries_the_headers(client: Client, page: str) -> None:
    """Pages, files, errors and refusals alike tell the browser to load and to frame nothing from elsewhere."""
    response = client.get(page)
    for name, value in HEADERS.items():
        assert response.headers[name] == value


def test_a_refusal_carries_the_headers_too(client: Client) -> None:
    """Even the answer to a wrong name is no open door."""
    assert client.get("/", host="evil.example").headers["Content-Security-Policy"].startswith("default-src 'none'")


def test_a_failure_inside_is_not_shown(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """What breaks inside gets a plain answer with all headers, without the innards."""
    from sayso.web import pages

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("inner secret")

    monkeypatch.setattr(pages, "list_statements", broken)
    response = client.get("/")
    assert response.status_code == 500
    assert "secret" not in response.text
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "same-origin", "Origin": f"http://{HOST}"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
        {"Origin": f"http://{HOST}"},
    ],
)
def test_own_pages_may_write(client: Client, headers: dict[str, str]) -> None:
    """A form of this very page passes, with or without the newer of the two headers."""
    assert client.post("/add", {"text": "« Oui », dit-elle."}, headers=headers).status_code == 303


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "null"},
        {"Origin": "https://evil.example"},
        {"Origin": "http://127.0.0.1:8000"},
        {"Origin": "http://localhost:8642"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": f"http://{HOST}"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "cross-site", "Origin": f"http://{HOST}"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "https://evil.example"},
    ],
)
def test_other_sites_may_not_write(client: Client, ledger_path: Path, headers: dict[str, str]) -> None:
    """A form that another site made the browser send changes nothing, even with the right token."""
    response = client.post("/add", {"text": "« Faux », dit-elle."}, headers=headers)
    assert response.status_code == 403
    client.app.state.site.runs.close()
    assert reports_in(ledger_path) == len(reports.ALL)


@pytest.mark.parametrize("token", ["", "wrong", "é"])
@pytest.mark.parametrize("address", ["/add", f"/reports/{reports.QUAY.id}/date"])
def test_a_form_without_the_token_is_refused(client: Client, address: str, token: str) -> None:
    """A form that this run of the page did not make is refused, and the message says what to do."""
    response = client.post(address, {"token": token, "text": "« Oui »", "published": "2026-04-14"})
    assert response.status_code == 403
    assert "reload" in response.text


def test_the_token_is_another_one_each_time(make_client: Callable[..., Client], ledger_path: Path) -> None:
    """Two runs of the page do not share a token."""
    assert make_client(ledger_path).token != make_client(ledger_path).token


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_do_nothing(client: Client, method: str) -> None:
    """Only reading and the two forms exist."""
    assert client.ask(method, "/", headers={"Sec-Fetch-Site": "same-origin"}).status_code in (404, 405)


@pytest.mark.parametrize("address", ["/docs", "/redoc", "/openapi.json", "/static/../app.py", "/static/%2e%2e/app.py"])
def test_nothing_else_is_served(client: Client, address: str) -> None:
    """There is no list of the addresses, and no file outside the page's own folder."""
    assert client.get(address).status_code == 404


def test_too_large_an_upload_is_refused_with_the_limit(make_client: Callable[..., Client], ledger_path: Path) -> None:
    """More than the limit gets a message that names it, and nothing is read."""
    client = make_client(ledger_path, max_upload=2_000_000)
    files = [("files", ("a.txt", b"x" * 2_500_000, "text/plain"))]
    response = client.post("/add", files=files)
    assert response.status_code == 413
    assert "more than 2 MB" in response.text
    assert client.get("/").status_code == 200
    assert reports_in(ledger_path) == len(reports.ALL)


def test_an_upload_within_the_limit_is_read(make_client: Callable[..., Client], ledger_path: Path) -> None:
    """The limit is on the whole request, and what is below it passes."""
    client = make_client(ledger_path, max_upload=2_000_000)
    assert client.post("/add", files=[("files", ("a.txt", b"x" * 1_900_000, "text/plain"))]).status_code == 303
