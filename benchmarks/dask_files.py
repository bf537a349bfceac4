"""Dask runs a job for each of many files; on one worker that takes hardly longer than in this process.

One worker with one thread stands against one process, so that what is compared is what Dask adds, and not cores. The
worker is started and warmed before anything is timed. Both must write the same bytes.

Where Dask is not installed it is left out; to have it, in an environment that is thrown away:

    python -m venv /tmp/peers && /tmp/peers/bin/pip install '.[batch,dask]'
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.measure import ROUNDS, Figure, Report, Side, interleaved, milliseconds, ratio
from benchmarks.ratings import BATCH, rubric_of, wide_batches
from scorecard.batch.dask import Dask
from scorecard.batch.engines import Engine, local
from scorecard.batch.files import Job, score_file
from scorecard.model.rubric import Rubric

FILES, CRITERIA = 10, 15
"""Files of a batch of subjects each."""
WOULD_TAKE = {
    "Dask over one process": "Larger files: what Dask adds to a job is the same, whatever the size of the file.",
}
"""For goals that are missed: what it would take."""


def run(rounds: int = ROUNDS, size: float = 1) -> Report:
    """Measure and return the figures.

    Args:
        rounds: how often each side takes its turn.
        size: files, as a share of ten.
    """
    files, rubric = max(1, int(FILES * size)), rubric_of(CRITERIA)
    with tempfile.TemporaryDirectory() as folder, _engines() as engines:
        jobs = {name: _jobs(Path(folder, name), files) for name in engines}
        _write(Path(folder), rubric, files)
        sides = {name: partial(scored, rubric, engine, jobs[name]) for name, engine in engines.items()}
        if len({tuple(side()) for side in sides.values()}) > 1:
            msg = "the engines write different bytes"
            raise RuntimeError(msg)
        times = interleaved({name: partial(_once, side) for name, side in sides.items()}, rounds)
    figures = [Figure(name=f"{name}, a file", value=milliseconds(times, name) / files, unit="ms") for name in engines]
    if "Dask" in engines:
        over = ratio(times, "Dask", "one process")
        figures.append(Figure(name="Dask over one process", value=over, unit="x", at_most=1.3))
    return Report(
        claim=f"{files} files of {BATCH:,} subjects x {CRITERIA} criteria, scored by Dask on one worker",
        rounds=rounds,
        figures=tuple(figures),
        notes=() if "Dask" in engines else ("Dask is not installed, and is left out.",),
    )


@contextmanager
def _engines() -> Iterator[dict[str, Engine]]:
    """Give the engines that are here, by name, while a worker of Dask lives."""
    if find_spec("distributed") is None:
        yield {"one process": local}
        return
    cluster = import_module("distributed").LocalCluster
    with cluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as here:
        yield {"one process": local, "Dask": Dask(here.scheduler_address)}


def _write(folder: Path, rubric: Rubric, files: int) -> None:
    for number, batch in enumerate(wide_batches(rubric, files * BATCH)):
        pq.write_table(pa.Table.from_batches([batch]), folder / f"{number}.parquet")


def _jobs(folder: Path, files: int) -> list[Job]:
    folder.mkdir()
    names = [f"{number}.parquet" for number in range(files)]
    return [Job(str(folder.parent / name), str(folder / name)) for name in names]


def scored(rubric: Rubric, engine: Engine, jobs: Sequence[Job]) -> list[bytes]:
    """Run the jobs, and return the bytes of every file of scores.

    Raises:
        RuntimeError: when a file has problems.
    """
    if problems := [problem for done in engine(partial(score_file, rubric), jobs) for problem in done.problems]:
        raise RuntimeError(str(problems[0]))
    return [Path(job.target).read_bytes() for job in jobs]


def _once(side: Side) -> Iterator[Side]:
    return iter([side])


if __name__ == "__main__":
    print(run().to_json())
