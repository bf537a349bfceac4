"""Groups: the evidence rule within each group of targets, and one value of them all."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from scorecard.model.number import ONE, ZERO
from scorecard.model.result import Result
from spec.builders import Data, action, bounds, card_of, record_of, rubric_of, source

HALF = Fraction(1, 2)


def relations(*members: Data) -> Data:
    """Return relations in which Norway and Chile are partners, Cuba and Iran adversaries, and the given ones, too."""
    partner = [member("NOR"), member("CHL"), *members]
    adversary = [member("CUB"), member("IRN")]
    return {
        "format": "relations/1",
        "id": "relations",
        "version": "1.0.0",
        "title": "Who stands where",
        "as_of": "2009-01-19",
        "sources": {"list": {"title": "A list", "publisher": "The government"}},
        "groups": {
            "partner": {"title": "Partners", "definition": "Treaty allies.", "members": partner},
            "adversary": {"title": "Adversaries", "definition": "On the list.", "members": adversary},
        },
    }


def member(target: str, since: str = "1950-01-01", **rest: Any) -> Data:
    """Return a membership."""
    return {"target": target, "from": since, "source": "list"} | rest


def compared(*actions: Data, by: str = "least", members: tuple[Data, ...] = (), **rule: Any) -> Result:
    """Return the result of one criterion that compares partners and adversaries; one act each is enough by default."""
    rule = {"themes": ["press"], "combine": "best", "enough": 1, "scrutiny": []} | rule
    criterion: Data = {"id": "consistency", "groups": {"of": ["partner", "adversary"], "by": by, **rule}}
    rubric = rubric_of(criterion, relations=relations(*members))
    return card_of(rubric, record_of(*actions))["consistency"]


def towards(target: str, way: str = "advances", **rest: Any) -> Data:
    """Return an action aimed at a target."""
    return action(f"to_{target.lower()}_{way}", way, targets=[target], **rest)


def test_least_is_the_value_of_the_lowest_group() -> None:
    """`least` says how the subject does where it does worst."""
    assert HALF * HALF == compared(towards("NOR", "sets_back", stage="engaged"), towards("CUB")).score


def test_enough_acts_on_every_group_are_judged() -> None:
    """A value over groups that all have enough acts is judged, and wholly covered."""
    found = compared(towards("NOR"), towards("CUB"))
    assert ("judged", ONE, ONE) == (found.outcome, found.score, found.coverage)


def test_equality_is_the_distance_of_the_groups() -> None:
    """`equality` is 1 less the distance between the best and the worst treated group."""
    assert Fraction(1, 4) == compared(towards("NOR", "sets_back", stage="engaged"), towards("CUB"), by="equality").score


def test_equality_does_not_ask_how_good() -> None:
    """Two groups that are treated equally badly are treated equally."""
    assert 1 == compared(towards("NOR", "sets_back"), towards("CUB", "sets_back"), by="equality").score


@pytest.mark.parametrize("by", ["least", "equality"])
def test_every_group_needs_enough_acts(by: str) -> None:
    """While one group has too few acts there is no score."""
    found = compared(towards("NOR"), by=by)
    assert ("thin", None, HALF) == (found.outcome, found.score, found.coverage)


def test_no_act_in_any_group_is_unknown() -> None:
    """Without an act on any group nothing is known."""
    assert ("unknown", ZERO, ONE) == (compared().outcome, *bounds(compared()))


def test_a_target_that_no_list_classes_belongs_to_none() -> None:
    """An act on a target that the relations do not class counts in no group."""
    assert ("unknown", ZERO) == (compared(towards("BRA")).outcome, compared(towards("BRA")).coverage)


def test_an_act_on_no_target_belongs_to_no_group() -> None:
    """An act without targets counts in no group."""
    assert "unknown" == compared(action("global_act")).outcome


@pytest.mark.parametrize(
    ("date", "outcome"),
    [("2004-05-01", "thin"), ("2004-04-30", "unknown"), ("2004", "unknown"), ("2005", "thin"), ("2006-06", "unknown")],
)
def test_a_membership_must_cover_the_whole_date(date: str, outcome: str) -> None:
    """A target belongs to a group only if it did on every day that the act's date allows."""
    joined = member("BRA", "2004-05-01", to="2006-06-15")
    assert outcome == compared(towards("BRA", date=date), members=(joined,)).outcome


def test_an_undated_act_has_the_whole_term() -> None:
    """An act without a date may have been done on any day in office, so the membership must cover them all."""
    joined = (member("BRA", "2004-05-01"), member("ARG", "2001-01-20"))
    assert ["unknown", "thin"] == [compared(towards(target), members=joined).outcome for target in ("BRA", "ARG")]


def test_an_act_on_both_groups_counts_in_both() -> None:
    """An act aimed at targets of two groups counts in either."""
    assert 1 == compared(action("a", targets=["NOR", "CUB"])).score


def test_equality_has_its_widest_and_narrowest_distance() -> None:
    """Bounds of equality take the groups as far apart, and as near, as their own bounds allow."""
    found = compared(towards("NOR"), by="equality")
    assert (ZERO, ONE) == bounds(found)


def test_equality_of_known_groups_is_certain() -> None:
    """Where each group is known exactly, equality's bounds are its score."""
    found = compared(towards("NOR"), towards("CUB", stage="engaged"), by="equality")
    assert (found.score, found.score) == bounds(found)


def test_a_lack_of_scrutiny_opens_the_groups_bounds() -> None:
    """Each group's bounds allow for hidden setbacks, and the bounds of equality follow from them."""
    least = compared(towards("NOR"), towards("CUB"), scrutiny=["oversight"])
    equal = compared(towards("NOR"), towards("CUB"), scrutiny=["oversight"], by="equality")
    assert ((HALF, ONE), (HALF, ONE)) == (bounds(least), bounds(equal))


def test_scrutiny_is_asked_within_each_group() -> None:
    """A setback on a partner that an audit reports does not scrutinise what was done towards adversaries."""
    acts = (towards("NOR", "sets_back", by=["audit"]), towards("CUB"))
    sources = {"audit": source("oversight"), "official_act": source("official_act")}
    criterion: Data = {
        "id": "consistency",
        "groups": {"of": ["partner", "adversary"], "themes": ["press"], "enough": 1},
    }
    found = card_of(rubric_of(criterion, relations=relations()), record_of(*acts, sources=sources))["consistency"]
    assert [("partner", HALF), ("adversary", 1)] == [(name, part.unscrutinised) for name, part in found.groups]
