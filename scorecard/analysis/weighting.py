"""Other weights than the rubric's, drawn for every group of inputs at once, each draw through the whole tree.

Source: R. Lahdelma and P. Salminen, SMAA-2: Stochastic multicriteria acceptability analysis, Operations Research 49
(2001) 444-454.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import zip_longest

import numpy as np
from numpy.typing import NDArray

from scorecard.analysis.arrays import Arrays
from scorecard.kernel.aggregate import mean
from scorecard.kernel.draws import BLOCK, Block, Shares
from scorecard.kernel.plan import NodePlan
from scorecard.kernel.values import Amounts

WEIGHTS = 0
"""Purpose of the numbers that are drawn."""
Way = tuple[tuple[int, int], ...]
"""The nodes above a criterion, each with the place that leads on among its inputs."""


@dataclass(frozen=True, slots=True)
class Group:
    """Inputs of one node, for the subjects of one kind, whose weights are drawn together."""

    number: int
    """Of the node."""
    kind: int
    places: tuple[int, ...]
    weights: Amounts
    """The rubric's own, one an input."""


@dataclass(frozen=True, slots=True)
class Lots:
    """All the shares of a tree that are drawn, one column an input."""

    groups: tuple[Group, ...]
    own: Mapping[int, tuple[Amounts, NDArray[np.intp]]]
    """By the number of a node: its weights, of shape (inputs, kinds), and the kind of each subject."""
    concentration: float | None

    def shares(self) -> Shares:
        """Return what draws them."""
        numbers = [number for number, group in enumerate(self.groups) for _ in group.places]
        if self.concentration is None or not numbers:
            return Shares(numbers)
        own = np.concatenate([each.weights / each.weights.sum() for each in self.groups])
        return Shares(numbers, own * self.concentration)

    def columns(self) -> dict[tuple[int, int], int]:
        """Return the column of each input by the number of the node and the place, where all subjects are of a kind."""
        inputs = [(each.number, place) for each in self.groups for place in each.places]
        return {each: column for column, each in enumerate(inputs)}

    def weights(self, shares: Amounts) -> dict[int, Amounts]:
        """Return weights by the number of the node, each of shape (inputs, draws, subjects).

        Those of penalties and bonuses stay, beside the same whole as before.
        """
        found = {number: np.repeat(kinds[:, None, :], len(shares), axis=1) for number, (kinds, _) in self.own.items()}
        start = 0
        for each in self.groups:
            drawn = shares[:, start : start + len(each.places)]
            found[each.number][each.places, :, each.kind] = drawn.T * each.weights.sum()
            start += len(each.places)
        return {number: weights[:, :, self.own[number][1]] for number, weights in found.items()}


@dataclass(frozen=True, slots=True)
class Weighting:
    """How weights are drawn in each group of inputs."""

    concentration: float | None
    """How near the drawn shares are to the rubric's: the variance of a share s is s (1 - s) / (concentration + 1). None
    where all weights are as likely."""

    def lots(self, arrays: Arrays) -> Lots:
        """Return what is drawn for a tree.

        Why: subjects of one kind share their weights, so that each column of weights is drawn once.
        """
        own = {
            number: _kinds(node.weights()[:, 0, :])
            for number, node in enumerate(arrays.plan.nodes)
            if node.weighs and len(node.ordinary) > 1
        }
        groups = [
            group
            for number, (kinds, _) in own.items()
            for kind, weights in enumerate(kinds.T)
            if len((group := _group(number, kind, arrays.plan.nodes[number], weights)).places) > 1
        ]
        return Lots(tuple(groups), own, self.concentration)

    def drawn(self, arrays: Arrays, block: Block) -> dict[int, Amounts]:
        """Return the weights of a block, by the number of the node, each of shape (inputs, draws, subjects)."""
        lots = self.lots(arrays)
        return lots.weights(lots.shares().draw(block.stream(WEIGHTS))[: block.rows])


