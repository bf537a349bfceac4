"""The evidence rule for many subjects at once: their acts in one row, which become a value with bounds for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from scorecard.kernel.distinct import distinct
from scorecard.kernel.values import Amounts, Values, Whole

TAKEN = -1.0
"""Points in the place of an act that is counted already."""


@dataclass(frozen=True, slots=True)
class Side:
    """Acts on one side, each subject's together."""

    subject: Whole
    """Of each act, of shape (acts,), ascending."""
    points: Amounts
    """Of each act, 0 to 1."""
    count: Whole
    """Acts of each subject, of shape (subjects,)."""

    @classmethod
    def of(cls, subject: Whole, points: Amounts, subjects: int) -> Side:
        """Return the side of some acts, each subject's together."""
        return cls(subject, points, np.bincount(subject, minlength=subjects))

    def most(self, number: int) -> Amounts:
        """Return the most points of each subject, then the next, so many times; 0 where there are no more acts."""
        found = np.zeros((number, len(self.count)))
        (some, starts), left = self._starts(), self.points.copy()
        for most in found[: self.count.max(initial=0)]:
            most[some] = np.maximum(np.maximum.reduceat(left, starts), 0.0)
            taken = np.flatnonzero(left == most[self.subject])
            left[taken[distinct(self.subject[taken])[1]]] = TAKEN
        return found

    def total(self) -> Amounts:
        """Return the sum of the points of each subject."""
        return np.asarray(np.bincount(self.subject, self._ordered(), len(self.count)), dtype=np.float64)

    def left(self) -> Amounts:
        """Return what is left of 1 when each act of a subject takes its share of what the others leave."""
        found, (some, starts) = np.ones(len(self.count)), self._starts()
        if len(some):
            found[some] = np.multiply.reduceat(1 - self._ordered(), starts)
        return found

    def _ordered(self) -> Amounts:
        """Return the points of each subject from the most to the least, so that nothing hangs on how acts come."""
        return self.points[np.lexsort((-self.points, self.subject))]

    def _starts(self) -> tuple[Whole, Whole]:
        """Return the subjects that have acts, and where those of each start."""
        some = np.flatnonzero(self.count)
        return some, (np.cumsum(self.count) - self.count)[some]


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

    def known(self, side: Side) -> Amounts:
        """Return what matters of the acts on one side: the most points, by turns, their sum, or what they leave."""
        if self.method == "mean":
            return side.total()
        return side.left() if self.method == "accumulate" else side.most(self.top)

    def __call__(self, known: Amounts, count: Whole, more: More) -> Amounts:
        """Return the value of each subject's acts on one side, of shape (subjects,); nothing is worth 0.

        Args:
            known: what matters of the acts that are known.
            count: how many these are, of shape (subjects,).
            more: further acts.
        """
        if self.method == "mean":
            return _mean(known, count, more)
        unseen = np.zeros(len(count)) if more.unseen is None else more.unseen
        if self.method == "accumulate":
            return np.asarray(1 - known * (1 - more.points) ** more.number * (1 - unseen))
        taken = np.minimum(more.number, self.top)
        whole = taken * more.points
        for turn, most in enumerate(known):
            whole += np.where(turn < self.top - taken, np.maximum(most, unseen), 0.0)
        return np.asarray(whole / self.top)


def _mean(total: Amounts, count: Whole, more: More) -> Amounts:
    """Return the mean of all points; an unseen act is left out where it would lower it."""
    whole, acts = total + more.number * more.points, count + more.number
    certain = np.asarray(whole / np.maximum(1, acts))
    return certain if more.unseen is None else np.maximum(certain, (whole + more.unseen) / (acts + 1))


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
        gained, lost = self.combining.known(forward), self.combining.known(back)
        advancing = self.combining(gained, forward.count, nothing)
        best = self.combining(gained, forward.count, More(absent, self.full_forward))
        setting_back = self.combining(lost, back.count, nothing)
        worst = self.combining(lost, back.count, More(absent, self.full, lack * self.full))
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
