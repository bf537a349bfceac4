"""Aggregation: how the values of children become one value, each method worked out by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from scorecard.model.number import ONE, ZERO
from spec.builders import by_measure, card_of, children, dimension, rubric_of, seen

HALF, QUARTER = Fraction(1, 2), Fraction(1, 4)


@pytest.mark.parametrize(
    ("method", "value"),
    [
        ("mean", Fraction(7, 16)),  # 3/4 x 1/4 + 1/4 x 1
        ("sum", Fraction(5, 8)),  # full marks of 1 each: (1/4 + 1) / 2
        ("harmonic", Fraction(4, 13)),  # 1 / (3/4 / (1/4) + 1/4 / 1)
        ("min", QUARTER),
        ("max", Fraction(1)),
        ("median", Fraction(5, 8)),  # the mean of the middle two, whatever the weights
        ("product", QUARTER),
        ({"power": 1}, Fraction(7, 16)),  # the mean
        ({"power": -1}, Fraction(4, 13)),  # the harmonic mean
    ],
)
def test_each_method_has_its_value(method: object, value: Fraction) -> None:
    """Of 1/4 with a weight of 3 and 1 with a weight of 1, each method gives the value of its formula."""
    weights = () if method == "sum" else (3, 1)
    assert value == children("1/4", 1, weights=weights, aggregate=method).score


def test_the_geometric_mean_multiplies() -> None:
    """The geometric mean is the product of the values raised to their shares: the root of 1/4 x 1."""
    assert HALF == children("1/4", 1, aggregate="geometric").score


def test_the_power_mean_has_its_exponent() -> None:
    """With an exponent of 2, it is the root of the mean square: of 0.6 and 0.8 the root of a half."""
    assert Fraction("0.707106781186547524400844362105") == children("3/5", "4/5", aggregate={"power": 2}).score


@pytest.mark.parametrize("method", ["geometric", "harmonic", {"power": -2}, "product", "min"])
def test_a_zero_makes_zero(method: object) -> None:
    """Methods that do not compensate are 0 as soon as one child is."""
    assert 0 == children(0, 1, aggregate=method).score


def test_a_positive_power_survives_a_zero() -> None:
    """A power mean with a positive exponent counts a zero as it counts any value."""
    assert HALF == children(0, 1, aggregate={"power": 1}).score


@pytest.mark.parametrize("method", ["mean", "geometric", "harmonic", "min", "max", "median", "sum", {"power": "1/3"}])
def test_equal_values_keep_their_value(method: object) -> None:
    """If all children have one value, every mean has that value exactly."""
    assert Fraction(1, 3) == children("1/3", "1/3", "1/3", aggregate=method).score


def test_an_odd_median_is_the_middle_value() -> None:
    """The median of three values is the one in the middle."""
    assert QUARTER == children(1, "1/4", 0, aggregate="median").score


def test_weights_are_rescaled_to_shares() -> None:
    """Weights count by their proportion only."""
    assert children(0, 1, weights=(1, 3)).score == children(0, 1, weights=("1/10", "3/10")).score


@pytest.mark.parametrize("method", ["mean", "geometric", "harmonic", "min", "max", "median", "product"])
def test_a_weight_of_zero_changes_nothing(method: str) -> None:
    """A child of weight 0 counts under no method, not even when it is unknown."""
    assert (
        children("1/4", 1, aggregate=method).score
        == children("1/4", 1, 0, None, weights=(1, 1, 0, 0), aggregate=method).score
    )


def test_a_sum_weighs_by_full_marks() -> None:
    """Under `sum` full marks are the weights: 30 points and 0 of 10 are three quarters."""
    criteria = ({**by_measure("reports"), "out_of": 30}, {**by_measure("audits"), "out_of": 10})
    card = card_of(rubric_of(*criteria, aggregate="sum"), seen(reports=1, audits=0))
    assert Fraction(3, 4) == card.score


def test_a_sum_is_shown_as_points() -> None:
    """Under `sum` a value is shown as points of its full marks."""
    criteria = ({**by_measure("reports"), "out_of": 30}, {**by_measure("audits"), "out_of": 10})
    card = card_of(rubric_of(*criteria, aggregate="sum"), seen(reports=1, audits=0))
    shown = {path: result.node.show.text(result.score or Fraction(0)) for path, result in card.results.items()}
    assert {"": "30 of 40", "books": "30 of 40", "books.reports": "30 of 30", "books.audits": "0 of 10"} == shown


def test_a_dimension_has_the_full_marks_of_its_children() -> None:
    """Among dimensions of a sum, each weighs what its children's full marks add up to."""
    first = dimension("first", {**by_measure("reports"), "out_of": 30})
    second = dimension("second", {**by_measure("audits"), "out_of": 6}, {**by_measure("replies"), "out_of": 4})
    card = card_of(rubric_of(dimensions=[first, second], aggregate="sum"), seen(reports=0, audits=1, replies=1))
    assert QUARTER == card.score


def test_a_scale_gives_the_full_marks_of_its_criterion() -> None:
    """A criterion on a scale with points has the scale's full marks, unless it gives its own."""
    scale = {"out_of": 3, "levels": [{"id": "no", "points": 0}, {"id": "yes", "points": 3}]}
    criteria = ({"id": "reports", "scale": "marks"}, by_measure("audits"))
    card = card_of(rubric_of(*criteria, scales={"marks": scale}, aggregate="sum"), seen(reports="yes", audits=0))
    assert Fraction(3, 4) == card.score


def test_dimensions_nest() -> None:
    """A dimension may hold dimensions and criteria, and each level has its own shares."""
    inner = dimension("inner", by_measure("a"), by_measure("b"))
    outer = dimension("outer", by_measure("c", 3), dimensions=[inner])
    card = card_of(rubric_of(dimensions=[outer]), seen(a=1, b=0, c=1))
    assert Fraction(7, 8) == card["outer"].score


def test_a_dimension_may_choose_its_own_method() -> None:
    """A dimension's choices hold for it and below it, in place of the rubric's."""
    dimensions = [
        dimension("strict", by_measure("a"), by_measure("b"), aggregate="min"),
        dimension("mild", by_measure("c")),
    ]
    card = card_of(rubric_of(dimensions=dimensions), seen(a=0, b=1, c=1))
    assert (ZERO, HALF) == (card["strict"].score, card.score)


def test_an_uncapped_value_is_clipped_in_its_dimension() -> None:
    """A child may leave 0 to 1; the dimension it stands in does not."""
    card = card_of(rubric_of(by_measure("delay", cap="none")), seen(delay=3))
    assert (Fraction(3), ONE) == (card["delay"].score, card["books"].score)


def test_bounds_are_aggregated_as_scores_are() -> None:
    """The lower bound takes every unknown child at its worst, the upper at its best."""
    card = children("1/2", None, aggregate="mean")
    assert (QUARTER, Fraction(3, 4)) == (card.lower, card.upper)


def test_a_root_of_nothing_is_nothing() -> None:
    """A power mean with an exponent from 0 to 1 counts a value of 0 as 0: the square of half the root of 1."""
    assert QUARTER == children(0, 1, aggregate={"power": HALF}).score
