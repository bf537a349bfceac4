"""Which of weights, judgement and method moves where subjects stand: first-order and total Sobol indices.

Source: A. Saltelli et al., Variance based sensitivity analysis of model output, Computer Physics Communications 181
(2010) 259-270, the estimators of its table 2 (b) and (f) with each group drawn as one factor.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import get_args

import numpy as np

from scorecard.analysis.acts import Steps, Ways
from scorecard.analysis.arrays import Arrays
from scorecard.analysis.criteria import Criteria, Slipping, Slips
from scorecard.analysis.multiverse import changed, standings
from scorecard.analysis.standing import in_blocks
from scorecard.analysis.weighting import Weighting
from scorecard.kernel.draws import Block
from scorecard.kernel.tree import evaluate
from scorecard.kernel.values import NEAR, Amounts, Values
from scorecard.model.methods import EvidenceMethod, Method
from scorecard.model.robustness import Influence, Sensitivity, VariedGroup

GROUPS: tuple[VariedGroup, ...] = get_args(VariedGroup)
SAMPLES = 2
"""Independent samples that the scheme mixes."""
CHOSEN = 4
"""Purpose of the numbers by which methods are drawn."""
DECIMALS = 6
Evaluated = Sequence[Amounts]
"""Standings under the first sample, the second one, and the first with each group from the second."""


@dataclass(frozen=True, slots=True)
class _Sample:
    """Some draws of all that is varied."""

    weights: dict[int, Amounts]
    judgement: Slips
    method: Steps
    """The place of each draw's way to count."""


@dataclass(frozen=True, slots=True)
class Space:
    """All that is varied."""

    arrays: Arrays
    criteria: Criteria
    weighting: Weighting
    slipping: Slipping
    methods: Sequence[Method]

    def evaluated(self, block: Block) -> Evaluated:
        """Return where subjects stand, each array of shape (draws, subjects)."""
        one, other = (
            self._sample(Block(block.seed, SAMPLES * block.number + each, block.rows)) for each in range(SAMPLES)
        )
        mixed = (
            replace(one, weights=other.weights), replace(one, judgement=other.judgement),
            replace(one, method=other.method),
        )  # fmt: skip
        return [standings(self._scores(each)) for each in (one, other, *mixed)]

    def _sample(self, block: Block) -> _Sample:
        chosen = block.stream(CHOSEN).integers(0, len(self.methods), block.rows)
        return _Sample(self.weighting.drawn(self.arrays, block), self.criteria.drawn(block, self.slipping), chosen)

    def _scores(self, sample: _Sample) -> Amounts:
        leaves = self.criteria.values(Ways(*self._ways(sample.method)), sample.judgement)
        trees = [(self.methods[each].aggregate, self.methods[each].missing) for each in sample.method]
        scores = np.empty((len(trees), len(self.criteria.acts)))
        for names in dict.fromkeys(trees):
            rows = np.array([row for row, each in enumerate(trees) if each == names])
            plan = changed(self.arrays.plan, *names)
            own = {number: _rows(values, rows) for number, values in leaves.items()}
            found = evaluate(plan, own, {number: each[:, rows] for number, each in sample.weights.items()})
            scores[rows] = found[self.arrays.root].score
        return scores

    def _ways(self, chosen: Steps) -> tuple[tuple[EvidenceMethod, ...], Steps]:
        """Return the distinct ways to count acts, and which one each draw has."""
        named = [
            (each.combine, each.net, each.stages, each.sources, each.self_reported)
            for each in (self.methods[number] for number in chosen)
        ]
        distinct = list(dict.fromkeys(named))
        places = {names: place for place, names in enumerate(distinct)}
        return tuple(Method(*names).evidence for names in distinct), np.array([places[names] for names in named])


def _rows(values: Values, rows: Steps) -> Values:
    return Values(values.score[rows], values.lower[rows], values.upper[rows], values.coverage[rows])


def sensitivity(draws: int, seed: int, evaluated: Callable[[Block], Evaluated], workers: int = 1) -> Sensitivity:
    """Return each subject's indices.

    Args:
        draws: samples of the whole space; it is evaluated five times as often.
        seed: where they start.
        evaluated: what a block of samples gives; see `Evaluated`.
        workers: threads that work at it; the result is the same for any number.
    """
    parts = list(in_blocks(draws, seed, evaluated, workers))
    every = [np.concatenate([part[place] for part in parts]) for place in range(len(parts[0]))]
    scored = ~np.isnan(np.stack(every)).any(axis=(0, 2))
    first, second, *mixed = (each[scored] for each in every)
    subjects = range(first.shape[1])
    rows = int(scored.sum())
    found = tuple(
        indices(first[:, subject], second[:, subject], [each[:, subject] for each in mixed]) for subject in subjects
    )
    return Sensitivity(found, rows, draws)


def indices(first: Amounts, second: Amounts, mixed: Sequence[Amounts]) -> tuple[Influence, ...]:
    """Return the indices of one output; none where it does not vary.

    Args:
        first: the output under one sample.
        second: under another one.
        mixed: for each group, under the first sample with that group from the second.
    """
    together = np.concatenate([first, second])
    variance = float(np.var(together)) if together.size else 0.0
    if variance <= NEAR:
        return ()
    mean = float(together.mean())
    return tuple(
        Influence(
            group,
            round(float(np.mean((second - mean) * (each - first)) / variance), DECIMALS),
            round(float(np.mean((first - each) ** 2) / (2 * variance)), DECIMALS),
        )
        for group, each in zip(GROUPS, mixed, strict=True)
    )
