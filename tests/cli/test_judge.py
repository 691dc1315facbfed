"""`sayso judge`, and what `sayso show` tells of names."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import openpyxl
import pytest

from cli.conftest import Run
from ledger.making import (
    BRIDGE,
    DAM,
    READER,
    anchor,
    bridge_names,
    bridge_statements,
    dam_found,
    dam_statements,
    make_name,
    make_report,
    make_statement,
)
from sayso.exports import name_as_json
from sayso.ledger import Found, SqliteLedger
from sayso.records import Judgement
from sayso.views import find_who


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Return a ledger with three reports: two name Ada Pell, one a Pell who may be she."""
    path = tmp_path / "crisis.sayso"
    dam = make_report(DAM, publisher="L’Écho du Val", published="2026-03-14")
    bridge = make_report(BRIDGE, key="pile/bridge.txt", language="en", published="2026-03-16")
    night = make_report(
        "Pell counted the boats. Oren Pell slept. Ada Pell did not.",
        key="night.txt",
        language="en",
        published="2026-03-17",
    )
    names = (make_name(night, "Oren Pell"), make_name(night, "Ada Pell"), make_name(night, "Pell"))
    with SqliteLedger(path) as opened:
        opened.add(dam, dam_statements(dam), reader=READER, found=dam_found(dam))
        opened.add(bridge, bridge_statements(bridge), reader=READER, found=Found(names=bridge_names(bridge)))
        opened.add(night, [], reader=READER, found=Found(names=names))
    return path


def rows(run: Run, ledger: Path, *options: str) -> list[dict[str, object]]:
    ran = run("show", ledger, "names", "--json", *options)
    assert ran.code == 0
    return [json.loads(line) for line in ran.out.splitlines()]


def entity(run: Run, ledger: Path, name: str, type_: str = "person") -> str:
    (found,) = [row["id"] for row in rows(run, ledger, "--type", type_) if row["name"] == name]
    return str(found)


def decide(ledger: Path, judgement: Judgement, left: tuple[str, str], right: tuple[str, str]) -> None:
    with SqliteLedger(ledger) as opened:
        places = [anchor(opened.find_report(report), words) for report, words in (left, right)]
        opened.judge(judgement, *places, decided_by="I. Radek")


def test_names_are_shown_as_a_table(run: Run, ledger: Path) -> None:
    """Name, type, role, other forms, and how much there is of each; the number below."""
    ran = run("show", ledger, "names")
    assert ran.code == 0
    for words in ("Solène Aubrac", "la préfète", "Ada Pell", "organisation", "Kestrel Bay"):
        assert words in ran.out
    assert ran.err.endswith(" names.\n")


def test_names_are_narrowed_by_type(run: Run, ledger: Path) -> None:
    """One type or several."""
    assert [row["name"] for row in rows(run, ledger, "--type", "place")] == ["Kestrel Bay"]
    assert len(rows(run, ledger, "--type", "place", "--type", "organisation")) == 2


def test_names_can_be_written_for_a_spreadsheet(run: Run, ledger: Path, tmp_path: Path) -> None:
    """Names, proposals and decisions each as CSV and XLSX."""
    decide(ledger, Judgement.UNSURE, ("bridge.txt", "Ada Pell"), ("night.txt", "Oren Pell"))
    for options, noun in (((), "names"), (("--possibly",), "proposals"), (("--decisions",), "decisions")):
        table, book = tmp_path / f"{noun}.csv", tmp_path / f"{noun}.xlsx"
        ran = run("show", ledger, "names", *options, "--csv", table, "--xlsx", book, "--delimiter", "comma")
        assert (ran.code, ran.err.count(" written to ")) == (0, 2)
        sheet = openpyxl.load_workbook(book).active
        assert sheet is not None
        assert sheet.title == noun
        with table.open(encoding="utf-8-sig", newline="") as file:
            assert len(list(csv.DictReader(file))) == sheet.max_row - 1 >= 1


def test_two_names_are_joined(run: Run, ledger: Path) -> None:
    """`same` says what was noted, by whom and why, and how to take it back; from then on they are one."""
    ran = run("judge", ledger, "same", "solene aubrac", "Ilyès Cormeray", "--because", "one office", "--by", "N. Varga")
    assert (ran.code, ran.out) == (0, "")
    assert "Decision 1, N. Varga: “Solène Aubrac” in L’Écho du Val, 2026-03-14, and “Ilyès Cormeray” in" in ran.err
    assert "judge" in ran.err.splitlines()[-1]
    assert ran.err.splitlines()[-1].endswith("undo 1")
    with SqliteLedger(ledger) as opened:
        who = find_who(opened)
        assert who.find("Solène Aubrac") == who.find("Ilyès Cormeray")


