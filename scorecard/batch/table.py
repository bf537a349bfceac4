"""A whole table of observations, scored at once."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from scorecard.batch.blocks import Scores
from scorecard.batch.buffers import column_from, places_from, texts_from
from scorecard.batch.columns import Column
from scorecard.batch.criteria import Tables
from scorecard.batch.definition import Definition
from scorecard.batch.evidence_tables import acts_in_tables
from scorecard.batch.groups import scored
from scorecard.batch.layouts import SHOWN, ArrowStream, as_table, observed_in_table, refuse, refuse_rubric
from scorecard.batch.ranking import ranks_of_scores
from scorecard.batch.stated import Stated
from scorecard.kernel.values import Whole
from scorecard.model.observation_checks import unfitted_measures
from scorecard.model.rubric import Rubric
from scorecard.problem import DocumentError, Problem, ScorecardError, echo

FIRST = ("subject", "score", "lower", "upper", "coverage", "band", "rank")
"""Columns of the table of scores that are not named after nodes."""

FEW_BANDS = 16
"""Bands up to which all sets of them are counted, which is faster than to sort the rows by theirs."""


def score_table(
    rubric: Rubric,
    table: ArrowStream,
    *,
    actions: ArrowStream | None = None,
    sources: ArrowStream | None = None,
    rank: bool = False,
) -> pa.Table:
    """Score every subject of a table.

    Args:
        rubric: what is judged, by scales, measures and acts.
        table: wide, with the column `subject` and one for each observation, by its id, or long, with the columns
            `subject`, `criterion` and `value`. Cells are ids of levels, numbers, or a reason that there is no value;
            null is unknown, as is a criterion that has no column. What subjects state of themselves stands there as
            observations do: `attributes.NAME` for each attribute that the rubric asks for, and `subject.terms`, as
            `1993-01-20/1997-01-20; 2001-01-20/..`.
        actions: what the subjects did, where the rubric judges by acts. Each row tells of one action by `action`: at
            most one `theme` with its `direction`, one `source_kind` with its `publisher`, one `target`, and `stage`,
            `instrument`, `status`, `status_since`, `date` and `same_act`, in the words of a record. Rows of one
            action, and actions of one act, are put together. Without a column `action` the rows of one `same_act`
            are one action, and every other row is one by itself.
        sources: on which themes sources look at conduct both ways: `subject`, `source_kind`, `publisher`, `covers`,
            one theme a row. Without it no source does.
        rank: whether to add the column `rank`, as the rubric says that subjects are ranked.

    Returns:
        An Arrow table with a row for each subject, in the order in which they come: `subject`, `score`, `lower`,
        `upper` and `coverage` from 0 to 1, `band`, and the score of every node under its dotted path. Null is where
        there is no score. Numbers are within 1e-12 of those of `scorecard.score`; bands, ranks and declared rounding
        are the same.

    Raises:
        DocumentError: when cells do not fit, with every problem by row and column, up to a hundred.
        ScorecardError: when it is no table, or the rubric is none or asks for what the tables do not hold.
    """
    refuse_rubric(rubric, acts=actions is not None)
    _refuse_names(rubric)
    if problems := list(unfitted_measures(rubric)):
        raise DocumentError(problems)
    tables = _tables(rubric, table, actions, sources)
    return _scored(tables, _columns(tables), rank=rank)


def problems_in(rubric: Rubric, table: pa.Table) -> tuple[Problem, ...]:
    """Return what a table of observations is refused for, if anything; nothing is scored."""
    try:
        _columns(_tables(rubric, table, None, None))
    except DocumentError as error:
        return error.problems
    return ()


def _tables(rubric: Rubric, table: ArrowStream, actions: ArrowStream | None, sources: ArrowStream | None) -> Tables:
    """Return what tables say; see `score_table`."""
    observed = observed_in_table(rubric, _table(table))
    stated = Stated.of(rubric, observed)
    refuse(list(stated.problems()))
    acts = None
    if actions is not None:
        acts = acts_in_tables(rubric, observed.subjects, _table(actions), None if sources is None else _table(sources))
    return Tables(observed, stated, acts)


def _columns(tables: Tables) -> Mapping[str, Column]:
    """Return what every criterion comes to in every row."""
    columns = tables.columns()
    if problems := [problem for column in columns.values() for problem in column.problems]:
        raise DocumentError(dict.fromkeys(problems[:SHOWN]))
    return columns


def _table(table: ArrowStream) -> pa.Table:
    msg = f"a {type(table).__name__} is no table; give one of pyarrow, polars, pandas or DuckDB"
    if not hasattr(table, "__arrow_c_stream__"):
        raise ScorecardError(msg)
    try:
        return as_table(table)
    except pa.ArrowInvalid:
        raise ScorecardError(msg) from None


def _scored(tables: Tables, columns: Mapping[str, Column], *, rank: bool) -> pa.Table:
    """Return the table of scores; see `score_table`."""
    rubric = tables.stated.rubric
    definition = Definition(rubric, tables)
    found = scored(tables, columns, definition)
    ranks = {}
    if rank:
        among, _ = tables.stated.by_attributes(rubric.rank.within if rubric.rank else ())
        ranks = {"rank": column_from(ranks_of_scores(rubric, found, definition, among))}
    whole, nodes = _whole(rubric, found.scores), _nodes(rubric, found.scores)
    return pa.table({"subject": tables.observed.subjects, **whole, **ranks, **nodes})


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
    indices = places_from(np.where(found.held == 0, np.int32(-1), codes))
    return pa.DictionaryArray.from_arrays(indices, texts_from(texts))


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
