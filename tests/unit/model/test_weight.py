"""Weights as readers see them."""

from __future__ import annotations

import pytest
from spec.builders import leaf, rubric_of

from scorecard.model.weight import Weighting


@pytest.mark.parametrize(
    ("short", "whole"),
    [
        (2, {"number": 2}),
        ({"number": 2}, {"number": 2}),
        ({"by": "kind", "state": 2}, {"by": "kind", "values": {"state": 2}}),
        ({"by": "kind", "values": {"state": 2}}, {"by": "kind", "values": {"state": 2}}),
    ],
)
def test_a_weight_may_be_written_short(short: object, whole: object) -> None:
    """A number stands for a weight, and values may stand beside what they are of."""
    assert Weighting.model_validate(whole) == rubric_of(leaf("a", weight=short)).nodes["a"].weight


def test_a_weight_is_written_for_a_reader() -> None:
    """A weight reads as a number, or as one for each value of an attribute."""
    differing = Weighting.model_validate({"by": "kind", "values": {"state": 2, "town": "1/3"}})
    assert ("0.5", "by kind: state 2, town 1/3") == (str(Weighting.model_validate({"number": 0.5})), str(differing))
