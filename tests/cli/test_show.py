"""`sayso show`."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest

from cli.conftest import Run
from ledger.making import READER, anchor, make_figure, make_report, make_statement
from sayso.ledger import Found, SqliteLedger
from sayso.records import TimeExpr, Unread


def test_statements_are_shown_as_a_table(run: Run, ledger: Path) -> None:
    """Date, speaker or the source's words, act, quote and report of each statement; the number below."""
    ran = run("show", ledger, "statements")
    assert ran.code == 0
    for words in ("2026-03-14", "Solène Aubrac", "(les pompiers du Val-Dormant)", "Qui paiera ?", "date needed"):
        assert words in ran.out
    assert ran.err.startswith("5 statements.")


def test_a_long_list_says_how_much_more_there_is(run: Run, ledger: Path) -> None:
    """Nothing is hidden without a word."""
    assert "3 more" in run("show", ledger, "statements", "--limit", 2).err


@pytest.mark.parametrize(
    ("options", "number"),
    [
        (["--speaker", "Ada Pell"], 2),
        (["--speaker", ""], 1),
        (["--publisher", "L’Écho du Val"], 3),
        (["--act", "ask", "--act", "warn"], 2),
        (["--form", "mixed"], 1),
        (["--language", "en"], 2),
        (["--since", "2026-03-14"], 3),
        (["--until", "2026-03-13"], 0),
        (["--search", "barrage"], 1),
        (["--report", "bridge.txt"], 2),
    ],
)
def test_filters_narrow_the_list(run: Run, ledger: Path, options: list[str], number: int) -> None:
    """Each option is a condition."""
    ran = run("show", ledger, "statements", "--json", *options)
    assert ran.code == 0
    assert len(ran.out.splitlines()) == number


def test_json_is_one_object_a_line(run: Run, ledger: Path) -> None:
    """Every line is a whole record with its report."""
    rows = [json.loads(line) for line in run("show", ledger, "statements", "--json").out.splitlines()]
    assert [row["quote"] for row in rows][:1] == ["Le barrage de Tourvel tient"]
    assert rows[0]["report"]["publisher"] == "L’Écho du Val"


@pytest.mark.parametrize(("what", "number"), [("statements", 5), ("reports", 2), ("skips", 1)])
def test_everything_can_be_written_for_a_spreadsheet(
    run: Run, ledger: Path, tmp_path: Path, what: str, number: int
) -> None:
    """CSV and XLSX hold a header and every row, and the numbers are told."""
    table, book = tmp_path / "a.csv", tmp_path / "a.xlsx"
    ran = run("show", ledger, what, "--csv", table, "--xlsx", book, "--delimiter", "semicolon")
    assert ran.code == 0
    assert ran.err.count(" written to ") == 2
    with table.open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file, delimiter=";"))) == number + 1
    sheet = openpyxl.load_workbook(book).active
    assert sheet is not None
    assert (sheet.title, sheet.max_row) == (what, number + 1)


def test_csv_goes_to_standard_output_too(run: Run, ledger: Path) -> None:
    """A dash is standard output."""
    ran = run("show", ledger, "reports", "--csv", "-", "--delimiter", "comma", "--undated")
    (row,) = csv.DictReader(io.StringIO(ran.out.lstrip("\ufeff"), newline=""))
    assert (row["report"], row["date"]) == ("pile/bridge.txt", "")


def test_the_table_of_undated_reports_can_be_filled_in_and_given_back(run: Run, ledger: Path, tmp_path: Path) -> None:
    """What `--csv` writes of reports, `--published-from` reads."""
    pile = tmp_path / "pile"
    pile.mkdir()
    (pile / "a.txt").write_text("Selon la mairie de Castelbrune, le pont est fermé à la circulation.", encoding="utf-8")
    table, other = tmp_path / "dates.csv", tmp_path / "autre.sayso"
    assert run("read", pile, "--into", other).code == 0
    run("show", other, "reports", "--undated", "--csv", table, "--delimiter", "semicolon")
    filled = table.read_text(encoding="utf-8-sig").replace('a.txt";""', 'a.txt";"2026-03-14"')
    assert "2026-03-14" in filled
    table.write_text(filled, encoding="utf-8-sig")
    assert run("read", pile, "--into", other, "--published-from", table).code == 0
    assert run("show", other, "reports", "--undated", "--json").out == ""


def test_the_counts_are_shown_without_a_word(run: Run, ledger: Path) -> None:
    """How many reports, from when to when, how dated, how many statements, what was not read."""
    out = run("show", ledger).out
    for words in (
        "2 reports, published from 2026-03-14 to 2026-03-14",
        "5 statements",
        "fr 1",
        "none 1",
        "1 file or line",
    ):
        assert words in out


def test_skips_are_shown_with_their_reason(run: Run, ledger: Path) -> None:
    """What was not read, and why."""
    out = run("show", ledger, "skips").out
    assert "pile/photo.png" in out
    assert "a .png file is not read" in out


