"""A file is written whole beside its place and then put there, so that no reader ever sees half of it.

A writer holds a lock on its temporary file. Whoever writes the same file next removes the temporary files that nobody
holds: the system drops a lock when its process ends, however it ends, and no number of a process has to be trusted.
"""

from __future__ import annotations

import contextlib
import glob
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from scorecard.problem import OutputError

try:
    import fcntl
except ImportError:  # Windows, where a file that is open cannot be removed, so that needs no lock
    fcntl = None  # type: ignore[assignment]  # the module is there or not

CAN_LOCK = fcntl is not None
"""Whether this system tells whether a writer still runs."""
_MARK = ".scorecard-"
"""In the name of a temporary file, after the name of the file that is written."""
TOKEN = re.compile(r"-[0-9a-f]{16}\Z")
"""How the name of what is temporary ends."""
_NAME = 150
"""Bytes of that name that are kept, as names have at most 255."""


def write_text(path: str, text: str, *, force: bool = False, follow_links: bool = True) -> None:
    """Write text to a file as UTF-8, atomically.

    Args:
        path: of the file.
        text: all of the file, line ends as they are.
        force: whether a file that exists is replaced.
        follow_links: whether the file may be a symbolic link; what it leads to is then written.

    Raises:
        OutputError: when the file exists and `force` is false, or it cannot be written; what was there is whole.
    """
    with told(path):
        data = text.encode("utf-8")
    write_bytes(path, data, force=force, follow_links=follow_links)


def write_bytes(path: str, data: bytes, *, force: bool = False, follow_links: bool = True) -> None:
    """Write bytes to a file, atomically.

    Args:
        path: of the file.
        data: all of the file.
        force: whether a file that exists is replaced.
        follow_links: whether the file may be a symbolic link; what it leads to is then written.

    Raises:
        OutputError: when the file exists and `force` is false, or it cannot be written; what was there is whole.
    """
    with file_beside(path, force=force, follow_links=follow_links) as file, told(path):
        file.write(data)


@contextmanager
def file_beside(path: str, *, force: bool = False, follow_links: bool = True) -> Iterator[BinaryIO]:
    """Yield a new file beside a file's place, which comes into that place when all of it is written.

    Args:
        path: of the file.
        force: whether a file that exists is replaced.
        follow_links: whether the file may be a symbolic link; what it leads to is then written.

    Raises:
        OutputError: when the file exists and `force` is false, or it cannot be written; what was there is whole.
    """
    with contextlib.ExitStack() as stack:
        with told(path):
            target = _target(path, follow_links=follow_links)
            mode = _mode_of(target, force=force)
            _sweep(target)
            temporary, file = stack.enter_context(_temporary(target))
            if mode is not None and hasattr(os, "fchmod"):
                os.fchmod(file.fileno(), mode)
        yield file
        with told(path):
            file.flush()
            os.fsync(file.fileno())
            if fcntl is None:
                file.close()
            _put(temporary, target, force=force)
    with told(path):
        _sync_folder(target.parent)


def refuse_in_the_way(path: str, *, force: bool = False) -> None:
    """Look whether a file can be written as far as that is seen beforehand, for those who write others first.

    Raises:
        OutputError: when the file exists and `force` is false, it is no regular file, or its folder is not there.
    """
    with told(path):
        target = _target(path, follow_links=True)
        target.parent.stat()
        _mode_of(target, force=force)


@contextmanager
def told(path: str) -> Iterator[None]:
    """Turn what the system says into one line that names the file or folder."""
    try:
        yield
    except (OSError, ValueError) as error:
        msg = f"cannot write {path}: {getattr(error, 'strerror', None) or error}"
        raise OutputError(msg) from None


def _target(path: str, *, follow_links: bool) -> Path:
    """Return the file that is written; where no link is followed, the last step replaces one that appears meanwhile."""
    if follow_links:
        return Path(os.path.realpath(path))
    if Path(path).is_symlink():
        msg = f"cannot write {path}: it is a link"
        raise OutputError(msg)
    return Path(path)


def _mode_of(target: Path, *, force: bool) -> int | None:
    """Return the rights of the file that is replaced, or None where there is none."""
    try:
        found = target.stat().st_mode
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(found):
        msg = f"cannot write {target}: it is no regular file"
        raise OutputError(msg)
    if not force:
        raise _exists(target)
    return stat.S_IMODE(found)


def _exists(target: Path) -> OutputError:
    return OutputError(f"{target.name} exists; use --force to replace it")


def prefix(target: Path) -> str:
    """Return how the names of what is written beside a file or folder begin."""
    return f".{os.fsencode(target.name)[:_NAME].decode('utf-8', 'ignore')}{_MARK}"


@contextmanager
def _temporary(target: Path) -> Iterator[tuple[Path, BinaryIO]]:
    """Yield a new file beside the target, locked, and remove it where it was not put into its place."""
    while True:
        temporary = target.with_name(f"{prefix(target)}{os.urandom(8).hex()}")
        with temporary.open("xb") as file:
            try:
                if locked(file) and _is_still(temporary, file):
                    yield temporary, file
                    return
            finally:
                with contextlib.suppress(OSError):
                    temporary.unlink(missing_ok=True)


def _is_still(temporary: Path, file: BinaryIO) -> bool:
    """Tell whether a file has its name; before it was locked, another writer may have swept it away."""
    try:
        return os.path.samestat(temporary.stat(), os.fstat(file.fileno()))
    except FileNotFoundError:
        return False


def _put(temporary: Path, target: Path, *, force: bool) -> None:
    if force:
        temporary.replace(target)
        return
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise _exists(target) from None
    except OSError:  # a file system without hard links
        if os.path.lexists(target):
            raise _exists(target) from None
        temporary.replace(target)


def _sync_folder(folder: Path) -> None:
    """Let the new name reach the disk too, where the system can be asked for that."""
    if hasattr(os, "O_DIRECTORY"):
        with contextlib.suppress(OSError):
            handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def _sweep(target: Path) -> None:
    """Remove temporary files that writers of this file left behind when they were killed."""
    for leftover in target.parent.glob(f"{glob.escape(prefix(target))}*"):
        if TOKEN.search(leftover.name) and leftover.is_file() and not leftover.is_symlink():
            with contextlib.suppress(OSError):
                _remove_unless_held(leftover)


def _remove_unless_held(leftover: Path) -> None:
    if fcntl is None:
        leftover.unlink()
        return
    with leftover.open("rb") as file:
        if locked(file):
            leftover.unlink()


def locked(file: BinaryIO | int) -> bool:
    """Lock a file, or the handle of a folder, until it is closed; tell whether nobody else holds it."""
    if fcntl is not None:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True
