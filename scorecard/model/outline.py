"""A rubric's dimensions and criteria with the place of each, for checks to walk over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scorecard.model.evidence_rule import EvidenceRule
from scorecard.model.rubric_parts import Criterion, Dimension, RubricFields
from scorecard.source import Pointer

ROOT = Pointer()


@dataclass(frozen=True, slots=True)
class PlacedDimension:
    """A dimension, or the rubric as a whole, with its place and the aggregation in force."""

    at: Pointer
    part: RubricFields | Dimension
    method: str

    @property
    def name(self) -> str:
        """What messages call it."""
        return f"'{self.part.id}'" if self.at.steps else "the rubric"

    def children(self) -> Iterator[tuple[Pointer, Dimension | Criterion]]:
        """Yield the dimensions, then the criteria, each with its place."""
        for index, dimension in enumerate(self.part.dimensions):
            yield self.at / "dimensions" / index, dimension
        for index, criterion in enumerate(self.part.criteria if isinstance(self.part, Dimension) else ()):
            yield self.at / "criteria" / index, criterion


@dataclass(frozen=True, slots=True)
class Outline:
    """A rubric laid out flat, the rubric itself first."""

    rubric: RubricFields
    dimensions: tuple[PlacedDimension, ...]

    @property
    def criteria(self) -> Iterator[tuple[Pointer, Criterion]]:
        """Every criterion with its place, in the order written."""
        for dimension in self.dimensions:
            for pointer, child in dimension.children():
                if isinstance(child, Criterion):
                    yield pointer, child

    @property
    def evidence_rules(self) -> Iterator[tuple[Pointer, EvidenceRule]]:
        """Every evidence or groups rule with its place."""
        for pointer, criterion in self.criteria:
            if criterion.evidence:
                yield pointer / "evidence", criterion.evidence
            if criterion.groups:
                yield pointer / "groups", criterion.groups


def outline_of(rubric: RubricFields) -> Outline:
    """Return the rubric laid out flat."""
    return Outline(rubric, tuple(_walk(ROOT, rubric, "mean")))


def _walk(at: Pointer, part: RubricFields | Dimension, outer: str) -> Iterator[PlacedDimension]:
    method = part.aggregate.method if part.aggregate else outer
    yield PlacedDimension(at, part, method)
    for index, dimension in enumerate(part.dimensions):
        yield from _walk(at / "dimensions" / index, dimension, method)
