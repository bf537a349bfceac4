"""A program that checks files, each in a process of its own with little memory and time, and says what it found.

Its arguments are processor seconds, megabytes, and files. For each file it prints one line of JSON: how the process
ended, the first problems with their places, how many there are, and how long the text of them is.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
from pathlib import Path
from typing import Any

from scorecard.problem import DocumentError
from scorecard.reading.check import check
from scorecard.reading.load import bundled_relations, vocabulary
from scorecard.rendering.diagnostic import problems_as_text

FIRST = 8
"""Problems of a file that are told one by one."""
WAITING = 10
"""Seconds by the clock for each second of the processor, before a process counts as hanging."""
ENDS = {
    -signal.SIGPROF: "took too long",
    -signal.SIGALRM: "hangs",
    -signal.SIGSEGV: "crashed",
    -signal.SIGKILL: "killed",
}


def limit(seconds: float, megabytes: int) -> None:
    """Let this process die when it takes longer, and fail when it takes that much more memory than it has."""
    for signal_, timer, most in (
        (signal.SIGPROF, signal.ITIMER_PROF, seconds),
        (signal.SIGALRM, signal.ITIMER_REAL, WAITING * seconds),
    ):
        signal.signal(signal_, signal.SIG_DFL)
        signal.setitimer(timer, most)
    most_data = data_size() + 1_000_000 * megabytes
    resource.setrlimit(resource.RLIMIT_DATA, (most_data, most_data))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def data_size() -> int:
    """Return the bytes of data that this process holds."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return 1024 * int(status.partition("VmData:")[2].split()[0])


def findings(path: str) -> dict[str, Any]:
    """Return what a check of one file finds."""
    try:
        problems = check([path]).errors
    except DocumentError as error:
        problems = error.problems
    places = [(problem.code, problem.location) for problem in problems[:FIRST]]
    return {
        "found": [[code, place.line, place.column] for code, place in places if place],
        "count": len(problems),
        "length": len(problems_as_text(problems)),
    }


def child(path: str, pipe: int, seconds: float, megabytes: int) -> None:
    """Check one file under limits, write what was found into the pipe, and end."""
    said: dict[str, Any] = {"end": "failed"}
    try:
        limit(seconds, megabytes)
        said = {"end": "", **findings(path)}
    except MemoryError:
        said = {"end": "took too much memory"}
    except Exception as error:  # noqa: BLE001  # whatever it is, the case has failed by it
        said = {"end": repr(error)}
    finally:
        os.write(pipe, json.dumps(said).encode())
        os._exit(0)


def outcome(path: str, seconds: float, megabytes: int) -> dict[str, Any]:
    """Return how the check of one file ended, and what it found."""
    source, sink = os.pipe()
    process = os.fork()
    if not process:
        child(path, sink, seconds, megabytes)
    os.close(sink)
    with os.fdopen(source, "rb") as pipe:
        said = pipe.read()
    code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    return json.loads(said) if said else {"end": ENDS.get(code, f"ended by {code}")}


def main(seconds: str, megabytes: str, *paths: str) -> None:
    """Check every file; what all checks need is loaded before, so that no case pays for it."""
    vocabulary()
    bundled_relations()
    for path in paths:
        sys.stdout.write(json.dumps(outcome(path, float(seconds), int(megabytes))) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
