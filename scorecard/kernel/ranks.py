"""Ranks of many draws at once, and how often one subject comes out above another."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scorecard.kernel.values import NEAR, Amounts

Counts = NDArray[np.int64]
PACKED = 1 << 10
"""Subjects up to which a score and its subject's number fit into one key, near enough to tell scores apart."""
CENTRE = 4.0
"""Scores are packed as their distance below this, so that the best come first; -4 to 4 can be packed."""


def rank_counts(scores: Amounts) -> Counts:
    """Return how often each subject has each rank, of shape (subjects, ranks).

    Args:
        scores: of shape (draws, subjects); not a number for a subject that has none, and then no rank.

    Why: sorting one array of keys that hold both score and number is twice as fast as sorting the numbers by scores.
    """
    size = scores.shape[1]
    missing = np.isnan(scores)
    below = CENTRE - np.where(missing, -CENTRE, scores)
    if size > PACKED or below.min(initial=0.0) < 0 or below.max(initial=0.0) > 2 * CENTRE:
        order = np.argsort(below, axis=1, kind="stable")
    else:
        mask = np.int64((1 << int(size - 1).bit_length()) - 1)
        keys = (below.view(np.int64) & ~mask) | np.arange(size)
        keys.sort(axis=1)
        order = keys & mask
    ranks = np.broadcast_to(np.arange(size), order.shape)
    ordered = np.take_along_axis(below, order, axis=1)
    near = np.diff(ordered, axis=1) <= NEAR
    if near.any():
        ranks = np.where(np.pad(near, ((0, 0), (1, 0))), 0, ranks)
        ranks = np.maximum.accumulate(ranks, axis=1)
    counts = np.bincount((order * size + ranks).ravel(), minlength=size * size).reshape(size, size)
    if missing.any():
        last = np.take_along_axis(missing, order, axis=1)
        counts = counts - np.bincount((order * size + ranks)[last], minlength=size * size).reshape(size, size)
    return counts


def above_counts(scores: Amounts) -> tuple[Counts, Counts]:
    """Return how often each subject is above each other, and how often both have a score, as (subjects, subjects).

    Args:
        scores: as for `rank_counts`. Scores that differ by next to nothing are level.
    """
    size = scores.shape[1]
    above, both = np.zeros((size, size), dtype=np.int64), np.zeros((size, size), dtype=np.int64)
    for first in range(size):
        apart = scores[:, [first]] - scores
        above[first] = (apart > NEAR).sum(axis=0)
        both[first] = (~np.isnan(apart)).sum(axis=0)
    return above, both
