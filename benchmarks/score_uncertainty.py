"""Intervals of every subject's score take little more than the random numbers that are drawn for them.

The random numbers alone are those that the very same calls draw, from the same streams and into memory that is used
again: for weights one exponential number for each weight of each group, 22 a draw; for judgements one number for each
act, level and unknown.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np

from benchmarks.made_up import record_of, rubric_of
from benchmarks.measure import ROUNDS, Figure, Report, Side, interleaved, microseconds_each, ratio
from benchmarks.rank_acceptability import DRAWS, EVERY, SEED, SIZES, ready
from scorecard.analysis.acts import Ways
from scorecard.analysis.arrays import Arrays, arrays_of
from scorecard.analysis.criteria import Slipping, criteria_of
from scorecard.analysis.robustness import weighted
from scorecard.analysis.standing import Drawn, spans_of, standing
from scorecard.analysis.weighting import WEIGHTS, Linear, WeightedSums
from scorecard.kernel.draws import BLOCK, Block, blocks
from scorecard.kernel.tree import evaluate

CRITERIA, ACTIONS, RECORDS, JUDGED = 15, 40, 6, 1_024
"""Of the rubric and the records whose judgements are drawn, and how often."""
SLIPPING = Slipping(0.1, {})
WOULD_TAKE = {
    "intervals over the random numbers alone": (
        "A compiled loop that draws and scores a row without writing it down, and intervals that need no look at all "
        "the scores: taking them from the scores alone takes longer than the random numbers."
    ),
    "with ranks and pairs, over the random numbers alone": (
        "A compiled loop that compares while it draws: 2,450 comparisons a draw are more work than 22 random numbers."
    ),
    "judgements over the random numbers alone": (
        "Keeping what an act is worth at each stage, and counting anew only the criteria whose acts moved: now all "
        "acts of all criteria are counted in every draw."
    ),
}
"""For goals that are missed: what it would take."""


def run(rounds: int = ROUNDS) -> Report:
    """Measure and return the figures.

    Args:
        rounds: how often each side takes its turn.
    """
    arrays, linear = ready()
    sides: dict[str, Side] = {
        "standing": partial(weighted, arrays, EVERY, {"": arrays.root}, DRAWS, SEED),
        "intervals": partial(_intervals, arrays, linear),
        "numbers": _numbers,
        **judging(),
    }
    times = interleaved({name: partial(_once, side) for name, side in sides.items()}, rounds)
    return Report(
        claim="intervals of the whole for every subject, under drawn weights and under drawn judgements",
        rounds=rounds,
        figures=(
            Figure(
                name="intervals, 50 subjects x 15 criteria",
                value=microseconds_each(times, "intervals", DRAWS),
                unit="us a draw",
            ),
            Figure(
                name="intervals over the random numbers alone",
                value=ratio(times, "intervals", "numbers"),
                unit="x",
                at_most=1.25,
            ),
            Figure(name="with ranks and pairs", value=microseconds_each(times, "standing", DRAWS), unit="us a draw"),
            Figure(
                name="with ranks and pairs, over the random numbers alone",
                value=ratio(times, "standing", "numbers"),
                unit="x",
                at_most=1.25,
            ),
            Figure(
                name="judgements, 6 records x 40 actions",
                value=microseconds_each(times, "judged", JUDGED),
                unit="us a draw",
            ),
            Figure(
                name="judgements over the random numbers alone",
                value=ratio(times, "judged", "judgements"),
                unit="x",
                at_most=1.25,
            ),
        ),
    )


def judging() -> dict[str, Side]:
    """Return what draws judgements and scores them, and what draws them alone."""
    rubric = rubric_of(CRITERIA)
    records = [record_of(CRITERIA, ACTIONS + number) for number in range(RECORDS)]
    arrays = arrays_of(rubric, records)
    criteria = criteria_of(rubric, records, arrays.numbers)

    def judged(block: Block) -> Drawn:
        leaves = criteria.values(Ways.own(block.rows), criteria.drawn(block, SLIPPING))
        return {"": evaluate(arrays.plan, leaves)[arrays.root].score}

    def drawn() -> None:
        for block in blocks(JUDGED, SEED):
            criteria.drawn(block, SLIPPING)

    return {"judged": partial(standing, JUDGED, SEED, judged), "judgements": drawn}


def _intervals(arrays: Arrays, linear: Linear) -> object:
    sums = WeightedSums(linear, EVERY.lots(arrays))
    kept = np.empty((linear.values.shape[1], DRAWS))
    for block in blocks(DRAWS, SEED):
        start = block.number * BLOCK
        kept[:, start : start + block.rows] = sums.scores(block).T
    return spans_of(kept)


def _numbers() -> None:
    room = np.empty((BLOCK, sum(SIZES) + len(SIZES)))
    for block in blocks(DRAWS, SEED):
        block.stream(WEIGHTS).standard_exponential(out=room)


def _once(side: Side) -> Iterator[Side]:
    return iter([side])


if __name__ == "__main__":
    print(run().to_json())
