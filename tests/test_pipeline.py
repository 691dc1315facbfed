"""From a pile to a ledger: what is read, what is known, what is skipped, and what survives."""

from __future__ import annotations

import dataclasses
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ledger.making import DAM, dam_statements, make_raw, make_report, make_statement
from sayso.errors import InputError, LanguageError, LedgerError, NotInLedgerError
from sayso.intake import Line
from sayso.ledger import Ledger, MemoryLedger, SqliteLedger, StatementQuery
from sayso.pipeline import (
    Extraction,
    Summary,
    extract_lines,
    extraction_as_json,
    give_date,
    open_ledger,
    read_into,
    suitable_workers,
)
from sayso.records import Metadata, RawReport, Report, Skipped

ALL = StatementQuery()


def extract_quotations(report: Report) -> Extraction:
    """Find what stands between « and »: an extractor without weights, with one text for each way to fail."""
    if "BOUM" in report.text:
        raise ValueError("no parse\nof this")
    if "PANNE" in report.text:
        os._exit(3)
    quotes = [words.strip() for words in re.findall("«([^»]+)»", report.text)]
    return Extraction(report=report, statements=tuple(make_statement(report, words) for words in quotes))


def extract_slowly(report: Report) -> Extraction:
    time.sleep(0.05)
    return extract_quotations(report)


def extract_falsely(report: Report) -> Extraction:
    """Find statements that stand in another report."""
    other = make_report(DAM)
    return Extraction(report=report, statements=tuple(dam_statements(other)[:1]))


def reader_of(language: str) -> str:
    if language not in ("fr", "en"):
        raise LanguageError(f"there is no language pack for {language!r}")
    return f"test 1, {language} 1"


def newer_reader_of(language: str) -> str:
    return f"test 2, {language} 1"


def read(ledger: Ledger, raw: Iterable[RawReport | Skipped], **options: Any) -> Summary:
    return read_into(ledger, raw, **{"extractor": extract_quotations, "reader_of": reader_of, **options})


def pile(number: int) -> list[RawReport]:
    return [
        make_raw(f"« Le pont {at} tient », dit la maire Odile Varenne.", key=f"{at:03}.txt") for at in range(number)
    ]


class TestReading:
    def test_a_pile_is_read(self) -> None:
        """Every report is added with what was found in it; the summary counts."""
        ledger = MemoryLedger()
        summary = read(ledger, [make_raw(published="2026-03-14"), *pile(2)])
        assert (summary.read, summary.known, summary.statements, summary.skipped) == (3, 0, 4, ())
        assert [report.key for report in summary.need_date] == ["000.txt", "001.txt"]
        assert ledger.count(ALL) == 4

    def test_the_same_pile_again_adds_nothing(self) -> None:
        """What is known is left alone, before anything is extracted; what needs a date is told again."""
        ledger = MemoryLedger()
        read(ledger, pile(3))

        def never(report: Report) -> Extraction:
            raise AssertionError(report)

        summary = read(ledger, pile(3), extractor=never)
        assert (summary.read, summary.known, summary.statements, summary.skipped) == (0, 3, 0, ())
        assert len(summary.need_date) == 3
        assert ledger.count(ALL) == 3

    def test_a_newer_reader_reads_again(self) -> None:
        """Another version of sayso or of a pack makes a new reading, which counts."""
        ledger = MemoryLedger()
        read(ledger, pile(2))
        summary = read(ledger, pile(2), reader_of=newer_reader_of)
        assert (summary.read, summary.known) == (2, 0)
        assert ledger.count(ALL) == 2

    def test_a_copy_in_the_pile_is_known(self) -> None:
        """One text under two keys is read once, and found by both."""
        ledger = MemoryLedger()
        summary = read(ledger, [make_raw(key="a.txt"), make_raw(key="b.txt")])
        assert (summary.read, summary.known) == (1, 1)
        assert ledger.find_report("a.txt") == ledger.find_report("b.txt")

    def test_a_report_dated_later_is_read_again_with_its_date(self) -> None:
        """Reading the pile again with dates resolves what depends on them; and once more adds nothing."""
        ledger = MemoryLedger()
        read(ledger, [make_raw()])
        dated = [make_raw(published="2026-03-14")]
        assert read(ledger, dated).read == 1
        again = read(ledger, [dated[0], make_raw()])
        assert (again.read, again.known, again.need_date) == (0, 2, ())
        assert next(ledger.reports()).published_at == "2026-03-14"

    def test_the_date_that_a_person_gave_is_kept(self) -> None:
        """Reading the pile again does not bring back the date that was corrected."""
        ledger = MemoryLedger()
        raw = make_raw(published="2026-03-14")
        read(ledger, [raw])
        give_date(
            ledger, raw.key, "2026-03-12", decided_by="N. Varga", extractor=extract_quotations, reader_of=reader_of
        )
        summary = read(ledger, [raw])
        assert (summary.read, summary.known) == (0, 1)
        assert ledger.find_report(raw.key).published_at == "2026-03-12"

    def test_a_newer_reader_reads_with_the_date_that_counts(self) -> None:
        """The extractor is given the report as it is dated in the ledger."""
        ledger = MemoryLedger()
        raw = make_raw()
        read(ledger, [raw])
        give_date(
            ledger, raw.key, "2026-03-12", decided_by="N. Varga", extractor=extract_quotations, reader_of=reader_of
        )
        given: list[str | None] = []

        def spy(report: Report) -> Extraction:
            given.append(report.published_at)
            return extract_quotations(report)

        read(ledger, [raw], extractor=spy, reader_of=newer_reader_of)
        assert given == ["2026-03-12"]

    def test_progress_is_told_for_everything(self) -> None:
        """Each thing, read or known or skipped, counts once, with its key."""
        told: list[tuple[int, int | None, str]] = []
        ledger = MemoryLedger()
        read(ledger, pile(1))
        skip = Skipped(key="photo.png", reason="a .png file is not read")
        raw: list[RawReport | Skipped] = [*pile(2), skip]
        read(ledger, raw, total=3, progress=lambda *tick: told.append(tick))
        assert [(done, total) for done, total, _ in told] == [(1, 3), (2, 3), (3, 3)]
        assert {key for _, _, key in told} == {"000.txt", "001.txt", "photo.png"}

    def test_nothing_is_nothing(self) -> None:
        """An empty pile gives an empty summary."""
        assert read(MemoryLedger(), []) == Summary(read=0, known=0, skipped=(), statements=0, need_date=())


