"""Texts that a workbook cannot hold: the sheet is not written, and each is named."""

from __future__ import annotations

import pytest

import scorecard as sc
from scorecard.model.facts import Subject

RUBRIC = sc.load_rubric("democracy")
BEYOND_THE_PLANE = "\U0001f600"
"""A character that a workbook counts as two."""


def sheet_with(note: str) -> bytes:
    """Return the sheet of a record whose subject has a note."""
    record = sc.Record(format="record/1", subject=Subject(id="arcadia", name="Arcadia", note=note))
    return sc.grading_sheet(RUBRIC, record)


def test_a_text_as_long_as_a_cell_is_written() -> None:
    """A cell holds 32,767 units of UTF-16."""
    assert sheet_with(f"{BEYOND_THE_PLANE * 16_383}x")


def test_a_text_longer_than_a_cell_is_refused() -> None:
    """A workbook would cut it, so it is named, with what would have to change."""
    with pytest.raises(sc.DocumentError) as caught:
        sheet_with(BEYOND_THE_PLANE * 16_384)
    [problem] = caught.value.problems
    assert ("unfit-for-cell", "subject.note") == (problem.code, str(problem.pointer))
    assert "the text has more than 32,767 characters" in problem.message
