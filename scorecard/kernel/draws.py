"""Seeded draws in blocks: the first n of 2n draws are the n draws, and the blocks may be drawn in any order.

Source: M. Matsumoto et al. on independent streams; numpy's SeedSequence gives each block a stream of its own.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from scorecard.kernel.values import Amounts

BLOCK = 512
"""Draws of a block; all of it stays in the cache."""


@dataclass(frozen=True, slots=True)
class Block:
    """Some draws that are made together."""

    seed: int
    number: int
    rows: int
    """How many of the block's draws count."""

    def stream(self, *purpose: int) -> np.random.Generator:
        """Return the source of numbers for one purpose."""
        return np.random.Generator(
            np.random.PCG64(np.random.SeedSequence(self.seed, spawn_key=(*purpose, self.number)))
        )


def blocks(draws: int, seed: int) -> Iterator[Block]:
    """Yield the blocks of some draws, in order."""
    for number, start in enumerate(range(0, draws, BLOCK)):
        yield Block(seed, number, min(BLOCK, draws - start))


class Shares(threading.local):
    """Draws the shares of several groups of inputs at once, those of each group adding up to 1.

    Each thread draws into memory of its own, which its next draw overwrites.

    Why: memory that is touched for the first time costs more than the numbers that are drawn into it.
    Source: L. Devroye, Non-Uniform Random Variate Generation (1986), XI.4, for the Dirichlet distribution by gammas.
    """

    def __init__(self, groups: Sequence[int], concentration: Amounts | None = None) -> None:
        """Make room for a block of draws.

        Args:
            groups: of each input the number of its group, from 0 without gaps.
            concentration: of each input, above 0; the larger those of a group, the nearer its shares are to their
                means, which are in proportion to these numbers. None where all shares are as likely.
        """
        inputs, self._concentration = len(groups), concentration
        self._group = np.array(groups, dtype=np.intp)
        self._together = np.equal.outer(self._group, np.unique(self._group)).astype(np.float64)
        self._drawn, self._wholes = np.empty((BLOCK, inputs)), np.empty((BLOCK, self._together.shape[1]))
        self._of_each, self._shares = np.empty((BLOCK, inputs)), np.ones((BLOCK, inputs + 1))

    def draw(self, stream: np.random.Generator) -> Amounts:
        """Return a whole block, of shape (draws, inputs + 1): a share for each input, and at the end 1.

        Why: a block that counts only in part is drawn in full, so that no number depends on how many of them count.
        """
        if self._concentration is None:
            stream.standard_exponential(out=self._drawn)
        else:
            stream.standard_gamma(self._concentration, out=self._drawn)
        np.matmul(self._drawn, self._together, out=self._wholes)
        np.take(self._wholes, self._group, axis=1, mode="clip", out=self._of_each)
        np.divide(self._drawn, self._of_each, out=self._shares[:, :-1])
        return self._shares
