"""A scorecard laid out: every dimension and criterion of one subject."""

from __future__ import annotations

from scorecard.model.result import Result
from scorecard.model.scorecard import Scorecard
from scorecard.rendering.exposure import exposure_rows
from scorecard.rendering.page import Block, Cell, Page, Prose, Row, Table
from scorecard.rendering.provenance import correction_lines
from scorecard.rendering.words import (
    TOGETHER,
    bands_line,
    capitalised,
    coder_lines,
    legend,
    percent,
    score_cell,
    standard_line,
    unread_lines,
)


def scorecard_page(card: Scorecard) -> Page:
    """Return the page of a scorecard."""
    results = tuple(card.root.walk())
    rows = [_row(result, result.title, result.path.count(".")) for result in results if result.path]
    rows.append(_row(card.root, TOGETHER, 0))
    window = f", window {card.window.text} of the time in office" if card.window else ""
    exposure = tuple(Row(title, (write(card),)) for title, write in exposure_rows(card.rubric).items())
    blocks: list[Block] = [
        Prose(standard_line(card.rubric), "Standard"),
        *coder_lines([card.record]),
        Table(f"Scores{window}", (_first_column(card), "Score", "Coverage", "Band"), tuple(rows)),
        Table("What there was to look at", ("Exposure", "Amount"), exposure),
        *(Prose(line, "Read") for line in (*legend(card.rubric, results), *bands_line(card.rubric))),
        *unread_lines([card]),
        *(Prose(limit, "Limit") for limit in card.record.limits),
        *correction_lines(card.rubric, [card.record]),
    ]
    return Page(f"{card.record.subject.name}: {card.rubric.title}", tuple(blocks))


def _first_column(card: Scorecard) -> str:
    return capitalised(card.rubric.tiers[0]) if card.rubric.tiers else "Dimension"


def _row(result: Result, title: str, depth: int) -> Row:
    bands = Cell(tuple(label if index == 0 else f"to {label}" for index, label in enumerate(result.bands)), joint="")
    return Row(title, (score_cell(result), Cell.of(percent(result.coverage)), bands), depth)
