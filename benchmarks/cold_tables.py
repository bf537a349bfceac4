"""Ratings in Parquet files become scores, each side in a fresh process: reading alone, ours, DuckDB and Polars.

`wide` has a row a subject; `long` has a row a rating, sorted by subject, and is streamed in bounded memory. Ours gives
the score of every node with bounds and coverage. The peers are asked for the scores of the whole and of its dimensions,
of ratings that are all known, which makes them weighted sums; they take as many threads as they like, ours one. Time
runs from the libraries being loaded to the last score.

A peer that is not installed is left out; to have both, in an environment that is thrown away:

    python -m venv /tmp/peers && /tmp/peers/bin/pip install '.[batch]' duckdb polars
    /tmp/peers/bin/python -m benchmarks cold_tables --size 1
"""

from __future__ import annotations

import math
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from benchmarks.fresh import Taken, in_turn, say, times_of
from benchmarks.measure import ROUNDS, Figure, Report, ratio
from benchmarks.ratings import as_long, rubric_of, wide_batches
from scorecard.batch import score_batches, score_table
from scorecard.model.rubric import Rubric

if TYPE_CHECKING:
    import polars as pl

SUBJECTS, CRITERIA = 1_000_000, 15
ROWS = 300_000
"""Rows of a batch that is streamed."""
WIDE, LONG = "wide.parquet", "long.parquet"
PEERS = {"duckdb": "DuckDB", "polars": "Polars"}
WOULD_TAKE = {
    "score_table wide over reading wide": (
        "Fewer columns of scores: those of 23 nodes with bounds and coverage are fourteen times the bytes of the "
        "ratings, and writing so many numbers down takes as long as reading the file."
    ),
    "streamed long, peak": "Batches of fewer rows, which would take longer.",
    "streamed long over reading long": (
        "Compiled code that puts cells in their places while it decodes: what numpy and Arrow do one after the other "
        "looks at every rating several times."
    ),
    "streamed long over DuckDB": (
        "Compiled code that sums while it decodes, on every core: Arrow's reading alone takes most of the time that "
        "DuckDB takes for everything, and bounds, coverage and the scores of 23 nodes come on top."
    ),
    "streamed long over Polars": "Compiled code that sums while it decodes.",
}
"""For goals that are missed: what it would take."""

Work = Callable[[], float]
"""What is timed; it returns the sum of what it finds, so that sides can be held against each other."""


def run(rounds: int = ROUNDS, size: float = 1) -> Report:
    """Measure and return the figures.

    Args:
        rounds: how often each side takes its turn.
        size: subjects, as a share of a million.
    """
    subjects = int(SUBJECTS * size)
    missing = {peer for peer in PEERS if find_spec(peer) is None}
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), subjects)
        sides = {name: (name, folder) for name in SIDES if name.partition(" ")[0] not in missing}
        taken = in_turn("benchmarks.cold_tables", sides, rounds)
    _refuse_differences(taken)
    return Report(
        claim=f"{subjects * CRITERIA:,} ratings in a file become scores of {subjects:,} subjects, in a fresh process",
        rounds=rounds,
        figures=tuple(_figures(taken)),
        notes=tuple(f"{PEERS[peer]} is not installed, and is left out." for peer in sorted(missing)),
    )


def write(folder: Path, subjects: int) -> None:
    """Write the same ratings in both layouts, in row groups of a million rows."""
    batches = list(wide_batches(rubric_of(CRITERIA), subjects))
    pq.write_table(pa.Table.from_batches(batches), folder / WIDE)
    pq.write_table(pa.Table.from_batches(map(as_long, batches)), folder / LONG)


def _refuse_differences(taken: Mapping[str, tuple[Taken, ...]]) -> None:
    """Refuse sides that do the same and find something else."""
    found = {name: rounds[0].found for name, rounds in taken.items() if not name.startswith("reading")}
    if not all(math.isclose(each, found["score_table wide"], rel_tol=1e-9) for each in found.values()):
        msg = f"the sides find different scores: {found}"
        raise RuntimeError(msg)


def _figures(taken: Mapping[str, tuple[Taken, ...]]) -> Iterator[Figure]:
    times = times_of(taken)
    for name, rounds in taken.items():
        yield Figure(name=name, value=round(statistics.median(times[name]), 3), unit="s")
        peak = max(each.megabytes for each in rounds)
        yield Figure(name=f"{name}, peak", value=peak, unit="MB", at_most=300 if name == "streamed long" else None)
    for ours, layout, most in (("score_table wide", "wide", 2.5), ("streamed long", "long", 3.5)):
        reading = ratio(times, ours, f"reading {layout}")
        yield Figure(name=f"{ours} over reading {layout}", value=reading, unit="x", at_most=most)
        for peer in (name for name in PEERS if f"{name} {layout}" in times):
            over = ratio(times, ours, f"{peer} {layout}")
            goal = 0.25 if layout == "long" else None
            yield Figure(name=f"{ours} over {PEERS[peer]}", value=over, unit="x", at_most=goal)


