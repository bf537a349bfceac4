"""The manual of problem codes that comes with the library."""

from __future__ import annotations

import functools
from pathlib import Path

from scorecard.model.manual import Manual
from scorecard.reading.document import read_document
from scorecard.reading.salvage import build


@functools.cache
def manual() -> Manual:
    """Return what every problem code means."""
    raw = read_document(str(Path(__file__).with_name("problems.yaml")))
    return build(Manual, raw.value if isinstance(raw.value, dict) else {})
