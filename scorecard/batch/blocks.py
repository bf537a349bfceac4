"""Scoring columns block by block, so that what is worked on stays in the cache."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from scorecard.analysis.arrays import plan_of
from scorecard.batch.columns import Column
from scorecard.batch.definition import Definition
from scorecard.batch.denominators import commons_of, is_safe
from scorecard.batch.doubts import Doubts, doubts_of, flat
from scorecard.kernel.complete import can_be_complete, evaluate_complete
from scorecard.kernel.plan import Plan
from scorecard.kernel.steps import held
from scorecard.kernel.tree import evaluate
from scorecard.kernel.values import Amounts, Truths, Values, Whole
from scorecard.model.facts import Subject
from scorecard.model.rubric import Rubric
from scorecard.model.scorecard import Scorecard

BLOCK = 8_000
"""Rows that are worked on together."""
FEWEST = 16
"""Rows of a block at least, filled up with its first: sums of fewer are added up in another order."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What is found for every row, each array of shape (rows,)."""

    nodes: Mapping[str, Amounts]
    """Scores by the node's id; not a number where there is none."""
    lower: Amounts
    upper: Amounts
    coverage: Amounts
    held: Whole
    """The bands that the whole may be in, a bit for each."""

    @classmethod
    def empty(cls, rubric: Rubric, rows: int) -> Scores:
        """Make room for the scores of some rows."""
        nodes = {node.id: np.empty(rows) for node in rubric.order}
        return cls(nodes, np.empty(rows), np.empty(rows), np.empty(rows), np.zeros(rows, dtype=np.int64))

    def place(self, rows: Whole, part: Scores) -> None:
        """Put the scores of some rows in their places."""
        for name, scores in self.nodes.items():
            scores[rows] = part.nodes[name]
        for name in ("lower", "upper", "coverage", "held"):
            getattr(self, name)[rows] = getattr(part, name)

    def put(self, rubric: Rubric, row: int, card: Scorecard) -> None:
        """Put what the definition says of a row in the place of what the arrays say."""
        for name, scores in self.nodes.items():
            scores[row] = _number(card[name].score if name != rubric.id else card.score)
        self.lower[row], self.upper[row] = _number(card.lower), _number(card.upper)
        self.coverage[row] = float(card.coverage)
        bands = card.root.node.settled.bands
        self.held[row] = sum(1 << place for place, band in enumerate(bands) if band in card.root.held)


@dataclass(frozen=True, slots=True)
class Scorer:
    """A rubric, ready to score columns."""

    rubric: Rubric
    plan: Plan
    numbers: Mapping[str, int]
    sure: Doubts
    """What is in doubt in rows in which everything is known."""
    unsure: Doubts
    """What is in doubt in the others."""
    common: int | None
    """What every score of the whole is a multiple of one over, where that tells different scores apart for sure."""
    is_fast: bool
    """Whether rows in which everything is known take the short way."""

    @classmethod
    def of(cls, rubric: Rubric, columns: Mapping[str, Column], subject: Subject) -> Scorer:
        """Return what scores such columns, given by the criterion's id, of subjects that weigh like one of them."""
        plan, leaves = plan_of(rubric, [subject]), {name: column.common for name, column in columns.items()}
        whole = can_be_complete(plan)
        commons = commons_of(rubric, leaves, subject, complete=False)
        sure = doubts_of(rubric, commons_of(rubric, leaves, subject, complete=whole))
        common = commons[rubric.id].value if is_safe(commons[rubric.id].value) else None
        numbers = {node.id: number for number, node in enumerate(rubric.order)}
        return cls(rubric, plan, numbers, sure, doubts_of(rubric, commons), common, whole and not _has_bounds(rubric))

    def scores(self, columns: Mapping[str, Column], definition: Definition) -> Scores:
        """Return the scores of every row."""
        rows = len(next(iter(columns.values())).values.score)
        found = Scores.empty(self.rubric, rows)
        for start in range(0, rows, BLOCK):
            values = {self.numbers[name]: _part(column.values, start) for name, column in columns.items()}
            doubtful = start + np.flatnonzero(self._block(values, found, slice(start, start + BLOCK)))
            for row, card in zip(doubtful, definition.cards(list(doubtful)), strict=True):
                found.put(self.rubric, int(row), card)
        return found

    def _block(self, leaves: Mapping[int, Values], found: Scores, where: slice) -> Truths:
        """Put the scores of a block in their places, and return which of its rows are in doubt."""
        known = np.logical_and.reduce([~np.isnan(values.score) for values in leaves.values()])
        doubtful = np.zeros(len(known), dtype=bool)
        for rows, fast in ((np.flatnonzero(known), self.is_fast), (np.flatnonzero(~known), False)):
            if len(rows):
                values = self._fast(leaves, rows) if fast else self._full(leaves, rows)
                self._put(values, found, where.start + rows)
                doubts = self.sure if known[rows[0]] else self.unsure
                by_id = {doubt.node: values[self.numbers[doubt.node]] for doubt in doubts.places}
                doubtful[rows] = doubts.rows(by_id, len(rows))
        return doubtful

    def _fast(self, leaves: Mapping[int, Values], rows: Whole) -> dict[int, Values]:
        filled = _filled(rows)
        everything = len(filled) == len(next(iter(leaves.values())).score)
        given = {number: values.score if everything else values.score[filled] for number, values in leaves.items()}
        scores = evaluate_complete(self.plan, given)
        return {number: Values(score, score, score, np.ones(len(filled))) for number, score in scores.items()}

    def _full(self, leaves: Mapping[int, Values], rows: Whole) -> dict[int, Values]:
        return evaluate(self.plan, {number: _rows(values, _filled(rows)) for number, values in leaves.items()})

    def _put(self, values: Mapping[int, Values], found: Scores, rows: Whole) -> None:
        size, whole = len(rows), values[len(self.plan.nodes) - 1]
        for name, scores in found.nodes.items():
            scores[rows] = flat(values[self.numbers[name]].score, size)
        found.lower[rows], found.upper[rows] = flat(whole.lower, size), flat(whole.upper, size)
        found.coverage[rows] = flat(whole.coverage, size)
        if bands := self.plan.nodes[-1].bands:
            found.held[rows] = flat(held(bands, whole, values), size)


def _has_bounds(rubric: Rubric) -> bool:
    """Tell whether a criterion may have a score and bounds that lie apart from it, as scrutiny is lacking."""
    return any(node.evidence and node.evidence.scrutiny for node in rubric.criteria.values())


def _filled(rows: Whole) -> Whole:
    return rows if len(rows) >= FEWEST else np.concatenate([rows, np.repeat(rows[:1], FEWEST - len(rows))])


def _part(values: Values, start: int) -> Values:
    end = start + BLOCK
    return Values(values.score[start:end], values.lower[start:end], values.upper[start:end], values.coverage[start:end])


def _rows(values: Values, rows: Whole) -> Values:
    return Values(
        values.score[None, rows], values.lower[None, rows], values.upper[None, rows], values.coverage[None, rows]
    )


def _number(value: Fraction | None) -> float:
    return np.nan if value is None else float(value)
