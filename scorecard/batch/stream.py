"""Streams of tables: batches in, batches out, in memory that does not grow with their number."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from scorecard.batch.actions import NEEDED as ACTIONS
from scorecard.batch.covers import COLUMNS as SOURCES
from scorecard.batch.layouts import SUBJECT, as_table, is_long, nameless, refuse, unfit_subjects, whole
from scorecard.batch.stretches import Stretches
from scorecard.batch.table import score_table
from scorecard.model.rubric import Rubric
from scorecard.problem import DocumentError, Problem, ScorecardError, echo

MOST = 200_000
"""Rows of a subject at most; no rubric has as many criteria."""


Batches = Iterable[pa.RecordBatch]


def score_batches(
    rubric: Rubric, batches: Batches, *, actions: Batches | None = None, sources: Batches | None = None
) -> Iterator[pa.RecordBatch]:
    """Score batches one after the other; how the rows are cut into batches changes no number.

    Args:
        rubric: what is judged, by scales, measures and acts.
        batches: of one layout; see `score_table`. They are sorted by subject, as text, and the rows of a subject in a
            long table may go on in the next batch.
        actions: of the table of actions, where the rubric judges by acts; sorted by subject too, and cut anywhere.
        sources: of the table of sources, likewise.

    Yields:
        Batches of scores; see `score_table`.

    Raises:
        DocumentError: when cells do not fit; rows are counted within what is scored together.
        ScorecardError: when a subject comes after one that it should precede, a column of subjects is no text, or
            what is given are no batches.
    """
    beside = Beside(actions, sources)
    for table in whole_subjects(batches):
        named = table.column(SUBJECT)[-1].as_py() if SUBJECT in table.column_names else None
        found = score_table(rubric, table, **beside.up_to("" if named is None else str(named)))
        yield from found.combine_chunks().to_batches()
    beside.refuse_left(rubric)


def whole_subjects(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.Table]:
    """Yield the rows of batches as tables in which every subject is whole; see `score_batches`."""
    carried: pa.Table | None = None
    last: str | None = None
    for part in _tables(batches):
        if not part.num_rows:
            continue
        table = part
        if SUBJECT in table.column_names:
            refuse(list(unfit_subjects(table.schema.field(SUBJECT).type)))
            long = is_long(table.column_names)
            last = _refuse_unsorted(table, last, again=long)
            if long:
                table = table if carried is None else pa.concat_tables([carried, table]).unify_dictionaries()
                table, carried = _cut(table)
                _refuse_too_many(carried)
        if table.num_rows:
            yield table
    if carried is not None:
        yield carried


def _tables(batches: Batches) -> Iterator[pa.Table]:
    """Yield batches as tables.

    Raises:
        ScorecardError: when they are none, as the columns of one table.
    """
    for batch in batches:
        try:
            table = as_table(batch)
        except (pa.ArrowInvalid, TypeError):
            what = f"a {type(batches).__name__} gives a {type(batch).__name__} in the place of a batch"
            msg = f"{what}; give table.to_batches(), or call score_table with the table"
            raise ScorecardError(msg) from None
        yield table


def _cut(table: pa.Table) -> tuple[pa.Table, pa.Table]:
    """Return the rows of the subjects that are complete, and those of the last one, which may go on."""
    ids = table.column(SUBJECT)
    last = ids[-1].as_py()
    start = bisect_left(range(len(ids)), 1, key=lambda row: ids[row].as_py() == last)
    return table.slice(0, start), table.slice(start)


def _refuse_too_many(rows: pa.Table) -> None:
    """Refuse a subject whose rows go on and on: some observation stands there twice, and they would fill the memory."""
    if rows.num_rows > MOST:
        message = f"subject '{echo(str(rows.column(SUBJECT)[0].as_py()))}' has more than {MOST:,} rows"
        raise DocumentError([Problem(code="repeated-row", message=message, hint="keep one row for each observation")])


def _refuse_unsorted(table: pa.Table, last: str | None, *, again: bool) -> str | None:
    """Refuse subjects that are not in the order of their text, and return the last one.

    Args:
        table: in one batch.
        last: the subject before its first row.
        again: whether a subject may have several rows.
    """
    subjects = whole(table, SUBJECT)
    ids = Stretches.of(subjects).firsts if again else subjects
    if nameless(ids).any():
        return last
    texts = pc.cast(ids, pa.large_string())
    first, before = texts[0].as_py(), last or ""
    if first < before or (first == before and not again):
        raise _unsorted(first, before)
    in_order = (pc.greater_equal if again else pc.greater)(texts[1:], texts[:-1])
    if pc.all(in_order).as_py() is False:
        row = int(np.argmin(in_order.to_numpy(zero_copy_only=False)))
        raise _unsorted(texts[row + 1].as_py(), texts[row].as_py())
    return str(texts[-1].as_py())


def _unsorted(one: str, other: str) -> ScorecardError:
    return ScorecardError(f"subject '{echo(one)}' comes after '{echo(other)}'; sort the batches by subject, as text")


class Following:
    """A stream of rows sorted by subject, taken as far as the subjects go that are scored."""

    def __init__(self, batches: Batches, columns: tuple[str, ...]) -> None:
        """Begin before the first batch; `columns` stand for those of a stream without batches."""
        self._batches = _tables(batches)
        self._waiting = pa.table({name: pa.nulls(0, pa.string()) for name in columns})
        self._last: str | None = None
        self._ended = False

    def up_to(self, subject: str | None) -> pa.Table:
        """Return the next rows, up to those of a subject; some of those that are left, if there are any, for none."""
        parts = [self._waiting] if self._waiting.num_rows else []
        while not self._ended and (not parts if subject is None else self._last is None or self._last <= subject):
            table = next(self._batches, None)
            self._ended = table is None
            if table is not None and table.num_rows:
                parts.append(table)
                self._last = self._following(table)
        table = pa.concat_tables(parts).unify_dictionaries() if parts else self._waiting
        rows = table.num_rows if subject is None else _rows_up_to(table, subject)
        self._waiting = table.slice(rows)
        return table.slice(0, rows)

    def _following(self, table: pa.Table) -> str | None:
        found = SUBJECT in table.column_names
        return _refuse_unsorted(table, self._last, again=True) if found else self._last


class Beside:
    """The streams of actions and sources, where there are any."""

    def __init__(self, actions: Batches | None, sources: Batches | None) -> None:
        """Begin before their first batches."""
        self._streams = {
            name: Following(batches, columns)
            for name, batches, columns in (("actions", actions, ACTIONS), ("sources", sources, SOURCES))
            if batches is not None
        }

    def up_to(self, subject: str | None) -> dict[str, pa.Table]:
        """Return the next rows of each by its name; see `Following.up_to`."""
        return {name: stream.up_to(subject) for name, stream in self._streams.items()}

    def refuse_left(self, rubric: Rubric) -> None:
        """Refuse rows of subjects that come after the last one that is scored."""
        left = self.up_to(None)
        if any(table.num_rows for table in left.values()):
            score_table(rubric, pa.table({SUBJECT: pa.nulls(0, pa.string())}), **left)


def _rows_up_to(table: pa.Table, subject: str) -> int:
    """Return how many rows stand before those of later subjects; one that names no subject is not passed over."""
    if SUBJECT not in table.column_names:
        return int(table.num_rows)
    later = pc.fill_null(
        pc.greater(pc.cast(table.column(SUBJECT), pa.large_string()), subject), fill_value=False
    ).to_numpy()
    return int(np.argmax(later)) if later.any() else len(later)
