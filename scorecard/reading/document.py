"""One document from text: YAML, or JSON for files that end in .json, under the same limits."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import islice
from typing import Any

from scorecard.model.names import MOST
from scorecard.model.origin import Origin
from scorecard.model.text import FORBIDDEN
from scorecard.problem import DocumentError, Problem
from scorecard.reading.characters import directives_in_text, forbidden_at, forbidden_in_text, places_of
from scorecard.reading.files import STDIN, TABLES, decoded, hash_of, is_file, read_bytes
from scorecard.reading.quick import UnsureError, quick_value
from scorecard.reading.scalars import NumberSizeError, read_plain
from scorecard.reading.yaml_tree import Value, YamlTree
from scorecard.source import Location, SourceMap

_ESCAPED = re.compile(r"(\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\.")
"""Whatever JSON escapes; in a group of its own a character beyond 16 bits, in two halves that YAML does not know."""
_STAND_IN = "x" * 12
"""As long as such two halves, so that places stay."""
_TEXT = re.compile(r'("(?:[^"\\]|\\.)*")(?:([ \r]*\n[ \r\n]*):)?')
"""A text in JSON, with what YAML does not allow after it: a new line before a colon."""
_HALF = re.compile(r"(?<!\\)(?:\\\\)*\\u[dD][89a-fA-F][0-9a-fA-F]{2}")
"""One such half without the other."""
SHOWN_STDIN = "<stdin>"
"""How messages call standard input."""


@dataclass(frozen=True)
class RawDocument:
    """A document before its model: the value, where everything stands, and what is wrong so far."""

    path: str
    value: Value
    placed: Callable[[], SourceMap]
    """Finds where everything stands, which takes longer than to read the value."""
    problems: tuple[Problem, ...] = ()
    sha256: str = ""
    """SHA-256 of the file's bytes; empty for a text that is no file's."""
    taken: tuple[Origin, ...] = ()
    """Files of what was merged into it."""

    @cached_property
    def sources(self) -> SourceMap:
        """Where everything stands."""
        return self.placed()


def read_document(path: str, *, follow_links: bool = True) -> RawDocument:
    """Return the document in a file.

    Args:
        path: of a YAML file, or of a JSON file that ends in .json; `-` for YAML on standard input.
        follow_links: whether the file may be a symbolic link.

    Raises:
        DocumentError: for what stops the reading; what does not is in the document's `problems`.
    """
    if path.lower().endswith(TABLES) and is_file(path):
        raise DocumentError([_table_in_place_of_a_document(path)])
    return document_from(read_bytes(path, follow_links=follow_links), path)


def document_from(data: bytes, path: str) -> RawDocument:
    """Return the document in a file's bytes; `path` is what messages call it, see `read_document`.

    Raises:
        DocumentError: see `read_document`.
    """
    raw = parse_document(decoded(data, path), SHOWN_STDIN if path == STDIN else path)
    return replace(raw, sha256=hash_of(data))


def _table_in_place_of_a_document(path: str) -> Problem:
    return Problem(
        code="wrong-format",
        message="expected a document, found a table",
        location=Location(path),
        hint="this is a table; say by --mapping what its columns are",
    )


def parse_document(text: str, path: str) -> RawDocument:
    """Return the document in a text; `path` is what messages call it, and tells JSON by its ending."""
    is_json = path.endswith(".json")
    hidden = [*forbidden_in_text(text, path), *(_halves(text, path) if is_json else directives_in_text(text, path))]
    if hidden:
        raise DocumentError(_with_excerpt(hidden, _lines(text)))
    try:
        if not is_json:
            return RawDocument(path, quick_value(text), lambda: _with_care(text, path).sources)
    except UnsureError:
        pass
    return _with_care(text, path)


def _with_care(text: str, path: str) -> RawDocument:
    """Return the document in a text with the place of everything, and with everything that is wrong."""
    lines, is_json = _lines(text), path.endswith(".json")
    try:
        value = _json_value(text, path) if is_json else None
        tree = _tree(_as_yaml(text) if is_json else text, path)
        if is_json and not tree.problems:
            tree.problems.extend(islice(_hidden_in(value, path), MOST))
    except DocumentError as error:
        raise DocumentError(_with_excerpt(error.problems, lines)) from None
    sources = SourceMap(path, tree.root, lines)
    return RawDocument(path, value if is_json else tree.value, lambda: sources, _with_excerpt(tree.problems, lines))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.rstrip("\r") for line in text.split("\n"))


def _tree(text: str, path: str) -> YamlTree:
    tree = YamlTree(path)
    tree.fill(text)
    return tree


def _as_yaml(text: str) -> str:
    """Return JSON laid out as YAML may be, and everything but the colons in its place."""
    return _TEXT.sub(
        lambda found: f"{found[1]}:{found[2]} " if found[2] else found[0], _without_halves(text).replace("\t", " ")
    )


def _without_halves(text: str) -> str:
    """Return JSON with letters in place of each character that it escapes in two halves."""
    return _ESCAPED.sub(lambda found: _STAND_IN if found[1] else found[0], text)


def _halves(text: str, path: str) -> Iterator[Problem]:
    """Yield a problem for each escape of half a character pair, which is no character."""
    for half, place in places_of(_HALF, _without_halves(text), path):
        yield forbidden_at(half, place)


def _hidden_in(value: object, path: str) -> Iterator[Problem]:
    """Yield a problem for each text of a JSON document that holds a forbidden character behind an escape."""
    if isinstance(value, str) and (match := FORBIDDEN.search(value)):
        yield forbidden_at(match[0], Location(path))
    inside = [*value, *value.values()] if isinstance(value, dict) else value if isinstance(value, list) else ()
    for item in inside:
        yield from _hidden_in(item, path)


def _with_excerpt(problems: Sequence[Problem], lines: tuple[str, ...]) -> tuple[Problem, ...]:
    """Add the line of text to the problems that may be shown; a flood of them goes without."""
    return (*(_excerpted(problem, lines) for problem in problems[:MOST]), *problems[MOST:])


def _excerpted(problem: Problem, lines: tuple[str, ...]) -> Problem:
    place = problem.location
    if place is None or not 0 < place.line <= len(lines):
        return problem
    return replace(problem, location=replace(place, excerpt=lines[place.line - 1]))


def _json_value(text: str, path: str) -> Any:
    """Parse JSON as JSON; the YAML reader then gives places and limits, as JSON is all but a part of YAML."""
    numbers: Callable[[str], Any] = _json_number
    try:
        return json.loads(text, parse_float=numbers, parse_int=numbers, parse_constant=str)
    except json.JSONDecodeError as error:
        place = Location(path, error.lineno, error.colno)
        problem = Problem(
            code="syntax",
            message=f"the JSON cannot be read from here on: {error.msg}",
            location=place,
            hint="check commas and quotes",
        )
    except RecursionError:
        return _tree(_without_halves(text), path)  # which refuses it at its place, as YAML has the same limit
    raise DocumentError([problem])


def _json_number(literal: str) -> Decimal | str | bool:
    try:
        return read_plain(literal)
    except NumberSizeError:
        return literal  # which the YAML reader reports with its place
