"""Data sets of Ray, scored where they are.

Source: `Dataset.groupby` and `map_groups`, https://docs.ray.io/en/latest/data/
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from scorecard.batch.layouts import SUBJECT
from scorecard.batch.plain import plain_schema
from scorecard.batch.table import score_table
from scorecard.kernel.values import Whole
from scorecard.model.rubric import Rubric

if TYPE_CHECKING:
    from ray.data import Dataset

GROUP = "group of subjects"
"""Column that says which rows are scored together; no observation has a name with spaces."""
GROUPS = 64
"""Of 15 million rows each has a quarter of a million."""


def score_ray(rubric: Rubric, dataset: Dataset, *, groups: int = GROUPS) -> Dataset:
    """Score every subject of a data set of Ray, in parallel.

    Args:
        rubric: what is judged, by scales and measures.
        dataset: wide or long; see `score_table`. Its rows may lie in any order and in any blocks.
        groups: into how many parts the subjects are divided. Each must fit into the memory of one worker.

    Returns:
        A data set with a row for each subject, in no order, and the columns of `score_table`. It is computed when it
        is asked for.

    Raises:
        DocumentError: when columns are missing, twice or unknown. Cells that do not fit stop the job when it runs.
        ScorecardError: when the rubric asks for what a table does not hold.

    Why: Ray cuts blocks wherever it likes, so a block cannot know whether it has all rows of a subject. Groups are
    never cut, and which one a subject belongs to follows from its name. A group a subject would take longer.
    """
    columns = dataset.schema()
    schema = plain_schema(rubric, pa.schema(zip(columns.names, columns.types, strict=True)))

    def marked(table: pa.Table) -> pa.Table:
        return table.append_column(GROUP, pa.array(_groups(table.column(SUBJECT), groups)))

    def scored(table: pa.Table) -> pa.Table:
        return score_table(rubric, table.drop_columns(GROUP)).cast(schema)

    by_group = dataset.map_batches(marked, batch_format="pyarrow", batch_size=None).groupby(GROUP, groups)
    return by_group.map_groups(scored, batch_format="pyarrow")


def _groups(subjects: pa.ChunkedArray, groups: int) -> Whole:
    """Return which group each subject belongs to; a null belongs to one as well, where it is refused."""
    texts = pc.fill_null(pc.cast(subjects, pa.large_string()), "").combine_chunks().dictionary_encode()
    numbers = np.array([crc32(text.encode()) % groups for text in texts.dictionary.to_pylist()], dtype=np.int64)
    return np.asarray(numbers[texts.indices.to_numpy()])
