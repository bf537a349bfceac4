"""Unknowns: what is not known is never silently a zero."""

from __future__ import annotations

from fractions import Fraction

import pytest

from scorecard.model.number import ONE, ZERO
from spec.builders import action, by_evidence, by_measure, card_of, children, dimension, record_of, rubric_of, seen

HALF = Fraction(1, 2)


@pytest.mark.parametrize(("missing", "score"), [("exclude", 1), ("worst", HALF), ("best", 1), ("withhold", None)])
def test_a_rubric_says_what_an_unknown_does(missing: str, score: object) -> None:
    """An unknown child is left out, taken at its worst or best, or withholds the score, as the rubric says."""
    assert score == children(1, None, missing=missing).score


@pytest.mark.parametrize("missing", ["exclude", "worst", "best", "withhold"])
def test_the_bounds_take_an_unknown_at_both_ends(missing: str) -> None:
    """Whatever an unknown does to the score, the bounds take it at its worst and at its best."""
    card = children(1, None, missing=missing)
    assert (HALF, ONE) == (card.lower, card.upper)


def test_nothing_unknown_means_no_bounds() -> None:
    """Where every child is known, both bounds are the score."""
    card = children(1, "1/4")
    assert (card.score,) * 2 == (card.lower, card.upper)


def test_all_unknown_has_no_score() -> None:
    """A dimension of unknown children is unknown and spans all values."""
    root = children(None, None).root
    assert ("unknown", None, ZERO, ONE) == (root.outcome, root.score, root.lower, root.upper)


@pytest.mark.parametrize(("missing", "score"), [("worst", 0), ("best", 1)])
def test_all_unknown_may_be_scored_where_the_rubric_says_so(missing: str, score: int) -> None:
    """A rubric that takes unknowns at their worst or best scores even where nothing is known."""
    assert score == children(None, missing=missing).score


def test_coverage_is_the_share_that_could_be_judged() -> None:
    """Coverage adds up the shares of the children that are judged."""
    assert Fraction(1, 4) == children(1, None, weights=(1, 3)).coverage


def test_excluded_children_stand_outside_coverage() -> None:
    """What does not apply counts neither as known nor as unknown."""
    assert (ONE, HALF) == (children(1, "out").coverage, children(1, None, "out").coverage)


def test_weights_are_rescaled_over_the_children_that_count() -> None:
    """An excluded child's weight is shared out among the others."""
    assert Fraction(3, 4) == children(1, 0, "out", weights=(3, 1, 6)).score


def test_all_excluded_is_excluded() -> None:
    """A dimension whose children all do not apply does not apply itself."""
    root = children("out", "out").root
    assert ("excluded", None, None, None) == (root.outcome, root.score, root.lower, root.upper)


def test_an_excluded_dimension_leaves_the_denominator() -> None:
    """A dimension that does not apply counts nowhere."""
    dimensions = [dimension("first", by_measure("a")), dimension("second", by_measure("b"))]
    card = card_of(rubric_of(dimensions=dimensions), seen(a="1/4", b="not_applicable"))
    assert (Fraction(1, 4), ONE) == (card.score, card.coverage)


def test_below_min_coverage_the_score_is_withheld() -> None:
    """Below the coverage that the rubric asks for there is no score, and the bounds remain."""
    books = children(1, None, None, min_coverage=HALF)["books"]
    assert ("withheld", None, Fraction(1, 3), ONE) == (books.outcome, books.score, books.lower, books.upper)


def test_min_coverage_itself_is_enough() -> None:
    """A coverage of just what the rubric asks for gives a score."""
    assert 1 == children(1, None, min_coverage=HALF).score


@pytest.mark.parametrize("missing", ["worst", "best"])
def test_min_coverage_holds_under_every_policy(missing: str) -> None:
    """A score is withheld below `min_coverage` even where unknowns are taken at their worst or best."""
    assert None is children(1, None, None, missing=missing, min_coverage=HALF).score


def test_a_withheld_child_is_unknown_to_its_parent() -> None:
    """A child whose score is withheld stays out of its parent's score and hands on its own bounds."""
    thin = dimension("thin", by_measure("a"), by_measure("b"), min_coverage=1)
    card = card_of(rubric_of(dimensions=[thin, dimension("full", by_measure("c"))]), seen(a=1, c=0))
    assert (ZERO, Fraction(1, 4), HALF) == (card["full"].score, card.lower, card.upper)


def test_a_score_outside_its_bounds_is_clamped() -> None:
    """A score that leaves unknowns out is clamped to the bounds, which take them in."""
    thin = dimension("thin", by_measure("a"), by_measure("b"), min_coverage=1)
    card = card_of(rubric_of(dimensions=[thin, dimension("full", by_measure("c"))]), seen(a=1, c=0))
    assert (ZERO, Fraction(1, 4)) == (card.root.aggregated, card.score)


def test_a_thin_criterion_counts_by_the_acts_it_has() -> None:
    """A thin criterion's coverage is the share of the acts that are enough."""
    card = card_of(rubric_of(by_evidence("free_press", enough=4)), record_of(action("a")))
    assert ("thin", Fraction(1, 4)) == (card["free_press"].outcome, card["free_press"].coverage)


def test_a_dimension_of_thin_criteria_is_thin() -> None:
    """Where some acts are known and no criterion has enough, the dimension is thin too."""
    card = card_of(rubric_of(by_evidence("free_press", enough=4)), record_of(action("a")))
    assert ("thin", None) == (card.root.outcome, card.score)


def test_a_withheld_score_has_no_terms() -> None:
    """Below `min_coverage` nothing has entered a score, as there is none."""
    found = children(1, None, None, min_coverage="1/2")["books"]
    assert ("withheld", ()) == (found.outcome, found.terms)


def test_a_withheld_child_is_withheld_over_its_range_too() -> None:
    """What a parent sees over a range is as withheld as the child itself."""
    books = dimension("books", by_measure("a"), by_measure("b"), missing="withhold", range=[0, "1/2"])
    card = card_of(rubric_of(dimensions=[books]), seen(a=1))
    assert ("withheld", "withheld") == (card["books"].outcome, card.root.outcome)
