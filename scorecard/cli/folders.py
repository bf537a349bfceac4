"""Folders with documents that a command does not enter, since only the folders that are named are read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from scorecard.cli.streams import say
from scorecard.problem import visible
from scorecard.reading.files import folders_not_entered

FOLDERS_NAMED = 3
"""Folders that were not entered which the summary names at most."""


def say_not_entered(paths: Sequence[str], verb: str) -> None:
    """Say which folders were not entered, if there are any.

    Args:
        paths: files, folders and patterns that were given.
        verb: what the command does with documents.
    """
    left = _not_entered(paths)
    named = ", ".join(map(visible, left[:FOLDERS_NAMED]))
    more = f" and {len(left) - FOLDERS_NAMED} more" if len(left) > FOLDERS_NAMED else ""
    if len(left) == 1:
        say(f"folder {named} not entered; name it to {verb} it too")
    elif left:
        say(f"folders {named}{more} not entered; name them to {verb} them too")


def _not_entered(paths: Sequence[str]) -> list[str]:
    """Return the folders with documents that lie in a folder given, and are not given themselves."""
    given = {str(Path(path)) for path in paths}
    return [folder for path in dict.fromkeys(paths) for folder in folders_not_entered(path) if folder not in given]
