"""The command reads gold files, finds statements with their rules, and writes the page and what was found."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from training import browse

SENTENCES = {
    "fr": "« Le bac est perdu », a déclaré la pilote Ana Belmar.",
    "en": "“The ferry is lost,” said the pilot, Ana Belmar.",
}


def gold_line(language: str) -> dict[str, object]:
    text = SENTENCES[language]
    words = {"fr": "Le bac est perdu", "en": "The ferry is lost"}[language]
    begin, name = text.index(words), text.index("Ana Belmar")
    statement = {
        "content": [[begin, begin + len(words)]],
        "source": [[name, name + len("Ana Belmar")]],
        "kind": "direct",
        "speaker": "Ana Belmar",
        "act": "say",
    }
    return {"id": language, "language": language, "text": text, "statements": [statement]}


@pytest.fixture
def gold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "quay.jsonl"
    path.write_text("".join(json.dumps(gold_line(language)) + "\n" for language in SENTENCES), encoding="utf-8")
    return path


def test_reports_are_read_and_the_page_is_written(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Both languages are read; page and finds go where nothing is committed, each find with its rule."""
    browse.main([str(gold)])
    assert capsys.readouterr().out.startswith("attribution P 100.0")
    assert Path("build/browse/quay.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    found = browse.read_predicted(Path("build/browse/quay.jsonl"))
    assert {key: one["statements"][0]["found_by"].split(".")[0] for key, one in found.items()} == {
        "fr": "fr",
        "en": "en",
    }


def test_a_run_is_compared_with_the_one_before(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The finds of the last run are read before they are written anew, and gains and losses are printed."""
    before = Path("build/browse/quay.jsonl")
    before.parent.mkdir(parents=True)
    before.write_text('{"id": "fr", "statements": []}\n\n', encoding="utf-8")
    browse.main([str(gold), "--before", str(before)])
    assert re.search(r"^    0  missed +gained    2   lost    0$", capsys.readouterr().out, re.MULTILINE)
    assert len(browse.read_predicted(before)["en"]["statements"]) == 1


def test_finds_of_another_run_are_taken(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --found nothing is read anew; a report that is in no gold file is left out and said so."""
    Path("mine.jsonl").write_text(
        '{"id": "fr", "statements": []}\n{"id": "else", "statements": []}\n', encoding="utf-8"
    )
    browse.main([str(gold), "--found", "mine.jsonl", "--out", "mine.html"])
    printed = capsys.readouterr()
    assert "    2  missed" in printed.out
    assert "left out: 1 reports" in printed.err
    assert Path("mine.html").exists()
    assert not Path("build").exists()


def test_one_language_alone(gold: Path) -> None:
    """With --language other reports are left out, and a report that tells no language is taken to be in it."""
    more = {**gold_line("en"), "id": "untold", "language": None}
    gold.write_text(gold.read_text(encoding="utf-8") + json.dumps(more), encoding="utf-8")
    lines = list(browse.read_gold(gold, "en"))
    assert [line.result.key for line in lines] == ["en", "untold"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('{"id": "a"}\n', 'there is no "text"'),
        ("no json\n", "not JSON"),
        (
            '{"id": "a", "text": "Oui.", "statements": [{"content": [[0, 9]]}]}\n',
            "a statement ends at 9, the text at 4",
        ),
        ('{"id": "a", "text": "Oui.", "statements": [{"content": [[3, 1]]}]}\n', "wanted a span"),
    ],
)
def test_a_broken_gold_file_is_named(gold: Path, content: str, reason: str) -> None:
    """What is wrong with a file is said in one line, and the command ends."""
    gold.write_text(content, encoding="utf-8")
    Path("none.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(SystemExit, match=reason):
        browse.main([str(gold), "--found", "none.jsonl"])


@pytest.mark.parametrize("content", ["[]\n", '{"statements": []}\n', "no json\n"])
def test_broken_finds_are_named(gold: Path, content: str) -> None:
    """A file of finds that is none ends the command too, and so does one that is not there."""
    Path("mine.jsonl").write_text(content, encoding="utf-8")
    with pytest.raises(SystemExit, match=r"training\.browse: "):
        browse.main([str(gold), "--found", "mine.jsonl"])
    with pytest.raises(SystemExit, match=r"nowhere\.jsonl"):
        browse.main([str(gold), "--found", "nowhere.jsonl"])
