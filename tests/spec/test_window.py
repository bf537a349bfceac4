"""Windows: the equal part of each time in office that a comparison looks at."""

from __future__ import annotations

from fractions import Fraction

import pytest

from scorecard.model.scorecard import Scorecard
from scorecard.problem import ScorecardError
from scorecard.scoring.compare import compare
from scorecard.scoring.score import score
from spec.builders import action, by_evidence, record_of, rubric_of

RUBRIC = rubric_of(by_evidence(enough=1, combine="best"))


def looked_at(window: str | None, *dates: str | None) -> Scorecard:
    """Return the scorecard, within a window of the term from 2001-01-20, of one act for each date."""
    named = ((f"a{number}", {} if date is None else {"date": date}) for number, date in enumerate(dates))
    return score(RUBRIC, record_of(*(action(name, **date) for name, date in named)), window=window)


@pytest.mark.parametrize(
    ("date", "acts"),
    [("2001-01-20", 1), ("2005-01-20", 1), ("2005-01-21", 0), ("2004", 1), ("2005-01", 0), ("2003/2006", 0), (None, 0)],
)
def test_acts_that_surely_lie_in_the_window_count(date: str | None, acts: int) -> None:
    """An act counts if every day that its date allows lies in the window: here four years, up to the handover."""
    assert acts == looked_at("4y", date).exposure.acts


def test_acts_outside_are_counted_as_left_out() -> None:
    """Acts that do not surely lie in the window are left out and counted."""
    exposure = looked_at("4y", "2002", "2006", None).exposure
    assert (1, 2) == (exposure.acts, exposure.left_out)


def test_without_a_window_every_act_counts() -> None:
    """Without a window nothing is left out."""
    exposure = looked_at(None, "2002", None).exposure
    assert (2, 0) == (exposure.acts, exposure.left_out)


def test_a_window_may_be_dates() -> None:
    """A window of two dates is the same for every subject, both days included."""
    dates = ("2001-12/2002-01", "2002-01-01", "2002-12-31", "2003-01-01")
    assert 2 == looked_at("2002-01-01/2002-12-31", *dates).exposure.acts


@pytest.mark.parametrize(
    ("window", "days"),
    [("1y", 365), ("4y", 1461), ("18m", 546), ("100d", 100), ("2008-01-01/2012-12-31", 385), ("2012", 0)],
)
def test_exposure_gives_the_years_looked_at(window: str, days: int) -> None:
    """The years looked at are the days of the term that lie in the window, from the first to the last."""
    assert Fraction(days) / Fraction(1461, 4) == looked_at(window).exposure.years


def test_a_window_changes_no_rule() -> None:
    """What is left of the record is scored as a record with nothing else in it."""
    assert looked_at(None, "2002").root.score == looked_at("4y", "2002", "2007").root.score


def test_a_comparison_looks_at_each_ones_own_years() -> None:
    """Four years are counted from each subject's own first day."""
    later = {"id": "borduria", "name": "Borduria", "terms": [{"from": "2009-01-20", "to": "2017-01-20"}]}
    records = [
        record_of(action("a", date="2002")),
        record_of(action("a", date="2010"), action("b", date="2015"), subject=later),
    ]
    cards = compare(RUBRIC, records, window="4y").cards
    assert [(1, 0), (1, 1)] == [(card.exposure.acts, card.exposure.left_out) for card in cards]


@pytest.mark.parametrize("text", ["", "4", "y", "0y", "-4y", "4 y", "4Y", "12345y", "2003/2001x", "2001/1999", "../.."])
def test_other_text_is_no_window(text: str) -> None:
    """Text that is neither a length nor dates is refused with what to write."""
    with pytest.raises(ScorecardError, match="write 4y, 18m or 100d, or dates"):
        score(RUBRIC, record_of(), window=text)


def test_one_date_is_a_window_too() -> None:
    """A year alone is the window of its days."""
    assert looked_at("2002/2002", "2002-06", "2003").exposure == looked_at("2002", "2002-06", "2003").exposure


@pytest.mark.parametrize("window", ["2002", "2002-01-01/2002-12-31"])
def test_dates_need_no_terms(window: str) -> None:
    """A window of dates is the same for a subject that states no terms, and one date is such a window too."""
    record = record_of(action("a", date="2002-06"), action("b"), subject={"id": "arcadia", "name": "Arcadia"})
    exposure = score(RUBRIC, record, window=window).exposure
    assert (None, 1, 1) == (exposure.years, exposure.acts, exposure.left_out)
