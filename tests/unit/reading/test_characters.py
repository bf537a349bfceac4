"""Characters that a document may not hold: which they are, and where they stand."""

from __future__ import annotations

import re

import pytest

from scorecard.problem import Problem
from scorecard.reading.characters import (
    MOST,
    directives_in_text,
    forbidden_at,
    forbidden_in_text,
    is_plainly_shown,
    places_of,
)
from scorecard.source import Location


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("x", [(1, 1)]),
        ("\nx ax\r\n\n\tx", [(2, 1), (2, 4), (4, 2)]),
        ("ax\nx\n", [(1, 2), (2, 1)]),
        ("", []),
        ("x" * (MOST + 1), [(1, column) for column in range(1, MOST + 1)]),
    ],
    ids=["alone", "several", "two", "none", "a flood"],
)
def test_every_match_has_its_place(text: str, places: list[tuple[int, int]]) -> None:
    """Matches are found by line and column, up to a thousand of them."""
    expected = [("x", "a.yaml", line, column) for line, column in places]
    found = places_of(re.compile("x"), text, "a.yaml")
    assert expected == [(match, place.path, place.line, place.column) for match, place in found]


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a b\tc\nd\r\n\te 🎉\n", True), ("a\rb", False), ("a\u202eb", False), ("a\u00a0b", False), ("\x7f", False)],
)
def test_what_can_be_seen_is_plainly_shown(text: str, *, shown: bool) -> None:
    """Tabs and both line ends can be seen; a lone carriage return cannot."""
    assert shown == is_plainly_shown(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a\u00a0b\t\r\n", []),
        ("\u202ea\n\u202e", [("\u202e", 1, 1), ("\u202e", 2, 1)]),
        ("a\rb\x00", [("\r", 1, 2), ("\x00", 1, 4)]),
    ],
)
def test_forbidden_characters_are_found_at_their_places(text: str, found: list[tuple[str, int, int]]) -> None:
    """Each forbidden character is a problem of its own."""
    problems = [forbidden_at(each, Location("a.yaml", line, column)) for each, line, column in found]
    assert problems == list(forbidden_in_text(text, "a.yaml"))


@pytest.mark.parametrize(("character", "seen"), [("\u202e", "\\u202e"), ("\r", "\\r"), ("\U000f0000", "\\U000f0000")])
def test_a_forbidden_character_is_made_visible(character: str, seen: str) -> None:
    """What cannot be seen is written as an escape."""
    place = Location("a.yaml", 2, 3)
    assert forbidden_at(character, place) == Problem(
        code="forbidden-character",
        message=f"the character {seen} is not allowed, raw or escaped",
        location=place,
        found=seen,
        hint="remove it",
    )


def test_directives_are_found_at_the_start_of_lines() -> None:
    """A line that starts with a percent sign is a problem; one within a line is none."""
    expected = [
        Problem(
            code="directive",
            message="a line starts with %, which YAML takes for a directive",
            location=Location("a.yaml", line, 1),
            hint="remove the line, or indent it",
        )
        for line in (1, 4)
    ]
    assert expected == list(directives_in_text("%YAML 1.1\na: 5 %\n %\n%x\n", "a.yaml"))
