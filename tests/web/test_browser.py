"""The page in a real browser: clicks, keys, files, narrow screens, hostile reports."""

from __future__ import annotations

import base64
import contextlib
import csv
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sayso.ledger.sqlite import SqliteLedger

from . import reports
from .browser import find_chromium, launched, serving
from .test_app import HOSTILE, hostile_ledger
from .test_uploads import TEXT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Locator, Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(find_chromium() is None, reason="no Chromium or Chrome was found on the PATH"),
]

DROP = """async ([name, data, over]) => {
  const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
  const transfer = new DataTransfer();
  transfer.items.add(new File([bytes], name));
  const target = document.querySelector(over);
  for (const type of ["dragenter", "dragover", "drop"])
    target.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer }));
}"""


CONTRAST = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const linear = (v) => (v / 255 <= 0.03928 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const ground = (el) => {
    for (; el; el = el.parentElement) {
      const color = rgba(getComputedStyle(el).backgroundColor);
      if (color[3] > 250) return color;
    }
    return [255, 255, 255];
  };
  let worst = { ratio: 99, seen: 0 };
  for (const el of document.querySelectorAll("body *")) {
    const hasText = [...el.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (!hasText || !el.checkVisibility()) continue;
    const [a, b] = [light(rgba(getComputedStyle(el).color)), light(ground(el))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    worst.seen += 1;
    if (ratio < worst.ratio) worst = { ...worst, ratio, text: el.textContent.slice(0, 40), at: el.className };
  }
  return worst;
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as started:
        yield started


Serve = Callable[..., str]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serve ledgers until the test is over and its pages are closed."""
    with contextlib.ExitStack() as servers:
        yield lambda path, **options: servers.enter_context(serving(path, **options))


@pytest.fixture
def address(serve: Serve, ledger_path: Path) -> str:
    return serve(ledger_path)


OpenPage = Callable[..., "Page"]


@pytest.fixture
def open_page(browser: Browser, serve: Serve) -> Iterator[OpenPage]:
    """Open addresses in pages on which nothing may go wrong: no error in the console, no request to elsewhere."""
    wrong: list[str] = []
    pages: list[Page] = []

    def note(is_wrong: bool, what: str) -> None:
        if is_wrong:
            wrong.append(what)

    def dismiss(dialog: Dialog) -> None:
        note(True, f"dialog: {dialog.message}")
        dialog.dismiss()

    def open_one(url: str, *, width: int = 1280, height: int = 800, **options: object) -> Page:
        page = browser.new_page(viewport={"width": width, "height": height}, **options)  # type: ignore[arg-type]
        origin = "/".join(url.split("/")[:3])
        page.on("console", lambda message: note(message.type in ("error", "warning"), f"console: {message.text}"))
        page.on("pageerror", lambda error: note(True, f"script: {error}"))
        page.on("request", lambda r: note(not r.url.startswith((origin + "/", "blob:")), f"request: {r.url}"))
        page.on("dialog", dismiss)
        page.goto(url)
        pages.append(page)
        return page

    yield open_one
    for page in pages:
        page.close()
    assert wrong == []


def row(page: Page, words: str) -> Locator:
    return page.locator(".row", has_text=words)


def lit_words(page: Page) -> list[str]:
    return page.locator("mark.content").all_inner_texts()


def is_in_sight(page: Page, selector: str) -> bool:
    """Return whether an element is inside the window and nothing covers its beginning."""
    return bool(
        page.evaluate(
            """(selector) => {
              const box = document.querySelector(selector).getClientRects()[0];
              const top = document.elementFromPoint(box.left + 2, box.top + box.height / 2);
              return top !== null && document.querySelector(selector).contains(top);
            }""",
            selector,
        )
    )


def long_ledger(path: Path, *, many: int = 60) -> None:
    text = "\n\n".join(f"« Relevé {n} du matin », a dit la vigie. " + "La pluie tombe. " * 12 for n in range(many))
    report = reports.report("long.txt", text, title="Relevés", published="2026-04-12")
    said = {"source": "la vigie", "cue": "a dit"}
    with SqliteLedger(path) as ledger:
        found = [reports.statement(report, f"Relevé {n} du matin", after=f"Relevé {n} du", **said) for n in range(many)]
        ledger.add(report, found, reader="t")


def test_a_click_opens_the_report_at_the_words(open_page: OpenPage, serve: Serve, empty_path: Path) -> None:
    """One click shows the report beside the list, with the statement's words lit and in sight."""
    long_ledger(empty_path)
    address = serve(empty_path)
    page = open_page(address)
    row(page, "Relevé 41 du matin").click()
    page.locator("#lit").wait_for()
    assert lit_words(page) == ["Relevé 41 du matin"]
    page.wait_for_function("document.activeElement.matches('#reader h2')")
    assert is_in_sight(page, "#lit")
    assert page.locator("mark.source").all_inner_texts() == ["la vigie"]
    assert is_in_sight(page, ".row.current .quote")
    assert "open=" in page.url


def test_an_address_opens_what_it_was_copied_from(open_page: OpenPage, serve: Serve, empty_path: Path) -> None:
    """The address of an open report, sent to somebody else, shows the same words in sight."""
    long_ledger(empty_path)
    address = serve(empty_path)
    first = open_page(address)
    row(first, "Relevé 41 du matin").click()
    first.locator("#lit").wait_for()
    second = open_page(first.url)
    assert lit_words(second) == ["Relevé 41 du matin"]
    assert is_in_sight(second, "#lit")


def test_the_back_button_goes_back_one_step(open_page: OpenPage, address: str) -> None:
    """Back undoes the last click, forward does it again: filter, open report, another report."""
    page = open_page(address)
    page.locator("#filters a.value", has_text="Tomas Eberle").click()
    page.locator(".found", has_text="2 of 11").wait_for()
    row(page, "We asked for pumps").click()
    page.locator("#lit").wait_for()
    row(page, "control room").click()
    page.locator("#lit", has_text="crews had been unable").wait_for()
    page.go_back()
    page.locator("#lit", has_text="We asked for pumps").wait_for()
    assert page.locator(".row.current").get_attribute("data-id") == reports.PUMPS.id
    page.go_back()
    page.locator("#reader .open").wait_for(state="hidden")
    assert page.locator(".row").count() == 2
    page.go_back()
    page.locator(".row >> nth=10").wait_for()
    page.go_forward()
    page.locator(".found", has_text="2 of 11").wait_for()


def test_other_statements_of_the_report_are_a_click_away(open_page: OpenPage, address: str) -> None:
    """Inside the open report a click on underlined words lights that statement instead."""
    page = open_page(f"{address}/?open={reports.HOLDS.id}")
    page.locator(".text a.other", has_text="la vanne nord").click()
    page.locator("#lit", has_text="la vanne nord").wait_for()
    assert lit_words(page) == [reports.GATE_SILENT.quote]
    assert page.locator(".row.current").get_attribute("data-id") == reports.GATE_SILENT.id


def test_filter_search_and_download(open_page: OpenPage, address: str) -> None:
    """Narrowed by a facet and a search, the list can be downloaded as it is shown, and the chips undo it."""
    page = open_page(address)
    page.locator("#filters a.value", has_text="Agence Vallon").click()
    page.locator(".found", has_text="5 of 11").wait_for()
    page.fill("#q", "vanne")
    page.keyboard.press("Enter")
    page.locator(".found", has_text="1 of 11").wait_for()
    with page.expect_download() as caught:
        page.locator(".download a", has_text="CSV ,").click()
    content = caught.value.path().read_bytes().decode("utf-8-sig")
    assert [row["quote"] for row in csv.DictReader(io.StringIO(content))] == [reports.GATE_SILENT.quote]
    page.locator(".chips a", has_text="vanne").click()
    page.locator(".found", has_text="5 of 11").wait_for()
    assert page.locator(".chips a").all_inner_texts() == ["Remove filter:\nPublisher Agence Vallon ×"]


def test_the_page_works_without_script(open_page: OpenPage, address: str) -> None:
    """With scripts switched off, filter, search, report and dates are plain links and forms."""
    page = open_page(address, java_script_enabled=False)
    page.locator("#filters a.value", has_text="Le Courrier des Deux Rives").click()
    assert page.locator(".row").count() == 2
    row(page, "près de deux cents").locator(".quote").click()
    assert lit_words(page) == [reports.FAMILIES.quote]
    page.fill(".need-date input[type=date]", "2026-04-14")
    page.locator(".need-date button").click()
    assert "date given" in page.locator(".facts").first.inner_text()


def test_files_are_dropped_anywhere(open_page: OpenPage, address: str) -> None:
    """A file dropped on the list is read, and the result leads back to the list with its statements in it."""
    page = open_page(address)
    page.evaluate(DROP, ["gymnases.txt", base64.b64encode(TEXT.encode()).decode(), "#list"])
    page.locator("#run", has_text="1 report read").wait_for()
    page.locator("#counts", has_text=re.compile(r"Statements\s*12\b")).wait_for()
    page.locator("a", has_text="See the statements").click()
    row(page, "Nous gardons les gymnases").wait_for()


def test_files_are_chosen_on_the_first_screen(
    open_page: OpenPage, serve: Serve, empty_path: Path, tmp_path: Path
) -> None:
    """From an empty ledger to its first statements: choose files, read them, and see what was skipped."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.png").write_bytes(b"\x89PNG")
    address = serve(empty_path)
    page = open_page(address)
    page.locator(".files input[type=file]").first.set_input_files([tmp_path / "a.txt", tmp_path / "b.png"])
    assert page.locator(".chosen-files").inner_text() == "a.txt, b.png"
    page.locator("button", has_text="Read these files").click()
    page.locator("#run", has_text="1 report read").wait_for()
    assert "b.png" in page.locator(".skips").inner_text()
    page.locator(".dating input[type=date]").fill("2026-04-15")
    page.locator(".dating button").click()
    page.locator(".origin.given").wait_for()


def test_a_text_is_pasted(open_page: OpenPage, serve: Serve, empty_path: Path) -> None:
    """A pasted text with its date is read, and its statement is listed."""
    address = serve(empty_path)
    page = open_page(address + "/add")
    page.fill("textarea", TEXT)
    page.fill(".paste input[name=title]", "Les gymnases")
    page.fill(".paste input[name=published]", "2026-04-15")
    page.locator("button", has_text="Read this text").click()
    page.locator("#run", has_text="1 statement found").wait_for()
    page.locator("a", has_text="See the statements").click()
    row(page, "Nous gardons").click()
    page.locator("#lit").wait_for()
    assert "15 Apr 2026" in page.locator(".open header").inner_text()


def test_too_much_at_once_is_said_before_it_is_sent(open_page: OpenPage, serve: Serve, empty_path: Path) -> None:
    """Files beyond the limit get a message, and nothing is sent."""
    address = serve(empty_path, max_upload=1_000_000)
    page = open_page(address)
    page.evaluate(DROP, ["gros.txt", base64.b64encode(b"x" * 1_100_000).decode(), "main"])
    page.locator("#alert", has_text="more than 1 MB").wait_for()


def test_a_missing_date_is_given(open_page: OpenPage, address: str) -> None:
    """The list of reports has the form where the date is missing, and afterwards none is."""
    page = open_page(address)
    page.locator("a", has_text="Give dates").click()
    page.locator("tr.undated input[type=date]").fill("2026-04-14")
    page.locator("tr.undated button").click()
    page.locator("tr.undated").wait_for(state="detached")
    assert page.locator(".origin.given").count() == 1
    page.locator("#counts a", has_text="Statements").click()
    page.locator(".rows").wait_for()
    assert "needs a date" not in page.locator("#list").inner_text()


def test_the_keyboard_alone_is_enough(open_page: OpenPage, address: str) -> None:
    """Keys move through the list, open a report, follow to the next one, close it, and lead back to the list."""
    page = open_page(address)
    page.keyboard.press("j")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.id") == f"s-{reports.WATCHES.id}"
    page.keyboard.press("Enter")
    page.locator("#lit", has_text="Nous surveillons").wait_for()
    page.wait_for_function("document.activeElement.matches('#reader h2')")
    page.keyboard.press("j")
    page.locator("#lit", has_text="la vanne nord").wait_for()
    page.keyboard.press("k")
    page.locator("#lit", has_text="Nous surveillons").wait_for()
    page.keyboard.press("Escape")
    page.locator("#reader .open").wait_for(state="hidden")
    page.wait_for_function(f"document.activeElement.id === 's-{reports.WATCHES.id}'")
    page.keyboard.press("/")
    page.keyboard.type("jj pumps")
    assert page.input_value("#q") == "jj pumps"


def test_focus_stays_on_a_filter_that_was_chosen(open_page: OpenPage, address: str) -> None:
    """Who works through the filters by keyboard is not thrown back to the top by each choice."""
    page = open_page(address)
    value = page.locator("#filters a.value", has_text="Aurélie Vasseur")
    value.focus()
    page.keyboard.press("Enter")
    page.locator(".found", has_text="2 of 11").wait_for()
    assert page.evaluate("document.activeElement.querySelector('.label')?.textContent") == "Aurélie Vasseur"


def test_a_narrow_screen_shows_the_report_over_the_list(open_page: OpenPage, address: str) -> None:
    """On a phone the report covers the list and is closed again; nothing scrolls sideways."""
    page = open_page(address, width=390, height=844)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert is_in_sight(page, ".top .primary")
    assert page.evaluate("document.querySelector('.top .primary').getBoundingClientRect().right") <= 390
    row(page, "pumps").click()
    page.locator("#lit").wait_for()
    box = page.locator("#reader").bounding_box()
    assert box == {"x": 0, "y": 0, "width": 390, "height": 844}
    assert is_in_sight(page, "#lit")
    assert page.locator("#list").evaluate("list => list.inert")
    page.locator("#reader .close").click()
    page.locator("#reader .open").wait_for(state="hidden")
    assert not page.locator("#list").evaluate("list => list.inert")
    page.locator("a.filter-button").click()
    page.locator("#filters a.value", has_text="Odile Kerbrat").click()
    page.locator(".found", has_text="1 of 11").wait_for()
    assert page.locator(".row").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize(
    "path",
    [
        "/reports",
        "/skipped",
        "/add",
        "/?report={report}",
        "/nowhere",
        "/names",
        "/names/{name}",
        "/names?show=possibly",
    ],
)
@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_scrolls_sideways(browser: Browser, address: str, path: str, width: int) -> None:
    """Every page fits a phone and a laptop."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(address + path.format(report=reports.GATE.id, name=reports.EBERLE.id))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_are_legible(open_page: OpenPage, address: str, scheme: str) -> None:
    """In light and dark, text stands out from its ground by 4.5 to 1 (WCAG AA), the lit words too."""
    for statement in (reports.CRACKS, reports.COULD_FAIL, reports.FAMILIES):
        page = open_page(f"{address}/?open={statement.id}", color_scheme=scheme)
        worst = page.evaluate(CONTRAST)
        assert worst["seen"] > 50
        assert worst["ratio"] >= 4.5, worst


def test_hostile_reports_do_nothing(open_page: OpenPage, serve: Serve, empty_path: Path) -> None:
    """Script in titles, texts, names and addresses opens no dialog, loads nothing, and breaks no page."""
    hostile_ledger(empty_path, "javascript:alert(document.cookie)")
    address = serve(empty_path)
    page = open_page(address)
    page.locator(".row .quote").first.click()
    page.locator("#lit").wait_for()
    assert page.locator("#reader h2").inner_text() == " ".join(HOSTILE.split())
    assert page.locator("#reader .facts a[target=_blank]").count() == 0
    for path in ("/reports", "/skipped", "/add"):
        page.goto(address + path)
        assert page.locator("main").is_visible()


def test_nothing_comes_from_elsewhere_and_nothing_needed_is_blocked(open_page: OpenPage, address: str) -> None:
    """All pages load from this server alone, and the content security policy blocks none of what they need."""
    for path in ("/", f"/?open={reports.HOLDS.id}", "/reports", "/skipped", "/add"):
        page = open_page(address + path)
        assert page.evaluate("typeof htmx") == "object"
        assert page.evaluate("document.styleSheets.length") == 1
        assert page.evaluate("htmx.config.allowEval") is False
        assert page.evaluate("document.querySelectorAll('[style], style, script:not([src])').length") == 0


def test_the_copied_text_is_the_text(open_page: OpenPage, address: str) -> None:
    """What is selected in the report is its exact text; marks and hints of the page are no part of it."""
    page = open_page(f"{address}/?open={reports.WATCHES.id}")
    assert page.locator(".text").evaluate("text => text.textContent") == reports.DAM.text


def test_a_server_that_is_gone_is_said(browser: Browser, ledger_path: Path) -> None:
    """When sayso was stopped, a click says so instead of doing nothing."""
    with serving(ledger_path) as address:
        page = browser.new_page()
        page.goto(address)
    page.locator(".row .quote").first.click()
    page.locator("#alert", has_text="cannot reach sayso").wait_for()
    page.close()


def test_figures_are_sorted_and_lit(open_page: OpenPage, address: str) -> None:
    """A click on a head sorts, a click on the words opens the report there, Esc closes it and goes back to the row."""
    page = open_page(f"{address}/figures")
    page.locator(".figures th a", has_text="High").click()
    page.locator(".figures th[aria-sort=descending]").wait_for()
    first = page.locator(".figures .quote").first
    assert first.inner_text() == "près de deux cents"
    first.click()
    page.locator("#lit").wait_for()
    assert lit_words(page) == ["près de deux cents"]
    assert page.locator("mark.source").all_inner_texts() == ["le porte-parole de la Croix-Blanche, Idris Fontanel"]
    assert is_in_sight(page, "#lit")
    assert page.locator(".figures .row.current").count() == 1
    page.keyboard.press("Escape")
    page.locator("#reader .open").wait_for(state="detached")
    assert "open=" not in page.url


def test_figures_are_narrowed(open_page: OpenPage, address: str) -> None:
    """A click on a facet narrows the list, and the chip takes it away again."""
    page = open_page(f"{address}/figures")
    page.locator("#filters a.value", has_text="injured").click()
    page.locator(".found", has_text="1 of 4").wait_for()
    page.locator(".chips a", has_text="injured").click()
    page.locator(".found", has_text="4 figures").wait_for()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("opened", [False, True])
def test_figures_fit_the_screen(browser: Browser, address: str, width: int, opened: bool) -> None:
    """The table of figures fits a phone and a laptop, with and without a report beside it."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(f"{address}/figures" + (f"?open={reports.TWO_HUNDRED.id}" if opened else ""))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_names_are_joined_and_parted_by_clicks(open_page: OpenPage, address: str) -> None:
    """From the list to a name, joined with another by a form, undone by a button; the list is as it was."""
    page = open_page(f"{address}/names")
    page.locator("#counts a", has_text="Names").wait_for()
    before = page.locator("a.entity").all_inner_texts()
    page.locator("a.entity", has_text="Aurélie Vasseur").click()
    page.locator("h1", has_text="Aurélie Vasseur").wait_for()
    form = page.locator("section", has_text="Decide on another name").locator("form")
    form.locator("input[name=right]").fill("odile kerbrat")
    form.locator("input[name=because]").fill("one office")
    form.locator("button", has_text="The same").click()
    page.locator(".ruling", has_text="are the same (one office)").wait_for()
    assert page.locator(".form", has_text="Odile Kerbrat").count() == 1
    page.locator(".ruling button", has_text="Undo").click()
    page.locator(".ruling").wait_for(state="detached")
    page.goto(f"{address}/names")
    assert page.locator("a.entity").all_inner_texts() == before


def test_a_statement_of_a_name_opens_at_its_words(open_page: OpenPage, address: str) -> None:
    """A click leads to the report with the words lit."""
    page = open_page(f"{address}/names/{reports.EBERLE.id}")
    page.locator("a.said", has_text="crews had been unable").click()
    page.locator("mark#lit").wait_for()
    assert lit_words(page) == ["crews had been unable to reach the control room"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_names_are_legible(open_page: OpenPage, address: str, scheme: str) -> None:
    """Text stands out from its ground by 4.5 to 1, in light and dark."""
    for path in ("/names", f"/names/{reports.EBERLE.id}"):
        worst = open_page(address + path, color_scheme=scheme).evaluate(CONTRAST)
        assert worst["seen"] > 20
        assert worst["ratio"] >= 4.5, worst
