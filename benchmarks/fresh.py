"""Work that is measured in a process of its own: cold, and with a peak of memory that nothing else has a part in.

A script that has such work is run as a module with the work's words, does it, and prints what it took. Peaks are read
where Linux keeps them.

Why: what `getrusage` says of a child begins with the peak of the process that started it.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter

from benchmarks.measure import Times

STATUS = Path("/proc/self/status")
PEAK = re.compile(r"VmHWM:\s+(\d+) kB")


@dataclass(frozen=True, slots=True)
class Taken:
    """What some work took, and what it found."""

    seconds: float
    megabytes: float
    """The most memory that the whole process held, in millions of bytes."""
    found: float
    """The same for every side that does the same work."""


def in_turn(module: str, sides: Mapping[str, Sequence[object]], rounds: int) -> dict[str, tuple[Taken, ...]]:
    """Return what every side took in each round, every time in a fresh process.

    Args:
        module: the script that does the work.
        sides: the words that name each one's work.
        rounds: how often every side takes its turn.
    """
    taken: dict[str, list[Taken]] = {name: [] for name in sides}
    for _ in range(rounds):
        for name, words in sides.items():
            command = [sys.executable, "-m", module, *map(str, words)]
            ran = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
            taken[name].append(Taken(**json.loads(ran.stdout)))
    return {name: tuple(each) for name, each in taken.items()}


def say(work: Callable[[], float], *, aside: Callable[[], float] = lambda: 0.0) -> None:
    """Do the work of this process, and print what it took.

    Args:
        work: returns what it finds.
        aside: seconds of the work that do not count, asked for at its end.
    """
    start = perf_counter()
    found = work()
    seconds = perf_counter() - start - aside()
    print(json.dumps(asdict(Taken(seconds, megabytes_at_most(), found))))


def megabytes_at_most() -> float:
    """Return the most memory that this process has held, in millions of bytes."""
    found = PEAK.search(STATUS.read_text(encoding="ascii"))
    if found is None:
        msg = f"{STATUS} says no peak of memory"
        raise RuntimeError(msg)
    return round(int(found[1]) * 1024 / 1e6, 1)


def times_of(taken: Mapping[str, Sequence[Taken]]) -> Times:
    """Return the seconds of each side, one a round."""
    return {name: tuple(each.seconds for each in rounds) for name, rounds in taken.items()}
