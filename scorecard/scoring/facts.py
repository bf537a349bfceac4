"""A record's acts and sources, indexed once so that each criterion finds its own without a search."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from scorecard.model.dates import Interval, interval
from scorecard.model.facts import Action
from scorecard.model.record import Record
from scorecard.model.relations import Group
from scorecard.model.window import Window
from scorecard.model.words import SourceKind


@dataclass(frozen=True, eq=False)
class JoinedAct:
    """One act, with all that the actions which report it say."""

    actions: tuple[Action, ...]
    """The one that the others name comes first; it gives date, instrument and summary."""
    span: Interval
    directions: Mapping[str, frozenset[str]]
    """Directions on each theme."""
    kinds: frozenset[SourceKind]
    sources: frozenset[str]
    targets: frozenset[str]

    @cached_property
    def state(self) -> str:
        """What became of the act by its latest status; `in_force` where none is given."""
        statuses = [action.status for action in self.actions if action.status]
        dated = [(interval(status.since)[0] if status.since else date.min, status.state) for status in statuses]
        return max(dated)[1] if dated else "in_force"


@dataclass(frozen=True, eq=False)
class Facts:
    """What scoring needs of a record."""

    record: Record
    acts: tuple[JoinedAct, ...]
    left_out: int
    """Acts that do not surely lie in the window."""

    @cached_property
    def by_theme(self) -> dict[str, list[JoinedAct]]:
        """The acts that bear on each theme, in the order of their ids."""
        found: dict[str, list[JoinedAct]] = {}
        for act in self.acts:
            for theme in act.directions:
                found.setdefault(theme, []).append(act)
        return found

    def bearing_on(self, themes: Iterable[str]) -> list[JoinedAct]:
        """Return the acts that bear on any of the themes, each once."""
        found = {id(act): act for theme in themes for act in self.by_theme.get(theme, ())}
        return list(found.values())


def facts_of(record: Record, window: Window | None = None) -> Facts:
    """Return the acts of a record; with a window, those that surely lie in it."""
    acts = tuple(_join(record, actions) for actions in record.acts)
    if window is None:
        return Facts(record, acts, 0)
    first, last = window.span(record.subject.span)
    inside = tuple(act for act in acts if first <= act.span[0] and act.span[1] <= last)
    return Facts(record, inside, len(acts) - len(inside))


def aimed_at(acts: Iterable[JoinedAct], group: Group) -> list[JoinedAct]:
    """Return the acts of which a target surely belonged to the group at the time."""
    return [act for act in acts if any(group.holds(target, act.span) for target in act.targets)]


def _join(record: Record, actions: tuple[Action, ...]) -> JoinedAct:
    directions: dict[str, set[str]] = {}
    for action in actions:
        for theme, direction in action.themes.items():
            directions.setdefault(theme, set()).add(direction)
    sources = frozenset(evidence.source for action in actions for evidence in action.evidence)
    first = actions[0]
    return JoinedAct(
        actions=actions,
        span=interval(first.date) if first.date else record.subject.span,
        directions={theme: frozenset(found) for theme, found in directions.items()},
        kinds=frozenset(record.sources[source].kind for source in sources),
        sources=sources,
        targets=frozenset(target for action in actions for target in action.targets),
    )
