"""The rule of a plug-in: what it is shown of a record, and what it comes to."""

from __future__ import annotations

from types import MappingProxyType

from scorecard.model.custom import CustomRule
from scorecard.model.facts import ObservedValue, Subject
from scorecard.model.joined import JoinedAct
from scorecard.model.judgement import ActInView, FactsInView
from scorecard.model.result import Bounded, Ruled
from scorecard.model.words import Direction
from scorecard.scoring.plugged import judged_by
from scorecard.scoring.points import direction_of
from scorecard.scoring.view import ActsInView


def judge_custom(rule: CustomRule, view: ActsInView, observed: ObservedValue | None, at: str) -> tuple[Bounded, Ruled]:
    """Return what the rule of a plug-in finds.

    Args:
        rule: the rule, with what it may look at.
        view: the record's acts.
        observed: the observation that the criterion reads.
        at: id of the criterion, for messages.

    Raises:
        PluginError: when the plug-in fails, or gives what it must not give.
    """
    acts = sorted(view.bearing_on(rule.themes), key=lambda act: act.actions[0].id)
    shown = tuple((act, direction_of(rule, act)) for act in acts)
    subject = view.record.subject
    facts = FactsInView(
        acts=tuple(_in_view(rule, act, direction) for act, direction in shown),
        number=observed.number if observed else None,
        subject=subject.id,
        attributes=MappingProxyType(_attributes(subject)),
        terms=tuple(term.span for term in subject.terms),
    )
    value, lines = judged_by(rule.plugin, rule.settings, facts, at)
    return value, Ruled(lines, shown)


def _attributes(subject: Subject) -> dict[str, str]:
    return {**({"kind": subject.kind} if subject.kind else {}), **subject.attributes}


def _in_view(rule: CustomRule, act: JoinedAct, direction: Direction) -> ActInView:
    return ActInView(
        id=act.actions[0].id,
        stage=act.stage,
        direction=direction,
        themes=tuple(sorted(act.directions.keys() & set(rule.themes))),
        span=act.span,
        instrument=act.actions[0].instrument,
        state=act.state,
        targets=act.targets,
        kinds=act.kinds,
    )
