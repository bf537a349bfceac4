"""Krippendorff's alpha: how far coders agree beyond what chance would give, with gaps, at four levels of measurement.

Source: K. Krippendorff, Content Analysis, 4th ed. (2018), chapter 12; the interval resamples units, after A. Zapf et
al., BMC Medical Research Methodology 16 (2016) 93.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
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
        return self._alpha(np.ones(len(self.counts)), self._fixed())

    def drawn(self, draws: int, seed: int) -> Iterator[float | None]:
        """Yield the alpha of each draw of as many units, with replacement; each draw has a stream of its own."""
        size, fixed = len(self.counts), self._fixed()
        for draw in range(draws):
            stream = np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed, spawn_key=(draw,))))
            times = np.bincount(stream.integers(0, size, size), minlength=size)
            yield self._alpha(times.astype(float), fixed)

    def _alpha(self, times: Amounts, fixed: tuple[Amounts, Amounts] | None) -> float | None:
        """Return 1 - observed by expected disagreement, with each unit as many times as is said.

        A value is paired with the others of its unit, a unit weighing as much as it has values; and it is expected to
        meet any other value of the sample.
        """
        rows = times @ self.counts
        apart, within = fixed or self._disagreement(self._on_an_order(rows))
        expected = float(rows @ apart @ rows)
        observed = float(times @ within)
        return 1 - (float(rows.sum()) - 1) * observed / expected if expected else None

    def _fixed(self) -> tuple[Amounts, Amounts] | None:
        """Return what does not change from draw to draw; on an order, distances do."""
        return None if self.measurement == "ordinal" else self._disagreement(self._apart())

    def _disagreement(self, apart: Amounts) -> tuple[Amounts, Amounts]:
        """Return how far each two values lie apart, squared, and what each unit adds to the observed disagreement."""
        return apart, ((self.counts @ apart) * self.counts).sum(axis=1) / (self.counts.sum(axis=1) - 1)

    def _on_an_order(self, rows: Amounts) -> Amounts:
        """Return how many values lie between each two, squared."""
        at = rows.cumsum() - rows / 2
        return np.square(at[:, None] - at[None, :])

    def _apart(self) -> Amounts:
        """Return how far each two values lie apart, squared."""
        if self.measurement == "nominal":
            return 1 - np.eye(self.counts.shape[1])
        apart = self.numbers[:, None] - self.numbers[None, :]
        if self.measurement == "ratio":
            both = self.numbers[:, None] + self.numbers[None, :]
            apart = apart / np.where(both == 0, 1, both)
        return np.square(apart)


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
