"""The two layouts of a table of observations: a column a criterion, or a row an observation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from scorecard.batch.buffers import codes_in, places_from
from scorecard.batch.columns import in_rows, is_text
from scorecard.batch.stretches import by_dictionary, encoded, encoded_by_stretch, of_its_own
from scorecard.kernel.values import Truths, Whole
from scorecard.model.asked import expect
from scorecard.model.names import unknown_name
from scorecard.model.rubric import Rubric
from scorecard.problem import DocumentError, Problem, ScorecardError, echo
from scorecard.source import Pointer

SUBJECT, CRITERION, VALUE = "subject", "criterion", "value"
ATTRIBUTES, TERMS = "attributes.", "subject.terms"
"""How columns of what subjects state of themselves are named; no id has a dot."""
SHOWN = 100
"""Problems of a table that are listed at most."""
ELSEWHERE = "in Python score_table and score_batches take a table of actions as well"
"""What to do about acts where there can be no table of them."""


class ArrowStream(Protocol):
    """A table of any library that hands it on by Arrow's C stream interface: pyarrow, polars, pandas, DuckDB."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Hand on the table."""


@dataclass(frozen=True, slots=True)
class Observed:
    """What a table says, whatever its layout."""

    subjects: pa.Array
    """Every subject once."""
    columns: Mapping[str, pa.Array]
    """Cells by the observation that they are of, one a subject."""
    stated: Mapping[str, pa.Array] = field(default_factory=dict)
    """Cells of what subjects state of themselves, by the column's name, one a subject."""

    @classmethod
    def of(cls, rubric: Rubric, subjects: pa.Array, columns: Mapping[str, pa.Array]) -> Observed:
        """Tell columns of observations from those of what subjects state."""
        stated = {name: cells for name, cells in columns.items() if name in stated_names(rubric)}
        return cls(subjects, {name: cells for name, cells in columns.items() if name not in stated}, stated)


def stated_names(rubric: Rubric) -> tuple[str, ...]:
    """Return the columns of what subjects may state of themselves under a rubric."""
    return (*(f"{ATTRIBUTES}{name}" for name in rubric.attributes), TERMS)


def is_long(names: list[str]) -> bool:
    """Tell whether columns of these names hold a row an observation."""
    return CRITERION in names and VALUE in names


def observed_in_table(rubric: Rubric, table: pa.Table) -> Observed:
    """Return what a table says of every subject.

    Raises:
        DocumentError: when columns are missing, twice or unknown, or a subject or an observation stands there twice.
    """
    names = table.column_names
    wanted = (SUBJECT, CRITERION, VALUE) if is_long(names) else (SUBJECT,)
    refuse([*_missing(names, wanted), *repeated_columns(names)])
    refuse(list(unfit_subjects(table.schema.field(SUBJECT).type)))
    if is_long(names):
        refuse(list(unknown_columns(names, wanted)))
        return _from_long(rubric, table)
    refuse(list(unknown_columns(names, (SUBJECT, *rubric.observed, *stated_names(rubric)))))
    subjects = whole(table, SUBJECT)
    refuse([*_no_subject(subjects), *_same_subject(subjects)])
    return Observed.of(rubric, subjects, {name: whole(table, name) for name in names if name != SUBJECT})


def _from_long(rubric: Rubric, table: pa.Table) -> Observed:
    subjects, criteria = encoded_by_stretch(whole(table, SUBJECT)), by_dictionary(whole(table, CRITERION))
    values = whole(table, VALUE)
    values = values.dictionary_encode() if is_text(values.type) else values
    known = (*rubric.observed, *stated_names(rubric))
    columns = _columns(criteria, known)
    if nameless(subjects.dictionary).any() or subjects.null_count or (columns < 0).any():
        said = encoded(criteria)
        refuse([*_no_subject(subjects), *_no_criterion(said), *_unknown_criteria(rubric, said)])
    cells = _cells(subjects, columns, len(known))
    if np.count_nonzero(cells >= 0) < len(columns):
        again = cells[columns, codes_in(subjects.indices)] != np.arange(len(columns))
        refuse(list(_repeated_rows(subjects, criteria, again)))
    cells_of = {name: _taken(values, rows) for name, rows in zip(known, cells, strict=True)}
    return Observed.of(rubric, subjects.dictionary, cells_of)


