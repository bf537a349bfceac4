"""One file of observations into one of scores: the same scores by any engine, and none of a file with problems."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv as pcsv
import pyarrow.parquet as pq
import pytest

from scorecard.batch import score_table
from scorecard.batch.engines import engine_named
from scorecard.batch.files import Done, Job, score_file
from scorecard.batch.scored import scored_tables
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


def test_a_column_that_is_not_there_is_told_by_the_file(tmp_path: Path) -> None:
    """What is wrong with the columns says in which file, also where nobody looked before."""
    job = Job(
        written(WIDE.rename_columns(["name", "vote", "days"]), tmp_path / "in.csv"), str(tmp_path / "out.parquet")
    )
    assert [f"{job.source}: error[missing-key]: no column 'subject'"] == list(map(str, WORK(job).problems))


@pytest.mark.parametrize("place", range(0, 900, 23))
def test_a_damaged_file_is_scored_or_refused(tmp_path: Path, place: int) -> None:
    """A file of which any byte is another has either scores or problems, and ends the program nowhere."""
    path = Path(written(WIDE, tmp_path / "in.parquet"))
    data = bytearray(path.read_bytes())
    data[place % len(data)] ^= 0xFF
    path.write_bytes(data)
    done = WORK(Job(str(path), str(tmp_path / "out.parquet")))
    assert (bool(done.problems), bool(done.scored)) == (done.scored is None, (tmp_path / "out.parquet").exists())


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Scores are not written down as those of a file that is another by then."""
    job = Job(written(WIDE, tmp_path / "in.csv"), str(tmp_path / "out.parquet"))

    def changing(*given: Any) -> Iterator[pa.Table]:
        yield from scored_tables(*given)
        Path(job.source).write_text("subject\nada\n", encoding="utf-8")

    monkeypatch.setattr("scorecard.batch.files.scored_tables", changing)
    assert [f"{job.source}: error[changed-file]: the file changed while it was read"] == list(
        map(str, WORK(job).problems)
    )
    assert not Path(job.target).exists()


def test_an_engine_that_is_not_there_is_refused() -> None:
    """An engine of another name is refused, and those that there are are named."""
    with pytest.raises(ScorecardError) as caught:
        engine_named("locl")
    assert "no engine 'locl'; known: local, dask; did you mean 'local'?" == str(caught.value)
