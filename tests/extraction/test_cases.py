"""Every marked sentence in tests/cases gives the statements that are marked in it, and no other."""

from pathlib import Path

import pytest

from cases.marked import Case, check, read_cases
from sayso.extraction.statements import find_statements
from sayso.languages.pack import load_pack
from sayso.parsing.parser import parse

CASES = Path(__file__).parent.parent / "cases"


def parameters() -> list[object]:
    return [
        pytest.param(
            case, id=case.id, marks=[pytest.mark.xfail(reason=case.known_gap, strict=True)] if case.known_gap else []
        )
        for language in ("fr", "en")
        for case in read_cases(CASES / language)
    ]


@pytest.mark.parametrize("case", parameters())
def test_case(case: Case) -> None:
    """The statements of a marked text are found word by word, and nothing is found beside them."""
    pack = load_pack(case.language)
    trouble = check(case, find_statements(parse(case.report(), pack), pack))
    assert not trouble, f"\n{trouble}"
