"""Rounding: only where a rubric declares it, in the node's shown units."""

from __future__ import annotations

from fractions import Fraction

import pytest

from scorecard.model.number import ONE
from spec.builders import bounds, by_scale, card_of, dimension, leaf, rubric_of, seen

SIGNED = {"from": -100, "to": 100}


@pytest.mark.parametrize(
    ("mode", "value", "score"),
    [
        ("half_up", "1/8", "0.13"),
        ("half_up", "1249/10000", "0.12"),
        ("half_even", "1/8", "0.12"),
        ("half_even", "27/200", "0.14"),
        ("half_even", "1251/10000", "0.13"),
        ("down", "129/1000", "0.12"),
    ],
)
def test_each_mode_rounds_its_way(mode: str, value: str, score: str) -> None:
    """A half goes away from zero, or to the even neighbour, or all is cut off."""
    rubric = rubric_of(leaf("a", round={"decimals": 0, "mode": mode}))
    assert Fraction(score) == card_of(rubric, seen(a=value))["a"].score


@pytest.mark.parametrize(("mode", "shown"), [("half_up", -13), ("half_even", -12), ("down", -12)])
def test_rounding_counts_in_shown_units(mode: str, shown: int) -> None:
    """Shown from -100 to 100, 0.4375 is -12.5: a half goes away from zero, and a cut towards it."""
    rubric = rubric_of(leaf("a", round={"decimals": 0, "mode": mode}, show=SIGNED))
    assert Fraction(shown + 100, 200) == card_of(rubric, seen(a="7/16"))["a"].score


def test_nothing_is_rounded_unless_declared() -> None:
    """Without `round` a third stays a third, however it is shown."""
    assert Fraction(1, 3) == card_of(rubric_of(leaf("a"), show={"decimals": 0}), seen(a="1/3")).score


def test_half_up_is_the_default() -> None:
    """A rubric that names no mode rounds a half away from zero."""
    assert Fraction("0.13") == card_of(rubric_of(leaf("a", round={"decimals": 0})), seen(a="1/8"))["a"].score


def test_the_parent_sees_the_rounded_value() -> None:
    """What is rounded at a node is rounded for all above it."""
    card = card_of(rubric_of(leaf("a", round={"decimals": 0}), leaf("b")), seen(a="1/8", b=0))
    assert Fraction("0.065") == card.score


def test_bounds_are_rounded_too() -> None:
    """Bounds pass through the rounding of their node."""
    books = dimension("books", leaf("a"), leaf("b"), leaf("c"), round={"decimals": 0})
    assert (Fraction("0.33"), Fraction("0.67")) == bounds(card_of(rubric_of(dimensions=[books]), seen(a=1, b=0)).root)


def test_rounding_is_not_handed_down() -> None:
    """A rubric's rounding is that of the whole alone."""
    card = card_of(rubric_of(leaf("a"), round={"decimals": 0}), seen(a="1/3"))
    assert (Fraction(1, 3), Fraction("0.33")) == (card["books"].score, card.score)


def test_rounding_takes_nothing_out_of_the_unit() -> None:
    """Full marks of 2.5 points that are rounded to whole points are not 3 of 2.5."""
    rubric = rubric_of(leaf("a", round={"decimals": 0}, show={"from": 0, "to": "5/2"}))
    assert ONE == card_of(rubric, seen(a=1))["a"].score


def test_points_are_rounded_out_of_what_applies() -> None:
    """A sum is rounded in points of what applies: 1/3 of 10 points is 3 points."""
    books = dimension("books", leaf("a", out_of=10), leaf("b", out_of=30), round={"decimals": 0})
    card = card_of(rubric_of(dimensions=[books], aggregate="sum"), seen(a="1/3", b="not_applicable"))
    assert Fraction(3, 10) == card["books"].score


def test_what_lies_outside_the_unit_is_rounded_there() -> None:
    """Without a clip, a bonus takes the value to 1 1/3, which is rounded to 1.33 and not back to 1."""
    besides = leaf("b", role="bonus", weight="1/3")
    books = dimension("books", leaf("a"), besides, clip=False, round={"decimals": 0})
    assert Fraction("1.33") == card_of(rubric_of(dimensions=[books]), seen(a=1, b=1))["books"].score


def test_bounds_of_an_unknown_criterion_are_rounded_too() -> None:
    """An unknown lies between what its scale's ends are rounded to."""
    scales = {"third": {"low": "1/3", "high": "2/3"}}
    rubric = rubric_of(by_scale("a", scale="third", round={"decimals": 0}), scales=scales)
    assert (Fraction("0.33"), Fraction("0.67")) == bounds(card_of(rubric)["a"])
