"""Bounds: the score is what is documented; the bounds are what is not."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from scorecard.model.number import ONE, ZERO
from scorecard.model.result import EvidenceResult
from spec.builders import Data, action, bounds, by_evidence, card_of, evidence_in, judged, record_of, rubric_of, source

HALF, QUARTER = Fraction(1, 2), Fraction(1, 4)


def scrutinised(*sources: Data, acts: tuple[Data, ...] = (), themes: tuple[str, ...] = ("press",)) -> Fraction:
    """Return the share of scrutiny that is lacking, with these sources at hand besides an official act."""
    found = {"official_act": source("official_act"), **{f"source_{n}": paper for n, paper in enumerate(sources)}}
    rubric = rubric_of(by_evidence("free_press", *themes))
    return evidence_in(card_of(rubric, record_of(*acts, sources=found))).unscrutinised


def default_rule(*actions: Data, **rule: Any) -> EvidenceResult:
    """Return what the evidence rule finds with the built-in choices: top 2, balance, enough 2."""
    return evidence_in(card_of(rubric_of(by_evidence("free_press", **rule)), record_of(*actions)))


def test_an_unscrutinised_score_may_hide_setbacks() -> None:
    """Without any scrutiny the lower bound takes n further setbacks at full points: +80 could be -20."""
    found = default_rule(
        action("a", by=["self_reported"]), action("b", by=["self_reported"]), sources={"self_reported": "4/5"}
    )
    assert (Fraction(9, 10), Fraction(4, 10), Fraction(9, 10)) == (found.score, found.lower, found.upper)


def test_the_upper_bound_fills_the_missing_acts_with_advances() -> None:
    """The upper bound of a thin criterion takes as many advancing acts as are missing, at full points."""
    assert Fraction(7, 8) == default_rule(action("a", stage="engaged")).upper


def test_the_lower_bound_fills_the_missing_acts_with_setbacks() -> None:
    """The lower bound of a thin criterion takes as many setbacks as are missing: (1 + 1/2 - 1/2) / 2."""
    assert HALF == default_rule(action("a"), scrutiny=[]).lower


def test_no_act_spans_everything() -> None:
    """A criterion without any act could have any value."""
    assert (ZERO, ONE) == bounds(default_rule(scrutiny=[]))


def test_full_points_are_the_highest_that_a_rubric_gives() -> None:
    """Further acts count as much as the highest stage and the best kind of source allow."""
    kinds = dict.fromkeys(("self_reported", "official_act", "oversight", "independent"), "1/2")
    found = default_rule(stages={"carried_out": "4/5"}, sources=kinds, scrutiny=[])
    assert (Fraction(1, 10), Fraction(7, 10)) == bounds(found)


def test_enough_acts_and_full_scrutiny_leave_nothing_open() -> None:
    """With enough acts and two scrutinising publishers on every theme, both bounds are the score."""
    sources = {name: source("oversight", publisher=name, covers=["press"]) for name in ("first", "second")}
    record = record_of(action("a", by=["first"]), action("b", by=["second"]), sources=sources)
    found = evidence_in(card_of(rubric_of(by_evidence()), record))
    assert (ONE, ONE, ONE) == (found.score, found.lower, found.upper)


def test_a_rubric_may_do_without_scrutiny() -> None:
    """Where a rubric lists no kind of source under `scrutiny`, nothing is lacking."""
    assert 0 == default_rule(scrutiny=[]).unscrutinised


def test_a_covering_source_scrutinises() -> None:
    """A source of a scrutinising kind that covers a theme is half of what full scrutiny takes."""
    assert HALF == scrutinised(source("oversight", covers=["press"]))


@pytest.mark.parametrize("kind", ["self_reported", "official_act"])
def test_other_kinds_do_not_scrutinise(kind: str) -> None:
    """What a subject says of itself does not scrutinise it, whatever it covers."""
    assert 1 == scrutinised(source(kind, covers=["press"]))


def test_a_source_without_a_word_on_the_theme_does_not_scrutinise() -> None:
    """A scrutinising kind of source counts only for the themes that it covers or evidences a setback on."""
    assert 1 == scrutinised(source("oversight", covers=["courts"]))


def test_two_publishers_scrutinise_fully() -> None:
    """Two publishers are full scrutiny, and more do not count."""
    papers = [source("independent", publisher=name, covers=["press"]) for name in ("one", "two", "three")]
    assert (ZERO, ZERO) == (scrutinised(*papers[:2]), scrutinised(*papers))


def test_one_publisher_counts_once() -> None:
    """Two papers of one publisher are one publisher."""
    papers = [source("independent", publisher="one", covers=["press"]) for _ in range(2)]
    assert HALF == scrutinised(*papers)


@pytest.mark.parametrize(("way", "lack"), [("sets_back", HALF), ("mixed", HALF), ("advances", 1)])
def test_a_source_that_evidences_a_setback_scrutinises(way: str, lack: object) -> None:
    """A source that reports a setback on a theme has looked at it; one that reports an advance may not have."""
    assert lack == scrutinised(source("oversight"), acts=(action("a", way, by=["source_0"]),))


def test_scrutiny_is_the_mean_over_themes() -> None:
    """The lack of scrutiny is averaged over a criterion's themes."""
    assert Fraction(3, 4) == scrutinised(source("oversight", covers=["press"]), themes=("press", "courts"))


