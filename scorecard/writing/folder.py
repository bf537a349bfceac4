"""A folder is written whole beside its place and then put there, so that no reader ever sees half of it."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from scorecard.problem import OutputError

_MARK = ".scorecard-"
"""In the name of a folder that is not in its place yet, after the name of the folder that is written."""
_NAME = 150
"""Bytes of that name that are kept, as names have at most 255."""


def write_folder(
    path: str,
    files: Mapping[str, bytes],
    *,
    force: bool = False,
    may_replace: Callable[[str], bool],
    kind: str = "an edition",
) -> None:
    """Write a folder with files in it, all or nothing.

    Args:
        path: of the folder.
        files: what is in it, by paths of plain names joined by `/`.
        force: whether a folder that exists is replaced; between the old one and the new one there is none for a moment.
        may_replace: tells whether a folder that exists is one that may be; any other is left alone whatever `force` is.
        kind: what is written, for messages.

    Raises:
        OutputError: when there is something there that is not replaced, or the folder cannot be written; what was
            there is whole.
    """
    target = Path(path)
    with _told(path):
        target = Path(os.path.normpath(target))
        _refuse_no_folder(path, target)
        refuse_in_the_way(path, force=force)
        _refuse_another_kind(path, target, kind, may_replace=may_replace)
        with _beside(target) as fresh:
            for name, data in files.items():
                _write(fresh / name, data)
            _put(fresh, target)


def refuse_in_the_way(path: str, *, force: bool) -> None:
    """Look, before anything is made, whether a folder can be written as far as that is seen beforehand.

    Raises:
        OutputError: when there is something there and `force` is false.
    """
    if os.path.lexists(path) and not force:
        msg = f"{path} exists; use --force to replace it"
        raise OutputError(msg)


@contextmanager
def _told(path: str) -> Iterator[None]:
    """Turn what the system says into one line that names the folder."""
    try:
        yield
    except (OSError, ValueError) as error:
        msg = f"cannot write {path}: {getattr(error, 'strerror', None) or error}"
        raise OutputError(msg) from None


def _refuse_no_folder(path: str, target: Path) -> None:
    if os.path.lexists(target) and (target.is_symlink() or not target.is_dir()):
        msg = f"cannot write {path}: it is no folder"
        raise OutputError(msg)


def _refuse_another_kind(path: str, target: Path, kind: str, *, may_replace: Callable[[str], bool]) -> None:
    if target.is_dir() and any(target.iterdir()) and not may_replace(str(target)):
        msg = f"cannot replace {path}: there are files in it that are no part of {kind}"
        raise OutputError(msg)


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """Yield a new folder beside the target, and remove it where it was not put into its place."""
    start = os.fsencode(target.name)[:_NAME].decode("utf-8", "ignore")
    fresh = target.with_name(f".{start}{_MARK}{os.urandom(8).hex()}")
    fresh.mkdir()
    try:
        yield fresh
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _write(place: Path, data: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _put(fresh: Path, target: Path) -> None:
    """Put a folder into its place; what is there goes only when the new one has come, and else comes back."""
    if not os.path.lexists(target):
        fresh.rename(target)
        return
    old = fresh.with_name(f"{fresh.name}-old")
    target.rename(old)
    try:
        fresh.rename(target)
    except OSError:
        old.rename(target)
        raise
    with contextlib.suppress(OSError):
        shutil.rmtree(old)
