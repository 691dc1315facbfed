"""Browse errors: `python -m training.browse GOLD.jsonl` lays gold statements against found ones in one HTML page.

GOLD is a file of reports with annotated `statements`, as the scorer of statements reads it; several may be named. What
is found goes beside the page, with the rule that found it, and can be compared with after the next change:

    python -m training.browse gold/fr.jsonl
    python -m training.browse gold/fr.jsonl --before build/browse/fr.jsonl
"""

from __future__ import annotations

import argparse
import dataclasses
import functools
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sayso.exports import json_line
from sayso.intake import Line, open_lines, read_lines
from sayso.pipeline import Extractor, extract, extraction_as_json
from sayso.pipeline.workers import Failed, Workers
from sayso.records import RawReport, Skipped
from training.alignment import Told
from training.error_page import LABELS, make_page
from training.faults import Laid, Read, lay, tally

__all__ = ["find", "main", "read_gold", "read_predicted"]

OUT = Path("build") / "browse"

Found = Mapping[str, Mapping[str, Any]]
"""What was found, by the report's id: objects as `sayso extract` prints them, a rule in `found_by` or none."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the page of some gold files from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path, help="reports with annotated statements, .jsonl or .jsonl.gz")
    parser.add_argument("--language", help="read only reports in it; reports that tell none are taken to be in it")
    parser.add_argument(
        "--found", type=Path, help="what was found, as `sayso extract` prints it (else reports are read)"
    )
    parser.add_argument("--before", type=Path, help="what an earlier run found: show what is gained and lost")
    parser.add_argument("--out", type=Path, help=f"page to write (else {OUT}/NAME OF GOLD.html)")
    parser.add_argument("--workers", type=int, default=1, help="how many processes read reports (1)")
    options = parser.parse_args(arguments)
    out = options.out or OUT / f"{'-'.join(path.name.partition('.')[0] for path in options.gold)}.html"
    try:
        lines = [line for path in options.gold for line in read_gold(path, options.language)]
        before = read_predicted(options.before) if options.before else None
        out.parent.mkdir(parents=True, exist_ok=True)
        if options.found:
            found = read_predicted(options.found)
        else:
            found = find(lines, workers=options.workers)
            out.with_suffix(".jsonl").write_bytes(b"".join(map(json_line, found.values())))
        reads = [_read(line, found, before) for line in lines]
    except (OSError, ValueError) as error:  # sayso's own errors about files and lines are among them
        sys.exit(f"training.browse: {error}")
    strangers = len(set(found) - {read.id for read in reads})
    if strangers:
        print(f"left out: {strangers} reports that were found but are in no gold file", file=sys.stderr)
    title = f"{', '.join(path.name for path in options.gold)}: gold against found"
    out.write_text(make_page(reads, title=title), encoding="utf-8")
    _print_summary([lay(read) for read in reads])
    print(out)


def read_gold(path: Path, language: str | None = None) -> Iterator[Line]:
    """Yield the reports of a gold file, with `language` only those in it; raises ValueError at a line that is none."""
    with open_lines(path) as stream:
        for line in read_lines(stream, path.name):
            raw = line.result
            if isinstance(raw, Skipped):
                raise ValueError(f"{path}: {raw.reason}")
            if language and not raw.given.language:
                raw = dataclasses.replace(raw, given=dataclasses.replace(raw.given, language=language))
            if language in (None, raw.given.language):
                yield dataclasses.replace(line, result=raw)


def read_predicted(path: Path) -> Found:
    """Return what a file of found statements holds; raises ValueError at a line that is no such object."""
    found = {}
    with open_lines(path) as stream:
        for number, data in enumerate(stream, start=1):
            if not data.strip():
                continue
            fields = json.loads(data)
            if not isinstance(fields, dict) or "id" not in fields:
                raise ValueError(f'{path}, line {number}: wanted an object with "id" and "statements"')
            found[str(fields["id"])] = fields
    return found


def find(lines: Iterable[Line], *, workers: int = 1, extractor: Extractor = extract) -> Found:
    """Return what is found in some reports, each statement with its rule; a report that cannot be read is told of."""
    found = {}
    with Workers(workers) as pool:
        for line, result in pool.run(functools.partial(_find_one, extractor=extractor), lines):
            if isinstance(result, Skipped | Failed):
                print(f"{line.result.key}: not read ({result.reason})", file=sys.stderr)
            else:
                found[line.result.key] = result
    return found


def _find_one(line: Line, *, extractor: Extractor) -> dict[str, Any] | Skipped:
    from sayso.languages.pack import languages
    from sayso.reading import read_report

    assert isinstance(line.result, RawReport)
    report = read_report(line.result, languages=tuple(languages()))
    if isinstance(report, Skipped):
        return report
    extraction = extractor(report)
    printed = extraction_as_json(extraction, given={"id": line.result.key}, only=("statements",))
    for fields, statement in zip(printed["statements"], extraction.statements, strict=True):
        fields["found_by"] = statement.found_by
    return printed


def _read(line: Line, found: Found, before: Found | None) -> Read:
    raw, fields = line.result, line.fields
    assert isinstance(raw, RawReport)
    text = str(raw.data)
    gold = fields.get("statements") or fields.get("attributions")
    return Read(
        id=raw.key,
        text=text,
        title=raw.given.title or "",
        language=raw.given.language or str(found.get(raw.key, {}).get("language") or ""),
        gold=_told(raw.key, text, gold),
        found=_told(raw.key, text, found.get(raw.key, {}).get("statements")),
        before=None if before is None else _told(raw.key, text, before.get(raw.key, {}).get("statements")),
        ignore=Told.of({"content": fields.get("ignore")}).content,
    )


def _told(key: str, text: str, statements: object) -> tuple[Told, ...]:
    """Return statements that say anything; raises ValueError where one does not stand in the text."""
    told = [Told.of(fields) for fields in statements] if isinstance(statements, list) else []
    for one in told:
        if any(end > len(text) for _, end in one.pieces()):
            raise ValueError(f"{key}: a statement ends at {max(e for _, e in one.pieces())}, the text at {len(text)}")
    return tuple(one for one in told if one.content)


def _print_summary(laid: Sequence[Laid]) -> None:
    total = tally(one.scores for one in laid)
    print("  ".join(f"{name} {value}" for name, value in total.measures().items()))
    compared = any(one.before is not None for one in laid)
    for kind, label in LABELS.items():
        changes = [fault.change for one in laid for fault in one.faults if fault.kind == kind]
        versus = f"   gained {changes.count('gained'):4}   lost {changes.count('lost'):4}" if compared else ""
        print(f"{total.counts[kind]:5}  {label:34}{versus}".rstrip())


if __name__ == "__main__":
    main()
