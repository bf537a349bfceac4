"""Writers that are killed while they write: at a place that is named, or at any time."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from scorecard.writing.atomic import write_text

STAGES = ("opened", "half written", "written", "synced", "placing", "placed", "folder synced")
"""Where a writer may be killed, in the order in which it comes there."""
LINE = "{:010}\n"


def version(number: int, size: int) -> str:
    """Return a text of about `size` characters that tells its number on every line."""
    return LINE.format(number) * max(1, size // len(LINE.format(0)))


def number_of(text: str) -> int:
    """Return the number of a whole text; -1 where it is not whole."""
    number = int(text[: len(LINE.format(0))] or "-1")
    return number if text == version(number, len(text)) else -1


class Slow:
    """A file that takes what is written in pieces, and says where it is."""

    def __init__(self, file: Any, reach: Callable[[str], None]) -> None:
        """Wrap a file."""
        self._file, self._reach = file, reach

    def __enter__(self) -> Self:
        """Open it."""
        self._reach("opened")
        return self

    def __exit__(self, *_rest: object) -> None:
        """Close it."""
        self._file.close()

    def fileno(self) -> int:
        """Return its descriptor."""
        return int(self._file.fileno())

    def flush(self) -> None:
        """Write out what is held back."""
        self._file.flush()

    def write(self, data: bytes) -> None:
        """Write two halves, so that one of them can be missing."""
        for half in (data[: len(data) // 2], data[len(data) // 2 :]):
            self._file.write(half)
            self._file.flush()
            self._reach("half written" if len(half) == len(data) // 2 and half is not data else "written")
        self._reach("written")


def slow_down(reach: Callable[[str], None]) -> None:
    """Let every step of a write in this process say where it is."""
    opened, synced = Path.open, os.fsync

    def open_slowly(path: Path, *rest: Any, **named: Any) -> Any:
        file = opened(path, *rest, **named)
        return Slow(file, reach) if rest[:1] == ("xb",) else file

    def sync(handle: int) -> None:
        synced(handle)
        reach("folder synced" if os.path.isdir(f"/proc/self/fd/{handle}") else "synced")  # noqa: PTH112  # a descriptor

    def between(function: Callable[..., None]) -> Callable[..., None]:
        def call(*rest: Any, **named: Any) -> None:
            reach("placing")
            function(*rest, **named)
            reach("placed")

        return call

    slow = {"fsync": sync, "replace": between(os.replace), "link": between(os.link)}
    for name, function in slow.items():
        setattr(os, name, function)
    setattr(Path, "open", open_slowly)  # noqa: B010  # this process ends soon


def write_for_ever(path: str, number: int, size: int, *, force: bool) -> None:
    """Write one version after another."""
    while True:
        write_text(path, version(number, size), force=force)
        number += 1


def child(work: Callable[[], None]) -> int:
    """Start a process that does some work; return its number."""
    process = os.fork()
    if process:
        return process
    try:
        work()
        os._exit(0)
    finally:
        os._exit(1)


def killed_at(stage: str, path: str, number: int, size: int, *, force: bool = True) -> None:
    """Start a writer, and kill it when it comes to a stage."""
    source, sink = os.pipe()

    def reach(here: str) -> None:
        if here == stage:
            os.write(sink, b"x")
            time.sleep(60)

    def work() -> None:
        slow_down(reach)
        write_for_ever(path, number, size, force=force)

    process = child(work)
    os.close(sink)
    os.read(source, 1)
    os.close(source)
    kill(process)


def killed_after(seconds: float, path: str, number: int, size: int) -> None:
    """Start a writer that dawdles at every stage, and kill it after a time."""

    def work() -> None:
        chance = random.Random(number)  # noqa: S311  # guards no secret
        slow_down(lambda _: time.sleep(chance.random() / 200))
        write_for_ever(path, number, size, force=True)

    process = child(work)
    time.sleep(seconds)
    kill(process)


def kill(process: int) -> None:
    """Kill a process and wait for its end."""
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)


@contextmanager
def all_at_once(*works: Callable[[], None]) -> Iterator[list[int]]:
    """Start processes that begin their work together; yield the list of their exit codes, filled at the end."""
    source, sink = os.pipe()

    def waiting(work: Callable[[], None]) -> Callable[[], None]:
        def begin() -> None:
            os.close(sink)
            os.read(source, 1)
            work()

        return begin

    processes = [child(waiting(work)) for work in works]
    os.close(source)
    os.close(sink)
    codes: list[int] = []
    yield codes
    codes += [os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) for process in processes]
