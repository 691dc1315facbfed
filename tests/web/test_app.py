"""The pages: what they show of a ledger, and that everything in it is text."""

from __future__ import annotations

import csv
import dataclasses
import html
import io
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, urlencode

import httpx
import openpyxl
import pytest

from sayso.ledger.sqlite import SqliteLedger
from sayso.records import Skipped

from . import reports
from .conftest import Client


class Page(HTMLParser):
    """The elements of a page, as a browser reads them."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._skipping = False
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str, **attrs: str) -> list[dict[str, str | None]]:
        return [found for name, found in self.tags if name == tag and attrs.items() <= found.items()]


def words(source: str) -> str:
    return " ".join(Page(source).text.split())


def quotes(source: str) -> list[str]:
    """Return the quotes of the list, in order."""
    found = re.findall(r'<a class="quote.*?<span class="words">(.*?)</span></a>', source, re.DOTALL)
    return [" ".join(Page(quote).text.split()) for quote in found]


def report_text(source: str) -> str:
    """Return the text of the open report, character for character."""
    found = re.search(r'<div class="text"[^>]*>(.*?)</div>', source, re.DOTALL)
    assert found
    return Page(found[1]).text


def test_every_statement_is_listed_with_its_report(client: Client) -> None:
    """The list holds each quote with its speaker, cue, act, form, date, publisher and report."""
    page = client.get("/").text
    assert len(quotes(page)) == 11
    assert quotes(page)[1] == "Nous surveillons le niveau toutes les dix minutes […] et personne ne dort ici"
    row = re.search(r'<li class="row" data-id="' + reports.COULD_FAIL.id + '">(.*?)</li>', page, re.DOTALL)
    assert row
    shown = words(row[1])
    for part in ("could fail within hours", "Engineers", "warned", "warn", "mixed", "13 Apr 2026", "The Harrow Post"):
        assert part in shown


def test_the_page_says_that_these_are_claims(client: Client) -> None:
    """Every page says at its head that it shows what reports say, not what is true."""
    for address in ("/", "/reports", "/skipped", "/add"):
        assert "What reports say, never what is true." in client.get(address).text


def test_a_statement_without_a_speaker_says_so(client: Client) -> None:
    """Where the report names nobody, the list says that and invents no name; hearsay is marked."""
    page = client.get("/?speaker=").text
    assert len(quotes(page)) == 4
    hearsay = re.search(reports.CRACKS.id + r'">(.*?)</li>', page, re.DOTALL)
    assert hearsay
    assert "no speaker named" in hearsay[1]
    assert "hearsay" in hearsay[1]


def test_facets_narrow_the_list_and_count(client: Client) -> None:
    """Several values of one facet widen, another facet narrows, and each shows how many it would leave."""
    assert len(quotes(client.get("/?speaker=Tomas+Eberle").text)) == 2
    assert len(quotes(client.get("/?speaker=Tomas+Eberle&speaker=Odile+Kerbrat").text)) == 3
    page = client.get("/?speaker=Tomas+Eberle&form=direct").text
    assert quotes(page) == ["We asked for pumps on Friday […] We were told to wait."]
    assert "1 of 11 statements" in words(page)


def test_each_condition_is_a_chip_that_takes_it_away(client: Client) -> None:
    """A chip leads to the list without its condition, and to nothing else."""
    page = Page(client.get("/?q=pumps&speaker=Tomas+Eberle&since=2026-04-13").text)
    chips = [attrs["href"] for _, attrs in page.tags if attrs.get("title") == "Remove filter"]
    assert chips == [
        "/?since=2026-04-13&speaker=Tomas+Eberle",
        "/?q=pumps&speaker=Tomas+Eberle",
        "/?q=pumps&since=2026-04-13",
    ]


def test_a_chosen_value_that_fits_nothing_stays_in_sight(client: Client) -> None:
    """A value that no statement has under the other conditions can still be taken away."""
    page = client.get("/?speaker=Nobody+Here").text
    assert quotes(page) == []
    assert "No statement fits." in page
    chosen = Page(page).all("a", **{"class": "value chosen"})
    assert [attrs["href"] for attrs in chosen] == ["/"]


def test_a_search_finds_words_of_quotes_and_names(client: Client) -> None:
    """The search looks at what is said and at who says it."""
    assert quotes(client.get("/?q=pumps").text) == ["We asked for pumps on Friday […] We were told to wait."]
    assert len(quotes(client.get("/?q=vasseur").text)) == 2


@pytest.mark.parametrize("text", ['"', "*", "AND OR", "(", "🌊", "' OR 1=1 --", "<b>", "NEAR(", "a" * 3000])
def test_no_search_is_an_error(client: Client, text: str) -> None:
    """Whatever is typed into the search finds something or nothing."""
    assert client.get("/?" + urlencode({"q": text})).status_code == 200


def test_a_wrong_date_in_the_address_is_said(client: Client) -> None:
    """An address that a person mistyped gets a message, not a longer list than was asked for."""
    response = client.get("/?since=yesterday")
    assert response.status_code == 400
    assert "since is a date such as 2026-03-14" in html.unescape(response.text)


def test_an_open_report_shows_its_exact_text(client: Client) -> None:
    """The report beside the list has its text character for character, with the statement's words lit."""
    page = client.get(f"/?open={reports.WATCHES.id}").text
    assert report_text(page) == reports.DAM.text
    lit = re.findall(r'<mark class="([^"]*)"[^>]*>(.*?)</mark>', page, re.DOTALL)
    assert ("content", "Nous surveillons le niveau toutes les dix minutes") in lit
    assert ("content", "et personne ne dort ici") in lit
    assert ("source cue", "elle") in lit
    assert page.count('id="lit"') == 1


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (reports.HOLDS, "12 Apr 2026, 18:40 +02:00 date from the page's own data"),
        (reports.PUMPS, "13 Apr 2026 date from the dateline of the text"),
        (reports.FAMILIES, "date needed"),
    ],
)
def test_an_open_report_says_where_its_date_is_from(client: Client, statement: object, said: str) -> None:
    """The head of a report tells its date and, in plain words, where that came from."""
    page = client.get(f"/?open={statement.id}").text  # type: ignore[attr-defined]
    assert said in words(page)


