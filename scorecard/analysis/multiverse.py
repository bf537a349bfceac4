"""Every reasonable combination of a rubric's choices: how scores and order move, and which single choice matters most.

Source: S. Steegen, F. Tuerlinckx, A. Gelman and W. Vanpaemel, Increasing transparency through a multiverse analysis,
Perspectives on Psychological Science 11 (2016) 702-712; the shares of variance are those of a full factorial.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from scorecard.analysis.acts import Ways
from scorecard.analysis.arrays import Arrays
from scorecard.analysis.criteria import Criteria
from scorecard.analysis.plugged import Plugged
from scorecard.analysis.standing import standing_of
from scorecard.analysis.turning import nearly, reversed_pairs
from scorecard.kernel.aggregate import METHODS
from scorecard.kernel.plan import NodePlan, Plan
from scorecard.kernel.tree import evaluate
from scorecard.kernel.values import NEAR, Amounts, Values
from scorecard.model.evidence_rule import SettledRule
from scorecard.model.methods import (
    AVERAGINGS,
    CHOICES,
    COMBINATIONS,
    MISSINGS,
    NETS,
    SOURCE_FACTORS,
    STAGE_POINTS,
    Method,
    methods,
)
from scorecard.model.node import Node
from scorecard.model.number import ONE, ZERO
from scorecard.model.robustness import Alternative, Multiverse
from scorecard.model.rubric import Rubric

Alternatives = Mapping[str, tuple[str, ...]]
MEANS = frozenset({"mean", "geometric", "harmonic", "power"})
ONLY_OWN = ("own",)


def alternatives_of(rubric: Rubric, leaves: Mapping[int, Values]) -> dict[str, tuple[str, ...]]:
    """Return for each choice the names of the alternatives that are other than the rubric's own, "own" first.

    Args:
        rubric: what is judged.
        leaves: what the criteria are worth; alternatives that are not defined for these values are left out.
    """
    rules = [node.evidence for node in rubric.order if node.evidence]
    found: dict[str, tuple[str, ...]] = dict.fromkeys(CHOICES, ONLY_OWN)
    if rules:
        found["combine"] = _others(COMBINATIONS, [rule.combine for rule in rules])
        found["net"] = _others(NETS, [rule.net for rule in rules])
        found["stages"] = _others(STAGE_POINTS, [dict(rule.stages) for rule in rules])
        found["sources"] = _others(SOURCE_FACTORS, [_factors(rule) for rule in rules])
        found["self_reported"] = ("own", "left out")
    dimensions = [node for node in rubric.order if not node.is_criterion and len(node.inputs) > 1]
    own = [node.settled.aggregate.method for node in dimensions if node.settled.aggregate.method in MEANS]
    if own and _within_one(leaves) and all(node.settled.clip and _seen_within_one(node) for node in rubric.order):
        found["aggregate"] = _others(AVERAGINGS, own)
    if any(np.isnan(values.score).any() for values in leaves.values()):
        found["missing"] = _others(MISSINGS, [node.settled.missing for node in dimensions])
    return found


def _factors(rule: SettledRule) -> dict[str, object]:
    """Return the factors that change anything."""
    return {kind: factor for kind, factor in rule.sources.items() if factor != ONE}


def _others(given: Mapping[str, object], own: Sequence[object]) -> tuple[str, ...]:
    return tuple(name for name, value in given.items() if name == "own" or any(value != each for each in own))


def _within_one(leaves: Mapping[int, Values]) -> bool:
    ends = [end for values in leaves.values() for end in (values.lower, values.upper)]
    return all(bool(np.all(np.isnan(end) | ((end >= 0) & (end <= 1)))) for end in ends)


def _seen_within_one(node: Node) -> bool:
    """Tell whether what a parent sees in place of 0 and 1 lies between them, so that every mean is defined."""
    return all(ZERO <= end <= ONE for end in node.range)


def multiverse(arrays: Arrays, criteria: Criteria) -> Multiverse:
    """Return what comes of every reasonable combination of choices.

    Args:
        arrays: the rubric and its subjects.
        criteria: the criteria of the same subjects.
    """
    given = alternatives_of(arrays.rubric, arrays.leaves)
    every = tuple(methods(given))
    scores = scores_under(every, arrays, criteria)
    own = scores[0]
    at = {method: number for number, method in enumerate(every)}
    alone = tuple(
        _alternative(choice, name, own, scores[at[replace(Method(), **{choice: name})]])
        for choice, names in given.items()
        for name in names[1:]
    )
    grid = scores.reshape(*(len(names) for names in given.values()), -1)
    varied = [name for name, names in given.items() if len(names) > 1]
    shares = {choice: _explained(grid, axis) for axis, choice in enumerate(given) if choice in varied}
    return Multiverse(every, _listed(scores), standing_of({"": scores}), alone, shares)


def scores_under(every: Sequence[Method], arrays: Arrays, criteria: Criteria) -> Amounts:
    """Return the scores of the whole under many ways to count, of shape (ways, subjects)."""
    acts = list(dict.fromkeys((m.combine, m.net, m.stages, m.sources, m.self_reported) for m in every))
    ways = [Method(*names).evidence for names in acts]
    leaves = criteria.values(Ways.each(ways), criteria.none(len(ways)))
    trees = {names: _whole(arrays, leaves, names) for names in {(m.aggregate, m.missing) for m in every}}
    at = {names: number for number, names in enumerate(acts)}
    rows = [trees[m.aggregate, m.missing][at[m.combine, m.net, m.stages, m.sources, m.self_reported]] for m in every]
    return np.stack(rows)


def _whole(arrays: Arrays, leaves: Mapping[int, Values], names: tuple[str, str]) -> Amounts:
    found = evaluate(changed(arrays.plan, *names), leaves)[arrays.root].score
    rows = next(iter(leaves.values())).score.shape
    return np.broadcast_to(found, rows)


def changed(plan: Plan, aggregate: str, missing: str) -> Plan:
    """Return a tree in which all means are of one kind, and all unknowns are treated alike; "own" changes nothing.

    What a plug-in aggregates stays with the plug-in: whether a mean may take its place, only its author knows.
    """
    return replace(plan, nodes=tuple(_changed(node, aggregate, missing) for node in plan.nodes))


def _changed(node: NodePlan, aggregate: str, missing: str) -> NodePlan:
    averaging, policy = AVERAGINGS[aggregate], MISSINGS[missing]
    if averaging and node.weighs and node.inputs and not isinstance(node.method, Plugged):
        node = replace(node, method=METHODS[averaging])
    return replace(node, missing=policy) if policy else node


def _alternative(choice: str, name: str, own: Amounts, scores: Amounts) -> Alternative:
    return Alternative(choice, name, _listed(scores[None])[0], reversed_pairs(own.tolist(), scores.tolist(), nearly))


def standings(scores: Amounts) -> Amounts:
    """Return how far each subject is above the mean of all of them, where all have a score; of one, its score.

    Why: a choice that raises all scores alike says nothing about where anybody stands.
    """
    return scores - scores.mean(axis=-1, keepdims=True) if scores.shape[-1] > 1 else scores


def _explained(grid: Amounts, axis: int) -> float | None:
    """Return the share of the variance of standings that one choice alone explains, over all subjects.

    Args:
        grid: scores, of shape (alternatives of the first choice, ..., subjects).
        axis: the choice.
    """
    stand = standings(grid)
    others = tuple(each for each in range(stand.ndim - 1) if each != axis)
    known = ~np.isnan(stand)
    whole = np.where(known, stand, 0.0)
    every = tuple(range(stand.ndim - 1))
    number = known.sum(axis=every)
    mean = whole.sum(axis=every) / np.maximum(1, number)
    variance = (np.where(known, stand - mean, 0.0) ** 2).sum()
    counts = known.sum(axis=others)
    parts = whole.sum(axis=others) / np.maximum(1, counts)
    between = (counts * (parts - mean) ** 2).sum()
    return round(float(between / variance), 9) if variance > NEAR else None


def _listed(scores: Amounts) -> tuple[tuple[float | None, ...], ...]:
    return tuple(tuple(None if np.isnan(score) else round(float(score), 12) for score in row) for row in scores)
