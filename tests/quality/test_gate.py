"""Quality has a floor that only moves up."""

from __future__ import annotations

import gate
import pytest


@pytest.mark.shared
@pytest.mark.parametrize("name", sorted(gate.SETS))
def test_no_score_falls_below_its_floor(name: str) -> None:
    """Attribution, speaker and act stay at least where they were when the floors were last raised."""
    folder = gate.shared()
    if folder is None:
        pytest.skip("SAYSO_SHARED does not name the folder of the measuring material")
    assert not gate.below(name, gate.measure(folder, name))


def test_a_lower_score_is_refused() -> None:
    """A score under its floor is told in words, with both figures."""
    floors = {"digest": "x", "attribution_f1": 60.0}
    assert gate.compare("fr", floors, {"digest": "x", "attribution_f1": 59.9}) == [
        "fr: attribution_f1 is 59.9, the floor is 60.0"
    ]


def test_another_gold_file_is_no_pass() -> None:
    """Floors say nothing of another gold file: the gate asks to measure anew."""
    assert gate.compare("fr", {"digest": "x", "attribution_f1": 60.0}, {"digest": "y", "attribution_f1": 99.0})
