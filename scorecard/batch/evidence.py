"""Criteria that are judged by acts: what the acts of every subject come to under one rule."""

from __future__ import annotations

import numpy as np

from scorecard.analysis.acts import GROUPED
from scorecard.batch.actions import DIRECTIONS, INSTRUMENTS, KINDS
from scorecard.batch.acts import Acts, Bearing
from scorecard.batch.stated import Stated
from scorecard.kernel.acts import Combining, Side, Weighing
from scorecard.kernel.distinct import distinct
from scorecard.kernel.values import Amounts, Truths, Values, Whole
from scorecard.model.evidence_rule import SettledRule
from scorecard.model.joined import STAGES, STATES
from scorecard.model.number import ONE
from scorecard.model.relations import Relations
from scorecard.model.words import Direction
from scorecard.scoring.evidence import PUBLISHERS_ENOUGH
from scorecard.scoring.points import SIDES, SWAPPED

BITS = {direction: 1 << place for place, direction in enumerate(DIRECTIONS)}
SETS = [[name for name, bit in BITS.items() if bits & bit] for bits in range(1 << len(BITS))]
"""Directions by the bits of several."""
DIRECTION_OF: list[Direction] = [found[0] if len(found) == 1 else "mixed" for found in SETS]
"""The direction of an act that has several."""
PARTS = np.array([[float(part) for part in SIDES[direction]] for direction in DIRECTION_OF])
"""By the bits of its directions, the part of an act's points on the advancing side, and on the other one."""
TURNED = np.array([sum(BITS[SWAPPED[name]] for name in found) for found in SETS])
"""The bits of directions on a theme that a criterion opposes."""


def judged_by_acts(rule: SettledRule, relations: Relations | None, acts: Acts, stated: Stated) -> Values:
    """Return what acts come to under a rule for every subject, each array of shape (subjects,)."""
    matching = _matching(rule, acts)
    if not (relations and rule.groups):
        return _weighed(rule, acts, matching, np.ones(len(acts.subject), dtype=bool))
    among = [acts.aimed_at(relations.groups[name], stated) for name in rule.groups]
    return GROUPED[rule.by]([_weighed(rule, acts, matching, each) for each in among])


def common_of(rule: SettledRule) -> int | None:
    """Return what every value under a rule is a whole multiple of one over; None where that hangs on the acts."""
    if rule.combine.method not in {"top", "best"}:
        return None
    side = rule.unit * (rule.combine.top or 1)
    back = side * (PUBLISHERS_ENOUGH * len(rule.themes) if rule.scrutiny else 1)
    return {"balance": 2 * back, "discount": side * back, "ignore": side}[rule.net]


def _matching(rule: SettledRule, acts: Acts) -> Bearing:
    """Return the acts that bear on a rule's themes, swapped on those that it opposes."""
    found = [acts.bearing[theme] for theme in rule.themes]
    bits = [
        TURNED[each.directions] if theme in rule.opposed else each.directions
        for theme, each in zip(rule.themes, found, strict=True)
    ]
    return Bearing.of(np.concatenate([each.act for each in found]), np.concatenate(bits))


def _weighed(rule: SettledRule, acts: Acts, matching: Bearing, among: Truths) -> Values:
    chosen = among[matching.act]
    act, parts = matching.act[chosen], PARTS[matching.directions[chosen]]
    subject, points = acts.subject[act], _points(rule, acts, act)
    forward = _side(subject, points * _best(rule)[acts.kinds[act]], parts[:, 0], acts.subjects)
    back = _side(subject, points, parts[:, 1], acts.subjects)
    weighing = Weighing(
        Combining(rule.combine.method, rule.combine.top or 1), rule.net, rule.enough,
        rule.full_units / rule.unit, rule.full_forward_units / rule.unit,
    )  # fmt: skip
    return weighing(forward, back, np.bincount(subject, minlength=acts.subjects), _unscrutinised(rule, acts, among))


def _side(subject: Whole, points: Amounts, parts: Amounts, subjects: int) -> Side:
    there = parts > 0
    return Side.of(subject[there], (points * parts)[there], subjects)


def _points(rule: SettledRule, acts: Acts, act: Whole) -> Amounts:
    """Return the points of some acts, before the factor of their sources."""
    stages = np.array([float(rule.stages[stage]) for stage in STAGES])
    instruments = np.array([float(rule.instruments.get(name, ONE)) for name in INSTRUMENTS])
    states = np.array([float(rule.statuses.get(state, ONE)) for state in STATES])
    return np.asarray(stages[acts.stage[act]] * instruments[acts.instrument[act]] * states[acts.state[act]])


def _best(rule: SettledRule) -> Amounts:
    """Return the factor of the best kind of source, by the bits of the kinds."""
    factors = [float(rule.sources.get(kind, ONE)) for kind in KINDS]
    return np.array([max([0.0, *(f for place, f in enumerate(factors) if bits >> place & 1)]) for bits in range(16)])


def _unscrutinised(rule: SettledRule, acts: Acts, among: Truths) -> Amounts:
    """Return the share of scrutiny that each subject's themes lack; see `scorecard.scoring.evidence`."""
    lacking = np.zeros(acts.subjects)
    if not rule.scrutiny:
        return lacking
    looks = np.array([kind in rule.scrutiny for kind in KINDS])
    for theme in rule.themes:
        praise, bearing = BITS["sets_back" if theme in rule.opposed else "advances"], acts.bearing[theme]
        critical = bearing.act[bearing.directions != praise]
        publishers = _publishers(acts, theme, critical[among[critical]], looks)
        lacking += PUBLISHERS_ENOUGH - np.minimum(PUBLISHERS_ENOUGH, publishers)
    return lacking / (PUBLISHERS_ENOUGH * len(rule.themes))


def _publishers(acts: Acts, theme: str, critical: Whole, looks: Truths) -> Whole:
    """Return how many publishers scrutinise a theme, by subject."""
    cited, covers = acts.sources.of_each(critical), acts.covering[theme]
    both = [cited.renamed(acts.subject), covers]
    kind, subject, publisher = (
        np.concatenate([getattr(each, name) for each in both]) for name in ("kind", "of", "publisher")
    )
    pairs = (subject * max(1, acts.publishers) + publisher)[looks[kind]]
    return np.bincount(distinct(np.sort(pairs))[0] // max(1, acts.publishers), minlength=acts.subjects)
