"""A record under a rubric: from the leaves up, every node with its score, bounds and coverage."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from scorecard.model.asked import expect
from scorecard.model.custom import CustomRule
from scorecard.model.facts import ObservedValue
from scorecard.model.node import Node
from scorecard.model.observation_checks import is_read, scoring_problems
from scorecard.model.record import Record
from scorecard.model.result import Bounded, EvidenceResult, Result, Ruled, Step
from scorecard.model.rubric import Rubric
from scorecard.model.scorecard import Scorecard
from scorecard.model.window import Window
from scorecard.problem import DocumentError
from scorecard.scoring.applying import applies
from scorecard.scoring.bands import Results, bands_held, values_by_band
from scorecard.scoring.custom import judge_custom
from scorecard.scoring.dimension import judge_dimension
from scorecard.scoring.evidence import judge_evidence
from scorecard.scoring.exposure import exposure_of
from scorecard.scoring.groups import judge_groups
from scorecard.scoring.normalise import EXCLUDED, judge_level, judge_number
from scorecard.scoring.steps import after, ending
from scorecard.scoring.view import ActsInView, acts_in_view


def score(rubric: Rubric, record: Record, *, window: Window | str | None = None) -> Scorecard:
    """Score a record under a rubric.

    Args:
        rubric: what is judged.
        record: the facts.
        window: the part of the time in office to look at: `4y` from its first day, or `2001-01-20/2003-01-19`.
            Acts that do not surely lie in it are left out and counted.

    Raises:
        DocumentError: when an observation does not fit its criterion, or a measure has no goalposts yet.
        ScorecardError: when the text is no window, or what is given is no rubric or no record.
        PluginError: when a plug-in of the rubric fails, or gives what it must not give.
    """
    expect(Rubric, rubric, "rubric")
    expect(Record, record, "record")
    if problems := tuple(scoring_problems(rubric, record)):
        raise DocumentError(problems)
    window = Window(window) if isinstance(window, str) else window
    view = acts_in_view(record, window)
    results: dict[str, Result] = {}
    for node in rubric.order:
        results[node.id] = judge(node, rubric, view, results)
    root = results[rubric.id]
    return Scorecard(rubric=rubric, record=record, root=root, exposure=exposure_of(view, root, window), window=window)


def judge(node: Node, rubric: Rubric, view: ActsInView, results: Results) -> Result:
    """Return the result of a node.

    Args:
        node: a dimension or criterion of the rubric.
        rubric: what is judged.
        view: the record's acts and sources.
        results: of all nodes that this one depends on, by id.
    """
    if not node.is_criterion:
        return _dimension(node, view, results)
    found = judge_criterion(node, rubric, view)
    value, steps = _stepped(node, found.value, results)
    return Result(
        node=node, show=node.show, marks=node.marks,
        outcome=value.outcome, score=value.score, lower=value.lower, upper=value.upper,
        coverage=value.coverage, held=bands_held(node.settled.bands, value, results),
        by_band=values_by_band(node.settled.bands, value, results), observed=found.observed, evidence=found.evidence,
        groups=found.groups, ruled=found.ruled, aggregated=found.value.score, steps=steps,
    )  # fmt: skip


def _dimension(node: Node, view: ActsInView, results: Results) -> Result:
    found = judge_dimension(node, view.record.subject, results)
    value = found.value
    return Result(
        node=node, show=found.show, marks=found.marks,
        outcome=value.outcome, score=value.score, lower=value.lower, upper=value.upper,
        coverage=value.coverage, held=bands_held(node.settled.bands, value, results),
        by_band=values_by_band(node.settled.bands, value, results), terms=found.terms, aggregated=found.aggregated,
        steps=found.steps, children=tuple(results[child.id] for child in node.children),
    )  # fmt: skip


def _observed(node: Node, rubric: Rubric, record: Record) -> ObservedValue | None:
    found = record.observations.get(node.reads)
    return found if found is not None and is_read(record, rubric, found) else None


@dataclass(frozen=True, slots=True)
class Found:
    """A criterion's value by its rule, before its ceilings and rounding."""

    value: Bounded
    observed: ObservedValue | None = None
    evidence: EvidenceResult | None = None
    groups: tuple[tuple[str, EvidenceResult], ...] = field(default=())
    ruled: Ruled | None = None


def judge_criterion(node: Node, rubric: Rubric, view: ActsInView) -> Found:
    """Return what a criterion's rule finds in a record."""
    observed = _observed(node, rubric, view.record)
    found = Found(EXCLUDED)
    if applies(node, view.record.subject):
        found = _by_rule(node, rubric, view, observed)
    return replace(found, observed=observed)


def _by_rule(node: Node, rubric: Rubric, view: ActsInView, observed: ObservedValue | None) -> Found:
    if node.scale:
        return Found(judge_level(node.scale, observed))
    if node.measure:
        return Found(judge_number(node.measure, observed))
    if node.custom:
        return _custom(node, node.custom, view, observed)
    if node.evidence is None or observed:
        return Found(EXCLUDED)
    if rubric.relations and node.evidence.groups:
        value, groups = judge_groups(node.evidence, rubric.relations, view)
        return Found(value, groups=groups)
    evidence = judge_evidence(node.evidence, view)
    return Found(evidence, evidence=evidence)


def _custom(node: Node, rule: CustomRule, view: ActsInView, observed: ObservedValue | None) -> Found:
    """Ask the rule of a plug-in, unless the record says that it does not apply."""
    if observed and observed.level == "not_applicable":
        return Found(EXCLUDED)
    value, ruled = judge_custom(rule, view, observed, node.id)
    return Found(value, ruled=ruled)


def _stepped(node: Node, value: Bounded, results: Results) -> tuple[Bounded, tuple[Step, ...]]:
    """Return a criterion's value after its ceilings and rounding."""
    if value.lower is None or value.upper is None or not (node.settled.ceilings or node.settled.round):
        return value, ()
    steps = () if value.score is None else tuple(ending(node, node.show, value.score, "score", results))
    stepped = replace(
        value,
        score=steps[-1].value if steps else value.score,
        lower=after(node, node.show, value.lower, "lower", results),
        upper=after(node, node.show, value.upper, "upper", results),
    )
    return stepped, steps
