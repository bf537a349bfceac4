"""What can be wrong with scales, measures and evidence rules. Each check is named after what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from scorecard.model.evidence_rule import GroupsRule
from scorecard.model.names import duplicate_id, unknown_name
from scorecard.model.number import literal
from scorecard.model.outline import ROOT, Outline
from scorecard.model.rubric_parts import Criterion, Dimension
from scorecard.model.scale import Level, LevelScale
from scorecard.model.words import NO_VALUE, RULES
from scorecard.problem import Problem
from scorecard.source import Pointer

UNIT_METHODS = frozenset({"geometric", "harmonic", "power", "product", "custom"})
"""Methods that are defined for values from 0 to 1 only."""


def criterion_has_no_one_rule(outline: Outline) -> Iterator[Problem]:
    """A criterion has no rule, or several."""
    for pointer, criterion in outline.criteria:
        given = [rule for rule in RULES if getattr(criterion, rule) is not None]
        if len(given) != 1:
            yield Problem(
                code="one-rule",
                message=f"the criterion '{criterion.id}' has {' and '.join(given) or 'no rule'}",
                pointer=pointer / given[1] if given else pointer,
                allowed=RULES,
                hint="give it exactly one of them",
                on_key=bool(given),
            )


def scale_is_unknown(outline: Outline) -> Iterator[Problem]:
    """A criterion names a scale that the rubric does not have."""
    for pointer, criterion in outline.criteria:
        if criterion.scale and criterion.scale not in outline.rubric.scales:
            known = tuple(outline.rubric.scales)
            yield unknown_name("scale", pointer / "scale", criterion.scale, known)


def level_is_unknown(outline: Outline) -> Iterator[Problem]:
    """A criterion explains a level that its scale does not have."""
    for pointer, criterion in outline.criteria:
        scale = outline.rubric.scales.get(criterion.scale or "")
        known = (*(level.id for level in scale.levels), *NO_VALUE) if scale else ()
        within = f"scale {criterion.scale}" if criterion.scale else "a criterion without a scale"
        for name in criterion.levels if scale or not criterion.scale else ():
            if name not in known:
                yield unknown_name("level", pointer / "levels" / name, name, known, on_key=True, within=within)


def scale_has_no_one_span(outline: Outline) -> Iterator[Problem]:
    """A scale of points states where they start or end without the other, twice, or as one number."""
    for name, scale in outline.rubric.scales.items():
        ends = [end for end in (scale.low, scale.high) if end is not None]
        if len(ends) == 1 or (ends and (scale.out_of is not None or ends != sorted(set(ends)))):
            yield Problem(
                code="level-worth",
                message=f"the points of the scale '{name}' need both ends: from and a higher to, or out_of",
                pointer=ROOT / "scales" / name,
                hint="write from: with the lowest points and to: with the highest, or out_of: alone",
                on_key=True,
            )


def level_has_no_one_worth(outline: Outline) -> Iterator[Problem]:
    """A level has no worth, or several, or points without full marks to count them by."""
    for name, scale in outline.rubric.scales.items():
        for index, level in enumerate(scale.levels if scale.low is None or scale.low != scale.high else ()):
            if not _has_one_worth(level, scale):
                yield Problem(
                    code="level-worth",
                    message=f"the level '{level.id}' needs one worth: score, points of the scale, exclude or unknown",
                    pointer=ROOT / "scales" / name / "levels" / index,
                    hint="write score: 0 to 1, or points: with out_of: (or from: and to:) on the scale, or exclude",
                )


def scale_has_no_value(outline: Outline) -> Iterator[Problem]:
    """No level of a scale has a value, so nothing could be judged on it."""
    for name, scale in outline.rubric.scales.items():
        if all(level.exclude or level.unknown for level in scale.levels):
            yield Problem(
                code="level-worth",
                message=f"no level of the scale '{name}' has a score or points",
                pointer=ROOT / "scales" / name,
                hint="give at least one level a score: or points:",
                on_key=True,
            )


def _has_one_worth(level: Level, scale: LevelScale) -> bool:
    worths = (level.score is not None, level.points is not None, level.exclude, level.unknown)
    value = scale.value(level)
    return sum(worths) == 1 and (level.points is None or (value is not None and 0 <= value <= 1))


def level_id_is_taken(outline: Outline) -> Iterator[Problem]:
    """Two levels of a scale have one id."""
    for name, scale in outline.rubric.scales.items():
        seen: dict[str, Pointer] = {}
        for index, level in enumerate(scale.levels):
            place = ROOT / "scales" / name / "levels" / index / "id"
            if seen.setdefault(level.id, place) != place:
                yield duplicate_id(place, level.id, seen[level.id])


def goalposts_do_not_span(outline: Outline) -> Iterator[Problem]:
    """A measure's goalposts are equal, or not above 0 under a logarithm."""
    for pointer, criterion in outline.criteria:
        measure = criterion.measure if criterion.measure and criterion.measure.worst is not None else None
        if measure and measure.worst == measure.best:
            yield _goalposts(pointer / "measure" / "best", "worst and best are the same number", "let them differ")
        for name in ("worst", "best") if measure and measure.curve == "log" else ():
            if getattr(measure, name) <= 0:
                message, hint = "a logarithm needs goalposts above 0", "raise it, or use curve: linear"
                yield _goalposts(pointer / "measure" / name, message, hint)


