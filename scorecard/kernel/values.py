"""Values of one node for many subjects, under many choices at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Amounts = NDArray[np.float64]
Truths = NDArray[np.bool_]
Whole = NDArray[np.int64]
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

    def side(self, side: Side) -> Amounts:
        """Return the scores, or the bounds on one side."""
        return {"score": self.score, "lower": self.lower, "upper": self.upper}[side]


def reaches(values: Values, threshold: float, side: Side) -> tuple[Truths, Truths]:
    """Return where a node surely reaches a threshold, and where it surely does not; what does not apply reaches all."""
    seen = values.side(side)
    surely, never = seen >= threshold - NEAR, seen < threshold - NEAR
    if side == "score":
        unknown = np.isnan(seen)
        surely |= unknown & (values.lower >= threshold - NEAR)
        never |= unknown & (values.upper < threshold - NEAR)
    return surely | ~values.applies, never & values.applies
