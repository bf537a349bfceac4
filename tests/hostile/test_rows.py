"""Every row of the page on hostile input is covered, and by how much."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from hostile.rows import Row, cases_by_row, covers, others_by_row
from scorecard.reading.document import parse_document

WANTED, LEAST = 150, 4
"""Cases in all, and cases or tests of a row."""


@pytest.mark.parametrize("row", Row)
def test_every_row_is_covered(row: Row) -> None:
    """A row of the page has several cases, or tests that say in their names what they cover."""
    assert len(cases_by_row()[row]) >= LEAST or others_by_row()[row], row


def test_every_row_of_the_page_is_known(shared: Path) -> None:
    """The page has as many rows for reading and for writing as are named here."""
    reading, writing = (shared / "design" / "HOSTILE_INPUT.md").read_text(encoding="utf-8").split("## Writing")
    on_page = [sum(line.startswith("| ") for line in part.splitlines()) - 1 for part in (reading, writing)]
    known = {row for row in Row if row not in {Row.TABLES, Row.DEEDS}}
    assert on_page == [sum(row.startswith(kind) for row in known) for kind in ("reading", "writing")]


def test_every_case_names_its_row() -> None:
    """There are far more cases than asked for, each with an input of its own and with a row."""
    assert sum(map(len, cases_by_row().values())) >= WANTED


@covers(Row.DUPLICATES)
def test_a_duplicate_names_both_lines() -> None:
    """A key that stands twice is refused where it stands again, and the message names the line of the first."""
    found = parse_document("a: x\nb: v\na: z\n", "x.yaml").problems
    assert [(3, "the key 'a' stands on line 1 already")] == [
        (problem.location.line, problem.message) for problem in found if problem.location
    ]


@covers(Row.LITERALS)
@pytest.mark.parametrize("literal", ["1.10", "1e3", "-0.0", "0.10", "100", "1E+5", "9" * 18, "0.000", "12.3400e-2"])
def test_a_number_keeps_its_literal(literal: str) -> None:
    """A number is the Decimal of its literal, with every digit that was written."""
    value = parse_document(f"a: {literal}\n", "x.yaml").value
    assert repr({"a": Decimal(literal)}) == repr(value)
