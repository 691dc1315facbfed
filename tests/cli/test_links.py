"""`sayso links` reads reports, links their names and prints entities."""

from __future__ import annotations

import json
from pathlib import Path

from cli.conftest import Run

REPORTS = [
    {"id": key, "language": language, "published": day, "text": text}
    for key, language, day, text in (
        ("a", "en", "2026-03-14", "Mayor Ada Pell said on Monday that Tourvel would flood."),
        ("b", "en", "2026-03-15", "Ada Pell said that the dam of Tourvel would hold."),
        ("c", "fr", "2026-03-15", "La maire Ada Pell a annoncé lundi que le barrage tiendrait."),
    )
]


def write(path: Path, *lines: object) -> Path:
    path.write_text("".join(line if isinstance(line, str) else json.dumps(line) + "\n" for line in lines), "utf-8")
    return path


def test_an_entity_a_line(run: Run, tmp_path: Path) -> None:
    """Each line is an entity with its forms and where they stand, in the ids of the input; the text holds the words."""
    ran = run("links", write(tmp_path / "reports.jsonl", *REPORTS))
    assert ran.code == 0
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert all(row["kind"] == "names" and len(row["entities"]) == 1 for row in rows)
    pell = next(row["entities"][0] for row in rows if row["entities"][0]["name"] == "Ada Pell")
    assert pell["type"] == "person"
    assert "Ada Pell" in pell["mentions"]
    assert {place["report"] for place in pell["places"]} == {"a", "b", "c"}
    assert any("the same full name" in reason for reason in pell["because"])
    texts = {str(report["id"]): str(report["text"]) for report in REPORTS}
    for row in rows:
        for place in row["entities"][0]["places"]:
            start, end = place["span"]
            assert texts[place["report"]][start:end] == place["words"]


def test_a_bad_line(run: Run, tmp_path: Path) -> None:
    """A line that is none is told with its number; the others are linked, and the exit code is 1."""
    ran = run("links", write(tmp_path / "reports.jsonl", REPORTS[0], "no json\n", REPORTS[1]))
    assert ran.code == 1
    assert "line 2" in ran.err
    assert "Ada Pell" in ran.out


def test_no_ledger(run: Run, tmp_path: Path) -> None:
    """A ledger that is not there is an error, and is not made."""
    path = tmp_path / "none.sayso"
    assert run("links", path).code == 2
    assert not path.exists()


def test_one_agency_and_two_countries(run: Run, tmp_path: Path) -> None:
    """An agency that sent two reports makes no one ministry, army or carpenter of those of two countries."""
    texts = (
        "ANKOLE, May 17 (Northwire) - The Health Ministry in Sarmonia said nine people died. The army said it would "
        "guard the wells.",
        "PORT-SELM, May 17 (Northwire) - In Drouvaire, the Health Ministry said 12 people died. The army said it had "
        "sent field hospitals.",
        "KERVAZ (Straitwire) - Paul Ames, a carpenter, said he saw smoke.",
        "ANKOLE (Straitwire) - Paul Ames, the governor of Ankole, said schools would close.",
    )
    lines = [
        {"id": str(at), "language": "en", "published": "2026-05-17", "text": text} for at, text in enumerate(texts)
    ]
    ran = run("links", write(tmp_path / "reports.jsonl", *lines))
    assert ran.code == 0
    found = [entity for line in ran.out.splitlines() for entity in json.loads(line)["entities"]]
    for name in ("Health Ministry", "army", "Paul Ames"):
        reports = [{place["report"] for place in each["places"]} for each in found if each["name"] == name]
        assert [len(each) for each in reports] == [1, 1], name
