"""What differs between two records and bears on a node: its actions, observations, sources, and the subject."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from scorecard.model.edition_difference import Bearing, BearingKind, How
from scorecard.model.facts import Action, Evidence, ObservedValue, Source
from scorecard.model.node import Node
from scorecard.model.record import Record
from scorecard.model.rubric import Rubric
from scorecard.scoring.diff import all_that_bears_on

COUNTED = ("kind", "terms", "attributes")
"""What of a subject a score may depend on."""


@dataclass(frozen=True)
class Sought:
    """What a node asks of a record, with all that its value depends on."""

    themes: frozenset[str]
    observations: frozenset[str]

    @classmethod
    def by(cls, path: str, rubrics: Sequence[Rubric]) -> Sought:
        """Return what the node of a path asks for under any of some rubrics."""
        nodes = [node for rubric in rubrics for node in _below(rubric, path)]
        themes = frozenset(theme for node in nodes for theme in node.themes)
        return cls(themes, frozenset(node.reads for node in nodes if node.is_criterion))


def _below(rubric: Rubric, path: str) -> Iterator[Node]:
    by_id = {node.id: node for node in rubric.tree.walk()}
    start = next((node for node in by_id.values() if node.path == path), None)
    if start is not None:
        yield from all_that_bears_on(start, by_id).values()


@dataclass(frozen=True)
class Between:
    """Two records of one subject."""

    before: Record
    after: Record

    def bearing_on(self, sought: Sought) -> Iterator[Bearing]:
        """Yield what differs between the records and bears on what is sought."""
        if any(getattr(self.before.subject, name) != getattr(self.after.subject, name) for name in COUNTED):
            yield Bearing(kind="subject", id=self.after.subject.id, how="changed")
        yield from (each for name, each in self._actions.items() if self._themes.get(name, set()) & sought.themes)
        yield from (each for name, each in self._observations.items() if name in sought.observations)
        cited = self._cited(sought)
        for name, each in self._sources.items():
            covers = {theme for source in self._versions(name) for theme in source.covers}
            if name in cited or covers & sought.themes:
                yield each

    @cached_property
    def _actions(self) -> dict[str, Bearing]:
        before, after = ({action.id: action for action in record.actions} for record in self._both)
        return dict(_between("action", before, after))

    @cached_property
    def _observations(self) -> dict[str, Bearing]:
        return dict(_between("observation", self.before.observations, self.after.observations))

    @cached_property
    def _sources(self) -> dict[str, Bearing]:
        return dict(_between("source", self.before.sources, self.after.sources))

    @cached_property
    def _themes(self) -> dict[str, set[str]]:
        """The themes of each action with those of the act that it reports, in either record."""
        found: dict[str, set[str]] = {}
        for record in self._both:
            for act in record.acts:
                for action in act.actions:
                    found.setdefault(action.id, set()).update(act.directions)
        return found

    @property
    def _both(self) -> tuple[Record, Record]:
        return self.before, self.after

    def _versions(self, source: str) -> Iterator[Source]:
        yield from (record.sources[source] for record in self._both if source in record.sources)

    def _cited(self, sought: Sought) -> set[str]:
        """Return the sources on which rests what is sought, in either record."""
        pieces: list[Evidence] = []
        for record in self._both:
            for action in record.actions:
                pieces += action.evidence if self._themes[action.id] & sought.themes else ()
            for name, seen in record.observations.items():
                pieces += seen.evidence if name in sought.observations else ()
        return {piece.source for piece in pieces}


def _between(
    kind: BearingKind,
    before: Mapping[str, Action | ObservedValue | Source],
    after: Mapping[str, Action | ObservedValue | Source],
) -> Iterator[tuple[str, Bearing]]:
    for name in dict.fromkeys([*before, *after]):
        if before.get(name) != after.get(name):
            how: How = "changed" if name in before and name in after else "removed" if name in before else "added"
            yield name, Bearing(kind=kind, id=name, how=how)
