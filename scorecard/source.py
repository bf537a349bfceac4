"""Where things stand in a document: locations, pointers and the map between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

Step = str | int
"""One step into a document: a key of a mapping, or an index of a list (from 0)."""
LETTERS = 26
"""Letters that a spreadsheet names its columns with."""


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a text file; line and column count from 1, and 0 means the file as a whole."""

    path: str
    line: int = 0
    column: int = 0
    width: int = field(default=1, compare=False)
    """Characters that the thing at this place takes on its line."""
    excerpt: str = field(default="", compare=False)
    """The line of text at this place, without its line end."""
    sheet: str = ""
    """Of a workbook with several sheets, the one; line and column are then a cell's."""

    def __str__(self) -> str:
        """Write the place as `path:line:column`, which editors make clickable, or as `path!sheet!cell`."""
        if self.sheet:
            return f"{self.path}!{self.sheet}" + (f"!{letters_of(self.column)}{self.line}" if self.line else "")
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


@dataclass(frozen=True, slots=True, order=True)
class Pointer:
    """The path to a value inside a document, from its root."""

    steps: tuple[Step, ...] = ()

    def __truediv__(self, step: Step) -> Pointer:
        """Return the pointer one step further in."""
        return Pointer((*self.steps, step))

    def __str__(self) -> str:
        """Write the pointer dotted, with indices in brackets: `actions[3].stage`."""
        parts = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.steps)
        return "".join(parts).removeprefix(".")

    @property
    def parent(self) -> Pointer:
        """The pointer one step further out; the root is its own parent."""
        return Pointer(self.steps[:-1])

    def starts_with(self, other: Pointer) -> bool:
        """Tell whether this pointer is `other` or lies inside it."""
        return self.steps[: len(other.steps)] == other.steps


@dataclass(frozen=True, slots=True)
class Mark:
    """The place of one value, the place of its key, and the marks of what it holds."""

    at: tuple[int, int, int]
    """Line, column and width of the value."""
    key: tuple[int, int, int] | None = None
    """Line, column and width of the key; None for the root and for items of a list."""
    children: Mapping[Step, Mark] = field(default_factory=lambda: MappingProxyType({}))
    source: SourceMap | None = None
    """The document that the value comes from, where that is another than the map's own."""


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Pointer to location, for one document.

    Steps that the file leaves out (because a short form was written) are passed over, so a pointer into the
    full form still finds the value that was written; a missing key is reported at its nearest ancestor's key.
    """

    path: str
    root: Mark
    lines: tuple[str, ...] = ()
    sheet: str = ""
    """Of a workbook with several sheets, the one."""

    def locate(self, pointer: Pointer, *, on_key: bool = False) -> Location:
        """Return the location of a value, or of its key where `on_key` is true."""
        mark, missed = self._find(pointer)
        place = mark.key if mark.key and (on_key or missed) else mark.at
        return (mark.source or self).place(place)

    def place(self, at: tuple[int, int, int]) -> Location:
        """Return the location of line, column and width, with the line's text."""
        line, column, width = at
        excerpt = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return Location(self.path, line, column, width, excerpt, self.sheet)

    def _find(self, pointer: Pointer) -> tuple[Mark, bool]:
        mark, missed = self.root, False
        for step in pointer.steps:
            inside = mark.children
            found = _nth(inside, step) if missed and step not in inside else step
            missed = found not in inside and bool(inside)
            mark = inside.get(found, mark)
        return mark, missed


def _nth(inside: Mapping[Step, Mark], step: Step) -> Step:
    """Return the key of an item where a list was written as a mapping, in its order."""
    return list(inside)[step] if isinstance(step, int) and step < len(inside) else step


def letters_of(column: int) -> str:
    """Return what a spreadsheet calls a column, counting from 1: A to Z, AA, AB and so on."""
    name = ""
    while column:
        column, rest = divmod(column - 1, LETTERS)
        name = chr(ord("A") + rest) + name
    return name
