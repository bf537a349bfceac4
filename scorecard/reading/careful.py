"""What is in a text, read with care: where everything stands, and all that is wrong.

JSON is read as JSON, and by the reader of YAML for its places and limits.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice
from typing import Any

from scorecard.model.names import MOST
from scorecard.model.text import FORBIDDEN
from scorecard.problem import DocumentError, Problem
from scorecard.reading.characters import forbidden_at, places_of
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


@dataclass(frozen=True, slots=True)
class Careful:
    """What is in a text."""

    value: Value
    sources: SourceMap
    """Where everything stands."""
    problems: tuple[Problem, ...]
    """What is wrong and does not stop the reading."""


def read_with_care(text: str, path: str) -> Careful:
    """Return what is in a text; `path` is what messages call it, and tells JSON by its ending.

    Raises:
        DocumentError: for what stops the reading.
    """
    lines, is_json = _lines(text), path.endswith(".json")
    try:
        value = _json_value(text, path) if is_json else None
        tree = _tree(_as_yaml(text) if is_json else text, path)
        if is_json and not tree.problems:
            tree.problems.extend(islice(_hidden_in(value, path), MOST))
    except DocumentError as error:
        raise DocumentError(_with_excerpt(error.problems, lines)) from None
    sources = SourceMap(path, tree.root, lines)
    return Careful(value if is_json else tree.value, sources, _with_excerpt(tree.problems, lines))


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


def halves(text: str, path: str) -> Iterator[Problem]:
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


def with_excerpts(problems: Sequence[Problem], text: str) -> tuple[Problem, ...]:
    """Return problems of a text, each with its line."""
    return _with_excerpt(problems, _lines(text))


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
