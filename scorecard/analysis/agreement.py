"""Krippendorff's alpha: how far coders agree beyond what chance would give, with gaps, at four levels of measurement.

Source: K. Krippendorff, Content Analysis, 4th ed. (2018), chapter 12; the interval resamples units, after A. Zapf et
al., BMC Medical Research Methodology 16 (2016) 93.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import comb
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from scorecard.model.agreement import Agreement

Measurement = Literal["nominal", "ordinal", "interval", "ratio"]
"""What values mean: names, an order, distances, or amounts of which 0 is none."""
Value = str | int | Fraction
Amounts = NDArray[np.float64]
DRAWS, SEED = 2000, 1
BLOCK = 500_000
"""Numbers that are held at a time while units are drawn."""
SHARED = 4
"""Blocks of draws that are kept for what has as many units."""
TAILS = (0.025, 0.975)
"""What share of the draws lies below each end of an interval."""
DECIMALS = 6
"""Of an interval's ends; beyond them machines may differ."""
NO_PAIRS = "no unit was valued by two coders"
NO_VARIATION = "all values are the same, so that there is nothing to agree on"


def agreement(
    units: Iterable[Sequence[Value | None]],
    measurement: Measurement = "nominal",
    *,
    order: Sequence[Value] = (),
    draws: int = DRAWS,
    seed: int = SEED,
) -> Agreement:
    """Return how far coders agree on some units.

    Args:
        units: for each unit the values that its coders gave it; None where one gave none.
        measurement: what the values mean; for `interval` and `ratio` they are numbers, for `ratio` none below 0.
        order: for `ordinal`, all values from the lowest to the highest; numbers have an order of their own.
        draws: how often units are drawn with replacement, for the interval; 0 for no interval.
        seed: where the draws start; the first n of 2n draws are the n draws.

    Raises:
        ValueError: when a value that must be a number is not one, lies below 0 on a ratio scale, or is not in `order`.
    """
    paired = [given for unit in units if len(given := [value for value in unit if value is not None]) > 1]
    values = sorted({value for given in paired for value in given}, key=_key(measurement, order))
    if measurement == "ratio" and values and _number(values[0]) < 0:
        msg = f"{values[0]!r} lies below 0, which a ratio scale cannot have"
        raise ValueError(msg)
    sample = Sample.of(paired, values, measurement)
    alpha = sample.alpha()
    undefined = NO_PAIRS if not paired else NO_VARIATION if alpha is None else ""
    drawn = [each for each in sample.drawn(draws, seed) if each is not None] if alpha is not None and paired[1:] else []
    return Agreement(alpha, undefined, _alike(paired), len(paired), sum(map(len, paired)), _ends(drawn), len(drawn))


def _key(measurement: Measurement, order: Sequence[Value]) -> Callable[[Value], tuple[Fraction, str]]:
    """Return what puts values in order; names get any that is the same for everybody."""
    if measurement == "nominal":
        return lambda value: (Fraction(), str(value))
    if order:
        places = {value: Fraction(place) for place, value in enumerate(order)}
        return lambda value: (_place(value, places), "")
    return lambda value: (_number(value), "")


def _place(value: Value, places: Mapping[Value, Fraction]) -> Fraction:
    if value not in places:
        msg = f"{value!r} is not in the order: {', '.join(map(str, places))}"
        raise ValueError(msg)
    return places[value]


def _number(value: Value) -> Fraction:
    try:
        return Fraction(value)
    except (ValueError, ZeroDivisionError):
        msg = f"{value!r} is no number"
        raise ValueError(msg) from None


