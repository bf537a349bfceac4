"""Keys in the order in which the library writes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from scorecard.model.base import Document, Part
from scorecard.model.shape import inside, one_of
from scorecard.reading.written import BLANK, Entry, Group, Value, WrittenDocument
from scorecard.source import Step
from scorecard.writing.plain import LAST, keys_of


def in_order(document: WrittenDocument, kind: type[Document]) -> WrittenDocument:
    """Return the document with the keys of every part in the order of its model, each with its comments.

    Lists, and mappings whose keys the author names, keep their order.
    """
    return replace(document, root=_ordered(document.root, kind))


def _ordered(value: Value, kind: object, above: tuple[str, ...] = ()) -> Value:
    """Return a value with its keys in order; `above` is what stands above the dash of an item."""
    if not isinstance(value, Group):
        return value
    kind = kind if value.is_list else one_of(kind)
    entries = tuple(_entry(entry, kind, index) for index, entry in enumerate(value.entries))
    if not value.is_list and isinstance(kind, type) and issubclass(kind, Part):
        wanted = tuple(sorted(entries, key=_place_in(kind)))
        is_parted = any(above) and [each.key for each in wanted[:1]] != [each.key for each in entries[:1]]
        entries = entries if is_parted or not _may_move(value, wanted) else wanted
    return replace(value, entries=entries)


def _entry(entry: Entry, kind: object, index: int) -> Entry:
    step: Step = entry.key.value if entry.key else index
    return replace(entry, value=_ordered(entry.value, inside(kind, step), () if entry.key else entry.above))


@cache
def _place_in(kind: type[Part]) -> Callable[[Entry], float]:
    """Return what gives an entry's place; keys that the model does not name stand before those that fill pages."""
    known = keys_of(kind)
    places: dict[str, float] = {key: place for place, key in enumerate(known)}
    rest = next((place for key, place in places.items() if key in LAST), len(known)) - 0.5
    return lambda entry: places.get(entry.key.value if entry.key else "", rest)


def _may_move(group: Group, wanted: tuple[Entry, ...]) -> bool:
    """Tell whether every comment says by its place which key it belongs to.

    Why: a comment that a blank line parts from the key below it may speak for all that follows, and one below the
    last key for what is above it; moved keys would leave them with others. One above the dash of an item may be
    about its first key, since that is where it goes when that key stands there.
    """
    keys = [entry.key.value for entry in wanted if entry.key]
    is_loose = any(len(set(entry.above)) > 1 and entry.above[-1] == BLANK for entry in group.entries)
    moves_last = any(group.tail) and group.entries[-1].key is not None and keys[-1:] != [group.entries[-1].key.value]
    return not (is_loose or moves_last)
