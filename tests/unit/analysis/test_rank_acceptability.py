"""Rank acceptability: the same as the definition finds draw by draw, for any workers, and as a start of more draws."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from scorecard.analysis.arrays import Arrays, arrays_of
from scorecard.analysis.robustness import rank_acceptability, weighted
from scorecard.analysis.standing import quantile
from scorecard.analysis.weighting import WeightedSums, Weighting, linear_of
from scorecard.kernel.draws import BLOCK, Block
from scorecard.kernel.plan import InputPlan, NodePlan, Plan
from scorecard.kernel.tree import evaluate
from scorecard.kernel.values import Amounts
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric

EVERY, NEAR_OWN = Weighting(None), Weighting(50.0)
MEASURE = {"unit": "points", "worst": 0, "best": 100}
DRAWS = 2 * BLOCK + 30


def made(aggregate: str = "mean") -> Arrays:
    """Return four subjects under a tree of two tiers in which one criterion stands beside the dimensions."""
    rubric = Rubric.model_validate(
        {
            "format": "rubric/1", "id": "made", "version": "1.0.0", "title": "Made",
            "standard": {"title": "Nobody's"},
            "aggregate": aggregate,
            "dimensions": [
                {
                    "id": "first", "title": "First", "weight": 3,
                    "criteria": [{"id": "a", "measure": MEASURE}, {"id": "b", "weight": 2, "measure": MEASURE}],
                },
                {
                    "id": "second", "title": "Second",
                    "criteria": [{"id": "c", "measure": MEASURE}],
                    "dimensions": [
                        {
                            "id": "inner", "title": "Inner", "weight": 4,
                            "criteria": [{"id": name, "measure": MEASURE} for name in "def"],
                        }
                    ],
                },
                {"id": "alone", "title": "Alone", "criteria": [{"id": "g", "measure": MEASURE}]},
            ],
        }
    )  # fmt: skip
    numbers = np.random.default_rng(4).integers(1, 100, (4, 7)).tolist()
    records = [
        Record.model_validate(
            {
                "format": "record/1",
                "subject": {"id": f"s{place}", "name": f"S{place}"},
                "observations": dict(zip("abcdefg", row, strict=True)),
            }
        )
        for place, row in enumerate(numbers)
    ]
    return arrays_of(rubric, records)


def by_the_tree(arrays: Arrays, weighting: Weighting, block: Block) -> Amounts:
    """Return the scores of the whole with each draw's weights put into the tree."""
    return evaluate(arrays.plan, arrays.leaves, weighting.drawn(arrays, block))[arrays.root].score


@pytest.mark.parametrize("weighting", [EVERY, NEAR_OWN])
def test_a_weighted_sum_is_what_the_tree_gives(weighting: Weighting) -> None:
    """The short way over the criteria's shares gives the scores of the whole tree, in a ragged tree too."""
    arrays, block = made(), Block(5, 1, 40)
    linear = linear_of(arrays)
    assert linear is not None
    found = WeightedSums(linear, weighting.lots(arrays)).scores(block)
    assert [] == np.flatnonzero(np.abs(by_the_tree(arrays, weighting, block) - found) > 1e-14).tolist()


def test_the_shares_of_the_criteria_add_up_to_1() -> None:
    """What criteria weigh in the whole adds up to 1 in each draw."""
    arrays = made()
    linear = linear_of(arrays)
    assert linear is not None
    shares = WeightedSums(linear, EVERY.lots(arrays)).shares(Block(5, 0, 3))
    assert (BLOCK, 7) == shares.shape
    assert 1e-14 > np.abs(shares.sum(axis=1) - 1).max()


@pytest.mark.parametrize("aggregate", ["mean", "geometric"])
@pytest.mark.parametrize("weighting", [EVERY, NEAR_OWN])
def test_the_ranks_alone_are_those_of_the_whole_account(aggregate: str, weighting: Weighting) -> None:
    """Counting ranks alone finds what the account with pairs and intervals finds."""
    arrays = made(aggregate)
    expected = weighted(arrays, weighting, {"": arrays.root, "first": arrays.numbers["first"]}, DRAWS, 9).ranks
    assert expected == rank_acceptability(arrays, weighting, DRAWS, 9)