def _taken(values: pa.Array, rows: NDArray[np.signedinteger]) -> pa.Array:
    """Return some cells, with no text that stands in other cells alone: each is judged by the criterion of these."""
    found = values.take(places_from(rows))
    return of_its_own(found) if pa.types.is_dictionary(found.type) else found


def _columns(criteria: pa.DictionaryArray, known: tuple[str, ...]) -> Whole:
    """Return of each row the place of its criterion among those known; -1 where there is none."""
    places = {name: place for place, name in enumerate(known)}
    of_codes = [places.get(name, -1) for name in criteria.dictionary.to_pylist()]
    return np.array([*of_codes, -1], dtype=np.int64)[codes_in(criteria.indices)]


def _cells(subjects: pa.DictionaryArray, columns: Whole, known: int) -> NDArray[np.signedinteger]:
    """Return the row of each cell, of shape (columns, subjects); -1 where there is none, the last one of several."""
    rows, size = len(columns), len(subjects.dictionary)
    kind = np.min_scalar_type(-1 - rows)
    cells = np.full(known * size, -1, dtype=kind)
    places = columns * size
    places += codes_in(subjects.indices)
    cells[places] = np.arange(rows, dtype=kind)
    return cells.reshape(known, size)


def as_table(given: ArrowStream) -> pa.Table:
    """Return what is handed on by Arrow's interface as a table that Arrow's functions can work with.

    Raises:
        ArrowInvalid: when it is no table, as one column is none.
    """
    if isinstance(given, pa.RecordBatch):
        table = pa.Table.from_batches([given])
    else:
        table = given if isinstance(given, pa.Table) else pa.table(given)
    for place, column in enumerate(table.columns):
        if pa.types.is_dictionary(column.type):
            table = table.set_column(place, table.field(place).name, _workable(column))
    return table


