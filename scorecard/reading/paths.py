"""Paths below a folder that the user named: opened component by component, no link followed, regular files only.

Why: what a document or an archive names comes from strangers. Each component is opened from the one before it, so that
nobody can put a link there between a look and the opening.

Source: openat(2) and O_NOFOLLOW of POSIX.1-2008.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_FROM_FOLDERS = {os.open, os.stat} <= os.supports_dir_fd and hasattr(os, "O_NOFOLLOW")
"""Whether this system can open a name from an open folder."""
_READ = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_FOLDER = _READ | getattr(os, "O_DIRECTORY", 0)
_INSIDE = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_REPARSE_POINT = 0x400
"""The attribute of links and junctions on Windows."""
_NO_FILE = "it is no regular file"
_LINK = "links are not followed here"


class RefusedPathError(OSError):
    """A path that leads out of its folder, over a link, or to what is no regular file."""


def open_below(folder: str, *names: str) -> int:
    """Return the descriptor of a regular file, opened for reading.

    Args:
        folder: a path that the user named; links in it are followed.
        names: the components below it: folders, then the file; no link among them is followed.

    Raises:
        OSError: when it cannot be opened; a RefusedPathError where it is a link, no regular file, or no single name.
    """
    for name in names:
        _refuse_more_than_a_name(name)
    return _step_by_step(folder, names) if _FROM_FOLDERS else _by_whole_paths(folder, names)


def names_in(folder: str, depth: int = 0) -> list[str]:
    """Return the names of the regular files in a folder, sorted; links and all else are left out.

    Args:
        folder: where to look.
        depth: how many folders deep to look further, but for those whose names begin with a dot; what is found there
            has the folder's name before its own.

    Raises:
        OSError: when the folder, or one in it that is looked into, cannot be read.
    """
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    names = [entry.name for entry in entries if entry.is_file(follow_symlinks=False)]
    folders = [entry for entry in entries if depth and entry.name[0] != "." and entry.is_dir(follow_symlinks=False)]
    return names + [f"{each.name}/{name}" for each in folders for name in names_in(each.path, depth - 1)]


def is_below(folder: str, name: str) -> bool:
    """Tell whether a folder has something by that name, were it a link that leads nowhere."""
    try:
        _refuse_more_than_a_name(name)
        return os.path.lexists(Path(folder) / name)
    except (OSError, ValueError):
        return False


def _refuse_more_than_a_name(name: str) -> None:
    if name in {"", ".", ".."} or any(mark in name for mark in ("/", "\\", "\0", ":")):
        raise RefusedPathError(errno.EINVAL, "it is not the name of a file in this folder")


def _step_by_step(folder: str, names: tuple[str, ...]) -> int:
    here = os.open(folder, _FOLDER)
    try:
        for name in names[:-1]:
            with _named(name, here):
                there = os.open(name, _FOLDER | _INSIDE, dir_fd=here)
            os.close(here)
            here = there
        _refuse_unless_regular(os.stat(names[-1], dir_fd=here, follow_symlinks=False))
        with _named(names[-1], here):
            return _regular(os.open(names[-1], _READ | _INSIDE, dir_fd=here))
    finally:
        os.close(here)


@contextmanager
def _named(name: str, folder: int) -> Iterator[None]:
    """Say of a component that could not be opened that it is a link, where it is one."""
    try:
        yield
    except RefusedPathError:
        raise
    except OSError as error:
        if error.errno == errno.ELOOP or stat.S_ISLNK(os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode):
            raise RefusedPathError(errno.ELOOP, _LINK) from None
        raise


def _by_whole_paths(folder: str, names: tuple[str, ...]) -> int:
    """Look at each component before the whole path is opened, and at what was opened after.

    Why: this is all that a system without `openat` allows; a file that is put there in between is seen by its number,
    a folder that becomes a link between two looks is not.
    """
    place = Path(folder)
    for name in names[:-1]:
        place /= name
        _refuse_link(place.lstat())
    place /= names[-1]
    found = place.lstat()
    _refuse_unless_regular(found)
    handle = _regular(os.open(place, _READ | _INSIDE))
    opened = os.fstat(handle)
    if (opened.st_dev, opened.st_ino) != (found.st_dev, found.st_ino):
        os.close(handle)
        raise RefusedPathError(errno.ELOOP, _LINK)
    return handle


def _regular(handle: int) -> int:
    """Return the handle of a regular file; close that of anything else."""
    try:
        _refuse_unless_regular(os.fstat(handle))
    except OSError:
        os.close(handle)
        raise
    return handle


def _refuse_unless_regular(found: os.stat_result) -> None:
    _refuse_link(found)
    if not stat.S_ISREG(found.st_mode):
        raise RefusedPathError(errno.EINVAL, _NO_FILE)


def _refuse_link(found: os.stat_result) -> None:
    """Refuse a symbolic link, and what Windows has in its place."""
    if stat.S_ISLNK(found.st_mode) or getattr(found, "st_file_attributes", 0) & _REPARSE_POINT:
        raise RefusedPathError(errno.ELOOP, _LINK)
