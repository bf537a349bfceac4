"""Attributes of subjects: weights by one, and to whom a node applies."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from scorecard.model.number import ONE
from scorecard.model.result import Result
from scorecard.problem import DocumentError
from spec.builders import TERM, card_of, dimension, leaf, of_kind, record_of, rubric_of, seen, subject

HALF = Fraction(1, 2)
BY_TYPE = {"by": "type", "county": 3, "district": 1}
WEIGHED = rubric_of(leaf("a", weight=BY_TYPE), leaf("b"))


def voted(date: str, *terms: Any, **choices: Any) -> Result:
    """Return the result of a vote on a date, of who was in office for the terms."""
    vote = leaf("vote", date=date, applies_to={"in_office": True}, **choices)
    return card_of(rubric_of(vote, leaf("other")), record_of(subject=subject(*terms), observations={"vote": 1}))["vote"]


@pytest.mark.parametrize(("value", "score"), [("county", Fraction(3, 4)), ("district", HALF)])
def test_a_weight_may_differ_by_an_attribute(value: str, score: Fraction) -> None:
    """A weight by `type` is the one of the subject's type, and is rescaled with its siblings'."""
    assert score == of_kind(WEIGHED, value, a=1, b=0).score


def test_a_weight_of_0_for_some_counts_for_others() -> None:
    """What weighs nothing for a county does not count for it, not even when it is unknown."""
    rubric = rubric_of(leaf("a", weight={"by": "type", "county": 0, "district": 1}), leaf("b"))
    assert (ONE, ONE) == (of_kind(rubric, "county", b=1).score, of_kind(rubric, "county", b=1).root.coverage)


def test_the_weight_of_a_penalty_may_differ_by_an_attribute() -> None:
    """A penalty of weight 1/2 for a county alone takes off a half."""
    fine = leaf("fine", role="penalty", weight={"by": "type", "county": "1/2", "district": 0})
    rubric = rubric_of(leaf("a"), fine)
    assert [HALF, ONE] == [of_kind(rubric, value, a=1, fine=1).score for value in ("county", "district")]


def test_the_kind_of_a_subject_is_an_attribute() -> None:
    """A subject's `kind` may be asked for as any attribute."""
    rubric = rubric_of(leaf("a", weight={"by": "kind", "senator": 1, "mayor": 3}), leaf("b"))
    record = record_of(subject=subject() | {"kind": "mayor"}, observations={"a": 1, "b": 0})
    assert Fraction(3, 4) == card_of(rubric, record).score


@pytest.mark.parametrize("stated", [{}, {"type": "city"}])
def test_an_attribute_that_is_asked_for_must_be_stated(stated: dict[str, str]) -> None:
    """A subject that does not state the attribute, or states a value without a weight, is refused."""
    with pytest.raises(DocumentError, match="unknown-attribute"):
        card_of(WEIGHED, record_of(subject=subject(**stated)))


def test_a_value_must_have_a_weight_wherever_weights_differ() -> None:
    """A value that one group of siblings knows and another does not is refused: it would weigh nothing there."""
    second = dimension("second", leaf("b", weight={"by": "type", "district": 1, "city": 1}))
    with pytest.raises(DocumentError, match="'b' has weights for other values of type than 'a'"):
        rubric_of(dimensions=[dimension("first", leaf("a", weight=BY_TYPE)), second])


def test_weights_that_are_weighed_together_differ_by_one_attribute() -> None:
    """Weights over criteria of several dimensions are rescaled together, so they differ by one attribute."""
    dimensions = [
        dimension("first", leaf("a", weight=BY_TYPE)),
        dimension("second", leaf("b", weight={"by": "size", "small": 1, "large": 2})),
    ]
    with pytest.raises(DocumentError, match="weight-by"):
        rubric_of(dimensions=dimensions, over="criteria")


@pytest.mark.parametrize(("value", "outcome"), [("county", "judged"), ("city", "judged"), ("district", "excluded")])
def test_a_criterion_may_apply_to_some(value: str, outcome: str) -> None:
    """A criterion is excluded for subjects whose attribute has none of the values."""
    rubric = rubric_of(leaf("a", applies_to={"where": {"type": ["county", "city"]}}), leaf("b"))
    assert outcome == of_kind(rubric, value, a=1, b=1)["a"].outcome


