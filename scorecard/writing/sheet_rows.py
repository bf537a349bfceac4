"""The rows of a grading sheet: what each of its cells says of a record, under a rubric that asks for the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import zip_longest

from scorecard.model.base import Part
from scorecard.model.choices import Choices, choices_under
from scorecard.model.glossary import MEANINGS, REASONS
from scorecard.model.grading_sheet import ATTRIBUTE, LEVELS, LINES, MANY, WORD_LISTS, Column, Line, Sheet
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric

Value = str | Fraction
"""What a cell holds; the empty text is an empty cell."""
Row = tuple[Value, ...]
SPARE_TERMS, SPARE_LIMITS = 2, 3
"""Empty lines for terms, and for limits, that are there at least."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """A word that a column offers, with the list that it belongs to and what it means."""

    list: str
    word: str
    about: str


def meanings(rubric: Rubric) -> tuple[Meaning, ...]:
    """Return every word that a column offers, list by list: those of the documents, the themes, and the levels."""
    words = [
        Meaning(name, word, about) for name, called in WORD_LISTS.items() for word, about in MEANINGS[called].items()
    ]
    themes = [Meaning("theme", name, f"{theme.title}: {theme.definition}") for name, theme in rubric.themes.items()]
    levels = [
        Meaning(f"level of {each.id}", word, about)
        for each in choices_under(rubric)
        for word, about in each.words.items()
    ]
    return (*words, *themes, *levels)


def subject_rows(rubric: Rubric, record: Record | None) -> Iterator[tuple[str, Value, Line]]:
    """Yield every line about the subject: its label, its value, and what it is."""
    for line in LINES:
        of = rubric.name if record is None and line.steps == ("observations_of",) else ""
        yield line.label, of or _value(record, line.steps), line
    for line in MANY:
        spare = SPARE_LIMITS if line.steps[0] == "limits" else SPARE_TERMS
        for index in range(max(_length(record, line), spare)):
            yield line.label.format(index + 1), _value(record, _numbered(line.steps, index)), line
    asked = {name: "" for name in rubric.attributes if name != "kind"}
    for name, value in {**asked, **(record.subject.attributes if record else {})}.items():
        yield f"{ATTRIBUTE}{name}", value, Line(label="", steps=(), about="An attribute of the subject.", kind="text")


def _length(record: Record | None, line: Line) -> int:
    held: object = record
    for step in line.steps[: line.steps.index(0)]:
        held = _inside(held, step)
    return len(held) if isinstance(held, tuple) else 0


def _numbered(steps: Sequence[str | int], index: int) -> tuple[str | int, ...]:
    return tuple(index if step == 0 else step for step in steps)


def rows_of(sheet: Sheet, rubric: Rubric, record: Record | None) -> Iterator[Row]:
    """Yield the rows of a sheet: those of a record, and on the sheet of levels one for each criterion asked."""
    held = _inside(record, sheet.at) if record else None
    asked = {each.id: each for each in choices_under(rubric)} if sheet is LEVELS else {}
    if isinstance(held, tuple):
        for number, part in enumerate(held, start=1):
            name: Value = (
                Fraction(number) if sheet.by == "number" else _value(part, ("id",)) if sheet.by == "id" else ""
            )
            yield from _rows(sheet, name, part, None)
        return
    parts = held if isinstance(held, Mapping) else {}
    for key in dict.fromkeys((*asked, *parts)):
        yield from _rows(sheet, key, parts.get(key), asked.get(key))


def _rows(sheet: Sheet, name: Value, part: object, asked: Choices | None) -> Iterator[Row]:
    """Yield the row of a part, and one more for each further item of its longest list."""
    lists = {column.each: _items(part, column.each) for column in sheet.columns if column.each}
    columns = sheet.columns[1:] if sheet.by else sheet.columns
    for index, items in enumerate(zip_longest([None], *lists.values())):
        by_list = dict(zip(lists, items[1:], strict=True))
        cells = (
            _value(by_list[column.each], column.steps)
            if column.each
            else ""
            if index
            else _value(part, column.steps)
            if column.is_read
            else _asked(column, asked)
            for column in columns
        )
        yield (name, *cells) if sheet.by else tuple(cells)


def _items(part: object, name: str) -> Sequence[object]:
    """Return the items of a list; those of themes are mappings of one theme and its direction."""
    held = _inside(part, name)
    if isinstance(held, Mapping):
        return [{"theme": theme, "direction": direction} for theme, direction in held.items()]
    return held if isinstance(held, tuple) else ()


def _asked(column: Column, asked: Choices | None) -> str:
    """Return what a cell says to whoever fills in the row of a criterion."""
    if asked is None:
        return ""
    if column.name == "title":
        return asked.title
    return "\n".join(asked.questions) if column.name == "question" else "\n".join(_answers(asked))


def _answers(asked: Choices) -> Iterator[str]:
    if asked.themes:
        yield f"Judged by the sheet Actions, by the themes: {', '.join(asked.themes)}."
    if asked.number is not None:
        yield f"A number: {asked.number}." if asked.number else "A number."
    for word, about in asked.words.items():
        if REASONS.get(word) != about:
            yield f"{word}: {about}"
    reasons = [word for word, about in asked.words.items() if REASONS.get(word) == about]
    if reasons:
        yield f"Or as level: {', '.join(reasons)}."


def _value(part: object, steps: Sequence[str | int]) -> Value:
    """Return what a part says at the end of a way into it; words of a list stand in one cell."""
    for step in steps:
        part = _inside(part, step)
    if isinstance(part, tuple):
        return "; ".join(map(str, part))
    if isinstance(part, int):
        return Fraction(part)
    return part if isinstance(part, (str, Fraction)) else ""


def _inside(held: object, step: str | int) -> object:
    """Return what lies one step into a part, a mapping or a list; None where nothing does, or what goes unsaid."""
    if isinstance(held, Mapping):
        return held.get(step)
    if isinstance(held, tuple):
        return held[step] if isinstance(step, int) and step < len(held) else None
    if not isinstance(held, Part):
        return None
    for name, field in type(held).model_fields.items():
        if step == (field.alias or name):
            value: object = getattr(held, name)
            return None if not field.is_required() and value == field.get_default() else value
    return None
