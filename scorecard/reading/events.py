"""YAML as parse events, with limits applied while they arrive.

Why: PyYAML's C loader dies by segmentation fault on deep nesting, which no guard after parsing can catch; and a
few hundred bytes of aliases grow to gigabytes. Events carry the positions, and are faster than loading.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import yaml

from scorecard.problem import DocumentError, Problem, echo
from scorecard.source import Location

DEPTH_LIMIT, NODE_LIMIT, SCALAR_LIMIT = 32, 200_000, 200_000
"""Levels of nesting, values in a document, characters of a value."""

_CORE = "tag:yaml.org,2002:"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Reads a text as events: in C where PyYAML has that."""
TAB_HINT = "indent with blanks; YAML takes no tab for that"
_HINTS = {
    "anchor": "write the value out at each place",
    "tag": "remove the tag",
    "several-documents": "put each document into a file of its own",
    "too-deep": "flatten the document",
    "too-large": "split the document",
    "syntax": "check indentation, quotes and brackets near here; quote text that has ': ' or ' #' in it",
}


def events_of(text: str, path: str) -> Iterator[yaml.Event]:
    """Yield the events of one YAML document: mappings, sequences and scalars with their ends.

    Raises:
        DocumentError: at the first anchor, alias, tag or second document, beyond a limit, and where YAML ends.
    """
    depth = nodes = documents = 0
    for event in _parsed(text, path):
        if isinstance(event, yaml.NodeEvent):
            nodes += 1
            _refuse_references(event, path)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.DocumentStartEvent):
            documents += 1
        if depth > DEPTH_LIMIT:
            raise _refusal("too-deep", f"more than {DEPTH_LIMIT} levels are nested", event, path)
        if nodes > NODE_LIMIT:
            raise _refusal("too-large", f"more than {NODE_LIMIT:,} values", event, path)
        if documents > 1:
            raise _refusal("several-documents", "a second document starts here", event, path)
        if isinstance(event, (yaml.NodeEvent, yaml.CollectionEndEvent)):
            yield event


def _parsed(text: str, path: str) -> Iterator[yaml.Event]:
    try:
        yield from yaml.parse(text, Loader=LOADER)
    except yaml.YAMLError as error:
        raise DocumentError([_syntax_problem(error, text, path)]) from None


def _syntax_problem(error: yaml.YAMLError, text: str, path: str) -> Problem:
    """Point at where the reading stopped, or, where that is the end of the text, at what was left open."""
    mark, opened = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    at_end = mark is not None and mark.line >= len(text.rstrip().split("\n"))
    best = opened if at_end and opened else mark or opened
    place = Location(path, best.line + 1, best.column + 1) if best else Location(path)
    what = getattr(error, "problem", None) or "it is not YAML"
    problem = _problem("syntax", f"the YAML cannot be read from here on: {what}", place)
    return replace(problem, hint=TAB_HINT) if _is_after_tab(text, place) else problem


def _is_after_tab(text: str, place: Location) -> bool:
    lines = text.split("\n")[place.line - 1 : place.line]
    return any("\t" in line[: place.column] and not line[: place.column].strip() for line in lines)


def _refuse_references(event: yaml.NodeEvent, path: str) -> None:
    if event.anchor is not None:
        raise _refusal("anchor", "anchors and aliases are not allowed", event, path)
    if (tag := getattr(event, "tag", None)) is not None:
        raise _refusal("tag", f"the tag '{echo(tag.replace(_CORE, '!!'))}' is not allowed", event, path)
    if isinstance(event, yaml.ScalarEvent) and len(event.value) > SCALAR_LIMIT:
        raise _refusal("too-large", f"a value has more than {SCALAR_LIMIT:,} characters", event, path)


def place_of(event: yaml.Event) -> tuple[int, int, int]:
    """Return the line, the column and the width of an event; the width stays on the line."""
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:
        return 1, 1, 1
    width = end.column - start.column if end.line == start.line else 1
    return start.line + 1, start.column + 1, max(1, width)


def _refusal(code: str, message: str, event: yaml.Event, path: str) -> DocumentError:
    return DocumentError([_problem(code, message, Location(path, *place_of(event)))])


def _problem(code: str, message: str, place: Location) -> Problem:
    return Problem(code=code, message=message, location=place, hint=_HINTS[code])
