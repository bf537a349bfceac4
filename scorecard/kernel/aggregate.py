"""How the values of a dimension's inputs become one value, for arrays of them.

Each method takes shares and values of shape (inputs, draws, subjects), or shapes that broadcast to it. An input of
share 0 does not count there; shares of the others add up to 1.

Source: OECD and JRC, Handbook on Constructing Composite Indicators (2008), step 7, for the means.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from scorecard.kernel.values import Amounts

Method = Callable[[Amounts, Amounts], Amounts]


def mean(shares: Amounts, values: Amounts) -> Amounts:
    """Return the weighted arithmetic mean."""
    return np.asarray(np.sum(shares * np.where(shares > 0, values, 0.0), axis=0))


def geometric(shares: Amounts, values: Amounts) -> Amounts:
    """Return the weighted geometric mean: 0 where any value is."""
    counts = shares > 0
    logs = np.maximum(values if counts.all() else np.where(counts, values, 1.0), 0.0)
    # The logarithm of 0 is less than any number, so that 0 comes out.
    with np.errstate(divide="ignore"):
        np.log(logs, out=logs)
    is_whole = logs.shape == np.broadcast_shapes(shares.shape, logs.shape)
    return np.asarray(np.exp(np.sum(np.multiply(shares, logs, out=logs if is_whole else None), axis=0)))


def harmonic(shares: Amounts, values: Amounts) -> Amounts:
    """Return the weighted harmonic mean: 0 where any value is."""
    counting = np.where(shares > 0, values, 1.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        found = 1 / np.sum(shares / counting, axis=0)
    return np.asarray(np.where(np.min(counting, axis=0) <= 0, 0.0, found))


def power_mean(exponent: float) -> Method:
    """Return the weighted power mean of an exponent other than 0; for a negative one 0 where any value is."""

    def found(shares: Amounts, values: Amounts) -> Amounts:
        counting = np.where(shares > 0, values, 1.0)
        with np.errstate(divide="ignore", invalid="ignore"):
            whole = np.sum(shares * np.where(counting > 0, counting, 0.0) ** exponent, axis=0) ** (1 / exponent)
        none = np.min(counting, axis=0) <= 0 if exponent < 0 else np.max(shares * counting, axis=0) <= 0
        return np.asarray(np.where(none, 0.0, whole))

    return found


def least(shares: Amounts, values: Amounts) -> Amounts:
    """Return the smallest value."""
    return np.asarray(np.min(np.where(shares > 0, values, np.inf), axis=0))


def greatest(shares: Amounts, values: Amounts) -> Amounts:
    """Return the largest value."""
    return np.asarray(np.max(np.where(shares > 0, values, -np.inf), axis=0))


def median(shares: Amounts, values: Amounts) -> Amounts:
    """Return the middle value, or the mean of the middle two."""
    counting = np.broadcast_to(shares > 0, np.broadcast_shapes(shares.shape, values.shape))
    ordered = np.sort(np.where(counting, values, np.inf), axis=0)
    number = counting.sum(axis=0)
    low, high = ((np.maximum(number, 1) - 1) // 2)[None], (number // 2)[None]
    middle = (np.take_along_axis(ordered, low, axis=0) + np.take_along_axis(ordered, high, axis=0)) / 2
    return np.asarray(middle[0])


def product(shares: Amounts, values: Amounts) -> Amounts:
    """Return the product of the values."""
    return np.asarray(np.prod(np.where(shares > 0, values, 1.0), axis=0))


METHODS: Mapping[str, Method] = {
    "mean": mean,
    "geometric": geometric,
    "harmonic": harmonic,
    "min": least,
    "max": greatest,
    "median": median,
    "product": product,
    "sum": mean,
}
"""Every method by its name; `power` has its exponent."""
