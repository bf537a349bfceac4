"""A file is written whole beside its place and then put there, so that no reader ever sees half of it."""

from __future__ import annotations

import contextlib
import glob
import os
import secrets
import stat
from pathlib import Path

from scorecard.problem import OutputError

_MARK = ".scorecard-"
"""In the name of a temporary file, before the number of the process that writes it."""


def write_text(path: str, text: str, *, force: bool = False) -> None:
    """Write text to a file as UTF-8, atomically.

    Args:
        path: of the file; a symbolic link is followed.
        text: all of the file, line ends as they are.
        force: whether a file that exists is replaced.

    Raises:
        OutputError: when the file exists and `force` is false, or it cannot be written; what was there is whole.
    """
    target = Path(os.path.realpath(path))
    try:
        mode = _mode_of(target, force=force)
        _sweep(target)
        temporary = target.with_name(f".{target.name}{_MARK}{os.getpid()}-{secrets.token_hex(4)}")
        try:
            _write(temporary, text.encode("utf-8"), mode)
            _put(temporary, target, force=force)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        msg = f"cannot write {path}: {error.strerror or error}"
        raise OutputError(msg) from None


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


def _write(temporary: Path, data: bytes, mode: int | None) -> None:
    with temporary.open("xb") as file:
        if mode is not None:
            temporary.chmod(mode)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _put(temporary: Path, target: Path, *, force: bool) -> None:
    if force:
        temporary.replace(target)
        return
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise _exists(target) from None
    except OSError:  # a file system without hard links
        temporary.replace(target)


def _sweep(target: Path) -> None:
    """Remove temporary files that writers of this file left behind when they were killed."""
    for leftover in target.parent.glob(f".{glob.escape(target.name)}{_MARK}*"):
        process = leftover.name.rpartition(_MARK)[2].partition("-")[0]
        if process.isdigit() and not _is_alive(int(process)):
            with contextlib.suppress(OSError):
                leftover.unlink()


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
