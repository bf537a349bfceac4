"""The order of problems: by place, and of those that follow from another at its place only the first."""

from __future__ import annotations

import pytest

from scorecard.problem import Problem
from scorecard.reading.order import in_file_order
from scorecard.source import Location, Pointer


def problem(
    message: str, line: int = 0, column: int = 0, path: str = "a.yaml", code: str = "bad-id", *, on_key: bool = False
) -> Problem:
    """Return a problem at a line and column of a file, or of the file as a whole."""
    return Problem(code=code, message=message, location=Location(path, line, column), on_key=on_key)


def unplaced(message: str, *steps: str) -> Problem:
    """Return a problem that stands in no file."""
    return Problem(code="bad-id", message=message, pointer=Pointer(steps))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ([problem("z", 2, 1), problem("y", 1, 9), problem("x", 1, 2)], ["x", "y", "z"]),
        ([problem("b", 1, 1, path="b.yaml"), problem("a", 2, 1)], ["a", "b"]),
        ([problem("b", 1, 1, code="bad-url", on_key=True), problem("a", 1, 1, code="bad-id")], ["a", "b"]),
        ([problem("b", 1, 1), problem("a", 1, 1, on_key=True)], ["a", "b"]),
        ([problem("b", 1, 1), problem("a", 1, 1)], ["b"]),
        ([problem("b", 1, 1, code="missing-key"), problem("a", 1, 1, code="missing-key")], ["a", "b"]),
        ([problem("b", 1, 1, code="missing-key"), problem("b", 1, 1, code="missing-key")], ["b"]),
        ([problem("b"), problem("a"), problem("b")], ["a", "b"]),
        ([problem("a"), unplaced("c"), unplaced("b"), unplaced("c")], ["c", "b", "a"]),
        ([problem("a", path=""), unplaced("b", "id"), unplaced("b", "title"), unplaced("b", "id")], ["b", "b", "a"]),
    ],
)
def test_problems_come_in_the_order_of_their_places(given: list[Problem], kept: list[str]) -> None:
    """Only the first stands at a line and column, but for missing keys; what has no line tells itself by its words."""
    assert kept == [each.message for each in in_file_order(given)]
