"""A whole table of observations, scored at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from scorecard.batch.blocks import Scores, scorer_of
from scorecard.batch.buffers import column_from
from scorecard.batch.columns import column_of
from scorecard.batch.definition import Definition
from scorecard.batch.layouts import SHOWN, Observed, observed_in_table, refuse_rubric
from scorecard.batch.ranking import ranks_of_scores
from scorecard.kernel.values import Whole
from scorecard.model.observation_checks import unfitted_measures
from scorecard.model.rubric import Rubric
from scorecard.problem import DocumentError, ScorecardError, echo

FIRST = ("subject", "score", "lower", "upper", "coverage", "band", "rank")
"""Columns of the table of scores that are not named after nodes."""

FEW_BANDS = 16
"""Bands up to which all sets of them are counted, which is faster than to sort the rows by theirs."""


class ArrowStream(Protocol):
    """A table of any library that hands it on by Arrow's C stream interface: pyarrow, polars, pandas, DuckDB."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Hand on the table."""


def score_table(rubric: Rubric, table: ArrowStream, *, rank: bool = False) -> pa.Table:
    """Score every subject of a table.

    Args:
        rubric: what is judged, by scales and measures.
        table: wide, with the column `subject` and one for each observation, by its id, or long, with the columns
            `subject`, `criterion` and `value`. Cells are ids of levels, numbers, or a reason that there is no value;
            null is unknown, as is a criterion that has no column.
        rank: whether to add the column `rank`, as the rubric says that subjects are ranked.

    Returns:
        An Arrow table with a row for each subject, in the order in which they come: `subject`, `score`, `lower`,
        `upper` and `coverage` from 0 to 1, `band`, and the score of every node under its dotted path. Null is where
        there is no score. Numbers are within 1e-12 of those of `scorecard.score`; bands, ranks and declared rounding
        are the same.

    Raises:
        DocumentError: when cells do not fit their criteria, with every problem by row and column, up to a hundred.
        ScorecardError: when it is no table, or the rubric asks for what a table does not hold.
    """
    _refuse_names(rubric)
    refuse_rubric(rubric)
    if problems := list(unfitted_measures(rubric)):
        raise DocumentError(problems)
    if not hasattr(table, "__arrow_c_stream__"):
        msg = f"a {type(table).__name__} is no table; give one of pyarrow, polars, pandas or DuckDB"
        raise ScorecardError(msg)
    return score_observed(rubric, observed_in_table(rubric, pa.table(table)), rank=rank)


def score_observed(rubric: Rubric, observed: Observed, *, rank: bool = False) -> pa.Table:
    """Score what a table says of every subject; see `score_table`."""
    rows = len(observed.subjects)
    columns = {
        node.id: column_of(node, observed.columns.get(node.reads), rows) for node in rubric.order if node.is_criterion
    }
    if problems := [problem for column in columns.values() for problem in column.problems]:
        raise DocumentError(dict.fromkeys(problems[:SHOWN]))
    definition = Definition(rubric, observed.columns)
    scorer = scorer_of(rubric, tuple(column.common for column in columns.values()))
    found = scorer.scores(columns, definition, rows)
    ranks = {"rank": column_from(ranks_of_scores(scorer, found, definition))} if rank else {}
    return pa.table({"subject": observed.subjects, **_whole(rubric, found), **ranks, **_nodes(rubric, found)})


def _whole(rubric: Rubric, found: Scores) -> Mapping[str, pa.Array]:
    return {
        "score": column_from(found.nodes[rubric.id]),
        "lower": column_from(found.lower),
        "upper": column_from(found.upper),
        "coverage": column_from(found.coverage),
        "band": _bands(rubric, found),
    }


def _nodes(rubric: Rubric, found: Scores) -> Mapping[str, pa.Array]:
    return {node.path: column_from(found.nodes[node.id]) for node in rubric.tree.walk() if node.path}


def _bands(rubric: Rubric, found: Scores) -> pa.DictionaryArray:
    """Return the labels of the bands by a dictionary, several joined as a scorecard joins them; null for none."""
    labels = [band.label for band in rubric.tree.settled.bands]
    sets, codes = _distinct(found.held, len(labels))
    texts = [" to ".join(label for place, label in enumerate(labels) if int(bits) >> place & 1) for bits in sets]
    indices = pa.array(codes, mask=found.held == 0)
    return pa.DictionaryArray.from_arrays(indices, pa.array(texts, pa.string()))


def _distinct(held: Whole, bands: int) -> tuple[Whole, NDArray[np.int32]]:
    """Return the distinct sets of bands in order, and of each row the place of its own."""
    if bands > FEW_BANDS:
        sets, codes = np.unique(held, return_inverse=True)
        return sets, codes.astype(np.int32)
    is_there = np.bincount(held, minlength=1) > 0
    return np.flatnonzero(is_there), (np.cumsum(is_there, dtype=np.int32) - 1)[held]


def _refuse_names(rubric: Rubric) -> None:
    for node in rubric.tree.walk():
        if node.path in FIRST:
            msg = f"the dimension '{echo(node.path)}' has the name of a column of every table of scores; rename it"
            raise ScorecardError(msg)
