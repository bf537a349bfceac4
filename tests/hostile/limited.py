"""A command run in a child process that has little memory and little time."""

from __future__ import annotations

import os
import resource
import signal
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scorecard.cli.main import exit_code

MEMORY = 1_000_000_000
"""Bytes that the child may add to what it starts with, so that a bomb does not take the machine with it."""
SECONDS = 10
"""Seconds after which the child is killed, so that a test run ends in any case."""


@dataclass(frozen=True)
class Ended:
    """How a child ended."""

    code: int
    """Its exit code; below 0 the signal that killed it."""
    seconds: float
    """Time that it computed."""
    megabytes: float
    """Memory that it added to what it started with."""
    out: str
    err: str

    @property
    def first(self) -> str:
        """The first line of its messages."""
        return self.err.partition("\n")[0]


def limited(*arguments: str) -> Ended:
    """Run a command of the command line in a child with limits, and say how it ended."""
    with tempfile.TemporaryDirectory() as folder:
        out, err = Path(folder) / "out", Path(folder) / "err"
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        child = os.fork()
        if child == 0:
            _run(arguments, out, err)
        _, status, usage = os.wait4(child, 0)
        texts = [path.read_text(encoding="utf-8", errors="replace") for path in (out, err)]
        seconds, megabytes = usage.ru_utime + usage.ru_stime, max(0, usage.ru_maxrss - before) / 1000
        return Ended(os.waitstatus_to_exitcode(status), seconds, megabytes, *texts)


def _run(arguments: Sequence[str], out: Path, err: Path) -> None:
    code = 99
    try:
        for number, path in ((1, out), (2, err)):
            os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), number)
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        limit = pages * resource.getpagesize() + MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        signal.alarm(2 * SECONDS)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115  # open until the child ends
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115  # open until the child ends
        code = exit_code(list(arguments))
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)
