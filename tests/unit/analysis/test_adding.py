"""What each act adds to a criterion: its score with the act and without it, exactly."""

from __future__ import annotations

import pytest

import scorecard as sc
from scorecard.analysis.adding import without_each_act
from scorecard.model.record import Record
from scorecard.model.scorecard import Scorecard
from scorecard.scoring.score import score

RUBRIC = sc.load_rubric("democracy")
RECORDS = sc.load_records("examples/records")
CARDS = [score(RUBRIC, record) for record in RECORDS]


def without(record: Record, act: str) -> Record:
    """Return a record without the actions that report an act; its sources were read all the same."""
    gone = {action.id for each in record.acts if each.actions[0].id == act for action in each.actions}
    return record.model_copy(update={"actions": tuple(each for each in record.actions if each.id not in gone)})


@pytest.mark.parametrize("card", CARDS, ids=[card.record.subject.id for card in CARDS])
def test_a_criterion_without_an_act_is_that_of_a_record_without_it(card: Scorecard) -> None:
    """Taking an act out of a record and scoring again gives the same score and coverage."""
    found = without_each_act(card, "sanctions.targeted_sanctions")
    assert len(found) >= 1
    for act, result in found.items():
        again = score(RUBRIC, without(card.record, act))["sanctions.targeted_sanctions"]
        assert (act, again.score, again.coverage) == (act, result.score, result.coverage)


def test_groups_are_judged_again_too() -> None:
    """A criterion that compares groups is judged again without an act, in every group."""
    path = "credibility.consistency"
    found = without_each_act(CARDS[0], path)
    act = next(iter(found))
    again = score(RUBRIC, without(CARDS[0].record, act))[path]
    assert (again.score, again.groups[0][1].score) == (found[act].score, found[act].groups[0][1].score)


def test_what_is_not_judged_by_acts_has_none() -> None:
    """A dimension counts no acts itself."""
    assert {} == without_each_act(CARDS[0], "sanctions")


def test_a_window_holds_for_what_is_left() -> None:
    """Only acts in the window are taken out, and only these are left."""
    card = score(RUBRIC, RECORDS[1], window="2y")
    found = without_each_act(card, "sanctions.international_justice")
    counted = [act.id for each in card["sanctions.international_justice"].evidence_results for act in each.acts]
    assert counted == list(found)
