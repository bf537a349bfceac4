"""Ranks of many draws at once, and how often one subject comes out above another."""

from __future__ import annotations

import threading

import numpy as np
from numpy.typing import NDArray

from scorecard.kernel.draws import BLOCK
from scorecard.kernel.values import NEAR, Amounts

Counts = NDArray[np.int64]
FEW = 128
"""Subjects up to which keys of 32 bits tell nearly all scores apart."""
WORST, BEST = 0.0, 1 + NEAR
"""Scores that can be packed; for others the order is found without keys."""
FULL = 1 - 2.0**-20
"""How much of a key's range scores may fill, so that rounding never leaves it."""


def units(subjects: int) -> float:
    """Return how many steps a key has from the best score to the worst."""
    return FULL * 2.0 ** (31 if subjects <= FEW else 63)


class _Keys:
    """Memory in which the ranks of a block are found.

    A key holds how far a score is below the best possible one, and in its lowest bits the subject's number, so that
    sorting the keys sorts the subjects. Draws in which two keys are so near that the scores could be level, and draws
    in which a subject has no score, are ordered by the scores themselves.

    Why: sorting one array of keys is twice as fast as sorting the numbers by scores, and faster in 32 bits than in 64.
    """

    def __init__(self, subjects: int) -> None:
        """Make room for a block of draws."""
        self.subjects = subjects
        self._places = 1 << (subjects - 1).bit_length()
        signed, unsigned = (np.int32, np.uint32) if subjects <= FEW else (np.int64, np.uint64)
        self._scale = units(subjects)
        self._mask = signed(self._places - 1)
        shape = (BLOCK, subjects)
        self._below, self._bins = np.empty(shape), np.empty(shape, dtype=np.int64)
        self._keys, self._apart = np.empty(shape, dtype=signed), np.empty(BLOCK * subjects - 1, dtype=unsigned)
        # Whole arrays, since numpy takes far longer to repeat a short row than to read a long one.
        self._numbers = np.tile(np.arange(subjects, dtype=signed), (BLOCK, 1))
        self._starts = np.tile(np.arange(0, subjects * self._places, self._places, dtype=signed), (BLOCK, 1))

    def counts(self, scores: Amounts) -> Counts:
        """Return the counts of a block of draws at most, of shape (subjects, ranks)."""
        below = np.multiply(scores, -self._scale, out=self._below[: len(scores)])
        below += self._scale
        if scores.min() >= WORST and scores.max() <= BEST:
            return self.counts_below(below)
        bins = self._bins[: len(scores)]
        bins[:] = self._exactly(below)
        return self._counted(bins)

    def counts_below(self, below: Amounts) -> Counts:
        """Return the counts from how far each score is below the best, in units; all are within the range."""
        near = self._sorted(below)
        bins = self._binned(len(below))
        if near.size:
            bins[near] = self._exactly(below[near])
        return self._counted(bins)

    def _counted(self, bins: Counts) -> Counts:
        size = self.subjects * self._places
        found = np.bincount(bins.ravel(), minlength=size + 1)[:size]
        return np.ascontiguousarray(found.reshape(self.subjects, self._places)[:, : self.subjects].T, dtype=np.int64)

    def _sorted(self, below: Amounts) -> NDArray[np.intp]:
        """Sort the keys, and return the draws in which some are too near to be sure."""
        rows, keys = len(below), self._keys[: len(below)]
        keys[:] = below
        keys &= ~self._mask
        keys |= self._numbers[:rows]
        keys.sort(axis=1)
        flat = keys.view(self._apart.dtype).ravel()
        # From one draw to the next keys fall, and wrap around to a large number here.
        apart = np.subtract(flat[1:], flat[:-1], out=self._apart[: flat.size - 1])
        limit = 2 * self._places
        if apart.min(initial=limit) >= limit:
            return np.empty(0, dtype=np.intp)
        return np.unique(np.flatnonzero(apart < limit) // self.subjects)

    def _binned(self, rows: int) -> Counts:
        """Return the bin of each place in the order: as many bins a rank as subjects fit into a key."""
        keys, bins = self._keys[:rows], self._bins[:rows]
        keys &= self._mask
        keys |= self._starts[:rows]
        bins[:] = keys
        return bins

    def _exactly(self, below: Amounts) -> Counts:
        """Return the bins by the numbers themselves; those without a score get the last bin.

        Scores that differ by next to nothing share the best of their ranks.
        """
        below = np.where(np.isnan(below), np.inf, below)
        order = np.argsort(below, axis=1, kind="stable")
        ordered = np.sort(below, axis=1)
        ranks = np.tile(np.arange(self.subjects), (len(below), 1))
        ranks[:, 1:][ordered[:, 1:] <= ordered[:, :-1] + NEAR * self._scale] = 0
        bins = np.maximum.accumulate(ranks, axis=1) * self._places + order
        bins[np.isinf(ordered)] = self.subjects * self._places
        return bins


class Ranks(threading.local):
    """Counts how often each subject has each rank; each thread works in memory of its own, and uses it again."""

    _keys: _Keys | None = None

    def counts(self, scores: Amounts) -> Counts:
        """Return the counts, of shape (subjects, ranks).

        Args:
            scores: of shape (draws, subjects); not a number for a subject that has none, and then no rank. Scores that
                differ by next to nothing are level, and share the best of their ranks.
        """
        subjects = scores.shape[1]
        keys = self._of(subjects)
        found = np.zeros((subjects, subjects), dtype=np.int64)
        for start in range(0, len(scores), BLOCK):
            found += keys.counts(scores[start : start + BLOCK])
        return found

    def counts_below(self, below: Amounts) -> Counts:
        """Return the counts from how far scores from 0 to 1 are below 1, which saves four looks at each of them.

        Args:
            below: at most a block of draws, as many `units` from 0 to 1.
        """
        return self._of(below.shape[1]).counts_below(below)

    def _of(self, subjects: int) -> _Keys:
        if self._keys is None or self._keys.subjects != subjects:
            self._keys = _Keys(subjects)
        return self._keys


def rank_counts(scores: Amounts) -> Counts:
    """Return how often each subject has each rank, of shape (subjects, ranks).

    Args:
        scores: as for `Ranks.counts`.
    """
    return Ranks().counts(scores)


def above_counts(scores: Amounts) -> tuple[Counts, Counts]:
    """Return how often each subject is above each other, and how often both have a score, as (subjects, subjects).

    Args:
        scores: as for `rank_counts`.

    Scores that differ by next to nothing are level.
    """
    of_each, one = np.ascontiguousarray(scores.T), np.ones(len(scores), dtype=np.float32)
    nearly = of_each + NEAR
    # Products with ones, since numpy adds up truths far more slowly than it multiplies numbers; both are exact.
    above = np.stack([(own > nearly).astype(np.float32) @ one for own in of_each])
    known = (~np.isnan(scores)).astype(np.float32)
    return above.astype(np.int64), (known.T @ known).astype(np.int64)