class TestSkipping:
    def test_what_intake_refuses_is_noted(self) -> None:
        """A skip is in the summary and in the ledger."""
        ledger = MemoryLedger()
        skip = Skipped(key="photo.png", reason="a .png file is not read")
        assert read(ledger, [skip, *pile(1)]).skipped == (skip,)
        assert [row.skipped for row in ledger.skips()] == [skip]

    def test_what_reading_refuses_is_noted(self) -> None:
        """A text in another language, or none at all, is skipped with its reason."""
        ledger = MemoryLedger()
        german = RawReport(key="a.txt", media="plain", data="Der Damm hält, sagt die Bürgermeisterin am Dienstag.")
        empty = RawReport(key="b.txt", media="plain", data="  ")
        summary = read(ledger, [german, empty, *pile(1)])
        assert [skip.key for skip in summary.skipped] == ["a.txt", "b.txt"]
        assert all(skip.reason for skip in summary.skipped)
        assert summary.read == 1

    def test_a_report_that_makes_the_extractor_raise_is_skipped(self) -> None:
        """The reason says so in one line, nothing of the report is added, and the run goes on."""
        ledger = MemoryLedger()
        summary = read(ledger, [make_raw("« BOUM », dit-il.", key="a.txt"), *pile(1)])
        assert summary.skipped == (
            Skipped(key="a.txt", reason="could not be read by the extractor: ValueError: no parse"),
        )
        assert summary.read == 1
        assert [report.key for report in ledger.reports()] == ["000.txt"]

    def test_a_false_anchor_is_never_added(self) -> None:
        """An extractor that quotes words which are not the report's own is caught."""
        ledger = MemoryLedger()
        summary = read(ledger, pile(1), extractor=extract_falsely)
        assert "could not be read by the extractor" in summary.skipped[0].reason
        assert summary.read == ledger.count(ALL) == 0

    def test_a_language_without_a_pack_is_skipped(self) -> None:
        """The reason is that of the missing pack."""

        def no_pack(language: str) -> str:
            raise LanguageError(f"there is no language pack for {language!r}")

        summary = read(MemoryLedger(), pile(1), reader_of=no_pack)
        assert "no language pack" in summary.skipped[0].reason

    def test_what_was_skipped_is_tried_again(self) -> None:
        """A report that failed is not known; a better reader reads it."""
        ledger = MemoryLedger()
        raw = [make_raw("« BOUM », dit-il.", key="a.txt")]
        read(ledger, raw)
        summary = read(ledger, raw, extractor=lambda report: Extraction(report=report, statements=()))
        assert (summary.read, summary.known) == (1, 0)
        assert list(ledger.skips()) == []

    def test_a_ledger_that_cannot_be_written_stops_the_run(self, tmp_path: Path) -> None:
        """There is no use in going on when nothing can be kept."""
        ledger = SqliteLedger(tmp_path / "a.sayso")
        ledger.close()
        with pytest.raises(LedgerError):
            read(ledger, pile(1))


