"""Distinct numbers among many, quickly where they come in order."""

from __future__ import annotations

import numpy as np

from scorecard.kernel.values import Whole


def distinct(numbers: Whole) -> tuple[Whole, Whole, Whole]:
    """Return the distinct numbers in order, the first place of each, and of each number the place among these.

    Why: rows of tables mostly come in order, where nothing must be sorted.
    """
    rises = np.diff(numbers) if len(numbers) else numbers
    if (rises < 0).any():
        return np.unique(numbers, return_index=True, return_inverse=True)
    starts = np.append([True], rises > 0)[: len(numbers)]
    first = np.flatnonzero(starts)
    return numbers[first], first, np.cumsum(starts) - 1
