"""What the properties look at: the numbers of a scorecard, node by node."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import settings
from strategies import Document

from scorecard.model.record import Record
from scorecard.model.result import Result
from scorecard.model.rubric import Rubric
from scorecard.model.scorecard import Scorecard
from scorecard.scoring.score import score

FEWER = settings(max_examples=settings().max_examples // 2)
"""Half as many examples, for properties that score several times in each."""
Numbers = dict[str, tuple[object, ...]]
"""Outcome, score, bounds, coverage and band of every node, by its path."""


def card_of(rubric: Document, record: Document) -> Scorecard:
    """Return the scorecard of a record under a rubric, both given as plain mappings."""
    return score(Rubric(**rubric), Record(**record))


def numbers_of(card: Scorecard) -> Numbers:
    """Return all that a scorecard says of every node."""
    return {path: figures(result) for path, result in card.results.items()}


def figures(result: Result) -> tuple[object, ...]:
    """Return all that a scorecard says of one node."""
    return result.outcome, result.score, result.lower, result.upper, result.coverage, result.band


def scored(rubric: Document, record: Document) -> Numbers:
    """Return all that the library says of every node."""
    return numbers_of(card_of(rubric, record))


def whole(rubric: Document, record: Document) -> Fraction:
    """Return the score of the whole, of a rubric and a record under which there is one."""
    found = card_of(rubric, record).score
    assert found is not None
    return found