def test_undoing_takes_it_back_and_can_be_undone(run: Run, ledger: Path) -> None:
    """The rows stay; what is shown is what it was."""
    before = run("show", ledger, "names", "--json").out
    run("judge", ledger, "same", "Solène Aubrac", "Ilyès Cormeray")
    joined = run("show", ledger, "names", "--json").out
    ran = run("judge", ledger, "undo", "1", "--because", "a slip")
    assert ran.code == 0
    assert "Decision 2, on the command line: decision 1 is undone (a slip)." in ran.err
    assert run("show", ledger, "names", "--json").out == before != joined
    assert run("judge", ledger, "undo", "2").code == 0
    assert run("show", ledger, "names", "--json").out == joined
    listed = rows(run, ledger, "--decisions")
    assert [(row["number"], row["judgement"], row["undoes"], row["state"]) for row in listed] == [
        (1, "positive", None, "counts"),
        (2, None, 1, "undone"),
        (3, None, 2, "counts"),
    ]


def test_what_is_one_by_its_name_can_be_told_apart(run: Run, ledger: Path) -> None:
    """`different` on the names of two reports, by their ids."""
    with SqliteLedger(ledger) as opened:
        (ada,) = find_who(opened).find("Ada Pell")
        first, second = (row.name.id for row in ada.names)
    assert run("judge", ledger, "different", first, second).code == 0
    with SqliteLedger(ledger) as opened:
        assert len(find_who(opened).find("Ada Pell")) == 2


def test_the_later_of_two_decisions_on_the_same_two_holds(run: Run, ledger: Path) -> None:
    """Whatever ids or forms they are named by: nothing has to be undone first."""
    assert run("judge", ledger, "same", "Ada Pell", "Oren Pell").code == 0
    assert run("judge", ledger, "different", "oren pell", "ada pell").code == 0
    with SqliteLedger(ledger) as opened:
        who = find_who(opened)
        assert who.find("Ada Pell") != who.find("Oren Pell")
        assert [ruling.state for ruling in who.rulings] == ["overruled", "counts"]
    ada, oren = entity(run, ledger, "Ada Pell"), entity(run, ledger, "Oren Pell")
    assert run("judge", ledger, "same", ada[:8], oren).code == 0
    with SqliteLedger(ledger) as opened:
        assert [ruling.state for ruling in find_who(opened).rulings] == ["overruled", "overruled", "counts"]


def test_a_decision_that_is_not_applied_says_why(run: Run, ledger: Path) -> None:
    """The row is kept, exit code 1, and the command that undoes what stands against it is printed."""
    decide(ledger, Judgement.NEGATIVE, ("bridge.txt", "Tom Ruddock"), ("night.txt", "Oren Pell"))
    decide(ledger, Judgement.POSITIVE, ("bridge.txt", "Tom Ruddock"), ("bridge.txt", "Kestrel Bay"))
    ran = run("judge", ledger, "same", "Kestrel Bay", "Oren Pell")
    assert ran.code == 1
    assert "It is kept; now it is not applied: decision 1 tells them apart." in ran.err
    assert "undo 1" in ran.err


