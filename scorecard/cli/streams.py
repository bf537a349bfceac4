"""Messages on standard error, and the state of both streams; what every command needs, and nothing that takes long."""

from __future__ import annotations

import io
import os
import sys
from typing import TextIO


def prepare_streams() -> None:
    """Let streams write what their encoding lacks as escapes, and leave line ends as they are."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace", newline="")


def flush_stdout() -> None:
    """Write what is still held back, where there is a standard output."""
    if sys.stdout is not None:
        sys.stdout.flush()


def discard(stream: TextIO | None) -> None:
    """Keep Python from trying once more, at its end, to write what could not be written."""
    try:
        if stream is not None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except (OSError, ValueError):
        return


def say(message: str) -> None:
    """Write a message to standard error."""
    if sys.stderr is not None:
        sys.stderr.write(f"{message}\n")


def wants_color(choice: str, stream: TextIO) -> bool:
    """Tell whether to colour: as chosen, else on a terminal unless NO_COLOR is set.

    Source: https://no-color.org
    """
    if choice != "auto":
        return choice == "always"
    return stream.isatty() and not os.environ.get("NO_COLOR")
