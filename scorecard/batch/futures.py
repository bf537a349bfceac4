"""Files of observations scored as futures of Dask, one for each, on this machine or on a cluster.

Source: dask.distributed, https://distributed.dask.org
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pyarrow as pa
from dask import config
from distributed import Client, LocalCluster, as_completed
from distributed.scheduler import KilledWorker, NoWorkerError

from scorecard.batch.files import Done, Job
from scorecard.problem import ScorecardError, echo, visible
from scorecard.source import Location
from scorecard.version import VERSION

NO_WORKERS = "120s"
"""How long a run waits where all workers on this machine are dead; mostly they are soon started again."""


def done_by_futures(scheduler: str | None, work: Callable[[Job], Done], jobs: Sequence[Job]) -> Iterator[Done]:
    """Run the work on every job, and yield what comes of each as soon as it is there; see `Dask`."""
    with _client(scheduler) as client:
        run = partial(_run, work, _versions())
        futures = client.map(run, jobs, [_anywhere(job) for job in jobs], pure=False)
        sources = {future.key: job.source for future, job in zip(futures, jobs, strict=True)}
        for future in as_completed(futures):
            with _deaths_told(sources[future.key]):
                done = future.result()
            future.release()  # else it is run once more when its worker dies later
            yield done


@contextmanager
def _deaths_told(path: str) -> Iterator[None]:
    """Turn what Dask says of dead workers into one line that names the file."""
    try:
        yield
    except KilledWorker as error:
        died = f"{error.allowed_failures + 1} workers died while they scored {visible(path)}"
        msg = f"{died}; it may need more memory than they have"
    except NoWorkerError:
        msg = f"all workers died, and {visible(path)} is not scored; look what else needs the memory of this machine"
    else:
        return
    raise ScorecardError(msg)


@contextmanager
def _client(scheduler: str | None) -> Iterator[Client]:
    if scheduler is None:
        with (
            config.set({"distributed.scheduler.no-workers-timeout": NO_WORKERS}),
            LocalCluster(threads_per_worker=1, dashboard_address="127.0.0.1:0") as cluster,
            Client(cluster) as client,
        ):
            yield client
        return
    try:
        client = Client(scheduler)
    except (OSError, ValueError) as error:
        msg = f"no scheduler of Dask answers at '{echo(scheduler)}': {error}"
        raise ScorecardError(msg) from None
    with client:
        yield client


def _anywhere(job: Job) -> Job:
    """Return a job that means the same in another folder."""
    return replace(job, source=str(Path(job.source).absolute()), target=str(Path(job.target).absolute()))


def _run(work: Callable[[Job], Done], versions: Mapping[str, str], job: Job, anywhere: Job) -> Done:
    """Run a job on a worker; what comes of it names files as they were named to the run."""
    if versions != (here := _versions()):
        given = "; ".join(", ".join(f"{name} {version}" for name, version in each.items()) for each in (here, versions))
        msg = f"a worker has other versions than the process that it works for: {given}"
        raise ScorecardError(msg)
    done = work(anywhere)
    told = [replace(each, location=each.location and Location(job.source)) for each in done.problems]
    return replace(done, job=job, problems=tuple(told))


def _versions() -> dict[str, str]:
    """Return the versions that the bytes of scores depend on."""
    return {"scorecard": VERSION, "pyarrow": pa.__version__, "numpy": np.__version__}
