"""Files scored by Dask: the bytes that one process writes, also when workers are killed in mid-run."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from unittest.mock import patch

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from engines.tables import ragged, wide

from scorecard.batch import files
from scorecard.batch.dask import Dask
from scorecard.batch.engines import Engine, engine_named
from scorecard.batch.files import Done, Job, score_file
from scorecard.batch.scored import scored_tables
from scorecard.batch.sources import Source
from scorecard.model.rubric import Rubric
from scorecard.problem import ScorecardError
from unit.batch.standards import MIXED

distributed = pytest.importorskip("distributed", reason="no distributed; pip install 'policy-scorecard[dask]'")
config = pytest.importorskip("dask.config")
pytestmark = pytest.mark.filterwarnings("default")
"""Dask warns of its own parts, which are not ours to mend."""
WORK = partial(score_file, MIXED)
Tables = Callable[[Rubric, Source, str], Iterator[pa.Table]]
"""What gives the scores of a file."""


@pytest.fixture
def cluster() -> Iterator[str]:
    """Return the address of a scheduler with two workers, which gives up on a job over which both died."""
    patience = {"distributed.scheduler.no-workers-timeout": "60s", "distributed.scheduler.allowed-failures": 1}
    with (
        config.set(patience),
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0") as running,
    ):
        yield running.scheduler_address


@pytest.fixture
def inputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return files of observations, named from the folder that they are in; one has a level that is none."""
    monkeypatch.chdir(tmp_path)
    tables = [*ragged(wide(1), 1), pa.table({"subject": ["ada", "bo"], "vote": ["full", "fulll"]})]
    found = [Path(f"part_{number}.parquet") for number in range(len(tables))]
    for path, table in zip(found, tables, strict=True):
        pq.write_table(table, path)
    return found


def run(engine: Engine, inputs: list[Path], output: str, work: Callable[[Job], Done] = WORK) -> list[Done]:
    """Score files into a folder, and return what came of them in their order."""
    Path(output).mkdir()
    jobs = [Job(str(path), str(Path(output, path.name))) for path in inputs]
    found = {done.job.source: done for done in engine(work, jobs)}
    return [found[job.source] for job in jobs]


def killed_once(tables: Tables, flag: Path, job: Job) -> Done:
    """Score a file; the first time that it is the third, kill the worker, at the latest when the scores are written."""
    is_now = Path(job.source).name == "part_2.parquet" and not flag.exists()
    if not is_now:
        return score_file(MIXED, job)
    flag.touch()
    with patch.object(files, "scored_tables", tables):
        done = score_file(MIXED, job)
    os.kill(os.getpid(), signal.SIGKILL)
    return done


def killed_at_the_end(rubric: Rubric, source: Source, path: str) -> Iterator[pa.Table]:
    """Kill the worker when all scores are written, beside their place."""
    yield from scored_tables(rubric, source, path)
    os.kill(os.getpid(), signal.SIGKILL)


def killed_always(job: Job) -> Done:
    """Kill the worker whatever comes."""
    os.kill(os.getpid(), signal.SIGKILL)
    return Done(job)


def outcome(done: list[Done], folder: str) -> object:
    """Return what came of files, and all bytes that were written."""
    written = {path.name: path.read_bytes() for path in Path(folder).iterdir()}
    return [(each.job.source, each.scored, each.problems) for each in done], written


@pytest.fixture
def expected(inputs: list[Path]) -> object:
    """Return what comes of the files in this process."""
    return outcome(run(engine_named("local"), inputs, "here"), "here")


def test_dask_writes_what_one_process_writes(cluster: str, inputs: list[Path], expected: object) -> None:
    """Scores, hashes and problems of every file are those of one process; paths are those that were given."""
    assert expected == outcome(run(Dask(cluster), inputs, "there"), "there")


@pytest.mark.parametrize("tables", [killed_at_the_end, scored_tables])
def test_a_killed_worker_loses_and_repeats_nothing(
    cluster: str, inputs: list[Path], expected: object, tables: Tables, tmp_path: Path
) -> None:
    """A worker that is killed while it writes the scores of a file, or when they are written, changes no byte."""
    flag = tmp_path / "killed"
    found = run(Dask(cluster), inputs, "there", partial(killed_once, tables, flag))
    assert (True, expected) == (flag.exists(), outcome(found, "there"))


def test_dask_gives_up_on_a_file_that_kills_every_worker(cluster: str, inputs: list[Path]) -> None:
    """A file over which one worker after the other dies ends the run, and is named."""
    with pytest.raises(ScorecardError) as caught:
        run(Dask(cluster), inputs[:1], "there", killed_always)
    assert "2 workers died while they scored part_0.parquet; it may need more memory than they have" == str(
        caught.value
    )


def test_dask_by_its_name_starts_workers_here(inputs: list[Path], expected: object) -> None:
    """Without a scheduler there are workers on this machine, for as long as the run lasts."""
    assert expected == outcome(run(engine_named("dask"), inputs, "there"), "there")


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nowhere://a"])
def test_a_scheduler_that_is_not_there_is_told(address: str, inputs: list[Path]) -> None:
    """An address at which no scheduler answers, or that is none, ends the run before it begins."""
    with (
        config.set({"distributed.comm.timeouts.connect": "1s"}),
        pytest.raises(ScorecardError, match=f"^no scheduler of Dask answers at '{address}'"),
    ):
        run(Dask(address), inputs, "there")


def test_without_dask_it_says_what_to_install(inputs: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Dask is not installed, the error says how to get it."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    monkeypatch.delitem(sys.modules, "scorecard.batch.futures", raising=False)
    with pytest.raises(ScorecardError) as caught:
        run(Dask(), inputs, "there")
    assert "the engine dask needs Dask: pip install 'policy-scorecard[dask]'" == str(caught.value)
