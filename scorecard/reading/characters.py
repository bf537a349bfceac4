"""Characters that a document may not hold, with their places in its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from scorecard.model.text import FORBIDDEN
from scorecard.problem import Problem, visible
from scorecard.source import Location

_DIRECTIVE = re.compile(r"(?m)^%")
MOST = 1_000
"""Characters that are reported one by one; a file with more of them is no text."""


def forbidden_in_text(text: str, path: str) -> Iterator[Problem]:
    """Yield a problem for each forbidden character of a file's text, comments included."""
    if is_plainly_shown(text):
        return
    for match, place in places_of(FORBIDDEN, text, path):
        yield forbidden_at(match, place)


def is_plainly_shown(text: str) -> bool:
    """Tell whether every character of a text can be seen, so that none is forbidden; quicker than to look for one."""
    return text.replace("\r\n", " ").replace("\n", " ").replace("\t", " ").isprintable()


def forbidden_at(character: str, location: Location) -> Problem:
    """Return the problem of one forbidden character."""
    return Problem(
        code="forbidden-character",
        message=f"the character {visible(character)} is not allowed, raw or escaped",
        location=location,
        found=visible(character),
        hint="remove it",
    )


def directives_in_text(text: str, path: str) -> Iterator[Problem]:
    """Yield a problem for each line that YAML would take for a directive."""
    for _, place in places_of(_DIRECTIVE, text, path) if "%" in text else ():
        yield Problem(
            code="directive",
            message="a line starts with %, which YAML takes for a directive",
            location=place,
            hint="remove the line, or indent it",
        )


def places_of(pattern: re.Pattern[str], text: str, path: str) -> Iterator[tuple[str, Location]]:
    """Yield the first matches with their places, counting lines once through the text."""
    line, start = 1, 0
    for match in islice(pattern.finditer(text), MOST):
        line += text.count("\n", start, match.start())
        start = match.start()
        yield match[0], Location(path, line, start - text.rfind("\n", 0, start))
