"""Engines cut tables where they like, in the middle of a subject too: the right scores come out, or a refusal."""

from __future__ import annotations

from collections.abc import Callable

import pyarrow as pa
import pytest
from unit.batch.standards import MIXED

from engines.tables import Scoring, by_one_process, by_subject, long, numbered, ragged, wide
from scorecard.problem import DocumentError

pytestmark = pytest.mark.filterwarnings("default")
"""Engines warn of their own parts, which are not ours to mend."""


@pytest.mark.parametrize(("made", "seed"), [(wide, 1), (long, 2), (numbered, 3)])
def test_pieces_give_the_scores_of_one_process(engine: Scoring, made: Callable[[int], pa.Table], seed: int) -> None:
    """However the rows are mixed and cut, to the bit the scores of one process come out, every subject once."""
    pieces = ragged(made(seed), seed)
    assert by_one_process(MIXED, pieces).equals(by_subject(engine(MIXED, pieces)))


@pytest.mark.parametrize(
    ("pieces", "message"),
    [
        ([{"subject": ["ada"], "vote": ["full"]}, {"subject": ["bo", "ada"], "vote": ["none", "none"]}], "'ada'"),
        (
            [
                {"subject": ["ada"], "criterion": ["vote"], "value": ["full"]},
                {"subject": ["ada"], "criterion": ["vote"], "value": ["none"]},
            ],
            "row 1: 'vote' of subject 'ada' is observed again on a later row",
        ),
        ([{"subject": ["ada", None], "vote": ["full", "none"]}], "no subject"),
        ([{"subject": ["ada"], "vote": ["fulll"]}], "no level 'fulll' in the scale of 'vote'"),
    ],
)  # fmt: skip
def test_what_does_not_fit_stops_the_job(engine: Scoring, pieces: list[dict[str, list[str]]], message: str) -> None:
    """A subject that stands twice, in other pieces too, one without a name, and an unknown level are refused."""
    with pytest.raises(Exception, match=message):
        engine(MIXED, [pa.table(piece) for piece in pieces])


def test_columns_are_looked_at_before_anything_runs(engine: Scoring) -> None:
    """A column that nobody knows is refused as it is in one process, before there is any job."""
    with pytest.raises(DocumentError) as caught:
        engine(MIXED, [pa.table({"subject": ["ada"], "voet": ["full"]})])
    assert "voet: error[unknown-column]: no column 'voet'; did you mean 'vote'?" == str(caught.value)
