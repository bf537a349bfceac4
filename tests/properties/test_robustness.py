"""Property 25: draws are the same for the same seed, for any number of workers, and as a prefix of more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from strategies import KNOWN, Pair, cases

from properties.cards import FEWER
from scorecard import compare, load_records, load_rubric
from scorecard.analysis.acts import Ways
from scorecard.analysis.arrays import arrays_of
from scorecard.analysis.criteria import Slipping, criteria_of
from scorecard.analysis.robustness import robustness, weighted
from scorecard.analysis.weighting import WeightedSums, Weighting, linear_of
from scorecard.kernel.draws import BLOCK, Block, blocks
from scorecard.kernel.tree import evaluate
from scorecard.kernel.values import Amounts
from scorecard.model.comparison import Comparison
from scorecard.model.record import Record
from scorecard.model.robustness import Varied
from scorecard.model.rubric import Rubric
from scorecard.rendering.render import render
from scorecard.scoring.score import score

SEVERAL = settings(max_examples=20)
OVER = BLOCK + 88
"""Draws of more than one block."""


@pytest.fixture(scope="module")
def comparison(root: object) -> Comparison:
    """Return the example records side by side."""
    return compare(load_rubric("democracy"), load_records(f"{root}/examples/records")[2:4])


def numbers(comparison: Comparison, draws: int, seed: int = 1, workers: int = 1) -> str:
    """Return all numbers of an account."""
    return render(robustness(comparison, Varied(draws=draws, seed=seed), workers=workers), "csv")


def test_the_same_seed_gives_the_same_bytes(comparison: Comparison) -> None:
    """Twice the same, whatever the number of workers; another seed gives other draws."""
    once, *others = (numbers(comparison, OVER, workers=workers) for workers in (1, 2, 3))
    assert [once, once] == others
    assert once != numbers(comparison, 20, seed=2)


def drawn_weights(comparison: Comparison, draws: int) -> list[Amounts]:
    """Return the drawn weights of the whole, draw by draw."""
    arrays = arrays_of(comparison.rubric, [card.record for card in comparison.cards])
    found = [Weighting(50.0).drawn(arrays, block)[arrays.root] for block in blocks(draws, 1)]
    return list(np.concatenate(found, axis=1)[:, :, 0].T)


def drawn_judgements(comparison: Comparison, draws: int) -> list[Amounts]:
    """Return the scores of the whole where judgements are a step off, draw by draw."""
    rubric, records = comparison.rubric, [card.record for card in comparison.cards]
    arrays = arrays_of(rubric, records)
    criteria, slipping = criteria_of(rubric, records, arrays.numbers), Slipping(0.1, {})

    def scores(block: Block) -> Amounts:
        leaves = criteria.values(Ways.own(block.rows), criteria.drawn(block, slipping))
        return evaluate(arrays.plan, leaves)[arrays.root].score

    return list(np.concatenate([scores(block) for block in blocks(draws, 1)]))


@pytest.mark.parametrize("drawn", [drawn_weights, drawn_judgements])
def test_the_first_draws_of_more_are_the_draws(
    drawn: Callable[[Comparison, int], list[Amounts]], comparison: Comparison
) -> None:
    """The first n of 2n draws are the n draws, also where n is no whole number of blocks."""
    few, many = drawn(comparison, OVER), drawn(comparison, 2 * OVER)
    assert (OVER, 2 * OVER) == (len(few), len(many))
    assert np.array_equal(few, many[:OVER])


@SEVERAL
@given(cases(KNOWN))
def test_no_variance_gives_the_score_itself(pair: Pair) -> None:
    """Where no judgement slips and nothing is unknown, every draw is the score."""
    rubric, record = Rubric(**pair[0]), Record(**pair[1])
    arrays = arrays_of(rubric, [record])
    criteria = criteria_of(rubric, [record], arrays.numbers)
    slips = criteria.drawn(Block(1, 0, 3), Slipping(0.0, {}))
    found = evaluate(arrays.plan, criteria.values(Ways.own(3), slips))[arrays.root].score
    own = score(rubric, record).score
    assert own is not None
    assert np.allclose(float(own), found, rtol=0, atol=1e-12)


@FEWER
@given(cases(replace(KNOWN, methods=({"method": "mean"},))))
def test_a_weighted_sum_is_the_tree(pair: Pair) -> None:
    """The shortcut for weighted sums gives the scores that the whole tree gives under the same weights."""
    rubric, record = Rubric(**pair[0]), Record(**pair[1])
    arrays = arrays_of(rubric, [record])
    linear, block = linear_of(arrays), Block(1, 0, 4)
    lots = Weighting(None).lots(arrays)
    weights = Weighting(None).drawn(arrays, block)
    tree = np.broadcast_to(evaluate(arrays.plan, arrays.leaves, weights)[arrays.root].score, (4, 1))
    assert linear is None or np.allclose(tree, WeightedSums(linear, lots).scores(block), rtol=0, atol=1e-12)


def test_weights_far_apart_and_near_are_those_asked_for(comparison: Comparison) -> None:
    """The nearer weights are held to the rubric's, the narrower the intervals, all around the score."""
    arrays = arrays_of(comparison.rubric, [card.record for card in comparison.cards])
    widths = [
        upper - lower
        for near in (None, 10.0, 1000.0)
        for span in [weighted(arrays, Weighting(near), {"": arrays.root}, 1000, 1).spans[""][0]]
        if span
        for lower, upper in [span]
    ]
    assert sorted(widths, reverse=True) == widths
