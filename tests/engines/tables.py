"""Tables that engines get in pieces, and what one process makes of the whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
import pyarrow as pa

from scorecard.batch import score_table
from scorecard.model.rubric import Rubric

Scoring = Callable[[Rubric, Sequence[pa.Table]], pa.Table]
"""Scores the pieces of one table on an engine."""
SUBJECTS = 90
CELLS = {"vote": ("none", "part", "full", "not_found"), "days": ("1", "90", "53.5"), "money": ("2", "99", None)}
"""What is drawn for each criterion of the rubric MIXED."""


def wide(seed: int) -> pa.Table:
    """Return a table with a row for each subject."""
    drawn = np.random.default_rng(seed)
    names = [f"s{number}" for number in range(SUBJECTS)]
    cells = {name: [values[place] for place in drawn.integers(0, 3, SUBJECTS)] for name, values in CELLS.items()}
    return pa.table({"subject": names, **{name: pa.array(column, pa.string()) for name, column in cells.items()}})


def long(seed: int) -> pa.Table:
    """Return the same as a table with a row for each observation, of which some are not there."""
    rows = [
        (row["subject"], name, row[name])
        for row in wide(seed).to_pylist()
        for name in CELLS
        if row[name] != "not_found" or row["subject"] < "s5"
    ]
    return pa.table(dict(zip(("subject", "criterion", "value"), map(list, zip(*rows, strict=True)), strict=True)))


def numbered(seed: int) -> pa.Table:
    """Return the long table with whole numbers for subjects, which stand in another order as text."""
    table = long(seed)
    numbers = pa.array([int(name[1:]) for name in table.column("subject").to_pylist()])
    return table.set_column(0, "subject", numbers)


def ragged(table: pa.Table, seed: int) -> list[pa.Table]:
    """Return the rows in another order, cut anywhere: subjects lie in several pieces, and a piece may be empty."""
    drawn = np.random.default_rng(seed)
    mixed = table.take(drawn.permutation(table.num_rows))
    cuts = [0, *sorted(drawn.integers(0, table.num_rows, 5).tolist()), table.num_rows]
    return [mixed.slice(start, end - start) for start, end in pairwise(cuts)]


def by_one_process(rubric: Rubric, pieces: Sequence[pa.Table]) -> pa.Table:
    """Return the scores of a whole table, by subject."""
    return by_subject(score_table(rubric, pa.concat_tables(pieces)))


def by_subject(scores: pa.Table) -> pa.Table:
    """Return scores in the order of subjects, with text in place of codes."""
    plain = {name: _plain(scores.column(name)) for name in scores.column_names}
    return pa.table(plain).sort_by("subject")


def _plain(column: pa.ChunkedArray) -> pa.ChunkedArray:
    return column.cast(column.type.value_type) if pa.types.is_dictionary(column.type) else column
