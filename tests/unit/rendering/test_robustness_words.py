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
from scorecard.rendering.robustness_page import bounds_table
from scorecard.rendering.robustness_words import (
    heaviest,
    in_short,
    kept_orders,
    kinds,
    levelled,
    often,
    steady_without,
    unscored,
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
    """Each line has the bounds of each subject, the whole comes last."""
    table = bounds_table(account())
    assert ("Dimension", "Arcadia", "Borduria") == table.columns
    assert [
        ("A", "100 to 100", "0 to 0"),
        ("B", "0 to 0", "100 to 100"),
        ("C", "100 to 100", "0 to 100"),
        ("All together", "75 to 75", "25 to 75"),
    ] == [(row.title, *(cell.text for cell in row.cells)) for row in table.rows]


KEPT = "keeps its order, without a tie, in 95 of 100 recounts of each kind"


@pytest.mark.parametrize(
    ("above", "level", "said"),
    [
        (940, 0, "does not keep its order, without a tie, in 95 of 100 recounts of each kind."),
        (950, 0, f"{KEPT}: Arcadia above Borduria."),
        (930, 70, "does not keep its order, without a tie, in 95 of 100 recounts of each kind."),
    ],
)
def test_an_order_is_kept_from_95_of_100_on(above: int, level: int, said: str) -> None:
    """In short it is said which pair keeps its order, and that nobody should be called better all the same."""
    lines = list(in_short(with_standings(above, level)))
    which = "the only pair that is not separated on All together"
    assert f"Recounted in the four ways below, {which} {said}" in lines
    assert (
        "Print each score with its bounds. Of two that are not separated, do not print that one did better, nor which"
        " comes first."
    ) in lines
    more = (
        "You may add that such an order does not depend on how the documents are counted; the two still are not separ"
    )
    assert (above == 950) == any(line.startswith(more) for line in lines)


@pytest.mark.parametrize(
    ("above", "said"), [(950, "3 of 3 pairs {} keep their"), (900, "none of 3 pairs {} keeps its")], ids=["all", "none"]
)
def test_pairs_that_keep_their_order_are_counted(above: int, said: str) -> None:
    """Of several pairs it is said how many keep their order."""
    open_pairs = [(0, 1), (0, 1), (0, 1)]
    (line, *_) = kept_orders(with_standings(above, 0), open_pairs)
    assert line.startswith(f"Recounted in the four ways below, {said.format('that are not separated on All together')}")


def test_a_pair_is_told_with_every_share() -> None:
    """The higher one is named, with the share of each kind of recount, and how often both are tied."""
    assert [
        (
            "Arcadia is documented above Borduria; recounted, it is above in: weights near 90 % (tied in 5 %), any"
            " weights 90 % (tied in 5 %), slips 90 % (tied in 5 %), ways to count 90 % (tied in 5 %)."
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
        (steady_without, "Leaving out any other of 3 criteria, documents and kinds of source changes no order."),
    ],
    ids=["heaviest", "unscored", "left out"],
)
def test_the_rest_is_told(say: Callable[[Robustness], str], text: str) -> None:
    """What was varied and how, and what matters most."""
    assert text == say(account())


def test_every_kind_of_recount_is_told() -> None:
    """What is varied in each kind, how often, and what a share does not mean."""
    assert [
        "Weights near: all weights are drawn around the rubric's (concentration 50).",
        "Any weights: all weights are as likely.",
        (
            "Slips: a stage or level is a step off in 10 % of cases, up or down alike, and every unknown is filled in"
            " somewhere between its bounds. A score near its upper bound then mostly falls, one near its lower bound"
            " mostly rises. The bounds assume that there are no slips."
        ),
        (
            "Ways to count: the author of the rubric could have chosen otherwise; every combination of the choices"
            " below is tried."
        ),
        (
            "The first three are drawn 20 times each, from seed 1; there are 9 ways to count. A share of recounts says"
            " how often another choice gives that order. It is no chance that somebody did better."
        ),
    ] == list(kinds(account()))


def test_what_leaves_no_score_is_counted() -> None:
    """Whoever has no score under some ways to count is named, with how many these are."""
    found = standing(600, 0)
    one = replace(found, both=((1000, 900), (900, 900)))
    changed = replace(account(), multiverse=replace(account().multiverse, standing=one))
    said = "Under some of these ways too little is known for a score: of Borduria under 100."
    assert [said] == list(unscored(changed))
