"""Tiers: a dimension may aggregate what lies further in, the tiers between being only shown."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from scorecard.model.number import ONE, ZERO
from scorecard.model.scorecard import Scorecard
from spec.builders import Data, card_of, dimension, leaf, rubric_of, seen

TIERS = ["pillar", "pledge", "test"]
PLEDGES = (
    dimension("first", leaf("a"), leaf("b")),
    dimension("second", leaf("c")),
    dimension("third", leaf("d"), weight=2),
)
PILLARS = [
    {"id": "one", "title": "One", "dimensions": [PLEDGES[0]]},
    {"id": "two", "title": "Two", "dimensions": [PLEDGES[1], PLEDGES[2]]},
]
VALUES = {"a": 1, "b": 0, "c": 1, "d": 1}


def over(name: str, *, pillars: list[Data] = PILLARS, **choices: Any) -> Scorecard:
    """Return the scorecard of two pillars that hold three pledges with four tests, over what is named."""
    return card_of(rubric_of(dimensions=pillars, tiers=TIERS, over=name, **choices), seen(**VALUES))


def test_children_are_aggregated_by_default() -> None:
    """The mean of the pillars, 1/2 and 1."""
    assert Fraction(3, 4) == over("children").score


def test_criteria_may_be_aggregated() -> None:
    """The mean of all tests, 1, 0, 1 and 1; this is also 3/4, with other shares."""
    assert [Fraction(1, 4)] * 4 == [term.share for term in over("criteria").root.terms]


def test_a_tier_may_be_aggregated() -> None:
    """The mean of the pledges by their own weights, 1, 1 and 2: 1/4 x 1/2 + 1/4 + 2/4."""
    assert Fraction(7, 8) == over("pledge").score


def test_the_tiers_between_are_only_shown() -> None:
    """A pillar has its own score, and neither its weight nor its method counts for the whole."""
    heavy: list[Data] = [{**PILLARS[0], "weight": 9}, {**PILLARS[1], "range": [0, "1/2"], "clip": False}]
    card = over("pledge", pillars=heavy)
    assert (Fraction(7, 8), Fraction(1, 2)) == (card.score, card["one"].score)


def test_a_sum_between_is_only_shown() -> None:
    """Where a dimension between counts in points, its criteria still have their own weights for the whole."""
    points = dimension("points", leaf("a", out_of=9), aggregate="sum")
    card = card_of(rubric_of(dimensions=[points, dimension("plain", leaf("b"))], over="criteria"), seen(a=1, b=0))
    assert Fraction(1, 2) == card.score


def test_every_method_may_look_further_in() -> None:
    """Where each node is its least child, the median of the tests is 1, of the pledges 1, and of the pillars 1/2."""
    pillars = [{**pillar, "aggregate": "min"} for pillar in PILLARS]
    found = [over(name, pillars=pillars, aggregate="median").score for name in ("criteria", "pledge", "children")]
    assert [ONE, ONE, Fraction(1, 2)] == found


def test_an_inner_dimension_may_look_further_in() -> None:
    """A pillar may aggregate its tests: of 1 alone with a weight of 3 against 0."""
    tests = dimension("first", leaf("a", weight=3), leaf("b"))
    pillar = {"id": "one", "title": "One", "over": "criteria", "dimensions": [tests, dimension("second", leaf("c"))]}
    card = card_of(rubric_of(dimensions=[pillar], tiers=TIERS), seen(a=1, b=0, c=0))
    assert Fraction(3, 5) == card["one"].score


def test_a_sum_over_criteria_counts_their_points() -> None:
    """A sum over criteria has the full marks of all of them, wherever they stand."""
    pillars = [dimension("one", leaf("a", out_of=30)), dimension("two", leaf("b", out_of=10))]
    card = card_of(rubric_of(dimensions=pillars, over="criteria", aggregate="sum"), seen(a=1, b=0))
    assert "30 of 40" == card.root.show.text(card.score or ZERO)


def test_coverage_counts_what_is_aggregated() -> None:
    """Over criteria, one unknown of three is a third of the weight, whatever the dimensions."""
    pillars = [dimension("one", leaf("a"), leaf("b")), dimension("two", leaf("c"))]
    card = card_of(rubric_of(dimensions=pillars, over="criteria"), seen(a=1, b=1))
    assert (Fraction(2, 3), ONE) == (card.root.coverage, card.score)
