"""Text and Markdown tables of 100,000 rows take hardly longer than tabulate alone, and grow in line with their cells.

tabulate gets the same cells, ready for the format. Titles of rows are all different; other cells repeat, as scores do,
and one in ten says on a line of its own what the score could be.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator
from functools import partial

from benchmarks.measure import ROUNDS, Figure, Report, Side, Times, interleaved, ratio
from scorecard.rendering.markdown import page_as_markdown
from scorecard.rendering.page import Cell, Page, Row, Table
from scorecard.rendering.tabulated import tabulated
from scorecard.rendering.text import page_as_text

ROWS, COLUMNS = 100_000, 10
FEWER = 5
"""tabulate is timed on a table with one row of so many, and growth from there."""
BOUNDED = 10
"""One cell of so many has bounds."""
TURNS = 3
"""Rounds of the large tables at most."""
FORMS: dict[str, tuple[str, Callable[[Page], str]]] = {
    "text": ("simple", page_as_text),
    "Markdown": ("pipe", page_as_markdown),
}
"""tabulate's format and our function, by the name of the format."""
WOULD_TAKE = {
    **{
        f"{form} over tabulate alone": (
            "Less to do for a cell than to look it up: what is left is one look in a table of the texts that came "
            "before, and a list for each row."
        )
        for form in FORMS
    },
    **{
        f"{form}, {FEWER} times the rows": "Another writer of tables: nearly all of the time is tabulate's own."
        for form in FORMS
    },
}
"""For goals that are missed: what it would take."""


def run(rounds: int = ROUNDS, size: float = 1) -> Report:
    """Measure and return the figures.

    Args:
        rounds: how often each side takes its turn, TURNS at most for growth.
        size: rows of the large table, as a share of 100,000.
    """
    rows = int(ROWS * size)
    large, small = table_of(rows), table_of(rows // FEWER)
    times = interleaved(dict(_sides(small)), rounds)
    growing = {"": small, "large": large}
    grown = interleaved(
        {f"{form} {name}": _made(form, table) for form in FORMS for name, table in growing.items()}, min(rounds, TURNS)
    )
    return Report(
        claim=f"tables of {rows:,} rows and {COLUMNS} columns as text and Markdown",
        rounds=rounds,
        figures=tuple(figure for form in FORMS for figure in _figures(form, times, grown, rows)),
        notes=(
            f"Beside tabulate stand tables of {rows // FEWER:,} rows. Growth is measured in {TURNS} rounds at most.",
        ),
    )


def table_of(rows: int) -> Table:
    """Return a table of made-up scores."""
    columns = ("Subject", *(f"Criterion {number}" for number in range(1, COLUMNS)))
    made = (Row(f"Subject {row}", tuple(_cell(row, column) for column in range(1, COLUMNS))) for row in range(rows))
    return Table("Made up", columns, tuple(made))


def _cell(row: int, column: int) -> Cell:
    score = f"{(row * 7 + column * 13) % 101}.{column}"
    return Cell((score,)) if (row + column) % BOUNDED else Cell((score, f"could be {row % 50} to 100"))


def _sides(table: Table) -> Iterator[tuple[str, Callable[[], Iterator[Side]]]]:
    for form, (name, _) in FORMS.items():
        joint = "\n" if form == "text" else " "
        cells = [[row.title, *(f"{cell.joint}{joint}".join(cell.lines) for cell in row.cells)] for row in table.rows]
        yield form, _made(form, table)
        yield f"tabulate {form}", partial(_once, partial(tabulated, cells, table.columns, name, table.align))


def _made(form: str, table: Table) -> Callable[[], Iterator[Side]]:
    return partial(_once, partial(FORMS[form][1], Page("Made up", (table,))))


def _once(side: Side) -> Iterator[Side]:
    return iter([side])


def _figures(form: str, times: Times, grown: Times, rows: int) -> Iterator[Figure]:
    seconds = statistics.median(grown[f"{form} large"])
    yield Figure(name=f"{form}, {rows:,} rows", value=round(seconds / rows / COLUMNS * 1e6, 3), unit="us a cell")
    yield Figure(
        name=f"{form} over tabulate alone", value=ratio(times, form, f"tabulate {form}"), unit="x", at_most=1.1
    )
    yield Figure(
        name=f"{form}, {FEWER} times the rows",
        value=ratio(grown, f"{form} large", f"{form} "),
        unit="x",
        at_most=1.1 * FEWER,
    )


if __name__ == "__main__":
    print(run().to_json())
