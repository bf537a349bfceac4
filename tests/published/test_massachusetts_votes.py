"""Votes in the General Court of Massachusetts: 996 members and sessions, scores and recorded percentages."""

from __future__ import annotations

import pytest

import scorecard as sc
from published.cases import NEEDED, WHOLE, published, records, rubric

pytestmark = [NEEDED, WHOLE]
FOLDER = "massachusetts_votes"


@pytest.fixture(scope="module")
def voters() -> dict[str, sc.Record]:
    """Return the record of each member in each session, by id."""
    return {record.subject.id: record for record in records(FOLDER, "positions.csv")}


@pytest.mark.parametrize(
    ("name", "column"),
    [("massachusetts_votes", "score"), ("massachusetts_votes_recorded", "recorded_percentage")],
)
def test_every_percentage_is_the_published_one(voters: dict[str, sc.Record], name: str, column: str) -> None:
    """Each percentage comes out, and no score where the member was in office at no vote."""
    standard, rows = rubric(FOLDER, name), list(published(FOLDER, "published.csv"))
    results = [sc.score(standard, voters[f"member_{row['member']}_{row['session']}_{row['chamber']}"]) for row in rows]
    actual = ["" if card.score is None else card.root.show.number(card.score) for card in results]
    assert (996, [row[column].removesuffix(".0") for row in rows]) == (len(actual), actual)
