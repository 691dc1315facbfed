"""Every difference between gold and found is a fault of one kind, and two runs are compared fault by fault."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from training.alignment import Told
from training.faults import Fault, Read, RuleScore, lay, score_rules, tally

TEXT = "« Le barrage tient », assure Solène Aubrac. Le capitaine Tréveil nie que le cargo ait dérivé dans la nuit."


def at(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def told(content: str, source: str = "Solène Aubrac", **rest: Any) -> Told:
    known = {"act": "say", "form": "direct", "speaker": ("Solène Aubrac",), **rest}
    return Told(content=(at(content),), source=(at(source),) if source else (), **known)


GOLD = told("Le barrage tient")
DENIED = told(
    "le cargo ait dérivé dans la nuit", "Le capitaine Tréveil", act="deny", form="indirect", speaker=("Tréveil",)
)


def faults(gold: list[Told], found: list[Told], before: list[Told] | None = None) -> list[Fault]:
    was = None if before is None else tuple(before)
    return list(lay(Read(id="a", text=TEXT, gold=tuple(gold), found=tuple(found), before=was)).faults)


def kinds(gold: list[Told], found: list[Told]) -> list[str]:
    return [fault.kind for fault in faults(gold, found)]


@pytest.mark.parametrize(
    ("found", "wrong"),
    [
        ([GOLD], []),
        ([replace(GOLD, source=(at("Aubrac"),), speaker=("Aubrac",))], []),
        ([], ["missed"]),
        ([GOLD, told("le cargo")], ["invented"]),
        ([told("Le barrage tient », assure Solène Aubrac. Le capitaine Tréveil")], ["partial"]),
        ([told("barrage tient")], ["edges"]),
        ([told("Le barrage tient", "Le capitaine Tréveil")], ["source"]),
        ([told("Le barrage tient", "")], ["source"]),
        ([told("Le barrage tient", speaker=("Tréveil",))], ["speaker"]),
        ([told("Le barrage tient", speaker=())], ["speaker"]),
        ([told("Le barrage tient", act="warn")], ["act"]),
        ([told("Le barrage tient", form="mixed")], ["form"]),
        ([told("barrage tient", "", act="warn", speaker=())], ["edges", "source", "speaker", "act"]),
    ],
)
def test_what_is_wrong(found: list[Told], wrong: list[str]) -> None:
    """Each kind of difference is told by its name, several where there are several, and none where there is none."""
    assert kinds([GOLD], found) == wrong


def test_a_speaker_where_gold_has_none_is_invented() -> None:
    """A speaker given for a source that names nobody is a fault of its own kind; silence there is none."""
    nobody = replace(GOLD, speaker=())
    assert kinds([nobody], [GOLD]) == ["speaker_invented"]
    assert kinds([nobody], [nobody]) == []


def test_what_gold_does_not_tell_is_not_asked_for() -> None:
    """Gold that says nothing of act, form and speaker has no opinion on them."""
    silent = replace(GOLD, act=None, form=None, speaker=None)
    assert kinds([silent], [replace(GOLD, act="deny", form="mixed")]) == []
    measures = lay(Read(id="a", text=TEXT, gold=(silent,), found=(GOLD,))).scores.measures()
    assert (measures["speaker invented"], measures["act right"]) == (0.0, 0.0)


def test_one_of_joint_speakers_is_enough() -> None:
    """Of joint speakers one that agrees is enough."""
    assert kinds([replace(GOLD, speaker=("Ivo Radek", "Solène Aubrac"))], [GOLD]) == []


def test_faults_come_in_the_order_of_the_text() -> None:
    """A reader goes through a report from top to bottom."""
    assert kinds([DENIED, GOLD], [told("assure", "")]) == ["missed", "invented", "missed"]


def test_scores_are_those_of_the_conventions() -> None:
    """Precision, recall and shares are counted over statements, in per cent; a partial pair is missed and invented."""
    partial = told("cargo ait dérivé dans la nuit", "Solène Aubrac", act="say", speaker=())
    laid = lay(Read(id="a", text=TEXT, gold=(GOLD, DENIED), found=(GOLD, partial, told("assure"))))
    assert laid.scores.measures() == {
        "attribution P": 33.3,
        "attribution R": 50.0,
        "attribution F1": 40.0,
        "content F1": 80.0,
        "speaker right": 50.0,
        "speaker invented": 0.0,
        "act right": 50.0,
    }
    assert tally([]).measures()["attribution F1"] == 0.0


def test_rules_are_scored_by_what_they_found() -> None:
    """A rule's precision is its share of contents with the right source, and the rule that errs most comes first."""
    found = (
        replace(GOLD, found_by="fr.cue.assurer"),
        told("assure", found_by="colon"),
        told("cargo", found_by="colon"),
    )
    laid = lay(Read(id="a", text=TEXT, gold=(GOLD,), found=found))
    scored = score_rules([laid, laid])
    assert scored == [
        RuleScore(rule="colon", found=4, same=0, attributed=0),
        RuleScore(rule="fr.cue.assurer", found=2, same=2, attributed=2),
    ]
    assert [one.precision for one in scored] == [0.0, 1.0]


