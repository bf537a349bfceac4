"""Rows by what weighs the same for them: each group is scored under its own weights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import lcm

import numpy as np

from scorecard.batch.blocks import Scorer, Scores
from scorecard.batch.columns import Column
from scorecard.batch.criteria import Tables
from scorecard.batch.definition import Definition
from scorecard.batch.denominators import is_safe
from scorecard.kernel.values import Values, Whole


@dataclass(frozen=True, slots=True)
class Found:
    """The scores of all rows."""

    scores: Scores
    common: int | None
    """What every score of the whole is a multiple of one over, where that tells different scores apart for sure."""


def scored(tables: Tables, columns: Mapping[str, Column], definition: Definition) -> Found:
    """Return the scores of every row."""
    rubric = tables.stated.rubric
    codes, subjects = tables.stated.weighed
    if len(subjects) == 1:
        scorer = Scorer.of(rubric, columns, subjects[0])
        return Found(scorer.scores(columns, definition), scorer.common)
    scores, commons = Scores.empty(rubric, len(codes)), list[int | None]()
    for code, subject in enumerate(subjects):
        rows = np.flatnonzero(codes == code)
        part = {name: Column(_rows(column.values, rows), column.common) for name, column in columns.items()}
        scorer = Scorer.of(rubric, part, subject)
        scores.place(rows, scorer.scores(part, definition.among(rows)))
        commons.append(scorer.common)
    return Found(scores, _together(commons))


def _rows(values: Values, rows: Whole) -> Values:
    return Values(values.score[rows], values.lower[rows], values.upper[rows], values.coverage[rows])


def _together(commons: list[int | None]) -> int | None:
    known = [common for common in commons if common is not None]
    whole = lcm(*known) if len(known) == len(commons) else None
    return whole if is_safe(whole) else None
