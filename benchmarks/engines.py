"""One job on every engine that is installed: files of long tables in, scores of every subject out, equal to the bit.

`python -m benchmarks.engines [--subjects N]`: 15 criteria, a tenth of the ratings left out, so that 15 million are
there. Engines are started before their seconds begin, and each runs once: what this shows is that scores are the same,
whatever the machine does meanwhile; for ratios of times see `python -m benchmarks`.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import sys
import tempfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from time import perf_counter

import numpy as np
import pyarrow as pa
import pyarrow.dataset as pds
import pyarrow.parquet as pq

from benchmarks.tables import CRITERIA, LEVELS, rubric_of
from scorecard.batch import Dask, score_batches, score_dataset, score_ray, score_spark, score_table

FILES = 8
MISSING = 0.1
RUBRIC = rubric_of()


def main() -> None:
    """Run every engine, print its seconds, and fail where scores differ."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.engines", description=__doc__)
    parser.add_argument("--subjects", type=int, default=1_120_000)
    subjects = parser.parse_args().subjects
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        print(f"{write_files(subjects):,} ratings of {subjects:,} subjects in {FILES} files", flush=True)
        expected = timed("one process, one table", one_table)
        for name, (module, run) in ENGINES.items():
            if importlib.util.find_spec(module) is None:
                print(f"{name}: not installed")
            elif not timed(name, run).equals(expected):
                sys.exit(f"{name}: the scores differ from those of one process")
        os.chdir("/")


def write_files(subjects: int) -> int:
    """Write files of ratings sorted by subject, and return how many ratings there are."""
    Path("in").mkdir()
    cuts = np.linspace(0, subjects, FILES + 1, dtype=np.int64)
    return sum(write_file(number, cuts[number], cuts[number + 1]) for number in range(FILES))


def write_file(number: int, start: int, end: int) -> int:
    """Write the ratings of some subjects, and return how many there are."""
    drawn = np.random.default_rng(number)
    codes = {
        "subject": np.repeat(np.arange(end - start, dtype=np.int32), CRITERIA),
        "criterion": np.tile(np.arange(CRITERIA, dtype=np.int32), end - start),
        "value": drawn.integers(0, len(LEVELS), (end - start) * CRITERIA, dtype=np.int32),
    }
    kept = drawn.random((end - start) * CRITERIA) >= MISSING
    texts = {
        "subject": [f"s{subject:09}" for subject in range(start, end)],
        "criterion": [f"c{criterion}" for criterion in range(CRITERIA)],
        "value": list(LEVELS),
    }
    columns = {
        name: pa.DictionaryArray.from_arrays(column[kept], texts[name]).cast(pa.string())
        for name, column in codes.items()
    }
    pq.write_table(pa.table(columns), f"in/part_{number}.parquet")
    return int(kept.sum())


def timed(name: str, run: Callable[[], Callable[[], pa.Table]]) -> pa.Table:
    """Start an engine, print the seconds that its scores take, and return these by subject, with text for codes."""
    prepared = run()
    start = perf_counter()
    found = prepared()
    print(f"{name}: {perf_counter() - start:.1f} s", flush=True)
    band = found.column("band").cast(pa.string())
    return found.set_column(found.column_names.index("band"), "band", band).sort_by("subject")


def one_table() -> Callable[[], pa.Table]:
    """Score all files as one table."""
    return lambda: score_table(RUBRIC, pq.read_table("in"))


def streamed() -> Callable[[], pa.Table]:
    """Score the files as one stream of batches."""
    batches = pds.dataset(sorted(map(str, Path("in").iterdir()))).to_batches(batch_size=64_000)
    return lambda: pa.concat_tables(pa.table(batch) for batch in score_batches(RUBRIC, batches)).unify_dictionaries()


def file_by_file() -> Callable[[], pa.Table]:
    """Score each file into another."""
    return lambda: written("local", "local")


def by_dask() -> Callable[[], pa.Table]:
    """Do the same with workers of Dask."""
    distributed = import_module("distributed")
    cluster = distributed.LocalCluster(threads_per_worker=1, dashboard_address="127.0.0.1:0")
    with distributed.Client(cluster) as client:
        client.wait_for_workers(1)
    return lambda: written(Dask(cluster.scheduler_address), "dask")


def written(engine: str | Dask, folder: str) -> pa.Table:
    """Score each file into another by an engine, and return what is written."""
    score_dataset(RUBRIC, "in", folder, engine=engine)
    return pa.concat_tables(pq.read_table(path) for path in sorted(Path(folder).glob("*.parquet"))).unify_dictionaries()


def by_spark() -> Callable[[], pa.Table]:
    """Score the files as a data frame of Spark."""
    os.environ["PYSPARK_PYTHON"] = sys.executable
    settings = {"spark.ui.enabled": "false", "spark.driver.memory": "4g", "spark.driver.maxResultSize": "0"}
    spark = import_module("pyspark.sql").SparkSession.builder.config(map=settings).getOrCreate()
    spark.range(10).count()
    return lambda: score_spark(RUBRIC, spark.read.parquet("in")).toArrow()


def by_ray() -> Callable[[], pa.Table]:
    """Score the files as a data set of Ray."""
    ray = import_module("ray")
    read_parquet = import_module("ray.data").read_parquet
    ray.init(include_dashboard=False, log_to_driver=False)
    path = str(Path("in").absolute())
    return lambda: pa.concat_tables(
        score_ray(RUBRIC, read_parquet(path)).iter_batches(batch_format="pyarrow", batch_size=None)
    )


ENGINES: dict[str, tuple[str, Callable[[], Callable[[], pa.Table]]]] = {
    "one process, streamed": ("pyarrow", streamed),
    "one process, file by file": ("pyarrow", file_by_file),
    "Dask, file by file": ("distributed", by_dask),
    "Spark": ("pyspark", by_spark),
    "Ray Data": ("ray", by_ray),
}
"""By name, the package of each engine, and what starts it and gives what it does."""

if __name__ == "__main__":
    main()