def test_possibly_the_same_is_said_as_possible(run: Run, ledger: Path) -> None:
    """Proposals come with score, reasons and who looked; never as a fact."""
    decide(ledger, Judgement.UNSURE, ("bridge.txt", "Tom Ruddock"), ("night.txt", "Oren Pell"))
    out = run("show", ledger, "names", "--possibly").out
    assert "possibly the same as" in out
    assert "I. Radek" in out
    found = [(row["left"], row["right"], row["judgement"]) for row in rows(run, ledger, "--possibly")]
    assert any(judgement == "unsure" for _, _, judgement in found)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["same", "Ada Pel", "Tom Ruddock"], "did you mean"),
        (["same", "Zoltan", "Tom Ruddock"], "sayso show LEDGER names"),
        (["same", "Ada Pell"], "takes two names"),
        (["same", "Ada Pell", "ada pell"], "twice"),
        (["undo", "Ada Pell"], "the number of one decision"),
        (["undo", "1", "2"], "the number of one decision"),
        (["undo", "7"], "no decision 7"),
        (["equal", "Ada Pell", "Tom Ruddock"], "'equal'"),
        (["same", "Ada Pell", "Tom Ruddock", "--by", " "], "who decides"),
    ],
)
def test_what_makes_no_sense_is_refused(run: Run, ledger: Path, arguments: list[str], words: str) -> None:
    """One clear message that says what to do next, exit code 2, and no row."""
    ran = run("judge", ledger, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err
    assert "Traceback" not in ran.err
    assert rows(run, ledger, "--decisions") == []


def test_a_name_that_may_mean_several_lists_them(run: Run, ledger: Path) -> None:
    """Each with its id, its role or type and where it is named, so that the next try can say which."""
    ran = run("judge", ledger, "same", "Pell", "Tom Ruddock")
    assert ran.code == 2
    assert "may mean 2 names; say which by its id" in ran.err
    ada = entity(run, ledger, "Ada Pell")
    line = f"  {ada} Ada Pell (person, harbour master; in 2 reports, first bridge.txt, 2026-03-16)"
    assert line in ran.err.splitlines()
    assert run("judge", ledger, "same", ada, "Tom Ruddock").code == 0


def test_joining_two_kinds_is_noticed(run: Run, ledger: Path) -> None:
    """A person and a place are joined where somebody says so, with a notice."""
    ran = run("judge", ledger, "same", "Tom Ruddock", "Kestrel Bay")
    assert ran.code == 0
    assert "joins two kinds of name, a person and a place" in ran.err
    assert "two kinds" not in run("judge", ledger, "same", "Solène Aubrac", "Ilyès Cormeray").err
    assert "two kinds" not in run("judge", ledger, "different", "Solène Aubrac", "Kestrel Bay").err


def test_why_names_are_joined_is_written(run: Run, ledger: Path, tmp_path: Path) -> None:
    """The reasons of links and of decisions, as a column and beside each name in JSON."""
    run("judge", ledger, "same", "Ada Pell", "Oren Pell", "--because", "one office", "--by", "N. Varga")
    table = tmp_path / "names.csv"
    run("show", ledger, "names", "--csv", table, "--delimiter", "comma")
    with table.open(encoding="utf-8-sig", newline="") as file:
        reasons = {row["name"]: row["joined because"] for row in csv.DictReader(file)}
    assert "decided: N. Varga; one office" in reasons["Ada Pell"]
    assert reasons["Kestrel Bay"] == ""
    with SqliteLedger(ledger) as opened:
        (ada,) = find_who(opened).find("Ada Pell")
    written = name_as_json(ada)["names"]
    assert [each["joined_because"] is None for each in written] == [True, False, False]
    assert {each["joined_because"]["decided_by"] for each in written[1:]} == {"N. Varga", None}
    assert all(each["joined_because"]["because"] for each in written[1:])


def test_two_forms_of_one_name_of_a_report_are_no_two_names(run: Run, tmp_path: Path) -> None:
    """What the reading has as one name, a judgement cannot part."""
    path = tmp_path / "one.sayso"
    bridge = make_report(BRIDGE, key="bridge.txt", language="en")
    with SqliteLedger(path) as opened:
        opened.add(bridge, [], reader=READER, found=Found(names=bridge_names(bridge)))
    ran = run("judge", path, "different", "Ada Pell", "Pell")
    assert ran.code == 2
    assert "are one name in bridge.txt (Ada Pell, Pell)" in ran.err


@pytest.mark.parametrize(
    "options",
    [["--type", "place", "--possibly"], ["--possibly", "--decisions"], ["--type", "planet"], ["--act", "say"]],
)
def test_lists_of_names_are_one_at_a_time(run: Run, ledger: Path, options: list[str]) -> None:
    """An option that would be ignored is refused."""
    ran = run("show", ledger, "names", *options)
    assert (ran.code, ran.out) == (2, "")


def test_hostile_words_do_nothing_to_the_terminal(run: Run, ledger: Path) -> None:
    """A reason or a signature is shown, never obeyed."""
    ran = run("judge", ledger, "same", "Ada Pell", "Tom Ruddock", "--because", "\x1b[31mred", "--by", "a\nb")
    assert "\x1b" not in ran.err
    assert "\x1b" not in run("show", ledger, "names", "--decisions").out


@pytest.mark.parametrize("what", ["statements", "figures", "times", "unread", "names", "reports", "skips"])
def test_what_is_meant_for_publication_is_masked(run: Run, ledger: Path, tmp_path: Path, what: str) -> None:
    """`--for-publication` masks in every list and every format; how many are masked is told."""
    table, book = tmp_path / "a.csv", tmp_path / "a.xlsx"
    ran = run("show", ledger, what, "--for-publication", "--csv", table, "--xlsx", book, "--json")
    assert ran.code == 0
    assert "private persons masked" in ran.err
    sheet = openpyxl.load_workbook(book).active
    assert sheet is not None
    shown = [ran.out, table.read_text("utf-8-sig"), *(str(cell.value) for row in sheet.iter_rows() for cell in row)]
    assert not any("Oren Pell" in text for text in shown)


def test_masking_is_asked_for_by_itself_too(run: Run, ledger: Path) -> None:
    """`--mask-private` alone masks, `--no-mask-private` wins over publication, and by default nothing is masked."""
    shown = {
        options: run("show", ledger, "names", "--json", *options).out
        for options in (
            (), ("--mask-private",), ("--for-publication",), ("--for-publication", "--no-mask-private"),
            ("--no-mask-private",),
        )
    }  # fmt: skip
    plain, masked, published, unmasked, plain_too = shown.values()
    assert "Oren Pell" in plain == unmasked == plain_too
    assert "Oren Pell" not in masked == published
    assert "Solène Aubrac" in masked
    assert "Person " in masked
    assert "Oren Pell" not in run("show", ledger, "names", "--mask-private").out


def test_the_counts_name_nobody(run: Run, ledger: Path) -> None:
    """There is nothing to mask without a list."""
    assert run("show", ledger, "--for-publication").code == 2


def test_a_speaker_is_found_by_any_form(run: Run, ledger: Path) -> None:
    """Without case and accents, and with the other forms of whom the name means; a note says which."""
    report = make_report("“We wait,” ADA PELL said. “Go,” Pell told them. “Now,” Oren Pell said.", key="quay.txt")
    said = [
        make_statement(report, words, speaker=(speaker,))
        for words, speaker in (("We wait", "ADA PELL"), ("Go", "A. Pell"), ("Now", "Oren Pell"))
    ]
    names = (make_name(report, "ADA PELL", "Pell"), make_name(report, "Oren Pell"))
    with SqliteLedger(ledger) as opened:
        opened.add(report, said, reader=READER, found=Found(names=names))
    plain = run("show", ledger, "statements", "--json", "--speaker", "áda pell")
    quotes = [json.loads(line)["quote"] for line in plain.out.splitlines()]
    assert "We wait" in quotes
    assert "Now" not in quotes
    assert run("show", ledger, "statements", "--json", "--speaker", "Ada Pell").out == plain.out


def test_other_forms_of_a_speaker_are_taken_in_and_told(run: Run, tmp_path: Path) -> None:
    """A form that somebody else bears, too, is left out, and that is told as well."""
    path = tmp_path / "forms.sayso"
    text = "Hélène Tavernault, or Tavernault, or Ravel, spoke. “A,” she said. “B,” said Tavernault. “C,” said Ravel."
    report = make_report(text, key="one.txt", language="en")
    other = make_report("Ivo Ravel, or Ravel, slept.", key="two.txt", language="en")
    said = [
        make_statement(report, words, speaker=(speaker,))
        for words, speaker in (("A", "Hélène Tavernault"), ("B", "Tavernault"), ("C", "Ravel"))
    ]
    with SqliteLedger(path) as opened:
        names = (make_name(report, "Hélène Tavernault", "Tavernault", "Ravel"),)
        opened.add(report, said, reader=READER, found=Found(names=names))
        opened.add(other, [], reader=READER, found=Found(names=(make_name(other, "Ivo Ravel", "Ravel"),)))
    ran = run("show", path, "statements", "--json", "--speaker", "helene tavernault")
    assert [json.loads(line)["quote"] for line in ran.out.splitlines()] == ["A", "B"]
    assert "helene tavernault, also: Tavernault\n" in ran.err
    assert "helene tavernault, not: Ravel (somebody else is called so, too)" in ran.err
    ran = run("show", path, "statements", "--speaker", "Tavernaut")
    assert ran.code == 0
    assert "Nobody called Tavernaut speaks here. Did you mean: Tavernault" in ran.err
    assert "0 statements." in ran.err
