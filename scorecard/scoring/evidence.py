"""The evidence rule: the acts whose themes match, turned into a value with bounds.

The score is what is documented; the bounds are what is not. A short record must not look worse than a long one, nor
an unscrutinised one better than a scrutinised one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import prod

from scorecard.model.evidence_rule import Combination, SettledRule
from scorecard.model.facts import Source
from scorecard.model.joined import ALONE, JoinedAct
from scorecard.model.number import ONE, ZERO
from scorecard.model.result import Act, EvidenceResult
from scorecard.scoring.points import act_for
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
    acts = sorted((act_for(rule, act) for act in matching), key=_most_points_first)
    return _weigh(rule, tuple(acts), unscrutinised(rule, view, matching))


def _most_points_first(act: Act) -> tuple[int, str]:
    return -act.worth.units, act.id


def _weigh(rule: SettledRule, acts: tuple[Act, ...], lack: Fraction) -> EvidenceResult:
    """Combine both sides, as documented and as they would be if what is not known were full points on that side."""
    forward = [act.worth.forward_units for act in acts if act.direction != "sets_back"]
    back = [act.worth.back_units for act in acts if act.direction != "advances"]
    absent = max(0, rule.enough - len(acts))
    advancing, setting_back = combine(rule.combine, forward, rule.unit), combine(rule.combine, back, rule.unit)
    value = net(rule.net, advancing, setting_back)
    best = combine(rule.combine, forward + [rule.full_forward_units] * absent, rule.unit) if absent else advancing
    worst = _worst(rule, back + [rule.full_units] * absent, lack)
    return EvidenceResult(
        outcome="judged" if not absent else "thin" if acts else "unknown",
        score=None if absent else value,
        lower=net(rule.net, advancing, worst),
        upper=net(rule.net, best, setting_back) if absent else value,
        coverage=Fraction(len(acts), rule.enough) if absent else ONE,
        acts=acts, advancing=advancing, setting_back=setting_back, advancing_at_best=best,
        setting_back_at_worst=worst,
        unscrutinised=lack,
    )  # fmt: skip


def _worst(rule: SettledRule, certain: list[int], lack: Fraction) -> Fraction:
    """Return the side that sets back with as many further setbacks as it counts, each of `lack` times full points.

    Why: setbacks that scrutiny would have found can only lower a score, so under `mean`, where a weaker setback
    lowers the mean of the setbacks, they are left out where they would raise it.
    """
    finer, unseen = lack.denominator, lack.numerator * rule.full_units
    points = [point * finer for point in certain] + [unseen] * (rule.combine.top or 1)
    found = combine(rule.combine, points, rule.unit * finer)
    return max(found, combine(rule.combine, certain, rule.unit)) if rule.combine.method == "mean" else found


def combine(combination: Combination, points: Sequence[int], unit: int) -> Fraction:
    """Return the points of several acts as one value; nothing is worth 0.

    Args:
        combination: how.
        points: of each act, as a whole number of parts of one; sums of whole numbers are exact, and fast.
        unit: how many parts make one.
    """
    if not points:
        return ZERO
    if combination.top:
        return Fraction(sum(sorted(points)[-combination.top :]), unit * combination.top)
    if combination.method == "best":
        return Fraction(max(points), unit)
    if combination.method == "mean":
        return Fraction(sum(points), unit * len(points))
    return ONE - Fraction(prod(unit - point for point in points), unit ** len(points))


def net(method: str, advancing: Fraction, setting_back: Fraction) -> Fraction:
    """Return both sides as one value; under `balance` one half is no net movement."""
    if method == "discount":
        return advancing * (ONE - setting_back)
    if method == "ignore":
        return advancing
    parts = advancing.denominator * setting_back.denominator
    gained, lost = advancing.numerator * setting_back.denominator, setting_back.numerator * advancing.denominator
    return Fraction(parts + gained - lost, 2 * parts)


def unscrutinised(rule: SettledRule, view: ActsInView, acts: Sequence[JoinedAct]) -> Fraction:
    """Return the share of scrutiny that the themes lack: the mean over themes of 1 - min(1, publishers / 2).

    A source of a scrutinising kind counts for a theme that it covers, or on which it evidences a setback.
    """
    if not rule.scrutiny:
        return ZERO
    scrutinising = view.sources_of(rule.scrutiny)
    seen = (len(_publishers(rule, scrutinising, acts, theme)) for theme in rule.themes) if scrutinising else ()
    lacking = PUBLISHERS_ENOUGH * len(rule.themes) - sum(min(PUBLISHERS_ENOUGH, publishers) for publishers in seen)
    return Fraction(lacking, PUBLISHERS_ENOUGH * len(rule.themes))


def _publishers(rule: SettledRule, sources: Mapping[str, Source], acts: Sequence[JoinedAct], theme: str) -> set[str]:
    """Return who scrutinises a theme: sources that cover it, or that evidence a setback on it."""
    praise = ALONE["sets_back" if theme in rule.opposed else "advances"]
    critical = {name for act in acts if act.directions.get(theme, praise) != praise for name in act.sources}
    return {source.publisher for name, source in sources.items() if theme in source.covers or name in critical}
