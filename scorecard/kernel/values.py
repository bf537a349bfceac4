"""Values of one node for many subjects, under many choices at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Amounts = NDArray[np.float64]
Truths = NDArray[np.bool_]
Whole = NDArray[np.int64]
Where = slice | Whole
"""Which subjects: some in a row, or their numbers."""
Side = Literal["score", "lower", "upper"]
"""What is looked at: the score itself, or one of its bounds."""
NEAR = 1e-12
"""What lies nearer to a threshold than this lies on it: in floating point the same number comes out in several ways."""


@dataclass(frozen=True, slots=True)
class Values:
    """Scores, bounds and coverage, each an array of shape (draws, subjects) or one that broadcasts to it."""

    score: Amounts
    """0 to 1 where nothing leaves that; not a number where there is no score."""
    lower: Amounts
    """Not a number where the node does not apply."""
    upper: Amounts
    coverage: Amounts

    @property
    def applies(self) -> Truths:
        """Where the node counts at all."""
        return ~np.isnan(self.lower)

    @property
    def is_certain(self) -> bool:
        """Whether everything is known of all subjects: the bounds are the very array of the scores."""
        return self.lower is self.score and self.upper is self.score

    @property
    def loose(self) -> Truths:
        """Where not everything is known, or the node does not apply."""
        return np.asarray((self.lower != self.score) | (self.upper != self.score) | (self.coverage < 1))

    def at(self, where: Where) -> Values:
        """Return some subjects, of values of shape (subjects,)."""
        if self.is_certain:
            return certain(self.score[where])
        coverage = np.broadcast_to(self.coverage, self.score.shape)
        return Values(self.score[where], self.lower[where], self.upper[where], coverage[where])

    def side(self, side: Side) -> Amounts:
        """Return the scores, or the bounds on one side."""
        return {"score": self.score, "lower": self.lower, "upper": self.upper}[side]


ONE = np.ones(())


def certain(score: Amounts) -> Values:
    """Return scores of which everything is known, so that they are their own bounds."""
    return Values(score, score, score, ONE)


@dataclass(frozen=True, slots=True)
class Spanning:
    """Values of which each is known, or may be anything between the same two ends; arrays are of shape (subjects,).

    Why: bounds and coverage that follow from the scores need not be read, nor added up one by one.
    """

    score: Amounts
    """Not a number where it is not known, or does not apply."""
    loose: Truths
    """Where it is not known, or does not apply."""
    low: float
    high: float
    absent: Truths | None = None
    """Where it does not apply; None where it applies to all."""
    is_certain = False

    @property
    def lower(self) -> Amounts:
        """What it is at its worst; not a number where it does not apply."""
        return self._or(self.low)

    @property
    def upper(self) -> Amounts:
        """What it is at its best; not a number where it does not apply."""
        return self._or(self.high)

    @property
    def open(self) -> Truths:
        """Where it applies and is not known."""
        return self.loose if self.absent is None else self.loose & ~self.absent

    @property
    def coverage(self) -> Amounts:
        """1 where it is known, else 0."""
        return (~self.loose).astype(np.float64)

    @property
    def applies(self) -> Truths:
        """Where it counts at all."""
        return np.ones(self.score.shape, dtype=bool) if self.absent is None else ~self.absent

    def at(self, where: Where) -> Known:
        """Return some subjects: values for certain, where everything is known of them."""
        return spanning(self.score[where], self.low, self.high, None if self.absent is None else self.absent[where])

    def side(self, side: Side) -> Amounts:
        """Return the scores, or the bounds on one side."""
        return {"score": self.score, "lower": self.lower, "upper": self.upper}[side]

    def _or(self, end: float) -> Amounts:
        found = np.where(self.loose, end, self.score)
        return found if self.absent is None else np.where(self.absent, np.nan, found)


Known = Values | Spanning
"""What is known of one node for many subjects."""


def spanning(score: Amounts, low: float, high: float, absent: Truths | None = None) -> Known:
    """Return values that span two ends where they are not known; certain ones, where everything is known of them."""
    loose = np.isnan(score)
    if not np.count_nonzero(loose):
        return certain(score)
    return Spanning(score, loose, low, high, absent if absent is not None and absent.any() else None)


def reaches(values: Known, threshold: float, side: Side) -> tuple[Truths, Truths]:
    """Return where a node surely reaches a threshold, and where it surely does not; what does not apply reaches all."""
    seen = values.side(side)
    surely, never = seen >= threshold - NEAR, seen < threshold - NEAR
    if side == "score":
        unknown = np.isnan(seen)
        surely |= unknown & (values.lower >= threshold - NEAR)
        never |= unknown & (values.upper < threshold - NEAR)
    return surely | ~values.applies, never & values.applies
