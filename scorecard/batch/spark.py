"""Data frames of Spark, scored where they are.

Source: `DataFrame.mapInArrow`, https://spark.apache.org/docs/latest/api/python/
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import pyarrow as pa

from scorecard.batch.layouts import SUBJECT
from scorecard.batch.plain import plain_schema
from scorecard.batch.stream import score_batches
from scorecard.model.rubric import Rubric

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def score_spark(rubric: Rubric, frame: DataFrame) -> DataFrame:
    """Score every subject of a data frame of Spark, in parallel.

    Args:
        rubric: what is judged, by scales and measures.
        frame: wide or long; see `score_table`. Its rows may lie in any order and in any partitions.

    Returns:
        A data frame with a row for each subject, in no order, and the columns of `score_table`. It is computed when
        it is asked for.

    Raises:
        DocumentError: when columns are missing, twice or unknown. Cells that do not fit stop the job when it runs.
        ScorecardError: when the rubric asks for what a table does not hold.

    Why: a partition cannot know whether its neighbour has more rows of a subject. So Spark first brings all rows of a
    subject together, in order, and rows that are not are refused.
    """
    schema = plain_schema(rubric, frame.limit(0).toArrow().schema)
    kind = frame.schema[SUBJECT].dataType.simpleString()
    columns = [f"`{name}` {'string' if name == 'band' else 'double'}" for name in schema.names[1:]]
    names = frame.columns

    def scored(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in score_batches(rubric, (batch.rename_columns(names) for batch in batches)):
            yield batch.cast(schema)

    subject = frame[SUBJECT].cast("string")
    together = frame.repartition(subject).sortWithinPartitions(subject)
    numbered = together.toDF(*(f"column_{place}" for place in range(len(names))))  # mapInArrow takes no name with a dot
    return numbered.mapInArrow(scored, f"`{SUBJECT}` {kind}, {', '.join(columns)}")
