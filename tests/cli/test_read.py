"""`sayso read`, `sayso date`, `sayso extract`: from files to records."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from cli.conftest import Run
from sayso.ledger import SqliteLedger, StatementQuery

FRENCH = "« Le pont tient », a déclaré mardi la maire de Castelbrune, Odile Varenne."
ENGLISH = "“We will not leave,” harbour master Ada Pell said on Tuesday in Kestrel Bay."


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    folder = tmp_path / "ma pile"
    folder.mkdir()
    (folder / "2026-03-14 pont.txt").write_text(FRENCH, encoding="utf-8")
    (folder / "port.txt").write_text(ENGLISH, encoding="utf-8")
    (folder / "photo.png").write_bytes(b"\x89PNG")
    return folder


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "crisis.sayso"


class TestRead:
    def test_a_slip_in_a_path_leaves_no_trace(self, run: Run, pile: Path, ledger: Path) -> None:
        """A path that does not exist is told of; alone it makes no ledger, beside others it leaves no row in it."""
        alone = run("read", pile / "prot.txt", "--into", ledger)
        assert alone.code == 2
        assert "check the spelling" in alone.err
        assert not ledger.exists()
        beside = run("read", pile / "prot.txt", pile / "port.txt", "--into", ledger)
        assert beside.code == 1
        assert "check the spelling" in beside.err
        assert "prot.txt" not in run("show", ledger, "skips").out

    def test_a_folder_becomes_a_ledger(self, run: Run, pile: Path, ledger: Path) -> None:
        """The summary tells what was read, what was not and why, what needs a date, and what to do next."""
        ran = run("read", pile, "--into", ledger)
        assert (ran.code, ran.out) == (0, "")
        assert ran.err.startswith(f"2 reports read into {ledger}, ")
        for words in (
            "1 file or line not read",
            ".png file is not read",
            "photo.png",
            "2 reports need a publication date",
        ):
            assert words in ran.err
        assert f"sayso date {ledger} '{pile / 'port.txt'}' YYYY-MM-DD" in ran.err
        assert f"sayso serve {ledger}" in ran.err
        with SqliteLedger(ledger) as opened:
            rows = list(opened.statements(StatementQuery()))
        assert {"Le pont tient", "We will not leave,"} <= {row.statement.quote for row in rows}

    def test_reading_again_says_that_all_is_known(self, run: Run, pile: Path, ledger: Path) -> None:
        """Nothing is read twice."""
        run("read", pile, "--into", ledger)
        assert "0 reports read" in (err := run("read", pile, "--into", ledger).err)
        assert "(2 known already), 0 statements" in err

    def test_dates_are_given_for_all_or_by_file_name(self, run: Run, pile: Path, ledger: Path) -> None:
        """A date in a file name is that report's; the others get the one that was given."""
        ran = run("read", pile, "--into", ledger, "--published-from", "filename", "--published", "2026-03-15")
        assert ran.code == 0
        with SqliteLedger(ledger) as opened:
            dates = {Path(report.key).name: report.published_at for report in opened.reports()}
        assert dates == {"2026-03-14 pont.txt": "2026-03-14", "port.txt": "2026-03-15"}

    def test_a_date_is_given_later(self, run: Run, pile: Path, ledger: Path) -> None:
        """`sayso date` takes a file name, and the report no longer needs a date."""
        run("read", pile, "--into", ledger)
        ran = run("date", ledger, "port.txt", "2026-03-15", "--by", "N. Varga")
        assert (ran.code, "2026-03-15" in ran.err) == (0, True)
        assert len(run("show", ledger, "reports", "--undated", "--json").out.splitlines()) == 1

    def test_a_path_that_is_not_there_is_told_and_the_rest_is_read(self, run: Run, pile: Path, ledger: Path) -> None:
        """The exit code says that something is amiss."""
        ran = run("read", pile / "port.txt", pile / "nowhere.txt", "--into", ledger)
        assert ran.code == 1
        assert "1 report read" in ran.err
        assert "nowhere.txt" in ran.err

    @pytest.mark.parametrize(
        "options", [["--published", "14/03/2026"], ["--published-from", "nowhere.csv"], ["--workers", "0"]]
    )
    def test_a_wrong_option_is_refused_before_anything_is_made(
        self, run: Run, pile: Path, ledger: Path, options: list[str]
    ) -> None:
        """No ledger is made by a typing error."""
        ran = run("read", pile, "--into", ledger, *options)
        assert ran.code == 2
        assert "Traceback" not in ran.err
        assert not ledger.exists()

    def test_a_file_that_is_no_ledger_is_refused(self, run: Run, pile: Path) -> None:
        """One line says why, on standard error."""
        ran = run("read", pile, "--into", pile / "port.txt")
        assert (ran.code, len(ran.err.splitlines())) == (2, 1)
        assert ran.err.startswith("sayso: ")

    def test_a_stop_says_what_is_safe(
        self, run: Run, pile: Path, ledger: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """After Ctrl-C a line says that the same command goes on."""

        def stopped(*_: object, **__: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("sayso.pipeline.read_into", stopped)
        ran = run("read", pile, "--into", ledger)
        assert ran.code == 130
        assert "the same command goes on from there" in ran.err


class TestExtract:
    LINES = (
        json.dumps({"id": "a", "text": FRENCH, "language": "fr", "published": "2026-03-14", "other": 1}),
        "no json",
        json.dumps({"id": "b", "text": ENGLISH, "lang": "en", "ref": "2026-03-15"}),
        json.dumps({"id": "c"}),
    )

    def test_each_line_gives_one_object_in_order(self, run: Run, tmp_path: Path) -> None:
        """Bad lines are told with their number and reason, the others are done, and the exit code is 1."""
        file = tmp_path / "a.jsonl"
        file.write_text("\n".join(self.LINES), encoding="utf-8")
        ran = run("extract", file)
        first, second = (json.loads(line) for line in ran.out.splitlines())
        assert (first["id"], first["language"], first["published"]) == ("a", "fr", "2026-03-14")
        assert (second["id"], second["language"], second["published"]) == ("b", "en", "2026-03-15")
        start, end = first["statements"][0]["content"][0]
        assert FRENCH[start:end] == "Le pont tient"
        assert ran.code == 1
        bad = ran.err.splitlines()
        assert len(bad) == 2
        assert "line 2: " in bad[0]
        assert "line 4: " in bad[1]

    def test_good_lines_end_well(self, run: Run, tmp_path: Path) -> None:
        """Packed files are read too; nothing is said on standard error, and only the kinds asked for are printed."""
        file = tmp_path / "a.jsonl.gz"
        file.write_bytes(gzip.compress(self.LINES[0].encode()))
        ran = run("extract", file, "--only", "times, figures")
        assert (ran.code, ran.err) == (0, "")
        assert list(json.loads(ran.out)) == ["id", "language", "published", "figures", "times"]

    @pytest.mark.parametrize("arguments", [["nowhere.jsonl"], ["-", "--only", "quotes"], ["-", "--only", ""], []])
    def test_a_wrong_call_is_refused(self, run: Run, arguments: list[str]) -> None:
        """A message, exit code 2, and nothing on standard output."""
        ran = run("extract", *arguments)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err
