"""Why a criterion has its value: the observation, or the acts with their points, evidence and sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from scorecard.model.evidence_rule import SettledRule
from scorecard.model.explanation import Statement
from scorecard.model.facts import Action, Evidence
from scorecard.model.joined import JoinedAct
from scorecard.model.measure import Measure
from scorecard.model.node import Node
from scorecard.model.number import ONE, ZERO, readable
from scorecard.model.observation_checks import is_unread
from scorecard.model.plugin import PluginInUse
from scorecard.model.result import Act, EvidenceResult, Result, Ruled
from scorecard.model.scorecard import Scorecard
from scorecard.model.words import Direction
from scorecard.scoring.applying import applies
from scorecard.scoring.explain_steps import steps_of
from scorecard.scoring.normalise import step_of
from scorecard.scoring.points import SIDES


def explain_leaf(card: Scorecard, result: Result) -> Iterator[Statement]:
    """Yield why a criterion has its value."""
    node = result.node
    if question := getattr(node.source, "question", None):
        yield Statement(kind="note", text=f"question: {question}")
    if not applies(node, card.record.subject):
        yield Statement(kind="note", text=f"does not apply: {_limits(node)}")
    elif result.observed or node.scale or node.measure:
        yield from _observation(card, result)
    if node.custom and result.ruled:
        yield from _ruled(card, node.custom.plugin, result, result.ruled)
    if node.evidence and result.evidence:
        yield from _evidence(card, node.evidence, result.evidence)
    yield from steps_of(card, result)
    if node.evidence and result.groups:
        yield from (_group(card, node.evidence, name, found) for name, found in result.groups)
        yield Statement(kind="formula", text=f"{node.evidence.by} over the groups", value=result.score)


def _limits(node: Node) -> str:
    """Return to whom a criterion applies."""
    named = [
        f"only where {name} is {' or '.join(values)}" for each in node.applies_to for name, values in each.where.items()
    ]
    return "; ".join([*named, *([f"only to who was in office on {node.date}"] if node.date else [])])


def _group(card: Scorecard, rule: SettledRule, name: str, found: EvidenceResult) -> Statement:
    few = "too few acts" if found.acts else "no acts"
    score = few if found.score is None else readable(found.score)
    below = (*_memberships(card, name, found), *_evidence(card, rule, found))
    return Statement(kind="value", text=f"group {name}: {score}", value=found.score, below=below)


def _memberships(card: Scorecard, name: str, found: EvidenceResult) -> Iterator[Statement]:
    """Yield what puts the targets of the acts into the group."""
    relations = card.rubric.relations
    for member in relations.groups[name].members if relations else ():
        spans = [act.joined.span for act in found.acts if member.target in act.joined.targets]
        if relations and any(member.covers(span) for span in spans):
            source = relations.sources[member.source]
            since = f"from {member.since}" + (f" to {member.to}" if member.to else "")
            place = ", ".join(part for part in (source.title, member.at, source.publisher) if part)
            yield Statement(kind="source", text=f"in the group: {member.target} {since} ({place})")


def _observation(card: Scorecard, result: Result) -> Iterator[Statement]:
    seen, measure = result.observed, result.node.measure
    if seen is None:
        yield Statement(kind="unknown", text=_absence(card, result))
        return
    if seen.number is not None:
        text = _position(measure, seen.number, result) if measure else f"the number {readable(seen.number)} is observed"
        yield Statement(kind="formula", text=text, value=result.aggregated)
    else:
        worth = "" if result.aggregated is None else f" = {readable(result.aggregated)}"
        yield Statement(kind="formula", text=f"level {seen.level}{worth}", value=result.aggregated)
    if seen.because:
        yield Statement(kind="note", text=f"because: {seen.because}")
    yield from (_citation(card, evidence) for evidence in seen.evidence)


def _absence(card: Scorecard, result: Result) -> str:
    record, rubric = card.record, card.rubric
    if is_unread(record, rubric, result.node.reads):
        return (
            f"the record's observation for it belongs to {record.observations_of} and is not read under {rubric.name}"
        )
    return "the record has no observation for it"


def _ruled(card: Scorecard, plugin: PluginInUse, result: Result, ruled: Ruled) -> Iterator[Statement]:
    """Yield what the rule of a plug-in says of its value, and the acts that it was shown."""
    yield Statement(kind="note", text=f"rule: {plugin} of {plugin.package}")
    yield from (Statement(kind="formula", text=line, value=result.aggregated) for line in ruled.lines)
    for act, direction in ruled.acts:
        below = tuple(statement for action in act.actions for statement in _reports(card, action))
        yield Statement(kind="act", text=_act_text(direction, act), below=below)


def _position(measure: Measure, number: Fraction, result: Result) -> str:
    if measure.table:
        return f"{readable(number)} lies {_step(measure, number)} of the table = {readable(result.aggregated or ZERO)}"
    numbers = [readable(value) for value in (number, *measure.goalposts)]
    observed, worst, best = (f"log {text}" if measure.curve == "log" else text for text in numbers)
    value = readable(result.aggregated or ZERO)
    capped = "" if measure.cap == "none" else f", capped at {measure.cap}"
    return f"({observed} - {worst}) / ({best} - {worst}) = {value}{capped}"


def _step(measure: Measure, number: Fraction) -> str:
    step = step_of(measure, number)
    start = f"from {readable(step.threshold)} on" if step.above is None else f"above {readable(step.threshold)}"
    return "in the lowest step" if step == measure.steps[0] else f"in the step {start}"


def _evidence(card: Scorecard, rule: SettledRule, found: EvidenceResult) -> Iterator[Statement]:
    advancing = [act for act in found.acts if act.direction != "sets_back"]
    back = [act for act in found.acts if act.direction != "advances"]
    yield Statement(kind="formula", text=_net(rule, found), value=found.score)
    yield _side("F, what advances", rule, [act.worth.advancing for act in advancing], found.advancing)
    yield _side("A, what sets back", rule, [act.worth.setting_back for act in back], found.setting_back)
    for act in found.acts:
        yield _act(card, act)
    yield from _unknowns(rule, found)


def _net(rule: SettledRule, found: EvidenceResult) -> str:
    if found.score is None:
        return f"{rule.enough} acts are needed and {len(found.acts)} known, so there is no score"
    return f"{_formula(rule, found.advancing, found.setting_back)} = {readable(found.score)}"


def _formula(rule: SettledRule, advancing: Fraction, setting_back: Fraction) -> str:
    forward, back = readable(advancing), readable(setting_back)
    formulas = {
        "balance": f"(1 + F - A) / 2 = (1 + {forward} - {back}) / 2",
        "discount": f"F x (1 - A) = {forward} x (1 - {back})",
        "ignore": f"F = {forward}",
    }
    return formulas[rule.net]


def _side(name: str, rule: SettledRule, points: Sequence[Fraction], value: Fraction) -> Statement:
    counted = sorted(points, reverse=True)[: rule.combine.top]
    numbers = ", ".join(readable(point) for point in counted) or "nothing"
    text = f"{name}: {rule.combine} of {len(points)}: {numbers} -> {readable(value)}"
    return Statement(kind="formula", text=text, value=value)


def _act(card: Scorecard, act: Act) -> Statement:
    points = Statement(kind="points", text=_points(act), value=act.worth.points)
    below = [points, *(statement for action in act.actions for statement in _reports(card, action))]
    return Statement(kind="act", text=_act_text(act.direction, act.joined), value=act.worth.points, below=tuple(below))


def _act_text(direction: Direction, act: JoinedAct) -> str:
    first = act.actions[0]
    return f"{direction}, {act.stage}: {first.summary} ({first.date or 'no date given'})"


def _points(act: Act) -> str:
    factors = {
        "": act.worth.stage,
        "instrument": act.worth.instrument,
        "status": act.worth.status,
        "source": act.worth.source,
    }
    stage = readable(factors.pop(""))
    base = [
        f"{stage} ({act.stage})",
        *(f"{readable(value)} ({name})" for name, value in factors.items() if value != ONE),
    ]
    on_back = [part for part in base if not part.endswith("(source)")]
    forward_part, back_part = SIDES[act.direction]
    sides = []
    if forward_part:
        sides.append(f"advancing {_times(forward_part, base)} = {readable(act.worth.advancing)}")
    if back_part:
        sides.append(f"setting back {_times(back_part, on_back)} = {readable(act.worth.setting_back)}")
    return f"points: {'; '.join(sides)}"


def _times(part: Fraction, factors: Sequence[str]) -> str:
    return " x ".join([*factors, *([f"{readable(part)} (mixed)"] if part != ONE else [])])


def _reports(card: Scorecard, action: Action) -> Iterator[Statement]:
    if action.because:
        yield Statement(kind="note", text=f"because: {action.because}")
    yield from (_citation(card, evidence) for evidence in action.evidence)


def _citation(card: Scorecard, evidence: Evidence) -> Statement:
    source = card.record.sources[evidence.source]
    quote = f': "{evidence.quote}"' if evidence.quote else ""
    where = Statement(kind="source", text=_publication(card, evidence.source))
    return Statement(kind="evidence", text=f"{source.title}, {evidence.at}{quote}", below=(where,))


def _publication(card: Scorecard, name: str) -> str:
    source = card.record.sources[name]
    parts = (source.publisher, source.date or "no date", source.kind, source.url)
    return "; ".join(part for part in parts if part)


def _unknowns(rule: SettledRule, found: EvidenceResult) -> Iterator[Statement]:
    absent = rule.enough - len(found.acts)
    if absent > 0:
        text = f"not known: {absent} further acts; the bounds take them at full points, setting back and advancing"
        yield Statement(kind="unknown", text=text)
    if found.unscrutinised:
        lack = readable(found.unscrutinised)
        text = f"not known: setbacks that scrutiny would find, of which a share of {lack} is lacking"
        yield Statement(kind="unknown", text=text, value=found.unscrutinised)
    if found.lower != found.upper:
        worst = _formula(rule, found.advancing, found.setting_back_at_worst)
        best = _formula(rule, found.advancing_at_best, found.setting_back)
        yield Statement(kind="formula", text=f"lower bound: {worst} = {readable(found.lower)}", value=found.lower)
        yield Statement(kind="formula", text=f"upper bound: {best} = {readable(found.upper)}", value=found.upper)
