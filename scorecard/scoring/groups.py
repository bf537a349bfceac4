"""The groups rule: the evidence rule within each group of targets, and one value of them all."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from scorecard.model.evidence_rule import SettledRule
from scorecard.model.number import ONE, ZERO, total
from scorecard.model.relations import Relations
from scorecard.model.result import Bounded, EvidenceResult
from scorecard.scoring.evidence import judge_evidence
from scorecard.scoring.view import ActsInView, aimed_at

Parts = tuple[tuple[str, EvidenceResult], ...]


def judge_groups(rule: SettledRule, relations: Relations, view: ActsInView) -> tuple[Bounded, Parts]:
    """Return the value over all groups and what was found in each; unknown unless each group has enough acts."""
    matching = view.bearing_on(rule.themes)
    parts = tuple(
        (name, judge_evidence(rule, view, aimed_at(matching, relations.groups[name]))) for name in rule.groups
    )
    found = [part for _, part in parts]
    scores = [part.score for part in found if part.score is not None]
    lower, upper = BOUNDS[rule.by](found)
    complete = len(scores) == len(found)
    return Bounded(
        outcome="judged" if complete else "thin" if any(part.acts for part in found) else "unknown",
        score=SCORES[rule.by](scores) if complete else None,
        lower=lower,
        upper=upper,
        coverage=total(part.coverage for part in found) / len(found),
    ), parts


def equality(scores: list[Fraction]) -> Fraction:
    """Return 1 less the distance between the largest and the smallest."""
    return ONE - (max(scores) - min(scores))


def least_bounds(parts: list[EvidenceResult]) -> tuple[Fraction, Fraction]:
    """Return the lowest lower and the lowest upper bound."""
    return min(part.lower for part in parts), min(part.upper for part in parts)


def equality_bounds(parts: list[EvidenceResult]) -> tuple[Fraction, Fraction]:
    """Return equality at the widest and at the narrowest distance that the groups' bounds allow."""
    lows, highs = [part.lower for part in parts], [part.upper for part in parts]
    widest = max(high - low for i, high in enumerate(highs) for j, low in enumerate(lows) if i != j)
    return ONE - max(ZERO, widest), ONE - max(ZERO, max(lows) - min(highs))


SCORES: dict[str, Callable[[list[Fraction]], Fraction]] = {"least": min, "equality": equality}
"""How the groups' scores become one."""
BOUNDS = {"least": least_bounds, "equality": equality_bounds}
"""How the groups' bounds become one pair."""
