"""What subjects state of themselves: attributes and terms, by which weights differ and criteria apply."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scorecard.batch.coded import Coded
from scorecard.batch.columns import in_rows
from scorecard.batch.layouts import ATTRIBUTES, TERMS, Observed
from scorecard.kernel.values import Truths, Whole
from scorecard.model.base import FrozenDict
from scorecard.model.dates import Interval, is_day
from scorecard.model.facts import Subject, Term
from scorecard.model.node import Node, attribute_of
from scorecard.model.observation_checks import states_enough, unfit_attribute
from scorecard.model.rubric import Rubric
from scorecard.problem import Problem, echo
from scorecard.scoring.applying import applies
from scorecard.source import Pointer

OPEN = ".."
"""The end of a term that has not ended."""


@dataclass(frozen=True)
class Stated:
    """The columns of what subjects state of themselves, one row a subject."""

    rubric: Rubric
    rows: int
    columns: dict[str, Coded]
    """By the name of the column."""

    @classmethod
    def of(cls, rubric: Rubric, observed: Observed) -> Stated:
        """Return what a table says."""
        columns = {name: Coded.of_array(cells, name) for name, cells in observed.stated.items()}
        return cls(rubric, len(observed.subjects), columns)

    def problems(self) -> Iterator[Problem]:
        """Yield attributes that are not stated or that no weight knows, and terms that are none."""
        if TERMS in self.columns:
            yield from self.columns[TERMS].unfit(lambda text: _terms(text) is not None, _no_terms)
        for name in self.rubric.attributes:
            codes, subjects = self._by([ATTRIBUTES + name])
            for code, value in enumerate(subject.attribute(name) for subject in subjects):
                if self.rows and not states_enough(self.rubric, name, value):
                    rows = np.flatnonzero(codes == code)
                    at, hint = Pointer((ATTRIBUTES + name, int(rows[0]))), f"state it in the column {ATTRIBUTES}{name}"
                    problem = unfit_attribute(self.rubric, name, value, at, hint)
                    yield in_rows(problem, int(rows[0]), len(rows))

    def subject(self, row: int) -> Subject:
        """Return a subject as its row states it."""
        return _subject({name: column.text(row) for name, column in self.columns.items()})

    def by_attributes(self, names: Iterable[str]) -> tuple[Whole, list[Subject]]:
        """Return the distinct subjects by some attributes, and of each row the place of its own."""
        return self._by(ATTRIBUTES + name for name in names)

    @cached_property
    def weighed(self) -> tuple[Whole, list[Subject]]:
        """Subjects for whom something weighs otherwise than for others, and of each row the place of its own."""
        return self.by_attributes(attribute_of(node.inputs) for node in self.rubric.order)

    @cached_property
    def spans(self) -> tuple[Whole, list[Interval]]:
        """The distinct times from the first to the last day in office, and of each row the place of its own."""
        codes, subjects = self._by([TERMS])
        return codes, [subject.span for subject in subjects]

    def applying(self, node: Node) -> Truths:
        """Return to which rows a node applies."""
        names = [ATTRIBUTES + name for each in node.applies_to for name in each.where]
        codes, subjects = self._by([*names, TERMS] if node.date else names)
        return np.array([applies(node, subject) for subject in subjects], dtype=bool)[codes]

    def _by(self, names: Iterable[str]) -> tuple[Whole, list[Subject]]:
        columns = {name: self.columns[name] for name in names if name in self.columns}
        codes = np.zeros(self.rows, dtype=np.int64)
        for column in columns.values():
            both = codes * (len(column.values) + 1) + column.codes + 1
            codes = np.unique(both, return_inverse=True)[1]
        _, first = np.unique(codes, return_index=True)
        return codes, [_subject({name: column.text(int(row)) for name, column in columns.items()}) for row in first]


def _subject(stated: dict[str, str | None]) -> Subject:
    """Return a subject of what columns state, unchecked: any text may stand in a column, and is only compared."""
    named = FrozenDict((name.removeprefix(ATTRIBUTES), text) for name, text in stated.items() if text and name != TERMS)
    return Subject.model_construct(id="row", name="Row", attributes=named, terms=_terms(stated.get(TERMS) or "") or ())


def _terms(text: str) -> tuple[Term, ...] | None:
    """Return the terms of a cell such as `1993-01-20/1997-01-20; 2001-01-20/..`; None where it is none."""
    found = []
    for part in text.split(";") if text else ():
        since, _, to = part.strip().partition("/")
        if not is_day(since) or not (to == OPEN or (is_day(to) and since <= to)):
            return None
        found.append(Term.model_validate({"from": since, "to": None if to == OPEN else to}))
    return tuple(found)


def _no_terms(at: Pointer, text: str) -> Problem:
    return Problem(
        code="bad-date",
        message=f"'{echo(text)}' names no terms",
        pointer=at,
        found=echo(text),
        hint="write the first and last day of each: 1993-01-20/1997-01-20; 2001-01-20/..",
    )
