"""Whole reports of the demo dossier give exactly the statements that were looked through before.

A change of the extraction shows here as statements gained and lost. When the change is meant,
``pytest tests/golden --update-golden`` writes the files anew, and their diff is reviewed like code.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from sayso.demo import dossier
from sayso.pipeline import extract, find_raw
from sayso.reading import read_report
from sayso.records import Anchor, RawReport, Report, Statement

FOLDER = Path(__file__).parent
REPORTS = (
    "06-courrier-point-de-presse.txt",
    "07-courrier-direct.html",
    "08-tarvelia-one-no-one-behind.html",
    "13-straitwire-convoy.txt",
)

Line = dict[str, Any]


@pytest.mark.parametrize("name", REPORTS)
def test_a_whole_report(name: str, is_update: bool) -> None:
    """The report and its statements are those of the golden file, no more and no less, in their order."""
    report = read(dossier() / name)
    found = [about(report), *map(told, extract(report).statements)]
    path = FOLDER / f"{Path(name).stem}.jsonl"
    if is_update:
        path.write_text("".join(f"{as_json(line)}\n" for line in found), encoding="utf-8", newline="\n")
    assert path.is_file(), f"there is no {path.name}: write it with pytest tests/golden --update-golden"
    expected = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    trouble = difference(expected, found)
    assert not trouble, f"\n{name}\n{trouble}\n\nIf this is meant: pytest tests/golden --update-golden"


def test_gained_and_lost_statements_are_told() -> None:
    """The difference names what was lost with a minus, what was gained with a plus, what changed with its fields."""
    kept, lost, gained = ({"at": [[n, n + 5]], "quote": f"quote {n}", "speaker": ["Ana"]} for n in (1, 20, 40))
    longer = {**gained, "at": [[1, 6], [40, 45]]}
    changed = {**kept, "speaker": ["Ben"]}
    assert difference([kept, lost], [kept, lost]) == ""
    assert difference([kept, lost], [changed, gained]).splitlines() == [
        "~ [[1, 6]] quote 1",
        '    speaker: ["Ana"] -> ["Ben"]',
        "- [[20, 25]] quote 20",
        "+ [[40, 45]] quote 40",
    ]
    assert difference([kept], [kept, longer]) == "+ [[1, 6], [40, 45]] quote 40"
    assert difference([kept, lost], [lost, kept]) == "the order has changed"


def read(path: Path) -> Report:
    """Read one file of the dossier, under a key that is the same on every machine."""
    (raw,) = find_raw([path])
    assert isinstance(raw, RawReport)
    report = read_report(raw)
    assert isinstance(report, Report)
    return report


def about(report: Report) -> Line:
    """Return what was read of the report itself: the first line of a golden file."""
    return {
        "at": [],
        "quote": f"the report: {report.title}",
        "publisher": report.publisher,
        "author": report.author,
        "language": report.language,
        "published": report.published_at,
        "published_from": report.published_from,
        "characters": len(report.text),
    }


def told(statement: Statement) -> Line:
    """Return what is expected of a statement: all of it but ids and confidence, which say nothing to a reader."""
    return {
        "at": spans(statement.content),
        "quote": statement.quote,
        "speaker": list(statement.speaker),
        "source": words(statement.source),
        "cue": words(statement.cue),
        "act": statement.act,
        "form": statement.form,
        "hearsay": statement.hearsay,
        "medium": statement.medium,
        "made_at": statement.made_at,
        "answers": statement.answers is not None,
        "within": statement.within is not None,
        "found_by": statement.found_by,
    }


def spans(anchors: Iterable[Anchor]) -> list[list[int]]:
    """Return the places of anchors."""
    return [[anchor.span.start, anchor.span.end] for anchor in anchors]


def words(anchors: Iterable[Anchor]) -> list[str]:
    """Return the words of anchors."""
    return [anchor.exact for anchor in anchors]


def difference(expected: list[Line], found: list[Line]) -> str:
    """Return in words how two lists of lines differ, "" where they do not; a statement is known by where it stands."""
    if expected == found:
        return ""
    before, after = ({key(line): line for line in lines} for lines in (expected, found))
    parts = []
    for place in sorted({*before, *after}):
        old, new = before.get(place), after.get(place)
        if old is None or new is None:
            line = old or new or {}
            parts.append(f"{'+' if old is None else '-'} {line['at']} {line['quote']}")
        elif old != new:
            parts.append(f"~ {new['at']} {new['quote']}")
            fields = [name for name in {**old, **new} if old.get(name) != new.get(name)]
            parts += [f"    {name}: {as_json(old.get(name))} -> {as_json(new.get(name))}" for name in fields]
    return "\n".join(parts) or "the order has changed"


def key(line: Line) -> tuple[tuple[tuple[int, int], ...], tuple[str, ...]]:
    """Return what a statement is known by: where its content stands, and its cue where two stand on the same words."""
    return tuple((start, end) for start, end in line["at"]), tuple(line.get("cue", ()))


def as_json(value: object) -> str:
    """Return a value as it stands in a golden file."""
    return json.dumps(value, ensure_ascii=False)