@pytest.mark.parametrize("aggregate", ["mean", "geometric"])
def test_any_number_of_workers_finds_the_same(aggregate: str) -> None:
    """Two and three workers find what one finds, in every part."""
    arrays = made(aggregate)
    one, *others = (weighted(arrays, EVERY, {"": arrays.root}, DRAWS, 9, workers) for workers in (1, 2, 3))
    assert [one, one] == others
    assert [one.ranks] * 3 == [rank_acceptability(arrays, EVERY, DRAWS, 9, workers) for workers in (1, 2, 3)]


@pytest.mark.parametrize("weighting", [EVERY, NEAR_OWN])
def test_fewer_draws_are_the_first_of_more(weighting: Weighting) -> None:
    """The weights of some draws are the first of those of more draws, to the bit."""
    arrays = made()
    few, many = (weighting.drawn(arrays, Block(3, 1, rows)) for rows in (17, BLOCK))
    assert {number: each[:, :17].tolist() for number, each in many.items()} == {
        number: each.tolist() for number, each in few.items()
    }


def test_ranks_add_up_to_the_draws() -> None:
    """Without ties each subject has one rank and each rank one subject in each draw."""
    arrays = made()
    ranks = np.array(rank_acceptability(arrays, EVERY, DRAWS, 2))
    assert [[DRAWS] * 4] * 2 == [ranks.sum(axis=0).tolist(), ranks.sum(axis=1).tolist()]


def test_subjects_of_one_kind_share_their_weights() -> None:
    """Where weights differ by kind of subject, each kind's are drawn once, and one that is alone there stays whole."""
    inputs = (
        InputPlan(0, "ordinary", np.array([1.0, 3.0, 1.0])),
        InputPlan(1, "ordinary", np.array([1.0, 0.0, 1.0])),
        InputPlan(2, "penalty", np.array([0.5, 0.5, 0.5])),
    )
    arrays = replace(
        alone(), plan=Plan((NodePlan(), NodePlan(), NodePlan(), NodePlan(inputs=inputs)), frozenset({0, 1, 2}))
    )
    weights = EVERY.drawn(arrays, Block(1, 0, 6))[3]
    assert (3, 6, 3) == weights.shape
    assert weights[:, :, 0].tolist() == weights[:, :, 2].tolist()
    assert ([3.0] * 6, [0.0] * 6) == (weights[0, :, 1].tolist(), weights[1, :, 1].tolist())
    assert [[0.5] * 3] * 6 == weights[2].tolist()
    assert 1e-14 > np.abs(weights[:2, :, 0].sum(axis=0) - 2).max()


def test_a_tree_without_weights_to_draw_has_one_order() -> None:
    """Where no group has two inputs every draw is the rubric's own order."""
    arrays = alone()
    assert ((0, 7), (7, 0)) == rank_acceptability(arrays, EVERY, 7, 1)


def alone() -> Arrays:
    """Return two subjects under a rubric of one criterion."""
    rubric = Rubric.model_validate(
        {
            "format": "rubric/1", "id": "alone", "version": "1.0.0", "title": "Alone",
            "standard": {"title": "Nobody's"},
            "dimensions": [{"id": "d", "title": "D", "criteria": [{"id": "a", "measure": MEASURE}]}],
        }
    )  # fmt: skip
    records = [
        Record.model_validate(
            {"format": "record/1", "subject": {"id": f"s{number}", "name": "S"}, "observations": {"a": number}}
        )
        for number in (20, 30)
    ]
    return arrays_of(rubric, records)


@pytest.mark.parametrize("share", [0.0, 0.025, 0.5, 0.975, 1.0])
@pytest.mark.parametrize("size", [1, 2, 3, 40, 1001])
def test_a_quantile_is_on_the_line_between_the_two_next_to_it(size: int, share: float) -> None:
    """Numbers 0, 1, 2 ... in any order have as quantile the share of the last one."""
    numbers = np.random.default_rng(size).permutation(size).astype(np.float64)
    assert round(float(Fraction(str(share)) * (size - 1)), 9) == round(quantile(numbers, share), 9)
