"""Measure statements and names on the gold sets and hold the scores against floors that only move up.

    SAYSO_SHARED=FOLDER python tests/quality/gate.py            print the scores, and whether each floor holds
    SAYSO_SHARED=FOLDER python tests/quality/gate.py --raise    lift floors to the present scores; never lowers one

The measuring material (gold sets and scorer) is no part of the package; FOLDER holds its `data/` and `tools/`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

__all__ = ["FLOORS", "SETS", "below", "compare", "measure", "shared"]

FLOORS = Path(__file__).with_name("floors.json")
SETS = {"fr": "gold/fr.jsonl", "en": "gold/en.jsonl", "polnear": "polnear/dev.jsonl.gz"}
# Floors stand this much below what was measured: other releases of the libraries move a score by tenths.
SLACK = 0.5


def shared() -> Path | None:
    """Return the folder of the measuring material, by SAYSO_SHARED; None where there is none."""
    named = os.environ.get("SAYSO_SHARED")
    return Path(named) if named and (Path(named) / "tools" / "score_statements.py").exists() else None


def measure(folder: Path, name: str, *, bootstrap: int = 0) -> dict[str, Any]:
    """Extract one set by the command and score it; per cent, with a digest of the gold file and the scorer's report."""
    gold = folder / "data" / SETS[name]
    with tempfile.TemporaryDirectory() as scratch:
        found, report = Path(scratch, "found.jsonl"), Path(scratch, "report.json")
        with found.open("wb") as out:
            subprocess.run([sys.executable, "-m", "sayso", "extract", str(gold)], check=True, stdout=out)
        command = [sys.executable, str(folder / "tools" / "score_statements.py"), str(gold), str(found)]
        command += ["--json", str(report)] + (["--bootstrap", str(bootstrap)] if bootstrap else [])
        subprocess.run(command, check=True, capture_output=True)
        scores = json.loads(report.read_text(encoding="utf-8"))
        names = _names(folder, gold, found) if name in ("fr", "en") else {}
    digest = hashlib.sha256(gold.read_bytes()).hexdigest()[:16]
    return {"digest": digest, "report": scores, **_main_figures(scores), **names}


def _names(folder: Path, gold: Path, found: Path) -> dict[str, float]:
    """Return what the scorer of names prints: people, groups and bodies found, their types, forms of one name."""
    command = [sys.executable, str(folder / "tools" / "score_names_guidance.py"), str(gold), str(found)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    patterns = {
        "names_found": r"people ([\d.]+) of",
        "names_type": r"type right ([\d.]+)",
        "names_pairs": r"pairs .* F1 ([\d.]+) over",
    }
    return {key: float(re.search(pattern, printed)[1]) for key, pattern in patterns.items()}  # type: ignore[index]


def _main_figures(scores: dict[str, Any]) -> dict[str, float]:
    """Return what the floors hold, in per cent; `kept_silent` is 100 less the speakers invented where there is none."""
    source = scores["source"]
    figures = {
        "attribution_f1": scores["attribution"]["lenient"]["f1"],
        "content_f1": scores["content"]["J>=0.5"]["f1"],
    }
    if source.get("speaker"):  # a set without resolved speakers has none to get right
        figures |= {"speaker": source["speaker"], "act": source["act"], "kept_silent": 1 - source["invented_speaker"]}
    return {key: round(100 * value, 1) for key, value in figures.items()}


def below(name: str, measured: dict[str, Any]) -> list[str]:
    """Return what fell under its floor, in words."""
    return compare(name, json.loads(FLOORS.read_text(encoding="utf-8"))[name], measured)


def compare(name: str, floors: dict[str, Any], measured: dict[str, Any]) -> list[str]:
    """Return each figure that lies under its floor; floors of another gold file hold nothing."""
    if floors["digest"] != measured["digest"]:
        return [f"the gold file of {name} is another one than the floors were measured on; measure and raise them anew"]
    return [
        f"{name}: {key} is {measured[key]:.1f}, the floor is {floor:.1f}"
        for key, floor in floors.items()
        if key != "digest" and measured[key] < floor
    ]


def main() -> int:
    """Print the scores; with --raise, lift the floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raise", action="store_true", dest="lift", help="lift floors to the present scores")
    parser.add_argument("--bootstrap", type=int, default=0, metavar="N", help="95 %% interval over N resamplings")
    options = parser.parse_args()
    folder = shared()
    if folder is None:
        print("wanted: SAYSO_SHARED, the folder with data/ and tools/", file=sys.stderr)
        return 2
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    failed = False
    for name in SETS:
        measured = measure(folder, name, bootstrap=options.bootstrap)
        shown = {key: value for key, value in measured.items() if key not in ("report", "digest")}
        interval = measured["report"].get("interval", {}).get("attribution")
        print(name, json.dumps(shown), f"interval {interval}" if interval else "")
        if options.lift:
            old = floors.get(name, {})
            kept = old if old.get("digest") == measured["digest"] else {}
            raised = {key: max(kept.get(key, 0.0), round(value - SLACK, 1)) for key, value in shown.items()}
            floors[name] = {"digest": measured["digest"], **raised}
        elif name in floors:
            for complaint in below(name, measured):
                failed = True
                print("BELOW:", complaint)
    if options.lift:
        FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
