"""A rubric laid out for a reader: its questions, weights and rules, with the reasons that it gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from scorecard.model.custom import CustomRule
from scorecard.model.evidence_rule import EvidenceChoices, JudgedNumber, SettledRule, rubric_choices
from scorecard.model.measure import Measure
from scorecard.model.node import Node
from scorecard.model.number import literal
from scorecard.model.plugin import PluginInUse
from scorecard.model.rubric import Rubric
from scorecard.model.rubric_parts import Criterion, Dimension
from scorecard.rendering.page import Block, Outline, Page, Prose
from scorecard.rendering.provenance import correction_lines
from scorecard.rendering.words import bands_line, judges_acts, percent, shown_range, standard_line

Lines = Iterator[tuple[int, str]]


def rubric_page(rubric: Rubric) -> Page:
    """Return the page of a rubric."""
    tree = rubric.tree
    blocks: list[Block] = [Prose(standard_line(rubric), "Standard")]
    blocks += [Prose(text, label) for label, text in (("Note", rubric.standard.note), ("About", rubric.about)) if text]
    blocks += [Prose(line, "Read") for line in (shown_range(tree.show), *bands_line(rubric))]
    blocks += [Outline(tuple(_choices(rubric)))]
    if judges_acts(rubric):
        blocks.append(Outline(((0, "How acts become a value"), *_evidence(rubric_choices(rubric.evidence), 1))))
    blocks += [Outline(tuple(_node(child, tree, 0, share))) for child, share in _shared(tree)]
    blocks += [Outline(lines) for lines in (tuple(_themes(rubric)), tuple(_groups(rubric))) if lines]
    return Page(rubric.title, (*blocks, *correction_lines(rubric)))


def _choices(rubric: Rubric) -> Lines:
    settled = rubric.tree.settled
    said = {
        "aggregate": str(settled.aggregate),
        "missing": settled.missing,
        "min_coverage": percent(settled.min_coverage),
    }
    yield 0, "Choices for the whole rubric"
    for name, choice in said.items():
        yield 1, f"{name}: {choice}"
        if name == "aggregate":
            yield from _plugin(settled.aggregate.plugin, 2)
        if name in rubric.why:
            yield 2, f"why: {rubric.why[name]}"
    for band in settled.bands:
        yield from ((1, f"why band '{band.label}': {why}") for why in (band.why,) if why)
    for name in sorted(set(rubric.why) - set(said)):
        yield 1, f"{name}"
        yield 2, f"why: {rubric.why[name]}"


def _evidence(choices: EvidenceChoices, depth: int) -> Lines:
    for name, choice in _methods(choices):
        yield depth, f"{name}: {choice}"
        if name in choices.why:
            yield depth + 1, f"why: {choices.why[name]}"
    for name in ("stages", "instruments", "statuses", "sources"):
        yield from _judged(name, getattr(choices, name), depth)


def _methods(choices: EvidenceChoices) -> Iterator[tuple[str, str]]:
    for name in ("combine", "net", "enough"):
        if (choice := getattr(choices, name)) is not None:
            yield name, str(choice)
    if choices.scrutiny is not None:
        yield "scrutiny", ", ".join(choices.scrutiny) or "none"


def _judged(name: str, table: Mapping[str, JudgedNumber], depth: int) -> Lines:
    if table:
        yield depth, name
    for word, judged in table.items():
        yield depth + 1, f"{word}: {literal(judged.value)}"
        if judged.why:
            yield depth + 2, f"why: {judged.why}"


def _themes(rubric: Rubric) -> Lines:
    """Yield the themes that any criterion asks for, with what they mean."""
    used = {theme for node in rubric.tree.walk() for theme in node.themes}
    if used:
        yield 0, "Themes"
    for name in sorted(used):
        theme = rubric.themes[name]
        yield 1, f"{name}: {theme.definition}"
        if theme.is_not:
            yield 2, f"not: {theme.is_not}"


def _groups(rubric: Rubric) -> Lines:
    """Yield the groups that any criterion compares, with their members and what puts them there."""
    used = {group for node in rubric.tree.walk() if node.evidence for group in node.evidence.groups}
    relations = rubric.relations
    if relations is None:
        return
    for name in sorted(used):
        group = relations.groups[name]
        yield 0, f"Group {name}: {group.title}"
        yield 1, group.definition
        for member in group.members:
            until = f" to {member.to}" if member.to else ""
            yield 1, f"{member.target} from {member.since}{until}: {relations.sources[member.source].title}"


def _shared(parent: Node) -> Iterator[tuple[Node, Fraction | None]]:
    """Yield each child with its share, where it has one for every subject."""
    ordinary = [each.id for each in parent.inputs if each.role == "ordinary"]
    shares = dict(zip(ordinary, parent.shares.get("", ()), strict=False))
    return ((child, shares.get(child.id)) for child in parent.children)


def _node(node: Node, parent: Node, depth: int, share: Fraction | None) -> Lines:
    yield depth, f"{node.title} ({node.path}; {_place(node, share)})"
    source = node.source
    if isinstance(source, Dimension):
        yield from ((depth + 1, line) for line in (source.about,) if line)
        yield from _own_aggregation(node, parent, depth + 1)
    if why := getattr(source, "why", None):
        yield depth + 1, f"why this weight: {why}"
    if isinstance(source, Criterion):
        yield from _criterion(source, node, depth + 1)
    yield from ((depth + 1, line) for line in steps_lines(node))
    for child, share_of_child in _shared(node):
        yield from _node(child, node, depth + 1, share_of_child)


def _place(node: Node, share: Fraction | None) -> str:
    """Return what a node is to the one that it stands in."""
    if node.role != "ordinary":
        return f"{node.role} of weight {node.weight}"
    if node.weight.by:
        return f"weight {node.weight}"
    return "shown only" if share is None else f"{percent(share)} of what it stands in"


def _own_aggregation(node: Node, parent: Node, depth: int) -> Lines:
    """Yield how a dimension is aggregated, where that is not as what it stands in is."""
    settled = node.settled
    if settled.aggregate != parent.settled.aggregate:
        yield depth, f"aggregate: {settled.aggregate}"
        yield from _plugin(settled.aggregate.plugin, depth + 1)
    if isinstance(node.source, Dimension) and node.source.over:
        yield depth, f"over: {node.source.over}"
    if settled.use == "band":
        yield depth, "uses the values of its children's bands"
    if not settled.clip:
        yield depth, "not kept from 0 to 1"


def steps_lines(node: Node) -> Iterator[str]:
    """Yield the steps that a node's value takes after it is found, and to whom it applies."""
    for each in node.source.applies_to.where.items() if isinstance(node.source, (Dimension, Criterion)) else ():
        yield f"applies where {each[0]} is {' or '.join(each[1])}"
    if node.date:
        yield f"applies to who was in office on {node.date}"
    for ceiling in node.settled.ceilings:
        triggers = ", ".join(f"{name} is below {literal(least)}" for name, least in ceiling.trigger.items())
        yield f"at most {literal(ceiling.at)} while {triggers}" + (f" (why: {ceiling.why})" if ceiling.why else "")
    if rounding := node.settled.round:
        yield f"rounded {rounding.mode.replace('_', ' ')} to {rounding.decimals} decimals as shown"
    for band in getattr(node.source, "bands", None) or ():
        needs = ", ".join(f"{name} from {literal(least)}" for name, least in band.requires.items())
        yield from (f"band '{band.label}' requires {needs}" for needs in (needs,) if needs)
    if node.range:
        yield f"seen by what it stands in as {literal(node.range[0])} to {literal(node.range[1])}"


