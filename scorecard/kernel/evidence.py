"""The evidence rule over arrays: the points of acts, drawn or not, become a value with bounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from scorecard.kernel.values import Amounts, Truths, Values

Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Side:
    """Acts on one side, of shape (draws, acts): their points, 0 where an act is not there."""

    points: Amounts
    there: Truths

    def with_more(self, points: Amounts, there: Truths) -> Side:
        """Return the side with further acts beside the others."""
        return Side(
            np.concatenate([self.points, np.where(there, points, 0.0)], axis=1),
            np.concatenate([self.there, there], axis=1),
        )

    def rows(self, chosen: Whole) -> Side:
        """Return some draws."""
        return Side(self.points[chosen], self.there[chosen])


@dataclass(frozen=True, slots=True)
class Combining:
    """How the points of several acts become one value."""

    method: Literal["top", "best", "mean", "accumulate"]
    top: int = 1
    """Acts that count under `top`."""

    def __call__(self, side: Side) -> Amounts:
        """Return the value of the acts on one side, of shape (draws,); nothing is worth 0."""
        points, acts = side.points, side.points.shape[1]
        if not acts:
            return np.zeros(len(points))
        if self.method == "top":
            best = points if acts <= self.top else np.partition(points, acts - self.top, axis=1)[:, acts - self.top :]
            return np.asarray(best.sum(axis=1) / self.top)
        if self.method == "best":
            return np.asarray(points.max(axis=1))
        if self.method == "mean":
            return np.asarray(points.sum(axis=1) / np.maximum(1, side.there.sum(axis=1)))
        return np.asarray(1 - np.prod(1 - points, axis=1))


@dataclass(frozen=True, slots=True)
class Weighing:
    """How acts are weighed in each draw, and against what is not known; each array is of shape (draws,)."""

    combining: Sequence[Combining]
    which: Whole
    """Which of these holds."""
    net: NDArray[np.str_]
    """`balance`, `discount` or `ignore`."""
    enough: int
    full: Amounts
    """Points of an act that sets back with all it can have."""
    full_forward: Amounts
    """Points of an act that advances with all it can have."""

    def __call__(self, forward: Side, back: Side, acts: Whole, lack: float) -> Values:
        """Return the values, of shape (draws,).

        Args:
            forward: acts that advance, a mixed one with its part.
            back: acts that set back.
            acts: how many acts there are in each draw.
            lack: share of scrutiny that is lacking.
        """
        absent = np.maximum(0, self.enough - acts)
        missing = np.arange(self.enough) < absent[:, None]
        thin = absent > 0
        advancing, setting_back = self._combined(forward), self._combined(back)
        best = self._combined(forward.with_more(self.full_forward[:, None], missing)) if thin.any() else advancing
        certain = back.with_more(self.full[:, None], missing) if thin.any() else back
        value = self._net(advancing, setting_back)
        return Values(
            score=np.where(thin, np.nan, value),
            lower=self._net(advancing, self._worst(certain, lack)),
            upper=np.where(thin, self._net(best, setting_back), value),
            coverage=np.where(thin, acts / self.enough, 1.0),
        )

    def _combined(self, side: Side) -> Amounts:
        found = np.zeros(len(side.points))
        for number, combining in enumerate(self.combining):
            rows = np.flatnonzero(self.which == number)
            if len(rows):
                found[rows] = combining(side.rows(rows))
        return found

    def _worst(self, certain: Side, lack: float) -> Amounts:
        """Return the side that sets back with as many further setbacks as it counts, each `lack` times full points."""
        found = np.zeros(len(certain.points))
        for number, combining in enumerate(self.combining):
            rows = np.flatnonzero(self.which == number)
            if len(rows):
                side = certain.rows(rows)
                unseen = np.ones((len(rows), combining.top), dtype=bool)
                worst = combining(side.with_more(lack * self.full[rows, None], unseen))
                found[rows] = np.maximum(worst, combining(side)) if combining.method == "mean" else worst
        return found

    def _net(self, advancing: Amounts, setting_back: Amounts) -> Amounts:
        """Return both sides as one value; under `balance` one half is no net movement."""
        balance = (1 + advancing - setting_back) / 2
        discount = advancing * (1 - setting_back)
        return np.asarray(
            np.where(self.net == "balance", balance, np.where(self.net == "discount", discount, advancing))
        )


def least(parts: list[Values]) -> Values:
    """Return the lowest of several groups' values."""
    stack = _stacked(parts)
    return Values(
        _where_all(stack, np.min(stack.score, axis=0)),
        np.min(stack.lower, axis=0),
        np.min(stack.upper, axis=0),
        np.mean(stack.coverage, axis=0),
    )


def equality(parts: list[Values]) -> Values:
    """Return 1 less the distance between the groups, at the widest and the narrowest that their bounds allow."""
    stack = _stacked(parts)
    groups = range(len(parts))
    widest = np.max([stack.upper[i] - stack.lower[j] for i in groups for j in groups if i != j], axis=0)
    narrowest = np.max(stack.lower, axis=0) - np.min(stack.upper, axis=0)
    return Values(
        _where_all(stack, 1 - (np.max(stack.score, axis=0) - np.min(stack.score, axis=0))),
        1 - np.maximum(0, widest),
        1 - np.maximum(0, narrowest),
        np.mean(stack.coverage, axis=0),
    )


def _stacked(parts: list[Values]) -> Values:
    return Values(
        np.stack([each.score for each in parts]),
        np.stack([each.lower for each in parts]),
        np.stack([each.upper for each in parts]),
        np.stack([each.coverage for each in parts]),
    )


def _where_all(stack: Values, value: Amounts) -> Amounts:
    """Return a value where every group has a score."""
    return np.asarray(np.where(np.isnan(stack.score).any(axis=0), np.nan, value))
