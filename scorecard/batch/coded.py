"""Columns of text as whole numbers, and what is wrong with their words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from scorecard.batch.buffers import codes_in
from scorecard.batch.columns import in_rows, is_text
from scorecard.batch.layouts import SHOWN, whole
from scorecard.kernel.values import Whole
from scorecard.problem import Problem, did_you_mean, echo
from scorecard.source import Pointer

NONE = -1
"""The code of a cell that says nothing."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A column of text: each distinct text once, and where it stands."""

    at: tuple[str, ...]
    """The table's name, where it is not the table of subjects, and the column's."""
    codes: Whole
    """Of each row the place of its text."""
    values: pa.Array
    """The texts."""

    @classmethod
    def of(cls, table: pa.Table, *at: str) -> Coded:
        """Return a column of a table as codes; one that is not there says nothing."""
        if at[-1] not in table.column_names:
            return cls(at, np.full(table.num_rows, NONE), pa.nulls(0, pa.large_string()))
        column = whole(table, at[-1])
        return cls.of_array(column, *at)

    @classmethod
    def of_array(cls, column: pa.Array, *at: str) -> Coded:
        """Return an array of text, whole numbers or days as codes."""
        if pa.types.is_dictionary(column.type) and not _is_sound(column.dictionary):
            column = column.dictionary_decode()
        if not pa.types.is_dictionary(column.type):
            column = column.cast(pa.large_string()).dictionary_encode()
        return cls(at, codes_in(column.indices), column.dictionary.cast(pa.large_string()))

    @property
    def texts(self) -> list[str]:
        """The texts as Python knows them."""
        found: list[str] = self.values.to_pylist()
        return found

    def text(self, row: int) -> str | None:
        """Return what stands in a row."""
        code = int(self.codes[row])
        return None if code == NONE else str(self.values[code].as_py())

    def taken(self, places: Whole) -> Whole:
        """Return the codes with others in the place of each text's own."""
        return np.append(places, NONE)[self.codes]

    def words(self, allowed: Sequence[str]) -> Whole:
        """Return of each row the place of its word among those allowed; see `unknown`."""
        places = {word: place for place, word in enumerate(allowed)}
        return self.taken(np.array([places.get(text, NONE) for text in self.texts], dtype=np.int64))

    def unfit(self, fits: Callable[[str], bool], problem: Callable[[Pointer, str], Problem]) -> Iterator[Problem]:
        """Yield a problem for each text that does not fit, at its first row."""
        wrong = np.append([not fits(text) for text in self.texts], False)  # a cell that says nothing
        rows = np.flatnonzero(wrong[self.codes])
        found, first, count = np.unique(self.codes[rows], return_index=True, return_counts=True)
        for code, place, more in sorted(zip(found, rows[first], count, strict=True), key=lambda each: each[1])[:SHOWN]:
            yield in_rows(
                problem(Pointer((*self.at, int(place))), str(self.values[int(code)].as_py())), int(place), int(more)
            )

    def unknown(self, allowed: Sequence[str]) -> Iterator[Problem]:
        """Yield the texts that are not among some words."""
        known = frozenset(allowed)
        return self.unfit(lambda text: text in known, lambda at, text: _unknown_word(at, text, tuple(allowed)))


def kinds_problems(table: pa.Table, *name: str) -> Iterator[Problem]:
    """Yield the columns of a table that hold neither text nor whole numbers nor days."""
    for column in table.schema:
        kind = column.type
        if not (is_text(kind) or pa.types.is_integer(kind) or pa.types.is_date(kind) or pa.types.is_null(kind)):
            message = f"column '{echo(column.name)}' takes text, not {kind}"
            yield Problem(code="wrong-type", message=message, pointer=Pointer((*name, column.name)), hint="give text")


def said_wrongly(code: str, at: tuple[str, ...], rows: Whole, message: str, hint: str) -> Iterator[Problem]:
    """Yield the problem of some rows, if there are any."""
    if len(rows):
        place = int(rows[0])
        yield in_rows(Problem(code=code, message=message, pointer=Pointer((*at, place)), hint=hint), place, len(rows))


def _unknown_word(at: Pointer, text: str, allowed: tuple[str, ...]) -> Problem:
    return Problem(
        code="unknown-word",
        message=f"'{echo(text)}' is not one of the words allowed here",
        pointer=at,
        found=echo(text),
        allowed=allowed,
        hint=did_you_mean(text, allowed) or f"use one of: {', '.join(allowed)}",
    )


def _is_sound(dictionary: pa.Array) -> bool:
    """Tell whether a dictionary holds text, each once, and no null."""
    return is_text(dictionary.type) and not dictionary.null_count and len(dictionary.unique()) == len(dictionary)
