"""Ranks over draws are what comparing every two scores gives, with ties, without scores, and out of range."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.kernel.draws import BLOCK
from scorecard.kernel.ranks import FEW, Ranks, above_counts, rank_counts, units
from scorecard.kernel.values import Amounts

NONE = float("nan")


def compared(scores: Amounts) -> list[list[int]]:
    """Return the counts by comparing each score with all others: a rank is one more than how many are better."""
    size = scores.shape[1]
    better = (scores[:, None, :] > scores[:, :, None]).sum(axis=2)
    scored = ~np.isnan(scores)
    return [[int((scored[:, each] & (better[:, each] == rank)).sum()) for rank in range(size)] for each in range(size)]


def drawn(draws: int, subjects: int, *, low: float = 0.0, high: float = 1.0) -> Amounts:
    """Return scores that are all apart."""
    return np.random.default_rng(draws + subjects).uniform(low, high, (draws, subjects))


def stepped(draws: int, subjects: int) -> Amounts:
    """Return scores of eleven values, so that many are level."""
    return np.round(drawn(draws, subjects), 1)


def gappy(draws: int, subjects: int) -> Amounts:
    """Return scores of which every third is missing."""
    scores = stepped(draws, subjects)
    return np.where(np.arange(scores.size).reshape(scores.shape) % 3 == 0, NONE, scores)


@pytest.mark.parametrize(
    "scores",
    [
        drawn(100, 50),
        drawn(100, FEW),
        drawn(100, FEW + 1),
        drawn(BLOCK + 1, 7),
        drawn(2 * BLOCK, 1),
        drawn(1, 1),
        drawn(100, 5, low=-0.5, high=1.5),
        drawn(100, 5, low=-100, high=100),
        stepped(BLOCK + 100, 7),
        stepped(100, 50),
        stepped(50, FEW + 1),
        gappy(100, 6),
        gappy(BLOCK + 3, 50),
        np.zeros((5, 4)),
        np.ones((5, 4)),
        np.full((3, 2), NONE),
        np.vstack([drawn(BLOCK, 6), gappy(9, 6)]),
    ],
)
def test_ranks_are_those_of_comparing_every_two_scores(scores: Amounts) -> None:
    """Each subject has each rank as often as comparing its score with all others says."""
    assert compared(scores) == rank_counts(scores).tolist()


def test_next_to_nothing_is_level() -> None:
    """Scores that differ by a rounding error share the better rank."""
    assert [[1, 0, 0], [1, 0, 0], [0, 0, 1]] == rank_counts(np.array([[0.3, 0.1 + 0.2, 0.2]])).tolist()


def test_what_is_just_apart_is_apart() -> None:
    """Scores too near for the keys to tell apart are ordered by themselves, whatever their numbers."""
    assert [[0, 2], [2, 0]] == rank_counts(np.array([[0.5, 0.5 + 1e-11], [0.25, 0.25 + 1e-9]])).tolist()


def test_memory_that_is_used_again_holds_nothing_back() -> None:
    """Counts are the same whatever was counted before, of as many subjects or of others."""
    ranks, scores = Ranks(), stepped(30, 5)
    ranks.counts(gappy(BLOCK, 5))
    ranks.counts(drawn(40, 9))
    assert compared(scores) == ranks.counts(scores).tolist()


def test_the_scores_stay_what_they_were() -> None:
    """Counting changes no score."""
    scores = drawn(20, 4)
    before = scores.tolist()
    rank_counts(scores)
    above_counts(scores)
    assert before == scores.tolist()


@pytest.mark.parametrize("scores", [drawn(100, 6), stepped(100, 6), gappy(BLOCK + 9, 6), np.full((3, 2), NONE)])
def test_pairs_are_those_of_comparing_every_two_scores(scores: Amounts) -> None:
    """Each subject is above each other, and both have a score, as often as comparing says."""
    scored = ~np.isnan(scores)
    above = (scores[:, :, None] > scores[:, None, :]).sum(axis=0)
    both = (scored[:, :, None] & scored[:, None, :]).sum(axis=0)
    found = above_counts(scores)
    assert (above.tolist(), both.tolist()) == (found[0].tolist(), found[1].tolist())


@pytest.mark.parametrize("subjects", [1, 2, 50, FEW, FEW + 1])
def test_distances_below_the_best_give_the_same_ranks(subjects: int) -> None:
    """How far scores are below 1, in units, gives the ranks of the scores, level ones and the ends included."""
    scores = np.vstack([stepped(60, subjects), np.zeros((1, subjects)), np.ones((1, subjects))])
    assert compared(scores) == Ranks().counts_below((1 - scores) * units(subjects)).tolist()
