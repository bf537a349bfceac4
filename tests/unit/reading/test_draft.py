"""Values gathered from cells: what each says, and where it came from."""

from __future__ import annotations

import pytest

from scorecard.problem import Problem
from scorecard.reading.action_rows import themes_in
from scorecard.reading.draft import Draft, Entry
from scorecard.source import Location, Pointer

ROOT = Pointer()
DRAFT = Draft(
    (2, 1),
    (Entry(("subject", "id"), "a", (2, 1)), Entry(("subject", "name"), "", (2, 2))),
    [
        Entry(("observations", "z"), "1", (3, 4), (1, 4)),
        Entry(("actions", 0, "themes", "courts"), "advances", (4, 5)),
        Entry(("actions", 0, "id"), "b", (4, 6)),
    ],
)


@pytest.mark.parametrize(
    ("pointer", "on_key", "line", "column"),
    [
        (ROOT, False, 2, 2),
        (ROOT / "sources", False, 2, 2),
        (ROOT / "subject", False, 2, 2),
        (ROOT / "subject" / "id", False, 2, 2),
        (ROOT / "observations" / "z", False, 3, 5),
        (ROOT / "observations" / "z", True, 1, 5),
        (ROOT / "actions" / 0, False, 4, 6),
        (ROOT / "actions" / 0 / "themes" / "courts", True, 4, 6),
        (ROOT / "actions" / 0 / "id", False, 4, 7),
    ],
    ids=str,
)
def test_everything_has_its_cell(pointer: Pointer, on_key: object, line: int, column: int) -> None:
    """A value is where its cell is; what holds several is at the first; the whole is at the cell of its id."""
    assert Location("t.csv", line, column) == DRAFT.sources("t.csv").locate(pointer, on_key=bool(on_key))


def test_what_says_nothing_is_left_out() -> None:
    """Empty cells of a subject say nothing; mappings by index are lists."""
    assert {
        "format": "record/1",
        "observations_of": "r@1",
        "subject": {"id": "a"},
        "observations": {"z": "1"},
        "actions": [{"themes": {"courts": "advances"}, "id": "b"}],
    } == DRAFT.data("r@1")


def test_a_cell_of_themes_says_a_direction_for_each() -> None:
    """What follows the first colon is the direction, for the check to say that there is none of that name."""
    assert [
        Entry(("themes", "press"), "advances", (2, 3)),
        Entry(("themes", "courts"), "mixed: all", (2, 3)),
    ] == list(themes_in(" press :advances;; courts: mixed: all ;", ("themes",), (2, 3)))


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("a: mixed", "'a: mixed' names the theme again"),
        ("b", "'b' names no theme and direction"),
        ("b:", "'b:' names no theme and direction"),
        (": mixed", "': mixed' names no theme and direction"),
    ],
)
def test_a_theme_that_is_named_in_part_is_a_problem(part: str, said: str) -> None:
    """A theme has a direction, and is named once."""
    hint = "write each theme once, as in 'press_freedom: advances; courts: sets_back'"
    assert [Entry(("a",), "advances", (2, 3)), Problem(code="themes-in-cell", message=said, found=part, hint=hint)] == [
        *themes_in(f"a: advances; {part}", (), (2, 3))
    ]
