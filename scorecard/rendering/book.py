"""What is laid out on sheets: a title, chapters of blocks, and the words that sheets add to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scorecard.rendering.page import Block, Cell, Note, Outline, Page, Prose, Table

LINE, LONGEST = 100, 30
"""Characters of a table that stand side by side on an upright sheet, and the most that count of one column."""
LEAST = 8
"""Characters for which a column has room at least."""
SHEET = 3_000
"""Characters of prose on about one upright sheet."""


@dataclass(frozen=True, slots=True)
class SheetWords:
    """What a document on sheets says by itself, in one language."""

    language: str = "en"
    """As BCP 47 has it."""
    is_rtl: bool = False
    """Whether the language is written from right to left."""
    numbering: str = "{page} of {pages}"
    contents: str = "Contents"
    note: str = "Note"
    as_note: str = "as note {number}"
    """Says which footnote names a source in full."""
    lacking: str = (
        "The fonts of this document lack characters of its texts. They stand as their codes: {codes}. The other formats"
        " have the characters themselves."
    )
    """Says which characters a document's fonts lack."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture: its title, what it says to those who do not see it, and the picture as SVG."""

    title: str
    description: str
    svg: str


@dataclass(frozen=True, slots=True)
class Drawings:
    """Pictures, two beside each other, for documents that can hold them; a Word document leaves them out."""

    drawings: tuple[Drawing, ...]


Part = Block | Drawings
"""What a book has beyond what a page has."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a book under a heading; the first level is 1, and no level is left out."""

    title: str
    blocks: tuple[Part, ...]
    level: int = 1


@dataclass(frozen=True, slots=True)
class Book:
    """A whole document: what stands below its title, and its chapters."""

    title: str
    chapters: tuple[Chapter, ...]
    head: tuple[Part, ...] = ()
    words: SheetWords = SheetWords()

    @property
    def is_long(self) -> bool:
        """Tell whether there are chapters to list, each of which starts on a sheet of its own."""
        return len(self.chapters) > 1


@dataclass(frozen=True, slots=True)
class Branch:
    """A line of an outline, its footnotes, and the lines below it."""

    text: str
    notes: tuple[Note, ...]
    below: tuple[Branch, ...]


def book_of(page: Page) -> Book:
    """Return a page as a book without chapters."""
    return Book(page.title, (), page.blocks)


def lies(blocks: Iterable[Part]) -> bool:
    """Tell whether any table among blocks is so wide that their sheets lie on their sides."""
    return any(isinstance(block, Table) and sum(_widths(block)) > LINE for block in blocks)


def stretches(blocks: tuple[Part, ...]) -> tuple[tuple[bool, tuple[Part, ...]], ...]:
    """Return blocks in one stretch or two, each with whether its sheets lie on their sides.

    Sheets lie up to the last wide table; what follows it stands upright, where it is a sheet or more.
    """
    end = max((place for place, block in enumerate(blocks, start=1) if lies((block,))), default=0)
    if end and sum(map(_length, blocks[end:])) >= SHEET:
        return ((True, blocks[:end]), (False, blocks[end:]))
    return ((end > 0, blocks),)


def _length(block: Part) -> int:
    """Return how many characters a paragraph or an outline has."""
    if isinstance(block, Outline):
        return sum(len(text) for _, text in block.lines)
    return len(block.text) if isinstance(block, Prose) else 0


def shares(table: Table) -> tuple[Fraction, ...]:
    """Return the part of the line that each column takes: the more the longer its lines are."""
    lengths = [Fraction(length) for length in _widths(table)]
    return tuple(length / sum(lengths) for length in lengths)


def _widths(table: Table) -> Iterator[int]:
    """Yield for each column the characters of its longest line, and of its heading, which may fold, the longest word.

    Bold letters are wider, so of a heading one more counts.
    """
    rows = [(Cell.of(row.title), *row.cells) for row in table.rows]
    for title, *cells in zip(table.columns, *rows, strict=True):
        longest = max((len(line) for cell in cells for line in cell.lines), default=0)
        word = max(map(len, re.split(r"[\s-]+", title))) + 1
        yield min(LONGEST, max(LEAST, longest, word))


def branches(outline: Outline) -> tuple[Branch, ...]:
    """Return an outline as a tree, in which a line that says where another is from is a footnote of it."""
    lines = [
        (depth, text, _notes(outline, place))
        for place, (depth, text) in enumerate(outline.lines)
        if place not in outline.noted
    ]
    return _branches(lines)


def _notes(outline: Outline, place: int) -> tuple[Note, ...]:
    """Return the lines right below a place that are footnotes."""
    found: list[Note] = []
    while (place := place + 1) in outline.noted:
        found.append(outline.noted[place])
    return tuple(found)


Line = tuple[int, str, tuple[Note, ...]]


def _branches(lines: Sequence[Line]) -> tuple[Branch, ...]:
    """Return the lines of the depth of the first one, each with those that follow it and are deeper."""
    starts = [place for place, line in enumerate(lines) if line[0] <= lines[0][0]]
    ends = [*starts[1:], len(lines)] if starts else []
    return tuple(
        Branch(lines[start][1], lines[start][2], _branches(lines[start + 1 : end]))
        for start, end in zip(starts, ends, strict=True)
    )
