"""Scoring columns block by block, so that what is worked on stays in the cache."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

import numpy as np

from scorecard.analysis.arrays import plan_of
from scorecard.batch.buffers import room_for
from scorecard.batch.columns import Column
from scorecard.batch.definition import Definition
from scorecard.batch.denominators import commons_of, is_safe
from scorecard.batch.doubts import Doubts, doubts_of
from scorecard.kernel.rows import RowTree, loose_in
from scorecard.kernel.steps import held
from scorecard.kernel.values import Amounts, Known, Truths, Where, Whole, certain
from scorecard.model.facts import Subject
from scorecard.model.rubric import Rubric
from scorecard.model.scorecard import Scorecard

BLOCK = 12_000
"""Rows that are worked on together at most."""
CELLS = 5_000_000
"""Cells that are worked on together at most: to touch more memory takes longer than to begin again."""


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
        nodes = {node.id: room_for(rows) for node in rubric.order}
        return cls(nodes, room_for(rows), room_for(rows), room_for(rows), np.zeros(rows, dtype=np.int64))

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
    tree: RowTree
    numbers: Mapping[str, int]
    sure: Doubts
    """What is in doubt in any row."""
    unsure: Doubts
    """What is in doubt besides in rows in which not everything is known."""
    common: int | None
    """What every score of the whole is a multiple of one over, where that tells different scores apart for sure."""
    as_found: frozenset[str]
    """Criteria whose scores are what their cells are worth, without ceilings or rounding."""

    def scores(self, columns: Mapping[str, Column], definition: Definition, rows: int) -> Scores:
        """Return the scores of every row."""
        found = Scores.empty(self.rubric, rows)
        size = max(1, min(BLOCK, CELLS // len(columns)))
        for start in range(0, rows, size):
            where = slice(start, min(start + size, rows))
            leaves = {self.numbers[name]: self._leaf(name, column, found, where) for name, column in columns.items()}
            doubtful = start + np.flatnonzero(self._block(leaves, found, where))
            for row, card in zip(doubtful, definition.cards(list(doubtful)), strict=True):
                found.put(self.rubric, int(row), card)
        return found

    def _leaf(self, name: str, column: Column, found: Scores, where: slice) -> Known:
        """Return what a criterion's cells are worth; where these are its scores, they lie in their places from now on.

        Why: under many criteria a second table of the same numbers fits no cache, and takes as long to touch as to
        work out.
        """
        values = column.values.at(where)
        if name not in self.as_found:
            return values
        place = found.nodes[name][where]
        place[:] = values.score
        return certain(place) if values.is_certain else replace(values, score=place)

    def _block(self, leaves: Mapping[int, Known], found: Scores, where: slice) -> Truths:
        """Put the scores of a block in their places, and return which of its rows are in doubt."""
        loose = loose_in(leaves)
        doubtful = np.zeros_like(loose)
        for values, rows in self.tree.parts(leaves, loose):
            self._put(values, found, where, rows)
            of_part = loose[rows]
            doubtful[rows] = self._doubts(self.sure, values, len(of_part))
            if of_part.any():
                doubtful[rows] |= of_part & self._doubts(self.unsure, values, len(of_part))
        return doubtful

    def _doubts(self, doubts: Doubts, values: Mapping[int, Known], size: int) -> Truths:
        return doubts.rows({doubt.node: values[self.numbers[doubt.node]] for doubt in doubts.places}, size)

    def _put(self, values: Mapping[int, Known], found: Scores, where: slice, rows: Where) -> None:
        whole = values[self.numbers[self.rubric.id]]
        for name, scores in found.nodes.items():
            if name not in self.as_found:
                scores[where][rows] = values[self.numbers[name]].score
        found.lower[where][rows], found.upper[where][rows] = whole.lower, whole.upper
        found.coverage[where][rows] = whole.coverage
        if bands := self.tree.plan.nodes[-1].bands:
            found.held[where][rows] = held(bands, whole, values)


@lru_cache(maxsize=8)
def scorer_of(rubric: Rubric, commons: tuple[int | None, ...], subject: Subject) -> Scorer:
    """Return what scores columns under a rubric; the last few are kept, as making one takes longer than a small table.

    Args:
        rubric: what is judged.
        commons: the common denominator of each criterion's column, in the order in which they are scored.
        subject: one of the subjects, who all weigh alike.
    """
    leaves = dict(zip((node.id for node in rubric.order if node.is_criterion), commons, strict=True))
    numbers = {node.id: number for number, node in enumerate(rubric.order)}
    tree, found = RowTree.of(plan_of(rubric, [subject])), commons_of(rubric, leaves, subject, complete=False)
    return Scorer(
        rubric=rubric,
        tree=tree,
        numbers=numbers,
        sure=doubts_of(rubric, commons_of(rubric, leaves, subject, complete=tree.is_total)),
        unsure=doubts_of(rubric, found),
        common=found[rubric.id].value if is_safe(found[rubric.id].value) else None,
        as_found=frozenset(name for name in leaves if not tree.plan.nodes[numbers[name]].has_steps),
    )


def _number(value: Fraction | None) -> float:
    return np.nan if value is None else float(value)
