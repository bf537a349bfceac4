"""Bands: named intervals of scores."""

from __future__ import annotations

from fractions import Fraction

import pytest

from spec.builders import by_measure, card_of, children, dimension, rubric_of, seen

BANDS = [{"from": 0, "label": "low"}, {"from": "2/5", "label": "middle"}, {"from": "3/5", "label": "high"}]


@pytest.mark.parametrize(
    ("value", "label"), [(0, "low"), ("399/1000", "low"), ("1/2", "middle"), ("3/5", "high"), (1, "high")]
)
def test_a_score_reads_as_its_band(value: object, label: str) -> None:
    """A score has the band whose interval it lies in."""
    assert label == children(value, bands=BANDS).root.band


def test_a_threshold_takes_the_higher_band() -> None:
    """A score on a threshold has the band above it."""
    assert "middle" == children("2/5", bands=BANDS).root.band


def test_the_lowest_band_is_open_below() -> None:
    """A score below every threshold has the lowest band."""
    assert "low" == children(0, bands=[{"from": "1/10", "label": "low"}, {"from": "1/2", "label": "high"}]).root.band


def test_bounds_read_as_a_range_of_bands() -> None:
    """Without a score the band names the bands that the bounds span."""
    assert "low to middle" == children(None, 0, missing="withhold", bands=BANDS).root.band


def test_bounds_in_one_band_read_as_that_band() -> None:
    """Bounds that lie in one band are named by it alone."""
    assert "high" == children(None, 1, 1, missing="withhold", bands=BANDS).root.band


def test_what_does_not_apply_has_no_band() -> None:
    """An excluded node has no band."""
    assert "" == children("out", bands=BANDS).root.band


def test_the_order_of_bands_is_irrelevant() -> None:
    """Bands count by their thresholds, in whatever order they are written."""
    assert "high" == children(1, bands=BANDS[::-1]).root.band


def test_a_node_may_have_its_own_bands() -> None:
    """A dimension's or a criterion's own bands stand in place of the rubric's."""
    named = [{"from": 0, "label": "any"}]
    own = {**by_measure("a"), "bands": named}
    rubric = rubric_of(
        dimensions=[dimension("first", own, by_measure("b")), dimension("second", by_measure("c"), bands=named)],
        bands=BANDS,
    )
    card = card_of(rubric, seen(a=1, b=1, c=1))
    assert ["high", "high", "any", "high", "any", "any"] == [result.band for result in card.results.values()]


def test_a_band_does_not_round() -> None:
    """A score is compared with a threshold exactly: a third is below 0.3334 and not below 0.3333."""
    thresholds = (Fraction("0.3333"), Fraction("0.3334"))
    bands = [[{"from": 0, "label": "below"}, {"from": at, "label": "above"}] for at in thresholds]
    assert ["above", "below"] == [children("1/3", bands=given).root.band for given in bands]
