"""A neutral, frozen description of a workbook: sheets of texts and real numbers, before they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scorecard.model.number import half_up
from scorecard.model.steps import Show

NAME_LIMIT = 31
"""Characters of a sheet's name at most."""
_UNNAMEABLE = re.compile(r"[^\w \-]|_{2,}")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as a reader sees it: rounded to its decimals, and with the words that stand beside it."""

    value: Fraction
    decimals: int = 0
    is_signed: bool = False
    """Whether a plus sign stands before what is above 0."""
    before: str = ""
    """Words before it."""
    after: str = ""
    """Words after it."""
    is_share: bool = False
    """Whether it is a share, shown in per cent."""

    @classmethod
    def shown(cls, value: Fraction, show: Show, before: str = "") -> Number:
        """Return a score as it is shown."""
        after = f" of {half_up(show.high, show.decimals)}" if show.out_of else ""
        return cls(Fraction(show.number(value)), show.decimals, show.low < 0, before, after)

    @classmethod
    def share(cls, value: Fraction) -> Number:
        """Return a share as a whole per cent."""
        return cls(Fraction(half_up(value * 100, 0)) / 100, is_share=True)

    @property
    def format(self) -> str:
        """How a spreadsheet shows it: what is above 0, what is below, and 0."""
        digits = "0" + ("." + "0" * self.decimals if self.decimals else "") + (r"\ %" if self.is_share else "")
        before, after = (_literally(text) for text in (self.before, self.after))
        plus = "+" if self.is_signed else ""
        return f"{before}{plus}{digits}{after};{before}-{digits}{after};{before}{digits}{after}"


def _literally(text: str) -> str:
    """Return words in the format of a number, in quotation marks, which they cannot hold themselves."""
    plain = text.replace('"', "'")
    return f'"{plain}"' if plain else ""


Value = str | Number
"""What a cell holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A sheet: headings in its first row, and rows of as many values."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    fixed: int = 1
    """Columns that stay in view."""


def named_apart(grids: Iterable[Grid]) -> tuple[Grid, ...]:
    """Return the sheets with names that a workbook may have, no two alike whatever the case of their letters."""
    seen: set[str] = set()
    found = []
    for grid in grids:
        plain = " ".join(_UNNAMEABLE.sub(" ", grid.name).split()) or "Sheet"
        names = (plain[: NAME_LIMIT - len(end)] + end for end in ("", *(f" {number}" for number in range(2, 1000))))
        name = next(name for name in names if name.casefold() not in seen)
        seen.add(name.casefold())
        found.append(Grid(name=name, columns=grid.columns, rows=grid.rows, fixed=grid.fixed))
    return tuple(found)


def columns_of(rows: Sequence[Sequence[Value]], index: int) -> int:
    """Return how many characters the longest line in a column has."""
    texts = (row[index] for row in rows)
    return max((len(line) for text in texts if isinstance(text, str) for line in text.split("\n")), default=0)
