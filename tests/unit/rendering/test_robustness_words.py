"""Sentences of an account of robustness, to the letter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import cache

import pytest

from scorecard.analysis.robustness import robustness
from scorecard.model.robustness import Levelling, Move, Robustness, Shift, Varied
from scorecard.model.standing import Standing
from scorecard.rendering.robustness_words import (
    heaviest,
    in_short,
    levelled,
    often,
    steady_without,
    unscored,
    unseparated,
    varied_line,
    verdicts,
)
from unit.analysis.small import compared, measured

HALF = Fraction(1, 2)


@cache
def account() -> Robustness:
    """Return an account of two subjects, of whom one is not known in part."""
    comparison = compared(
        measured({"a": 1, "b": 1, "c": 2}), arcadia={"a": 1, "b": 0, "c": 1}, borduria={"a": 0, "b": 1, "c": None}
    )
    return robustness(comparison, Varied(draws=20))


def standing(above: int, level: int, draws: int = 1000) -> Standing:
    """Return how two stand, the first above in so many draws, and level in so many."""
    below = draws - above - level
    return Standing(draws, ((above, below), (below, above)), ((0, above), (below, 0)), ((draws,) * 2,) * 2, {"": ()})


def with_standings(above: int, level: int = 0) -> Robustness:
    """Return the account with one standing for all that is varied."""
    found = standing(above, level)
    many = replace(account().multiverse, standing=found)
    return replace(account(), near=found, any=found, judgement=found, multiverse=many)


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (Fraction(0), "0 %"),
        (Fraction(1, 1000), "under 1 %"),
        (HALF, "50 %"),
        (Fraction(999, 1000), "over 99 %"),
        (Fraction(1), "100 %"),
        (None, "–"),
    ],
)
def test_what_is_not_all_is_never_written_as_all(share: Fraction | None, text: str) -> None:
    """Only all is 100 %, and only none is 0 %."""
    assert text == often(share)


def test_the_bounds_are_given_line_by_line() -> None:
    """Each line says whether the bounds separate, and names them."""
    assert [
        (
            "The data do not separate Arcadia from Borduria on all together: Arcadia could be 75 to 75, Borduria"
            " could"
            " be 25 to 75."
        ),
        (
            "The data separate on A, whatever is unknown, Arcadia above Borduria: Arcadia could be 100 to 100,"
            " Borduria could be 0 to 0."
        ),
        (
            "The data separate on B, whatever is unknown, Borduria above Arcadia: Arcadia could be 0 to 0, Borduria"
            " could be 100 to 100."
        ),
        (
            "The data do not separate Arcadia from Borduria on C: Arcadia could be 100 to 100, Borduria could be 0 to"
            " 100."
        ),
    ] == list(unseparated(account()))


@pytest.mark.parametrize(
    ("above", "level", "said"),
    [
        (940, 0, "none keeps its order, without a tie, in 95 of 100 recounts of each kind."),
        (950, 0, "1 keeps its order, without a tie, in 95 of 100 recounts of each kind: Arcadia above Borduria."),
        (930, 70, "none keeps its order, without a tie, in 95 of 100 recounts of each kind."),
    ],
)
def test_an_order_is_kept_from_95_of_100_on(above: int, level: int, said: str) -> None:
    """In short it is said which pairs keep their order, and that of no others should be said that one did better."""
    lines = list(in_short(with_standings(above, level)))
    assert f"Of 1 pair that the bounds do not separate on All together, {said}" in lines
    other = "other " if above >= 950 else ""
    assert f"Of any {other}two that the bounds do not separate, do not say that one did better." in lines


def test_a_pair_is_told_with_every_share() -> None:
    """The higher one is named, with the share of each kind of recount, and how often both are tied."""
    assert [
        (
            "Arcadia is documented above Borduria; recounted, it is above in 90 % of weights near the rubric's"
            " (tied in"
            " 5 %), 90 % of any weights (tied in 5 %), 90 % of counts with slips and unknowns filled in (tied in 5"
            " %),"
            " 90 % of other ways to count (tied in 5 %)."
        )
    ] == list(verdicts(with_standings(900, 50)))


SHIFT = Shift("on_a", Fraction(1, 4), Fraction(1, 8), exact=True)
MOVE = Move(Fraction(1, 10), (("on_a", Fraction(1, 10)),), "on_b")


@pytest.mark.parametrize(
    ("each", "text"),
    [
        (
            Levelling(0, 1, SHIFT, MOVE, linear=True),
            (
                "Borduria comes level with Arcadia if the weight of A falls from 25.0 % to 12.5 %, the others in"
                " proportion,"
                " or if 10.0 % of the weight moves to B (10.0 % from A), the smallest change of all."
            ),
        ),
        (
            Levelling(0, 1, replace(SHIFT, after=HALF, exact=False), None, linear=False),
            (
                "Borduria comes level with Arcadia if the weight of A rises from 25.0 % to about 50.0 %, the"
                " others in"
                " proportion."
            ),
        ),
        (Levelling(0, 1, None, None, linear=True), "No change of weights puts Borduria level with Arcadia."),
        (Levelling(0, 1, None, None, linear=False), "No change of one weight puts Borduria level with Arcadia."),
    ],
)
def test_what_levels_two_is_told(each: Levelling, text: str) -> None:
    """A change of one weight, the smallest move, or that there is none."""
    assert text == levelled(account(), each)


@pytest.mark.parametrize(
    ("say", "text"),
    [
        (
            heaviest,
            (
                "9 ways to count were tried: every combination of 2 choices. The choice that matters most is how"
                " criteria"
                " are put together: it alone causes 50 % of the differences, from one way to another, in how far"
                " subjects"
                " are from the average of all."
            ),
        ),
        (lambda found: " ".join(unscored(found)), ""),
        (
            varied_line,
            (
                "Each kind of recount was made 20 times, from seed 1; a range holds 95 of 100. 'Weights near' are"
                " drawn"
                " around the rubric's (concentration 50); under 'any weights' all are as likely. 'Slips': a stage"
                " or level"
                " is a step off in 10 % of cases, up or down alike, and every unknown lies somewhere between its"
                " bounds,"
                " which moves a score that stands at one of its own bounds away from it. The bounds assume that"
                " there are"
                " no slips."
            ),
        ),
        (steady_without, "Leaving out any other of 3 criteria, documents and kinds of source changes no order."),
    ],
    ids=["heaviest", "unscored", "varied", "left out"],
)
def test_the_rest_is_told(say: Callable[[Robustness], str], text: str) -> None:
    """What was varied and how, and what matters most."""
    assert text == say(account())
