"""How subjects stand over many draws of weights, judgements or ways to count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

Span = tuple[float, float]
"""Between what 95 of 100 draws lie, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How subjects stand over many draws, each of which gives all of them a score or none."""

    draws: int
    ranks: tuple[tuple[int, ...], ...]
    """Draws in which a subject (row) has a rank (column, best first); ties share the best one. A subject without a
    score has none."""
    above: tuple[tuple[int, ...], ...]
    """Draws in which a subject (row) is above another one (column)."""
    both: tuple[tuple[int, ...], ...]
    """Draws in which both have a score."""
    spans: Mapping[str, tuple[Span | None, ...]]
    """By a node's path, the whole under the empty one: each subject's interval; None where no draw gives a score."""

    def places(self, subject: int) -> tuple[Fraction, ...]:
        """Return the share of draws in which a subject has each rank, the best first, and last that with none."""
        shares = [Fraction(count, self.draws) for count in self.ranks[subject]]
        return (*shares, 1 - sum(shares, Fraction(0)))

    def share_above(self, first: int, second: int) -> Fraction | None:
        """Return the share of draws in which one subject is above another, of those in which both have a score."""
        both = self.both[first][second]
        return Fraction(self.above[first][second], both) if both else None

    def share_level(self, first: int, second: int) -> Fraction | None:
        """Return the share of draws in which two subjects are exactly level."""
        both = self.both[first][second]
        apart = self.above[first][second] + self.above[second][first]
        return Fraction(both - apart, both) if both else None
