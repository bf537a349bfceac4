"""Saved files. Importing this module needs watchfiles, which the extra `preview` brings."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event

from watchfiles import watch

from scorecard.reading.files import SUFFIXES, TABLES

GROUPED, STEP, LOOK = 200, 30, 500
"""Milliseconds in which changes count as one, after which quiet ends them, and between looks where none are told."""
State = frozenset[tuple[str, int, int, int]]
"""Every document and table of some folders: path, time of change, size, and number in its file system."""


def saves(folders: Sequence[str], stop: Event) -> Iterator[None]:
    """Yield once the state of the folders is noted, and then whenever a document or table in one of them has changed.

    Why: an editor that puts a new file in the old one's place ends a watch on the file, but not on its folder; and
    where a file system tells of no changes, as across a network, they are found by looking.

    Args:
        folders: to look in, not below.
        stop: ends it once it is set.
    """
    before = state_of(folders)
    yield
    for _ in watch(
        *folders,
        watch_filter=None,
        debounce=GROUPED,
        step=STEP,
        stop_event=stop,
        rust_timeout=LOOK,
        yield_on_timeout=True,
        recursive=False,
    ):
        now = state_of(folders)
        if now != before:
            before = now
            yield


def state_of(folders: Sequence[str]) -> State:
    """Return the state of every document and table in some folders; what cannot be looked at is left out."""
    return frozenset(found for folder in folders for found in _in(folder))


def _in(folder: str) -> Iterator[tuple[str, int, int, int]]:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith((*SUFFIXES, *TABLES)):
                    seen = Path(entry.path).stat()
                    yield entry.path, seen.st_mtime_ns, seen.st_size, seen.st_ino
    except OSError:
        return
