"""The page of the error browser: one HTML file that asks nothing of any network and holds all that it shows."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

from training.alignment import Told
from training.faults import KINDS, Fault, Kind, Laid, Read, lay, score_rules, tally
from training.skeletons import sentences_around, skeleton

__all__ = ["LABELS", "make_page", "page_data"]

LABELS: dict[Kind, str] = {
    "missed": "missed",
    "invented": "invented",
    "partial": "content only partly overlapping",
    "edges": "content matched, edges wrong",
    "source": "source wrong",
    "speaker": "speaker wrong or missing",
    "speaker_invented": "speaker invented",
    "act": "act wrong",
    "form": "form wrong",
}
_TEMPLATE = Path(__file__).with_name("error_page.html")


def make_page(reads: Sequence[Read], *, title: str) -> str:
    """Return the page for some reports; `title` names what is compared with what."""
    data = json.dumps(page_data(reads, title=title), ensure_ascii=False, separators=(",", ":"))
    data = data.replace("<", "\\u003c")  # no text of a report can end the script element that holds it
    template = _TEMPLATE.read_text(encoding="utf-8")
    return template.replace("{{title}}", escape(title)).replace("{{data}}", data)


def page_data(reads: Sequence[Read], *, title: str) -> dict[str, Any]:
    """Return what the page's script draws: reports, faults in order of their kind, and the counts."""
    laid = [lay(read) for read in reads]
    faults = [
        _fault(number, read, fault)
        for number, (read, one) in enumerate(zip(reads, laid, strict=True))
        for fault in one.faults
    ]
    # Stable: within a kind report by report, what is right by now last.
    faults.sort(key=lambda fault: (KINDS.index(fault["kind"]), fault["change"] == "gained"))
    return {
        "title": title,
        "kinds": [{"kind": kind, "label": label} for kind, label in LABELS.items()],
        "measures": _measures(laid),
        "rules": [
            {
                "rule": one.rule,
                "found": one.found,
                "same": one.same,
                "right": one.attributed,
                "precision": one.precision,
            }
            for one in score_rules(laid)
        ],
        "compared": any(read.before is not None for read in reads),
        "reports": [_report(read) for read in reads],
        "faults": faults,
    }


def _measures(laid: Sequence[Laid]) -> list[dict[str, Any]]:
    now = tally(one.scores for one in laid).measures()
    then = tally(one.before for one in laid if one.before is not None).measures()
    compared = any(one.before is not None for one in laid)
    return [{"name": name, "now": value, "before": then[name] if compared else None} for name, value in now.items()]


def _report(read: Read) -> dict[str, Any]:
    return {
        "id": read.id,
        "title": read.title,
        "language": read.language,
        "text": read.text,
        "gold": [_told(told) for told in read.gold],
        "found": [_told(told) for told in read.found],
        "before": [_told(told) for told in read.before or ()],
    }


def _told(told: Told) -> dict[str, Any]:
    return {
        "content": told.content,
        "source": told.source,
        "cue": told.cue,
        "form": told.form,
        "act": told.act,
        "speaker": told.speaker,
        "rule": told.found_by,
        "confidence": told.confidence,
    }


def _fault(number: int, read: Read, fault: Fault) -> dict[str, Any]:
    run = (read.before or ()) if fault.change == "gained" else read.found
    gold = read.gold[fault.gold] if fault.gold is not None else None
    found = run[fault.found] if fault.found is not None else None
    told = [side for side in (gold, found) if side is not None]
    span = sentences_around(read.text, tuple(piece for side in told for piece in side.pieces()))
    note = "nothing was found here"
    if found is not None:
        words = " […] ".join(read.text[begin:end] for begin, end in found.content)
        note = f"{LABELS[fault.kind]}; found: {words!r}" + (f" by {found.found_by}" if found.found_by else "")
    return {
        "kind": fault.kind,
        "change": fault.change,
        "report": number,
        "gold": fault.gold,
        "found": fault.found,
        "overlap": fault.overlap,
        "span": span,
        "act": told[0].act or "",
        "form": told[0].form or "",
        "rule": found.found_by if found is not None else "",
        "case": skeleton(read.text, span, read.gold, gold, note),
    }
