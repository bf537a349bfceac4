"""A table and the mapping that says what it holds: cells by the names of their columns, and ids made of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from scorecard.model.columns import IdColumns
from scorecard.model.grading_sheet import SHOWN_FOR_ERRORS
from scorecard.model.mapping import Mapping
from scorecard.problem import Problem, did_you_mean, echo
from scorecard.reading.cells import blank_cell
from scorecard.reading.draft import Entry, Place
from scorecard.reading.made_id import id_of
from scorecard.reading.table import Row, Table

Finding = Entry | Problem
"""What a cell gives: a value of a record, or what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Form:
    """A table read by a mapping."""

    mapping: Mapping
    table: Table

    def text(self, row: Row, column: str) -> str:
        """Return what a cell says."""
        return row.texts[self.table.columns[column]]

    def place(self, row: Row, column: str) -> Place:
        """Return where a cell is."""
        return row.number, self.table.columns[column]

    def at(self, problem: Problem, row: Row, column: str) -> Problem:
        """Return a problem with the place of a cell."""
        return self.table.at(problem, *self.place(row, column))

    def unfit(self, row: Row, columns: Iterable[str]) -> Iterator[Problem]:
        """Yield a problem for each of the cells that is empty or holds a formula's error."""
        for column in columns:
            text = self.text(row, column)
            if not text:
                yield self.at(blank_cell(column), row, column)
            elif text in SHOWN_FOR_ERRORS:
                yield self.at(error_cell(text), row, column)

    def rows(self) -> Iterator[Row]:
        """Yield the rows that the mapping asks for."""
        wanted, unwanted = self._said(dict(self.mapping.where)), self._said(dict(self.mapping.without))
        for row in self.table.rows:
            left_out = any(row.texts[index] in texts for index, texts in unwanted)
            if not left_out and all(row.texts[index] in texts for index, texts in wanted):
                yield row

    def _said(self, choice: dict[str, tuple[str, ...]]) -> list[tuple[int, frozenset[str]]]:
        """Return the columns that rows are chosen by, each with what its cells say."""
        return [(self.table.columns[column], frozenset(map(str.strip, texts))) for column, texts in choice.items()]


def error_cell(text: str) -> Problem:
    """Return the Problem of a cell that shows what a failed formula does."""
    return Problem(
        code="error-in-cell",
        message=f"the cell holds the error {text}",
        found=text,
        hint="correct the formula, or write what the cell should say",
    )


@dataclass(frozen=True, slots=True)
class Ids:
    """Ids of one kind, each made of one text only."""

    form: Form
    kind: str
    columns: IdColumns
    _rows: dict[str, tuple[tuple[str, ...], int]] = field(default_factory=dict)

    def of(self, row: Row) -> str | list[Problem]:
        """Return the id that a row's cells make, or why they make none."""
        names, first = self.columns.column, self.columns.column[0]
        if problems := list(self.form.unfit(row, names)):
            return problems
        said = tuple(self.form.text(row, name) for name in names)
        made = id_of(said, self.columns.prefix)
        if not made:
            return [self.form.at(no_id(said), row, first)]
        before, number = self._rows.setdefault(made, (said, row.number))
        return made if before == said else [self.form.at(same_id(self.kind, made, said, before, number), row, first)]


def no_id(said: Sequence[str]) -> Problem:
    """Return the Problem of a text that has neither letters nor digits."""
    text = echo(" ".join(said))
    return Problem(
        code="no-id", message=f"no id can be made of '{text}'", found=text, hint="write letters or digits into it"
    )


def same_id(kind: str, made: str, said: Sequence[str], before: Sequence[str], number: int) -> Problem:
    """Return the Problem of two texts that make one id."""
    now, then = echo(" ".join(said)), echo(" ".join(before))
    return Problem(
        code="same-id",
        message=f"'{now}' makes the {kind} '{made}', as '{then}' does in row {number}",
        found=now,
        hint="write both alike if they are one, else let more columns make the id",
    )


def repeated(what: str, number: int) -> Problem:
    """Return the Problem of a row about what another row is about."""
    return Problem(
        code="repeated-row", message=f"{what} stands in row {number} already", hint="keep one of the two rows"
    )


def differs(what: str, now: str, then: str, number: int) -> Problem:
    """Return the Problem of a row that says otherwise than an earlier row about one thing."""
    return Problem(
        code="differing-rows",
        message=f"{what} is '{echo(now)}' here, and '{echo(then)}' in row {number}",
        found=echo(now),
        hint="write the same in both rows",
    )


def unknown_columns(form: Form) -> Iterator[Problem]:
    """Yield each column that the mapping names and the table does not have, where the mapping names it."""
    known = tuple(form.table.columns)
    whole = "the table has one column; say in the mapping what its delimiter is" if len(known) == 1 else ""
    for pointer, name in form.mapping.columns:
        if name not in form.table.columns:
            yield Problem(
                code="unknown-column",
                message=f"no column '{echo(name)}' in {form.table.path}",
                pointer=pointer,
                found=echo(name),
                allowed=known,
                hint=whole or did_you_mean(name, known) or "use a column that the table has",
                on_key=pointer.steps[0] in {"where", "except"},
            )
