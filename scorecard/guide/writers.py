"""How a guide is written, by the ending of the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath

from scorecard.guide.content import Guide
from scorecard.guide.page import guide_html
from scorecard.problem import OutputError, echo

Writer = Callable[[Guide], bytes]


def _as_html(guide: Guide) -> bytes:
    return guide_html(guide).encode("utf-8")


WRITERS: Mapping[str, Writer] = {".html": _as_html, ".htm": _as_html}
"""What makes the bytes of a file, by its ending in small letters."""


def writer_for(path: str) -> Writer:
    """Return what writes a guide to a file of a name.

    Raises:
        OutputError: when its ending says nothing.
    """
    ending = PurePath(path).suffix.lower()
    if ending not in WRITERS:
        msg = f"no guide for a file that ends in '{echo(ending)}'; use {', '.join(WRITERS)}"
        raise OutputError(msg)
    return WRITERS[ending]
