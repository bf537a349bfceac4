"""The evidence rule: the acts whose themes match, turned into a value with bounds.

The score is what is documented; the bounds are what is not. A short record must not look worse than a long one, nor
an unscrutinised one better than a scrutinised one.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import prod

from scorecard.model.evidence_rule import Combination, SettledRule
from scorecard.model.joined import JoinedAct
from scorecard.model.number import ONE, ZERO, total
from scorecard.model.result import Act, EvidenceResult
from scorecard.scoring.points import act_for, direction_of
from scorecard.scoring.view import ActsInView

PUBLISHERS_ENOUGH = 2
"""Distinct publishers that make a theme fully scrutinised."""


def judge_evidence(rule: SettledRule, view: ActsInView, among: Sequence[JoinedAct] | None = None) -> EvidenceResult:
    """Return what the evidence rule finds.

    Args:
        rule: the rule, every choice filled in.
        view: the record's acts and sources.
        among: the acts that may count; all that bear on the rule's themes by default.
    """
    matching = view.bearing_on(rule.themes) if among is None else among
    acts = sorted((act_for(rule, act) for act in matching), key=_id_of)
    acts.sort(key=_points_of, reverse=True)
    return _weigh(rule, tuple(acts), unscrutinised(rule, view, matching))


def _id_of(act: Act) -> str:
    return act.id


def _points_of(act: Act) -> Fraction:
    return act.worth.points


def _weigh(rule: SettledRule, acts: tuple[Act, ...], lack: Fraction) -> EvidenceResult:
    """Combine both sides, as documented and as they would be if what is not known were full points on that side."""
    forward = [act.worth.advancing for act in acts if act.direction != "sets_back"]
    back = [act.worth.setting_back for act in acts if act.direction != "advances"]
    absent = [rule.full] * (rule.enough - len(acts))
    advancing, setting_back = combine(rule.combine, forward), combine(rule.combine, back)
    value = net(rule.net, advancing, setting_back)
    best = combine(rule.combine, [*forward, *[rule.full_advancing] * len(absent)]) if absent else advancing
    worst = _worst(rule.combine, [*back, *absent], lack * rule.full)
    return EvidenceResult(
        outcome="judged" if not absent else "thin" if acts else "unknown",
        score=None if absent else value,
        lower=net(rule.net, advancing, worst),
        upper=net(rule.net, best, setting_back) if absent else value,
        coverage=Fraction(len(acts), rule.enough) if absent else ONE,
        acts=acts, advancing=advancing, setting_back=setting_back, unscrutinised=lack,
    )  # fmt: skip


def _worst(combination: Combination, certain: list[Fraction], unseen: Fraction) -> Fraction:
    """Return the side that sets back with as many further setbacks as it counts, each of the points given.

    Why: setbacks that scrutiny would have found can only lower a score, so under `mean`, where a weaker setback
    lowers the mean of the setbacks, they are left out where they would raise it.
    """
    found = combine(combination, [*certain, *[unseen] * (combination.n or 1)])
    return max(found, combine(combination, certain)) if combination.method == "mean" else found


def combine(combination: Combination, points: Sequence[Fraction]) -> Fraction:
    """Return the points of several acts as one value; nothing is worth 0."""
    if not points:
        return ZERO
    if combination.n:
        return total(sorted(points)[-combination.n :]) / combination.n
    if combination.method == "best":
        return max(points)
    if combination.method == "mean":
        return total(points) / len(points)
    return ONE - prod((ONE - point for point in points), start=ONE)


def net(method: str, advancing: Fraction, setting_back: Fraction) -> Fraction:
    """Return both sides as one value; under `balance` one half is no net movement."""
    if method == "discount":
        return advancing * (ONE - setting_back)
    return advancing if method == "ignore" else (ONE + (advancing - setting_back)) / 2


def unscrutinised(rule: SettledRule, view: ActsInView, acts: Sequence[JoinedAct]) -> Fraction:
    """Return the share of scrutiny that the themes lack: the mean over themes of 1 - min(1, publishers / 2).

    A source of a scrutinising kind counts for a theme that it covers, or on which it evidences a setback.
    """
    if not rule.scrutiny:
        return ZERO
    seen = (len(_publishers(rule, view, acts, theme)) for theme in rule.themes)
    lacking = sum(max(0, PUBLISHERS_ENOUGH - publishers) for publishers in seen)
    return Fraction(lacking, PUBLISHERS_ENOUGH * len(rule.themes))


def _publishers(rule: SettledRule, view: ActsInView, acts: Sequence[JoinedAct], theme: str) -> set[str]:
    """Return who scrutinises a theme: sources that cover it, or that evidence a setback on it."""
    sources = view.record.sources
    scrutinising = [name for name, source in sources.items() if source.kind in rule.scrutiny]
    if not scrutinising:
        return set()
    setbacks = (act for act in acts if theme in act.directions and direction_of(rule, act, [theme]) != "advances")
    critical = {name for act in setbacks for name in act.sources}
    return {sources[name].publisher for name in scrutinising if theme in sources[name].covers or name in critical}
