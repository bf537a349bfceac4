"""What can be wrong with what counts, for how much and for whom: code and place of each problem, and what is let be."""

from __future__ import annotations

from typing import Any

import pytest
from spec.builders import by_evidence, by_measure, by_scale, dimension

from unit.model.faults import found_in, problems_in

BY_TYPE = {"by": "type", "city": 1, "village": 2}
SCALES = {"practice": {"none": 0, "full": 1}, "votes": {"nay": 0, "yea": 1}, "degrees": {"none": 0, "half": 0.5}}
IN_OFFICE = {"applies_to": {"in_office": True}}


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        ([BY_TYPE, BY_TYPE], []),
        ([BY_TYPE, 1], []),
        ([BY_TYPE, {"by": "rank", "city": 1, "village": 2}], ["dimensions[0].criteria[1].weight"]),
        ([BY_TYPE, {"by": "type", "city": 1}], ["dimensions[0].criteria[1].weight"]),
        ([BY_TYPE, {"by": "type", "city": 1, "village": 2, "town": 3}], ["dimensions[0].criteria[1].weight"]),
    ],
)
def test_siblings_weigh_by_one_attribute(weights: list[Any], expected: list[str]) -> None:
    """Weights that are rescaled together differ by one attribute, and name the same values of it."""
    criteria = [by_measure(f"c{number}", weight) for number, weight in enumerate(weights)]
    assert [("weight-by", place) for place in expected] == found_in(*criteria)


def test_weights_by_one_attribute_name_the_same_values_everywhere() -> None:
    """A subject that one dimension has a weight for has one in every other."""
    dimensions = [
        dimension("books", by_measure("a", BY_TYPE)),
        dimension("doors", by_measure("b", {"by": "type", "city": 1})),
    ]
    assert [("weight-by", "dimensions[1].criteria[0].weight")] == found_in(dimensions=dimensions)


def test_dimensions_may_weigh_by_attributes_of_their_own() -> None:
    """Weights that are not rescaled together may differ by several attributes."""
    dimensions = [
        dimension("books", by_measure("a", BY_TYPE)),
        dimension("doors", by_measure("b", {"by": "rank", "first": 1, "second": 2})),
    ]
    both = ("weight-by", "dimensions[1].criteria[0].weight")
    assert ([], [both]) == (found_in(dimensions=dimensions), found_in(dimensions=dimensions, over="criteria"))


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        (["ordinary", "penalty", "bonus"], []),
        (["penalty", "bonus"], [("no-ordinary", "dimensions[0]")]),
    ],
)
def test_something_is_ordinary(roles: list[str], expected: list[Any]) -> None:
    """Penalties and bonuses change what ordinary children come to."""
    criteria = [by_measure(f"c{number}") | {"role": role} for number, role in enumerate(roles)]
    assert expected == found_in(*criteria)


def test_penalties_alone_have_no_weights_to_rescale() -> None:
    """A weight on a penalty is none that the ordinary siblings could share."""
    penalty = by_measure("errors") | {"role": "penalty"}
    assert [("weights-all-zero", "dimensions[0]")] == found_in(by_measure("a", 0), penalty)


TIERS = ["pledge", "promise", "test"]


@pytest.mark.parametrize(
    ("over", "expected"),
    [
        ("children", []),
        ("criteria", []),
        ("pledge", []),
        ("promise", []),
        ("test", [("above-tier", "over")]),
        ("tests", [("unknown-tier", "over")]),
    ],
)
def test_a_tier_holds_all_that_is_aggregated(over: str, expected: list[Any]) -> None:
    """A rubric aggregates over a tier that it has, and that no criterion lies above."""
    inner = dimension("inner", by_measure("a"))
    dimensions = [dimension("books", dimensions=[inner]), dimension("doors", by_measure("b"))]
    outer = dimension("outer", dimensions=dimensions)
    assert expected == found_in(dimensions=[outer], tiers=["all", *TIERS], over=over)


def test_a_tier_lies_below() -> None:
    """A dimension does not aggregate over the tier that it stands in itself."""
    books = dimension("books", by_measure("a"), over="pledge")
    (problem,) = problems_in(dimensions=[books], tiers=["pledge", "test"])
    found = (problem.code, problem.message, problem.allowed)
    assert ("unknown-tier", "no tier 'pledge' below 'books'", ("children", "criteria", "test")) == found


def test_what_lies_above_a_tier_has_other_tiers_to_go_by() -> None:
    """The tiers that would do are allowed, and the criterion that would not count is named."""
    books = dimension("books", by_measure("b"), dimensions=[dimension("inner", by_measure("a"))])
    (problem,) = problems_in(dimensions=[books], tiers=TIERS, over="test")
    allowed = ("children", "criteria", "pledge", "promise")
    assert ("'b' lies above the tier test, so it would not count", allowed) == (problem.message, problem.allowed)


