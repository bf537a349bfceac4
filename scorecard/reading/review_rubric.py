"""What a good reviewer would ask of a rubric that is sound: warnings, each named after what raises it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from scorecard.model.number import ONE, ZERO, half_up, literal
from scorecard.model.outline import Outline, Placed, outline_of
from scorecard.model.rubric import Rubric
from scorecard.model.rubric_parts import Criterion, Dimension, GuidanceText, RubricFields
from scorecard.model.weight import Weighting
from scorecard.problem import Problem, Severity, echo
from scorecard.reading.named import alike, listed
from scorecard.reading.review_order import bands_are_out_of_order, levels_are_out_of_order
from scorecard.source import Pointer

HALF = Fraction(1, 2)
SHARELESS = frozenset({"min", "max", "median", "product"})
"""Methods under which weights are no shares of the whole."""
Part = RubricFields | Dimension | Criterion


def rubric_warnings(rubric: Rubric) -> Iterator[Problem]:
    """Yield every warning about a rubric, check by check, each place once."""
    outline = outline_of(rubric)
    found = (problem for check in REVIEW_OF_RUBRICS for problem in check(rubric, outline))
    yield from dict.fromkeys(found)


def criterion_carries_over_half(rubric: Rubric, _: Outline) -> Iterator[Problem]:
    """One of several criteria decides more than all others together."""
    carried = shares_of_the_whole(rubric)
    for name, pointer in rubric.pointers.items() if len(rubric.criteria) > 1 else ():
        if (share := carried.get(name, ZERO)) > HALF:
            yield Problem(
                code="heavy-criterion",
                message=f"'{name}' carries {half_up(share * 100, 0)} % of the whole, more than all others together",
                pointer=pointer,
                hint="give the others more weight, unless this is meant",
                severity=Severity.WARNING,
            )


def shares_of_the_whole(rubric: Rubric) -> dict[str, Fraction]:
    """Return the share of the whole that each node carries, at most, where shares are what weights mean."""
    carried = {rubric.id: ONE}
    for node in rubric.tree.walk():
        if node.id in carried and node.settled.aggregate.method not in SHARELESS:
            ordinary = [each.id for each in node.inputs if each.role == "ordinary"]
            alternatives = [shares for shares in node.shares.values() if shares]
            for name, *shares in zip(ordinary, *alternatives, strict=True):
                carried[name] = carried[node.id] * max(shares)
    return carried


def level_is_out_of_reach(rubric: Rubric, outline: Outline) -> Iterator[Problem]:
    """Nobody can be put on the levels of a scale, since no criterion is judged on it."""
    used = {criterion.scale for _, criterion in outline.criteria}
    for name in rubric.scales:
        if name not in used:
            yield Problem(
                code="unreachable-level",
                message=f"no criterion uses the scale '{name}', so nobody can reach its levels",
                pointer=Pointer(("scales", name)),
                hint=f"give a criterion 'scale: {name}', or remove the scale",
                severity=Severity.WARNING,
                on_key=True,
            )


def level_is_undescribed(rubric: Rubric, outline: Outline) -> Iterator[Problem]:
    """A criterion says what some levels of its scale mean, and not what the others do."""
    for pointer, criterion in outline.criteria:
        levels = rubric.scales[criterion.scale].levels if criterion.scale and criterion.levels else ()
        missing = [level.id for level in levels if level.id not in criterion.levels and level.score is not None]
        if missing:
            yield Problem(
                code="undescribed-level",
                message=f"'{criterion.id}' does not say what {listed(missing)} is to mean",
                pointer=pointer / "levels",
                hint="describe every level, or none",
                severity=Severity.WARNING,
                on_key=True,
            )


def band_is_out_of_reach(rubric: Rubric, outline: Outline) -> Iterator[Problem]:
    """A band starts above the highest value that its criterion can have."""
    for pointer, criterion in outline.criteria:
        node = rubric.criteria[criterion.id]
        rule = node.scale or (node.measure if node.measure and node.measure.cap == "both" else None)
        top = rule.span[1] if rule else None
        for index, band in enumerate(criterion.bands or ()):
            if top is not None and band.place > (top, False):
                yield Problem(
                    code="unreachable-band",
                    message=f"no score of '{criterion.id}' can be in the band '{echo(band.label)}': "
                    f"the highest is {literal(top)}",
                    pointer=pointer / "bands" / index,
                    hint="start the band lower, or remove it",
                    severity=Severity.WARNING,
                )


def bands_leave_a_gap(_: Rubric, outline: Outline) -> Iterator[Problem]:
    """The lowest band starts above the lowest score, and so holds for more than its threshold says."""
    for each in outline.parts:
        bands = each.part.bands or ()
        lowest = min(bands, key=lambda band: band.place, default=None)
        if lowest and lowest.threshold > 0:
            at = each.at / "bands" / bands.index(lowest) / ("from" if lowest.above is None else "above")
            yield Problem(
                code="band-gap",
                message=f"no band starts at 0; scores below {literal(lowest.threshold)} are called "
                f"'{echo(lowest.label)}' too",
                pointer=at,
                hint="start this band at 0, or add one below it",
                severity=Severity.WARNING,
            )


def names_are_alike(rubric: Rubric, outline: Outline) -> Iterator[Problem]:
    """Two names that are to mean two things differ in nothing but case, blanks or underscores."""
    yield from alike(outline.ids)
    for name, scale in rubric.scales.items():
        yield from alike((level.id, Pointer(("scales", name))) for level in scale.levels)
    yield from alike(((name, Pointer(("scales", name))) for name in rubric.scales), on_key=True)
    yield from alike(((name, Pointer(("themes", name))) for name in rubric.themes), on_key=True)
    for each in outline.parts:
        if not isinstance(each.part, RubricFields):
            values = each.part.weight.values
            yield from alike(((value, each.at / "weight" / value) for value in values), on_key=True)


def weight_has_no_reason(_: Rubric, outline: Outline) -> Iterator[Problem]:
    """A weight differs from the ordinary one, and nothing says why."""
    for each in outline.parts:
        part = each.part
        if not isinstance(part, RubricFields) and part.why is None and part.weight != Weighting(number=ONE):
            yield Problem(
                code="weight-without-why",
                message=f"the weight of '{part.id}' has no reason",
                pointer=each.at / "weight",
                hint="say beside it in why: for what reason it differs",
                severity=Severity.WARNING,
                on_key=True,
            )


def guidance_is_empty(_: Rubric, outline: Outline) -> Iterator[Problem]:
    """Criteria that take judgement do not tell two coders how to judge alike; one warning a dimension."""
    for dimension in outline.dimensions:
        found = [each for each in dimension.inside() if _needs_guidance(each)]
        names = list(dict.fromkeys(each.part.id for each in found))
        if found:
            yield Problem(
                code="no-guidance",
                message=f"nothing tells coders how to judge {listed(names)}",
                pointer=found[0].at,
                hint="say in guidance: what counts, and what does not; or what each of the levels: means",
                severity=Severity.WARNING,
            )


def _needs_guidance(each: Placed[Dimension | Criterion]) -> bool:
    part = each.part
    if not isinstance(part, Criterion) or part.guidance not in (None, GuidanceText()):
        return False
    return bool(part.evidence or part.groups or part.custom or (part.scale and not part.levels))


REVIEW_OF_RUBRICS: tuple[Callable[[Rubric, Outline], Iterator[Problem]], ...] = (
    criterion_carries_over_half,
    level_is_out_of_reach,
    level_is_undescribed,
    band_is_out_of_reach,
    bands_leave_a_gap,
    names_are_alike,
    weight_has_no_reason,
    guidance_is_empty,
    levels_are_out_of_order,
    bands_are_out_of_order,
)
"""Every check for warnings about a rubric, in the order in which they run."""
