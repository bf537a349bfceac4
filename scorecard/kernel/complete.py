"""A tree over arrays where everything is known: one number a node, since a score is then its own bounds.

Why: bounds and coverage take most of the time of `evaluate`, and most rows of a large table need neither.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from scorecard.kernel.aggregate import mean
from scorecard.kernel.plan import NodePlan, Plan
from scorecard.kernel.steps import Ends, Found, after, seen
from scorecard.kernel.tree import marks_of, weights_by_marks
from scorecard.kernel.values import Amounts, Values


def can_be_complete(plan: Plan) -> bool:
    """Tell whether every node has a score where all leaves have one: something in each is of weight above 0."""
    inner = [node for number, node in enumerate(plan.nodes) if number not in plan.leaves]
    return all((node.weights()[list(node.ordinary)] > 0).any() for node in inner) and not any(
        node.weights().shape[2] > 1 for node in inner
    )


def evaluate_complete(plan: Plan, leaves: Mapping[int, Amounts]) -> dict[int, Amounts]:
    """Return the scores of every node, of shape (subjects,).

    Args:
        plan: a tree that can be complete, of one weight for all subjects.
        leaves: the scores of its leaves, all known, before their own ceilings and rounding, of shape (subjects,).
    """
    found: dict[int, Values] = {}
    points: dict[int, Ends] = {}
    for number, node in enumerate(plan.nodes):
        shown: Ends = node.shown
        if number in plan.leaves:
            points[number], value = node.marks, leaves[number]
        else:
            value, points[number] = _aggregated(node, plan, found, points)
            shown = points[number] if node.in_points else shown
        found[number] = _certain(after(node, value, "score", shown, found))
    return {number: values.score for number, values in found.items()}


def _certain(value: Amounts) -> Values:
    return Values(value, value, value, np.ones(()))


def _aggregated(node: NodePlan, plan: Plan, found: Found, points: Mapping[int, Ends]) -> tuple[Amounts, Ends]:
    """Return a node's value after penalties, bonuses and clipping, and the points that it stands for."""
    entries = [
        seen(plan.nodes[each.node], found[each.node], found, uses_bands=node.uses_bands).score for each in node.inputs
    ]
    weights = weights_by_marks(node, node.weights(), points) if node.by_marks else node.weights()
    places = list(node.ordinary)
    marks = node.marks if node.marks_fixed else marks_of(node, places, weights[places], points)
    shares = weights[:, 0, 0] / weights[places].sum()
    value = _together(node, shares[places], [entries[place] for place in places])
    for place, each in enumerate(node.inputs):
        if each.role != "ordinary":
            value = value + (-shares[place] if each.role == "penalty" else shares[place]) * entries[place]
    flat: Ends = tuple(np.ravel(end)[0] for end in marks)
    return np.clip(value, 0, 1) if node.clip else value, flat


def _together(node: NodePlan, shares: Amounts, values: list[Amounts]) -> Amounts:
    """Return the aggregated value; a mean is added up in place, in the order of the inputs."""
    if node.method is not mean:
        return np.asarray(node.method(shares[:, None], np.stack(values)))
    whole = np.zeros_like(values[0])
    for share, value in zip(shares, values, strict=True):
        whole += share * value
    return whole
