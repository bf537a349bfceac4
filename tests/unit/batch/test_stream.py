"""Streams of batches: subjects that straddle them, and orders that are refused."""

from __future__ import annotations

import pyarrow as pa
import pytest

from scorecard.batch import score_batches, score_table
from scorecard.problem import ScorecardError
from unit.batch.standards import MIXED

LONG = pa.table(
    {
        "subject": ["ada", "ada", "ada", "bo", "bo", "cy"],
        "criterion": ["vote", "days", "money", "vote", "days", "vote"],
        "value": ["part", "90", "10", "full", "180", "none"],
    }
)


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 6])
def test_subjects_go_on_in_the_next_batch(size: int) -> None:
    """However the rows are cut, every subject is scored once, with all of its rows."""
    found = [pa.table(batch) for batch in score_batches(MIXED, LONG.to_batches(max_chunksize=size))]
    assert score_table(MIXED, LONG).to_pylist() == pa.concat_tables(found).to_pylist()


def test_no_batch_gives_none() -> None:
    """Without batches there are none."""
    assert [] == list(score_batches(MIXED, []))


@pytest.mark.parametrize(
    ("subjects", "message"),
    [
        (["bo", "ada"], "subject 'ada' comes after 'bo'; sort the batches by subject, as text"),
        (["ada", "ada"], "subject 'ada' comes after 'ada'; sort the batches by subject, as text"),
    ],
)
@pytest.mark.parametrize("size", [1, 2])
def test_unsorted_batches_are_refused(subjects: list[str], message: str, size: int) -> None:
    """In a wide table every subject follows the one before, within a batch and from one to the next."""
    batches = pa.table({"subject": subjects, "vote": ["none", "none"]}).to_batches(max_chunksize=size)
    with pytest.raises(ScorecardError) as caught:
        list(score_batches(MIXED, batches))
    assert message == str(caught.value)


def test_a_subject_that_comes_back_is_refused() -> None:
    """In a long table a subject's rows stand together."""
    table = pa.table(
        {"subject": ["a", "b", "a"], "criterion": ["vote", "vote", "days"], "value": ["none", "full", "1"]}
    )
    with pytest.raises(ScorecardError) as caught:
        list(score_batches(MIXED, table.to_batches(max_chunksize=1)))
    assert "subject 'a' comes after 'b'; sort the batches by subject, as text" == str(caught.value)