def test_a_tier_is_named_once() -> None:
    """Two tiers of one name would leave open which is meant."""
    assert [("duplicate-id", "tiers[1]")] == found_in(by_measure("a"), tiers=["pledge", "pledge"])


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        ({}, []),
        ({"role": "penalty"}, ["dimensions[0].role"]),
        ({"weight": 2, "range": [0, 0.5]}, []),
        ({"applies_to": {"where": {"kind": "city"}}}, []),
    ],
)
def test_what_is_passed_over_has_no_role(choices: dict[str, Any], expected: list[str]) -> None:
    """A dimension that is passed over has no role, which would count nowhere; its weight may serve another summary."""
    books = dimension("books", by_measure("a"), **choices)
    other = dimension("doors", by_measure("b"))
    assert [("no-effect", place) for place in expected] == found_in(dimensions=[books, other], over="criteria")


def test_what_is_counted_below_keeps_its_choices() -> None:
    """Inside what is aggregated, and where a parent between has a use for them, weights and roles count."""
    inner = dimension("inner", by_measure("a", 2), by_measure("b") | {"role": "bonus"}, weight=2)
    outer = dimension("outer", dimensions=[inner, dimension("doors", by_measure("c"))])
    assert [] == found_in(dimensions=[outer], tiers=["pledge", "test"], over="test")


def test_a_penalty_between_is_found_however_deep() -> None:
    """A dimension that is a penalty would count as ordinary for what aggregates past it, at any depth."""
    inner = dimension("inner", by_measure("a"), role="penalty", weight=2)
    outer = dimension("outer", by_measure("b"), dimensions=[inner])
    expected = [("no-effect", "dimensions[0].dimensions[0].role")]
    assert expected == found_in(dimensions=[outer], over="criteria")


@pytest.mark.parametrize(
    ("criterion", "outer", "expected"),
    [
        (by_measure("a"), {}, []),
        (by_measure("a") | IN_OFFICE, {}, ["dimensions[0].criteria[0]"]),
        (by_measure("a"), IN_OFFICE, ["dimensions[0].criteria[0]"]),
        (by_measure("a") | {"date": "2019-03-05"}, IN_OFFICE, []),
    ],
)
def test_who_was_in_office_is_asked_of_a_date(criterion: Any, outer: Any, expected: list[str]) -> None:
    """A criterion that applies to who was in office, by itself or by its dimension, has a date."""
    books = dimension("books", criterion, **outer)
    assert [("no-date", place) for place in expected] == found_in(dimensions=[books])


def together(**choices: Any) -> dict[str, Any]:
    """Return a dimension of criteria that are written together."""
    return dimension("books", criteria_from={"ids": ["a", "b"], "measure": {"worst": 0, "best": 1}} | choices)


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        ({}, []),
        ({"titles": {"a": "First"}}, []),
        ({"titles": {"c": "Third"}}, [("unknown-criterion", "titles.c")]),
        ({"ids": ["a", "a"]}, [("duplicate-id", "ids[1]")]),
        ({"ids": ["a", "books"]}, [("duplicate-id", "ids[1]")]),
        ({"weight": {"by": "type", "city": 0}}, []),
        ({"measure": {"worst": 1, "best": 1}}, [("goalposts", "measure.best")]),
        (IN_OFFICE, [("no-date", "")]),
    ],
)
def test_criteria_written_together_are_checked_once(choices: dict[str, Any], expected: list[Any]) -> None:
    """What is wrong with criteria that are written together is found once, where their keys stand."""
    place = "dimensions[0].criteria_from[0]"
    wanted = [(code, f"{place}.{key}".rstrip(".")) for code, key in expected]
    assert wanted == [each for each in found_in(dimensions=[together(**choices)]) if each[0] != "weights-all-zero"]


@pytest.mark.parametrize(
    ("criteria", "place"),
    [
        ([by_measure("a"), by_measure("b") | {"observation": "a"}], None),
        ([by_scale("a"), by_scale("b", "degrees", observation="a")], None),
        ([by_evidence("a"), by_evidence("b") | {"observation": "a"}], None),
        ([by_measure("a"), by_scale("b", observation="a")], "criteria[1].observation"),
        ([by_scale("a", observation="x"), by_measure("b") | {"observation": "x"}], "criteria[1].observation"),
        ([by_scale("a"), by_scale("b", "votes", observation="a")], "criteria[1].observation"),
        ([by_measure("b") | {"observation": "a"}, by_scale("a")], "criteria[1]"),
        ([by_evidence("a"), by_measure("b") | {"observation": "a"}], "criteria[1].observation"),
    ],
)
def test_one_value_fits_all_that_read_it(criteria: list[Any], place: str | None) -> None:
    """Criteria that read one observation ask for a number all, or for levels that they share."""
    expected = [("mixed-observation", f"dimensions[0].{place}")] if place else []
    assert expected == found_in(*criteria, scales=SCALES)


def test_the_readers_of_an_observation_are_named() -> None:
    """The message says what each of the two asks the observation for."""
    (problem,) = problems_in(by_measure("a"), by_scale("b", observation="a"), scales=SCALES)
    assert "'b' reads the observation 'a' as a level of practice, and 'a' as a number" == problem.message


def test_a_criterion_reads_no_dimension() -> None:
    """A dimension has no observation, so a criterion that names one would read nothing."""
    reading = by_measure("b") | {"observation": "books"}
    assert [("mixed-observation", "dimensions[0].criteria[1].observation")] == found_in(by_measure("a"), reading)
