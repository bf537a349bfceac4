"""Where a command's data and problems go: data on standard output or into a file, problems on standard error."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import PurePath

import click

from scorecard.cli.streams import discard, wants_color
from scorecard.problem import OutputError, Problem
from scorecard.rendering.diagnostic import problems_as_text
from scorecard.rendering.formats import BINARY_FORMATS, BY_ENDING, FORMATS
from scorecard.writing.atomic import write_bytes

STDOUT = "-"
"""Stands for standard output."""
DOCUMENT_ENDINGS = {**BY_ENDING, ".yaml": "yaml"}
"""Formats by the ending of the file, where the result is a document too."""


def format_for(output: str | None, named: str | None, endings: Mapping[str, str] = BY_ENDING) -> str:
    """Return the format that was named, else the one that the file's ending asks for, else text.

    Raises:
        click.UsageError: when the file's ending says nothing, or bytes would go to a terminal.
    """
    if output is None or output == STDOUT:
        return _for_stdout(named or "text")
    if named:
        return named
    ending = PurePath(output).suffix.lower()
    if ending not in endings:
        known, names = ", ".join(endings), "|".join(dict.fromkeys((*FORMATS, *BINARY_FORMATS, *endings.values())))
        msg = f"no format for a file that ends in '{ending}'; use {known}, or --format {names}"
        raise click.UsageError(msg)
    return endings[ending]


def _for_stdout(named: str) -> str:
    if named in BINARY_FORMATS and sys.stdout is not None and sys.stdout.isatty():
        msg = f"{named} is no text that a terminal shows; use -o FILE.{named}, or a pipe"
        raise click.UsageError(msg)
    return named


def put_out(data: str | bytes, output: str | None, *, force: bool, exact: bool = False) -> None:
    """Write data to standard output or, atomically, to a file.

    Args:
        data: all of it.
        output: path of the file; None or `-` for standard output.
        force: whether a file that exists is replaced.
        exact: whether standard output gets text in UTF-8 whatever its encoding, as formats for programs need.

    Raises:
        OutputError: when it cannot be written.
    """
    if output is not None and output != STDOUT:
        write_bytes(output, data.encode("utf-8") if isinstance(data, str) else data, force=force)
        return
    if sys.stdout is None:
        msg = "cannot write to standard output: it is closed"
        raise OutputError(msg)
    try:
        _write(data, exact=exact)
        sys.stdout.flush()
    except OSError as error:
        discard(sys.stdout)
        msg = f"cannot write to standard output: {error.strerror or error}"
        raise OutputError(msg) from None


def _write(data: str | bytes, *, exact: bool) -> None:
    buffer = getattr(sys.stdout, "buffer", None)
    if isinstance(data, str) and (buffer is None or not exact):
        sys.stdout.write(data)
    elif buffer is None:
        msg = "cannot write to standard output: it takes text only"
        raise OutputError(msg)
    else:
        sys.stdout.flush()
        buffer.write(data.encode("utf-8", "backslashreplace") if isinstance(data, str) else data)


def show_problems(problems: Sequence[Problem], color: str) -> None:
    """Write problems to standard error, with the lines of text that they are in."""
    if sys.stderr is not None:
        sys.stderr.write(problems_as_text(problems, color=wants_color(color, sys.stderr)))
