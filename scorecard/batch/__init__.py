"""Many subjects at once: tables of observations in, tables of scores out.

    from scorecard.batch import score_table

    scores = score_table(rubric, table)

Importing it needs pyarrow, which the extra `batch` brings.
"""

from scorecard.batch.stream import score_batches
from scorecard.batch.table import score_table

__all__ = ["score_batches", "score_table"]
