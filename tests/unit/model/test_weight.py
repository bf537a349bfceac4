"""Weights as readers see them."""

from __future__ import annotations

from scorecard.model.weight import Weighting


def test_a_weight_is_written_for_a_reader() -> None:
    """A weight reads as a number, or as one for each value of an attribute."""
    differing = Weighting.model_validate({"by": "kind", "values": {"state": 2, "town": "1/3"}})
    assert ("0.5", "by kind: state 2, town 1/3") == (str(Weighting.model_validate({"number": 0.5})), str(differing))