class TestWorkers:
    def test_several_workers_give_the_same_ledger(self) -> None:
        """Reports are added in order, copies and skips too, whatever the number of processes."""
        raw = [*pile(12), make_raw(key="copie.txt"), make_raw(key="copie-2.txt"), make_raw("« BOUM »", key="x.txt")]
        ledgers = MemoryLedger(), MemoryLedger()
        summaries = [read(ledger, raw, workers=workers) for ledger, workers in zip(ledgers, (1, 3), strict=True)]
        assert summaries[0] == summaries[1]
        one, three = (list(ledger.statements(ALL)) for ledger in ledgers)
        assert one == three

    def test_a_crash_is_skipped_and_the_others_are_read(self) -> None:
        """A report that takes its process down is skipped with a reason; those on their way with it are not lost."""
        raw = [*pile(4), make_raw("« PANNE », dit-il.", key="panne.txt"), *pile(9)[4:]]
        ledger = MemoryLedger()
        summary = read(ledger, raw, workers=2)
        assert [skip.key for skip in summary.skipped] == ["panne.txt"]
        assert "crashed" in summary.skipped[0].reason
        assert summary.read == 9
        assert [report.key for report in ledger.reports()] == [f"{at:03}.txt" for at in range(9)]

    def test_few_reports_are_not_worth_more_processes(self) -> None:
        """A small pile is read in one process; a large or unknown one in several, but never many."""
        assert suitable_workers(3) == 1
        assert 1 <= suitable_workers(None) <= 4
        assert suitable_workers(10_000) == suitable_workers(None)


class TestKilling:
    # A shell that starts the tests in the background may have them inherit that Ctrl-C is ignored.
    SCRIPT = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from test_pipeline import extract_slowly, pile, read
from sayso.ledger import SqliteLedger
if __name__ == "__main__":
    with SqliteLedger(Path(sys.argv[1])) as ledger:
        read(ledger, pile(40), extractor=extract_slowly, workers=int(sys.argv[3]),
             progress=lambda done, total, key: print(done, flush=True))
