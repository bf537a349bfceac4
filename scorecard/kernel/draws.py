"""Seeded draws in blocks: the first n of 2n draws are the n draws, and the blocks may be drawn in any order.

Source: M. Matsumoto et al. on independent streams; numpy's SeedSequence gives each block a stream of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
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


def shares(stream: np.random.Generator, rows: int, concentration: Amounts) -> Amounts:
    """Return draws of shares that add up to 1, of shape (rows, inputs).

    Args:
        stream: the source of numbers.
        rows: how many draws.
        concentration: of each input, above 0; the larger all of them, the nearer the shares are to their means, which
            are in proportion to these numbers. With 1 for each, all shares are as likely.

    Source: L. Devroye, Non-Uniform Random Variate Generation (1986), XI.4, for the Dirichlet distribution by gammas.
    """
    size = (rows, len(concentration))
    even = bool(np.all(concentration == 1))
    drawn = stream.standard_exponential(size) if even else stream.standard_gamma(concentration, size)
    drawn /= drawn.sum(axis=1, keepdims=True)
    return drawn