def _workable(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return a column by a dictionary of plain text without null in it: few of Arrow's functions take any other."""
    kind = column.type
    if pa.types.is_string_view(kind.value_type):
        kind = pa.dictionary(kind.index_type, pa.large_string())
        column = column.cast(kind)
    if any(chunk.dictionary.null_count for chunk in column.chunks):
        column = column.cast(kind.value_type).dictionary_encode().cast(kind)
    return column


def without_rows(schema: pa.Schema) -> pa.Table:
    """Return a table of some columns that has no rows."""
    return pa.Table.from_arrays([pa.nulls(0, field.type) for field in schema], schema=schema)


def whole(table: pa.Table, name: str) -> pa.Array:
    """Return a column in one piece."""
    column = table.column(name)
    if pa.types.is_dictionary(column.type):
        column = column.unify_dictionaries()
    elif pa.types.is_string_view(column.type):  # which few functions of pyarrow take
        column = column.cast(pa.large_string())
    if column.num_chunks == 1:
        return column.chunk(0)
    found = column.combine_chunks()
    return pa.concat_arrays(found.chunks) if isinstance(found, pa.ChunkedArray) else found


def refuse(problems: list[Problem]) -> None:
    """Refuse a table that has problems.

    Raises:
        DocumentError: with the first hundred, if there are any.
    """
    if problems:
        raise DocumentError(problems[:SHOWN])


def _missing(names: list[str], wanted: tuple[str, ...]) -> Iterator[Problem]:
    for name in wanted:
        if name not in names:
            hint = "name the column of subjects so; a long table has the columns subject, criterion and value"
            yield Problem(code="missing-key", message=f"no column '{name}'", hint=hint)


def unfit_subjects(kind: pa.DataType) -> Iterator[Problem]:
    """Yield a type of subjects that none can have."""
    if not (is_text(kind) or pa.types.is_integer(kind)):
        message = f"column '{SUBJECT}' takes text or whole numbers, not {kind}"
        yield Problem(code="no-id", message=message, pointer=Pointer((SUBJECT,)), hint="name every subject by its id")


def repeated_columns(names: list[str]) -> Iterator[Problem]:
    """Yield the names that several columns have."""
    for name in sorted(name for name, times in Counter(names).items() if times > 1):
        yield Problem(code="duplicate-column", message=f"two columns are named '{echo(name)}'", hint="keep one")


def unknown_columns(names: list[str], known: tuple[str, ...], *at: str) -> Iterator[Problem]:
    """Yield the columns that nothing reads; `at` names the table, where it is not that of the subjects."""
    allowed = frozenset(known)
    for name in names:
        if name not in allowed:
            yield unknown_name("column", Pointer((*at, echo(name))), name, known, on_key=True)


def _unknown_criteria(rubric: Rubric, criteria: pa.DictionaryArray) -> Iterator[Problem]:
    known = (*rubric.observed, *stated_names(rubric))
    for name in criteria.dictionary.to_pylist():
        if name not in known:
            yield unknown_name("criterion", Pointer((CRITERION,)), str(name), known, within=rubric.name)


def nameless(subjects: pa.Array) -> Truths:
    """Return which rows name no subject: those of null, and of text with nothing in it but blanks of ASCII."""
    if pa.types.is_dictionary(subjects.type):
        return np.append(nameless(subjects.dictionary), [True])[codes_in(subjects.indices)]
    missing: Truths = codes_in(pc.is_null(subjects).cast(pa.int8())) == 1
    if is_text(subjects.type):
        missing |= codes_in(pc.binary_length(subjects)) < 1
        missing |= codes_in(pc.ascii_is_space(subjects).cast(pa.int8())) == 1
    return missing


def _no_subject(subjects: pa.Array) -> Iterator[Problem]:
    yield from _missing_in(nameless(subjects), SUBJECT, "no-id")


def _no_criterion(criteria: pa.Array) -> Iterator[Problem]:
    yield from _missing_in(pc.is_null(criteria).to_numpy(zero_copy_only=False), CRITERION, "unknown-criterion")


def _missing_in(missing: Truths, name: str, code: str) -> Iterator[Problem]:
    rows = np.flatnonzero(missing)
    if len(rows):
        at, hint = Pointer((name, int(rows[0]))), f"give every row its {name}"
        yield in_rows(Problem(code=code, message=f"no {name}", pointer=at, hint=hint), int(rows[0]), len(rows))


def _same_subject(subjects: pa.Array) -> Iterator[Problem]:
    ids = encoded(subjects)
    if len(ids.dictionary) == len(subjects):
        return
    codes = np.where(nameless(subjects), -1, codes_in(ids.indices))
    distinct, first = np.unique(codes, return_index=True)
    again = np.setdiff1d(np.flatnonzero(codes >= 0), first)
    for row in again[:SHOWN]:
        text = echo(str(subjects[row].as_py()))
        message = (
            f"row {row + 1}: subject '{text}' stands on row {first[np.searchsorted(distinct, codes[row])] + 1} already"
        )
        yield Problem(code="same-id", message=message, pointer=Pointer((SUBJECT, int(row))), hint="keep one row")


def _repeated_rows(subjects: pa.DictionaryArray, criteria: pa.DictionaryArray, again: Truths) -> Iterator[Problem]:
    for row in np.flatnonzero(again)[:SHOWN]:
        subject, criterion = echo(str(subjects[row].as_py())), criteria[row].as_py()
        message = f"row {row + 1}: '{criterion}' of subject '{subject}' is observed again on a later row"
        yield Problem(code="repeated-row", message=message, pointer=Pointer((VALUE, int(row))), hint="keep one row")


def refuse_rubric(rubric: Rubric, *, acts: bool, advice: str = "give the table of actions as well") -> None:
    """Refuse a rubric that asks for more than the tables hold.

    Args:
        rubric: what is judged.
        acts: whether there is a table of actions.
        advice: what to do where it judges by acts and there is none.

    Raises:
        ScorecardError: when it is none, or judges by a plug-in's rule, or by acts and there is no table of them.
    """
    expect(Rubric, rubric, "rubric")
    leaves = rubric.criteria.values()
    asked = [f"criterion '{node.id}' is judged by a plug-in" for node in leaves if node.custom]
    hint = "" if asked else f"; {advice}"
    asked += [f"criterion '{node.id}' is judged by acts" for node in leaves if node.evidence and not acts]
    if asked:
        more = f" and {len(asked) - 1} more such" if len(asked) > 1 else ""
        msg = f"{rubric.name} cannot be scored from a table of observations: {asked[0]}{more}{hint}"
        raise ScorecardError(msg)
