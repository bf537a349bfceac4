"""Places and pointers: where things stand in a document."""

from __future__ import annotations

import pytest

from scorecard.source import Location, Mark, Pointer, SourceMap

TREE = Mark(
    (1, 1, 1),
    None,
    {
        "subject": Mark((2, 3, 1), (1, 1, 7), {"name": Mark((2, 9, 4), (2, 3, 4))}),
        "limits": Mark((4, 3, 1), (3, 1, 6), {0: Mark((4, 5, 3))}),
    },
)
MAP = SourceMap("a.yaml", TREE, ("subject:", "  name: Anna", "limits:", "  - All"))


@pytest.mark.parametrize(
    ("place", "text"),
    [(Location("a.yaml", 3, 7), "a.yaml:3:7"), (Location("a.yaml"), "a.yaml"), (Location("-", 1), "-:1:0")],
)
def test_a_place_is_clickable(place: Location, text: str) -> None:
    """A place is written as path, line and column; a whole file as its path."""
    assert text == str(place)


@pytest.mark.parametrize(
    ("steps", "text"),
    [((), ""), (("actions", 3, "stage"), "actions[3].stage"), ((0, "a"), "[0].a"), (("a", "b"), "a.b")],
)
def test_a_pointer_is_dotted(steps: tuple[str | int, ...], text: str) -> None:
    """A pointer is written with dots and brackets."""
    assert text == str(Pointer(steps))


def test_pointers_go_in_and_out() -> None:
    """A pointer goes a step in by `/` and a step out to its parent; the root is its own parent."""
    inner = Pointer() / "a" / 0
    assert (Pointer(("a", 0)), Pointer(("a",)), Pointer()) == (inner, inner.parent, Pointer().parent)


def test_a_pointer_knows_what_it_lies_in() -> None:
    """A pointer lies in each pointer that its steps begin with."""
    assert [True, True, False] == [
        Pointer(("a", 0)).starts_with(Pointer(steps)) for steps in (("a",), ("a", 0), ("b",))
    ]


@pytest.mark.parametrize(
    ("steps", "on_key", "place"),
    [
        (("subject", "name"), False, (2, 9)),
        (("subject", "name"), True, (2, 3)),
        (("limits", 0), False, (4, 5)),
        (("limits", 0), True, (4, 5)),
        (("subject", "party"), False, (1, 1)),
        (("limits", 7), False, (3, 1)),
        (("nothing",), False, (1, 1)),
        (("nothing", 2), False, (1, 1)),
        ((), False, (1, 1)),
        (("subject", "long", "name"), False, (2, 9)),
    ],
)
def test_a_pointer_is_located(steps: tuple[str | int, ...], on_key: bool, place: tuple[int, int]) -> None:  # noqa: FBT001  # a column of the table
    """A value is found at its place, a key at its own, a missing one at its nearest ancestor's key."""
    found = MAP.locate(Pointer(steps), on_key=on_key)
    assert place == (found.line, found.column)


def test_a_place_has_its_line_of_text() -> None:
    """A place brings the line that it stands on."""
    assert "  name: Anna" == MAP.locate(Pointer(("subject", "name"))).excerpt


def test_a_place_beyond_the_text_has_no_line() -> None:
    """A place outside the text has an empty line."""
    assert ["", ""] == [MAP.place((line, 1, 1)).excerpt for line in (0, 5)]
