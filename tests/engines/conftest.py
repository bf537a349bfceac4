"""The engines, each started once."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterator, Sequence
from functools import reduce
from pathlib import Path
from types import ModuleType

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from engines.tables import Scoring
from scorecard.batch import score_batches, score_dataset, score_ray, score_spark
from scorecard.model.rubric import Rubric

VARIABLE = "SCORECARD_ENGINES"


def installed(name: str) -> ModuleType:
    """Return a module of an engine, where it is installed."""
    if VARIABLE in os.environ:
        return importlib.import_module(name)
    module: ModuleType = pytest.importorskip(name, reason=f"no {name}; {VARIABLE}=1 asks for it")
    return module


@pytest.fixture(scope="session")
def by_spark() -> Iterator[Scoring]:
    """Return what scores pieces by Spark, with two workers, each piece a partition."""
    sql = installed("pyspark.sql")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    settings = {"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "3"}
    session = sql.SparkSession.builder.master("local[2]").config(map=settings).getOrCreate()

    def scored(rubric: Rubric, pieces: Sequence[pa.Table]) -> pa.Table:
        frames = [session.createDataFrame(piece).coalesce(1) for piece in pieces]
        return score_spark(rubric, reduce(sql.DataFrame.union, frames)).toArrow()

    yield scored
    session.stop()


@pytest.fixture(scope="session")
def by_ray() -> Iterator[Scoring]:
    """Return what scores pieces by Ray, with two workers, each piece a block."""
    ray, data = installed("ray"), installed("ray.data")
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    data.DataContext.get_current().enable_progress_bars = False

    def scored(rubric: Rubric, pieces: Sequence[pa.Table]) -> pa.Table:
        found = score_ray(rubric, data.from_arrow(list(pieces)), groups=5)
        return pa.concat_tables(found.iter_batches(batch_format="pyarrow", batch_size=None))

    yield scored
    ray.shutdown()


@pytest.fixture
def by_dask(tmp_path: Path) -> Scoring:
    """Return what scores pieces by Dask, each piece a file."""
    installed("distributed")

    def scored(rubric: Rubric, pieces: Sequence[pa.Table]) -> pa.Table:
        (tmp_path / "in").mkdir()
        for number, piece in enumerate(pieces):
            pq.write_table(piece, tmp_path / "in" / f"{number}.parquet")
        score_dataset(rubric, tmp_path / "in", tmp_path / "out", engine="dask")
        return pa.concat_tables(map(pq.read_table, sorted((tmp_path / "out").glob("*.parquet")))).unify_dictionaries()

    return scored


@pytest.fixture
def by_stream() -> Scoring:
    """Return what scores pieces as one sorted stream of small batches."""

    def scored(rubric: Rubric, pieces: Sequence[pa.Table]) -> pa.Table:
        batches = pa.concat_tables(pieces).sort_by("subject").to_batches(max_chunksize=100)
        return pa.concat_tables(map(pa.table, score_batches(rubric, batches))).unify_dictionaries()

    return scored


@pytest.fixture(params=["spark", "ray"])
def engine(request: pytest.FixtureRequest) -> Scoring:
    """Return each engine that takes tables apart."""
    found: Scoring = request.getfixturevalue(f"by_{request.param}")
    return found
