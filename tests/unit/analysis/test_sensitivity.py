"""Sobol indices of functions whose indices are known."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.analysis.sensitivity import indices, sensitivity
from scorecard.kernel.draws import Block
from scorecard.kernel.values import Amounts
from scorecard.model.robustness import Sensitivity

DRAWS = 60_000


def sampled(block: Block, sample: int) -> Amounts:
    """Return three numbers a draw, each evenly from -pi to pi, of shape (draws, 3)."""
    return block.stream(sample).uniform(-np.pi, np.pi, (block.rows, 3))


def ishigami(numbers: Amounts) -> Amounts:
    """Return the function of T. Ishigami and T. Homma (1990), with a = 7 and b = 0.1."""
    first, second, third = numbers.T
    return np.asarray(np.sin(first) + 7 * np.sin(second) ** 2 + 0.1 * third**4 * np.sin(first))[:, None]


def evaluated(block: Block) -> list[Amounts]:
    """Return the function under two samples, and under the first with each number from the second."""
    one, other = sampled(block, 0), sampled(block, 1)
    mixed = [np.where(np.arange(3) == place, other, one) for place in range(3)]
    return [ishigami(each) for each in (one, other, *mixed)]


@pytest.fixture(scope="module")
def found() -> Sensitivity:
    """Return what is found."""
    return sensitivity(DRAWS, 1, evaluated)


@pytest.mark.parametrize(("place", "first", "total"), [(0, 0.3139, 0.5576), (1, 0.4424, 0.4424), (2, 0.0, 0.2437)])
def test_indices_are_those_of_the_literature(found: Sensitivity, place: int, first: float, total: float) -> None:
    """Main and total effects of Ishigami's function come out as its closed form has them."""
    influence = found.influences[0][place]
    assert (first, total) == pytest.approx((influence.first, influence.total), abs=0.02)


def test_every_sample_counts(found: Sensitivity) -> None:
    """All samples have a value, and as many are said to count."""
    assert (DRAWS, DRAWS) == (found.rows, found.of)


def test_what_does_not_vary_has_no_indices() -> None:
    """Of one number there is no variance to share."""
    same = np.ones(10)
    assert () == indices(same, same, [same, same, same])


def test_samples_without_a_score_are_left_out_and_counted() -> None:
    """A sample in which anybody has no score does not count."""
    gap = np.array([[np.nan], [1.0], [2.0], [4.0]])
    assert 3 == sensitivity(4, 1, lambda _: [gap] * 5).rows
