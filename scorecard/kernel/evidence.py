"""The evidence rule over arrays: the points of acts, drawn or not, become a value with bounds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from scorecard.kernel.values import Amounts, Values

Net = Literal["balance", "discount", "ignore"]


@dataclass(frozen=True, slots=True)
class Combining:
    """How the points of several acts become one value."""

    method: Literal["top", "best", "mean", "accumulate"]
    top: int = 1
    """Acts that count under `top`."""

    def __call__(self, points: Amounts) -> Amounts:
        """Return the value of acts, of shape (draws,), from their points, of shape (draws, acts)."""
        draws, acts = points.shape
        if not acts:
            return np.zeros(draws)
        if self.method == "top":
            best = points if acts <= self.top else np.partition(points, acts - self.top, axis=1)[:, acts - self.top :]
            return np.asarray(best.sum(axis=1) / self.top)
        if self.method == "best":
            return np.asarray(points.max(axis=1))
        if self.method == "mean":
            return np.asarray(points.mean(axis=1))
        return np.asarray(1 - np.prod(1 - points, axis=1))


def net(method: Net, advancing: Amounts, setting_back: Amounts) -> Amounts:
    """Return both sides as one value; under `balance` one half is no net movement."""
    if method == "discount":
        return advancing * (1 - setting_back)
    return advancing if method == "ignore" else (1 + advancing - setting_back) / 2


@dataclass(frozen=True, slots=True)
class Weighing:
    """How acts are weighed against what is not known."""

    combine: Combining
    net: Net
    enough: int
    full: float
    """Points of an act that sets back with all it can have."""
    full_forward: float
    """Points of an act that advances with all it can have."""

    def __call__(self, forward: Amounts, back: Amounts, acts: int, lack: float) -> Values:
        """Return the values, of shape (draws,).

        Args:
            forward: points on the advancing side, of shape (draws, acts that advance).
            back: points on the other side, of shape (draws, acts that set back).
            acts: how many there are.
            lack: share of scrutiny that is lacking.
        """
        absent = max(0, self.enough - acts)
        advancing, setting_back = self.combine(forward), self.combine(back)
        value = net(self.net, advancing, setting_back)
        best = self.combine(_with(forward, self.full_forward, absent))
        worst = self._worst(_with(back, self.full, absent), lack)
        return Values(
            score=np.full_like(value, np.nan) if absent else value,
            lower=net(self.net, advancing, worst),
            upper=net(self.net, best, setting_back) if absent else value,
            coverage=np.full_like(value, acts / self.enough if absent else 1.0),
        )

    def _worst(self, certain: Amounts, lack: float) -> Amounts:
        """Return the side that sets back with further setbacks that scrutiny might have found."""
        found = self.combine(_with(certain, lack * self.full, self.combine.top))
        return np.maximum(found, self.combine(certain)) if self.combine.method == "mean" else found


def _with(points: Amounts, more: float, times: int) -> Amounts:
    """Return points with further acts beside them."""
    return np.concatenate([points, np.full((len(points), times), more)], axis=1) if times else points


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
