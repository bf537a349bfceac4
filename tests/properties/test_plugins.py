"""An aggregation of a plug-in is as good as a built-in one: the oracle agrees, and bounds hold."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import oracle
from hypothesis import given
from hypothesis import strategies as st
from made_up_plugs import MeanAgain
from strategies import ANYTHING, DEEP, MEAN, Document, Pair, cases

from properties.cards import card_of
from properties.test_bounds import is_ordered
from properties.test_oracle import found

AGAIN: Document = {"method": "custom", "custom": "mean_again"}
PLUGGED = replace(DEEP, methods=(AGAIN,))
MIXED = replace(ANYTHING, methods=(AGAIN, *ANYTHING.methods[:4]))


def with_mean(part: Document) -> Document:
    """Return a rubric, or a part of one, with the built-in mean in place of the plug-in's."""
    own: Document = {"aggregate": MEAN} if part.get("aggregate") == AGAIN else {}
    return {**part, **own, **{key: [*map(with_mean, part[key])] for key in ("dimensions", "criteria") if key in part}}


@given(cases(PLUGGED))
def test_the_oracle_agrees_where_a_plugin_repeats_the_mean(pair: Pair) -> None:
    """Score, bounds, coverage and bands of every node are those of the built-in mean."""
    rubric, record = pair
    assert oracle.expected(with_mean(rubric), record) == found(pair)


@given(cases(MIXED))
def test_bounds_hold_beside_built_in_methods(pair: Pair) -> None:
    """A score lies within its bounds wherever a plug-in stands among other methods."""
    results = [result for result in card_of(*pair).root.walk() if result.outcome != "excluded"]
    assert [] == [result.path for result in results if not is_ordered(result)]


@given(cases(PLUGGED))
def test_a_plugin_is_another_standard_than_what_it_repeats(pair: Pair) -> None:
    """The fingerprint names the plug-in, even where every number is the same."""
    rubric, record = pair
    assert card_of(rubric, record).rubric.fingerprint != card_of(with_mean(rubric), record).rubric.fingerprint


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(0, 9)), min_size=1, max_size=6))
def test_a_plugin_can_be_asked_by_itself(pairs: list[tuple[int, int]]) -> None:
    """An author tests the method alone, with shares and values."""
    whole = sum(weight for weight, _ in pairs)
    shares, values = [Fraction(weight, whole) for weight, _ in pairs], [Fraction(value, 9) for _, value in pairs]
    assert Fraction(sum(w * v for w, v in pairs), 9 * whole) == MeanAgain().aggregate(shares, values)
