"""Time grows in line with subjects and with criteria, and the memory of a stream does not grow with subjects.

Every point is one stream of made-up batches through `score_batches` in a fresh process, a tenth of the ratings unknown.
The seconds that making the batches takes do not count; what is prepared once for a rubric does. More criteria are one
batch that grows, so that much of their time is the first touch of memory: they are scored once more in the process
that has scored them before, and both are shown.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterator, Mapping, Sequence
from time import perf_counter

import pyarrow as pa

from benchmarks.fresh import Taken, in_turn, say, times_of
from benchmarks.measure import ROUNDS, Figure, Report, ratio
from benchmarks.ratings import BATCH, rubric_of, wide_batches
from scorecard.batch import score_batches

CRITERIA, SUBJECTS = 15, 10_000
"""Criteria while subjects grow, and subjects while criteria do."""
MOST_SUBJECTS = 10_000_000
MORE_SUBJECTS = (1_000, 10_000, 100_000, 1_000_000, MOST_SUBJECTS)
MORE_CRITERIA = (10, 100, 1_000)
UNKNOWN = 0.1
TENFOLD, FLAT = 11, 1.1
"""The goals: ten times as much takes at most that many times as long; peaks differ by a tenth at most."""
MANY = 10
"""Batches from which on a peak is that of a stream."""
WOULD_TAKE = {
    "ten times the criteria, at the end of the line": (
        "A machine whose memory is there when it is asked for. This one's host takes free memory back: to touch 288 MB "
        "for the first time took 0.07 to 1.39 s within a few minutes. Scored again, the same batch is in line."
    ),
}
"""For goals that are missed: what it would take."""
Line = Sequence[tuple[int, int] | tuple[int, int, str]]
"""Subjects and criteria of each point, and the word for those that are scored again."""
AGAIN = "scored again"
"""In a process that has scored the same before."""


def run(rounds: int = ROUNDS, size: float = 1) -> Report:
    """Measure and return the figures.

    Args:
        rounds: how often each stream is scored.
        size: the most subjects, as a share of ten million.
    """
    subjects: Line = [(count, CRITERIA) for count in MORE_SUBJECTS if count <= MOST_SUBJECTS * size]
    criteria: Line = [(SUBJECTS, count) for count in MORE_CRITERIA]
    again: Line = [(*each, AGAIN) for each in criteria]
    sides = {_named(*each): each for each in (*subjects, *criteria, *again)}
    taken = in_turn("benchmarks.growth", sides, rounds)
    drawn = {
        f"{CRITERIA} criteria, more subjects": subjects,
        f"{SUBJECTS:,} subjects, more criteria": criteria,
        f"{SUBJECTS:,} subjects, more criteria, {AGAIN}": again,
    }
    return Report(
        claim=f"streams of {subjects[0][0]:,} to {subjects[-1][0]:,} subjects, and of 10 to 1,000 criteria",
        rounds=rounds,
        figures=(
            *_figures(taken),
            _tenfold("subjects", taken, subjects),
            _tenfold("criteria", taken, criteria),
            _tenfold(f"criteria, {AGAIN}", taken, again),
            *_memory(taken, subjects),
        ),
        lines={name: tuple(_point(taken, *each) for each in line) for name, line in drawn.items()},
    )


def _named(subjects: int, criteria: int, *again: str) -> str:
    return ", ".join((f"{subjects:,} subjects x {criteria:,} criteria", *again))


def _figures(taken: Mapping[str, tuple[Taken, ...]]) -> Iterator[Figure]:
    for name, times in times_of(taken).items():
        yield Figure(name=name, value=round(statistics.median(times), 3), unit="s")


def _tenfold(name: str, taken: Mapping[str, tuple[Taken, ...]], line: Line) -> Figure:
    """Return the last step of a line, the one that what is prepared once has the least part in."""
    less, most = (_named(*each) for each in line[-2:])
    tenfold = ratio(times_of(taken), most, less)
    return Figure(name=f"ten times the {name}, at the end of the line", value=tenfold, unit="x", at_most=TENFOLD)


def _memory(taken: Mapping[str, tuple[Taken, ...]], line: Line) -> Iterator[Figure]:
    less, most = (max(one.megabytes for one in taken[_named(*each)]) for each in line[-2:])
    yield Figure(name=f"peak of the process, {line[-2][0]:,} subjects", value=less, unit="MB")
    yield Figure(name=f"peak of the process, {line[-1][0]:,} subjects", value=most, unit="MB")
    goal = FLAT if line[-2][0] >= MANY * BATCH else None
    yield Figure(name="the one peak over the other", value=round(most / less, 3), unit="x", at_most=goal)


def _point(taken: Mapping[str, tuple[Taken, ...]], subjects: int, criteria: int, *again: str) -> tuple[float, float]:
    seconds = [one.seconds for one in taken[_named(subjects, criteria, *again)]]
    return subjects * criteria, statistics.median(seconds)


def _score(subjects: int, criteria: int, *again: str) -> None:
    """Score a stream in this process, and print what it took, or what it takes once more."""
    rubric, making = rubric_of(criteria), [0.0]

    def made() -> Iterator[pa.RecordBatch]:
        batches = wide_batches(rubric, subjects, "float64", UNKNOWN)
        while True:
            start = perf_counter()
            batch = next(batches, None)
            making[0] += perf_counter() - start
            if batch is None:
                return
            yield batch

    def found() -> int:
        making[0] = 0.0
        return sum(batch.num_rows for batch in score_batches(rubric, made()))

    if again:
        found()
    say(found, aside=lambda: making[0])


if __name__ == "__main__":
    _score(int(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:])
