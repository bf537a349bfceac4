"""Tables of many subjects: 15 criteria in a tree of two levels, with bounds, bands and every node.

The limit is the one product of a matrix with weights that the total would take if everything were known and nothing
else were asked for; a table of scores holds 26 columns, and each is held to the definition.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np
import pyarrow as pa

from benchmarks.measure import ROUNDS, Figure, Report, Side, interleaved, microseconds_each, ratio
from scorecard.batch import score_table
from scorecard.model.rubric import Rubric

SUBJECTS, CRITERIA, IN_DIMENSION = 100_000, 15, 3
FEW = 10
"""Subjects of one small call."""
LEVELS = ("none", "part", "full")
MISSING = {"known": 0.0, "5 % unknown rows": 0.05 / CRITERIA, "10 % unknown": 0.1}
"""Share of cells that are null in each table."""


def run(rounds: int = ROUNDS) -> Report:
    """Measure and return the figures.

    Args:
        rounds: how often each side takes its turn.
    """
    rubric, (matrix, weights) = rubric_of(), (np.random.default_rng(0).random((SUBJECTS, CRITERIA)), np.ones(CRITERIA))
    sides: dict[str, Callable[[], Iterator[Side]]] = {
        name: partial(scored, rubric, table_of(SUBJECTS, missing)) for name, missing in MISSING.items()
    }
    sides["twice"] = partial(scored, rubric, table_of(2 * SUBJECTS, 0.0))
    sides["few"] = partial(scored, rubric, table_of(FEW, 0.1))
    sides["product"] = lambda: iter([lambda: matrix @ weights])
    times = interleaved(sides, rounds)
    return Report(
        claim=f"a table of {SUBJECTS:,} subjects and {CRITERIA} criteria, with bounds, bands and every node",
        rounds=rounds,
        figures=(
            *(
                Figure(name=name, value=microseconds_each(times, name, SUBJECTS), unit="us a subject")
                for name in MISSING
            ),
            *(Figure(name=f"{name} over X @ w", value=ratio(times, name, "product"), unit="x") for name in MISSING),
            Figure(name="twice the subjects", value=ratio(times, "twice", "known"), unit="x", at_most=2.2),
            Figure(name=f"{FEW} subjects", value=microseconds_each(times, "few", 1), unit="us"),
        ),
    )


def scored(rubric: Rubric, table: pa.Table) -> Iterator[Side]:
    """Yield one scoring of a table."""
    yield partial(score_table, rubric, table)


def rubric_of() -> Rubric:
    """Return a rubric of equal dimensions, with three bands."""
    return Rubric.model_validate(
        {
            "format": "rubric/1",
            "id": "made_up",
            "version": "1.0.0",
            "title": "Made up",
            "standard": {"title": "A standard that nobody holds"},
            "scales": {"practice": {"none": 0, "part": "1/2", "full": 1}},
            "bands": [
                {"from": 0, "label": "low"},
                {"from": "1/3", "label": "middle"},
                {"from": "3/4", "label": "high"},
            ],
            "dimensions": [dimension_of(start) for start in range(0, CRITERIA, IN_DIMENSION)],
        }
    )


def dimension_of(start: int) -> dict[str, object]:
    """Return a dimension of some criteria."""
    numbers = range(start, start + IN_DIMENSION)
    criteria = [{"id": f"c{number}", "question": "Is it so?", "scale": "practice"} for number in numbers]
    return {"id": f"d{start}", "title": "A dimension", "criteria": criteria}


def table_of(subjects: int, missing: float) -> pa.Table:
    """Return a wide table of levels by dictionary codes, some of which are null."""
    drawn = np.random.default_rng(subjects)
    columns = {
        f"c{number}": pa.DictionaryArray.from_arrays(
            pa.array(drawn.integers(0, len(LEVELS), subjects), mask=drawn.random(subjects) < missing), list(LEVELS)
        )
        for number in range(CRITERIA)
    }
    return pa.table({"subject": [f"s{number:09}" for number in range(subjects)], **columns})


if __name__ == "__main__":
    print(run().to_json())
