"""Streams of tables: batches in, batches out, in memory that does not grow with their number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from scorecard.batch.layouts import SUBJECT, is_long
from scorecard.batch.table import score_table
from scorecard.model.rubric import Rubric
from scorecard.problem import DocumentError, Problem, ScorecardError, echo

MOST = 200_000
"""Rows of a subject at most; no rubric has as many criteria."""


def score_batches(rubric: Rubric, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Score batches one after the other; how the rows are cut into batches changes no number.

    Args:
        rubric: what is judged, by scales and measures.
        batches: of one layout; see `score_table`. They are sorted by subject, as text, and the rows of a subject in a
            long table may go on in the next batch.

    Yields:
        Batches of scores; see `score_table`.

    Raises:
        DocumentError: when cells do not fit their criteria; rows are counted within their batch.
        ScorecardError: when a subject comes after one that it should precede, or a column of subjects is no text.
    """
    for table in whole_subjects(batches):
        yield from score_table(rubric, table).combine_chunks().to_batches()


def whole_subjects(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.Table]:
    """Yield the rows of batches as tables in which every subject is whole; see `score_batches`."""
    carried: pa.Table | None = None
    last: str | None = None
    for batch in batches:
        table = pa.table(batch)
        if not table.num_rows:
            continue
        if SUBJECT in table.column_names:
            last = _refuse_unsorted(table.column(SUBJECT), last, again=is_long(table.column_names))
        if is_long(table.column_names):
            table = table if carried is None else pa.concat_tables([carried, table]).unify_dictionaries()
            table, carried = _cut(table)
            _refuse_too_many(carried)
        if table.num_rows:
            yield table
    if carried is not None:
        yield carried


def _cut(table: pa.Table) -> tuple[pa.Table, pa.Table]:
    """Return the rows of the subjects that are complete, and those of the last one, which may go on."""
    column = table.column(SUBJECT)
    is_last = pc.equal(column, column[-1]).to_numpy()
    start = int(np.argmax(is_last))
    return table.slice(0, start), table.slice(start)


def _refuse_too_many(rows: pa.Table) -> None:
    """Refuse a subject whose rows go on and on: some observation stands there twice, and they would fill the memory."""
    if rows.num_rows > MOST:
        message = f"subject '{echo(str(rows.column(SUBJECT)[0].as_py()))}' has more than {MOST:,} rows"
        raise DocumentError([Problem(code="repeated-row", message=message, hint="keep one row for each observation")])


def _refuse_unsorted(subjects: pa.ChunkedArray, last: str | None, *, again: bool) -> str | None:
    """Refuse subjects that are not in the order of their text, and return the last one."""
    if pc.any(pc.is_null(subjects)).as_py():
        return last
    plain = pc.cast(subjects, pa.large_string())
    firsts = pa.chunked_array([pa.array([last or ""], pa.large_string()), *plain.chunks]).combine_chunks()
    in_order = pc.greater_equal(firsts[1:], firsts[:-1]) if again else pc.greater(firsts[1:], firsts[:-1])
    if not pc.all(in_order).as_py():
        row = int(np.argmin(in_order.to_numpy(zero_copy_only=False)))
        one, other = firsts[row + 1].as_py(), firsts[row].as_py()
        msg = f"subject '{echo(one)}' comes after '{echo(other)}'; sort the batches by subject, as text"
        raise ScorecardError(msg)
    return str(firsts[-1].as_py())