def test_only_the_reader_is_sent_when_only_that_is_asked_for(client: Client) -> None:
    """A click on a statement does not make the whole list again."""
    part = client.get(f"/?open={reports.HOLDS.id}", headers={"HX-Request": "true", "HX-Target": "reader"}).text
    assert report_text(part) == reports.DAM.text
    assert quotes(part) == []


def test_a_statement_that_is_not_there_is_said_beside_the_list(client: Client) -> None:
    """An old address of a statement still shows the list, and says what is missing."""
    response = client.get("/?open=0000000000000000")
    assert response.status_code == 404
    assert "This statement is not in the ledger" in response.text
    assert len(quotes(response.text)) == 11


def test_a_report_can_be_opened_without_a_statement(client: Client) -> None:
    """The list of one report's statements has that report beside it, with nothing lit."""
    page = client.get(f"/?report={reports.GATE.id}").text
    assert len(quotes(page)) == 4
    assert report_text(page) == reports.GATE.text
    assert "<mark" not in page


def test_an_empty_ledger_helps_to_begin(make_client: Callable[..., Client], empty_path: Path) -> None:
    """The first screen of an empty ledger is the place to drop files, not an empty table."""
    page = make_client(empty_path).get("/").text
    assert "This ledger is empty." in page
    assert Page(page).all("input", type="file", name="files")


def test_reports_that_need_a_date_come_first(client: Client) -> None:
    """The list of reports begins with those that wait for a date, with the form for it."""
    page = client.get("/reports").text
    titles = re.findall(r'<a href="/\?report=[^>]*>(.*?)</a>', page)
    assert [html.unescape(title) for title in titles] == [r.title for r in (reports.QUAY, reports.DAM, reports.GATE)]
    assert Page(page).all("form", action=f"/reports/{reports.QUAY.id}/date")
    assert not Page(page).all("form", action=f"/reports/{reports.DAM.id}/date")


def test_reports_are_searched(client: Client) -> None:
    """The search of the list of reports looks at titles and texts."""
    page = client.get("/reports?q=Croix-Blanche").text
    assert page.count("<tr") == 2
    assert "No report fits." in client.get("/reports?q=volcan").text


def test_what_was_not_read_is_listed_with_its_reason(client: Client) -> None:
    """Nothing unread is hidden: the list of it has each thing and why."""
    page = words(client.get("/skipped").text)
    assert "pile/plan-orsec.pdf" in page
    assert "it holds no text, only pictures" in page
    assert "1 item was not read" in words(client.get("/").text)


def test_a_date_is_given_on_the_page(client: Client, ledger_path: Path) -> None:
    """A date that the user gives is in the ledger as given, and the form leads back to where it was."""
    back = f"/?report={reports.QUAY.id}"
    response = client.post(f"/reports/{reports.QUAY.id}/date", {"published": "2026-04-14", "back": back})
    assert (response.status_code, response.headers["location"]) == (303, back)
    page = words(client.get(back).text)
    assert "14 Apr 2026 date given" in page
    assert "report needs a date" not in page