def test_what_does_not_apply_leaves_the_denominator() -> None:
    """An observation of what does not apply counts for nothing."""
    rubric = rubric_of(leaf("a", applies_to={"where": {"type": "county"}}), leaf("b"))
    assert ONE == of_kind(rubric, "district", a=0, b=1).score


def test_what_a_dimension_applies_to_holds_for_all_in_it() -> None:
    """A criterion of a dimension that does not apply is excluded with it."""
    some = dimension("some", leaf("a"), applies_to={"where": {"type": "county"}})
    card = of_kind(rubric_of(dimensions=[some, dimension("all", leaf("b"))]), "district", a=1, b=1)
    assert ["excluded", "excluded"] == [card[name].outcome for name in ("some", "a")]


@pytest.mark.parametrize(
    ("date", "outcome"),
    [
        ("2001-01-19", "excluded"),
        ("2001-01-20", "judged"),
        ("2009-01-20", "judged"),
        ("2009-01-21", "excluded"),
        ("2001", "judged"),
        ("2000", "excluded"),
        ("1999/2001-01-20", "judged"),
    ],
)
def test_a_vote_counts_for_who_may_have_been_in_office(date: str, outcome: str) -> None:
    """A criterion with a date is excluded where the date surely lies in no term, and else counts."""
    assert outcome == voted(date).outcome


def test_a_date_between_two_terms_lies_in_none() -> None:
    """Whoever was out of office between two terms is not judged by a vote of that time."""
    terms = ({"from": "1990-01-01", "to": "1994-01-01"}, {"from": "1998-01-01"})
    assert ["judged", "excluded", "judged"] == [voted(date, *terms).outcome for date in ("1992", "1996", "2030")]


def test_a_dimension_may_ask_for_who_was_in_office() -> None:
    """A dimension of votes applies each to who was in office at its date."""
    votes = dimension("votes", leaf("a", date="1999"), leaf("b", date="2005"), applies_to={"in_office": True})
    card = card_of(rubric_of(dimensions=[votes]), record_of(subject=subject(TERM), observations={"a": 0, "b": 1}))
    assert ("excluded", ONE) == (card["a"].outcome, card["votes"].score)


def test_a_date_alone_excludes_nobody() -> None:
    """Without `in_office` a criterion's date is only its date."""
    assert ONE == card_of(rubric_of(leaf("a", date="1950")), seen(a=1)).score


def test_two_criteria_may_read_one_observation() -> None:
    """An observation counts once for each criterion that reads it."""
    rubric = rubric_of(leaf("low"), {"id": "high", "observation": "low", "measure": {"worst": 0, "best": 2}})
    card = card_of(rubric, seen(low=1))
    assert (ONE, HALF) == (card["low"].score, card["high"].score)


def test_criteria_may_be_written_once_for_several_ids() -> None:
    """`criteria_from` stands for one criterion for each id, alike in all but id and title."""
    several = {"ids": ["a", "b"], "titles": {"a": "First"}, "measure": {"worst": 0, "best": 2}, "weight": 2}
    short = dimension("books", leaf("c"), criteria_from=several)
    long = dimension("books", leaf("c"), *({"id": name} | several_of(several) for name in ("a", "b")))
    assert rubric_of(dimensions=[long]).fingerprint == rubric_of(dimensions=[short]).fingerprint


def several_of(several: dict[str, Any]) -> dict[str, Any]:
    """Return what the criteria share."""
    return {"measure": several["measure"], "weight": several["weight"]}


def test_a_value_may_be_called_by() -> None:
    """A value of the attribute that is called as the key `by` is written in the long form."""
    rubric = rubric_of(leaf("a", weight={"by": "type", "values": {"by": 1, "city": 2}}))
    assert {"by": "type", "values": {"by": 1, "city": 2}} == rubric.dimensions[0].criteria[0].model_dump()["weight"]
