"""Evidence: the acts whose themes match, turned into a value. Full points and one act are worth 1 in these examples."""

from __future__ import annotations

from fractions import Fraction

import pytest

from scorecard.model.number import ONE, ZERO
from spec.builders import Data, action, by_evidence, card_of, evidence_in, judged, record_of, rubric_of, source

HALF, QUARTER = Fraction(1, 2), Fraction(1, 4)


@pytest.mark.parametrize(
    ("stage", "points"), [("stated", QUARTER), ("engaged", HALF), ("committed", Fraction(3, 4)), ("carried_out", 1)]
)
def test_an_act_has_the_points_of_its_stage(stage: str, points: object) -> None:
    """The further an act went, the more it counts; these are the points where a rubric gives none."""
    assert points == judged(action("a", stage=stage)).advancing


def test_a_rubric_states_its_own_points() -> None:
    """A rubric's points for a stage stand in place of the built-in ones, stage by stage."""
    acts = (action("a", stage="engaged"), action("b", stage="stated"))
    assert Fraction(2, 5) == judged(*acts, stages={"engaged": "2/5"}).advancing


@pytest.mark.parametrize(
    ("rule", "act"),
    [
        ({"instruments": {"award": "1/4"}}, {"instrument": "award"}),
        ({"statuses": {"enjoined": "1/4"}}, {"status": {"is": "enjoined"}}),
        ({"sources": {"self_reported": "1/4"}}, {"by": ["self_reported"]}),
    ],
)
def test_factors_multiply_the_points(rule: Data, act: Data) -> None:
    """Points are multiplied by the factors of instrument, of status and of the best kind of source."""
    points = [judged(action("a", **act), **choices).advancing for choices in ({}, rule)]
    assert [1, QUARTER] == points


def test_all_factors_multiply() -> None:
    """Stage, instrument, status and source are multiplied with each other."""
    act = action("a", by=["self_reported"], stage="engaged", instrument="award", status={"is": "reversed"})
    rule = {"instruments": {"award": "1/3"}, "statuses": {"reversed": "1/5"}, "sources": {"self_reported": "1/7"}}
    assert Fraction(1, 2 * 3 * 5 * 7) == judged(act, **rule).advancing


def test_the_best_kind_of_source_counts() -> None:
    """An act that rests on several sources has the factor of the best of them."""
    act = action("a", by=["self_reported", "oversight"])
    assert 1 == judged(act, sources={"self_reported": "4/5"}).advancing


def test_an_admission_is_not_discounted() -> None:
    """The factor of the source counts on the advancing side only."""
    act = action("a", "sets_back", by=["self_reported"])
    assert 1 == judged(act, sources={"self_reported": "4/5"}).setting_back


@pytest.mark.parametrize(
    ("combine", "value"),
    [
        ({"top": 2}, Fraction(7, 8)),  # (1 + 3/4) / 2
        ({"top": 4}, Fraction(9, 16)),  # (1 + 3/4 + 1/2 + 0) / 4: an empty place is 0
        ("best", 1),
        ("mean", Fraction(3, 4)),
    ],
)
def test_each_side_is_combined(combine: object, value: object) -> None:
    """Points of 1, 3/4 and 1/2 become one value by the rubric's combination."""
    acts = (action("a"), action("b", stage="committed"), action("c", stage="engaged"))
    assert value == judged(*acts, combine=combine).advancing


def test_accumulation_has_diminishing_returns() -> None:
    """Accumulated points of 1/2 and 3/4 are 1 - 1/2 x 1/4."""
    acts = (action("a", stage="engaged"), action("b", stage="committed"))
    assert Fraction(7, 8) == judged(*acts, combine="accumulate").advancing


@pytest.mark.parametrize(("net", "value"), [("balance", Fraction(5, 8)), ("discount", HALF * 1), ("ignore", 1)])
def test_the_sides_are_netted(net: str, value: object) -> None:
    """Of F = 1 and A: `balance` is (1 + F - A) / 2, `discount` F (1 - A), `ignore` F."""
    stage = {"balance": "committed", "discount": "engaged", "ignore": "carried_out"}[net]
    assert value == judged(action("a"), action("b", "sets_back", stage=stage), net=net).score


