"""Where a rubric defines what a problem of a record says is allowed."""

from __future__ import annotations

from dataclasses import replace

from scorecard.model.rubric import Rubric
from scorecard.model.rubric_parts import Criterion
from scorecard.model.scale import LevelScale
from scorecard.problem import Problem
from scorecard.reading.opening import Loaded
from scorecard.source import Pointer


def with_definition(problem: Problem, rubric: Loaded[Rubric]) -> Problem:
    """Add where the rubric defines the levels that are allowed."""
    nodes = rubric.model.observed[str(problem.pointer.steps[1])] if problem.code == "unknown-level" else ()
    source = next((node.source for node in nodes if node.scale and problem.allowed == _levels(node.scale)), None)
    if not isinstance(source, Criterion) or source.scale is None:
        return problem
    return replace(problem, allowed_at=str(rubric.sources.locate(Pointer(("scales", source.scale)), on_key=True)))


def _levels(scale: LevelScale) -> tuple[str, ...]:
    return tuple(level.id for level in scale.levels)
