"""Points of dimensions: full marks of their own, members that weigh nothing, and decimals."""

from __future__ import annotations

from fractions import Fraction

from scorecard.model.scorecard import Scorecard
from spec.builders import by_measure, card_of, dimension, rubric_of, seen


def best_of_two(**choices: object) -> Scorecard:
    """Return the card of a sum of the best of two items of 5 points, and one item more."""
    items = ({**by_measure("state"), "out_of": 5}, {**by_measure("city"), "out_of": 5})
    jobs = dimension("jobs", *items, aggregate="max", **choices)
    other = dimension("other", {**by_measure("law"), "out_of": 5})
    return card_of(rubric_of(dimensions=[jobs, other], aggregate="sum"), seen(state=1, city=0, law=0))


def test_a_dimension_may_have_full_marks_of_its_own() -> None:
    """With `out_of` a dimension is worth so many points, whatever the points of what is in it."""
    shown = [card.root.show.text(card.score or Fraction(0)) for card in (best_of_two(), best_of_two(out_of=5))]
    assert ["10 of 15", "5 of 10"] == shown


def test_what_weighs_nothing_has_no_points() -> None:
    """Under `sum` a weight of 0 takes a child out of the points, so that only ceilings look at it."""
    gate = {**by_measure("gate"), "out_of": 4, "weight": 0}
    ceiling = {"at": 0, "while": {"gate": 1}}
    rubric = rubric_of({**by_measure("a"), "out_of": 6}, gate, aggregate="sum", ceiling=ceiling)
    cards = [card_of(rubric, seen(a="1/2", gate=gate)) for gate in (1, 0)]
    assert ["3 of 6", "0 of 6"] == [card.root.show.text(card.score or Fraction(0)) for card in cards]


def test_points_have_the_decimals_of_full_marks() -> None:
    """Full marks that are no whole number are shown with their decimals."""
    card = card_of(rubric_of({**by_measure("a"), "out_of": "5/2"}, aggregate="sum"), seen(a="1/5"))
    assert "0.5 of 2.5" == card.root.show.text(card.score or Fraction(0))


def test_criteria_that_a_node_further_out_adds_up_are_shown_in_points() -> None:
    """Where the whole adds up the criteria, each is shown out of its full marks, and the dimensions between are not."""
    jobs = dimension("jobs", {**by_measure("a"), "out_of": 5}, {**by_measure("b"), "out_of": 2}, aggregate="mean")
    card = card_of(rubric_of(dimensions=[jobs], aggregate="sum", over="criteria"), seen(a="1/5", b=1))
    shown = [card[name].show.text(card[name].score or Fraction(0)) for name in ("a", "b", "jobs")]
    assert ["1 of 5", "2 of 2", "60"] == shown
