"""Freedom in the World: 2,515 countries and territories, from subtotals to status."""

from __future__ import annotations

import pytest

import scorecard as sc
from published.cases import NEEDED, WHOLE, published, records, rubric

pytestmark = [NEEDED, WHOLE]
NODES = {
    "A": "electoral_process", "B": "participation", "C": "government", "D": "expression", "E": "association",
    "F": "rule_of_law", "G": "autonomy", "political_rights": "political_rights", "civil_liberties": "civil_liberties",
}  # fmt: skip
"""Our ids by the columns of the published table."""
Pairs = list[tuple[sc.Scorecard, dict[str, str]]]


@pytest.fixture(scope="module")
def pairs() -> Pairs:
    """Return every scorecard of ratings with the published row."""
    ratings = rubric("freedom_in_the_world", "freedom_in_the_world")
    scored = [sc.score(ratings, record) for record in records("freedom_in_the_world", "components.csv")]
    return list(zip(scored, published("freedom_in_the_world", "published.csv"), strict=True))


@pytest.mark.parametrize("column", NODES)
def test_every_number_of_points_is_the_published_one(pairs: Pairs, column: str) -> None:
    """Each subtotal, and the points of each of the two areas, come out."""
    results = [card[NODES[column]] for card, _ in pairs]
    actual = [int(result.show.shown(result.score)) for result in results if result.score is not None]
    assert (2515, [int(row[column]) for _, row in pairs]) == (len(actual), actual)


@pytest.mark.parametrize("area", ["political_rights", "civil_liberties"])
def test_every_rating_is_the_published_one(pairs: Pairs, area: str) -> None:
    """Both ratings, 1 to 7, come out."""
    assert [row[f"{area}_rating"] for _, row in pairs] == [card[area].band for card, _ in pairs]


def test_every_status_is_the_published_one(pairs: Pairs) -> None:
    """Free, partly free and not free come out of the mean of both ratings."""
    assert [row["status"] for _, row in pairs] == [card.root.band for card, _ in pairs]


def test_every_total_is_the_published_one(pairs: Pairs) -> None:
    """The total is another summary of the same records: a rubric that extends the first one."""
    totals = rubric("freedom_in_the_world", "freedom_in_the_world_total")
    results = [sc.score(totals, card.record).root for card, _ in pairs]
    actual = [int(result.show.shown(result.score)) for result in results if result.score is not None]
    assert [int(row["total"]) for _, row in pairs] == actual
