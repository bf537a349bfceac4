"""Ceilings: a score cannot exceed them while another node is known to lie below its threshold."""

from __future__ import annotations

from fractions import Fraction

from scorecard.model.number import ONE, ZERO
from scorecard.model.scorecard import Scorecard
from spec.builders import bounds, card_of, dimension, leaf, rubric_of, seen

HALF = Fraction(1, 2)
RIGHTS = dimension("rights", leaf("press"), leaf("courts"))


def held(ceiling: object, **values: object) -> Scorecard:
    """Return the scorecard of a dimension `books` of value 1 with a ceiling, beside the dimension `rights`."""
    books = dimension("books", leaf("a"), ceiling=ceiling)
    return card_of(rubric_of(dimensions=[books, RIGHTS], missing="withhold"), seen(a=1, **values))


WHILE_NO_PRESS = {"at": "1/2", "while": {"press": "1/2"}}


def test_a_ceiling_holds_a_score_down() -> None:
    """While its trigger lies below the threshold, the score is no higher than the ceiling."""
    assert HALF == held(WHILE_NO_PRESS, press=0)["books"].score


def test_a_trigger_on_its_threshold_is_not_below() -> None:
    """A trigger that reaches its threshold lets the score be."""
    assert ONE == held(WHILE_NO_PRESS, press="1/2")["books"].score


def test_a_ceiling_lifts_nothing() -> None:
    """A score below its ceiling stays where it is."""
    books = dimension("books", leaf("a"), ceiling=WHILE_NO_PRESS)
    assert Fraction(1, 4) == card_of(rubric_of(dimensions=[books, RIGHTS]), seen(a="1/4", press=0))["books"].score


def test_an_unknown_trigger_binds_in_the_lower_bound_alone() -> None:
    """What is not known does not hold the score; the lower bound takes it at its worst."""
    card = held(WHILE_NO_PRESS)
    assert (ONE, HALF, ONE) == (card["books"].score, *bounds(card["books"]))


def test_a_trigger_may_be_known_to_be_below_without_a_score() -> None:
    """A trigger whose best is below the threshold binds, score or no score: rights are 1/2 at best."""
    card = held({"at": "1/2", "while": {"rights": "2/3"}}, press=0)
    assert (None, HALF) == (card["rights"].score, card["books"].score)


def test_an_excluded_trigger_never_binds() -> None:
    """What does not apply to a subject holds nothing down."""
    card = held(WHILE_NO_PRESS, press="not_applicable")
    assert (ONE, ONE, ONE) == (card["books"].score, *bounds(card["books"]))


def test_any_of_several_triggers_binds() -> None:
    """A ceiling that looks at several nodes binds while any of them is below its own threshold."""
    assert HALF == held({"at": "1/2", "while": {"press": "1/2", "courts": "1/2"}}, press=1, courts=0)["books"].score


def test_the_lowest_of_several_ceilings_holds() -> None:
    """Each ceiling holds by itself, so that the lowest that binds decides."""
    ceilings = [{"at": "1/3", "while": {"courts": "1/2"}}, WHILE_NO_PRESS]
    assert Fraction(1, 3) == held(ceilings, press=0, courts=0)["books"].score


def test_a_trigger_of_weight_0_counts() -> None:
    """A criterion that weighs nothing may still be what a ceiling looks at."""
    rights = dimension("rights", leaf("press", weight=0), leaf("courts"))
    books = dimension("books", leaf("a"), ceiling=WHILE_NO_PRESS)
    card = card_of(rubric_of(dimensions=[books, rights]), seen(a=1, press=0, courts=1))
    assert (HALF, ONE) == (card["books"].score, card["rights"].score)


def test_a_ceiling_may_look_inside_its_own_node() -> None:
    """A knock-out: the whole is at most 0 while one of its criteria is 0."""
    ceiling = {"at": 0, "while": {"books.a": "1/100"}}
    assert ZERO == card_of(rubric_of(leaf("a"), leaf("b"), ceiling=ceiling), seen(a=0, b=1)).score


def test_the_trigger_counts_after_its_own_steps() -> None:
    """A ceiling looks at a node's score, which its own ceiling may have lowered."""
    courts = leaf("courts", ceiling=WHILE_NO_PRESS)
    books = dimension("books", leaf("a"), ceiling={"at": "1/4", "while": {"courts": "2/3"}})
    rubric = rubric_of(dimensions=[books, dimension("rights", leaf("press"), courts)])
    assert Fraction(1, 4) == card_of(rubric, seen(a=1, press=0, courts=1))["books"].score


def test_a_score_on_its_ceiling_is_not_changed() -> None:
    """What lies on the ceiling that binds is not lowered, and there is no step to explain."""
    books = dimension("books", leaf("a"), ceiling=WHILE_NO_PRESS)
    card = card_of(rubric_of(dimensions=[books, RIGHTS]), seen(a="1/2", press=0))
    assert (HALF, ()) == (card["books"].score, card["books"].steps)


def test_an_unknown_criterion_has_no_steps() -> None:
    """A criterion without a score has bounds below its ceiling, and no step."""
    books = dimension("books", leaf("a", ceiling=WHILE_NO_PRESS))
    found = card_of(rubric_of(dimensions=[books, RIGHTS]), seen(press=0))["a"]
    assert ("unknown", (), ZERO, HALF) == (found.outcome, found.steps, *bounds(found))
