"""Dimensions that are weighted means and nothing else, in as few looks at their inputs as there can be.

Why: nearly all dimensions are, and what `tree` does for each way to aggregate takes ten times as long.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm

import numpy as np
from numpy.typing import NDArray

from scorecard.kernel.aggregate import mean
from scorecard.kernel.plan import NodePlan, Plan
from scorecard.kernel.values import NEAR, Amounts, Known, Spanning, Truths, Values, certain

PARTS = 10**6
"""Denominators of weights that are looked for."""
Counts = NDArray[np.unsignedinteger]
Sum = Amounts | float
"""What is added up, from the 0 with which it starts."""
EXACT_WHOLE = 2**53
"""Sums of whole numbers up to here are exact."""


Inputs = Sequence[tuple[float, Known]]
"""Weights, and the values that have them."""


@dataclass(frozen=True, slots=True)
class Linear:
    """A dimension that is the weighted mean of its inputs.

    Why: as weights are whole numbers their sums are exact, so that a row comes to the same bits whatever is known of
    the other rows of its block.
    """

    weights: Mapping[int, float]
    """Of the inputs that count, by the number of their nodes, as whole numbers."""
    whole: float
    min_coverage: float
    clips: bool
    """Whether there are values to be kept from 0 to 1."""
    of_leaves: bool
    """Whether it is a mean of leaves as they are found."""

    def values(self, found: Mapping[int, Known]) -> Values:
        """Return the values of the dimension, each array of shape (subjects,)."""
        inputs = [(weight, found[number]) for number, weight in self.weights.items()]
        if all(value.is_certain for _, value in inputs):
            return certain(self._clipped(_added(inputs) / self.whole))
        spans = self.of_leaves and all(value.is_certain or isinstance(value, Spanning) for _, value in inputs)
        value = self._from_ends(inputs) if spans else self._from_bounds(inputs)
        self._clipped(value.lower)
        self._clipped(value.upper)
        np.maximum(value.score, value.lower, out=value.score)
        np.minimum(value.score, value.upper, out=value.score)
        if self.min_coverage:
            value.score[value.coverage < self.min_coverage - NEAR] = np.nan
        return value

    def _clipped(self, value: Amounts) -> Amounts:
        if self.clips:
            np.maximum(value, 0.0, out=value)
            np.minimum(value, 1.0, out=value)
        return value

    def _from_ends(self, inputs: Inputs) -> Values:
        """Return the values where each input is known or spans two ends: what is not known adds what it weighs."""
        known: Sum = 0.0
        unknown, away = self._nothing(inputs), self._nothing(inputs)
        for weight, value in inputs:
            known += _times(weight, self._or_nothing(value.score))
            if isinstance(value, Spanning):
                unknown += _weighed(weight, value.loose, unknown.dtype)
                away += 0 if value.absent is None else _weighed(weight, value.absent, away.dtype)
        lower, upper = known, np.add(known, unknown - away)
        for weight, value in inputs:
            if isinstance(value, Spanning) and (value.low, value.high) != (0, 1):
                lower = lower + np.multiply(weight * value.low, value.open)
                upper = upper - np.multiply(weight * (1 - value.high), value.open)
        weighed = np.subtract(self.whole, unknown)
        return self._shared(np.divide(known, weighed), lower, upper, weighed, away)

    def _from_bounds(self, inputs: Inputs) -> Values:
        """Return the values of inputs of any kind."""
        known: Sum = 0.0
        lower: Sum = 0.0
        upper: Sum = 0.0
        covered: Sum = 0.0
        unknown, away = self._nothing(inputs), self._nothing(inputs)
        for weight, value in inputs:
            known += _times(weight, self._or_nothing(value.score))
            lower += _times(weight, self._or_nothing(value.lower))
            upper += _times(weight, self._or_nothing(value.upper))
            covered += _times(weight, value.coverage)
            unknown += _weighed(weight, np.isnan(value.score), unknown.dtype)
            away += _weighed(weight, np.isnan(value.lower), away.dtype)
        return self._shared(np.divide(known, self.whole - unknown), lower, upper, covered, away)

    def _shared(self, score: Amounts, lower: Sum, upper: Sum, covered: Sum, away: Counts) -> Values:
        """Return values from a score, and from what bounds and coverage come to in all that applies."""
        if not away.any():
            ends = np.asarray(lower / self.whole), np.asarray(upper / self.whole)
            return Values(score, *ends, np.asarray(covered / self.whole))
        applying = self.whole - away
        coverage = np.where(applying == 0, 0.0, covered / applying)
        return Values(score, np.asarray(lower / applying), np.asarray(upper / applying), coverage)

    def _nothing(self, inputs: Inputs) -> Counts:
        """Return a weight of 0 for every subject, in the smallest whole numbers that hold all weights together."""
        return np.zeros(len(inputs[0][1].score), dtype=np.min_scalar_type(int(self.whole)))

    def _or_nothing(self, numbers: Amounts) -> Amounts:
        """Return numbers, and 0 where there is none.

        Why: the larger of a number and 0 is found four times as fast, but is another one below 0.
        """
        return np.where(np.isnan(numbers), 0.0, numbers) if self.clips else np.fmax(numbers, 0.0)


def _weighed(weight: float, where: Truths, kind: np.dtype[np.unsignedinteger]) -> Counts:
    """Return what weighs so much in some places, and nothing elsewhere."""
    ones = where.view(np.uint8)
    return ones if weight == 1 else np.multiply(ones, int(weight), dtype=kind)


def _added(inputs: Inputs) -> Amounts:
    whole: Sum = 0.0
    for weight, value in inputs:
        whole += _times(weight, value.score)
    return np.asarray(whole)


def _times(weight: float, values: Amounts) -> Amounts:
    return values if weight == 1 else weight * values


def linear_in(plan: Plan) -> dict[int, Linear]:
    """Return the dimensions of a tree that are weighted means and nothing else, by number."""
    if any(each.by_marks or each.in_points for each in plan.nodes):
        return {}
    inner = ((number, node) for number, node in enumerate(plan.nodes) if number not in plan.leaves)
    return {number: found for number, node in inner if (found := _linear(node, plan))}


def _linear(node: NodePlan, plan: Plan) -> Linear | None:
    aggregates = node.method is mean and not node.by_marks and not node.uses_bands and node.missing == "exclude"
    seen_as_they_are = all(each.role == "ordinary" and plan.nodes[each.node].range is None for each in node.inputs)
    if not (aggregates and seen_as_they_are) or node.weights().shape[2] > 1:
        return None
    weights = _whole([float(weight) for weight in node.weights().flat])
    if not sum(weights):
        return None
    counting = {each.node: weight for each, weight in zip(node.inputs, weights, strict=True) if weight}
    leaves = [plan.nodes[number] for number in counting if number in plan.leaves]
    return Linear(
        counting, sum(weights), node.min_coverage,
        clips=node.clip and not all(plan.nodes[number].clip for number in counting),
        of_leaves=len(leaves) == len(counting) and not any(leaf.has_steps for leaf in leaves),
    )  # fmt: skip


def _whole(weights: Sequence[float]) -> list[float]:
    """Return the smallest whole numbers that are to each other as the weights are; nothing where there are none."""
    parts = [Fraction(weight).limit_denominator(PARTS) for weight in weights]
    common = lcm(*(part.denominator for part in parts))
    whole = [int(part * common) for part in parts]
    are_same = all(float(part) == weight for part, weight in zip(parts, weights, strict=True))
    if not are_same or not 0 < sum(whole) <= EXACT_WHOLE:
        return []
    return [float(each // gcd(*whole)) for each in whole]
