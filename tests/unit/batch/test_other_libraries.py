"""Data frames of other libraries are tables too; each is asked where it is installed."""

from __future__ import annotations

import pytest

from scorecard.batch import score_table
from unit.batch.standards import MIXED

CELLS = {"subject": ["ada", "bo", "cy"], "vote": ["part", None, "full"], "days": [90.0, 180.0, None]}
LONG = {
    "subject": ["ada", "ada", "bo", "cy"],
    "criterion": ["vote", "days", "days", "vote"],
    "value": ["part", "90", "180", "full"],
}
SCORES = [0.5, 0.0, 1.0]


@pytest.mark.parametrize("cells", [CELLS, LONG])
@pytest.mark.parametrize("library", ["polars", "pandas"])
def test_data_frames_are_scored(library: str, cells: dict[str, list[object]]) -> None:
    """A data frame is handed on without being copied by hand; what it has no value for is unknown."""
    frames = pytest.importorskip(library)
    assert SCORES == score_table(MIXED, frames.DataFrame(cells)).column("score").to_pylist()
