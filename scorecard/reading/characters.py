"""Characters that a document may not hold, because a reader would not see what a program does.

Source: Boucher and Anderson, Trojan Source: Invisible Vulnerabilities (2021), for the bidirectional controls.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from scorecard.problem import Problem, visible
from scorecard.source import Location

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters, except tab and line ends
    "\u2028\u2029\ufeff"  # separators that some programs take for line ends; a byte order mark in mid-text
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional controls
    "\ud800-\udfff\ue000-\uf8ff\ufffe\uffff"  # surrogates, private use, no characters at all
    "\U000f0000-\U0010ffff]"  # private use
    "|\r(?!\n)",  # a carriage return by itself
)

_DIRECTIVE = re.compile(r"(?m)^%")
MOST = 1_000
"""Characters that are reported one by one; a file with more of them is no text."""


def forbidden_in_text(text: str, path: str) -> Iterator[Problem]:
    """Yield a problem for each forbidden character of a file's text, comments included."""
    for match, place in places_of(FORBIDDEN, text, path):
        yield forbidden_at(match, place)


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
    for _, place in places_of(_DIRECTIVE, text, path):
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
