"""Scales: an observation names a level, and the level says what it is worth."""

from __future__ import annotations

from fractions import Fraction

import pytest

from scorecard.model.number import ONE, ZERO
from scorecard.model.result import Result
from spec.builders import by_scale, card_of, record_of, rubric_of, seen

PRACTICE = {"none": 0, "partial": "1/2", "full": 1}
VOTE = {"yea": 1, "nay": 0, "absent": 0, "not_in_office": "exclude"}


def observed(scale: object, level: str) -> Result:
    """Return the result of one criterion on a scale, of which one level is observed."""
    return card_of(rubric_of(by_scale("accounts"), scales={"practice": scale}), seen(accounts=level))["accounts"]


def test_a_level_is_worth_its_score() -> None:
    """A level that is observed is worth its score, and nothing about it is unknown."""
    found = observed(PRACTICE, "partial")
    assert (Fraction(1, 2),) * 3 == (found.score, found.lower, found.upper)


def test_points_count_out_of_full_marks() -> None:
    """A level with points is worth its share of the scale's full marks."""
    scale = {"out_of": 40, "levels": [{"id": "low", "points": 0}, {"id": "high", "points": 30}]}
    assert Fraction(3, 4) == observed(scale, "high").score


def test_an_excluded_level_leaves_the_denominator() -> None:
    """A level marked `exclude` has no score and no bounds."""
    found = observed(VOTE, "not_in_office")
    assert ("excluded", None, None, None) == (found.outcome, found.score, found.lower, found.upper)


def test_an_unknown_level_spans_the_scale() -> None:
    """A level marked `unknown` may be any of the scale's, from its lowest to its highest."""
    found = observed({"low": "1/5", "hidden": "unknown", "high": "4/5"}, "hidden")
    assert ("unknown", None, Fraction(1, 5), Fraction(4, 5)) == (found.outcome, found.score, found.lower, found.upper)


def test_no_observation_is_unknown() -> None:
    """A criterion of which the record says nothing is unknown, not zero."""
    found = card_of(rubric_of(by_scale("accounts"), scales={"practice": PRACTICE}))["accounts"]
    assert ("unknown", None, ZERO, ONE) == (found.outcome, found.score, found.lower, found.upper)


@pytest.mark.parametrize(
    ("word", "outcome"), [("not_applicable", "excluded"), ("not_assessed", "unknown"), ("not_found", "unknown")]
)
def test_every_scale_knows_the_reasons_for_no_value(word: str, outcome: str) -> None:
    """Every scale understands `not_applicable`, `not_assessed` and `not_found`."""
    assert outcome == observed(PRACTICE, word).outcome


@pytest.mark.parametrize(
    ("word", "worth", "outcome"),
    [
        ("not_found", 0, "judged"),
        ("not_assessed", "exclude", "excluded"),
        ("not_applicable", "unknown", "unknown"),
        ("not_applicable", 1, "judged"),
    ],
)
def test_a_scale_may_redefine_the_reasons(word: str, worth: object, outcome: str) -> None:
    """A scale redefines the reasons for no value in either direction."""
    assert outcome == observed({**PRACTICE, word: worth}, word).outcome


@pytest.mark.parametrize(("vote", "score"), [("yea", 1), ("nay", 0), ("absent", 0)])
def test_a_roll_call_vote_is_a_scale(vote: str, score: int) -> None:
    """A roll-call vote needs nothing but a scale: absence counts as the scale says."""
    assert score == observed(VOTE, vote).score


def test_short_forms_mean_the_long_form() -> None:
    """A mapping of levels to worths, a list of levels and the long form are one scale."""
    listed = [{"id": "yea", "score": 1}, {"id": "nay", "score": 0}, {"id": "gone", "exclude": True}]
    forms = ({"yea": 1, "nay": 0, "gone": "exclude"}, listed, {"levels": listed})
    assert 1 == len({rubric_of(by_scale("accounts"), scales={"practice": form}).fingerprint for form in forms})


def test_a_level_may_carry_its_reason() -> None:
    """A worth may be written with its reason beside it."""
    scale = {"none": 0, "partial": {"score": "1/2", "why": "Half practice protects some."}}
    assert Fraction(1, 2) == observed(scale, "partial").score


def test_levels_of_another_rubric_do_not_count() -> None:
    """A level observed for one rubric is not read under another."""
    rubric = rubric_of(by_scale("accounts"), scales={"practice": PRACTICE})
    record = record_of(observations_of="closed_books@1", observations={"accounts": "full"})
    assert "unknown" == card_of(rubric, record)["accounts"].outcome


def test_points_may_lie_between_two_ends() -> None:
    """On a scale from -3 to 4 points, 0 is worth 3/7."""
    scale = {"from": -3, "to": 4, "against": -3, "neither": 0, "behind": 4}
    assert [ZERO, Fraction(3, 7), ONE] == [observed(scale, level).score for level in ("against", "neither", "behind")]


def test_an_unknown_spans_the_levels_and_not_the_ends() -> None:
    """On a scale from -3 to 4 with levels from -1 to 3 an unknown spans 2/7 to 6/7."""
    found = observed({"from": -3, "to": 4, "less": -1, "more": 3}, "not_found")
    assert (Fraction(2, 7), Fraction(6, 7)) == (found.lower, found.upper)
