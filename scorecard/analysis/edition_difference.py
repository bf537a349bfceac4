"""What moved between two editions, cell by cell, and because of what.

Each kind of input of the second edition is put alone into the first, all else left as it was, and scored again. A cell
that then is what it is in the second edition moved because of that; where no one kind does that, several did together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property

from scorecard.analysis.bearing import Between, Sought
from scorecard.analysis.corrections import corrections_added, corrections_removed
from scorecard.model.difference import Change
from scorecard.model.edition import Edition
from scorecard.model.edition_difference import (
    Bearing,
    Cause,
    CellMove,
    CellValue,
    DatedCorrection,
    EditionDifference,
    How,
    InputChange,
)
from scorecard.model.node import Node
from scorecard.model.record import Record
from scorecard.model.result import Result
from scorecard.model.rubric import Rubric
from scorecard.problem import DocumentError, ScorecardError
from scorecard.reading.edition import EditionFolder, EditionInputs, documents_of, inputs_of, rubrics_of
from scorecard.reading.published import PublishedCell, published_cells
from scorecard.scoring.diff import all_that_bears_on, diff, is_at_one_of
from scorecard.scoring.score import score
from scorecard.version import VERSION

Key = tuple[str, str]
"""A subject and the path of a node."""
Cells = Mapping[Key, CellValue]
PARTS: tuple[Cause, ...] = ("record", "rubric", "shared", "window")
"""What of an edition is put into the other one, each alone."""


@dataclass(frozen=True)
class Side:
    """One edition, or what it would have been with something of another."""

    inputs: EditionInputs
    window: str | None

    @classmethod
    def of(cls, folder: EditionFolder) -> Side:
        """Return an edition as it is."""
        return cls(inputs_of(folder), folder.manifest.choices.window)

    @cached_property
    def documents(self) -> tuple[Rubric, dict[str, Record]]:
        """The rubric, and the records by their subjects."""
        rubric, records = documents_of(self.inputs)
        return rubric, {record.subject.id: record for record in records}

    @cached_property
    def cells(self) -> dict[Key, CellValue]:
        """Every cell as this version of the library computes it."""
        rubric, records = self.documents
        cards = (score(rubric, record, window=self.window) for record in records.values())
        return {
            (card.record.subject.id, result.path): value_of(result) for card in cards for result in card.root.walk()
        }

    def part(self, cause: Cause) -> object:
        """Return what a cause is about, so that it can be seen whether two editions have the same."""
        if cause == "record":
            return {name: kept.data for name, kept in self.inputs.records.items()}
        if cause == "rubric":
            return self.inputs.rubric.data, {name: kept.data for name, kept in self.inputs.extended.items()}
        return {name: kept.data for name, kept in self.inputs.shared.items()} if cause == "shared" else self.window

    def taking(self, cause: Cause, other: Side) -> Side:
        """Return this edition with one part of another."""
        if cause == "window":
            return Side(self.inputs, other.window)
        if cause == "rubric":
            return Side(replace(self.inputs, rubric=other.inputs.rubric, extended=other.inputs.extended), self.window)
        if cause == "shared":
            return Side(replace(self.inputs, shared=other.inputs.shared), self.window)
        return Side(replace(self.inputs, records=other.inputs.records), self.window)


def value_of(result: Result) -> CellValue:
    """Return a result as an edition states it."""
    return CellValue(
        outcome=result.outcome, score=result.score, lower=result.lower, upper=result.upper,
        coverage=result.coverage, band=result.band, show=result.show,
    )  # fmt: skip


def edition_difference(first: EditionFolder, second: EditionFolder) -> EditionDifference:
    """Return what two editions differ in.

    Args:
        first: the edition before, whose inputs are whole.
        second: the edition after.

    Raises:
        DocumentError: with every problem of the inputs of either.
        ScorecardError: when a window cannot be applied to a record.
    """
    return _Pair(first, second, Side.of(first), Side.of(second)).difference()


@dataclass(frozen=True)
class _Pair:
    """Two editions that are compared."""

    folder: EditionFolder
    other: EditionFolder
    first: Side
    second: Side

    def difference(self) -> EditionDifference:
        """Return what the editions differ in."""
        (rubric, records), (later, others) = self.first.documents, self.second.documents
        paths = ([node.path for node in each.tree.walk()] for each in (rubric, later))
        shared = [key for key in self.second.cells if key in self.first.cells]
        return EditionDifference(
            first=self.folder.manifest,
            second=self.other.manifest,
            inputs=tuple(_inputs(self.folder.manifest, self.other.manifest)),
            subjects=tuple(_only_one([*records], [*others])),
            nodes=tuple(_only_one(*paths)),
            compared=len(shared),
            moves=tuple(move for key in shared for move in self._moves(key)),
            corrections=tuple(self._corrections(removed=False)),
            dropped=tuple(self._corrections(removed=True)),
            unknown_library=any(each is None for each in self._published),
        )

    @cached_property
    def swapped(self) -> dict[Cause, Cells]:
        """The cells of the first edition with each part of the second; none where the two do not go together."""
        found: dict[Cause, Cells] = {}
        for cause in PARTS:
            if self.first.part(cause) != self.second.part(cause):
                try:
                    found[cause] = self.first.taking(cause, self.second).cells
                except (DocumentError, ScorecardError):
                    found[cause] = {}
        return found

    @cached_property
    def _published(self) -> tuple[Mapping[Key, PublishedCell] | None, Mapping[Key, PublishedCell] | None]:
        """What each edition states, where another version of the library made it; empty where this one did."""
        one, other = (
            {} if each.manifest.library == VERSION else published_cells(each) for each in (self.folder, self.other)
        )
        return one, other

    def _stated(self, key: Key) -> tuple[CellValue, CellValue]:
        """Return a cell of both editions as they state it."""
        before, after = (
            _as_published(side.cells[key], (published or {}).get(key))
            for side, published in zip((self.first, self.second), self._published, strict=True)
        )
        return before, after

    def _moves(self, key: Key) -> Iterator[CellMove]:
        before, after = self._stated(key)
        if before == after:
            return
        causes, is_alone = self._causes(key, before, after)
        bearing = self._bearing(key, causes)
        subject, path = key
        title = _node_of(self.second.documents[0], path).title
        yield CellMove(
            subject=subject, path=path, title=title, before=before, after=after,
            causes=causes, together=not is_alone, because=tuple(bearing),
        )  # fmt: skip

    def _causes(self, key: Key, before: CellValue, after: CellValue) -> tuple[tuple[Cause, ...], bool]:
        """Return the causes of a move, and whether each of them alone makes it."""
        was, now = self.first.cells[key], self.second.cells[key]
        by_library: tuple[Cause, ...] = () if (was, now) == (before, after) else ("library",)
        if was == now:
            return by_library, True
        values = {cause: cells[key] for cause, cells in self.swapped.items() if key in cells}
        alone = tuple(cause for cause, value in values.items() if value == now)
        if alone:
            return (*alone, *by_library), not by_library
        moving = tuple(cause for cause in self.swapped if values.get(cause) != was)
        return (*(moving or tuple(self.swapped)), *by_library), False

    def _bearing(self, key: Key, causes: tuple[Cause, ...]) -> Iterator[Bearing]:
        subject, path = key
        rubric, later = self.first.documents[0], self.second.documents[0]
        if "record" in causes:
            yield from self._between[subject].bearing_on(Sought.by(path, (rubric, later)))
        if {"rubric", "shared"} & set(causes):
            nodes = all_that_bears_on(_node_of(later, path), {node.id: node for node in later.tree.walk()})
            for change in self._changes:
                if is_at_one_of(change, nodes):
                    yield Bearing(kind="rubric", id=f"{change.path} {change.what}".strip(), how="changed")

    @cached_property
    def _between(self) -> dict[str, Between]:
        records, others = self.first.documents[1], self.second.documents[1]
        return {name: Between(record, others[name]) for name, record in records.items() if name in others}

    @cached_property
    def _changes(self) -> tuple[Change, ...]:
        return diff(self.first.documents[0], self.second.documents[0]).changes

    def _corrections(self, *, removed: bool) -> Iterator[DatedCorrection]:
        """Yield the corrections of each document of both editions that one of them has and the other has not."""
        found = corrections_removed if removed else corrections_added
        rubrics, later = rubrics_of(self.first.inputs), rubrics_of(self.second.inputs)
        for name in later:
            if name in rubrics:
                for each in found(rubrics[name].corrections, later[name].corrections):
                    yield DatedCorrection(kind="rubric", id=name, correction=each)
        for name, between in self._between.items():
            for each in found(between.before.corrections, between.after.corrections):
                yield DatedCorrection(kind="record", id=name, correction=each)


def _as_published(value: CellValue, published: PublishedCell | None) -> CellValue:
    if published is None:
        return value
    return replace(value, **{each.name: getattr(published, each.name) for each in fields(PublishedCell)})


def _node_of(rubric: Rubric, path: str) -> Node:
    return rubric.nodes[path or rubric.id]


def _only_one(before: list[str], after: list[str]) -> Iterator[tuple[str, How]]:
    """Yield what is on one list only."""
    yield from ((name, "removed") for name in before if name not in after)
    yield from ((name, "added") for name in after if name not in before)


def _inputs(first: Edition, second: Edition) -> Iterator[InputChange]:
    """Yield the inputs that are not the same file in both editions, by kind and id."""
    before, after = ({(each.kind, each.id): each.sha256 for each in edition.inputs} for edition in (first, second))
    for key in dict.fromkeys([*before, *after]):
        if before.get(key) != after.get(key):
            how: How = "changed" if key in before and key in after else "removed" if key in before else "added"
            yield InputChange(kind=key[0], id=key[1], how=how)
