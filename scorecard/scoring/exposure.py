"""How much there was to look at: what stands beside the scores and enters none of them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from scorecard.model.dates import Interval
from scorecard.model.number import ONE, ZERO
from scorecard.model.result import Act, Result
from scorecard.model.scorecard import Exposure
from scorecard.model.window import Window
from scorecard.scoring.facts import Facts

YEAR = Fraction(1461, 4)
"""Days in a year, one in four being a leap year."""


def exposure_of(facts: Facts, root: Result, window: Window | None) -> Exposure:
    """Return what the scorecard could look at."""
    sources = facts.record.sources.values()
    lengths = [source.characters for source in sources]
    known = [length for length in lengths if length is not None]
    lacks = [result.unscrutinised for result in root.walk() if result.unscrutinised is not None]
    alone = sum(act.kinds == {"self_reported"} for act in facts.acts)
    return Exposure(
        years=_years(facts, window),
        documents=len(lengths),
        characters=sum(known) if len(known) == len(lengths) else None,
        acts=len(facts.acts),
        self_reported=Fraction(alone, len(facts.acts)) if facts.acts else None,
        scrutinised=ONE - sum(lacks, ZERO) / len(lacks) if lacks else None,
        shared_points=_shared(root),
        left_out=facts.left_out,
    )


def _years(facts: Facts, window: Window | None) -> Fraction | None:
    """Add up the days of each term that lie in the window; a term without an end has no length."""
    spans = [term.span for term in facts.record.subject.terms]
    if window:
        limits = window.span(facts.record.subject.span)
        spans = [_overlap(span, limits) for span in spans]
    if not spans or any(last == date.max for _, last in spans):
        return None
    return sum((Fraction(max(0, (last - first).days + 1)) for first, last in spans), ZERO) / YEAR


def _overlap(span: Interval, limits: Interval) -> Interval:
    return max(span[0], limits[0]), min(span[1], limits[1])


def _shared(root: Result) -> Fraction | None:
    counted: dict[str, list[Fraction]] = {}
    for result in root.walk():
        for act in {act.actions[0].id: act for found in result.evidence_results for act in found.acts}.values():
            counted.setdefault(act.actions[0].id, []).append(_points(act))
    total = sum((sum(points, ZERO) for points in counted.values()), ZERO)
    shared = sum((sum(points, ZERO) for points in counted.values() if len(points) > 1), ZERO)
    return shared / total if total else None


def _points(act: Act) -> Fraction:
    return act.advancing + act.setting_back
