"""Many subjects at once: tables of observations in, tables of scores out.

    from scorecard.batch import score_table

    scores = score_table(rubric, table)

Importing it needs pyarrow, which the extra `batch` brings.
"""

try:
    from scorecard.batch.dask import Dask
    from scorecard.batch.dataset import Dataset, score_dataset
    from scorecard.batch.engines import Engine
    from scorecard.batch.ray import score_ray
    from scorecard.batch.sources import Caps
    from scorecard.batch.spark import score_spark
    from scorecard.batch.stream import score_batches
    from scorecard.batch.table import score_table
    from scorecard.batch.verified import verify_dataset
except ModuleNotFoundError as error:
    if (error.name or "").partition(".")[0] != "pyarrow":
        raise
    MISSING = "scoring tables needs pyarrow: pip install 'policy-scorecard[batch]'"
    raise ModuleNotFoundError(MISSING, name="pyarrow") from None

__all__ = [
    "Caps",
    "Dask",
    "Dataset",
    "Engine",
    "score_batches",
    "score_dataset",
    "score_ray",
    "score_spark",
    "score_table",
    "verify_dataset",
]
