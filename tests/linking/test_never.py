"""Pairs that are never one: no link joins them for certain, nor do third names that lead from one to the other."""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from linking.making import Made, name, report
from sayso.linking import CERTAIN, NamedIn, find_entities, link_names
from sayso.records import digest

TABLES: dict[str, list[dict[str, Any]]] = tomllib.loads(Path(__file__).with_name("never.toml").read_text("utf-8"))
TABLE = TABLES["never"]
APART = [
    pytest.param(entry, each, id=f"{entry['rule']}: {each}") for entry in TABLES["apart"] for each in entry["names"]
]
PAIRS = [
    pytest.param(entry, left, right, id=f"{entry['rule']}: {left} / {right}")
    for entry in TABLE
    for left, right in entry["pairs"]
]
STORY = (name("Zembrault", type="place"), name("Yann Quillard"))
"""What all reports name: they tell one story, which makes linking bold."""


def bridges(entry: dict[str, Any], left: str, right: str) -> Iterator[list[Made]]:
    """Yield the names of more reports that stand between two names."""
    types = entry["types"]
    for form, type_ in ((left, types[0]), (right, types[1])):
        last = form.replace("Jr.", "Jr").split()[-1]
        yield [name(form, type=type_)]
        if type_ == "person":
            yield [name(last)]
            yield [name(form, last)]
            yield [name(f"{form[0]}. {last}")]
        else:
            yield [name(form, form.split()[0], type=type_)]
            yield [name(form, type="facility")]
            yield [name(form, type="organisation")]
    short, long = sorted((left, right), key=len)
    kinds = dict(zip((left, right), types, strict=True))
    if set(short.split()) < set(long.split()):
        yield [name(long, short, type=kinds[long])]
    yield [name(left, type=types[0]), name(right, type=types[1])]
    for letters in entry.get("bridges", ()):
        yield [name(letters, type="organisation")]
        yield [name(left, letters, type=types[0])]
        yield [name(right, letters, type=types[1])]


def pair_of(entry: dict[str, Any], left: str, right: str) -> list[NamedIn]:
    """Return the two names, in two reports of one story."""
    language, (left_type, right_type) = entry["language"], entry["types"]
    return [
        *report("left", [name(left, type=left_type), *STORY], language=language),
        *report("right", [name(right, type=right_type), *STORY], language=language, day="2026-03-15"),
    ]


def joined(names: list[NamedIn]) -> bool:
    """Return whether the first name of the report "left" and that of "right" are one entity."""
    entities = find_entities(names, link_names(names))
    left, right = (next(each.name.id for each in names if each.name.report_id == key) for key in ("left", "right"))
    return entities.of[left].id == entities.of[right].id


def test_there_are_enough() -> None:
    """Each language has a hundred pairs and more."""
    languages = [entry["language"] for entry in TABLE for _ in entry["pairs"]]
    assert len(languages) >= 200
    assert min(languages.count("fr"), languages.count("en")) >= 100


@pytest.mark.parametrize(("entry", "left", "right"), PAIRS)
def test_no_certain_link(entry: dict[str, Any], left: str, right: str) -> None:
    """Two names that are never one are not linked for certain, even in one story."""
    names = pair_of(entry, left, right)
    first, second = names[0].name.id, names[len(names) // 2].name.id
    certain = [link for link in link_names(names) if link.score >= CERTAIN]
    assert {first, second} not in [{link.left, link.right} for link in certain]
    assert not joined(names)


@pytest.mark.parametrize(("entry", "left", "right"), PAIRS)
def test_no_way_round(entry: dict[str, Any], left: str, right: str) -> None:
    """They stay two when other names, one by one or all together, lead from one to the other."""
    pair = pair_of(entry, left, right)
    others = [
        report(f"other {number}", [*made, *STORY], language=entry["language"], day=f"2026-03-{10 + number % 15}")
        for number, made in enumerate(bridges(entry, left, right))
    ]
    for between in others:
        assert not joined([*pair, *between]), [each.name.forms for each in between]
    assert not joined([*pair, *(each for between in others for each in between)])


def told(entry: dict[str, Any], form: str, side: str) -> list[NamedIn]:
    """Return the names of a report that names somebody and what stands in the table."""
    role = dict(zip(("left", "right"), entry.get("roles", ()), strict=False)).get(side)
    others = [name(words, type=type_) for words, _, type_ in (each.partition(": ") for each in entry[side])]
    return report(side, [name(form, type=entry["type"], role=role), *others], language=entry["language"])


def test_there_are_enough_contexts() -> None:
    """There are twenty and more."""
    assert len(APART) >= 20


@pytest.mark.parametrize(("entry", "form"), APART)
def test_one_form_in_two_worlds(entry: dict[str, Any], form: str) -> None:
    """Names alike stay two, though a medium or an envoy stands in both reports; a bare third one joins them neither."""
    pair = [*told(entry, form, "left"), *told(entry, form, "right")]
    assert not joined(pair)
    for day in ("2026-03-10", "2026-03-20"):
        bare = report("bare", [name(form, type=entry["type"])], language=entry["language"], day=day)
        assert not joined([*pair, *bare])
        others = sorted({*entry["left"], *entry["right"]})
        everything = {"roles": (), "left": others, **{key: entry[key] for key in ("type", "language")}}
        between = [dataclasses.replace(each, day=day) for each in told(everything, form, "left")]
        renamed = [_moved(each, "between") for each in between]
        if entry["type"] != "person":
            assert not joined([*pair, *renamed])


def _moved(each: NamedIn, key: str) -> NamedIn:
    """Return a name as if it stood in another report."""
    mentions = tuple(dataclasses.replace(mention, report_id=key) for mention in each.name.mentions)
    moved = dataclasses.replace(each.name, id=digest(key, each.name.id), report_id=key, mentions=mentions)
    return dataclasses.replace(each, name=moved)
