"""Rows one after the other that say the same: what is asked of an id is asked once for all of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from scorecard.batch.buffers import codes_in, places_from
from scorecard.kernel.values import Whole


@dataclass(frozen=True, slots=True)
class Stretches:
    """A column, cut at each row that does not say what the row before says; a row that says nothing stands alone.

    Two that follow each other may say the same, where a dictionary holds a text twice.

    Why: to number ids by hashing, or to compare them as text, takes far longer than to see where they change.
    """

    column: pa.Array
    starts: Whole
    """The first row of each."""

    @classmethod
    def of(cls, column: pa.Array) -> Stretches:
        """Cut a column of text or numbers."""
        cells = column.indices if pa.types.is_dictionary(column.type) else column
        changes = pc.not_equal(cells[1:], cells[:-1])
        if changes.null_count:
            changes = pc.fill_null(changes, fill_value=True)
        after = codes_in(pc.indices_nonzero(changes))
        return cls(column, np.append(0, after + 1) if len(column) else after)

    @property
    def firsts(self) -> pa.Array:
        """What each says."""
        return self.column.take(places_from(self.starts))

    def numbers(self) -> Whole:
        """Return of each row the number of its stretch."""
        return np.repeat(np.arange(len(self.starts)), np.diff(self.starts, append=len(self.column)))


def by_dictionary(column: pa.Array) -> pa.DictionaryArray:
    """Return a column by a dictionary: its own, whatever that holds, if it has one."""
    return column if pa.types.is_dictionary(column.type) else column.dictionary_encode()


def encoded(column: pa.Array) -> pa.DictionaryArray:
    """Return a column with each distinct value once, in the order in which they come."""
    if not pa.types.is_dictionary(column.type):
        # To see that values rise, so that each is another, takes a fraction of the time that hashing them takes.
        rises = not column.null_count and pc.all(pc.greater(column[1:], column[:-1])).as_py()
        return _by_row(column) if rises else column.dictionary_encode()
    texts = column.dictionary.dictionary_encode()
    return of_its_own(pa.DictionaryArray.from_arrays(texts.indices.take(column.indices), texts.dictionary))


def of_its_own(column: pa.DictionaryArray) -> pa.DictionaryArray:
    """Return a column by a dictionary of what stands in it, in the order in which that comes."""
    codes = column.indices.dictionary_encode()
    return pa.DictionaryArray.from_arrays(codes.indices, column.dictionary.take(codes.dictionary))


def _by_row(column: pa.Array) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(places_from(np.arange(len(column))), column)


def encoded_by_stretch(column: pa.Array) -> pa.DictionaryArray:
    """Return what `encoded` does, sooner where rows that say the same stand together."""
    stretches = Stretches.of(column)
    firsts = encoded(stretches.firsts)
    return pa.DictionaryArray.from_arrays(firsts.indices.take(places_from(stretches.numbers())), firsts.dictionary)
