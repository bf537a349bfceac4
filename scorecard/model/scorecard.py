"""The results of one record under one rubric, with what they were computed from."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import ClassVar

from scorecard.model.frame import Framed, Kind
from scorecard.model.notebook import Shown
from scorecard.model.record import Record
from scorecard.model.result import Result
from scorecard.model.rubric import Rubric
from scorecard.model.window import Window
from scorecard.problem import NodeNotFoundError


@dataclass(frozen=True, kw_only=True)
class Exposure:
    """How much there was to look at; it stands beside the scores and enters none of them."""

    years: Fraction | None
    """Years in office that the scorecard looks at; None where a term has no end."""
    documents: int
    characters: int | None
    """Characters of the documents; None where a length is not given."""
    acts: int
    self_reported: Fraction | None
    """Share of the acts that rest on self-reported sources alone; None without acts."""
    scrutinised: Fraction | None
    """Mean over the evidence criteria of the share of scrutiny that there is; None without such criteria."""
    shared_points: Fraction | None
    """Share of the points that rest on acts which more than one criterion counts; None without points."""
    left_out: int = 0
    """Acts left out because they do not surely lie in the window."""
    oldest: str | None = None
    """Date of the oldest source as the record gives it, of an interval its start; None where no source has a date."""
    newest: str | None = None
    """Date of the newest source, of an interval its end."""
    undated: int = 0
    """Sources that bear no date."""
    as_of: str | None = None
    """Day up to which sources were looked for, as the record declares, else the date of the newest source."""


COLUMNS: dict[str, Kind] = {
    "subject": "text",
    "path": "text",
    "title": "text",
    "outcome": "text",
    "score": "number",
    "lower": "number",
    "upper": "number",
    "coverage": "number",
    "unscrutinised": "number",
    "band": "text",
}
"""Columns of results as rows, each with what it holds."""


@dataclass(frozen=True, kw_only=True)
class Scorecard(Framed, Shown):
    """The results of one record under one rubric."""

    rubric: Rubric
    record: Record
    root: Result
    exposure: Exposure
    window: Window | None = None
    columns: ClassVar[dict[str, Kind]] = COLUMNS
    """Columns of `to_rows` and `to_frame`, each with what it holds."""

    @property
    def score(self) -> Fraction | None:
        """The score of the whole, 0 to 1, or None where there is none."""
        return self.root.score

    @property
    def lower(self) -> Fraction | None:
        """The score if every unknown were at its worst; None where nothing applies."""
        return self.root.lower

    @property
    def upper(self) -> Fraction | None:
        """The score if every unknown were at its best; None where nothing applies."""
        return self.root.upper

    @property
    def coverage(self) -> Fraction:
        """Share of the weight that could be judged, 0 to 1."""
        return self.root.coverage

    @cached_property
    def results(self) -> dict[str, Result]:
        """Every result by its dotted path, parents first; the whole under the empty path."""
        return {result.path: result for result in self.root.walk()}

    @cached_property
    def _by_name(self) -> dict[str, Result]:
        return {result.node.id: result for result in self.root.walk()} | self.results

    def __getitem__(self, path: str) -> Result:
        """Return the result of a dimension or criterion, by its dotted path or its id.

        Raises:
            NodeNotFoundError: when the rubric has no such node.
        """
        if path not in self._by_name:
            raise NodeNotFoundError(path, [name for name in self.results if name])
        return self._by_name[path]

    def to_rows(self) -> list[dict[str, object]]:
        """Return one dict a result, for any data frame; numbers are exact and in [0, 1]."""
        return [{**row_of(self, result)} for result in self.root.walk()]


def row_of(card: Scorecard, result: Result) -> dict[str, str | Fraction | None]:
    """Return one result as a flat row."""
    return {
        "subject": card.record.subject.id,
        "path": result.path,
        "title": result.title,
        "outcome": result.outcome,
        "score": result.score,
        "lower": result.lower,
        "upper": result.upper,
        "coverage": result.coverage,
        "unscrutinised": result.unscrutinised,
        "band": result.band,
    }
