"""The library and the oracle, which share no code, come to the same numbers, exactly."""

from __future__ import annotations

from hypothesis import given, settings
from oracle import expected
from oracle_of_acts import Value
from strategies import DEEP, Pair, cases

from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.scoring.score import score

THREEFOLD = 3 * settings().max_examples


def found(pair: Pair) -> dict[str, Value]:
    """Return what the library makes of a rubric and a record, node by node."""
    card = score(Rubric(**pair[0]), Record(**pair[1]))
    return {path: (node.score, node.lower, node.upper, node.coverage) for path, node in card.results.items()}


@settings(max_examples=THREEFOLD)
@given(cases(DEEP))
def test_the_library_agrees_with_the_oracle_at_every_node(pair: Pair) -> None:
    """Score, bounds and coverage of every node are what the oracle says."""
    assert expected(*pair) == found(pair)
