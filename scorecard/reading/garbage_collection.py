"""Garbage collection while many documents are loaded."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collection_held_off() -> Iterator[None]:
    """Hold off the collection of cycles, where it is on, until what is loaded is there.

    Why: the collector looks at all that was kept so far again and again, while documents hold no cycles; in bulk that
    takes a quarter of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
