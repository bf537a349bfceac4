"""Dimensions that are weighted means and nothing else, in as few looks at their inputs as there can be.

Why: nearly all dimensions are, and what `tree` does for each way to aggregate takes ten times as long.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm

import numpy as np

from scorecard.kernel.aggregate import mean
from scorecard.kernel.plan import NodePlan, Plan
from scorecard.kernel.values import NEAR, Amounts, Known, Spanning, Truths, Values, certain

PARTS = 10**6
"""Denominators of weights that are looked for."""
EXACT_WHOLE = 2**53
"""Sums of whole numbers up to here are exact."""


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
    clip: bool

    def values(self, found: Mapping[int, Known]) -> Values:
        """Return the values of the dimension, each array of shape (subjects,)."""
        inputs = [(weight, found[number]) for number, weight in self.weights.items()]
        if all(value.is_certain for _, value in inputs):
            return certain(self._clipped(_added(inputs) / self.whole))
        with np.errstate(divide="ignore", invalid="ignore"):
            value = self._from_ends(inputs) if all(_is_plain(value) for _, value in inputs) else _from_bounds(inputs)
        self._clipped(value.lower)
        self._clipped(value.upper)
        np.maximum(value.score, value.lower, out=value.score)
        np.minimum(value.score, value.upper, out=value.score)
        if self.min_coverage:
            value.score[value.coverage < self.min_coverage - NEAR] = np.nan
        return value

    def _clipped(self, value: Amounts) -> Amounts:
        """Keep values from 0 to 1, where the dimension asks for that."""
        if self.clip:
            np.maximum(value, 0.0, out=value)
            np.minimum(value, 1.0, out=value)
        return value

    def _from_ends(self, inputs: Sequence[tuple[float, Known]]) -> Values:
        """Return the values where each input is known or may be anything: what is not known is all that is to add."""
        known: Amounts | float = 0.0
        unknown: Amounts | float = 0.0
        for weight, value in inputs:
            if value.is_certain:
                known += _times(weight, value.score)
            else:
                loose = value.loose
                known += _times(weight, np.where(loose, 0.0, value.score))
                unknown += np.multiply(weight, loose)
        weighed = self.whole - unknown
        return Values(
            np.asarray(known / weighed),
            np.asarray(known / self.whole),
            np.asarray((known + unknown) / self.whole),
            np.asarray(weighed / self.whole),
        )


def _is_plain(value: Known) -> bool:
    """Tell whether what is not known of a value may be anything from 0 to 1."""
    spans = isinstance(value, Spanning) and value.absent is None and (value.low, value.high) == (0, 1)
    return spans or value.is_certain


def _from_bounds(inputs: Sequence[tuple[float, Known]]) -> Values:
    """Return the values of inputs of any kind."""
    known: Amounts | float = 0.0
    down: Amounts | float = 0.0
    up: Amounts | float = 0.0
    weighed: Amounts | float = 0.0
    covered: Amounts | float = 0.0
    applying: Amounts | float = 0.0
    for weight, value in inputs:
        if value.is_certain:
            known += _times(weight, value.score)
            weighed, covered, applying = weighed + weight, covered + weight, applying + weight
            continue
        loose, applies = np.isnan(value.score), value.applies
        score = np.where(loose, 0.0, value.score)
        known += _times(weight, score)
        down += _times(weight, _over(value.lower, score, applies))
        up += _times(weight, _over(value.upper, score, applies))
        weighed += np.multiply(weight, ~loose)
        covered += _times(weight, value.coverage)
        applying += weight if applies.all() else np.multiply(weight, applies)
    covered = np.where(np.equal(applying, 0), 0.0, covered / applying)
    return Values(
        np.asarray(known / weighed), np.asarray((known + down) / applying), np.asarray((known + up) / applying), covered
    )


def _over(bound: Amounts, score: Amounts, applies: Truths) -> Amounts:
    """Return how far bounds lie from scores; 0 where there are none."""
    over = bound - score
    return over if applies.all() else np.where(applies, over, 0.0)


def _added(inputs: Sequence[tuple[float, Known]]) -> Amounts:
    whole: Amounts | float = 0.0
    for weight, value in inputs:
        whole += _times(weight, value.score)
    return np.asarray(whole)


def _times(weight: float, values: Amounts) -> Amounts:
    return values if weight == 1 else weight * values


def linear_of(node: NodePlan, plan: Plan) -> Linear | None:
    """Return a dimension that is a weighted mean and nothing else; None for any other."""
    aggregates = node.method is mean and not node.by_marks and not node.uses_bands and node.missing == "exclude"
    seen_as_they_are = all(each.role == "ordinary" and plan.nodes[each.node].range is None for each in node.inputs)
    in_points = any(each.by_marks or each.in_points for each in plan.nodes)
    if not (aggregates and seen_as_they_are) or in_points or node.weights().shape[2] > 1:
        return None
    weights = _whole([float(weight) for weight in node.weights().flat])
    if not sum(weights):
        return None
    counting = {each.node: weight for each, weight in zip(node.inputs, weights, strict=True) if weight}
    return Linear(counting, sum(weights), node.min_coverage, node.clip)


def _whole(weights: Sequence[float]) -> list[float]:
    """Return the smallest whole numbers that are to each other as the weights are; nothing where there are none."""
    parts = [Fraction(weight).limit_denominator(PARTS) for weight in weights]
    common = lcm(*(part.denominator for part in parts))
    whole = [int(part * common) for part in parts]
    are_same = all(float(part) == weight for part, weight in zip(parts, weights, strict=True))
    if not are_same or not 0 < sum(whole) <= EXACT_WHOLE:
        return []
    return [float(each // gcd(*whole)) for each in whole]
