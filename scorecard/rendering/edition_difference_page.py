"""Two editions laid out by what differs between their inputs, what was corrected, and what moved because of what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from scorecard.model.edition import Edition
from scorecard.model.edition_difference import (
    Bearing,
    Cause,
    CellMove,
    CellValue,
    DatedCorrection,
    EditionDifference,
    How,
)
from scorecard.rendering.page import Block, Cell, Page, Prose, Row, Table
from scorecard.rendering.provenance import correction_text
from scorecard.rendering.words import NAMES_SHOWN, NOTHING, OUTCOMES, TOGETHER, percent, whole

CAUSES: dict[Cause, str] = {
    "record": "record",
    "rubric": "rubric",
    "shared": "themes and relations",
    "window": "window",
    "library": "library version",
}
"""How a cause is called."""
LEGEND = (
    "Each part of the second edition was put alone into the first, all else left as it was, and scored again. 'alone'"
    " is the part that makes the cell what it is in the second edition; 'together' stands where no one part does."
)
UNKNOWN_LIBRARY = (
    "The editions were made by other versions of the library, and not both have JSON outputs as they were published,"
    " so what the library itself moved is not known; all is as this version scores it."
)


def edition_difference_page(difference: EditionDifference) -> Page:
    """Return the page of what two editions differ in."""
    first, second = difference.first, difference.second
    blocks: list[Block] = [
        Prose(_edition(first), "Before"),
        Prose(_edition(second), "After"),
        *_inputs(difference),
        *(_correction(each, "Correction") for each in difference.corrections),
        *(_correction(each, "Dropped correction") for each in difference.dropped),
        *_only_one(difference.subjects, "Subjects"),
        *_only_one(difference.nodes, "Dimensions and criteria"),
        *_moves(difference),
        *([Prose(UNKNOWN_LIBRARY, "Read")] if difference.unknown_library else []),
    ]
    return Page(f"From {first.name} to {second.name}", tuple(blocks))


def _edition(edition: Edition) -> str:
    rubric = edition.rubric
    window = f", window {edition.choices.window}" if edition.choices.window else ""
    said = f"rubric {rubric.id} {rubric.version}, fingerprint {rubric.fingerprint[:12]}{window}"
    return f"{edition.name} ({said}; made by scorecard {edition.library})"


def _inputs(difference: EditionDifference) -> Iterator[Block]:
    if difference.inputs:
        rows = tuple(Row(each.kind, (Cell.of(each.id), Cell.of(each.how))) for each in difference.inputs)
        yield Table("Inputs that are not the same file", ("Input", "Id", "How"), rows)
    else:
        yield Prose("The same files, byte for byte.", "Inputs")


def _correction(dated: DatedCorrection, what: str) -> Prose:
    label = f"{what} of {dated.kind} {dated.id}, {dated.correction.date}"
    return Prose(correction_text(dated.correction), label)


def _only_one(named: Sequence[tuple[str, How]], what: str) -> Iterator[Prose]:
    for how in ("removed", "added"):
        names = [name for name, came in named if came == how]
        if names:
            yield Prose(f"{', '.join(names)}.", f"{what} {how}")


def _moves(difference: EditionDifference) -> Iterator[Block]:
    if not difference.moves:
        yield Prose(f"None of {whole(difference.compared)} cells moves.", "Moves")
        return
    columns = ("Subject", "Where", "Before", "After", "Because of")
    caption = f"What moved, of {whole(difference.compared)} cells"
    yield Table(caption, columns, tuple(_row(move) for move in difference.moves))
    yield Prose(LEGEND, "Read")


def _row(move: CellMove) -> Row:
    cells = (Cell.of(move.path or TOGETHER), *_values(move), Cell.of(causes_text(move), *_bearings(move.because)))
    return Row(move.subject, cells)


def _values(move: CellMove) -> tuple[Cell, Cell]:
    """Return both values: what can be seen of each, and whatever else of them is not the same."""
    before, after = move.before, move.after
    lines = [(_score(before), _score(after)), (_bounds(before), _bounds(after))]
    lines += [(f"coverage {percent(before.coverage)}", f"coverage {percent(after.coverage)}")]
    lines += [(f"band '{before.band or NOTHING}'", f"band '{after.band or NOTHING}'")]
    shown = [pair for at, pair in enumerate(lines) if at == 0 or pair[0] != pair[1]]
    if all(one == other for one, other in shown):
        shown = [(_exact(before), _exact(after))]
    return Cell.of(*(one for one, _ in shown)), Cell.of(*(other for _, other in shown))


def _score(value: CellValue) -> str:
    return OUTCOMES[value.outcome] if value.score is None else value.show.text(value.score)


def _bounds(value: CellValue) -> str:
    if value.lower is None or value.upper is None or value.lower == value.upper:
        return ""
    return f"could be {value.show.text(value.lower)} to {value.show.text(value.upper)}"


def _exact(value: CellValue) -> str:
    """Write the numbers of a move too small to be seen where they are rounded."""
    numbers: list[Fraction | None] = [value.score, value.lower, value.upper, value.coverage]
    return "exactly " + ", ".join(NOTHING if each is None else str(each) for each in numbers)


def causes_text(move: CellMove) -> str:
    """Return what moved a cell: what does it alone, or what does it together."""
    names = [CAUSES[cause] for cause in move.causes]
    if move.together:
        return f"together: {', '.join(names)}"
    return " or ".join(f"{name} alone" for name in names)


def _bearings(because: Sequence[Bearing]) -> Iterator[str]:
    for each in because[:NAMES_SHOWN]:
        yield f"{each.kind} {each.id} {each.how}"
    if len(because) > NAMES_SHOWN:
        yield f"and {whole(len(because) - NAMES_SHOWN)} more"
