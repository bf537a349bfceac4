"""The value of a document that has nothing wrong, read at nearly the speed of the parse events alone.

Why: almost every document is fine, and its places are asked for only where something is wrong. So this reads values
without places, and gives up at the first thing that is not plainly fine; `yaml_tree` then reads the same text with
care, and alone says what is wrong. Tests hold both to the same values.
"""

from __future__ import annotations

from functools import lru_cache
from string import ascii_letters
from typing import Any

import yaml

from scorecard.model.text import FORBIDDEN, KEY_LIMIT
from scorecard.reading.events import DEPTH_LIMIT, LOADER, NODE_LIMIT, SCALAR_LIMIT
from scorecard.reading.scalars import LONGEST_WORD, read_plain

QUICK_LIMIT = min(NODE_LIMIT, SCALAR_LIMIT)
"""Characters of a text that can exceed neither limit, as each value of it takes one at least."""
_SCALAR = yaml.ScalarEvent
_LETTERS = frozenset(ascii_letters)
_AROUND = frozenset({yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentStartEvent, yaml.DocumentEndEvent})
_OPENING = frozenset({yaml.MappingStartEvent, yaml.SequenceStartEvent})


_short_word = lru_cache(maxsize=4096)(read_plain)


class UnsureError(ValueError):
    """A document that has to be read with care."""


def quick_value(text: str) -> Any:
    """Return the value of a YAML document in which nothing is wrong.

    Args:
        text: of the document, in which no forbidden character and no directive stands openly.

    Raises:
        UnsureError: where the document has to be read with care.
    """
    if len(text) > QUICK_LIMIT:
        raise UnsureError
    loader = LOADER(text)
    try:
        values = _values(loader, has_escapes="\\" in text, has_marks=any(mark in text for mark in "&!"))
    except (yaml.YAMLError, ValueError, TypeError):
        raise UnsureError from None
    finally:
        loader.dispose()
    if len(values) != 1:
        raise UnsureError
    return values[0]


def _values(loader: Any, *, has_escapes: bool, has_marks: bool) -> list[Any]:  # noqa: C901  # calls would double its time
    """Return the values of all documents; a mapping is a list of keys and values in turn until it ends.

    Why: one loop without calls of our own, as a call for each event would take as long as the event.
    """
    items: list[Any] = []
    outer: list[list[Any]] = []
    for event in iter(loader.get_event, None):
        kind = type(event)
        if (
            has_marks
            and isinstance(event, yaml.NodeEvent)
            and (event.anchor or getattr(event, "tag", None)) is not None
        ):
            raise UnsureError
        if kind is _SCALAR:
            value, style = event.value, event.style
            if not style:
                if len(value) <= LONGEST_WORD:
                    value = _short_word(value)
                elif value[0] not in _LETTERS:
                    value = read_plain(value)
            elif has_escapes and FORBIDDEN.search(value):
                raise UnsureError
            items.append(value)
        elif kind is yaml.MappingEndEvent:
            items, inner = outer.pop(), items
            items.append(_mapping(inner))
        elif kind is yaml.SequenceEndEvent:
            items, inner = outer.pop(), items
            items.append(inner)
        elif kind in _OPENING:
            if len(outer) == DEPTH_LIMIT:
                raise UnsureError
            outer.append(items)
            items = []
        elif kind not in _AROUND:
            raise UnsureError
    return items


def _mapping(items: list[Any]) -> dict[str, Any]:
    """Return a mapping from keys and values in turn; what is no text cannot be joined, and is a TypeError."""
    keys = items[::2]
    found = dict(zip(keys, items[1::2], strict=True))
    text = "".join(keys)
    if len(found) < len(keys) or "<<" in found or (len(text) > KEY_LIMIT and max(map(len, keys)) > KEY_LIMIT):
        raise UnsureError
    return found
