"""Measures: a number between absolute goalposts."""

from __future__ import annotations

from fractions import Fraction

import pytest

from scorecard.model.number import ONE, ZERO
from scorecard.model.result import Result
from spec.builders import by_measure, card_of, rubric_of, seen


def measured(number: object, **measure: object) -> Result:
    """Return the result of one measure, of which the number is observed; None for none."""
    record = seen() if number is None else seen(delay=number)
    return card_of(rubric_of(by_measure("delay", **measure)), record)["delay"]


def test_a_number_is_normalised_between_goalposts() -> None:
    """A number is worth its way from worst to best."""
    assert Fraction(1, 4) == measured(15, worst=10, best=30).score


def test_worst_may_exceed_best() -> None:
    """Where less is better, `worst` is the larger goalpost."""
    assert Fraction(5, 6) == measured(30, worst=180, best=0).score


@pytest.mark.parametrize(("cap", "low", "high"), [("both", 0, 1), ("worst", 0, 2), ("best", -1, 1), ("none", -1, 2)])
def test_a_value_stops_where_it_is_capped(cap: str, low: object, high: object) -> None:
    """A value stops at the goalposts that the measure caps, and nowhere else."""
    assert (low, high) == tuple(measured(number, worst=0, best=10, cap=cap).score for number in (-10, 20))


def test_caps_hold_where_less_is_better() -> None:
    """A cap speaks of worst and best, not of small and large."""
    assert (-ONE, ONE) == tuple(measured(number, worst=10, best=0, cap="best").score for number in (20, -10))


def test_a_logarithm_counts_ratios() -> None:
    """On a logarithmic curve a hundred lies half way from one to ten thousand."""
    assert Fraction(1, 2) == measured(100, worst=1, best=10_000, curve="log").score


def test_a_logarithm_is_rounded_to_30_digits() -> None:
    """An irrational value is computed to 40 digits and rounded to 30: log 2 / log 3 of a number from 1 to 3."""
    assert Fraction("0.630929753571457437099527114343") == measured(2, worst=1, best=3, curve="log").score


def test_an_unknown_number_spans_its_goalposts() -> None:
    """A number that nobody knows may lie anywhere between its goalposts."""
    found = measured(None, worst=180, best=0)
    assert ("unknown", None, ZERO, ONE) == (found.outcome, found.score, found.lower, found.upper)


@pytest.mark.parametrize(
    ("word", "outcome"), [("not_applicable", "excluded"), ("not_assessed", "unknown"), ("not_found", "unknown")]
)
def test_a_measure_knows_the_reasons_for_no_value(word: str, outcome: str) -> None:
    """A measure understands the reasons for no value as a scale does."""
    assert outcome == measured(word).outcome


def test_a_third_is_a_third() -> None:
    """A number may be written as a fraction and is kept exactly."""
    assert Fraction(1, 3) == measured("1/3").score


def test_numbers_belong_to_no_rubric() -> None:
    """Numbers are facts: they count whatever rubric the record's levels belong to."""
    rubric = rubric_of(by_measure("delay"))
    record = seen(delay=1).model_copy(update={"observations_of": "closed_books@3"})
    assert 1 == card_of(rubric, record)["delay"].score


TABLE = [{"from": 0, "score": 0}, {"from": 10, "score": "1/2"}, {"above": 20, "score": 1}]


@pytest.mark.parametrize(
    ("number", "score"), [(-5, 0), (0, 0), (9, 0), (10, "1/2"), (20, "1/2"), ("201/10", 1), (90, 1)]
)
def test_a_table_has_steps(number: object, score: object) -> None:
    """In place of goalposts a table gives a score for each interval of numbers; the lowest is open below."""
    found = card_of(rubric_of({"id": "delay", "measure": {"table": TABLE}}), seen(delay=number))["delay"]
    assert Fraction(str(score)) == found.score


def test_the_order_of_steps_is_irrelevant() -> None:
    """Steps count by their thresholds, in whatever order they are written."""
    rubrics = [rubric_of({"id": "delay", "measure": {"table": table}}) for table in (TABLE, TABLE[::-1])]
    assert [Fraction(1, 2)] * 2 == [card_of(rubric, seen(delay=15))["delay"].score for rubric in rubrics]


def test_a_table_need_not_rise() -> None:
    """A table may be best in the middle; an unknown number spans its least and its greatest score."""
    table = [{"from": 0, "score": "1/4"}, {"from": 10, "score": "3/4"}, {"from": 20, "score": "1/2"}]
    found = card_of(rubric_of({"id": "delay", "measure": {"table": table}}))["delay"]
    assert (None, Fraction(1, 4), Fraction(3, 4)) == (found.score, found.lower, found.upper)