def _criterion(criterion: Criterion, node: Node, depth: int) -> Lines:
    if criterion.question:
        yield depth, f"question: {criterion.question}"
    if criterion.at:
        yield depth, f"in the standard: {criterion.at}"
    yield from _rule(criterion, node, depth)
    if guidance := criterion.guidance:
        yield depth, f"guidance: {guidance.text}" if guidance.text else "guidance"
        yield from ((depth + 1, f"{stage}: {text}") for stage, text in guidance.stages.items())
        yield from ((depth + 1, f"does not count: {text}") for text in guidance.does_not_count)
        yield from ((depth + 1, f"near miss: {text}") for text in guidance.near_misses)


def _rule(criterion: Criterion, node: Node, depth: int) -> Lines:
    if node.scale:
        yield depth, f"scale: {criterion.scale}"
        for level in node.scale.levels:
            worth = node.scale.value(level)
            value = literal(worth) if worth is not None else "exclude" if level.exclude else "unknown"
            text = criterion.levels.get(level.id) or level.title
            yield depth + 1, f"{level.id} ({value})" + (f": {text}" if text else "")
            yield from ((depth + 2, f"why: {why}") for why in (level.why,) if why)
    if node.measure:
        unit = f" {node.measure.unit}" if node.measure.unit else ""
        yield depth, f"measure: {_goalposts(node.measure)}{unit}"
        yield from ((depth + 1, f"why: {why}") for why in (node.measure.why,) if why)
    if node.custom:
        yield depth, f"rule: {node.custom.plugin}"
        yield from _plugin(node.custom.plugin, depth + 1)
        if node.custom.themes:
            yield depth + 1, f"themes: {_themes_of(node.custom)}"
    if node.evidence:
        yield depth, _asked(node.evidence)
        if own := criterion.evidence or criterion.groups:
            yield from _evidence(own, depth + 1)
            yield from ((depth + 1, f"why {name}: {why}") for name, why in own.why.items() if name in ("of", "by"))


def _plugin(plugin: PluginInUse | None, depth: int) -> Lines:
    """Yield what a plug-in says of itself, and the package that it comes from."""
    if plugin:
        yield depth, f"{plugin.about or 'a plug-in'} (plug-in of {plugin.package})"


def _goalposts(measure: Measure) -> str:
    if measure.fit:
        return f"goalposts to be fitted by {measure.fit}, {measure.better} is better"
    if measure.table:
        steps = (
            f"{literal(step.score)} {'from' if step.above is None else 'above'} {literal(step.threshold)}"
            for step in measure.steps
        )
        return ", ".join(steps)
    worst, best = measure.goalposts
    curve = f", {measure.curve}" if measure.curve != "linear" else ""
    cap = f", capped at {measure.cap}" if measure.cap != "both" else ""
    return f"{literal(worst)} (worst) to {literal(best)} (best){curve}{cap}"


def _themes_of(rule: SettledRule | CustomRule) -> str:
    return ", ".join(f"{theme} (opposed)" if theme in rule.opposed else theme for theme in rule.themes)


def _asked(rule: SettledRule) -> str:
    within = f", {rule.by} over {', '.join(rule.groups)}" if rule.groups else ""
    return f"themes: {_themes_of(rule)}{within}; {rule.combine}, {rule.net}, enough {rule.enough}"
