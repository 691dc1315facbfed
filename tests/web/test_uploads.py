"""What is dropped or pasted becomes reports in the ledger, or a reason."""

from __future__ import annotations

import gzip
import json
import re
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sayso import pipeline
from sayso.errors import LedgerError
from sayso.ledger.sqlite import SqliteLedger
from sayso.records import Report, Skipped
from sayso.web.runs import Lot, Runs

from .conftest import Client
from .test_app import words

TEXT = (
    "Le niveau de la Serre baisse lentement depuis le milieu de la nuit, selon les relevés affichés en mairie.\n\n"
    "« Nous gardons les gymnases ouverts jusqu’à dimanche », a indiqué l’adjoint chargé de l’accueil."
)


def found(path: Path) -> list[Report]:
    with SqliteLedger(path) as ledger:
        return list(ledger.reports())


def skipped(path: Path) -> list[Skipped]:
    with SqliteLedger(path) as ledger:
        return [row.skipped for row in ledger.skips()]


def upload(client: Client, *files: tuple[str, str | bytes], **fields: str) -> str:
    """Upload files as the form does, and return the words of the page when the reading is over."""
    parts = [("files", (name, data, "application/octet-stream")) for name, data in files]
    return words(client.read(client.post("/add", fields, files=parts)).text)


@pytest.fixture
def client(make_client: Callable[..., Client], empty_path: Path) -> Client:
    return make_client(empty_path)


def test_a_pasted_text_becomes_a_report(client: Client, empty_path: Path) -> None:
    """A pasted text is read with all that the form says of it."""
    about = {"title": "Crue : les gymnases", "publisher": "Radio Serre", "url": "https://serre.example/1"}
    page = words(client.read(client.post("/add", {"text": TEXT, "published": "2026-04-15", **about})).text)
    assert "1 report read: 1 statement found in them." in page
    (report,) = found(empty_path)
    assert (report.text, report.title, report.publisher, report.url) == (TEXT, *about.values())
    assert (report.published_at, report.published_from) == ("2026-04-15", "given")


def test_line_breaks_of_a_form_are_those_that_were_pasted(client: Client, empty_path: Path) -> None:
    """A browser sends each line break of a form as two characters; the report has the one that it had."""
    client.read(client.post("/add", {"text": TEXT.replace("\n", "\r\n")}))
    assert found(empty_path)[0].text == TEXT


def test_a_pasted_text_without_a_date_needs_one(client: Client) -> None:
    """Nobody said when it was published: the result says so, with the form to give the date."""
    page = client.read(client.post("/add", {"text": TEXT}))
    assert "1 report needs a date" in words(page.text)
    assert re.search(r'action="/reports/\w+/date"', page.text)


def test_several_files_of_several_kinds_are_read_at_once(client: Client, empty_path: Path) -> None:
    """Text, web page and JSON Lines in one drop become their reports under the names that they had."""
    body = TEXT.replace("\n\n", "</p><p>").replace("dimanche", "lundi")
    html = f"<html lang=fr><title>Gymnases</title><body><article><p>{body}</p></article>"
    lines = "\n".join(json.dumps({"text": f"{TEXT} ({n})", "published": "2026-04-15"}) for n in range(2))
    page = upload(client, ("a.txt", TEXT), ("pile/b.html", html), ("c.jsonl", lines))
    assert "4 reports read" in page
    assert {report.key for report in found(empty_path)} == {"a.txt", "pile/b.html", "c.jsonl#1", "c.jsonl#2"}


def test_packed_lines_are_read(client: Client, empty_path: Path) -> None:
    """JSON Lines may come packed."""
    upload(client, ("c.jsonl.gz", gzip.compress(json.dumps({"text": TEXT}).encode())))
    assert [report.key for report in found(empty_path)] == ["c.jsonl.gz#1"]


def test_what_is_known_is_said_to_be_known(client: Client, empty_path: Path) -> None:
    """The same file again adds nothing, and the result says that it was there."""
    twice = [("a.txt", TEXT), ("b.txt", TEXT)]
    page = upload(client, *twice)
    assert "1 report read" in page
    assert "1 report known already" in page
    assert len(found(empty_path)) == 1


def test_what_cannot_be_read_is_skipped_with_its_reason(client: Client, empty_path: Path) -> None:
    """A file of another kind, an empty one and a bad line are listed with reasons, and the others are read."""
    bad_line = '{"text": 3}\n'
    page = upload(client, ("carte.png", b"\x89PNG"), ("vide.txt", b""), ("lignes.jsonl", bad_line), ("a.txt", TEXT))
    assert "1 report read" in page
    assert "3 items were not read" in page
    reasons = {item.key: item.reason for item in skipped(empty_path)}
    assert set(reasons) == {"carte.png", "vide.txt", "lignes.jsonl#1"}
    assert ".png" in reasons["carte.png"]
    assert all(reason in page for reason in reasons.values())
    assert tempfile.gettempdir() not in page


@pytest.mark.parametrize(
    "name",
    ["../../../etc/passwd.txt", "..\\..\\boot.txt", "/etc/cron.d/x.txt", "CON.txt", "a\x00b.txt", "‮txt.exe.txt",
     "<script>alert(1)</script>.txt", ".txt", " .txt", "a" * 400 + ".txt", "é — 🌊.txt", "a%2f..%2fb.txt"],
)  # fmt: skip
def test_no_name_of_a_file_does_harm(client: Client, empty_path: Path, name: str) -> None:
    """Whatever an uploaded file is called, it is read from a place of its own, and its name is only shown."""
    page = upload(client, (name, TEXT))
    assert "1 report read" in page
    (report,) = found(empty_path)
    assert report.text == TEXT
    assert report.key
    assert not re.search(r"[\x00-\x1f\u202a-\u202e]", report.key)