def test_one_half_is_no_net_movement() -> None:
    """Under `balance` an advance and an equal setback are worth one half."""
    assert HALF == judged(action("a"), action("b", "sets_back")).score


def test_a_mixed_act_counts_half_on_each_side() -> None:
    """An act that advances and sets back counts half its points on either side."""
    found = judged(action("a", "mixed"))
    assert (HALF, HALF) == (found.advancing, found.setting_back)


def test_themes_of_different_direction_make_a_mixed_act() -> None:
    """An act that advances one of a criterion's themes and sets back another is mixed."""
    act = action("a", {"press": "advances", "courts": "sets_back"})
    rubric = rubric_of(by_evidence("free_press", "press", "courts", combine="best", enough=1))
    found = evidence_in(card_of(rubric, record_of(act)))
    assert ("mixed", HALF, HALF) == (found.acts[0].direction, found.advancing, found.setting_back)


def test_an_act_counts_once_a_criterion() -> None:
    """An act that bears on two of a criterion's themes counts once."""
    act = action("a", {"press": "advances", "courts": "advances"})
    rubric = rubric_of(by_evidence("free_press", "press", "courts"))
    assert HALF == evidence_in(card_of(rubric, record_of(act))).advancing


def test_directions_swap_on_opposed_themes() -> None:
    """A rubric may hold the opposite preference: on a theme that it opposes, advancing it sets back."""
    found = judged(action("a"), action("b", "sets_back", stage="engaged"), opposed=["press"])
    assert (HALF, ONE) == (found.advancing, found.setting_back)


def test_a_mixed_act_stays_mixed_on_opposed_themes() -> None:
    """What goes both ways goes both ways for the opposite preference, too."""
    found = judged(action("a", "mixed"), opposed=["press"])
    assert (HALF, HALF) == (found.advancing, found.setting_back)


def test_a_theme_nobody_asks_for_changes_nothing() -> None:
    """Acts on other themes do not count."""
    plain = judged(action("a"))
    assert plain.advancing == judged(action("a"), action("b", {"courts": "sets_back"})).advancing


def test_a_repeated_act_is_one_act() -> None:
    """Actions joined by `same_act` count as one act with the highest stage."""
    acts = (action("a", stage="stated"), action("b", stage="committed", same_act="a"))
    found = judged(*acts, combine={"top": 2}, enough=2)
    assert (1, Fraction(3, 8), "committed") == (len(found.acts), found.advancing, found.acts[0].stage)


def test_a_joined_act_has_the_union_of_themes() -> None:
    """An act has every theme and direction that the actions which report it have."""
    acts = (action("a", {"courts": "advances"}), action("b", "sets_back", same_act="a"))
    assert ("a", "sets_back") == (judged(*acts).acts[0].actions[0].id, judged(*acts).acts[0].direction)


def test_a_joined_act_has_the_union_of_evidence() -> None:
    """An act has the best source of all the actions that report it."""
    acts = (action("a", by=["self_reported"]), action("b", by=["independent"], same_act="a"))
    assert 1 == judged(*acts, sources={"self_reported": "4/5"}).advancing


def test_a_joined_act_has_its_latest_status() -> None:
    """Of several statuses the one that holds since the latest date counts, wherever it stands."""
    first = action("a", status={"is": "reversed", "since": "2005"})
    second = action("b", status={"is": "enjoined", "since": "2004-12-31"}, same_act="a")
    assert 0 == judged(first, second, statuses={"reversed": 0, "enjoined": HALF}).advancing


def test_an_undated_status_is_the_earliest() -> None:
    """A status without a date gives way to one that has a date."""
    first = action("a", status={"is": "reversed"})
    second = action("b", status={"is": "in_force", "since": "2004"}, same_act="a")
    assert 1 == judged(first, second, statuses={"reversed": 0}).advancing


def test_too_few_acts_have_no_score() -> None:
    """With fewer acts than `enough` a criterion is thin: it has bounds and no score."""
    found = judged(action("a"), enough=2)
    assert ("thin", None, HALF) == (found.outcome, found.score, found.coverage)


