"""Two rubrics laid out by what changed between them, and by what that does to scores."""

from __future__ import annotations

from collections.abc import Iterator

from scorecard.model.difference import Difference, Move
from scorecard.rendering.page import Block, Cell, Page, Prose, Row, Table
from scorecard.rendering.words import NOTHING, TOGETHER, standard_line

PLACES_SHOWN = 3
"""Changes that are named beside a score at most."""


def difference_page(difference: Difference) -> Page:
    """Return the page of a difference."""
    first, second = difference.first, difference.second
    blocks: list[Block] = [
        Prose(standard_line(first), "Before"),
        Prose(standard_line(second), "After"),
        *_changes(difference),
        Prose(_comparable(difference), "Comparable"),
        *_moves(difference),
    ]
    return Page(f"{first.id} {first.version} and {second.id} {second.version}", tuple(blocks))


def _changes(difference: Difference) -> Iterator[Block]:
    rows = tuple(
        Row(change.path or TOGETHER, (Cell.of(change.what), Cell.of(change.before), Cell.of(change.after)))
        for change in difference.changes
    )
    if rows:
        yield Table("What changed in meaning", ("Where", "What", "Before", "After"), rows)
    else:
        yield Prose("Nothing that a score depends on; their scores compare.", "Changes")


def _comparable(difference: Difference) -> str:
    paths = [path or TOGETHER for path in difference.comparable]
    every = len(paths) == sum(1 for _ in difference.second.tree.walk())
    return "all scores mean the same in both" if every else f"{', '.join(paths) or 'no scores'} mean the same in both"


def _moves(difference: Difference) -> Iterator[Block]:
    if difference.moves:
        columns = ("Subject", "Where", "Before", "After", "Difference", "Because of")
        yield Table("Scores that move", columns, tuple(_row(difference, move) for move in difference.moves))
    elif difference.subjects:
        yield Prose(f"No score of {', '.join(difference.subjects)} moves.", "Scores")


def _because(move: Move) -> str:
    """Return the places of the first changes that bear on a score, and how many more there are."""
    places = list(dict.fromkeys(f"{change.path or TOGETHER} {change.what}" for change in move.because))
    more = f" and {len(places) - PLACES_SHOWN} more" if len(places) > PLACES_SHOWN else ""
    return ", ".join(places[:PLACES_SHOWN]) + more or NOTHING


def _row(difference: Difference, move: Move) -> Row:
    before = difference.first.nodes[move.path or difference.first.id].show
    after = difference.second.nodes[move.path or difference.second.id].show
    scores = (
        NOTHING if move.before is None else before.text(move.before),
        NOTHING if move.after is None else after.text(move.after),
        NOTHING if move.difference is None else after.difference(move.difference),
    )
    cells = (move.path or TOGETHER, *scores, _because(move))
    return Row(move.subject, tuple(Cell.of(cell) for cell in cells))
