"""Bytes from files: regular files only, of limited size, with one clear problem for anything else."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

from scorecard.problem import DocumentError, Problem
from scorecard.source import Location

FILE_LIMIT = 2_000_000
"""Bytes of a document at most."""
STDIN = "-"
"""Stands for standard input."""


def read_text(path: str, *, limit: int = FILE_LIMIT, follow_links: bool = True) -> str:
    """Return a file's text, without a leading byte order mark.

    Args:
        path: of a regular file; `-` for standard input.
        limit: bytes that the file may have.
        follow_links: whether the file may be a symbolic link; one that a document names may not.

    Raises:
        DocumentError: when the file cannot be read, is no regular file, is too large, or is not UTF-8.
    """
    data = read_bytes(path, limit=limit, follow_links=follow_links)
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        raise _refused(
            "not-utf8", "the file is not UTF-8 text", path, "save it as UTF-8", Location(path, line, column)
        ) from None


def read_bytes(path: str, *, limit: int = FILE_LIMIT, follow_links: bool = True) -> bytes:
    """Return a file's bytes; see `read_text`."""
    is_stdin = path == STDIN
    data = sys.stdin.buffer.read(limit + 1) if is_stdin else _read_regular(path, limit, follow_links=follow_links)
    if len(data) > limit:
        raise _refused("too-large", f"the file has more than {limit:,} bytes", path, "split it into several files")
    return data


def _read_regular(path: str, limit: int, *, follow_links: bool) -> bytes:
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    if not follow_links:
        flags |= getattr(os, "O_NOFOLLOW", 0)
    try:
        handle = os.open(path, flags)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _refused("unreadable", f"the file cannot be opened: {reason}", path, "check path and rights") from None
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise _refused("unreadable", "this is no regular file", path, "give the path of a file")
        return file.read(limit + 1)


def _refused(code: str, message: str, path: str, hint: str, location: Location | None = None) -> DocumentError:
    return DocumentError([Problem(code=code, message=message, hint=hint, location=location or Location(path))])


def documents_in(path: str) -> list[str]:
    """Return the paths that a path stands for: itself, a folder's documents, or a pattern's matches, sorted by name.

    Raises:
        DocumentError: when there is nothing there.
    """
    if path == STDIN or Path(path).is_file():
        return [path]
    folder = Path(path)
    if folder.is_dir():
        found = [item for item in folder.iterdir() if item.suffix in SUFFIXES and not item.name.startswith(".")]
    elif any(mark in path for mark in "*?["):
        anchor = Path(folder.anchor)
        found = list(anchor.glob(str(folder.relative_to(anchor))))
    else:
        found = [folder]
    if not found:
        raise _refused("unreadable", "no documents here", path, f"give files that end in {', '.join(SUFFIXES)}")
    return [str(item) for item in sorted(found)]


SUFFIXES = (".yaml", ".yml", ".json")
"""Endings of documents."""
