"""Engines: what runs a job for each of many files, here or on other machines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol

from scorecard.batch.dask import Dask
from scorecard.batch.files import Done, Job
from scorecard.problem import ScorecardError, did_you_mean, echo


class Engine(Protocol):
    """Runs work on every job, in any order, and yields what comes of each as soon as it is there.

    Work and jobs can be pickled. What is wrong with a file is in what comes of it; what the work raises ends the run.
    """

    def __call__(self, work: Callable[[Job], Done], jobs: Sequence[Job]) -> Iterator[Done]:
        """Run the work on every job."""


def local(work: Callable[[Job], Done], jobs: Sequence[Job]) -> Iterator[Done]:
    """Run one job after the other in this process."""
    yield from map(work, jobs)


ENGINES: Mapping[str, Engine] = {"local": local, "dask": Dask()}
"""Engines by name."""


def engine_named(name: str) -> Engine:
    """Return an engine by its name.

    Raises:
        ScorecardError: when there is none of that name.
    """
    if name not in ENGINES:
        hint = did_you_mean(name, ENGINES)
        msg = f"no engine '{echo(name)}'; known: {', '.join(ENGINES)}" + (f"; {hint}" if hint else "")
        raise ScorecardError(msg)
    return ENGINES[name]
