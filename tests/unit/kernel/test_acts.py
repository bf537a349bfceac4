"""Acts of many subjects at once come to what the definition makes of each subject's own."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.kernel.acts import Combining, More, Side
from scorecard.kernel.distinct import distinct
from scorecard.model.evidence_rule import Combination
from scorecard.scoring.evidence import combine

UNIT = 20
POINTS: tuple[list[int], ...] = ([5, 20, 5], [], [0, 0, 13, 13, 1], [20])
"""Points of four subjects' acts, in parts of 20."""
SIDE = Side.of(
    np.repeat(np.arange(4), [len(each) for each in POINTS]), np.concatenate(POINTS) / UNIT, subjects=len(POINTS)
)
WAYS = [
    *(Combination(method="top", top=top) for top in (1, 2, 3)),
    *(Combination(method=method) for method in ("best", "mean", "accumulate")),
]


@pytest.mark.parametrize("more", [[0, 0, 0, 0], [1, 3, 0, 2]])
@pytest.mark.parametrize("way", WAYS, ids=str)
def test_acts_combine_as_the_definition_says(way: Combination, more: list[int]) -> None:
    """However acts combine, with further ones of full points or without, each subject has its own value."""
    combining = Combining(way.method, way.top or 1)
    found = combining(combining.known(SIDE), SIDE.count, More(np.array(more), 1.0))
    expected = [float(combine(way, each + [UNIT] * further, UNIT)) for each, further in zip(POINTS, more, strict=True)]
    assert expected == pytest.approx(list(found), abs=1e-15)


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_unseen_acts_fill_the_places_that_are_left(way: Combination) -> None:
    """Unseen acts come to as many as are counted, or one; under `mean` they never lower the value."""
    combining = Combining(way.method, way.top or 1)
    unseen = np.array([10, 4, 20, 0]) / UNIT
    found = combining(combining.known(SIDE), SIDE.count, More(np.zeros(4, dtype=np.int64), 1.0, unseen))
    worst = [
        combine(way, [*each, *[point] * (way.top or 1)], UNIT)
        for each, point in zip(POINTS, (10, 4, 20, 0), strict=True)
    ]
    kept = [combine(way, each, UNIT) for each in POINTS] if way.method == "mean" else worst
    assert [float(max(pair)) for pair in zip(worst, kept, strict=True)] == pytest.approx(list(found), abs=1e-15)


@pytest.mark.parametrize("numbers", [[], [3], [1, 1, 4, 9, 9], [9, 1, 4, 1, 9]])
def test_distinct_numbers_are_those_of_numpy(numbers: list[int]) -> None:
    """In order or not, the distinct numbers, their first places and the place of each are the same."""
    given = np.array(numbers, dtype=np.int64)
    expected = np.unique(given, return_index=True, return_inverse=True)
    assert [list(each) for each in expected] == [list(each) for each in distinct(given)]
