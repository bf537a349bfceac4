"""How subjects stand over many draws, block by block."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from scorecard.kernel.draws import Block, blocks
from scorecard.kernel.ranks import Counts, above_counts, rank_counts
from scorecard.kernel.values import Amounts
from scorecard.model.robustness import Span, Standing

T = TypeVar("T")
TAILS = (0.025, 0.975)
"""What share of the draws lies below each end of an interval."""
DECIMALS = 9
"""Of an interval's ends; beyond them machines may differ."""
Drawn = Mapping[str, Amounts]
"""Scores of some nodes, by path, each of shape (draws, subjects); the whole under the empty path."""


def in_blocks(draws: int, seed: int, found: Callable[[Block], T], workers: int = 1) -> Iterator[T]:
    """Yield what is found in each block, in order, whatever the number of workers."""
    if workers == 1:
        yield from map(found, blocks(draws, seed))
        return
    with ThreadPoolExecutor(workers) as pool:
        yield from pool.map(found, blocks(draws, seed))


@dataclass(frozen=True, slots=True)
class _Counted:
    ranks: Counts
    above: Counts
    both: Counts
    drawn: Drawn


def standing(draws: int, seed: int, scores: Callable[[Block], Drawn], workers: int = 1) -> Standing:
    """Return how subjects stand over draws.

    Args:
        draws: how many.
        seed: where they start.
        scores: what a block of draws gives.
        workers: threads that work at it; the result is the same for any number.
    """
    return _standing(list(in_blocks(draws, seed, lambda block: _counted(scores(block)), workers)))


def standing_of(scores: Drawn) -> Standing:
    """Return how subjects stand over draws that are all there."""
    return _standing([_counted(scores)])


def _counted(drawn: Drawn) -> _Counted:
    whole = drawn[""]
    above, both = above_counts(whole)
    return _Counted(rank_counts(whole), above, both, drawn)


def _standing(parts: Sequence[_Counted]) -> Standing:
    spans = {path: _spans(np.concatenate([part.drawn[path] for part in parts])) for path in parts[0].drawn}
    return Standing(
        sum(len(part.drawn[""]) for part in parts),
        _whole([part.ranks for part in parts]),
        _whole([part.above for part in parts]),
        _whole([part.both for part in parts]),
        spans,
    )


def _whole(parts: Sequence[Counts]) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(map(int, row)) for row in np.sum(parts, axis=0))


def _spans(scores: Amounts) -> tuple[Span | None, ...]:
    return tuple(_span(column[~np.isnan(column)]) for column in scores.T)


def _span(scores: Amounts) -> Span | None:
    if not scores.size:
        return None
    lower, upper = np.quantile(scores, TAILS)
    return round(float(lower), DECIMALS), round(float(upper), DECIMALS)
