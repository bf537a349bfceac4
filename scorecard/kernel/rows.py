"""A tree over the rows of a table: one weighting for all subjects, and a block of subjects at a time.

Where everything is known of a dimension's inputs for a whole block, one number a subject takes the place of a score,
two bounds and a coverage. What a row comes to never depends, to the bit, on the other rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from scorecard.kernel.linear import Linear, linear_in
from scorecard.kernel.plan import NodePlan, Plan
from scorecard.kernel.steps import Ends, seen, stepped
from scorecard.kernel.tree import aggregated, marks_of, weights_by_marks
from scorecard.kernel.values import Amounts, Known, Truths, Values, Where, certain

FEWEST = 16
"""Rows that are worked on together at least: sums of fewer are added up in another order."""
FEW = 4
"""How many times as many as the rows of which not everything is known all rows must be, to be taken apart from them."""


@dataclass(frozen=True, slots=True)
class RowTree:
    """A tree, ready for blocks of rows."""

    plan: Plan
    linear: Mapping[int, Linear]
    """Dimensions that are plain means, by number."""
    simple: frozenset[int]
    """Other dimensions that have a score wherever all of their inputs have one."""

    @classmethod
    def of(cls, plan: Plan) -> RowTree:
        """Make a tree ready."""
        linear = linear_in(plan)
        others = set(range(len(plan.nodes))).difference(plan.leaves, linear)
        return cls(plan, linear, frozenset(number for number in others if _has_score(plan.nodes[number])))

    @property
    def is_linear(self) -> bool:
        """Whether every dimension is a plain mean."""
        return len(self.linear) + len(self.plan.leaves) == len(self.plan.nodes)

    @property
    def is_total(self) -> bool:
        """Whether every dimension has a score where all leaves have one: something in each is of weight above 0."""
        return len(self.linear) + len(self.simple) + len(self.plan.leaves) == len(self.plan.nodes)

    def parts(self, leaves: Mapping[int, Known], loose: Truths) -> Iterator[tuple[dict[int, Known], Where]]:
        """Yield the values of a block's rows part by part; what comes later counts.

        Args:
            leaves: as for `values`.
            loose: in which rows not everything is known; see `loose_in`.

        Why: where all is added up, what is not known spoils the numbers of its own row alone, so that all rows may be
        scored as if they were known, and the few that are not put right.
        """
        rows = np.flatnonzero(loose)
        if not len(rows) or (self.is_linear and len(rows) * FEW > len(loose)):
            yield self.values(leaves), slice(None)
            return
        known = slice(None) if self.is_linear else np.flatnonzero(~loose)
        if self.is_linear or len(rows) < len(loose):
            yield self.values({number: certain(value.score[known]) for number, value in leaves.items()}), known
        yield self.values({number: value.at(rows) for number, value in leaves.items()}), rows

    def values(self, leaves: Mapping[int, Known]) -> dict[int, Known]:
        """Return the values of every node, each array of shape (subjects,), or of no shape where all have the same.

        Args:
            leaves: the values of the leaves before their own ceilings and rounding, of shape (subjects,), by number.
        """
        size = len(next(iter(leaves.values())).score)
        with np.errstate(divide="ignore", invalid="ignore"):
            if self.is_linear or size >= FEWEST:
                return self._values(leaves)
            rows = np.minimum(np.arange(FEWEST), size - 1)
            found = self._values({number: value.at(rows) for number, value in leaves.items()})
        return {number: value.at(slice(size)) for number, value in found.items()}

    def _values(self, leaves: Mapping[int, Known]) -> dict[int, Known]:
        found: dict[int, Known] = {}
        points: dict[int, Ends] = {}
        for number, node in enumerate(self.plan.nodes):
            points[number] = node.marks
            if number in leaves:
                found[number] = stepped(node, leaves[number], node.shown, found)
            elif number in self.linear:
                found[number] = stepped(node, self.linear[number].values(found), node.shown, found)
            elif number in self.simple and all(found[each.node].is_certain for each in node.inputs):
                score, points[number] = _certainly(node, self.plan, found, points)
                shown = points[number] if node.in_points else node.shown
                found[number] = stepped(node, certain(score), shown, found)
            else:
                values, points[number] = aggregated(node, self.plan, node.weights(), found, points)
                found[number] = _flat(values)
        return found


def loose_in(leaves: Mapping[int, Known]) -> Truths:
    """Return in which rows not everything is known of all leaves."""
    loose = np.zeros(len(next(iter(leaves.values())).score), dtype=bool)
    for value in leaves.values():
        if not value.is_certain:
            np.logical_or(loose, value.loose, out=loose)
    return loose


def _has_score(node: NodePlan) -> bool:
    weights = node.weights()
    return weights.shape[2] == 1 and bool((weights[list(node.ordinary)] > 0).any())


def _flat(values: Values) -> Values:
    """Return values of one draw without its axis."""
    shape = np.broadcast_shapes(values.score.shape, values.lower.shape, values.upper.shape, values.coverage.shape)
    arrays = (values.score, values.lower, values.upper, values.coverage)
    return Values(*(np.broadcast_to(array, shape).reshape(-1) for array in arrays))


def _certainly(
    node: NodePlan, plan: Plan, found: Mapping[int, Known], points: Mapping[int, Ends]
) -> tuple[Amounts, Ends]:
    """Return a node's value after penalties, bonuses and clipping, and the points that it stands for."""
    entries = [
        seen(plan.nodes[each.node], found[each.node], found, uses_bands=node.uses_bands).score for each in node.inputs
    ]
    weights = weights_by_marks(node, node.weights(), points) if node.by_marks else node.weights()
    places = list(node.ordinary)
    marks = node.marks if node.marks_fixed else marks_of(node, places, weights[places], points)
    shares = weights[:, 0, 0] / sum(weights[places, 0, 0])
    value = node.method(shares[places, None], np.stack([entries[place] for place in places]))
    for place, each in enumerate(node.inputs):
        if each.role != "ordinary":
            value = value + (-shares[place] if each.role == "penalty" else shares[place]) * entries[place]
    low, high = (np.ravel(end)[0] for end in marks)
    return np.clip(value, 0, 1) if node.clip else value, (low, high)
