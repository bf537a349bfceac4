"""Bytes from files: regular files only, of limited size, with one clear problem for anything else."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import sys
from io import BufferedReader
from pathlib import Path

from scorecard.problem import DocumentError, Problem, did_you_mean
from scorecard.reading.paths import open_below
from scorecard.source import Location

FILE_LIMIT = 2_000_000
"""Bytes of a document at most."""
STDIN = "-"
"""Stands for standard input."""
SUFFIXES = (".yaml", ".yml", ".json")
"""Endings of documents."""
_AGAIN = re.compile(r"(?:\*\*/)+")
"""What stands for folders at any depth; again and again it means the same, and takes exponential time."""
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
TABLES = (".csv", ".tsv", ".xlsx", ".xlsm")
"""Endings of tables in a folder."""


def read_text(path: str, *, limit: int = FILE_LIMIT, follow_links: bool = True) -> str:
    """Return a file's text, without a leading byte order mark.

    Args:
        path: of a regular file; `-` for standard input.
        limit: bytes that the file may have.
        follow_links: whether the file may be a symbolic link; one that a document names may not, and is opened
            from its folder.

    Raises:
        DocumentError: when the file cannot be read, is no regular file, is too large, or is not UTF-8.
    """
    return decoded(read_bytes(path, limit=limit, follow_links=follow_links), path)


def decoded(data: bytes, path: str) -> str:
    """Return a file's text, without a leading byte order mark.

    Raises:
        DocumentError: when it is not UTF-8.
    """
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        at = before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1
        raise _refused("not-utf8", "the file is not UTF-8 text", path, "save it as UTF-8", at) from None


def read_bytes(path: str, *, limit: int = FILE_LIMIT, follow_links: bool = True, below: str | None = None) -> bytes:
    """Return a file's bytes; see `read_text`.

    Args:
        path: see `read_text`.
        limit: see `read_text`.
        follow_links: whether the file may be a symbolic link.
        below: a folder that the path begins with; where links are not followed, none below it is.
    """
    is_stdin = path == STDIN
    if is_stdin and sys.stdin is None:
        raise _refused("unreadable", "standard input is closed", path, "give a file, or send the document there")
    start = None if follow_links else below or str(Path(path).parent)
    data = sys.stdin.buffer.read(limit + 1) if is_stdin else _read_regular(path, limit, start)
    if len(data) > limit:
        raise _refused("too-large", f"the file has more than {limit:,} bytes", path, "split it into several files")
    return data


def hash_of(data: bytes) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _read_regular(path: str, limit: int, below: str | None) -> bytes:
    with open_regular(path, below=below) as file:
        return file.read(limit + 1)


def open_regular(path: str, *, below: str | None = None) -> BufferedReader:
    """Open a regular file for reading.

    Args:
        path: of the file.
        below: a folder that the path begins with, below which no link is followed; by default links are.

    Raises:
        DocumentError: when the file cannot be opened, or is no regular file.
    """
    place = Path(path)
    try:
        handle = os.open(path, _READ) if below is None else open_below(below, *place.relative_to(below).parts)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        hint = (below is None and _near_name(place)) or "check path and rights"
        raise _refused("unreadable", f"the file cannot be opened: {reason}", path, hint) from None
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise _refused("unreadable", "this is no regular file", path, "give the path of a file")
    return os.fdopen(handle, "rb")


def _near_name(place: Path) -> str:
    """Return "did you mean" with the document of the same folder whose name is near, or nothing."""
    try:
        names = [] if os.path.lexists(place) else [it.name for it in place.parent.iterdir() if it.suffix in SUFFIXES]
    except (OSError, ValueError):
        return ""
    near = did_you_mean(place.name, names)
    return near.replace("'", f"'{place.parent}{os.sep}", 1) if near and str(place.parent) != "." else near


def _refused(code: str, message: str, path: str, hint: str, at: tuple[int, int] = (0, 0)) -> DocumentError:
    return DocumentError([Problem(code=code, message=message, hint=hint, location=Location(path, *at))])


def documents_in(path: str, *, with_tables: bool = False) -> list[str]:
    """Return the paths that a path stands for: itself, a folder's documents, or a pattern's matches, sorted by name.

    Args:
        path: of a file or a folder, a pattern with `*`, or `-`.
        with_tables: whether the tables of a folder count as well.

    Raises:
        DocumentError: when there is nothing there.
    """
    if path == STDIN:
        return [path]
    endings = (*SUFFIXES, *TABLES) if with_tables else SUFFIXES
    found = files_at(path, endings)
    if not found:
        below = folders_not_entered(path)
        hint = f"name the folder {below[0]} to read what is in it" if below else ""
        raise _refused("unreadable", "no documents here", path, hint or f"give files that end in {', '.join(endings)}")
    return found


def files_at(path: str, endings: tuple[str, ...]) -> list[str]:
    """Return the paths that a path stands for: itself, a folder's files of some endings, or a pattern's matches.

    Raises:
        DocumentError: when the folder cannot be read.
    """
    try:
        return [str(item) for item in sorted(_found_in(Path(path), path, endings))]
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _refused("unreadable", f"this cannot be read: {reason}", path, "check the path") from None


def folders_not_entered(path: str) -> list[str]:
    """Return the folders in a folder that hold documents, sorted by name; a folder is never read through to them.

    Those whose name starts with a point, and those that cannot be read, are left out.
    """
    try:
        inside = sorted(Path(path).iterdir())
    except (OSError, ValueError):
        return []
    return [str(folder) for folder in inside if not folder.name.startswith(".") and _holds_documents(folder)]


def _holds_documents(folder: Path) -> bool:
    try:
        return folder.is_dir() and any(_is_listed(item, SUFFIXES) for item in folder.iterdir())
    except OSError:
        return False


def _is_listed(item: Path, endings: tuple[str, ...]) -> bool:
    return item.suffix in endings and not item.name.startswith(".") and not item.is_dir()


def is_table(path: str) -> bool:
    """Tell whether a file is no document by its ending, and so a table where there is a mapping."""
    return not path.endswith(SUFFIXES)


def is_file(path: str) -> bool:
    """Tell whether there is a file; what cannot be a path is none."""
    try:
        return Path(path).is_file()
    except (OSError, ValueError):
        return False


def is_path(name: str) -> bool:
    """Tell whether a word is the path of a document, there or not, and no name of a bundled one."""
    return Path(name).suffix in SUFFIXES or "/" in name or name == STDIN or is_file(name)


def _found_in(place: Path, path: str, endings: tuple[str, ...]) -> list[Path]:
    if place.is_dir():
        return [item for item in place.iterdir() if _is_listed(item, endings)]
    if place.is_file() or not any(mark in path for mark in "*?["):
        return [place]
    anchor = Path(place.anchor)
    pattern = _AGAIN.sub("**/", str(place.relative_to(anchor)))
    return [item for item in anchor.glob(pattern) if not item.is_dir()]
