"""Order and repetition mean nothing."""

from __future__ import annotations

from typing import TypeVar

from hypothesis import given
from hypothesis import strategies as st
from strategies import ACTS, Document, Pair, cases, changed

from properties.cards import FEWER, card_of, numbers_of, scored
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.scoring.compare import compare

T = TypeVar("T")
turns = st.integers(0, 5)
"""Ways to order three things: how far they are turned, and whether they are reversed."""


def turned(items: list[T], turn: int) -> list[T]:
    """Return the items in another order."""
    by, reverse = divmod(turn, 2)
    ordered = [*items[by:], *items[:by]]
    return ordered[::-1] if reverse else ordered


def with_children_turned(rubric: Document, turn: int) -> Document:
    """Return the rubric with the children of every dimension in another order."""
    kept = ("dimensions", "criteria")
    return changed(rubric, lambda part: part | {key: turned(part[key], turn) for key in kept if key in part})


@FEWER
@given(cases(), turns)
def test_the_order_of_criteria_changes_nothing(pair: Pair, turn: int) -> None:
    """1. Reordering criteria and dimensions leaves score, bounds and band of every node."""
    rubric, record = pair
    assert scored(rubric, record) == scored(with_children_turned(rubric, turn), record)


@FEWER
@given(cases(), turns)
def test_the_order_of_records_only_reorders_rows(pair: Pair, turn: int) -> None:
    """2. Reordering records only reorders rows."""
    rubric, record = pair
    subjects = [record | {"subject": record["subject"] | {"id": name}} for name in ("first", "second", "third")]
    facts = [subjects[0], subjects[1] | {"observations": {}}, subjects[2] | {"actions": []}]
    rows = compare(Rubric(**rubric), [Record(**fact) for fact in facts]).to_rows()
    moved = compare(Rubric(**rubric), [Record(**fact) for fact in turned(facts, turn)]).to_rows()
    assert sorted(rows, key=str) == sorted(moved, key=str)


@FEWER
@given(cases(ACTS), turns)
def test_the_order_of_actions_evidence_and_sources_changes_nothing(pair: Pair, turn: int) -> None:
    """19. The order of actions, of their evidence and of sources is irrelevant."""
    rubric, record = pair
    actions = [action | {"evidence": turned(action["evidence"], turn)} for action in record["actions"]]
    sources = {name: record["sources"][name] for name in turned(list(record["sources"]), turn)}
    moved = card_of(rubric, record | {"actions": turned(actions, turn), "sources": sources})
    assert (numbers_of(card := card_of(rubric, record)), card.exposure) == (numbers_of(moved), moved.exposure)
