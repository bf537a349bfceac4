"""How a guide is written, by the ending of the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from scorecard.guide.content import Guide
from scorecard.guide.page import guide_html

Writer = Callable[[Guide], bytes]


def _as_html(guide: Guide) -> bytes:
    return guide_html(guide).encode("utf-8")


WRITERS: Mapping[str, Writer] = {".html": _as_html}
"""What makes the bytes of a file, by its ending in small letters."""