def _reading(file: str, folder: Path) -> Work:
    def read() -> float:
        return float(_table(folder / file).num_rows)

    return read


def _score_table(folder: Path) -> Work:
    rubric = rubric_of(CRITERIA)

    def score() -> float:
        return _sum(score_table(rubric, _table(folder / WIDE)))

    return score


def _table(path: Path) -> pa.Table:
    """Read a whole file; `pq.read_table` would load pandas where it is installed, which takes longer than the file."""
    with pq.ParquetFile(path) as file:
        return file.read()


def _streamed(folder: Path) -> Work:
    rubric = rubric_of(CRITERIA)

    def score() -> float:
        batches = pq.ParquetFile(folder / LONG).iter_batches(ROWS)
        return math.fsum(map(_sum, score_batches(rubric, batches)))

    return score


def _sum(scores: pa.Table | pa.RecordBatch) -> float:
    found: float = pc.sum(scores["score"]).as_py()
    return found


def _duckdb_wide(folder: Path) -> Work:
    sums = (
        f"{' + '.join(f'{share!r}::double * {leaf}' for leaf, share in shares.items())} as {name}"
        for name, shares in sums_of(rubric_of(CRITERIA)).items()
    )
    duckdb = import_module("duckdb")
    return lambda: _sum(duckdb.read_parquet(str(folder / WIDE)).project(f"subject, {', '.join(sums)}").to_arrow_table())


def _duckdb_long(folder: Path) -> Work:
    duckdb, shares = import_module("duckdb"), _shares()
    found = ", ".join(f"sum({name}_share * value) as {name}" for name in sums_of(rubric_of(CRITERIA)))

    def score() -> float:
        joined = duckdb.read_parquet(str(folder / LONG)).join(duckdb.from_arrow(pa.table(shares)), "criterion")
        return _sum(joined.aggregate(f"subject, {found}", "subject").to_arrow_table())

    return score


def _shares() -> dict[str, list[str] | list[float]]:
    """Return what a point of each criterion adds to every sum, as columns."""
    rubric = rubric_of(CRITERIA)
    found = {
        f"{name}_share": [part.get(leaf, 0.0) for leaf in rubric.criteria] for name, part in sums_of(rubric).items()
    }
    return {"criterion": list(rubric.criteria), **found}


def _polars_wide(folder: Path) -> Work:
    frames = import_module("polars")
    sums = {
        name: frames.sum_horizontal(frames.col(leaf) * share for leaf, share in shares.items())
        for name, shares in sums_of(rubric_of(CRITERIA)).items()
    }
    return _polars(frames.scan_parquet(folder / WIDE).select("subject", **sums))


def _polars_long(folder: Path) -> Work:
    frames = import_module("polars")
    ratings = frames.scan_parquet(folder / LONG).with_columns(frames.col("criterion").cast(frames.String))
    joined = ratings.join(frames.LazyFrame(_shares()), on="criterion")
    sums = sums_of(rubric_of(CRITERIA))
    added = {name: (frames.col("value") * frames.col(f"{name}_share")).sum() for name in sums}
    return _polars(joined.group_by("subject").agg(**added))


def _polars(scores: pl.LazyFrame) -> Work:
    return lambda: float(scores.collect(engine="streaming")["score"].sum())


def sums_of(rubric: Rubric) -> dict[str, dict[str, float]]:
    """Return what a point of 100 of each criterion adds to `score`, and to every dimension, where all is known."""
    tree = rubric.tree
    groups = {group: dict(zip(group.children, group.shares[""], strict=True)) for group in tree.children}
    whole = zip(tree.children, tree.shares[""], strict=True)
    score = {leaf.id: float(share * part / 100) for group, share in whole for leaf, part in groups[group].items()}
    parts = {group.id: {leaf.id: float(part / 100) for leaf, part in found.items()} for group, found in groups.items()}
    return {"score": score, **parts}


SIDES: dict[str, Callable[[Path], Work]] = {
    "reading wide": partial(_reading, WIDE),
    "reading long": partial(_reading, LONG),
    "score_table wide": _score_table,
    "streamed long": _streamed,
    "duckdb wide": _duckdb_wide,
    "duckdb long": _duckdb_long,
    "polars wide": _polars_wide,
    "polars long": _polars_long,
}
"""What prepares the work of each side, by its name; a peer's begins with the name that it is imported under."""


if __name__ == "__main__":
    say(SIDES[sys.argv[1]](Path(sys.argv[2])))
