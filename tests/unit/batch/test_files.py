"""One file of observations into one of scores: the same scores by any engine, and none of a file with problems."""

from __future__ import annotations

import pickle
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pcsv
import pyarrow.parquet as pq
import pytest

from scorecard.batch import score_table
from scorecard.batch.engines import engine_named
from scorecard.batch.files import Done, Job, score_file
from scorecard.problem import ScorecardError
from unit.batch.standards import MIXED

WIDE = pa.table({"subject": ["bo", "ada"], "vote": ["part", None], "days": ["90", "180"]})
LONG = pa.table(
    {
        "subject": ["ada", "ada", "bo"],
        "criterion": ["vote", "days", "vote"],
        "value": ["part", "90", "full"],
    }
)
WORK = partial(score_file, MIXED)


def written(table: pa.Table, path: Path) -> str:
    """Write a table in the format that the ending of its name asks for."""
    (pcsv.write_csv if path.suffix == ".csv" else pq.write_table)(table, str(path))
    return str(path)


@pytest.mark.parametrize("table", [WIDE, LONG, WIDE.slice(0, 0), LONG.slice(0, 0)])
@pytest.mark.parametrize("ending", [".parquet", ".csv"])
def test_a_file_is_scored_as_its_table_is(tmp_path: Path, table: pa.Table, ending: str) -> None:
    """A wide file in any order, and a long one in order, give the scores of the whole table, types included."""
    job = Job(written(table, tmp_path / f"in{ending}"), str(tmp_path / "out.parquet"))
    done = WORK(job)
    assert ((), score_table(MIXED, table)) == (done.problems, pq.read_table(job.target))


def test_work_and_what_comes_of_it_can_be_sent(tmp_path: Path) -> None:
    """The work, its jobs and what comes of them are the same after they were pickled."""
    job = Job(written(WIDE, tmp_path / "in.parquet"), str(tmp_path / "out.parquet"))
    work, sent = pickle.loads(pickle.dumps((WORK, job)))  # noqa: S301  # pickled on the line itself
    (done,) = engine_named("local")(work, [sent])
    assert done == pickle.loads(pickle.dumps(done))  # noqa: S301  # pickled on the line itself
    assert (job, 2, ("ada", "bo", False)) == (done.job, *facts(done))


def facts(done: Done) -> tuple[int, tuple[str | None, str | None, bool]]:
    """Return how many subjects were scored, and what is known of their order."""
    assert done.scored is not None
    return done.scored.subjects, (done.scored.first, done.scored.last, done.scored.in_order)


def test_an_engine_that_is_not_there_is_refused() -> None:
    """An engine of another name is refused, and those that there are are named."""
    with pytest.raises(ScorecardError) as caught:
        engine_named("locl")
    assert "no engine 'locl'; known: local, dask; did you mean 'local'?" == str(caught.value)
