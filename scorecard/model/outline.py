"""A rubric's dimensions and criteria with the place of each, for checks to walk over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from scorecard.model.evidence_rule import EvidenceRule
from scorecard.model.rubric_parts import Criterion, Dimension, RubricFields
from scorecard.model.steps import Band
from scorecard.source import Pointer

ROOT = Pointer()


@dataclass(frozen=True, slots=True)
class PlacedDimension:
    """A dimension, or the rubric as a whole, with its place and the choices in force."""

    at: Pointer
    part: RubricFields | Dimension
    method: str
    path: tuple[str, ...] = ()
    bands: tuple[Band, ...] = ()
    in_office: bool = False
    """Whether its criteria apply only to who was in office."""

    @property
    def name(self) -> str:
        """What messages call it."""
        return f"'{self.part.id}'" if self.at.steps else "the rubric"

    def children(self) -> Iterator[tuple[Pointer, Dimension | Criterion]]:
        """Yield the dimensions, then the criteria, each with its place."""
        for steps, child in self.part.placed:
            yield Pointer((*self.at.steps, *steps)), child

    def inputs(self, tiers: Sequence[str]) -> Iterator[Input]:
        """Yield what it aggregates: its children, or what `over` names further in.

        Args:
            tiers: the rubric's names of its tiers.
        """
        over = self.part.over or "children"
        if over in {"children", "criteria", *tiers}:
            plain = over in {"children", "criteria"}
            yield from _inputs(self, over, 1 if plain else tiers.index(over) + 1 - len(self.path))


Input = tuple[Pointer, Dimension | Criterion, tuple[Band, ...]]
"""What a dimension aggregates: its place, itself, and the bands that hold for it."""


def _inputs(outer: PlacedDimension, over: str, steps: int) -> Iterator[Input]:
    for pointer, child in outer.children():
        bands = outer.bands if child.bands is None else child.bands
        if isinstance(child, Criterion) if over == "criteria" else steps == 1:
            yield pointer, child, bands
        elif isinstance(child, Dimension):
            yield from _inputs(replace(outer, at=pointer, part=child, bands=bands), over, steps - 1)


@dataclass(frozen=True)
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
    def parts(self) -> Iterator[tuple[Pointer, RubricFields | Dimension | Criterion]]:
        """The rubric, every dimension and every criterion, each with its place."""
        for dimension in self.dimensions:
            yield dimension.at, dimension.part
        yield from self.criteria

    @cached_property
    def paths_by_id(self) -> dict[str, str]:
        """The dotted path of every dimension and criterion by its id, and the empty one by the rubric's."""
        found = {self.rubric.id: ""}
        for dimension in self.dimensions:
            for _, child in dimension.children():
                found[child.id] = ".".join((*dimension.path, child.id))
        return found

    @cached_property
    def names(self) -> frozenset[str]:
        """Every id and dotted path."""
        return frozenset({*self.paths_by_id, *self.paths_by_id.values()} - {""})

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
    return Outline(rubric, tuple(_walk(PlacedDimension(ROOT, rubric, "mean"))))


def _walk(outer: PlacedDimension) -> Iterator[PlacedDimension]:
    part = outer.part
    here = replace(
        outer,
        method=part.aggregate.method if part.aggregate else outer.method,
        bands=outer.bands if part.bands is None else part.bands,
    )
    yield here
    for index, dimension in enumerate(part.dimensions):
        inside = replace(
            here,
            at=here.at / "dimensions" / index,
            part=dimension,
            path=(*here.path, dimension.id),
            in_office=here.in_office or dimension.applies_to.in_office,
        )
        yield from _walk(inside)
