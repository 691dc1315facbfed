"""What every ledger does with figures, times and unread numerals, whatever it is kept in."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from ledger.making import BRIDGE, READER, dam_found, dam_statements, make_figure, make_report
from sayso.errors import InputError, NotInLedgerError, RecordError, SpanError
from sayso.ledger import FIGURE_FACETS, FigureQuery, Found, Ledger, MemoryLedger, SqliteLedger, Tally
from sayso.ledger.figures import FIGURE_ORDERS
from sayso.records import Report, TimeExpr

ALL = FigureQuery()
COUNTS = (
    "Entre trente et quarante blessés, au moins treize morts, jusqu'à neuf disparus ; 12,5 millions d'euros d'aide, "
    "a dit le préfet. Trente autres, selon l'Œuvre des Ponts."
)


@pytest.fixture(params=["memory", "sqlite"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    make: Callable[[], Ledger] = MemoryLedger if request.param == "memory" else lambda: SqliteLedger(tmp_path / "a")
    with make() as opened:
        yield opened


def counts(key: str = "pile/bilan.txt", *, published: str | None = "2026-03-14") -> tuple[Report, Found]:
    report = make_report(COUNTS, key=key, publisher=key, published=published)
    return report, Found(
        figures=(
            make_figure(report, "Entre trente et quarante", kind="range", low=30, high=40, counted="blessés",
                        topic="injured", claimed_by="préfet"),
            make_figure(report, "au moins treize", kind="at_least", low=13, counted="morts", topic="killed",
                        claimed_by="préfet", as_of="2026-03-13"),
            make_figure(report, "jusqu'à neuf", kind="at_most", high=9, counted="disparus", topic="missing"),
            dataclasses.replace(
                make_figure(report, "12,5 millions d'euros", 1, topic="aid", unit="EUR"), value=Decimal("12500000.5")
            ),
            make_figure(report, "Trente", 30, claimed_by="Œuvre des Ponts", hearsay=True),
        )
    )  # fmt: skip


def add(ledger: Ledger, report: Report, found: Found) -> None:
    ledger.add(report, [], reader=READER, found=found)


def words(ledger: Ledger, query: FigureQuery) -> list[str]:
    return [row.figure.anchor.exact for row in ledger.figures(query)]


def test_what_was_added_comes_back_the_same(ledger: Ledger) -> None:
    """Figures, times and unread numerals come back equal in every field, with their report."""
    report = make_report(published="2026-03-14")
    found = dam_found(report)
    ledger.add(report, dam_statements(report), reader=READER, found=found)
    assert tuple(row.figure for row in ledger.figures(ALL)) == found.figures
    assert tuple(row.time for row in ledger.times()) == found.times
    assert tuple(row.unread for row in ledger.unread()) == found.unread
    assert {row.report for row in ledger.times()} == {report}
    assert ledger.figure(found.figures[0].id).figure == found.figures[0]


def test_numbers_keep_every_digit(ledger: Ledger) -> None:
    """A decimal is not rounded on its way."""
    add(ledger, *counts())
    assert Decimal("12500000.5") in {row.figure.value for row in ledger.figures(ALL)}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (FigureQuery(topic=("killed",)), ["au moins treize"]),
        (FigureQuery(topic=("",)), ["Trente"]),
        (FigureQuery(topic=("killed", "injured")), ["Entre trente et quarante", "au moins treize"]),
        (FigureQuery(claimed_by=("Œuvre des Ponts",)), ["Trente"]),
        (FigureQuery(claimed_by=("préfet",), topic=("missing",)), []),
        (FigureQuery(text="oeuvre"), ["Trente"]),
        (FigureQuery(text="BLESSES"), ["Entre trente et quarante"]),
        (FigureQuery(text="!"), []),
        (FigureQuery(since="2026-03-15"), []),
        (FigureQuery(until="2026-03-14", topic=("aid",)), ["12,5 millions d'euros"]),
        (FigureQuery(report="nowhere"), []),
        (FigureQuery(language=("en",)), []),
    ],
)
def test_figures_are_narrowed(ledger: Ledger, query: FigureQuery, expected: list[str]) -> None:
    """Values of one field are alternatives, fields hold together, and a search knows no case and no accents."""
    add(ledger, *counts())
    assert words(ledger, query) == expected
    assert ledger.count_figures(query) == len(expected)


@pytest.mark.parametrize(
    ("order", "up"),
    [
        ("date", ["Entre", "au moins", "jusqu'à", "12,5", "Trente"]),
        ("low", ["jusqu'à", "au moins", "Entre", "Trente", "12,5"]),
        ("high", ["jusqu'à", "au moins", "Trente", "Entre", "12,5"]),
        ("counted", ["Entre", "jusqu'à", "au moins", "12,5", "Trente"]),
        ("claimed_by", ["jusqu'à", "12,5", "Entre", "au moins", "Trente"]),
        ("as_of", ["au moins", "Entre", "jusqu'à", "12,5", "Trente"]),
    ],
)
def test_figures_are_sorted(ledger: Ledger, order: str, up: list[str]) -> None:
    """An open bound sorts by the other one; what is not known comes last, in the order of the text."""
    add(ledger, *counts())
    found = words(ledger, FigureQuery(order=order))  # type: ignore[arg-type]
    assert [next(start for start in up if one.startswith(start)) for one in found] == up


@pytest.mark.parametrize("order", FIGURE_ORDERS)
def test_what_is_not_known_comes_last_both_ways(ledger: Ledger, order: str) -> None:
    """Turning the order round turns what is known, and leaves the rest at the end."""
    add(ledger, *counts())
    add(ledger, *counts("pile/sans-date.txt", published=None))
    for descending in (False, True):
        rows = list(ledger.figures(FigureQuery(order=order, descending=descending)))  # type: ignore[arg-type]
        if order == "date":
            known = [row.report.published_at is not None for row in rows]
        elif order in ("low", "high", "claimed_by"):
            known = [True for _ in rows]
        else:
            known = [bool(getattr(row.figure, order)) for row in rows]
        assert known == sorted(known, reverse=True)
        assert len(rows) == 10


def test_the_largest_first(ledger: Ledger) -> None:
    """Descending by the upper bound begins with the largest claim."""
    add(ledger, *counts())
    assert words(ledger, FigureQuery(order="high", descending=True))[:2] == [
        "12,5 millions d'euros",
        "Entre trente et quarante",
    ]


def test_pages_of_figures(ledger: Ledger) -> None:
    """Limit and offset cut the list; nonsense cuts it to nothing or to all."""
    add(ledger, *counts())
    for limit, offset, left in ((2, 0, 2), (2, 4, 1), (0, 0, 0), (9, 9, 0)):
        assert len(list(ledger.figures(ALL, limit=limit, offset=offset))) == left


def test_figures_are_counted_by_facet(ledger: Ledger) -> None:
    """Each facet counts under the other conditions, most first; an unknown facet is refused."""
    add(ledger, *counts())
    assert ledger.tally_figures("claimed_by", FigureQuery(claimed_by=("préfet",)))[0] == Tally(value="article", count=2)
    assert {tally.value for tally in ledger.tally_figures("topic", ALL)} == {"", "killed", "injured", "missing", "aid"}
    for facet in FIGURE_FACETS:
        assert sum(tally.count for tally in ledger.tally_figures(facet, ALL)) == 5
    with pytest.raises(InputError):
        ledger.tally_figures("colour", ALL)


def test_only_the_present_reading_counts(ledger: Ledger) -> None:
    """A newer reading takes the place of the older one, which stays in the file."""
    report, found = counts()
    add(ledger, report, found)
    ledger.add(report, [], reader="sayso 2, fr 1", found=Found(figures=found.figures[:1]))
    assert ledger.count_figures(ALL) == 1
    with pytest.raises(NotInLedgerError):
        ledger.figure(found.figures[1].id)


def test_times_of_one_report(ledger: Ledger) -> None:
    """Times and unread numerals can be asked for by report."""
    report = make_report(published="2026-03-14")
    ledger.add(report, dam_statements(report), reader=READER, found=dam_found(report))
    add(ledger, *counts())
    assert len(list(ledger.times(report=report.id))) == 1
    assert list(ledger.times(report="nowhere")) == []
    assert list(ledger.unread(report="nowhere")) == []


def test_what_does_not_stand_on_its_words_is_refused(ledger: Ledger) -> None:
    """A figure of another report, an id given twice, a statement that is not there: nothing is written."""
    report, found = counts()
    other = make_report(BRIDGE, key="pile/pont.txt")
    strange = TimeExpr(id="t", anchor=found.figures[0].anchor, type="date", found_by="x")
    lost = dataclasses.replace(found.figures[0], within="nobody")
    for wrong, error in (
        (Found(times=(strange,)), SpanError),
        (Found(figures=found.figures), SpanError),
    ):
        with pytest.raises(error):
            ledger.add(other, [], reader=READER, found=wrong)
    for wrong in (Found(figures=(found.figures[0],) * 2), Found(figures=(lost,))):
        with pytest.raises(RecordError):
            ledger.add(report, [], reader=READER, found=wrong)
    assert ledger.count_figures(ALL) == 0
