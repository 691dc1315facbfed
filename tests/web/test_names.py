"""The pages of names: the list, one name with all that is told of it, and what people decide there."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.errors import InputError
from sayso.ledger import SqliteLedger
from sayso.records import Judgement
from sayso.views import Who, find_who
from sayso.web.names import NamesAsked

from . import reports
from .conftest import Client
from .test_app import words


def listed(page: str) -> list[str]:
    return re.findall(r'<td><a class="entity"[^>]*>([^<]*)</a>', page)


def who(path: Path) -> Who:
    with SqliteLedger(path) as ledger:
        return find_who(ledger)


def address(path: Path, form: str) -> str:
    (profile,) = who(path).find(form)
    return f"/names/{profile.entity.id}"


def address_of(path: Path, entity_id: str) -> str:
    (profile,) = who(path).find(entity_id)
    return f"/names/{profile.entity.id}"


def judge(client: Client, verdict: str, left: str, right: str, **more: str) -> str:
    answer = client.post("/names/judge", {"verdict": verdict, "left": left, "right": right, "back": "/names", **more})
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


@pytest.fixture
def unsure(ledger_path: Path) -> Path:
    """Return a ledger in which somebody could not tell whether two people are one."""
    with SqliteLedger(ledger_path) as ledger:
        places = reports.VASSEUR.mentions[0], reports.KERBRAT.mentions[0]
        ledger.judge(Judgement.UNSURE, *places, decided_by="N. Varga", because="one office")
    return ledger_path


class TestAsked:
    def test_an_address_leads_back_to_itself(self) -> None:
        """What is read from an address is written as the same address."""
        for url in ("/names", "/names?show=possibly", "/names?q=Eberle&type=person", "/names?type=place&page=3"):
            params = [tuple(pair.split("=")) for pair in url.partition("?")[2].split("&") if pair]
            asked = NamesAsked.of(params)  # type: ignore[arg-type]
            assert asked.url(page=asked.page) == url

    def test_nonsense_is_all_names(self) -> None:
        """Unknown values are ignored, a page that is none is said."""
        assert NamesAsked.of([("show", "cats"), ("type", "planet"), ("colour", "red")]) == NamesAsked()
        with pytest.raises(InputError):
            NamesAsked.of([("page", "-1")])


class TestList:
    def test_names_are_listed_with_what_there_is_of_each(self, client: Client) -> None:
        """The name of the most reports first; type, latest role, other forms, reports, statements, figures."""
        page = client.get("/names").text
        assert listed(page)[0] == "Sainte-Aude"
        assert len(listed(page)) == 7
        row = words(page[page.index("Tomas Eberle") :].split("</tr>")[0])
        assert row == "Tomas Eberle person a spokesman for the river authority Eberle 1 2 0"

    @pytest.mark.parametrize(
        ("url", "expected"),
        [
            ("/names?type=place", ["Sainte-Aude", "Montreval"]),
            ("/names?q=VASSEUR", ["Aurélie Vasseur"]),
            ("/names?q=eberle&type=person", ["Tomas Eberle"]),
            ("/names?q=nobody", []),
        ],
    )
    def test_the_address_narrows(self, client: Client, url: str, expected: list[str]) -> None:
        """By type and by any form, in any case and with any accents."""
        page = client.get(url).text
        assert listed(page) == expected
        assert ("No name fits." in page) == (not expected)

    def test_what_is_possible_is_said_as_possible(self, make_client: Callable[..., Client], unsure: Path) -> None:
        """Two names, the score and who looked; three buttons."""
        page = client_page = make_client(unsure).get("/names?show=possibly").text
        shown = words(page)
        for side in ("Aurélie Vasseur person", "Odile Kerbrat person", "Possibly the same", "1 report , first"):
            assert side.replace(" ,", ",") in shown
        assert "N. Varga looked and is unsure" in shown
        assert client_page.count('name="verdict"') == 3

    def test_an_empty_ledger_has_no_names(self, make_client: Callable[..., Client], empty_path: Path) -> None:
        """Each list says that it is empty."""
        client = make_client(empty_path)
        for show, said in (
            ("names", "No name fits."), ("possibly", "Nothing waits to be decided."),
            ("decisions", "Nothing was decided yet."),
        ):  # fmt: skip
            assert said in client.get(f"/names?show={show}").text


class TestName:
    def test_all_that_is_told_of_a_name(self, client: Client, ledger_path: Path) -> None:
        """Forms, roles with their report and day, what a report says, statements, figures, the reports."""
        shown = words(client.get(address(ledger_path, "Tomas Eberle")).text)
        for part in (
            "Tomas Eberle 1",
            "Eberle 1",
            "13 Apr 2026 a spokesman for the river authority in The Harrow Post, 2026-04-13",
            "The Harrow Post, 2026-04-13, says that “Tomas Eberle” is “Eberle said”",
            "2 statements",
            "We asked for pumps on Friday […] We were told to wait.",
            "Named in 1 report",
        ):
            assert part in shown
        fontanel = client.get(address(ledger_path, "Idris Fontanel")).text
        assert "1 figure" in words(fontanel)
        assert f"/figures?open={reports.TWO_HUNDRED.id}#lit" in fontanel
        assert f"/?open={reports.FAMILIES.id}#lit" in fontanel

    def test_a_report_opens_with_the_name_lit(self, client: Client, ledger_path: Path) -> None:
        """Every place of a name is lit in the report, and the office that the report gives."""
        here = address(ledger_path, "Tomas Eberle")
        link = re.search(rf'href="({here}/in/[^"#]*)#lit"', client.get(here).text)
        assert link is not None
        page = client.get(link[1]).text
        lit = re.findall(r'<mark class="([a-z ]+)"[^>]*>([^<]*)</mark>', page)
        assert any("content" in roles and text == "Tomas Eberle" for roles, text in lit)
        assert ("source", "a spokesman for the river authority") in lit
        assert page.count('id="lit"') == 1
        assert client.get(f"{here}/in/0000000000000000").status_code == 404

    def test_a_name_is_found_by_the_id_of_one_report_too(self, client: Client) -> None:
        """A link from a statement can lead to it."""
        assert "<h1>Tomas Eberle" in client.get(f"/names/{reports.EBERLE.id}").text

    def test_a_name_that_is_gone_is_said(self, client: Client) -> None:
        """404, with a way back."""
        page = client.get("/names/nobody")
        assert page.status_code == 404
        assert "This name is not in the ledger" in page.text

    def test_hostile_names_are_text(self, make_client: Callable[..., Client], ledger_path: Path) -> None:
        """A reason that looks like a tag is shown as it was typed."""
        client = make_client(ledger_path)
        judge(client, "unsure", "Idris Fontanel", "Odile Kerbrat", because="<script>alert(1)</script>")
        page = client.get("/names?show=decisions").text
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)" in page


class TestDeciding:
    def test_two_names_are_joined_and_parted_again(self, client: Client, ledger_path: Path) -> None:
        """From then on they have one page; undone, two; the former address still leads there."""
        before, left, right = client.get("/names").text, address(ledger_path, "Aurélie Vasseur"), "Odile Kerbrat"
        assert judge(client, "same", left.rpartition("/")[2], right, because="one office", back=left) == left
        joined = words(client.get(left).text)
        assert re.search(
            "on the page: “Aurélie Vasseur” in .*, and “Odile Kerbrat” in .*, are the same .one office.", joined
        )
        assert "joined with the one in" in joined
        assert "decided: on the page; one office" in joined
        assert client.get(left).text.count('class="said"') == 4  # three statements and a figure
        assert client.get(address(ledger_path, right)).status_code == 200
        answer = client.post("/names/undo", {"number": "1", "back": left})
        assert (answer.status_code, answer.headers["location"]) == (303, left)
        assert listed(client.get("/names").text) == listed(before)
        decisions = client.get("/names?show=decisions")
        assert "on the page: decision 1 is undone" in words(decisions.text)
        assert "Decided 0" in words(decisions.text)

    def test_a_report_that_means_somebody_else_is_parted(self, client: Client, ledger_path: Path) -> None:
        """Each report has the control; the page of the rest tells what was parted, and undoing restores the list."""
        before = client.get("/names").text
        page = client.get(address(ledger_path, "Sainte-Aude")).text
        assert page.count("Another one is meant here") == 2
        for name in re.findall(r'name="name" value="([^"]+)"', page):
            answer = client.post("/names/part", {"name": name, "because": "a namesake"})
            assert answer.status_code == 303
            rest = words(client.get(answer.headers["location"]).text)
            assert "was parted from this name and stands by itself: Sainte-Aude" in rest
            assert "The others stay together here: 1 report." in rest
            assert listed(client.get("/names?type=place").text).count("Sainte-Aude") == 2
            number = answer.headers["location"].rpartition("=")[2]
            client.post("/names/undo", {"number": number, "back": "/names"})
            assert listed(client.get("/names").text) == listed(before)

    def test_only_what_is_joined_is_parted(self, client: Client, ledger_path: Path) -> None:
        """A name by itself, and one that there is none of, are error pages."""
        assert client.post("/names/part", {"name": reports.EBERLE.id}).status_code == 400
        assert client.post("/names/part", {"name": "nobody"}).status_code == 404
        assert who(ledger_path).rulings == ()

    def test_two_kinds_are_joined_with_a_notice(self, client: Client) -> None:
        """A person and a place: people decide, and it is told."""
        judge(client, "same", "Aurélie Vasseur", "Montreval")
        assert "a person and a place" in words(client.get("/names?show=decisions").text)

    def test_of_several_the_page_asks_which(self, make_client: Callable[..., Client], ledger_path: Path) -> None:
        """Those who bear the name, without the one decided on; verdict and reason are kept."""
        client = make_client(ledger_path)
        joined = client.get(address(ledger_path, "Sainte-Aude")).text
        client.post("/names/part", {"name": re.findall(r'name="name" value="([^"]+)"', joined)[1]})
        here = address(ledger_path, "Aurélie Vasseur")
        left = here.rpartition("/")[2]
        to = judge(client, "different", left, "sainte-aude", because="not a town", back=here)
        assert to.startswith(f"{here}/decide?")
        page = client.get(to).text
        assert "More than one name is written “sainte-aude”" in page
        form = re.findall(r'<form class="verdict".*?</form>', page, re.DOTALL)
        assert len(form) == 3
        assert all('value="not a town"' in each for each in form)
        assert re.findall('name="verdict" value="([a-z]+)"', form[0]) == ["different"]
        right = re.findall('name="right" value="([^"]+)"', form[0])[0]
        assert judge(client, "different", left, right, because="not a town", back=here) == here
        first = address_of(ledger_path, right)
        assert judge(client, "same", first.rpartition("/")[2], "sainte-aude").startswith(f"{first}/decide?")
        others = client.get(f"{first}/decide?other=sainte-aude").text
        assert f'name="right" value="{right}"' not in others

    @pytest.mark.parametrize(
        ("typed", "said", "candidates"),
        [
            ("Odile Kerbra", "No name in this ledger is written “Odile Kerbra”. Did you mean one of these?", 1),
            ("qqqq", "No name in this ledger is written “qqqq”.", 0),
            ("<b>", "No name in this ledger is written “<b>”.", 0),
            ("aurelie vasseur", "“aurelie vasseur” is Aurélie Vasseur, the name that you are deciding on", 0),
        ],
    )
    def test_who_is_not_known_is_asked_again(
        self, client: Client, ledger_path: Path, typed: str, said: str, candidates: int
    ) -> None:
        """No dead end: names like it, the form as it was filled, the way back; and no row."""
        here = address(ledger_path, "Aurélie Vasseur")
        to = judge(client, "unsure", here.rpartition("/")[2], typed, because="heard so")
        page = client.get(to)
        assert page.status_code == 200
        assert html.escape(said, quote=False) in page.text
        assert page.text.count('<form class="verdict"') == 1 + candidates
        assert f'href="{here}"' in page.text
        assert 'value="heard so"' in page.text
        assert "sayso show" not in page.text
        assert who(ledger_path).rulings == ()

    def test_a_choice_for_nobody_is_said(self, client: Client) -> None:
        """404, with a way back."""
        assert client.get("/names/nobody/decide?other=Odile").status_code == 404

    def test_what_is_not_applied_leads_to_the_decisions(self, client: Client) -> None:
        """The list says why."""
        judge(client, "different", "Aurélie Vasseur", "Odile Kerbrat")
        judge(client, "same", "Aurélie Vasseur", "Idris Fontanel")
        assert judge(client, "same", "Idris Fontanel", "Odile Kerbrat") == "/names?show=decisions"
        assert "not applied: decision 1 tells them apart" in words(client.get("/names?show=decisions").text)

    @pytest.mark.parametrize(
        ("fields", "status"),
        [
            ({"verdict": "same", "left": "Nobody", "right": "Odile Kerbrat"}, 404),
            ({"verdict": "equal", "left": "Idris Fontanel", "right": "Odile Kerbrat"}, 400),
            ({"verdict": "same", "left": "Odile Kerbrat", "right": "Nobody"}, 404),
            ({}, 400),
        ],
    )
    def test_what_makes_no_sense_is_said(
        self, client: Client, ledger_path: Path, fields: dict[str, str], status: int
    ) -> None:
        """An error page, and no row."""
        assert client.post("/names/judge", fields).status_code == status
        assert who(ledger_path).rulings == ()

    @pytest.mark.parametrize("number", ["", "seven", "²", "99999999999999999999", "7"])
    def test_only_a_decision_is_undone(self, client: Client, number: str) -> None:
        """Another number is an error page."""
        assert client.post("/names/undo", {"number": number}).status_code in (400, 404)

    @pytest.mark.parametrize("path", ["/names/judge", "/names/undo"])
    def test_a_form_from_elsewhere_changes_nothing(self, client: Client, ledger_path: Path, path: str) -> None:
        """Neither another site's form nor one without the token."""
        fields = {"verdict": "same", "left": "Idris Fontanel", "right": "Odile Kerbrat", "number": "1"}
        assert client.post(path, fields, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
        assert client.post(path, {**fields, "token": "wrong"}).status_code in (400, 403)
        assert who(ledger_path).rulings == ()

    def test_nobody_is_led_to_another_site(self, client: Client) -> None:
        """A way back that is none of the page's own is not taken."""
        assert judge(client, "unsure", "Idris Fontanel", "Odile Kerbrat", back="//evil.example") == "/names"