def test_the_missing_share_of_scrutiny_weighs_the_hidden_setbacks() -> None:
    """With half of the scrutiny, hidden setbacks count half their points: (1 + 1 - 1/2) / 2."""
    record = record_of(
        action("a"),
        action("b"),
        sources={"official_act": source("official_act"), "audit": source("oversight", covers=["press"])},
    )
    assert Fraction(3, 4) == evidence_in(card_of(rubric_of(by_evidence()), record)).lower


def test_one_hidden_setback_where_acts_are_not_counted() -> None:
    """Where the combination has no n, one hidden setback is taken: 1 - (1 - 1/2) x (1 - 1) accumulated."""
    found = judged(action("a"), action("b", "sets_back", stage="engaged"), combine="accumulate", scrutiny=["oversight"])
    assert HALF == found.lower


def test_hidden_setbacks_never_raise_a_lower_bound() -> None:
    """Under `mean` a weak hidden setback would soften the known ones, so it is left out."""
    sources = {"official_act": source("official_act"), "audit": source("oversight", covers=["press"])}
    acts = (action("a"), action("b", "sets_back"))
    rubric = rubric_of(by_evidence("free_press", combine="mean", enough=1))
    found = evidence_in(card_of(rubric, record_of(*acts, sources=sources)))
    assert (found.score, HALF) == (found.lower, found.unscrutinised)


@pytest.mark.parametrize("combine", [{"top": 2}, {"top": 3}, "best", "mean", "accumulate"])
def test_the_score_lies_within_its_bounds(combine: object) -> None:
    """Whatever the combination, a score lies between its bounds."""
    acts = (action("a", stage="engaged"), action("b", "sets_back", stage="committed"), action("c", "mixed"))
    found = judged(*acts, combine=combine, scrutiny=["oversight"])
    assert [found.lower, found.score, found.upper] == sorted(
        value for value in (found.upper, found.score, found.lower) if value is not None
    )


def test_a_short_record_does_not_look_worse() -> None:
    """A record with nothing in it has the same upper bound as one full of advances."""
    assert default_rule(action("a"), action("b")).upper == default_rule().upper


def test_an_unscrutinised_record_does_not_look_better() -> None:
    """Of two records with the same advances, the scrutinised one has the higher lower bound."""
    sources = {"official_act": source("official_act"), "audit": source("oversight", covers=["press"])}
    plain = card_of(rubric_of(by_evidence()), record_of(action("a"), action("b")))
    looked_at = card_of(rubric_of(by_evidence()), record_of(action("a"), action("b"), sources=sources))
    assert (plain.score, True) == (looked_at.score, (looked_at.lower or 0) > (plain.lower or 0))
