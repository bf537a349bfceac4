"""All of a rubric that a score depends on, as plain data with exact numbers.

In: ids, tree, shares (not raw weights), every parameter with defaults filled in, bands, and the content of the
themes and relations that are used. Out: the rubric's id and version, titles, prose, reasons, order of siblings.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from scorecard.model.custom import CustomRule
from scorecard.model.evidence_rule import SettledRule
from scorecard.model.measure import Measure
from scorecard.model.node import Input, Node, attribute_of, id_of, weight_at
from scorecard.model.number import ONE, ZERO, total, written
from scorecard.model.ranking import Ranking
from scorecard.model.relations import Group
from scorecard.model.rubric_parts import RubricFields
from scorecard.model.scale import LevelScale
from scorecard.model.steps import Band
from scorecard.model.words import NO_VALUE

Plain = dict[str, object]


def meaning_of(rubric: RubricFields, tree: Node) -> Plain:
    """Return the meaning of a rubric whose tree is given."""
    rules = [node.evidence for node in tree.walk() if node.evidence]
    themes = {theme for node in tree.walk() for theme in node.themes}
    groups = {name for rule in rules for name in rule.groups}
    return {
        "tree": _node(tree, shown=rubric.rank is not None and rubric.rank.on == "rounded"),
        "themes": {name: [rubric.themes[name].definition, rubric.themes[name].is_not] for name in themes},
        "groups": {name: _group(rubric.relations.groups[name]) for name in groups if rubric.relations},
        "rank": _rank(rubric.rank or Ranking()),
    }


def _rank(rank: Ranking) -> Plain:
    return {"on": rank.on, "ties": rank.ties, "first": rank.first, "within": sorted(set(rank.within))}


def _node(node: Node, *, shown: bool, counts: Plain | None = None) -> Plain:
    """Return what a node means; how it is shown only where that decides a number, by rounding."""
    said = {**(counts or {}), **_common(node), **(_rule(node) if node.is_criterion else _aggregation(node))}
    if shown or node.settled.round:
        said["show"] = [written(node.show.low), written(node.show.high), node.show.decimals if shown else None]
    worths = _worths(node)
    if {child.id for child in node.children} != set(worths):
        return said | {"over": worths, "children": {child.id: _node(child, shown=shown) for child in node.children}}
    return said | {
        "children": {child.id: _node(child, shown=shown, counts=worths[child.id]) for child in node.children}
    }


def _worths(node: Node) -> dict[str, Plain]:
    """Return each input's weight over the sum of the ordinary ones, for each value that weights differ by."""
    ordinary = [each.weight for each in node.inputs if each.role == "ordinary"]
    values = sorted({value for each in node.inputs for value in each.weight.values}) or [""]
    wholes = {value: total(weight_at(weight, value) for weight in ordinary) for value in values}
    attribute = attribute_of(node.inputs)
    return {each.id: _worth(each, attribute, wholes) for each in node.inputs}


def _worth(counted: Input, attribute: str, wholes: Mapping[str, Fraction]) -> Plain:
    shares = {
        value: written(weight_at(counted.weight, value) / whole) if whole else "none" for value, whole in wholes.items()
    }
    role: Plain = {} if counted.role == "ordinary" else {"role": counted.role}
    if not attribute:
        return {**role, "share": shares[""]}
    return {**role, "share_by": attribute, "shares": shares}


def _common(node: Node) -> Plain:
    settled, rounding = node.settled, node.settled.round
    return {
        "bands": [_band(band) for band in settled.bands],
        "ceilings": sorted(
            {f"{written(c.at)} while {named}" for c in settled.ceilings for named in _thresholds(c.trigger)}
        ),
        "round": [rounding.decimals, rounding.mode] if rounding else None,
        "range": [] if node.range == (ZERO, ONE) else [written(end) for end in node.range],
        "applies_to": sorted(
            [name, *sorted(set(values))] for each in node.applies_to for name, values in each.where.items()
        ),
        "in_office_on": node.date,
    }


def _aggregation(node: Node) -> Plain:
    settled, plugin = node.settled, node.settled.aggregate.plugin
    custom: Plain = {"custom": plugin.meaning} if plugin else {}
    return {
        "aggregate": {"method": settled.aggregate.method, "power": str(settled.aggregate.power), **custom},
        "missing": settled.missing,
        "min_coverage": written(settled.min_coverage),
        "use": settled.use,
        "clip": settled.clip,
    }


def _band(band: Band) -> Plain:
    return {
        "id": band.id,
        "from": written(band.threshold),
        "above": band.above is not None,
        "value": None if band.value is None else written(band.value),
        "requires": _thresholds(band.requires),
    }


def _thresholds(named: Mapping[str, Fraction]) -> list[str]:
    return sorted(f"{id_of(name)} {written(threshold)}" for name, threshold in named.items())


def _rule(node: Node) -> Plain:
    read = {"observation": node.reads}
    if node.scale:
        return {**read, "scale": _scale(node.scale)}
    if node.measure:
        return {**read, "measure": _measure(node.measure)}
    if node.custom:
        return {**read, "custom": _custom(node.custom)}
    return {**read, "evidence": _evidence(node.evidence)} if node.evidence else {}


def _custom(rule: CustomRule) -> Plain:
    return {**rule.plugin.meaning, "themes": sorted(rule.themes), "opposed": sorted(rule.opposed)}


def _scale(scale: LevelScale) -> Plain:
    levels: Plain = {name: "exclude" if name == "not_applicable" else "unknown" for name in NO_VALUE}
    for level in scale.levels:
        value = scale.value(level)
        levels[level.id] = "exclude" if level.exclude else "unknown" if value is None else written(value)
    return levels


def _measure(measure: Measure) -> Plain:
    worst, best = measure.goalposts
    return {
        "worst": written(worst),
        "best": written(best),
        "curve": measure.curve if not measure.table else None,
        "cap": measure.cap if not measure.table else None,
        "table": [[written(step.threshold), step.above is not None, written(step.score)] for step in measure.steps],
        "fit": [
            measure.fit,
            measure.better,
            [written(end) for end in (*measure.percentiles, *measure.onto)],
            str(measure.deviations),
        ]
        if measure.fit
        else None,
    }


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
