"""An aggregation of a plug-in over arrays: it is asked once for each distinct row of shares and values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from scorecard.kernel.values import Amounts
from scorecard.model.plugin import Aggregation, PluginInUse
from scorecard.scoring.plugged import aggregated_by

STEPS = 10**12
"""Parts of 1 in which a plug-in is given shares and values, so that what differs by next to nothing is asked once."""


@dataclass(frozen=True, slots=True)
class Plugged:
    """What a dimension aggregates by, as a method of the kernel.

    Why: a plug-in knows exact numbers, and one row of them at a time; it never sees arrays.
    """

    plugin: PluginInUse
    settings: Aggregation
    at: str
    """Id of the dimension, for messages."""

    def __call__(self, shares: Amounts, values: Amounts) -> Amounts:
        """Return the aggregated values; an input of share 0 is not shown to the plug-in.

        Args:
            shares: of shape (inputs, draws, subjects), or one that broadcasts with the other.
            values: as many, from 0 to 1; anything where the share is 0.

        Raises:
            PluginError: when the plug-in fails, or gives no exact number from 0 to 1.
        """
        shape = np.broadcast_shapes(shares.shape, values.shape)
        counting = np.broadcast_to(shares, shape)
        given = np.where(counting > 0, values, 0.0)
        rows = np.rint(np.concatenate([counting, given]).reshape(2 * shape[0], -1).T * STEPS).astype(np.int64)
        distinct, which = np.unique(rows, axis=0, return_inverse=True)
        found = np.array([self._asked(row[: shape[0]], row[shape[0] :]) for row in distinct.tolist()])
        return np.asarray(found[which.reshape(-1)].reshape(shape[1:]))

    def _asked(self, shares: Sequence[int], values: Sequence[int]) -> float:
        """Return what the plug-in gives for one row, in steps; 0 where nothing counts."""
        counts = [place for place, share in enumerate(shares) if share > 0]
        if not counts:
            return 0.0
        whole = sum(shares[place] for place in counts)
        exact = [Fraction(shares[place], whole) for place in counts]
        seen = [Fraction(min(max(values[place], 0), STEPS), STEPS) for place in counts]
        return float(aggregated_by(self.plugin, self.settings, exact, seen, self.at))
