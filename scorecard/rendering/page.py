"""A neutral, frozen description of an output: what it says, before any format says how."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: the source that it names, and what is said of the place in it."""

    source: str
    place: str = ""

    @property
    def text(self) -> str:
        """All on one line."""
        return "; ".join(part for part in (self.place, self.source) if part)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: one thought a line; formats without lines in cells put them on one."""

    lines: tuple[str, ...]
    joint: str = ";"
    """What stands between lines, before the line's end or a blank."""
    notes: tuple[Note, ...] = ()
    """Footnotes, in formats that have them."""

    @property
    def text(self) -> str:
        """All on one line."""
        return f"{self.joint} ".join(self.lines)

    @classmethod
    def of(cls, *lines: str) -> Cell:
        """Return a cell of the lines that are not empty."""
        return cls(tuple(line for line in lines if line))


@dataclass(frozen=True, slots=True)
class Row:
    """A row: what it is about, how deep that stands in the tree, and one cell for each further column."""

    title: str
    cells: tuple[Cell, ...]
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption, the titles of all columns, and its rows."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    align: Literal["left", "right"] = "left"
    """Alignment of the cells; the first column stands left."""

    def turned(self, first: str, empty: str) -> Table:
        """Return the table with its rows as columns.

        Args:
            first: title of the column that holds what were the titles of columns.
            empty: what stands for the title of a row that has none.
        """
        columns = (first, *(row.title or empty for row in self.rows))
        names = enumerate(self.columns[1:])
        rows = (Row(name, tuple(row.cells[index] for row in self.rows)) for index, name in names)
        return Table(self.caption, columns, tuple(rows))


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph, with a word or two that say what it is."""

    text: str
    label: str = ""
    notes: tuple[Note, ...] = ()
    """Footnotes, in formats that have them."""


@dataclass(frozen=True, slots=True)
class Outline:
    """Nested lines: depth and text; a line is at most one deeper than the line before it."""

    lines: tuple[tuple[int, str], ...]
    noted: Mapping[int, Note] = field(default_factory=dict)
    """The notes that say the same as lines do, by the places of these lines: footnotes of the line above, in formats
    that have them."""


Block = Table | Prose | Outline


@dataclass(frozen=True, slots=True)
class Page:
    """A whole output."""

    title: str
    blocks: tuple[Block, ...]
