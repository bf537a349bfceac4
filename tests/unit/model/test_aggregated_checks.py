"""Checks of what is aggregated, wherever `over` places it, and of what ceilings and bands look at."""

from __future__ import annotations

from typing import Any

import pytest
from spec.builders import Data, dimension, leaf, rubric_of

from scorecard.problem import DocumentError

UNCAPPED = {"id": "c", "measure": {"worst": 0, "best": 1, "cap": "none"}}
VALUED = [{"from": 0, "label": "low", "value": 0}, {"from": "1/2", "label": "high", "value": 1}]
PENALTY = leaf("fine", role="penalty")


def problems(*dimensions: Data, **choices: Any) -> list[tuple[str, str]]:
    """Return the code and the place of each problem of a rubric."""
    with pytest.raises(DocumentError) as raised:
        rubric_of(dimensions=list(dimensions), **choices)
    return [(problem.code, str(problem.pointer)) for problem in raised.value.problems]


def test_a_method_looks_at_what_it_aggregates() -> None:
    """A method that is defined from 0 to 1 refuses an uncapped criterion further in, where it aggregates that."""
    inside = dimension("books", UNCAPPED, aggregate="mean")
    assert [("uncapped", "dimensions[0].criteria[0].measure.cap")] == problems(
        inside, over="criteria", aggregate={"power": "1/2"}
    )


def test_bands_are_asked_of_what_is_aggregated() -> None:
    """Where values of bands are used further in, each criterion there needs bands with values."""
    bare = leaf("a", bands=[{"from": 0, "label": "any"}])
    found = problems(dimension("books", bare, leaf("b")), over="criteria", use="band", bands=VALUED)
    assert [("band-value", "dimensions[0].criteria[0].bands[0]")] == found


def test_penalties_alone_are_nothing_to_aggregate() -> None:
    """A dimension whose criteria are penalties has nothing that they could lower."""
    assert [("no-ordinary", "dimensions[0]")] == problems(dimension("fines", PENALTY), dimension("books", leaf("a")))


def test_ordinary_weights_may_not_all_be_0() -> None:
    """A penalty with a weight does not make up for ordinary criteria without any."""
    assert [("weights-all-zero", "dimensions[0]")] == problems(dimension("books", leaf("a", weight=0), PENALTY))


def test_a_tier_has_its_name_alone() -> None:
    """Two tiers of one name would both be meant by `over`."""
    assert [("duplicate-id", "tiers[2]")] == problems(dimension("books", leaf("a")), tiers=["a", "b", "b"])


@pytest.mark.parametrize(
    ("choices", "place"),
    [
        ({"ceiling": {"at": 50, "while": {"a": "1/2"}}}, "ceiling[0].at"),
        ({"ceiling": {"at": "1/2", "while": {"a": 50}}}, "ceiling[0].while.a"),
        ({"bands": [{"from": 0, "label": "any", "requires": {"a": -1}}]}, "bands[0].requires.a"),
    ],
)
def test_ceilings_and_requirements_lie_where_scores_can_be(choices: Data, place: str) -> None:
    """A ceiling and a threshold are from 0 to 1, in whatever units scores are shown."""
    assert [("out-of-range", place)] == problems(dimension("books", leaf("a")), **choices)


def test_an_uncapped_node_may_be_looked_at_anywhere() -> None:
    """A threshold of a node that may leave 0 to 1 may lie there, too."""
    ceiling = {"at": "1/2", "while": {"c": 3}}
    rubric = rubric_of(dimensions=[dimension("books", UNCAPPED, leaf("b", ceiling=ceiling))])
    assert ["c", "b"] == list(rubric.criteria)


def test_a_wrong_path_is_one_problem() -> None:
    """A path that leads nowhere is no circle, though its last step is the node's own id."""
    held = leaf("a", ceiling={"at": "1/2", "while": {"other.a": "1/2"}})
    found = problems(dimension("books", held), dimension("other", leaf("b")))
    assert [("unknown-node", "dimensions[0].criteria[0].ceiling[0].while.other.a")] == found
