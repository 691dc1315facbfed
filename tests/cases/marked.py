"""Read marked sentences, compare them with what was found, and mark what was found in the same way."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sayso.records import Anchor, Metadata, Report, Span, Statement

__all__ = ["FACTS", "Case", "Expected", "Marked", "check", "compare", "mark", "read_case", "read_cases", "unmark"]

FACTS = ("act", "form", "speaker", "hearsay", "pieces", "medium", "made_at", "within", "answers")
"""What a case may tell of a statement beside its spans."""

_LABEL = re.compile(r"\{([a-z]+(?:\.\d+)?(?: [a-z]+(?:\.\d+)?)*)\}")
_WORD = re.compile(r"\w+")
_CASE_FIELDS = {"text", "title", "published", "known_gap", "others", *FACTS}


@dataclass(frozen=True)
class Marked:
    """A text without its brackets, and the spans of each label ("content", "source.2"), in order."""

    text: str
    spans: Mapping[str, tuple[Span, ...]]


@dataclass(frozen=True, kw_only=True)
class Expected:
    """One statement that a case asks for."""

    number: int
    content: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Case:
    """One marked text of a file of cases."""

    id: str
    language: str
    marked: str
    text: str
    expected: tuple[Expected, ...]
    title: str | None = None
    published: str | None = None
    known_gap: str | None = None
    others: bool = False

    def report(self) -> Report:
        """Return the report to read."""
        return Report.make(
            key=self.id,
            text=self.text,
            language=self.language,
            metadata=Metadata(title=self.title, published=self.published),
            published_from="given" if self.published else "none",
        )


def unmark(marked: str) -> Marked:
    """Take the brackets out of a marked text; a bracket without a label is part of the text.

    >>> marked = unmark("[La maire]{source} a [dit]{cue} : « [Non […]]{content} »")
    >>> marked.text, marked.spans["source"]
    ('La maire a dit : « Non […] »', (Span(start=0, end=8),))
    """
    text: list[str] = []
    opened: list[int] = []
    found: list[tuple[str, Span]] = []
    at = 0
    while at < len(marked):
        label = _LABEL.match(marked, at + 1) if marked[at] == "]" else None
        if marked[at] == "[":
            opened.append(len(text))
        elif marked[at] == "]" and not opened:
            raise ValueError(f"a bracket is closed that was never opened: {marked!r}")
        elif marked[at] == "]":
            start = opened.pop()
            if label is None:
                text[start:start] = "["  # an editor's bracket after all: the spans inside move with it
                found = [(name, Span(s.start + 1, s.end + 1) if s.start >= start else s) for name, s in found]
            else:
                found += [(name, Span(start, len(text))) for name in label.group(1).split()]
        if label is not None:
            at = label.end()
            continue
        if marked[at] != "[":
            text.append(marked[at])
        at += 1
    if opened:
        raise ValueError(f"a bracket is never closed: {marked!r}")
    spans: dict[str, tuple[Span, ...]] = {}
    for name, span in found:
        spans[name] = tuple(sorted((*spans.get(name, ()), span)))
    return Marked("".join(text), spans)


def read_cases(folder: Path) -> list[Case]:
    """Return the cases of a folder of TOML files named after its language.

    Raises:
        ValueError: a case has a field or a label that nothing reads.
    """
    cases = []
    for path in sorted(folder.glob("*.toml")):
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        for number, table in enumerate(tables["case"], start=1):
            cases.append(read_case(f"{folder.name}/{path.stem}/{number}", folder.name, table))
    return cases


def read_case(name: str, language: str, table: Mapping[str, Any]) -> Case:
    """Return a case from its table; raises ValueError as `read_cases` does."""
    marked = unmark(table["text"])
    numbers = sorted({int(label.partition(".")[2] or 1) for label in marked.spans})
    facts = {1: {key: value for key, value in table.items() if key in FACTS}}
    for key, value in table.items():
        if key.isdigit():
            facts.setdefault(int(key), {}).update(value)
        elif key not in _CASE_FIELDS:
            raise ValueError(f"{name}: no such field {key!r}; there are {', '.join(sorted(_CASE_FIELDS))}")
    for number, told in facts.items():
        if told and (number not in numbers or not set(told) <= set(FACTS)):
            raise ValueError(f"{name}: statement {number} is not marked, or has a field that is not one of {FACTS}")
    return Case(
        id=name,
        language=language,
        marked=table["text"],
        text=marked.text,
        expected=tuple(_expected(name, number, marked, facts.get(number, {})) for number in numbers),
        title=table.get("title"),
        published=table.get("published"),
        known_gap=table.get("known_gap"),
        others=table.get("others", False),
    )


def _expected(name: str, number: int, marked: Marked, facts: Mapping[str, Any]) -> Expected:
    suffix = "" if number == 1 else f".{number}"
    roles = {role: marked.spans.get(role + suffix, ()) for role in ("content", "source", "cue")}
    if not roles["content"]:
        raise ValueError(f"{name}: statement {number} has no content (labels: {', '.join(marked.spans)})")
    return Expected(number=number, facts=facts, **roles)


def check(case: Case, found: Sequence[Statement]) -> str:
    """Return what is wrong with the statements found in a case, in words; empty when nothing is."""
    troubles = []
    pairs = _pair(case, found)
    for expected in case.expected:
        statement = pairs.get(expected.number)
        if statement is None:
            troubles.append(f"statement {expected.number} is not found")
            continue
        troubles += [f"statement {expected.number}: {trouble}" for trouble in compare(case.text, expected, statement)]
        troubles += _links(case, expected, statement, pairs)
    paired = {statement.id for statement in pairs.values()}
    surplus = [statement for statement in found if statement.id not in paired and not case.others]
    troubles += [f"found beside: {statement.quote!r} ({statement.found_by})" for statement in surplus]
    if not troubles:
        return ""
    rows = [
        f"  {number}. act={s.act} form={s.form} speaker={list(s.speaker)} hearsay={s.hearsay} by {s.found_by}"
        for number, s in enumerate(found, start=1)
    ]
    head = [case.id, *(f"- {trouble}" for trouble in troubles)]
    return "\n".join((*head, f"wanted: {case.marked}", f"found:  {mark(case.text, found)}", *rows))


def compare(text: str, expected: Expected, statement: Statement) -> list[str]:
    """Return how a statement differs from what is expected, its links left aside."""
    troubles = []
    for role in ("content", "source"):
        wanted, got = _words(text, getattr(expected, role)), _words(text, _spans(getattr(statement, role)))
        if wanted != got:
            troubles.append(f"{role} is {_show(text, got)}, not {_show(text, wanted)}")
    wanted, got = _words(text, expected.cue), _words(text, _spans(statement.cue))
    if not wanted <= got or (got and not wanted):
        troubles.append(f"cue is {_show(text, got)}, not {_show(text, wanted)}")
    facts = {
        "act": statement.act,
        "form": statement.form,
        "speaker": list(statement.speaker),
        "hearsay": statement.hearsay,
        "pieces": len(statement.content),
        "medium": statement.medium or "",
        "made_at": statement.made_at or "",
    }
    for name, value in facts.items():
        told = expected.facts.get(name, False if name == "hearsay" else value)
        told = [told] if name == "speaker" and isinstance(told, str) else told
        if (sorted(told) if isinstance(told, list) else told) != (sorted(value) if isinstance(value, list) else value):
            troubles.append(f"{name} is {value!r}, not {told!r}")
    return troubles


def _links(case: Case, expected: Expected, statement: Statement, pairs: Mapping[int, Statement]) -> list[str]:
    troubles = []
    numbers = {other.id: number for number, other in pairs.items()}
    for name, other in (("within", statement.within), ("answers", statement.answers)):
        got = numbers.get(other or "", 0)
        if name in expected.facts and expected.facts[name] != got:
            troubles.append(f"statement {expected.number}: {name} is statement {got}, not {expected.facts[name]}")
    return troubles


def _pair(case: Case, found: Sequence[Statement]) -> dict[int, Statement]:
    """Give each expected statement the found one that shares most of its words, each used once."""
    scores = []
    for expected in case.expected:
        for statement in found:
            wanted = _words(case.text, expected.content)
            got = _words(case.text, _spans(statement.content))
            same = len(wanted & got) / len(wanted | got)
            same += 0.1 * (_words(case.text, expected.cue) <= _words(case.text, _spans(statement.cue)))
            if wanted & got:
                scores.append((same, -expected.number, statement.id, statement))
    pairs: dict[int, Statement] = {}
    for _, number, name, statement in sorted(scores, key=lambda score: score[:3], reverse=True):
        if -number not in pairs and all(name != other.id for other in pairs.values()):
            pairs[-number] = statement
    return pairs


def _spans(anchors: Iterable[Anchor]) -> list[Span]:
    return [anchor.span for anchor in anchors]


def _words(text: str, spans: Iterable[Span]) -> set[tuple[int, int]]:
    """Return the places of the words in some spans."""
    return {match.span() for span in spans for match in _WORD.finditer(text, span.start, span.end)}


def _show(text: str, words: set[tuple[int, int]]) -> str:
    return repr(" ".join(text[start:end] for start, end in sorted(words))) if words else "absent"


def mark(text: str, statements: Sequence[Statement]) -> str:
    """Return the text with the statements' spans in brackets, as a case is written."""
    edges: list[tuple[int, int, int, str]] = []
    for number, statement in enumerate(statements, start=1):
        for role in ("content", "source", "cue"):
            for anchor in getattr(statement, role):
                length = anchor.span.end - anchor.span.start
                edges.append((anchor.span.start, 1, -length, "["))
                edges.append((anchor.span.end, 0, length, f"]{{{role}{f'.{number}' if number > 1 else ''}}}"))
    out, at = [], 0
    for position, _, _, sign in sorted(edges):
        out += [text[at:position], sign]
        at = position
    return "".join((*out, text[at:]))
