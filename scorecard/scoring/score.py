"""A record under a rubric: from the leaves up, every node with its score, bounds and coverage."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from fractions import Fraction
from typing import TypedDict, Unpack

from scorecard.model.facts import ObservedValue
from scorecard.model.node import Node
from scorecard.model.number import ONE, ZERO, rescaled
from scorecard.model.observation_checks import is_read, observation_problems
from scorecard.model.record import Record
from scorecard.model.relations import Relations
from scorecard.model.result import Bounded, EvidenceResult, Outcome, Result, Term
from scorecard.model.rubric import Rubric
from scorecard.model.rubric_parts import Band
from scorecard.model.scorecard import Scorecard
from scorecard.model.window import Window
from scorecard.model.words import Missing
from scorecard.problem import DocumentError
from scorecard.scoring.aggregate import aggregate, mean
from scorecard.scoring.evidence import judge_evidence
from scorecard.scoring.exposure import exposure_of
from scorecard.scoring.groups import judge_groups
from scorecard.scoring.normalise import EXCLUDED, judge_level, judge_number
from scorecard.scoring.view import ActsInView, acts_in_view


def score(rubric: Rubric, record: Record, *, window: Window | str | None = None) -> Scorecard:
    """Score a record under a rubric.

    Args:
        rubric: what is judged.
        record: the facts.
        window: the part of the time in office to look at: `4y` from its first day, or `2001-01-20/2003-01-19`.
            Acts that do not surely lie in it are left out and counted.

    Raises:
        DocumentError: when an observation does not fit its criterion.
        ScorecardError: when the text is no window.
    """
    if problems := tuple(observation_problems(rubric, record)):
        raise DocumentError(problems)
    window = Window(window) if isinstance(window, str) else window
    view = acts_in_view(record, window)
    root = judge(rubric.tree, rubric, view)
    return Scorecard(rubric=rubric, record=record, root=root, exposure=exposure_of(view, root, window), window=window)


def judge(node: Node, rubric: Rubric, view: ActsInView) -> Result:
    """Return the result of a node and all below it."""
    if node.is_criterion:
        return _judge_criterion(node, rubric.relations, view, _observed(node, rubric, view.record))
    return _judge_dimension(node, tuple(judge(child, rubric, view) for child in node.children))


def _observed(node: Node, rubric: Rubric, record: Record) -> ObservedValue | None:
    found = record.observations.get(node.id)
    return found if found is not None and is_read(record, rubric, found) else None


def _judge_criterion(
    node: Node, relations: Relations | None, view: ActsInView, observed: ObservedValue | None
) -> Result:
    if node.scale:
        return _result(node, judge_level(node.scale, observed), observed=observed)
    if node.measure:
        return _result(node, judge_number(node.measure, observed), observed=observed)
    if node.evidence is None or observed:
        return _result(node, EXCLUDED, observed=observed)
    if relations and node.evidence.groups:
        value, groups = judge_groups(node.evidence, relations, view)
        return _result(node, value, groups=groups)
    evidence = judge_evidence(node.evidence, view)
    return _result(node, evidence, evidence=evidence)


class _Details(TypedDict, total=False):
    observed: ObservedValue | None
    evidence: EvidenceResult
    groups: tuple[tuple[str, EvidenceResult], ...]
    terms: tuple[Term, ...]
    aggregated: Fraction | None
    children: tuple[Result, ...]


def _result(node: Node, value: Bounded, **details: Unpack[_Details]) -> Result:
    return Result(
        node=node, outcome=value.outcome, score=value.score, lower=value.lower, upper=value.upper,
        coverage=value.coverage, bands=bands_of(node.settled.bands, value), **details,
    )  # fmt: skip


def _judge_dimension(node: Node, children: tuple[Result, ...]) -> Result:
    """Compute a node in its order: aggregate, clip, clamp, withhold, band."""
    counted = [child for child in children if child.outcome != "excluded" and child.node.weight]
    if not counted:
        return _result(node, EXCLUDED, children=children)
    method = node.settled.aggregate
    shares = node.shares if len(counted) == len(children) else rescaled([child.node.weight for child in counted])
    lower = clip(aggregate(method, shares, [child.lower or ZERO for child in counted]))
    upper = clip(aggregate(method, shares, [child.upper or ZERO for child in counted]))
    coverage = mean(shares, [child.coverage for child in counted])
    terms = terms_of(node, counted, shares)
    raw = aggregate(method, [term.share for term in terms], [term.value for term in terms]) if terms else None
    outcome = _outcome(node, counted, terms, coverage)
    if raw is None or outcome != "judged":
        value = Bounded(outcome=outcome, score=None, lower=lower, upper=upper, coverage=coverage)
        return _result(node, value, children=children)
    score = clamp(clip(raw), lower, upper)
    value = Bounded(outcome=outcome, score=score, lower=lower, upper=upper, coverage=coverage)
    return _result(node, value, terms=terms, aggregated=raw, children=children)


def terms_of(node: Node, counted: Sequence[Result], shares: Sequence[Fraction]) -> tuple[Term, ...]:
    """Return the children that enter the score, an unknown one as the rubric's `missing` says."""
    values = [_standing_for(child, node.settled.missing) for child in counted]
    entering = [
        Term(child.node.id, share, value)
        for child, share, value in zip(counted, shares, values, strict=True)
        if value is not None
    ]
    if len(entering) == len(counted):
        return tuple(entering)
    if not entering or node.settled.missing == "withhold":
        return ()
    shares = rescaled([term.share for term in entering])
    return tuple(Term(term.id, share, term.value) for term, share in zip(entering, shares, strict=True))


def _standing_for(child: Result, missing: Missing) -> Fraction | None:
    if child.score is not None:
        return child.score
    return {"worst": child.lower, "best": child.upper}.get(missing)


def _outcome(node: Node, counted: Sequence[Result], terms: tuple[Term, ...], coverage: Fraction) -> Outcome:
    if terms:
        return "judged" if coverage >= node.settled.min_coverage else "withheld"
    if any(child.score is not None or child.outcome == "withheld" for child in counted):
        return "withheld"
    return "thin" if coverage > 0 else "unknown"


def clip(value: Fraction) -> Fraction:
    """Return the nearest value from 0 to 1."""
    return ZERO if value.numerator < 0 else ONE if value.numerator > value.denominator else value


def clamp(value: Fraction, lower: Fraction, upper: Fraction) -> Fraction:
    """Return the nearest value from lower to upper."""
    return min(max(value, lower), upper)


def bands_of(bands: tuple[Band, ...], value: Bounded) -> tuple[str, ...]:
    """Return the label of the score's band; without a score, of the lowest and the highest that the bounds span."""
    if not bands or value.lower is None or value.upper is None:
        return ()
    if value.score is not None:
        return (bands[band_index(bands, value.score)].label,)
    spanned = (band_index(bands, value.lower), band_index(bands, value.upper))
    return tuple(bands[index].label for index in dict.fromkeys(spanned))


def band_index(bands: tuple[Band, ...], value: Fraction) -> int:
    """Return the index of the band that holds the value; the lowest is open below."""
    return max(0, bisect_right(bands, value, key=_threshold) - 1)


def _threshold(band: Band) -> Fraction:
    return band.threshold
