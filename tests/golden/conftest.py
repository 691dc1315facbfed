"""`pytest tests/golden --update-golden` accepts what is found now."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option; it is known when this folder is named on the command line."""
    parser.addoption("--update-golden", action="store_true", help="write tests/golden/*.jsonl anew")


@pytest.fixture
def is_update(request: pytest.FixtureRequest) -> bool:
    """Return whether what is found is to be written down, not compared."""
    return bool(request.config.getoption("--update-golden", default=False))