def test_a_date_for_all_files_dates_those_that_have_none(client: Client, empty_path: Path) -> None:
    """The date of the form holds for reports that do not say one themselves."""
    lines = json.dumps({"text": f"{TEXT} Bis.", "published": "2026-04-01"})
    upload(client, ("a.txt", TEXT), ("b.jsonl", lines), published="2026-04-15")
    assert [report.published_at for report in found(empty_path)] == ["2026-04-01", "2026-04-15"]


def test_dates_are_taken_from_file_names_when_asked(client: Client, empty_path: Path) -> None:
    """With the box ticked a file name that holds a date gives it."""
    upload(client, ("serre_2026-04-13.txt", TEXT), by_name="1")
    assert found(empty_path)[0].published_at == "2026-04-13"


def test_dates_are_not_taken_from_file_names_unasked(client: Client, empty_path: Path) -> None:
    """Without the box a file name is only a name."""
    upload(client, ("serre_2026-04-13.txt", TEXT))
    assert found(empty_path)[0].needs_date


def test_the_day_of_the_upload_is_no_date(client: Client, empty_path: Path) -> None:
    """The copy that the page makes was made today; no report is dated by that."""
    upload(client, ("a.txt", TEXT))
    assert found(empty_path)[0].published_from == "none"


def test_a_wrong_date_is_said_before_anything_is_read(client: Client, empty_path: Path) -> None:
    """A date that is none gets a message, and no report comes in with another."""
    response = client.post("/add", {"text": TEXT, "published": "15/04/2026"})
    assert response.status_code == 400
    assert "is not a date" in response.text
    assert found(empty_path) == []


@pytest.mark.parametrize("fields", [{}, {"text": " \n "}])
def test_an_empty_form_is_said(client: Client, fields: dict[str, str]) -> None:
    """A form without a file and without a text gets a message."""
    response = client.post("/add", fields)
    assert response.status_code == 400
    assert "No file and no text came" in response.text


def test_nothing_is_left_on_the_disk(client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The copies of uploaded files are gone when they are read."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "waiting"))
    (tmp_path / "waiting").mkdir()
    upload(client, ("a.txt", TEXT), ("b.png", b"x"))
    assert list((tmp_path / "waiting").iterdir()) == []


def test_a_reading_that_is_not_known_is_said(client: Client) -> None:
    """The address of a reading of an earlier run of the page says that its result was not kept."""
    response = client.get("/runs/long-ago")
    assert response.status_code == 404
    assert "its result was not kept" in response.text


def test_a_reading_that_fails_says_why(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """A ledger that cannot be written stops the reading, and the page says so in words."""

    def full(*_: Any, **__: Any) -> None:
        raise LedgerError("the disk is full")

    monkeypatch.setattr(pipeline, "read_into", full)
    page = upload(client, ("a.txt", TEXT))
    assert "Reading stopped: the disk is full What was read before is kept." in page


def test_a_bug_in_a_reading_does_not_stop_the_next(
    client: Client, monkeypatch: pytest.MonkeyPatch, empty_path: Path
) -> None:
    """Whatever one reading runs into, the page says it and reads on."""
    real = pipeline.read_into

    def broken(*_: Any, **__: Any) -> None:
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr(pipeline, "read_into", broken)
    first = client.read(client.post("/add", {"text": TEXT}))
    assert "ZeroDivisionError: by nought" in first.text
    monkeypatch.setattr(pipeline, "read_into", real)
    client.read(client.post("/add", {"text": TEXT}))
    assert len(found(empty_path)) == 1


def test_readings_come_one_after_the_other_and_show_how_far_they_are(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first reading shows its progress, the second that it waits."""
    go_on = threading.Event()
    begun = threading.Event()

    def slow(ledger: Any, raw: Any, *, total: int | None, progress: Any) -> pipeline.Summary:
        progress(1, total, "a.txt")
        begun.set()
        go_on.wait(timeout=20)
        return pipeline.Summary(read=0, known=2, skipped=(), statements=0, need_date=())

    monkeypatch.setattr(pipeline, "read_into", slow)
    files = [("files", (f"{n}.txt", TEXT, "text/plain")) for n in range(2)]
    first, second = (client.post("/add", files=files).headers["location"] for _ in range(2))
    assert begun.wait(timeout=20)
    assert "Reading 1 of 2" in client.get(first).text
    assert "Waiting until the reading before this one is done" in client.get(second).text
    go_on.set()
    client.app.state.site.runs.close()
    assert "2 reports known already" in words(client.get(first).text)


def test_closing_the_page_keeps_what_was_read(empty_path: Path) -> None:
    """When the page is closed in the midst of a reading, the report at hand is finished and the rest stays unread."""
    runs = Runs(empty_path)
    begun, closed = threading.Event(), threading.Event()

    def endless() -> Any:
        from sayso.records import RawReport

        for number in range(1000):
            if number == 2:
                begun.set()
                closed.wait(timeout=20)
            yield RawReport(key=f"{number}", media="plain", data=f"{TEXT} ({number})")

    run = runs.read(Lot(raw=endless()))
    assert begun.wait(timeout=20)
    runs._closing.set()
    closed.set()
    runs.close()
    assert run.error == "stopped"
    assert len(found(empty_path)) == 3
