"""The smallest change of weights that puts two subjects level: by arithmetic in a weighted sum, else by search.

Source: E. Triantaphyllou and A. Sanchez, A sensitivity analysis approach for some deterministic multi-criteria
decision-making methods, Decision Sciences 28 (1997) 151-194.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from scorecard.analysis.arrays import Arrays
from scorecard.analysis.plugged import Plugged
from scorecard.kernel.tree import evaluate
from scorecard.kernel.values import Amounts
from scorecard.model.comparison import Comparison
from scorecard.model.number import ONE, ZERO, weighted_total
from scorecard.model.result import Result
from scorecard.model.robustness import Levelling, Move, Shift

GRID = 1000
"""Steps in which a share is tried where only search finds where two subjects come level."""
COARSE = 40
"""The same where a plug-in aggregates, which takes as long for a number as arrays for thousands."""
PLACES, FINE = 6, 1e-8
"""Places of a share that search finds, and how near it comes before it is rounded to them."""
Step = tuple[float, float]
"""Two shares, of which the second is farther from the rubric's own."""


def levellings(comparison: Comparison, arrays: Arrays) -> Iterator[Levelling]:
    """Yield for each pair of unequal scores what puts the lower level with the higher, in the order of the subjects."""
    scores = [card.score for card in comparison.cards]
    for first, one in enumerate(scores):
        for second, other in enumerate(scores[first + 1 :], first + 1):
            if one is not None and other is not None and one != other:
                above, below = (first, second) if one > other else (second, first)
                yield _levelling(comparison, arrays, above, below)


def _levelling(comparison: Comparison, arrays: Arrays, above: int, below: int) -> Levelling:
    roots = comparison.cards[above].root, comparison.cards[below].root
    found = _Apart.of(*roots)
    if found is None:
        return Levelling(above, below, _searched(comparison, arrays, above, below), None, linear=False)
    return Levelling(above, below, found.single(), found.move(), linear=True)


@dataclass(frozen=True, slots=True)
class _Apart:
    """How far two subjects are apart on what the whole is put together from."""

    paths: tuple[str, ...]
    shares: tuple[Fraction, ...]
    apart: tuple[Fraction, ...]
    """How far the higher one is above the other."""

    @classmethod
    def of(cls, above: Result, below: Result) -> _Apart | None:
        """Return how far apart they are, where the whole is the same weighted mean of both; None where it is not."""
        if above.node.settled.aggregate.method != "mean" or above.steps or below.steps:
            return None
        if [(term.id, term.share) for term in above.terms] != [(term.id, term.share) for term in below.terms]:
            return None
        if not above.terms[1:]:  # one input has no weight to change
            return None
        paths = {child.id: child.path for child in above.node.walk()}
        return cls(
            tuple(paths[term.id] for term in above.terms),
            tuple(term.share for term in above.terms),
            tuple(one.value - other.value for one, other in zip(above.terms, below.terms, strict=True)),
        )

    @property
    def together(self) -> Fraction:
        """How far they are apart on the whole."""
        return weighted_total(self.shares, self.apart)

    def single(self) -> Shift | None:
        """Return the change of one share that is smallest, the others following in proportion."""
        found = [shift for place in range(len(self.shares)) if (shift := self._shift(place))]
        return min(found, key=lambda shift: abs(shift.after - shift.before), default=None)

    def _shift(self, place: int) -> Shift | None:
        share, own = self.shares[place], self.apart[place]
        if share == ONE:
            return None
        rest = (self.together - share * own) / (ONE - share)
        if rest == own:
            return None
        after = rest / (rest - own)
        return Shift(self.paths[place], share, after, exact=True) if ZERO <= after <= ONE else None

    def move(self) -> Move | None:
        """Return the smallest share that must move: from where the higher one leads most to where it trails most."""
        to = min(range(len(self.apart)), key=lambda place: self.apart[place])
        left, taken = self.together, []
        for place in sorted(range(len(self.apart)), key=lambda place: -self.apart[place]):
            gain = self.apart[place] - self.apart[to]
            if left > 0 and gain > 0:
                share = min(self.shares[place], left / gain)
                taken.append((self.paths[place], share))
                left -= share * gain
        return None if left > 0 else Move(sum((share for _, share in taken), ZERO), tuple(taken), self.paths[to])


