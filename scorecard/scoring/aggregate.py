"""How the values of a dimension's children become one value.

Each method is a plain function of shares and values of equal length; shares are above 0 and add up to 1.

Source: OECD and JRC, Handbook on Constructing Composite Indicators (2008), step 7, for the means.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import prod

from scorecard.model.aggregate import Aggregate
from scorecard.model.number import ONE, ZERO, weighted_total
from scorecard.scoring.irrational import power, weighted_product
from scorecard.scoring.plugged import aggregated_by

Numbers = Sequence[Fraction]


def aggregate(method: Aggregate, shares: Numbers, values: Numbers, at: str) -> Fraction:
    """Return the aggregated value.

    Args:
        method: the rubric's aggregation.
        shares: of the children, above 0, adding up to 1.
        values: of the children, as many; in [0, 1] for the methods that need it.
        at: id of the dimension, for messages.

    Raises:
        PluginError: when an aggregation of a plug-in fails, or gives what it must not give.
    """
    if method.plugin and method.settings:
        return aggregated_by(method.plugin, method.settings, shares, values, at)
    if method.power is not None:
        return power_mean(method.power, shares, values)
    return METHODS[method.method](shares, values)


def mean(shares: Numbers, values: Numbers) -> Fraction:
    """Return the weighted arithmetic mean."""
    return weighted_total(shares, values)


def geometric(shares: Numbers, values: Numbers) -> Fraction:
    """Return the weighted geometric mean: 0 where any value is."""
    if min(values) <= 0:
        return ZERO
    return _between(weighted_product(values, shares), values)


def harmonic(shares: Numbers, values: Numbers) -> Fraction:
    """Return the weighted harmonic mean: 0 where any value is."""
    if min(values) <= 0:
        return ZERO
    return ONE / weighted_total(shares, [ONE / value for value in values])


def power_mean(exponent: Fraction, shares: Numbers, values: Numbers) -> Fraction:
    """Return the weighted power mean; for a negative exponent 0 where any value is."""
    if exponent < 0 and min(values) <= 0:
        return ZERO
    whole = weighted_total(shares, [power(value, exponent) if value else ZERO for value in values])
    return _between(power(whole, ONE / exponent), values) if whole else ZERO


def least(_shares: Numbers, values: Numbers) -> Fraction:
    """Return the smallest value."""
    return min(values)


def greatest(_shares: Numbers, values: Numbers) -> Fraction:
    """Return the largest value."""
    return max(values)


def median(_shares: Numbers, values: Numbers) -> Fraction:
    """Return the middle value, or the mean of the middle two."""
    ordered, middle = sorted(values), len(values) // 2
    return ordered[middle] if len(values) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def product(_shares: Numbers, values: Numbers) -> Fraction:
    """Return the product of the values."""
    return prod(values, start=ONE)


METHODS: dict[str, Callable[[Numbers, Numbers], Fraction]] = {
    "mean": mean,
    "geometric": geometric,
    "harmonic": harmonic,
    "min": least,
    "max": greatest,
    "median": median,
    "product": product,
    "sum": mean,
}
"""Every method by its name; under `sum` the weights are full marks, so it is a mean. `power` has its exponent, `custom`
its plug-in."""


def _between(value: Fraction, values: Numbers) -> Fraction:
    """Take the rounding of an irrational step off where it left the values' own range."""
    return min(max(value, min(values)), max(values))