@dataclass(frozen=True, slots=True)
class Sample:
    """The values of some units, as how often each value was given to each."""

    counts: Amounts
    """Of shape (units, values)."""
    numbers: Amounts
    """What the values are as numbers, where they are any."""
    measurement: Measurement

    @classmethod
    def of(cls, paired: Sequence[Sequence[Value]], values: Sequence[Value], measurement: Measurement) -> Sample:
        """Count the values of each unit."""
        place = {value: index for index, value in enumerate(values)}
        found = np.zeros((len(paired), len(values)))
        for unit, given in enumerate(paired):
            for value in given:
                found[unit, place[value]] += 1
        numbers = [float(_number(value)) for value in values] if measurement in {"interval", "ratio"} else []
        return cls(found, np.array(numbers), measurement)

    def alpha(self) -> float | None:
        """Return alpha, or None where nothing could disagree."""
        return self._alphas(np.ones((1, len(self.counts))))[0]

    def drawn(self, draws: int, seed: int) -> Iterator[float | None]:
        """Yield the alpha of each draw of as many units, with replacement; each draw has a stream of its own."""
        size = len(self.counts)
        step = max(1, BLOCK // max(size, self.counts.shape[1]))
        for first in range(0, draws, step):
            yield from self._alphas(_times(size, first, min(first + step, draws), seed))

    def _alphas(self, times: Amounts) -> list[float | None]:
        """Return for each draw 1 - observed by expected disagreement, with each unit as many times as is said.

        A value is paired with the others of its unit, a unit weighing as much as it has values; and it is expected to
        meet any other value of the sample.

        Args:
            times: how often each draw has each unit, of shape (draws, units).
        """
        rows = times @ self.counts
        observed, expected = (self._on_an_order if self.measurement == "ordinal" else self._by_distance)(times, rows)
        ratios = (rows.sum(axis=1) - 1) * observed / np.where(expected == 0, 1, expected)
        return [1 - ratio if some else None for ratio, some in zip(ratios.tolist(), expected.tolist(), strict=True)]

    def _by_distance(self, times: Amounts, rows: Amounts) -> tuple[Amounts, Amounts]:
        """Return observed and expected disagreement of each draw where distances are the same in all."""
        apart = self._apart()
        within = ((self.counts @ apart) * self.counts).sum(axis=1) / (self.counts.sum(axis=1) - 1)
        return times @ within, ((rows @ apart) * rows).sum(axis=1)

    def _on_an_order(self, times: Amounts, rows: Amounts) -> tuple[Amounts, Amounts]:
        """Return the same where two values lie as far apart as the draw has values between them.

        Why: the squared distances of some places add up to what their count, sum and sum of squares tell.
        """
        at = rows.cumsum(axis=1) - rows / 2 - rows.sum(axis=1, keepdims=True) / 2
        size = self.counts.sum(axis=1)
        within = (size * (np.square(at) @ self.counts.T) - np.square(at @ self.counts.T)) / (size - 1)
        expected = rows.sum(axis=1) * (rows * np.square(at)).sum(axis=1) - np.square((rows * at).sum(axis=1))
        return 2 * (times * within).sum(axis=1), 2 * expected

    def _apart(self) -> Amounts:
        """Return how far each two values lie apart, squared."""
        if self.measurement == "nominal":
            return 1 - np.eye(self.counts.shape[1])
        apart = self.numbers[:, None] - self.numbers[None, :]
        if self.measurement == "ratio":
            both = self.numbers[:, None] + self.numbers[None, :]
            apart = apart / np.where(both == 0, 1, both)
        return np.square(apart)


@lru_cache(maxsize=SHARED)
def _times(size: int, first: int, last: int, seed: int) -> Amounts:
    """Return how often each of some draws has each unit, of shape (draws, units).

    Why kept: the same actions are asked for each theme and each criterion, so that the draws are the same too.
    """
    drawn = np.empty((last - first, size))
    for draw in range(first, last):
        stream = np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed, spawn_key=(draw,))))
        drawn[draw - first] = np.bincount(stream.integers(0, size, size), minlength=size)
    return drawn


def _alike(paired: Sequence[Sequence[Value]]) -> Fraction | None:
    """Return the share of the pairs of one unit's values that are the same."""
    alike = sum(comb(times, 2) for given in paired for times in Counter(given).values())
    pairs = sum(comb(len(given), 2) for given in paired)
    return Fraction(alike, pairs) if pairs else None


def _ends(drawn: Sequence[float]) -> tuple[float, float] | None:
    if not drawn:
        return None
    lower, upper = np.quantile(drawn, TAILS)
    return round(float(lower), DECIMALS), round(float(upper), DECIMALS)
