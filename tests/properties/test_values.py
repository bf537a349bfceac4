"""What a score does when the values below it change."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import AVERAGES, KNOWN, LINEAR, NUMBERS, PLAIN, POSITIVE, Pair, cases
from strategies_of_steps import ALL_STEPS, RISING

from properties.cards import card_of, whole
from scorecard.model.result import Result
from scorecard.model.scorecard import Scorecard
from scorecard.scoring.explain import explain

FURTHER_IN = frozenset({"over", "observation", "bands"})
"""Choices that leave every value a mean of what it aggregates."""
AVERAGED = replace(KNOWN, methods=AVERAGES, steps=FURTHER_IN)
ALWAYS_COUNTING = replace(LINEAR, weights=POSITIVE, steps=FURTHER_IN)
OPEN_LINEAR = replace(PLAIN, methods=LINEAR.methods, policies=("exclude", "withhold"))
numbers = st.sampled_from([Fraction(number) for number in NUMBERS])


def with_number(pair: Pair, name: str, number: Fraction) -> Pair:
    """Return the rubric, and the record with another number for one criterion."""
    rubric, record = pair
    return rubric, record | {"observations": record["observations"] | {name: {"number": number}}}


def measured(pair: Pair) -> list[str]:
    """Return the criteria with a number."""
    return [name for name, seen in pair[1]["observations"].items() if "number" in seen]


@given(st.data(), cases(replace(PLAIN, steps=RISING)), numbers)
def test_raising_a_value_never_lowers_the_score(data: st.DataObject, pair: Pair, number: Fraction) -> None:
    """6. Raising one value never lowers the score, nor a bound, under any method, ceiling and rounding.

    Penalties aside, and ranges that turn round, and bands with values of their own.
    """
    assume(measured(pair))
    name = data.draw(st.sampled_from(measured(pair)))
    low, high = sorted([number, Fraction(pair[1]["observations"][name]["number"])])
    before, after = card_of(*with_number(pair, name, low)), card_of(*with_number(pair, name, high))
    assert [] == [path for path, node in before.results.items() if falls(node, after[path])]


def falls(before: Result, after: Result) -> bool:
    """Tell whether a score or a bound is lower than it was."""
    old, new = (before.score, before.lower, before.upper), (after.score, after.lower, after.upper)
    return any((then or 0) > (now or 0) for then, now in zip(old, new, strict=True))


@given(st.data(), cases(ALWAYS_COUNTING), numbers)
def test_raising_a_value_raises_a_weighted_mean(data: st.DataObject, pair: Pair, number: Fraction) -> None:
    """6. Raising one value raises the score, under weighted means with weights above 0."""
    name = data.draw(st.sampled_from(measured(pair)))
    low, high = sorted([number, Fraction(pair[1]["observations"][name]["number"])])
    assume(low < high)
    assert whole(*with_number(pair, name, low)) < whole(*with_number(pair, name, high))


@given(cases(AVERAGED))
def test_a_score_lies_between_the_values_below_it(pair: Pair) -> None:
    """7. A score lies between the least and the greatest value of weight above 0, for every method but product.

    Before penalties, ceilings and rounding, which take it elsewhere.
    """
    dimensions = [result for result in card_of(*pair).root.walk() if result.children]
    assert [] == [result.path for result in dimensions if score_of(result) != sorted(values_around(result))[1]]


def values_around(result: Result) -> tuple[Fraction, Fraction, Fraction]:
    """Return the score with the least and the greatest value of what is aggregated."""
    values = [term.value for term in result.terms]
    return min(values), score_of(result), max(values)


def score_of(result: Result) -> Fraction:
    """Return the score of a result that has one."""
    assert result.score is not None
    return result.score


@given(cases(AVERAGED), numbers)
def test_equal_values_give_that_value(pair: Pair, number: Fraction) -> None:
    """8. Where every value is one number, so is the score, for every method but product."""
    rubric, record = pair
    same = {name: {"number": number} for name in record["observations"]}
    assert {number} == {result.score for result in card_of(rubric, record | {"observations": same}).root.walk()}


@given(cases(OPEN_LINEAR))
def test_mirrored_values_give_a_mirrored_score(pair: Pair) -> None:
    """9. Every value v replaced by 1 - v gives 1 - score, and swaps the bounds, under weighted means."""
    rubric, record = pair
    swapped = {
        name: {"number": 1 - Fraction(seen["number"])} if "number" in seen else seen
        for name, seen in record["observations"].items()
    }
    mirrored = card_of(rubric, record | {"observations": swapped})
    seen_from_behind = [mirror(result) for result in mirrored.root.walk()]
    assert [(result.score, result.lower, result.upper) for result in card_of(*pair).root.walk()] == seen_from_behind


def mirror(result: Result) -> tuple[Fraction | None, ...]:
    """Return 1 less score, upper and lower bound; nothing stays nothing."""
    return tuple(None if value is None else 1 - value for value in (result.score, result.upper, result.lower))


@given(cases(LINEAR))
def test_contributions_add_up_to_the_score(pair: Pair) -> None:
    """13. The contributions of its children add up to a dimension's score, exactly, under weighted means."""
    card = card_of(*pair)
    dimensions = [result for result in card.root.walk() if result.children]
    assert [result.score for result in dimensions] == [contributed(card, result) for result in dimensions]


@given(cases(replace(OPEN_LINEAR, steps=ALL_STEPS)))
def test_contributions_of_what_is_known_add_up(pair: Pair) -> None:
    """13. Contributions add up to the value before the steps that follow: penalties, clipping, ceilings, rounding."""
    card = card_of(*pair)
    dimensions = [result for result in card.root.walk() if result.terms]
    assert [result.aggregated for result in dimensions] == [contributed(card, result) for result in dimensions]


@given(cases(ALWAYS_COUNTING), st.data())
def test_dominance_gives_a_higher_score(pair: Pair, data: st.DataObject) -> None:
    """21. No value lower and one of them higher gives a strictly higher score, under weighted means."""
    rubric, record = pair
    lower = {name: Fraction(seen["number"]) for name, seen in record["observations"].items()}
    raised = {name: max(least, data.draw(numbers)) for name, least in lower.items()}
    assume(lower != raised)
    higher = record | {"observations": {name: {"number": number} for name, number in raised.items()}}
    assert whole(rubric, record) < whole(rubric, higher)


def contributed(card: Scorecard, result: Result) -> Fraction:
    """Return the sum of the contributions that the explanation of a dimension names."""
    (statement,) = explain(card, result.path).statements
    parts = [part.value for part in statement.below if part.kind == "contribution"]
    return sum((part for part in parts if part is not None), Fraction(0))
