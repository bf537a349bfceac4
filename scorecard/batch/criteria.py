"""Every criterion for all rows, by whatever rule it is judged."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa

from scorecard.batch.acts import Acts
from scorecard.batch.coded import Coded
from scorecard.batch.columns import MISFIT, Cells, Column, column_of
from scorecard.batch.evidence import common_of, judged_by_acts
from scorecard.batch.layouts import Observed
from scorecard.batch.stated import Stated
from scorecard.kernel.values import Known, Truths, Values
from scorecard.model.evidence_rule import SettledRule
from scorecard.model.node import Node
from scorecard.problem import Problem
from scorecard.source import Pointer

EXCLUDED = "not_applicable"
"""The only observation of a criterion that is judged by acts."""


@dataclass(frozen=True, slots=True)
class Tables:
    """What is said of some subjects: observations, what they state of themselves, and their acts."""

    observed: Observed
    stated: Stated
    acts: Acts | None
    """None where the rubric asks for none."""

    def columns(self) -> dict[str, Column]:
        """Return what every criterion comes to in every row, by id."""
        found = {}
        for node in self.stated.rubric.order:
            if node.is_criterion:
                column = self._column(node, self.observed.columns.get(node.reads))
                found[node.id] = _where(column, self.stated.applying(node)) if node.applies_to else column
        return found

    def _column(self, node: Node, cells: pa.Array | None) -> Column:
        if node.evidence is None or self.acts is None:
            return column_of(node, cells, self.stated.rows)
        column = self._by_acts(node.evidence, self.acts)
        if cells is None:
            return column
        said = Coded.of_array(cells, node.reads)
        problems = tuple(said.unfit(EXCLUDED.__eq__, lambda at, _: _judged_by_acts(node, at)))
        return replace(_where(column, said.codes < 0), problems=problems)

    def _by_acts(self, rule: SettledRule, acts: Acts) -> Column:
        return Column(judged_by_acts(rule, self.stated.rubric.relations, acts, self.stated), common_of(rule))


@dataclass(frozen=True, slots=True)
class Counting:
    """Cells that are excluded in the rows in which they do not count.

    Why: they are of one kind in every block, as what a row comes to must not depend on the others.
    """

    cells: Cells
    counts: Truths

    def at(self, where: slice) -> Known:
        """Return some rows, each array of shape (rows,)."""
        values, counts = self.cells.at(where), self.counts[where]
        return Values(
            np.where(counts, values.score, np.nan),
            np.where(counts, values.lower, np.nan),
            np.where(counts, values.upper, np.nan),
            np.where(counts, values.coverage, 0.0),
        )


def _where(column: Column, counts: Truths) -> Column:
    """Return a column that is excluded in the rows in which it does not count."""
    return replace(column, values=Counting(column.values, counts))


def _judged_by_acts(node: Node, at: Pointer) -> Problem:
    hint = f"record actions, or write {EXCLUDED}"
    return Problem(code=MISFIT, message=f"'{node.id}' is judged by actions", pointer=at, hint=hint)
