"""A small ledger, the page on it, and a browser."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from sayso import pipeline
from sayso.ledger.base import Ledger, StatementQuery
from sayso.ledger.sqlite import SqliteLedger
from sayso.pipeline import Progress, Summary
from sayso.records import RawReport, Report, Skipped, Statement
from sayso.web.app import create_app
from . import reports

HOST = "127.0.0.1:8642"


def read_quotes(ledger: Ledger, raw: RawReport) -> tuple[Report, tuple[Statement, ...]]:
    """Read a raw report without weights: what stands between « » was said by nobody named."""
    text = raw.data if isinstance(raw.data, str) else raw.data.decode("utf-8")
    report = Report.make(
        key=raw.key, text=text, language="fr", metadata=raw.given, published_from="given" if raw.given.published else "none"
    )
    report = ledger.dated(report)
    return report, tuple(reports.statement(report, said) for said in re.findall("« ([^»]+) »", text))


def fake_read_into(
    ledger: Ledger, raw: Iterable[RawReport | Skipped], *, total: int | None = None, progress: Progress | None = None
) -> Summary:
    """Stand in for the real reading, which needs weights: same interface, same ledger."""
    read = known = found = 0
    skipped: list[Skipped] = []
    need_date: list[Report] = []
    for done, item in enumerate(raw, start=1):
        if isinstance(item, Skipped):
            ledger.skip(item)
            skipped.append(item)
        else:
            report, statements = read_quotes(ledger, item)
            is_new = ledger.add(report, statements, reader=reports.READER)
            read, known, found = read + is_new, known + (not is_new), found + (len(statements) if is_new else 0)
            need_date += [report] if is_new and report.needs_date else []
        if progress:
            progress(done, total, item.key)
    return Summary(read=read, known=known, skipped=tuple(skipped), statements=found, need_date=tuple(need_date))


def fake_give_date(ledger: Ledger, name: str, published_at: str, *, decided_by: str) -> Report:
    """Stand in for the real one: the date is noted, and the report has the statements that it had."""
    statements = [row.statement for row in ledger.statements(StatementQuery(report=name))]
    ledger.date(name, published_at, decided_by=decided_by)
    dated = ledger.report(name)
    ledger.add(dated, statements, reader=reports.READER)
    return dated


@pytest.fixture(autouse=True)
def _reads_without_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "open_ledger", lambda path, must_exist=False: SqliteLedger(Path(path)))
    monkeypatch.setattr(pipeline, "read_into", fake_read_into)
    monkeypatch.setattr(pipeline, "give_date", fake_give_date)


@pytest.fixture
def empty_path(tmp_path: Path) -> Path:
    return tmp_path / "serre.sayso"


@pytest.fixture
def ledger_path(empty_path: Path) -> Path:
    with SqliteLedger(empty_path) as ledger:
        for report in reports.ALL:
            ledger.add(report, reports.STATEMENTS[report.id], reader=reports.READER)
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
        address = response.headers["location"]
        self.app.state.site.runs.close()
        return self.get(address)


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