"""

    @pytest.mark.parametrize("workers", [1, 2])
    def test_a_killed_run_loses_no_finished_report(self, workers: int, tmp_path: Path) -> None:
        """What was told as done is there, whole; the same run again reads the rest, and no more."""
        path = tmp_path / "crisis.sayso"
        script = tmp_path / "run.py"
        script.write_text(self.SCRIPT, encoding="utf-8")
        here = str(Path(__file__).parent)
        command = [sys.executable, str(script), str(path), here, str(workers)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            for line in process.stdout:
                if int(line) == 7:
                    process.kill()
                    break
            told = 7 + sum(1 for _ in process.stdout)
        with open_ledger(path, must_exist=True) as ledger:
            before = len(list(ledger.reports()))
            assert told <= before < 40
            assert ledger.count(ALL) == before
            summary = read(ledger, pile(40))
            assert (summary.known, summary.read) == (before, 40 - before)
            assert ledger.count(ALL) == 40

    @pytest.mark.skipif(sys.platform == "win32", reason="a process there cannot be sent Ctrl-C by itself")
    def test_ctrl_c_ends_the_workers_too(self, tmp_path: Path) -> None:
        """However often it is pressed, the run ends at once, no worker stays behind, and what was read is safe."""
        path = tmp_path / "crisis.sayso"
        script = tmp_path / "run.py"
        script.write_text(self.SCRIPT, encoding="utf-8")
        command = [sys.executable, str(script), str(path), str(Path(__file__).parent), "2"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            for line in process.stdout:
                if int(line) == 5:
                    break
            for _ in range(2):
                process.send_signal(signal.SIGINT)
                time.sleep(0.05)
            process.communicate(timeout=30)  # the workers hold its output open: this ends when they have ended
        assert process.returncode != 0
        with open_ledger(path, must_exist=True) as ledger:
            assert 5 <= len(list(ledger.reports())) < 40


class TestGivingADate:
    def test_the_report_is_read_again_with_it(self) -> None:
        """The date is kept, the new reading counts, and doing it twice changes nothing."""
        ledger = MemoryLedger()
        raw = make_raw()
        read(ledger, [raw])
        for _ in range(2):
            dated = give_date(
                ledger,
                "barrage.txt",
                " 2026-03-14 ",
                decided_by="page",
                extractor=extract_quotations,
                reader_of=reader_of,
            )
            assert (dated.published_at, dated.published_from) == ("2026-03-14", "given")
            assert ledger.has(dated, reader=reader_of("fr"))
            assert ledger.count(ALL) == 2

    def test_a_wrong_date_or_name_changes_nothing(self) -> None:
        """The error says what is wrong before anything is written."""
        ledger = MemoryLedger()
        read(ledger, [make_raw()])
        with pytest.raises(InputError):
            give_date(ledger, "barrage.txt", "mardi", decided_by="page", extractor=extract_quotations)
        with pytest.raises(NotInLedgerError):
            give_date(ledger, "autre.txt", "2026-03-14", decided_by="page", extractor=extract_quotations)
        assert next(ledger.reports()).needs_date


class TestInterchange:
    def test_a_statement_is_printed_as_spans(self) -> None:
        """Absent parts are null, one speaker is a string, several are a list."""
        report = make_report()
        full, nobody, _ = dam_statements(report)
        joint = dataclasses.replace(nobody, speaker=("Ada Pell", "Tom Ruddock"))
        bare = make_statement(report, "Qui paiera ?", within=full.id, answers=joint.id)
        printed = extraction_as_json(Extraction(report=report, statements=(full, joint, bare)), given={"id": "r-1"})
        assert list(printed) == [
            "id", "language", "published", "statements", "figures", "times", "names", "guidance", "events",
        ]  # fmt: skip
        assert (printed["id"], printed["language"], printed["published"]) == ("r-1", "fr", None)
        first, second, third = printed["statements"]
        assert first["content"] == [[2, 29]]
        assert report.text[first["cue"][0][0] : first["cue"][0][1]] == "a déclaré"
        assert (first["kind"], first["act"], first["speaker"]) == ("direct", "say", "Solène Aubrac")
        assert second["speaker"] == ["Ada Pell", "Tom Ruddock"]
        assert (third["source"], third["cue"], third["speaker"]) == (None, None, None)
        assert (third["within"], third["answers"]) == (0, 1)
        assert all(printed[kind] == [] for kind in ("figures", "times", "names", "guidance", "events"))

    def test_times_are_printed(self) -> None:
        """Start, end, grain and anchor stand there always, a length or a hedge only where it is told."""
        raw = RawReport(
            key="k1",
            media="plain",
            data="Fermé depuis environ deux jours, le pont rouvre mardi.",
            given=Metadata(language="fr", published="2026-03-12"),
        )
        line = Line(number=1, result=raw, fields={"id": 1})
        ((printed),) = extract_lines([line], only=["times"])
        assert isinstance(printed.result, dict)
        length, day = printed.result["times"]
        assert length == {
            "span": [13, 31], "type": "duration", "start": None, "end": None, "grain": None, "duration": "P2D",
            "approx": True, "anchor_used": None,
        }  # fmt: skip
        assert (day["type"], day["start"], day["grain"], day["anchor_used"]) == (
            "date",
            "2026-03-17",
            "day",
            "2026-03-12",
        )
        assert "statements" not in printed.result

    def test_only_what_was_asked_for_is_printed(self) -> None:
        """Kinds that were not asked for have no key."""
        extraction = Extraction(report=make_report(), statements=())
        assert list(extraction_as_json(extraction, given={}, only=["times"])) == [
            "id",
            "language",
            "published",
            "times",
        ]
        assert extraction_as_json(extraction, given={})["id"] == "pile/barrage.txt"

    def _lines(self) -> Iterator[Line]:
        texts = ["« Le pont tient », dit-elle.", "« BOUM »", "« Oui », dit-il. « Non », dit-elle."]
        for number, text in enumerate(texts, start=1):
            raw = RawReport(key=f"k{number}", media="plain", data=text, given=Metadata(language="fr"))
            yield Line(number=number, result=raw, fields={"id": number, "text": text})
        yield Line(number=4, result=Skipped(key="a#4", reason="line 4: not JSON"), fields={})

    @pytest.mark.parametrize("workers", [1, 2])
    def test_lines_come_out_in_order(self, workers: int) -> None:
        """Each line gives its object or its reason; one that fails does not stop the others."""
        printed = list(extract_lines(self._lines(), workers=workers, extractor=extract_quotations))
        assert [line.number for line in printed] == [1, 2, 3, 4]
        first, second, third, fourth = (line.result for line in printed)
        assert isinstance(first, dict)
        assert isinstance(third, dict)
        assert (first["id"], len(first["statements"]), len(third["statements"])) == (1, 1, 2)
        assert second == Skipped(key="k2", reason="could not be read by the extractor: ValueError: no parse")
        assert fourth == Skipped(key="a#4", reason="line 4: not JSON")
