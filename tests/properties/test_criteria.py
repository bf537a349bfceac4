"""Criteria over arrays are worth what the definition says, by the rubric's own way to count and by any other."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from strategies import ACTS, ANYTHING, Pair, cases

from properties.cards import FEWER
from properties.test_kernel import Figures, figures
from scorecard.analysis.acts import Ways
from scorecard.analysis.arrays import values_of
from scorecard.analysis.criteria import criteria_of
from scorecard.model.methods import CHOICES, EvidenceMethod, Method
from scorecard.model.node import Node
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.scoring.score import judge_criterion
from scorecard.scoring.view import ActsInView, acts_in_view

ways = st.builds(Method, **{name: st.sampled_from(list(given)) for name, given in CHOICES.items()})


def over_arrays(pair: Pair, method: EvidenceMethod) -> dict[str, Figures]:
    """Return what each criterion is worth over arrays."""
    rubric, record = Rubric(**pair[0]), Record(**pair[1])
    numbers = {node.id: number for number, node in enumerate(rubric.order)}
    criteria = criteria_of(rubric, [record], numbers)
    found = criteria.values(Ways.each([method]), criteria.none())
    return {name: figures(found[number], 1) for name, number in numbers.items() if number in found}


def by_definition(pair: Pair, method: EvidenceMethod) -> dict[str, Figures]:
    """Return what each criterion is worth by the definition, with another rule and without acts that do not count."""
    rubric, record = Rubric(**pair[0]), Record(**pair[1])
    view = acts_in_view(record)
    return {
        node.id: figures(values_of([judge_criterion(by(method, node), rubric, among(view, method)).value]), 1)
        for node in rubric.order
        if node.is_criterion
    }


def by(method: EvidenceMethod, node: Node) -> Node:
    """Return a criterion with its rule changed."""
    if node.evidence is None:
        return node
    own = node.evidence
    rule = replace(
        own,
        combine=method.combine or own.combine,
        net=method.net or own.net,
        stages=method.stages or own.stages,
        sources=own.sources if method.sources is None else method.sources,
    )
    return replace(node, evidence=rule)


def among(view: ActsInView, method: EvidenceMethod) -> ActsInView:
    """Return the acts that count."""
    kept = tuple(act for act in view.acts if method.self_reported or act.kinds != {"self_reported"})
    return ActsInView(view.record, kept, 0)


@given(cases(ANYTHING))
def test_criteria_are_worth_what_the_definition_says(pair: Pair) -> None:
    """By the rubric's own choices every criterion has the same score, bounds and coverage."""
    assert by_definition(pair, EvidenceMethod()) == over_arrays(pair, EvidenceMethod())


@FEWER
@given(cases(ACTS), ways)
def test_other_ways_to_count_are_the_definition_s(pair: Pair, method: Method) -> None:
    """Under any other way to count every criterion is worth what the definition says under that rule."""
    assert by_definition(pair, method.evidence) == over_arrays(pair, method.evidence)
