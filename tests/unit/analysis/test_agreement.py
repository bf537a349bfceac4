"""Krippendorff's alpha: the published example, another implementation, and what it must do whatever the data."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import get_args

import krippendorff
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scorecard.analysis.agreement import NO_PAIRS, NO_VARIATION, Measurement, Value, agreement

N = None
CANONICAL = list(
    zip(
        [1, 2, 3, 3, 2, 1, 4, 1, 2, N, N, N],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, N, 3],
        [N, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, N],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, N],
        strict=True,
    )
)
"""Four observers, twelve units: Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section C."""
MEASUREMENTS: tuple[Measurement, ...] = get_args(Measurement)
UNITS = st.integers(2, 25).flatmap(
    lambda coders: st.lists(
        st.lists(st.none() | st.integers(0, 4), min_size=coders, max_size=coders), min_size=1, max_size=12
    )
)


@pytest.mark.parametrize(
    ("measurement", "alpha"),
    [
        ("nominal", Fraction(113, 152)),
        ("ordinal", Fraction(108577, 133160)),
        ("interval", Fraction(951, 1120)),
        ("ratio", Fraction(18222619, 22852465)),
    ],
)
def test_the_canonical_data_have_their_alphas(measurement: Measurement, alpha: Fraction) -> None:
    """The published example has 0.743, 0.815, 0.849 and 0.797; here to all digits."""
    found = agreement(CANONICAL, measurement, draws=0)
    assert found.alpha == pytest.approx(float(alpha), abs=1e-14)
    assert (11, 40, Fraction(43, 55), "", None, 0) == (
        found.units,
        found.values,
        found.alike,
        found.undefined,
        found.interval,
        found.draws,
    )


@given(UNITS, st.sampled_from(MEASUREMENTS))
def test_another_implementation_agrees(units: list[list[int | None]], measurement: Measurement) -> None:
    """The package `krippendorff` finds the same wherever there is an alpha, with up to twenty-five coders."""
    found = agreement(units, measurement, draws=0)
    assume(found.alpha is not None)
    table = np.array([[np.nan if value is None else value for value in unit] for unit in units], dtype=float).T
    other = krippendorff.alpha(reliability_data=table, level_of_measurement=measurement)
    assert found.alpha == pytest.approx(other, abs=1e-9)


@given(UNITS, st.sampled_from(MEASUREMENTS), st.randoms(use_true_random=False))
def test_neither_the_order_of_units_nor_of_coders_matters(
    units: list[list[int | None]], measurement: Measurement, random: st.DataObject
) -> None:
    """Alpha knows no order of units, and not who gave a value."""
    shuffled = [random.sample(unit, len(unit)) for unit in random.sample(units, len(units))]  # type: ignore[attr-defined]  # what `randoms` gives is a Random
    one, other = agreement(units, measurement, draws=0), agreement(shuffled, measurement, draws=0)
    assert (one.alpha is None) == (other.alpha is None)
    assert one.alpha is None or one.alpha == pytest.approx(other.alpha, abs=1e-12)
    assert (one.alike, one.units, one.values) == (other.alike, other.units, other.values)


@pytest.mark.parametrize("measurement", MEASUREMENTS)
def test_full_agreement_is_one(measurement: Measurement) -> None:
    """Coders who always agree have exactly 1, and so has every draw in which values differ."""
    found = agreement([[1, 1], [2, 2], [3, 3], [1, 1]], measurement)
    assert (1, (1, 1), Fraction(1)) == (found.alpha, found.interval, found.alike)
    assert 1800 < found.draws < 1900


@pytest.mark.parametrize(
    ("units", "reason", "alike"),
    [
        ([], NO_PAIRS, None),
        ([[1, None], [None, 2]], NO_PAIRS, None),
        ([[1, 1], [1, 1]], NO_VARIATION, Fraction(1)),
        ([[0, 0], [None, 3]], NO_VARIATION, Fraction(1)),
    ],
)
@pytest.mark.parametrize("measurement", MEASUREMENTS)
def test_where_nothing_can_disagree_alpha_is_undefined(
    units: list[list[int | None]], measurement: Measurement, reason: str, alike: Fraction | None
) -> None:
    """Without a pair or without variation there is no alpha, and the reason is said; it is neither 1 nor 0."""
    found = agreement(units, measurement)
    assert (None, reason, alike, None, 0) == (found.alpha, found.undefined, found.alike, found.interval, found.draws)


def test_an_order_of_words_counts_how_many_lie_between() -> None:
    """On an order, words far apart disagree more than neighbours; without one they are only different."""
    order = ["stated", "engaged", "committed", "carried_out"]
    near: list[list[Value | None]] = [["stated", "engaged"], ["committed", "committed"], ["carried_out", "carried_out"]]
    far: list[list[Value | None]] = [["stated", "carried_out"], ["committed", "committed"], ["engaged", "engaged"]]
    alphas = [agreement(units, "ordinal", order=order, draws=0).alpha or math.nan for units in (near, far)]
    names = [agreement(units, draws=0).alpha for units in (near, far)]
    assert alphas[0] > alphas[1]
    assert names[0] == names[1]


def test_a_word_outside_the_order_is_refused() -> None:
    """A value that the order does not have cannot be placed."""
    with pytest.raises(ValueError, match=r"^'done' is not in the order: stated, engaged$"):
        agreement([["stated", "done"]], "ordinal", order=("stated", "engaged"))


@pytest.mark.parametrize("value", ["stated", "1/0"])
def test_words_are_no_numbers(value: str) -> None:
    """Distances need numbers."""
    with pytest.raises(ValueError, match=f"^'{value}' is no number$"):
        agreement([[value, value]], "interval")


def test_amounts_are_not_below_nothing() -> None:
    """A ratio scale has no values below 0."""
    with pytest.raises(ValueError, match=r"^-1 lies below 0, which a ratio scale cannot have$"):
        agreement([[-1, 2]], "ratio")


def test_nothing_lies_as_far_as_can_be_from_any_amount() -> None:
    """On a ratio scale 0 and 0 do not differ, and 0 differs from 1 and from 100 alike."""
    found = agreement([[0, 0], [0, 1], [100, 100]], "ratio", draws=0).alpha
    expected = 1 - Fraction(5) * 2 / (2 * (3 * 1 + 3 * 2 + 1 * 2 * Fraction(99, 101) ** 2))
    assert found == pytest.approx(float(expected), abs=1e-14)


def test_one_unit_has_no_interval() -> None:
    """A single unit can only be drawn again, which tells nothing."""
    found = agreement([[1, 2]])
    assert (0.0, None, 0) == (found.alpha, found.interval, found.draws)


def test_thousands_of_units_and_many_coders_are_no_matter() -> None:
    """Counts are no larger than units times values, and no number overflows."""
    units = [[(unit * coder) % 300 for coder in range(2 + unit % 20)] for unit in range(3000)]
    found = agreement(units, draws=2)
    assert (3000, 2) == (found.units, found.draws)
    assert -0.2 < (found.alpha or 0) < 0.2


def test_the_first_draws_of_more_are_the_same() -> None:
    """The same seed gives the same draws; another gives others; the more draws, the finer the ends."""
    few, again = agreement(CANONICAL, draws=200), agreement(CANONICAL, draws=200)
    other, many = agreement(CANONICAL, draws=200, seed=2), agreement(CANONICAL, draws=400)
    assert few == again
    assert few.interval != other.interval
    assert (200, 400) == (few.draws, many.draws)


def test_an_interval_is_what_it_was() -> None:
    """The ends of the canonical interval are fixed, as long as numpy draws as it does."""
    assert (0.409333, 0.939394) == agreement(CANONICAL).interval
