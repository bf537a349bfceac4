"""What puts two subjects level: found by arithmetic, and seen to be so by scoring again."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest

from scorecard.analysis.arrays import arrays_of
from scorecard.analysis.levelling import levellings
from scorecard.model.comparison import Comparison
from scorecard.model.robustness import Levelling, Move, Shift
from unit.analysis.small import Values, compared, measured

EVEN: Values = {"a": 1, "b": 1, "c": 2}
HIGH: Values = {"a": 1, "b": 0, "c": "3/4"}
LOW: Values = {"a": 0, "b": "1/2", "c": "1/4"}


def found(comparison: Comparison) -> list[Levelling]:
    """Return all that is found for a comparison."""
    records = [card.record for card in comparison.cards]
    return list(levellings(comparison, arrays_of(comparison.rubric, records)))


def scores(weights: Values, **more: object) -> list[Fraction | None]:
    """Return the scores of both under other weights."""
    return [card.score for card in compared(measured(weights, **more), high=HIGH, low=LOW).cards]


def test_one_weight_is_changed_by_the_least_that_levels() -> None:
    """Of all single weights the one is named whose share changes least, with the share at which both are level."""
    level = found(compared(measured(EVEN), high=HIGH, low=LOW))[0]
    assert (0, 1, True) == (level.above, level.below, level.linear)
    assert Shift("on_b", Fraction(1, 4), Fraction(4, 7), exact=True) == level.single


def test_under_the_changed_weight_both_are_level() -> None:
    """Scored again with that share, the others in proportion, both have one score."""
    assert [Fraction(5, 14), Fraction(5, 14)] == scores({"a": 1, "b": 4, "c": 2})


def test_the_least_weight_moves_from_where_one_leads_most() -> None:
    """Weight goes from the greatest lead to the greatest lag, and no more of it than is needed."""
    level = found(compared(measured(EVEN), high=HIGH, low=LOW))[0]
    assert Move(Fraction(1, 4), (("on_a", Fraction(1, 4)),), "on_b") == level.move


def test_after_the_move_both_are_level() -> None:
    """Scored again with the weight moved, both have one score."""
    assert [Fraction(3, 8), Fraction(3, 8)] == scores({"a": 0, "b": "1/2", "c": "1/2"})


def test_no_smaller_move_levels() -> None:
    """Of all moves in twenty-fourths, none that is smaller puts the lower one level."""
    apart = [Fraction(1), Fraction(-1, 2), Fraction(1, 2)]
    shares = [Fraction(1, 4), Fraction(1, 4), Fraction(1, 2)]
    steps = [Fraction(step, 24) for step in range(-24, 25)]
    smaller = [
        (a, b)
        for a, b in product(steps, steps)
        if (abs(a) + abs(b) + abs(a + b)) / 2 < Fraction(1, 4)
        and all(0 <= share for share in (shares[0] + a, shares[1] + b, shares[2] - a - b))
    ]
    after = [
        (shares[0] + a) * apart[0] + (shares[1] + b) * apart[1] + (shares[2] - a - b) * apart[2] for a, b in smaller
    ]
    assert len(smaller) > 10
    assert [] == [each for each in after if each <= 0]


def test_who_is_ahead_everywhere_is_never_level() -> None:
    """No weights level one who leads on everything."""
    level = found(compared(measured(EVEN), high={"a": 1, "b": 1, "c": 1}, low=LOW))[0]
    assert (None, None, True) == (level.single, level.move, level.linear)


def test_equal_scores_and_missing_ones_ask_for_nothing() -> None:
    """Two who are level, or of whom one has no score, are left out."""
    nothing: Values = {"a": None, "b": None, "c": None}
    assert [] == found(compared(measured(EVEN), high=HIGH, same=HIGH, none=nothing))


@pytest.mark.parametrize("more", [{"aggregate": "geometric"}, {"aggregate": {"power": 2}}])
def test_what_is_no_weighted_sum_is_searched(more: dict[str, object]) -> None:
    """Under another mean the share is searched, and scored again both are level to the places that are given."""
    high: Values = {"a": "9/10", "b": "1/10", "c": "3/4"}
    low: Values = {"a": "1/5", "b": "1/2", "c": "1/2"}
    level = found(compared(measured(EVEN, **more), high=high, low=low))[0]
    assert level.single is not None
    share = level.single.after
    rest = {name: Fraction(weight) * (1 - share) for name, weight in {"a": "1/3", "c": "2/3"}.items()}
    again = compared(measured({"a": rest["a"], "b": share, "c": rest["c"]}, **more), high=high, low=low)
    first, second = (card.score for card in again.cards)
    assert first is not None
    assert second is not None
    assert ("on_b", False, False, None) == (level.single.path, level.single.exact, level.linear, level.move)
    assert abs(first - second) < Fraction(1, 10**6)


def test_unknowns_make_it_no_weighted_sum() -> None:
    """Where one is judged on less than the other, the share is searched as well."""
    level = found(compared(measured(EVEN), high=HIGH, low={**LOW, "c": None}))[0]
    assert (False, None) == (level.linear, level.move)