def _kinds(weights: Amounts) -> tuple[Amounts, NDArray[np.intp]]:
    """Return the distinct columns of weights, and which of them each subject has."""
    if weights.shape[1] == 1:
        return weights, np.zeros(1, dtype=np.intp)
    kinds, which = np.unique(weights, axis=1, return_inverse=True)
    return kinds, which.reshape(-1)


def _group(number: int, kind: int, node: NodePlan, weights: Amounts) -> Group:
    places = tuple(place for place in node.ordinary if weights[place] > 0)
    return Group(number, kind, places, weights[list(places)])


@dataclass(frozen=True, slots=True)
class Linear:
    """A tree whose score is a weighted sum of its criteria's values, whatever the weights."""

    paths: tuple[Way, ...]
    """Of each criterion the nodes above it, each with the place that leads on among its inputs."""
    values: Amounts
    """Scores, of shape (criteria, subjects)."""

    def columns(self, lots: Lots) -> list[NDArray[np.intp]]:
        """Return the columns of the shares whose product is the share of each criterion, an array for each tier.

        A criterion with fewer nodes above it gets the column of ones, which is the last.
        """
        of, ones = lots.columns(), sum(len(each.places) for each in lots.groups)
        ways = [[of[step] for step in path if step in of] for path in self.paths]
        tiers = zip_longest([ones], *ways, fillvalue=ones)
        return [np.array(tier[1:], dtype=np.intp) for tier in tiers]


class WeightedSums(threading.local):
    """Scores of the whole under drawn weights, where it is a weighted sum; each thread works in memory of its own."""

    def __init__(self, linear: Linear, lots: Lots) -> None:
        """Make room for a block of draws."""
        criteria, subjects = linear.values.shape
        self._values, self._columns, self._shares = linear.values, linear.columns(lots), lots.shares()
        self._flat, self._tier = np.empty((BLOCK, criteria)), np.empty((BLOCK, criteria))
        self._scores = np.empty((BLOCK, subjects))

    def shares(self, block: Block) -> Amounts:
        """Return the share of each criterion in the whole, of shape (draws of a whole block, criteria)."""
        drawn = self._shares.draw(block.stream(WEIGHTS))
        first, *others = self._columns
        np.take(drawn, first, axis=1, mode="clip", out=self._flat)
        for columns in others:
            self._flat *= np.take(drawn, columns, axis=1, mode="clip", out=self._tier)
        return self._flat

    def scores(self, block: Block) -> Amounts:
        """Return the scores of the whole, of shape (draws, subjects); the next call overwrites them."""
        return np.matmul(self.shares(block), self._values, out=self._scores)[: block.rows]


def linear_of(arrays: Arrays) -> Linear | None:
    """Return a tree as a weighted sum, where it is one for all of its subjects; None where it is not."""
    nodes = arrays.plan.nodes
    if not all(_is_linear(node) for number, node in enumerate(nodes) if number not in arrays.leaves):
        return None
    if any(_is_stepped(nodes[number]) or np.isnan(arrays.leaves[number].score).any() for number in arrays.leaves):
        return None
    paths = dict(_paths(arrays, arrays.root, ()))
    values = np.concatenate([arrays.leaves[number].score for number in paths])
    return Linear(tuple(paths.values()), values) if values.min() >= 0 and values.max() <= 1 else None


def _is_linear(node: NodePlan) -> bool:
    """Tell whether a node is a mean of all its inputs and nothing more."""
    simple = node.method is mean and not node.by_marks and not node.uses_bands and not _is_stepped(node)
    return simple and len(node.ordinary) == len(node.inputs) and all(len(each.weight) == 1 for each in node.inputs)


def _is_stepped(node: NodePlan) -> bool:
    return bool(node.ceilings or node.round or node.range)


def _paths(arrays: Arrays, number: int, above: Way) -> list[tuple[int, Way]]:
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
