"""The steps of a node, in their order: aggregate, bonus and penalty, clip, clamp, ceiling, round, bands, range."""

from __future__ import annotations

from fractions import Fraction

from scorecard.model.number import ONE, ZERO
from spec.builders import bounds, card_of, dimension, leaf, rubric_of, seen

HALF = Fraction(1, 2)
WHOLE = {"decimals": 0}
HELD = {"at": "1/2", "while": {"watch": "1/2"}}
WATCH = dimension("other", leaf("watch"))


def test_penalties_come_after_the_aggregation() -> None:
    """A penalty is taken off the aggregated value, whatever the method: 1/2 x 1 less 1/4 of 1/2."""
    criteria = (leaf("a"), leaf("b"), leaf("fine", role="penalty", weight="1/2"))
    card = card_of(rubric_of(*criteria, aggregate="product"), seen(a="1/2", b=1, fine=1))
    assert Fraction(1, 4) == card.score


def test_penalties_come_before_the_clip() -> None:
    """An uncapped value is first lowered and then clipped: 3 less 1 is 2, which is clipped to 1."""
    criteria = ({"id": "a", "measure": {"worst": 0, "best": 1, "cap": "none"}}, leaf("fine", role="penalty"))
    assert ONE == card_of(rubric_of(*criteria), seen(a=3, fine=1)).score


def test_a_value_is_clipped_below_too() -> None:
    """A penalty takes no score below 0."""
    assert ZERO == card_of(rubric_of(leaf("a"), leaf("fine", role="penalty")), seen(a="1/2", fine=1)).score


def test_a_dimension_may_leave_the_unit() -> None:
    """Under `clip: false` a value may lie below 0 or above 1."""
    books = dimension("books", leaf("a"), leaf("fine", role="penalty"), clip=False)
    assert -HALF == card_of(rubric_of(dimensions=[books]), seen(a="1/2", fine=1))["books"].score


def test_a_node_above_clips_for_itself() -> None:
    """`clip: false` holds for the dimension that says so, and is not handed down nor up."""
    books = dimension("books", leaf("a"), leaf("fine", role="penalty"), clip=False)
    assert ZERO == card_of(rubric_of(dimensions=[books]), seen(a="1/2", fine=1)).score


def test_the_clamp_comes_after_penalties() -> None:
    """A penalty that is not known and costs 1/5 at least lowers the score to the upper bound."""
    fine = {"id": "fine", "scale": "fines", "role": "penalty"}
    card = card_of(rubric_of(leaf("a"), fine, scales={"fines": {"small": "1/5", "large": 1}}), seen(a=1))
    assert (Fraction(4, 5), ZERO, Fraction(4, 5)) == (card.score, card.lower, card.upper)


def test_a_ceiling_comes_after_bonuses() -> None:
    """A bonus does not lift a score above its ceiling."""
    books = dimension("books", leaf("a"), leaf("extra", role="bonus"), ceiling=HELD)
    card = card_of(rubric_of(dimensions=[books, WATCH]), seen(a=1, extra=1, watch=0))
    assert HALF == card["books"].score


def test_rounding_comes_after_the_ceiling() -> None:
    """A ceiling of 0.505 of 100 is rounded to 51."""
    ceiling = {"at": "101/200", "while": {"watch": 1}}
    books = dimension("books", leaf("a"), ceiling=ceiling, round=WHOLE)
    assert Fraction("0.51") == card_of(rubric_of(dimensions=[books, WATCH]), seen(a=1, watch=0))["books"].score


def test_bands_look_at_the_rounded_score() -> None:
    """A score of 0.495 that is rounded to 0.50 has the band that starts at 1/2."""
    bands = [{"from": 0, "label": "low"}, {"from": "1/2", "label": "high"}]
    assert "high" == card_of(rubric_of(leaf("a"), round=WHOLE, bands=bands), seen(a="99/200")).root.band


def test_only_the_parent_sees_the_range() -> None:
    """A range leaves a node's own score and is what its parent takes: 1/2 over 1/2 to 1 is 3/4."""
    card = card_of(rubric_of(leaf("a", range=["1/2", 1])), seen(a="1/2"))
    assert (HALF, Fraction(3, 4)) == (card["a"].score, card["books"].score)


def test_a_range_may_turn_round() -> None:
    """Over a range from 1 to 0 more is worse; the bounds change places."""
    card = card_of(rubric_of(leaf("a", range=[1, 0]), leaf("b")), seen(b=0))
    assert ((ZERO, ONE), (ZERO, HALF)) == (bounds(card["a"]), bounds(card["books"]))


def test_bounds_pass_through_the_same_steps() -> None:
    """Bounds are lowered, clipped, held down and rounded as scores are."""
    books = dimension("books", leaf("a"), leaf("b"), ceiling=HELD, round={"decimals": 0, "mode": "down"})
    card = card_of(rubric_of(dimensions=[books, WATCH]), seen(a="1/3", watch=0))
    assert (Fraction("0.16"), HALF) == bounds(card["books"])


def test_a_criterion_has_steps_of_its_own() -> None:
    """A criterion may have a ceiling and be rounded, too."""
    criteria = (leaf("a", round={"decimals": 1}), leaf("b", ceiling=HELD))
    card = card_of(rubric_of(dimensions=[dimension("books", *criteria), WATCH]), seen(a="1/3", b=1, watch=0))
    assert (Fraction("0.333"), HALF) == (card["a"].score, card["b"].score)
