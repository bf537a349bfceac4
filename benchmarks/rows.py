"""The kernel over rows of numbers: a tree of two levels with unknowns and bounds, one small call, geometric means.

The kernel alone is measured here, from arrays to the total and its bounds; `tables` measures whole tables. The limit is
one loop in C that does the same and nothing else, compiled here where there is a compiler; it is a peer, and no part of
the library. Other peers aggregate by one vector of weights: they have no tree, no bounds, and no unknowns. So has the
limit of geometric means, which takes 16 logarithms and powers a subject where a tree of them takes 26.

    python -m venv /tmp/peers && /tmp/peers/bin/pip install '.[batch]' pymcdm scikit-criteria
    OPENBLAS_NUM_THREADS=1 /tmp/peers/bin/python -m benchmarks rows
"""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import numpy as np

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
from scorecard.kernel.aggregate import geometric, mean
from scorecard.kernel.plan import InputPlan, NodePlan, Plan
from scorecard.kernel.rows import RowTree, loose_in
from scorecard.kernel.values import Amounts, Known, spanning

WOULD_TAKE = {
    "10 % unknown, over a fused loop in C": "A compiled loop: numpy looks at each number once for every step.",
    "5 % of rows incomplete, over a fused loop in C": (
        "A compiled loop: numpy looks at each number once for every step, and rows that are not complete twice."
    ),
    "geometric, over exp(log(X) @ w) in blocks": (
        "Products of matrices, which add up in an order of their own; ours gives a row the same bits in every block."
    ),
    "10 subjects, over pymcdm": (
        "Fewer steps between call and numbers: of so few subjects the time goes to the nodes of the tree, one by one, "
        "and pymcdm has one node."
    ),
    "memory besides input and output": "Blocks of fewer subjects, which would take longer.",
}
"""For goals that are missed: what it would take."""
SUBJECTS, DIMENSIONS, IN_DIMENSION = 1_000_000, 5, 3
CRITERIA = DIMENSIONS * IN_DIMENSION
BLOCK = 12_000
SMALL = 10
"""Subjects of one small call."""
TIMES = 100
"""Small calls of a round."""
LOOP = """
#include <math.h>
void score(const double *x, long n, double *total, double *lower, double *upper) {
    for (long row = 0; row < n; row++) {
        double sum = 0, weight = 0, low = 0, high = 0;
        for (int group = 0; group < %(groups)d; group++) {
            double part = 0; int known = 0;
            for (int place = 0; place < %(size)d; place++) {
                double value = x[row * %(groups)d * %(size)d + group * %(size)d + place];
                if (value == value) { part += value; known++; }
            }
            low += part / %(size)d;
            high += (part + %(size)d - known) / %(size)d;
            if (known) { sum += part / known; weight += 1; }
        }
        total[row] = weight ? sum / weight : NAN;
        lower[row] = low / %(groups)d;
        upper[row] = high / %(groups)d;
    }
}
"""


@dataclass(frozen=True, slots=True)
class Given:
    """The same numbers for every side, each in the layout that suits it."""

    by_row: Amounts
    """Of shape (subjects, criteria); not a number where nothing is known."""
    by_criterion: Amounts
    """Of shape (criteria, subjects)."""
    out: Amounts
    """Room for the total and its bounds, of shape (3, subjects)."""


def run(rounds: int = ROUNDS) -> Report:
    """Measure and return the figures.

    Args:
        rounds: how often each side takes its turn.
    """
    many, few, known = given(SUBJECTS, cells=0.1), given(SUBJECTS, rows=0.05), given(SUBJECTS)
    small, weights = given(SMALL), np.full(CRITERIA, 1 / CRITERIA)
    tree, means = tree_of(mean), tree_of(geometric)
    sides: dict[str, Callable[[], Iterator[Side]]] = {
        "unknown": partial(_once, partial(score, tree, many)),
        "few unknown": partial(_once, partial(score, tree, few)),
        "known": partial(_once, partial(score, tree, known)),
        "product": partial(_once, lambda: known.by_row @ weights),
        "small": partial(_often, partial(score, tree, small)),
        "geometric": partial(_once, partial(score, means, known)),
        "logarithms": partial(_once, partial(logarithms, known, weights)),
        **{f"loop, {name}": partial(_once, side) for name, side in _loops(many=many, few=few).items()},
        **{f"{name}, small": partial(_often, peer(small.by_row, weights)) for name, peer in _peers().items()},
        **{f"{name}, known": partial(_once, peer(known.by_row, weights)) for name, peer in _peers().items()},
    }
    times = interleaved(sides, rounds)
    return Report(
        claim=f"the kernel, {SUBJECTS:,} subjects x {CRITERIA} criteria in {DIMENSIONS} dimensions, total and bounds",
        rounds=rounds,
        figures=(*_figures(times), *_memory(tree, many), *_over_peers(times)),
    )


def given(subjects: int, cells: float = 0.0, rows: float = 0.0) -> Given:
    """Return numbers of which some are not known: a share of the cells, or one cell in a share of the rows."""
    drawn = np.random.default_rng(subjects)
    by_row = drawn.random((subjects, CRITERIA))
    by_row[drawn.random(by_row.shape) < cells] = np.nan
    spoilt = np.flatnonzero(drawn.random(subjects) < rows)
    by_row[spoilt, drawn.integers(0, CRITERIA, len(spoilt))] = np.nan
    return Given(by_row, np.ascontiguousarray(by_row.T), np.zeros((3, subjects)))


