"""What a cell of observations says: a label that the mapping knows, or a number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scorecard.model.columns import Cells
from scorecard.model.number import FRACTION
from scorecard.problem import Problem, did_you_mean, echo
from scorecard.reading.scalars import NUMBER, NumberSizeError, read_plain

Observed = Mapping[str, Any]
"""An observation as a record's data: a level or a number, and why."""


@dataclass(frozen=True, slots=True)
class Legend:
    """What the cells of a group say."""

    meanings: Mapping[str, Observed]
    """Observations by label; the empty text is an empty cell."""
    takes_numbers: bool

    @classmethod
    def of(cls, cells: Cells) -> Legend:
        """Return the legend that a mapping gives."""
        known = {label: seen.model_dump(exclude_none=True) for label, seen in cells.meanings().items()}
        return cls(known, not cells.levels)

    def read(self, text: str, column: str) -> Observed | Problem:
        """Return the observation in a cell, or what is wrong with the cell.

        Args:
            text: what the cell says, without white space around it.
            column: the column's name.
        """
        if (meaning := self.meanings.get(text)) is not None:
            return meaning
        if not text:
            return blank_cell(column, "say in the mapping what an empty cell means, as 'blank: not_found'")
        if not self.takes_numbers:
            return self._unknown_label(text, column)
        try:
            number = number_in(text)
        except NumberSizeError:
            hint = "use at most 18 digits, and 3 in the exponent"
            return Problem(code="number-size", message=f"the number {echo(text)} is too long", hint=hint)
        return {"number": number} if number is not None else self._no_number(text, column)

    def _unknown_label(self, text: str, column: str) -> Problem:
        known = tuple(label for label in self.meanings if label)
        return Problem(
            code="unknown-label",
            message=f"no label '{echo(text)}' for column '{echo(column)}'",
            found=echo(text),
            allowed=known,
            hint=did_you_mean(text, known) or "use a label that the mapping has, or add it there",
        )

    def _no_number(self, text: str, column: str) -> Problem:
        known = tuple(label for label in self.meanings if label)
        hint = "write digits, with a point before decimals and nothing between thousands"
        return Problem(
            code="bad-number",
            message=f"'{echo(text)}' in column '{echo(column)}': expected a number",
            found=echo(text),
            allowed=("a number", *known),
            hint=did_you_mean(text, known) or f"{hint}; or add it to the mapping as a label",
        )


def blank_cell(column: str, hint: str = "fill it in") -> Problem:
    """Return the Problem of a cell that says nothing."""
    return Problem(code="blank-cell", message=f"the cell of column '{echo(column)}' is empty", hint=hint)


def number_in(text: str) -> object:
    """Return the number that a text writes, or None where it writes none.

    Raises:
        NumberSizeError: for one of more digits than a document may hold.
    """
    if FRACTION.fullmatch(text):
        return text
    return read_plain(text) if NUMBER.fullmatch(text) else None
