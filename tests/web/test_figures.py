"""The page of figures: rows with words and bounds, sorted and narrowed by the address, and the report beside them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.errors import InputError
from sayso.ledger import FIGURE_FACETS, FigureQuery
from sayso.ledger.figures import FIGURE_ORDERS
from sayso.web.figures_asked import FiguresAsked

from . import reports
from .conftest import Client


def words(page: str) -> list[str]:
    return re.findall(r'class="quote"[^>]*>([^<]*)</a>', page)


class TestAsked:
    def test_an_address_leads_back_to_itself(self) -> None:
        """What is read from an address is written as the same address."""
        asked = FiguresAsked(
            query=FigureQuery(
                text="morts", topic=("killed", ""), claimed_by=("préfet",), order="high", descending=True
            ),
            page=3,
            open="f1",
        )
        assert FiguresAsked.of(asked.params()) == asked

    def test_nonsense_is_refused_in_words(self) -> None:
        """A wrong date, page or order is said; unknown parameters are not minded."""
        for name, value in (("since", "mardi"), ("page", "-1"), ("sort", "colour")):
            with pytest.raises(InputError):
                FiguresAsked.of([(name, value)])
        assert FiguresAsked.of([("colour", "red")]) == FiguresAsked()

    @pytest.mark.parametrize("order", FIGURE_ORDERS)
    def test_sorting_again_turns_it_round(self, order: str) -> None:
        """Bounds begin with the largest; a second click turns the order; what is narrowed stays narrowed."""
        once = FiguresAsked(
            query=FigureQuery(topic=("killed",), order="as_of" if order != "as_of" else "low")
        ).sorted_by(
            order  # type: ignore[arg-type]
        )
        assert once.query.descending == (order in ("low", "high"))
        again = once.sorted_by(order)  # type: ignore[arg-type]
        assert again.query.descending != once.query.descending
        assert (once.query.topic, once.query.order) == (("killed",), order)

    def test_only_conditions_narrow(self) -> None:
        """Another order is no narrower list."""
        assert not FiguresAsked(query=FigureQuery(order="low", descending=True)).narrows
        assert all(FiguresAsked().toggled(facet, "x").narrows for facet in FIGURE_FACETS)


class TestPage:
    def test_words_stand_beside_what_they_mean(self, client: Client) -> None:
        """Each row has the report's words, bounds, claimant and date; what is open or not told says so."""
        page = client.get("/figures").text
        assert words(page) == ["dix", "pumps", "Eleven", "près de deux cents"]
        row = page[page.index(reports.AT_LEAST.id) :].split("</tr>")[0]
        assert "or more" in row
        assert "&lt;b&gt;Tomas&lt;/b&gt; Eberle" in row
        assert "≈ 200" in page
        assert "the report itself" in page
        assert "hearsay" in page
        assert "2026-04-13 20:00" in page
        assert 'aria-sort="ascending"' in page

    @pytest.mark.parametrize(
        ("address", "expected"),
        [
            ("/figures?sort=high&down=1", ["près de deux cents", "Eleven", "dix", "pumps"]),
            ("/figures?sort=low", ["pumps", "dix", "Eleven", "près de deux cents"]),
            ("/figures?topic=injured", ["Eleven"]),
            ("/figures?claimed_by=Idris+Fontanel", ["près de deux cents"]),
            ("/figures?q=familles", ["près de deux cents"]),
            ("/figures?topic=killed", []),
        ],
    )
    def test_the_address_sorts_and_narrows(self, client: Client, address: str, expected: list[str]) -> None:
        """All state of the list is in its address."""
        page = client.get(address)
        assert page.status_code == 200
        assert words(page.text) == expected
        assert ("No figure fits." in page.text) == (not expected)

    def test_the_report_opens_at_the_words(self, client: Client) -> None:
        """The words are lit, the claimant's too, and the statement around them is a click away."""
        page = client.get(f"/figures?open={reports.TWO_HUNDRED.id}").text
        assert re.search(r'<mark class="content" id="lit"[^>]*>près de deux cents</mark>', page)
        assert '<mark class="source"' in page
        assert f"/?open={reports.FAMILIES.id}" in page
        assert "about 200" in page

    def test_the_reader_alone(self, client: Client) -> None:
        """A click fetches the report without the list."""
        page = client.get(f"/figures?open={reports.ELEVEN.id}", headers={"HX-Target": "reader"}).text
        assert 'id="lit"' in page
        assert 'id="list"' not in page

    def test_a_figure_that_is_gone_is_said(self, client: Client) -> None:
        """An address of a figure that the ledger does not hold answers 404, with the list."""
        page = client.get("/figures?open=nothing")
        assert page.status_code == 404
        assert "This figure is not in the ledger" in page.text
        assert words(page.text)

    def test_a_ledger_without_figures_says_so(self, make_client: Callable[..., Client], empty_path: Path) -> None:
        """An empty list says why it may be empty."""
        page = make_client(empty_path).get("/figures")
        assert page.status_code == 200
        assert "No figure was found in these reports." in page.text

    def test_wrong_addresses_are_answered(self, client: Client) -> None:
        """A wrong order or format is an error page, no failure."""
        assert client.get("/figures?sort=colour").status_code == 400
        assert client.get("/figures/download/doc").status_code == 404

    def test_what_is_shown_can_be_downloaded(self, client: Client) -> None:
        """The file holds the figures of the list in its order, named after the ledger."""
        answer = client.get("/figures/download/jsonl?sort=high&down=1")
        rows = [json.loads(line) for line in answer.text.splitlines()]
        assert [row["words"] for row in rows] == ["près de deux cents", "Eleven", "dix", "pumps"]
        assert (rows[3]["low"], rows[3]["high"]) == (3, None)
        assert answer.headers["content-disposition"] == 'attachment; filename="serre-figures.jsonl"'
        for name in ("csv", "csv-semicolon", "xlsx"):
            assert client.get(f"/figures/download/{name}").status_code == 200