def tree_of(method: Callable[[Amounts, Amounts], Amounts]) -> RowTree:
    """Return a tree of equal weights that aggregates everywhere in one way."""
    one = np.ones(1)
    starts = range(0, CRITERIA, IN_DIMENSION)
    groups = [[InputPlan(place, "ordinary", one) for place in range(start, start + IN_DIMENSION)] for start in starts]
    groups.append([InputPlan(CRITERIA + number, "ordinary", one) for number in range(DIMENSIONS)])
    inner = tuple(NodePlan(inputs=tuple(inputs), method=method) for inputs in groups)
    return RowTree.of(Plan((NodePlan(),) * CRITERIA + inner, frozenset(range(CRITERIA))))


def score(tree: RowTree, numbers: Given) -> Amounts:
    """Return the total and its bounds, of shape (3, subjects)."""
    subjects = numbers.by_criterion.shape[1]
    for start in range(0, subjects, BLOCK):
        block, out = numbers.by_criterion[:, start : start + BLOCK], numbers.out[:, start : start + BLOCK]
        leaves: dict[int, Known] = {place: spanning(row, 0.0, 1.0) for place, row in enumerate(block)}
        for values, rows in tree.parts(leaves, loose_in(leaves)):
            whole = values[CRITERIA + DIMENSIONS]
            out[0, rows], out[1, rows], out[2, rows] = whole.score, whole.lower, whole.upper
    return numbers.out


def logarithms(numbers: Given, weights: Amounts) -> Amounts:
    """Return the geometric means of all criteria together, block by block."""
    for start in range(0, len(numbers.by_row), BLOCK):
        block = numbers.by_row[start : start + BLOCK]
        numbers.out[0, start : start + BLOCK] = np.exp(np.log(block) @ weights)
    return numbers.out


def _loops(**numbers: Given) -> Mapping[str, Side]:
    """Return the loop in C over each of some numbers; nothing where there is no compiler."""
    compiler = shutil.which("cc")
    if compiler is None:
        return {}
    with tempfile.TemporaryDirectory() as folder:
        source, library = Path(folder, "loop.c"), Path(folder, "loop.so")
        source.write_text(LOOP % {"groups": DIMENSIONS, "size": IN_DIMENSION}, encoding="utf-8")
        options = ["-O3", "-march=native", "-shared", "-fPIC", "-o", str(library), str(source), "-lm"]
        subprocess.run([compiler, *options], check=True)  # the compiler of this machine
        loop = ctypes.CDLL(str(library)).score
    return {name: partial(looped, loop, each) for name, each in numbers.items()}


def looped(loop: Callable[..., object], numbers: Given) -> Amounts:
    """Return what the loop in C finds, of shape (3, subjects)."""
    pointer = ctypes.POINTER(ctypes.c_double)
    parts = [part.ctypes.data_as(pointer) for part in (numbers.by_row, *numbers.out)]
    loop(parts[0], ctypes.c_long(len(numbers.by_row)), *parts[1:])
    return numbers.out


def _figures(times: Times) -> Iterator[Figure]:
    for name, words, limit in (("unknown", "10 % unknown", 6), ("few unknown", "5 % of rows incomplete", 2)):
        yield Figure(name=words, value=microseconds_each(times, name, SUBJECTS) * 1000, unit="ns a subject")
        if (loop := f"loop, {name.removesuffix('unknown').strip() or 'many'}") in times:
            yield Figure(
                name=f"{words}, over a fused loop in C", value=ratio(times, name, loop), unit="x", at_most=limit
            )
    yield Figure(name="all known", value=microseconds_each(times, "known", SUBJECTS) * 1000, unit="ns a subject")
    yield Figure(name="all known, over X @ w", value=ratio(times, "known", "product"), unit="x")
    yield Figure(name=f"{SMALL} subjects", value=microseconds_each(times, "small", 1), unit="us")
    yield Figure(
        name="geometric, over exp(log(X) @ w) in blocks",
        value=ratio(times, "geometric", "logarithms"),
        unit="x",
        at_most=1.5,
    )


def _memory(tree: RowTree, numbers: Given) -> Iterator[Figure]:
    held = megabytes_at_most(partial(score, tree, numbers))
    limit = round(0.05 * numbers.by_criterion.nbytes / 1e6, 1)
    yield Figure(name="memory besides input and output", value=held, unit="MB", at_most=limit)


def _over_peers(times: Times) -> Iterator[Figure]:
    for name, least in (("skcriteria", 10), ("pymcdm", 5)):
        if f"{name}, small" in times:
            small, known = ratio(times, "small", f"{name}, small"), ratio(times, "known", f"{name}, known")
            yield Figure(name=f"{SMALL} subjects, over {name}", value=small, unit="x", at_most=1 / least)
            yield Figure(name=f"all known, over {name}", value=known, unit="x", at_most=0.1)


def _once(side: Side) -> Iterator[Side]:
    return iter([side])


def _often(side: Side) -> Iterator[Side]:
    return iter([side] * TIMES)


def _peers() -> Mapping[str, Callable[[Amounts, Amounts], Side]]:
    made: dict[str, Callable[[Amounts, Amounts], Side]] = {"skcriteria": _skcriteria, "pymcdm": _pymcdm}
    return {name: peer for name, peer in made.items() if find_spec(name)}


def _skcriteria(values: Amounts, weights: Amounts) -> Side:
    make, method = import_module("skcriteria").mkdm, import_module("skcriteria.agg.simple").WeightedSumModel()
    objectives = [max] * values.shape[1]
    return lambda: method.evaluate(make(values, objectives, weights=weights)).e_.score


def _pymcdm(values: Amounts, weights: Amounts) -> Side:
    method, types = import_module("pymcdm.methods").WSM(), np.ones(values.shape[1])
    return lambda: method(values, weights, types)


if __name__ == "__main__":
    print(run().to_json())
