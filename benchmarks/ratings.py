"""Ratings of any number of subjects, made batch by batch, the same each time for the same places."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from benchmarks.made_up import measured_rubric
from scorecard.model.rubric import Rubric

GROUP = 5
"""Criteria in a dimension, the last one's aside."""
FIRST = 10**9
"""The first subject: numbers of as many digits stand in the order of their text."""
MOST = 100
"""The highest rating."""
BATCH = 50_000
"""Subjects of a batch."""


def rubric_of(criteria: int) -> Rubric:
    """Return a rubric of so many measures from 0 to 100, in dimensions of five, with unequal weights."""
    return measured_rubric([min(GROUP, criteria - start) for start in range(0, criteria, GROUP)])


def wide_batches(rubric: Rubric, subjects: int, kind: str = "int8", unknown: float = 0.0) -> Iterator[pa.RecordBatch]:
    """Yield batches with a row a subject and a column a criterion.

    Args:
        rubric: whose criteria are rated.
        subjects: how many, in all batches.
        kind: numpy's type of the ratings, whole numbers from 0 to 100.
        unknown: the share of ratings that are null.
    """
    for start in range(0, subjects, BATCH):
        count, drawn = min(BATCH, subjects - start), np.random.default_rng(start)
        columns = {
            name: pa.array(drawn.integers(MOST + 1, size=count).astype(kind), mask=drawn.random(count) < unknown)
            for name in rubric.criteria
        }
        yield pa.record_batch({"subject": np.arange(FIRST + start, FIRST + start + count), **columns})


def as_long(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Return the same ratings, all of them known, with a row each, sorted by subject."""
    subjects, names = batch.num_rows, batch.schema.names[1:]
    codes = np.tile(np.arange(len(names), dtype=np.int32), subjects)
    values = np.column_stack([batch.column(name).to_numpy() for name in names])
    return pa.record_batch(
        {
            "subject": np.repeat(batch.column("subject").to_numpy(), len(names)),
            "criterion": pa.DictionaryArray.from_arrays(codes, names),
            "value": values.ravel(),
        }
    )
