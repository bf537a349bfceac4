"""Texts that outputs stumble over change their own cells in a workbook, and nothing beside them."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

import pytest
from openpyxl import load_workbook

from hostile.documents import SAMPLED, Texts, everywhere, naughty, results_with
from hostile.filling import FINGERPRINT, KINDS, NUMBERED, put
from hostile.naughty import FORMULAS
from hostile.rows import Row, covers
from scorecard.rendering.files import rendered
from scorecard.rendering.workbook import shown


@cache
def seen(kind: str, texts: Texts) -> list[list[list[Any]]]:
    """Return the values of every cell of a kind of result, sheet by sheet, and that none is a formula or a link."""
    book = load_workbook(io.BytesIO(rendered(results_with(texts)[kind], "xlsx")))
    cells = [[list(row) for row in page.iter_rows()] for page in book]
    acting = [cell for page in cells for row in page for cell in row if cell.data_type == "f" or cell.hyperlink]
    assert [] == acting
    return [[[as_text(cell.value) for cell in row] for row in page] for page in cells]


def as_text(value: Any) -> Any:
    """Return what a cell holds: a number as it is, text without fingerprints."""
    return FINGERPRINT.sub("0", value) if isinstance(value, str) else "" if value is None else value


def expected(kind: str, texts: Texts) -> list[list[list[Any]]]:
    """Return what must be seen: what is seen of plain texts, with these in their places."""
    fill = put(texts)
    return [
        [[shown(fill(value)) if isinstance(value, str) else value for value in row] for row in page]
        for page in seen(kind, NUMBERED)
    ]


@covers(Row.XLSX)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("number", SAMPLED[:3])
def test_naughty_texts_stand_in_their_cells(kind: str, number: int) -> None:
    """Texts change their own cells, and no sheet, row, column or number beside them."""
    assert expected(kind, naughty(number)) == seen(kind, naughty(number))


@covers(Row.XLSX)
@pytest.mark.parametrize("text", FORMULAS[::3], ids=ascii)
def test_nothing_becomes_a_formula(text: str) -> None:
    """What starts as a formula does is text in every cell."""
    texts = everywhere(text)
    assert [expected(kind, texts) for kind in KINDS] == [seen(kind, texts) for kind in KINDS]
