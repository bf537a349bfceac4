"""The evidence rule for many subjects at once: their acts in one row, which become a value with bounds for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from scorecard.kernel.values import Amounts, Values, Whole


@dataclass(frozen=True, slots=True)
class Side:
    """Acts on one side: each subject's together, those of most points first."""

    subject: Whole
    """Of each act, of shape (acts,), ascending."""
    points: Amounts
    """Of each act, 0 to 1."""
    count: Whole
    """Acts of each subject, of shape (subjects,)."""

    @classmethod
    def of(cls, subject: Whole, points: Amounts, subjects: int) -> Side:
        """Return the side of acts that stand in any order.

        Why: sums are added up in the order of the points, so that they are the same wherever an act comes from.
        """
        order = np.lexsort((-points, subject))
        return cls(subject[order], points[order], np.bincount(subject, minlength=subjects))

    def place(self) -> Whole:
        """Return the place of each act among its subject's, from 0."""
        return np.arange(len(self.subject)) - (np.cumsum(self.count) - self.count)[self.subject]

    def total(self, points: Amounts) -> Amounts:
        """Return the sum of some points of each act, by subject."""
        return np.asarray(np.bincount(self.subject, weights=points, minlength=len(self.count)), dtype=np.float64)


@dataclass(frozen=True, slots=True)
class More:
    """Acts of each subject besides those that are known; each array is of shape (subjects,)."""

    number: Whole
    points: float
    unseen: Amounts | None = None
    """Points of each of as many further acts as are counted, or of one; None for no such acts."""


@dataclass(frozen=True, slots=True)
class Combining:
    """How the points of several acts become one value."""

    method: Literal["top", "best", "mean", "accumulate"]
    top: int = 1
    """Acts that count under `top`."""

    def __call__(self, side: Side, more: More) -> Amounts:
        """Return the value of each subject's acts on one side, of shape (subjects,); nothing is worth 0."""
        if self.method in {"top", "best"}:
            return self._top(side, more)
        return _mean(side, more) if self.method == "mean" else _accumulated(side, more)

    def _top(self, side: Side, more: More) -> Amounts:
        """Return the mean of the most points; further acts of full points come before the others, unseen ones after."""
        unseen = np.zeros(len(side.count)) if more.unseen is None else more.unseen
        taken = np.minimum(more.number, self.top)
        left = self.top - taken
        counted = side.place() < left[side.subject]
        known = side.total(np.where(counted, np.maximum(side.points, unseen[side.subject]), 0.0))
        return np.asarray((taken * more.points + known + np.maximum(0, left - side.count) * unseen) / self.top)


def _mean(side: Side, more: More) -> Amounts:
    """Return the mean of all points; an unseen act is left out where it would lower it."""
    whole, acts = side.total(side.points) + more.number * more.points, side.count + more.number
    certain = whole / np.maximum(1, acts)
    return certain if more.unseen is None else np.maximum(certain, (whole + more.unseen) / (acts + 1))


def _accumulated(side: Side, more: More) -> Amounts:
    """Return what is left of 1 when each act takes its share of what the others leave."""
    left: Amounts = np.ones(len(side.count))
    some = np.flatnonzero(side.count)
    starts = (np.cumsum(side.count) - side.count)[some]
    if len(some):
        left[some] = np.multiply.reduceat(1 - side.points, starts)
    left = left * (1 - more.points) ** more.number * (1 if more.unseen is None else 1 - more.unseen)
    return np.asarray(1 - left)


@dataclass(frozen=True, slots=True)
class Weighing:
    """How acts are weighed, and against what is not known."""

    combining: Combining
    net: Literal["balance", "discount", "ignore"]
    enough: int
    full: float
    """Points of an act that sets back with all it can have."""
    full_forward: float
    """Points of an act that advances with all it can have."""

    def __call__(self, forward: Side, back: Side, acts: Whole, lack: Amounts) -> Values:
        """Return the values of each subject, of shape (subjects,).

        Args:
            forward: acts that advance, a mixed one with its part.
            back: acts that set back, a mixed one with its part.
            acts: how many acts each subject has, of shape (subjects,).
            lack: share of scrutiny that is lacking, of shape (subjects,).
        """
        absent = np.maximum(0, self.enough - acts)
        thin, nothing = absent > 0, More(np.zeros_like(absent), 0.0)
        advancing, setting_back = self.combining(forward, nothing), self.combining(back, nothing)
        best = self.combining(forward, More(absent, self.full_forward))
        worst = self.combining(back, More(absent, self.full, lack * self.full))
        value = self._net(advancing, setting_back)
        return Values(
            score=np.where(thin, np.nan, value),
            lower=self._net(advancing, worst),
            upper=np.where(thin, self._net(best, setting_back), value),
            coverage=np.minimum(1.0, acts / self.enough),
        )

    def _net(self, advancing: Amounts, setting_back: Amounts) -> Amounts:
        """Return both sides as one value; under `balance` one half is no net movement."""
        if self.net == "balance":
            return (1 + advancing - setting_back) / 2
        return advancing * (1 - setting_back) if self.net == "discount" else advancing
