"""Other weights than the rubric's, drawn for every group of inputs at once, each draw through the whole tree.

Source: R. Lahdelma and P. Salminen, SMAA-2: Stochastic multicriteria acceptability analysis, Operations Research 49
(2001) 444-454.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import prod

import numpy as np

from scorecard.analysis.arrays import Arrays
from scorecard.kernel.draws import Block, shares
from scorecard.kernel.plan import NodePlan
from scorecard.kernel.values import Amounts

WEIGHTS = 0
"""Purpose of the numbers that are drawn."""
Way = tuple[tuple[int, int], ...]
"""The nodes above a criterion, each with the place that leads on among its inputs."""


@dataclass(frozen=True, slots=True)
class Weighting:
    """How weights are drawn in each group of inputs."""

    concentration: float | None
    """How near the drawn shares are to the rubric's: the variance of a share s is s (1 - s) / (concentration + 1). None
    where all weights are as likely."""

    def drawn(self, arrays: Arrays, block: Block) -> dict[int, Amounts]:
        """Return the weights of a block, by the number of the node, each of shape (inputs, draws, subjects)."""
        return {
            number: self._of(node, block, number)
            for number, node in enumerate(arrays.plan.nodes)
            if node.weighs and len(node.ordinary) > 1
        }

    def _of(self, node: NodePlan, block: Block, number: int) -> Amounts:
        """Draw the weights of one node: those of penalties and bonuses stay, beside the same whole as before.

        Why: subjects of one kind share their weights, so that each column of weights is drawn once.
        """
        weights = node.weights()[:, 0, :]
        kinds, which = np.unique(weights, axis=1, return_inverse=True)
        found = np.repeat(kinds[:, None, :], block.rows, axis=1)
        for kind in range(kinds.shape[1]):
            places = [place for place in node.ordinary if kinds[place, kind] > 0]
            if len(places) > 1:
                own = kinds[places, kind]
                whole = own.sum()
                even = np.ones(len(places))
                concentration = even if self.concentration is None else own / whole * self.concentration
                drawn = shares(block.stream(WEIGHTS, number, kind), block.rows, concentration)
                found[places, :, kind] = drawn.T * whole
        return found[:, :, which.reshape(-1)]


@dataclass(frozen=True, slots=True)
class Linear:
    """A tree whose score is a weighted sum of its criteria's values, whatever the weights."""

    leaves: tuple[int, ...]
    """Numbers of the criteria, in the order of the rows of `values`."""
    paths: tuple[Way, ...]
    """Of each criterion the nodes above it, each with the place that leads on among its inputs."""
    values: Amounts
    """Scores by what the weights above them add up to, of shape (criteria, subjects)."""

    def scores(self, weights: Mapping[int, Amounts]) -> Amounts:
        """Return the scores of the whole, of shape (draws, subjects).

        Args:
            weights: of the nodes with several inputs, of shape (inputs, draws, 1).
        """
        first = next(iter(weights.values()))
        flat = np.empty((len(self.leaves), first.shape[1]))
        for row, path in enumerate(self.paths):
            flat[row] = 1.0
            for number, place in path:
                if number in weights:
                    flat[row] *= weights[number][place, :, 0]
        return np.asarray(flat.T @ self.values)


def linear_of(arrays: Arrays) -> Linear | None:
    """Return a tree as a weighted sum, where it is one for all of its subjects; None where it is not."""
    nodes = arrays.plan.nodes
    if not all(_is_linear(node) for number, node in enumerate(nodes) if number not in arrays.leaves):
        return None
    if any(_is_stepped(nodes[number]) or np.isnan(arrays.leaves[number].score).any() for number in arrays.leaves):
        return None
    paths = dict(_paths(arrays, arrays.root, ()))
    values = np.concatenate([arrays.leaves[number].score for number in paths])
    if values.min() < 0 or values.max() > 1:
        return None
    wholes = {number: node.weights()[:, 0, 0].sum() for number, node in enumerate(nodes) if number not in arrays.leaves}
    scale = [prod(wholes[number] for number, _ in path if len(nodes[number].ordinary) > 1) for path in paths.values()]
    return Linear(tuple(paths), tuple(paths.values()), values / np.array(scale)[:, None])


def _is_linear(node: NodePlan) -> bool:
    """Tell whether a node is a mean of all its inputs and nothing more."""
    simple = node.method.__name__ == "mean" and not node.by_marks and not node.uses_bands and not _is_stepped(node)
    return simple and len(node.ordinary) == len(node.inputs) and all(len(each.weight) == 1 for each in node.inputs)


def _is_stepped(node: NodePlan) -> bool:
    return bool(node.ceilings or node.round or node.range)


def _paths(
    arrays: Arrays, number: int, above: tuple[tuple[int, int], ...]
) -> list[tuple[int, tuple[tuple[int, int], ...]]]:
    """Return the criteria below a node that weigh anything, each with the way down to it."""
    node = arrays.plan.nodes[number]
    if number in arrays.leaves:
        return [(number, above)]
    return [
        found
        for place, each in enumerate(node.inputs)
        if each.weight[0] > 0
        for found in _paths(arrays, each.node, (*above, (number, place)))
    ]
