"""Arrow's memory as arrays: cells read where they lie, and room for results that Arrow hands on as it is.

Why: what makes Arrow's arrays of Python's things loads pandas, where that is installed, to see whether they are its
own, and that takes longer than to score a hundred thousand subjects.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from scorecard.kernel.values import Amounts, Truths, Whole

Numbers = NDArray[np.number]
Kept = TypeVar("Kept", bound=np.generic)


def numbers_in(cells: pa.Array, where: slice | None = None, null: float = np.nan) -> Amounts:
    """Return some cells of numbers, or all; not a number where a cell is null, or what stands for null."""
    where = where or slice(0, len(cells))
    return _filled(cells, where, _lying(cells, where).astype(np.float64), null)


def codes_in(cells: pa.Array, where: slice | None = None) -> Whole:
    """Return some cells of whole numbers, or all; -1 where a cell is null."""
    where = where or slice(0, len(cells))
    return _filled(cells, where, _lying(cells, where).astype(np.int64), -1)


def room_for(rows: int) -> Amounts:
    """Return room for so many numbers.

    Why: Arrow keeps memory that is given back for the next table, and to touch new memory takes longer than to score.
    """
    return np.frombuffer(pa.allocate_buffer(rows * 8), np.float64) if rows else np.empty(0)


def column_from(numbers: Amounts) -> pa.Array:
    """Return numbers as a column, without copying them; null for what is none."""
    return _column(numbers, ~np.isnan(numbers))


def places_from(places: NDArray[np.signedinteger]) -> pa.Array:
    """Return whole numbers as a column, without copying them; null for what is below 0."""
    return _column(places, places >= 0)


def texts_from(texts: Sequence[str]) -> pa.Array:
    """Return texts as a column."""
    written = [text.encode() for text in texts]
    ends = np.cumsum([0, *map(len, written)], dtype=np.int32)
    return pa.StringArray.from_buffers(len(written), pa.py_buffer(ends), pa.py_buffer(b"".join(written)))


def _column(numbers: Numbers, is_there: Truths) -> pa.Array:
    bits = None if is_there.all() else pa.py_buffer(np.packbits(is_there, bitorder="little"))
    return pa.Array.from_buffers(pa.from_numpy_dtype(numbers.dtype), len(numbers), [bits, pa.py_buffer(numbers)])


def _lying(cells: pa.Array, where: slice) -> Numbers:
    """Return some cells as they lie in memory, with anything where a cell is null."""
    kind = np.dtype(cells.type.to_pandas_dtype())
    if where.start == where.stop:
        return np.empty(0, kind)
    start = (cells.offset + where.start) * kind.itemsize
    return np.frombuffer(cells.buffers()[1], kind, where.stop - where.start, start)


def _filled(cells: pa.Array, where: slice, numbers: NDArray[Kept], null: float) -> NDArray[Kept]:
    """Put something in the places of cells that are null."""
    if cells.null_count:
        start, stop = cells.offset + where.start, cells.offset + where.stop
        bits = np.frombuffer(cells.buffers()[0], np.uint8)[start // 8 : -(-stop // 8)]
        is_there = np.unpackbits(bits, bitorder="little")[start % 8 : start % 8 + len(numbers)]
        np.putmask(numbers, is_there == 0, null)
    return numbers
