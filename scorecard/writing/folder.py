"""A folder is written whole beside its place and then put there, so that no reader ever sees half of it."""

from __future__ import annotations

import contextlib
import glob
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from scorecard.problem import OutputError
from scorecard.writing.atomic import CAN_LOCK, TOKEN, locked, prefix, told

_OLD = "-old"
"""After the name of a new folder: what it replaces, until it is in its place."""


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
    with told(path):
        target = Path(os.path.normpath(target))
        _refuse_no_folder(path, target)
        refuse_in_the_way(path, force=force)
        _refuse_another_kind(path, target, kind, may_replace=may_replace)
        _sweep(target)
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
    """Yield a new folder beside the target, locked, and remove it where it was not put into its place."""
    while True:
        fresh = target.with_name(f"{prefix(target)}{os.urandom(8).hex()}")
        fresh.mkdir()
        try:
            with held(fresh) as is_own:
                if is_own:
                    yield fresh
                    return
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


@contextmanager
def held(folder: Path) -> Iterator[bool]:
    """Lock a folder; yield whether nobody else holds it, and it still has its name."""
    if not CAN_LOCK:
        yield True
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except FileNotFoundError:  # before it was locked, another writer may have swept it away
        yield False
        return
    try:
        yield locked(handle) and os.path.lexists(folder)
    finally:
        os.close(handle)


def _sweep(target: Path) -> None:
    """Remove what writers of this folder left behind when they were killed.

    What a new folder replaces stays while there is nothing in its place: it is then the only one that is whole.
    """
    for leftover in target.parent.glob(f"{glob.escape(prefix(target))}*") if CAN_LOCK else ():
        is_old = leftover.name.endswith(_OLD)
        if not TOKEN.search(leftover.name.removesuffix(_OLD)) or leftover.is_symlink() or not leftover.is_dir():
            continue
        if is_old and not os.path.lexists(target):
            continue
        with contextlib.suppress(OSError), held(leftover) as is_left:
            if is_left:
                shutil.rmtree(leftover, ignore_errors=True)


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
    old = fresh.with_name(f"{fresh.name}{_OLD}")
    target.rename(old)
    try:
        fresh.rename(target)
    except OSError:
        old.rename(target)
        raise
    with contextlib.suppress(OSError):
        shutil.rmtree(old)
