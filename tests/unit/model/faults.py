"""What is wrong with a small rubric, for the tests of its checks."""

from __future__ import annotations

from typing import Any

from spec.builders import rubric_data

from scorecard.model.rubric import Rubric
from scorecard.problem import DocumentError, Problem


def problems_in(*criteria: Any, **choices: Any) -> tuple[Problem, ...]:
    """Return every problem of a rubric; none where it has none."""
    try:
        Rubric(**rubric_data(*criteria, **choices))
    except DocumentError as error:
        return error.problems
    return ()


def found_in(*criteria: Any, **choices: Any) -> list[tuple[str, str]]:
    """Return code and place of every problem of a rubric."""
    return [(problem.code, str(problem.pointer)) for problem in problems_in(*criteria, **choices)]