@pytest.mark.parametrize(
    "arguments",
    [
        ["skips", "--speaker", "Ada Pell"],
        ["reports", "--act", "ask"],
        ["--search", "pont"],
        ["statements", "--undated"],
        ["statements", "--act", "shout"],
        ["statements", "--since", "mardi"],
        ["statements", "--report", "nowhere.txt"],
        ["nothing"],
        ["statements", "--csv", "nowhere/a.csv"],
    ],
)
def test_what_makes_no_sense_is_refused(run: Run, ledger: Path, arguments: list[str]) -> None:
    """An option that would be ignored, a date that is none, a name that means nothing: a message and no list."""
    ran = run("show", ledger, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err
    assert "Traceback" not in ran.err


def test_hostile_words_do_nothing_to_the_terminal(run: Run, tmp_path: Path) -> None:
    """Escape sequences, markup and marks that turn text around are shown as harmless characters."""
    words = "Fuyez \x1b[2J\x1b]0;x\x07 [bold red]vite[/] \u202etxt.exe\x9b31m"
    report = make_report(f"« {words} », dit-il.", key="\x1b[31ma.txt", publisher="\x1b[8mÉcho")
    path = tmp_path / "a.sayso"
    with SqliteLedger(path) as opened:
        opened.add(report, [make_statement(report, words, speaker=("\x1b[1mMax",))], reader=READER)
    out = run("show", path, "statements").out + run("show", path, "reports").out
    assert "[bold red]vite[/]" in out
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(out)


class TestFigures:
    def test_figures_are_shown_with_their_words_and_bounds(self, run: Run, counted: Path) -> None:
        """The words, what is counted, the least and the most, who claims it; an open bound is empty."""
        ran = run("show", counted, "figures", "--sort", "high", "--descending")
        assert ran.code == 0
        for words in ("au moins 13", "morts", "la préfète", "2 600 000", "2,600,000", "(hearsay)"):
            assert words in ran.out, words
        assert ran.err.startswith("2 figures.")

    @pytest.mark.parametrize(
        ("options", "number"),
        [
            (["--topic", "killed"], 1),
            (["--topic", ""], 1),
            (["--claimed-by", "la préfète"], 1),
            (["--search", "morts"], 1),
            (["--report", "bilan.txt"], 2),
            (["--until", "2026-01-01"], 0),
            (["--language", "en"], 0),
        ],
    )
    def test_filters_narrow_the_figures(self, run: Run, counted: Path, options: list[str], number: int) -> None:
        """Each option is a condition."""
        ran = run("show", counted, "figures", "--json", *options)
        assert (ran.code, len(ran.out.splitlines())) == (0, number)

    def test_figures_go_into_a_spreadsheet(self, run: Run, counted: Path, tmp_path: Path) -> None:
        """CSV and XLSX hold the words first, and numbers as numbers."""
        file = tmp_path / "figures.xlsx"
        ran = run("show", counted, "figures", "--csv", "-", "--delimiter", "comma", "--xlsx", file)
        assert ran.code == 0
        rows = list(csv.DictReader(io.StringIO(ran.out.removeprefix("\ufeff"))))
        assert [row["words"] for row in rows] == ["au moins 13", "2 600 000"]
        assert (rows[0]["low"], rows[0]["high"]) == ("13", "")
        sheet = openpyxl.load_workbook(file)["figures"]
        names = [cell.value for cell in sheet[1]]
        assert sheet[3][names.index("high")].value == 2600000

    def test_times_and_unread_numerals_are_listed(self, run: Run, counted: Path) -> None:
        """Times with what they resolve to, or unresolved; numerals that were passed by, with the reason."""
        times = run("show", counted, "times").out
        assert "2026-03-10" in times
        assert "unresolved" in times
        assert "P2D" in times
        assert "an ordinal" in run("show", counted, "unread").out
        printed = run("show", counted, "times", "--json", "--report", "bilan.txt").out
        rows = [json.loads(line) for line in printed.splitlines()]
        assert [row["words"] for row in rows] == ["mardi", "hier", "deux jours"]
        assert run("show", counted, "unread", "--csv", "-").out.count("\r\n") == 2

    @pytest.mark.parametrize(
        "options",
        [
            ["times", "--topic", "killed"],
            ["statements", "--claimed-by", "x"],
            ["figures", "--act", "say"],
            ["unread", "--sort", "low"],
        ],
    )
    def test_options_of_another_list_are_refused(self, run: Run, counted: Path, options: list[str]) -> None:
        """A filter that would do nothing is not taken."""
        ran = run("show", counted, *options)
        assert (ran.code, ran.out) == (2, "")
        assert "does not go with" in ran.err

    @pytest.fixture
    def counted(self, tmp_path: Path) -> Path:
        path = tmp_path / "bilan.sayso"
        text = "La préfète a compté mardi au moins 13 morts, première liste ; hier, 2 600 000 foyers pour deux jours."
        report = make_report(text, key="pile/bilan.txt", published="2026-03-12")

        def time(words: str, kind: str, **fields: str) -> TimeExpr:
            return TimeExpr(id=words, anchor=anchor(report, words), type=kind, found_by="test.rule", **fields)  # type: ignore[arg-type]

        figures = (
            make_figure(report, "au moins 13", kind="at_least", low=13, counted="morts", topic="killed",
                        claimed_by="la préfète", hearsay=True),
            make_figure(report, "2 600 000", 2600000, counted="foyers"),
        )  # fmt: skip
        times = (
            time("mardi", "date", start="2026-03-10", end="2026-03-11", grain="day"),
            time("hier", "date"),
            time("deux jours", "duration", duration="P2D"),
        )
        unread = (Unread(anchor=anchor(report, "première"), reason="an ordinal"),)
        with SqliteLedger(path) as ledger:
            ledger.add(report, [], reader=READER, found=Found(figures=figures, times=times, unread=unread))
        return path
