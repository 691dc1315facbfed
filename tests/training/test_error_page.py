"""The page of errors holds all that it shows, asks no network for anything, and can be gone through by keys."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from training.alignment import Told
from training.error_page import LABELS, make_page, page_data
from training.faults import KINDS, Read
from web.browser import find_chromium, launched

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TEXT = "🌊 « Le bac est perdu », souffle la pilote Ana Belmar. Le port dément </script><b>tout</b> & attend lundi."
OTHER = "The ferry is lost, Ana Belmar said. The port waits."


def told(text: str, content: str, source: str = "", **rest: Any) -> Told:
    def at(words: str) -> tuple[tuple[int, int], ...]:
        return ((text.index(words), text.index(words) + len(words)),) if words else ()

    return Told(content=at(content), source=at(source), act="say", **rest)


GOLD = told(TEXT, "Le bac est perdu", "la pilote Ana Belmar", form="direct", speaker=("Ana Belmar",))
FOUND = replace(GOLD, speaker=("Belmar port",), found_by="fr.cue.souffler", confidence=0.75)
INVENTED = told(TEXT, "</script><b>tout</b> & attend", form="indirect", found_by="fr.cue.dementir", confidence=0.5)
MISSED = told(OTHER, "The ferry is lost", "Ana Belmar", form="indirect")

FRENCH = Read(id="bac", title="Le bac", language="fr", text=TEXT, gold=(GOLD,), found=(FOUND, INVENTED))
ENGLISH = Read(id="ferry", title="The ferry", language="en", text=OTHER, gold=(MISSED,))
QUIET = Read(id="calm", title="A calm day", language="en", text="The port waits.")


def test_every_kind_of_fault_has_a_label() -> None:
    """The page names each kind, in the order in which they are listed."""
    assert tuple(LABELS) == KINDS


def test_the_data_of_the_page() -> None:
    """Faults are in order of their kind, with their sentence, act, form, rule and case, and rules have a precision."""
    data = page_data([FRENCH, ENGLISH], title="bac.jsonl")
    assert [(fault["kind"], fault["report"], fault["rule"]) for fault in data["faults"]] == [
        ("missed", 1, ""),
        ("invented", 0, "fr.cue.dementir"),
        ("speaker", 0, "fr.cue.souffler"),
    ]
    missed, invented, speaker = data["faults"]
    assert OTHER[slice(*missed["span"])] == "The ferry is lost, Ana Belmar said."
    assert (speaker["act"], speaker["form"], invented["form"]) == ("say", "direct", "indirect")
    assert "[Le bac est perdu]{content}" in speaker["case"]
    assert {one["rule"]: one["precision"] for one in data["rules"]} == {"fr.cue.dementir": 0.0, "fr.cue.souffler": 1.0}
    assert data["compared"] is False


def test_an_earlier_run_is_laid_beside() -> None:
    """With an earlier run faults say whether they are new, and measures what they were."""
    data = page_data([replace(FRENCH, before=(INVENTED,)), replace(ENGLISH, before=(MISSED,))], title="bac.jsonl")
    assert [(fault["kind"], fault["change"]) for fault in data["faults"]] == [
        ("missed", "lost"),
        ("missed", "gained"),
        ("invented", "kept"),
        ("speaker", "lost"),
    ]
    measures = {one["name"]: (one["now"], one["before"]) for one in data["measures"]}
    assert measures["attribution R"] == (50.0, 50.0)
    assert measures["speaker right"] == (0.0, 0.0)
    assert data["compared"] is True


def test_the_page_asks_nobody_for_anything() -> None:
    """No address, no file beside it, and a policy that forbids both; a text of a report cannot end the script."""
    page = make_page([FRENCH, ENGLISH], title="bac & <ferry>")
    assert not re.search(r"https?:|src=|@import|url\(", page)
    assert "default-src 'none'" in page
    assert page.count("</script>") == 2
    assert "bac &amp; &lt;ferry&gt;" in page
    assert "{{" not in page
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert data is not None
    assert json.loads(data[1])["reports"][0]["text"] == TEXT


def test_nothing_wrong_makes_an_empty_list() -> None:
    """A run without a fault, and a run over no report, make a page all the same."""
    assert page_data([QUIET], title="calm")["faults"] == []
    assert page_data([], title="none")["reports"] == []


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as started:
        yield started


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """Open the page from its file; any request, error or warning fails the test."""
    path = tmp_path / "bac.html"
    reads = [
        replace(FRENCH, before=()),
        replace(ENGLISH, before=(told(OTHER, "The port waits"),)),
        replace(QUIET, before=()),
    ]
    path.write_text(make_page(reads, title="bac"), encoding="utf-8")
    wrong: list[str] = []
    page = browser.new_page(viewport={"width": 1500, "height": 900})
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: None if request.url == path.as_uri() else wrong.append(request.url))
    page.goto(path.as_uri())
    yield page
    page.close()
    assert wrong == []


def row(page: Page) -> str:
    return page.locator(".row[aria-current=true]").inner_text()


needs_browser = pytest.mark.skipif(find_chromium() is None, reason="no Chromium or Chrome was found on the PATH")


@pytest.mark.browser
@needs_browser
def test_keys_step_through_the_errors(page: Page) -> None:
    """j goes on, k goes back, and neither leaves the list; the heading, the sentence and the fields follow."""
    assert "The ferry is lost" in row(page)
    page.keyboard.press("k")
    assert page.locator("#what").inner_text().startswith("missed")
    page.keyboard.press("j")
    assert "gained" in row(page)
    page.keyboard.press("j")
    assert page.locator("#what").inner_text().startswith("invented")
    assert page.locator("#context").inner_text() == "Le port dément </script><b>tout</b> & attend lundi."
    assert page.locator("#context mark.on.fc").inner_text() == "</script><b>tout</b> & attend"
    for _ in range(9):
        page.keyboard.press("j")
    assert page.locator("#what").inner_text().startswith("speaker wrong")
    fields = page.locator("#fields tr.differs").inner_text().split("\t")
    assert [field.strip() for field in fields] == ["speaker", "Ana Belmar", "Belmar port"]
    assert "0.75" in page.locator("#fields").inner_text()


@pytest.mark.browser
@needs_browser
def test_gold_and_found_are_lit_apart(page: Page) -> None:
    """In the report the gold words have a line below and the found ones a ground, behind characters of any width."""
    page.select_option("[data-filter=kind]", "speaker")
    assert page.locator("#text mark.gc.fc.on.gon").inner_text() == "Le bac est perdu"
    assert page.locator("#text mark.gs.fs.on.gon").inner_text() == "la pilote Ana Belmar"
    assert page.locator("#text mark.fc:not(.on)").inner_text() == "</script><b>tout</b> & attend"


@pytest.mark.browser
@needs_browser
def test_filters_narrow_the_list(page: Page) -> None:
    """Class, rule, form, language and change narrow together, a row of the tables too, and one button widens."""
    rows = page.locator(".row")
    everything = rows.count()
    page.select_option("[data-filter=language]", "en")
    assert rows.count() == 2
    page.select_option("[data-filter=change]", "gained")
    assert rows.count() == 1
    assert "The port waits" in row(page)
    page.click("#clear")
    assert rows.count() == everything
    page.click("#rules button:has-text('fr.cue.dementir')")
    assert rows.count() == 1
    page.click("#clear")
    page.click("#counts button:has-text('speaker wrong')")
    assert rows.count() == 1
    page.select_option("[data-filter=form]", "direct")
    assert rows.count() == 1


@pytest.mark.browser
@needs_browser
def test_a_report_without_errors_is_shown(page: Page) -> None:
    """A report can be chosen that nothing is wrong with: the list is empty, the text is there."""
    page.select_option("[data-filter=report]", "2")
    assert page.locator(".row").count() == 0
    assert page.locator("#text").inner_text() == "The port waits."
    assert page.locator("#fault").is_hidden()


@pytest.mark.browser
@needs_browser
def test_a_case_is_copied(page: Page) -> None:
    """The button puts the marked sentence on the clipboard, ready to be rewritten."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.click("#copy")
    page.locator("#copied", has_text="copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "[The ferry is lost]{content}, [Ana Belmar]{source} said." in copied
    assert copied.startswith("# Write it anew")