@pytest.mark.parametrize("published", ["", "14/04/2026", "2026-02-30", "<script>", "2026-04-14T99:00"])
def test_a_date_that_is_none_changes_nothing(client: Client, published: str) -> None:
    """What is no date gets a message, and the report still needs one."""
    response = client.post(f"/reports/{reports.QUAY.id}/date", {"published": published, "back": "/"})
    assert response.status_code == 400
    assert "is not a date" in response.text
    assert "1 report needs a date" in words(client.get("/").text)


def test_a_date_for_an_unknown_report_is_said(client: Client) -> None:
    """A form for a report that is not there gets a message."""
    assert client.post("/reports/feedbeefcafe0000/date", {"published": "2026-04-14"}).status_code == 404


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "", "/a\r\nb"]
)
def test_a_form_leads_to_no_other_site(client: Client, back: str) -> None:
    """The way back after a form is on this page, whatever the form says."""
    response = client.post(f"/reports/{reports.QUAY.id}/date", {"published": "2026-04-14", "back": back})
    assert response.headers["location"] == "/reports"


HOSTILE = '</title><script>alert("x")</script><img src=x onerror=alert(1)> {{ 7*7 }} &lt;b&gt; \'" hx-get="/"'


def hostile_ledger(path: Path, url: str) -> str:
    text = f"« Non », a dit {HOSTILE} hier soir.\r\n\n« Oui » </div></textarea><style>*{{display:none}}</style>"
    report = reports.report(
        HOSTILE, text, title=HOSTILE, publisher=HOSTILE, author=HOSTILE, url=url, published="2026-04-14"
    )
    lit = reports.statement(report, "Non", source=HOSTILE, cue="a dit", speaker=(HOSTILE,), medium=HOSTILE)
    other = reports.statement(report, "Oui", found_by=HOSTILE)
    with SqliteLedger(path) as ledger:
        ledger.add(report, (lit, other), reader="t")
        undated = dataclasses.replace(report, id="0" * 16, key=HOSTILE + "2", published_at=None, published_from="none")
        ledger.add(undated, (), reader="t")
        ledger.skip(Skipped(key=HOSTILE, reason=HOSTILE))
    return lit.id


@pytest.mark.parametrize(
    "address", ["/", "/?open={id}", "/?speaker={hostile}&q={hostile}", "/reports", "/skipped", "/?since={hostile}"]
)
def test_everything_in_a_ledger_is_text(make_client: Callable[..., Client], empty_path: Path, address: str) -> None:
    """Script in titles, texts, names, publishers, rules and file names stays text: no element of it comes to be."""
    statement_id = hostile_ledger(empty_path, "javascript:alert(document.cookie)")
    response = make_client(empty_path).get(address.format(id=statement_id, hostile=quote(HOSTILE)))
    page = Page(response.text)
    assert {attrs.get("src") for attrs in page.all("script")} == {
        "/static/vendor/htmx-2.0.11.min.js",
        "/static/page.js",
    }
    assert not page.all("img")
    assert not page.all("style")
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on") or name == "style"]
    assert not [1 for _, attrs in page.tags if (attrs.get("href") or "").lower().startswith("javascript")]
    assert "49" not in words(response.text).split()


def test_an_odd_text_is_shown_character_for_character(make_client: Callable[..., Client], empty_path: Path) -> None:
    """Carriage returns, markup and entities in a report are shown as they are, not read as HTML."""
    statement_id = hostile_ledger(empty_path, "https://ok.example/")
    client = make_client(empty_path)
    with SqliteLedger(empty_path) as ledger:
        text = ledger.statement(statement_id).report.text
    assert report_text(client.get(f"/?open={statement_id}").text) == text


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "ftp://x",
        "//evil.example",
        " https://x",
        "file:///etc",
    ],
)
def test_only_web_addresses_become_links(make_client: Callable[..., Client], empty_path: Path, url: str) -> None:
    """An address that is not http or https is shown, and cannot be clicked."""
    page = make_client(empty_path).get(f"/?open={hostile_ledger(empty_path, url)}").text
    assert url.strip() in html.unescape(page)
    assert not Page(page).all("a", target="_blank")


@pytest.mark.parametrize("url", ["https://vallon.example/a?b=1&c=%C3%A9", "http://vallon.example/"])
def test_a_web_address_opens_apart_and_tells_nothing(
    make_client: Callable[..., Client], empty_path: Path, url: str
) -> None:
    """A report's address opens in a tab that knows nothing of this page."""
    page = make_client(empty_path).get(f"/?open={hostile_ledger(empty_path, url)}").text
    (link,) = Page(page).all("a", target="_blank")
    assert (link["href"], link["rel"]) == (url, "noopener noreferrer")


