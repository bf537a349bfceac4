"""Points: under `sum` full marks are the weights, and values are shown as points of what applies."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from scorecard.model.number import ZERO
from scorecard.model.scorecard import Scorecard
from spec.builders import card_of, dimension, leaf, rubric_of, seen

STANCE = {"from": -3, "to": 4, "levels": [{"id": "against", "points": -3}, {"id": "for", "points": 4}]}


def shown(card: Scorecard, path: str = "") -> str:
    """Return a score as it is shown."""
    result = card[path] if path else card.root
    return result.show.text(result.score or ZERO)


def summed(*criteria: Any, **values: object) -> Scorecard:
    """Return the scorecard of criteria in points."""
    return card_of(rubric_of(*criteria, aggregate="sum", scales={"stance": STANCE}), seen(**values))


def test_points_add_up() -> None:
    """12 of 30 and 5 of 10 are 17 of 40."""
    assert "17 of 40" == shown(summed(leaf("a", out_of=30), leaf("b", out_of=10), a="2/5", b="1/2"))


def test_points_are_shown_out_of_what_applies() -> None:
    """What does not apply is not in the total: 12 of 30."""
    card = summed(leaf("a", out_of=30), leaf("b", out_of=10), a="2/5", b="not_applicable")
    assert "12 of 30" == shown(card)


def test_points_of_dimensions_add_up_too() -> None:
    """10 of 10 and 0 of 20 are 10 of 30, where another 10 do not apply."""
    dimensions = [dimension("one", leaf("a", out_of=10), leaf("b", out_of=10)), dimension("two", leaf("c", out_of=20))]
    card = card_of(rubric_of(dimensions=dimensions, aggregate="sum"), seen(a=1, b="not_applicable", c=0))
    assert ["10 of 30", "10 of 10", "0 of 20"] == [shown(card), shown(card, "one"), shown(card, "two")]


def test_points_may_start_below_zero() -> None:
    """A scale from -3 to 4 spans 7 points; 4 and -3 together are 1, with its sign."""
    stances = [{"id": name, "scale": "stance"} for name in ("a", "b")]
    assert "+1" == shown(summed(*stances, a="for", b="against"))


def test_points_below_zero_are_shown_of_what_applies_too() -> None:
    """Without the one that does not apply, the other's 4 points are all there is."""
    stances = [{"id": name, "scale": "stance"} for name in ("a", "b")]
    assert "+4" == shown(summed(*stances, a="for", b="not_applicable"))


def test_a_rubric_may_show_points_otherwise() -> None:
    """A node that says how it is shown is shown so: 17 of 40 is 42.5 of a hundred."""
    books = dimension("books", leaf("a", out_of=30), leaf("b", out_of=10), show={"decimals": 1})
    card = card_of(rubric_of(dimensions=[books], aggregate="sum"), seen(a="2/5", b="1/2"))
    assert ["42.5", "17 of 40"] == [shown(card, "books"), shown(card)]


@pytest.mark.parametrize(("levels", "score"), [(("for", "for"), 1), (("for", "against"), Fraction(1, 2))])
def test_points_are_normalised_between_their_ends(levels: tuple[str, str], score: object) -> None:
    """The lowest points are worth 0 and the highest 1."""
    stances = [{"id": name, "scale": "stance"} for name in ("a", "b")]
    assert score == summed(*stances, a=levels[0], b=levels[1]).score


def test_a_penalty_has_no_full_marks() -> None:
    """A penalty's points are not in the total that points are shown out of."""
    card = summed(leaf("a", out_of=30), leaf("fine", out_of=10, role="penalty"), a=1, fine=1)
    assert "20 of 30" == shown(card)


def test_points_may_start_at_zero_where_what_starts_below_does_not_apply() -> None:
    """From -3 to 14 points there is no total to be out of; without the stance there are 5 of 10."""
    stance, other = {"id": "a", "scale": "stance"}, leaf("b", out_of=10)
    cards = [summed(stance, other, a=level, b="1/2") for level in ("for", "not_applicable")]
    assert ["+9", "5 of 10"] == [shown(card) for card in cards]


def test_a_dimension_that_does_not_apply_keeps_its_points() -> None:
    """What does not apply leaves the total, and its own points are known all the same."""
    dimensions = [dimension("one", leaf("a", out_of=10)), dimension("two", leaf("c", out_of=20))]
    card = card_of(rubric_of(dimensions=dimensions, aggregate="sum"), seen(a="not_applicable", c="1/2"))
    one = card["one"]
    assert ("10 of 20", "0 of 10", (ZERO, Fraction(10))) == (shown(card), shown(card, "one"), one.marks)
