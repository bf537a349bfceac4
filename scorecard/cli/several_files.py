"""Several files written into one folder: all of them, or none because of one that is there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from scorecard.problem import OutputError
from scorecard.writing.atomic import write_text

SHOWN = 5
"""Files that a message names at most."""


def write_files(folder: Path, files: Mapping[str, str], *, force: bool) -> None:
    """Write texts by their files' names into a folder, which is made if need be.

    Raises:
        OutputError: when files exist and may not be replaced, or one cannot be written.
    """
    if not force:
        refuse_existing(folder / name for name in files)
    _make(folder)
    for name, text in files.items():
        write_text(str(folder / name), text, force=force)


def refuse_existing(files: Iterable[Path]) -> None:
    """Refuse before anything is written, so that no folder holds half of what belongs together.

    Raises:
        OutputError: when a file exists.
    """
    there = [file.name for file in files if file.exists()]
    if there:
        more = f" and {len(there) - SHOWN} more" if len(there) > SHOWN else ""
        verb = "exists" if len(there) == 1 else "exist"
        msg = f"{', '.join(there[:SHOWN])}{more} {verb} already; use --force to replace"
        raise OutputError(msg)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        msg = f"cannot make the folder {folder}: {error.strerror or error}"
        raise OutputError(msg) from None