def _searched(comparison: Comparison, arrays: Arrays, above: int, below: int) -> Shift | None:
    """Return the smallest change of one share of the whole that search finds to put two subjects level."""
    root = arrays.plan.nodes[arrays.root]
    differs = any(len(each.weight) > 1 for each in root.inputs)
    if not root.weighs or not root.ordinary[1:] or differs:
        return None
    shares = [_Share(arrays, place) for place in root.ordinary]
    grid = COARSE if any(isinstance(node.method, Plugged) for node in arrays.plan.nodes) else GRID
    steps = [(step, share) for share in shares for step in _steps(share, grid, above, below)]
    if not steps:
        return None
    least = min(abs(far - share.own) for (_, far), share in steps)
    found = [
        (_refined(share, step, grid, above, below), share) for step, share in steps if abs(step[0] - share.own) <= least
    ]
    level, share = min(found, key=lambda each: abs(each[0] - each[1].own))
    names = list(arrays.numbers)
    path = comparison.rubric.nodes[names[root.inputs[share.place].node]].path
    return Shift(path, _fraction(share.own), _fraction(level), exact=False)


def _refined(share: _Share, step: Step, grid: int, above: int, below: int) -> float:
    """Return the share within a step from which on the lower one is level."""
    near, far = step
    while abs(far - near) > FINE:
        near, far = _first_level(share, np.linspace(near, far, grid + 1), above, below) or (far, far)
    return far


def _fraction(share: float) -> Fraction:
    return Fraction(f"{share:.{PLACES}f}")


@dataclass(frozen=True, slots=True)
class _Share:
    """One share of the whole that is varied."""

    arrays: Arrays
    place: int

    @property
    def own(self) -> float:
        """The rubric's own share."""
        weights = self._weights()
        return float(weights[self.place] / weights[list(self.arrays.plan.nodes[self.arrays.root].ordinary)].sum())

    def _weights(self) -> Amounts:
        return self.arrays.plan.nodes[self.arrays.root].weights()[:, 0, 0]

    def apart(self, shares: Amounts, above: int, below: int) -> Amounts:
        """Return how far one subject is above another under some shares, the other shares following in proportion."""
        weights = np.repeat(self._weights()[:, None], len(shares), axis=1)
        others = [place for place in self.arrays.plan.nodes[self.arrays.root].ordinary if place != self.place]
        whole = weights[others].sum(axis=0) + weights[self.place]
        weights[others] *= (
            (1 - shares) * whole / np.where(weights[others].sum(axis=0) > 0, weights[others].sum(axis=0), 1)
        )
        weights[self.place] = shares * whole
        found = evaluate(self.arrays.plan, self.arrays.leaves, {self.arrays.root: weights[:, :, None]})
        score = found[self.arrays.root].score
        return np.asarray(score[:, above] - score[:, below])


def _steps(share: _Share, grid: int, above: int, below: int) -> Iterator[Step]:
    """Yield the first step on either side of the rubric's own share in which the lower one comes level."""
    for end in (0.0, 1.0):
        if step := _first_level(share, np.linspace(share.own, end, grid + 1), above, below):
            yield step


def _first_level(share: _Share, grid: Amounts, above: int, below: int) -> Step | None:
    """Return the first two shares of a grid between which the lower one comes level with the higher one."""
    level = np.flatnonzero(share.apart(grid, above, below) <= 0)
    return (float(grid[max(0, level[0] - 1)]), float(grid[level[0]])) if level.size else None
