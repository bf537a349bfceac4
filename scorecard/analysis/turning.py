"""Which two subjects change places from one list of scores to another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import combinations
from typing import TypeVar

from scorecard.kernel.values import NEAR

T = TypeVar("T")


def reversed_pairs(own: Sequence[T], other: Sequence[T], order: Callable[[T, T], int]) -> tuple[tuple[int, int], ...]:
    """Return the places of each two subjects whose order is another one; a tie or a missing score is no order.

    Args:
        own: a score for each subject.
        other: another one for each.
        order: tells whether the first of two scores is higher (1), lower (-1) or neither (0).
    """
    pairs = combinations(range(len(own)), 2)
    return tuple((a, b) for a, b in pairs if order(own[a], own[b]) * order(other[a], other[b]) < 0)


def exactly(one: Fraction | None, other: Fraction | None) -> int:
    """Return the order of two exact scores."""
    return 0 if one is None or other is None else (one > other) - (one < other)


def nearly(one: float, other: float) -> int:
    """Return the order of two scores of arrays, where next to no difference is none, and a missing score no number."""
    return (one - other > NEAR) - (one - other < -NEAR)
