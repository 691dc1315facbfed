"""A small ledger, the page on it, and a browser."""

from __future__ import annotations

import asyncio
import functools
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from sayso import pipeline
from sayso.ledger.sqlite import SqliteLedger
from sayso.pipeline import Extraction
from sayso.records import Report, Skipped
from sayso.web.app import create_app

from . import reports

HOST = "127.0.0.1:8642"


def find_quotes(report: Report) -> Extraction:
    """Stand in for the extractor, which needs weights: hand-made statements, or else what stands between « »."""
    by_hand = reports.STATEMENTS.get(report.id)
    found = re.findall("« ([^»]+) »", report.text)
    return Extraction(report=report, statements=by_hand or tuple(reports.statement(report, words) for words in found))


@pytest.fixture(autouse=True)
def _reads_without_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    def reader_of(language: str) -> str:
        return reports.READER

    reading = functools.partial(pipeline.read_into, extractor=find_quotes, reader_of=reader_of)
    dating = functools.partial(pipeline.give_date, extractor=find_quotes, reader_of=reader_of)
    monkeypatch.setattr(pipeline, "read_into", reading)
    monkeypatch.setattr(pipeline, "give_date", dating)


@pytest.fixture
def empty_path(tmp_path: Path) -> Path:
    return tmp_path / "serre.sayso"


@pytest.fixture
def ledger_path(empty_path: Path) -> Path:
    with SqliteLedger(empty_path) as ledger:
        for report in reports.ALL:
            found = reports.FOUND[report.id]
            ledger.add(report, reports.STATEMENTS[report.id], reader=reports.READER, found=found)
        ledger.skip(Skipped(key="pile/plan-orsec.pdf", reason="it holds no text, only pictures: run OCR on it first"))
    return empty_path


class Client:
    """Asks an application in this process, without a network; redirects are not followed."""

    def __init__(self, path: Path, **options: Any) -> None:
        self.app = create_app(path, **options)
        self.token: str = self.app.state.site.token

    def ask(self, method: str, url: str, *, host: str = HOST, headers: Any = None, **rest: Any) -> httpx.Response:
        async def request() -> httpx.Response:
            transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url=f"http://{HOST}") as client:
                return await client.request(method, url, headers={"Host": host, **(headers or {})}, **rest)

        return asyncio.run(request())

    def get(self, url: str, **rest: Any) -> httpx.Response:
        return self.ask("GET", url, **rest)

    def post(self, url: str, data: dict[str, str] | None = None, *, headers: Any = None, **rest: Any) -> httpx.Response:
        """Send a form as the page itself would."""
        fields = {"token": self.token, **(data or {})}
        own = {"Sec-Fetch-Site": "same-origin"} if headers is None else headers
        return self.ask("POST", url, data=fields, headers=own, **rest)

    def read(self, response: httpx.Response) -> httpx.Response:
        """Follow the redirect of an upload, and wait until the reading is over."""
        assert response.status_code == 303, response.text
        for _ in range(2000):
            page = self.get(response.headers["location"])
            if "aria-busy" not in page.text:
                return page
            time.sleep(0.01)
        raise AssertionError("the reading does not end")


@pytest.fixture
def client(ledger_path: Path) -> Iterator[Client]:
    made = Client(ledger_path)
    yield made
    made.app.state.site.runs.close()


@pytest.fixture
def make_client(tmp_path: Path) -> Iterator[Callable[..., Client]]:
    made: list[Client] = []

    def make(path: Path, **options: Any) -> Client:
        made.append(Client(path, **options))
        return made[-1]

    yield make
    for client in made:
        client.app.state.site.runs.close()
