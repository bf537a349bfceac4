"""The kernel means what the definition means: the same numbers, over arrays."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from hypothesis import given
from strategies import ANYTHING, DEEP

from properties.cards import FEWER
from properties.test_comparison import Field, fields
from scorecard.analysis.arrays import Arrays, arrays_of
from scorecard.kernel.tree import evaluate
from scorecard.kernel.values import Amounts, Values
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.model.scorecard import Scorecard
from scorecard.scoring.score import score

CLOSE = 12
"""Places of a number that must be the same."""
Figures = list[tuple[str, list[float | None]]]


def exact(cards: list[Scorecard]) -> dict[str, Figures]:
    """Return what the definition says of every node, a number for each subject."""
    return {
        node.id: [
            ("score", [rounded(card[node.id].score) for card in cards]),
            ("lower", [rounded(card[node.id].lower) for card in cards]),
            ("upper", [rounded(card[node.id].upper) for card in cards]),
            ("coverage", [rounded(card[node.id].coverage) for card in cards]),
        ]
        for node in cards[0].rubric.order
    }


def by_kernel(arrays: Arrays, subjects: int) -> dict[str, Figures]:
    """Return what the kernel says of every node, a number for each subject."""
    found = evaluate(arrays.plan, arrays.leaves)
    return {name: figures(found[number], subjects) for name, number in arrays.numbers.items()}


def figures(values: Values, subjects: int) -> Figures:
    """Return the numbers of a node, None for what is none."""
    parts = {"score": values.score, "lower": values.lower, "upper": values.upper, "coverage": values.coverage}
    return [(name, listed(array, subjects)) for name, array in parts.items()]


def listed(array: Amounts, subjects: int) -> list[float | None]:
    """Return the first draw."""
    row = np.broadcast_to(array, (*array.shape[:-1], subjects))[0]
    return [None if np.isnan(number) else round(float(number), CLOSE) + 0.0 for number in row]


def rounded(number: Fraction | None) -> float | None:
    """Return a number to the places that must be the same."""
    return None if number is None else round(float(number), CLOSE) + 0.0


def both(field: Field) -> tuple[dict[str, Figures], dict[str, Figures]]:
    """Return what the definition and the kernel say."""
    rubric, records = Rubric(**field[0]), [Record(**record) for record in field[1]]
    cards = [score(rubric, record) for record in records]
    return exact(cards), by_kernel(arrays_of(rubric, records), len(cards))


@given(fields(ANYTHING))
def test_the_kernel_says_what_the_definition_says(field: Field) -> None:
    """Every node of every rubric has the same score, bounds and coverage for all subjects at once."""
    expected, found = both(field)
    assert expected == found


@FEWER
@given(fields(DEEP))
def test_deep_trees_are_the_same(field: Field) -> None:
    """Trees of several tiers have the same numbers."""
    expected, found = both(field)
    assert expected == found
