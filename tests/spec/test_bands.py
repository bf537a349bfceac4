"""Bands: named intervals of scores."""

from __future__ import annotations

from fractions import Fraction

import pytest

from scorecard.model.number import ONE, ZERO
from spec.builders import bounds, by_measure, card_of, children, dimension, leaf, rubric_of, seen

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


ABOVE = [{"from": 0, "label": "low"}, {"above": "1/2", "label": "high"}]
VALUED = [{"from": 0, "label": "low", "value": "1/10"}, {"from": "1/2", "label": "high", "value": "9/10"}]
ASKING = [
    {"from": 0, "label": "low", "value": 0},
    {"from": "1/3", "label": "middle", "value": "1/2"},
    {"from": "2/3", "label": "high", "value": 1, "requires": {"watch": "1/2"}},
]
WATCH = dimension("other", leaf("watch"))


@pytest.mark.parametrize(("value", "label"), [("1/2", "low"), ("501/1000", "high")])
def test_a_band_may_leave_its_threshold_to_the_lower_one(value: str, label: str) -> None:
    """A band that starts `above` a number does not hold on it."""
    assert label == children(value, bands=ABOVE).root.band


def test_a_band_may_hold_on_one_number_alone() -> None:
    """One band may start from a number and the next above it."""
    bands = [{"from": 0, "label": "low"}, {"from": "1/2", "label": "half"}, {"above": "1/2", "label": "high"}]
    assert ["low", "half", "high"] == [children(value, bands=bands).root.band for value in ("1/3", "1/2", 1)]


@pytest.mark.parametrize(("watch", "label"), [(1, "high"), ("1/2", "high"), ("1/3", "middle")])
def test_a_band_may_require_another_node(watch: object, label: str) -> None:
    """Where a required node does not reach its threshold, the next lower band holds."""
    books = dimension("books", leaf("a"), bands=ASKING)
    assert label == card_of(rubric_of(dimensions=[books, WATCH]), seen(a=1, watch=watch))["books"].band


def test_an_undecided_requirement_names_both_bands() -> None:
    """While it is not known whether the requirement is met, both bands are named, the lower first."""
    books = dimension("books", leaf("a"), bands=ASKING)
    assert "middle to high" == card_of(rubric_of(dimensions=[books, WATCH]), seen(a=1))["books"].band


def test_what_does_not_apply_requires_nothing() -> None:
    """A requirement of a node that is excluded is met."""
    books = dimension("books", leaf("a"), bands=ASKING)
    card = card_of(rubric_of(dimensions=[books, WATCH]), seen(a=1, watch="not_applicable"))
    assert "high" == card["books"].band


def test_requirements_are_not_handed_down() -> None:
    """A node takes the bands of what it stands in, without what they require."""
    card = card_of(rubric_of(dimensions=[dimension("books", leaf("a")), WATCH], bands=ASKING), seen(a=1, watch="2/5"))
    assert ("middle", "high") == (card.root.band, card["books"].band)


def test_the_lowest_band_holds_whatever_it_requires() -> None:
    """Where no lower band is left, the lowest holds."""
    bands = [{"from": 0, "label": "only", "requires": {"watch": 1}}]
    books = dimension("books", leaf("a"), bands=bands)
    assert "only" == card_of(rubric_of(dimensions=[books, WATCH]), seen(a=1, watch=0))["books"].band


def test_a_parent_may_use_the_values_of_bands() -> None:
    """Under `use: band` a parent takes the value of a child's band in place of its score."""
    books = dimension("books", leaf("a"), leaf("b"), bands=VALUED, use="band")
    card = card_of(rubric_of(dimensions=[books]), seen(a="2/3", b="1/3"))
    assert (Fraction(2, 3), Fraction(1, 2)) == (card["a"].score, card["books"].score)


def test_bounds_take_the_values_of_the_bands_they_span() -> None:
    """An unknown child may be in its lowest or in its highest band."""
    books = dimension("books", leaf("a"), leaf("b"), bands=VALUED, use="band")
    card = card_of(rubric_of(dimensions=[books]), seen(a=1))
    assert (Fraction(1, 2), Fraction(9, 10)) == bounds(card["books"])


def test_an_undecided_band_gives_bounds_and_no_score() -> None:
    """A child that may be in either of two bands has their values as bounds, and its parent has no score."""
    books = dimension("books", leaf("a", bands=ASKING), use="band")
    card = card_of(rubric_of(dimensions=[books, WATCH], bands=VALUED), seen(a=1))
    assert ("withheld", None, Fraction(1, 2), ONE) == (
        card["books"].outcome,
        card["books"].score,
        *bounds(card["books"]),
    )


def test_a_value_of_a_band_is_seen_over_the_range() -> None:
    """A range is of what the parent takes: of the band's value, where it uses bands."""
    books = dimension("books", leaf("a", range=[ZERO, "1/2"]), bands=VALUED, use="band")
    assert Fraction(9, 20) == card_of(rubric_of(dimensions=[books]), seen(a=1))["books"].score


@pytest.mark.parametrize(
    ("least", "band"),
    [("1/4", "high"), ("1/2", "high"), ("2/3", "middle to high"), ("3/4", "middle to high"), ("4/5", "middle")],
)
def test_bounds_may_decide_a_requirement(least: object, band: str) -> None:
    """A node from 1/2 to 3/4 without a score reaches what its lower bound reaches, and not what its upper misses."""
    asking = [{"from": 0, "label": "middle"}, {"from": "2/3", "label": "high", "requires": {"watch": least}}]
    watch = dimension("watch", leaf("b"), leaf("c", weight="1/2"), leaf("d", weight="1/2"), missing="withhold")
    books = dimension("books", leaf("a"), bands=asking)
    card = card_of(rubric_of(dimensions=[books, watch]), seen(a=1, b="1/2", c=1))
    assert (None, Fraction(1, 2), Fraction(3, 4)) == (card["watch"].score, *bounds(card["watch"]))
    assert band == card["books"].band


def test_a_dimension_has_the_value_of_its_band() -> None:
    """A parent takes the values of dimensions' bands as it takes those of criteria: 2/3 and 1/2 are both high."""
    dimensions = [dimension("first", leaf("a")), dimension("second", leaf("b"))]
    card = card_of(rubric_of(dimensions=dimensions, bands=VALUED, use="band"), seen(a="2/3", b="1/2"))
    assert Fraction(9, 10) == card.score


def test_no_band_above_the_upper_bound_counts() -> None:
    """Bounds from 0 to 1/2 span the lower two of three bands, and their values alone."""
    bands = [*VALUED, {"from": "3/4", "label": "best", "value": 1}]
    books = dimension("books", leaf("a"), leaf("b"), missing="withhold")
    card = card_of(rubric_of(dimensions=[books], bands=bands, use="band"), seen(a=0))
    assert (Fraction(1, 10), Fraction(9, 10)) == bounds(card.root)


@pytest.mark.parametrize(("watch", "band"), [(1, "high"), ("1/3", "middle"), (None, "middle to high")])
def test_both_bounds_ask_for_what_a_band_requires(watch: object, band: str) -> None:
    """Without a score, from 4/5 to 1, the lower bound takes what is required at its worst, the upper at its best."""
    books = dimension("books", leaf("a"), leaf("b", weight="1/4"), bands=ASKING)
    observed = {"a": 1} | ({} if watch is None else {"watch": watch})
    card = card_of(rubric_of(dimensions=[books, WATCH], missing="withhold"), seen(**observed))
    assert (None, band) == (card["books"].score, card["books"].band)