@pytest.mark.parametrize(("combine", "outcome"), [({"top": 2}, "thin"), ("best", "judged")])
def test_enough_is_the_number_of_best_acts(combine: object, outcome: str) -> None:
    """Where a rubric does not say how many acts are enough, it is the n of `top: n`, else 1."""
    criterion = by_evidence("free_press", combine=combine)
    assert outcome == card_of(rubric_of(criterion), record_of(action("a")))["free_press"].outcome


def test_no_act_is_unknown() -> None:
    """Without any act a criterion is unknown, not zero."""
    found = judged()
    assert ("unknown", None, ZERO, ONE) == (found.outcome, found.score, found.lower, found.upper)


def test_a_criterion_may_not_apply() -> None:
    """An evidence criterion that the record calls not applicable is excluded."""
    record = record_of(action("a"), observations_of="open_books@1", observations={"free_press": "not_applicable"})
    assert "excluded" == card_of(rubric_of(by_evidence()), record)["free_press"].outcome


def test_the_rubric_states_choices_for_all_criteria() -> None:
    """A choice stated for the whole rubric holds where a criterion makes none of its own."""
    criteria = (by_evidence("first"), by_evidence("second", combine="mean"))
    rubric = rubric_of(*criteria, evidence={"combine": {"top": 4}, "enough": 1})
    card = card_of(rubric, record_of(action("a")))
    assert (Fraction(1, 4), ONE) == tuple(evidence_in(card, path).advancing for path in ("first", "second"))


def test_the_order_of_actions_is_irrelevant() -> None:
    """Actions, evidence and sources count the same in whatever order they stand."""
    acts = (action("a"), action("b", "sets_back", by=["oversight", "self_reported"]), action("c", same_act="b"))
    turned = (acts[2], action("b", "sets_back", by=["self_reported", "oversight"]), acts[0])
    found = [judged(*order, combine={"top": 2}) for order in (acts, turned)]
    assert 1 == len({(one.score, one.lower, one.upper, one.coverage, one.unscrutinised) for one in found})


def test_a_source_may_be_cited_twice() -> None:
    """The same source cited at two places bears an act out once."""
    act = action("a", by=["oversight", "oversight"])
    record = record_of(act, sources={"oversight": source("oversight", covers=["press"])})
    assert HALF == evidence_in(card_of(rubric_of(by_evidence()), record)).unscrutinised


@pytest.mark.parametrize(
    ("ways", "opposed", "lack"),
    [
        ({"press": "sets_back"}, [], Fraction(3, 4)),
        ({"courts": "advances"}, ["courts"], Fraction(3, 4)),
        ({"courts": "sets_back"}, ["courts"], 1),
        ({"press": "sets_back", "courts": "sets_back"}, [], HALF),
    ],
)
def test_a_setback_scrutinises_its_own_theme(ways: dict[str, str], opposed: list[str], lack: Fraction) -> None:
    """Who evidences a setback scrutinises the themes that it sets back, whatever way that is, and no other."""
    rubric = rubric_of(by_evidence("free", "press", "courts", opposed=opposed))
    found = evidence_in(card_of(rubric, record_of(action("a", ways, by=["oversight"]))), "free")
    assert lack == found.unscrutinised


@pytest.mark.parametrize(("net", "upper"), [("balance", Fraction(7, 8)), ("discount", "3/4"), ("ignore", "3/4")])
def test_the_upper_bound_is_netted_as_the_score(net: str, upper: object) -> None:
    """With one of two acts missing, the bound above takes it at full points and nets as the rule says."""
    found = judged(action("a", stage="engaged"), net=net, combine={"top": 2}, enough=2)
    assert Fraction(str(upper)) == found.upper


def test_one_setback_that_nobody_saw_enters_a_mean() -> None:
    """Under `mean` a lack of scrutiny is one setback of full points more, beside one of a half."""
    found = judged(action("a", "sets_back", stage="engaged"), combine="mean", scrutiny=["oversight"])
    assert Fraction(3, 4) == found.setting_back_at_worst
