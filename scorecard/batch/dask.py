"""The engine of Dask: files of observations scored on every core of this machine, or on a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.batch.files import Done, Job
from scorecard.later import later
from scorecard.problem import ScorecardError

if TYPE_CHECKING:
    from scorecard.batch.futures import done_by_futures
else:
    done_by_futures = later("scorecard.batch.futures:done_by_futures")

MISSING = "the engine dask needs Dask: pip install 'policy-scorecard[dask]'"


@dataclass(frozen=True)
class Dask:
    """An engine that runs jobs as futures of Dask.

    A worker that dies loses nothing: its jobs run again on another. A job that runs twice writes the same bytes, and
    puts them into their place as a whole.

    Raises:
        ScorecardError: when Dask is not installed, no scheduler answers, a worker has other versions than this
            process, or workers die over one file again and again.
    """

    scheduler: str | None = None
    """Address of a cluster's scheduler, as `tcp://10.0.0.1:8786`, whose workers see the same files under the same
    paths; None for workers on this machine, one a core, that live as long as the run."""

    def __call__(self, work: Callable[[Job], Done], jobs: Sequence[Job]) -> Iterator[Done]:
        """Run the work on every job, and yield what comes of each as soon as it is there."""
        try:
            found = done_by_futures(self.scheduler, work, jobs)
        except ModuleNotFoundError:
            raise ScorecardError(MISSING) from None
        yield from found
