"""Observations that nothing reads: a page says so, since a misspelt name is a number that nobody knows."""

from __future__ import annotations

from scorecard.rendering.render import render
from spec.builders import by_measure, card_of, record_of, rubric_of


def test_a_page_names_numbers_that_no_criterion_reads() -> None:
    """The first three numbers that no criterion reads are named, and how many more there are."""
    names = ("delai", "one", "other", "third")
    card = card_of(rubric_of(by_measure("delay")), record_of(observations=dict.fromkeys(names, 1)))
    assert "Its observations of delai, one, other and 1 more are read by no criterion of open_books@1." in render(card)


def test_a_page_is_silent_where_all_are_read() -> None:
    """Where every number is read there is no such line."""
    card = card_of(rubric_of(by_measure("delay")), record_of(observations={"delay": 1}))
    assert "read by no criterion" not in render(card)
