"""How sure a statement is, is learned from annotated reports."""

import pytest

from training.confidence import Example, f1_at, reliability

pytest.importorskip("sklearn", reason="scikit-learn is in the group `training` alone")


def example(right: tuple[bool, ...], gold: int) -> Example:
    return Example("fr", gold, tuple(frozenset({"a"}) for _ in right), right)


def test_finds_below_the_threshold_cost_recall_and_spare_precision() -> None:
    """Precision counts what is kept, recall what is kept and right among all that was marked."""
    examples = [example((True, False), gold=2)]
    assert f1_at(examples, [(0.9, 0.2)], 0.0) == pytest.approx((50, 50, 50))
    precision, recall, _ = f1_at(examples, [(0.9, 0.2)], 0.5)
    assert (precision, recall) == (100, 50)


def test_reliability_lays_what_is_said_beside_what_is_right() -> None:
    """Each tenth tells how many finds were given it and how many of them are right."""
    table = reliability([example((True, True, False), gold=2)], [(0.92, 0.98, 0.12)])
    assert [(low, count, right) for low, _, count, right in table] == [(0.1, 1, 0.0), (0.9, 2, 1.0)]
