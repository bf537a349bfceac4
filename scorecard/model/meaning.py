"""All of a rubric that a score depends on, as plain data with exact numbers.

In: ids, tree, shares (not raw weights), every parameter with defaults filled in, bands, and the content of the
themes and relations that are used. Out: the rubric's id and version, titles, prose, reasons, order of siblings.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from scorecard.model.evidence_rule import SettledRule
from scorecard.model.node import Node
from scorecard.model.number import ONE, total, written
from scorecard.model.relations import Group
from scorecard.model.rubric_parts import Band, RubricFields
from scorecard.model.scale import LevelScale, Measure
from scorecard.model.words import NO_VALUE

Plain = dict[str, object]


def meaning_of(rubric: RubricFields, tree: Node) -> Plain:
    """Return the meaning of a rubric whose tree is given."""
    rules = [node.evidence for node in tree.walk() if node.evidence]
    themes = {theme for rule in rules for theme in rule.themes}
    groups = {name for rule in rules for name in rule.groups}
    return {
        "tree": _node(tree, ONE),
        "themes": {name: [rubric.themes[name].definition, rubric.themes[name].is_not] for name in themes},
        "groups": {name: _group(rubric.relations.groups[name]) for name in groups if rubric.relations},
    }


def _node(node: Node, share: Fraction) -> Plain:
    whole = total(child.weight for child in node.children)
    settled = node.settled
    shared: Plain = {"share": written(share), "bands": [_band(band) for band in settled.bands]}
    if node.is_criterion:
        return shared | _rule(node)
    return shared | {
        "aggregate": {"method": settled.aggregate.method, "power": str(settled.aggregate.power)},
        "missing": settled.missing,
        "min_coverage": written(settled.min_coverage),
        "children": {child.id: _node(child, child.weight / whole) for child in node.children},
    }


def _band(band: Band) -> Plain:
    return {"id": band.id, "from": written(band.threshold)}


def _rule(node: Node) -> Plain:
    if node.scale:
        return {"scale": _scale(node.scale)}
    if node.measure:
        return {"measure": _measure(node.measure)}
    return {"evidence": _evidence(node.evidence)} if node.evidence else {}


def _scale(scale: LevelScale) -> Plain:
    levels: Plain = {name: "exclude" if name == "not_applicable" else "unknown" for name in NO_VALUE}
    for level in scale.levels:
        value = scale.value(level)
        levels[level.id] = "exclude" if level.exclude else "unknown" if value is None else written(value)
    return levels


def _measure(measure: Measure) -> Plain:
    goalposts = {"worst": written(measure.worst), "best": written(measure.best)}
    return {**goalposts, "curve": measure.curve, "cap": measure.cap}


def _evidence(rule: SettledRule) -> Plain:
    factors = {name: _factors(getattr(rule, name)) for name in ("instruments", "statuses", "sources")}
    compared = {"of": sorted(rule.groups), "by": rule.by} if rule.groups else {}
    return {
        **factors,
        **compared,
        "stages": {stage: written(points) for stage, points in rule.stages.items()},
        "themes": sorted(rule.themes),
        "opposed": sorted(rule.opposed),
        "combine": str(rule.combine),
        "net": rule.net,
        "enough": rule.enough,
        "scrutiny": sorted(rule.scrutiny),
    }


def _factors(table: Mapping[str, Fraction]) -> Plain:
    """Leave out factors of 1, which is what a factor that is not given is."""
    return {name: written(value) for name, value in table.items() if value != 1}


def _group(group: Group) -> list[list[str]]:
    members = [[member.target, member.since, member.to or ".."] for member in group.members]
    return sorted(members)
