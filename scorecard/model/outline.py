"""A rubric's dimensions and criteria with the place of each, for checks to walk over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Generic, TypeVar

from scorecard.model.custom import CustomRule
from scorecard.model.evidence_rule import EvidenceRule
from scorecard.model.rubric_parts import Criterion, Dimension, RubricFields
from scorecard.model.steps import Band, Show
from scorecard.source import Pointer

ROOT = Pointer()
Child = Dimension | Criterion
P_co = TypeVar("P_co", bound=RubricFields | Dimension | Criterion, covariant=True)


@dataclass(frozen=True, slots=True)
class Placed(Generic[P_co]):
    """A dimension or criterion, or the rubric as a whole, with its place and what is handed down to it."""

    at: Pointer
    """Where its keys stand; criteria that are written together share the place of theirs."""
    part: P_co
    bands: tuple[Band, ...] = ()
    show: Show = Show()
    depth: int = 0
    """Number of dimensions that it stands in, itself included where it is one."""


@dataclass(frozen=True)
class PlacedDimension:
    """A dimension, or the rubric as a whole, with its place and the choices in force."""

    at: Pointer
    part: RubricFields | Dimension
    method: str
    path: tuple[str, ...] = ()
    bands: tuple[Band, ...] = ()
    show: Show = Show()
    in_office: bool = False
    """Whether its criteria apply only to who was in office."""

    @property
    def name(self) -> str:
        """What messages call it."""
        return f"'{self.part.id}'" if self.at.steps else "the rubric"

    @property
    def over(self) -> str:
        """What it aggregates: `children`, `criteria`, or the nodes of a tier."""
        return self.part.over or "children"

    def children(self) -> Iterator[tuple[Pointer, Child]]:
        """Yield the dimensions, then the criteria, each with its place."""
        return ((each.at, each.part) for each in self.inside())

    def inside(self, *, deep: bool = False) -> Iterator[Placed[Child]]:
        """Yield the children or, where asked for, all that is below, with what is handed down to each."""
        return _below(self._here) if deep else iter(self._children)

    @cached_property
    def _here(self) -> Placed[RubricFields | Child]:
        return Placed(self.at, self.part, self.bands, self.show, len(self.path))

    @cached_property
    def _children(self) -> tuple[Placed[Child], ...]:
        """The children, placed once for all checks."""
        return tuple(_inside(self._here))


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
    def parts(self) -> Iterator[Placed[RubricFields | Child]]:
        """The rubric, every dimension and every criterion, each with its place and what is handed down to it."""
        yield Placed(ROOT, self.rubric, self.rubric.bands or (), self.rubric.show or Show())
        for dimension in self.dimensions:
            yield from dimension.inside()

    @property
    def ids(self) -> Iterator[tuple[str, Pointer]]:
        """The ids of the rubric, of every dimension and of every criterion, each with the place where it is written."""
        yield self.rubric.id, ROOT / "id"
        for dimension in self.dimensions:
            for steps, child in dimension.part.placed:
                place = Pointer((*dimension.at.steps, *steps))
                yield child.id, place if "ids" in steps else place / "id"

    def counted(self, dimension: PlacedDimension) -> Iterator[Placed[Child]]:
        """Yield what a dimension aggregates: its children, or what `over` names; nothing for a tier not below it."""
        if dimension.over == "children":
            yield from dimension.inside()
            return
        for each in dimension.inside(deep=True):
            if isinstance(each.part, Criterion) if dimension.over == "criteria" else self.tier(each) == dimension.over:
                yield each

    def tier(self, placed: Placed[Child]) -> str:
        """Return the name of the tier that a dimension or criterion stands in; empty where it has none."""
        index = placed.depth - isinstance(placed.part, Dimension)
        return self.rubric.tiers[index] if index < len(self.rubric.tiers) else ""

    @cached_property
    def paths_by_id(self) -> dict[str, str]:
        """The dotted path of every dimension and criterion by its id, and the empty one by the rubric's."""
        found = {self.rubric.id: ""}
        for dimension in self.dimensions:
            for _, child in dimension.children():
                found[child.id] = ".".join((*dimension.path, child.id))
        return found

    @cached_property
    def in_points(self) -> frozenset[str]:
        """Ids of what is shown as points, unless it says how it is shown: a sum, and what it adds up."""
        sums = [dimension for dimension in self.dimensions if dimension.method == "sum"]
        added = {each.part.id for dimension in sums for each in self.counted(dimension)}
        return frozenset(added | {dimension.part.id for dimension in sums})

    @property
    def themed_rules(self) -> Iterator[tuple[Pointer, EvidenceRule | CustomRule]]:
        """Every rule that looks at acts by their themes, with its place."""
        for pointer, criterion in self.criteria:
            if criterion.evidence:
                yield pointer / "evidence", criterion.evidence
            if criterion.groups:
                yield pointer / "groups", criterion.groups
            if criterion.custom:
                yield pointer / "custom", criterion.custom


def outline_of(rubric: RubricFields) -> Outline:
    """Return the rubric laid out flat."""
    return Outline(rubric, tuple(_walk(PlacedDimension(ROOT, rubric, "mean"))))


def _walk(outer: PlacedDimension) -> Iterator[PlacedDimension]:
    part = outer.part
    here = replace(
        outer,
        method=part.aggregate.method if part.aggregate else outer.method,
        bands=outer.bands if part.bands is None else part.bands,
        show=part.show or outer.show,
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


def _inside(outer: Placed[RubricFields | Child]) -> Iterator[Placed[Child]]:
    for steps, child in outer.part.placed if not isinstance(outer.part, Criterion) else ():
        yield Placed(
            at=Pointer((*outer.at.steps, *steps[:2])),
            part=child,
            bands=outer.bands if child.bands is None else child.bands,
            show=child.show or outer.show,
            depth=outer.depth + isinstance(child, Dimension),
        )


def _below(outer: Placed[RubricFields | Child]) -> Iterator[Placed[Child]]:
    for each in _inside(outer):
        yield each
        yield from _below(each)
