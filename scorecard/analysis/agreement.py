"""Krippendorff's alpha: how far coders agree beyond what chance would give, with gaps, at four levels of measurement.

Source: K. Krippendorff, Content Analysis, 4th ed. (2018), chapter 12; the interval resamples units, after A. Zapf et
al., BMC Medical Research Methodology 16 (2016) 93.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import comb, lcm
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Measurement = Literal["nominal", "ordinal", "interval", "ratio"]
"""What values mean: names, an order, distances, or amounts of which 0 is none."""
Value = str | int | Fraction
Counts = NDArray[np.int64]
Amounts = NDArray[np.float64]
DRAWS, SEED = 2000, 1
TAILS = (0.025, 0.975)
"""What share of the draws lies below each end of an interval."""
DECIMALS = 6
"""Of an interval's ends; beyond them machines may differ."""
NO_PAIRS = "no unit was valued by two coders"
NO_VARIATION = "all values are the same, so that there is nothing to agree on"


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far coders agree."""

    alpha: float | None
    """1 where they always agree, 0 where they do as chance would have it, below 0 where less; None if undefined."""
    undefined: str
    """Why there is no alpha; empty where there is one."""
    alike: Fraction | None
    """Share of the pairs of values of one unit that are the same."""
    units: int
    """Units that two coders or more valued; only these count."""
    values: int
    """Values of these units."""
    interval: tuple[float, float] | None = None
    """Between what 95 of 100 alphas of resampled units lie; None where there are none."""
    draws: int = 0
    """Draws that had an alpha; in others all values were the same."""


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
        measurement: what the values mean; for `interval` and `ratio` they are numbers.
        order: for `ordinal`, all values from the lowest to the highest; numbers have an order of their own.
        draws: how often units are drawn with replacement, for the interval; 0 for no interval.
        seed: where the draws start; the first n of 2n draws are the n draws.

    Raises:
        ValueError: when a value that must be a number is none, or is not in `order`.
    """
    paired = [given for unit in units if len(given := [value for value in unit if value is not None]) > 1]
    values = sorted({value for given in paired for value in given}, key=_key(measurement, order))
    sample = Sample.of(paired, values, measurement)
    alpha = sample.alpha()
    undefined = NO_PAIRS if not paired else NO_VARIATION if alpha is None else ""
    drawn = [] if alpha is None else [each for each in sample.drawn(draws, seed) if each is not None]
    return Agreement(alpha, undefined, _alike(paired), len(paired), sum(map(len, paired)), _ends(drawn), len(drawn))


def _key(measurement: Measurement, order: Sequence[Value]) -> Callable[[Value], tuple[Fraction, str]]:
    """Return what puts values in order; names get any that is the same for everybody."""
    if measurement == "nominal":
        return lambda value: (Fraction(), str(value))
    return lambda value: (Fraction(order.index(value)) if order else Fraction(value), "")


@dataclass(frozen=True, slots=True)
class Sample:
    """How often each two values meet in each unit, one coder's with another's."""

    meetings: Counts
    """Of shape (units, values, values); each value counts `whole`, whatever the number of coders."""
    whole: int
    measurement: Measurement
    numbers: tuple[float, ...]
    """What the values are as numbers, where they are any."""

    @classmethod
    def of(cls, paired: Sequence[Sequence[Value]], values: Sequence[Value], measurement: Measurement) -> Sample:
        """Count the meetings of the values of each unit."""
        whole = lcm(*[len(given) - 1 for given in paired])
        found = np.zeros((len(paired), len(values), len(values)), dtype=np.int64)
        for unit, given in enumerate(paired):
            counts = Counter(given)
            row = np.array([counts[value] for value in values], dtype=np.int64)
            found[unit] = (np.outer(row, row) - np.diag(row)) * (whole // (len(given) - 1))
        numbers = tuple(float(Fraction(value)) for value in values) if measurement in {"interval", "ratio"} else ()
        return cls(found, whole, measurement, numbers)

    def alpha(self) -> float | None:
        """Return alpha, or None where nothing could disagree."""
        return self._alpha(self.meetings.sum(axis=0))

    def drawn(self, draws: int, seed: int) -> Iterator[float | None]:
        """Yield the alpha of each draw of as many units, with replacement; each draw has a stream of its own."""
        size = len(self.meetings)
        flat = self.meetings.reshape(size, -1)
        for draw in range(draws):
            stream = np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed, spawn_key=(draw,))))
            times = np.bincount(stream.integers(0, size, size), minlength=size)
            yield self._alpha((times @ flat).reshape(self.meetings.shape[1:]))

    def _alpha(self, met: Counts) -> float | None:
        """Return 1 - observed by expected disagreement; a value is expected to meet any other than itself."""
        rows = met.sum(axis=0)
        apart = self._apart(rows)
        expected = float((np.outer(rows, rows) * apart).sum())
        return 1 - float(rows.sum() - self.whole) * float((met * apart).sum()) / expected if expected else None

    def _apart(self, rows: Counts) -> Amounts:
        """Return how far each two values lie apart, squared; on an order, by how many values lie between them."""
        if self.measurement == "nominal":
            return 1 - np.eye(len(rows))
        at = rows.cumsum() - rows / 2 if self.measurement == "ordinal" else np.array(self.numbers)
        apart = at[:, None] - at[None, :]
        if self.measurement == "ratio":
            both = at[:, None] + at[None, :]
            apart = apart / np.where(both == 0, 1, both)
        return np.asarray(apart * apart, dtype=np.float64)


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
