"""Roles: penalties and bonuses stand beside what is aggregated and never enter its denominator."""

from __future__ import annotations

from fractions import Fraction

import pytest

from scorecard.model.number import ONE, ZERO
from scorecard.model.scorecard import Scorecard
from spec.builders import bounds, card_of, leaf, rubric_of, seen

HALF, QUARTER = Fraction(1, 2), Fraction(1, 4)


def beside(role: str, value: object, **choices: object) -> Scorecard:
    """Return the scorecard of two criteria at a half, with weights of 1 and 3, beside a penalty or bonus."""
    criteria = (leaf("a"), leaf("b", weight=3), leaf("besides", role=role, **choices))
    observed = {"a": "1/2", "b": "1/2"} | ({} if value is None else {"besides": value})
    return card_of(rubric_of(*criteria), seen(**observed))


def test_a_penalty_subtracts() -> None:
    """A penalty takes off its weight times its value, over the weights of its ordinary siblings: 1 x 1 / 4."""
    assert QUARTER == beside("penalty", 1).score


def test_a_bonus_adds() -> None:
    """A bonus adds as a penalty takes off."""
    assert Fraction(3, 4) == beside("bonus", 1).score


@pytest.mark.parametrize("role", ["penalty", "bonus"])
def test_a_penalty_of_zero_changes_nothing(role: str) -> None:
    """What is worth 0 takes nothing off and adds nothing: it is not in the denominator."""
    assert HALF == beside(role, 0).score


def test_what_is_excluded_leaves_the_denominator_of_a_penalty() -> None:
    """A penalty counts over the siblings that apply: without the weight of 3, all of it."""
    criteria = (leaf("a"), leaf("b", weight=3), leaf("fine", role="penalty", weight="1/2"))
    assert HALF == card_of(rubric_of(*criteria), seen(a=1, b="not_applicable", fine=1)).score


@pytest.mark.parametrize(("role", "span"), [("penalty", (QUARTER, HALF)), ("bonus", (HALF, Fraction(3, 4)))])
def test_an_unknown_penalty_moves_the_bounds_alone(role: str, span: tuple[Fraction, Fraction]) -> None:
    """A penalty or bonus that is not known leaves the score and counts fully in the bounds."""
    card = beside(role, None)
    assert (HALF, *span) == (card.score, *bounds(card))


@pytest.mark.parametrize("missing", ["worst", "best", "withhold"])
def test_no_policy_makes_an_unknown_penalty_count(missing: str) -> None:
    """`missing` speaks of what is aggregated, not of penalties."""
    card = card_of(rubric_of(leaf("a"), leaf("fine", role="penalty"), missing=missing), seen(a=1))
    assert ONE == card.score


def test_penalties_stand_outside_coverage() -> None:
    """An unknown penalty leaves the coverage at 1."""
    assert ONE == beside("penalty", None).root.coverage


def test_a_penalty_that_does_not_apply_changes_nothing() -> None:
    """An excluded penalty moves neither score nor bounds."""
    card = card_of(rubric_of(leaf("a"), leaf("fine", role="penalty")), seen(a=1, fine="not_applicable"))
    assert (ONE, ONE, ONE) == (card.score, card.lower, card.upper)


def test_without_ordinary_siblings_nothing_is_judged() -> None:
    """Where all that is aggregated is excluded, a penalty alone makes no score."""
    card = card_of(rubric_of(leaf("a"), leaf("fine", role="penalty")), seen(a="not_applicable", fine=1))
    assert "excluded" == card.root.outcome


def test_under_sum_full_marks_are_the_weights() -> None:
    """Under `sum` a penalty of 5 points takes 5 points off: of 20 of 40, 15 are left."""
    criteria = (leaf("a", out_of=40), leaf("fine", role="penalty", out_of=5))
    card = card_of(rubric_of(*criteria, aggregate="sum"), seen(a="1/2", fine=1))
    assert "15 of 40" == card.root.show.text(card.score or ZERO)


def test_a_dimension_may_be_a_penalty() -> None:
    """A whole dimension may be taken off: half of its value of a half."""
    good = {"id": "good", "title": "good", "weight": 2, "criteria": [leaf("a")]}
    bad = {"id": "bad", "title": "bad", "role": "penalty", "criteria": [leaf("b"), leaf("c")]}
    assert Fraction(3, 4) == card_of(rubric_of(dimensions=[good, bad]), seen(a=1, b=1, c=0)).score
