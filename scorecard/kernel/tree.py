"""A tree over arrays: from the leaves up, scores, bounds and coverage for all draws and subjects at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from scorecard.kernel.plan import NodePlan, Plan
from scorecard.kernel.steps import Ends, Found, after, seen, stepped
from scorecard.kernel.values import Amounts, Known, Side, Values

OPPOSITE: Mapping[Side, Side] = {"lower": "upper", "upper": "lower", "score": "score"}
"""A penalty at its best makes a value worst."""


def evaluate(
    plan: Plan, leaves: Mapping[int, Values], weights: Mapping[int, Amounts] | None = None
) -> dict[int, Values]:
    """Return the values of every node.

    Args:
        plan: the tree.
        leaves: the values of its leaves, before their own ceilings and rounding, by number: arrays of shape (draws,
            subjects), or ones that broadcast to it.
        weights: of the inputs of some nodes, in place of the plan's, by the node's number: of shape (inputs, draws,
            subjects), or one that broadcasts to it.
    """
    found: dict[int, Values] = {}
    points: dict[int, Ends] = {}
    for number, node in enumerate(plan.nodes):
        if number in plan.leaves:
            points[number] = node.marks
            found[number] = stepped(node, leaves[number], node.shown, found)
        else:
            given = weights[number] if weights and number in weights else node.weights()
            found[number], points[number] = aggregated(node, plan, given, found, points)
    return found


@dataclass(frozen=True, slots=True)
class _Inputs:
    """What a node takes from its inputs, each array of shape (inputs, draws, subjects)."""

    node: NodePlan
    stack: Values
    weights: Amounts
    """0 where an input does not count."""

    @property
    def places(self) -> list[int]:
        return list(self.node.ordinary)

    def whole(self) -> Amounts:
        """Return what the ordinary inputs weigh together."""
        return np.asarray(self.weights[self.places].sum(axis=0))

    def shares(self, weights: Amounts) -> Amounts:
        """Return weights rescaled to add up to 1; 0 where they are all 0."""
        whole = weights.sum(axis=0)
        return np.asarray(weights / np.where(whole > 0, whole, 1.0))

    def bound(self, side: Side) -> Amounts:
        """Return the aggregated value with every input at its bound, penalties and bonuses counted, clipped."""
        value = self.aggregated(self.weights[self.places], self.stack.side(side)[self.places])
        return self.clipped(value + self.amounts(side))

    def aggregated(self, weights: Amounts, values: Amounts) -> Amounts:
        """Return the aggregated value; 0 where nothing counts."""
        return np.where((weights > 0).any(axis=0), self.node.method(self.shares(weights), values), 0.0)

    def amounts(self, side: Side) -> Amounts:
        """Return what penalties and bonuses come to; one not known does not move the score."""
        total = np.zeros(())
        whole = self.whole()
        for place, each in enumerate(self.node.inputs):
            if each.role != "ordinary":
                takes_off = each.role == "penalty"
                value = np.nan_to_num(self.stack.side(OPPOSITE[side] if takes_off else side)[place])
                share = self.weights[place] / np.where(whole > 0, whole, 1.0)
                total = total + (-share if takes_off else share) * value
        return total

    def clipped(self, value: Amounts) -> Amounts:
        """Return the value kept from 0 to 1, where the node asks for that."""
        return np.clip(value, 0, 1) if self.node.clip else value

    def score(self, lower: Amounts, upper: Amounts, coverage: Amounts) -> Amounts:
        """Return the score before ceilings and rounding; not a number where there is none."""
        ordinary = self.weights[self.places]
        values = self._standing(self.places)
        entering = np.where(np.isnan(values), 0.0, ordinary)
        enters = entering > 0
        value = self.aggregated(entering, values)
        none = ~enters.any(axis=0) | (coverage < self.node.min_coverage - 1e-12)
        if self.node.missing == "withhold":
            none |= (enters != (ordinary > 0)).any(axis=0)
        value = np.clip(self.clipped(value + self.amounts("score")), lower, upper)
        return np.where(none, np.nan, value)

    def _standing(self, places: list[int]) -> Amounts:
        """Return the scores, with the bound that stands for an unknown one, as the node says."""
        scores = self.stack.score[places]
        if self.node.missing in {"exclude", "withhold"}:
            return scores
        bound = self.stack.lower if self.node.missing == "worst" else self.stack.upper
        return np.where(np.isnan(scores), bound[places], scores)


def aggregated(
    node: NodePlan, plan: Plan, weights: Amounts, found: Found, points: Mapping[int, Ends]
) -> tuple[Values, Ends]:
    """Return a node's values in its order: aggregate, bonus and penalty, clip, clamp, ceiling, round."""
    entries = [seen(plan.nodes[each.node], found[each.node], found, uses_bands=node.uses_bands) for each in node.inputs]
    stack = _stacked(entries)
    if node.by_marks:
        weights = weights_by_marks(node, weights, points)
    inputs = _Inputs(node, stack, np.where(stack.applies, weights, 0.0))
    places = inputs.places
    counting = inputs.weights[places]
    applies = (counting > 0).any(axis=0)
    marks = node.marks if node.marks_fixed else marks_of(node, places, counting, points)
    shown = marks if node.in_points else node.shown
    coverage = np.sum(inputs.shares(counting) * stack.coverage[places], axis=0)
    lower, upper = inputs.bound("lower"), inputs.bound("upper")
    score = inputs.score(lower, upper, coverage)
    sides = {
        "score": after(node, score, "score", shown, found),
        "lower": after(node, lower, "lower", shown, found),
        "upper": after(node, upper, "upper", shown, found),
    }
    kept = {side: np.where(applies, value, np.nan) for side, value in sides.items()}
    return Values(kept["score"], kept["lower"], kept["upper"], np.where(applies, coverage, 0.0)), marks


def _stacked(entries: list[Known]) -> Values:
    """Return the values of several nodes as one, of shape (nodes, draws, subjects)."""
    shape = np.broadcast_shapes((1, 1), *(array.shape for each in entries for array in (each.score, each.lower)))

    def stack(arrays: list[Amounts]) -> Amounts:
        return np.stack([np.broadcast_to(array, shape) for array in arrays])

    return Values(
        stack([each.score for each in entries]),
        stack([each.lower for each in entries]),
        stack([each.upper for each in entries]),
        stack([each.coverage for each in entries]),
    )


def weights_by_marks(node: NodePlan, weights: Amounts, points: Mapping[int, Ends]) -> Amounts:
    """Return as weights the points of what applies in each input; none where it is given none."""
    spans = [points[each.node][1] - points[each.node][0] for each in node.inputs]
    shape = np.broadcast_shapes((1, 1), *(np.shape(span) for span in spans))
    return np.where(weights > 0, np.stack([np.broadcast_to(span, shape) for span in spans]), 0.0)


def marks_of(node: NodePlan, places: list[int], counting: Amounts, points: Mapping[int, Ends]) -> Ends:
    """Return the points that 0 and 1 stand for, of what applies."""
    inputs = [points[node.inputs[place].node] for place in places]
    low, high = (
        np.sum([np.where(counts > 0, ends[end], 0.0) for counts, ends in zip(counting, inputs, strict=True)], axis=0)
        for end in (0, 1)
    )
    return low, high
