"""How a guide is written, by the ending of the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from scorecard.guide.content import Guide
from scorecard.guide.data_package import data_package, zipped
from scorecard.guide.page import guide_html

Writer = Callable[[Guide], bytes]


def _as_html(guide: Guide) -> bytes:
    return guide_html(guide).encode("utf-8")


def _as_package(guide: Guide) -> bytes:
    options = guide.options
    files = data_package(guide.comparison, title=options.title or None, organisation=options.organisation or None)
    return zipped(files)


WRITERS: Mapping[str, Writer] = {".html": _as_html, ".zip": _as_package}
"""What makes the bytes of a file, by its ending in small letters."""