def steps_of_a_table_do_not_part(outline: Outline) -> Iterator[Problem]:
    """Two steps of a measure's table start at one number."""
    for pointer, criterion in outline.criteria:
        places: set[tuple[Fraction, bool]] = set()
        for index, step in enumerate(criterion.measure.table if criterion.measure else ()):
            if step.place in places:
                at = pointer / "measure" / "table" / index / ("from" if step.above is None else "above")
                yield _goalposts(at, f"two steps start at {literal(step.threshold)}", "let each start elsewhere")
            places.add(step.place)


def measure_has_idle_choices(outline: Outline) -> Iterator[Problem]:
    """A measure makes a choice that counts only for another kind of measure."""
    for pointer, criterion in outline.criteria:
        measure = criterion.measure
        if measure and measure.better != "more" and not measure.fit:
            hint = "remove it: the numbers get better from worst: to best:, or by the scores of the table"
            yield _idle(pointer, "better", "counts under fit: only", hint)
        if measure and measure.table and measure.curve != "linear":
            yield _idle(pointer, "curve", "has no effect on a table", "remove it")
        if measure and measure.table and measure.cap != "both":
            yield _idle(pointer, "cap", "has no effect on a table", "remove it")


def _idle(pointer: Pointer, key: str, what: str, hint: str) -> Problem:
    at = pointer / "measure" / key
    return Problem(code="no-effect", message=f"'{key}' {what}", pointer=at, hint=hint, on_key=True)


def value_may_leave_the_unit(outline: Outline) -> Iterator[Problem]:
    """What may lie outside 0 to 1 stands under a method that is defined from 0 to 1 only."""
    for dimension in outline.dimensions:
        method = "an installed aggregation" if dimension.method == "custom" else dimension.method
        for each in outline.counted(dimension) if dimension.method in UNIT_METHODS else ():
            for key, hint in _ways_out(each.part):
                yield Problem(
                    code="uncapped",
                    message=f"'{each.part.id}' may leave 0 to 1, where {method} is not defined",
                    pointer=Pointer((*each.at.steps, *key)),
                    hint=f"{hint}, or another method",
                )


def _ways_out(child: Dimension | Criterion) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield each choice by which a child's value may leave 0 to 1, with what would keep it in."""
    if isinstance(child, Criterion):
        if child.measure and child.measure.cap != "both" and not child.measure.table:
            yield ("measure", "cap"), "use cap: both"
    elif not child.clip:
        yield ("clip",), "use clip: true"
    if any(not 0 <= end <= 1 for end in child.range):
        yield ("range",), "use a range from 0 to 1"


def theme_is_unknown(outline: Outline) -> Iterator[Problem]:
    """A criterion asks for a theme that the vocabulary does not have, or opposes one that it does not ask for."""
    for pointer, rule in outline.themed_rules:
        for index, theme in enumerate(rule.themes):
            if theme not in outline.rubric.themes:
                known = tuple(outline.rubric.themes)
                yield unknown_name("theme", pointer / "themes" / index, theme, known)
        for index, theme in enumerate(rule.opposed):
            if theme not in rule.themes:
                yield unknown_name("theme", pointer / "opposed" / index, theme, rule.themes, within="the rule's themes")


def name_stands_twice(outline: Outline) -> Iterator[Problem]:
    """A criterion lists a theme or a group twice."""
    for pointer, rule in outline.themed_rules:
        lists = {"themes": rule.themes, "opposed": rule.opposed, "of": rule.of if isinstance(rule, GroupsRule) else ()}
        for key, names in lists.items():
            seen: set[str] = set()
            for index, name in enumerate(names):
                if name in seen:
                    yield duplicate_id(pointer / key / index, name)
                seen.add(name)


def group_is_unknown(outline: Outline) -> Iterator[Problem]:
    """A criterion compares groups that the relations do not have."""
    known = tuple(outline.rubric.relations.groups) if outline.rubric.relations else ()
    for pointer, rule in outline.themed_rules:
        for index, group in enumerate(rule.of if isinstance(rule, GroupsRule) else ()):
            if group not in known:
                within = "" if known else "a rubric that names no relations: file"
                yield unknown_name("group", pointer / "of" / index, group, known, within=within)


def _goalposts(pointer: Pointer, message: str, hint: str) -> Problem:
    return Problem(code="goalposts", message=message, pointer=pointer, hint=hint)


RULE_CHECKS: tuple[Callable[[Outline], Iterator[Problem]], ...] = (
    criterion_has_no_one_rule,
    scale_is_unknown,
    level_is_unknown,
    scale_has_no_one_span,
    level_has_no_one_worth,
    scale_has_no_value,
    level_id_is_taken,
    goalposts_do_not_span,
    steps_of_a_table_do_not_part,
    measure_has_idle_choices,
    value_may_leave_the_unit,
    theme_is_unknown,
    name_stands_twice,
    group_is_unknown,
)
"""Checks of rules, in the order in which they run."""
