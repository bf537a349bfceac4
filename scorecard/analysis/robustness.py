"""How far a comparison can be trusted, under other weights, other judgements and other ways to count.

All of it is conditional on the bounds: what they do not separate, nothing here separates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

import numpy as np

from scorecard.analysis.acts import Ways
from scorecard.analysis.arrays import Arrays, arrays_of
from scorecard.analysis.criteria import Slipping, criteria_of
from scorecard.analysis.leaving_out import left_out
from scorecard.analysis.levelling import levellings
from scorecard.analysis.multiverse import multiverse
from scorecard.analysis.sensitivity import Space, sensitivity
from scorecard.analysis.standing import Drawn, listed, ranks_alone, standing
from scorecard.analysis.weighting import WEIGHTS, WeightedSums, Weighting, linear_of
from scorecard.kernel.draws import Block
from scorecard.kernel.ranks import Counts, Ranks, units
from scorecard.kernel.tree import evaluate
from scorecard.kernel.values import Amounts, Values
from scorecard.model.asked import expect, refused
from scorecard.model.comparison import Comparison
from scorecard.model.limits import SHARE, WORKERS
from scorecard.model.robustness import Robustness, Sensitivity, Varied
from scorecard.model.standing import Standing
from scorecard.problem import ScorecardError, echo
from scorecard.scoring.view import acts_in_view

SAMPLES = 1_024
"""Samples of the Sobol indices at most; each is five evaluations of everything."""
NONE = Sensitivity(influences=(), rows=0, of=0)
"""Where nobody asked what standing comes from."""


def robustness(
    comparison: Comparison,
    varied: Varied | None = None,
    *,
    confidences: Mapping[str, Sequence[Fraction]] | None = None,
    workers: int = 1,
    in_short: bool = False,
) -> Robustness:
    """Say how far a comparison can be trusted.

    Args:
        comparison: at least two scorecards.
        varied: how far weights and judgements are varied, and how often.
        confidences: by subject, how sure a coder is of each act of its record, in the order of the acts, 0 to 1; a
            stage is off by a step with what is missing to 1.
        workers: threads that work at it, 1 to 64; the result is the same for any number.
        in_short: whether only orders are recounted; what levels pairs, what standing comes from, and what comes of
            leaving things out are then empty, as they take most of the time.

    Raises:
        ScorecardError: when fewer than two subjects are compared, what is given is no comparison, a setting cannot be,
            confidences are of somebody else or not one for each act, or a plug-in fails.
    """
    expect(Comparison, comparison, "comparison")
    if not comparison.cards[1:]:  # what one subject could have scored, its bounds say
        msg = "one record cannot be compared with another; give two or more"
        raise ScorecardError(msg)
    WORKERS.required("workers", workers)
    rubric, records = comparison.rubric, [card.record for card in comparison.cards]
    arrays = arrays_of(rubric, records, comparison.window)
    criteria = criteria_of(rubric, records, arrays.numbers, comparison.window)
    varied = (varied or Varied()).exactly()
    draws, seed = varied.draws, varied.seed
    slipping = _slipping(comparison, varied.slip, confidences or {})
    found = multiverse(arrays, criteria)
    near, every = Weighting(float(varied.concentration)), Weighting(None)
    paths = _paths(comparison, arrays)

    def judged(block: Block) -> Drawn:
        leaves = criteria.values(Ways.own(block.rows), criteria.drawn(block, slipping))
        return _scores(arrays, leaves, {}, paths, block.rows)

    space = Space(arrays, criteria, near, slipping, found.methods)
    return Robustness(
        comparison=comparison, varied=varied,
        slips={records[place].subject.id: _mean(chances) for place, chances in slipping.acts.items()},
        near=weighted(arrays, near, paths, draws, seed, workers),
        any=weighted(arrays, every, paths, draws, seed, workers),
        judgement=standing(draws, seed, judged, workers),
        levellings=() if in_short else tuple(levellings(comparison, arrays)),
        multiverse=found,
        sensitivity=NONE if in_short else sensitivity(min(draws, SAMPLES), seed, space.evaluated, workers),
        left_out=() if in_short else tuple(left_out(comparison)),
    )  # fmt: skip


def _mean(chances: Amounts) -> Fraction:
    return Fraction(round(float(np.mean(chances)) if chances.size else 0.0, 6)).limit_denominator(10**6)


def _slipping(comparison: Comparison, slip: Fraction, confidences: Mapping[str, Sequence[Fraction]]) -> Slipping:
    """Return how likely judgements are a step off; see `robustness`."""
    if not isinstance(confidences, Mapping):
        raise refused("confidences", confidences, "how sure a coder is of each act, by the subject's id")
    cards = {card.record.subject.id: (place, card) for place, card in enumerate(comparison.cards)}
    chances = {}
    for name, given in confidences.items():
        if name not in cards:
            msg = f"confidences are of '{echo(str(name))}', who is not compared; the subjects are {', '.join(cards)}"
            raise ScorecardError(msg)
        place, card = cards[name]
        chances[place] = _doubts(f"confidences['{name}']", given, len(acts_in_view(card.record, card.window).acts))
    return Slipping(float(slip), chances)


def _doubts(name: str, given: object, acts: int) -> Amounts:
    """Return what is missing to 1 in how sure a coder is of each of so many acts.

    Args:
        name: what is given, for a message.
        given: as many numbers as there are acts.
        acts: how many there are.
    """
    if isinstance(given, (str, Mapping)) or not isinstance(given, Iterable):
        raise refused(name, given, f"a list of {acts}, one for each act, in their order")
    sure = [SHARE.required(f"{name}[{place}]", each) for place, each in enumerate(given)]
    if len(sure) != acts:
        msg = f"{name} is a list of {len(sure)}; give one of {acts}, one for each act, in their order"
        raise ScorecardError(msg)
    return np.array([1 - float(each) for each in sure])


def _paths(comparison: Comparison, arrays: Arrays) -> dict[str, int]:
    """Return the numbers of the whole and of the outermost dimensions, by path."""
    root = comparison.rubric.tree
    return {node.path: arrays.numbers[node.id] for node in (root, *root.children)}


def weighted(
    arrays: Arrays, weighting: Weighting, paths: Mapping[str, int], draws: int, seed: int, workers: int = 1
) -> Standing:
    """Return how subjects stand under drawn weights, each draw through the whole tree.

    Args:
        arrays: the rubric and its subjects.
        weighting: how the weights are drawn.
        paths: numbers of the nodes whose intervals are asked for, the whole under the empty path; where only the whole
            is asked for and it is a weighted sum, the tree is not walked.
        draws: how many.
        seed: where they start.
        workers: threads that work at it.
    """
    return standing(draws, seed, _under(arrays, weighting, paths), workers)


def rank_acceptability(
    arrays: Arrays, weighting: Weighting, draws: int, seed: int, workers: int = 1
) -> tuple[tuple[int, ...], ...]:
    """Return in how many draws a subject (row) has a rank (column, best first), the same as `weighted` finds.

    Nothing else is computed or kept, so that memory does not grow with the draws.

    Args:
        arrays: the rubric and its subjects.
        weighting: how the weights are drawn.
        draws: how many.
        seed: where they start.
        workers: threads that work at it.

    Source: R. Lahdelma and P. Salminen (2001), rank acceptability indices, here as counts.
    """
    return listed(ranks_alone(draws, seed, _ranked(arrays, weighting), workers))


def _ranked(arrays: Arrays, weighting: Weighting) -> Callable[[Block], Counts]:
    """Return what counts ranks under drawn weights."""
    ranks, lots = Ranks(), weighting.lots(arrays)
    if lots.groups and (linear := linear_of(arrays)):
        # Shares add up to 1, so that how far a score is below 1 is the same weighted sum as the score.
        below = (1 - linear.values) * units(linear.values.shape[1])
        sums = WeightedSums(replace(linear, values=below), lots)
        return lambda block: ranks.counts_below(sums.scores(block))
    scores = _under(arrays, weighting, {"": arrays.root})
    return lambda block: ranks.counts(scores(block)[""])


def _under(arrays: Arrays, weighting: Weighting, paths: Mapping[str, int]) -> Callable[[Block], Drawn]:
    """Return what gives scores under drawn weights; each thread overwrites its own."""
    lots = weighting.lots(arrays)
    if set(paths) == {""} and lots.groups and (linear := linear_of(arrays)):
        sums = WeightedSums(linear, lots)
        return lambda block: {"": sums.scores(block)}
    shares = lots.shares()

    def drawn(block: Block) -> Drawn:
        weights = lots.weights(shares.draw(block.stream(WEIGHTS))[: block.rows])
        return _scores(arrays, arrays.leaves, weights, paths, block.rows)

    return drawn


def _scores(
    arrays: Arrays, leaves: Mapping[int, Values], weights: Mapping[int, Amounts], paths: Mapping[str, int], rows: int
) -> Drawn:
    found = evaluate(arrays.plan, leaves, weights)
    size = next(iter(arrays.leaves.values())).score.shape[1]
    return {path: np.broadcast_to(found[number].score, (rows, size)) for path, number in paths.items()}
