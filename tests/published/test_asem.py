"""Sustainable connectivity of 51 countries: every published aggregate within 1e-12, from fitted indicators."""

from __future__ import annotations

from fractions import Fraction

import pytest

import scorecard as sc
from published.cases import NEEDED, published, records, rubric

pytestmark = NEEDED
WITHIN = Fraction(1, 10**12)
"""The published tables have 15 digits, and were computed with floats."""
RUBRICS = {"amean": "asem_from_one", "gmean": "asem_geometric", "hmean": "asem_harmonic"}
"""Our rubrics scaled 1 to 100, by the publisher's names of the means."""


@pytest.fixture(scope="module")
def countries() -> list[sc.Record]:
    """Return the record of each country."""
    return records("asem", "treated.csv")


def distances(countries: list[sc.Record], name: str, rows: list[dict[str, str]]) -> list[Fraction]:
    """Return how far each published aggregate is from ours, on the publisher's scale."""
    fitted = sc.fit(rubric("asem", name), countries)
    cards = {record.subject.id: sc.score(fitted, record) for record in countries}
    return [
        abs(
            (cards[row["code"].lower()]["" if column == "Index" else column.lower()].score or 0) * 100 - Fraction(value)
        )
        for row in rows
        for column, value in row.items()
        if column not in {"code", "method"}
    ]


def test_every_aggregate_from_0_to_100_is_the_published_one(countries: list[sc.Record]) -> None:
    """Eight pillars, two halves and the index of 51 countries come out by arithmetic means."""
    found = distances(countries, "asem", list(published("asem", "published_0_to_100_amean.csv")))
    assert (51 * 11, True) == (len(found), max(found) < WITHIN)


@pytest.mark.parametrize("method", RUBRICS)
def test_every_aggregate_from_1_to_100_is_the_published_one(countries: list[sc.Record], method: str) -> None:
    """Two halves and the index come out by arithmetic, geometric and harmonic means."""
    rows = [row for row in published("asem", "published_1_to_100.csv") if row["method"] == method]
    found = distances(countries, RUBRICS[method], rows)
    assert (51 * 3, True) == (len(found), max(found) < WITHIN)
