"""Rank acceptability under drawn weights takes at most twice the time of drawing the weights, and hardly any memory.

Three ways to draw the same weights alone stand as the floor: ours, up to the share of each criterion in the whole;
numpy's Dirichlet distribution, each group of weights in one call for all draws; and one call for fifteen weights in a
single group, which is less than what is drawn here.

Peers have no tree and no ranks over draws: each is called in a loop, with the shares of the criteria in the whole, and
its scores are sorted. They take fewer draws, and are held against ours draw by draw. A peer that is not installed is
left out; to have them all, in an environment that is thrown away:

    python -m venv /tmp/peers && /tmp/peers/bin/pip install . pymcdm scikit-criteria pyDecision pyrepo-mcda
    OPENBLAS_NUM_THREADS=1 /tmp/peers/bin/python -m benchmarks rank_acceptability
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from importlib.util import find_spec

import numpy as np

from benchmarks.made_up import measured_records, measured_rubric
from benchmarks.measure import (
    ROUNDS,
    Figure,
    Report,
    Side,
    Times,
    interleaved,
    megabytes_at_most,
    microseconds_each,
    ratio,
)
from scorecard.analysis.arrays import Arrays, arrays_of
from scorecard.analysis.robustness import rank_acceptability
from scorecard.analysis.weighting import Linear, WeightedSums, Weighting, linear_of
from scorecard.kernel.draws import blocks
from scorecard.kernel.values import Amounts

SIZES = (2, 2, 2, 2, 2, 2, 3)
"""Criteria in each of the groups."""
SUBJECTS, DRAWS, MANY, SEED = 50, 10_000, 100_000, 1
FEW = 100
"""Draws that a peer takes in a round."""
EVERY = Weighting(None)
WOULD_TAKE = {
    "all weights as likely, over drawing them alone": (
        "A quiet machine, on which the blocks stay in the cache; or a compiled loop that draws, scores and counts a "
        "row without writing it down."
    ),
    "over numpy's Dirichlet, group by group": (
        "A compiled loop that draws, scores and counts a row without writing it down; sorting the ranks alone takes "
        "nearly as long as that drawing."
    ),
}
"""For goals that are missed: what it would take."""
Scored = Callable[[Amounts], Amounts]
"""Scores of all subjects under one draw of weights."""


def run(rounds: int = ROUNDS) -> Report:
    """Measure and return the figures.

    Args:
        rounds: how often each side takes its turn.
    """
    arrays, linear = ready()
    values = np.ascontiguousarray(linear.values.T)
    peers = {name: scored(values) for name, scored in PEERS.items() if find_spec(name)}
    sides: dict[str, Side] = {
        "ours": partial(rank_acceptability, arrays, EVERY, DRAWS, SEED),
        "near": partial(rank_acceptability, arrays, Weighting(50.0), DRAWS, SEED),
        "sampling": partial(sampled, arrays, EVERY, linear),
        "sampling near": partial(sampled, arrays, Weighting(50.0), linear),
        "dirichlet": partial(_dirichlet, (*SIZES, len(SIZES))),
        "one group": partial(_dirichlet, (sum(SIZES),)),
        **{name: partial(_looped, scored, SUBJECTS) for name, scored in peers.items()},
    }
    times = interleaved({name: partial(_once, side) for name, side in sides.items()}, rounds)
    return Report(
        claim=f"rank acceptability, {DRAWS:,} draws x {SUBJECTS} subjects x {sum(SIZES)} criteria, {len(SIZES)} groups",
        rounds=rounds,
        figures=(*_figures(times), *_memory(arrays), *(_peer(times, name) for name in peers)),
    )


def ready() -> tuple[Arrays, Linear]:
    """Return fifty subjects under a rubric of fifteen criteria in seven groups, and the same as a weighted sum."""
    rubric = measured_rubric(SIZES)
    arrays = arrays_of(rubric, measured_records(rubric, SUBJECTS))
    linear = linear_of(arrays)
    if linear is None:
        msg = "what was made up is no weighted sum"
        raise RuntimeError(msg)
    return arrays, linear


def sampled(arrays: Arrays, weighting: Weighting, linear: Linear) -> None:
    """Draw the weights alone, and multiply them to the share of each criterion in the whole."""
    sums = WeightedSums(linear, weighting.lots(arrays))
    for block in blocks(DRAWS, SEED):
        sums.shares(block)


def _figures(times: Times) -> Iterator[Figure]:
    yield Figure(name="all weights as likely", value=microseconds_each(times, "ours", DRAWS), unit="us a draw")
    yield Figure(
        name="all weights as likely, over drawing them alone",
        value=ratio(times, "ours", "sampling"),
        unit="x",
        at_most=2,
    )
    yield Figure(
        name="over numpy's Dirichlet, group by group", value=ratio(times, "ours", "dirichlet"), unit="x", at_most=2
    )
    yield Figure(name="over numpy's Dirichlet of one group", value=ratio(times, "ours", "one group"), unit="x")
    yield Figure(name="weights around the rubric's", value=microseconds_each(times, "near", DRAWS), unit="us a draw")
    yield Figure(
        name="weights around the rubric's, over drawing them alone",
        value=ratio(times, "near", "sampling near"),
        unit="x",
        at_most=2,
    )


def _memory(arrays: Arrays) -> Iterator[Figure]:
    for draws in (DRAWS, MANY):
        held = megabytes_at_most(partial(rank_acceptability, arrays, EVERY, draws, SEED))
        yield Figure(name=f"memory, {draws:,} draws", value=held, unit="MB", at_most=5)


def _peer(times: Times, name: str) -> Figure:
    return Figure(name=f"a loop over {name}, a draw", value=round(ratio(times, name, "ours") * DRAWS / FEW), unit="x")


def _once(side: Side) -> Iterator[Side]:
    return iter([side])


def _dirichlet(sizes: tuple[int, ...]) -> None:
    stream = np.random.default_rng(SEED)
    for size in sizes:
        stream.dirichlet(np.ones(size), DRAWS)


def _looped(scored: Scored, subjects: int) -> Amounts:
    weights = np.random.default_rng(SEED).dirichlet(np.ones(sum(SIZES)), FEW)
    counts = np.zeros((subjects, subjects))
    ranks = np.arange(subjects)
    for row in weights:
        counts[np.argsort(-scored(row)), ranks] += 1
    return counts


def _pymcdm(values: Amounts) -> Scored:
    method, types = import_module("pymcdm.methods").WSM(), np.ones(values.shape[1])
    return lambda weights: np.asarray(method(values, weights, types))


def _skcriteria(values: Amounts) -> Scored:
    made, method = import_module("skcriteria").mkdm, import_module("skcriteria.agg.simple").WeightedSumModel()
    objectives = [max] * values.shape[1]
    return lambda weights: np.asarray(method.evaluate(made(values, objectives, weights=weights)).e_.score)


def _pydecision(values: Amounts) -> Scored:
    method, types = import_module("pyDecision.algorithm").saw_method, ["max"] * values.shape[1]
    return lambda weights: np.asarray(method(values, types, weights, graph=False, verbose=False))[:, 1]


def _pyrepo(values: Amounts) -> Scored:
    method, types = import_module("pyrepo_mcda.mcda_methods").SAW(), np.ones(values.shape[1])
    return lambda weights: np.asarray(method(values, weights, types))


PEERS: dict[str, Callable[[Amounts], Scored]] = {
    "pymcdm": _pymcdm,
    "skcriteria": _skcriteria,
    "pyDecision": _pydecision,
    "pyrepo_mcda": _pyrepo,
}
"""By the name under which each is imported."""


if __name__ == "__main__":
    print(run().to_json())
