"""The Human Development Index: 6,171 values, and for 2022 193 ranks and 192 bands."""

from __future__ import annotations

from fractions import Fraction

import pytest

import scorecard as sc
from published.cases import EXAMPLES, NEEDED, WHOLE, published, rubric, table

pytestmark = NEEDED
BANDS = {"Low": "low", "Medium": "medium", "High": "high", "Very High": "very_high"}
"""Ids of our bands by the names that the publisher gives them."""
Cards = dict[tuple[str, str], sc.Scorecard]


@pytest.fixture(scope="module")
def cards() -> Cards:
    """Return the scorecard of every country and region in every year, by code and year."""
    index, mapping = rubric("hdi", "human_development_index"), sc.load_mapping(EXAMPLES / "hdi" / "mapping.yaml")
    everyone = mapping.model_copy(update={"without": {}})
    scored = [sc.score(index, record) for record in sc.load_records(table("hdi", "components.csv"), mapping=everyone)]
    keys = [(row["code"], row["year"]) for row in published("hdi", "components.csv")]
    return dict(zip(keys, scored, strict=True))


@pytest.fixture(scope="module")
def countries() -> sc.Comparison:
    """Return the comparison of the countries in 2022, as the command of the README makes it."""
    path = table("hdi", "components.csv")
    found = sc.load_records(path, mapping=EXAMPLES / "hdi" / "mapping.yaml")
    return sc.compare(rubric("hdi", "human_development_index"), found, where={"year": "2022"}, ranked=True)


@WHOLE
def test_every_value_is_the_published_one(cards: Cards) -> None:
    """Each of the 6,171 values comes out at the three decimals that are published."""
    expected = {(row["code"], row["year"]): f"{float(row['hdi']):.3f}" for row in published("hdi", "published.csv")}
    actual = {key: card.root.show.number(card.score) for key, card in cards.items() if card.score is not None}
    assert (6171, expected) == (len(actual), actual)


def test_every_rank_is_the_published_one(countries: sc.Comparison) -> None:
    """Each of the 193 ranks of 2022 comes out."""
    ranked = [row for row in published("hdi", "published.csv") if row["rank"]]
    expected = {f"{row['code'].lower()}_{row['year']}": Fraction(row["rank"]) for row in ranked}
    assert (193, expected) == (len(ranked), countries.ranks())


def test_every_band_is_the_published_one(countries: sc.Comparison) -> None:
    """Each of the 192 bands of 2022 comes out."""
    banded = [row for row in published("hdi", "published.csv") if row["band"]]
    expected = {f"{row['code'].lower()}_{row['year']}": BANDS[row["band"]] for row in banded}
    found = {card.record.subject.id: card.root for card in countries.cards}
    assert (192, expected) == (len(expected), {name: found[name].held[0].id for name in expected})
