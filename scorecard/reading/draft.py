"""A record while it is gathered from the cells of a table: values, and the cell that each came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from scorecard.source import Mark, SourceMap, Step

Steps = tuple[Step, ...]
"""The way to a value inside a record; an index stands for an item of a list."""
Place = tuple[int, int]
"""A row's number, and how many columns stand before the cell."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A value of a record, and the cell that it came from."""

    steps: Steps
    value: object
    at: Place
    key: Place | None = None
    """The cell of its key, where the key came from another one."""


@dataclass(slots=True)
class Draft:
    """What the rows of one subject say."""

    at: Place
    """The first cell that its id is made of."""
    about: tuple[Entry, ...]
    """What its first row says of the subject."""
    entries: list[Entry] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    """Rows of what is observed or done, by its id."""
    left_out: set[str] = field(default_factory=set)
    """Ids of actions whose rows have problems."""

    @property
    def row(self) -> int:
        """The number of its first row."""
        return self.at[0]

    def data(self, observations_of: str | None) -> dict[str, Any]:
        """Return the record as a file would give it."""
        whole: dict[Step, Any] = {"format": "record/1"}
        if observations_of:
            whole["observations_of"] = observations_of
        for entry in self._all():
            *before, last = entry.steps
            inside = whole
            for step in before:
                inside = inside.setdefault(step, {})
            inside[last] = entry.value
        return {str(key): listed(value) for key, value in whole.items()}

    def sources(self, path: str) -> SourceMap:
        """Return where everything stands in the table: the row as the line, the column as the column."""
        places: dict[Steps, tuple[Place, Place | None]] = {}
        for entry in self._all():
            for length in range(1, len(entry.steps)):
                places.setdefault(entry.steps[:length], (entry.at, None))
            places[entry.steps] = (entry.at, entry.key)
        return SourceMap(path, _tree(_mark(self.at), places))

    def _all(self) -> Iterator[Entry]:
        """Yield every entry that says something."""
        yield from (entry for entry in self.about if entry.value != "")
        yield from self.entries


def listed(value: Any) -> Any:
    """Return a value in which mappings by index are lists."""
    if not isinstance(value, dict):
        return value
    if value and all(isinstance(step, int) for step in value):
        return [listed(item) for item in value.values()]
    return {step: listed(item) for step, item in value.items()}


def _tree(root: tuple[int, int, int], places: Mapping[Steps, tuple[Place, Place | None]]) -> Mark:
    inside: dict[Steps, dict[Step, Mark]] = {(): {}}
    for steps in _longest_first(places):
        at, key = places[steps]
        mark = Mark(_mark(at), _mark(key) if key else None, inside.get(steps, {}))
        inside.setdefault(steps[:-1], {})[steps[-1]] = mark
    return Mark(root, None, inside[()])


def _longest_first(places: Iterable[Steps]) -> list[Steps]:
    return sorted(places, key=len, reverse=True)


def _mark(place: Place) -> tuple[int, int, int]:
    row, index = place
    return row, index + 1, 1
