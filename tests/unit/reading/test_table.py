"""A table as rows of text: its limits, its header, and what its problems say."""

from __future__ import annotations

import pytest

from scorecard.model.names import MOST
from scorecard.problem import DocumentError, Problem
from scorecard.reading import table as module
from scorecard.reading.table import Row, Table, table_of
from scorecard.source import Location


@pytest.mark.parametrize(
    ("lines", "what", "line", "column"),
    [
        ([["a"]] * 7, "6 rows", 7, 1),
        ([["a", "b", "c", "d", "e"]], "4 columns", 1, 5),
        ([["a", "b", "c"], *[["1", "2", "3"]] * 3], "10 cells", 4, 1),
        ([["a"], ["1", "2", "3", "4"], [""] * 4, ["5", "6"]], "10 cells", 4, 1),
    ],
)
def test_a_table_has_no_more_than_its_limits(
    lines: list[list[str]], what: str, line: int, column: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows, columns and cells are counted from the header on, empty ones too."""
    for name, limit in (("ROW_LIMIT", 6), ("COLUMN_LIMIT", 4), ("CELL_LIMIT", 10)):
        monkeypatch.setattr(module, name, limit)
    with pytest.raises(DocumentError) as caught:
        table_of("t.csv", lines)
    place, hint = Location("t.csv", line, column), "split the table"
    message = f"the table has more than {what}"
    assert (Problem(code="too-large", message=message, location=place, hint=hint),) == caught.value.problems


@pytest.mark.parametrize("lines", [[["a"]] * 6, [["a", "b", "c", "d"]], [["a", "b"]] * 5], ids=str)
def test_a_table_may_have_as_much_as_its_limits(lines: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    """A table of just as many rows, columns or cells as there may be is read."""
    for name, limit in (("ROW_LIMIT", 6), ("COLUMN_LIMIT", 4), ("CELL_LIMIT", 10)):
        monkeypatch.setattr(module, name, limit)
    assert len(lines) - 1 == len(table_of("t.csv", lines).rows)


def test_a_flood_of_ragged_rows_is_cut() -> None:
    """Of the problems of rows a thousand are kept, after those of the header."""
    problems = table_of("t.csv", [["a", ""], *[["1"]] * (MOST + 1)]).problems
    assert ["unnamed-column", *["ragged-row"] * MOST] == [problem.code for problem in problems]


def test_a_column_that_is_named_again_points_to_the_first() -> None:
    """Every further column of a name says where the name stands first; columns without a name are no such."""
    problems = table_of("t.csv", [["x", "a", "", "a", "", "a"]]).problems
    unnamed, again = "the column has no name", "column 2 is named 'a' already"
    assert [(3, unnamed), (4, again), (5, unnamed), (6, again)] == [
        (problem.location and problem.location.column, problem.message) for problem in problems
    ]


@pytest.mark.parametrize(
    ("cells", "padded"),
    [
        (["1"], ("1", "", "")),
        (["1", "2", "3"], ("1", "2", "3")),
        (["1", "2", "3", "", " "], ("1", "2", "3")),
    ],
)
def test_cells_that_are_empty_may_be_missing_or_too_many(cells: list[str], padded: tuple[str, ...]) -> None:
    """Where empty cells count for nothing, a row has as many as the header."""
    assert (Row(2, padded),) == table_of("t.xlsx", [["a", "b", "c"], cells], is_padded=True).rows


def test_cells_beyond_the_header_are_kept_where_they_say_something() -> None:
    """A row that holds more than the header has columns is ragged, also where empty cells count for nothing."""
    problems = table_of("t.xlsx", [["a"], ["1", "", "3"]], is_padded=True).problems
    assert ["the row has 3 cells, and the header 1"] == [problem.message for problem in problems]


@pytest.mark.parametrize(
    ("place", "more"),
    [
        (Location("t.xlsx", 2, 28), " (cell AB2 of sheet 'Data')"),
        (Location("t.xlsx"), ""),
        (Location("mapping.yaml", 2, 28), ""),
        (None, ""),
    ],
    ids=str,
)
def test_only_what_is_in_a_cell_names_it(place: Location | None, more: str) -> None:
    """What is wrong with the whole file, or with another one, has no cell."""
    table = Table("t.xlsx", {}, (), "Data")
    problem = Problem(code="syntax", message="no", location=place, hint="do")
    assert f"no{more}" == table.named(problem).message
