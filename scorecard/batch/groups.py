"""Rows by what weighs the same for them: each group is scored under its own weights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import lcm

import numpy as np

from scorecard.batch.blocks import Scores, scorer_of
from scorecard.batch.columns import Column
from scorecard.batch.criteria import Tables
from scorecard.batch.definition import Definition
from scorecard.batch.denominators import is_safe


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
    commons = tuple(column.common for column in columns.values())
    if len(subjects) == 1:
        scorer = scorer_of(rubric, commons, subjects[0])
        return Found(scorer.scores(columns, definition, len(codes)), scorer.common)
    scores, wholes = Scores.empty(rubric, len(codes)), list[int | None]()
    known = {name: column.values.at(slice(0, len(codes))) for name, column in columns.items()}
    for code, subject in enumerate(subjects):
        rows = np.flatnonzero(codes == code)
        part = {name: Column(values.at(rows), None) for name, values in known.items()}
        scorer = scorer_of(rubric, commons, subject)
        scores.place(rows, scorer.scores(part, definition.among(rows), len(rows)))
        wholes.append(scorer.common)
    return Found(scores, _together(wholes))


def _together(commons: list[int | None]) -> int | None:
    known = [common for common in commons if common is not None]
    whole = lcm(*known) if len(known) == len(commons) else None
    return whole if is_safe(whole) else None