def test_long_lists_come_in_pages(make_client: Callable[..., Client], empty_path: Path) -> None:
    """More than a hundred statements are shown in pages whose addresses keep the filter."""
    text = " ".join(f"« Phrase numéro {n} », dit-elle." for n in range(130))
    report = reports.report("long.txt", text, published="2026-04-12")
    found = [reports.statement(report, f"Phrase numéro {n}") for n in range(130)]
    with SqliteLedger(empty_path) as ledger:
        ledger.add(report, found, reader="t")
    client = make_client(empty_path)
    first, second = client.get("/?form=direct").text, client.get("/?form=direct&page=2").text
    assert (len(quotes(first)), len(quotes(second))) == (100, 30)
    assert Page(first).all("a", rel="next", href="/?form=direct&page=2")
    assert not Page(second).all("a", rel="next")
    assert quotes(second)[0] == "Phrase numéro 100"


def test_a_page_behind_the_last_is_empty(client: Client) -> None:
    """A page number that is too high shows no statement, and no error."""
    response = client.get("/?page=999")
    assert response.status_code == 200
    assert quotes(response.text) == []


def cells(response: httpx.Response) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))


def test_the_download_holds_what_the_list_holds(client: Client) -> None:
    """The file has every statement of the filtered list, whatever page of it is shown, and no other."""
    response = client.get("/download/csv?speaker=Tomas+Eberle&page=3&open=x")
    assert [row["quote"] for row in cells(response)] == [
        "crews had been unable to reach the control room",
        "We asked for pumps on Friday […] We were told to wait.",
    ]
    assert response.headers["content-disposition"] == 'attachment; filename="serre-statements.csv"'


def test_every_kind_of_file_can_be_downloaded(client: Client) -> None:
    """The list offers a spreadsheet, CSV for both kinds of countries, and JSON Lines, and each has all statements."""
    page = Page(client.get("/?form=direct").text)
    links = [attrs["href"] or "" for _, attrs in page.tags if "download" in attrs]
    plain = [f"/download/{name}?form=direct" for name in ("xlsx", "csv", "csv-semicolon", "jsonl")]
    assert links == [*plain, *(f"{link}&masked=1" for link in plain)]
    sheet = openpyxl.load_workbook(io.BytesIO(client.get(links[0]).content)).worksheets[0]
    assert sheet.max_row == 5
    assert len(cells(client.get(links[1]))) == 4
    assert client.get(links[2]).text.count(";") > client.get(links[1]).text.count(";")
    lines = [json.loads(line) for line in client.get(links[3]).text.splitlines()]
    assert lines[1]["quote"] == reports.WATCHES.quote


@pytest.mark.parametrize("what", ["", "figures/"])
def test_a_download_can_be_masked(client: Client, what: str) -> None:
    """Private persons have numbers; without the word in the address they have their names."""
    for kind in ("csv", "csv-semicolon", "jsonl"):
        plain, masked = (client.get(f"/{what}download/{kind}{more}") for more in ("", "?masked=1"))
        assert "Idris Fontanel" in plain.text
        assert "Idris Fontanel" not in masked.text
        assert "Person" in masked.text
        assert "-masked." in masked.headers["content-disposition"]
    sheet = openpyxl.load_workbook(io.BytesIO(client.get(f"/{what}download/xlsx?masked=1").content)).worksheets[0]
    assert not any("Fontanel" in str(cell.value) for row in sheet.iter_rows() for cell in row)


def test_a_downloaded_cell_is_no_formula(make_client: Callable[..., Client], empty_path: Path) -> None:
    """Words of a report that a spreadsheet would run are text in the file."""
    text = '« =HYPERLINK("http://evil.example") », a dit @SUM(A1).'
    report = reports.report("+cmd", text, title="=1+1", publisher="-2+3", url="@x", published="2026-04-12")
    lit = reports.statement(report, '=HYPERLINK("http://evil.example")', source="@SUM(A1)", speaker=("=A1",))
    with SqliteLedger(empty_path) as ledger:
        ledger.add(report, (lit,), reader="t")
    client = make_client(empty_path)
    (row,) = cells(client.get("/download/csv"))
    assert not [value for value in row.values() if value[:1] in tuple("=+-@")]
    sheet = openpyxl.load_workbook(io.BytesIO(client.get("/download/xlsx").content)).worksheets[0]
    assert {cell.data_type for cell in sheet[2]} <= {"s", "n", "d"}


@pytest.mark.parametrize("name", ["exe", "csv.exe", "..%2fapp.py", ""])
def test_no_other_file_can_be_downloaded(client: Client, name: str) -> None:
    """A kind of file that is not offered is not there."""
    assert client.get(f"/download/{name}").status_code == 404
