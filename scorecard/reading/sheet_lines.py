"""The lines of a grading sheet about the subject: a label and a value each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scorecard.model.grading_sheet import ATTRIBUTE, LINES, MANY, Line
from scorecard.problem import Problem, did_you_mean, echo
from scorecard.reading.draft import Steps
from scorecard.reading.form import repeated
from scorecard.reading.sheet_cells import Cells
from scorecard.reading.sheet_draft import CellPlace, SheetDraft
from scorecard.source import Step

LABELS = {line.label: line for line in LINES}
_NUMBERED = {re.compile(line.label.replace("{}", "([1-9][0-9]{0,3})")): line for line in MANY}
VALUE = 1
"""How many columns stand before the values."""


def lines_in(cells: Cells, draft: SheetDraft) -> Iterator[Problem]:
    """Take what a sheet of labels and values says into a draft; yield what is wrong with its cells."""
    seen: dict[str, int] = {}
    for number, texts in enumerate(cells.lines[1:], start=2):
        label = texts[0].strip() if texts else ""
        found = _line(label)
        if len(texts) <= VALUE or not texts[VALUE].strip():
            if found:
                draft.values.setdefault(("subject",), None)
                draft.expect(found[1], CellPlace(cells.name, number, VALUE + 1))
        elif found is None:
            yield cells.placed(_unknown(label), number, 0)
        elif seen.setdefault(label, number) != number:
            yield cells.placed(repeated(f"'{echo(label)}'", seen[label]), number, 0)
        else:
            line, steps = found
            value = cells.read(number, VALUE, line.kind)
            place = CellPlace(cells.name, number, VALUE + 1)
            if isinstance(value, Problem):
                draft.spoil(steps, place)
                yield value
            else:
                draft.put(steps, value, place)


def _line(label: str) -> tuple[Line, Steps] | None:
    """Return the line of a label, and the way to its value."""
    if label in LABELS:
        return LABELS[label], LABELS[label].steps
    if label.startswith(ATTRIBUTE):
        steps: Steps = ("subject", "attributes", label.removeprefix(ATTRIBUTE).strip())
        return Line(label=label, steps=steps, about="", kind="text"), steps
    for pattern, line in _NUMBERED.items():
        if match := pattern.fullmatch(label):
            return line, tuple(_step(step, int(match[1]) - 1) for step in line.steps)
    return None


def _step(step: Step, index: int) -> Step:
    return index if step == 0 else step


def _unknown(label: str) -> Problem:
    known = (*LABELS, *(line.label.format(1) for line in MANY), f"{ATTRIBUTE}type")
    return Problem(
        code="unknown-label",
        message=f"no line '{echo(label)}' is asked for" if label else "the value stands beside no label",
        found=echo(label),
        allowed=known,
        hint=did_you_mean(label, known) or "use a label of the sheet, or remove the value",
    )
