"""How a table of a spreadsheet is read as records (`format: mapping/1`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Literal

from pydantic import Field

from scorecard.model.base import Document, FrozenDict, Several, Table
from scorecard.model.columns import ActionColumns, Cells, Labels, LongColumns, SubjectColumns, WideColumns
from scorecard.model.facts import Source
from scorecard.model.names import duplicate_id, unknown_name
from scorecard.model.text import Id, RubricName, Text
from scorecard.model.words import NO_VALUE
from scorecard.problem import Problem, echo
from scorecard.source import Pointer

_ROOT = Pointer()
LAYOUTS = ("wide", "long", "actions")
"""The ways in which a table may hold facts."""
_NO_COLUMNS = {"kind", "cells"}
"""Keys of parts that name columns which hold no column's name; nor does `prefix`."""


class Mapping(Document):
    """Which column of a table is what, and what its cells mean.

    Raises:
        DocumentError: with every problem at once, when built from parts that do not hold together.
    """

    format: Literal["mapping/1"]
    """Always `mapping/1`."""
    about: Text | None = None
    """What the table is, for a reader."""
    delimiter: Literal[",", ";", "|", "tab"] = ","
    """What stands between the cells of a line of text."""
    sheet: Text | None = None
    """The sheet of a workbook; without it, its first."""
    where: Table[Text, Labels] = Field(default_factory=FrozenDict)
    """Rows that are read, by what they say in a column; without it, all."""
    without: Table[Text, Labels] = Field(default_factory=FrozenDict, alias="except")
    """Rows that are left out, by what they say in a column, such as totals among the rows of a table."""
    subject: SubjectColumns
    """Who is judged."""
    observations_of: RubricName | None = None
    """The rubric that the levels belong to."""
    sources: Table[Id, Source] = Field(default_factory=FrozenDict)
    """Sources by their ids, as in a record."""
    source: Id | None = None
    """The source of every row that names none: the publication that the table is or was made from."""
    wide: Several[WideColumns] = ()
    """One subject a row: groups of columns, each with its own labels."""
    long: LongColumns | None = None
    """One observation a row."""
    actions: ActionColumns | None = None
    """One action a row."""

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong between the parts of the mapping."""
        for check in CHECKS:
            yield from check(self)

    @property
    def cells(self) -> tuple[tuple[Pointer, Cells], ...]:
        """What the cells of each group of observations say, and where the mapping says so."""
        groups = [(_ROOT / "wide" / index / "cells", group.cells) for index, group in enumerate(self.wide)]
        return (*groups, *([(_ROOT / "long" / "cells", self.long.cells)] if self.long else []))

    @property
    def columns(self) -> Iterator[tuple[Pointer, str]]:
        """The names of columns that the mapping uses, each with where it does."""
        yield from ((_ROOT / "where" / name, name) for name in self.where)
        yield from ((_ROOT / "except" / name, name) for name in self.without)
        for index, group in enumerate(self.wide):
            yield from _texts_in(group.criteria, _ROOT / "wide" / index / "criteria")
        for key, part in (("subject", self.subject), ("long", self.long), ("actions", self.actions)):
            if part:
                named = part.model_dump(by_alias=True, exclude_none=True, exclude=_NO_COLUMNS)
                yield from _texts_in(named, _ROOT / key)


def _texts_in(value: object, at: Pointer) -> Iterator[tuple[Pointer, str]]:
    if isinstance(value, str):
        yield at, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, tuple) else ()
    for step, item in items:
        if step != "prefix":
            yield from _texts_in(item, at / step)


def layout_is_not_one(mapping: Mapping) -> Iterator[Problem]:
    """A mapping says of no layout, or of several, which columns hold it."""
    given = [name for name in LAYOUTS if getattr(mapping, name)]
    if len(given) != 1:
        yield Problem(
            code="one-layout",
            message=f"the mapping has {' and '.join(given) if given else 'no layout'}, and needs one of them only",
            pointer=_ROOT / given[-1] if given else _ROOT,
            allowed=LAYOUTS,
            hint="write wide: for one subject a row, long: for one observation a row, actions: for one action a row",
            on_key=bool(given),
        )


def group_has_no_columns(mapping: Mapping) -> Iterator[Problem]:
    """A group of columns neither names its columns nor takes all others, or does both."""
    for index, group in enumerate(mapping.wide):
        if bool(group.criteria) == group.all_other:
            yield Problem(
                code="one-choice",
                message="the group needs criteria or all_other, and one of them only",
                pointer=_ROOT / "wide" / index,
                allowed=("criteria", "all_other"),
                hint="write criteria: [column, ...], or all_other: true",
            )


def criterion_is_taken(mapping: Mapping) -> Iterator[Problem]:
    """Two groups of columns hold one criterion."""
    seen: set[str] = set()
    for index, group in enumerate(mapping.wide):
        for name in group.criteria:
            if name in seen:
                yield replace(duplicate_id(_ROOT / "wide" / index / "criteria" / name, name), on_key=True)
        seen |= group.criteria.keys()


def label_has_two_meanings(mapping: Mapping) -> Iterator[Problem]:
    """Cells of one group say the same and mean two things."""
    for at, cells in mapping.cells:
        seen: set[str] = set()
        for pointer, text in _labels(at, cells):
            label = text.strip()
            if label in seen:
                said = f"the label '{echo(label)}'" if label else "an empty cell"
                yield Problem(
                    code="label-twice",
                    message=f"{said} means something already",
                    pointer=pointer,
                    found=echo(label),
                    hint="keep one of its meanings",
                    on_key="levels" in pointer.steps,
                )
            seen.add(label)


def _labels(at: Pointer, cells: Cells) -> Iterator[tuple[Pointer, str]]:
    yield from ((at / "levels" / label, label) for label in cells.levels)
    yield from ((at / "unknown" / index, label) for index, label in enumerate(cells.unknown))
    yield from ((at / "not_applicable" / index, label) for index, label in enumerate(cells.not_applicable))
    if cells.blank:
        yield at / "blank", ""


def blank_has_no_one_value(mapping: Mapping) -> Iterator[Problem]:
    """An empty cell means neither a level nor a number, or both."""
    for at, cells in mapping.cells:
        if cells.blank and (cells.blank.level is None) == (cells.blank.number is None):
            yield Problem(
                code="one-value",
                message="an empty cell means a level or a number, and one of them only",
                pointer=at / "blank",
                hint="write blank: not_found, or another level or number",
            )


def source_is_unknown(mapping: Mapping) -> Iterator[Problem]:
    """The source of every row is none of the sources."""
    if mapping.source is not None and mapping.source not in mapping.sources:
        yield unknown_name("source", _ROOT / "source", mapping.source, tuple(mapping.sources))


def evidence_has_no_source(mapping: Mapping) -> Iterator[Problem]:
    """Evidence of rows has no column that names its source, and the mapping names none for all rows."""
    for name, part in (("long", mapping.long), ("actions", mapping.actions)):
        if part and part.evidence and part.evidence.source is None and mapping.source is None:
            yield Problem(
                code="missing-key",
                message="'source' is missing",
                pointer=_ROOT / name / "evidence" / "source",
                hint="add 'source: ...', here for a column of sources, or beside the layout for one source of all rows",
            )


def levels_belong_to_no_rubric(mapping: Mapping) -> Iterator[Problem]:
    """Labels stand for levels, and the mapping does not say by which rubric."""
    for at, cells in mapping.cells:
        judged = [seen.level for seen in cells.meanings().values() if seen.level not in {None, *NO_VALUE}]
        if judged and mapping.observations_of is None:
            yield Problem(
                code="levels-without-rubric",
                message=f"the level '{judged[0]}' belongs to no rubric",
                pointer=at,
                hint="say whose levels they are: 'observations_of: rubric_id@1'",
            )


CHECKS: tuple[Callable[[Mapping], Iterator[Problem]], ...] = (
    layout_is_not_one,
    group_has_no_columns,
    criterion_is_taken,
    label_has_two_meanings,
    blank_has_no_one_value,
    source_is_unknown,
    evidence_has_no_source,
    levels_belong_to_no_rubric,
)
"""Every check of a mapping, in the order in which they run."""
