"""What a good reviewer would ask of a rubric beside the records that it is given with: warnings."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scorecard.model.measure import Measure
from scorecard.model.node import Node
from scorecard.model.number import literal
from scorecard.model.observation_checks import is_read
from scorecard.model.outline import outline_of
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.model.rubric_parts import RubricFields
from scorecard.problem import Problem, Severity, echo
from scorecard.reading.named import folded

USED_AT_LEAST = Fraction(1, 10)
"""Part of the way between two goalposts that the numbers of several records must use."""


def data_warnings(rubric: Rubric, records: Sequence[Record], *, alone: bool) -> Iterator[Problem]:
    """Yield every warning about a rubric beside records.

    Args:
        rubric: what is judged.
        records: all that are given; none, and nothing is asked.
        alone: whether no other rubric is given, so that records which say nothing under this one are no others'.
    """
    given = _Given.of(rubric, records)
    yield from _criterion_is_untouched(rubric, given, alone=alone and bool(records))
    yield from _goalposts_are_outside_the_data(rubric, given)
    yield from _attribute_is_written_otherwise(rubric, records)


@dataclass(frozen=True, slots=True)
class _Given:
    """What all records together have for a rubric."""

    themes: frozenset[str]
    observed: frozenset[str]
    numbers: dict[str, set[Fraction]]

    @classmethod
    def of(cls, rubric: Rubric, records: Sequence[Record]) -> _Given:
        numbers: dict[str, set[Fraction]] = {}
        observed = set()
        for record in records:
            for name, value in record.observations.items():
                if is_read(record, rubric, value):
                    observed.add(name)
                if value.number is not None:
                    numbers.setdefault(name, set()).add(value.number)
        themes = frozenset(theme for record in records for action in record.actions for theme in action.themes)
        return cls(themes, frozenset(observed), numbers)

    def touches(self, node: Node) -> bool:
        """Tell whether an action or an observation of any record bears on a criterion."""
        rule = node.evidence or node.custom
        return node.reads in self.observed or (rule is not None and not self.themes.isdisjoint(rule.themes))


def _criterion_is_untouched(rubric: Rubric, given: _Given, *, alone: bool) -> Iterator[Problem]:
    """No theme, observation or action of the records touches a criterion."""
    untouched = [name for name, node in rubric.criteria.items() if not given.touches(node)]
    if len(untouched) < len(rubric.criteria) or alone:
        for name in untouched:
            yield Problem(
                code="untouched-criterion",
                message=f"no record given says anything on '{name}'",
                pointer=rubric.pointers[name],
                hint="see whether its themes or its id are those of the records",
                severity=Severity.WARNING,
            )


def _goalposts_are_outside_the_data(rubric: Rubric, given: _Given) -> Iterator[Problem]:
    """The numbers of the records all lie beyond the goalposts, or so close together that the goalposts part nobody."""
    for name, node in rubric.criteria.items():
        numbers = sorted(given.numbers.get(node.reads, ()))
        measure = node.measure
        if numbers and measure and measure.worst is not None and not _parts(measure, numbers):
            span = literal(numbers[0]) + (f" to {literal(numbers[-1])}" if len(numbers) > 1 else "")
            worst, best = (literal(goalpost) for goalpost in measure.goalposts)
            yield Problem(
                code="goalposts-off-data",
                message=f"the numbers of the records on '{name}', {span}, hardly touch the way from {worst} to {best}",
                pointer=rubric.pointers[name] / "measure",
                hint="see whether unit and goalposts are right; 'scorecard fit' finds goalposts in records",
                severity=Severity.WARNING,
                on_key=True,
            )


def _parts(measure: Measure, numbers: Sequence[Fraction]) -> bool:
    """Tell whether numbers, lowest first, lie between the goalposts and use some of the way between them."""
    low, high = sorted(measure.goalposts)
    if numbers[-1] < low or numbers[0] > high:
        return False
    shape: Callable[[Fraction], Fraction | float] = math.log if measure.curve == "log" else Fraction
    first, last = (shape(min(max(number, low), high)) for number in (numbers[0], numbers[-1]))
    return len(numbers) == 1 or last - first >= USED_AT_LEAST * (shape(high) - shape(low))


def _attribute_is_written_otherwise(rubric: Rubric, records: Sequence[Record]) -> Iterator[Problem]:
    """A part applies where an attribute has a value that records write with other capitals, blanks or underscores."""
    for each in outline_of(rubric).parts:
        asked = each.part.applies_to.where if not isinstance(each.part, RubricFields) else {}
        for attribute, values in asked.items():
            stated = sorted({value for record in records if (value := record.subject.attribute(attribute))})
            for value in values:
                near = [other for other in stated if other != value and folded(other) == folded(value)]
                if near:
                    yield Problem(
                        code="alike-names",
                        message=f"'{each.part.id}' applies where {attribute} is '{echo(value)}'; "
                        f"records state '{echo(near[0])}'",
                        pointer=each.at / "applies_to" / "where" / attribute,
                        found=echo(value),
                        hint="write both alike; what differs in a capital is another value",
                        severity=Severity.WARNING,
                    )
