"""A rubric with other weights."""

from __future__ import annotations

from fractions import Fraction

import pytest

from scorecard.analysis.reweighting import reweighted
from scorecard.model.rubric import Rubric
from scorecard.problem import DocumentError, NodeNotFoundError, ScorecardError

ENDS = {"worst": 0, "best": 1}
HEAD = {"format": "rubric/1", "id": "small", "version": "1.0.0", "title": "Small", "standard": {"title": "S"}}
RUBRIC = Rubric.model_validate({
    **HEAD,
    "dimensions": [
        {"id": "outer", "title": "Outer", "weight": 2, "why": "So.",
         "dimensions": [{"id": "inner", "title": "Inner", "criteria": [{"id": "a", "measure": ENDS}]}],
         "criteria": [{"id": "b", "measure": ENDS}],
         "criteria_from": {"ids": ["c", "d"], "titles": {"c": "C"}, "weight": {"by": "kind", "x": 1}, "measure": ENDS}},
    ],
})  # fmt: skip


def weights_of(rubric: Rubric) -> dict[str, str]:
    """Return every weight by its path."""
    return {node.path: str(node.weight) for node in rubric.tree.walk() if node.path}


OWN = {
    "outer": "2", "outer.inner": "1", "outer.inner.a": "1", "outer.b": "1", "outer.c": "by kind: x 1",
    "outer.d": "by kind: x 1",
}  # fmt: skip


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        ({}, {}),
        ({"outer": 3}, {"outer": "3"}),
        ({"outer.inner.a": Fraction(1, 3)}, {"outer.inner.a": "1/3"}),
        ({"inner": 0, "b": 5}, {"outer.inner": "0", "outer.b": "5"}),
        ({"d": 7}, {"outer.d": "7"}),
    ],
)
def test_named_weights_are_others(weights: dict[str, Fraction], expected: dict[str, str]) -> None:
    """A weight is named by an id or a path; all others stay, those written together with it too."""
    assert OWN | expected == weights_of(reweighted(RUBRIC, weights))


def test_all_else_stays() -> None:
    """Under its own weights the rubric means what it meant."""
    assert RUBRIC.fingerprint == reweighted(RUBRIC, {"outer": Fraction(2)}).fingerprint


def test_a_name_that_is_none_is_refused() -> None:
    """A name of no dimension or criterion is refused, and so is the whole, which has no weight."""
    with pytest.raises(NodeNotFoundError, match="no dimension or criterion 'outre'"):
        reweighted(RUBRIC, {"outre": Fraction(1)})
    with pytest.raises(NodeNotFoundError, match="no dimension or criterion 'small'"):
        reweighted(RUBRIC, {"small": Fraction(1)})


def test_weights_that_a_rubric_cannot_have_are_refused() -> None:
    """Where all weights in a group are 0 there is nothing to aggregate, and less than 0 is no weight."""
    with pytest.raises(DocumentError, match="every weight in the rubric is 0"):
        reweighted(RUBRIC, {"outer": Fraction(0)})
    with pytest.raises(ScorecardError, match=r"^the weight of 'b' is -0[.]5; a weight is 0 or more$"):
        reweighted(RUBRIC, {"b": Fraction(-1, 2)})