def test_a_change_is_told_fault_by_fault() -> None:
    """Against an earlier run a new fault is lost, an old one kept, one that is no more gained."""
    before = [replace(GOLD, act="warn"), told("assure"), told("Solène Aubrac")]
    now = [replace(GOLD, form="mixed"), told("assure")]
    changes = {(fault.kind, fault.change) for fault in faults([GOLD, DENIED], now, before)}
    assert changes == {
        ("act", "gained"),
        ("form", "lost"),
        ("missed", "kept"),
        ("invented", "kept"),
        ("invented", "gained"),
    }


def test_the_same_run_twice_changes_nothing() -> None:
    """A run compared with itself has neither gains nor losses, and without an earlier run nothing is said of change."""
    found = [replace(GOLD, act="warn"), told("assure")]
    assert {fault.change for fault in faults([GOLD, DENIED], found, found)} == {"kept"}
    assert {fault.change for fault in faults([GOLD, DENIED], found)} == {""}


def test_a_gain_points_into_the_earlier_run() -> None:
    """What was invented before and is no more is found among the statements of the earlier run."""
    (fault,) = faults([], [], [told("assure"), told("cargo")][1:])
    assert (fault.change, fault.found) == ("gained", 0)


@pytest.mark.shared
@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_measures_are_the_scorers(language: str, tmp_path: Path) -> None:
    """On gold statements that were spoilt on purpose, every measure is the one that the scorer of statements prints."""
    folder = Path(os.environ.get("SAYSO_SHARED", ""))
    scorer = folder / "tools" / "score_statements.py"
    if not os.environ.get("SAYSO_SHARED") or not scorer.exists():
        pytest.skip("SAYSO_SHARED does not name the folder of the measuring material")
    path = folder / "data" / "gold" / f"train_{language}.jsonl"
    reports = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    spoilt = [{"id": one["id"], "statements": spoil(one["statements"])} for one in reports]
    found = tmp_path / "found.jsonl"
    found.write_text("".join(json.dumps(one) + "\n" for one in spoilt), encoding="utf-8")
    command = [sys.executable, str(scorer), str(path), str(found), "--json", "-"]
    scores = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    laid = [
        lay(
            Read(
                id=gold["id"],
                text=gold["text"],
                gold=tuple(map(Told.of, gold["statements"])),
                found=tuple(map(Told.of, made["statements"])),
                ignore=Told.of({"content": gold.get("ignore")}).content,
            )
        )
        for gold, made in zip(reports, spoilt, strict=True)
    ]
    expected = {
        "attribution P": scores["attribution"]["lenient"]["p"],
        "attribution R": scores["attribution"]["lenient"]["r"],
        "attribution F1": scores["attribution"]["lenient"]["f1"],
        "content F1": scores["content"]["J>=0.5"]["f1"],
        "speaker right": scores["source"]["speaker"],
        "speaker invented": scores["source"]["invented_speaker"],
        "act right": scores["source"]["act"],
    }
    assert tally(one.scores for one in laid).measures() == {k: round(100 * v, 1) for k, v in expected.items()}


def spoil(statements: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Drop, cut, stretch and mix up statements by turns."""
    made = []
    for number, one in enumerate(statements):
        begin, end = one["content"][0]
        other = statements[number - 1]
        spoils: list[dict[str, Any]] = [
            {},
            {"source": other["source"], "speaker": other.get("speaker")},
            {"content": [[begin, begin + (end - begin) * 2 // 3]], "act": "warn"},
            {"content": [[begin, begin + (end - begin) // 3]]},
            {"content": [[max(0, begin - 20), end]], "speaker": "Solène Aubrac"},
            {"source": None, "speaker": None},
        ]
        if number % 7 < len(spoils):
            made.append({**one, **spoils[number % 7]})
    return made
