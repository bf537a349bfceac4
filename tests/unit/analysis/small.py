"""Small rubrics and records for the analyses."""

from __future__ import annotations

from fractions import Fraction

from scorecard.model.comparison import Comparison
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.scoring.compare import compare

Values = dict[str, int | str | Fraction | None]
"""What is observed of each criterion, 0 to 1; None for nothing."""


def measured(weights: Values, **more: object) -> Rubric:
    """Return a rubric of one measure a dimension, from 0 to 1, each with a weight."""
    dimensions = [
        {"id": f"on_{name}", "title": name.title(), "weight": weight, "why": "So.", "criteria": [
            {"id": name, "question": "How much?", "measure": {"worst": 0, "best": 1}},
        ]}
        for name, weight in weights.items()
    ]  # fmt: skip
    head = {"format": "rubric/1", "id": "small", "version": "1.0.0", "title": "Small", "standard": {"title": "S"}}
    return Rubric.model_validate({**head, "dimensions": dimensions, **more})


def observed(name: str, values: Values) -> Record:
    """Return a record of numbers."""
    known = {criterion: {"number": value} for criterion, value in values.items() if value is not None}
    return Record.model_validate(
        {"format": "record/1", "subject": {"id": name, "name": name.title()}, "observations": known}
    )


def compared(rubric: Rubric, **values: Values) -> Comparison:
    """Return the comparison of some subjects."""
    return compare(rubric, [observed(name, given) for name, given in values.items()])
