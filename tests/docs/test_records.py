"""Every record and every field is documented, in order, with the values that it may take."""

from __future__ import annotations

import dataclasses
import re
from typing import get_args, get_type_hints

import pytest

from docs.pages import coded, column, page, section
from sayso import records
from sayso.records.figures import FigureKind
from sayso.records.guidance import RESPONSE_TYPES, STATUSES
from sayso.records.links import RELATIONS
from sayso.records.names import NAME_TYPES

RECORDS = [name for name in records.__all__ if dataclasses.is_dataclass(getattr(records, name))]
VALUES = {
    ("Statement", "form"): records.FORMS,
    ("Report", "published_from"): records.PUBLISHED_FROM,
    ("Name", "type"): NAME_TYPES,
    ("Figure", "kind"): get_args(FigureKind),
    ("Guidance", "response_type"): RESPONSE_TYPES,
    ("Guidance", "status"): STATUSES,
    ("Link", "relation"): RELATIONS,
    ("Link", "judgement"): tuple(records.Judgement),
    ("RawReport", "media"): get_args(get_type_hints(records.RawReport)["media"]),
}


@pytest.mark.parametrize("name", RECORDS)
def test_every_field_is_in_the_table(name: str) -> None:
    """A record's table holds its fields, in their order."""
    fields = [field.name for field in dataclasses.fields(getattr(records, name))]
    assert [coded(cell)[0] for cell in column(section(page("records.md"), name), "field")] == fields


def test_no_record_that_is_none() -> None:
    """Each heading of the page is a record."""
    titles = re.findall(r"^### (\w+)$", page("records.md"), re.MULTILINE)
    assert sorted(titles) == sorted(RECORDS)


@pytest.mark.parametrize(("name", "field"), VALUES)
def test_every_value_is_named(name: str, field: str) -> None:
    """A field with a closed set of values names each of them."""
    text = section(page("records.md"), name)
    rows = dict(zip(column(text, "field"), column(text, "field", number=2), strict=True))
    assert set(VALUES[name, field]) <= set(coded(rows[f"`{field}`"]))


def test_the_acts() -> None:
    """The table of acts holds all of them, in order."""
    assert [coded(cell)[0] for cell in column(page("records.md"), "act")] == list(records.ACTS)
